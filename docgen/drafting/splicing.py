"""The splices that change one value of a YAML text, the one that reads best first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.drafting import yaml_text
from docgen.drafting.yaml_text import YamlPlace, YamlText
from docgen.drafting.yaml_tree import (
    BLOCKS,
    EditNode,
    ListNode,
    MappingNode,
    TextNode,
    Value,
)
from docgen.light import dataclass, regex

_COMMENT = regex(r"[ \t]*(?:[ \t]#[^\n\r]*)?")


@dataclass(frozen=True, slots=True)
class Splice:
    """At ``start``, ``removed`` gives way to ``added``; offsets count code points."""

    start: int
    removed: str
    added: str

    def apply_to(self, text: str) -> str:
        """``text`` after it."""
        return text[: self.start] + self.added + text[self.start + len(self.removed) :]

    def undo_in(self, text: str) -> str:
        """``text`` as it was before."""
        return text[: self.start] + self.removed + text[self.start + len(self.added) :]


def replacements(
    text: str, holder: EditNode | None, node: EditNode, value: Value
) -> Iterator[Splice]:
    """Splices that put ``value`` where ``node`` stands within ``holder``."""
    if isinstance(holder, ListNode | MappingNode) and holder.is_flow:
        style = node.style if isinstance(node, TextNode) else ""
        for written in yaml_text.ways_to_write(value, YamlPlace(0, in_flow=True), style):
            yield _flow_replacement(text, node, written)
        return
    indent, step = _inner_indent(text, holder, node)
    style = node.style if isinstance(node, TextNode) else ""
    place = YamlPlace(indent, in_list=isinstance(holder, ListNode), step=step)
    header = text[node.start : _line_end(text, node.start)] if style in BLOCKS else ""
    for written in yaml_text.ways_to_write(value, place, style, header.split("#")[0].strip()):
        yield _block_replacement(text, holder, node, written)
    if isinstance(node, ListNode | MappingNode) and node.is_flow:
        yield _block_replacement(text, holder, node, YamlText(yaml_text.flow_text(value)))


def item_insertions(text: str, node: ListNode, index: int, value: Value) -> Iterator[Splice]:
    """Splices that put a new element before the ``index``-th."""
    if node.is_flow:
        flow = yaml_text.flow_text(value)
        if index == 0:
            yield Splice(node.items[0].start, "", f"{flow}, ")
        else:
            yield Splice(node.items[index - 1].end, "", f", {flow}")
        return
    column = _column(text, node.dashes[0])
    for written in yaml_text.ways_to_write(value, YamlPlace(column + 2, in_list=True)):
        lines = (f"- {written.head}".rstrip(" "), *written.tail)
        if index == 0:
            yield _before(text, node.dashes[0], lines)
        else:
            end = max(node.items[index - 1].end, node.dashes[index - 1] + 1)
            yield _after(text, end, (" " * column + lines[0], *lines[1:]))


def item_removals(text: str, node: ListNode, index: int) -> Iterator[Splice]:
    """Splices that take the ``index``-th element away; others are left."""
    if node.is_flow:
        yield from _flow_removals(text, [(item.start, item.end) for item in node.items], index)
        return
    ends = [max(item.end, dash + 1) for item, dash in zip(node.items, node.dashes, strict=True)]
    yield from _block_removals(text, node.dashes, ends, index)


def entry_removals(text: str, node: MappingNode, index: int) -> Iterator[Splice]:
    """Splices that take the ``index``-th key away."""
    starts = [entry.key.start for entry in node.entries]
    ends = [max(entry.value.end, entry.colon + 1) for entry in node.entries]
    if node.is_flow:
        yield from _flow_removals(text, list(zip(starts, ends, strict=True)), index)
    else:
        yield from _block_removals(text, starts, ends, index)


def entry_insertions(
    text: str, node: MappingNode, index: int, name: str, value: Value
) -> Iterator[Splice]:
    """Splices that put a new key before the ``index``-th."""
    if node.is_flow:
        written = f"{yaml_text.key_text(name)}: {yaml_text.flow_text(value)}"
        if index == 0:
            yield Splice(node.entries[0].key.start, "", f"{written}, ")
        else:
            last = node.entries[index - 1]
            yield Splice(max(last.value.end, last.colon + 1), "", f", {written}")
        return
    column = _column(text, node.entries[0].key.start)
    lines = yaml_text.entry_lines(name, value, column)
    if index == 0:
        yield _before(text, node.entries[0].key.start, (lines[0].lstrip(" "), *lines[1:]))
    else:
        last = node.entries[index - 1]
        yield _after(text, max(last.value.end, last.colon + 1), tuple(lines))


def first_entries(text: str, name: str, value: Value) -> Iterator[Splice]:
    """Splices that put the first key into a text of comments alone."""
    lines = yaml_text.entry_lines(name, value, 0)
    newline = _newline(text)
    begin = newline if text and not text.endswith(("\n", "\ufeff")) else ""
    yield Splice(len(text), "", begin + newline.join(lines) + newline)


def item_moves(text: str, node: ListNode, index: int, to: int) -> Iterator[Splice]:
    """Splices that move an element; what stands between the elements stays, or goes with them."""
    if node.is_flow:
        spans = [(item.start, item.end) for item in node.items]
        yield _rotated_splice(text, spans, index, to)
        return
    ends = [max(item.end, dash + 1) for item, dash in zip(node.items, node.dashes, strict=True)]
    spans = [(dash, _comment_end(text, end)) for dash, end in zip(node.dashes, ends, strict=True)]
    yield _rotated_splice(text, spans, index, to)
    begins = [*node.dashes[1:], _comment_end(text, ends[-1])]
    wide = [
        (dash, len(text[:following].rstrip(" \t\r\n")))
        for dash, following in zip(node.dashes, begins, strict=True)
    ]
    yield _rotated_splice(text, wide, index, to)


def key_renamings(text: str, key: TextNode, name: str) -> Iterator[Splice]:
    """The splice that gives a key another name."""
    yield Splice(key.start, text[key.start : key.end], yaml_text.key_text(name))


def _rotated_splice(text: str, spans: list[tuple[int, int]], index: int, to: int) -> Splice:
    low, high = min(index, to), max(index, to)
    parts = [text[start:end] for start, end in spans[low : high + 1]]
    parts.insert(to - low, parts.pop(index - low))
    between = [text[spans[at][1] : spans[at + 1][0]] for at in range(low, high)]
    added = "".join(part + gap for part, gap in zip(parts, [*between, ""], strict=True))
    start = spans[low][0]
    return Splice(start, text[start : spans[high][1]], added)


# -- lines and columns -----------------------------------------------------------------------


def _newline(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _line_start(text: str, offset: int) -> int:
    start = text.rfind("\n", 0, offset) + 1
    return 1 if start == 0 and text.startswith("\ufeff") else start


def _line_end(text: str, offset: int) -> int:
    """The end of the line at ``offset``, before its line end."""
    end = text.find("\n", offset)
    end = len(text) if end < 0 else end
    return end - 1 if end > offset and text[end - 1] == "\r" else end


def _column(text: str, offset: int) -> int:
    return offset - _line_start(text, offset)


def _comment_end(text: str, offset: int) -> int:
    """Where a comment after ``offset`` on the same line ends; ``offset`` where there is none."""
    match = _COMMENT.match(text, offset)
    return match.end() if match and "#" in match[0] else offset


def _inner_indent(text: str, holder: EditNode | None, node: EditNode) -> tuple[int, int]:
    """How far in the lines of a value stand, and how much further than its key or dash."""
    if isinstance(holder, MappingNode):
        base = _column(text, holder.entries[0].key.start)
    elif isinstance(holder, ListNode):
        base = _column(text, holder.dashes[0])
    else:
        return 0, 0
    if isinstance(node, TextNode) and node.style in BLOCKS:
        body = text[_line_end(text, node.start) : node.end].lstrip("\r\n")
        first = next((line for line in body.split("\n") if line.strip()), "")
        indent = len(first) - len(first.lstrip(" "))
        header = text[node.start : _line_end(text, node.start)].split("#")[0]
        if indent > base and not re.search("[0-9]", header):
            return indent, indent - base
    if isinstance(node, ListNode | MappingNode) and not node.is_flow:
        column = _column(text, node.start)
        return max(column, base + 1) if isinstance(holder, MappingNode) else column, 2
    return base + 2, 2


# -- putting and taking ------------------------------------------------------------------------


def _flow_replacement(text: str, node: EditNode, written: YamlText) -> Splice:
    head = written.head
    before = text[node.start - 1 : node.start]
    if node.start == node.end and before == ":":
        head = f" {head}"
    return Splice(node.start, text[node.start : node.end], head)


def _block_replacement(
    text: str, holder: EditNode | None, node: EditNode, written: YamlText
) -> Splice:
    """The value from after its colon or dash to its end, and a comment on its first line kept."""
    start = _value_start(text, holder, node)
    is_block_text = isinstance(node, TextNode) and node.style in BLOCKS
    is_branch = isinstance(node, ListNode | MappingNode) and not node.is_flow
    end, comment = node.end, ""
    if is_block_text or (is_branch and node.start > _line_end(text, start)):
        first = text[node.start if is_block_text else start : _line_end(text, start)]
        match = re.search(r"(?<![ \t])[ \t]++#.*", first)
        comment = match[0] if match else ""
    elif written.tail:
        end = _comment_end(text, node.end)
        comment = text[node.end : end]
    head = f" {written.head}" if written.head else ""
    if head and node.start > start and not text[start : node.start].strip(" "):
        start, head = node.start, written.head  # what aligns the values stays
    newline = _newline(text)
    added = head + comment + "".join(newline + line for line in written.tail)
    return Splice(start, text[start:end], added)


def _value_start(text: str, holder: EditNode | None, node: EditNode) -> int:
    if isinstance(holder, MappingNode):
        return next(entry.colon + 1 for entry in holder.entries if entry.value is node)
    assert isinstance(holder, ListNode)
    at = next(at for at, item in enumerate(holder.items) if item is node)
    return holder.dashes[at] + 1


def _before(text: str, offset: int, lines: tuple[str, ...]) -> Splice:
    """New lines before what begins at ``offset``, at the same column."""
    newline = _newline(text)
    pad = " " * _column(text, offset)
    return Splice(offset, "", newline.join(lines) + newline + pad)


def _after(text: str, offset: int, lines: tuple[str, ...]) -> Splice:
    """New lines after the line on which something ends at ``offset``."""
    newline = _newline(text)
    return Splice(_line_end(text, offset), "", "".join(newline + line for line in lines))


def _flow_removals(text: str, spans: list[tuple[int, int]], index: int) -> Iterator[Splice]:
    start, end = spans[index]
    if index:
        start = spans[index - 1][1]
    elif len(spans) > 1:
        end = spans[1][0]
    yield Splice(start, text[start:end], "")


def _block_removals(text: str, starts: list[int], ends: list[int], index: int) -> Iterator[Splice]:
    """The whole lines; where a dash stands before the first on its line, what follows moves up."""
    start, end = starts[index], _comment_end(text, ends[index])
    line = _line_start(text, start)
    if not text[line:start].strip():
        after = _line_end(text, end)
        if not text[end:after].strip():
            after += 2 if text[after : after + 2] == "\r\n" else 1
            if after > len(text) and line:
                yield Splice(line - 1, text[line - 1 :], "")
            yield Splice(line, text[line : min(after, len(text))], "")
    if index + 1 < len(starts):
        following = starts[index + 1]
        if not text[end:following].strip():
            yield Splice(start, text[start:following], "")
    yield Splice(start, text[start:end], "")
