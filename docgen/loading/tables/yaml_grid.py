"""A YAML list of mappings → rows of cells with places, as a table has them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from pathlib import Path

from docgen import vocabulary
from docgen.diagnostics import Diagnostic, Position
from docgen.light import dataclass
from docgen.loading.tables.file_rows import Record
from docgen.loading.tables.grids import DataTable, Grid
from docgen.loading.yaml import yaml_source
from docgen.loading.yaml.nodes import Mapping, MappingEntry, Node, Scalar, Sequence

_LINE = "|"


def grid(path: Path, section: str, *, within: Path | None = None) -> Grid | DataTable:
    """The entries as records under all keys that any of them has; or why there are none."""
    parsed = yaml_source.read_yaml(path, listed=True, within=within)
    found = list(parsed.found)
    if parsed.items is None:
        if parsed.root is not None:
            found.append(Diagnostic("DG4015", parsed.root.at))
        return DataTable((), tuple(found), parsed.lines)
    entries = _ListEntries(str(path), section, found)
    return Grid(
        entries.file,
        entries.places,
        entries.row_place,
        entries.records(parsed.items),
        found,
        parsed.lines,
    )


@dataclass(slots=True)
class _ListEntries:
    """The entries of one list; ``at`` are the places of each record's cells, ``rows`` its own."""

    file: str
    section: str
    found: list[Diagnostic]
    at: dict[int, list[Position]] = field(default_factory=dict)
    rows: dict[int, Position] = field(default_factory=dict)

    def records(self, items: Sequence) -> list[Record]:
        """The keys as heading record 0, then one record an entry, counted from 1."""
        mappings = [self._mapping(number, item) for number, item in enumerate(items.items, start=1)]
        named = [self._named_entries(mapping) for mapping in mappings]
        first: dict[str, MappingEntry] = {}
        for entries in named:
            for name, entry in entries.items():
                first.setdefault(name, entry)
        self.rows[0] = items.at
        self.at[0] = [entry.key.at for entry in first.values()]
        made = (
            [Record(0, items.at.line, [entry.key.text for entry in first.values()])]
            if first
            else []
        )
        for number, entries in enumerate(named, start=1):
            if entries:
                made.append(self._record(number, items.items[number - 1].at, entries, first))
        return made

    def places(self, record: Record) -> list[Position]:
        """Where each cell stands; a key that is not there has the place of its entry."""
        return self.at[record.number]

    def row_place(self, record: Record) -> Position:
        """The entry."""
        return self.rows[record.number]

    def _mapping(self, number: int, node: Node) -> tuple[MappingEntry, ...]:
        if isinstance(node, Mapping):
            return node.entries
        if not (isinstance(node, Scalar) and not node.text.strip()):
            self.found.append(Diagnostic("DG4015", node.at))
        else:
            self.found.append(Diagnostic("DG4007", node.at, {"row": number}))
        return ()

    def _named_entries(self, entries: Iterable[MappingEntry]) -> dict[str, MappingEntry]:
        """By English name where the key is known; one key in both languages is a fault."""
        named: dict[str, MappingEntry] = {}
        for entry in entries:
            name = vocabulary.english(self.section, entry.key.text) or entry.key.text
            if name in named:
                first = named[name].key
                label = vocabulary.thai("words", "here_first")
                params = {"key": entry.key.text, "other": first.text}
                also = ((first.at, label),)
                self.found.append(Diagnostic("DG2003", entry.key.at, params, also))
                continue
            named[name] = entry
        return named

    def _record(
        self, number: int, at: Position, entries: dict[str, MappingEntry], keys: Iterable[str]
    ) -> Record:
        name = f"{vocabulary.thai('words', 'list_item')} {number}"
        row = Position(at.file, at.line, at.column, at.length, name)
        self.rows[number] = row
        cells, places = [], []
        for key in keys:
            entry = entries.get(key)
            cells.append("" if entry is None else self._text(entry))
            place = row if entry is None else entry.value.at
            places.append(Position(place.file, place.line, place.column, place.length, name))
        self.at[number] = places
        return Record(number, at.line, cells)

    def _text(self, entry: MappingEntry) -> str:
        """A text; lines and elements of a list are parted as in a cell."""
        value = entry.value
        if isinstance(value, Scalar):
            lines = value.text.strip().split("\n") if value.style in ("|", ">") else [value.text]
            return _LINE.join(lines)
        if isinstance(value, Sequence) and all(isinstance(item, Scalar) for item in value.items):
            return _LINE.join(item.text for item in value.items if isinstance(item, Scalar))
        said = "mapping_kind" if isinstance(value, Mapping) else "list_kind"
        params = {"key": entry.key.text, "got": vocabulary.thai("words", said)}
        self.found.append(Diagnostic("DG2005", value.at, params))
        return ""
