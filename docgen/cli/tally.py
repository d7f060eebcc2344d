"""What one run of a command has made so far, for the line with which it ends."""

from __future__ import annotations

import os
from dataclasses import field
from pathlib import Path

from docgen.light import dataclass

# More files than these are not listed one by one, unless they are asked for.
MOST_LISTED = 24


@dataclass(slots=True)
class FileTally:
    """Files written, or left as they stood, and the folders that hold them.

    ``is_planned`` where nothing was to be written, ``is_ended`` once the last line is said;
    ``circulars`` are those among the files.
    """

    files: int = 0
    standing: int = 0
    is_planned: bool = False
    folders: set[Path] = field(default_factory=set)
    is_ended: bool = False
    circulars: list[Path] = field(default_factory=list)

    def add(self, path: Path) -> None:
        """One file more that was written."""
        self.files += 1
        if path.suffix == ".yaml":
            self.circulars.append(path)
        self._look_at(path)

    def add_standing(self, path: Path) -> None:
        """One file more that stands as it was."""
        self.standing += 1
        self._look_at(path)

    def _look_at(self, path: Path) -> None:
        self.folders.add(Path(os.path.abspath(path.parent)))

    @property
    def circular(self) -> Path | None:
        """The one circular that was written; ``None`` where there is none, or many."""
        return self.circulars[0] if len(self.circulars) == 1 else None

    @property
    def folder(self) -> Path:
        """The folder that holds all of them."""
        try:
            return Path(os.path.commonpath(self.folders))
        except ValueError:  # none, or on different drives
            return next(iter(self.folders), Path())
