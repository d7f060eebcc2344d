"""The head of a letter: urgency, number, agency, date; and the parts that a label opens."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docgen.reading.found_letter import Field, Reference
from docgen.reading.line_texts import (
    LABELLED,
    addressees,
    entries_of,
    found_of,
    joined_units,
    label_and_text,
    nearest_urgency,
    number_of,
)
from docgen.reading.lines import Aside, Why
from docgen.reading.patterns import date_of, doubt, pattern
from docgen.reading.units import Recognition, Unit
from docgen.thai.dates import ThaiDate, long_date
from docgen.thai.numerals import to_arabic

_SATURDAY = 5
_LONGEST_DATE = 60
_LONGEST_CITED = 600
_LONGEST_PIECE = 300
_MOST_AGENCY = 5
_LEADER = " .…_"  # the line that a form draws under what is filled in
_FAR = 30.0  # points: a letterhead above the number begins so far in


def read_head(state: Recognition, end: int) -> None:
    """Everything above the subject: each piece of a line is a part by its own shape."""
    agency: list[str] = []
    has_number = has_office = False
    made = state.made
    for unit in state.units[:end]:
        is_dated = made.day is not None or bool(made.date.text) or _is_open_date(made.date)
        for cell in _cells(unit):
            if made.kind == "memorandum" and has_office and not has_number and _goes_on(cell):
                agency.append(cell)
                unit.role = unit.role or "originating_office"
                continue
            role = _head_cell(state, cell, has_number=has_number)
            if role == "":
                role = _agency_cell(unit, cell, agency, has_number, is_dated)
            has_number = has_number or role == "reference_number"
            has_office = has_office or role == "originating_office"
            agency += _told_agency(role, cell)
            agency += _beside_number(state)
            unit.role = unit.role or role
        if not unit.role:
            state.leave(unit, Why.STAMP if is_dated else Why.UNKNOWN)
            unit.role = "unknown"
    made.agency = tuple(agency)
    if made.day is None and not made.date.text and not _is_open_date(made.date):
        _short_date(state)


def _cells(unit: Unit) -> list[str]:
    """The pieces of a line of the head, a label put to what it names."""
    found: list[str] = []
    for cell in unit.filled:
        labels = (pattern("number_label"), pattern("date_label"), pattern("memorandum_office"))
        if found and any(label.fullmatch(found[-1]) for label in labels):
            found[-1] = f"{found[-1]} {cell}"
            continue
        is_short = len(cell) < _LONGEST_PIECE
        both = pattern("number_and_date").fullmatch(cell) if is_short else None
        if both and pattern("number_label").match(cell) and not cell.startswith(both["date"]):
            found += [both["number"], both["date"]]
        else:
            found.append(cell)
    return found


def _head_cell(state: Recognition, cell: str, *, has_number: bool) -> str:
    made = state.made
    if len(cell) > _LONGEST_PIECE:
        return ""
    if pattern("memorandum").fullmatch(cell):
        made.kind = "memorandum"
        return "heading"
    if pattern("memorandum_office").fullmatch(cell):
        made.kind = "memorandum"
        return "originating_office"
    if pattern("urgency_line").fullmatch(cell):
        made.urgency = nearest_urgency(cell)
        return "urgency"
    secrecy = pattern("secrecy_line").fullmatch(cell)
    if secrecy and not secrecy["before"].strip():
        made.secrecy = secrecy["secrecy"]
        return "secrecy"
    if pattern("copy_line").fullmatch(cell):
        state.asides.append(Aside(cell, Why.UNKNOWN))
        return "copy_mark"
    if not has_number and _number(state, cell):
        return "reference_number"
    if _date(state, cell):
        return "date"
    return ""


def _number(state: Recognition, cell: str) -> bool:
    match = pattern("number").fullmatch(cell)
    if match:
        tail = pattern("number_tail").match(match["rest"])
        if tail:  # ป ๑๒๓, พิเศษ: the office's own way to number
            before = match["number"].strip()
            gap = "" if before.endswith("/") else " "
            state.made.number = number_of(f"{before}{gap}{tail[0]}")
            state.rest = match["rest"][tail.end() :].strip()
            return True
        state.made.number = number_of(match["number"])
        state.rest = match["rest"].lstrip("-–.…_ ").strip()
        return True
    blank = pattern("number_blank").fullmatch(cell)
    if blank:
        text = blank["number"].strip()
        state.made.number = Field(text, (doubt("open_number"),))
        return True
    other = pattern("number_any").fullmatch(cell)
    if other and not pattern("date").fullmatch(cell):
        state.made.number = number_of(other["number"])
        return True
    return False


def _date(state: Recognition, cell: str) -> bool:
    """A date in any form, or the room that is left for one."""
    made = state.made
    if len(cell) > _LONGEST_DATE or made.day is not None:
        return False
    day = date_of(cell)
    if day is not None and not day.is_blank:
        made.day = day
        written = to_arabic(long_date(day))
        doubts = tuple(_doubts_of(state, day))
        made.date = Field(written, doubts if day.day else (*doubts, doubt("open_date")))
        return True
    blank = pattern("date_blank").fullmatch(cell)
    if blank and not pattern("date_label").fullmatch(cell):
        made.date = Field("", (doubt("open_date"),))
        return True
    if pattern("date_like").fullmatch(cell) and not made.date.text:
        made.date = Field("", (doubt("cannot_read", cell),))
        return True
    return False


def _agency_cell(unit: Unit, cell: str, agency: list[str], has_number: bool, is_dated: bool) -> str:
    if is_dated or len(agency) >= _MOST_AGENCY or not re.search("[ก-๙]{3}", cell):
        return ""
    is_far = unit.line.place.left is not None and unit.line.place.left > _FAR
    is_beside = has_number or unit.is_at_axis or is_far or unit.line.table > 0
    return "issuing_agency" if is_beside else ""


def _beside_number(state: Recognition) -> list[str]:
    """What stands after the number in one piece with it: a date, or the letterhead begins."""
    rest, state.rest = state.rest, ""
    if not rest or _date(state, rest):
        return []
    return [rest]


def _told_agency(role: str, cell: str) -> list[str]:
    if role == "issuing_agency":
        return [cell]
    match = pattern("memorandum_office").fullmatch(cell) if role == "originating_office" else None
    text = match["text"].rstrip(_LEADER) if match else ""
    return [text] if text else []


def _goes_on(cell: str) -> bool:
    """A memorandum's office may go on over a second line, as with its telephone."""
    return not pattern("number_label").match(cell) and label_and_text(cell) == ("", "")


