"""What is asked of each field of a record: of a reference, an enclosure, somebody who was there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from docgen.cli.asking import AskedField, Question

if TYPE_CHECKING:
    from docgen.services.form import OfferedWord, RecordField, StartingField
    from docgen.services.form.answers import Typist

_LEAST_ASKED = ("quantity", "start", "previous", "previous_start", "urgency")


def questions_of_record(record: StartingField, typist: Typist) -> list[AskedField]:
    """The fields of a record that the sample shows, with the question for each."""
    sample = record.value[0] if isinstance(record.value, list) else record.value
    known = {column.name: column for column in record.columns}
    return [_column(known[name], str(value), typist) for name, value in sample.items()]


def offered_words(choices: Sequence[OfferedWord]) -> list[tuple[str, str]]:
    """Each word that may be chosen, with what it means."""
    return [(choice.word, choice.meaning) for choice in choices]


def _column(column: RecordField, sample: str, typist: Typist) -> AskedField:
    meant = typist.meaning_of(column, is_own_number=False)
    optional = column.name in _LEAST_ASKED
    question = Question(column.title, column.description, optional, meant=meant)
    return AskedField(column.name, question, offered_words(column.choices), sample)
