"""Draft lines of the sheets after a letter that was read, and of the fields of its own kind."""

from __future__ import annotations

from collections.abc import Iterator

from docgen import kinds
from docgen.drafting.received_body import body_lines, plain
from docgen.drafting.received_keys import Keys
from docgen.drafting.yaml_lines import scalar
from docgen.reading.found_letter import Field, ReadLetter

_INDENT = "    "


def sheet_lines(letter: ReadLetter, names: Keys) -> Iterator[str]:
    """Every sheet after the letter, each under its kind."""
    if not letter.sheets:
        return
    yield ""
    yield f"{names.key('circular', 'sheets')}:"
    for sheet in letter.sheets:
        lines = [line for line in _sheet(sheet, names) if line]
        yield f"  - {lines[0]}"
        yield from (f"{_INDENT}{line}" for line in lines[1:])


def _sheet(sheet: ReadLetter, names: Keys) -> Iterator[str]:
    kind = kinds.kind(sheet.kind)
    shown = kind.thai if names.keys == "th" else sheet.kind
    yield names.line("kind", Field(shown, sheet.kind_doubts))
    if sheet.subject.text:
        yield names.line("subject", sheet.subject)
    yield from own_lines(sheet, kind, names)
    if sheet.body:
        yield from body_lines(sheet, names)


def own_lines(letter: ReadLetter, kind: kinds.Kind, names: Keys) -> Iterator[str]:
    """The fields that only the kind has: single ones first, then lists of texts and of rows."""
    for name, value in letter.own.items():
        if isinstance(value, Field) and kind.own_field(name) is not None:
            yield names.own(kind, name, value)
    for name, value in letter.own.items():
        field = kind.own_field(name)
        if isinstance(value, Field) or field is None or not value:
            continue
        yield f"{names.own_key(kind, name)}:"
        is_text = field.form == "texts"
        for row in value:
            cells = ", ".join(names.cell(plain(cell)) for cell in row)
            yield f"  - {scalar(plain(row[0]))}" if is_text else f"  - [{cells}]"
