"""Files of the disk, opened with care: whatever lies under a name, no question about it raises.

Only regular files are read, none larger than wanted. A folder, a pipe, a device, a link that leads
nowhere, round in a circle or out of the workspace, and a name that no system takes give one fault
with the reason.
"""

from __future__ import annotations

import errno
import io
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.codes.reasons import NOT_A_FILE, Reason, refusal
from docgen.diagnostics import Diagnostic, Position, Rejected

if TYPE_CHECKING:
    from zipfile import ZipFile

_DEEPEST = 200  # folders within one another
_AT_ONCE = getattr(os, "O_NONBLOCK", 0)  # Windows has no such flag, and no pipes among its files


def content(path: Path, most: int, *, within: Path | None = None) -> bytes:
    """The bytes of ``path``; with ``within`` only of a file that truly lies in that folder.

    Raises: Rejected, with DG1001 when there is none, DG1006 when it has more than ``most`` bytes,
    DG1007 when it cannot be opened, DG2031 when it lies outside ``within``.
    """
    if within is not None and not is_inside(path, within):
        raise Rejected([Diagnostic("DG2031", Position(str(path)), {"text": path.name})])
    try:
        return _regular(path, most)
    except FileNotFoundError:
        raise _rejected_file("DG1001", path) from None
    except OSError as error:
        raise _rejected_file("DG1007", path, reason=refusal(error)) from error
    except ValueError as error:  # a name with a null byte, or with half a character
        raise _rejected_file("DG1007", path, reason=refusal(OSError(errno.EINVAL, ""))) from error


def content_or_fault(
    path: Path, most: int, *, within: Path | None = None
) -> tuple[bytes | None, Diagnostic | None]:
    """The bytes of ``path``, or why there are none, as :func:`content` tells it."""
    try:
        return content(path, most, within=within), None
    except Rejected as error:
        return None, error.found[0]


def is_file(path: Path) -> bool:
    """Whether a regular file lies there, at the end of whatever links lead to it."""
    return stat.S_ISREG(_mode(path))


def is_folder(path: Path) -> bool:
    """Whether a folder lies there."""
    return stat.S_ISDIR(_mode(path))


def exists(path: Path) -> bool:
    """Whether anything lies there, be it a link that leads nowhere."""
    with suppress(OSError, ValueError):
        path.lstat()
        return True
    return False


def changed_at(path: Path) -> int:
    """When the file was last written, in nanoseconds; 0 where that cannot be told."""
    with suppress(OSError, ValueError):
        return path.stat().st_mtime_ns
    return 0


def byte_count(path: Path) -> int:
    """How many bytes the file has; 0 where that cannot be told."""
    with suppress(OSError, ValueError):
        return path.stat().st_size
    return 0


def time_and_size(path: Path) -> tuple[int, int]:
    """When the file was last written, and its size; 0 where that cannot be told."""
    with suppress(OSError, ValueError):
        found = path.stat()
        return found.st_mtime_ns, found.st_size
    return 0, 0


