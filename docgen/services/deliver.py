"""Letters into folders: nothing before every folder agrees; then file by file, told as it goes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from shutil import disk_usage

from docgen import opening
from docgen.batch import manifest
from docgen.batch.delivery import Delivery, KeepNames, MakeJobs, opened_folder
from docgen.batch.jobs import Job, Outcome
from docgen.batch.manifest import Origin
from docgen.diagnostics import Diagnostic, Rejected
from docgen.light import dataclass
from docgen.loading.workspace import Workspace
from docgen.services.events import (
    Begun,
    Ended,
    FoundFaults,
    LetterDone,
    Note,
    RunStatus,
    Skipped,
    WorkEvent,
)
from docgen.services.number import issued_names
from docgen.writers.safe_names import clashes


@dataclass(frozen=True, slots=True)
class Parcel:
    """What goes into one folder; ``size`` is about what one letter takes, in bytes.

    With its ``workspace``, files of an earlier run are moved aside; those that went out stay.
    In the mail room's folder those of the same circular stay: each run makes some kinds of them.
    """

    folder: Path
    jobs: tuple[Job, ...]
    origin: Origin
    size: int = 0
    workspace: Workspace | None = None
    is_mail_room: bool = False

    def kept_files(self) -> KeepNames | None:
        """Which files of an earlier run stay among the new."""
        if self.is_mail_room:
            former = manifest.read_manifest(self.folder)
            is_same = former is not None and former.origin.sha256 == self.origin.sha256
            return (lambda names: names) if is_same else (lambda _: ())
        if self.workspace is None:
            return None
        return partial(issued_names, self.workspace, self.folder)


@dataclass(frozen=True, slots=True)
class DeliveryRules:
    """How letters are delivered: what stops the run, what is left alone, and who makes them.

    ``resume`` leaves alone what stands there whole and would be the same again.
    """

    stop_on_first: bool = True
    resume: bool = False
    maker: MakeJobs | None = None


def deliver_parcels(parcels: Sequence[Parcel], way: DeliveryRules) -> Iterator[WorkEvent]:
    """Write every parcel, letter by letter; the last event says how it ended.

    Raises: Rejected, before anything is written, when a folder or a file may not be.
    """
    refuse_shared_folders(parcels)
    total = _due(parcels)
    failed = 0
    with ExitStack() as stack:
        folders = [stack.enter_context(opened_folder(parcel.folder)) for parcel in parcels]
        pairs = list(zip(folders, parcels, strict=True))
        if way.resume:
            pairs = yield from _only_due_parcels(pairs)
        refuse_what_may_not_be(pairs)
        yield Begun(total)
        standing = total - _due([parcel for _, parcel in pairs])
        if standing:
            yield Skipped(standing)
        for folder, parcel in pairs:
            failed += yield from _deliver_parcel(folder, parcel, way, alone=total == 1)
            if failed and way.stop_on_first:
                break
        left = [fault for folder, parcel in pairs for fault in left_over(folder, parcel.jobs)]
    if left:
        yield FoundFaults(tuple(left))
    yield ended_run(failed, total)


def _only_due_parcels(
    pairs: Sequence[tuple[Delivery, Parcel]],
) -> Generator[WorkEvent, None, list[tuple[Delivery, Parcel]]]:
    """The folders with what is still to be made for each; what stands there whole is told."""
    left = []
    for folder, parcel in pairs:
        due, told = only_due(folder, parcel)
        yield from told
        left.append((folder, due))
    return left


def _deliver_parcel(
    folder: Delivery, parcel: Parcel, way: DeliveryRules, *, alone: bool
) -> Generator[WorkEvent, None, int]:
    """Write one parcel, letter by letter; how many failed."""
    failed = 0
    run = folder.run(
        parcel.jobs,
        parcel.origin,
        stop_on_first=way.stop_on_first,
        maker=way.maker,
        kept=parcel.kept_files(),
    )
    # Closed at once when it is left early, so that the record is kept under the lock.
    with closing(run) as outcomes:
        for outcome in outcomes:
            yield from told_delivery(outcome, alone=alone)
            failed += outcome.fault is not None
    return failed


def _due(parcels: Sequence[Parcel]) -> int:
    """How many letters are to be made."""
    return sum(1 for parcel in parcels for job in parcel.jobs if job.chosen and not job.codes)


def left_over(folder: Delivery, jobs: Sequence[Job]) -> list[Diagnostic]:
    """What is told of files of an earlier run: moved aside, or still among the new."""
    return [*folder.told_aside(), *folder.leftovers(jobs)]


def ended_run(failed: int, total: int) -> Ended:
    """How a run with so many failures ended."""
    return Ended(RunStatus.SOME_FAILED if failed else RunStatus.DONE, failed, total)


def told_delivery(outcome: Outcome, *, alone: bool) -> Iterator[WorkEvent]:
    """One letter, and its fault where it failed.

    Raises: what went wrong in docgen itself, where the letter is ``alone``.
    """
    yield LetterDone(outcome)
    if outcome.fault is None:
        return
    error = outcome.error
    if alone and error is not None and not isinstance(error, OSError | Rejected):
        raise error
    yield FoundFaults(error.found if isinstance(error, Rejected) else (outcome.fault,))


def only_due(folder: Delivery, parcel: Parcel) -> tuple[Parcel, list[WorkEvent]]:
    """The parcel with only what is missing or changed, and how much of each there is."""
    reasons = {job.row: folder.reason(job, parcel.origin) for job in parcel.jobs if job.chosen}
    told: list[WorkEvent] = [
        Note(f"resume_{reason or 'stands'}", {"count": count})
        for reason, count in Counter(reasons.values()).items()
    ]
    jobs = tuple(replace(job, chosen=bool(reasons.get(job.row))) for job in parcel.jobs)
    return replace(parcel, jobs=jobs), told


def refuse_what_may_not_be(pairs: Sequence[tuple[Delivery, Parcel]]) -> None:
    """Refuse when a file is in the way, or the disk has not the room that all letters need.

    Raises: Rejected, with all that is in the way.
    """
    refused = [
        fault for folder, parcel in pairs for fault in folder.refuse_foreign_files(parcel.jobs)
    ]
    refused += [fault for _, parcel in pairs for fault in _room(parcel)]
    if refused:
        raise Rejected(refused)


def refuse_shared_folders(parcels: Sequence[Parcel]) -> None:
    """Refuse two parcels for one folder.

    Raises: Rejected, with DG5005, when there are such.
    """
    twice = clashes(str(opening.resolved_path(parcel.folder)) for parcel in parcels)
    found = [
        Diagnostic(
            "DG5005",
            None,
            {
                "first": parcels[a].origin.circular,
                "second": parcels[b].origin.circular,
                "name": str(parcels[a].folder),
            },
        )
        for a, b in twice
    ]
    if found:
        raise Rejected(found)


def _room(parcel: Parcel) -> list[Diagnostic]:
    """A fault when the disk has not the room that all the letters need."""
    count = sum(1 for job in parcel.jobs if job.chosen and not job.codes)
    free = disk_usage(parcel.folder).free
    if parcel.size * count <= free:
        return []
    needed = f"{parcel.size * count / 1e6:.0f}"
    params = {"folder": str(parcel.folder), "needed": needed, "free": f"{free / 1e6:.0f}"}
    return [Diagnostic("DG5012", None, params)]
