"""A change that somebody else made to a letter, put into the circular that the letter is of.

Only the words that changed are put in, so that what is data in the circular (dates, slots of a
wording, marks) stays what it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from docgen import vocabulary
from docgen.comparing.differences import BODY, Change
from docgen.diagnostics import Diagnostic, Position
from docgen.drafting import edits
from docgen.drafting.yaml_tree import (
    ListNode,
    MappingNode,
    Node,
    TextNode,
    UneditableError,
    tree,
    value_of,
)
from docgen.kinds.parts import role as part_role
from docgen.light import dataclass
from docgen.model.letter import Entry, Letter
from docgen.thai.numerals import to_arabic

_MISNUMBERED = "DG2026"
Steps = tuple[int | str, ...]
# So many letters before and after a change tell its place; the first that tell it alone do.
_CONTEXT = ((24, 24), (12, 12), (6, 6), (24, 0), (0, 24), (12, 0), (0, 12), (3, 3), (0, 0))


@dataclass(frozen=True, slots=True)
class Written:
    """A letter and the text of the circular that it is of, which lies at ``path``.

    ``order`` are its keys as they should follow one another.
    """

    text: str
    letter: Letter
    path: Path
    order: tuple[tuple[str, ...], ...] = ()


class UnacceptableError(Exception):
    """The change stands in no text of the circular that could be changed so."""


def accepted(ours: Written, theirs: Written, change: Change) -> str:
    """The text of ``ours`` with a change by which ``theirs`` differs from it.

    Raises: UnacceptableError, when a person must put it in.
    """
    try:
        return _accepted(ours, theirs, change)
    except UneditableError as error:
        raise UnacceptableError from error


def renumbered(text: str, found: Sequence[Diagnostic]) -> str | None:
    """The text with the first item renumbered that follows wrongly; ``None`` where none does."""
    fault = next((one for one in found if one.code == _MISNUMBERED), None)
    if fault is None or fault.at is None:
        return None
    number, expected = str(fault.params["number"]), str(fault.params["expected"])
    start = _offset(text, fault.at)
    if to_arabic(text[start : start + len(number)]) != to_arabic(number):
        return None
    return text[:start] + expected + text[start + len(number) :]


def _accepted(ours: Written, theirs: Written, change: Change) -> str:
    mine = _entry(ours.letter, change.role, change.before)
    if change.before and change.after:
        node = _node_of(ours, mine)
        if node is not None:
            made = _with_words(ours.text, node, change)
            if made is not None:
                return made
    elif change.before:
        steps = _steps_of(ours, mine)
        if steps and isinstance(steps[-1], int):
            return edits.remove_value(ours.text, steps).text
    else:
        made = _inserted(ours, theirs, change)
        if made is not None:
            return made
    if change.role == BODY:
        raise UnacceptableError
    return _with_field(ours, theirs, change.role)


def _inserted(ours: Written, theirs: Written, change: Change) -> str | None:
    """A new element of a list: as it stands there, after what it follows there."""
    steps = _steps_of(theirs, _entry(theirs.letter, change.role, change.after))
    if not steps or not isinstance(steps[-1], int):
        return None
    value = value_of(_at(tree(theirs.text), steps))
    there = [_bare(one.text) for one in _entries(theirs.letter, change.role)]
    place = there.index(_bare(_said(_entry(theirs.letter, change.role, change.after))))
    for before in reversed(there[:place]):
        anchor = next(
            (one for one in _entries(ours.letter, change.role) if _bare(one.text) == before), None
        )
        known = _steps_of(ours, anchor)
        if known and isinstance(known[-1], int):
            return edits.insert_value(ours.text, known[:-1], known[-1] + 1, value).text
    first = next(iter(_entries(ours.letter, change.role)), None)
    known = _steps_of(ours, first)
    if known and isinstance(known[-1], int):
        return edits.insert_value(ours.text, known[:-1], known[-1], value).text
    return None


def _with_field(ours: Written, theirs: Written, role: str) -> str:
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


# -- words ---------------------------------------------------------------------------------------


def _with_words(text: str, node: Node, change: Change) -> str | None:
    """The text with the changed words in their places under a node; ``None`` where not all fit."""
    leaves = [leaf for leaf in _leaves(node)]
    whole = next((leaf for leaf in leaves if _bare(leaf.text) == _bare(change.before)), None)
    if whole is not None and whole.style not in ("|", ">"):
        steps = _steps_to(tree(text), whole)
        return edits.set_value(text, steps, change.after).text if steps else None
    for old, new, left, right in _pieces(change):
        made = _with_piece(text, node, (old, new, left, right))
        if made is None:
            return None
        text, node = made
    return text


Piece = tuple[str, str, str, str]


def _with_piece(text: str, node: Node, piece: Piece) -> tuple[str, Node] | None:
    old, new, left, right = piece
    for back, ahead in _CONTEXT:
        before, after = left[max(len(left) - back, 0) :], right[:ahead]
        if not back:
            before = ""
        found = [
            (leaf, places)
            for leaf in _leaves(node)
            for places in _places(leaf.text, before, old, after)
        ]
        if len(found) > 1 and len(right) <= ahead:  # what stands at the end of the paragraph
            found = [one for one in found if _bare(one[0].text).endswith(_bare(old + after))][-1:]
        if len(found) == 1:
            leaf, (start, end) = found[0]
            steps = _steps_to(tree(text), leaf)
            if not steps:
                return None
            value = leaf.text[:start] + new + leaf.text[end:]
            text = edits.set_value(text, steps, value.rstrip("\n")).text
            path = _steps_to_place(tree(text), node.start)
            around = _at(tree(text), path) if path else None
            return None if around is None else (text, around)
    return None


def _pieces(change: Change) -> Iterator[Piece]:
    """What was changed: the old words, the new ones, and what stands before and after."""
    old, new = change.before, change.after
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for kind, i1, i2, j1, j2 in reversed(blocks):
        if kind != "equal":
            yield old[i1:i2], new[j1:j2], old[:i1], old[i2:]


def _places(text: str, before: str, old: str, after: str) -> Iterator[tuple[int, int]]:
    """Where ``old`` stands in a text between what is before and after it; spaces do not count."""
    kept = [at for at, sign in enumerate(text) if not sign.isspace()]
    bare = to_arabic("".join(text[at] for at in kept))
    wanted = _bare(before) + _bare(old) + _bare(after)
    if not wanted:
        return
    start = bare.find(wanted)
    while start >= 0:
        first = start + len(_bare(before))
        last = first + len(_bare(old))
        begin = kept[first] if first < len(kept) else len(text)
        if first == last and first > 0:  # new words alone: right after what they follow
            begin = kept[first - 1] + 1
            yield begin, begin
        else:
            yield begin, (kept[last - 1] + 1 if last > first else begin)
        start = bare.find(wanted, start + 1)


# -- places --------------------------------------------------------------------------------------


def _entries(letter: Letter, role: str) -> Iterator[Entry]:
    for block in letter.blocks:
        if (block.is_of_body and role == BODY) or block.role == role:
            yield from block.entries


def _entry(letter: Letter, role: str, text: str) -> Entry | None:
    """The entry of a part that says so, however it is spaced."""
    wanted = _bare(text)
    found = _entries(letter, role)
    return next((one for one in found if wanted and _bare(_said(one)) == wanted), None)


def _said(entry: Entry | None) -> str:
    return f"{entry.text} {entry.aside}" if entry is not None else ""


def _node_of(written: Written, entry: Entry | None) -> Node | None:
    steps = _steps_of(written, entry)
    return _at(tree(written.text), steps) if steps else None


def _steps_of(written: Written, entry: Entry | None) -> Steps:
    """The way to the value that an entry was made of: the element of a list where it is in one."""
    at = entry.at if entry is not None else None
    if at is None or at.file != str(written.path):
        return ()
    steps = _steps_to_place(tree(written.text), _offset(written.text, at))
    lists = [place for place, step in enumerate(steps) if isinstance(step, int)]
    return steps[: lists[-1] + 1] if lists else steps


def _offset(text: str, at: Position) -> int:
    lines = text.split("\n")
    return sum(len(line) + 1 for line in lines[: at.line - 1]) + at.column - 1


def _steps_to_place(node: Node | None, offset: int) -> Steps:
    """The way to the innermost value that stands at an offset."""
    if isinstance(node, MappingNode):
        for entry in node.entries:
            if entry.key.start <= offset <= max(entry.value.end, entry.key.end):
                return (entry.key.text, *_steps_to_place(entry.value, offset))
    if isinstance(node, ListNode):
        for index, item in enumerate(node.items):
            start = node.dashes[index] if node.dashes else item.start
            if start <= offset <= item.end:
                return (index, *_steps_to_place(item, offset))
    return ()


def _steps_to(root: Node | None, leaf: TextNode) -> Steps:
    return _steps_to_place(root, leaf.start)


def _at(node: Node | None, steps: Sequence[int | str]) -> Node | None:
    for step in steps:
        if isinstance(node, MappingNode) and isinstance(step, str):
            entry = node.entry((step,))
            node = entry.value if entry is not None else None
        elif isinstance(node, ListNode) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            return None
    return node


def _leaves(node: Node) -> Iterator[TextNode]:
    if isinstance(node, TextNode):
        yield node
    elif isinstance(node, ListNode):
        for item in node.items:
            yield from _leaves(item)
    else:
        for entry in node.entries:
            yield from _leaves(entry.value)


def _bare(text: str) -> str:
    return "".join(to_arabic(text).split())
