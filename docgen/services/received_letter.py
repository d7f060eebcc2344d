"""A received letter taken into the workspace: as a draft, or as the one that sends it on."""

from __future__ import annotations

import datetime
from pathlib import Path

from docgen import opening
from docgen.diagnostics import Diagnostic
from docgen.light import dataclass
from docgen.loading.workspace import Workspace
from docgen.services import forward as forwarding
from docgen.services import read as reading
from docgen.services.files_beside import new_file
from docgen.services.forward import Forwarding
from docgen.services.received_tray import Arrived, content_of, folder_outside, note_in_tray
from docgen.writers.safe_names import safe_name

_MOST = 1_000

__all__ = ["Forwarding", "MadeCircular", "draft_letter", "forward_letter"]


@dataclass(frozen=True, slots=True)
class MadeCircular:
    """A circular that was made of a received letter, and what was told of it."""

    path: Path
    found: tuple[Diagnostic, ...] = ()


def draft_letter(letter: Arrived, workspace: Workspace) -> MadeCircular:
    """The letter as a new circular of the workspace, as its draft stands.

    Raises: Rejected, when it cannot be written.
    """
    text = _as_of_this_office(letter, workspace)
    path = new_file(free_name(workspace, letter.file.stem), text.encode("utf-8"))
    note_in_tray(workspace, letter, circular=path.stem)
    return MadeCircular(path)


def forward_letter(
    letter: Arrived, workspace: Workspace, asked: Forwarding, today: datetime.date
) -> MadeCircular:
    """The circular by which an office sends a received letter on; the letter itself goes along.

    Raises: Rejected, when it cannot be read as a letter, or there is no such office.
    """
    output = free_name(workspace, letter.file.stem)
    with folder_outside(workspace, letter) as path:
        settled = letter.draft
        made = forwarding.forward(
            path, workspace, asked, today=today, output=output, settled=settled
        )
        forwarding.write_forwarded(made.expected_value(), output).expected_value()
    note_in_tray(workspace, letter, circular=output.stem)
    return MadeCircular(output, made.found)


def _as_of_this_office(letter: Arrived, workspace: Workspace) -> str:
    """The draft with the lines as ``docgen read`` has them where the sender is unknown here."""
    content = content_of(letter)
    both = [
        reading.draft_of(letter.file, workspace, content=content, with_sender=known)
        for known in (True, False)
    ]
    lines = [report.expected_value().text.split("\n") for report in both]
    if len(lines[0]) != len(lines[1]):
        return letter.draft
    other = {line: bare for line, bare in zip(*lines, strict=True) if line != bare}
    return "\n".join(other.get(line, line) for line in letter.draft.split("\n"))


def free_name(workspace: Workspace, stem: str) -> Path:
    """Where a new circular of that name goes: with a number behind it where there is one."""
    folder = workspace.place_in_config("circulars")
    opening.make_folder(folder)
    names = (stem, *(f"{stem}-{number}" for number in range(2, _MOST)))
    paths = (folder / f"{safe_name(name)}.yaml" for name in names)
    return next(path for path in paths if not opening.exists(path))
