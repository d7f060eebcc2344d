"""Documents of other kinds in the same file: what they do not say themselves, the letter says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field, replace
from typing import TYPE_CHECKING

from docgen import vocabulary
from docgen.diagnostics import Diagnostic
from docgen.kinds import Kind
from docgen.later import later
from docgen.light import dataclass
from docgen.loading.circular import kind_fields
from docgen.loading.fields.field_reading import Reading
from docgen.loading.yaml.nodes import Mapping, MappingEntry, Node, Scalar, Sequence
from docgen.model.dossier import Dossier

if TYPE_CHECKING:
    from docgen.loading.fields import wrong_shapes
else:
    wrong_shapes = later("docgen.loading.fields.wrong_shapes")

_NAME = "sheets"
_TWIN = "english_twin"
_CODE = "form_code"
_SHARED = "same_sheet"
# What a sheet has from its letter when its kind prints it and it has none of its own.
_OF_LETTER = (
    *("reference_number", "date", "subject", "recipient", "signatory", "urgency"),
    *("addressee_rank", "salutation", "complimentary_close"),
)
# Stands on every page of what has words of its own.
_WITH_WORDS = ("copy_kind",)
_OF_RECIPIENT = {"addressee_rank", "salutation", "complimentary_close"}
# All that a sheet may have from its letter.
INHERITED = frozenset({*_OF_LETTER, *_WITH_WORDS, "office", "digits", _CODE})
# A field of the sheet that stands for what the letter would have given it.
_INSTEAD_OF = {"signatory": "signatures"}
# The letter itself tells what is still open in it.
_TOLD_ONCE = {"DG2215"}

ReadDocument = Callable[[Reading, Node], Dossier | None]


@dataclass(slots=True)
class Sheets:
    """The sheets of a circular as nodes, each with what it has from the letter."""

    nodes: list[Mapping] = field(default_factory=list)

    def read_sheets(self, reading: Reading, read: ReadDocument) -> tuple[Dossier, ...]:
        """Each as a dossier; what is wrong with any of them is wrong with the circular."""
        dossiers = []
        for node in self.nodes:
            own = Reading(reading.file, complete=reading.complete, doubtful=reading.doubtful)
            own.language, own.own_kinds = reading.language, reading.own_kinds
            dossier = read(own, node)
            found = [
                fault if fault.at and fault.at.line else replace(fault, at=node.at)
                for fault in own.found
            ]
            reading.found += _new(found, reading.found)
            if dossier is not None:
                dossiers.append(dossier)
        return tuple(dossiers)


def taken_sheets(reading: Reading, root: Mapping, kind: Kind | None) -> tuple[Mapping, Sheets]:
    """The circular of ``kind`` without its sheets, and these; its English twin is the last."""
    root, twins = _twin(reading, root, kind)
    entry = root.find(*_names(_NAME))
    if entry is None:
        return root, Sheets(twins)
    rest = Mapping(
        tuple(each_entry for each_entry in root.entries if each_entry is not entry), root.at
    )
    path = (_NAME,)
    reading.places.keys[path] = entry.key.at
    reading.places.values[path] = entry.value.at
    if not isinstance(entry.value, Sequence):
        key, got = entry.key.text, vocabulary.thai("words", "mapping_kind")
        if not isinstance(entry.value, Mapping):
            got = vocabulary.thai("words", "text_kind")
        reading.report("DG2006", entry.value.at, path, key=key, got=got)
        return rest, Sheets(twins)
    nodes = []
    for index, item in enumerate(entry.value.items):
        if isinstance(item, Mapping):
            nodes.append(_with_inherited(reading, _flat(reading, item, index), rest, kind))
        else:
            got = vocabulary.thai("words", "text_kind")
            example = wrong_shapes.field_example(item, "circular")
            said = {"key": entry.key.text, "got": got, "example": example}
            reading.report("DG2007", item.at, (*path, index), **said)
    return rest, Sheets([*nodes, *twins])


def of_letter(reading: Reading, root: Node) -> Node:
    """The circular without what only one of its sheets can ask for."""
    entry = root.find(*_names(_SHARED)) if isinstance(root, Mapping) else None
    if entry is None or not isinstance(root, Mapping):
        return root
    reading.report("DG2084", entry.key.at, (_SHARED,))
    return Mapping(
        tuple(each_entry for each_entry in root.entries if each_entry is not entry), root.at
    )


def _twin(reading: Reading, root: Mapping, kind: Kind | None) -> tuple[Mapping, list[Mapping]]:
    """The circular without its English twin, and that as the sheet which it is."""
    entry = root.find(*_names(_TWIN))
    if entry is None:
        return root, []
    rest = Mapping(
        tuple(each_entry for each_entry in root.entries if each_entry is not entry), root.at
    )
    reading.places.keys[(_TWIN,)] = entry.key.at
    if not isinstance(entry.value, Mapping):
        got = vocabulary.thai("words", "text_kind")
        example = wrong_shapes.field_example(entry.value, "circular")
        said = {"key": entry.key.text, "got": got, "example": example}
        reading.report("DG2007", entry.value.at, (_TWIN,), **said)
        return rest, []
    named = MappingEntry(Scalar("kind", entry.key.at), Scalar("english_letter", entry.key.at))
    node = Mapping((named, *entry.value.entries), entry.value.at)
    bare = Mapping(
        tuple(
            each_entry for each_entry in rest.entries if each_entry.key.text not in _names(_NAME)
        ),
        root.at,
    )
    return rest, [_with_inherited(reading, node, bare, kind)]


def _flat(reading: Reading, sheet: Mapping, index: int) -> Mapping:
    """The sheet without sheets of its own, which there cannot be."""
    deeper = sheet.find(*_names(_NAME)) or sheet.find(*_names(_TWIN))
    if deeper is None:
        return sheet
    reading.report("DG2083", deeper.key.at, (_NAME, index))
    return Mapping(tuple(entry for entry in sheet.entries if entry is not deeper), sheet.at)


def _with_inherited(
    reading: Reading, sheet: Mapping, letter: Mapping, of_letter: Kind | None
) -> Mapping:
    kind = kind_fields.kind_of(reading, sheet)
    wanted = ["office", "digits"]
    if kind is None:  # what its kind would want is told once the kind is known
        wanted += [*_OF_LETTER, "body"]
    if kind is not None:
        wanted += _WITH_WORDS if kind.part("body") is not None else ()
        wanted += [
            name
            for name in _OF_LETTER
            if kind.takes("recipient" if name in _OF_RECIPIENT else name)
            and (name != "signatory" or kind.is_signed)
        ]
    if _is_on_sheets(letter):
        wanted.append(_CODE)
    entries: list[MappingEntry] = [*sheet.entries]
    for name in wanted:
        names = _names(name)
        given = letter.find(*names)
        instead = _names(_INSTEAD_OF.get(name, name))
        if given is None or sheet.find(*names, *instead) is not None:
            continue
        if of_letter is None or of_letter.own_field(given.key.text) is None:
            entries.append(given)
    return Mapping(tuple(entries), sheet.at)


def _is_on_sheets(letter: Mapping) -> bool:
    """Whether the letter's form code is that of its sheets too."""
    code = letter.find(*_names(_CODE))
    given = code.value if code is not None else None
    word = vocabulary.word(_CODE, "on_sheets")
    said = given.find(word.thai, word.english) if isinstance(given, Mapping) else None
    yes = vocabulary.word("yes_no", "yes")
    is_text = said is not None and isinstance(said.value, Scalar)
    return is_text and said.value.text.strip() in (yes.thai, yes.english)  # type: ignore[union-attr]


def _names(field: str) -> tuple[str, ...]:
    word = vocabulary.word("circular", field)
    return (word.thai, *word.also, word.english)


def _new(found: list[Diagnostic], known: list[Diagnostic]) -> list[Diagnostic]:
    told = {(fault.code, fault.at) for fault in known}
    return [
        fault
        for fault in found
        if (fault.code, fault.at) not in told and fault.code not in _TOLD_ONCE
    ]
