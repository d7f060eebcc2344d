"""Rows of the form that hold two things: a number and the agency, two labels on a dotted line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from docgen.diagnostics import Position
from docgen.layout.forms.post_lines import sensible_lines
from docgen.layout.model.form_rows import BlockRow
from docgen.layout.model.set_text import Paragraph, ParagraphStyle, Piece, TextStyle
from docgen.layout.text.typesetter import Setter
from docgen.light import dataclass
from docgen.model.letter import Block

_LINES_OF_AN_OFFICE = 3
_MOST_OF_LINE = 0.6
_HAIR = 0.01


@dataclass(frozen=True, slots=True)
class _HeadText:
    """One line that is to be set: its text, its role and where it was written."""

    text: str
    role: str
    at: Position | None = None
    part_of: str = ""


def head_row(setter: Setter, row: BlockRow) -> list[Paragraph]:
    """The reference number at the left and the issuing agency's lines at the right.

    The agency's lines begin at one place right of the emblem. Where that has no room for them, the
    lines below the first begin further left; or those with a space are parted there; or all of them
    stand under the emblem, each whole, the number before them; or they are parted where they must.
    """
    style = setter.styles[row.part.style]
    left = [said for block in row.all_of_form("row_left") for said in _lines_of(block, setter)]
    right = [said for block in row.all_of_form("row_right") for said in _lines_of(block, setter)]
    places = _HeadRow(setter, style, left, row.emblem.right)
    for lines in places.arrangements(right):
        if lines is not None:
            return lines
    return places.stacked_lines(right)


def _lines_of(block: Block, setter: Setter) -> Iterator[_HeadText]:
    """Every entry a line, the first after the block's label."""
    for index, entry in enumerate(block.entries):
        pieces = (block.label if index == 0 else "", entry.number, entry.text, entry.aside)
        yield _HeadText(" ".join(filter(None, pieces)), block.role, entry.at or block.at)


@dataclass(frozen=True, slots=True)
class _HeadRow:
    """The lines at the left of a row, and what may stand at the right of them."""

    setter: Setter
    style: ParagraphStyle
    left: Sequence[_HeadText]
    emblem: float

    def arrangements(self, right: Sequence[_HeadText]) -> Iterator[list[Paragraph] | None]:
        """The lines as they may stand, the best first; ``None`` for what has no room."""
        usual = self.setter.standard.pt("agency_block")
        clear = max(self._clear(), self.emblem + self._gap())
        yield self._at(right, max(clear, min(usual, self._last(right))))
        if len(right) > 1:
            first = max(clear, min(usual, self._last(right[:1])))
            yield self._at(right, first, others=min(first, self._last(right[1:])))
        parted = self._parted_lines(right, max(clear, usual), spaces_only=True)
        yield self._at(parted, max(clear, min(usual, self._last(parted))))
        yield self._at(right, max(self._clear(), min(usual, self._last(right))))
        for room in (max(clear, usual), max(self._clear(), usual), self._clear()):
            parted = self._parted_lines(right, room)
            yield self._at(parted, max(self._clear(), min(usual, self._last(parted))))

    def stacked_lines(self, right: Sequence[_HeadText]) -> list[Paragraph]:
        """What is too long to stand beside anything: one under the other, wrapped at the margin."""
        lines = (*self.left, *right)
        return [
            self.setter.paragraph(line.role, self.style, line.text, at=line.at) for line in lines
        ]

    def _at(
        self, right: Sequence[_HeadText], x: float, others: float | None = None
    ) -> list[Paragraph] | None:
        """The lines from ``x``, those below the first from ``others``; ``None`` without room."""
        under = x if others is None else others
        places = [x, *(under for _ in right[1:])]
        for number, (line, place) in enumerate(zip(right, places, strict=False)):
            beside = self._width(self.left[number].text) if number < len(self.left) else -1.0
            if place < 0 or place + self._width(line.text) > self.setter.measure + _HAIR:
                return None
            if beside >= 0 and beside + self._gap() > place + _HAIR:
                return None
        if any(self._width(cell.text) > self.setter.measure for cell in self.left):
            return None
        return list(self._paragraphs(right, places))

    def _paragraphs(
        self, right: Sequence[_HeadText], places: Sequence[float]
    ) -> Iterator[Paragraph]:
        for number in range(max(len(self.left), len(right))):
            said = self.left[number] if number < len(self.left) else None
            if number >= len(right) and said is not None:
                yield self.setter.paragraph(said.role, self.style, said.text, at=said.at)
                continue
            one, x = right[number], places[number]
            head = (self._piece(said),) if said is not None else ()
            line = self.setter.paragraph(
                one.role, self.style, one.text, first=x, hang=x, head=head, at=one.at
            )
            yield replace(line, part_of=one.part_of) if one.part_of else line

    def _piece(self, said: _HeadText) -> Piece:
        width = self._width(said.text)
        return Piece(said.text, 0.0, self.style.text, width=width, at=said.at)

    def _parted_lines(
        self, right: Sequence[_HeadText], x: float, *, spaces_only: bool = False
    ) -> list[_HeadText]:
        """Lines too wide for the room from ``x`` parted where their sense ends."""
        room = self.setter.measure - x
        return [
            _HeadText(text, said.role, said.at, said.text if text != said.text else "")
            for said in right
            for text in sensible_lines(
                self.setter,
                said.text,
                self.style,
                width=room,
                most=_LINES_OF_AN_OFFICE,
                spaces_only=spaces_only,
            )
        ]

    def _clear(self) -> float:
        """Where the right side may begin for the sake of the left one."""
        return (
            max((self._width(cell.text) for cell in self.left), default=-self._gap()) + self._gap()
        )

    def _gap(self) -> float:
        return self.setter.standard.pt("agency_block_clear")

    def _last(self, right: Sequence[_HeadText]) -> float:
        """The last place from which all of the lines have room."""
        widest = max((self._width(said.text) for said in right), default=0.0)
        return self.setter.measure - widest

    def _width(self, text: str) -> float:
        return self.setter.width(text, self.style.text)


