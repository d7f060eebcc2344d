"""PDFs whose pages are to follow a letter's own: whether they can be opened, and why not."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from docgen import opening
from docgen.later import later

if TYPE_CHECKING:
    from docgen import isolation
else:
    isolation = later("docgen.isolation")

_MOST_BYTES = 100_000_000


@lru_cache(maxsize=64)
def pdf_fault(path: Path, changed: int, size: int) -> str:
    """Why the pages of a PDF cannot be joined to others, by its name among the refusals, or "".

    ``changed`` and ``size`` tell one state of the file from another. It is a stranger's, and is
    opened in a process of its own.
    """
    content, _ = opening.content_or_fault(path, _MOST_BYTES)
    if content is None:
        return ""
    try:
        return str(isolation.run(fault_of_pdf, content))
    except (isolation.OverrunError, isolation.IsolatedError):
        return "broken_pdf"


def fault_of_pdf(content: bytes) -> str:
    """The same of its content: its pages are joined to nothing."""
    import pypdfium2

    whole = pypdfium2.PdfDocument.new()
    try:
        part = pypdfium2.PdfDocument(content)
        try:
            whole.import_pages(part)
        finally:
            part.close()
    except pypdfium2.PdfiumError as error:
        return "locked_pdf" if "password" in str(error).lower() else "broken_pdf"
    finally:
        whole.close()
    return ""
