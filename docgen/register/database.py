"""The register's file: made once; every commit is on the disk before it is told."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from docgen.codes.reasons import refusal, refusal_named
from docgen.diagnostics import Diagnostic, Rejected
from docgen.register.network_share import is_on_network

_SCHEMA = (Path(__file__).with_name("schema.sql")).read_text(encoding="utf-8")
_APPLICATION = 0x646F6367  # "docg", in SQLite's application_id
_NOT_A_DATABASE = ("SQLITE_NOTADB", "SQLITE_CORRUPT")


class Database:
    """One connection to a register's file.

    :class:`Rejected` with DG5401 on a network share, DG5402 for a file that is no register,
    DG5403 when others hold it longer than ``patience`` seconds, DG5404 where it cannot be written.
    """

    def __init__(self, path: Path, patience: float) -> None:
        self.path = path
        if is_on_network(path):
            raise Rejected([Diagnostic("DG5401", None, {"file": str(path)})])
        with self.faults_said():
            path.parent.mkdir(parents=True, exist_ok=True)
            self.connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
            try:
                if not self._is_ready():
                    with FileLock(f"{path}.lock", timeout=patience):
                        self._make()
                self.connection.execute("PRAGMA synchronous = FULL")
            except BaseException:
                self.connection.close()
                raise

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that no other writer can come between."""
        with self.faults_said():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield self.connection
            except BaseException:
                self.connection.execute("ROLLBACK")
                raise
            self.connection.execute("COMMIT")

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

    def _is_ready(self) -> bool:
        """Whether this is a whole register; any other database is refused."""
        # Tables first: they and the mark are committed together, perhaps between these two looks.
        tables = self.connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()[0]
        mine = self._pragma("application_id")
        if mine != _APPLICATION and tables:
            raise Rejected([Diagnostic("DG5402", None, {"file": str(self.path)})])
        return mine == _APPLICATION and self._pragma("journal_mode") == "wal"

    def _make(self) -> None:
        if self._is_ready():
            return
        # Changing the journal waits for nobody, so it is done before anyone else can come in.
        self.connection.execute("PRAGMA journal_mode = WAL")
        with self.writing():
            for statement in statements():
                self.connection.execute(statement)
            self.connection.execute(f"PRAGMA application_id = {_APPLICATION}")

    def _pragma(self, name: str) -> object:
        return self.connection.execute(f"PRAGMA {name}").fetchone()[0]


def statements() -> list[str]:
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
    if name.startswith(_NOT_A_DATABASE):
        return Diagnostic("DG5402", None, params)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return Diagnostic("DG5403", None, params)
    return Diagnostic("DG5404", None, params)
