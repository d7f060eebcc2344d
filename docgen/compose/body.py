"""The body of a letter: paragraphs and what stands between them, from a wording or as written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import field
from typing import TYPE_CHECKING

from docgen.compose.rosters import roster_blocks
from docgen.compose.sentences import sentence_entry
from docgen.compose.wording import filled_items, filled_sentence, written_wording
from docgen.compose.wording.context import Context
from docgen.compose.wording.record_marks import HEADING, RECORD, UNIT
from docgen.diagnostics import Diagnostic
from docgen.later import later
from docgen.light import dataclass
from docgen.model.body_parts import BodyPart, Item
from docgen.model.circular import Wording
from docgen.model.dossier import Dossier, ValuePath
from docgen.model.letter import Block, Entry
from docgen.thai.item_marks import BULLETS, BY_LEVEL, upper_of, written_mark

if TYPE_CHECKING:
    from docgen.compose import body_tables
else:
    body_tables = later("docgen.compose.body_tables")


@dataclass(frozen=True, slots=True)
class Body:
    """Blocks of the body's roles, what was found, and the block of ``replies``, if any."""

    blocks: tuple[Block, ...]
    found: tuple[Diagnostic, ...]
    replies: Block | None = None


def body(dossier: Dossier, context: Context) -> Body:
    """The body's blocks; none when anything in it is wrong."""
    content = dossier.circular.body
    part = dossier.form.part("body")
    if content == () and (part is None or not part.required):
        return Body((), ())
    making = BodyMaker(dossier, context)
    if isinstance(content, Wording):
        result = written_wording(dossier, content, context)
        making.found += result.found
        making.add_lines(result.text)
    else:
        for index, element in enumerate(content):
            making.add(element, ("body", index))
    blocks, found = making.blocks, making.found
    if not found and not blocks:
        found.append(Diagnostic("DG6019", dossier.places.of("body")))
    is_wrong = any(fault.is_error for fault in found)
    return Body(() if is_wrong else tuple(blocks), tuple(found))


@dataclass(slots=True)
class BodyMaker:
    """The body being made, part by part.

    ``count`` are the clauses of a regulation so far, ``listed`` the people of the last list.
    """

    dossier: Dossier
    context: Context
    blocks: list[Block] = field(default_factory=list)
    found: list[Diagnostic] = field(default_factory=list)
    count: int = 0
    listed: int = 0

    def add(self, part: str | BodyPart, path: ValuePath) -> None:
        """One paragraph, or what stands between paragraphs."""
        if isinstance(part, str):
            at = self.dossier.places.of(*path)
            for line in self.sentence(part, path).split("\n"):
                if line.strip():
                    self._put_entry("paragraph", sentence_entry(line, at, self.found))
            return
        for name, make in MAKERS.items():
            if getattr(part, name):
                self.blocks += make(self, part, path)

    def sentence(self, text: str, path: ValuePath) -> str:
        """The sentence at ``path`` with its names filled."""
        said, faults = filled_sentence(text, self.dossier, path, self.context)
        self.found += faults
        return said

    def add_lines(self, text: str) -> None:
        """One entry a line of a wording's text; empty lines only separate."""
        at = self.dossier.places.of("body")
        for line in text.split("\n"):
            if line.startswith(HEADING):
                self._put_entry("section_heading", sentence_entry(line[1:], at, self.found))
                continue
            if line.startswith(RECORD):
                self._put_entry("item", self._record(line[1:]))
            elif line.strip():
                self._put_entry("paragraph", sentence_entry(line, at, self.found))

    def _record(self, line: str) -> Entry:
        """An item of the slot, as deep as it stood there; clauses count through the whole."""
        dotted, slot, text = line.split(UNIT)
        numbers = [int(step) for step in dotted.split(".")]
        wording = self.dossier.circular.body
        assert isinstance(wording, Wording)
        items = wording.items_of(slot)
        path: ValuePath = ("body", "slots", slot)
        mark, upper = "", ""
        if len(numbers) == 1:
            self.count += 1
        for depth, number in enumerate(numbers):
            item = items[number - 1]
            path = (*path, *(("items",) if depth else ()), number - 1)
            form = self._form(item, depth + 1)
            number = self.count if form == "clause" and not depth else number
            upper = item.upper or upper
            mark, upper = written_mark(form, number, upper), upper_of(form, number, upper)
            items = item.items
        at = self.dossier.places.of(*path)
        return sentence_entry(text, at, self.found, mark, level=len(numbers))

    def _form(self, item: Item, level: int) -> str:
        """How the item's mark is written; the items of a regulation are its clauses."""
        form = item.form or BY_LEVEL[min(level, len(BY_LEVEL)) - 1]
        is_clause = level == 1 and form == "decimal" and self.dossier.form.numbering == "clause"
        return "clause" if is_clause else form

    def _put_entry(self, role: str, one: Entry) -> None:
        self.blocks.append(Block(role, (one,), at=one.at))

    def items(
        self, items: tuple[Item, ...], path: ValuePath, level: int, start: int, upper: str
    ) -> Iterator[Block]:
        """The items one after the other, each with those under it."""
        for index, item in enumerate(items):
            number = start + index
            form = self._form(item, level)
            at = self.dossier.places.of(*path, index)
            above = item.upper or upper
            mark = written_mark(form, number, above)
            one = sentence_entry(item.text, at, self.found, mark, level=level)
            yield Block("item", (one,), at=at)
            below = (*path, index, "items")
            under = above if form in BULLETS else upper_of(form, number, above)
            yield from self.items(item.items, below, level + 1, 1, under)


