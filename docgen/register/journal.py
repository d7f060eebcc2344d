"""The journal beside the register: a line a change, each bound to the one before by its hash.

It is only ever written at its end, and each line is on the disk before the register's own tables
change. From it the register can be made again.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from docgen import opening
from docgen.light import dataclass

START = "0" * 64
_ENDING = ".journal.jsonl"
_TAIL = 67  # the hash with its quotation mark, bracket and line end


class BrokenJournalError(Exception):
    """A line of the journal is not what was written; ``line`` counts from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(str(line))
        self.line = line


@dataclass(frozen=True, slots=True)
class JournalEvent:
    """One change of the register: what happened, when, with what, and where its line ends."""

    name: str
    at: str
    told: dict[str, object]
    hash: str
    end: int


def journal_of(register: Path) -> Path:
    """Where the journal of a register stands."""
    return register.with_name(register.stem + _ENDING)


def line_after(before: str, name: str, at: str, told: Mapping[str, object]) -> tuple[bytes, str]:
    """The line that follows the one whose hash is ``before``, and its own hash."""
    content = {"before": before, "event": name, "at": at, "told": told}
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    line = f'{text[:-1]}, "hash": "{digest}"}}\n'
    return line.encode("utf-8", "surrogatepass"), digest


class RegisterJournal:
    """The file itself; who writes holds the register's own lock."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def size(self) -> int:
        """Its length in bytes; 0 when there is none."""
        try:
            return self.path.stat().st_size
        except FileNotFoundError:
            return 0

    def hash_at(self, end: int) -> str:
        """The hash of the line that ends at byte ``end``; empty when no line does."""
        if end == 0:
            return START
        try:
            with opening.stream(self.path) as stream:
                stream.seek(max(0, end - _TAIL))
                tail = stream.read(_TAIL)
        except FileNotFoundError:
            return ""
        return tail[:64].decode("ascii", "replace") if tail.endswith(b'"}\n') else ""

    def append(self, line: bytes, *, at: int) -> int:
        """Write a line at byte ``at``, on the disk when this returns; where it ends.

        ``OSError`` when the disk refuses; nothing is then left of it.
        """
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
        handle = os.open(self.path, flags, 0o644)
        try:
            os.lseek(handle, at, os.SEEK_SET)
            try:
                rest = memoryview(line)
                while rest:
                    rest = rest[os.write(handle, rest) :]
                os.ftruncate(handle, at + len(line))
                os.fsync(handle)
            except OSError:
                os.ftruncate(handle, at)
                raise
        finally:
            os.close(handle)
        return at + len(line)

    def cut(self, end: int) -> None:
        """Take away what stands after byte ``end``."""
        handle = os.open(self.path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
        try:
            os.ftruncate(handle, end)
            os.fsync(handle)
        finally:
            os.close(handle)

    def events(self, *, after: int = 0, before: str = START) -> Iterator[JournalEvent]:
        """The changes told after byte ``after``; a last line cut short is no change.

        :class:`BrokenJournalError` at a line that does not follow from the one before.

        Raises: BrokenJournalError, when a line does not follow from the one before.
        """
        if not opening.is_file(self.path):
            return
        with opening.stream(self.path) as stream:
            stream.seek(after)
            end = after
            for number, line in enumerate(stream, start=1):
                if not line.endswith(b"\n"):
                    return
                end += len(line)
                event = _event(line, before, end)
                if event is None:
                    raise BrokenJournalError(number)
                before = event.hash
                yield event


def _event(line: bytes, before: str, end: int) -> JournalEvent | None:
    try:
        content = json.loads(line.decode("utf-8", "surrogatepass"))
        told, name, at = content["told"], content["event"], content["at"]
        again, digest = line_after(before, name, at, told)
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return JournalEvent(name, at, told, digest, end) if again == line else None