def leader(setter: Setter, row: BlockRow) -> list[Paragraph]:
    """A bold label, its content, and dots to the end of the line."""
    return [
        _dotted_row(setter, block, setter.styles[part.style], setter.styles.label(part.style))
        for part, block in row.blocks
    ]


def leader_row(setter: Setter, row: BlockRow) -> list[Paragraph]:
    """Two labelled contents on one dotted line; where that has no room, a line for each.

    A left one of several lines has the right one on its last, where that leaves room.
    """
    style, label = setter.styles[row.part.style], setter.styles.label(row.part.style)
    left, right = row.all_of_form("leader_left"), row.all_of_form("leader_right")
    shared = _shared_line(setter, left, right, style, label) if right else None
    if shared is None and len(left) == len(right) == 1:
        shared = _shared_last_line(setter, left[0], right[0], style, label)
    if shared is not None:
        return [shared]
    usual = setter.standard.pt("memorandum_date")
    made = [_dotted_row(setter, block, style, label) for block in left]
    for block in right:
        wide = usual + setter.width(block.label, label) + setter.width(_text_of(block), style.text)
        made.append(
            _dotted_row(setter, block, style, label, usual if wide < setter.measure else 0.0)
        )
    return made


def _shared_line(
    setter: Setter,
    left: Sequence[Block],
    right: Sequence[Block],
    style: ParagraphStyle,
    label: TextStyle,
) -> Paragraph | None:
    """Both on one line, the right one at its usual place or after the left one's text."""
    if len(left) > 1 or len(right) > 1:
        return None
    gap = setter.gap("label_gap", style.text)
    middle = setter.standard.pt("memorandum_date")
    head: tuple[Piece, ...] = ()
    for block in left:
        start, text = setter.width(block.label, label) + gap, _text_of(block)
        width = setter.width(text, style.text)
        middle = max(middle, start + width + gap)
        number = Piece(text, start, style.text, leader_to=middle - gap, width=width, at=block.at)
        head = (*_label(setter, block, 0.0, label), number)
    text, start = "", middle
    for block in right:
        head = (*head, *_label(setter, block, middle, label))
        text, start = _text_of(block), middle + setter.width(block.label, label) + gap
    place = start + _room(setter, text, style)
    if place + setter.width(text.lstrip(), style.text) > setter.measure + _HAIR:
        return None
    named, typed = (*left, *right)[0], (*right, *left)[0]
    line = _to_the_end(setter, named, style, text, start, head)
    return replace(line, at=typed.at)


def _shared_last_line(
    setter: Setter, left: Block, right: Block, style: ParagraphStyle, label: TextStyle
) -> Paragraph | None:
    """The left one over several lines, the right one on the last of them; none without room."""
    made = _dotted_row(setter, left, style, label)
    gap, last = setter.gap("label_gap", style.text), made.lines[-1]
    x = max(setter.standard.pt("memorandum_date"), last.x + last.width + gap)
    start = x + setter.width(right.label, label) + gap + _room(setter, _text_of(right), style)
    text = _text_of(right).lstrip()
    width = setter.width(text, style.text)
    if len(made.lines) == 1 or start + width > setter.measure + _HAIR:
        return None
    written = Piece(text, start, style.text, leader_to=setter.measure, width=width, at=right.at)
    return replace(made, leader_to=x - gap, tail=(*_label(setter, right, x, label), written))


def _dotted_row(
    setter: Setter, block: Block, style: ParagraphStyle, label: TextStyle, x: float = 0.0
) -> Paragraph:
    """A label at ``x``, its text, and dots to the end of its last line."""
    start, text = x + setter.width(block.label, label), _text_of(block)
    head = _label(setter, block, x, label)
    if start - x > _MOST_OF_LINE * setter.measure:  # a label as long as a text is one
        head, start, text = (), x, f"{block.label} {text}"
    elif head:
        start += setter.gap("label_gap", style.text)
    return _to_the_end(setter, block, style, text, start, head)


def _label(setter: Setter, block: Block, x: float, style: TextStyle) -> tuple[Piece, ...]:
    width = setter.width(block.label, style)
    return (Piece(block.label, x, style, width=width, at=block.at),) if block.label else ()


def _to_the_end(
    setter: Setter,
    block: Block,
    style: ParagraphStyle,
    text: str,
    start: float,
    head: tuple[Piece, ...],
) -> Paragraph:
    """The text from ``start``, the spaces before it room to write in, then dots to the margin."""
    start, text = start + _room(setter, text, style), text.lstrip()
    return setter.paragraph(
        block.role,
        style,
        text,
        first=start,
        hang=start,
        head=head,
        leader_to=setter.measure,
        at=block.at,
    )


def _text_of(block: Block) -> str:
    """All that a block of one line says after its label."""
    return " ".join(
        piece
        for entry in block.entries
        for piece in (entry.number, entry.text, entry.aside)
        if piece
    )


def _room(setter: Setter, text: str, style: ParagraphStyle) -> float:
    """Spaces before a text are room to write in."""
    return setter.width(text[: len(text) - len(text.lstrip())], style.text)
