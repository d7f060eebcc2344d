"""The parts of a letter that a label opens: subject, addressee, references, enclosures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docgen.reading.found_letter import ReadField, ReadReference
from docgen.reading.line_texts import (
    LABELLED,
    addressees,
    entries_of,
    found_of,
    joined_units,
    label_and_text,
    number_read,
)
from docgen.reading.patterns import date_of, doubt_sentence, pattern
from docgen.reading.units import SAME_PLACE, ReadUnit, Recognition
from docgen.thai.dates import long_date
from docgen.thai.numerals import to_arabic

_LONGEST_CITED = 600
_NO_PARAGRAPH = 110.0  # points from the margin: no paragraph begins so far in


def read_parts(state: Recognition) -> None:
    """Subject, addressee, references and enclosures, from their labels on."""
    parts: dict[str, list[ReadUnit]] = {name: [] for name in LABELLED}
    texts: dict[str, list[str]] = {name: [] for name in LABELLED}
    current = ""
    while (unit := state.next_unit) is not None:
        name, text = label_and_text(unit.text)
        if name and not texts[name]:
            current = name
            texts[name].append(_without_leader(text))
        elif current and (
            _is_under_text(state, unit, parts[current][0])
            or _continues(state, unit, current, texts[current])
        ):
            texts[current].append(_without_leader(unit.text))
        else:
            break
        parts[current].append(unit)
        state.take_units({"recipient": "salutation"}.get(current, current))
    made = state.made
    word = next(
        (pattern("salutation_word").match(each_unit.text) for each_unit in parts["recipient"]), None
    )
    made.salutation = word["word"] if word else ""
    made.recipient = found_of(addressees(texts["recipient"]))
    made.subject = found_of(joined_units(texts["subject"], parts["subject"]))
    made.references = tuple(map(_reference, _entries(texts, parts, "references")))
    _enclosures(state, _entries(texts, parts, "enclosures"))


def _without_leader(text: str) -> str:
    """A text without the dots that a form draws after it; dots alone are room to write in."""
    return pattern("leader_after").sub("", text) or text


def _entries(texts: dict[str, list[str]], parts: dict[str, list[ReadUnit]], name: str) -> list[str]:
    spaced = [unit.line.ends_in_space for unit in parts[name]]
    whole = "quantity" if name == "enclosures" else "citation_whole"
    return entries_of(texts[name], spaced, whole)


def _continues(state: Recognition, unit: ReadUnit, name: str, written: Sequence[str]) -> bool:
    """Whether a line still belongs to the labelled part above it."""
    text = unit.text
    if unit.line.table and unit.line.table in state.data_tables:
        return False
    is_item = _item(text)
    if name in ("references", "enclosures") and is_item:
        return True
    if name in ("references", "enclosures") and pattern("goes_on").match(text):
        return True
    if is_item and name == "recipient":  # else a body that begins with a heading of its own
        return _item(written[0])
    if is_item:
        return False
    if name == "recipient" and pattern("addressee").match(text):
        return not pattern("close").fullmatch(text)
    if _opens_body(text):
        return False
    if not any(line.strip() for line in written):
        return name == "subject" and not unit.line.starts
    if name == "references":
        whole = pattern("citation_whole").search(_end_of(written)) is not None
        return not whole and state.goes_on(unit)
    if name == "enclosures":
        has_quantity = pattern("quantity").search(written[-1]) is not None
        own = pattern("quantity").search(text) is not None and len(text) < 200
        if has_quantity:
            return own and not pattern("opener").match(text)
        return own or state.goes_on(unit) or _quantity_follows(state)
    return state.goes_on(unit)


def _opens_body(text: str) -> bool:
    """Whether a line begins as paragraphs of the body do, or is a heading of them."""
    is_opener = pattern("opener").match(text) or pattern("always_begins").match(text)
    return bool(is_opener) or pattern("bare_heading").fullmatch(text) is not None


def _end_of(lines: Sequence[str]) -> str:
    """The end of lines as one text, long enough for the date that a citation ends in."""
    end = ""
    for line in reversed(lines):
        end = f"{line[-_LONGEST_CITED:]} {end}" if end else line[-_LONGEST_CITED:]
        if len(end) >= _LONGEST_CITED:
            break
    return end


def _item(text: str) -> bool:
    return any(pattern(form).fullmatch(text) for form in ("item", "bracket_item"))


def _is_under_text(state: Recognition, unit: ReadUnit, labelled: ReadUnit) -> bool:
    """Whether a line of a page begins where the text beside its label does, and no paragraph."""
    under, lefts = labelled.line.inner_left, unit.line.lefts
    if under is None or not lefts or unit.is_of_word or unit.line.new_page:
        return False
    if _opens_body(unit.text) and lefts[0] < _NO_PARAGRAPH:
        return False
    is_paragraph = abs(lefts[0] - state.indent_of_text) <= SAME_PLACE
    return abs(lefts[0] - under) <= SAME_PLACE and not is_paragraph


def _quantity_follows(state: Recognition) -> bool:
    """A hanging line can stand where paragraphs begin; its quantity then tells it apart."""
    for unit in state.units_ahead(3):
        if pattern("opener").match(unit.text) or label_and_text(unit.text)[0]:
            return False
        if pattern("quantity").search(unit.text):
            return True
    return False


def _reference(text: str) -> ReadReference:
    is_short = len(text) < _LONGEST_CITED
    match = pattern("citation").search(text)
    if match is None and is_short:
        match = pattern("citation_any").fullmatch(text)
    dated_only = pattern("citation_dated").fullmatch(text) if match is None and is_short else None
    if dated_only is not None and (day := date_of(dated_only["date"])):
        return ReadReference(dated_only["head"].strip(), "", to_arabic(long_date(day)))
    if match is None:
        is_letter = pattern("cites_letter").search(text) is not None
        return ReadReference(
            text, "", "", doubts=(doubt_sentence("incomplete"),) if is_letter else ()
        )
    named = match["head"] if "head" in match.re.groupindex else text[: match.start()]
    head, urgency = named.strip(), ""
    ending = re.search(rf"\s+({pattern('urgency').pattern})$", head)
    if ending:
        head, urgency = head[: ending.start()].strip(), ending[1]
    day = date_of(match["date"])
    dated = to_arabic(long_date(day)) if day else match["date"]
    is_of_year = pattern("year_number").fullmatch(match["number"]) is not None
    number = ReadField(match["number"]) if is_of_year else number_read(match["number"])
    doubts = number.doubts if day else (*number.doubts, doubt_sentence("incomplete"))
    rest = text[match.end() :].strip()
    if rest:
        doubts = (*doubts, doubt_sentence("rest", rest))
    return ReadReference(head, number.text, dated, urgency, doubts)


def _enclosures(state: Recognition, entries: list[str]) -> None:
    items, quantities = [], []
    for text in entries:
        match = pattern("quantity").search(text)
        items.append(
            ReadField(text[: match.start()].strip())
            if match
            else ReadField(text, (doubt_sentence("without_quantity"),))
        )
        quantities.append((match["quantity"] or match["plain"]).strip() if match else "")
    state.made.enclosures, state.made.quantities = tuple(items), tuple(quantities)
