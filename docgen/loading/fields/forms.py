"""The reading of each form in which a field may be written in YAML."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Mapping as AnyMapping
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from docgen import vocabulary
from docgen.diagnostics import Diagnostic
from docgen.later import later
from docgen.loading.fields import as_typed
from docgen.loading.fields.field_forms import form_of_field
from docgen.loading.yaml.nodes import Mapping, Node, Scalar, Sequence
from docgen.model import declared
from docgen.model.dossier import ValuePath

if TYPE_CHECKING:
    from docgen.loading.fields import posts, wrong_shapes
    from docgen.loading.fields.field_reading import Reading
else:
    posts = later("docgen.loading.fields.posts")
    wrong_shapes = later("docgen.loading.fields.wrong_shapes")

ValueType = TypeVar("ValueType")
NodeType = TypeVar("NodeType", Mapping, Sequence)
FieldValues = dict[str, object]  # by their English names

_LETTER, _OPINION = "circular", "opinion"
_MAY_BE_UNSAID = frozenset({"choice", "documents", "fields", "list", "text_or_fields", "texts"})
_DASHES = ("-", "–")
_CLASSES = ("urgency", "secrecy")  # which an ordinary letter is not of


def read_field(reading: Reading, node: Node, section: str, name: str, path: ValuePath) -> Any:
    """The value of the field ``name`` of ``section``; ``None`` when it is empty or faulty."""
    form, target = form_of_field(section, name)
    if section == _LETTER and form in _MAY_BE_UNSAID and (said := _says_none(node, name, target)):
        params = {"key": reading.written_key(path), "text": said.text.strip()}
        reading.found.append(Diagnostic("DG2045", said.at, params))
        return None
    if section == _LETTER and form not in _MAY_BE_UNSAID and _is_dash(node):
        node = Scalar("", node.at)
    if is_empty(node) and form not in ("text", "later"):
        reading.empty[path] = reading.places.keys.get(path, node.at)
        return None
    return _READERS[form](reading, node, target, path)


@cache
def known_kinds() -> AnyMapping[str, str]:
    """The kinds that ship with docgen, as a clerk names them → identifier."""
    shipped = vocabulary.words("kinds")
    known = {word.thai: word.english for word in shipped}
    known |= {other: word.english for word in shipped for other in word.also}
    return known | {word.english: word.english for word in shipped}


def is_empty(node: Node) -> bool:
    """Whether nothing is written there."""
    return isinstance(node, Scalar) and not node.text.strip()


def _is_dash(node: Node) -> bool:
    """Whether a dash alone stands there, as offices fill what is empty; in quotes it is text."""
    return isinstance(node, Scalar) and not node.style and node.text.strip() in _DASHES


def _says_none(node: Node, name: str, choices: str) -> Scalar | None:
    """The word by which the author says that a part is not there, unless it is one of the choices.

    A letter of no class may say that it is an ordinary one: ``ชั้นความเร็ว: ปกติ``.
    A part that says so itself is printed when the word stands in backticks.
    """
    if isinstance(node, Sequence) and len(node.items) == 1:
        (node,) = node.items
    none = vocabulary.thai("words", "not_there")
    is_said = isinstance(node, Scalar) and node.text.strip() in _words_for_none(name)
    if not is_said or (choices in vocabulary.sections() and none in _known_words(choices)):
        return None
    return node if isinstance(node, Scalar) else None


@cache
def _words_for_none(name: str) -> frozenset[str]:
    """What says that the field ``name`` of a letter is not there."""
    words = [vocabulary.word("words", "not_there")]
    words += vocabulary.words(f"no_{name}") if name in _CLASSES else ()
    return frozenset((*_DASHES, *(said for word in words for said in (word.thai, *word.also))))


def _text(reading: Reading, node: Node, _: str, path: ValuePath) -> str | None:
    return reading.text(node, path)


def _later(reading: Reading, node: Node, _: str, path: ValuePath) -> None:
    reading.later[path] = node


def _choice(reading: Reading, node: Node, section: str, path: ValuePath) -> str | None:
    return reading.choice(node, path, _known_words(section), section)


def _known_words(section: str) -> dict[str, str]:
    """Every word of a choice → its identifier."""
    known = {
        name: vocabulary.english(section, name) or name
        for name in vocabulary.bilingual_names(section)
    }
    return known | {name: word.english for word in vocabulary.words(section) for name in word.also}


def _kind(reading: Reading, node: Node, _: str, path: ValuePath) -> str | None:
    return reading.choice(node, path, {**known_kinds(), **reading.own_kinds}, "kinds")


def _texts(reading: Reading, node: Node, _: str, path: ValuePath) -> list[str] | None:
    return reading.texts_of(node, path)


def _lines(reading: Reading, node: Node, _: str, path: ValuePath) -> str | None:
    return "\n".join(reading.texts_of(node, path) or ()) or None


def _fields(reading: Reading, node: Node, section: str, path: ValuePath) -> FieldValues | None:
    return reading.mapping(node, section, path)


def _list(
    reading: Reading, node: Node, section: str, path: ValuePath, first: int = 0
) -> list[Any] | None:
    wanted = _as(reading, Sequence, node, path)
    if wanted is None:
        return None
    items = []
    for index, item in enumerate(wanted.items, first):
        inner = (*path, index)
        value = reading.mapping(item, section, inner)
        if value is None and inner not in reading.faulted:
            reading.report("DG2004", item.at, inner, key=reading.written_key(path))
        items.append(_or_faulted(reading, value, section, inner))
    return items


def _documents(
    reading: Reading, node: Node, section: str, path: ValuePath
) -> list[FieldValues] | None:
    """A list whose elements are fields, or one text: a document's name, what an opinion says."""
    node = posts.with_posts(reading, node) if section == _OPINION else node
    if not isinstance(node, Sequence):
        node = Sequence((node,), node.at)
    name = declared.lone_field(section)
    reading.places.values[path] = node.at
    documents: list[FieldValues] = []
    for index, item in enumerate(node.items):
        inner = (*path, index)
        if not isinstance(item, Scalar):
            alone = Sequence((item,), item.at)
            documents += _list(reading, alone, section, path, first=index) or ()
            continue
        text = reading.text(item, (*inner, name))
        reading.places.values[inner] = item.at
        if text is not None:
            documents.append({name: text})
        else:
            reading.report("DG2004", item.at, inner, key=reading.written_key(path))
    return documents


