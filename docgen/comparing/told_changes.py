"""The changes between two letters as a person would tell them."""

from __future__ import annotations

from docgen.comparing.differences import BODY, Change, changed_words
from docgen.kinds.parts import role
from docgen.messages import sentence


def change_text(change: Change, language: str) -> str:
    """One change in a sentence."""
    before, after = changed_words(change)
    part = part_title(change, language)
    if not change.before:
        return sentence("diff_added", language, part=part, after=after)
    if not change.after:
        return sentence("diff_removed", language, part=part, before=before)
    return sentence("diff_changed", language, part=part, before=before, after=after)


def part_title(change: Change, language: str) -> str:
    """What the part is called in which something changed; a paragraph by its number."""
    if change.role == BODY and change.number:
        return sentence("part.paragraph_number", language, number=change.number)
    return _part_name(change.role, language)


def _part_name(name: str, language: str) -> str:
    """What a part is called where it changed; a kind may have parts of its own."""
    known = role(name)
    if known is None:
        return sentence("part.other", language)
    names = known.changed_as or {"th": known.thai, "en": known.name.replace("_", " ")}
    return names[language]
