"""A book of the register as a file: letters sent, or letters received."""

from __future__ import annotations

from pathlib import Path

from docgen import opening
from docgen.codes.reasons import refusal
from docgen.diagnostics import Diagnostic, Rejected
from docgen.model.letter import Letter
from docgen.press import Press
from docgen.register import sheet
from docgen.services.receive import receipts
from docgen.services.register import Shelf, rows_of_book
from docgen.writers.files import write_together
from docgen.writers.safe_names import safe_name

FORMATS = ("csv", "xlsx", "pdf")


def export_book(here: Shelf, output: Path | None, at: str, *, received: bool = False) -> Path:
    """The book as a file that nothing stood in the place of; where it was written.

    Raises: Rejected, with DG5002 when ``output`` is there already, DG5442 when the book is empty,
    DG5441 for an ending that is none of :data:`FORMATS`, and as the disk refuses.
    """
    path = output or _default_path(here, at, received=received)
    ending = path.suffix.lower().removeprefix(".")
    if ending not in FORMATS:
        params = {"name": ending or "-", "known": ", ".join(FORMATS)}
        raise Rejected([Diagnostic("DG5441", None, params, argument="output")])
    content = table_of_book(here, at, ending, received=received)
    try:
        opening.make_folder(path.parent)
        write_together(path.parent, {path.name: content})
    except FileExistsError as error:
        raise Rejected([Diagnostic("DG5002", None, {"file": str(path)})]) from error
    except OSError as error:
        refused: dict[str, object] = {"file": str(path), "reason": refusal(error)}
        raise Rejected([Diagnostic("DG5007", None, refused)]) from error
    return path


def table_of_book(here: Shelf, at: str, ending: str = "csv", *, received: bool = False) -> bytes:
    """The book as the content of a file in one of :data:`FORMATS`.

    Raises: Rejected, with DG5442 when the book is empty.
    """
    agency = here.office.agency
    if received:
        rows = receipts(here, at)
        if ending == "csv":
            return sheet.receipts_as_csv(rows)
        return _drawn_book(sheet.receipts_as_letter(rows, agency), here, ending)
    sent, _ = rows_of_book(here, at)
    if ending == "csv":
        return sheet.as_csv(sent)
    return _drawn_book(sheet.as_letter(sent, agency), here, ending)


def _drawn_book(letter: Letter, here: Shelf, ending: str) -> bytes:
    if not letter.annexes:
        params = {"office": here.key, "year": here.year}
        raise Rejected([Diagnostic("DG5442", None, params)])
    press = Press.of(here.workspace)
    if ending == "xlsx":
        from docgen.writers import xlsx

        return xlsx.write(letter.annexes[0], agency=letter.agency, family=press.family)
    return press.pdf.pdf(press.annex_alone(letter, letter.annexes[0]))


def _default_path(here: Shelf, at: str, *, received: bool) -> Path:
    """``output/register-…-2564.csv``; with the moment where such a file stands already."""
    book = "received" if received else "register"
    name = safe_name(f"{book}-{here.key}-{here.year}")
    path = here.workspace.place_in_output(f"{name}.csv")
    if not opening.exists(path):
        return path
    moment = "".join(character for character in at if character.isdigit())
    return here.workspace.place_in_output(f"{name}-{moment}.csv")
