"""Every file of a folder against its manifest."""

from __future__ import annotations

from pathlib import Path

from docgen.batch.verify import verify_folder
from docgen.services.reports import Report, as_report
from docgen.services.verify_code import verify_code
from docgen.services.verify_journal import verify_journal
from docgen.services.verify_letter import verify_letter


@as_report
def verify(folder: Path) -> Report[int]:
    """How many files are as docgen wrote them; what is not is found."""
    good, found = verify_folder(folder)
    return Report(good, tuple(found))


__all__ = ["verify", "verify_code", "verify_journal", "verify_letter"]
