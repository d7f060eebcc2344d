"""Two letters beside each other, whatever files they stand in; the changes as sentences."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docgen.cli.messages import LANGUAGE, say
from docgen.cli.options import workspace_of

if TYPE_CHECKING:
    from docgen.comparing.differences import Change, Parts

_CIRCULARS = (".yaml", ".yml")


def parts_in(path: Path) -> Parts:
    """The parts of the letter in a circular, a DOCX, a PDF or a text.

    :class:`Rejected` where it cannot be read.
    """
    from docgen.comparing.differences import WHOLE, parts_of
    from docgen.comparing.read_parts import parts_of_read
    from docgen.diagnostics import Diagnostic, Position, Rejected
    from docgen.making import prepare
    from docgen.reading import lines_of, read_letter
    from docgen.thai.numerals import to_arabic

    if path.suffix.lower() in _CIRCULARS:
        prepared = prepare(path, workspace_of(path))
        if prepared.letter is None:
            raise Rejected(prepared.found)
        return parts_of(prepared.letter)
    lines = lines_of(path)
    read = read_letter(lines)
    if read is None:
        raise Rejected([Diagnostic("DG2222", Position(str(path)), {"file": path.name})])
    return {**parts_of_read(read), WHOLE: tuple(to_arabic(one.text) for one in lines)}


def sentence(change: Change) -> str:
    """One change as a person would tell it."""
    from docgen.comparing.differences import BODY, changed_words

    before, after = changed_words(change)
    part = _part_name(change.role)
    if change.role == BODY:
        part = say("part.paragraph_number", number=change.number)
    if not change.before:
        return say("diff_added", part=part, after=after)
    if not change.after:
        return say("diff_removed", part=part, before=before)
    return say("diff_changed", part=part, before=before, after=after)


def _part_name(name: str) -> str:
    """What a part is called where it changed; a kind may have parts of its own."""
    from docgen.kinds.parts import role

    known = role(name)
    if known is None:
        return say("part.other")
    names = known.changed_as or {"th": known.thai, "en": known.name.replace("_", " ")}
    return names[LANGUAGE.get()]
