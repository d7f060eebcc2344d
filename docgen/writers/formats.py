"""The formats of a finished letter, as a table: a new one is a folder and a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from docgen.light import dataclass

if TYPE_CHECKING:
    from docgen.layout.model.pages import Pages
    from docgen.model.letter import Annex, Letter

MakeContent = Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Finished:
    """What is to be written: the pages, and the letter on them, or the annex that stands alone."""

    pages: Pages
    letter: Letter | None = None
    annex: Annex | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its media type, its writer, and how the writer begins with a letter.

    ``make`` is asked once a press, with whether pages end where docgen says; what it gives is
    handed to ``begin``, whose result waits for the file's content. It takes letters, annexes that
    stand alone, or both. One that is not usual is made only where it is asked for by name.
    """

    media: tuple[str, str]
    make: Callable[[bool], Any]
    begin: Callable[[Any, Finished], MakeContent]
    of_letters: bool = True
    of_annexes: bool = True
    is_usual: bool = True


def _pdf_writer(_: bool) -> Any:
    from docgen.writers.pdf import PdfWriter

    return PdfWriter()


def _docx_writer(page_breaks: bool) -> Any:
    from docgen.writers.docx import Writer

    return Writer(page_breaks=page_breaks)


def _pdf(writer: Any, finished: Finished) -> MakeContent:
    begun: MakeContent = writer.begin_pdf(finished.pages)
    return begun


def _docx(writer: Any, finished: Finished) -> MakeContent:
    content: bytes = writer.write(finished.pages)
    return lambda: content


def _workbook(_: Any, finished: Finished) -> MakeContent:
    from docgen.writers import xlsx  # with it comes a library that letters never need

    if finished.annex is None:
        raise ValueError("a workbook is made of an annex alone")
    pages = finished.pages
    content = xlsx.write(finished.annex, agency=pages.agency, family=pages.family)
    return lambda: content


# In the order in which they are begun: a PDF is drawn while the others are written.
FORMATS: Mapping[str, Format] = {
    "pdf": Format(("application", "pdf"), _pdf_writer, _pdf),
    "docx": Format(
        ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
        _docx_writer,
        _docx,
    ),
    "xlsx": Format(
        ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        lambda _: None,
        _workbook,
        of_letters=False,
    ),
}
