"""Whom to ask about a letter: offices with their ways, ways to answer, copies."""

from __future__ import annotations

import re
from dataclasses import field

from docgen.light import dataclass
from docgen.reading.found_letter import FoundContact
from docgen.reading.lines import Aside, Why
from docgen.reading.patterns import pattern
from docgen.reading.units import ReadUnit, Recognition

# What stands under the office to ask and is none: marks of copies, forms to cut off, sheets anew.
_AFTER = (
    *("certified", "makers", "maker_after", "dotted", "cut_line", "memorandum"),
    *("reply_form_title", "reply_slip_title", "remark"),
)
_MOST_OFFICE = 3  # lines; more that no telephone follows are no name of an office
_WAYS = ("telephone", "fax", "email", "website", "line")
_INDENTED = 18.0  # points: what a tab or an indent sets so far in


def is_contact(text: str) -> bool:
    names = ("telephone", "fax", "email", "coordinators", "contact", "coordinator_inside")
    return any(pattern(name).fullmatch(text) for name in names)


def read_contacts(state: Recognition) -> None:
    """The offices to ask with their ways, then copies; what follows is no part of the letter."""
    found = _FoundOffices()
    while (unit := state.next_unit) is not None:
        is_reached = found.current.is_reached
        if unit.begins_sheet and is_reached and not _is_lone_way(unit.text):
            break
        if pattern("copies").fullmatch(unit.text):
            _copies(state)
        elif _ends_contacts(state, unit, found.current) or not _take_contact_line(
            state, unit, found
        ):
            break
    current = found.current
    if current.is_reached or (current.office and len(current.office) <= _MOST_OFFICE):
        found.offices.append(current)
    elif current.office:
        state.give_back(state.at - len(current.office))
    state.made.contacts_of = tuple(found.offices)
    state.made.replies += tuple(found.replies)
    if pattern("copies").fullmatch(state.next_unit.text if state.next_unit else ""):
        _copies(state)


@dataclass(slots=True)
class _FoundOffices:
    """The offices to ask as far as their lines have been read, and the ways to answer."""

    current: FoundContact = field(default_factory=FoundContact)
    offices: list[FoundContact] = field(default_factory=list)
    replies: list[tuple[str, str]] = field(default_factory=list)


def _take_contact_line(state: Recognition, unit: ReadUnit, found: _FoundOffices) -> bool:
    """A way to answer or to reach an office, or a line of its name; false where it is none."""
    if not found.current.is_reached and _is_way_to_answer(unit.text):
        return _reply(state, unit, found)
    if _add_way(found.current, unit.text):
        state.take_units("responsible_office")
        return True
    if found.current.is_reached:
        if not _another_office(state):
            return False
        found.offices.append(found.current)
        found.current = FoundContact()
    if not _reply(state, unit, found):
        found.current.office.append(unit.text)
        state.take_units("responsible_office")
    return True


def _is_lone_way(text: str) -> bool:
    """Whether a line is a way to reach the office above, that had no room on its sheet."""
    return any(pattern(name).fullmatch(text) for name in _WAYS)


def _reply(state: Recognition, unit: ReadUnit, found: _FoundOffices) -> bool:
    """A way to answer, or what stands under a code that leads to one."""
    match = pattern("reply").fullmatch(unit.text)
    if match:
        for line in found.current.office:  # what stood above it belongs to such ways too
            state.asides.append(Aside(line, Why.UNKNOWN))
        found.current.office.clear()
        found.replies.append((match["caption"], match["way"]))
    elif len(unit.filled_pieces) > 1 or unit.is_at_axis:
        state.leave(unit, Why.UNKNOWN)
    else:
        return False
    state.take_units("reply_channels")
    return True


def _is_way_to_answer(text: str) -> bool:
    """Whether an address on a line is told for answers, above the office to ask."""
    match = pattern("reply").fullmatch(text)
    return match is not None and pattern("reply_caption").fullmatch(match["caption"]) is not None


