"""What the XML of a Word file says and how it is changed: the one reader that knows its tags.

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
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TWIPS = 20
_EMU = 12_700
# The schema's order of what is changed here, as far as it matters for what follows what.
_PARAGRAPH_ORDER = (
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr"),
    *("suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap"),
    *("overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd"),
    *("snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap"),
    *("jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId"),
    *("cnfStyle", "rPr", "sectPr", "pPrChange"),
)
_RUN_ORDER = (
    *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike"),
    *("outline", "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden"),
    *("color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect"),
    *("bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout"),
)


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
        if run.find(tag("t")) is not None and _is_of(run, paragraph) and not is_gone(run):
            yield run


def pieces(paragraph: Element) -> Iterator[tuple[str, Element | None]]:
    """What a paragraph says, piece by piece; the element that holds a piece of text."""
    for element in paragraph.iter(tag("t"), tag("tab"), tag("br"), tag("cr")):
        if not _is_of(element, paragraph) or is_gone(element):
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


def _is_of(element: Element, paragraph: Element) -> bool:
    """Whether an element is the paragraph's own, and not of a box that is anchored in it."""
    return next(element.iterancestors(tag("p")), None) is paragraph


def text_of(run: Element) -> str:
    """What a run prints."""
    return "".join(element.text or "" for element in run.findall(tag("t")))


def drop_leading_tabs(paragraph: Element) -> None:
    """Take away the tabs that stand before anything is said."""
    for element in list(paragraph.iter(tag("t"), tag("tab"))):
        if element.tag == tag("t") and (element.text or "").strip():
            return
        if element.tag == tag("tab") and element.getparent().tag == tag("r"):
            element.getparent().remove(element)


def bare_line_starts(paragraph: Element) -> None:
    """Take away the spaces and tabs that any line of a paragraph begins with."""
    at_start = True
    for element in list(paragraph.iter(tag("t"), tag("tab"), tag("br"), tag("cr"))):
        in_run = element.getparent().tag == tag("r")
        if not _is_of(element, paragraph) or is_gone(element) or not in_run:
            continue
        if element.tag in (tag("br"), tag("cr")):
            at_start = True
        elif element.tag == tag("tab") and at_start:
            element.getparent().remove(element)
        elif element.tag == tag("t") and at_start:
            set_text(element, (element.text or "").lstrip(" \u00a0"))
            at_start = not element.text


def tab_stops(paragraph: Element) -> list[tuple[float, str]]:
    """The tab stops that a paragraph has itself, from the left: points from the margin, kind."""
    holder = properties(paragraph, "pPr")
    tabs = holder.find(tag("tabs")) if holder is not None else None
    found = [
        (points(own_attribute(tab, "pos")), own_attribute(tab, "val") or "left")
        for tab in (tabs if tabs is not None else ())
    ]
    return sorted((at, kind) for at, kind in found if at is not None and kind != "clear")


def set_text(element: Element, text: str) -> None:
    """Change what a piece of text says."""
    element.text = text
    element.set(_SPACE, "preserve")


def style_id(element: Element) -> str | None:
    """The style that a paragraph or a run names."""
    for properties, name in (("pPr", "pStyle"), ("rPr", "rStyle")):
        found = element.find(f"{tag(properties)}/{tag(name)}")
        if found is not None:
            return str(found.get(tag("val")))
    return None


def styles(tree: Element | None) -> dict[str, Element]:
    """The styles of a file by identifier; the default paragraph style also under no name."""
    found: dict[str, Element] = {}
    for element in tree.iter(tag("style")) if tree is not None else ():
        found[element.get(tag("styleId"), "")] = element
        if element.get(tag("type")) == "paragraph" and element.get(tag("default")) in ("1", "true"):
            found[""] = element
    return found


def based_on(style: Element) -> str | None:
    """The style that a style is based on."""
    found = style.find(tag("basedOn"))
    return None if found is None else str(found.get(tag("val")))


def defaults(tree: Element | None) -> Element | None:
    """What a file sets for everything."""
    return None if tree is None else tree.find(tag("docDefaults"))


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
    return int(text) / _TWIPS if text is not None and re.fullmatch(r"-?[0-9]{1,9}", text) else None


