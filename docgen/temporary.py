"""Folders for what is on its way: the owner's alone, and cleaned at the next start after a kill.

Each folder holds a lock for as long as its process lives. A folder whose lock is free was left by
a process that was killed; whoever starts next removes it.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BufferedRandom
from pathlib import Path

from filelock import BaseFileLock, FileLock, Timeout

_PREFIX = "docgen-work-"
_LOCK = "in-use.lock"
_CHANCE = "?" * 8  # what the system adds to the name of a new folder
_TRIES = 20


def working_folder(owner: object) -> Path:
    """A new folder that lives as long as ``owner``; leftovers of others are removed first."""
    folder, lock = _held_folder(None)
    weakref.finalize(owner, _remove_folder, folder, lock)
    return folder


@contextmanager
def folder_aside(beside: Path | None = None) -> Iterator[Path]:
    """A new folder for as long as this lasts, in the system's place or in another's folder.

    Leftovers of others there are removed first.
    """
    folder, lock = _held_folder(beside)
    try:
        yield folder
    finally:
        _remove_folder(folder, lock)


def _held_folder(beside: Path | None) -> tuple[Path, BaseFileLock]:
    remove_leftovers(beside)
    prefix = _PREFIX if beside is None else f".{_PREFIX}"
    for _ in range(_TRIES):
        folder = Path(tempfile.mkdtemp(prefix=prefix, dir=beside))  # 0700
        lock = FileLock(folder / _LOCK)
        with suppress(FileNotFoundError):
            lock.acquire()
            if (folder / _LOCK).is_file() and _is_private(folder):
                return folder, lock
        _remove_folder(folder, lock)  # another that starts took it for a leftover
    raise FileNotFoundError(folder)


def private_file(path: Path, content: bytes) -> None:
    """A new file that its owner alone may read."""
    with open(path, "wb", opener=_private) as stream:
        stream.write(content)


@contextmanager
def private_stream(path: Path) -> Iterator[BufferedRandom]:
    """A new file that its owner alone may read, to be written and read again."""
    with open(path, "w+b", opener=_private) as stream:
        yield stream


def remove_leftovers(beside: Path | None = None) -> None:
    """Remove the working folders of processes that are no more."""
    place, start = (beside, ".") if beside is not None else (Path(tempfile.gettempdir()), "")
    for folder in place.glob(f"{start}{_PREFIX}{_CHANCE}"):
        with suppress(OSError):
            # One without a lock was killed before it had one, or while it was removed.
            if _is_own(folder) and (_is_private(folder) or (folder / _LOCK).is_file()):
                _remove_unused(folder)


def _remove_unused(folder: Path) -> None:
    lock = FileLock(folder / _LOCK, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        return
    _remove_folder(folder, lock)


def _remove_folder(folder: Path, lock: BaseFileLock) -> None:
    """Windows removes no file that is held: the lock goes first."""
    lock.release()
    shutil.rmtree(folder, ignore_errors=True)


def _is_own(folder: Path) -> bool:
    """Whether it is a folder of this user; another's is neither read nor removed."""
    about = folder.lstat()
    return folder.is_dir() and not folder.is_symlink() and about.st_uid == _user()


def _is_private(folder: Path) -> bool:
    """Whether it is the folder that was made, and not one that a lock made in its place."""
    return os.name == "nt" or not folder.stat().st_mode & 0o077


def _user() -> int:
    return os.getuid() if hasattr(os, "getuid") else 0  # Windows tells 0 for every file


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
