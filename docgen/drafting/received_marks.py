"""Draft lines of what stands on the sheet beside a letter that was read: codes, corners, stamps."""

from __future__ import annotations

from collections.abc import Iterator

from docgen import vocabulary
from docgen.drafting.received_keys import DraftKeys
from docgen.drafting.yaml_lines import scalar
from docgen.reading.found_letter import ReadField, ReadLetter
from docgen.reading.patterns import date_of
from docgen.thai.dates import long_date
from docgen.thai.numerals import to_arabic


def mark_lines(letter: ReadLetter, names: DraftKeys) -> Iterator[str]:
    """The code of its form, a corner to register it in, and a stamp of receipt."""
    if letter.form_code or letter.corner or letter.receipt:
        yield ""
    if letter.form_code and not letter.form_corner:
        yield names.line("form_code", ReadField(letter.form_code))
    elif letter.form_code:
        yield f"{names.key('circular', 'form_code')}:"
        yield f"  {names.of('form_code', 'text', letter.form_code)}"
        corner = letter.form_corner
        shown = vocabulary.thai("corners", corner) if names.keys == "th" else corner
        yield f"  {names.of('form_code', 'corner', shown)}"
    if letter.corner:
        yield f"{names.key('circular', 'corner')}:"
        yield from (f"  - {scalar(line)}" for line in letter.corner)
    if letter.receipt:
        yield f"{names.key('circular', 'receipt')}:"
        for name, written in letter.receipt.items():
            day = date_of(written) if name == "date" else None
            text = to_arabic(long_date(day)) if day is not None else written
            if text:
                yield f"  {names.of('receipt', name, text)}"
