"""Numbers in SQLite: reserved, issued, cancelled; by any number of programs at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from docgen.diagnostics import Diagnostic, Position, Rejected
from docgen.register.place import is_on_network
from docgen.thai.reference_numbers import ReferenceNumber, parse_reference_number

_SCHEMA = (Path(__file__).with_name("schema.sql")).read_text(encoding="utf-8")
_APPLICATION = 0x646F6367  # "docg", in SQLite's application_id
_PATIENCE = 30.0  # seconds
_NOT_A_DATABASE = ("SQLITE_NOTADB", "SQLITE_CORRUPT")


class State(StrEnum):
    """Where a number stands; it never goes back."""

    RESERVED = "reserved"
    ISSUED = "issued"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Asked:
    """For what a number is wanted. ``item`` names the letter: asked again, it gets its own again.

    An empty ``item`` is a number kept free, to be filled in by hand.
    """

    office: str
    year: int
    circular: bool
    item: str = ""
    prefix: str = ""
    dated: str = ""
    sender: str = ""
    addressee: str = ""
    subject: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the register; ``mark`` says that the number carries ว.

    ``content`` is the SHA-256 of what the letter says, ``sha256`` that of its file.
    """

    office: str
    year: int
    series: str
    number: int
    mark: bool
    item: str
    state: State
    prefix: str = ""
    dated: str = ""
    sender: str = ""
    addressee: str = ""
    subject: str = ""
    path: str = ""
    sha256: str = ""
    content: str = ""
    remark: str = ""

    @property
    def reference_number(self) -> ReferenceNumber | None:
        """The letter's number, where the office's own part of it is known."""
        if not self.prefix:
            return None
        mark = "\u0e27 " if self.mark else ""
        return parse_reference_number(f"{self.prefix}/{mark}{self.number}")


@dataclass(frozen=True, slots=True)
class StoredBook:
    """How an office counts in one year: ordinary and ว ``together`` or apart, from which number."""

    office: str
    year: int
    together: bool = False
    ordinary: int = 1
    circular: int = 1

    def series(self, *, circular: bool) -> str:
        """The series from which such a letter takes its number."""
        if self.together:
            return "together"
        return "circular" if circular else "ordinary"


_COLUMNS = tuple(field.name for field in fields(Entry))
_KEY = "office = ? AND year = ? AND series = ?"


