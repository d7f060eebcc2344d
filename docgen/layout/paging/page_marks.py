"""What stands on every page of a document beside its text, above and below it.

Above is the secrecy, or which copy it is; below are the code of a form, the secrecy again and the
motto of the office.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from docgen.layout.model.pages import Page, Placed, Section
from docgen.layout.model.set_text import Paragraph, ParagraphStyle, Piece
from docgen.layout.paging.check_code import reach_of_check_code
from docgen.layout.paging.reuse import Memory
from docgen.layout.text.ink import InkBox, ink_of
from docgen.layout.text.typesetter import Setter
from docgen.model.letter import Letter

_HAIR = 0.01


def room_below(letter: Letter, setter: Setter) -> float:
    """How far from the edge of the sheet its marks below the text reach, in points.

    A code to check it by asks for no room where the right margin is wide enough for it.
    """
    line, edge = _line_below(letter, setter)
    marks = 0.0 if line is None else edge + sum(map(line.height_of, range(len(line.lines))))
    code = reach_of_check_code(setter.standard) if letter.check_code else 0.0
    beside = setter.standard.pt("margin_right")
    return max(marks, code if beside + _HAIR < code else 0.0)


def section_with_marks(section: Section, letter: Letter, setter: Setter, memory: Memory) -> Section:
    """The section with the marks of its letter on every page."""
    if not _has_marks(letter):
        return section
    said = (letter.secrecy, letter.copy_mark, letter.form_code, letter.motto)
    above, below = _above(letter, setter), _below(letter, section, setter)
    pages = tuple(
        memory.kept_or_made(
            [page, setter], partial(_page_with_marks, page, above, below), said, section.height
        )
        for page in section.pages
    )
    return replace(section, pages=pages)


def _has_marks(letter: Letter) -> bool:
    return bool(letter.secrecy or letter.copy_mark or letter.form_code or letter.motto)


def foot_above(letter: Letter, setter: Setter) -> float:
    """How far from the top of the sheet the marks above the text reach, in points."""
    return max((ink.bottom for ink in boxes_above(letter, setter)), default=0.0)


def boxes_above(letter: Letter, setter: Setter) -> tuple[InkBox, ...]:
    """The ink of the marks above the text, from the left margin and the top of the sheet."""
    placed = _above(letter, setter)
    if placed is None or not isinstance(placed.item, Paragraph):
        return ()
    inks: list[InkBox] = []
    y = placed.y
    for number, line in enumerate(ink_of(placed.item, setter.ruler)):
        inks += [ink.shift(0.0, y) for ink in line]
        y += placed.item.height_of(number)
    return tuple(inks)


def _page_with_marks(page: Page, above: Placed | None, below: Placed | None) -> Page:
    return replace(page, above=above, below=below)


def _above(letter: Letter, setter: Setter) -> Placed | None:
    """The secrecy at the centre, which copy it is at the left of it; or that alone."""
    if not _has_marks(letter):
        return None
    plain, secrecy = setter.styles["copy_mark"], setter.styles["secrecy"]
    if letter.secrecy:
        pieces = [(letter.copy_mark, plain, 0.0), _centred_mark(letter.secrecy, secrecy, setter)]
        y = setter.standard.pt("secrecy_from_edge")
    else:
        pieces = [_centred_mark(letter.copy_mark, plain, setter)]
        y = setter.standard.pt("copy_mark_from_top")
    left, right = _form_code(letter, setter, top=True)
    line = _line("mark_above", [*left, *pieces, *right], setter)
    return None if line is None else Placed(line, y, 0, len(line.lines))


def _below(letter: Letter, section: Section, setter: Setter) -> Placed | None:
    line, edge = _line_below(letter, setter)
    if line is None:
        return None
    height = sum(map(line.height_of, range(len(line.lines))))
    return Placed(line, section.height - edge - height, 0, len(line.lines))


def _line_below(letter: Letter, setter: Setter) -> tuple[Paragraph | None, float]:
    """The form's code at the left; at the centre the secrecy, else the motto, which gives way.

    Also how far from the edge of the sheet the line ends.
    """
    if not _has_marks(letter):
        return None, 0.0
    plain, secrecy = setter.styles["foot"], setter.styles["secrecy"]
    pieces, right = _form_code(letter, setter, top=False)
    edge = setter.standard.pt("foot_from_edge")
    if letter.secrecy:
        pieces.append(_centred_mark(letter.secrecy, secrecy, setter))
        width = setter.width(letter.motto, plain.text)
        at_right = right[0][2] - setter.gap("label_gap", plain.text) if right else setter.measure
        pieces.append((letter.motto, plain, at_right - width))
        edge = setter.standard.pt("secrecy_from_edge")
    else:
        pieces.append(_centred_mark(letter.motto, plain, setter))
    return _line("mark_below", [*pieces, *right], setter), edge


_Marks = list[tuple[str, ParagraphStyle, float]]


def _form_code(letter: Letter, setter: Setter, *, top: bool) -> tuple[_Marks, _Marks]:
    """The form's code at the left and at the right of the line above or below, if it is there."""
    style = setter.styles["foot"]
    if not letter.form_code or letter.form_corner.startswith("top") != top:
        return [], []
    if letter.form_corner.endswith("left"):
        return [(letter.form_code, style, 0.0)], []
    width = setter.width(letter.form_code, style.text)
    return [], [(letter.form_code, style, setter.measure - width)]


def _centred_mark(
    text: str, style: ParagraphStyle, setter: Setter
) -> tuple[str, ParagraphStyle, float]:
    return text, style, (setter.measure - setter.width(text, style.text)) / 2


def _line(
    role: str, pieces: Sequence[tuple[str, ParagraphStyle, float]], setter: Setter
) -> Paragraph | None:
    """Those of the pieces that say something, each at its place or after the one before it.

    Where one line has no room for all, the widest stands under the others, or all plain ones
    as one text.
    """
    said = [piece for piece in pieces if piece[0]]
    if not said:
        return None
    head = _in_a_row(said, setter)
    if not _has_room(head, setter):
        return _stacked_marks(role, said, setter)
    *before, last = head
    first, begins = last.x, head[0].x
    style = said[-1][1]
    return setter.paragraph(role, style, last.text, first=first, hang=begins, head=tuple(before))


def _stacked_marks(role: str, pieces: _Marks, setter: Setter) -> Paragraph:
    secrecy = setter.styles["secrecy"]
    plain = [piece for piece in pieces if piece[1] is not secrecy]
    under = [max(plain, key=lambda piece: setter.width(piece[0], piece[1].text))]
    above = _in_a_row([piece for piece in pieces if piece not in under], setter)
    if not _has_room(above, setter):
        under = plain
        above = _in_a_row([piece for piece in pieces if piece[1] is secrecy], setter)
    text = " ".join(piece[0] for piece in under)
    first = setter.measure if above else 0.0  # no room beside them
    return setter.paragraph(role, under[0][1], text, first=first, head=tuple(above))


def _has_room(row: Sequence[Piece], setter: Setter) -> bool:
    ends = (piece.x + setter.width(piece.text, piece.style) for piece in row[-1:])
    return all(end <= setter.measure + _HAIR for end in ends)


def _in_a_row(pieces: Sequence[tuple[str, ParagraphStyle, float]], setter: Setter) -> list[Piece]:
    """Each at the place it wants, or after the one before it."""
    row: list[Piece] = []
    end = 0.0
    for text, style, wanted in pieces:
        x = max(wanted, end)
        row.append(Piece(text, x, style.text))
        end = x + setter.width(text, style.text) + setter.gap("label_gap", style.text)
    return row
