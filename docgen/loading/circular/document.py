"""One document of a circular's file, the letter or one that follows, while it is being read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen.kinds import Kind
from docgen.kinds.form_changes import UNCHANGED, Changes
from docgen.light import dataclass
from docgen.loading.circular import body, departures, kind_fields, open_fields
from docgen.loading.circular.named_files import NamedFiles
from docgen.loading.fields.field_reading import Reading
from docgen.loading.workspace import Workspace
from docgen.loading.yaml.nodes import Node
from docgen.model.circular import Office
from docgen.model.dossier import Dossier

if TYPE_CHECKING:
    from docgen.loading.circular.as_written import CircularAsWritten


@dataclass(slots=True)
class CircularDocument:
    """What is known of one document of the file while it is read: the letter, or one that follows.

    ``written`` are its texts, filled in from the workspace until they are typed; ``details`` the
    fields that only its kind has, ``year_number`` that of them which the register is to give.
    """

    reading: Reading
    written: CircularAsWritten
    kind: Kind | None
    details: dict[str, Any]
    files: NamedFiles
    changes: Changes = UNCHANGED
    following: tuple[Dossier, ...] = ()
    takes_number: bool = False
    year_number: str = ""

    def take_form(self, kind: Kind) -> None:
        """The kind as this document departs from it, with what it requires and stands in for."""
        reading = self.reading
        fitted, self.changes = departures.kind_with_departures(reading, self.written, kind)
        self.kind, self.written["emblem"] = fitted, self.changes.emblem
        kind_fields.require(reading, kind, fitted, self.details)
        self.written = kind_fields.stand_in(reading, self.written, fitted)
        if fitted.departs:
            at, form = reading.places.of("kind"), fitted.departs
            reading.report("DG2065", at, reason=fitted.reason, kind=fitted.thai, form=form)

    def take_following(self, dossiers: tuple[Dossier, ...]) -> None:
        """The documents that follow this one in the same file."""
        self.following = dossiers
        if dossiers:
            self.written["sheets"] = [{"kind": dossier.circular.kind} for dossier in dossiers]

    def open_numbers(self, office: Office | None, path: Path, workspace: Workspace) -> None:
        """Values for the numbers that are open, and whether the register is to give them."""
        found = open_fields.open_number(self.reading, self.written, office, path, workspace)
        if found.number is not None:
            self.written["reference_number"] = found.number
        if self.kind is not None:
            name, asked = open_fields.year_field(self.kind), (self.kind, path, workspace)
            of_year = open_fields.open_year_number(self.details.get(name), self.written, *asked)
            self.year_number = of_year or ""
            self.details |= {name: of_year} if of_year else {}
        self.takes_number = found.is_automatic or bool(self.year_number)


def circular_as_written(reading: Reading, root: Node) -> CircularAsWritten:
    """The circular's texts, its body in the grammar of its own."""
    fields: Any = reading.mapping(root, "circular", ()) or {}
    written: CircularAsWritten = fields
    for path, node in reading.later.items():
        content = body.read_body(reading, node, path)
        if content is not None:
            written["body"] = content
    return written


def has_part(content: object, name: str) -> bool:
    """Whether the body has a part of that name between its paragraphs."""
    parts = content if isinstance(content, list) else ()
    return any(isinstance(part, dict) and name in part for part in parts)
