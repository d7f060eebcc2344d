"""A circular and its number: what the register is asked for it, and the same under a number."""

from __future__ import annotations

from dataclasses import replace

from docgen.loading.circular import open_fields
from docgen.loading.circular.circulars import Loaded
from docgen.loading.workspace import Workspace
from docgen.loading.workspace.register_ties import register_item
from docgen.model.dossier import Dossier, in_one_line
from docgen.register import NumberRequest, number_text
from docgen.register.entries import OTHER, PART_MARK, new_entry
from docgen.thai.dates import long_date
from docgen.thai.numerals import to_arabic
from docgen.thai.reference_numbers import number_of_year
from docgen.whole_numbers import number_within

_NUMBER = "reference_number"
_LAST_NUMBER = 999_999_999
_TOLD_BLANKS = "DG2215"


def request(dossier: Dossier) -> NumberRequest:
    """What the register is asked for this circular; its year is that of the letter's date.

    A document numbered within a year is asked for in the book of its kind.
    """
    circular = dossier.circular
    number = circular.reference_number
    own = _year_number(dossier)
    prefix = f"{number.letters} {number.office_code}" if number.letters and own is None else ""
    kind = "" if own is None else circular.kind
    if own is None and number.typed and not number.letters:
        prefix, kind = to_arabic(number.typed), OTHER
    workspace = Workspace(dossier.workspace)
    return NumberRequest(
        office=circular.office,
        year=circular.date.year if own is None else own[1],
        circular=number.circular and own is None,
        item=register_item(dossier.path, workspace),
        prefix=prefix,
        dated="" if circular.date.is_blank else to_arabic(long_date(circular.date)),
        sender=dossier.office.agency,
        addressee=in_one_line(circular.recipient),
        subject=dossier.recorded_subject,
        kind=kind,
    )


def bears_number(dossier: Dossier) -> bool:
    """Whether the document carries a number that a register knows, given or still to be given.

    What has no date of its own, as an envelope, shows the number of the letter that it goes with.
    """
    if _year_number(dossier) is not None:
        return True
    number = dossier.circular.reference_number
    has_date = dossier.form.takes("date") or not dossier.circular.date.is_blank
    return bool(number.letters or number.typed) and has_date


def given_number(dossier: Dossier) -> int | None:
    """The number that the circular itself says; ``None`` while it is open or automatic."""
    own, reference = _year_number(dossier), dossier.circular.reference_number
    if own is None and reference.typed and not reference.is_open:
        return 1  # of its own text there is only one
    number = reference.number if own is None else own[0]
    return None if dossier.takes_number or not number else number


def number_said(dossier: Dossier) -> str:
    """The number that it bears as a person would name it; empty while it bears none."""
    asked, own = request(dossier), _year_number(dossier)
    number = dossier.circular.reference_number.number if own is None else own[0]
    if asked.kind == OTHER:
        return "" if dossier.circular.reference_number.is_open else asked.prefix
    if not number or not bears_number(dossier):
        return ""
    return number_text(new_entry(asked, asked.kind or "ordinary", number))


def numbered_dossier(dossier: Dossier, number: int) -> Dossier:
    """The same under that number; under none, with room for one, where it is 0.

    Documents that follow the letter and bear its number bear this one too.
    """
    sheets = tuple(
        numbered_dossier(sheet, number) if _bears_number_of_letter(sheet, dossier) else sheet
        for sheet in dossier.sheets
    )
    dossier, circular = replace(dossier, sheets=sheets), dossier.circular
    own = _year_number(dossier)
    blanks = tuple(name for name in dossier.blanks if name != _NUMBER)
    if own is not None:
        text = number_of_year(f"{number or ''}/{own[1]}")
        details = {**dossier.details, open_fields.year_field(dossier.form): text}
        return replace(dossier, details=details, blanks=blanks if number else (_NUMBER, *blanks))
    if circular.reference_number.typed:
        return dossier
    given = replace(circular.reference_number, number=number)
    circular = circular.model_copy(update={_NUMBER: given})
    return replace(dossier, circular=circular, blanks=blanks if number else (_NUMBER, *blanks))


def number_requests(dossier: Dossier) -> list[tuple[NumberRequest, int | None, Dossier]]:
    """What the register is asked for: the letter's own number first, then those behind it.

    Each with the number that is typed, if any, and where it stands. Nothing where none is borne.
    """
    own = [(request(dossier), given_number(dossier), dossier)] if bears_number(dossier) else []
    return [*own, *requests_of_sheets(dossier)]


def requests_of_sheets(dossier: Dossier) -> list[tuple[NumberRequest, int, Dossier]]:
    """What the register is asked for documents after the letter that say a number of their own."""
    found = []
    for place, sheet in enumerate(dossier.sheets, 1):
        number = given_number(sheet) if bears_number(sheet) else None
        if number is not None and not _bears_number_of_letter(sheet, dossier):
            asked = request(sheet)
            asked = replace(asked, item=f"{asked.item}{PART_MARK}{sheet.form.id} {place}")
            found.append((asked, number, sheet))
    return found


def _bears_number_of_letter(sheet: Dossier, letter: Dossier) -> bool:
    """Whether the document has no number but that of the letter which it follows."""
    mine, its = sheet.circular.reference_number, letter.circular.reference_number
    return _year_number(sheet) is None and (mine == its or sheet.takes_number)


def _year_number(dossier: Dossier) -> tuple[int, int] | None:
    """The number and its year of a document numbered within a year; number 0 while it is open."""
    written = dossier.details.get(open_fields.year_field(dossier.form))
    if not isinstance(written, str):
        return None
    number, _, year = to_arabic(written).partition("/")
    years = number_within(year.strip(), 1, _LAST_NUMBER) or dossier.circular.date.year
    return number_within(number.strip(), 0, _LAST_NUMBER) or 0, years


def without_told_blanks(loaded: Loaded, dossier: Dossier) -> Loaded:
    """The same without the note of what a draft leaves open, where nothing is open any more."""
    if dossier.blanks:
        return loaded
    found = tuple(fault for fault in loaded.found if fault.code != _TOLD_BLANKS)
    return replace(loaded, found=found)
