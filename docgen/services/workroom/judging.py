"""A letter judged and drawn: its findings at their fields, its pages, what has changed in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from docgen.diagnostics import Diagnostic, Position
from docgen.light import dataclass
from docgen.making import MadeLetter
from docgen.services.drawn_page import DrawnPage
from docgen.services.letter_form.field_places import FieldPlaces
from docgen.services.regions import Region
from docgen.thai.dates import long_date
from docgen.thai.numerals import to_arabic


@dataclass(frozen=True, slots=True)
class FieldFinding:
    """A diagnostic of a letter, and the field of its form at which it stands (empty: none)."""

    fault: Diagnostic
    field: str
    line: int


@dataclass(frozen=True, slots=True)
class Judged:
    """A letter as it stands: what is to be said of it, its pages where it can be drawn.

    Where ``is_former``, the pages are those of the text that could be drawn last.
    """

    made: MadeLetter
    findings: tuple[FieldFinding, ...]
    pages: tuple[DrawnPage, ...]
    places: FieldPlaces
    is_former: bool = False

    @property
    def is_sound(self) -> bool:
        """Whether the letter may be built."""
        return self.made.is_sound

    @property
    def first_deadline(self) -> str:
        """The letter's first deadline, as it is typed; empty where it has none."""
        dossier = self.made.dossier
        deadlines = dossier.circular.deadlines.values() if dossier is not None else ()
        dates = [deadline.until for deadline in deadlines if deadline.until.day is not None]
        return to_arabic(long_date(min(dates, key=lambda date: date.gregorian()))) if dates else ""

    def field_of(self, region: Region) -> str:
        """The field of the form that printed a region of a page; empty where none did."""
        name = self.places.name_like(region.path)
        at = region.at
        is_own = at is not None and at.file == str(self.made.path)
        if at is not None and is_own and (not name or region.path[0] == "body"):
            return self.places.name_at(at.line, at.column)
        return name


def findings_of(
    found: Sequence[Diagnostic], path: Path, places: FieldPlaces
) -> tuple[FieldFinding, ...]:
    """The findings of a letter, each with its field and its line in the file (0: none)."""
    name = str(path)
    return tuple(
        FieldFinding(fault, places.name_for(fault, name), _line(fault.at, name)) for fault in found
    )


def _line(at: Position | None, file: str) -> int:
    return at.line if at is not None and at.file == file else 0
