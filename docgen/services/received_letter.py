"""A received letter taken into the workspace: as a draft, or as the one that sends it on."""

from __future__ import annotations

import datetime
from pathlib import Path

from docgen import opening
from docgen.loading.workspace import Workspace
from docgen.services import forward as forwarding
from docgen.services.files import new_file
from docgen.services.read import read
from docgen.writers.files import safe_name

_MOST = 1_000


def drafted(path: Path, workspace: Workspace, today: datetime.date) -> Path:
    """The letter in a file as a new circular of the workspace.

    Raises: Rejected, when it cannot be read as a letter.
    """
    draft = read(path, workspace).expected()
    return new_file(_free_name(workspace, path.stem), draft.text.encode("utf-8"))


def forwarded(path: Path, workspace: Workspace, office: str, today: datetime.date) -> Path:
    """The circular by which an office sends a received letter on; the letter itself goes along.

    Raises: Rejected, when it cannot be read as a letter, or there is no such office.
    """
    output = _free_name(workspace, path.stem)
    asked = forwarding.Forwarding(office=office)
    made = forwarding.forward(path, workspace, asked, today=today, output=output).expected()
    forwarding.write(made, output).expected()
    return output


def safe_file_name(name: str) -> str:
    """An uploaded file's own name as one that every disk takes."""
    return safe_name(Path(name.replace("\\", "/")).name)


def _free_name(workspace: Workspace, stem: str) -> Path:
    folder = workspace.config / "circulars"
    folder.mkdir(parents=True, exist_ok=True)
    names = (stem, *(f"{stem}-{number}" for number in range(2, _MOST)))
    paths = (folder / f"{safe_name(name)}.yaml" for name in names)
    return next(path for path in paths if not opening.exists(path))
