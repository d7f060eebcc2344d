"""One field of an open letter set from elsewhere in the page: its list, a sentence of its text."""

from __future__ import annotations

from docgen.drafting import edits
from docgen.services.letter_files import LetterFile
from docgen.services.letter_form import typed_values
from docgen.services.workroom.open_letter import OpenLetter


def with_field(letter: OpenLetter, name: str, value: str, moment: str) -> LetterFile:
    """Set the field ``name`` (English) of the circular; every other byte of its file stays.

    Raises: Rejected, when the file is gone; UneditableError, when it is no YAML; OSError.
    """
    text = letter.file().text
    names = typed_values.names_of("circular", name)
    made = edits.set_value(text, (names,), value, letter.key_order(text)).text
    return letter.restore_text(made, moment)
