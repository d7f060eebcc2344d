"""Upper right of the first page: the stamp of receipt, the registration corner, the permit."""

from __future__ import annotations

from dataclasses import replace

from docgen.diagnostics import Diagnostic
from docgen.layout.model.pages import Placed, Section, SetTable, TableCell, TableRow
from docgen.layout.paging.page_marks import boxes_above
from docgen.layout.text.ink import InkBox
from docgen.layout.text.typesetter import Setter
from docgen.model.letter import Letter


def with_stamp_in_room(letter: Letter, setter: Setter) -> tuple[Letter, tuple[Diagnostic, ...]]:
    """The letter with as many lines of its stamp as its sheet has room for, and what is told."""
    most = setter.standard["stamp_highest"].number * setter.standard.pt("paper_height")
    shown = letter
    while (stamp := stamp_of(shown, setter)) is not None and stamp_box(stamp).bottom > most:
        shown = replace(shown, receipt_stamp=shown.receipt_stamp[:-1])
    if shown is letter:
        return letter, ()
    lines = {"lines": len(letter.receipt_stamp), "most": len(shown.receipt_stamp)}
    return shown, (Diagnostic("DG7512", letter.stamp_at, lines),)


def section_with_stamp(section: Section, letter: Letter, setter: Setter) -> Section:
    """The section with the receipt stamp at the upper right of its first page."""
    stamp = stamp_of(letter, setter)
    if stamp is None:
        return section
    first, *others = section.pages
    return replace(section, pages=(replace(first, stamp=stamp), *others))


def stamp_of(letter: Letter, setter: Setter) -> Placed | None:
    """A box of the size of the form, the agency and the fields under each other in its middle.

    It is wider where a field needs that, and higher where one must be parted all the same.
    """
    if not letter.receipt_stamp:
        return None
    standard, style = setter.standard, setter.styles["receipt_stamp"]
    around = 2 * setter.cell_room.beside
    widest = max(setter.width(line, style.text) for line in letter.receipt_stamp)
    width = max(standard.pt("stamp_width"), min(widest + around, standard.pt("stamp_widest")))
    lines = tuple(
        line
        for text in letter.receipt_stamp
        for line in setter.lines_of(text, style, width=width - around)
    )
    height = max(standard.pt("stamp_height"), len(lines) * style.pitch + around)
    table = SetTable(
        style=style,
        widths=(width,),
        rows=(TableRow((TableCell(lines, "center", framed=letter.stamp_frame),), height),),
        x=setter.measure - width,
        summary=" ".join(letter.receipt_stamp),
        borders=letter.stamp_frame,
        room=setter.cell_room,
        at=None,
        role="receipt_stamp",
    )
    # Marks above the text may stand in that corner: the stamp is under them.
    feet = (ink.bottom for ink in boxes_above(letter, setter) if ink.right > table.x)
    y = max(standard.pt("stamp_from_top"), *feet, 0.0)
    return Placed(table, y, 0, 1)


def stamp_box(stamp: Placed) -> InkBox:
    """The place that a stamp takes on its page."""
    item = stamp.item
    assert isinstance(item, SetTable)
    right, bottom = item.x + sum(item.widths), stamp.y + item.rows[0].height
    return InkBox(item.x, stamp.y, right, bottom, item.role)
