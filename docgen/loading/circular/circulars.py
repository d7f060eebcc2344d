"""A circular with everything it draws on, checked: every fault of every file at once."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from collections.abc import Sequence
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen.diagnostics import Diagnostic
from docgen.diagnostics.rendering import Sources
from docgen.kinds import Kind
from docgen.kinds.form_changes import UNCHANGED, Changes
from docgen.later import later
from docgen.light import dataclass
from docgen.loading.circular import (
    body,
    crosschecks,
    departures,
    kind_fields,
    open_fields,
    signers,
)
from docgen.loading.circular import following_documents as sheets
from docgen.loading.circular.annex_data import AnnexData
from docgen.loading.circular.named_columns import named_columns
from docgen.loading.circular.named_files import NamedFiles
from docgen.loading.circular.surroundings import read_surroundings
from docgen.loading.fields.field_reading import ModelType, Reading
from docgen.loading.workspace import Workspace, own_kinds, wordings
from docgen.loading.workspace import offices as config
from docgen.loading.workspace.offices import NamedEntries
from docgen.loading.yaml import yaml_source
from docgen.loading.yaml.nodes import Mapping, Node
from docgen.model.circular import Circular, Office
from docgen.model.dossier import Dossier, Recipient, in_one_line

if TYPE_CHECKING:
    from docgen.loading.circular import annexes, body_tables, rosters
    from docgen.loading.tables import stored_rows
    from docgen.loading.workspace import long_lists, recipient_choice, recipients
    from docgen.loading.workspace.long_lists import LongList
else:
    stored_rows = later("docgen.loading.tables.stored_rows")
    long_lists = later("docgen.loading.workspace.long_lists")
    recipients = later("docgen.loading.workspace.recipients")
    recipient_choice = later("docgen.loading.workspace.recipient_choice")
    annexes = later("docgen.loading.circular.annexes")
    body_tables = later("docgen.loading.circular.body_tables")
    rosters = later("docgen.loading.circular.rosters")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of one circular: ``dossier`` is ``None`` when anything found is an error.

    ``spoilt`` are rows of the recipients list whose faults are theirs alone; ``long_list`` is that
    list where it is read in steps.
    """

    dossier: Dossier | None
    found: tuple[Diagnostic, ...]
    sources: Sources
    spoilt: tuple[recipients.Spoilt, ...] = ()
    long_list: LongList | None = None


def load(path: Path, workspace: Workspace, *, keep_going: bool = False) -> Loaded:
    """The circular at ``path`` with its office, signatory, recipients and annex data.

    ``keep_going`` sets spoilt rows of the recipients list aside instead of refusing the whole.
    """
    return _Loading(path, workspace, keep_going).run()


def parse(
    content: bytes,
    path: Path,
    workspace: Workspace,
    lists: MappingOf[str, bytes] | None = None,
    *,
    sender: Office | None = None,
    keep_going: bool = False,
) -> Loaded:
    """The circular in ``content`` as if it stood at ``path``, and so the CSV ``lists`` by name.

    ``sender`` is an office that stands in no file, by its agency: it wrote a received letter.
    """
    loading = _Loading(path, workspace, keep_going, lists=lists or {}, sender=sender)
    return loading.run(content)


