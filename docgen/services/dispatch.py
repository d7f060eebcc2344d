"""What the mail room needs: print run, list, envelopes, labels, messages, packages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.batch.dispatch import Wishes, jobs_of
from docgen.batch.package import Packing
from docgen.later import later
from docgen.model.package import Package
from docgen.services.batch import drafted_plan, may_go_on
from docgen.services.batch_wishes import Batch
from docgen.services.deliver import DeliveryRules, Parcel, deliver_parcels
from docgen.services.events import Ended, FoundFaults, RunStatus, WorkEvent
from docgen.services.issued_letters import IssuedLetters, as_issued, drafts_told
from docgen.services.workspace_journal import RunInJournal
from docgen.writers.safe_names import safe_name

if TYPE_CHECKING:
    from docgen.services import long_dispatch
else:
    long_dispatch = later("docgen.services.long_dispatch")


def dispatch_batch(batch: Batch, wishes: Wishes) -> Iterator[WorkEvent]:
    """Write the print run and the dispatch list, and what else is wished.

    Packages hold the files that went out; where nothing did yet, drafts that say so.
    Raises: Rejected, before anything is written, when the folder or a file refuses.
    """
    target = batch.folder or batch.workspace.place_in_output(safe_name(batch.path.stem), "dispatch")
    run = RunInJournal(batch.workspace, "dispatch", batch.path, batch.at, target)
    yield from run.record_events(_dispatch_batch(batch, wishes, target))


def _dispatch_batch(batch: Batch, wishes: Wishes, target: Path) -> Iterator[WorkEvent]:
    press = batch.press()
    packing = wishes.packing
    out = IssuedLetters(drafted_plan(batch, press)) if packing is None else as_issued(batch, press)
    if out.plan.long_list is not None:
        yield from long_dispatch.dispatch_list(batch, wishes, target, out.plan.long_list)
        return
    if packing is not None:
        packing = replace(packing, issued=out.files, numbers=out.numbers)
        wishes = replace(wishes, packing=packing)
    plan = out.plan
    yield FoundFaults(plan.found, plan.sources)
    if plan.origin is None or not may_go_on(plan, batch):
        yield Ended(RunStatus.NOTHING_WRITTEN)
        return
    jobs, found = jobs_of(plan, press, wishes)
    if packing is not None and jobs:
        found += drafts_told(out)
    yield FoundFaults(tuple(found), plan.sources)
    if not jobs:
        yield Ended(RunStatus.NOTHING_WRITTEN)
        return
    yield from deliver_parcels(
        [Parcel(target, jobs, plan.origin, is_mail_room=True)], DeliveryRules()
    )


def package_schema() -> dict[str, object]:
    """The JSON Schema of a package's ``letter.json``."""
    return Package.model_json_schema()


__all__ = ["Packing", "Wishes", "dispatch_batch", "package_schema"]
