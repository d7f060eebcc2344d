"""A circular with everything it draws on, checked: every fault of every file at once."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.diagnostics import Diagnostic
from docgen.diagnostics.rendering import Sources
from docgen.later import later
from docgen.light import dataclass
from docgen.loading.circular import crosschecks, kind_fields, open_fields, signers
from docgen.loading.circular import following_documents as sheets
from docgen.loading.circular.annex_data import AnnexData
from docgen.loading.circular.document import CircularDocument, circular_as_written, has_part
from docgen.loading.circular.named_files import NamedFiles
from docgen.loading.circular.surroundings import read_surroundings
from docgen.loading.fields.field_reading import ModelType, Reading
from docgen.loading.workspace import Workspace, own_kinds, wordings
from docgen.loading.workspace import offices as config
from docgen.loading.workspace.offices import NamedEntries, short_name
from docgen.loading.yaml import yaml_source
from docgen.loading.yaml.nodes import Mapping, Node
from docgen.model.circular import Circular, Office
from docgen.model.dossier import Dossier, Places, Recipient
from docgen.model.signing import Signatory

if TYPE_CHECKING:
    from docgen.loading.circular import annexes, body_tables, named_list, rosters
    from docgen.loading.workspace import recipients
    from docgen.loading.workspace.long_lists import LongList
else:
    named_list = later("docgen.loading.circular.named_list")
    annexes = later("docgen.loading.circular.annexes")
    body_tables = later("docgen.loading.circular.body_tables")
    rosters = later("docgen.loading.circular.rosters")

_UNKNOWN = {"office": "DG2012", "signatory": "DG2013"}


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


@dataclass(frozen=True, slots=True)
class _Parties:
    """Who writes, who signs, and to whom; ``None`` is who could not be found."""

    office: Office | None
    signatory: Signatory | None
    recipients: tuple[Recipient, ...]
    office_places: Places
    signatory_places: Places


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
        files = NamedFiles(reading, self.path, self.workspace)
        written = circular_as_written(reading, root)
        document = CircularDocument(reading, written, kind, details, files)
        if kind is None:
            kind_fields.tell_nothing_missing(reading)
        else:
            document.take_form(kind)
        kind_fields.report_placeholders(reading, document.written)
        document.take_following(following.read_sheets(reading, self._read_dossier))
        return self._dossier(document)

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

    def _dossier(self, document: CircularDocument) -> Dossier | None:
        """What is known of the document, once it is typed and checked; ``None`` if it is wrong."""
        reading = document.reading
        parties = self._parties(document)
        circular, is_whole = reading.model_in_part(Circular, document.written)
        crosschecks.check(reading, circular)
        tables = self._annex_data(document, circular)
        document.files.original(circular)
        document.files.check_enclosed(circular)
        office, signatory = parties.office, parties.signatory
        if not is_whole or office is None or signatory is None:
            return None
        here = (self.path, self.workspace)
        return Dossier(
            circular=circular,
            places=reading.places,
            office=office,
            signatory=signatory,
            workspace=self.workspace.root,
            path=self.path,
            recipients=parties.recipients,
            long_list=self.long.path if self.long is not None else None,
            submissions=tables.submissions,
            province_counts=tables.counts,
            programmes=tables.programmes,
            blanks=open_fields.blanks(reading, circular, document.kind, document.year_number),
            takes_number=document.takes_number,
            office_places=parties.office_places,
            signatory_places=parties.signatory_places,
            details=document.details,
            sheets=document.following,
            changes=document.changes,
            wordings=wordings.load(self.workspace),
            around=read_surroundings(circular, office, signatory, *here, self.content),
        )

    def _parties(self, document: CircularDocument) -> _Parties:
        """Who writes, to whom, and who signs; what is left to their files is filled in."""
        reading, written = document.reading, document.written
        offices, signatories = self._offices(), config.signatories(self.workspace)
        if "office" in written:
            written["office"] = short_name(reading, written["office"], "office", offices)
        if "signatory" in written:
            named = written["signatory"]
            written["signatory"] = short_name(reading, named, "signatory", signatories)
        open_fields.tell_missing_office(reading, written, offices.names)
        office = self._entry(reading, written.get("office"), "office", offices)
        self.sources.add(str(signatories.path), signatories.lines)
        signers.resolve_signers(reading, written, signatories)
        document.open_numbers(office, self.path, self.workspace)
        self._fill_from_files(document)
        addressees = self._recipients(document)
        signatory = self._entry(reading, written.get("signatory"), "signatory", signatories)
        if "signatory" not in written:
            signatory = open_fields.NO_SIGNATORY
        return _Parties(office, signatory, addressees, offices.places, signatories.places)

    def _offices(self) -> NamedEntries[Office]:
        offices = config.offices(self.workspace)
        guest = self.sender
        return offices if guest is None else offices.with_guest(guest.agency, guest)

    def _fill_from_files(self, document: CircularDocument) -> None:
        """Tables and lists of people of the body from their files, and what annexes are by rule."""
        reading, files = document.reading, document.files
        body = document.written.get("body")
        if has_part(body, "table"):
            body_tables.fill_tables(reading, body, files.data, self.sources)
        if has_part(body, "roster"):
            rosters.fill_rosters(reading, body, files.data, self.sources)
        wanted = document.written.get("annexes")
        if wanted:
            annexes.default_layouts(wanted)
            annexes.as_of_sources(reading, wanted, self.workspace)

    def _annex_data(self, document: CircularDocument, circular: Circular) -> AnnexData:
        if not circular.annexes:
            return AnnexData()
        here = (self.workspace, document.files.data, self.sources)
        tables = annexes.read_annexes(document.reading, circular, *here)
        self.found += tables.found
        return tables

    def _entry(
        self, reading: Reading, wanted: str | None, name: str, entries: NamedEntries[ModelType]
    ) -> ModelType | None:
        """The office or signatory that the circular names."""
        self.sources.add(str(entries.path), entries.lines)
        self.found += entries.found
        if wanted is None:
            return None
        if wanted not in entries.names:
            if not any(fault.is_error for fault in entries.found):
                at = reading.places.of(name)
                reading.unknown_name(_UNKNOWN[name], at, (name,), wanted, entries.names)
            return None
        self.found += entries.faults[wanted]
        return entries.models.get(wanted)

    def _recipients(self, document: CircularDocument) -> tuple[Recipient, ...]:
        """Those of the list that the circular names; none where it is read in steps."""
        reading, written = document.reading, document.written
        if "recipients" not in written:
            return ()
        here = (self.path, self.workspace, self.lists, self.keep_going, self.sources)
        listed = named_list.NamedList(*here)
        addressees = listed.recipients(reading, written, document.kind)
        self.found += listed.found
        self.spoilt, self.long = listed.spoilt, listed.long
        first = named_list.first_addressee(reading, written.get("recipient"), addressees)
        if first is not None:
            written["recipient"] = first
        return addressees


def _in_order(found: list[Diagnostic]) -> list[Diagnostic]:
    """By place in the file, the whole file first; what is at one place stays in its order."""
    return sorted(
        found,
        key=lambda fault: (fault.at.line, fault.at.column) if fault.at is not None else (0, 0),
    )
