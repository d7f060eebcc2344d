"""Documents that begin with a title: orders, notices, rules, certificates, minutes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field

from docgen import kinds
from docgen.light import dataclass
from docgen.reading.bodies import read_units_of_body, tables_of_data
from docgen.reading.certificates import (
    field_of_year,
    head_number,
    read_certificate_foot,
    read_certificate_head,
)
from docgen.reading.feet import closes_body, read_foot
from docgen.reading.found_letter import ReadField, ReadLetter
from docgen.reading.line_texts import joined_units
from docgen.reading.lines import Aside, Why
from docgen.reading.ministerial import read_ministerial_title, read_remark
from docgen.reading.minutes import read_minutes_foot, read_minutes_head
from docgen.reading.patterns import date_of, doubt_sentence, pattern
from docgen.reading.signatures import signers
from docgen.reading.units import ReadUnit, Recognition
from docgen.thai.dates import long_date
from docgen.thai.numerals import to_arabic

TITLES = (
    *("order", "announcement", "regulation", "by_law", "statement", "news", "minutes"),
    "ministerial_regulation",
)
_OF_RULES = ("regulation", "by_law")
_IN_CLAUSES = (*_OF_RULES, "ministerial_regulation")
_TOLD_LAST = ("statement", "news")
_MOST_TITLE = 5  # lines
_MOST_HEAD = 14


def title_of(units: Sequence[ReadUnit]) -> tuple[str, int] | None:
    """The kind that one of the first lines is the title of, and which line; ``None`` if none is."""
    for index, unit in enumerate(units[:_MOST_HEAD]):
        text = unit.joined_pieces
        if len(text) > 160:
            return None
        for name in TITLES:
            if pattern(f"titles.{name}").fullmatch(text):
                return name, index
        is_other = pattern("certificate_number").fullmatch(text) or head_number(unit)
        if is_other and any(
            pattern("certified_text").match(unit.text) for unit in units[:_MOST_HEAD]
        ):
            return "certificate", index
    return None


def read_titled(state: Recognition, kind: str, first: int) -> None:
    """The whole of a document that begins with a title in unit ``first``."""
    state.made.kind = kind
    state.made.number = ReadField("")
    state.at = first
    if kind == "certificate":
        read_certificate_head(state)
    elif kind == "minutes":
        read_minutes_head(state)
    elif kind == "ministerial_regulation":
        read_ministerial_title(state)
    else:
        _title(state, kind)
    state.data_tables = tables_of_data(state, state.at)
    read_units_of_body(state, _ends, clauses=kind in _IN_CLAUSES)
    if kind == "minutes":
        read_minutes_foot(state)
        return
    _issue(state)
    if kind in _TOLD_LAST:
        _told_last(state)
    if kind == "ministerial_regulation":
        state.made.signers = tuple(signers(state))
        read_remark(state)
    else:
        read_certificate_foot(state) if kind == "certificate" else read_foot(state)


def _ends(state: Recognition, unit: ReadUnit) -> bool:
    text = unit.joined_pieces
    is_issue = pattern("issue_phrase").fullmatch(text) is not None and len(text) < 70
    if state.made.kind in _TOLD_LAST:
        following = state.units_ahead(2)[1:]
        is_issuer = len(text) < 80 and bool(following) and _is_date(following[0])
        return is_issue or is_issuer or closes_body(state, unit)
    if state.made.kind == "minutes":
        return pattern("closed").fullmatch(text) is not None and len(text) < 60
    return is_issue or closes_body(state, unit)


def _is_date(unit: ReadUnit) -> bool:
    return date_of(unit.text) is not None and len(unit.text) < 40


# -- titles --------------------------------------------------------------------------------------


@dataclass(slots=True)
class _TitleLines:
    """Who issues a document, and the lines of what it is about, as far as they have been read."""

    issuer: list[str]
    subject: list[ReadUnit] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def begin_subject(self, unit: ReadUnit, text: str) -> str:
        """The line that names the subject, with the ``text`` after its label; its role."""
        self.subject, self.texts = [unit], [text]
        return "subject"

    def go_on(self, unit: ReadUnit) -> str:
        """One more line of the subject, or of the issuer before there is one; its role."""
        if not self.subject:
            self.issuer.append(unit.joined_pieces)
            return "title"
        self.subject.append(unit)
        self.texts.append(unit.joined_pieces)
        return "subject"


def _title(state: Recognition, kind: str) -> None:
    """Issuer, number, subject, edition and year, each on a line of its own."""
    made = state.made
    made.title = state.next_text
    match = pattern(f"titles.{kind}").fullmatch(made.title)
    lines = _TitleLines([match["issuer"].strip()] if match else [])
    last = state.at + _MOST_TITLE * 2
    state.take_units("title")
    while (unit := state.next_unit) is not None and state.at < last:
        text = unit.joined_pieces
        role = _number_on_line(made, text, has_subject=bool(lines.subject))
        if not role and (about := _subject(kind, text)):
            role = lines.begin_subject(unit, about["text"].strip())
        role = role or _edition_or_year(made, kind, text)
        if not role and _goes_on(state, unit, lines.subject):
            role = lines.go_on(unit)
        if not role:
            break
        state.take_units(role)
    made.agency = ("".join(lines.issuer),) if lines.issuer and lines.issuer[0] else ()
    made.subject = ReadField("", (doubt_sentence("not_found"),))
    if lines.texts:
        whole = joined_units(lines.texts, lines.subject)
        made.subject = ReadField(_without_year(state, whole) if kind in _OF_RULES else whole)


def _number_on_line(made: ReadLetter, text: str, *, has_subject: bool) -> str:
    """The role of a line that is the number of the document, which is kept; else empty.

    Above the subject a number of another form is taken for it too.
    """
    match = pattern("number_of_year").fullmatch(text)
    number = field_of_year(match["number"]) if match else None
    if number is None and not has_subject:
        number = _other_number(text)
    if number is None:
        return ""
    made.number = number
    return "order_number"


def _edition_or_year(made: ReadLetter, kind: str, text: str) -> str:
    """The role of a line that is the edition or the year of a rule, which is kept; else empty."""
    for role in ("edition", "year"):
        match = pattern(f"{role}_line").fullmatch(text) if _has(kind, role) else None
        if match:
            made.own[role] = ReadField("".join(match[role].split()))
            return role
    return ""


def _has(kind: str, part: str) -> bool:
    """Whether documents of a kind have that part; else its line goes on with the subject."""
    return kinds.kind(kind).part(part) is not None


def _without_year(state: Recognition, text: str) -> str:
    """What a rule is about, its edition and year told apart where they stand on the same line."""
    match = pattern("title_with_year").fullmatch(text)
    if match is None or "year" in state.made.own:
        return text
    if match["edition"]:
        state.made.own["edition"] = ReadField(match["edition"])
    state.made.own["year"] = ReadField(match["year"])
    return match["subject"]


def _subject(kind: str, text: str) -> re.Match[str] | None:
    name = "about" if kind in _OF_RULES else "parts.subject"
    return pattern(name).fullmatch(text)


def _goes_on(state: Recognition, unit: ReadUnit, subject: Sequence[ReadUnit]) -> bool:
    """A title or subject goes on in the middle of the sheet, before anything is set off."""
    if pattern("opener").match(unit.text) or closes_body(state, unit) or unit.line.table:
        return False
    if unit.is_under_rule:
        return False
    before = state.units[state.at - 1]
    if unit.line.place.left is None or unit.is_of_word:
        return unit.line.is_centred and before.line.is_centred
    if before.role in ("edition", "year"):
        return False
    if unit.line.is_centred or unit.is_at_axis:
        return True
    if before.line.is_centred and unit.line.starts:
        return False  # a paragraph begins under what stands in the middle
    is_wrapped = before.line.is_full and unit.line.place.left > 20
    return bool(subject) and not unit.line.is_set_off and is_wrapped


def _other_number(text: str) -> ReadField | None:
    """A number of a form that directives do not have, or the room for one."""
    if not any(pattern(name).fullmatch(text) for name in ("number", "number_open", "number_blank")):
        opened = pattern("number_any").fullmatch(text)
        if opened is None or not pattern("number_open").fullmatch(opened["number"]):
            return None
    written = pattern("number_any").fullmatch(text)
    said = written["number"].strip() if written else ""
    return ReadField(said, (doubt_sentence("open_number"),) if "." in said[-2:] or not said else ())


# -- ends ----------------------------------------------------------------------------------------


def _issue(state: Recognition) -> None:
    """«สั่ง ณ วันที่ …»: when the document was given."""
    unit = state.next_unit
    match = pattern("issue_phrase").fullmatch(unit.text) if unit is not None else None
    if unit is None or match is None:
        return
    other = pattern("issued_to_all").match(unit.text)
    if other is not None:  # its words are not those that docgen prints
        state.asides.append(Aside(other[0], Why.UNKNOWN, unit.line.place))
    state.made.day = day = date_of(match["date"])
    blank = pattern("issue_blank").fullmatch(match["date"])
    if day is not None:
        state.made.date = ReadField(to_arabic(long_date(day)))
    else:
        reason = (
            doubt_sentence("open_date") if blank else doubt_sentence("cannot_read", match["date"])
        )
        state.made.date = ReadField("", (reason,))
    state.take_units("issue_phrase")


def _told_last(state: Recognition) -> None:
    """A notice to the public ends in who gives it and the day."""
    unit = state.next_unit
    if (
        unit is not None
        and len(unit.text) < 80
        and state.units_ahead(2)[1:]
        and _is_date(state.units_ahead(2)[1])
    ):
        if not state.made.agency:
            state.made.agency = (unit.text,)
        elif state.made.agency[0] != unit.text:
            state.made.own["issued_by"] = ReadField(unit.text)
        state.take_units("issuer")
        day = date_of(state.units_ahead(1)[0].text)
        state.made.day = day
        state.made.date = ReadField(to_arabic(long_date(day))) if day else state.made.date
        state.take_units("closing_date")
