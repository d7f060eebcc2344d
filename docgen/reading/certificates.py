"""Certificates: the number with the letterhead, the bearer, the frame for his photograph."""

from __future__ import annotations

import re

from docgen.reading.feet import read_foot
from docgen.reading.found_letter import ReadField
from docgen.reading.line_texts import number_read
from docgen.reading.patterns import doubt_sentence, pattern
from docgen.reading.signatures import signers
from docgen.reading.units import ReadUnit, Recognition


def read_certificate_head(state: Recognition) -> None:
    """The number and the letterhead, in whatever order and however they stand beside each other."""
    made = state.made
    agency = []
    while (unit := state.next_unit) is not None:
        text = unit.joined_pieces
        match = pattern("certificate_number").fullmatch(text)
        other = head_number(unit)
        if match and not made.number.text:
            made.number = field_of_year(match["number"])
            agency += [match["rest"]] if match["rest"] else []
            state.take_units("certificate_number")
        elif other and not made.number.text:
            field_of = field_of_year if "label" in other.groupdict() else number_read
            made.number = field_of(other["number"])
            rest = other.groupdict().get("rest") or ""
            agency += filter(None, (rest, *unit.filled_pieces[1:]))
            state.take_units("certificate_number")
        elif pattern("certificate_title").fullmatch(text):
            state.take_units("title")
        elif pattern("certified_text").match(text) or len(text) > 90 or len(agency) > 4:
            break
        else:
            agency.append(text)
            state.take_units("issuing_agency")
    made.agency = tuple(agency)


def head_number(unit: ReadUnit) -> re.Match[str] | None:
    """A number of a year, ``ที่ ๒๓/๒๕๖๙``, or of a letter, with the letterhead beside it."""
    if not unit.filled_pieces:
        return None
    return pattern("number_of_year").fullmatch(unit.filled_pieces[0]) or pattern(
        "number"
    ).fullmatch(unit.filled_pieces[0])


def field_of_year(text: str) -> ReadField:
    """A number over its year, doubted where one of both is still open."""
    plain = "".join(text.split())
    if re.fullmatch(r"[0-9]+/[0-9]{4}", plain):
        return ReadField(plain)
    return ReadField(plain.strip(".…_"), (doubt_sentence("open_number"),))


def read_certificate_foot(state: Recognition) -> None:
    """Who signs, the frame for a photograph, the bearer, whom to ask."""
    before = signers(state)
    _photograph(state)
    read_foot(state)
    state.made.signers = (*before, *state.made.signers)
    unit = state.next_unit
    if unit is not None and pattern("bearer").fullmatch(unit.joined_pieces):
        state.take_units("bearer")
    _bearer(state)


def _photograph(state: Recognition) -> None:
    """The words in the frame for a photograph, down to who signs."""
    if not pattern("photograph").fullmatch(state.next_text):
        return
    lines = [state.next_text]
    state.take_units("photograph")
    while (unit := state.next_unit) is not None and not _signs(unit):
        lines.append(unit.joined_pieces)
        state.take_units("photograph")
    state.made.own["photograph"] = ReadField(" ".join(lines))


def _signs(unit: ReadUnit) -> bool:
    names = ("sign_line", "any_name", "blank_name", "bearer")
    return any(pattern(name).fullmatch(unit.joined_pieces) for name in names)


def _bearer(state: Recognition) -> None:
    """Who is certified signs too; he is a field of the certificate."""
    made = state.made
    others = []
    for signer in made.signers:
        if pattern("bearer").fullmatch(" ".join(signer.titles)):
            made.own["certified_person"] = signer.name
        else:
            others.append(signer)
    made.signers = tuple(others)
