"""What each event of the journal does to the tables: the only place that changes them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from sqlite3 import Connection
from typing import Any

from docgen.register.entries import IncomingEntry, RegisterEntry, entry_from_row

ApplyChange = Callable[[Connection, Mapping[str, Any]], None]

ENTRY = tuple(field.name for field in fields(RegisterEntry))
RECEIPT = tuple(field.name for field in fields(IncomingEntry))
RENAMED = "item:"  # before the new name of a circular, among the facts
KEY = ("office", "year", "series", "prefix", "number")
_LETTER = (*KEY, "part", "addressee", "content", "files", "at")


def apply_event(database: Connection, name: str, told: Mapping[str, Any]) -> None:
    """Let an event happen; ``KeyError`` for one that this version does not know."""
    _CHANGES[name](database, told)


def _apply_begun(database: Connection, told: Mapping[str, object]) -> None:
    _put_row(database, "facts", ("name", "value"), ("identity", told["identity"]))


def _book(database: Connection, told: Mapping[str, object]) -> None:
    row = {**told, "kinds": json.dumps(told.get("kinds", {}), sort_keys=True)}
    names = ("office", "year", "together", "ordinary", "circular", "received", "kinds")
    changed = ", ".join(f"{name} = excluded.{name}" for name in names[2:])
    database.execute(
        f"INSERT INTO books ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
        f" ON CONFLICT (office, year) DO UPDATE SET {changed}",
        [row[name] for name in names],
    )


def _numbers(database: Connection, told: Mapping[str, Any]) -> None:
    for row in told["rows"]:
        _entry(database, row)


def _apply_intended(database: Connection, told: Mapping[str, Any]) -> None:
    entry = entry_from_row(told["entry"])
    place = (entry.office, entry.year, entry.series, entry.number, entry.printed_key)
    values = (told["identity"], *place, json.dumps(told, ensure_ascii=False))
    names = ("identity", "office", "year", "series", "number", "printed", "row")
    _put_row(database, "intentions", names, values)


def _apply_withdrawn(database: Connection, told: Mapping[str, object]) -> None:
    database.execute("DELETE FROM intentions WHERE identity = ?", (told["identity"],))


def _apply_issued(database: Connection, told: Mapping[str, Any]) -> None:
    _entry(database, told["entry"])
    _letters(database, told)
    _apply_withdrawn(database, told)


def _letters(database: Connection, told: Mapping[str, Any]) -> None:
    for letter in told["letters"]:
        row = {**letter, "files": json.dumps(letter["files"], ensure_ascii=False)}
        row |= {name: told["entry"][name] for name in KEY}
        _put_row(database, "letters", _LETTER, [row[name] for name in _LETTER])


def _apply_received(database: Connection, told: Mapping[str, object]) -> None:
    _put_row(database, "receipts", RECEIPT, [told[name] for name in RECEIPT])


def _apply_renamed(database: Connection, told: Mapping[str, Any]) -> None:
    _put_row(database, "facts", ("name", "value"), (RENAMED + told["item"], told["former"]))


def _entry(database: Connection, row: Mapping[str, Any]) -> None:
    """A number as it now stands: new, or changed in all that is not its key."""
    names = (*ENTRY, "printed")
    values = {**row, "printed": entry_from_row(row).printed_key}
    changed = ", ".join(f"{name} = excluded.{name}" for name in names if name not in KEY)
    database.execute(
        f"INSERT INTO numbers ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
        f" ON CONFLICT ({', '.join(KEY)}) DO UPDATE SET {changed}",
        [values[name] for name in names],
    )


def _put_row(database: Connection, table: str, names: tuple[str, ...], values: Any) -> None:
    database.execute(
        f"INSERT OR REPLACE INTO {table} ({', '.join(names)})"
        f" VALUES ({', '.join('?' * len(names))})",
        tuple(values),
    )


_CHANGES: dict[str, ApplyChange] = {
    "begun": _apply_begun,
    "book": _book,
    "numbers": _numbers,
    "intended": _apply_intended,
    "withdrawn": _apply_withdrawn,
    "issued": _apply_issued,
    "letters": _letters,
    "cancelled": lambda database, told: _entry(database, told["entry"]),
    "received": _apply_received,
    "renamed": _apply_renamed,
}
