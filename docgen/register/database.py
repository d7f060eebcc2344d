"""The register's file, and that it and its journal always say the same.

The journal's line is on the disk before the tables change, both under SQLite's writing lock. Who
dies between the two leaves the journal one line ahead: the next one who opens the register lets
that change happen. Any other difference means that somebody emptied, replaced or set back one of
the two, and is refused.
"""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from docgen import opening
from docgen.codes.reasons import refusal, refusal_named
from docgen.diagnostics import Diagnostic, Rejected
from docgen.register import earlier_form, journal_effects
from docgen.register.journal import (
    START,
    BrokenJournalError,
    JournalEvent,
    RegisterJournal,
    journal_of,
    line_after,
)
from docgen.register.network_share import is_on_network
from docgen.whole_numbers import number_within

_SCHEMA = (Path(__file__).with_name("schema.sql")).read_text(encoding="utf-8")
_APPLICATION = 0x646F6367  # "docg", in SQLite's application_id
_VERSION = 2
_MOST_BYTES = 2**62
_NOT_A_DATABASE = ("SQLITE_NOTADB", "SQLITE_CORRUPT")


class Database:
    """One connection to a register's file; ``mended`` tells what a killed command had left.

    :class:`Rejected` with DG5401 on a network share, DG5402 for a file that is no register,
    DG5403 when others hold it longer than ``patience`` seconds, DG5404 where it cannot be written,
    DG5412 when the journal knows more than the tables, DG5413 when it knows less or other things.
    """

    def __init__(self, path: Path, patience: float, at: str = "") -> None:
        self.path, self.at = path, at
        self.journal = RegisterJournal(journal_of(path))
        self.mended: list[Diagnostic] = []
        self.is_new = False
        if is_on_network(path):
            raise Rejected([Diagnostic("DG5401", None, {"file": str(path)})])
        with self.faults_said():
            self._refuse_lost()
            opening.make_folder(path.parent)
            self.connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
            try:
                if not self._is_ready():
                    with FileLock(f"{path}.lock", timeout=patience):
                        self._make()
                self.connection.execute("PRAGMA synchronous = FULL")
                self._agree()
            except BaseException:
                self.connection.close()
                raise

    @contextmanager
    def writing_transaction(self) -> Iterator[sqlite3.Connection]:
        """A transaction that no other writer can come between; what it records is journalled."""
        with self.faults_said():
            self.connection.execute("BEGIN IMMEDIATE")
            end = None
            try:
                end = self._catch_up()
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:  # nobody else writes until it is rolled back
                    if end is not None:
                        self.journal.cut(end)
                    self.connection.execute("ROLLBACK")
                raise

    def record(self, name: str, told: Mapping[str, Any]) -> None:
        """Let a change happen, inside :meth:`writing`: first in the journal, then in the tables."""
        end, before = self._position()
        line, digest = line_after(before, name, self.at, told)
        end = self.journal.append(line, at=end)
        self._happen(name, told, end, digest)

    def try_change(self, name: str, told: Mapping[str, Any]) -> None:
        """Let a change happen and take it back: what the tables refuse is refused at once."""
        self.connection.execute("SAVEPOINT trial")
        try:
            journal_effects.apply_event(self.connection, name, told)
        finally:
            self.connection.execute("ROLLBACK TO trial")
            self.connection.execute("RELEASE trial")

    @contextmanager
    def faults_said(self) -> Iterator[None]:
        """What SQLite or the disk refuses, as :class:`Rejected`."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise Rejected([_fault(error, self.path)]) from error
        except Timeout as error:
            raise Rejected([Diagnostic("DG5403", None, {"file": str(self.path)})]) from error
        except OSError as error:
            params = {"file": str(self.path), "reason": refusal(error)}
            raise Rejected([Diagnostic("DG5404", None, params)]) from error

    def refuse_damaged(self) -> None:
        """Look at every page of the file; DG5402 where one is not as SQLite wrote it."""
        with self.faults_said():
            said = self.connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            if said != "ok":
                raise Rejected([Diagnostic("DG5402", None, {"file": str(self.path)})])

    @property
    def identity(self) -> str:
        """The register's own name, which its journal knows too."""
        return self._fact("identity", "")

    # -- how register and journal stand to one another ----------------------------------------

    def _agree(self) -> None:
        """See that both say the same; under the writing lock only where they seem not to."""
        end, digest = self._position()
        if self.journal.size != end or self.journal.hash_at(end) != digest:
            with self.writing_transaction():
                pass

    def _catch_up(self) -> int:
        """Take over the one change that a killed command left; where the journal then ends.

        A line that it left cut short is cut off: its change never happened.
        """
        end, digest = self._position()
        if self.journal.size < end or self.journal.hash_at(end) != digest:
            raise Rejected([self._other_journal()])
        if self.journal.size == end:
            return end
        pending = self._pending(end, digest)
        if len(pending) > 1:
            raise Rejected([self._lost_fault()])
        for event in pending:
            self._happen(event.name, event.told, event.end, event.hash)
            self.mended.append(Diagnostic("DG5415", None, {"file": self.path.name}))
            end = event.end
        self.journal.cut(end)
        return end

    def _pending(self, end: int, digest: str) -> list[JournalEvent]:
        try:
            return list(self.journal.events(after=end, before=digest))
        except BrokenJournalError as error:
            raise Rejected([self._other_journal()]) from error

    def _refuse_lost(self) -> None:
        """A register that is gone or emptied, while its journal knows what it held."""
        if self.journal.size and (not self.path.exists() or not self.path.stat().st_size):
            raise Rejected([self._lost_fault()])

    def _lost_fault(self) -> Diagnostic:
        params = {"file": str(self.path), "journal": self.journal.path.name}
        return Diagnostic("DG5412", None, params)

    def _other_journal(self) -> Diagnostic:
        params = {"file": str(self.path), "journal": self.journal.path.name}
        return Diagnostic("DG5413", None, params)

    # -- the file ------------------------------------------------------------------------------

    def _is_ready(self) -> bool:
        """Whether this is a whole register; any other database is refused."""
        # Tables first: they and the mark are committed together, perhaps between these two looks.
        tables = self.connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()[0]
        mine, version = self._pragma("application_id"), self._pragma("user_version")
        if mine != _APPLICATION and tables:
            raise Rejected([Diagnostic("DG5402", None, {"file": str(self.path)})])
        if mine == _APPLICATION and int(str(version)) > _VERSION:
            raise Rejected([Diagnostic("DG5416", None, {"file": str(self.path)})])
        is_mine = mine == _APPLICATION and version == _VERSION
        return is_mine and self._pragma("journal_mode") == "wal"

    def _make(self) -> None:
        if self._is_ready():
            return
        if self.journal.size:
            raise Rejected([self._lost_fault()])
        former = (
            earlier_form.rows_of_first_form(self.connection)
            if self._pragma("application_id")
            else None
        )
        # Changing the journal waits for nobody, so it is done before anyone else can come in.
        self.connection.execute("PRAGMA journal_mode = WAL")
        with self.faults_said():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                self._fill(former)
                self.connection.execute("COMMIT")
            except BaseException:
                self.connection.execute("ROLLBACK")
                self.journal.path.unlink(missing_ok=True)
                raise

    def _fill(self, former: earlier_form.EarlierRows | None) -> None:
        """An empty register, or one with what a register of an earlier docgen held."""
        if former is not None:
            earlier_form.remove_first_form(self.connection)
        prepare_empty(self.connection)
        self._place(0, START)
        self.record("begun", {"identity": secrets.token_hex(16)})
        self.is_new = former is None
        for name, told in former or ():
            self.record(name, told)

    def _happen(self, name: str, told: Mapping[str, Any], end: int, digest: str) -> None:
        journal_effects.apply_event(self.connection, name, told)
        self._place(end, digest)

    def _place(self, end: int, digest: str) -> None:
        row = [("end", str(end)), ("hash", digest)]
        self.connection.executemany("INSERT OR REPLACE INTO facts VALUES (?, ?)", row)

    def _position(self) -> tuple[int, str]:
        """Where in the journal the tables stand: the end of a line, and its hash."""
        end = self._fact("end", "0")
        return number_within(end, 0, _MOST_BYTES) or 0, self._fact("hash", START)

    def _fact(self, name: str, otherwise: str) -> str:
        query = "SELECT value FROM facts WHERE name = ?"
        row = self.connection.execute(query, (name,)).fetchone()
        return otherwise if row is None else str(row[0])

    def _pragma(self, name: str) -> object:
        return self.connection.execute(f"PRAGMA {name}").fetchone()[0]


def prepare_empty(connection: sqlite3.Connection) -> None:
    """The tables of a register without a row, inside a transaction."""
    for statement in schema_statements():
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {_APPLICATION}")
    connection.execute(f"PRAGMA user_version = {_VERSION}")


def schema_statements() -> list[str]:
    """The statements of the schema, one by one."""
    found, current = [], ""
    for line in _SCHEMA.splitlines():
        if not line.startswith("--"):
            current += line + "\n"
        if sqlite3.complete_statement(current):
            found.append(current)
            current = ""
    return found


def _fault(error: sqlite3.DatabaseError, path: Path) -> Diagnostic:
    name = getattr(error, "sqlite_errorname", "")
    params = {"file": str(path), "reason": refusal_named(name)}
    if not name or name.startswith(_NOT_A_DATABASE):  # no name: text that cannot be decoded
        return Diagnostic("DG5402", None, params)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return Diagnostic("DG5403", None, params)
    return Diagnostic("DG5404", None, params)
