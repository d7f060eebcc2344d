"""Every file of a folder against its manifest."""

from __future__ import annotations

from pathlib import Path

from docgen.batch.verify import verified
from docgen.services.reports import Report, reported
from docgen.services.verify_journal import verify_journal
from docgen.services.verify_letter import verify_letter


@reported
def verify(folder: Path) -> Report[int]:
    """How many files are as docgen wrote them; what is not is found."""
    good, found = verified(folder)
    return Report(good, tuple(found))


__all__ = ["verify", "verify_journal", "verify_letter"]
