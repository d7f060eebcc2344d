"""The changes between two letters as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.cli.messages import LANGUAGE, say
from docgen.cli.options import workspace_of

if TYPE_CHECKING:
    from pathlib import Path

    from docgen.comparing.differences import Change
    from docgen.making import MadeLetter


def changes(made: MadeLetter, approved: Path) -> list[str]:
    """What differs from the approved draft, but for what a draft may leave open."""
    from docgen.services.compare import unlike

    found = unlike(made.letter, approved, workspace_of(approved)) if made.letter else ()
    return [sentence(change) for change in found]


def sentence(change: Change) -> str:
    """One change as a person would tell it."""
    from docgen.comparing.differences import BODY, changed_words

    before, after = changed_words(change)
    part = _part_name(change.role)
    if change.role == BODY and change.number:
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