def _items(making: BodyMaker, part: BodyPart, path: ValuePath) -> Iterator[Block]:
    """A list; the clauses of a regulation count through the whole of it."""
    inner = (*path, "items")
    items, faults = filled_items(making.dossier, inner, part.items, making.context)
    making.found += faults
    start = part.start
    if making.dossier.form.numbering == "clause" and part.level == 1:
        start = max(start, making.count + 1)
        making.count = start + len(items) - 1
    yield from making.items(items, inner, part.level, start, part.upper)


def _heading(making: BodyMaker, part: BodyPart, path: ValuePath) -> Iterator[Block]:
    at = making.dossier.places.of(*path)
    yield Block("section_heading", (sentence_entry(part.heading, at, making.found),), at=at)


def _resumed_sentence(making: BodyMaker, part: BodyPart, path: ValuePath) -> Iterator[Block]:
    at = making.dossier.places.of(*path, "resumed")
    text = making.sentence(part.resumed, (*path, "resumed"))
    yield Block("resumed", (sentence_entry(text, at, making.found),), at=at)


def _table(making: BodyMaker, part: BodyPart, path: ValuePath) -> Iterator[Block]:
    if part.table is not None:
        yield body_tables.table_block(making.dossier, part.table, (*path, "table"), making.found)


def _columns(making: BodyMaker, part: BodyPart, path: ValuePath) -> Iterator[Block]:
    if part.columns is not None:
        place = (*path, "columns")
        yield body_tables.table_block(making.dossier, part.columns, place, making.found)


def _roster(making: BodyMaker, part: BodyPart, path: ValuePath) -> Iterator[Block]:
    if part.roster is None:
        return
    after = making.listed if part.roster.goes_on else 0
    making.listed = after + len(part.roster.people)
    inner = (*path, "roster")
    yield from roster_blocks(making.dossier, part.roster, inner, making.found, after=after)


def _of_lines(name: str) -> Callable[[BodyMaker, BodyPart, ValuePath], Iterator[Block]]:
    """Lines that stand at one place of the line, each an entry of one block."""

    def make(making: BodyMaker, part: BodyPart, path: ValuePath) -> Iterator[Block]:
        at = making.dossier.places.of(*path, name)
        said = getattr(part, name)
        texts = (said,) if isinstance(said, str) else said
        lines = [making.sentence(text, (*path, name, index)) for index, text in enumerate(texts)]
        yield Block(
            f"line_{name}", tuple(sentence_entry(line, at, making.found) for line in lines), at=at
        )

    return make


# How each field of a part becomes blocks.
MAKERS: dict[str, Callable[[BodyMaker, BodyPart, ValuePath], Iterator[Block]]] = {
    "items": _items,
    "heading": _heading,
    "resumed": _resumed_sentence,
    "table": _table,
    "roster": _roster,
    "columns": _columns,
    **{name: _of_lines(name) for name in ("centred", "right", "flush", "fill", "cut")},
}
