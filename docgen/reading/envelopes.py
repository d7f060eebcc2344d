"""Envelopes: who sends, the number, to whom with the address, and what the post has to see."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docgen.reading.found_letter import ReadField, ReadLetter
from docgen.reading.line_texts import number_read
from docgen.reading.patterns import nearest_urgency, pattern
from docgen.reading.units import ReadUnit, Recognition

_MOST_LINES = 14


def reads_as_envelope(units: Sequence[ReadUnit]) -> bool:
    """Whether a few lines say who sends, a number, and to whom, and nothing about what."""
    said = [unit.joined_pieces for unit in units]
    if len(said) > _MOST_LINES:
        return False
    to = next((at for at, text in enumerate(said) if _to_whom(text)), -1)
    has_number = any(pattern("number").fullmatch(text) for text in said[: max(to, 0)])
    others = ("parts.subject", "close", "always_begins")
    is_other = any(pattern(form).match(text) for form in others for text in said)
    return to > 0 and has_number and not is_other


def read_envelope(state: Recognition) -> bool:
    """A few lines: who sends, the number, to whom with the address."""
    if not reads_as_envelope(state.units):
        return False
    said = [unit.joined_pieces for unit in state.units]
    to = next(at for at, text in enumerate(said) if _to_whom(text))
    made = state.made
    made.kind = "envelope"
    _sender(made, state.units[:to])
    match = _to_whom(said[to])
    made.recipient = ReadField(match["text"] if match else "")
    if match and "leading" in match.groupdict():
        made.own["leading"] = ReadField(match["leading"])
    made.own["address"] = tuple((text,) for text in said[to + 1 :])
    state.take_units(made.kind, len(said))
    return True


def _sender(made: ReadLetter, units: Sequence[ReadUnit]) -> None:
    """Who sends it, its number, and the permit of the post at the right."""
    permit: list[tuple[str, ...]] = []
    for unit in units:
        text = unit.joined_pieces
        number = pattern("number").fullmatch(text)
        telephone = pattern("telephone").fullmatch(text)
        if number:
            made.number = number_read(number["number"])
        elif telephone:
            made.own["sender_telephone"] = ReadField(telephone["text"])
        elif pattern("urgency_line").fullmatch(text):
            made.urgency = nearest_urgency(text)
        elif unit.is_at_axis:
            permit.append((text,))
        else:
            made.agency += (text,)
    if permit:
        made.own["permit"] = tuple(permit)


def _to_whom(text: str) -> re.Match[str] | None:
    """Whom an envelope is for, after the word of a letter or a word to the post."""
    return pattern("parts.recipient").fullmatch(text) or pattern("envelope_leading").fullmatch(text)
