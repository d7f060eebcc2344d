"""What a circular stands among, read once while it is loaded."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from docgen import opening, picture_size
from docgen.loading.circular import other_circulars
from docgen.loading.workspace import Workspace
from docgen.loading.workspace.calendar import calendar, corrections
from docgen.loading.workspace.offices import offices
from docgen.model.circular import Circular, Office
from docgen.model.signing import Signatory
from docgen.model.surroundings import Neighbour, PictureFile, Surroundings
from docgen.thai.reference_numbers import prefix_parts
from docgen.thai.workdays import Calendar


def read_surroundings(
    circular: Circular,
    office: Office,
    signatory: Signatory,
    path: Path,
    workspace: Workspace,
    content: bytes | None = None,
) -> Surroundings:
    """What the circular at ``path`` stands among, as the workspace is now.

    ``content`` stands for what is in its file, when given.
    """
    own, others = _circulars(path, workspace, content)
    written = (office.emblem, office.seal, signatory.picture)
    owner = _number_owner(circular, office, workspace)
    years = {deadline.until.year for deadline in circular.deadlines.values()}
    return Surroundings(
        own=own,
        parent=next(_parent(circular, path, workspace), None),
        chain=tuple(other_circulars.letter_generations(own, workspace)),
        others=tuple(
            neighbour for neighbour in others if neighbour is not own and neighbour.path != own.path
        ),
        number_owner=owner.agency if owner else "",
        owner_signatory=(owner.signatory or "") if owner else "",
        calendar=calendar(workspace, *years) if years else Calendar(),
        calendar_faults=corrections(workspace).found if years else (),
        pictures={name: picture_file(workspace.root, name) for name in written if name},
    )


def _circulars(
    path: Path, workspace: Workspace, content: bytes | None
) -> tuple[Neighbour, tuple[Neighbour, ...]]:
    """The circular at ``path`` as its neighbours see it, and those of its workspace."""
    if content is None:
        own = other_circulars.neighbour(path, workspace)
        return own, other_circulars.neighbours(workspace)
    own = other_circulars.neighbour_said(content, path, workspace)
    is_in_folder = path.parent == workspace.circulars_folder
    return own, other_circulars.neighbours(workspace, but=path.name if is_in_folder else "")


def picture_file(root: Path, written: str) -> PictureFile:
    """The picture that a file of ``config/`` names, as it stands in the workspace at ``root``."""
    path = root / written
    is_inside = opening.is_inside(path, root)
    is_file = is_inside and opening.is_file(path)
    return PictureFile(
        written, path, is_inside, is_file, picture_size.size_of(path) if is_file else None
    )


def _number_owner(circular: Circular, office: Office, workspace: Workspace) -> Office | None:
    """Another office of the workspace whose numbers begin as the circular's number does."""
    number = circular.reference_number
    if not number.has_form:
        return None
    prefix = (number.letters, number.office_code)
    return next(
        (
            other
            for other in offices(workspace).models.values()
            if other.agency != office.agency and prefix_parts(other.reference_prefix) == prefix
        ),
        None,
    )


def _parent(circular: Circular, path: Path, workspace: Workspace) -> Iterator[Neighbour]:
    """The letter that this one forwards, when it is there."""
    if circular.forwarded_from is None:
        return
    original = path.parent / circular.forwarded_from.replace("\\", "/")
    if opening.is_file(original):
        yield other_circulars.neighbour(original, workspace)
