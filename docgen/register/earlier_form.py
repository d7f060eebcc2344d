"""Registers of docgen before its second form: what they hold, as events of the journal."""

from __future__ import annotations

from sqlite3 import Connection, Row
from typing import Any

from docgen.register.entries import Given, IssuedLetter, RegisterEntry, SentFile, State, kept_of

EarlierRows = list[tuple[str, dict[str, object]]]
_OTHER = ("path", "sha256")
_TABLES = ("numbers", "books")


def rows_of_first_form(database: Connection) -> EarlierRows:
    """Every book, number and letter of a register in its first form, in order."""
    cursor = database.cursor()
    cursor.row_factory = Row
    made: EarlierRows = [("book", dict(row)) for row in cursor.execute("SELECT * FROM books")]
    for told in made:
        told[1].update(received=1, kinds={})
    order = "SELECT * FROM numbers ORDER BY office, year, series, number"
    for row in cursor.execute(order).fetchall():
        made.append(_number(dict(row)))
    return made


def remove_first_form(database: Connection) -> None:
    """Take the tables of the first form away, with their triggers."""
    for table in _TABLES:
        database.execute(f"DROP TABLE {table}")


def _number(row: dict[str, Any]) -> tuple[str, dict[str, object]]:
    path, sha256 = (str(row.pop(name)) for name in _OTHER)
    state = State(row["state"])
    given = Given.AUTOMATIC if row["item"] or state is State.RESERVED else Given.IMPORTED
    entry = RegisterEntry(**{**row, "mark": bool(row["mark"]), "state": state, "given": given})
    if state is not State.ISSUED or not path:
        return "numbers", {"rows": [kept_of(entry)]}
    letter = IssuedLetter("", entry.addressee, entry.content, (SentFile(path, sha256),))
    return "issued", {"entry": kept_of(entry), "letters": [kept_of(letter)], "identity": 0}
