"""A Word file drawn by LibreOffice, where the machine has it: a second look, never the truth."""

from __future__ import annotations

import io
import os
import shutil
import signal
import subprocess
import sys
import zipfile
from contextlib import suppress
from pathlib import Path

from docgen import opening
from docgen.temporary import folder_aside

_NAMES = ("soffice", "libreoffice")
_ON_WINDOWS = ("C:/Program Files/LibreOffice/program/soffice.exe",)
_WAIT = 60.0  # seconds
_MOST_BYTES = 100_000_000
_MOST_RELATIONS = 10_000_000
_MOST_MEMORY = 3_000_000_000  # bytes of addresses; a letter takes less than a third of that
_LIMITED = """
import os, resource, sys
for name, most in (("RLIMIT_AS", int(sys.argv[1])), ("RLIMIT_CPU", int(sys.argv[2]))):
    if hasattr(resource, name):
        resource.setrlimit(getattr(resource, name), (most, most))
os.execv(sys.argv[3], sys.argv[3:])
"""
_OUTSIDE = (b'TargetMode="External"', b"TargetMode='External'")
_HARMLESS = b"relationships/hyperlink"


def program() -> str | None:
    """The office program of this machine, if there is one."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    if found is None and os.name == "nt":
        found = next((path for path in _ON_WINDOWS if opening.is_file(Path(path))), None)
    return found


def pdf_of_word(content: bytes) -> bytes | None:
    """The file as a PDF; ``None`` without the program, or where it fails or must not be asked.

    A file that would fetch pictures or templates from elsewhere is not given to it.
    """
    office = program()
    if office is None or _reaches_out(content):
        return None
    with folder_aside() as folder:
        source = folder / "letter.docx"
        source.write_bytes(content)
        profile = (folder / "profile").as_uri()
        command = [
            *(office, f"-env:UserInstallation={profile}", "--headless", "--norestore"),
            *("--convert-to", "pdf", "--outdir", str(folder), str(source)),
        ]
        if not _ran(command):
            return None
        made = source.with_suffix(".pdf")  # it says that all went well even where it failed
        return opening.content(made, _MOST_BYTES) if opening.is_file(made) else None


def _ran(command: list[str]) -> bool:
    """Whether the program came to its end; with all that it began it has limits of time and memory.

    Where the system knows no limit of memory, that of time holds alone.
    """
    limited = [sys.executable, "-c", _LIMITED, str(_MOST_MEMORY), str(int(_WAIT)), *command]
    try:
        process = subprocess.Popen(
            limited if os.name != "nt" else command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
            start_new_session=os.name != "nt",  # its own children end with it
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError:
        return False
    try:
        process.wait(_WAIT)
    except subprocess.TimeoutExpired:
        return False
    finally:
        _end(process)
    return True


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program and whatever it began and left."""
    if os.name == "nt":
        process.kill()
    else:
        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _reaches_out(content: bytes) -> bool:
    """Whether a part of the file lies elsewhere; links to be clicked do not count."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = [name for name in archive.namelist() if name.endswith(".rels")]
            if sum(archive.getinfo(name).file_size for name in names) > _MOST_RELATIONS:
                return True
            relations = [piece for name in names for piece in archive.read(name).split(b"<")]
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError):
        return True
    return any(
        _HARMLESS not in relation and any(mark in relation for mark in _OUTSIDE)
        for relation in relations
    )
