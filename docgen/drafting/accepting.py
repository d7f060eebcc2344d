"""A change that somebody else made to a letter, put into the circular that the letter is of.

Only the words that changed are put in, so that what is data in the circular (dates, slots of a
wording, marks) stays what it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from docgen import vocabulary
from docgen.comparing.differences import BODY, Change
from docgen.diagnostics import Diagnostic, Position
from docgen.drafting import edits
from docgen.drafting.changed_words import (
    TreeSteps,
    node_at,
    steps_to_place,
    text_without_spaces,
    with_changed_words,
)
from docgen.drafting.yaml_tree import (
    EditNode,
    MappingNode,
    UneditableError,
    tree,
    value_of,
)
from docgen.kinds.parts import role as part_role
from docgen.light import dataclass
from docgen.model.letter import Entry, Letter
from docgen.thai.numerals import to_arabic

_MISNUMBERED = "DG2026"
_BODY = "body"


@dataclass(frozen=True, slots=True)
class CircularText:
    """A letter and the text of the circular that it is of, which lies at ``path``.

    ``order`` are its keys as they should follow one another.
    """

    text: str
    letter: Letter
    path: Path
    order: tuple[tuple[str, ...], ...] = ()


class UnacceptableError(Exception):
    """The change stands in no text of the circular that could be changed so."""


def text_with_change(ours: CircularText, theirs: CircularText, change: Change) -> str:
    """The text of ``ours`` with a change by which ``theirs`` differs from it.

    Raises: UnacceptableError, when a person must put it in.
    """
    try:
        return _accept_change(ours, theirs, change)
    except UneditableError as error:
        raise UnacceptableError from error


def renumbered_item(text: str, found: Sequence[Diagnostic]) -> str | None:
    """The text with the first item renumbered that follows wrongly; ``None`` where none does."""
    fault = next((entry for entry in found if entry.code == _MISNUMBERED), None)
    if fault is None or fault.at is None:
        return None
    number, expected = str(fault.params["number"]), str(fault.params["expected"])
    start = _offset(text, fault.at)
    if to_arabic(text[start : start + len(number)]) != to_arabic(number):
        return None
    return text[:start] + expected + text[start + len(number) :]


def _accept_change(ours: CircularText, theirs: CircularText, change: Change) -> str:
    mine = _entry(ours.letter, change.role, change.before)
    if change.before and change.after:
        for node in _nodes_of(ours, mine, change.role):
            made = with_changed_words(ours.text, node, change)
            if made is not None:
                return made
    elif change.before:
        steps = _steps_of(ours, mine)
        if steps and isinstance(steps[-1], int):
            return edits.remove_value(ours.text, steps).text
    else:
        made = _insert_element(ours, theirs, change)
        if made is not None:
            return made
    if change.role == BODY:
        raise UnacceptableError
    return _with_field(ours, theirs, change.role)


def _insert_element(ours: CircularText, theirs: CircularText, change: Change) -> str | None:
    """A new element of a list: as it stands there, after what it follows there."""
    steps = _steps_of(theirs, _entry(theirs.letter, change.role, change.after))
    if not steps or not isinstance(steps[-1], int):
        return None
    value = value_of(node_at(tree(theirs.text), steps))
    there = [text_without_spaces(entry.text) for entry in _entries(theirs.letter, change.role)]
    place = there.index(
        text_without_spaces(_entry_text(_entry(theirs.letter, change.role, change.after)))
    )
    for before in reversed(there[:place]):
        anchor = next(
            (
                entry
                for entry in _entries(ours.letter, change.role)
                if text_without_spaces(entry.text) == before
            ),
            None,
        )
        known = _steps_of(ours, anchor)
        if known and isinstance(known[-1], int):
            return edits.insert_value(ours.text, known[:-1], known[-1] + 1, value).text
    first = next(iter(_entries(ours.letter, change.role)), None)
    known = _steps_of(ours, first)
    if known and isinstance(known[-1], int):
        return edits.insert_value(ours.text, known[:-1], known[-1], value).text
    return None


def _with_field(ours: CircularText, theirs: CircularText, role: str) -> str:
    """The fields that print a part, as they stand in the other circular."""
    known = part_role(role)
    fields = (known.prints or (role,)) if known is not None else (role,)
    root, other = tree(ours.text), tree(theirs.text)
    text = ours.text
    for name in fields:
        names = _names(name)
        entry = other.entry(names) if isinstance(other, MappingNode) else None
        mine = root.entry(names) if isinstance(root, MappingNode) else None
        if entry is not None:
            text = edits.set_value(text, (names,), value_of(entry.value), ours.order).text
        elif mine is not None:
            text = edits.remove_value(text, (names,)).text
    if text == ours.text:
        raise UnacceptableError
    return text


def _names(name: str) -> tuple[str, ...]:
    try:
        word = vocabulary.word("circular", name)
    except KeyError:
        return (name,)
    return (word.thai, *word.also, word.english)


# -- places --------------------------------------------------------------------------------------


def _entries(letter: Letter, role: str) -> Iterator[Entry]:
    for block in letter.blocks:
        if (block.is_of_body and role == BODY) or block.role == role:
            yield from block.entries


def _entry(letter: Letter, role: str, text: str) -> Entry | None:
    """The entry of a part that says so, however it is spaced."""
    wanted = text_without_spaces(text)
    found = _entries(letter, role)
    return next(
        (entry for entry in found if wanted and text_without_spaces(_entry_text(entry)) == wanted),
        None,
    )


def _entry_text(entry: Entry | None) -> str:
    return f"{entry.text} {entry.aside}" if entry is not None else ""


def _nodes_of(written: CircularText, entry: Entry | None, role: str) -> Iterator[EditNode]:
    """Where the words may stand: the value of the entry; of a wording by template, its slots."""
    root = tree(written.text)
    steps = _steps_of(written, entry)
    node = node_at(root, steps) if steps else None
    if node is not None:
        yield node
    body = root.entry(_names(_BODY)) if isinstance(root, MappingNode) and role == BODY else None
    if body is not None:
        yield body.value


def _steps_of(written: CircularText, entry: Entry | None) -> TreeSteps:
    """The way to the value that an entry was made of: the element of a list where it is in one."""
    at = entry.at if entry is not None else None
    if at is None or at.file != str(written.path):
        return ()
    steps = steps_to_place(tree(written.text), _offset(written.text, at))
    lists = [place for place, step in enumerate(steps) if isinstance(step, int)]
    return steps[: lists[-1] + 1] if lists else steps


def _offset(text: str, at: Position) -> int:
    lines = text.split("\n")
    return sum(len(line) + 1 for line in lines[: at.line - 1]) + at.column - 1
