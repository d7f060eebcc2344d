"""What stands in the register, asked in one place."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from docgen.register.entries import (
    MOST,
    PART_MARK,
    IncomingEntry,
    Intention,
    IssuedLetter,
    NumberRequest,
    RegisterEntry,
    StoredBook,
    entry_from_row,
    intention_of,
    letter_from_row,
    new_entry,
    number_text,
)
from docgen.register.journal_effects import ENTRY, KEY, RECEIPT, RENAMED

_BOOK = ("together", "ordinary", "circular", "received", "kinds")
_KEY = " AND ".join(f"{name} = ?" for name in KEY)
_SERIES = "office = ? AND year = ? AND series = ?"
_PRINTED = "printed = ? AND printed <> '' AND year = ?"
_LETTER = ("part", "addressee", "content", "files", "at")


class Lookups:
    """Questions to one connection; none of them changes anything."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._database = connection

    def book(self, office: str, year: int) -> StoredBook:
        """How an office counts in a year; apart and from 1 where nothing else was set.

        Raises: DamagedRowError, when the row does not say a book.
        """
        query = f"SELECT {', '.join(_BOOK)} FROM books WHERE office = ? AND year = ?"
        row = self._database.execute(query, (office, year)).fetchone()
        if row is None:
            return StoredBook(office, year)
        try:
            kinds = {str(name): int(first) for name, first in json.loads(row[4]).items()}
        except _DAMAGE as error:
            raise DamagedRowError(str(error)) from error
        return StoredBook(office, year, bool(row[0]), row[1], row[2], row[3], kinds)

    def first_names(self) -> dict[str, str]:
        """The name under which a renamed circular got its number, by each of its later names."""
        query = "SELECT name, value FROM facts WHERE substr(name, 1, ?) = ?"
        rows = self._database.execute(query, (len(RENAMED), RENAMED)).fetchall()
        return {str(name).removeprefix(RENAMED): str(former) for name, former in rows}

    def known_request(self, asked: NumberRequest) -> NumberRequest:
        """The same under the name by which the register knows the letter."""
        circular, mark, part = asked.item.partition(PART_MARK)
        query = "SELECT value FROM facts WHERE name = ?"
        row = self._database.execute(query, (RENAMED + circular,)).fetchone()
        return asked if row is None else replace(asked, item=f"{row[0]}{mark}{part}")

    def series(self, asked: NumberRequest) -> str:
        """The series from which ``asked`` gets its number."""
        book = self.book(asked.office, asked.year)
        return book.series(circular=asked.circular, kind=asked.kind)

    def has_numbers(self, office: str, year: int) -> bool:
        """Whether any number of that year is known."""
        query = "SELECT 1 FROM numbers WHERE office = ? AND year = ? LIMIT 1"
        return self._database.execute(query, (office, year)).fetchone() is not None

    def next(
        self, asked: NumberRequest, series: str, taken: Collection[int] = (), *, after: int = 0
    ) -> int:
        """The next number that nobody has, nor anything that is about to be written.

        No number up to ``after`` is looked at.

        A typed number that was cancelled, as a slip of the hand is, does not move the count.
        """
        query = (
            f"SELECT MAX(number) FROM numbers WHERE {_SERIES}"
            " AND NOT (state = 'cancelled' AND given <> 'automatic' AND at <> '')"
        )
        place = (asked.office, asked.year, series)
        last = self._database.execute(query, place).fetchone()[0] or 0
        first = self.book(asked.office, asked.year).first_number(series)
        number = max(int(last) + 1, first, after + 1)
        while number in taken or self.is_taken(new_entry(asked, series, number)):
            number += 1
        return number

    def is_taken(self, entry: RegisterEntry) -> bool:
        """Whether its number stands in the register in whatever state, or is being written."""
        place = (entry.office, entry.year, entry.series, entry.number)
        printed = (entry.printed_key, entry.year)
        for table in ("numbers", "intentions"):
            query = f"SELECT 1 FROM {table} WHERE {_SERIES} AND number = ? LIMIT 1"
            if self._database.execute(query, place).fetchone():
                return True
            query = (
                f"SELECT 1 FROM {table} WHERE printed = ? AND printed <> '' AND year = ? LIMIT 1"
            )
            if self._database.execute(query, printed).fetchone():
                return True
        return False

    def is_intended(self, entry: RegisterEntry) -> bool:
        """Whether a letter with that very number is being written."""
        place = (entry.office, entry.year, entry.series, entry.number, entry.printed_key)
        query = f"SELECT 1 FROM intentions WHERE {_SERIES} AND number = ? AND printed = ? LIMIT 1"
        if self._database.execute(query, place).fetchone():
            return True
        query = f"SELECT 1 FROM intentions WHERE {_PRINTED} LIMIT 1"
        return self._database.execute(query, (entry.printed_key, entry.year)).fetchone() is not None

    def living_number(self, asked: NumberRequest, series: str) -> RegisterEntry | None:
        """The living number of an item; the latest where it has had several."""
        query = (
            f"{_SELECT} WHERE {_SERIES} AND mark = ? AND item = ? AND state <> 'cancelled'"
            " ORDER BY at DESC, number DESC LIMIT 1"
        )
        row = self._database.execute(
            query, (asked.office, asked.year, series, asked.circular, asked.item)
        ).fetchone()
        return None if row is None or not asked.item else _entry(row)

    def entry_with_number(self, entry: RegisterEntry) -> RegisterEntry | None:
        """The row with that number, in this office's book or wherever it was printed before."""
        if entry.number > MOST:
            return None
        key = [getattr(entry, name) for name in KEY]
        bare = [getattr(replace(entry, prefix=""), name) for name in KEY]
        printed = (entry.printed_key, entry.year)
        for where, values in ((_KEY, key), (_PRINTED, printed), (_KEY, bare)):
            row = self._database.execute(f"{_SELECT} WHERE {where} LIMIT 1", values).fetchone()
            if row is not None:
                return _entry(row)
        return None

    def entries_numbered(self, office: str, year: int, number: int) -> list[RegisterEntry]:
        """All rows of an office's year with that number, whatever series and prefix."""
        query = f"{_SELECT} WHERE office = ? AND year = ? AND number = ?"
        found = self._database.execute(query, (office, year, min(number, MOST + 1))).fetchall()
        return [_entry(row) for row in found]

    def items(self, years: Sequence[int]) -> set[str]:
        """What got a number in one of these years, by the names under which it did."""
        query = f"SELECT DISTINCT item FROM numbers WHERE year IN ({', '.join('?' * len(years))})"
        return {str(row[0]) for row in self._database.execute(query, tuple(years))}

    def of_item(self, item: str) -> list[RegisterEntry]:
        """All living rows of one letter, in the order in which it got them."""
        query = f"{_SELECT} WHERE item = ? AND state <> 'cancelled' ORDER BY year, at, number"
        return [_entry(row) for row in self._database.execute(query, (item,)).fetchall()]

    def ends_of_parts(self, item: str) -> list[RegisterEntry]:
        """The first and the last living row of the parts of one letter; none where it has none."""
        within = (f"{item}{PART_MARK}", f"{item}{chr(ord(PART_MARK) + 1)}")
        where = "WHERE item >= ? AND item < ? AND state <> 'cancelled' ORDER BY year, number"
        rows = self._database.execute(f"{_SELECT} {where}", within).fetchall()
        return [_entry(row) for row in rows[:1] + rows[-1:]]

    def entries(self, office: str | None, year: int | None) -> tuple[RegisterEntry, ...]:
        """The rows of the register, by office, year, series and number."""
        where, values = _where(office=office, year=year)
        query = f"{_SELECT}{where} ORDER BY office, year, series, number, prefix"
        return tuple(_entry(row) for row in self._database.execute(query, values).fetchall())

    def letters(
        self, entry: RegisterEntry, parts: Sequence[str] | None = None
    ) -> dict[str, IssuedLetter]:
        """The letters that bear a number, by part: all, or those of the ``parts`` alone."""
        query = f"SELECT {', '.join(_LETTER)} FROM letters WHERE {_KEY}"
        key = [getattr(entry, name) for name in KEY]
        if parts is None:
            rows = self._database.execute(f"{query} ORDER BY part", key).fetchall()
            return {row[0]: _letter(row) for row in rows}
        found = {}
        for part in parts:
            for row in self._database.execute(f"{query} AND part = ?", (*key, part)):
                found[row[0]] = _letter(row)
        return found

    def of_file(self, sha256: str) -> list[tuple[RegisterEntry, IssuedLetter]]:
        """The letters among whose files there is one with that SHA-256, each with its number."""
        names = ", ".join(f"letters.{name}" for name in (*KEY, *_LETTER))
        query = f"SELECT {names} FROM letters WHERE instr(files, ?) > 0"
        found = []
        for row in self._database.execute(query, (sha256,)).fetchall():
            key, letter = row[: len(KEY)], _letter(row[len(KEY) :])
            number = self._database.execute(f"{_SELECT} WHERE {_KEY}", key).fetchone()
            if number is not None and any(file.sha256 == sha256 for file in letter.files):
                found.append((_entry(number), letter))
        return found

    def of_content(self, beginning: str) -> list[tuple[RegisterEntry, IssuedLetter]]:
        """The letters whose SHA-256 of what they say begins so, each with its number."""
        names = ", ".join(f"letters.{name}" for name in (*KEY, *_LETTER))
        query = f"SELECT {names} FROM letters WHERE substr(content, 1, ?) = ? ORDER BY at"
        found = []
        for row in self._database.execute(query, (len(beginning), beginning)).fetchall():
            key, letter = row[: len(KEY)], _letter(row[len(KEY) :])
            number = self._database.execute(f"{_SELECT} WHERE {_KEY}", key).fetchone()
            if number is not None:
                found.append((_entry(number), letter))
        return found

    def printed_as(self, printed: str) -> list[RegisterEntry]:
        """All rows whose number is printed so, the newest year first."""
        query = f"{_SELECT} WHERE printed = ? AND printed <> '' ORDER BY year DESC"
        return [_entry(row) for row in self._database.execute(query, (printed,)).fetchall()]

    def entries_named(self, text: str) -> list[RegisterEntry]:
        """All rows whose number a person would name so, as ``number_text`` does."""
        rows = self.printed_as(text)
        number, _, year = text.partition("/")
        if not rows and number.isdecimal() and year.isdecimal():  # of a book of its own kind
            query = f"{_SELECT} WHERE number = ? AND year = ?"
            place = (number[:9], year[:9])
            rows = [_entry(row) for row in self._database.execute(query, place).fetchall()]
        return [row for row in rows if number_text(row) == text]

    def intentions(self) -> tuple[Intention, ...]:
        """What was about to be written and is not yet told to be.

        Raises: DamagedRowError, when a row does not say an intention.
        """
        rows = self._database.execute("SELECT row FROM intentions ORDER BY identity").fetchall()
        try:
            return tuple(intention_of(json.loads(row[0])) for row in rows)
        except _DAMAGE as error:
            raise DamagedRowError(str(error)) from error

    def next_intention(self) -> int:
        """A name for an intention that no other bears."""
        query = "SELECT COALESCE(MAX(identity), 0) + 1 FROM intentions"
        return int(self._database.execute(query).fetchone()[0])

    def receipts(self, office: str | None, year: int | None) -> tuple[IncomingEntry, ...]:
        """The register of incoming letters, in order."""
        where, values = _where(office=office, year=year)
        query = f"SELECT {', '.join(RECEIPT)} FROM receipts{where} ORDER BY office, year, number"
        return tuple(
            IncomingEntry(*row) for row in self._database.execute(query, values).fetchall()
        )

    def receipt_of(self, office: str, sha256: str) -> IncomingEntry | None:
        """The receipt of a file that came before."""
        query = (
            f"SELECT {', '.join(RECEIPT)} FROM receipts"
            " WHERE office = ? AND sha256 = ? ORDER BY year, number LIMIT 1"
        )
        row = self._database.execute(query, (office, sha256)).fetchone()
        return None if row is None else IncomingEntry(*row)

    def next_receipt(self, office: str, year: int) -> int:
        """The next number of the register of incoming letters."""
        query = "SELECT COALESCE(MAX(number), 0) + 1 FROM receipts WHERE office = ? AND year = ?"
        following = int(self._database.execute(query, (office, year)).fetchone()[0])
        return max(following, self.book(office, year).received)


_DAMAGE = (ValueError, TypeError, KeyError, AttributeError, RecursionError)
_SELECT = f"SELECT {', '.join(ENTRY)} FROM numbers"


def _where(**wanted: Any) -> tuple[str, list[Any]]:
    given = {name: value for name, value in wanted.items() if value is not None}
    clauses = " AND ".join(f"{name} = ?" for name in given)
    return (f" WHERE {clauses}" if clauses else ""), list(given.values())


class DamagedRowError(sqlite3.DatabaseError):
    """A row that no register ever wrote."""

    sqlite_errorname = "SQLITE_CORRUPT"


def _entry(row: Sequence[Any]) -> RegisterEntry:
    try:
        return entry_from_row(dict(zip(ENTRY, row, strict=True)))
    except _DAMAGE as error:
        raise DamagedRowError(str(error)) from error


def _letter(row: Sequence[Any]) -> IssuedLetter:
    kept = dict(zip(_LETTER, row, strict=True))
    try:
        return letter_from_row({**kept, "files": json.loads(kept["files"])})
    except _DAMAGE as error:
        raise DamagedRowError(str(error)) from error
