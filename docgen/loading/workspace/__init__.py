"""The workspace: the folder that holds ``config/``, ``templates/`` and ``output/``."""

from __future__ import annotations

import os
from pathlib import Path, PureWindowsPath

from docgen import opening
from docgen.diagnostics import Diagnostic, Position, Rejected
from docgen.light import dataclass

_REGISTER = "register.sqlite"
LISTS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Workspace:
    """Where everything stands, by the folder's ``root``."""

    root: Path

    @property
    def config(self) -> Path:
        """An office's own facts."""
        return self.root / "config"

    @property
    def offices(self) -> Path:
        """The file of offices."""
        return self.config / "offices.yaml"

    @property
    def signatories(self) -> Path:
        """The file of people who may sign."""
        return self.config / "signatories.yaml"

    @property
    def register(self) -> Path:
        """The register of outgoing letters: here, or where ``DOCGEN_REGISTER`` says."""
        elsewhere = os.environ.get("DOCGEN_REGISTER", "").strip()
        if not elsewhere:
            return self.root / "register" / _REGISTER
        # The top of a disk has no name that the register's other files could be called by.
        return Path(elsewhere) if Path(elsewhere).name else Path(elsewhere, _REGISTER)

    @property
    def holidays(self) -> Path:
        """What this office corrects in the calendar of public holidays."""
        return self.config / "holidays.yaml"

    @property
    def templates(self) -> Path:
        """The folder of wording templates."""
        return self.root / "templates"

    @property
    def output(self) -> Path:
        """The folder for what docgen makes."""
        return self.root / "output"

    def place_in_output(self, *names: str) -> Path:
        """A place among what docgen makes.

        Raises: Rejected, with DG5019, where a link below ``output`` leads elsewhere.
        """
        return _without_links_out(self.output.joinpath(*names), self.output)

    def place_in_config(self, *names: str) -> Path:
        """A place among the office's own facts, for what is written there.

        Raises: Rejected, with DG5019, where a link leads out of the workspace.
        """
        return _without_links_out(self.config.joinpath(*names), self.root)

    @property
    def circulars_folder(self) -> Path:
        """The folder of the circulars."""
        return self.config / "circulars"

    def circulars(self) -> tuple[Path, ...]:
        """The circulars of the workspace, by name."""
        found = opening.names_in(self.circulars_folder, ".yaml", ".yml")
        return tuple(path for path in found if not opening.is_folder(path))

    def recipients(self, name: str) -> Path | None:
        """The recipients list ``name``, if there is one; its ending and folder may be left out."""
        wanted = PureWindowsPath(name).name  # which knows both slashes
        files = self.recipients_files()
        return next((path for path in files if path.stem == name), None) or next(
            (path for path in files if wanted in (path.stem, path.name)), None
        )

    def recipients_files(self) -> tuple[Path, ...]:
        """All recipients lists, by name."""
        folder = self.config / "recipients"
        return opening.names_in(folder, *LISTS)

    def bounds(self, path: Path) -> Path | None:
        """The folder that a file of the workspace must not lead out of; ``None`` for another's."""
        is_here = path.absolute().is_relative_to(self.root.absolute())
        return self.root if is_here else None


def _without_links_out(path: Path, folder: Path) -> Path:
    if not opening.is_inside(path, folder):
        raise Rejected([Diagnostic("DG5019", None, {"file": str(path)})])
    return path


def find(path: Path) -> Workspace:
    """The workspace that ``path`` lies in: the nearest folder above with config and templates.

    ``Rejected`` with DG2030 when there is none.

    Raises: Rejected, when no folder above has both.
    """
    start = opening.resolved_path(path)
    for folder in (start, *start.parents):
        if opening.is_folder(folder / "config") and opening.is_folder(folder / "templates"):
            return Workspace(folder)
    raise Rejected([Diagnostic("DG2030", Position(str(path)), {"path": str(path)})])
