"""Words changed within a value of a YAML text, found by what stands around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from docgen.comparing.differences import Change
from docgen.drafting import edits
from docgen.drafting.yaml_tree import EditNode, ListNode, MappingNode, TextNode, tree
from docgen.thai.numerals import to_arabic

TreeSteps = tuple[int | str, ...]
# So many letters before and after a change tell its place; the first that tell it alone do.
_CONTEXT = (
    *((80, 80), (24, 24), (12, 12), (6, 6), (80, 0), (0, 80), (24, 0), (0, 24)),
    *((12, 0), (0, 12), (3, 3), (0, 0)),
)


def with_changed_words(text: str, node: EditNode, change: Change) -> str | None:
    """The text with the changed words in their places under a node; ``None`` where not all fit."""
    leaves = [leaf for leaf in _leaves(node)]
    whole = next(
        (
            leaf
            for leaf in leaves
            if text_without_spaces(leaf.text) == text_without_spaces(change.before)
        ),
        None,
    )
    if whole is not None and whole.style not in ("|", ">"):
        steps = _steps_to(tree(text), whole)
        return edits.set_value(text, steps, change.after).text if steps else None
    for old, new, left, right in _pieces(change):
        made = _with_piece(text, node, (old, new, left, right))
        if made is None:
            return None
        text, node = made
    return text


ChangedPiece = tuple[str, str, str, str]


def _with_piece(text: str, node: EditNode, piece: ChangedPiece) -> tuple[str, EditNode] | None:
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
            found = [
                place
                for place in found
                if text_without_spaces(place[0].text).endswith(text_without_spaces(old + after))
            ][-1:]
        if len(found) == 1:
            leaf, (start, end) = found[0]
            steps = _steps_to(tree(text), leaf)
            if not steps:
                return None
            value = leaf.text[:start] + new + leaf.text[end:]
            text = edits.set_value(text, steps, value.rstrip("\n")).text
            path = steps_to_place(tree(text), node.start)
            around = node_at(tree(text), path) if path else None
            return None if around is None else (text, around)
    return None


def _pieces(change: Change) -> Iterator[ChangedPiece]:
    """What was changed: the old words, the new ones, and what stands before and after."""
    old, new = change.before, change.after
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for kind, i1, i2, j1, j2 in reversed(blocks):
        if kind != "equal" and (old[i1:i2] + new[j1:j2]).strip():  # spaces do not count
            yield old[i1:i2], new[j1:j2], old[:i1], old[i2:]


def _places(text: str, before: str, old: str, after: str) -> Iterator[tuple[int, int]]:
    """Where ``old`` stands in a text between what is before and after it; spaces do not count."""
    kept = [at for at, sign in enumerate(text) if not sign.isspace()]
    bare = to_arabic("".join(text[at] for at in kept))
    wanted = text_without_spaces(before) + text_without_spaces(old) + text_without_spaces(after)
    if not wanted:
        return
    start = bare.find(wanted)
    while start >= 0:
        first = start + len(text_without_spaces(before))
        last = first + len(text_without_spaces(old))
        begin = kept[first] if first < len(kept) else len(text)
        if first == last and first > 0:  # new words alone: right after what they follow
            begin = kept[first - 1] + 1
            yield begin, begin
        else:
            yield begin, (kept[last - 1] + 1 if last > first else begin)
        start = bare.find(wanted, start + 1)


def steps_to_place(node: EditNode | None, offset: int) -> TreeSteps:
    """The way to the innermost value that stands at an offset."""
    if isinstance(node, MappingNode):
        for entry in node.entries:
            if entry.key.start <= offset <= max(entry.value.end, entry.key.end):
                return (entry.key.text, *steps_to_place(entry.value, offset))
    if isinstance(node, ListNode):
        for index, item in enumerate(node.items):
            start = node.dashes[index] if node.dashes else item.start
            if start <= offset <= item.end:
                return (index, *steps_to_place(item, offset))
    return ()


def _steps_to(root: EditNode | None, leaf: TextNode) -> TreeSteps:
    return steps_to_place(root, leaf.start)


def node_at(node: EditNode | None, steps: Sequence[int | str]) -> EditNode | None:
    """The value at the end of a way, if there is one."""
    for step in steps:
        if isinstance(node, MappingNode) and isinstance(step, str):
            entry = node.entry((step,))
            node = entry.value if entry is not None else None
        elif isinstance(node, ListNode) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            return None
    return node


def _leaves(node: EditNode) -> Iterator[TextNode]:
    if isinstance(node, TextNode):
        yield node
    elif isinstance(node, ListNode):
        for item in node.items:
            yield from _leaves(item)
    else:
        for entry in node.entries:
            yield from _leaves(entry.value)


def text_without_spaces(text: str) -> str:
    """A text without spaces, in Arabic digits."""
    return "".join(to_arabic(text).split())
