"""What stands on every page of a document beside its text, above and below it.

Above is the secrecy, or which copy it is; below are the code of a form, the secrecy again and the
motto of the office.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from docgen.layout.model.pages import (
    Page,
    Paragraph,
    ParagraphStyle,
    Piece,
    Placed,
    Section,
    SetTable,
    TableCell,
    TableRow,
)
from docgen.layout.paging.reuse import Memory
from docgen.layout.text.typesetter import Setter
from docgen.model.letter import Letter


def bottom_margin(setter: Setter, name: str, *, secret: bool) -> float:
    """The margin ``name``, never less than the mark of secrecy asks below the text, in points."""
    margin = setter.standard.pt(name)
    if not secret:
        return margin
    return max(margin, setter.standard.pt("secrecy_from_edge") + setter.styles["secrecy"].pitch)


def marked(section: Section, letter: Letter, setter: Setter, memory: Memory) -> Section:
    """The section with the marks of its letter on every page."""
    said = (letter.secrecy, letter.copy_mark, letter.form_code, letter.motto)
    if not any(said):
        return section
    above, below = _above(letter, setter), _below(letter, section, setter)
    pages = tuple(
        memory.made([page, setter], partial(_marked, page, above, below), said, section.height)
        for page in section.pages
    )
    return replace(section, pages=pages)


def stamped(section: Section, letter: Letter, setter: Setter) -> Section:
    """The section with the receipt stamp at the upper right of its first page."""
    if not letter.receipt_stamp:
        return section
    first, *others = section.pages
    first = replace(first, stamp=_stamp(letter.receipt_stamp, setter))
    return replace(section, pages=(first, *others))


def _stamp(lines: tuple[str, ...], setter: Setter) -> Placed:
    """A box of the size of the form, the agency and the fields under each other in its middle."""
    style = setter.styles["receipt_stamp"]
    width, height = setter.standard.pt("stamp_width"), setter.standard.pt("stamp_height")
    table = SetTable(
        style=style,
        widths=(width,),
        rows=(TableRow((TableCell(lines, "center", framed=True),), height),),
        x=setter.measure - width,
        summary=" ".join(lines),
        room=setter.cell_room,
        at=None,
    )
    return Placed(table, setter.standard.pt("stamp_from_top"), 0, 1)


def _marked(page: Page, above: Placed | None, below: Placed | None) -> Page:
    return replace(page, above=above, below=below)


def _above(letter: Letter, setter: Setter) -> Placed | None:
    """The secrecy at the centre, which copy it is at the left of it; or that alone."""
    plain, secrecy = setter.styles["copy_mark"], setter.styles["secrecy"]
    if letter.secrecy:
        pieces = [(letter.copy_mark, plain, 0.0), _centred(letter.secrecy, secrecy, setter)]
        y = setter.standard.pt("secrecy_from_edge")
    else:
        pieces = [_centred(letter.copy_mark, plain, setter)]
        y = setter.standard.pt("copy_mark_from_top")
    line = _line("mark_above", pieces, setter)
    return None if line is None else Placed(line, y, 0, 1)


def _below(letter: Letter, section: Section, setter: Setter) -> Placed | None:
    """The form's code at the left; at the centre the secrecy, else the motto, which gives way."""
    plain, secrecy = setter.styles["foot"], setter.styles["secrecy"]
    pieces = [(letter.form_code, plain, 0.0)]
    edge = setter.standard.pt("foot_from_edge")
    if letter.secrecy:
        pieces.append(_centred(letter.secrecy, secrecy, setter))
        width = setter.width(letter.motto, plain.text)
        pieces.append((letter.motto, plain, setter.measure - width))
        edge = setter.standard.pt("secrecy_from_edge")
    else:
        pieces.append(_centred(letter.motto, plain, setter))
    line = _line("mark_below", pieces, setter)
    if line is None:
        return None
    return Placed(line, section.height - edge - line.height_of(0), 0, 1)


def _centred(text: str, style: ParagraphStyle, setter: Setter) -> tuple[str, ParagraphStyle, float]:
    return text, style, (setter.measure - setter.width(text, style.text)) / 2


def _line(
    role: str, pieces: Sequence[tuple[str, ParagraphStyle, float]], setter: Setter
) -> Paragraph | None:
    """One line of those of the pieces that say something, each at its place."""
    said = [piece for piece in pieces if piece[0]]
    if not said:
        return None
    *before, (text, style, x) = said
    head = tuple(Piece(text, x, style.text) for text, style, x in before)
    return setter.paragraph(role, style, text, first=x, hang=x, head=head)
