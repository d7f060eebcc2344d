"""How a field is written, what may be chosen for it, and the fields of its records."""

from __future__ import annotations

from functools import cache

from docgen import vocabulary
from docgen.light import dataclass
from docgen.loading.fields.field_forms import form_of_field
from docgen.model import declared

_FORMS = {
    "later": "body",
    "people": "list",
    "documents": "list",
    "number": "reference_number",
    "telephones": "text",
}
_WITH_COLUMNS = ("list", "named", "fields")


@dataclass(frozen=True, slots=True)
class OfferedWord:
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

    def choices(self, keys: str) -> tuple[OfferedWord, ...]:
        """What may be chosen, in the language of the file's keys."""
        if self.form != "choice":
            return ()
        return tuple(
            OfferedWord(word.thai if keys == "th" else word.english, word.description)
            for word in vocabulary.words(self.section)
        )


@dataclass(frozen=True, slots=True)
class RecordField:
    """One field of a record: its key, what it is, how it is written, and whether it must be."""

    name: str
    key: str
    title: str
    description: str
    form: str
    choices: tuple[OfferedWord, ...] = ()
    columns: tuple[RecordField, ...] = ()
    required: bool = False


def shape_of(section: str, name: str) -> Shape:
    """How the field ``name`` of ``section`` is written."""
    form, target = form_of_field(section, name)
    shown = declared.written_form(section, name).shown
    return Shape(shown or _FORMS.get(form, form), target)


@cache
def columns_of(section: str, keys: str) -> tuple[RecordField, ...]:
    """The fields of a record of ``section``, in order."""
    return tuple(_column(section, word, keys) for word in vocabulary.words(section))


def _column(section: str, word: vocabulary.Word, keys: str) -> RecordField:
    shape, model = shape_of(section, word.english), declared.models().get(section)
    field = model.model_fields.get(word.english) if model is not None else None
    return RecordField(
        name=word.english,
        key=word.thai if keys == "th" else word.english,
        title=word.title,
        description=word.description,
        form=shape.form,
        choices=shape.choices(keys),
        columns=columns_of(shape.section, keys) if shape.has_columns else (),
        required=field is not None and field.is_required(),
    )
