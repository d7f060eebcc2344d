"""How every field is written, read off the models: one declaration for all who ask.

The reader of YAML, the schema, the starting circular, the questions of ``docgen new --ask`` and the
form of the page take it from here.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from docgen import vocabulary
from docgen.model.circular import Circular, Office
from docgen.model.field_types import YamlForm, choice
from docgen.model.records import Model
from docgen.model.signing import Signatory

_TEXT = YamlForm()
_UNIONS = (Union, types.UnionType)
_LIKELY = ("text", "item", "document", "subject", "title", "name")  # where a lone text belongs


def written_form(section: str, name: str) -> YamlForm:
    """How the field ``name`` of ``section`` is written; as a text where no model declares it."""
    return _declared_fields(section).get(name, _TEXT)


def fields_of(section: str) -> Mapping[str, YamlForm]:
    """Every field that the model of ``section`` declares, in order; none without a model."""
    return _declared_fields(section)


@cache
def models() -> Mapping[str, type[Model]]:
    """The model of each section: of a circular, of the offices and of the signatories."""
    found: dict[str, type[Model]] = {}
    to_do: list[type[Model]] = [Circular, Office, Signatory]
    while to_do:
        model = to_do.pop(0)
        if not model.section or model.section in found:
            continue
        found[model.section] = model
        for field in model.model_fields.values():
            to_do += [hint for hint in _types(field.annotation) if _is_model(hint)]
    return found


def declaration(annotation: Any, metadata: tuple[Any, ...] = ()) -> YamlForm:
    """How a value of that type is written."""
    said = [mark for mark in metadata if isinstance(mark, YamlForm)]
    said += [] if said else [written for written in _said_inside(annotation)]
    if said:
        return said[0]
    outer = _without_none(annotation)
    inner = next((hint for hint in _types(outer) if _is_model(hint) and hint.section), None)
    if outer is bool:
        return choice("yes_no")
    if get_origin(outer) is dict:
        return _of_dict(outer, inner)
    if get_origin(outer) is tuple:
        return YamlForm("list", inner.section) if inner is not None else _of_tuple(outer)
    return YamlForm("fields", inner.section) if inner is not None else _TEXT


def lone_field(section: str) -> str:
    """The field of a section that a text is when it is typed alone: the likeliest, or the first."""
    known = vocabulary.names(section, "en")
    return next((name for name in _LIKELY if name in known), known[0])


@cache
def _declared_fields(section: str) -> Mapping[str, YamlForm]:
    model = _models_by_section().get(section)
    fields = model.model_fields if model is not None else {}
    return {
        name: declaration(field.annotation, tuple(field.metadata)) for name, field in fields.items()
    }


@cache
def _models_by_section() -> Mapping[str, type[Model]]:
    """The same as ``models``, but for their order, without working out what each one holds."""
    found: dict[str, type[Model]] = {}
    to_do: list[type[Model]] = [Circular, Office, Signatory, *Model.__subclasses__()]
    for model in to_do:
        if model.section:
            found.setdefault(model.section, model)
        to_do += model.__subclasses__()
    return found


def _of_dict(outer: Any, inner: type[Model] | None) -> YamlForm:
    """Values under names of the author's own."""
    if inner is not None:
        return YamlForm("named", inner.section)
    value = get_args(outer)[1]
    return YamlForm("named_lists" if get_origin(value) is tuple else "named_texts")


def _of_tuple(outer: Any) -> YamlForm:
    return YamlForm("texts") if get_args(outer)[:1] == (str,) else _TEXT


def _said_inside(annotation: Any) -> Iterator[YamlForm]:
    """What stands beside a type within the annotation, but under names of the author's own."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from (mark for mark in annotation.__metadata__ if isinstance(mark, YamlForm))
        yield from _said_inside(get_args(annotation)[0])
    elif origin in _UNIONS or origin is tuple:
        for part in get_args(annotation):
            yield from _said_inside(part)


def _without_none(annotation: Any) -> Any:
    """The type of a value that is there."""
    if get_origin(annotation) is Annotated:
        return _without_none(get_args(annotation)[0])
    if get_origin(annotation) not in _UNIONS:
        return annotation
    parts = [arg for arg in get_args(annotation) if arg is not types.NoneType]
    return _without_none(parts[0]) if len(parts) == 1 else annotation


def _types(annotation: Any) -> Iterator[Any]:
    """The plain types inside an annotation."""
    arguments = get_args(annotation)
    if get_origin(annotation) is Annotated:
        yield from _types(arguments[0])
    elif arguments:
        for part in arguments:
            yield from _types(part)
    else:
        yield annotation


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Model)
