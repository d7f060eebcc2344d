"""The register as the form of ทะเบียนหนังสือส่ง: as rows, and as a sheet to print."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import Any

from docgen import standards, vocabulary
from docgen.formulas import harmless_cell
from docgen.model import letter as said
from docgen.model.letter import Annex, Block, Cell, Column, Letter, Table
from docgen.register.entries import OTHER, IncomingEntry, RegisterEntry, number_text
from docgen.thai.numerals import thai_digits, to_arabic, to_thai

_SHEET = "free_sheet"  # what a book is printed on
_CENTRED = ("number", "action")


def headings() -> tuple[str, ...]:
    """The form's column headings, in order."""
    return tuple(vocabulary.thai("register", name) for name in _form()["columns"])


def row_of_form(entry: RegisterEntry) -> tuple[str, ...]:
    """One row of the form, in Arabic digits."""
    reference = entry.reference_number
    values = {
        "number": str(entry.number),
        "reference_number": to_arabic(reference.text) if reference else _year_number(entry),
        "dated": entry.dated,
        "sender": entry.sender,
        "addressee": entry.addressee,
        "subject": entry.subject,
        "action": _form()["actions"][entry.state],
        "remark": entry.remark,
    }
    return tuple(values[name] for name in _form()["columns"])


def _year_number(entry: RegisterEntry) -> str:
    """``125/2564`` of a document numbered within a year; empty where a letter's is not known."""
    is_letters = entry.series in _form()["series"] and entry.series != OTHER
    return "" if is_letters else number_text(entry)


def _series_name(series: str) -> str:
    names: dict[str, str] = _form()["series"]
    if series in names:
        return names[series]
    is_shipped = vocabulary.english("kinds", series) is not None
    kind = vocabulary.thai("kinds", series) if is_shipped else series
    return names["kind"].replace("{kind}", kind)


def receipt_headings() -> tuple[str, ...]:
    """The column headings of the register of incoming letters."""
    return tuple(vocabulary.thai("register", name) for name in _form()["received"]["columns"])


def receipt_row(receipt: IncomingEntry) -> tuple[str, ...]:
    """One row of the register of incoming letters, in Arabic digits."""
    values = {**asdict(receipt), "receipt_number": str(receipt.number)}
    return tuple(str(values[name]) for name in _form()["received"]["columns"])


def receipts_as_csv(receipts: Sequence[IncomingEntry]) -> bytes:
    """The register of incoming letters as CSV that Excel opens rightly."""
    return _csv(receipt_headings(), map(receipt_row, receipts))


def as_csv(entries: Sequence[RegisterEntry]) -> bytes:
    """The form as CSV that Excel opens rightly: UTF-8 with its mark, every row ended by CRLF."""
    return _csv(headings(), map(row_of_form, entries))


def _csv(names: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(names)
    writer.writerows([harmless_cell(text) for text in cells] for cells in rows)
    return stream.getvalue().encode("utf-8-sig")


def as_letter(entries: Sequence[RegisterEntry], agency: str) -> Letter:
    """The form as the one annex of a letter without text: a table for each year and series."""
    form = _form()
    parts: list[Block | Table] = []
    for (year, series), own in groupby(entries, key=lambda entry: (entry.year, entry.series)):
        name = _series_name(series).format(year=thai_digits(year))
        parts += [Block("note", (said.Entry(name),)), _table(list(own), name)]
    title = form["title"].format(agency=agency)
    annexes = (Annex(title, title, tuple(parts)),) if parts else ()
    return Letter(kind=_SHEET, title=title, agency=agency, blocks=(), annexes=annexes)


def receipts_as_letter(receipts: Sequence[IncomingEntry], agency: str) -> Letter:
    """The register of incoming letters as the one annex of a letter without text."""
    form = _form()["received"]
    columns = tuple(Column(name, "left") for name in receipt_headings())
    parts: list[Block | Table] = []
    for year, own in groupby(receipts, key=lambda each_receipt: each_receipt.year):
        name = form["book"].format(year=thai_digits(year))
        rows = tuple(tuple(Cell(to_thai(text)) for text in receipt_row(receipt)) for receipt in own)
        parts += [Block("note", (said.Entry(name),)), Table(columns, rows, name)]
    title = form["title"].format(agency=agency)
    annexes = (Annex(title, title, tuple(parts)),) if parts else ()
    return Letter(kind=_SHEET, title=title, agency=agency, blocks=(), annexes=annexes)


def _table(entries: list[RegisterEntry], name: str) -> Table:
    columns = tuple(
        Column(vocabulary.thai("register", column), "center" if column in _CENTRED else "left")
        for column in _form()["columns"]
    )
    rows = tuple(tuple(Cell(to_thai(text)) for text in row_of_form(entry)) for entry in entries)
    return Table(columns, rows, name)


def _form() -> Mapping[str, Any]:
    form: dict[str, object] = standards.table("register")
    return form
