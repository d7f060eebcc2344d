"""The list of recipients that a circular names, read whole or by its first rows alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.diagnostics import Diagnostic
from docgen.diagnostics.rendering import Sources
from docgen.kinds import Kind
from docgen.later import later
from docgen.light import dataclass
from docgen.loading.circular import kind_fields
from docgen.loading.circular.named_columns import named_columns
from docgen.loading.fields.field_reading import Reading
from docgen.loading.workspace import Workspace, long_lists, recipient_choice, recipients
from docgen.loading.workspace.long_lists import LongList
from docgen.model.dossier import Recipient, in_one_line

if TYPE_CHECKING:
    from docgen.loading.circular.as_written import CircularAsWritten
    from docgen.loading.tables import stored_rows
else:
    stored_rows = later("docgen.loading.tables.stored_rows")


@dataclass(slots=True)
class NamedList:
    """The list that the circular at ``path`` names, and what was found of it.

    ``given`` are lists by name that stand in no file; ``spoilt`` are rows set aside, ``long`` is
    the list where it is too long to be held: then it is read in steps, by whoever writes to all.
    """

    path: Path
    workspace: Workspace
    given: Mapping[str, bytes]
    keep_going: bool
    sources: Sources
    found: list[Diagnostic] = field(default_factory=list)
    spoilt: tuple[recipients.Spoilt, ...] = ()
    long: LongList | None = None

    def recipients(
        self, reading: Reading, circular: CircularAsWritten, kind: Kind | None
    ) -> tuple[Recipient, ...]:
        """Everyone in the list but those left out; nobody where it is read in steps."""
        wanted, left_out = recipient_choice.list_and_exceptions(circular["recipients"])
        wanted, sheet = recipient_choice.worksheet_of(wanted)
        content = self.given.get(wanted)
        path = self._path_of(wanted, content)
        if path is None:
            self._tell_unknown(reading, wanted)
            return ()
        if content is None:
            self.long = long_lists.long_list(wanted, path, self.workspace.root, sheet)
        if self.long is not None:  # the first rows stand for all
            content = self.long.first_rows()
        used = named_columns(reading, circular, kind, self.workspace)
        read = recipients.read_recipients(
            path, within=self.workspace.root, content=content, sheet=sheet, used=used
        )
        self.sources.add(str(path), read.lines)
        self.spoilt = read.spoilt if self.keep_going else ()
        self.found += read.of_file if self.keep_going else read.found
        if self.long is not None:
            self._tell_long(reading, wanted)
            return ()
        kept, unknown = recipient_choice.without_names(read.recipients, left_out)
        at = reading.places.of("recipients")
        self.found += (Diagnostic("DG5107", at, {"name": name, "list": wanted}) for name in unknown)
        return kept

    def _path_of(self, wanted: str, content: bytes | None) -> Path | None:
        if content is not None and not stored_rows.is_kept(content):
            return self.workspace.config / "recipients" / f"{wanted}.csv"
        return self.workspace.recipients(wanted)

    def _tell_unknown(self, reading: Reading, wanted: str) -> None:
        known = tuple(file.stem for file in self.workspace.recipients_files())
        at = reading.places.of("recipients")
        where = recipients.where_it_lies(wanted, (self.path.parent, self.workspace.root))
        reading.unknown_name("DG2014", at, ("recipients",), wanted, known, **where)

    def _tell_long(self, reading: Reading, wanted: str) -> None:
        rows, looked = long_lists.LONGEST_HELD, long_lists.FIRST_ROWS
        params = {"list": wanted, "rows": rows, "looked": looked}
        self.found.append(Diagnostic("DG4020", reading.places.of("recipients"), params))


def first_addressee(
    reading: Reading, written: str | None, addressees: Sequence[Recipient]
) -> str | None:
    """Whom a letter to a list addresses when it stands alone: the first of all; it is told.

    ``None`` where the author has ``written`` whom, or the list has nobody to be addressed.
    """
    first = addressees[0].addressee if addressees else ""
    is_open = written is None or kind_fields.is_placeholder(written)
    if not first or not is_open or ("recipient",) in reading.faulted:
        return None
    params = {"key": reading.name("circular", "recipient"), "text": in_one_line(first)}
    reading.found.append(Diagnostic("DG4022", reading.places.of("recipients"), params))
    return first
