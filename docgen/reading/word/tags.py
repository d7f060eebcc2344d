"""What the XML of a Word file says of its text: the one reader that knows its namespace.

``writers/docx/oxml.py`` is the one writer that does. They share nothing: the writer makes text of
what it knows, the reader asks trees that any program may have made.
Lengths come in points. A property that is not given is ``None``: whoever asks looks further up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

Element = Any
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/main"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
TWIPS = 20


def tag(name: str) -> str:
    """The full name of an element or attribute of the main vocabulary."""
    return f"{{{_MAIN}}}{name}"


def paragraphs(document: Element) -> Iterator[Element]:
    """Every paragraph of the body, those of tables and boxes included, in order.

    Headers and footers are their own bodies.
    """
    is_body = document.tag in (tag("hdr"), tag("ftr"))
    body = document if is_body else document.find(tag("body"))
    for element in body.iter(tag("p")) if body is not None else ():
        if not any(above.tag == _FALLBACK for above in element.iterancestors()):
            yield element


def is_in_table(paragraph: Element) -> bool:
    """Whether the paragraph stands in a table's cell."""
    return any(ancestor.tag == tag("tc") for ancestor in paragraph.iterancestors())


def is_in_box(paragraph: Element) -> bool:
    """Whether the paragraph stands in a box over the text."""
    return any(ancestor.tag == tag("txbxContent") for ancestor in paragraph.iterancestors())


def runs(paragraph: Element) -> Iterator[Element]:
    """The runs of a paragraph that print something, hyperlinks included."""
    for run in paragraph.iter(tag("r")):
        if run.find(tag("t")) is not None and is_of(run, paragraph) and not is_gone(run):
            yield run


def pieces(paragraph: Element) -> Iterator[tuple[str, Element | None]]:
    """What a paragraph says, piece by piece; the element that holds a piece of text."""
    for element in paragraph.iter(tag("t"), tag("tab"), tag("br"), tag("cr")):
        if not is_of(element, paragraph) or is_gone(element):
            continue
        if element.tag == tag("t"):
            yield element.text or "", element
        elif element.getparent().tag == tag("r"):
            yield ("\t" if element.tag == tag("tab") else "\n"), None


def is_gone(element: Element) -> bool:
    """Whether an element was deleted or moved away under tracked changes."""
    return any(
        ancestor.tag in (tag("del"), tag("moveFrom")) for ancestor in element.iterancestors()
    )


def run_of(element: Element) -> Element | None:
    """The run that an element stands in."""
    return next(element.iterancestors(tag("r")), None)


def is_of(element: Element, paragraph: Element) -> bool:
    """Whether an element is the paragraph's own, and not of a box that is anchored in it."""
    return next(element.iterancestors(tag("p")), None) is paragraph


def text_of_run(run: Element) -> str:
    """What a run prints."""
    return "".join(element.text or "" for element in run.findall(tag("t")))


def tab_stops(paragraph: Element) -> list[tuple[float, str]]:
    """The tab stops that a paragraph has itself, from the left: points from the margin, kind."""
    holder = properties(paragraph, "pPr")
    tabs = holder.find(tag("tabs")) if holder is not None else None
    found = [
        (points(own_attribute(tab, "pos")), own_attribute(tab, "val") or "left")
        for tab in (tabs if tabs is not None else ())
    ]
    return sorted((at, kind) for at, kind in found if at is not None and kind != "clear")


def style_id(element: Element) -> str | None:
    """The style that a paragraph or a run names."""
    for properties, name in (("pPr", "pStyle"), ("rPr", "rStyle")):
        found = element.find(f"{tag(properties)}/{tag(name)}")
        if found is not None:
            return str(found.get(tag("val")))
    return None


def properties(element: Element, kind: str) -> Element | None:
    """The paragraph (``pPr``) or run (``rPr``) properties of an element, style or defaults."""
    if element.tag == tag("docDefaults"):
        return element.find(f"{tag(kind + 'Default')}/{tag(kind)}")
    return element.find(tag(kind))


def value(holder: Element | None, name: str, attribute: str = "val") -> str | None:
    """One attribute of one property; a property that is only there is ``"true"``."""
    found = None if holder is None else holder.find(tag(name))
    if found is None:
        return None
    given = found.get(tag(attribute))
    return given if given is not None or attribute != "val" else "true"


def points(text: str | None) -> float | None:
    """Twips as points."""
    return int(text) / TWIPS if text is not None and re.fullmatch(r"-?[0-9]{1,9}", text) else None


# -- what the walk over the text asks ------------------------------------------------------------

ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
BOX = f"{{{_MAIN}}}txbxContent"
DRAWN_TEXT = f"{{{PICTURE}}}t"
WORD_ART = "{urn:schemas-microsoft-com:vml}textpath"
_MOST_SPAN = 64
_ON = (None, "1", "true", "on")