def _ends_contacts(state: Recognition, unit: ReadUnit, current: FoundContact) -> bool:
    text = unit.text
    is_on_its_way = bool(current.office) and _is_reached_here(state)
    if unit.begins_sheet and not (is_on_its_way or current.is_reached):
        return True
    if len(text) > 150 or unit.line.table in state.data_tables:
        return True
    if any(pattern(name).fullmatch(text) for name in _AFTER):
        return True
    return len(unit.filled_pieces) > 2 and current.is_reached


def _is_reached_here(state: Recognition) -> bool:
    """Whether a telephone stands here or on the next line, beside an office or alone."""
    for text in (unit.text for unit in state.units_ahead(2)):
        beside = pattern("office_and_telephone").fullmatch(text)
        if pattern("telephone").fullmatch(beside["telephone"] if beside else text):
            return True
    return False


def _another_office(state: Recognition) -> bool:
    """Whether a telephone follows within a few lines: then a second office is named here."""
    following = state.units_ahead(4)
    return any(is_contact(unit.text) for unit in following[1:]) and not any(
        unit.begins_sheet for unit in following[:2]
    )


def _add_way(contact: FoundContact, text: str) -> bool:
    """Keep a way to reach the office, or several that stand beside each other on one line."""
    ways = pattern("ways_beside").split(text)
    if len(ways) > 1 and all(map(is_contact, ways[1:])):
        kept = [_add_one_way(contact, way) for way in ways]
        return any(kept)
    return _add_one_way(contact, text)


def _add_one_way(contact: FoundContact, text: str) -> bool:
    beside = pattern("office_and_telephone").fullmatch(text)
    is_both = beside and pattern("telephone").fullmatch(beside["telephone"])
    if beside and is_both and not contact.telephone and not is_contact(text):
        contact.office.append(beside["office"])
        text = beside["telephone"]
    return _add_coordinators(contact, text) or _add_address(contact, text)


def _add_coordinators(contact: FoundContact, text: str) -> bool:
    """Whether a line names who answers questions; they are kept."""
    inside = pattern("coordinator_inside").fullmatch(text)
    if inside and inside["text"].strip():
        contact.coordinators.append(" ".join(filter(None, map(str.strip, _both(inside)))))
        return True
    match = pattern("coordinators").fullmatch(text)
    if match:
        contact.coordinators += [name.strip() for name in match["text"].split(",") if name.strip()]
    return match is not None


def _add_address(contact: FoundContact, text: str) -> bool:
    """Whether a line is a telephone, an address or another way not known yet; it is kept."""
    for name in _WAYS:
        match = pattern(name).fullmatch(text)
        if match and not getattr(contact, name):
            setattr(contact, name, match["text"].strip(" ,;"))
            if name == "telephone":
                contact.telephone_label = match["label"]
            return True
    return False


def _both(match: re.Match[str]) -> tuple[str, str]:
    return match["text"], match["way"] or ""


def _copies(state: Recognition) -> None:
    unit = state.next_unit
    match = pattern("copies").fullmatch(unit.text) if unit is not None else None
    if match is None:
        return
    texts = [match["text"]]
    state.take_units("copies_to")
    while (unit := state.next_unit) is not None and not unit.begins_sheet:
        is_item = pattern("item").fullmatch(unit.text)
        if not is_item and (len(texts) > 1 or texts[0]) and not _is_under_copies(state, unit):
            break
        texts.append(unit.text)
        state.take_units("copies_to")
    items = [pattern("item").fullmatch(text) for text in texts if text]
    plain = [text for text in texts if text]
    state.made.copies_to = tuple(
        item["text"] if item else text for item, text in zip(items, plain, strict=True)
    )


def _is_under_copies(state: Recognition, unit: ReadUnit) -> bool:
    """Whether a line stands under the first who receives a copy, and not at the margin."""
    left = unit.line.place.left
    is_typed_in = unit.is_of_word and left is not None and left > _INDENTED
    return (state.hangs_under_label(unit) or is_typed_in) and not is_contact(unit.text)
