"""What the mail room needs: print run, list, envelopes, labels, messages."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.batch.dispatch import Wishes, jobs_of
from docgen.services.batch import Batch, drafted_plan, may_go_on
from docgen.services.deliver import Parcel, Way, delivered
from docgen.services.events import Ended, Event, Found, Status
from docgen.writers.files import safe_name


def dispatched(batch: Batch, wishes: Wishes) -> Iterator[Event]:
    """Write the print run and the dispatch list, and what else is wished.

    Raises: Rejected, before anything is written, when the folder or a file refuses.
    """
    press = batch.press()
    plan = drafted_plan(batch, press)
    yield Found(plan.found, plan.sources)
    if plan.origin is None or not may_go_on(plan, batch):
        yield Ended(Status.NOTHING_WRITTEN)
        return
    jobs, found = jobs_of(plan, press, wishes)
    yield Found(tuple(found), plan.sources)
    if not jobs:
        yield Ended(Status.NOTHING_WRITTEN)
        return
    target = batch.folder or batch.workspace.output / safe_name(batch.path.stem) / "dispatch"
    yield from delivered([Parcel(target, jobs, plan.origin)], Way())


__all__ = ["Wishes", "dispatched"]
