"""A kind with its measures drawn, for holding against a printed letter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from docgen.kinds import Kind, Part
from docgen.layout import set_pages
from docgen.layout.model.kind_form import standard_of_kind
from docgen.layout.model.pages import Guide, Page, Pages, Section
from docgen.layout.model.set_text import Paragraph
from docgen.layout.text.faces import face_for
from docgen.layout.text.measure import ruler
from docgen.length import Length
from docgen.model.letter import Block, Entry, Letter
from docgen.standards import Standard

_TICK = Length.of(10, "mm").pt
_SHORT = Length.of(2, "mm").pt
_LABEL_ROW = 9.0
_LABEL_SIZE = 8.0
_AROUND_LABEL = 3.0
_NUMBERS_OF_TICKS = 14.0
LabelWidth = Callable[[str], float]
# Places counted from the left margin, by the form of a part that stands there.
_PLACES = {
    "body": "paragraph_indent",
    "at_axis": "axis",
    "leader_right": "memorandum_date",
    "on_axis": "signature_axis",
    "row_right": "agency_block",
}


def ruled_sample(form: Kind, *, standard: Standard, emblem: Path, family: str) -> Pages:
    """A sample of the kind with margins, axes and every part's frame; labels name the measures."""
    standard = standard_of_kind(form, standard)
    pages = set_pages(sample_letter(form), standard=standard, emblem=emblem, family=family).pages
    section = pages.sections[0]
    face = ruler(face_for(family))

    def label_width(label: str) -> float:
        return face.width(label, _LABEL_SIZE) + _AROUND_LABEL

    guides = [
        *_edge_ticks(section),
        *_margins(section, standard, label_width),
        *_verticals(form, section, standard),
        *_frames(section, section.pages[0], label_width),
    ]
    return replace(pages, guides=tuple(guides))


def sample_letter(form: Kind) -> Letter:
    """A letter of the kind that says of every part what stands there."""
    blocks = [block for part in form.parts for block in _sample_blocks(part)]
    return Letter(form.id, form.thai, form.form_number, tuple(blocks))


def _sample_blocks(part: Part) -> Iterator[Block]:
    entries = tuple(Entry(text) for text in part.sample)
    if part.role == "body":
        yield from (Block("paragraph", (entry,)) for entry in entries)
    elif entries:
        yield Block(part.role, entries, part.sample_label)


def _edge_ticks(section: Section) -> Iterator[Guide]:
    """Millimetres along the upper and the left edge of the sheet."""
    for count in range(1, int(section.width / _TICK) + 1):
        x = count * _TICK
        yield Guide(x, 0.0, x, _SHORT, f"{count * 10}")
    for count in range(1, int(section.height / _TICK) + 1):
        y = count * _TICK
        yield Guide(0.0, y, _SHORT, y, f"{count * 10}")


def _margins(section: Section, standard: Standard, wide: LabelWidth) -> Iterator[Guide]:
    right = section.width - section.right
    bottom = section.height - section.bottom
    for name, x in (("margin_left", section.left), ("margin_right", right)):
        label = _described_measure(name, standard)
        start = min(x, right - wide(label))
        below = bottom + 2 * _LABEL_ROW
        yield Guide(x, 0.0, x, section.height)
        yield Guide(start, below, start, below, label)
    yield Guide(section.left, bottom, right, bottom, _described_measure("margin_bottom", standard))


def _verticals(form: Kind, section: Section, standard: Standard) -> Iterator[Guide]:
    """The places counted from the left margin, each label a row lower than the one before."""
    bottom = section.height - section.bottom
    forms = {part.form for part in form.parts}
    names = [name for of, name in _PLACES.items() if of in forms]
    for row, name in enumerate(names):
        x = section.left + standard.pt(name)
        top = bottom - (len(names) - row + 1) * _LABEL_ROW
        yield Guide(x, section.top, x, bottom)
        yield Guide(x, top, x, top, _described_measure(name, standard))


def _frames(section: Section, page: Page, wide: LabelWidth) -> Iterator[Guide]:
    for picture in page.pictures:
        foot = picture.y + picture.height
        yield Guide(picture.left, picture.y, picture.left + picture.width, foot, frame=True)
    for placed in page.placed:
        item = placed.item
        if isinstance(item, Paragraph):
            height = sum(item.height_of(line) for line in range(len(item.lines)))
            left = section.left + min(item.first, item.hang, *(piece.x for piece in item.head), 1e9)
            right = section.left + item.limit
            label = f"{Length.of(placed.y, 'pt').mm:.1f} {item.role}"
            beside = min(_TICK, section.left - wide(label))
            start = beside if beside > _NUMBERS_OF_TICKS else right - wide(label)
            yield Guide(left, placed.y, right, placed.y + height, frame=True)
            yield Guide(start, placed.y + 2, start, placed.y + 2, label)


def _described_measure(name: str, standard: Standard) -> str:
    measure = standard[name]
    return f"{name} {measure.value} ({measure.clause}, {measure.certainty})"