def _short_date(state: Recognition) -> None:
    """A date with its month cut short, as stamps have it; the letter has no other."""
    match = pattern("short_date").search(state.whole)
    day = date_of(match["date"]) if match else None
    if match and day is not None:
        state.made.day = day
        state.made.date = Field(to_arabic(long_date(day)), (doubt("short_date", match[0]),))


def _is_open_date(date: Field) -> bool:
    return bool(date.doubts) and date.doubts != (doubt("not_found"),)


def _doubts_of(state: Recognition, day: ThaiDate) -> list[str]:
    found = []
    if day.day is not None and day.gregorian().weekday() >= _SATURDAY:
        found.append(doubt("weekend"))
    for match in pattern("dated_elsewhere").finditer(state.whole):
        other = date_of(match["date"])
        if other is not None and other != day:
            found.append(doubt("elsewhere", match[0]))
    for match in pattern("received").finditer(state.whole):
        stamp = date_of(match["date"])
        if stamp is not None and day.day is not None and stamp < day:
            found.append(doubt("after_receipt", match["date"]))
    return list(dict.fromkeys(found))


# -- labelled parts ------------------------------------------------------------------------------


def read_parts(state: Recognition) -> None:
    """Subject, addressee, references and enclosures, from their labels on."""
    parts: dict[str, list[Unit]] = {name: [] for name in LABELLED}
    texts: dict[str, list[str]] = {name: [] for name in LABELLED}
    current = ""
    while (unit := state.here) is not None:
        name, text = label_and_text(unit.text)
        if name and not texts[name]:
            current = name
            texts[name].append(text)
        elif current and _continues(state, unit, current, texts[current]):
            texts[current].append(unit.text)
        else:
            break
        parts[current].append(unit)
        state.take({"recipient": "salutation"}.get(current, current))
    made = state.made
    word = next((pattern("salutation_word").match(one.text) for one in parts["recipient"]), None)
    made.salutation = word["word"] if word else ""
    made.recipient = found_of(addressees(texts["recipient"]))
    made.subject = found_of(joined_units(texts["subject"], parts["subject"]))
    made.references = tuple(map(_reference, _entries(texts, parts, "references")))
    _enclosures(state, _entries(texts, parts, "enclosures"))