def _named_fields(
    reading: Reading, node: Node, section: str, path: ValuePath
) -> FieldValues | None:
    wanted = _as(reading, Mapping, node, path)
    if wanted is None:
        return None
    entries = _entries(reading, wanted, path, lambda item, at: reading.mapping(item, section, at))
    return {name: _or_faulted(reading, value, section, (*path, name)) for name, value in entries}


def _named_texts(reading: Reading, node: Node, _: str, path: ValuePath) -> dict[str, str] | None:
    wanted = _as(reading, Mapping, node, path)
    if wanted is None:
        return None
    entries = _entries(reading, wanted, path, reading.text)
    return {name: text for name, text in entries if text is not None}


def _choice_or_fields(reading: Reading, node: Node, section: str, path: ValuePath) -> Any:
    """Fields, or the first of them alone, which is one of a few names."""
    if isinstance(node, Mapping):
        return reading.mapping(node, section, path)
    form, choices = form_of_field(section, vocabulary.names(section, "en")[0])
    return _READERS[form](reading, node, choices, path)


def _text_or_fields(reading: Reading, node: Node, section: str, path: ValuePath) -> Any:
    """A name, or the thing itself in its place."""
    if isinstance(node, Mapping):
        return reading.mapping(node, section, path)
    return reading.text(node, path)


def _text_or_named_texts(reading: Reading, node: Node, _: str, path: ValuePath) -> Any:
    if isinstance(node, Mapping):
        return _named_texts(reading, node, "", path)
    return reading.text(node, path)


def _named_lists(
    reading: Reading, node: Node, _: str, path: ValuePath
) -> dict[str, list[str]] | None:
    wanted = _as(reading, Mapping, node, path)
    if wanted is None:
        return None
    entries = _entries(reading, wanted, path, reading.texts_of)
    return {name: texts for name, texts in entries if texts is not None}


def _people(
    reading: Reading, node: Node, section: str, path: ValuePath
) -> list[str | FieldValues] | None:
    """Texts, or a list whose elements are texts and mappings."""
    if isinstance(node, Mapping):
        node = Sequence((node,), node.at)
    if not isinstance(node, Sequence):
        return list(reading.texts_of(node, path) or ()) or None
    reading.places.values[path] = node.at
    result: list[str | FieldValues] = []
    for index, item in enumerate(node.items):
        inner = (*path, index)
        is_group = isinstance(item, Mapping)
        made = reading.mapping(item, section, inner) if is_group else reading.text(item, inner)
        if made is not None:
            result.append(made)
    return result


_READERS: dict[str, Callable[[Reading, Node, str, ValuePath], Any]] = {
    "text": _text,
    "texts": _texts,
    "lines": _lines,
    "choice": _choice,
    "kind": _kind,
    "fields": _fields,
    "list": _list,
    "named": _named_fields,
    "named_texts": _named_texts,
    "named_lists": _named_lists,
    "choice_or_fields": _choice_or_fields,
    "people": _people,
    "documents": _documents,
    "number": as_typed.number,
    "date": as_typed.date,
    "telephones": as_typed.telephones,
    "text_or_fields": _text_or_fields,
    "text_or_named_texts": _text_or_named_texts,
    "later": _later,
}


def _as(reading: Reading, wanted: type[NodeType], node: Node, path: ValuePath) -> NodeType | None:
    """``node`` when it has the shape that is wanted; else a fault."""
    reading.places.values[path] = node.at
    if isinstance(node, wanted):
        return node
    key, got = reading.written_key(path), wrong_shapes.shape_name(node)
    if wanted is Sequence:
        reading.report("DG2006", node.at, path, key=key, got=got)
    else:
        example = wrong_shapes.field_example(node, "")
        reading.report("DG2007", node.at, path, key=key, got=got, example=example)
    return None


def _entries(
    reading: Reading,
    node: Mapping,
    path: ValuePath,
    value_of: Callable[[Node, ValuePath], ValueType | None],
) -> Iterator[tuple[str, ValueType | None]]:
    """The values under names of the author's own; one that is empty is reported."""
    for entry in node.entries:
        name = entry.key.text
        inner = (*path, name)
        reading.places.keys[inner] = entry.key.at
        value = value_of(entry.value, inner)
        if value is None and inner not in reading.faulted:
            reading.report("DG2004", entry.key.at, inner, key=name)
        yield name, value


def _or_faulted(
    reading: Reading, value: FieldValues | None, section: str, path: ValuePath
) -> FieldValues:
    """The value; for none an empty one, none of whose fields is reported as missing again."""
    if value is None:
        reading.faulted |= {(*path, name) for name in vocabulary.names(section, "en")}
        return {}
    return value
