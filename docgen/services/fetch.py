"""Data from outside into a snapshot: CSV with where it is from, whole or not at all."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from docgen import opening
from docgen.batch.disk_faults import disk_fault
from docgen.diagnostics import Diagnostic, Position, Rejected
from docgen.diagnostics.rendering import Sources
from docgen.light import dataclass
from docgen.loading.workspace import Workspace
from docgen.loading.workspace.snapshots import Snapshot, snapshot_of
from docgen.loading.workspace.sources import Source, SourcesFile, read_sources, snapshot_path
from docgen.services.fetching import Elapsed, Fetched, refused_source, sql, web
from docgen.services.reports import Report, as_report, unknown_name
from docgen.thai.names import clean
from docgen.writers.files import write_together

KEPT = 5
_HISTORY = "snapshots"
_RECORD = ".source.json"
_LONGEST_LIST = 10


@dataclass(frozen=True, slots=True)
class Taken:
    """A snapshot that was written: its file, how many rows, and whether the last one differed."""

    path: Path
    rows: int
    is_new: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """A source on its way: how many rows have come, and whether it is done, well or not."""

    name: str
    rows: int = 0
    is_done: bool = False
    has_failed: bool = False


Tell = Callable[[Progress], None]


def _untold(progress: Progress) -> None:
    """Nobody waits to hear of it."""


def _tell_rows(tell: Tell, name: str, rows: int) -> None:
    tell(Progress(name, rows))


@dataclass(frozen=True, slots=True)
class WantedSources:
    """The sources of a workspace that are wanted."""

    workspace: Workspace
    names: tuple[str, ...]


def wanted_sources(workspace: Workspace, names: Sequence[str]) -> WantedSources:
    """Those of ``names`` that there are, or all."""
    known = read_sources(workspace).names
    return WantedSources(workspace, tuple(name for name in known if not names or name in names))


@as_report
def fetch(
    workspace: Workspace,
    names: Sequence[str],
    now: datetime.datetime,
    clock: Callable[[], float],
    *,
    get: web.Get = web.get,
    environment: Mapping[str, str] | None = None,
    tell: Tell = _untold,
) -> Report[tuple[Taken, ...]]:
    """Take each of the sources ``names``, or all, as of ``now``; ``clock`` counts seconds.

    ``tell`` hears of each while it comes and when it is done.

    One that fails leaves the snapshot that was there, and the others are taken all the same.
    DG4412 says that there is no such source; DG4401 to DG4416 what was wrong with one.
    """
    listed = read_sources(workspace, environment)
    file = str(workspace.config / "sources.yaml")
    sources = Sources()
    sources.add(file, listed.lines)
    if not listed.names and not listed.found:
        return Report(None, (Diagnostic("DG4417", Position(file)),), sources)
    unknown = [name for name in names if name not in listed.names]
    found = [unknown_name("DG4412", "names", name, listed.names) for name in unknown]
    run = _FetchRun(workspace, now, clock, get, tell)
    outcomes = [run.outcome(listed, name) for name in names or listed.names]
    found = [*listed.found, *found, *(fault for _, faults in outcomes for fault in faults)]
    taken = tuple(made for made, _ in outcomes if made is not None)
    failed = any(fault.is_error for fault in found)
    return Report(None if failed and not taken else taken, tuple(found), sources)


_TakenOrFaults = tuple[Taken | None, Sequence[Diagnostic]]


@dataclass(frozen=True, slots=True)
class _FetchRun:
    """What every source of one run is taken with: the moment, the clock, the way to the network."""

    workspace: Workspace
    now: datetime.datetime
    clock: Callable[[], float]
    get: web.Get
    tell: Tell

    def outcome(self, listed: SourcesFile, name: str) -> _TakenOrFaults:
        """The snapshot that was taken, ``None`` where it was not, and what was found."""
        faults = listed.faults.get(name, ())
        source = listed.sources.get(name)
        made, told = self._taken_snapshot(source) if source is not None else (None, ())
        rows = made.rows if made is not None else 0
        self.tell(Progress(name, rows, is_done=True, has_failed=made is None))
        return made, (*faults, *told)

    def _taken_snapshot(self, source: Source) -> _TakenOrFaults:
        elapsed = Elapsed(self.clock, partial(_tell_rows, self.tell, source.name))
        try:
            return _new_snapshot(self.workspace, source, self.now, elapsed, self.get)
        except Rejected as refusal:
            return None, tuple(refusal.found)


def _new_snapshot(
    workspace: Workspace,
    source: Source,
    now: datetime.datetime,
    elapsed: Elapsed,
    get: web.Get,
) -> tuple[Taken, list[Diagnostic]]:
    """The snapshot written, and what differs in it from the last one.

    Raises: Rejected, when the source gives nothing that can be kept, or the disk refuses.
    """
    fetched = _fetched_rows(source, elapsed, get)
    if not fetched.rows:
        raise refused_source("DG4414", source)
    seen = [clean(heading) for heading in fetched.headings]
    if not all(seen) or len(set(seen)) < len(seen):
        raise refused_source("DG4410", source, reason=", ".join(fetched.headings))
    path = snapshot_path(workspace, source)
    former = snapshot_of(path)
    told = _changes(source, former, seen)
    content = web.csv_bytes(fetched)
    record = _record(source, fetched, now, content)
    _write(workspace, source, now, content, record)
    is_new = former is None or former.sha256 != hashlib.sha256(content).hexdigest()
    return Taken(path, len(fetched.rows), is_new), told


def _fetched_rows(source: Source, elapsed: Elapsed, get: web.Get) -> Fetched:
    if source.database:
        return sql.fetched_rows(source, elapsed)
    if source.catalogue:
        return web.catalogue_fetched(source, elapsed, get)
    return web.file_fetched(source, elapsed, get)


def _changes(source: Source, former: Snapshot | None, seen: Sequence[str]) -> list[Diagnostic]:
    """Columns that the last snapshot had and this one lacks, or the other way round."""
    if former is None or not former.columns:
        return []
    gone = [column for column in former.columns if column not in seen]
    new = [name for name in seen if name not in former.columns]
    if not gone and not new:
        return []
    params = {
        "name": source.name,
        "gone": ", ".join(gone[:_LONGEST_LIST]) or "-",
        "new": ", ".join(new[:_LONGEST_LIST]) or "-",
    }
    return [Diagnostic("DG4413", source.at, params)]


def _record(source: Source, fetched: Fetched, now: datetime.datetime, content: bytes) -> bytes:
    record = {
        "source": source.name,
        **fetched.origin,
        "at": now.isoformat(timespec="seconds"),
        "rows": len(fetched.rows),
        "columns": [clean(heading) for heading in fetched.headings],
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _write(
    workspace: Workspace, source: Source, now: datetime.datetime, content: bytes, record: bytes
) -> None:
    """The snapshot in its place and in the history, of which the oldest go.

    Raises: Rejected, when the disk refuses; the former snapshot stands as it was.
    """
    path = snapshot_path(workspace, source)
    workspace.place_in_config(source.target)
    history = workspace.place_in_config(_HISTORY, source.name)
    stamp = f"{now:%Y%m%d-%H%M%S}"
    try:
        for folder in (path.parent, history):
            opening.make_folder(folder)
        kept = {f"{stamp}.csv": content, f"{stamp}{_RECORD}": record}
        write_together(history, kept, replace=tuple(kept))
        both = {path.name: content, f"{path.stem}{_RECORD}": record}
        write_together(path.parent, both, replace=tuple(both))
    except OSError as error:
        raise Rejected([disk_fault(error, path)]) from error
    older = [each_path for each_path in opening.names_in(history, ".csv")][:-KEPT]
    for older_path in older:
        older_path.unlink(missing_ok=True)
        older_path.with_name(f"{older_path.stem}{_RECORD}").unlink(missing_ok=True)
