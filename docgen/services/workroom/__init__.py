"""A workspace kept warm for one who works in it: its press, its choices, its open letters."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import field
from pathlib import Path

from docgen import opening
from docgen.diagnostics import Rejected
from docgen.light import dataclass
from docgen.loading.workspace import Workspace
from docgen.press import Press
from docgen.services import letter_files
from docgen.services.drawn_page import PageDrawing
from docgen.services.letter_form.typed_values import OfferedValues
from docgen.services.workroom.about import about_text
from docgen.services.workroom.choices import choices_of, files_as_they_are
from docgen.services.workroom.listed import Listed, letters_told_apart, with_given_numbers
from docgen.services.workroom.open_letter import OpenLetter


@dataclass(slots=True)
class Workroom:
    """One workspace: what letters share is read once and again when it changes.

    Not safe for several threads at once: whoever holds it works in one thread.
    """

    workspace: Workspace
    drawing: PageDrawing = field(default_factory=PageDrawing)
    _press: Press | None = None
    _around: tuple[object, OfferedValues] | None = None
    _letters: dict[Path, OpenLetter] = field(default_factory=dict)
    _looks_once: bool = False
    _is_looked_at: bool = False

    @property
    def press(self) -> Press:
        """The press, with the house style as it stands now."""
        self._press = (
            Press.of(self.workspace)
            if self._press is None
            else self._press.renew_for(self.workspace)
        )
        return self._press

    def letter(self, path: Path) -> OpenLetter:
        """A letter of the workspace, kept open."""
        if path not in self._letters:
            self._letters[path] = OpenLetter(self, path)
        return self._letters[path]

    def letter_named(self, name: str) -> OpenLetter | None:
        """The letter of that name (its file's, without the ending), if there is one."""
        path = next(
            (circular for circular in self.workspace.circulars() if circular.stem == name), None
        )
        return None if path is None else self.letter(path)

    def letters(self) -> tuple[Listed, ...]:
        """Every letter of the workspace as lists show it, the one changed last first."""
        found = []
        for path in self.workspace.circulars():
            try:
                file = letter_files.read_letter(path)
            except Rejected:
                continue
            found.append(Listed(path.stem, about_text(file.text), opening.changed_at(path)))
        latest = sorted(found, key=lambda letter: letter.changed, reverse=True)
        return letters_told_apart(with_given_numbers(latest, self.workspace))

    @property
    def is_there(self) -> bool:
        """Whether the workspace still lies in its folder."""
        return opening.is_folder(self.workspace.config)

    def surroundings(self) -> OfferedValues:
        """What there is to choose from; read again when a file of the workspace changed."""
        if self._around is not None and self._is_looked_at:
            return self._around[1]
        seen = files_as_they_are(self.workspace)
        if self._around is None or self._around[0] != seen:
            self._around = (seen, choices_of(self.workspace))
        self._is_looked_at = self._looks_once
        return self._around[1]

    @contextmanager
    def looking_once(self) -> Iterator[None]:
        """Within it the files around the letters are looked at once: an answer is of one moment."""
        self._looks_once = True
        try:
            yield
        finally:
            self._looks_once = self._is_looked_at = False

    def office_name(self, key: str) -> str:
        """The agency that a letter calls by that name; empty where there is none."""
        offices = self.surroundings().offices
        return next((office.title for office in offices if office.value == key), "")


def workroom_of(folder: Path) -> Workroom | None:
    """The workspace that a folder is, kept warm; ``None`` when it is none (yet)."""
    if all(opening.is_folder(folder / name) for name in ("config", "templates")):
        return Workroom(Workspace(folder))
    return None
