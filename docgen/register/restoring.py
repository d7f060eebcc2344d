"""The register made again: from its journal, or the journal from the register's tables."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from docgen import opening
from docgen.codes.reasons import refusal
from docgen.diagnostics import Diagnostic, Rejected
from docgen.light import dataclass
from docgen.register.book import Register
from docgen.register.database import prepare_empty
from docgen.register.entries import kept_of
from docgen.register.journal import (
    START,
    BrokenJournalError,
    JournalEvent,
    RegisterJournal,
    journal_of,
    line_after,
)
from docgen.register.journal_effects import apply_event
from docgen.register.lookups import Lookups

_SIDES = ("", "-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Restored:
    """What came of it: from which of the two, how many numbers, and what was moved aside."""

    source: str  # journal, tables, or nothing where both agreed
    numbers: int
    aside: Path | None = None


def restore_register(path: Path, *, at: str) -> Restored:
    """Make the register and its journal agree again; the file given up is kept beside them.

    The journal is believed as far as its chain holds; the tables only where it lacks or breaks.
    :class:`Rejected` with DG5420 when neither can be read, DG5404 when the disk refuses.

    Raises: Rejected, when neither can be made again from the other, or a file cannot be read.
    """
    try:
        return _restore_register(path, at)
    except OSError as error:
        params = {"file": str(path), "reason": refusal(error)}
        raise Rejected([Diagnostic("DG5404", None, params)]) from error


def _restore_register(path: Path, at: str) -> Restored:
    with suppress(Rejected), Register(path, at=at) as register:
        broken_at(path)
        return Restored("nothing", len(register.entries()))
    journal = RegisterJournal(journal_of(path))
    events, is_whole = _believed_events(journal)
    tables = _tables(path)
    if events and (is_whole or tables is None):
        aside = _moved_aside(path, at)
        if not is_whole:
            journal.cut(events[-1].end)
        _replay(path, events)
    elif tables is not None:
        aside = _moved_aside(journal.path, at)
        _write_journal(path, tables, at)
    else:
        raise Rejected([Diagnostic("DG5420", None, {"file": str(path)})])
    with Register(path, at=at) as register:
        source = "journal" if events and (is_whole or tables is None) else "tables"
        return Restored(source, len(register.entries()), aside)


def broken_at(path: Path) -> int:
    """How many changes the journal tells; :class:`Rejected` with DG5413 where its chain breaks."""
    journal = RegisterJournal(journal_of(path))
    try:
        return sum(1 for _ in journal.events())
    except BrokenJournalError as error:
        params = {"file": str(path), "journal": f"{journal.path.name}:{error.line}"}
        raise Rejected([Diagnostic("DG5413", None, params)]) from error


def _believed_events(journal: RegisterJournal) -> tuple[list[JournalEvent], bool]:
    """The changes up to where the chain breaks, and whether it does not."""
    events: list[JournalEvent] = []
    try:
        for event in journal.events():
            events.append(event)
    except BrokenJournalError:
        return events, False
    return events, True


def _tables(path: Path) -> list[tuple[str, dict[str, object]]] | None:
    """All that the tables hold, as changes that make them again; ``None`` when they are spoilt."""
    if not opening.is_file(path) or not opening.byte_count(path):
        return None
    try:
        with closing(sqlite3.connect(path)) as connection:
            identity = connection.execute("SELECT value FROM facts WHERE name = 'identity'")
            told: list[tuple[str, dict[str, object]]] = [
                ("begun", {"identity": identity.fetchone()[0]})
            ]
            seen = Lookups(connection)
            books = connection.execute("SELECT office, year FROM books").fetchall()
            told += [("book", kept_of(seen.book(*book))) for book in books]
            for entry in seen.entries(None, None):
                told.append(("numbers", {"rows": [kept_of(entry)]}))
                rows = [kept_of(letter) for letter in seen.letters(entry).values()]
                if rows:
                    told.append(("letters", {"entry": kept_of(entry), "letters": rows}))
            told += [("intended", kept_of(intention)) for intention in seen.intentions()]
            told += [("received", kept_of(receipt)) for receipt in seen.receipts(None, None)]
            return told
    except (sqlite3.DatabaseError, ValueError, TypeError, KeyError, OverflowError):
        return None


def _moved_aside(path: Path, at: str) -> Path | None:
    """Rename a file and what SQLite keeps beside it, so that nothing is lost."""
    if not opening.exists(path):
        return None
    stamp = "".join(character for character in at if character.isdigit()) or "0"
    name, count = f"{path.stem}-{stamp}{path.suffix}", 1
    while opening.exists(path.with_name(name)):
        count += 1
        name = f"{path.stem}-{stamp}-{count}{path.suffix}"
    for side in _SIDES:
        there = path.with_name(path.name + side)
        if opening.exists(there):
            os.replace(there, path.with_name(name + side))
    return path.with_name(name)


def _replay(path: Path, events: list[JournalEvent]) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN IMMEDIATE")
        prepare_empty(connection)
        for event in events:
            apply_event(connection, event.name, event.told)
        _place(connection, events[-1].end, events[-1].hash)
        connection.execute("COMMIT")


def _write_journal(path: Path, told: list[tuple[str, dict[str, object]]], at: str) -> None:
    """The tables as a new journal; they then stand at its end."""
    journal, before, end = RegisterJournal(journal_of(path)), START, 0
    for name, values in told:
        line, before = line_after(before, name, at, values)
        end = journal.append(line, at=end)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        _place(connection, end, before)
        connection.execute("COMMIT")


def _place(connection: sqlite3.Connection, end: int, digest: str) -> None:
    rows = [("end", str(end)), ("hash", digest)]
    connection.executemany("INSERT OR REPLACE INTO facts VALUES (?, ?)", rows)