@dataclass(slots=True)
class _Loading:
    path: Path
    workspace: Workspace
    keep_going: bool = False
    lists: MappingOf[str, bytes] = field(default_factory=dict)
    sender: Office | None = None
    sources: Sources = field(default_factory=Sources)
    found: list[Diagnostic] = field(default_factory=list)
    spoilt: tuple[recipients.Spoilt, ...] = ()
    long: LongList | None = None

    def run(self, content: bytes | None = None) -> Loaded:
        file = str(self.path)
        parsed = (
            yaml_source.read_yaml(self.path, within=self.workspace.bounds(self.path))
            if content is None
            else yaml_source.parse(content, file)
        )
        self.sources.add(file, parsed.lines)
        reading = Reading(file, complete=parsed.complete, doubtful=parsed.doubtful)
        reading.found += parsed.found
        dossier = None
        if parsed.root is not None:
            dossier = self._read_dossier(reading, sheets.of_letter(reading, parsed.root))
        self.found = _in_order(reading.found) + self.found
        if any(fault.is_error for fault in self.found):
            dossier = None
        return Loaded(dossier, tuple(self.found), self.sources, self.spoilt, self.long)

    def _read_dossier(self, reading: Reading, root: Node) -> Dossier | None:
        own = own_kinds.load(self.workspace)
        reading.own_kinds = own.names
        for name, lines in own.lines.items():
            self.sources.add(name, lines)
        named = kind_fields.named_kind(root)
        faults = own.faults.get(named, ())
        self.found += faults or own.warnings.get(named, ())
        if faults:
            return None
        kind = kind_fields.kind_of(reading, root)
        details: dict[str, Any] = {}
        following = sheets.Sheets()
        if isinstance(root, Mapping):
            root, following = sheets.taken_sheets(reading, root, kind)
        if kind is not None and isinstance(root, Mapping):
            root, details = kind_fields.taken_fields(reading, root, kind)
        data = reading.mapping(root, "circular", ()) or {}
        for path, node in reading.later.items():
            content = body.read_body(reading, node, path)
            if content is not None:
                data["body"] = content
        changes = UNCHANGED
        if kind is None:
            kind_fields.tell_nothing_missing(reading)
        else:
            whole = kind
            kind, changes = departures.kind_with_departures(reading, data, kind)
            kind_fields.require(reading, whole, kind, details)
            kind_fields.stand_in(reading, data, kind)
        if kind is not None and kind.departs:
            said: dict[str, Any] = {"kind": kind.thai, "form": kind.departs}
            at = reading.places.of("kind")
            reading.report("DG2065", at, reason=kind.reason, **said)
        kind_fields.placeholders(reading, data)
        others = following.read_sheets(reading, data, self._read_dossier)
        return self._dossier(reading, data, kind, details, others, changes)

    def _dossier(
        self,
        reading: Reading,
        data: dict[str, Any],
        kind: Kind | None,
        details: dict[str, Any],
        following: tuple[Dossier, ...],
        changes: Changes,
    ) -> Dossier | None:
        offices, signatories = config.offices(self.workspace), config.signatories(self.workspace)
        if self.sender is not None:
            offices = offices.with_guest(self.sender.agency, self.sender)
        for name, entries in (("office", offices), ("signatory", signatories)):
            _put_short_name(reading, data, name, entries)
        open_fields.tell_missing_office(reading, data, offices.names)
        office = self._entry(reading, data, "office", "DG2012", offices)
        self.sources.add(str(signatories.path), signatories.lines)
        signers.resolve_signers(reading, data, signatories)
        takes_number = False
        if data.get("reference_number") is not kind_fields.NO_NUMBER:
            takes_number = open_fields.open_number(reading, data, office, self.path, self.workspace)
        here = (self.path, self.workspace)
        of_year = open_fields.open_year_number(details, data, kind, *here)
        takes_number |= of_year
        files = NamedFiles(reading, self.path, self.workspace)
        if _has_part(data, "table"):
            body_tables.fill_tables(reading, data, files.data, self.sources)
        if _has_part(data, "roster"):
            rosters.fill_rosters(reading, data, files.data, self.sources)
        if data.get("annexes"):
            annexes.default_layouts(data)
            annexes.as_of_sources(reading, data, self.workspace)
        addressees = self._recipients(reading, data, kind)
        _put_first_addressee(reading, data, addressees)
        circular = reading.model(Circular, data)
        crosschecks.check(reading, data)
        signatory = self._entry(reading, data, "signatory", "DG2013", signatories)
        if "signatory" not in data:
            signatory = open_fields.NO_SIGNATORY
        tables = AnnexData()
        if data.get("annexes"):
            tables = annexes.read_annexes(reading, data, self.workspace, files.data, self.sources)
        self.found += tables.found
        files.original(data)
        files.check_enclosed(data)
        if circular is None or office is None or signatory is None:
            return None
        return Dossier(
            circular=circular,
            places=reading.places,
            office=office,
            signatory=signatory,
            workspace=self.workspace.root,
            path=self.path,
            recipients=addressees,
            long_list=self.long.path if self.long is not None else None,
            submissions=tables.submissions,
            province_counts=tables.counts,
            programmes=tables.programmes,
            blanks=open_fields.blanks(reading, circular, kind, details if of_year else {}),
            takes_number=takes_number,
            office_places=offices.places,
            signatory_places=signatories.places,
            details=details,
            sheets=following,
            changes=changes,
            wordings=wordings.load(self.workspace),
            around=read_surroundings(circular, office, signatory, self.path, self.workspace),
        )

    def _entry(
        self,
        reading: Reading,
        data: dict[str, Any],
        name: str,
        code: str,
        entries: NamedEntries[ModelType],
    ) -> ModelType | None:
        """The office or signatory that the circular names."""
        self.sources.add(str(entries.path), entries.lines)
        self.found += entries.found
        wanted = data.get(name)
        if wanted is None:
            return None
        if wanted not in entries.names:
            if not any(fault.is_error for fault in entries.found):
                at = reading.places.of(name)
                reading.unknown_name(code, at, (name,), wanted, entries.names)
            return None
        self.found += entries.faults[wanted]
        return entries.models.get(wanted)

    def _recipients(
        self, reading: Reading, data: dict[str, Any], kind: Kind | None
    ) -> tuple[Recipient, ...]:
        written = data.get("recipients")
        if written is None:
            return ()
        wanted, left_out = recipient_choice.choice(written)
        wanted, sheet = recipient_choice.worksheet_of(wanted)
        path = self.workspace.recipients(wanted)
        given = self.lists.get(wanted)
        if given is not None and not stored_rows.is_kept(given):
            path = self.workspace.config / "recipients" / f"{wanted}.csv"
        if path is None:
            known = tuple(file.stem for file in self.workspace.recipients_files())
            at = reading.places.of("recipients")
            where = recipients.where_it_lies(wanted, (self.path.parent, self.workspace.root))
            reading.unknown_name("DG2014", at, ("recipients",), wanted, known, **where)
            return ()
        if given is None:
            self.long = long_lists.long_list(wanted, path, self.workspace.root, sheet)
        if self.long is not None:  # the first rows stand for all: who writes to all reads in steps
            given = self.long.first_rows()
        used = named_columns(reading, data, kind, self.workspace)
        read = recipients.read_recipients(
            path, within=self.workspace.root, content=given, sheet=sheet, used=used
        )
        self.sources.add(str(path), read.lines)
        self.spoilt = read.spoilt if self.keep_going else ()
        self.found += read.of_file if self.keep_going else read.found
        if self.long is not None:
            params = {
                "list": wanted,
                "rows": long_lists.LONGEST_HELD,
                "looked": long_lists.FIRST_ROWS,
            }
            self.found.append(Diagnostic("DG4020", reading.places.of("recipients"), params))
            return ()
        kept, unknown = recipient_choice.without_names(read.recipients, left_out)
        for name in unknown:
            at = reading.places.of("recipients")
            self.found.append(Diagnostic("DG5107", at, {"name": name, "list": wanted}))
        return kept


