"""Behaviour tables: one row a rule. ``tables/NAME.tsv`` is read by the reader of that name.

Columns: written, expected, why. An expected text ``DG3005 0-2`` is a fault and its place, counted
from 0; ``<U+200B>`` stands for a character that cannot be seen.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from docgen.thai import Fault
from docgen.thai.amounts import parse_amount
from docgen.thai.collation import sort_key
from docgen.thai.date_reading import parse_date, parse_moment
from docgen.thai.dates import date_range, long_date, short_date
from docgen.thai.item_marks import item_mark, written_mark
from docgen.thai.marking import marked_text
from docgen.thai.names import nearest_names
from docgen.thai.numerals import integer, mixed_numbers, to_arabic, to_thai
from docgen.thai.reference_numbers import parse_reference_number
from docgen.thai.telephone import telephone
from docgen.thai.text import problems
from docgen.thai.times import parse_time, parse_time_span, time_text
from docgen.thai.width import display_width
from docgen.thai.words import last_places, line_break_places, places_of_others, weak_places

TABLES = Path(__file__).parent / "tables"
HIDDEN = re.compile(r"<U\+([0-9A-F]{4,6})>")


def rows(name: str) -> list[tuple[str, str, str]]:
    lines = (TABLES / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "written\texpected\twhy"
    found = []
    for line in lines[1:]:
        written, expected, why = line.split("\t")
        assert why, f"{name}: «{written}» has no reason"
        found.append((HIDDEN.sub(lambda code: chr(int(code[1], 16)), written), expected, why))
    return found


def provinces() -> list[str]:
    pairs = rows("dictionary_order")
    cut = next(index for index, row in enumerate(pairs) if row[1] == "อุบลราชธานี")
    return [pairs[0][0], *(row[1] for row in pairs[: cut + 1])]


def moment(written: str) -> str:
    read = parse_moment(written)
    return f"{long_date(read.date)} {time_text(read.hour, read.minute)}"


def date_range_of(written: str) -> str:
    start, end = (parse_date(piece) for piece in written.split(" | "))
    return date_range(start, end)


def with_bars(places: Callable[[str], tuple[int, ...]]) -> Callable[[str], str]:
    def shown(written: str) -> str:
        ends = (0, *places(written), len(written))
        return "|".join(written[start:end] for start, end in pairwise(ends))

    return shown


def spans(written: str) -> str:
    return " ".join(f"{start}-{end}" for start, end in mixed_numbers(written))


def faults(written: str) -> str:
    return " + ".join(
        f"{one.code} {one.start}-{one.end} {one.params.get('suggestion', '')}".strip()
        for one in problems(written)
    )


def stretches(written: str) -> str:
    shown = []
    for text, span in marked_text(written).stretches():
        looks = [name for name in ("bold", "underline") if getattr(span, name)]
        looks += [span.box] if span.box else []
        shown.append(f"[{' '.join(looks)}:{text}]" if looks else text)
    return "".join(shown)


def item_of(written: str) -> str:
    mark = item_mark(written)
    if mark is None:
        return ""
    said = written_mark(mark.form, mark.number, mark.upper)
    return f"{said} {written[mark.text_start :]}"


READERS: dict[str, Callable[[str], str]] = {
    "arabic_digits": to_arabic,
    "break_places": with_bars(line_break_places),
    "date_ranges": date_range_of,
    "dates": lambda written: long_date(parse_date(written)),
    "display_width": lambda written: str(display_width(written)),
    "item_marks": item_of,
    "marking": stretches,
    "integers": lambda written: str(integer(written)),
    "amounts": lambda written: parse_amount(written).phrase,
    "mixed_numbers": spans,
    "moments": moment,
    "nearest_provinces": lambda written: " ".join(nearest_names(written, provinces())),
    "reference_numbers": lambda written: parse_reference_number(written).text,
    "short_dates": lambda written: short_date(parse_date(written)),
    "telephones": telephone,
    "text_problems": faults,
    "thai_digits": to_thai,
    "time_spans": lambda written: parse_time_span(written).text,
    "times": lambda written: time_text(*parse_time(written)),
    "weak_places": with_bars(weak_places),
    "last_places": with_bars(last_places),
    "places_of_others": with_bars(places_of_others),
}


@pytest.mark.parametrize("name", READERS)
def test_every_row_is_read_as_expected(name: str) -> None:
    """All rows of a table that are read otherwise are told at once, by their lines."""
    otherwise = [
        f"{name}.tsv:{number}: {written!r} is read as {found!r}, not {expected!r}: {why}"
        for number, (written, expected, why) in enumerate(rows(name), 2)
        if (found := found_of(name, written)) != expected
    ]
    assert not otherwise, "\n".join(otherwise)


def found_of(name: str, written: str) -> str:
    """What the reader of a table makes of what is written; a fault by its code and place."""
    try:
        return READERS[name](written)
    except Fault as fault:
        return f"{fault.code} {fault.start}-{fault.end}"


def test_dictionary_order() -> None:
    for earlier, later, why in rows("dictionary_order"):
        assert sort_key(earlier) < sort_key(later), f"{earlier} {later}: {why}"


def test_all_76_provinces_sort_back_into_dictionary_order() -> None:
    names = provinces()
    assert len(set(names)) == 76
    assert sorted(reversed(names), key=sort_key) == names


def test_every_table_has_a_reader() -> None:
    names = {path.stem for path in TABLES.glob("*.tsv")}
    assert names == set(READERS) | {"dictionary_order"}
