"""A circular with everything it draws on, checked: every fault of every file at once."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
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
from docgen.loading.circular.named_files import NamedFiles
from docgen.loading.circular.surroundings import read_surroundings
from docgen.loading.fields.field_reading import ModelType, Reading
from docgen.loading.workspace import Workspace, own_kinds, wordings
from docgen.loading.workspace import offices as config
from docgen.loading.workspace.offices import NamedEntries
from docgen.loading.yaml import yaml_source
from docgen.loading.yaml.nodes import Mapping, Node
from docgen.model.circular import Circular, Office
from docgen.model.dossier import Dossier, Recipient

if TYPE_CHECKING:
    from docgen.loading.circular import annexes, body_tables, named_list, rosters
    from docgen.loading.workspace import recipients
    from docgen.loading.workspace.long_lists import LongList
else:
    named_list = later("docgen.loading.circular.named_list")
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
    return _Loading(path, workspace, keep_going, lists or {}, sender, content).run()


@dataclass(slots=True)
class _Loading:
    path: Path
    workspace: Workspace
    keep_going: bool = False
    lists: MappingOf[str, bytes] = field(default_factory=dict)
    sender: Office | None = None
    content: bytes | None = None
    sources: Sources = field(default_factory=Sources)
    found: list[Diagnostic] = field(default_factory=list)
    spoilt: tuple[recipients.Spoilt, ...] = ()
    long: LongList | None = None

    def run(self) -> Loaded:
        file = str(self.path)
        parsed = (
            yaml_source.read_yaml(self.path, within=self.workspace.bounds(self.path))
            if self.content is None
            else yaml_source.parse(self.content, file)
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
        if not self._knows_own_kinds(reading, root):
            return None
        kind = kind_fields.kind_of(reading, root)
        details: dict[str, object] = {}
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
            kind, changes = _fitted_kind(reading, data, kind, details)
        kind_fields.report_placeholders(reading, data)
        others = following.read_sheets(reading, data, self._read_dossier)
        return self._dossier(reading, data, kind, details, others, changes)

    def _knows_own_kinds(self, reading: Reading, root: Node) -> bool:
        """The office's own kinds, for ``reading``; whether the one that is named has no fault."""
        own = own_kinds.load(self.workspace)
        reading.own_kinds = own.names
        for name, lines in own.lines.items():
            self.sources.add(name, lines)
        named = kind_fields.named_kind(root)
        faults = own.faults.get(named, ())
        self.found += faults or own.warnings.get(named, ())
        return not faults

    def _dossier(
        self,
        reading: Reading,
        data: dict[str, Any],
        kind: Kind | None,
        details: dict[str, Any],
        following: tuple[Dossier, ...],
        changes: Changes,
    ) -> Dossier | None:
        offices, signatories = self._offices(), config.signatories(self.workspace)
        for name, entries in (("office", offices), ("signatory", signatories)):
            config.put_short_name(reading, data, name, entries)
        open_fields.tell_missing_office(reading, data, offices.names)
        office = self._entry(reading, data, "office", "DG2012", offices)
        self.sources.add(str(signatories.path), signatories.lines)
        signers.resolve_signers(reading, data, signatories)
        here = (self.path, self.workspace)
        takes_number = data.get("reference_number") is not kind_fields.NO_NUMBER
        takes_number = takes_number and open_fields.open_number(reading, data, office, *here)
        of_year = open_fields.open_year_number(details, data, kind, *here)
        files = NamedFiles(reading, *here)
        self._fill_body(reading, data, files)
        addressees = self._recipients(reading, data, kind)
        circular = reading.model(Circular, data)
        crosschecks.check(reading, data)
        signatory = self._entry(reading, data, "signatory", "DG2013", signatories)
        if "signatory" not in data:
            signatory = open_fields.NO_SIGNATORY
        tables = self._annex_data(reading, data, files)
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
            takes_number=takes_number or of_year,
            office_places=offices.places,
            signatory_places=signatories.places,
            details=details,
            sheets=following,
            changes=changes,
            wordings=wordings.load(self.workspace),
            around=read_surroundings(circular, office, signatory, *here, self.content),
        )

    def _offices(self) -> NamedEntries[Office]:
        offices = config.offices(self.workspace)
        guest = self.sender
        return offices if guest is None else offices.with_guest(guest.agency, guest)

    def _fill_body(self, reading: Reading, data: dict[str, Any], files: NamedFiles) -> None:
        """Tables and lists of people of the body from their files, and what annexes are by rule."""
        if _has_part(data, "table"):
            body_tables.fill_tables(reading, data, files.data, self.sources)
        if _has_part(data, "roster"):
            rosters.fill_rosters(reading, data, files.data, self.sources)
        if data.get("annexes"):
            annexes.default_layouts(data)
            annexes.as_of_sources(reading, data, self.workspace)

    def _annex_data(self, reading: Reading, data: dict[str, Any], files: NamedFiles) -> AnnexData:
        tables = AnnexData()
        if data.get("annexes"):
            tables = annexes.read_annexes(reading, data, self.workspace, files.data, self.sources)
        self.found += tables.found
        return tables

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
        """Those of the list that the circular names; none where it is read in steps."""
        if data.get("recipients") is None:
            return ()
        here = (self.path, self.workspace, self.lists, self.keep_going, self.sources)
        listed = named_list.NamedList(*here)
        addressees = listed.recipients(reading, data, kind)
        self.found += listed.found
        self.spoilt, self.long = listed.spoilt, listed.long
        named_list.put_first_addressee(reading, data, addressees)
        return addressees


def _fitted_kind(
    reading: Reading, data: dict[str, Any], kind: Kind, details: dict[str, Any]
) -> tuple[Kind, Changes]:
    """The kind as this circular departs from it, with what it requires and stands in for."""
    fitted, changes = departures.kind_with_departures(reading, data, kind)
    kind_fields.require(reading, kind, fitted, details)
    kind_fields.stand_in(reading, data, fitted)
    if fitted.departs:
        said: dict[str, Any] = {"kind": fitted.thai, "form": fitted.departs}
        reading.report("DG2065", reading.places.of("kind"), reason=fitted.reason, **said)
    return fitted, changes


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
