"""Spoilt inputs asked one after the other in this process, each a line of a record.

``python -m tests.hostile.asking FOLDER RECORD FIRST END STEP`` is what a lane runs.
"""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import uvicorn
from click.testing import CliRunner

from docgen import isolation
from docgen.cli import main
from docgen.cli.framework import OWN_FAULT
from tests.hostile.commands import filled, relevant
from tests.hostile.spoiling import ROOT, WAYS, everything

MOST_SECONDS, MOST_GROWTH = 5, 500  # of the processor; MB
_GIVEN_UP = 15  # seconds of the processor, then the system ends the process
_MOST_MEMORY = 6_000_000_000  # bytes of addresses, so that what swells ends before the machine does
_READABLE = (
    *(
        sys.prefix,
        sys.base_prefix,
        *filter(None, sys.path),
        str(ROOT),
        "/usr/",
        "/lib/",
        "/proc/",
        "/sys/",
    ),
    *("/etc/", "/dev/null", "/dev/urandom"),
)
_SECRET = ("/etc/passwd", "/etc/shadow", "/etc/hosts")


@dataclass(slots=True)
class Listener:
    """Files that this process opens which are neither the program's nor the workspace's."""

    allowed: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    found: list[str] = field(default_factory=list)
    is_on: bool = False

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Where a name leads is asked at the moment of opening: links are put right later."""
        if self.is_on and event == "open" and isinstance(arguments[0], str | bytes | os.PathLike):
            path = _led_to(os.fsdecode(arguments[0]), arguments[2])
            is_inside = os.path.join(path, "").startswith(self.allowed)
            is_allowed = is_inside and path not in _SECRET
            if not is_allowed and path not in self.named:
                self.found.append(path)


def _led_to(path: str, flags: Any) -> str:
    """What is opened under that name: a link itself where it may not be followed."""
    if isinstance(flags, int) and flags & os.O_NOFOLLOW:
        return os.path.join(os.path.realpath(os.path.dirname(path)), os.path.basename(path))
    return os.path.realpath(path)


LISTENER = Listener()
sys.addaudithook(LISTENER)


@dataclass(slots=True)
class Snapshot:
    """The workspace as it was, to put it right after each input."""

    root: Path
    files: dict[Path, tuple[bytes, tuple[int, int, int]]]
    folders: set[Path]

    @classmethod
    def of(cls, root: Path) -> Snapshot:
        """Everything that lies there now."""
        paths = sorted(root.rglob("*"))
        files = {path: (path.read_bytes(), _mark(path)) for path in paths if path.is_file()}
        return cls(root, files, {path for path in paths if path.is_dir()})

    def restore(self) -> None:
        """Put back what was changed, and take away what came."""
        seen = set()
        for path in _lying(self.root):
            if path in self.files and _mark(path) == self.files[path][1]:
                seen.add(path)
            elif path not in self.folders or path.is_symlink() or not path.is_dir():
                is_folder = path.is_dir() and not path.is_symlink()
                shutil.rmtree(path, ignore_errors=True) if is_folder else path.unlink()
        for folder in sorted(self.folders):
            folder.mkdir(exist_ok=True)
        for path in self.files.keys() - seen:
            path.write_bytes(self.files[path][0])
            self.files[path] = (self.files[path][0], _mark(path))


def _lying(folder: Path) -> Iterator[Path]:
    for entry in list(os.scandir(folder)):
        yield Path(entry.path)
        if entry.is_dir(follow_symlinks=False) and os.path.isdir(entry.path):
            yield from _lying(Path(entry.path))


def _mark(path: Path) -> tuple[int, int, int]:
    about = path.lstat()
    return about.st_mode, about.st_mtime_ns, about.st_size


def prepared(folder: Path) -> Snapshot:
    """A workspace in ``folder`` with letters made and a register; this process works in it."""
    made = everything(folder)
    os.chdir(made.root)
    os.environ["COLUMNS"] = "100"
    uvicorn.Server.run = _not_served  # type: ignore[method-assign]
    for arguments in (
        ("build", "memo-example", "chiangmai-2564", "-o", "output/made", "--to", "docx,pdf"),
        ("batch", "ว1", "--only", "1,2", "--to", "docx"),
        ("register", "open", "--office", "สถ", "--year", "2564", "--start-circular", "7"),
        ("register", "reserve", "--office", "สถ", "--year", "2564", "--count", "3"),
        ("build", "order-example", "--final", "--to", "docx"),
    ):
        run = CliRunner().invoke(main, list(arguments))
        assert run.exit_code in (0, 1), (arguments, run.output)
    for path in sorted((made.output / "made").rglob("*.*")):
        if path.suffix in (".docx", ".pdf"):
            shutil.copy(path, made.root / "received")
    LISTENER.allowed = (
        os.path.join(made.root.resolve(), ""),
        *_READABLE,
        os.path.join(os.path.realpath(tempfile.gettempdir()), "docgen-"),
        str(Path.home() / ".docgen"),  # which pages are open on this machine
        str(Path.home() / ".cache" / "docgen"),
    )
    return Snapshot.of(folder)


def _not_served(self: uvicorn.Server, sockets: Any = None) -> None:
    for one in sockets or ():
        one.close()


@dataclass(frozen=True, slots=True)
class Answer:
    """What one input gave: the faults of docgen, in words, none of which may be."""

    number: int
    arguments: list[str]
    spoilt: str
    code: int
    seconds: float
    grown: int
    faults: tuple[str, ...]
    said: str = ""

    def line(self) -> str:
        """As a line of the record."""
        told = {name: getattr(self, name) for name in self.__slots__}
        if not self.faults:
            told["said"] = ""
        return json.dumps(told, ensure_ascii=True)


def asked(snapshot: Snapshot, number: int) -> Answer:
    """One input; the workspace is put right again."""
    chance = random.Random(number)
    file = _chosen(snapshot, chance)
    way = chance.choice(WAYS)
    arguments = filled(chance.choice(list(relevant(file))), file, chance)
    way(file, chance)
    LISTENER.found.clear()
    LISTENER.named = tuple(map(os.path.realpath, filter(_nameable, arguments)))
    before, begin = _peak(), _spent()
    try:
        LISTENER.is_on = True
        result = CliRunner().invoke(main, arguments)
        LISTENER.is_on = False
        seconds, grown = _spent() - begin, (_peak() - before) // 1024
        faults = tuple(faults_of(result, seconds, grown, LISTENER.found))
    finally:
        LISTENER.is_on = False
        snapshot.restore()
    raised = "" if result.exception is None else repr(result.exception)
    said = f"{result.output[-600:]} {raised[:600]}"
    spoilt = f"{file.relative_to(snapshot.root)} {way.__qualname__}"
    return Answer(number, arguments, spoilt, result.exit_code, seconds, grown, faults, said)


def faults_of(result: Any, seconds: float, grown: int, opened: list[str]) -> Iterator[str]:
    """What must not be, each in a word."""
    if result.exit_code == OWN_FAULT or not isinstance(result.exception, SystemExit | None):
        yield "traceback"
    if seconds > MOST_SECONDS:
        yield "hang"
    if grown > MOST_GROWTH:
        yield "swell"
    if opened:
        yield f"outside: {opened[:3]}"


def files_of(snapshot: Snapshot) -> list[Path]:
    """What may be spoilt: every file of the workspace but locks."""
    root = snapshot.root / "workspace"
    return sorted(
        one for one in snapshot.files if one.is_relative_to(root) and one.suffix != ".lock"
    )


def _chosen(snapshot: Snapshot, chance: random.Random) -> Path:
    """A file; each folder is as likely as any other."""
    files = files_of(snapshot)
    folder = chance.choice(sorted({one.parent for one in files}))
    return chance.choice([one for one in files if one.parent == folder])


def _nameable(text: str) -> bool:
    return "\0" not in text


def _spent() -> float:
    """Seconds of the processor of this process and of those that it waited for."""
    waited = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + waited.ru_utime + waited.ru_stime


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def ask_all(folder: Path, record: Path, numbers: Iterable[int]) -> None:
    """Ask all those inputs; the record tells of each when it begins and when it ends."""
    snapshot = prepared(folder)
    signal.signal(signal.SIGXCPU, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with record.open("a", encoding="ascii", buffering=1) as told:
        for number in numbers:
            told.write(f"{number}\n")
            soft = int(time.process_time()) + _GIVEN_UP
            resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))
            told.write(asked(snapshot, number).line() + "\n")
    isolation.stop()


if __name__ == "__main__":
    place, told_in = Path(sys.argv[1]), Path(sys.argv[2])
    ask_all(place, told_in, range(*map(int, sys.argv[3:6])))
