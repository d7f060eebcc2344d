"""Letters into folders: nothing before every folder agrees; then file by file, told as it goes."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

import click

from docgen.batch.delivery import Delivery, Job, Outcome, opened
from docgen.batch.manifest import Origin
from docgen.cli.console import Console, shown
from docgen.cli.framework import SOME_FAILED
from docgen.diagnostics import Diagnostic, Rejected
from docgen.writers.files import clashes


@dataclass(frozen=True, slots=True)
class Parcel:
    """What goes into one folder."""

    folder: Path
    jobs: tuple[Job, ...]
    origin: Origin


def deliver(
    console: Console, parcels: Sequence[Parcel], *, as_json: bool, stop_on_first: bool = True
) -> None:
    """Write every parcel; exit 3 when a letter fails, :class:`Rejected` when one may not be."""
    _refuse_shared_folders(parcels)
    total = sum(1 for parcel in parcels for job in parcel.jobs if job.chosen and not job.codes)
    with ExitStack() as stack:
        folders = [stack.enter_context(opened(parcel.folder)) for parcel in parcels]
        pairs = list(zip(folders, parcels, strict=True))
        refused = [one for folder, parcel in pairs for one in folder.refused(parcel.jobs)]
        if refused:
            raise Rejected(refused)
        with console.progress(total) as tick:
            failed = 0
            for folder, parcel in pairs:
                run = folder.run(parcel.jobs, parcel.origin, stop_on_first=stop_on_first)
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
