"""What was done in a workspace, line by line: append only, without words of letters, chained.

Each line holds the hash of the one before it, so that a line that was changed or taken out shows.
A secret letter is named by a hash of its place alone.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import field
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from docgen import opening
from docgen.batch import manifest
from docgen.batch.jobs import Job
from docgen.codes.reasons import Reason, refusal
from docgen.diagnostics import Diagnostic
from docgen.light import dataclass
from docgen.loading.workspace import Workspace
from docgen.services.events import Ended, FoundFaults, LetterDone, Outcome, WorkEvent
from docgen.writers.files import digest

FILE = "journal.jsonl"
ISSUES = ("issue", "batch")  # the acts that give numbers
_PATIENCE = 20.0  # seconds
_PIECE = 4096
_SHORT = 16
_OPEN = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


def record_act(
    workspace: Workspace, act: str, name: str, at: str, mark: str = "", **told: Any
) -> tuple[Diagnostic, ...]:
    """Write one act down.

    It is ``change``, ``settings``, ``build``, ``draft_batch``, ``issue``, ``batch``, ``dispatch``,
    ``sign``, ``reserve``, ``cancel`` or ``receive``; of the last three no circular has the name.

    ``mark`` is a hash of what it was done to, ``told`` what else there is to tell. Work goes on
    where the disk refuses the line; the warning DG5465 says so.
    """
    path = workspace.output / FILE
    try:
        opening.make_folder(path.parent)
        with FileLock(path.with_suffix(".lock"), timeout=_PATIENCE):
            entry = {"at": at, "act": act, "letter": name, "mark": mark, **told}
            _append(path, {key: value for key, value in entry.items() if value or key in _ALWAYS})
    except Timeout:
        reason: Reason | str = refusal(BlockingIOError(11, ""))
        return (Diagnostic("DG5465", None, {"file": str(path), "reason": reason}),)
    except OSError as error:
        return (Diagnostic("DG5465", None, {"file": str(path), "reason": refusal(error)}),)
    return ()


_ALWAYS = ("at", "act", "letter", "mark")


def name_in(workspace: Workspace, letter: Path, *, is_secret: bool = False) -> str:
    """The name of a circular in the journal: its place in the workspace, or a hash of that."""
    path, root = opening.resolved_path(letter), opening.resolved_path(workspace.root)
    inside = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
    if not is_secret:
        return inside
    return "#" + hashlib.sha256(inside.encode("utf-8")).hexdigest()[:_SHORT]


def names_in_journal(workspace: Workspace, letter: Path) -> frozenset[str]:
    """Both names that a circular may have in the journal: the plain one, and the secret one."""
    return frozenset(name_in(workspace, letter, is_secret=flag) for flag in (False, True))


def letter_written(
    workspace: Workspace, act: str, letter: Path, at: str, outcome: Outcome
) -> tuple[Diagnostic, ...]:
    """Write down that the files of one letter were written, with their hashes and its numbers."""
    is_secret = outcome.job.private
    name = name_in(workspace, letter, is_secret=is_secret)
    hashes = [digest(path) for path in outcome.files if opening.is_file(path)]
    names = [path.suffix.lstrip(".") if is_secret else path.name for path in outcome.files]
    files = dict(zip(names, hashes, strict=False))
    numbers = {"number": outcome.job.under, "also": list(outcome.job.also)}
    return record_act(workspace, act, name, at, _mark(hashes), files=files, **numbers)


def letters_written(
    workspace: Workspace, act: str, letter: Path, at: str, events: Iterable[WorkEvent]
) -> tuple[Diagnostic, ...]:
    """Write down each letter that the events tell of."""
    found: list[Diagnostic] = []
    for event in events:
        if isinstance(event, LetterDone) and event.outcome.fault is None:
            found += letter_written(workspace, act, letter, at, event.outcome)
    return tuple(found)


@dataclass(slots=True)
class RunInJournal:
    """A run of many letters as one line: how many, into which record, under which numbers."""

    workspace: Workspace
    act: str
    letter: Path
    at: str
    folder: Path
    _numbers: list[str] = field(default_factory=list)
    _also: tuple[str, ...] = ()
    _count: int = 0
    _is_secret: bool = False

    def record_events(self, events: Iterator[WorkEvent]) -> Iterator[WorkEvent]:
        """The same events; when they end, however they end, what was written is told."""
        try:
            for event in events:
                if isinstance(event, LetterDone) and event.outcome.fault is None:
                    self._count_letter(event.outcome.job)
                elif isinstance(event, Ended):
                    found = self._tell_journal()
                    if found:
                        yield FoundFaults(found)
                yield event
        except BaseException:
            getattr(events, "close", tuple)()  # the record of the folder is kept as it closes
            self._tell_journal()
            raise

    def _count_letter(self, job: Job) -> None:
        self._count += 1
        self._is_secret |= job.private
        self._numbers = [*self._numbers[:1], job.under] if job.under else self._numbers
        self._also = job.also or self._also

    def _numbers_told(self) -> dict[str, object]:
        """The one number of all letters, or the first and the last; those behind them too."""
        ends = list(dict.fromkeys(self._numbers))
        names = ("number",) if len(ends) == 1 else ("first", "last")
        return {**dict(zip(names, ends, strict=False)), "also": list(self._also)}

    def _tell_journal(self) -> tuple[Diagnostic, ...]:
        count, self._count = self._count, 0
        if not count:
            return ()
        path = self.folder / manifest.NAME
        mark = digest(path) if opening.is_file(path) else ""
        name = name_in(self.workspace, self.letter, is_secret=self._is_secret)
        told = {"count": count, "manifest": mark, **self._numbers_told()}
        return record_act(self.workspace, self.act, name, self.at, mark[:_SHORT], **told)


def _mark(hashes: list[str]) -> str:
    return hashlib.sha256("".join(hashes).encode("ascii")).hexdigest()[:_SHORT]


# -- the file ---------------------------------------------------------------------------------


def _append(path: Path, entry: dict[str, object]) -> None:
    """One line at the end, whole on the disk when this returns; who calls holds the lock.

    What a killed run left of a line is cut; a last line that only lacks its end gets it.
    """
    handle = os.open(path, _OPEN, 0o644)
    try:
        end = os.lseek(handle, 0, os.SEEK_END)
        last = _last_line(handle, end)
        before = b"\n" if last and not last.endswith(b"\n") and _entry(last) is not None else b""
        if last and not last.endswith(b"\n") and not before:
            end -= len(last)
            os.ftruncate(handle, end)
            last = _last_line(handle, end)
        entry["before"] = _hash(last.rstrip(b"\r\n")) if last else ""
        entry["hash"] = _hash(_encoded_entry(entry))
        line = before + _encoded_entry(entry)
        os.lseek(handle, end, os.SEEK_SET)
        try:
            rest = memoryview(line + b"\n")
            while rest:
                rest = rest[os.write(handle, rest) :]
            os.fsync(handle)
        except OSError:
            os.ftruncate(handle, end)
            raise
    finally:
        os.close(handle)


def _last_line(handle: int, end: int) -> bytes:
    """The last line before byte ``end``, with its line end where it has one."""
    found, start = b"", end
    while start and found.rstrip(b"\r\n").find(b"\n") < 0:
        size = min(_PIECE, start)
        start -= size
        os.lseek(handle, start, os.SEEK_SET)
        found = os.read(handle, size) + found
    whole = found.rstrip(b"\r\n")
    return found[whole.rfind(b"\n") + 1 :]


def journal_lines(path: Path) -> Iterator[bytes]:
    """The lines of a journal, each with its line end where it has one."""
    if opening.is_file(path):
        with opening.stream(path) as stream:
            yield from stream


def journal_entries(path: Path) -> Iterator[tuple[int, dict[str, object] | None]]:
    """Each line with its number; ``None`` for one that does not follow from the one before it."""
    before = ""
    for number, line in enumerate(journal_lines(path), 1):
        entry = _entry(line)
        follows = entry is not None and entry.get("before") == before and line.endswith(b"\n")
        yield number, entry if follows else None
        before = _hash(line.rstrip(b"\r\n"))


def _entry(line: bytes) -> dict[str, object] | None:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(entry, dict):
        return None
    own = entry.pop("hash", None)
    return entry if own in (None, _hash(_encoded_entry(entry))) else None


def _encoded_entry(entry: dict[str, object]) -> bytes:
    text = json.dumps(entry, ensure_ascii=False, sort_keys=True)
    return text.encode("utf-8", "surrogatepass")


def _hash(line: bytes) -> str:
    return hashlib.sha256(line).hexdigest()
