"""What a draft may leave open: its number, its day, who signs; and a number from the register."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from docgen import register, vocabulary
from docgen.diagnostics import Diagnostic, Position
from docgen.kinds import Kind
from docgen.light import dataclass, regex
from docgen.loading.fields import as_typed
from docgen.loading.fields.field_reading import Reading
from docgen.loading.workspace import Workspace
from docgen.loading.workspace.register_ties import register_item
from docgen.model.circular import Circular, Office
from docgen.model.dossier import ValuePath
from docgen.model.signing import Signatory
from docgen.register import NumberRequest
from docgen.thai import Fault
from docgen.thai.date_reading import parse_date
from docgen.thai.dates import ThaiDate
from docgen.thai.numerals import thai_digits, to_arabic
from docgen.thai.reference_numbers import (
    ReferenceNumber,
    any_reference_number,
    number_of_year,
    number_without_prefix,
    parse_reference_number,
)

if TYPE_CHECKING:
    from docgen.loading.circular.as_written import CircularAsWritten

_BLANK = "." * 48
NO_SIGNATORY = Signatory(name=_BLANK, position_title=_BLANK)
_MARK = "\u0e27"
_ASKED = regex(
    rf"\s*+(?:(?P<prefix>\S.{{0,120}}?)(?<!\s)\s*+/)?\s*+(?P<mark>{_MARK}\.?)?\s*+(?P<word>\S{{1,30}})\s*+"
)
_PREFIX_ALONE = regex(
    rf"\s*+(?P<prefix>[^/\s][^/]{{0,120}}?)(?<!\s)\s*+/\s*+(?:(?P<mark>{_MARK}\.?)\s*+)?"
)
_NUMBER = "reference_number"
NUMBERED_BY = ("reference_number", "office", "date", "recipients")  # what open_number asks
_OFFICES_TOLD = 5
_NO_NUMBER_YET = ReferenceNumber("", "", False, 0)
_ROOM, _DOTS = " " * 6, "." * 6


@dataclass(frozen=True, slots=True)
class OpenNumber:
    """The value of a number that was open, if it has one, and whether the register is to give it.

    One that the register has already given stands then.
    """

    number: ReferenceNumber | None = None
    is_automatic: bool = False


def open_number(
    reading: Reading,
    circular: CircularAsWritten,
    office: Office | None,
    path: Path,
    workspace: Workspace,
) -> OpenNumber:
    """The value of a number that is missing, unfinished or automatic; what cannot be is told."""
    written, place = circular.get("reference_number"), (_NUMBER,)
    if isinstance(written, ReferenceNumber) or not is_unfinished(written):
        return OpenNumber()
    if place in reading.faulted or not reading.complete:
        return OpenNumber()
    alone = number_without_prefix(written) if written is not None else None
    if written is not None and alone is not None:
        return OpenNumber(_with_prefix(reading, written, office, *alone))
    prefix = _own_prefix(written) or (office.reference_prefix if office else None)
    to_many = "recipients" in circular
    number = _open(prefix, circular=_is_circular(written, to_many)) if prefix is not None else None
    automatic = written is not None and _automatic(written) is not None
    if number is not None:
        given = _registered_number(circular, number, path, workspace) if automatic else None
        return OpenNumber(given or number, automatic)
    if automatic and (prefix is not None or office is not None):
        _tell_no_numbers(reading, prefix, circular.get("office", ""))
        return OpenNumber()
    whole = None if prefix is None else any_reference_number(f"{prefix}/........")
    return OpenNumber(whole or _NO_NUMBER_YET)


def _tell_no_numbers(reading: Reading, prefix: str | None, office: str) -> None:
    """The register gives no numbers to an office with such a prefix, or without any."""
    at, place = reading.places.of(_NUMBER), (_NUMBER,)
    if prefix is not None:
        reading.report("DG5490", at, place, prefix=prefix)
    else:
        reading.report("DG5411", at, place, office=office)


def blanks(
    reading: Reading, circular: Circular, kind: Kind | None = None, year_number: str = ""
) -> tuple[str, ...]:
    """The fields still open that the kind prints, told once as a note.

    ``year_number`` is the number within a year that the register is to give, where there is one.
    """
    names = []
    is_of_year = year_number.strip().startswith("/")
    if circular.reference_number.is_open:
        names.append("reference_number")
    if circular.date.day is None and not circular.date.is_other_text:
        names.append("date")
    is_signed = kind is None or kind.is_signed
    if is_signed and not circular.signatory and not circular.signatures:
        names.append("signatory")
    names = [name for name in names if kind is None or kind.takes(name)]
    if is_of_year and "reference_number" not in names:
        names.insert(0, "reference_number")
    if names:
        at = next((reading.places.values[(name,)] for name in names if _has(reading, name)), None)
        params = {"blanks": field_names(names)}
        reading.found.append(Diagnostic("DG2215", at or Position(reading.file), params))
    return tuple(names)


def _has(reading: Reading, name: str) -> bool:
    return (name,) in reading.places.values


def field_names(names: tuple[str, ...] | list[str]) -> str:
    """Open fields as a clerk calls them."""
    return ", ".join(vocabulary.thai("words", f"blank_{name}") for name in names)


def open_year_number(
    written: object, circular: CircularAsWritten, kind: Kind, path: Path, here: Workspace
) -> str | None:
    """The value of a number within a year that is automatic; ``None`` where it is not.

    One that the register has already given stands then.
    """
    if not isinstance(written, str) or _automatic(written) is None:
        return None
    date = _date(circular)
    number = None
    if date is not None:
        office, item = circular.get("office", ""), register_item(path, here)
        asked = NumberRequest(office, date.year, False, item, kind=kind.id)
        entry = register.known_number(here.register, asked)
        number = entry.number if entry is not None else None
    year = thai_digits(date.year) if date is not None else _DOTS
    return number_of_year(f"{number or ''}/{date.year}") if date else f"{_ROOM}/{year}"


def is_automatic(written: str) -> bool:
    """Whether the number is to come from the register."""
    return _automatic(written) is not None


def year_field(kind: Kind) -> str:
    """The English name of the field with a number within a year; empty where there is none."""
    return next((field.english for field in kind.fields if field.form == "number_of_year"), "")


def _registered_number(
    circular: CircularAsWritten, number: ReferenceNumber, path: Path, workspace: Workspace
) -> ReferenceNumber | None:
    date = _date(circular)
    if date is None:
        return None
    asked = NumberRequest(
        circular.get("office", ""), date.year, number.circular, register_item(path, workspace)
    )
    entry = register.known_number(workspace.register, asked)
    if entry is None:
        return None
    return ReferenceNumber(number.letters, number.office_code, number.circular, entry.number)


def _date(circular: CircularAsWritten) -> ThaiDate | None:
    written = circular.get("date", "")  # a value already, where the kind does not ask for it
    try:
        date = written if isinstance(written, ThaiDate) else parse_date(written)
    except Fault:
        return None
    return None if date.is_blank else date


def _automatic(written: str) -> re.Match[str] | None:
    match = _ASKED.fullmatch(written)
    word = vocabulary.word("words", "automatic")
    return match if match is not None and match["word"].strip() in (word.thai, word.title) else None


def _unnumbered_match(written: str) -> re.Match[str] | None:
    return _PREFIX_ALONE.fullmatch(written)


def is_unfinished(written: str | None) -> bool:
    """Whether a number is missing, automatic, or has the office's part alone, or not that."""
    return (
        written is None
        or bool(_automatic(written) or _unnumbered_match(written))
        or number_without_prefix(written) is not None
    )


