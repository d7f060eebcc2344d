"""The number of an open letter: shown before it is given, and given with the letter as one act."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docgen import vocabulary
from docgen.checks.numbers import own_beginning
from docgen.drafting import edits
from docgen.drafting.yaml_tree import tree, value_of
from docgen.services import letter_out
from docgen.services.letter_form import typed_values

if TYPE_CHECKING:
    from docgen.services.workroom.open_letter import OpenLetter


def number_shown(letter: OpenLetter, at: str) -> letter_out.NumberShown:
    """The number that the letter bears or would be given; an open one from the register.

    Raises: Rejected, when its file is gone.
    """
    made = letter.make_letter(_with_automatic_number(letter, letter.file().text))
    return letter_out.number_shown(made, letter.room.workspace, at)


def issue_open_letter(
    letter: OpenLetter,
    at: str,
    moment: str,
    *,
    approved: Path | None = None,
    sign_field: bool = False,
) -> letter_out.IssueOutcome:
    """Issue the letter as it stands in its file; where that is refused, the file is as it was.

    ``approved`` is a draft that it must agree with; with a ``sign_field`` its PDF has a place for
    an electronic signature.

    Raises: Rejected, when its file is gone; OSError, when the disk refuses.
    """
    file, workspace = letter.file(), letter.room.workspace
    numbered = letter.edited.save(file, _with_automatic_number(letter, file.text), moment)
    done = letter_out.issue(letter.path, workspace, at, approved=approved, sign_field=sign_field)
    if not done.is_done and numbered.text != file.text and letter.file().text == numbered.text:
        letter.edited.save(numbered, file.text, moment)
    return done


def ask_register_for_number(letter: OpenLetter, moment: str) -> None:
    """Let the number of the letters of a batch come from the register, where it is still open.

    Raises: Rejected, when the file is gone; OSError, when the disk refuses.
    """
    file = letter.file()
    text = _with_automatic_number(letter, file.text)
    if text != file.text:
        letter.edited.save(file, text, moment)


def with_own_number(letter: OpenLetter, text: str) -> str:
    """The text with the number of its own office, still open, where it had that of another.

    Whoever signs for that other office by default gives way to who signs for its own.
    """
    dossier = letter.make_letter(text).dossier
    number = own_beginning(dossier) if dossier is not None else ""
    if dossier is None or not number:
        return text
    wanted = {"reference_number": number}
    if dossier.office.signatory and dossier.around.owner_signatory == dossier.circular.signatory:
        wanted["signatory"] = dossier.office.signatory
    order = letter.key_order(text)
    for field, value in wanted.items():
        text = edits.set_value(text, (typed_values.names_of("circular", field),), value, order).text
    return text


def _with_automatic_number(letter: OpenLetter, text: str) -> str:
    """The text with an open number taken from the register, where the letter is sound."""
    dossier = letter.make_letter(text).dossier
    if dossier is None or dossier.takes_number or "reference_number" not in dossier.blanks:
        return text
    names = typed_values.names_of("circular", "reference_number")
    typed = typed_values.value_under(value_of(tree(text)), names)
    automatic = vocabulary.thai("words", "automatic")
    open_part = typed.rpartition("/")[0] if isinstance(typed, str) else ""
    mark = typed.rpartition("/")[2].strip() if open_part and isinstance(typed, str) else ""
    number = f"{open_part}/{f'{mark} ' if mark else ''}{automatic}" if open_part else automatic
    return edits.set_value(text, (names,), number, letter.key_order(text)).text
