"""What the letters of a plan say, as a digest by which they are known again."""

from __future__ import annotations

import hashlib

from docgen.batch.fingerprints import enclosed_digests, words_of
from docgen.batch.plan import Plan


def shared_words(plan: Plan) -> str:
    """SHA-256 of what all letters of a plan say alike."""
    if plan.dossier is None:
        return ""
    made = plan.stand_in()
    if made is not None:
        return words_of(made, enclosed_digests(plan.dossier))
    told = plan.dossier.circular.model_dump_json(exclude={"recipient", "recipients"})
    return hashlib.sha256(told.encode("utf-8")).hexdigest()


def words_to_one(plan: Plan, part: str, number: int) -> str:
    """SHA-256 of what the letter of that part says under its own number; empty for none."""
    row = next((job.row for job in plan.jobs if job.part == part), None)
    made = plan.under(row, number) if row is not None else None
    if made is None or made.dossier is None or not made.is_sound:
        return ""
    return words_of(made, enclosed_digests(made.dossier))