def _put_short_name(
    reading: Reading, data: dict[str, Any], name: str, entries: NamedEntries[Any]
) -> None:
    """The entry's short name for an office or a signatory given by the name in full; it is told."""
    written = data.get(name)
    short = config.entry_named(entries, written) if isinstance(written, str) else None
    if short is not None and written is not None:
        reading.tell_spoken(written, short, reading.places.of(name))
        data[name] = short


def _put_first_addressee(
    reading: Reading, data: dict[str, Any], addressees: Sequence[Recipient]
) -> None:
    """Whom a letter to a list addresses when it stands alone: the first of all; it is told."""
    first = addressees[0].addressee if addressees else ""
    written = data.get("recipient")
    is_open = written is None or kind_fields.is_placeholder(written)
    if first and is_open and ("recipient",) not in reading.faulted:
        data["recipient"] = first
        params = {"key": reading.name("circular", "recipient"), "text": in_one_line(first)}
        reading.found.append(Diagnostic("DG4022", reading.places.of("recipients"), params))


def _has_part(data: dict[str, Any], name: str) -> bool:
    """Whether the body has a part of that name between its paragraphs."""
    body = data.get("body")
    return isinstance(body, list) and any(isinstance(part, dict) and name in part for part in body)


def _in_order(found: list[Diagnostic]) -> list[Diagnostic]:
    """By place in the file, the whole file first; what is at one place stays in its order."""
    return sorted(
        found,
        key=lambda fault: (fault.at.line, fault.at.column) if fault.at is not None else (0, 0),
    )
