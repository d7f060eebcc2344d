"""Long work in a process of its own: the page answers meanwhile, and a stop is heeded at once."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import field
from multiprocessing.connection import Connection
from typing import Any

from docgen.diagnostics import Rejected
from docgen.light import dataclass
from docgen.services import batch, dispatch, issue_batch
from docgen.services.batch import Batch
from docgen.services.dispatch import Wishes
from docgen.services.events import (
    Begun,
    Ended,
    Event,
    Found,
    Made,
    Note,
    Planned,
    Skipped,
    Standing,
    Status,
    Wrote,
)

PLAN, PROOF, MAKE, ISSUE, DISPATCH = "plan", "proof", "make", "issue", "dispatch"


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done, and the letters that it is of."""

    what: str
    batch: Batch
    wishes: Wishes = field(default_factory=Wishes)

    def events(self) -> Iterator[Event]:
        """The work, as the service tells it."""
        if self.what == PLAN:
            return batch.looked_at(self.batch)
        if self.what == PROOF:
            return batch.make_proof(self.batch)
        if self.what == DISPATCH:
            return dispatch.dispatch_batch(self.batch, self.wishes)
        return (
            issue_batch.issue_batch_of_letters(self.batch)
            if self.what == ISSUE
            else batch.make_batch(self.batch)
        )


def work(connection: Connection, order: Order) -> None:
    """Do the work and tell each event through the connection; anything sent there stops it."""
    with suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the page tells it to stop
    with suppress(BrokenPipeError, EOFError, OSError):
        _work(connection, order)
        connection.close()


def _work(connection: Connection, order: Order) -> None:
    events = order.events()
    try:
        for event in events:
            connection.send(_told_event(event))
            if connection.poll():
                close = getattr(events, "close", None)
                if close is not None:
                    close()
                connection.send(("stopped",))
                return
    except Rejected as refusal:
        connection.send(("found", refusal.found))
        connection.send(("ended", Status.NOTHING_WRITTEN.value, 0))
    except OSError:
        connection.send(("ended", Status.SOME_FAILED.value))


def _told_event(event: Event) -> tuple[Any, ...]:
    if isinstance(event, Found):
        return ("found", event.found)
    if isinstance(event, Note):
        return ("note", event.name, {name: str(value) for name, value in event.params.items()})
    if isinstance(event, Begun):
        return ("begun", event.total + event.refused, event.refused)
    if isinstance(event, Made):
        return ("made", event.outcome.job.recipient, event.outcome.fault is not None)
    if isinstance(event, Skipped):
        return ("skipped", event.count)
    if isinstance(event, Standing | Planned | Wrote):
        return ("standing", len(event.files))
    assert isinstance(event, Ended)
    return ("ended", event.status.value, event.failed)