def own_attribute(element: Element, name: str) -> str | None:
    """An attribute of an element itself."""
    given = element.get(tag(name))
    return None if given is None else str(given)


def is_on(element: Element | None) -> bool:
    """Whether a switch is there and on."""
    return element is not None and own_attribute(element, "val") in _ON


def chosen_drawing(alternate: Element) -> Element | None:
    """The one of several drawings that is read: the first that says something, else the first."""
    ways = [choice for choice in alternate if choice.tag in (_CHOICE, _FALLBACK)]
    saying = (way for way in ways if next(way.iter(tag("t")), None) is not None)
    return next(saying, ways[0] if ways else None)


def all_text(element: Element) -> str:
    """Everything that stands in an element, printed or not."""
    kinds = (tag("t"), tag("delText"), tag("tab"), tag("p"))
    made = (
        "\n" if inner.tag == tag("p") else inner.text or " "
        for inner in element.iter(*kinds)
        if not is_told_before(inner)
    )
    return "".join(made).strip()


def is_told_before(element: Element) -> bool:
    """Whether an element stands in a drawing for older programs, which says the same again."""
    return any(
        above.tag == _FALLBACK and chosen_drawing(above.getparent()) is not above
        for above in element.iterancestors()
    )


def is_drop_cap(paragraph: Element) -> bool:
    """Whether a paragraph is the large first letter of the one that follows."""
    return value(properties(paragraph, "pPr"), "framePr", "dropCap") in ("drop", "margin")


def columns_before(row: Element) -> int:
    """The columns of a table that a row leaves out at its beginning."""
    given = value(row.find(tag("trPr")), "gridBefore")
    return min(int(given), _MOST_SPAN // 2) if given and re.fullmatch("[0-9]{1,9}", given) else 0


def mark_properties(paragraph: Element) -> Element | None:
    """The properties of a paragraph's end."""
    return paragraph.find(f"{tag('pPr')}/{tag('rPr')}")


def mark_change(paragraph: Element) -> str | None:
    """What was done to a paragraph's end under tracked changes: ``del``, ``ins``, ``moveFrom``."""
    mark = mark_properties(paragraph)
    if mark is None:
        return None
    names = ("del", "moveFrom", "ins", "moveTo")
    return next((name for name in names if mark.find(tag(name)) is not None), None)


def starts_page(paragraph: Element) -> bool:
    """Whether a paragraph asks for a new page before it."""
    return is_on(paragraph.find(f"{tag('pPr')}/{tag('pageBreakBefore')}"))


def paragraph_style(paragraph: Element) -> str | None:
    """The style that a paragraph names."""
    return value(properties(paragraph, "pPr"), "pStyle")


def run_style(run: Element) -> str | None:
    """The style that a run names."""
    return value(properties(run, "rPr"), "rStyle")


def list_and_level(holder: Element | None) -> tuple[str | None, str | None]:
    """List and level that the properties of a paragraph or style name."""
    found = None if holder is None else holder.find(tag("numPr"))
    return value(found, "numId"), value(found, "ilvl")


def number_form(level: Element) -> str:
    """How a level's numbers are written; a form of a newer Word stands in an alternative."""
    plain = level.find(tag("numFmt"))
    if plain is None:
        plain = next(iter(level.iter(tag("numFmt"))), None)
    return (own_attribute(plain, "val") if plain is not None else None) or "decimal"


def fills_around(paragraph: Element) -> list[str | None]:
    """The colours behind the cells that a paragraph stands in."""
    cells = (ancestor for ancestor in paragraph.iterancestors() if ancestor.tag == tag("tc"))
    return [value(cell.find(tag("tcPr")), "shd", "fill") for cell in cells]


def holds_picture(paragraph: Element) -> bool:
    """Whether a drawing or picture stands in a paragraph."""
    return any(True for _ in paragraph.iter(tag("drawing"), tag("pict")))


def row_change(row: Element) -> str | None:
    """``hidden`` or ``deleted`` where a row does not print."""
    held = row.find(tag("trPr"))
    if held is None:
        return None
    if is_on(held.find(tag("hidden"))):
        return "hidden"
    return "deleted" if held.find(tag("del")) is not None else None


def is_deleted_cell(cell: Element) -> bool:
    """Whether a cell was deleted under tracked changes."""
    held = cell.find(tag("tcPr"))
    return held is not None and held.find(tag("cellDel")) is not None


def is_merged_away(cell: Element) -> bool:
    """Whether a cell belongs to the one above it."""
    held = cell.find(tag("tcPr"))
    merge = None if held is None else held.find(tag("vMerge"))
    return merge is not None and own_attribute(merge, "val") in (None, "continue")


def span_of(cell: Element) -> int:
    """The columns that a cell stands over, never more than a sheet could hold."""
    given = value(cell.find(tag("tcPr")), "gridSpan")
    return min(int(given), _MOST_SPAN) if given and re.fullmatch("[1-9][0-9]{0,8}", given) else 1
