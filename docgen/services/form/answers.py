"""Answers as a clerk types them, in the form that the field has: ``ว 50``, ``8 ก.ย. 64``."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from functools import partial

from docgen import vocabulary
from docgen.light import dataclass
from docgen.services.form.fields import StartingField
from docgen.services.form.shapes import RecordField
from docgen.thai import Fault, typed_forms
from docgen.thai.date_reading import parse_date

# What a typed text stands for.
Meant = Callable[[str], str]
_TELEPHONES = ("telephone", "fax")
_LABELLED = ("subject", "recipient", "addressee")


@dataclass(frozen=True, slots=True)
class Typist:
    """Who answers: on what day, what stands before the numbers of his office, the letter's date."""

    today: datetime.date
    prefix: str = ""
    dated: str = ""

    def meaning_of(
        self, asked: StartingField | RecordField, *, is_own_number: bool = True
    ) -> Meant:
        """What an answer to the field stands for; as typed where the meaning is not sure."""
        prefix = self.prefix if is_own_number else ""
        by_form: Mapping[str, Meant] = {
            "date": partial(typed_forms.date_meant, today=self.today),
            "reference_number": partial(typed_forms.reference_number_meant, prefix=prefix),
            "number_of_year": partial(typed_forms.number_of_year_meant, today=self._day()),
        }
        if asked.name in _TELEPHONES:
            return typed_forms.telephone_meant
        if asked.name == "reference_prefix":
            return typed_forms.prefix_meant
        if asked.name == "name":
            return typed_forms.name_meant
        if asked.name == "position_title":
            return partial(_without_labels, labels=(vocabulary.thai("signatory", asked.name),))
        if asked.name in _LABELLED:
            return partial(_without_labels, labels=_labels(asked.name))
        return by_form.get(asked.form, str.strip)

    def _day(self) -> datetime.date:
        """The day of the letter where it is settled, else today."""
        try:
            return parse_date(self.dated).gregorian()
        except (Fault, ValueError):
            return self.today


def _without_labels(text: str, labels: tuple[str, ...]) -> str:
    return typed_forms.without_label(text, *labels)


def _labels(name: str) -> tuple[str, ...]:
    """The words that a letter prints before the field, and that few leave out when they type."""
    field = "recipient" if name == "addressee" else name
    word = vocabulary.word("circular", field)
    return (word.thai, *word.also)
