"""Files that a circular names: its data, the letter that it forwards, what goes out with it."""

from __future__ import annotations

from pathlib import Path

from docgen import opening
from docgen.codes.foreign_files import REFUSALS
from docgen.light import dataclass
from docgen.loading.circular.joined_files import pdf_fault
from docgen.loading.fields.field_reading import Reading
from docgen.loading.workspace import Workspace
from docgen.model.circular import Circular
from docgen.model.dossier import ValuePath

_MOST_BYTES = 100_000_000  # a PDF to be joined
_SIGNED = b"/ByteRange"  # says what of the file is signed, and is never compressed
_ENCLOSED = (".pdf", ".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class NamedFiles:
    """The files that the circular at ``path`` names; what is not there is told to ``reading``."""

    reading: Reading
    path: Path
    workspace: Workspace

    def data(self, reading: Reading, place: ValuePath, written: str | None) -> Path | None:
        """A file or folder that the circular names, inside ``config/``."""
        if written is None:
            return None
        folder = opening.resolved_path(self.workspace.config)
        at = reading.places.of(*place)
        path = _inside(folder, written)
        if path is None:
            reading.report("DG2031", at, place, text=written)
            return None
        if not opening.exists(path) and path.parent == folder:  # else where data are kept
            beside = _inside(folder, f"submissions/{written}")
            if beside is not None and opening.exists(beside):
                return beside
        if not opening.exists(path):
            is_placed = path.parent != folder and opening.is_folder(path.parent)
            near = path.parent if is_placed else folder / "submissions"
            known = tuple(
                known_path.relative_to(folder).as_posix() for known_path in opening.names_in(near)
            )
            reading.unknown_name("DG2016", at, place, written, known)
            return None
        return path

    def original(self, circular: Circular) -> None:
        """The letter that this one forwards must be there to be looked up."""
        written = circular.forwarded_from
        if written is None:
            return
        place: ValuePath = ("forwarded_from",)
        at = self.reading.places.of(*place)
        if _inside(self.workspace.root, written, start=self.path.parent) is None:
            self.reading.report("DG2031", at, place, text=written)
        elif not opening.is_file(self.path.parent / written):
            beside = opening.names_in(self.path.parent, ".yaml", ".yml")
            known = tuple(known_path.name for known_path in beside if known_path != self.path)
            self.reading.unknown_name("DG2016", at, place, written, known)

    def check_enclosed(self, circular: Circular) -> None:
        """The files whose pages follow the letter must be there."""
        root = self.workspace.root
        for index, enclosure in enumerate(circular.enclosures):
            written = enclosure.file
            if written is None:
                continue
            place: ValuePath = ("enclosures", index, "file")
            at = self.reading.places.of(*place)
            code, known = _named_file(root, self.path.parent, written, _ENCLOSED)
            if code == "DG2031":
                self.reading.report(code, at, place, text=written)
            elif code is not None:
                self.reading.unknown_name(code, at, place, written, known)
            elif written.lower().endswith(".pdf"):
                self._joinable(place, written)
                if circular.gazette:
                    self._pictures(place, written)

    def _joinable(self, place: ValuePath, written: str) -> None:
        """A PDF whose pages can follow others, and whether it loses a signature by that.

        An electronic signature holds for its own file, and for no other that has its pages.
        """
        path = opening.resolved_path(self.path.parent / written.replace("\\", "/"))
        content, _ = opening.content_or_fault(path, _MOST_BYTES, within=self.workspace.root)
        if content is None:
            return
        at = self.reading.places.of(*place)
        reason = pdf_fault(path, opening.changed_at(path), len(content))
        if reason:
            code, why, remedy = REFUSALS[reason]
            self.reading.report(code, at, place, file=path.name, reason=why, remedy=remedy)
        elif _SIGNED in content:
            self.reading.report("DG7184", at, place, file=path.name)

    def _pictures(self, place: ValuePath, written: str) -> None:
        """Pictures of what goes to the Gazette have dots enough."""
        from docgen.loading.circular.gazette import poor_pictures

        path = opening.resolved_path(self.path.parent / written.replace("\\", "/"))
        for picture in poor_pictures(path):
            at = self.reading.places.of(*place)
            params = {"file": path.name, "page": picture.page, "dpi": picture.dpi}
            self.reading.report("DG7181", at, place, **params)


def _named_file(
    folder: Path, start: Path, written: str, endings: tuple[str, ...]
) -> tuple[str | None, tuple[str, ...]]:
    """The code of what is wrong with a file that a circular names, and what is there instead."""
    path = _inside(folder, written, start=start)
    if path is None:
        return "DG2031", ()
    known = tuple(known_path.name for known_path in opening.names_in(start, *endings))
    return (None if opening.is_file(path) and path.suffix in endings else "DG2016"), known


def _inside(folder: Path, written: str, *, start: Path | None = None) -> Path | None:
    """``written`` as a path within ``folder``; ``None`` when it leads out or is no path."""
    path = opening.resolved_path((start or folder) / written.replace("\\", "/"))
    return path if path.is_relative_to(opening.resolved_path(folder)) else None
