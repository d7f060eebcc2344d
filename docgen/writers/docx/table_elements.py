"""A table in Word's elements: fixed columns, exact rows, borders."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docgen.writers.docx import oxml


def table(
    widths: Sequence[float],
    rows: Iterable[oxml.ElementText],
    *,
    x: float,
    summary: str,
    borders: bool,
    padding: float,
) -> oxml.ElementText:
    """A table of fixed column widths, ``x`` from the left margin."""
    lines = ("top", "left", "bottom", "right", "insideH", "insideV")
    properties = oxml.element(
        "tblPr",
        oxml.element("tblW", w=sum(oxml.twips(width) for width in widths), type="dxa"),
        oxml.element("tblInd", w=oxml.twips(x), type="dxa"),
        oxml.element("tblBorders", *(_border(side, borders) for side in lines)),
        oxml.element("tblLayout", type="fixed"),
        oxml.element(
            "tblCellMar",
            oxml.element("left", w=oxml.twips(padding), type="dxa"),
            oxml.element("right", w=oxml.twips(padding), type="dxa"),
        ),
        oxml.element(
            "tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, noHBand=1, noVBand=1
        ),
        oxml.element("tblCaption", val=summary),
        oxml.element("tblDescription", val=summary),
    )
    grid = oxml.element(
        "tblGrid", *(oxml.element("gridCol", w=oxml.twips(width)) for width in widths)
    )
    return oxml.element("tbl", properties, grid, *rows)


def row(cells: Iterable[oxml.ElementText], *, height: float, heading: bool) -> oxml.ElementText:
    """A row of an exact height that is never cut; heading rows come again on every page."""
    properties = oxml.element(
        "trPr",
        oxml.element("cantSplit"),
        oxml.element("trHeight", val=oxml.twips(height), hRule="exact"),
        *((oxml.element("tblHeader"),) if heading else ()),
    )
    return oxml.element("tr", properties, *cells)


def cell(
    content: oxml.ElementText,
    *,
    width: float,
    gap: bool,
    fill: str = "",
    framed: bool = False,
    across: int = 1,
    merged: str = "",
    upright: str = "center",
) -> oxml.ElementText:
    """One cell; a ``gap`` has no line above and below it, a ``framed`` one has lines all round.

    It covers ``across`` columns; ``merged`` is ``restart`` where it goes on below, and
    ``continue`` where it goes on from above; ``upright`` is where short texts stand in a high row.
    """
    sides = ("top", "left", "bottom", "right") if framed else ("top", "bottom") if gap else ()
    borders = [_border(side, drawn=framed) for side in sides]
    properties = oxml.element(
        "tcPr",
        oxml.element("tcW", w=oxml.twips(width), type="dxa"),
        *((oxml.element("gridSpan", val=across),) if across > 1 else ()),
        *((oxml.element("vMerge", val=merged),) if merged else ()),
        *((oxml.element("tcBorders", *borders),) if borders else ()),
        *((oxml.element("shd", val="clear", color="auto", fill=fill),) if fill else ()),
        oxml.element("vAlign", val=upright),
    )
    return oxml.element("tc", properties, content)


def _border(side: str, drawn: bool) -> oxml.ElementText:
    if not drawn:
        return oxml.element(side, val="nil")
    return oxml.element(side, val="single", sz=4, space=0, color="auto")
