"""The letter as text, each part under the name that its reader knows."""

from __future__ import annotations

import re
from pathlib import Path

from docgen.kinds import kind
from docgen.kinds.part_names import thai_name_of_role
from docgen.light import regex
from docgen.loading.workspace import Workspace
from docgen.making import prepare
from docgen.model.letter import Letter
from docgen.press import Press
from docgen.services.reports import Report, as_report
from docgen.thai.width import display_width

_ROLE = regex(r"^ *(?P<role>[a-z_]+) \|", re.MULTILINE)
_WIDTH = 18


@as_report
def letter_text(
    path: Path,
    workspace: Workspace,
    press: Press | None = None,
    *,
    language: str = "th",
    content: bytes | None = None,
) -> Report[str]:
    """What the letter of a circular says, even where it does not yet fit the page."""
    made = prepare(path, workspace, press, content=content)
    text = titled_text(made.letter, language) if made.letter is not None else None
    return Report(text, made.found, made.sources)


def titled_text(letter: Letter, language: str) -> str:
    """The letter's text with the name of each part as a reader of that language calls it."""
    form = kind(letter.kind)

    def title(match: re.Match[str]) -> str:
        name = match["role"]
        if language != "en":
            name = thai_name_of_role(name, form)
        return " " * (_WIDTH - display_width(name)) + name + " |"

    return _ROLE.sub(title, letter.to_text())
