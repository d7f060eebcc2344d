"""Draft lines of the sheets after a letter that was read, and of the fields of its own kind."""

from __future__ import annotations

from collections.abc import Iterator

from docgen import kinds
from docgen.drafting.received_body import body_lines, plain_text
from docgen.drafting.received_foot import foot_lines
from docgen.drafting.received_keys import DraftKeys
from docgen.drafting.yaml_lines import scalar
from docgen.model.signing import Signatory
from docgen.reading.found_letter import ReadField, ReadLetter
from docgen.reading.sheets import TWIN_KIND

_INDENT = "    "
_MEMORANDUM = "memorandum"
_CUT_STANDS = ("centre", "top")  # where the line to cut along stands on its form


def sheet_lines(
    letter: ReadLetter, names: DraftKeys, signatories: dict[str, Signatory]
) -> Iterator[str]:
    """Every sheet after the letter under its kind; the letter in English under its own key."""
    others = [sheet for sheet in letter.sheets if sheet.kind != TWIN_KIND]
    if others:
        yield ""
        yield f"{names.key('circular', 'sheets')}:"
    for sheet in others:
        said = _memorandum(sheet, names, signatories) if sheet.kind == _MEMORANDUM else ()
        lines = [_kind_line(sheet, names), *(said or _sheet(sheet, names))]
        lines = [line for line in lines if line]
        yield f"  - {lines[0]}"
        yield from (f"{_INDENT}{line}" for line in lines[1:])
    for sheet in letter.sheets:
        if sheet.kind == TWIN_KIND:
            yield ""
            yield f"{names.key('circular', 'english_twin')}:"
            yield from (f"  {line}" for line in _sheet(sheet, names) if line)


def _kind_line(sheet: ReadLetter, names: DraftKeys) -> str:
    shown = kinds.kind(sheet.kind).thai if names.keys == "th" else sheet.kind
    return names.line("kind", ReadField(shown, sheet.kind_doubts))


def _memorandum(
    sheet: ReadLetter, names: DraftKeys, signatories: dict[str, Signatory]
) -> Iterator[str]:
    """The memorandum that answers under the one that asks."""
    yield f"{names.key('circular', 'same_sheet')}: {names.yes}"
    for name in ("number", "date", "subject", "recipient"):
        key = "reference_number" if name == "number" else name
        yield names.line(key, getattr(sheet, name))
    yield from body_lines(sheet, names)
    yield from foot_lines(sheet, names, signatories, None)


def _sheet(sheet: ReadLetter, names: DraftKeys) -> Iterator[str]:
    kind = kinds.kind(sheet.kind)
    if sheet.is_same_sheet:
        yield f"{names.key('circular', 'same_sheet')}: {names.yes}"
    if sheet.cut:
        yield f"{names.key('circular', 'insertions')}:"
        yield f"  - {names.of('insertion', 'text', sheet.cut)}"
        places = ", ".join(names.key("places", place) for place in _CUT_STANDS)
        yield f"    {names.key('insertion', 'place')}: [{places}]"
    if sheet.subject.text:
        yield names.line("subject", sheet.subject)
    yield from own_lines(sheet, kind, names)
    if sheet.body:
        yield from body_lines(sheet, names)


def own_lines(letter: ReadLetter, kind: kinds.Kind, names: DraftKeys) -> Iterator[str]:
    """The fields that only the kind has: single ones first, then lists of texts and of rows."""
    for name, value in letter.own.items():
        if isinstance(value, ReadField) and kind.own_field(name) is not None:
            yield names.own_field(kind, name, value)
    for name, value in letter.own.items():
        field = kind.own_field(name)
        if isinstance(value, ReadField) or field is None or not value:
            continue
        yield f"{names.own_key(kind, name)}:"
        is_text = field.form == "texts"
        for row in value:
            cells = ", ".join(names.cell(plain_text(cell)) for cell in row)
            yield f"  - {scalar(plain_text(row[0]))}" if is_text else f"  - [{cells}]"
