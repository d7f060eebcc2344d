"""The fields that only one kind of document has, and stand-ins for those that it does not print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docgen import kinds, vocabulary
from docgen.kinds import Kind, KindField
from docgen.light import regex
from docgen.loading.circular import open_fields
from docgen.loading.fields import as_typed
from docgen.loading.fields.field_reading import Reading
from docgen.loading.fields.forms import known_kinds
from docgen.loading.yaml.nodes import Mapping, MappingEntry, Node, Scalar, Sequence
from docgen.model.dossier import ValuePath
from docgen.thai import Fault
from docgen.thai.dates import OPEN
from docgen.thai.reference_numbers import (
    ReferenceNumber,
    any_reference_number,
    is_blank_number,
    number_of_year,
)

if TYPE_CHECKING:
    from docgen.loading.circular.as_written import CircularAsWritten

NO_NUMBER = ReferenceNumber("", "", False, 0)
_COLUMN = "\t"
_TO_FILL = regex("«[^«»\n]*+»")


def named_kind(root: Node) -> str:
    """The kind as the circular names it; empty when it does not."""
    word = vocabulary.word("circular", "kind")
    keys = (word.thai, "kind", *word.also)
    entry = root.find(*keys) if isinstance(root, Mapping) else None
    if entry is None and isinstance(root, Mapping):
        loose = (
            loose_entry
            for loose_entry in root.entries
            if vocabulary.loosely_read_key("circular", loose_entry.key.text) == "kind"
        )
        entry = next(loose, None)
    is_text = entry is not None and isinstance(entry.value, Scalar)
    return entry.value.text.strip() if is_text else ""  # type: ignore[union-attr]


def kind_of(reading: Reading, root: Node) -> Kind | None:
    """The kind that the circular names, when it names one that there is."""
    named = named_kind(root)
    name = {**known_kinds(), **reading.own_kinds}.get(named) or vocabulary.loosely_read_key(
        "kinds", named
    )
    return None if name is None else kinds.kind(name)


def taken_fields(reading: Reading, root: Mapping, kind: Kind) -> tuple[Mapping, dict[str, object]]:
    """The circular without the fields of its kind, and those by their English names."""
    details: dict[str, object] = {}
    reading.own_fields = tuple(field.name for field in kind.fields)
    rest: list[MappingEntry] = []
    first: dict[str, Scalar] = {}
    for entry in root.entries:
        field = _own_field(kind, entry, root)
        if field is None:
            rest.append(entry)
            continue
        path = ("details", field.english)
        if field.english in first:
            at = first[field.english].at
            params = {"key": entry.key.text, "other": first[field.english].text}
            reading.report("DG2003", entry.key.at, None, **params)
            reading.places.keys[path] = at
            continue
        first[field.english] = entry.key
        if entry.key.text in field.spoken:
            reading.tell_spoken(entry.key.text, field.name, entry.key.at)
        reading.places.keys[path] = entry.key.at
        value = _value(reading, kind, field, entry.value, path)
        if value:
            details[field.english] = value
    return Mapping(tuple(rest), root.at), details


def _own_field(kind: Kind, entry: MappingEntry, root: Mapping) -> KindField | None:
    """The kind's own field that a key is for, in its own words only where its name is not there."""
    field = kind.own_field(entry.key.text)
    if field is None or entry.key.text not in field.spoken:
        return field
    is_there = root.find(field.name, field.english) is not None
    return None if is_there or isinstance(entry.value, Mapping) else field


def tell_nothing_missing(reading: Reading) -> None:
    """What a circular must have is not known before its kind is."""
    reading.faulted |= {(name,) for name in ("reference_number", "subject", "recipient", "body")}


def stand_in(reading: Reading, circular: CircularAsWritten, kind: Kind) -> CircularAsWritten:
    """The circular with something for what every one has and this kind does not print."""
    made: CircularAsWritten = {}
    if not kind.takes("reference_number"):
        made["reference_number"] = NO_NUMBER
    if not kind.takes("subject"):
        made["subject"] = kind.thai
    if not kind.takes("recipient"):
        made["recipient"] = ""
    is_draft = ("date",) not in reading.faulted and reading.complete  # its day is still to come
    if is_draft or not kind.takes("date"):
        made["date"] = OPEN
    part = kind.part("body")
    if part is None or not part.required:
        made["body"] = ()
    return {**made, **circular}


def _value(reading: Reading, kind: Kind, field: KindField, node: Node, path: ValuePath) -> Any:
    if field.form == "size":
        return reading.choice(node, path, {name: name for name, _ in kind.sizes})
    if field.form == "text":
        return reading.text(node, path)
    if field.form == "texts":
        return tuple(reading.texts_of(node, path) or ())
    if field.form == "rows":
        return tuple(_rows(reading, node, path))
    return _number(reading, node, path)


def _rows(reading: Reading, node: Node, path: ValuePath) -> list[str]:
    """Each element one text, or a list of the texts of its columns."""
    if not isinstance(node, Sequence):
        return reading.texts_of(node, path) or []
    reading.places.values[path] = node.at
    rows = []
    for index, item in enumerate(node.items):
        read = reading.texts_of(item, (*path, index)) if isinstance(item, Sequence) else None
        text = _COLUMN.join(read) if read else reading.text(item, (*path, index))
        if text:
            rows.append(text)
    return rows


def _number(reading: Reading, node: Node, path: ValuePath) -> str | None:
    text = reading.text(node, path)
    if text is None:
        return None
    if text.strip().startswith("/"):
        reading.report("DG2070", reading.places.of(*path), text=text)
    if open_fields.is_automatic(text):
        return text
    try:
        return number_of_year(text)
    except Fault as fault:
        if not is_blank_number(text) and "`" not in text:
            as_typed.report_finding(reading, fault, path)
        number = any_reference_number(text)
        return number.typed or number.text  # a certificate under the number of a letter


def is_placeholder(text: str) -> bool:
    """Whether the text is but a place that ``docgen new`` marked to be filled in."""
    return _TO_FILL.fullmatch(text.strip()) is not None


def report_placeholders(reading: Reading, circular: CircularAsWritten) -> None:
    """Every place that ``docgen new`` marked and nobody has filled in yet.

    Not that of the recipient, where there is a list of them.
    """
    for path, text in list(reading.texts.items()):
        if path == ("recipient",) and "recipients" in circular and is_placeholder(text.text):
            continue
        for mark in _TO_FILL.finditer(text.text):
            at = text.place(*mark.span())
            reading.report("DG2070", at, text=mark[0])


def require(reading: Reading, whole: Kind, kind: Kind, details: dict[str, object]) -> None:
    """Report the fields of a ``whole`` kind that a circular lacks, but for what its parts need
    that ``kind``, the same with the circular's changes, has not.
    """
    for field in whole.fields:
        path = ("details", field.english)
        if not field.required or field.english in details or path in reading.faulted:
            continue
        if _is_named(field, whole) and not _is_named(field, kind):
            continue
        key = field.name if reading.language != "en" else field.english
        if path in reading.places.keys:
            reading.report("DG2004", reading.places.keys[path], path, key=key)
        elif reading.complete:
            params = {"key": key, "title": field.name, "example": field.meaning}
            reading.report("DG2001", reading.places.of(), path, **params)


def _is_named(field: KindField, kind: Kind) -> bool:
    """Whether a part of the kind prints the field."""
    return any(field.english in part.names for part in kind.parts)
