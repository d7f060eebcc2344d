"""What the XML of a Word file says beside its text: sections, styles, pictures, notes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from docgen.reading.word.tags import (
    DRAWING,
    PICTURE,
    Element,
    all_text,
    is_on,
    is_told_before,
    own_attribute,
    paragraphs,
    points,
    tag,
    value,
)

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_EMU = 12_700


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


def sections(document: Element) -> list[Element]:
    """The sections' properties, in order."""
    body = document.find(tag("body"))
    return [] if body is None else list(body.iter(tag("sectPr")))


def ends_section(paragraph: Element) -> bool:
    """Whether a section ends with the paragraph."""
    return paragraph.find(f"{tag('pPr')}/{tag('sectPr')}") is not None


def section_length(section: Element, name: str, key: str) -> float | None:
    """A length of a section's page or margins, in points."""
    return points(value(section, name, key))


def drawings(element: Element) -> list[tuple[float, float, str | None]]:
    """Width, height in points and relation of every picture in an element."""
    found = []
    for drawing in element.iter(tag("drawing")):
        extent = next(drawing.iter(f"{{{DRAWING}}}extent"), None)
        blip = next(drawing.iter(f"{{{PICTURE}}}blip"), None)
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
    place = next(drawing.iter(f"{{{DRAWING}}}positionV"), None)
    if place is None:
        is_first = next(paragraphs(document)) is paragraph
        return margin if is_first else None
    offset = place.find(f"{{{DRAWING}}}posOffset")
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


_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
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


def drawn_texts(tree: Element) -> list[str]:
    """What stands in a diagram or chart, piece by piece."""
    names = (f"{{{PICTURE}}}t", f"{{{_CHART}}}v")
    return [text for piece in tree.iter(*names) if (text := (piece.text or "").strip())]


def pending_changes(tree: Element) -> dict[str, int]:
    """How many pending changes of each kind a part holds."""
    counted = {
        kind: sum(not is_told_before(change) for name in names for change in tree.iter(tag(name)))
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


def relation_of(element: Element) -> str:
    """The name of the relation to the part that an element stands for."""
    return str(element.get(f"{{{_RELATION}}}id", ""))


def paragraph_or_table(said: str | Sequence[Sequence[str]]) -> Element:
    """A paragraph that says a text, or a table that says rows of them."""
    if isinstance(said, str):
        return _paragraph_of(said)
    table = etree.Element(tag("tbl"))
    for row in said:
        line = etree.SubElement(table, tag("tr"))
        for text in row:
            cell = etree.SubElement(line, tag("tc"))
            cell.extend(_paragraph_of(part) for part in text.split("\n"))
    return table


def _paragraph_of(text: str) -> Element:
    paragraph = etree.Element(tag("p"))
    run = etree.SubElement(paragraph, tag("r"))
    for number, line in enumerate(text.split("\n")):
        if number:
            etree.SubElement(run, tag("br"))
        for place, piece in enumerate(line.split("\t")):
            if place:
                etree.SubElement(run, tag("tab"))
            etree.SubElement(run, tag("t")).text = piece
    return paragraph
