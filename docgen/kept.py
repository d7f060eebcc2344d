"""What costs much to make and is the same every time, kept in the user's cache between runs.

What is kept is known by a digest of all that it was made of, so it is never stale; what is missing,
damaged or cannot be written is made again, without a word.
"""

from __future__ import annotations

import hashlib
import os
import sys
from contextlib import suppress
from pathlib import Path

_MOST_FILES = 60
_MARK = b"docgen-kept-1\n"
_DIGEST = 32


def found(name: str, key: str) -> bytes | None:
    """What was kept under ``name`` and ``key``; ``None`` where nothing whole is there."""
    folder = _folder()
    if folder is None:
        return None
    try:
        with open(folder / f"{name}-{key[:32]}", "rb") as stream:
            written = stream.read()
    except OSError:
        return None
    start = len(_MARK) + _DIGEST
    seal = _seal(key, memoryview(written)[start:])
    return written[start:] if written.startswith(_MARK + seal) else None


def keep(name: str, key: str, content: bytes) -> None:
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
                stream.write(_sealed(key, content))
            os.replace(partial, target)
        finally:
            partial.unlink(missing_ok=True)
        _clear(folder)


def digest_of(*parts: bytes) -> str:
    """One digest of several parts, each apart from the next."""
    made = hashlib.sha256()
    for part in parts:
        made.update(len(part).to_bytes(8, "little"))
        made.update(part)
    return made.hexdigest()


def _sealed(key: str, content: bytes) -> bytes:
    return _MARK + _seal(key, memoryview(content)) + content


def _seal(key: str, content: memoryview) -> bytes:
    made = hashlib.sha256(key.encode("ascii"))
    made.update(content)
    return made.digest()


def _clear(folder: Path) -> None:
    """Leave the newest files alone in the folder."""
    files = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for path in files[_MOST_FILES:]:
        path.unlink(missing_ok=True)


def _folder() -> Path | None:
    """The user's own cache; ``None`` for a user without a home."""
    given = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        if given and os.path.isabs(given):
            return Path(given, "docgen")
        inner = ("Library", "Caches") if sys.platform == "darwin" else (".cache",)
        return Path.home().joinpath(*inner, "docgen")
    except (RuntimeError, OSError):
        return None


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
