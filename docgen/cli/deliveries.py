"""Letters into folders: nothing before every folder agrees; then file by file, told as it goes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import disk_usage

import click

from docgen.batch.delivery import Delivery, Job, Maker, Outcome, opened
from docgen.batch.manifest import Origin
from docgen.cli.console import Console, shown
from docgen.cli.exits import SOME_FAILED
from docgen.diagnostics import Diagnostic, Rejected
from docgen.writers.files import clashes


@dataclass(frozen=True, slots=True)
class Parcel:
    """What goes into one folder; ``size`` is about what one letter takes, in bytes."""

    folder: Path
    jobs: tuple[Job, ...]
    origin: Origin
    size: int = 0


def deliver(
    console: Console,
    parcels: Sequence[Parcel],
    *,
    as_json: bool,
    stop_on_first: bool = True,
    resume: bool = False,
    maker: Maker | None = None,
) -> None:
    """Write every parcel; exit 3 when a letter fails, :class:`Rejected` when one may not be.

    ``resume`` leaves alone what stands there whole and would be the same again.
    """
    _refuse_shared_folders(parcels)
    total = sum(1 for parcel in parcels for job in parcel.jobs if job.chosen and not job.codes)
    with ExitStack() as stack:
        folders = [stack.enter_context(opened(parcel.folder)) for parcel in parcels]
        if resume:
            both = zip(folders, parcels, strict=True)
            parcels = [_only_due(console, folder, parcel) for folder, parcel in both]
        pairs = list(zip(folders, parcels, strict=True))
        refused = [one for folder, parcel in pairs for one in folder.refused(parcel.jobs)]
        refused += [one for parcel in parcels for one in _room(parcel)]
        if refused:
            raise Rejected(refused)
        with console.progress(total) as tick:
            failed = 0
            for folder, parcel in pairs:
                run = folder.run(
                    parcel.jobs, parcel.origin, stop_on_first=stop_on_first, maker=maker
                )
                # Closed at once when it is left early, so that the record is kept under the lock.
                with closing(run) as outcomes:
                    for outcome in outcomes:
                        console.written(outcome, as_json=as_json)
                        tick(outcome.job.recipient)
                        failed += _told(console, outcome, alone=total == 1)
                if failed and stop_on_first:
                    break
        _tell_leftovers(console, pairs)
    if failed:
        console.note("some_failed", failed=failed, total=total)
        raise click.exceptions.Exit(SOME_FAILED)


def _only_due(console: Console, folder: Delivery, parcel: Parcel) -> Parcel:
    """The parcel with only what is missing or changed; how much of each is told."""
    reasons = {job.row: folder.reason(job, parcel.origin) for job in parcel.jobs if job.chosen}
    for reason, count in Counter(reasons.values()).items():
        console.note(f"resume_{reason or 'stands'}", count=count)
    jobs = tuple(replace(job, chosen=bool(reasons.get(job.row))) for job in parcel.jobs)
    return replace(parcel, jobs=jobs)


def _room(parcel: Parcel) -> list[Diagnostic]:
    """A fault when the disk has not the room that all the letters need."""
    count = sum(1 for job in parcel.jobs if job.chosen and not job.codes)
    free = disk_usage(parcel.folder).free
    if parcel.size * count <= free:
        return []
    needed = f"{parcel.size * count / 1e6:.0f}"
    params = {"folder": str(parcel.folder), "needed": needed, "free": f"{free / 1e6:.0f}"}
    return [Diagnostic("DG5012", None, params)]


def _told(console: Console, outcome: Outcome, *, alone: bool) -> int:
    if outcome.fault is None:
        return 0
    if alone and outcome.error is not None and not isinstance(outcome.error, OSError):
        raise outcome.error
    console.report([outcome.fault])
    return 1


def _tell_leftovers(console: Console, pairs: Sequence[tuple[Delivery, Parcel]]) -> None:
    left = [one for folder, parcel in pairs for one in folder.leftovers(parcel.jobs)]
    console.report(left)


def _refuse_shared_folders(parcels: Sequence[Parcel]) -> None:
    twice = clashes(str(parcel.folder.resolve()) for parcel in parcels)
    if twice:
        raise Rejected(
            [
                Diagnostic(
                    "DG5005",
                    None,
                    {
                        "first": parcels[a].origin.circular,
                        "second": parcels[b].origin.circular,
                        "name": shown(parcels[a].folder),
                    },
                )
                for a, b in twice
            ]
        )
