"""Letters that go out, with the QR code by which they are checked where one is wished."""

from __future__ import annotations

from dataclasses import replace

from docgen.layout.paging.check_code import with_check_code
from docgen.loading.circular.numbering import number_said, request
from docgen.making import MadeLetter
from docgen.press import Press
from docgen.register.check_codes import check_text


def with_code(made: MadeLetter, words: str, press: Press) -> MadeLetter:
    """An issued letter with its code; ``words`` is the SHA-256 that the register keeps of it.

    A letter that wishes none, or bears no number, stays the same one.
    """
    if made.letter is None or made.dossier is None or made.pages is None:
        return made
    number = number_said(made.dossier)
    if not made.letter.check_code or not words or not number:
        return made
    text = check_text(number, request(made.dossier).dated, words)
    return replace(made, pages=with_check_code(made.pages, press.standard, text))
