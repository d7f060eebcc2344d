"""Pages as plain data for ``letter.typ``: texts, places and sizes in points."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from docgen.layout.model.pages import (
    Page,
    Pages,
    Paragraph,
    ParagraphStyle,
    Placed,
    Section,
    SetTable,
    TableCell,
    TableRow,
    TextStyle,
)
from docgen.layout.text.lines import box_width
from docgen.standards import Standard, table, typing_manual
from docgen.thai.marking import Span, cut, within

_MARKS = Path(__file__).parent.parent.parent / "assets" / "marks"
_RULE = 0.5

PictureName = Callable[[str], str]


def letter_of(pages: Pages, family: str, files: Sequence[str]) -> dict[str, Any]:
    """What ``letter.typ`` reads of the whole letter; ``files`` hold its pages."""
    return {
        "title": pages.title,
        "agency": pages.agency,
        "family": family,
        "guides": [asdict(guide) for guide in pages.guides],
        "pages": files,
    }


def page_of(
    page: Page, section: Section, pages: Pages, picture: PictureName, code: PictureName
) -> dict[str, Any]:
    """What ``letter.typ`` reads of one page, but for its items.

    ``picture`` tells under which name a picture file lies in the folder that Typst sees, ``code``
    where the QR code of a text lies.
    """
    return {
        "width": section.width,
        "height": section.height,
        "pictures": [
            {
                "file": code(placed.code) if placed.code else picture(placed.file or pages.emblem),
                "x": placed.left,
                "y": placed.y,
                "width": placed.width,
                "alt": placed.description,
            }
            for placed in page.pictures
        ],
    }


def items_of(page: Page) -> Iterator[tuple[Placed, bool]]:
    """What stands on a page, and whether it is no part of the text (page number, catchword)."""
    if page.above is not None:
        yield page.above, page.number > 1
    if page.stamp is not None:
        yield page.stamp, False
    for placed in page.placed:
        yield placed, False
    for around in (page.page_number, page.catchword, page.below):
        if around is not None:
            yield around, True


def item_of(
    placed: Placed, section: Section, picture: PictureName, *, artifact: bool
) -> dict[str, Any]:
    """What ``letter.typ`` reads of one paragraph or table."""
    standard = typing_manual()
    if isinstance(placed.item, SetTable):
        return _table(placed, placed.item, section, standard, picture)
    made = _paragraph(placed, placed.item, section, standard, picture)
    return made | {"artifact": artifact}


def _paragraph(
    placed: Placed, item: Paragraph, section: Section, standard: Standard, picture: PictureName
) -> dict[str, Any]:
    starts = placed.first_line == 0
    head = item.head if starts else ()
    left = min((item.first, item.hang, *(piece.x for piece in item.head)))
    baseline = _baseline(item, 0, standard)
    edges = _edges_of(item.style, standard)
    return {
        "kind": "paragraph",
        "x": section.left + left,
        "y": placed.y,
        "width": item.limit - left,
        "align": item.style.align,
        "style": _style(item.style.text) | edges,
        "head": [
            {
                "text": piece.text,
                "x": piece.x - left,
                "dy": baseline - _ascent(piece.style, standard),
                "style": _style(piece.style) | _edges(standard),
            }
            for piece in head
        ],
        "tail": _tail(item, placed, left, standard),
        "dots": _leaders(item, placed, left, standard),
        "lines": [
            _line(item, index, left, standard, picture)
            for index in range(placed.first_line, placed.last_line)
        ],
    }


def _line(
    item: Paragraph, index: int, left: float, standard: Standard, picture: PictureName
) -> dict[str, Any]:
    """A line in a box as high as the line, its text at its baseline."""
    line = item.lines[index]
    text = item.text[line.start : line.end]
    spans = within(item.spans, line.start, line.end)
    return {
        "text": text,
        **({"runs": _runs(text, spans, item.style.text, picture)} if spans else {}),
        "justify": line.justify,
        "x": (item.hang if index else item.first) - left,
        "dy": _baseline(item, index, standard) - _baseline(item, index + 1, standard),
        "width": item.limit - left,
        "height": item.height_of(index),
    }


def _tail(item: Paragraph, placed: Placed, left: float, standard: Standard) -> list[dict[str, Any]]:
    """What stands after the text, on its last line."""
    if not item.tail or placed.last_line < len(item.lines):
        return []
    above = sum(map(item.height_of, range(placed.first_line, placed.last_line - 1)))
    baseline = above + _baseline(item, placed.last_line - 1, standard)
    return [
        {
            "text": piece.text,
            "x": piece.x - left,
            "dy": baseline - _ascent(piece.style, standard),
            "style": _style(piece.style) | _edges(standard),
        }
        for piece in item.tail
    ]


def _runs(
    text: str, spans: tuple[Span, ...], style: TextStyle, picture: PictureName
) -> list[dict[str, Any]]:
    """The text in stretches that look alike; a box is a picture with its description."""
    return [
        {
            "box": {
                "file": picture(str(_MARKS / f"{span.box}.png")),
                "size": box_width(style),
                "alt": table("wording")[span.box]["value"],
            }
        }
        if span.box
        else {"text": stretch, "bold": span.bold, "underline": span.underline}
        for stretch, span in cut(text, spans)
    ]


def _leaders(
    item: Paragraph, placed: Placed, left: float, standard: Standard
) -> list[dict[str, float]]:
    """Dots from where a text ends, on its last line, to where the leader goes."""
    y = _baseline(item, 0, standard)
    leaders = [
        {"from": piece.x + piece.width - left, "to": piece.leader_to - left, "y": y}
        for piece in item.head
        if piece.leader_to is not None and placed.first_line == 0
    ]
    if item.leader_to is not None and placed.last_line == len(item.lines):
        last = item.lines[-1]
        above = range(placed.first_line, placed.last_line - 1)
        y = sum(map(item.height_of, above)) + _baseline(item, placed.last_line - 1, standard)
        leaders.append({"from": last.x + last.width - left, "to": item.leader_to - left, "y": y})
    return leaders


def _baseline(item: Paragraph, index: int, standard: Standard) -> float:
    """Where the letters of a line stand, below the top of its box; a label may lower the first."""
    if item.style.exact:
        return item.style.pitch * standard["exact_line_ascent"].number
    labels = item.head if index == 0 else ()
    sizes = [item.style.text.size, *(piece.style.size for piece in labels)]
    return max(sizes) * standard["face_ascent"].number


def _ascent(style: TextStyle, standard: Standard) -> float:
    return style.size * standard["face_ascent"].number


def _edges(standard: Standard) -> dict[str, float]:
    """How far a line of single spacing reaches above and below its baseline, in ems."""
    return {
        "top": standard["face_ascent"].number,
        "bottom": standard["face_descent"].number,
    }


def _edges_of(style: ParagraphStyle, standard: Standard) -> dict[str, float]:
    """The same for a line of that style, whose pitch may be its own."""
    if not style.exact:
        return _edges(standard)
    above = standard["exact_line_ascent"].number
    ems = style.pitch / style.text.size
    return {"top": above * ems, "bottom": (1 - above) * ems}


def _style(style: TextStyle) -> dict[str, Any]:
    return {"size": style.size, "bold": style.bold, "colour": style.colour}


def _table(
    placed: Placed,
    item: SetTable,
    section: Section,
    standard: Standard,
    picture: PictureName,
) -> dict[str, Any]:
    heads = [row for row in item.rows if row.heading]
    body = [row for row in item.rows if not row.heading]
    rows = [*heads, *body[placed.first_line : placed.last_line]]
    return {
        "kind": "table",
        "x": section.left + item.x,
        "y": placed.y,
        "widths": list(item.widths),
        "heads": len(heads),
        "padding": standard.pt("table_cell_padding"),
        "lift": standard.pt("table_row_padding"),
        "rows": [_row(row, item, standard, picture) for row in rows],
    }


def _row(row: TableRow, item: SetTable, standard: Standard, picture: PictureName) -> dict[str, Any]:
    return {
        "height": row.height,
        "cells": [
            _cell(cell, item, standard, picture, gap=index in item.gaps)
            for index, cell in enumerate(row.cells)
            if cell.across and cell.down
        ],
    }


def _cell(
    cell: TableCell, item: SetTable, standard: Standard, picture: PictureName, *, gap: bool
) -> dict[str, Any]:
    height = standard.pt("mark_height")
    mark = None
    if cell.mark:
        file = picture(str(_MARKS / f"{cell.mark}.png"))
        mark = {"file": file, "height": height, "sink": height * 0.12}
    return {
        "lines": list(cell.lines),
        **({"runs": _cell_runs(cell, item, picture)} if any(cell.spans) else {}),
        **({"across": cell.across, "down": cell.down} if cell.across + cell.down > 2 else {}),
        "align": cell.align,
        "middle": item.upright == "center",
        "gap": gap or not (item.borders or cell.framed),
        "fill": cell.fill,
        "stroke": _RULE,
        "mark": mark,
        "style": _style(TextStyle(item.style.text.size, cell.heading, cell.colour))
        | _edges_of(item.style, standard),
    }


def _cell_runs(cell: TableCell, item: SetTable, picture: PictureName) -> list[list[dict[str, Any]]]:
    return [
        _runs(line, spans, item.style.text, picture)
        for line, spans in zip(cell.lines, cell.spans, strict=True)
    ]
