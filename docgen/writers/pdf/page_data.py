"""Pages as plain data for ``letter.typ``: texts, places and sizes in points."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from docgen.layout.model.pages import Page, Pages, Placed, Section, SetTable, TableCell, TableRow
from docgen.layout.model.set_text import Paragraph, ParagraphStyle, TextStyle
from docgen.model.letter_data import FILE_NAME
from docgen.standards import table
from docgen.thai.marking import Span, spans_within, stretches_of

_MARKS = Path(__file__).parent.parent.parent / "assets" / "marks"
_RULE = 0.5

PictureName = Callable[[str], str]


def data_of_letter(
    pages: Pages, families: Sequence[str], files: Sequence[str], data: str
) -> dict[str, object]:
    """What ``letter.typ`` reads of the letter; ``files`` hold its pages, ``data`` what it says.

    Each of the ``families`` draws what those before it have no letter for.
    """
    return {
        "title": pages.title,
        "agency": pages.agency,
        "families": families,
        "guides": [asdict(guide) for guide in pages.guides],
        "pages": files,
        "data": {"file": data, "name": FILE_NAME, "said": table("fixed_words")["letter_data"]},
    }


def page_of(
    page: Page, section: Section, pages: Pages, picture: PictureName, code: PictureName
) -> dict[str, object]:
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


def items_of_page(page: Page) -> Iterator[tuple[Placed, bool]]:
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


def item_data(
    placed: Placed, section: Section, picture: PictureName, *, artifact: bool
) -> dict[str, object]:
    """What ``letter.typ`` reads of one paragraph or table."""
    if isinstance(placed.item, SetTable):
        return _table(placed, placed.item, section, picture)
    made = _paragraph(placed, placed.item, section, picture)
    return made | {"artifact": artifact}


def _paragraph(
    placed: Placed, item: Paragraph, section: Section, picture: PictureName
) -> dict[str, object]:
    starts = placed.first_line == 0
    head = item.head if starts else ()
    left = min((item.first, item.hang, *(piece.x for piece in item.head)))
    baseline = item.baseline_of(0)
    edges = _edges_of(item.style)
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
                "dy": baseline - _ascent(piece.style, item.style),
                "style": _style(piece.style) | _edges(item.style),
            }
            for piece in head
        ],
        "tail": _tail(item, placed, left),
        "dots": _leaders(item, placed, left),
        "lines": [
            _line(item, index, left, picture)
            for index in range(placed.first_line, placed.last_line)
        ],
    }


def _line(item: Paragraph, index: int, left: float, picture: PictureName) -> dict[str, object]:
    """A line in a box as high as the line, its text at its baseline."""
    line = item.lines[index]
    text = item.text[line.start : line.end]
    spans = spans_within(item.spans, line.start, line.end)
    return {
        "text": text,
        **({"runs": _runs(text, spans, item.style.text, picture)} if spans else {}),
        "justify": line.justify,
        "x": (item.hang if index else item.first) - left,
        "dy": item.baseline_of(index) - item.baseline_of(index + 1),
        "width": item.limit - left,
        "height": item.height_of(index),
    }


def _tail(item: Paragraph, placed: Placed, left: float) -> list[dict[str, object]]:
    """What stands after the text, on its last line."""
    if not item.tail or placed.last_line < len(item.lines):
        return []
    baseline = _last_baseline(item, placed)
    return [
        {
            "text": piece.text,
            "x": piece.x - left,
            "dy": baseline - _ascent(piece.style, item.style),
            "style": _style(piece.style) | _edges(item.style),
        }
        for piece in item.tail
    ]


def _runs(
    text: str, spans: tuple[Span, ...], style: TextStyle, picture: PictureName
) -> list[dict[str, object]]:
    """The text in stretches that look alike; a box is a picture with its description."""
    return [
        {
            "box": {
                "file": picture(str(_MARKS / f"{span.box}.png")),
                "size": style.box,
                "alt": table("wording")[span.box]["value"],
            }
        }
        if span.box
        else {"text": stretch, "bold": span.bold, "underline": span.underline}
        for stretch, span in stretches_of(text, spans)
    ]


def _leaders(item: Paragraph, placed: Placed, left: float) -> list[dict[str, float]]:
    """Dots from where a text ends, on its last line, to where the leader goes."""
    y = item.baseline_of(0)
    leaders = [
        {"from": piece.x + piece.width - left, "to": piece.leader_to - left, "y": y}
        for piece in item.head
        if piece.leader_to is not None and placed.first_line == 0
    ]
    if placed.last_line < len(item.lines):
        return leaders
    last = item.lines[-1]
    y = _last_baseline(item, placed)
    ends = [(last.x + last.width, item.leader_to)]
    ends += [(piece.x + piece.width, piece.leader_to) for piece in item.tail]
    leaders += [
        {"from": end - left, "to": leader_to - left, "y": y}
        for end, leader_to in ends
        if leader_to is not None
    ]
    return leaders


def _last_baseline(item: Paragraph, placed: Placed) -> float:
    above = range(placed.first_line, placed.last_line - 1)
    return sum(map(item.height_of, above)) + item.baseline_of(placed.last_line - 1)


def _ascent(piece: TextStyle, style: ParagraphStyle) -> float:
    return piece.size * style.baseline.ascent


def _edges(style: ParagraphStyle) -> dict[str, float]:
    """How far a line of single spacing reaches above and below its baseline, in ems."""
    return {"top": style.baseline.ascent, "bottom": style.baseline.descent}


def _edges_of(style: ParagraphStyle) -> dict[str, float]:
    """The same for a line of that style, whose pitch may be its own."""
    if not style.exact:
        return _edges(style)
    above = style.baseline.exact_share
    ems = style.pitch / style.text.size
    return {"top": above * ems, "bottom": (1 - above) * ems}


def _style(style: TextStyle) -> dict[str, object]:
    return {"size": style.size, "bold": style.bold, "colour": style.colour}


def _table(
    placed: Placed,
    item: SetTable,
    section: Section,
    picture: PictureName,
) -> dict[str, object]:
    heads = [row for row in item.rows if row.heading]
    body = [row for row in item.rows if not row.heading]
    rows = [*heads, *body[placed.first_line : placed.last_line]]
    return {
        "kind": "table",
        "x": section.left + item.x,
        "y": placed.y,
        "widths": list(item.widths),
        "heads": len(heads),
        "padding": item.room.beside,
        "lift": item.room.above,
        "rows": [_row(row, item, picture) for row in rows],
    }


def _row(row: TableRow, item: SetTable, picture: PictureName) -> dict[str, object]:
    return {
        "height": row.height,
        "cells": [
            _cell(cell, item, picture, gap=index in item.gaps)
            for index, cell in enumerate(row.cells)
            if cell.across and cell.down
        ],
    }


def _cell(cell: TableCell, item: SetTable, picture: PictureName, *, gap: bool) -> dict[str, object]:
    height = item.room.mark
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
        "style": _style(replace(item.style.text, bold=cell.heading, colour=cell.colour))
        | _edges_of(item.style),
    }


def _cell_runs(
    cell: TableCell, item: SetTable, picture: PictureName
) -> list[list[dict[str, object]]]:
    return [
        _runs(line, spans, item.style.text, picture)
        for line, spans in zip(cell.lines, cell.spans, strict=True)
    ]
