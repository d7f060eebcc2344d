"""Whether another machine would make the same letters: the same docgen, faces and inputs.

Digests are compared, never names or times: what differs by a byte is another.
"""

from __future__ import annotations

import hashlib
from dataclasses import fields
from functools import cache
from pathlib import Path

import docgen
from docgen import opening
from docgen.layout.text.faces import face_for
from docgen.light import dataclass
from docgen.writers.files import digest

_CODE = (".py", ".yaml", ".typ", ".png", ".xml", ".ttf")
_MOST_BYTES = 4_000_000_000


@dataclass(frozen=True, slots=True)
class AgreementQuestion:
    """What another machine is asked about: where circular and workspace lie, which face, and a
    file that it must see in the folder of the letters."""

    circular: str
    root: str
    family: str
    token: str


def answers_of_machine(question: AgreementQuestion) -> dict[str, str]:
    """What this machine has, each as a digest; what it cannot read is empty."""
    return {
        "docgen": f"{docgen.__version__} {_code()[:12]}",
        "fonts": _faces(question.family),
        "inputs": inputs(Path(question.root), Path(question.circular)),
        "folder": _file(Path(question.token)),
    }


def disagreements(ours: dict[str, str], theirs: dict[str, str]) -> tuple[str, ...]:
    """What of it another machine has otherwise."""
    return tuple(name for name, value in ours.items() if theirs.get(name) != value)


def inputs(root: Path, circular: Path, *, without: tuple[Path, ...] = ()) -> str:
    """A digest of the circular and of all that lies in the workspace's ``config`` and templates."""
    made = hashlib.sha256(_file(circular).encode("ascii"))
    for folder in (root / "config", root / "templates"):
        for path in _files(folder):
            if path != circular and path not in without:
                made.update(f"{path.relative_to(folder).as_posix()}\0{_file(path)}".encode())
    return made.hexdigest()


def _files(folder: Path) -> list[Path]:
    return sorted(opening.files_below(folder)) if opening.is_folder(folder) else []


def _file(path: Path) -> str:
    try:
        return digest(path) if opening.is_file(path) else ""
    except OSError:
        return ""


def _faces(family: str) -> str:
    face = face_for(family)
    parts = [getattr(face, field.name) for field in fields(face)]
    files = [digest(part) if isinstance(part, Path) else str(part) for part in parts]
    return hashlib.sha256("\0".join(files).encode("utf-8")).hexdigest()


@cache
def _code() -> str:
    """docgen's own files: what a version is called says nothing of an unfinished one."""
    root = Path(docgen.__file__).parent
    made = hashlib.sha256()
    for path in _files(root):
        if path.suffix in _CODE:
            made.update(f"{path.relative_to(root).as_posix()}\0{digest(path)}".encode())
    return made.hexdigest()
