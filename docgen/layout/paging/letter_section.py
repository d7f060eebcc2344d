"""The letter proper: its blocks set row by row in the forms of its kind, and parted into pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path

from docgen.kinds import Kind, Part
from docgen.layout.forms import FORMS, TOGETHER, BlockRow, Emblem, SetForm
from docgen.layout.forms.body import body
from docgen.layout.forms.qr_captions import beside_signature, has_figures, page_with_codes
from docgen.layout.model.kind_form import form_of_letter
from docgen.layout.model.pages import Page, Section, SetItem
from docgen.layout.paging.emblem import emblem_box, emblem_picture, level_with_foot
from docgen.layout.paging.letter_patterns import (
    SetBlocks,
    SetPattern,
    facts_beside_blocks,
    units_of,
)
from docgen.layout.paging.obstacles import Obstacles, bottom_of
from docgen.layout.paging.page_marks import boxes_above, foot_above, room_below
from docgen.layout.paging.pagination import Frame, lowered_by, pages_of
from docgen.layout.paging.reuse import Memory
from docgen.layout.paging.sections import section_of
from docgen.layout.paging.stamp import stamp_box, stamp_of
from docgen.layout.text.ink import InkBox
from docgen.layout.text.typesetter import Setter
from docgen.model.letter import Block, Letter


def letter_section(letter: Letter, setter: Setter, emblem_file: Path, memory: Memory) -> Section:
    """The letter itself, without its annexes and the pictures that a hand would put on it."""
    form = form_of_letter(letter)
    emblem = emblem_box(form, setter, emblem_file)
    emblem = emblem.clear_of(boxes_above(letter, setter))
    key = (id(setter), emblem, *facts_beside_blocks(letter))
    pattern: SetPattern | None = memory.patterns.get(key)
    set_row = partial(_paragraphs, setter=setter, memory=memory)
    alike = pattern.section_with(letter.blocks, set_row) if pattern is not None else None
    if alike is not None:
        return alike
    obstacles = _obstacles(form, letter, emblem, setter)
    rows = _RowsInPlace(form, emblem, obstacles, setter, memory)
    items, units = rows.set_rows(letter)
    margin = max(setter.standard.pt("margin_bottom"), room_below(letter, setter))
    frame = _frame(form, letter, setter, margin)
    pages = memory.flow(frame, setter, items, partial(pages_of, items, frame, setter))
    first, *others = pages
    if form.emblem_height:
        picture = memory.kept_or_made([setter], partial(emblem_picture, setter, emblem), emblem)
        first = Page(first.number, first.placed, (picture,), first.catchword)
    with_codes = _with_codes((first, *others), setter, memory)
    section = section_of("letter", setter, rows.top, margin, with_codes)
    memory.patterns.put(key, SetPattern(setter, letter.blocks, tuple(units), section))
    return section


class _RowsInPlace:
    """The rows of a letter, each set where those above it and what stands beside it leave room."""

    def __init__(
        self, form: Kind, emblem: Emblem, obstacles: Obstacles, setter: Setter, memory: Memory
    ) -> None:
        self.top = setter.standard.pt(form.text_top)
        self._form, self._emblem, self._obstacles = form, emblem, obstacles
        self._setter, self._memory = setter, memory

    def set_rows(self, letter: Letter) -> tuple[list[SetItem], list[SetBlocks]]:
        """Everything that is set, and by which blocks it may be set again in another letter."""
        items: list[SetItem] = []
        units: list[SetBlocks] = []
        set_row = partial(_paragraphs, setter=self._setter, memory=self._memory)
        for row in _rows(self._form, letter, self._emblem):
            alone = set_row(row)
            paragraphs = self._beside_what_is_level(row, alone, items)
            y = bottom_of(items, self.top) if self._obstacles.boxes else self.top
            is_beside = y < self._obstacles.foot
            if is_beside:
                paragraphs = self._clear_of_obstacles(paragraphs, y)
            items += paragraphs
            fixed = paragraphs is not alone or is_beside
            units += units_of(row, paragraphs, set_row, fixed=fixed)
        return items, units

    def _beside_what_is_level(
        self, row: BlockRow, paragraphs: Sequence[SetItem], items: list[SetItem]
    ) -> Sequence[SetItem]:
        """The row level with the foot of the emblem or with the signature, where its kind says so.

        ``items`` is what is set above it.
        """
        setter, kept_or_made = self._setter, self._memory.kept_or_made
        if any(part.role == self._form.foot_level_part for part, _ in row.blocks):
            above = paragraphs, tuple(items), self._emblem, self.top
            lower = partial(level_with_foot, *above, setter)
            paragraphs = kept_or_made([setter, *paragraphs, *items], lower, self._emblem, self.top)
        if row.part.form == "reply":
            raised = partial(beside_signature, paragraphs, tuple(items), setter)
            paragraphs = kept_or_made([setter, *paragraphs, *items], raised)
        return paragraphs

    def _clear_of_obstacles(self, paragraphs: Sequence[SetItem], y: float) -> Sequence[SetItem]:
        free = partial(self._obstacles.cleared_row, paragraphs, y)
        boxes = self._obstacles.boxes
        return self._memory.kept_or_made([self._setter, *paragraphs], free, y, boxes)


def _obstacles(form: Kind, letter: Letter, emblem: Emblem, setter: Setter) -> Obstacles:
    """What the text of the first page stands beside or under."""
    boxes = list(boxes_above(letter, setter))
    if form.emblem_height:
        boxes.append(InkBox(emblem.x, emblem.y, emblem.right, emblem.foot, "emblem"))
    stamp = stamp_of(letter, setter)
    if stamp is not None:
        boxes.append(stamp_box(stamp))
    return Obstacles(tuple(boxes), setter.ruler)


def _frame(form: Kind, letter: Letter, setter: Setter, margin: float) -> Frame:
    """The room for text on its pages, above a bottom ``margin`` in points."""
    standard = setter.standard
    lowered = lowered_by(foot_above(letter, setter), setter)
    return Frame(
        first_top=standard.pt(form.text_top),
        next_top=standard.pt("text_top_continued") + lowered,
        bottom=standard.pt("paper_height") - margin,
        # What must stand on one page has no next one to announce.
        catchwords=form.language == "th" and form.most_pages != 1,
        thai=not letter.arabic,
        lowered=lowered,
    )


def _with_codes(pages: tuple[Page, ...], setter: Setter, memory: Memory) -> tuple[Page, ...]:
    """The pages with the QR codes that their paragraphs carry."""
    left, gap = setter.standard.pt("margin_left"), setter.standard.pt("code_gap")
    return tuple(
        memory.kept_or_made([setter, page], partial(page_with_codes, page, left, gap))
        if has_figures(page)
        else page
        for page in pages
    )


def _paragraphs(row: BlockRow, setter: Setter, memory: Memory) -> Sequence[SetItem]:
    """The row set in its form; a body part by part, since letters may share all of it but one."""
    if row.part.role != "body":
        blocks = [block for _, block in row.blocks]
        return memory.kept_or_made(
            [setter, *blocks], partial(FORMS[row.part.form], setter, row), row.emblem
        )
    return [
        paragraph
        for pair in row.blocks
        for paragraph in memory.kept_or_made(
            [setter], partial(_form_of(pair), setter, BlockRow((pair,), row.emblem)), pair[1]
        )
    ]


def _form_of(pair: tuple[Part, Block]) -> SetForm:
    """The form of a part of the body: a table has one of its own, whatever its paragraphs have."""
    part, block = pair
    return FORMS[part.form] if block.table is None else body


def _stands_in(part: Part, block: Block) -> bool:
    return block.is_of_body if part.role == "body" else block.role == part.role


def _rows(form: Kind, letter: Letter, emblem: Emblem) -> Iterator[BlockRow]:
    """The letter's blocks in the kind's order, those of one line of the form together."""
    found: list[tuple[Part, Block]] = []
    for part in form.parts:
        found += [(part, block) for block in letter.blocks if _stands_in(part, block)]
    for _, group in groupby(found, key=_line_of_form):
        yield BlockRow(tuple(group), emblem)


def _line_of_form(pair: tuple[Part, Block]) -> tuple[str, str]:
    """Parts of one line of the form, whose forms can share it, have this in common."""
    part, block = pair
    row = "body" if block.is_of_body else part.row or part.role  # nothing stands beside a text
    return row, TOGETHER.get(part.form, part.form)
