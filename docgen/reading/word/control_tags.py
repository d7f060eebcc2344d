"""What the XML of a Word file says of places to fill in: controls, old form fields, boxes."""

from __future__ import annotations

import re

from docgen.reading.word.tags import DRAWING, Element, is_on, own_attribute, tag, value

_OWN_BOXES = {"box": "☐", "box-ticked": "☑"}


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


def drawn_box(element: Element) -> str:
    """The box to tick that a small drawing of ours stands for."""
    if element.tag != tag("drawing"):
        return ""
    named = next(element.iter(f"{{{DRAWING}}}docPr"), None)
    return _OWN_BOXES.get(named.get("name", ""), "") if named is not None else ""


def form_box(mark: Element) -> str:
    """The box to tick of an old form field."""
    found = next(iter(mark.iter(tag("checkBox"))), None)
    if found is None:
        return ""
    state = found.find(tag("checked"))
    state = state if state is not None else found.find(tag("default"))
    return "☑" if is_on(state) else "☐"
