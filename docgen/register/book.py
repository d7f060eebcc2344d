"""Numbers in SQLite: reserved, issued, cancelled; by any number of programs at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from docgen.diagnostics import Diagnostic, Rejected
from docgen.register.database import Database, statements
from docgen.register.entries import Asked, Entry, State, StoredBook, reserved, said

_PATIENCE = 30.0  # seconds

_COLUMNS = tuple(field.name for field in fields(Entry))
_TOLD = ("prefix", "dated", "sender", "addressee", "subject")
_KEY = "office = ? AND year = ? AND series = ?"


class Register:
    """The register in one file; every call is one whole transaction.

    :class:`Rejected` as :class:`Database` says, and when a call asks what cannot be.
    """

    def __init__(self, path: Path, *, patience: float = _PATIENCE) -> None:
        self.path = path
        self._store = Database(path, patience)
        self._database = self._store.connection

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def __enter__(self) -> Register:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # -- books -------------------------------------------------------------------------------

    def book(self, office: str, year: int) -> StoredBook:
        """How that office counts in that year; apart and from 1 where nothing else was set."""
        with self._store.faults_said():
            return self._book(office, year)

    def open_book(self, book: StoredBook) -> None:
        """Set how a book counts; DG5405 once it has a number."""
        with self._store.writing() as database:
            if self._count(book.office, book.year) and self._book(book.office, book.year) != book:
                params = {"office": book.office, "year": book.year}
                raise Rejected([Diagnostic("DG5405", None, params)])
            database.execute(
                "INSERT INTO books VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                (book.office, book.year, book.together, book.ordinary, book.circular),
            )
            if self._book(book.office, book.year) != book:
                database.execute(
                    "UPDATE books SET together = ?, ordinary = ?, circular = ?"
                    " WHERE office = ? AND year = ?",
                    (book.together, book.ordinary, book.circular, book.office, book.year),
                )

    # -- numbers -----------------------------------------------------------------------------

    def reserve(self, asked: Asked) -> Entry:
        """The next number, or the one that this item already has in that year's book."""
        return self.reserve_block(asked, 1)[0]

    def reserve_block(self, asked: Asked, count: int) -> tuple[Entry, ...]:
        """``count`` numbers that follow one another; for a named item, the one it has."""
        with self._store.writing():
            series = self._book(asked.office, asked.year).series(circular=asked.circular)
            held = self._held(asked, series) if asked.item else None
            if held is not None:
                return (held,)
            first = self._next(asked.office, asked.year, series)
            entries = tuple(reserved(asked, series, first + index) for index in range(count))
            self._insert(entries)
            return entries

    def issue(self, entry: Entry, *, path: str, sha256: str, content: str) -> Entry:
        """Mark a number as gone out with that file; again with the same content changes nothing.

        DG5406 when it went out with another content, DG5407 when it is cancelled or unknown.
        """
        with self._store.writing() as database:
            current = self._one(entry)
            if current is None or current.state is State.CANCELLED:
                raise Rejected([Diagnostic("DG5407", None, {"number": said(entry)})])
            if current.state is State.ISSUED and current.content not in ("", content):
                raise Rejected([Diagnostic("DG5406", None, {"number": said(entry)})])
            written = {name: getattr(entry, name) for name in _TOLD}
            written |= {"state": "issued", "path": path, "sha256": sha256, "content": content}
            columns = ", ".join(f"{name} = ?" for name in written)
            database.execute(
                f"UPDATE numbers SET {columns} WHERE {_KEY} AND number = ?",
                (*written.values(), *_key_of(entry), entry.number),
            )
            return replace(entry, state=State.ISSUED, path=path, sha256=sha256, content=content)

    def cancel(self, office: str, year: int, number: int, *, circular: bool, reason: str) -> Entry:
        """Cancel a number; it stays in the book with its reason, and its letter may take a new one.

        DG5407 when the book has no such number or it is cancelled already.
        """
        with self._store.writing() as database:
            series = self._book(office, year).series(circular=circular)
            wanted = Entry(office, year, series, number, circular, "", State.RESERVED)
            current = self._one(wanted)
            if current is None or current.state is State.CANCELLED:
                raise Rejected([Diagnostic("DG5407", None, {"number": said(wanted)})])
            database.execute(
                f"UPDATE numbers SET state = 'cancelled', remark = ? WHERE {_KEY} AND number = ?",
                (reason, *_key_of(current), number),
            )
            return replace(current, state=State.CANCELLED, remark=reason)

    def entries(self, office: str | None = None, year: int | None = None) -> tuple[Entry, ...]:
        """The rows of the register, by office, year, series and number."""
        wanted = [("office = ?", office), ("year = ?", year)]
        given = [(clause, value) for clause, value in wanted if value is not None]
        where = " WHERE " + " AND ".join(clause for clause, _ in given) if given else ""
        order = " ORDER BY office, year, series, number"
        with self._store.faults_said():
            rows = self._database.execute(
                f"SELECT {', '.join(_COLUMNS)} FROM numbers{where}{order}",
                [value for _, value in given],
            ).fetchall()
        return tuple(_entry(row) for row in rows)

    def held(self, asked: Asked) -> Entry | None:
        """The living number of an item, if it has one."""
        with self._store.faults_said():
            series = self._book(asked.office, asked.year).series(circular=asked.circular)
            return self._held(asked, series)

    def adopt(self, entries: Sequence[Entry]) -> int:
        """Take over rows of an office's former register, whole or not at all; how many were new.

        They come in order and without a gap; DG5408 where a number stands there already otherwise.
        """
        with self._store.writing() as database:
            new = []
            for entry in entries:
                current = self._one(entry)
                if current is None:
                    new.append(entry)
                elif replace(current, item=entry.item, path=entry.path) != entry:
                    raise Rejected([Diagnostic("DG5408", None, {"number": said(entry)})])
            for entry in new:
                if self._next(entry.office, entry.year, entry.series) != entry.number:
                    if self._series_has_any(entry):
                        raise Rejected([Diagnostic("DG5408", None, {"number": said(entry)})])
                    self._start(database, entry)
                self._insert((entry,))
            return len(new)

    # -- inside a transaction ----------------------------------------------------------------

    def _book(self, office: str, year: int) -> StoredBook:
        row = self._database.execute(
            "SELECT together, ordinary, circular FROM books WHERE office = ? AND year = ?",
            (office, year),
        ).fetchone()
        if row is None:
            return StoredBook(office, year)
        return StoredBook(office, year, bool(row[0]), row[1], row[2])

    def _start(self, database: sqlite3.Connection, entry: Entry) -> None:
        """A series taken over in mid-year begins where its first row says."""
        database.execute("DROP TRIGGER start_before_the_first")
        book = self._book(entry.office, entry.year)
        if entry.series == "circular":
            book = replace(book, circular=entry.number)
        else:
            book = replace(book, ordinary=entry.number)
        database.execute(
            "INSERT INTO books VALUES (?, ?, ?, ?, ?) ON CONFLICT (office, year)"
            " DO UPDATE SET ordinary = excluded.ordinary, circular = excluded.circular",
            (book.office, book.year, book.together, book.ordinary, book.circular),
        )
        for statement in statements():
            database.execute(statement)

    def _series_has_any(self, entry: Entry) -> bool:
        query = f"SELECT 1 FROM numbers WHERE {_KEY} LIMIT 1"
        return self._database.execute(query, _key_of(entry)).fetchone() is not None

    def _count(self, office: str, year: int) -> int:
        query = "SELECT COUNT(*) FROM numbers WHERE office = ? AND year = ?"
        return int(self._database.execute(query, (office, year)).fetchone()[0])

    def _next(self, office: str, year: int, series: str) -> int:
        query = f"SELECT MAX(number) FROM numbers WHERE {_KEY}"
        last = self._database.execute(query, (office, year, series)).fetchone()[0]
        if last is not None:
            return int(last) + 1
        book = self._book(office, year)
        return book.circular if series == "circular" else book.ordinary

    def _held(self, asked: Asked, series: str) -> Entry | None:
        row = self._database.execute(
            f"SELECT {', '.join(_COLUMNS)} FROM numbers"
            f" WHERE {_KEY} AND mark = ? AND item = ? AND state <> 'cancelled'",
            (asked.office, asked.year, series, asked.circular, asked.item),
        ).fetchone()
        return None if row is None else _entry(row)

    def _one(self, entry: Entry) -> Entry | None:
        row = self._database.execute(
            f"SELECT {', '.join(_COLUMNS)} FROM numbers WHERE {_KEY} AND number = ?",
            (*_key_of(entry), entry.number),
        ).fetchone()
        return None if row is None else _entry(row)

    def _insert(self, entries: Sequence[Entry]) -> None:
        self._database.executemany(
            f"INSERT INTO numbers ({', '.join(_COLUMNS)})"
            f" VALUES ({', '.join('?' * len(_COLUMNS))})",
            [tuple(getattr(entry, name) for name in _COLUMNS) for entry in entries],
        )


def known_number(path: Path, asked: Asked) -> Entry | None:
    """The living number of an item in the register at ``path``; a missing register knows none."""
    if not path.is_file():
        return None
    with Register(path) as register:
        return register.held(asked)


def _entry(row: Sequence[Any]) -> Entry:
    values = dict(zip(_COLUMNS, row, strict=True))
    values |= {"mark": bool(values["mark"]), "state": State(values["state"])}
    return Entry(**values)


def _key_of(entry: Entry) -> tuple[str, int, str]:
    return entry.office, entry.year, entry.series
