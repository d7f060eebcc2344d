"""Edits of a YAML text by the place of a value: everything else stays byte for byte.

An edit is a row of splices, applied one after another; undone, they give the former text. A path
leads to a value by the keys as they may stand in the file (Thai and English names of one key are
one step: a tuple) and by numbers in lists.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.drafting import splicing, values
from docgen.drafting.splicing import Splice
from docgen.drafting.values import Names, Step, ValueSteps
from docgen.drafting.yaml_tree import (
    EditNode,
    EntryNode,
    ListNode,
    MappingNode,
    TextNode,
    UneditableError,
    Value,
    entries_before,
    tree,
    value_of,
)
from docgen.light import dataclass


@dataclass(frozen=True, slots=True)
class Edited:
    """A text after an edit, and the splices that made it of the former one."""

    text: str
    splices: tuple[Splice, ...] = ()

    @property
    def former_text(self) -> str:
        """The text before the edit."""
        text = self.text
        for splice in reversed(self.splices):
            text = splice.undo_in(text)
        return text


def set_value(text: str, path: ValueSteps, value: Value, order: Sequence[Names] = ()) -> Edited:
    """``value`` at ``path``; what is on the way and not there yet is added.

    ``order`` are the keys of the outermost mapping as they should follow one another: a new key
    stands after the nearest one before it. A value that is a list or mapping changes only where it
    differs, so comments within it stay.

    Raises: UneditableError, when the text is not YAML or ``path`` leads through a text.
    """
    editing = _Editing(text)
    editing.set_value(path, value, order)
    return editing.result()


def remove_value(text: str, path: ValueSteps) -> Edited:
    """Without the key or element at ``path``; a list or mapping that this empties goes with it.

    Raises: UneditableError, when the text is not YAML.
    """
    editing = _Editing(text)
    editing.remove(path)
    return editing.result()


def insert_value(text: str, path: ValueSteps, index: int, value: Value) -> Edited:
    """``value`` as a new element of the list at ``path``, before that which is ``index`` now.

    A single text or mapping at ``path`` becomes the first element of a list.

    Raises: UneditableError, when the text is not YAML.
    """
    editing = _Editing(text)
    editing.insert(path, index, value)
    return editing.result()


def move_value(text: str, path: ValueSteps, index: int, to: int) -> Edited:
    """The element ``index`` of the list at ``path`` moved to the place ``to``.

    Raises: UneditableError, when there is no such list or element.
    """
    editing = _Editing(text)
    editing.move(path, index, to)
    return editing.result()


def rename_key(text: str, path: ValueSteps, name: str) -> Edited:
    """Another name for the key at ``path``.

    Raises: UneditableError, when it is not there or the name is taken.
    """
    editing = _Editing(text)
    editing.rename(path, name)
    return editing.result()


class _Editing:
    """One edit under way: the text so far, and what was spliced."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root = tree(text)
        self.splices: list[Splice] = []

    def result(self) -> Edited:
        return Edited(self.text, tuple(self.splices))

    def set_value(self, path: ValueSteps, value: Value, order: Sequence[Names] = ()) -> None:
        for depth in range(len(path)):
            node = self._at(path[:depth])
            if self._child(node, path[depth]) is None:
                self._add(path[:depth], node, path[depth:], value, order if depth == 0 else ())
                return
        self._merge(path, value)

    def remove(self, path: ValueSteps) -> None:
        parent, step = self._at(path[:-1]), path[-1]
        if parent is None or self._child(parent, step) is None:
            return
        count = len(parent.items if isinstance(parent, ListNode) else parent.entries)  # type: ignore[union-attr]
        if count == 1 and len(path) > 1:
            self.remove(path[:-1])
            return
        want = value_of(self.root)
        values.remove_value(want, path)
        if isinstance(parent, ListNode):
            assert isinstance(step, int)
            self._try(splicing.item_removals(self.text, parent, step), want)
        else:
            assert isinstance(parent, MappingNode)
            index = parent.entries.index(_entry(parent, step))
            self._try(splicing.entry_removals(self.text, parent, index), want)

    def insert(self, path: ValueSteps, index: int, value: Value) -> None:
        node = self._at(path)
        if node is None or (isinstance(node, TextNode) and not node.text.strip()):
            self.set_value(path, [value])
            return
        if not isinstance(node, ListNode):
            former = value_of(node)
            self._put_value(path, node, [value, former] if index == 0 else [former, value])
            return
        if not node.items:
            self._put_value(path, node, [value])
            return
        index = min(max(index, 0), len(node.items))
        want = value_of(self.root)
        values.value_at(want, path).insert(index, value)  # type: ignore[union-attr]
        self._try(splicing.item_insertions(self.text, node, index, value), want)

    def move(self, path: ValueSteps, index: int, to: int) -> None:
        node = self._at(path)
        if not isinstance(node, ListNode):
            raise UneditableError(str(path))
        if not (0 <= index < len(node.items) and 0 <= to < len(node.items)):
            raise UneditableError(str(index))
        if index == to:
            return
        want = value_of(self.root)
        rows = values.value_at(want, path)
        assert isinstance(rows, list)
        rows.insert(to, rows.pop(index))
        self._try(splicing.item_moves(self.text, node, index, to), want)

    def rename(self, path: ValueSteps, name: str) -> None:
        parent = self._at(path[:-1])
        if not isinstance(parent, MappingNode):
            raise UneditableError(str(path))
        entry = _entry(parent, path[-1])
        if entry.key.text == name:
            return
        if parent.entry((name,)) is not None:
            raise UneditableError(name)
        self._try(splicing.key_renamings(self.text, entry.key, name), None)

    # -- one value ---------------------------------------------------------------------------

    def _merge(self, path: ValueSteps, value: Value) -> None:
        node = self._at(path)
        former = value_of(node)
        if former == value:
            return
        if isinstance(node, ListNode) and isinstance(value, list) and node.items and value:
            self._merge_list(path, len(node.items), value)
        elif isinstance(node, MappingNode) and isinstance(value, dict) and node.entries and value:
            self._merge_mapping(path, node, value)
        else:
            self._put_value(path, node, value)

    def _merge_list(self, path: ValueSteps, count: int, value: list[Value]) -> None:
        former = value_of(self._at(path))
        assert isinstance(former, list)
        begin = values.common_start(former, value)
        end = values.common_start(former[begin:][::-1], value[begin:][::-1])
        old, new = count - begin - end, len(value) - begin - end
        for index in range(begin, begin + min(old, new)):
            self._merge((*path, index), value[index])
        for _ in range(old - new):
            self.remove((*path, begin + new))
        for index in range(begin + old, begin + new):
            self.insert(path, index, value[index])

    def _merge_mapping(self, path: ValueSteps, node: MappingNode, value: dict[str, Value]) -> None:
        gone = [entry.key.text for entry in node.entries if entry.key.text not in value]
        for name, inner in value.items():
            self.set_value((*path, name), inner)
        for name in gone:
            self.remove((*path, name))

    def _put_value(self, path: ValueSteps, node: EditNode | None, value: Value) -> None:
        """Write ``value`` where ``node`` stands, whatever that is."""
        want = values.replaced_value(value_of(self.root), path, value)
        assert node is not None
        holder = self._at(path[:-1]) if path else None
        self._try(splicing.replacements(self.text, holder, node, value), want)

    def _add(
        self,
        path: ValueSteps,
        node: EditNode | None,
        rest: ValueSteps,
        value: Value,
        order: Sequence[Names],
    ) -> None:
        """A new key or element below the node at ``path``."""
        step, wrapped = rest[0], values.wrapped_value(rest[1:], value)
        if isinstance(step, int):
            if step not in (0, len(getattr(node, "items", ()))):
                raise UneditableError(str(step))
            self.insert(path, step, wrapped)
            return
        names = (step,) if isinstance(step, str) else step
        if isinstance(node, MappingNode) and node.entries:
            before = entries_before(node, names, order)
            want = value_of(self.root)
            splices = splicing.entry_insertions(self.text, node, before, names[0], wrapped)
            self._try(splices, values.with_entry(want, path, names[0], wrapped))
        elif not path:
            if node is not None and not isinstance(node, MappingNode):
                raise UneditableError(names[0])
            self._try(splicing.first_entries(self.text, names[0], wrapped), {names[0]: wrapped})
        elif isinstance(node, TextNode) and node.text.strip():
            raise UneditableError(names[0])
        else:
            self._put_value(path, node, {names[0]: wrapped})

    # -- splices -----------------------------------------------------------------------------

    def _try(self, candidates: Iterator[Splice], want: Value | None) -> None:
        """Take the first splice after which the text says what it should."""
        for splice in candidates:
            text = splice.apply_to(self.text)
            try:
                root = tree(text)
            except UneditableError:
                continue
            if want is None or values.say_the_same(value_of(root), want):
                self.text, self.root = text, root
                self.splices.append(splice)
                return
        raise UneditableError("no way to write it")

    def _at(self, path: ValueSteps) -> EditNode | None:
        node = self.root
        for step in path:
            node = self._child(node, step)
        return node

    @staticmethod
    def _child(node: EditNode | None, step: Step) -> EditNode | None:
        if isinstance(node, ListNode) and isinstance(step, int):
            return node.items[step] if 0 <= step < len(node.items) else None
        if isinstance(node, MappingNode) and not isinstance(step, int):
            entry = node.entry((step,) if isinstance(step, str) else step)
            return None if entry is None else entry.value
        return None


def _entry(node: MappingNode, step: Step) -> EntryNode:
    assert not isinstance(step, int)
    entry = node.entry((step,) if isinstance(step, str) else step)
    if entry is None:
        raise UneditableError(str(step))
    return entry
