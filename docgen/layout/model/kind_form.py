"""The form of a letter: its kind as the letter has it, and the standard with its measures."""

from __future__ import annotations

from functools import lru_cache

from docgen.kinds import Kind, kind
from docgen.model.letter import Letter
from docgen.standards import Measure, Standard


def form_of_letter(letter: Letter) -> Kind:
    """The kind of a letter in its size, with the parts that it has."""
    whole = kind(letter.kind)
    whole = whole.of_size(letter.size) if letter.size else whole
    return letter.changes.of(whole)


def standard_of_kind(form: Kind, standard: Standard) -> Standard:
    """The standard with the measures in which the sheet of this kind is another."""
    return _with_own(form, standard) if form.measures else standard


@lru_cache(maxsize=32)
def _with_own(form: Kind, standard: Standard) -> Standard:
    own = {
        name: Measure(name, value, form.clause, form.thai, form.certainty)
        for name, value in form.measures
    }
    return standard.with_house_style(own)
