"""Letters as lists show them: under the numbers that the register gave, and told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from docgen import opening, vocabulary
from docgen import register as registers
from docgen.diagnostics import Rejected
from docgen.light import dataclass
from docgen.loading.workspace import Workspace
from docgen.loading.workspace.register_ties import register_item
from docgen.messages import sentence
from docgen.register import Register, RegisterEntry, State, number_text
from docgen.services.workroom.about import About
from docgen.thai.numerals import to_arabic


@dataclass(frozen=True, slots=True)
class Listed:
    """A letter in a list: the name of its file, what it is, when it was changed (seconds).

    ``is_twin`` tells that another letter of the list has the same subject, number and date.
    """

    name: str
    about: About
    changed: int
    is_twin: bool = False

    @property
    def title(self) -> str:
        """What a list calls it."""
        return self.about.subject or self.about.kind or self.name

    @property
    def detail(self) -> str:
        """What tells it from others of that title: number, or date, and its file where needed."""
        said = self.about.number or self.about.date
        named = f"{said} {self.name}".strip() if self.is_twin else said
        return "" if named == self.title else named

    def is_about(self, words: str) -> bool:
        """Whether it has every one of the words."""
        about = self.about
        whole = f"{self.name} {about.kind} {about.number} {about.date} {about.subject}"
        return all(word in to_arabic(whole) for word in to_arabic(words).split())


def with_given_numbers(letters: Sequence[Listed], workspace: Workspace) -> tuple[Listed, ...]:
    """The letters, those that let the register number them under the numbers that it gave."""
    word = vocabulary.word("words", "automatic")
    waiting = {
        letter.name
        for letter in letters
        if any(name in letter.about.number for name in (word.thai, word.title))
    }
    given = _given_numbers(waiting, workspace) if waiting else {}
    return tuple(
        replace(letter, about=replace(letter.about, number=given[letter.name]))
        if letter.name in given
        else letter
        for letter in letters
    )


def issued_names(letters: Sequence[Listed], workspace: Workspace) -> frozenset[str]:
    """Those of the letters that went out, all or some of them, under a number."""
    if not opening.is_file(workspace.register):
        return frozenset()
    wanted = {letter.name for letter in letters}
    try:
        with registers.Register(workspace.register) as register:
            return frozenset(
                path.stem
                for path in workspace.circulars()
                if path.stem in wanted
                and any(row.state is State.ISSUED for row in _rows(register, path, workspace))
            )
    except Rejected:  # told where numbers are given
        return frozenset()


def _rows(register: Register, path: Path, workspace: Workspace) -> list[RegisterEntry]:
    item = register_item(path, workspace)
    return [*register.of_item(item), *register.ends_of_parts(item)]


def letters_told_apart(letters: Sequence[Listed]) -> tuple[Listed, ...]:
    """The letters, those marked that nothing but their file tells from another."""
    said = Counter((letter.title, letter.about.number or letter.about.date) for letter in letters)
    return tuple(
        replace(letter, is_twin=said[letter.title, letter.about.number or letter.about.date] > 1)
        for letter in letters
    )


def _given_numbers(names: set[str], workspace: Workspace) -> dict[str, str]:
    """The number of each circular of these names that has one; first and last of a batch's."""
    if not opening.is_file(workspace.register):
        return {}
    found: dict[str, str] = {}
    try:
        with registers.Register(workspace.register) as register:
            for path in workspace.circulars():
                if path.stem in names:
                    found[path.stem] = _number_of(register, register_item(path, workspace))
    except Rejected:  # told where numbers are given
        return {}
    return {name: number for name, number in found.items() if number}


def _number_of(register: Register, item: str) -> str:
    own = register.of_item(item)
    if own:
        return number_text(own[-1])
    ends = [number_text(entry) for entry in register.ends_of_parts(item)]
    if len(ends) < 2 or ends[0] == ends[1]:
        return ends[0] if ends else ""
    return sentence("numbers_from_to", "th", first=ends[0], last=ends[1])
