"""How a field is written, what may be chosen for it, and the fields of its records."""

from __future__ import annotations

import types
from dataclasses import dataclass
from functools import cache
from typing import Any, Union, get_args, get_origin

from docgen import vocabulary
from docgen.loading.fields.forms import form_of
from docgen.model.circular import Circular
from docgen.model.field_types import Model
from docgen.thai.dates import Moment, ThaiDate
from docgen.thai.reference_numbers import ReferenceNumber

_FORMS = {
    "later": "body",
    "people": "list",
    "documents": "list",
    "number": "reference_number",
    "telephones": "text",
}
_WITH_COLUMNS = ("list", "named", "fields")
_TYPED: tuple[tuple[type, str], ...] = (
    (bool, "choice"),
    (ThaiDate, "date"),
    (Moment, "moment"),
    (ReferenceNumber, "reference_number"),
    (int, "number"),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """What may be chosen: the word that is written, and what it means."""

    word: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """The form of a field, and the section of the vocabulary that its words or records are of."""

    form: str
    section: str = ""

    @property
    def has_columns(self) -> bool:
        """Whether it is made of records."""
        return self.form in _WITH_COLUMNS and self.section in vocabulary.sections()

    def choices(self, keys: str) -> tuple[Choice, ...]:
        """What may be chosen, in the language of the file's keys."""
        if self.form != "choice":
            return ()
        return tuple(
            Choice(word.thai if keys == "th" else word.english, word.description)
            for word in vocabulary.words(self.section)
        )


@dataclass(frozen=True, slots=True)
class Column:
    """One field of a record: its key, what it is, how it is written, and whether it must be."""

    name: str
    key: str
    title: str
    description: str
    form: str
    choices: tuple[Choice, ...] = ()
    columns: tuple[Column, ...] = ()
    required: bool = False


def shape_of(section: str, name: str) -> Shape:
    """How the field ``name`` of ``section`` is written."""
    form, target = form_of(section, name)
    if form == "text":
        return Shape(_form_of_type(_models().get(section), name))
    return Shape(_FORMS.get(form, form), target)


@cache
def columns_of(section: str, keys: str) -> tuple[Column, ...]:
    """The fields of a record of ``section``, in order."""
    return tuple(_column(section, word, keys) for word in vocabulary.words(section))


def _column(section: str, word: vocabulary.Word, keys: str) -> Column:
    shape, model = shape_of(section, word.english), _models().get(section)
    field = model.model_fields.get(word.english) if model is not None else None
    return Column(
        name=word.english,
        key=word.thai if keys == "th" else word.english,
        title=word.title,
        description=word.description,
        form=shape.form,
        choices=shape.choices(keys),
        columns=columns_of(shape.section, keys) if shape.has_columns else (),
        required=field is not None and field.is_required(),
    )


def _form_of_type(model: type[Model] | None, name: str) -> str:
    field = model.model_fields.get(name) if model is not None else None
    kinds = _types(field.annotation) if field is not None else set()
    return next((form for kind, form in _TYPED if kind in kinds), "text")


@cache
def _models() -> dict[str, type[Model]]:
    """The model of each section that a circular is made of."""
    found: dict[str, type[Model]] = {"circular": Circular}
    to_do = ["circular"]
    while to_do:
        section = to_do.pop()
        for name, field in found[section].model_fields.items():
            inner = form_of(section, name)[1]
            models = [one for one in _types(field.annotation) if _is_model(one)]
            if models and inner and inner not in found:
                found[inner] = models[0]
                to_do.append(inner)
    return found


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Model)


def _types(annotation: Any) -> set[Any]:
    """The plain types inside an annotation."""
    if get_origin(annotation) in (Union, types.UnionType, tuple, dict):
        return {kind for part in get_args(annotation) for kind in _types(part)}
    arguments = get_args(annotation)
    return _types(arguments[0]) if arguments else {annotation}
