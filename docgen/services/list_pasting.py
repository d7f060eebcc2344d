"""A list of recipients out of what was copied from a sheet or typed line by line."""

from __future__ import annotations

import csv
import io

from docgen import vocabulary
from docgen.formulas import harmless_cell
from docgen.thai.names import clean

_NAME, _ADDRESSEE = "name", "addressee"
_SIGNS = ("\t", ";", ",")


def pasted_table(text: str, before: str = "") -> bytes:
    """The rows of ``text`` as a CSV under headings.

    Where the first row has no heading of names, the columns are the name and the line after
    เรียน; a list of names alone gets that line of ``before`` and the name.
    """
    lines = [line for line in text.replace("\r", "").split("\n") if line.strip()]
    sign = next(
        (each_sign for each_sign in _SIGNS if any(each_sign in line for line in lines)), "\t"
    )
    rows = [[cell.strip() for cell in row] for row in csv.reader(lines, delimiter=sign)]
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    for row in _with_headings(rows, before.strip()):
        writer.writerow([harmless_cell(cell) for cell in row])
    return stream.getvalue().encode("utf-8-sig")


def _with_headings(rows: list[list[str]], before: str) -> list[list[str]]:
    heads = {vocabulary.english("recipients", clean(cell)) for cell in (rows[0] if rows else ())}
    names = [vocabulary.thai("recipients", name) for name in (_NAME, _ADDRESSEE)]
    if _NAME in heads:
        if before and not heads & {_ADDRESSEE, "post"}:
            place = [vocabulary.english("recipients", clean(cell)) for cell in rows[0]].index(_NAME)
            own = [[*row, f"{before}{row[place]}"] for row in rows[1:] if len(row) > place]
            return [[*rows[0], names[1]], *own]
        return rows
    if all(len(row) == 1 for row in rows):
        return [names, *([row[0], f"{before}{row[0]}"] for row in rows)]
    return [names, *rows]