def set_value(element: Element, kind: str, name: str, **attributes: str | None) -> None:
    """Set attributes of one property of a paragraph or run; ``None`` takes one away."""
    holder = element.find(tag(kind))
    if holder is None:
        holder = element.makeelement(tag(kind))
        element.insert(0, holder)
    found = holder.find(tag(name))
    if found is None:
        found = holder.makeelement(tag(name))
        _insert(holder, found, name, _PARAGRAPH_ORDER if kind == "pPr" else _RUN_ORDER)
    for key, given in attributes.items():
        if given is not None:
            found.set(tag(key), given)
        elif tag(key) in found.attrib:
            del found.attrib[tag(key)]


def _insert(holder: Element, made: Element, name: str, order: tuple[str, ...]) -> None:
    later = {tag(each_later) for each_later in order[order.index(name) + 1 :]}
    for index, child in enumerate(holder):
        if child.tag in later:
            holder.insert(index, made)
            return
    holder.append(made)


def sections(document: Element) -> list[Element]:
    """The sections' properties, in order."""
    body = document.find(tag("body"))
    return [] if body is None else list(body.iter(tag("sectPr")))


def ends_section(paragraph: Element) -> bool:
    """Whether a section ends with the paragraph."""
    return paragraph.find(f"{tag('pPr')}/{tag('sectPr')}") is not None


def attribute(section: Element, name: str, key: str) -> float | None:
    """A length of a section's page or margins, in points."""
    return points(value(section, name, key))


def set_section(section: Element, name: str, **lengths: float) -> None:
    """Set lengths of a section's page or margins, in points."""
    found = section.find(tag(name))
    if found is None:
        found = section.makeelement(tag(name))
        section.append(found)
    for key, length in lengths.items():
        found.set(tag(key), str(round(length * _TWIPS)))


def drawings(element: Element) -> list[tuple[float, float, str | None]]:
    """Width, height in points and relation of every picture in an element."""
    found = []
    for drawing in element.iter(tag("drawing")):
        extent = next(drawing.iter(f"{{{_DRAWING}}}extent"), None)
        blip = next(drawing.iter(f"{{{_PICTURE}}}blip"), None)
        if extent is not None and blip is not None:
            relation = blip.get(f"{{{_RELATION}}}embed")
            width, height = (_emu(extent.get(side)) for side in ("cx", "cy"))
            found.append((width, height, relation))
    return found


def first_drawing_top(document: Element, margin: float) -> float | None:
    """Points from the top of the paper to the first picture; ``None`` where the file tells not.

    A picture in the line of the very first paragraph hangs at the top ``margin``.
    """
    for paragraph in paragraphs(document):
        drawing = next(paragraph.iter(tag("drawing")), None)
        if drawing is not None:
            break
    else:
        return None
    place = next(drawing.iter(f"{{{_DRAWING}}}positionV"), None)
    if place is None:
        is_first = next(paragraphs(document)) is paragraph
        return margin if is_first else None
    offset = place.find(f"{{{_DRAWING}}}posOffset")
    above = {"page": 0.0, "margin": margin}.get(place.get("relativeFrom", ""))
    return None if offset is None or above is None else above + _emu(offset.text)


def empty_between(first: Element, last: Element) -> int | None:
    """How many paragraphs stand between two; ``None`` where these are no siblings."""
    count = 0
    for sibling in first.itersiblings():
        if sibling is last:
            return count
        count += sibling.tag == tag("p")
    return None


def _emu(text: str | None) -> float:
    """A length of a drawing in points; nothing that is no number has one."""
    return int(text) / _EMU if text is not None and re.fullmatch(r"[0-9]{1,12}", text) else 0.0


def relations(tree: Element) -> dict[str, str]:
    """Targets of a part's relations by identifier."""
    return {
        str(relation.get("Id")): str(relation.get("Target"))
        for relation in tree.iter(f"{{{_PACKAGE}}}Relationship")
    }


# -- what the walk over the text asks ------------------------------------------------------------

ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
BOX = f"{{{_MAIN}}}txbxContent"
DRAWN_TEXT = f"{{{_PICTURE}}}t"
WORD_ART = "{urn:schemas-microsoft-com:vml}textpath"
_MOST_SPAN = 64
_OWN_BOXES = {"box": "☐", "box-ticked": "☑"}
_ON = (None, "1", "true", "on")
_CHANGES = {
    "inserted": ("ins",),
    "deleted": ("del",),
    "moved": ("moveFrom", "moveTo"),
    "formatted": (
        *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange"),
        *("tblGridChange", "numberingChange", "tblPrExChange"),
    ),
    "cells": ("cellIns", "cellDel", "cellMerge"),
}


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
        if not _is_told_before(inner)
    )
    return "".join(made).strip()


