"""The letters of a batch that goes out: how many are due, which stand, how they are recorded."""

from __future__ import annotations

from collections.abc import Sequence

from docgen import opening
from docgen.batch.jobs import Job, Outcome
from docgen.loading.workspace.register_ties import register_item
from docgen.model.dossier import in_one_line
from docgen.register import (
    IssuedLetter,
    SentFile,
)
from docgen.services.batch_wishes import Batch
from docgen.services.number import (
    standing_files,
)
from docgen.writers.files import digest


def due_count(jobs: Sequence[Job]) -> int:
    """How many letters are to be made."""
    return sum(1 for job in jobs if job.chosen and not job.codes)


def is_standing(former: IssuedLetter, job: Job, wishes: Batch) -> bool:
    """Whether all the files that are wanted are where they were written, as they were written."""
    there = {opening.resolved_path(path) for path in standing_files(former, wishes.workspace)}
    return all(opening.resolved_path(wishes.target / name) in there for name in job.files)


def letter_for_register(outcome: Outcome, wishes: Batch) -> IssuedLetter:
    """The letter that was written, as the register keeps it."""
    job = outcome.job
    files = tuple(
        SentFile(register_item(path, wishes.workspace), digest(path)) for path in outcome.files
    )
    return IssuedLetter(job.part, in_one_line(job.addressee), job.words, files)
