"""An agency's own kinds in ``config/kinds/``: the format of docgen's, checked before it is used."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import field
from typing import Any

from docgen import kinds, opening, standards
from docgen.codes.reasons import LENGTH
from docgen.diagnostics import Diagnostic, Position
from docgen.kinds import known, parts
from docgen.light import dataclass
from docgen.loading.fields.forms import known_kinds
from docgen.loading.workspace import Workspace, kind_shapes
from docgen.loading.workspace.house_style import measured_quantity
from docgen.loading.yaml import yaml_source
from docgen.loading.yaml.nodes import Mapping, MappingEntry, Scalar, Sequence
from docgen.standards import typing_manual
from docgen.thai.names import nearest_names

_NEEDED = ("thai", "english", "form_number", "clause", "certainty", "text_top", "parts")
_ENDING = ".yaml"
_SMALLEST_SHEET, _LARGEST = 100, 4_000  # points


@dataclass(slots=True)
class OwnKinds:
    """The kinds of a workspace: as a clerk names them → the file that says what they are.

    ``faults`` are those of each file that cannot be used, by the same names, ``warnings`` those of
    each that can.
    """

    names: dict[str, str] = field(default_factory=dict)
    faults: dict[str, list[Diagnostic]] = field(default_factory=dict)
    warnings: dict[str, list[Diagnostic]] = field(default_factory=dict)
    lines: dict[str, tuple[str, ...]] = field(default_factory=dict)


def load(workspace: Workspace) -> OwnKinds:
    """Every kind of the workspace."""
    own = OwnKinds()
    for path in opening.names_in(workspace.config / "kinds", _ENDING):
        parsed = yaml_source.read_yaml(path, within=workspace.root)
        own.lines[str(path)] = tuple(parsed.lines)
        faults = list(parsed.found)
        if isinstance(parsed.root, Mapping):
            faults += _Check(str(path)).whole(parsed.root)
        called = [path.stem]
        if isinstance(parsed.root, Mapping):
            called.append(_text(parsed.root, "thai"))
        for name in filter(None, called):
            own.names[name] = path.as_posix()
            is_faulty = any(fault.is_error for fault in faults)
            (own.faults if is_faulty else own.warnings)[name] = faults
    return own


@dataclass(slots=True)
class _Check:
    """What is wrong with one file."""

    file: str
    found: list[Diagnostic] = field(default_factory=list)

    def whole(self, root: Mapping) -> list[Diagnostic]:
        """Every fault: wrong shapes alone where there are any, else what the words say."""
        self.found += kind_shapes.faults(root)
        if self.found:
            return self.found
        self._keys(root, tuple(kind_shapes.KIND), needed=_NEEDED)
        self._one_of(root, "text_top", _measures())
        self._one_of(root, "numbering", known.NUMBERINGS)
        self._one_of(root, "departs", tuple(known_kinds()))
        if root.find("departs") is not None and not _text(root, "reason").strip():
            self._report("DG2061", root.at, key="reason")
        self._check_emblem(root)
        own = set()
        for row in self._rows(root, "fields"):
            self._keys(
                row, tuple(kind_shapes.FIELD), needed=("field", "english", "meaning", "sample")
            )
            self._one_of(row, "form", known.FIELD_FORMS)
            own |= {_text(row, "field"), _text(row, "english")}
        for row in self._rows(root, "parts"):
            self._part(row, own)
        self._check_measures(root.find("measures"))
        sizes = root.find("sizes")
        if sizes is not None and isinstance(sizes.value, Mapping):
            for size in sizes.value.entries:
                self._check_measures(size)
        return self.found

    def _check_emblem(self, root: Mapping) -> None:
        emblem = root.find("emblem")
        if emblem is not None and isinstance(emblem.value, Mapping):
            self._one_of(emblem.value, "height", _measures())
            self._one_of(emblem.value, "top", _measures())
            self._one_of(emblem.value, "place", known.PLACES)

    def _check_measures(self, entry: MappingEntry | None) -> None:
        """Measures of a sheet, each of them one of the standard's."""
        if entry is not None and isinstance(entry.value, Mapping):
            for each_entry in entry.value.entries:
                self._check_name(each_entry.key, "measures", _measures())
                if each_entry.key.text in _measures() and isinstance(each_entry.value, Scalar):
                    self._fitting(each_entry.key.text, each_entry.value)

    def _fitting(self, name: str, value: Scalar) -> None:
        """A value of the measure's own sort, and one that a sheet can bear."""
        standard = typing_manual()[name].value
        before, after = measured_quantity(standard), measured_quantity(value.text.strip())
        if before is None or after is None:
            is_right = before is None and after is None
        else:
            is_right = before[1] == after[1] and 0 <= after[0] <= _LARGEST
            is_right = is_right and (after[0] >= _SMALLEST_SHEET or not name.startswith("paper_"))
        if not is_right:
            self._report("DG2088", value.at, key=name, shape=LENGTH, text=value.text)

    def _part(self, row: Mapping, own: set[str]) -> None:
        self._keys(row, tuple(kind_shapes.PART), needed=("part", "form"))
        if row.find("text") is None:
            self._made_or_lacking(row)
        self._one_of(row, "form", known.FORMS)
        self._one_of(row, "does", parts.TRAITS)
        self._one_of(row, "space", _measures())
        self._one_of(row, "style", tuple(standards.table("styles")))
        names_said = set()
        for node in _scalars(row, "text"):
            try:
                names = [name for place in kinds.places_of(node.text) for name in place.split("|")]
            except ValueError:
                self._report("DG2062", node.at, key="text", text=node.text)
                continue
            names_said.update(names)
            for name in names:
                if name not in own and name not in known.VALUES:
                    self._unknown(node.at, "text", name, (*sorted(own), *known.VALUES))
        if row.find("text") is not None:
            self._name_of_own(row, names_said, own)

    def _name_of_own(self, row: Mapping, names: Collection[str], own: set[str]) -> None:
        """A part that docgen has no name for is called by the kind, or as its one field is."""
        is_named = row.find("thai") is not None or _text(row, "label")
        prints_field = len(names) == 1 and own.issuperset(names)
        if parts.role(_text(row, "part")) is None and not is_named and not prints_field:
            self._report("DG2089", row.at, part=_text(row, "part"))

    def _made_or_lacking(self, row: Mapping) -> None:
        """A part without a text is one that docgen makes: its name is misspelt, or it lacks one."""
        for part in _scalars(row, "part"):
            made = known.made_roles()
            if part.text in made:
                continue
            if part.text in parts.roles() or not nearest_names(part.text, made):
                self._report("DG2061", part.at, key="text")
            else:
                self._unknown(part.at, "part", part.text, made)

    def _keys(self, node: Mapping, keys: tuple[str, ...], needed: tuple[str, ...]) -> None:
        for entry in node.entries:
            self._check_name(entry.key, "key", keys)
        for key in needed:
            if node.find(key) is None:
                self._report("DG2061", node.at, key=key)

    def _rows(self, root: Mapping, key: str) -> list[Mapping]:
        entry = root.find(key)
        if entry is None:
            return []
        items = entry.value.items if isinstance(entry.value, Sequence) else ()
        rows = [item for item in items if isinstance(item, Mapping)]
        if not rows or len(rows) != len(items):
            self._report("DG2062", entry.value.at, key=key, text="-")
        return rows

    def _one_of(self, node: Mapping, key: str, names: tuple[str, ...]) -> None:
        for value in _scalars(node, key):
            self._check_name(value, key, names)

    def _check_name(self, value: Scalar, key: str, names: tuple[str, ...]) -> None:
        if value.text not in names:
            self._unknown(value.at, key, value.text, names)

    def _unknown(self, at: Position, key: str, text: str, names: tuple[str, ...]) -> None:
        near = nearest_names(text, names)[:3] or list(names)
        self._report("DG2060", at, key=key, text=text, known=", ".join(near))

    def _report(self, code: str, at: Position, **params: Any) -> None:
        self.found.append(Diagnostic(code, at, params))


def _measures() -> tuple[str, ...]:
    return tuple(standards.table("typing_manual"))


def _scalars(node: Mapping, key: str) -> list[Scalar]:
    entry = node.find(key)
    if entry is None:
        return []
    values = entry.value.items if isinstance(entry.value, Sequence) else (entry.value,)
    return [value for value in values if isinstance(value, Scalar)]


def _text(node: Mapping, key: str) -> str:
    return next((scalar.text for scalar in _scalars(node, key)), "")
