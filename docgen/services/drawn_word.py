"""A Word file drawn by LibreOffice, where the machine has it: a second look, never the truth."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import zipfile
from pathlib import Path

from docgen import opening
from docgen.temporary import folder_aside

_NAMES = ("soffice", "libreoffice")
_ON_WINDOWS = ("C:/Program Files/LibreOffice/program/soffice.exe",)
_WAIT = 60.0  # seconds
_MOST_BYTES = 100_000_000
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
        try:
            subprocess.run(
                command,
                timeout=_WAIT,
                check=False,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                stdin=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except (OSError, subprocess.TimeoutExpired):
            return None
        made = source.with_suffix(".pdf")  # it says that all went well even where it failed
        return opening.content(made, _MOST_BYTES) if opening.is_file(made) else None


def _reaches_out(content: bytes) -> bool:
    """Whether a part of the file lies elsewhere; links to be clicked do not count."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = [name for name in archive.namelist() if name.endswith(".rels")]
            relations = [piece for name in names for piece in archive.read(name).split(b"<")]
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError):
        return True
    return any(
        _HARMLESS not in relation and any(mark in relation for mark in _OUTSIDE)
        for relation in relations
    )
