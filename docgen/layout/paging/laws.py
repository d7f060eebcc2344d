"""The laws of layout, asked of every letter before a writer draws it.

Every character of the letter stands once on its pages; no two inked boxes overlap; every ink lies
inside its sheet, and inside the place it was set in. What breaks one is docgen's own fault.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from hashlib import blake2b

from docgen.kinds.parts import WITHOUT_HEADINGS, traits
from docgen.layout.model.pages import Page, Picture, Placed, Section, SetItem, SetTable, TableCell
from docgen.layout.model.set_text import Paragraph
from docgen.layout.paging.reuse import Memory
from docgen.layout.text.ink import InkBox, ink_of
from docgen.layout.text.measure import Ruler
from docgen.model.letter import Annex, Block, Letter, Table

LetterPart = Block | Annex
Paper = tuple[float, float, float]  # the left margin, the width and the height, in points
_HAIR = 0.6  # points: what rounding may add up to
_SHOWN = 40


class BrokenLawError(Exception):
    """A layout that loses text, draws over its own ink, or draws beside its sheet."""


def sections_obey(
    parts: Sequence[LetterPart],
    letter: Letter,
    sections: Sequence[Section],
    ruler: Ruler,
    memory: Memory,
) -> None:
    """Whether the sections hold the parts of their letter, and keep the laws.

    What recurs over a batch is asked once. Raises: BrokenLawError, when a law is broken.
    """
    _nothing_is_lost(parts, sections, memory)
    marks = (letter.secrecy, letter.copy_mark, letter.form_code, letter.motto)
    for section in sections:
        sheet = (section.left, section.width, section.height)
        for page in section.pages:
            look = partial(_look_at, page, sheet, marks, ruler, memory)
            memory.kept_or_made([page], look, "laws", *sheet, *marks)
    stamp = sections[0].pages[0].stamp
    drawn = _drawn_text(stamp.item) if stamp is not None else ()
    if letter.receipt_stamp and _weight(drawn) != _weight(letter.receipt_stamp):
        raise BrokenLawError(f"the stamp does not say {letter.receipt_stamp}")


# Every character once.


class _Weights(dict[str, int]):
    """A number for every character; two texts with the same sum have the same characters."""

    def __missing__(self, character: str) -> int:
        weight = 0
        if not character.isspace():
            digest = blake2b(character.encode("utf-8", "surrogatepass"), digest_size=12)
            weight = int.from_bytes(digest.digest(), "big")
        self[character] = weight
        return weight


_weight_of = _Weights().__getitem__


def _weight(texts: Iterable[str]) -> int:
    return sum(map(_weight_of, "".join(texts)))


def _nothing_is_lost(
    parts: Sequence[LetterPart], sections: Sequence[Section], memory: Memory
) -> None:
    items = list(_whole_items(sections))
    said = sum(memory.kept_or_made([part], partial(said_weight, part), "said") for part in parts)
    drawn = sum(memory.kept_or_made([item], partial(shown_weight, item), "shown") for item in items)
    if said == drawn:
        return
    wanted = Counter("".join(text for part in parts for text in _texts_of_part(part)))
    found = Counter("".join(text for item in items for text in _drawn_text(item)))
    lost, twice = (
        "".join(sorted(element for element in counted.elements() if not element.isspace()))
        for counted in (wanted - found, found - wanted)
    )
    raise BrokenLawError(f"characters lost: «{lost}»; drawn too often: «{twice}»")


def said_weight(part: LetterPart) -> int:
    """A sum that only the characters of a part have."""
    return _weight(_texts_of_part(part))


def shown_weight(item: SetItem) -> int:
    """A sum that only the characters of an item have."""
    return _weight(_drawn_text(item))


def _texts_of_part(part: LetterPart | Table) -> Iterator[str]:
    """All text of a part."""
    if isinstance(part, Annex):
        yield part.title
        for each_part in part.parts:
            yield from _texts_of_part(each_part)
    elif isinstance(part, Table):
        yield from _said_in_table(part)
    else:
        yield part.label
        for entry in part.entries:
            yield from (entry.number, entry.text, entry.aside)
        if part.table is not None:
            yield from _said_in_table(part.table)


def _said_in_table(table: Table) -> Iterator[str]:
    if WITHOUT_HEADINGS not in traits(table.role):
        headings = [cell.text for row in table.heads for cell in row if cell.across and cell.down]
        headings = headings or [column.heading for column in table.columns]
        yield from headings * table.side_by_side
    for row in table.rows:
        yield from (cell.text for cell in row)


def _whole_items(sections: Sequence[Section]) -> Iterator[SetItem]:
    """Every item that flows over the pages, once.

    Raises: BrokenLawError, when a line or a row of one is on no page, or on two.
    """
    for section in sections:
        unfinished: SetItem | None = None
        reached = 0
        for placed in (placed for page in section.pages for placed in page.placed):
            item = placed.item
            due = reached if item is unfinished else 0
            if placed.first_line != due or unfinished not in (None, item):
                raise BrokenLawError(f"a line of «{_opening(unfinished or item)}» is on no page")
            reached = placed.last_line
            unfinished = item if reached < line_count(item) else None
            if unfinished is None:
                yield item
        if unfinished is not None:
            raise BrokenLawError(f"the end of «{_opening(unfinished)}» is on no page")


def line_count(item: SetItem) -> int:
    """How many lines or rows an item has, headings not counted."""
    if isinstance(item, Paragraph):
        return len(item.lines)
    return sum(not row.heading for row in item.rows)


def _drawn_text(item: SetItem) -> Iterator[str]:
    """The text of an item as it is drawn."""
    if isinstance(item, Paragraph):
        yield from (piece.text for piece in item.head)
        yield from (item.text[line.start : line.end] for line in item.lines)
        yield from (piece.text for piece in item.tail)
        return
    for row in item.rows:
        for cell in row.cells:
            if cell.across and cell.down:
                yield from cell.lines


def _opening(item: SetItem) -> str:
    return "".join(_drawn_text(item))[:_SHOWN]


# Every ink at its place, and alone there.


def _look_at(
    page: Page,
    sheet: Paper,
    marks: tuple[str, str, str, str],
    ruler: Ruler,
    memory: Memory,
) -> bool:
    """Raises: BrokenLawError, when the page breaks a law."""
    _bears_its_marks(page, marks)
    boxes: list[InkBox] = []
    for placed in (*page.placed, *placed_around(page)):
        boxes += inked_boxes(placed, sheet[0], ruler, memory)
    boxes += picture_boxes(page)
    for box in boxes:
        if leaves_sheet(box, sheet):
            raise BrokenLawError(f"page {page.number}: «{box.text}» leaves the sheet")
    boxes.sort(key=lambda box: box.top)
    for number, box in enumerate(boxes):
        for other in boxes[number + 1 :]:
            if other.top >= box.bottom - _HAIR:
                break
            if inks_overlap(box, other):
                said = f"page {page.number}: «{box.text}» and «{other.text}» overlap"
                raise BrokenLawError(said)
    return True


def _bears_its_marks(page: Page, marks: tuple[str, str, str, str]) -> None:
    """The secrecy stands above and below the text of every page, the others once."""
    drawn = [mark.item for mark in (page.above, page.below) if mark is not None]
    if _weight((*marks, marks[0])) != _weight(text for item in drawn for text in _drawn_text(item)):
        raise BrokenLawError(f"page {page.number}: not all of {marks} stands there once")


def leaves_sheet(box: InkBox, sheet: Paper) -> bool:
    """Whether the ink is not wholly on its sheet."""
    _, width, height = sheet
    return (
        min(box.left, box.top) < -_HAIR or box.right > width + _HAIR or box.bottom > height + _HAIR
    )


def inks_overlap(box: InkBox, other: InkBox) -> bool:
    """Whether one ink lies on another."""
    return box.touches(other, _HAIR)


def placed_around(page: Page) -> Iterator[Placed]:
    """What is placed on a page beside its text."""
    around = (page.above, page.page_number, page.catchword, page.below, page.stamp)
    yield from (placed for placed in around if placed is not None)


def picture_boxes(page: Page) -> tuple[InkBox, ...]:
    """The pictures of a page; but a hand signs over words, and a seal is set over them."""
    return tuple(_picture_box(picture) for picture in page.pictures if not picture.file)


def _picture_box(picture: Picture) -> InkBox:
    right, bottom = picture.left + picture.width, picture.y + picture.height
    return InkBox(picture.left, picture.y, right, bottom, picture.name)


def inked_boxes(placed: Placed, left: float, ruler: Ruler, memory: Memory) -> Iterator[InkBox]:
    """The boxes of the lines or rows that stand there, by their places on the sheet.

    Raises: BrokenLawError, when a text is wider or higher than its own place.
    """
    item = placed.item
    if isinstance(item, SetTable):
        hold = partial(_cells_hold, item, ruler)  # asked once, wherever these rows stand
        memory.kept_or_made([item.rows, ruler, item.style], hold, "cells", item.widths, item.room)
        yield _table_box(item, placed).shift(left, placed.y)
        return
    y = placed.y
    lines = memory.kept_or_made([item], partial(_lines_hold, item, ruler), "inks")
    for number in range(placed.first_line, placed.last_line):
        yield from (box.shift(left, y) for box in lines[number])
        y += item.height_of(number)


def _lines_hold(item: Paragraph, ruler: Ruler) -> tuple[tuple[InkBox, ...], ...]:
    for line in item.lines:
        if line.x + line.width > line.limit + _HAIR:
            raise BrokenLawError(f"«{item.text[line.start : line.end][:_SHOWN]}» is too wide")
    return ink_of(item, ruler)


def _table_box(item: SetTable, placed: Placed) -> InkBox:
    heads = [row.height for row in item.rows if row.heading]
    rows = [row.height for row in item.rows if not row.heading]
    height = sum(heads) + sum(rows[placed.first_line : placed.last_line])
    return InkBox(item.x, 0.0, item.x + sum(item.widths), height, item.summary[:_SHOWN])


def _cells_hold(item: SetTable, ruler: Ruler) -> bool:
    for number, row in enumerate(item.rows):
        for index, cell in enumerate(row.cells):
            if not (cell.across and cell.down and any(cell.lines)):
                continue
            room = sum(item.widths[index : index + cell.across])
            height = sum(below.height for below in item.rows[number : number + cell.down])
            widest = max(_cell_widths(cell, item, ruler))
            if widest > room + _HAIR or len(cell.lines) * item.style.pitch > height + _HAIR:
                raise BrokenLawError(f"«{''.join(cell.lines)[:_SHOWN]}» leaves its cell")
    return True


def _cell_widths(cell: TableCell, item: SetTable, ruler: Ruler) -> Iterator[float]:
    style = item.style.text
    mark = item.room.mark + ruler.width(" ", style.size) if cell.mark else 0.0
    bold = style.bold or cell.heading
    for number, line in enumerate(cell.lines):
        more = mark if number == 0 else 0.0
        spans = cell.spans[number] if cell.spans else ()
        boxes = [span for span in spans if span.box]
        text = "".join(
            letter for at, letter in enumerate(line) if all(at != box.start for box in boxes)
        )
        yield more + ruler.width(text, style.size, bold=bold) + len(boxes) * style.box