class Register:
    """The register in one file; every call is one whole transaction.

    :class:`Rejected` with DG5401 on a network share, DG5402 for a file that is no register,
    DG5403 when others hold it longer than half a minute, DG5404 where it cannot be written.
    """

    def __init__(self, path: Path, *, patience: float = _PATIENCE) -> None:
        self.path = path
        if is_on_network(path):
            raise Rejected([Diagnostic("DG5401", None, {"file": str(path)})])
        with self._faults_said():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._database = sqlite3.connect(path, timeout=patience, isolation_level=None)
            self._prepare()

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
        with self._faults_said():
            return self._book(office, year)

    def open_book(self, book: StoredBook) -> None:
        """Set how a book counts; DG5405 once it has a number."""
        with self._writing() as database:
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
        with self._writing():
            series = self._book(asked.office, asked.year).series(circular=asked.circular)
            held = self._held(asked, series) if asked.item else None
            if held is not None:
                return (held,)
            first = self._next(asked.office, asked.year, series)
            entries = tuple(_reserved(asked, series, first + index) for index in range(count))
            self._insert(entries)
            return entries

    def issue(self, entry: Entry, *, path: str, sha256: str, content: str) -> Entry:
        """Mark a number as gone out with that file; again with the same content changes nothing.

        DG5406 when it went out with another content, DG5407 when it is cancelled or unknown.
        """
        with self._writing() as database:
            current = self._one(entry)
            if current is None or current.state is State.CANCELLED:
                raise Rejected([Diagnostic("DG5407", None, {"number": said(entry)})])
            if current.state is State.ISSUED and current.content not in ("", content):
                raise Rejected([Diagnostic("DG5406", None, {"number": said(entry)})])
            database.execute(
                "UPDATE numbers SET state = 'issued', path = ?, sha256 = ?, content = ?, prefix = ?,"
                f" dated = ?, sender = ?, addressee = ?, subject = ? WHERE {_KEY} AND number = ?",
                (path, sha256, content, entry.prefix, entry.dated, entry.sender, entry.addressee)
                + (entry.subject, *_key_of(entry), entry.number),
            )
            return replace(
                entry, state=State.ISSUED, path=path, sha256=sha256, content=content
            )

    def cancel(
        self, office: str, year: int, number: int, *, circular: bool, reason: str
    ) -> Entry:
        """Cancel a number; it stays in the book with its reason, and its letter may take a new one.

        DG5407 when the book has no such number or it is cancelled already.
        """
        with self._writing() as database:
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
        with self._faults_said():
            rows = self._database.execute(
                f"SELECT {', '.join(_COLUMNS)} FROM numbers{where}{order}",
                [value for _, value in given],
            ).fetchall()
        return tuple(_entry(row) for row in rows)

    def held(self, asked: Asked) -> Entry | None:
        """The living number of an item, if it has one."""
        with self._faults_said():
            series = self._book(asked.office, asked.year).series(circular=asked.circular)
            return self._held(asked, series)

    def adopt(self, entries: Sequence[Entry]) -> int:
        """Take over rows of an office's former register, whole or not at all; how many were new.

        They come in order and without a gap; DG5408 where a number stands there already otherwise.
        """
        with self._writing() as database:
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
        column = "circular" if entry.series == "circular" else "ordinary"
        database.execute("DROP TRIGGER start_before_the_first")
        book = replace(self._book(entry.office, entry.year), **{column: entry.number})
        database.execute(
            "INSERT INTO books VALUES (?, ?, ?, ?, ?) ON CONFLICT (office, year)"
            " DO UPDATE SET ordinary = excluded.ordinary, circular = excluded.circular",
            (book.office, book.year, book.together, book.ordinary, book.circular),
        )
        for statement in _statements():
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

    # -- the file ----------------------------------------------------------------------------

    def _prepare(self) -> None:
        database = self._database
        mine = database.execute("PRAGMA application_id").fetchone()[0]
        tables = database.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()[0]
        if mine != _APPLICATION and tables:
            raise Rejected([Diagnostic("DG5402", None, {"file": str(self.path)})])
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = FULL")
        if mine == _APPLICATION:
            return
        with self._writing():
            for statement in _statements():
                database.execute(statement)
            database.execute(f"PRAGMA application_id = {_APPLICATION}")

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that no other writer can come between."""
        with self._faults_said():
            self._database.execute("BEGIN IMMEDIATE")
            try:
                yield self._database
            except BaseException:
                self._database.execute("ROLLBACK")
                raise
            self._database.execute("COMMIT")

    @contextmanager
    def _faults_said(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise Rejected([_fault(error, self.path)]) from error
        except OSError as error:
            params = {"file": str(self.path), "reason": error.strerror or str(error)}
            raise Rejected([Diagnostic("DG5404", None, params)]) from error


def known_number(path: Path, asked: Asked) -> Entry | None:
    """The living number of an item in the register at ``path``; a missing register knows none."""
    if not path.is_file():
        return None
    with Register(path) as register:
        return register.held(asked)


def said(entry: Entry) -> str:
    """A number as a person would name it: ``สถ ว 1960/2564``."""
    mark = "\u0e27 " if entry.mark else ""
    return f"{entry.prefix or entry.office} {mark}{entry.number}/{entry.year}"


def _reserved(asked: Asked, series: str, number: int) -> Entry:
    return Entry(
        office=asked.office,
        year=asked.year,
        series=series,
        number=number,
        mark=asked.circular,
        item=asked.item,
        state=State.RESERVED,
        prefix=asked.prefix,
        dated=asked.dated,
        sender=asked.sender,
        addressee=asked.addressee,
        subject=asked.subject,
        remark=asked.remark,
    )


def _entry(row: Sequence[Any]) -> Entry:
    values = dict(zip(_COLUMNS, row, strict=True))
    values |= {"mark": bool(values["mark"]), "state": State(values["state"])}
    return Entry(**values)


def _key_of(entry: Entry) -> tuple[str, int, str]:
    return entry.office, entry.year, entry.series


def _statements() -> list[str]:
    statements, current = [], ""
    for line in _SCHEMA.splitlines():
        if not line.startswith("--"):
            current += line + "\n"
        if sqlite3.complete_statement(current):
            statements.append(current)
            current = ""
    return statements


def _fault(error: sqlite3.DatabaseError, path: Path) -> Diagnostic:
    name = getattr(error, "sqlite_errorname", "")
    params = {"file": str(path), "reason": str(error)}
    if name.startswith(_NOT_A_DATABASE):
        return Diagnostic("DG5402", Position(str(path)), params)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return Diagnostic("DG5403", None, params)
    return Diagnostic("DG5404", None, params)