def _is_told_before(element: Element) -> bool:
    """Whether an element stands in a drawing for older programs, which says the same again."""
    return any(
        above.tag == _FALLBACK and chosen_drawing(above.getparent()) is not above
        for above in element.iterancestors()
    )


def is_drop_cap(paragraph: Element) -> bool:
    """Whether a paragraph is the large first letter of the one that follows."""
    return value(properties(paragraph, "pPr"), "framePr", "dropCap") in ("drop", "margin")


def is_unfilled(control: Element) -> bool:
    """Whether a content control shows only what is to be filled in there."""
    held = control.find(tag("sdtPr"))
    return held is not None and is_on(held.find(tag("showingPlcHdr")))


def is_in_unfilled(element: Element) -> bool:
    """Whether an element stands in a control that shows only what is to be filled in."""
    return any(above.tag == tag("sdt") and is_unfilled(above) for above in element.iterancestors())


def chosen_entry(mark: Element) -> str:
    """The entry that the list of an old form field shows."""
    entries = [own_attribute(entry, "val") or "" for entry in mark.iter(tag("listEntry"))]
    holder = next(iter(mark.iter(tag("ddList"))), None)
    given = value(holder, "result") or value(holder, "default") or "0"
    place = int(given) if re.fullmatch("[0-9]{1,4}", given) else 0
    return entries[place] if place < len(entries) else ""


def columns_before(row: Element) -> int:
    """The columns of a table that a row leaves out at its beginning."""
    given = value(row.find(tag("trPr")), "gridBefore")
    return min(int(given), _MOST_SPAN // 2) if given and re.fullmatch("[0-9]{1,9}", given) else 0


def drawn_texts(tree: Element) -> list[str]:
    """What stands in a diagram or chart, piece by piece."""
    names = (f"{{{_PICTURE}}}t", f"{{{_CHART}}}v")
    return [text for piece in tree.iter(*names) if (text := (piece.text or "").strip())]


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


def drawn_box(element: Element) -> str:
    """The box to tick that a small drawing of ours stands for."""
    if element.tag != tag("drawing"):
        return ""
    named = next(element.iter(f"{{{_DRAWING}}}docPr"), None)
    return _OWN_BOXES.get(named.get("name", ""), "") if named is not None else ""


def form_box(mark: Element) -> str:
    """The box to tick of an old form field."""
    found = next(iter(mark.iter(tag("checkBox"))), None)
    if found is None:
        return ""
    state = found.find(tag("checked"))
    state = state if state is not None else found.find(tag("default"))
    return "☑" if is_on(state) else "☐"


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


def changes(tree: Element) -> dict[str, int]:
    """How many pending changes of each kind a part holds."""
    counted = {
        kind: sum(not _is_told_before(change) for name in names for change in tree.iter(tag(name)))
        for kind, names in _CHANGES.items()
    }
    return {kind: count for kind, count in counted.items() if count}


def comments(tree: Element) -> list[tuple[str, str]]:
    """Author and text of every comment."""
    return [
        (own_attribute(element, "author") or "", all_text(element))
        for element in tree.iter(tag("comment"))
    ]


def notes(tree: Element, kind: str) -> dict[str, Element]:
    """The notes of a part by their number, without those that only draw a line."""
    return {
        own_attribute(element, "id") or "": element
        for element in tree.iter(tag(kind))
        if own_attribute(element, "type") in (None, "normal")
    }


def header_footer_relations(section: Element) -> dict[tuple[str, str], str]:
    """The headers and footers of a section: ``("header", "first")`` to the relation it names."""
    found = {}
    for kind in ("header", "footer"):
        for element in section.findall(tag(f"{kind}Reference")):
            found[kind, own_attribute(element, "type") or "default"] = str(
                element.get(f"{{{_RELATION}}}id")
            )
    return found


def has_title_page(section: Element) -> bool:
    """Whether the first sheet of a section has headers and footers of its own."""
    return is_on(section.find(tag("titlePg")))


def relation_kinds(tree: Element) -> list[tuple[str, str, str]]:
    """Identifier, kind and target of the relations of a part to others of the file."""
    return [
        (
            str(relation.get("Id")),
            str(relation.get("Type")).rsplit("/", 1)[-1],
            str(relation.get("Target")),
        )
        for relation in tree.iter(f"{{{_PACKAGE}}}Relationship")
        if relation.get("TargetMode") != "External"
    ]
