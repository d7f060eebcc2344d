"""Files on disk: writing that is complete or did not happen."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from docgen import opening
from docgen.light import dataclass, regex

_TEMPORARY = ".docgen-{}.{}"
# Which machine writes, so that its process can be asked after: folders may lie on a share.
_NODE = os.uname().nodename if hasattr(os, "uname") else ""
_MACHINE = hashlib.sha256(os.fsencode(_NODE)).hexdigest()[:8]
_LEFT = regex(r"\.docgen-([0-9a-f]{8})-([0-9]{1,9})-[0-9a-f]{16}\.tmp")
_AN_HOUR = 3_600  # seconds
_SWEPT: set[str] = set()  # folders


class Hashed(bytes):
    """A file's content with its SHA-256, where whoever made it could tell it for less."""

    sha256: str


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file as it stands on disk: its name in its folder, SHA-256 and size in bytes."""

    name: str
    sha256: str
    size: int


def digest(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with opening.stream(path) as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


@dataclass(frozen=True, slots=True)
class Staged:
    """A file that is complete on the disk under a name of its own, to be known as ``name``."""

    path: str
    name: str
    sha256: str
    size: int


def write_together(
    folder: Path,
    contents: Mapping[str, bytes],
    *,
    replace: Collection[str] = (),
    durable: bool = True,
    foretold: Callable[[tuple[WrittenFile, ...]], None] | None = None,
    private: bool = False,
) -> tuple[WrittenFile, ...]:
    """Write files of one letter into ``folder``: all of them, or none.

    Only names in ``replace`` may stand there already; any other raises ``FileExistsError``.
    ``OSError`` when the disk refuses; what was there before is then untouched. Without
    ``durable`` the files are whole all the same, but a power cut may undo them. ``foretold``
    hears what will stand there when all is complete and nothing has its name yet. ``private``
    files are for their owner alone.
    """
    staged = stage(folder, contents, durable=durable, private=private)
    written = tuple(
        WrittenFile(staged_file.name, staged_file.sha256, staged_file.size)
        for staged_file in staged
    )
    try:
        if foretold is not None:
            foretold(written)
        place(folder, staged, replace=replace, durable=durable)
    finally:
        discard(staged)
    return written


def stage(
    folder: Path,
    contents: Mapping[str, bytes],
    *,
    durable: bool = True,
    ending: str = "tmp",
    private: bool = False,
) -> tuple[Staged, ...]:
    """Write files under names of their own: all of them, or none; ``OSError`` as the disk says."""
    base = os.path.join(folder, "")
    staged: list[Staged] = []
    try:
        for name, content in contents.items():
            path = _written_aside(base, content, durable=durable, ending=ending, private=private)
            staged.append(Staged(path, name, _sha256(content), len(content)))
    except BaseException:
        discard(staged)
        raise
    return tuple(staged)


def place(
    folder: Path, staged: Iterable[Staged], *, replace: Collection[str] = (), durable: bool = True
) -> None:
    """Give staged files their names: all of them, or, of those that are new, none.

    ``FileExistsError`` for a name that is not in ``replace`` and stands there already.
    """
    base = os.path.join(folder, "")
    placed: list[str] = []
    folders = {os.fspath(folder)}
    try:
        for staged_file in staged:
            if "/" in staged_file.name:
                folders.add(_folder_within(base, staged_file.name))
            if staged_file.name in replace:
                os.replace(staged_file.path, base + staged_file.name)
            else:
                _move_to_new(staged_file.path, base + staged_file.name)
                placed.append(base + staged_file.name)
    except BaseException:
        for path in placed:
            _remove(path)
        raise
    if durable:
        for path in folders:
            _sync(path)


def _folder_within(base: str, name: str) -> str:
    """The folder of a file that has one of its own, made where it is missing.

    ``FileExistsError`` where its name leads elsewhere.
    """
    path = base + name.partition("/")[0]
    os.makedirs(path, exist_ok=True)
    if os.path.islink(path):
        raise FileExistsError(path)
    return path


def append(path: Path, content: bytes, *, durable: bool = False) -> None:
    """Write at the end of a record that only its owner reads; ``OSError`` as the disk says.

    It is made where it is missing. Neither a link of its name is followed nor a pipe waited for.
    """
    with open(path, "ab", buffering=0, opener=_record_itself) as stream:
        rest = memoryview(content)
        while rest:
            rest = rest[stream.write(rest) :]
        if durable:
            os.fsync(stream.fileno())


def discard(staged: Iterable[Staged]) -> None:
    """Remove what still stands under a staged name."""
    for staged_file in staged:
        _remove(staged_file.path)


def _sha256(content: bytes) -> str:
    return content.sha256 if isinstance(content, Hashed) else hashlib.sha256(content).hexdigest()


def remove_leftovers(folder: Path, *, ending: str = "tmp", kept: Collection[str] = ()) -> None:
    """Remove what a killed run left half written; only while the folder's lock is held.

    ``kept`` are paths that somebody still counts on.
    """
    for path in folder.glob(_TEMPORARY.format("*", ending)):
        if str(path) not in kept:
            path.unlink(missing_ok=True)


def _written_aside(
    base: str, content: bytes, *, durable: bool, ending: str = "tmp", private: bool = False
) -> str:
    path = base + _TEMPORARY.format(f"{_MACHINE}-{os.getpid()}-{os.urandom(8).hex()}", ending)
    try:
        opener = _for_the_owner if private else None
        with open(path, "xb", buffering=0, opener=opener) as stream:
            rest = memoryview(content)
            while rest:  # a system may take less than it is given
                rest = rest[stream.write(rest) :]
            if durable:
                os.fsync(stream.fileno())
    except BaseException:
        _remove(path)
        raise
    _sweep(base, path)
    return path


def _sweep(base: str, own: str) -> None:
    """Once for each folder: what processes that are no more have left there half written."""
    if base in _SWEPT:
        return
    _SWEPT.add(base)
    with suppress(OSError):
        now = os.stat(own).st_mtime
        for name in os.listdir(base or "."):
            match = _LEFT.fullmatch(name)
            if match is not None and _is_over(base + name, now, *match.groups()):
                _remove(base + name)


def _is_over(path: str, now: float, machine: str, process: str) -> bool:
    """Whether nobody writes that file any more: its process is gone, or it is old."""
    if machine == _MACHINE and os.name != "nt":  # on Windows the question would end the process
        try:
            os.kill(int(process), 0)
        except ProcessLookupError:
            return True
        except (OSError, OverflowError):
            return False
        return False
    return now - os.stat(path).st_mtime > _AN_HOUR


def _for_the_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _record_itself(path: str, flags: int) -> int:
    careful = (getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK"))
    return os.open(path, flags | sum(careful), 0o600)


def _move_to_new(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:
        # FAT and some network shares have no hard links; Windows' rename refuses to overwrite.
        if os.path.exists(target):
            raise FileExistsError(target) from None
        os.rename(source, target)


def _remove(path: str) -> None:
    with suppress(FileNotFoundError):
        os.unlink(path)


def _sync(folder: str) -> None:
    """Make the new names durable; Windows offers no such call and does it by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