def stamps_in(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Name, time and size of every regular file of a folder, by name; none where it is missing."""
    found = []
    with suppress(OSError, ValueError), os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError, ValueError):
                told = entry.stat()
                if stat.S_ISREG(told.st_mode):
                    found.append((entry.name, told.st_mtime_ns, told.st_size))
    return tuple(sorted(found))


def resolved_paths(paths: Iterable[Path]) -> Iterator[Path]:
    """Each path without links, as :func:`resolved_path`; a folder is looked at once for all."""
    folders: dict[Path, Path] = {}
    for path in paths:
        if is_link(path) or path.name in ("", ".."):
            yield resolved_path(path)
            continue
        folder = path.parent
        if folder not in folders:
            folders[folder] = resolved_path(folder)
        yield folders[folder] / path.name


def is_private(path: Path) -> bool:
    """Whether its owner alone may read the file, as that of a secret letter; never on Windows."""
    mode = _mode(path)
    return os.name != "nt" and bool(mode) and not mode & 0o077


def is_link(path: Path) -> bool:
    """Whether a link lies there, wherever it leads."""
    with suppress(OSError, ValueError):
        return stat.S_ISLNK(path.lstat().st_mode)
    return False


def are_same(path: Path, other: Path) -> bool:
    """Whether two names lead to one file or folder."""
    with suppress(OSError, ValueError):
        return path.samefile(other)
    return False


def resolved_path(path: Path) -> Path:
    """``path`` without links; as it is written where they lead round in a circle."""
    with suppress(OSError, ValueError, RuntimeError):
        return path.resolve()
    return path.absolute()


def is_inside(path: Path, folder: Path) -> bool:
    """Whether ``path`` lies in ``folder`` once all links of both are followed."""
    with suppress(OSError, ValueError):
        place, top = os.path.realpath(path), os.path.realpath(folder)
        if place.startswith(top.rstrip(os.sep) + os.sep):
            return True
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):
        return True  # it leads nowhere: opening it tells why


def names_in(folder: Path, *endings: str) -> tuple[Path, ...]:
    """What lies in a folder, by name, less what no longer can be named; none where it is missing.

    ``endings`` choose among them, in small letters. Raises: Rejected, with DG1007 when the folder
    cannot be read.
    """
    try:
        names = os.listdir(folder)
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except (OSError, ValueError) as error:
        reason = refusal(error if isinstance(error, OSError) else OSError(errno.EINVAL, ""))
        raise _rejected_file("DG1007", folder, reason=reason) from error
    return tuple(
        folder / name for name in sorted(names) if not endings or name.lower().endswith(endings)
    )


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, where they are missing; ``OSError`` as the system says."""
    if len(folder.parts) > _DEEPEST:  # the system's own way to make them goes one call deeper each
        raise OSError(errno.ENAMETOOLONG, os.strerror(errno.ENAMETOOLONG), str(folder))
    folder.mkdir(parents=True, exist_ok=True)


def files_below(
    folder: Path, name: str = "", *, is_meant: Callable[[str], bool] | None = None
) -> Iterator[Path]:
    """Regular files in a folder and all folders in it, links not followed.

    Those of one ``name``, or whose name ``is_meant``; what cannot be read is passed over.
    """
    for place, folders, files in os.walk(folder):
        folders.sort()
        for file in sorted(files):
            fits = is_meant(file) if is_meant else name in ("", file)
            if fits and is_file(path := Path(place, file)):
                yield path


@contextmanager
def stream(path: Path) -> Iterator[io.BufferedReader]:
    """A regular file as a stream, for files too large to hold.

    Raises: FileNotFoundError, when it is none, and OSError as the system says.
    """
    if not is_file(path):
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
    with open(path, "rb", opener=_without_waiting) as made:
        yield made


def member_blocks(archive: ZipFile, name: str, size: int = 1 << 16) -> Iterator[bytes]:
    """A member of an archive block after block, for members too large to hold."""
    with archive.open(archive.getinfo(name)) as made:
        while block := made.read(size):
            yield block


def _regular(path: Path, most: int) -> bytes:
    if not stat.S_ISREG(os.stat(path).st_mode):  # a device must not even be opened
        raise _not_a_file(path)
    with open(path, "rb", opener=_without_waiting) as stream:
        about = os.fstat(stream.fileno())
        if not stat.S_ISREG(about.st_mode):
            raise _not_a_file(path)
        if about.st_size > most:
            raise _too_large(path, about.st_size, most)
        found = stream.read(about.st_size + 1)
        if len(found) > about.st_size:  # some file systems tell no size
            found += stream.read(most + 1 - len(found))
    if len(found) > most:
        raise _too_large(path, len(found), most)
    return found


def _without_waiting(path: str, flags: int) -> int:
    """Opened even where it is a pipe that nobody writes to, put there a moment ago."""
    return os.open(path, flags | _AT_ONCE)


def _mode(path: Path) -> int:
    with suppress(OSError, ValueError):
        return path.stat().st_mode
    return 0


def _not_a_file(path: Path) -> Rejected:
    if is_folder(path):
        return _rejected_file("DG1007", path, reason=refusal(OSError(errno.EISDIR, "")))
    return _rejected_file("DG1007", path, reason=NOT_A_FILE)


def _too_large(path: Path, size: int, most: int) -> Rejected:
    return _rejected_file("DG1006", path, size=_megabytes(size), most=_megabytes(most))


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f}"


def _rejected_file(code: str, path: Path, **params: str | Reason) -> Rejected:
    return Rejected([Diagnostic(code, Position(str(path)), {"name": path.name, **params})])
