"""How the XML of a Word file is changed: texts, properties of paragraphs, runs and sections."""

from __future__ import annotations

from docgen.reading.word.tags import TWIPS, Element, is_gone, is_of, tag

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
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
        if not is_of(element, paragraph) or is_gone(element) or not in_run:
            continue
        if element.tag in (tag("br"), tag("cr")):
            at_start = True
        elif element.tag == tag("tab") and at_start:
            element.getparent().remove(element)
        elif element.tag == tag("t") and at_start:
            set_text(element, (element.text or "").lstrip(" \u00a0"))
            at_start = not element.text


def set_text(element: Element, text: str) -> None:
    """Change what a piece of text says."""
    element.text = text
    element.set(_SPACE, "preserve")


def set_property(element: Element, kind: str, name: str, **attributes: str | None) -> None:
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


def set_section(section: Element, name: str, **lengths: float) -> None:
    """Set lengths of a section's page or margins, in points."""
    found = section.find(tag(name))
    if found is None:
        found = section.makeelement(tag(name))
        section.append(found)
    for key, length in lengths.items():
        found.set(tag(key), str(round(length * TWIPS)))
