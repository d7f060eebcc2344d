"""The JSON Schema of a circular, for editors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen import vocabulary
from docgen.model.body_parts import BodyPart, BodyTable, Item
from docgen.model.circular import Sheet, Wording
from docgen.model.declared import declaration, models, written_form
from docgen.model.field_types import YamlForm
from docgen.model.rosters import Person, Roster

if TYPE_CHECKING:
    from docgen.kinds import Kind

# The parts of a body, which have a grammar of their own, and what follows a letter.
_OF_BODY = {
    "Item": "item",
    "BodyPart": "items",
    "BodyTable": "table",
    "Wording": "wording",
    "Roster": "roster",
    "Person": "person",
    "Sheet": "circular",
}
_BODY_MODELS = (Item, BodyPart, BodyTable, Wording, Roster, Person, Sheet)
_TEXT: dict[str, object] = {"type": "string"}
_TEXTS: dict[str, object] = {"type": "array", "items": _TEXT}


def _either(*names: str) -> dict[str, object]:
    """A list whose elements are texts, lists of texts, or what has one of these names."""
    models = ({"$ref": f"#/$defs/{name}"} for name in names)
    return {"type": "array", "items": {"anyOf": [_TEXT, _TEXTS, *models]}}


_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def circular_schema(keys: str, own_kinds: Sequence[Kind] = ()) -> dict[str, object]:
    """The schema of a circular file as it is typed: dates and numbers are text.

    ``own_kinds`` are those of an office, beside docgen's.
    """
    from docgen.kinds import kind, names
    from docgen.model.as_pydantic import as_pydantic
    from docgen.model.circular import Circular

    made = as_pydantic(Circular).model_json_schema(schema_generator=_generator())
    models = {**made.pop("$defs"), "Circular": made}
    defined = {
        name: _object(name, model, keys) for name, model in models.items() if name in _sections()
    }
    root = defined.pop("Circular")
    own_names = [name for own in own_kinds for name in _names_of_kind(own)]
    for described in (root, defined["Sheet"]):
        described["properties"][_key("kind", keys)]["enum"] += own_names
    every_kind = (*map(kind, names()), *own_kinds)
    root["properties"] |= _kind_fields(keys, root["properties"], every_kind)
    root["required"] = [_key(name, keys) for name in ("kind", "office")]
    root["allOf"] = list(_needs_of_kinds(keys, every_kind))
    return {"$schema": _DRAFT, **root, "$defs": defined}


def _names_of_kind(kind: Kind) -> tuple[str, ...]:
    """What a circular may call the kind: its Thai name, and that of its file."""
    return tuple(dict.fromkeys((kind.thai, Path(kind.id).stem)))


def _kind_fields(
    keys: str, common: Mapping[str, object], kinds: Sequence[Kind]
) -> dict[str, object]:
    """The fields of single kinds; one that several have, or all, may be any text or list."""
    found: dict[str, object] = {}
    for field in (field for kind in kinds for field in kind.fields):
        key = field.name if keys == "th" else field.english
        if key not in common:
            found[key] = {"title": field.name, "description": field.meaning, **_of_form(field)}
    return found


def _needs_of_kinds(keys: str, kinds: Sequence[Kind]) -> Iterator[dict[str, object]]:
    """What a circular must have when it is of one kind."""
    for form in kinds:
        body = form.part("body")
        needs = [
            _key(each_field, keys)
            for each_field in ("subject", "recipient")
            if form.takes(each_field)
        ]
        needs += [
            field.name if keys == "th" else field.english for field in form.fields if field.required
        ]
        needs += [_key("body", keys)] if body is not None and body.required else []
        called = {"enum": list(_names_of_kind(form))}
        condition = {"properties": {_key("kind", keys): called}}
        yield {"if": condition, "then": {"required": needs}}


def _key(field: str, keys: str) -> str:
    return vocabulary.thai("circular", field) if keys == "th" else field


def _of_form(field: Any) -> dict[str, Any]:
    text = {"type": "string"}
    if field.form in ("text", "number_of_year", "size"):
        return text
    lists = {"type": "array", "items": text}
    return lists if field.form == "texts" else {"type": "array", "items": {"anyOf": [text, lists]}}


def _generator() -> Any:
    from pydantic.json_schema import GenerateJsonSchema

    class AsTyped(GenerateJsonSchema):
        """What docgen reads from text has no schema of its own: it is typed as text."""

        def is_instance_schema(self, schema: Any) -> dict[str, object]:
            return {"type": "string"}

    return AsTyped


def _object(name: str, model: dict[str, Any], keys: str) -> dict[str, Any]:
    section = _sections()[name]
    properties: dict[str, object] = {}
    for field, schema in model.get("properties", {}).items():
        if name == "Wording" and field == "slots":
            continue
        word = vocabulary.word(section, field)
        key = word.thai if keys == "th" else field
        described = {"title": word.title, "description": word.description}
        value = _of_body if name in _OF_BODY else _declared_schema
        properties[key] = {**value(section, field, schema, keys), **described}
    required = [
        vocabulary.thai(section, field) if keys == "th" else field
        for field in model.get("required", [])
        if not (name == "Wording" and field == "slots")
    ]
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        # A wording's other keys are the slots of its template, a sheet's those of its kind.
        "additionalProperties": _slot() if name == "Wording" else name == "Sheet",
    }


@cache
def _sections() -> dict[str, str]:
    """The section of the vocabulary that names the fields of each model."""
    declared = {model.__name__: section for section, model in models().items()}
    return {**declared, **_OF_BODY}


def _declared_schema(
    section: str, field: str, schema: Mapping[str, object], keys: str
) -> dict[str, object]:
    """What may be typed for a field, as its model declares it."""
    declared = written_form(section, field)
    if declared.form in ("choice", "kind"):
        return _words(declared.section or "kinds", keys)
    if declared.form in ("lines", "texts"):
        return {"anyOf": [_TEXT, _TEXTS]}
    if declared.form in ("text_or_fields", "choice_or_fields"):
        model = models().get(declared.section)
        whole = {"type": "object"} if model is None else {"$ref": f"#/$defs/{model.__name__}"}
        return {"anyOf": [_TEXT, whole]}
    if declared.form in ("documents", "people"):
        name = models()[declared.section].__name__
        alone = [{"$ref": f"#/$defs/{name}"}] if declared.form == "people" else []
        return {"anyOf": [_TEXT, *alone, _either(name)]}
    if field == "body":
        return {"anyOf": [_TEXT, _paragraphs(), {"$ref": "#/$defs/Wording"}]}
    if field == "english_twin":
        return {"type": "object"}
    return _typed_schema(schema)


def _of_body(
    section: str, field: str, schema: Mapping[str, object], keys: str
) -> dict[str, object]:
    """What may be typed for a part of a body, which is read by a grammar of its own."""
    if field == "kind":
        return _words("kinds", keys)
    said = _written_in_body(section, field)
    if said.form == "choice":
        return _words(said.section, keys)
    if said.form == "texts":
        return {"anyOf": [_TEXT, _TEXTS]}
    if field == "columns":
        rows = {"type": "array", "items": _TEXTS}
        return {"anyOf": [rows, {"$ref": "#/$defs/BodyTable"}]}
    if field == "items":
        return _items()
    if field == "rows":
        return _rows()
    if field == "table":
        return {"anyOf": [{"$ref": "#/$defs/BodyTable"}, *_rows()["anyOf"]]}
    if field == "roster":
        return {"anyOf": [_either("Person"), {"$ref": "#/$defs/Roster"}]}
    if field == "people":
        return {"anyOf": [_either("Person")]}
    return _typed_schema(schema)


def _written_in_body(section: str, field: str) -> YamlForm:
    """How a field of a part of a body is written."""
    model = next(
        each_model for each_model in _BODY_MODELS if _OF_BODY[each_model.__name__] == section
    )
    declared = model.model_fields[field]
    return declaration(declared.annotation, tuple(declared.metadata))


def _words(section: str, keys: str) -> dict[str, object]:
    return {"type": "string", "enum": list(vocabulary.names(section, keys))}


def _typed_schema(schema: Mapping[str, object]) -> dict[str, object]:
    typed = _as_typed(schema)
    return typed if isinstance(typed, dict) else {}


def _items() -> dict[str, object]:
    """A list of items, each a text or a text with those under it."""
    one = {"anyOf": [{"type": "string"}, {"$ref": "#/$defs/Item"}]}
    return {"type": "array", "items": one}


def _rows() -> dict[str, Any]:
    """A table: typed between bars, or a list of rows."""
    row = {"type": "array", "items": {"type": "string"}}
    return {"anyOf": [{"type": "string"}, {"type": "array", "items": row}]}


def _as_typed(schema: Any) -> Any:
    """A field's schema for someone who types it: no nulls, and dates and numbers are text."""
    if isinstance(schema, list):
        return [_as_typed(part) for part in schema if part != {"type": "null"}]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema and schema["$ref"].removeprefix("#/$defs/") not in _sections():
        return {"type": "string"}
    kept = {
        name: _as_typed(inner) for name, inner in schema.items() if name not in ("title", "default")
    }
    if len(kept.get("anyOf", ())) == 1:
        kept |= kept.pop("anyOf")[0]
    return kept


def _paragraphs() -> dict[str, object]:
    return {
        "type": "array",
        "items": {"anyOf": [{"type": "string"}, {"$ref": "#/$defs/BodyPart"}]},
    }


def _slot() -> dict[str, object]:
    return {"anyOf": [{"type": "string"}, _items()]}