def _entries(texts: dict[str, list[str]], parts: dict[str, list[Unit]], name: str) -> list[str]:
    spaced = [unit.line.ends_in_space for unit in parts[name]]
    whole = "quantity" if name == "enclosures" else "citation_whole"
    return entries_of(texts[name], spaced, whole)


def _continues(state: Recognition, unit: Unit, name: str, written: Sequence[str]) -> bool:
    """Whether a line still belongs to the labelled part above it."""
    text = unit.text
    if unit.line.table and unit.line.table in state.data_tables:
        return False
    if name in ("references", "enclosures") and pattern("item").fullmatch(text):
        return True
    if name in ("references", "enclosures") and pattern("goes_on").match(text):
        return True
    if name == "recipient" and pattern("addressee").match(text):
        return not pattern("close").fullmatch(text)
    if pattern("opener").match(text) or pattern("always_begins").match(text):
        return False
    if not written or not "".join(written).strip():
        return name == "subject" and not unit.line.starts
    if name == "references":
        whole = pattern("citation_whole").search(" ".join(written)) is not None
        return not whole and state.goes_on(unit)
    if name == "enclosures":
        has_quantity = pattern("quantity").search(written[-1]) is not None
        own = pattern("quantity").search(text) is not None and len(text) < 200
        if has_quantity:
            return own and not pattern("opener").match(text)
        return own or state.goes_on(unit) or _quantity_follows(state)
    return state.goes_on(unit)


def _quantity_follows(state: Recognition) -> bool:
    """A hanging line can stand where paragraphs begin; its quantity then tells it apart."""
    for unit in state.ahead(3):
        if pattern("opener").match(unit.text) or label_and_text(unit.text)[0]:
            return False
        if pattern("quantity").search(unit.text):
            return True
    return False


def _reference(text: str) -> Reference:
    is_short = len(text) < _LONGEST_CITED
    match = pattern("citation").search(text)
    if match is None and is_short:
        match = pattern("citation_any").fullmatch(text)
    dated_only = pattern("citation_dated").fullmatch(text) if match is None and is_short else None
    if dated_only is not None and (day := date_of(dated_only["date"])):
        return Reference(dated_only["head"].strip(), "", to_arabic(long_date(day)))
    if match is None:
        is_letter = pattern("cites_letter").search(text) is not None
        return Reference(text, "", "", doubts=(doubt("incomplete"),) if is_letter else ())
    named = match["head"] if "head" in match.re.groupindex else text[: match.start()]
    head, urgency = named.strip(), ""
    ending = re.search(rf"\s+({pattern('urgency').pattern})$", head)
    if ending:
        head, urgency = head[: ending.start()].strip(), ending[1]
    day = date_of(match["date"])
    dated = to_arabic(long_date(day)) if day else match["date"]
    number = number_of(match["number"])
    doubts = number.doubts if day else (*number.doubts, doubt("incomplete"))
    rest = text[match.end() :].strip()
    if rest:
        doubts = (*doubts, doubt("rest", rest))
    return Reference(head, number.text, dated, urgency, doubts)


def _enclosures(state: Recognition, entries: list[str]) -> None:
    items, quantities = [], []
    for text in entries:
        match = pattern("quantity").search(text)
        items.append(
            Field(text[: match.start()].strip())
            if match
            else Field(text, (doubt("without_quantity"),))
        )
        quantities.append((match["quantity"] or match["plain"]).strip() if match else "")
    state.made.enclosures, state.made.quantities = tuple(items), tuple(quantities)
