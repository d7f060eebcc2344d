"""Every file of a folder against its manifest."""

from __future__ import annotations

from pathlib import Path

from docgen.batch.verify import verify_folder
from docgen.loading.workspace import Workspace
from docgen.services.reports import Report, as_report
from docgen.services.verified import VerifiedLetter
from docgen.services.verify_code import verify_code
from docgen.services.verify_journal import verify_journal
from docgen.services.verify_letter import verify_letter
from docgen.temporary import folder_aside, private_file
from docgen.writers.safe_names import safe_name

_PDF = ".pdf"


@as_report
def verify(folder: Path) -> Report[int]:
    """How many files are as docgen wrote them; what is not is found."""
    good, found = verify_folder(folder)
    return Report(good, tuple(found))


@as_report
def verify_given(
    name: str, content: bytes, workspace: Workspace, code: str = ""
) -> Report[VerifiedLetter]:
    """A PDF that somebody gives, as :func:`verify_letter` holds it; it lies nowhere afterwards."""
    with folder_aside() as folder:
        path = folder / (safe_name(Path(name).stem) + _PDF)
        private_file(path, content)
        return verify_letter(path, workspace, (), code)


__all__ = ["verify", "verify_code", "verify_given", "verify_journal", "verify_letter"]
