"""What costs much to make and is the same every time, kept in the user's cache between runs.

What is kept is known by a digest of all that it was made of, so it is never stale; what is missing,
damaged or cannot be written is made again, without a word.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import stat
import struct
import sys
import zlib
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

_MOST_FILES = 20  # of one name
_MOST_BYTES = 8_000_000  # of plain values in one file
_MOST_WRITTEN = 100_000_000
_MARK = b"docgen-kept-2\n"
_SEAL = struct.Struct("<QI")  # length and checksum: against damage, not against malice


def kept_object(name: str, key: str) -> bytes | None:
    """What was kept under ``name`` and ``key``; ``None`` where nothing whole is there."""
    folder = _folder()
    if folder is None:
        return None
    try:
        with open(folder / f"{name}-{key[:32]}", "rb", opener=_without_waiting) as stream:
            about = os.fstat(stream.fileno())
            is_file = stat.S_ISREG(about.st_mode)
            written = stream.read(min(about.st_size, _MOST_WRITTEN)) if is_file else b""
    except OSError:
        return None
    start = len(_MARK) + _SEAL.size
    seal = _seal(key, memoryview(written)[start:])
    return written[start:] if written.startswith(_MARK + seal) else None


def keep_object(name: str, key: str, content: bytes) -> None:
    """Keep ``content``, whole or not at all; where nothing can be written, nothing happens."""
    folder = _folder()
    if folder is None:
        return
    target = folder / f"{name}-{key[:32]}"
    partial = target.with_name(f"{target.name}.{os.getpid()}.part")
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            with open(partial, "wb", opener=_private) as stream:
                stream.write(_sealed_content(key, content))
            os.replace(partial, target)
        finally:
            partial.unlink(missing_ok=True)
        _clear(folder)


class KeptValues:
    """Plain values (texts, numbers, lists, mappings), by the bytes that they were read from.

    They lie in one file of the user's cache under ``name`` and ``key``.
    """

    def __init__(self, name: str, key: str) -> None:
        self._name, self._key = name, key
        self._known: dict[bytes, bytes] = {}
        self._asked: dict[bytes, bytes] = {}
        self._has_new = self._is_kept = False
        with suppress(ValueError, EOFError, TypeError):
            values = marshal.loads(kept_object(name, key) or b"")
            if isinstance(values, dict):
                self._known = values

    def value(self, content: bytes, reading: Callable[[], Any], *, may_stay: bool = True) -> Any:
        """What ``reading`` makes of ``content``; kept where it ``may_stay``, until :meth:`keep`.

        Nothing more is gathered after that, however long the process goes on.

        Raises: what ``reading`` raises; nothing is kept then.
        """
        digest = hashlib.sha256(content).digest()
        form = self._known.get(digest)
        with suppress(ValueError, EOFError, TypeError):
            if form is not None:
                value = marshal.loads(form)
                self._asked[digest] = form
                return value
        value = reading()
        if may_stay and not self._is_kept:
            with suppress(ValueError):
                self._asked[digest] = marshal.dumps(value)
                self._has_new = True
        return value

    def keep(self, *, others: bool = False) -> None:
        """Keep what was asked for, where some of it is new, once a process.

        So are ``others`` that an earlier run asked for; else they are gone or were changed.
        """
        values = {**self._known, **self._asked} if others else self._asked
        size = sum(map(len, values.values()))
        if self._has_new and not self._is_kept and size <= _MOST_BYTES:
            keep_object(self._name, self._key, marshal.dumps(values))
            self._is_kept = True


def digest_of(*parts: bytes) -> str:
    """One digest of several parts, each apart from the next."""
    made = hashlib.sha256()
    for part in parts:
        made.update(len(part).to_bytes(8, "little"))
        made.update(part)
    return made.hexdigest()


def _sealed_content(key: str, content: bytes) -> bytes:
    return _MARK + _seal(key, memoryview(content)) + content


def _seal(key: str, content: memoryview) -> bytes:
    return _SEAL.pack(len(content), zlib.crc32(content, zlib.crc32(key.encode("ascii"))))


def _clear(folder: Path) -> None:
    """Leave the newest files of each name in the folder."""
    files = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    seen: Counter[str] = Counter()
    for path in files:
        name = path.name.partition("-")[0]
        seen[name] += 1
        if seen[name] > _MOST_FILES:
            path.unlink(missing_ok=True)


def _folder() -> Path | None:
    """The user's own cache; ``None`` for a user without a home."""
    given = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        if given and os.path.isabs(given):
            return Path(given, "docgen")
        inner = ("Library", "Caches") if sys.platform == "darwin" else (".cache",)
        home = Path.home()
    except (RuntimeError, OSError):
        return None
    return home.joinpath(*inner, "docgen") if home.is_absolute() else None


def _without_waiting(path: str, flags: int) -> int:
    """Opened even where it is a pipe that nobody writes to."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
