"""The workspace around a place, and the circulars that it holds."""

from __future__ import annotations

from pathlib import Path

from docgen import opening
from docgen.diagnostics import Diagnostic, Rejected
from docgen.loading.workspace import Workspace, find
from docgen.services.reports import Report, as_report, unknown_name

__all__ = [
    "Workspace",
    "circular_named",
    "circulars_of",
    "is_file",
    "is_folder",
    "path_without_links",
    "workspace_around",
]


def is_file(path: Path) -> bool:
    """Whether a file stands there that docgen may read."""
    return opening.is_file(path)


def is_folder(path: Path) -> bool:
    """Whether a folder stands there."""
    return opening.is_folder(path)


def path_without_links(path: Path) -> Path:
    """``path`` without links; as it is written where they lead round in a circle."""
    return opening.resolved_path(path)


@as_report
def workspace_around(place: Path) -> Report[Workspace]:
    """The workspace that a file or folder lies in; DG2030 when it lies in none."""
    return Report(find(place))


def circular_named(written: str, workspace: Workspace | None, here: Path) -> Report[Path]:
    """A circular: a path from ``here``, or just its name in the workspace; DG5207 for neither."""
    path = here / written
    if opening.is_file(path):
        return Report(Path(written))
    known = workspace.circulars() if workspace is not None else ()
    named = [known_path for known_path in known if written in (known_path.stem, known_path.name)]
    if named:
        return Report(named[0])
    fault = unknown_name("DG5207", "file", written, [known_path.stem for known_path in known])
    return Report(None, (fault,))


@as_report
def circulars_of(workspace: Workspace) -> Report[tuple[Path, ...]]:
    """Every circular of the workspace, by name; DG5106 when it has none."""
    found = workspace.circulars()
    if not found:
        folder = workspace.config / "circulars"
        params = {"folder": str(folder), "suggestion": str(folder / "1.yaml")}
        raise Rejected([Diagnostic("DG5106", None, params)])
    return Report(found)