def _with_prefix(
    reading: Reading, written: str, office: Office | None, is_circular: bool, number: int
) -> ReferenceNumber | None:
    """The office's own part before a number typed without it, with a note of the whole.

    An office without one prints the number as it is typed, which is told as for any other.
    """
    place = (_NUMBER,)
    if office is None:
        return None
    whole = f"{office.reference_prefix or ''}/{_MARK + ' ' if is_circular else ''}{number}"
    try:
        made = parse_reference_number(whole if office.reference_prefix else written)
    except Fault as fault:
        if not office.reference_prefix:
            as_typed.report_finding(reading, fault, place)
        return None
    params = {"typed": written.strip(), "whole": to_arabic(made.text)}
    reading.found.append(Diagnostic("DG3028", reading.places.of(*place), params))
    return made


def _own_prefix(written: str | None) -> str | None:
    match = (_automatic(written) or _unnumbered_match(written)) if written else None
    return match["prefix"] if match else None


def _is_circular(written: str | None, to_many: bool) -> bool:
    """Marked ว, or a letter that goes to a whole list."""
    match = (_automatic(written) or _unnumbered_match(written)) if written else None
    if match and match["mark"]:
        return True
    return to_many and not (match and _unnumbered_match(match[0]))


def _open(prefix: str, *, circular: bool) -> ReferenceNumber | None:
    try:
        whole = parse_reference_number(f"{prefix}/1")
    except Fault:
        return None
    return ReferenceNumber(whole.letters, whole.office_code, circular, 0)


def tell_missing_office(
    reading: Reading, circular: CircularAsWritten, names: Sequence[str]
) -> None:
    """A letter that names no office is told with the names that there are to type."""
    path: ValuePath = ("office",)
    is_there = "office" in circular or path in reading.empty or path in reading.faulted
    if is_there or not names or not reading.complete:
        return
    key = reading.name("circular", "office")
    offered = f" {vocabulary.thai('words', 'or')} ".join(names[:_OFFICES_TOLD])
    title = vocabulary.word("circular", "office").title
    reading.report("DG2001", reading.places.of(), path, key=key, title=title, example=offered)
