"""Rows by a SELECT in a read-only transaction; SQLAlchemy and drivers are the extra ``[sql]``."""

from __future__ import annotations

import datetime
import re
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen import opening
from docgen.codes.reasons import NOT_A_FILE
from docgen.light import regex
from docgen.loading.workspace.sources import Source
from docgen.services.fetching import Elapsed, Fetched, refused_source, within_rows
from docgen.thai.dates import ERA

if TYPE_CHECKING:
    from sqlalchemy.engine import URL, Connection, CursorResult, Engine

_CHUNK = 5_000
# What SQLite, which gives no codes, says of a statement that it cannot read.
_OF_SQLITE = ("no such table", "no such column", "no such function", "near ", "ambiguous column")
_DRIVERS = {
    "postgresql": ("postgresql+psycopg", "psycopg"),
    "mysql": ("mysql+pymysql", "pymysql"),
    "mariadb": ("mariadb+pymysql", "pymysql"),
    "mssql": ("mssql+pymssql", "pymssql"),
    "sqlite": ("sqlite", ""),
}
# What is quoted or said aside: '…' "…" `…` […] -- … /* … */ and $tag$ … $tag$.
_QUOTED = regex(
    r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|`[^`]*`|\[[^\]\[]*+\]|--[^\n]*|/\*.{0,800}?\*/"
    r"|\$([A-Za-z_]{0,30})\$.{0,800}?\$\1\$",
    re.DOTALL,
)
_WORD = regex(r"[A-Za-z_][A-Za-z0-9_]*")
_READS = ("select", "with")
_WRITES = frozenset(
    [
        "insert",
        "update",
        "delete",
        "merge",
        "replace",
        "upsert",
        "create",
        "drop",
        "alter",
        "truncate",
        "grant",
        "revoke",
        "call",
        "exec",
        "execute",
        "copy",
        "into",
        "set",
        "do",
        "lock",
        "vacuum",
        "attach",
        "detach",
        "pragma",
        "begin",
        "commit",
        "rollback",
        "savepoint",
        "use",
        "shutdown",
        "kill",
        "load",
        "handler",
        "rename",
        "comment",
        "analyze",
        "reindex",
        "refresh",
        "listen",
        "notify",
    ]
)
_TICKS = 10_000  # of SQLite's machine, between two looks at the time


def fetched_rows(source: Source, elapsed: Elapsed) -> Fetched:
    """All rows of the source's query.

    Raises: Rejected, with DG4403 to DG4408 and DG4414, and nothing has been written anywhere.
    """
    statement = _only_reading(source)
    try:
        import sqlalchemy
        from sqlalchemy import exc
    except ImportError:
        raise refused_source(
            "DG4404", source, driver="sqlalchemy", packages=_packages(source)
        ) from None
    try:
        url = sqlalchemy.make_url(source.database)
    except exc.ArgumentError:
        raise refused_source("DG4405", source, reason="URL") from None
    engine = _engine(url, source)
    try:
        return _rows(engine, url, statement, source, elapsed)
    except (exc.DBAPIError, OSError) as error:
        raise _refusal(error, source, elapsed) from None
    finally:
        engine.dispose()


def _only_reading(source: Source) -> str:
    """The statement, when it is one that reads.

    Raises: Rejected, with DG4403.
    """
    statement = source.query.strip().rstrip(";").strip()
    bare = _QUOTED.sub(" ", statement)
    words = [each_word.lower() for each_word in _WORD.findall(bare)]
    writes = next((word for word in words if word in _WRITES), "")
    if ";" in bare or not words or words[0] not in _READS or writes:
        first = writes or (words[0] if words else "") or ";"
        raise refused_source("DG4403", source, word=first.upper() if first != ";" else first)
    return statement


def _engine(url: URL, source: Source) -> Engine:
    import sqlalchemy

    family = url.drivername.partition("+")[0]
    if family not in _DRIVERS:
        known = ", ".join(_DRIVERS)
        raise refused_source("DG4415", source, driver=family, known=known)
    drivername, module = _DRIVERS[family]
    if "+" not in url.drivername:
        url = url.set(drivername=drivername)
    arguments: dict[str, object] = {}
    if family == "sqlite":
        path = url.database or ""
        if opening.exists(Path(path)) and not opening.is_file(Path(path)):  # a pipe is waited for
            raise refused_source("DG4405", source, reason=NOT_A_FILE)
        url = sqlalchemy.make_url(f"sqlite:///file:{path}?mode=ro&uri=true")
    elif family in ("postgresql", "mysql", "mariadb"):
        arguments["connect_timeout"] = min(source.seconds, 30)
    elif family == "mssql":
        arguments |= {"login_timeout": min(source.seconds, 30), "timeout": source.seconds}
    try:
        return sqlalchemy.create_engine(
            url, connect_args=arguments, poolclass=sqlalchemy.pool.NullPool
        )
    except ImportError:
        raise refused_source("DG4404", source, driver=module, packages=_packages(source)) from None


def _packages(source: Source) -> str:
    """What is to be installed for a source, as it is typed after ``pip install``."""
    family = source.database.partition(":")[0].partition("+")[0]
    module = _DRIVERS.get(family, ("", ""))[1]
    driver = {"psycopg": "'psycopg[binary]'"}.get(module, module)
    return f"sqlalchemy {driver}".strip()


def _rows(engine: Engine, url: URL, statement: str, source: Source, elapsed: Elapsed) -> Fetched:
    with engine.connect() as connection:
        cursors = _opened_cursors(connection)
        try:
            _only_read(connection, source, elapsed)
            stream = connection.execution_options(stream_results=True, max_row_buffer=_CHUNK)
            result = stream.exec_driver_sql(statement)
            if not result.returns_rows:
                raise refused_source("DG4403", source, word=statement.split()[0].upper())
            headings = tuple(map(str, result.keys()))
            rows = _all_rows(result, source, elapsed)
        except BaseException:
            _abandon(cursors, connection)
            raise
        result.close()
        connection.rollback()
    shown = url.render_as_string(hide_password=True)
    if url.username:
        shown = shown.replace(f"{url.username}:***@", "").replace(f"{url.username}@", "")
    origin = {"database": source.without_secrets(shown), "query": statement}
    return Fetched(headings, rows, origin)


def _opened_cursors(connection: Connection) -> list[Any]:
    """Every cursor that the connection opens from now on."""
    from sqlalchemy import event

    cursors: list[Any] = []

    def remember(_connection: Connection, cursor: Any, *_of_statement: object) -> None:
        cursors.append(cursor)

    event.listen(connection, "before_cursor_execute", remember)
    return cursors


def _abandon(cursors: list[Any], connection: Connection) -> None:
    """Ends the reading half way; the cursors of a broken connection close once that is closed."""
    closing = [cursor.close for cursor in cursors]
    for close in (*closing, connection.invalidate, *closing):
        with suppress(Exception):
            close()


def _all_rows(result: CursorResult[Any], source: Source, elapsed: Elapsed) -> list[list[str]]:
    rows: list[list[str]] = []
    while chunk := result.fetchmany(_CHUNK):
        rows += [[_text(value) for value in row] for row in chunk]
        within_rows(len(rows), source, elapsed)
        if elapsed() > source.seconds:
            raise refused_source("DG4407", source, most=source.seconds)
    return rows


def _only_read(connection: Connection, source: Source, elapsed: Elapsed) -> None:
    """A transaction that cannot write, with a limit of time, as far as the database knows them."""
    family = connection.dialect.name
    milliseconds = source.seconds * 1000
    for statement in {
        "postgresql": (
            "SET TRANSACTION READ ONLY",
            f"SET LOCAL statement_timeout = {milliseconds}",
        ),
        "mysql": ("SET TRANSACTION READ ONLY", "START TRANSACTION READ ONLY"),
        "mariadb": ("SET TRANSACTION READ ONLY", "START TRANSACTION READ ONLY"),
        "sqlite": ("PRAGMA query_only = ON",),
    }.get(family, ()):
        connection.exec_driver_sql(statement)
    raw: Any = connection.connection.driver_connection
    if family == "sqlite":
        raw.set_progress_handler(lambda: elapsed() > source.seconds, _TICKS)


def _refusal(error: Exception, source: Source, elapsed: Elapsed) -> Exception:
    original = getattr(error, "orig", None) or error
    lines = [line.strip() for line in str(original).splitlines() if line.strip()]
    reason = (lines[0] if lines else type(original).__name__).rstrip(".")
    state = str(getattr(original, "sqlstate", "") or "")
    if state == "57014" or "interrupted" in reason or elapsed() > source.seconds:
        return refused_source("DG4407", source, most=source.seconds)
    if state == "25006" or "readonly" in reason or "read-only" in reason:
        return refused_source("DG4403", source, word=reason)
    if getattr(error, "connection_invalidated", False) or state.startswith(("08", "57P")):
        return refused_source("DG4408", source, reason=reason)
    is_of_sqlite = not state and reason.startswith(_OF_SQLITE)
    if is_of_sqlite or (state and not state.startswith("28")):
        return refused_source("DG4416", source, reason=reason)
    return refused_source("DG4408" if _is_lost(reason) else "DG4405", source, reason=reason)


def _is_lost(reason: str) -> bool:
    return any(
        sign in reason for sign in ("closed the connection", "Lost connection", "SSL SYSCALL")
    )


def _text(value: Any) -> str:
    """A value of a database as a cell of the snapshot; days in the Buddhist era."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime.datetime):
        day = _text(value.date())
        return day if value.time() == datetime.time() else f"{day} {value:%H:%M}"
    if isinstance(value, datetime.date):
        return f"{value.day}/{value.month}/{value.year + ERA}"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("\x00", "")
