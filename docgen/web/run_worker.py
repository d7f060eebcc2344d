"""Long work in a process of its own: the page answers meanwhile, and a stop is heeded at once."""

from __future__ import annotations

import datetime
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from docgen.diagnostics import Rejected
from docgen.light import dataclass
from docgen.services import batch, dispatch, issue_batch
from docgen.services.batch_wishes import Batch
from docgen.services.dispatch import Wishes
from docgen.services.events import (
    Begun,
    Ended,
    FoundFaults,
    LetterDone,
    Note,
    Planned,
    RunStatus,
    Skipped,
    Standing,
    WorkEvent,
    Wrote,
)
from docgen.services.fetch import Progress, WantedSources, fetch
from docgen.services.files_beside import refusal_of_disk

PLAN, PROOF, MAKE, ISSUE, DISPATCH = "plan", "proof", "make", "issue", "dispatch"
FETCH = "fetch"

SendRecord = Callable[[tuple[Any, ...]], None]


@dataclass(frozen=True, slots=True)
class RunOrder:
    """What is to be done, and the letters that it is of."""

    what: str
    batch: Batch
    wishes: Wishes = field(default_factory=Wishes)

    @property
    def words(self) -> str:
        """Under what name the words of the page for it stand."""
        return "run"

    @property
    def aim(self) -> tuple[str, bool, bool]:
        """What is wanted, apart from whose letters: the same button in two windows aims at one."""
        return self.what, self.batch.final, self.batch.number_each

    @property
    def folder(self) -> Path:
        """Where it writes."""
        return self.batch.target

    def events(self, tell: SendRecord | None = None) -> Iterator[WorkEvent]:
        """The work, as the service tells it; there is no more to ``tell``."""
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


@dataclass(frozen=True, slots=True)
class FetchOrder:
    """The sources that are to be fetched, as of a moment."""

    wanted: WantedSources
    now: datetime.datetime
    what: str = FETCH

    @property
    def words(self) -> str:
        """Under what name the words of the page for it stand."""
        return "fetch"

    @property
    def folder(self) -> Path:
        """Where it writes."""
        return self.wanted.workspace.root

    def events(self, tell: SendRecord) -> Iterator[WorkEvent]:
        """The work; ``tell`` hears of each source on its way."""

        def hear(progress: Progress) -> None:
            tell(("way", progress.name, progress.rows, progress.is_done, progress.has_failed))

        yield Begun(len(self.wanted.names))
        report = fetch(
            self.wanted.workspace, self.wanted.names, self.now, time.monotonic, tell=hear
        )
        yield FoundFaults(report.found)
        has_failed = any(fault.is_error for fault in report.found)
        yield Ended(RunStatus.SOME_FAILED if has_failed else RunStatus.DONE)


AnyOrder = RunOrder | FetchOrder


def work(connection: Connection, order: AnyOrder) -> None:
    """Do the work and tell each event through the connection; anything sent there stops it."""
    with suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the page tells it to stop
    with suppress(BrokenPipeError, EOFError, OSError):
        _work(connection, order)
        connection.close()


def _work(connection: Connection, order: AnyOrder) -> None:
    events = order.events(connection.send)
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
        connection.send(("ended", RunStatus.NOTHING_WRITTEN.value, 0))
    except OSError as error:
        connection.send(("found", (refusal_of_disk(error, order.folder),)))
        connection.send(("ended", RunStatus.SOME_FAILED.value, 0))


def _told_event(event: WorkEvent) -> tuple[Any, ...]:
    if isinstance(event, FoundFaults):
        return ("found", event.found)
    if isinstance(event, Note):
        return ("note", event.name, {name: str(value) for name, value in event.params.items()})
    if isinstance(event, Begun):
        return ("begun", event.total + event.refused, event.refused)
    if isinstance(event, LetterDone):
        return ("made", event.outcome.job.recipient, event.outcome.fault is not None)
    if isinstance(event, Skipped):
        return ("skipped", event.count)
    if isinstance(event, Standing | Planned | Wrote):
        return ("standing", len(event.files))
    assert isinstance(event, Ended)
    return ("ended", event.status.value, event.failed)
