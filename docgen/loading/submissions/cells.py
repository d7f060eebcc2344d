"""Single cells of submissions: a date, a word that says done or not yet, or a count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any

from docgen import standards
from docgen.diagnostics import Diagnostic
from docgen.light import dataclass
from docgen.loading.tables.grids import Row
from docgen.thai import Fault
from docgen.thai.date_reading import parse_date
from docgen.thai.dates import ThaiDate
from docgen.thai.names import clean
from docgen.thai.numerals import integer


@dataclass(frozen=True, slots=True)
class WorkReport:
    """What a cell says of a piece of work: done on a date, done, or not yet."""

    date: ThaiDate | None = None
    done: bool = False


_NOT_YET = WorkReport()


def cell_entry(row: Row, name: str, found: list[Diagnostic]) -> WorkReport | None:
    """The cell under ``name``; ``None`` with a fault when it says neither."""
    text = row.text(name)
    if not text:
        return _NOT_YET
    kind = row.kind(name)
    if not kind and isinstance(read := _read_cell(text), WorkReport):
        return read
    if kind == "era":
        found.append(
            Diagnostic("DG4111", row.place(name), {"text": text, "meant": _less_era(text)})
        )
        return None
    if (kind == "number" and _word(text) is None) or kind == "time":
        found.append(Diagnostic("DG4110", row.place(name), {"text": text}))
        return None
    read = _read_cell(text)
    if isinstance(read, WorkReport):
        return read
    at = row.place(name)
    if isinstance(read, Fault):
        if at.line:
            end = len(text) if read.end is None else read.end
            at = replace(at, column=at.column + read.start, length=max(1, end - read.start))
        found.append(Diagnostic(read.code, at, read.params))
    else:
        heading = row.heading(name, "submissions")
        found.append(Diagnostic(read, at, {"text": text, "heading": heading}))
    return None


def count(row: Row, name: str, found: list[Diagnostic]) -> int | None:
    """The number under ``name``; -1 where there is no such column, ``None`` with a fault."""
    if name not in row.columns:
        return -1
    text = row.text(name)
    if not text:
        return 0
    try:
        if row.kind(name) not in ("", "number"):
            raise ValueError(text)
        return integer(text)
    except (Fault, ValueError):
        heading = row.heading(name, "submissions")
        found.append(Diagnostic("DG4112", row.place(name), {"text": text, "heading": heading}))
        return None


@lru_cache(maxsize=4096)
def _read_cell(text: str) -> WorkReport | Fault | str:
    """The same few dates and words stand in thousands of rows."""
    word = _word(text)
    if word is not None:
        return word
    try:
        date = parse_date(text)
    except Fault as fault:
        is_word = fault.code == "DG3001" and not any(sign.isdigit() for sign in text)
        return "DG4114" if is_word else fault
    return "DG4108" if date.day is None else WorkReport(date, True)


def _word(text: str) -> WorkReport | None:
    return _words().get(clean(text).casefold())


@cache
def _words() -> dict[str, WorkReport]:
    words: Mapping[str, Any] = standards.table("statuses")["entry_words"]
    return {
        **{clean(word).casefold(): WorkReport(None, True) for word in words["done"]},
        **{clean(word).casefold(): _NOT_YET for word in words["not_yet"]},
    }


def _less_era(text: str) -> str:
    day, month, year = text.split("/")
    return f"{day}/{month}/{int(year) - 543}"
