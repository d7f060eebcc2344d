"""Rules that hold one letter against others: the one it forwards, those it cites, its own book."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docgen import vocabulary
from docgen.checks.proper_names import ALIKE, latin_names, likeness, misspelt_name, pattern
from docgen.checks.rule_input import SourceRule
from docgen.diagnostics import Diagnostic, Position
from docgen.model.circular import Urgency
from docgen.model.dossier import Dossier
from docgen.model.surroundings import Neighbour
from docgen.thai import Fault
from docgen.thai.date_reading import parse_date
from docgen.thai.dates import ThaiDate, long_date
from docgen.thai.numerals import to_arabic
from docgen.thai.reference_numbers import ReferenceNumber, parse_reference_number

_SHOWN = 3


def after_its_parent(dossier: Dossier) -> Iterator[Diagnostic]:
    """What is sent on comes later, asks no later, and hurries no less than what was received."""
    parent = dossier.around.parent
    if parent is None:
        return
    circular, places, said = dossier.circular, dossier.places, _name_of_parent(parent)
    if parent.date and is_before(circular.date, parent.date):
        params = {"date": _day(circular.date), "parent": said, "original": _day(parent.date)}
        yield Diagnostic("DG2207", places.of("date"), params)
    for name, deadline in circular.deadlines.items():
        original = parent.deadlines.get(name)
        if original is not None and is_before(original, deadline.until):
            at = places.of("deadlines", name, "until")
            days = {"until": _day(deadline.until), "original": _day(original)}
            yield Diagnostic("DG2203", at, {"name": name, "parent": said, **days})
    if _rank(circular.urgency) < _rank(parent.urgency):
        own = vocabulary.thai("urgency", circular.urgency) if circular.urgency else "-"
        original_urgency = vocabulary.thai("urgency", parent.urgency or "")
        params = {"own": own, "parent": said, "original": original_urgency}
        yield Diagnostic("DG2204", places.of("urgency"), params)


def same_facts_as_its_parent(dossier: Dossier) -> Iterator[Diagnostic]:
    """Subject and names are those of the letter received, or plainly others."""
    parent = dossier.around.parent
    if parent is None:
        return
    said, own, theirs = (
        _name_of_parent(parent),
        _bare(dossier.circular.subject),
        _bare(parent.subject),
    )
    if own != theirs and likeness(own, theirs) >= ALIKE:
        params = {"parent": said, "original": parent.subject}
        yield Diagnostic("DG2209", dossier.places.of("subject"), params)
    known = {name for text in (parent.subject, *parent.texts) for name in latin_names(text)}
    for path, scalar in dossier.places.texts.items():
        if path[:1] not in (("subject",), ("body",)):
            continue
        for match in pattern("latin_name").finditer(scalar.text):
            near = misspelt_name(match[0], known)
            if near is not None:
                at = scalar.place(match.start(), match.end())
                params = {"name": match[0], "parent": said, "original": near}
                yield Diagnostic("DG2208", at, params)


def copy_of_its_parent(dossier: Dossier) -> Iterator[Diagnostic]:
    """The enclosure that names the letter received names it rightly."""
    parent = dossier.around.parent
    if parent is None or parent.reference_number is None or parent.date is None:
        return
    cited = [(path, match) for path, match in _citations(dossier) if path[:1] == ("enclosures",)]
    actual = f"{parent.reference_number.text} {_day(parent.date)}"
    exact = [_cited_letter(match) == (parent.reference_number, parent.date) for _, match in cited]
    if any(exact):
        return
    for path, match in cited:
        number, date = _cited_letter(match)
        if number == parent.reference_number or (
            date == parent.date and _same_owner(number, parent)
        ):
            at = dossier.places.texts[path].place(match.start("number"), match.end("date"))
            written = f"{match['number']} {match['date']}"
            params = {"written": written, "parent": parent.path.name, "actual": to_arabic(actual)}
            yield Diagnostic("DG2214", at, params)


def chain_comes_from_somewhere(dossier: Dossier) -> Iterator[Diagnostic]:
    """A chain of forwarded letters does not lead back to where it began."""
    own, chain = dossier.around.own, dossier.around.chain
    if own and chain and chain[-1].path in {own.path, *(letter.path for letter in chain[:-1])}:
        names = " > ".join(letter.path.name for letter in (own, *chain))
        yield Diagnostic("DG2211", dossier.places.of("forwarded_from"), {"chain": names})


def cited_as_they_are(dossier: Dossier) -> Iterator[Diagnostic]:
    """A letter of this workspace is cited by its own number and date."""
    others = dossier.around.others
    for index, reference in enumerate(dossier.circular.references):
        place = dossier.places.of
        if reference.reference_number is None or reference.dated is None:
            continue
        yield from _cited_rightly(
            reference.reference_number,
            reference.dated,
            others,
            place("references", index, "reference_number"),
            place("references", index, "dated"),
        )
    forwards = dossier.circular.forwarded_from is not None
    for path, match in _citations(dossier):
        if path[:1] == ("references",) or (forwards and path[:1] == ("enclosures",)):
            continue
        number, date = _cited_letter(match)
        if number is not None and date is not None:
            scalar = dossier.places.texts[path]
            at_number = scalar.place(*match.span("number"))
            yield from _cited_rightly(
                number, date, others, at_number, scalar.place(*match.span("date"))
            )


def dates_are_deadlines(dossier: Dossier) -> Iterator[Diagnostic]:
    """A day by which something is asked is one of the deadlines, not another typed by hand."""
    deadlines = dossier.circular.deadlines
    if not deadlines:
        return
    known = {day for deadline in deadlines.values() for day in (deadline.until, deadline.previous)}
    known |= {until for letter in dossier.around.chain for until in letter.deadlines.values()}
    for path, scalar in dossier.places.texts.items():
        if path[:1] != ("body",):
            continue
        for match in pattern("until").finditer(to_arabic(scalar.text)):
            date = _parsed_date(match["date"])
            if date is not None and date not in known:
                said = ", ".join(
                    f"{name} {_day(each_deadline.until)}"
                    for name, each_deadline in deadlines.items()
                )
                section = vocabulary.thai("names", "deadlines")
                until = vocabulary.thai("deadline_names", "until")
                suggestion = "{{ " + f"{section}.{next(iter(deadlines))}.{until}" + " }}"
                params = {"date": _day(date), "known": said, "suggestion": suggestion}
                yield Diagnostic("DG2210", scalar.place(*match.span("date")), params)


def _cited_rightly(
    number: ReferenceNumber,
    date: ThaiDate,
    others: Sequence[Neighbour],
    at_number: Position,
    at_date: Position,
) -> Iterator[Diagnostic]:
    dated = [other for other in others if other.reference_number and other.date]
    of_number = [other for other in dated if other.reference_number == number]
    if any(other.date == date for other in of_number):
        return
    for other in of_number:
        if other.date and other.date.year == date.year:
            params = {"number": number.text, "dated": _day(date), "actual": _day(other.date)}
            yield Diagnostic("DG2205", at_date, {**params, "file": other.path.name})
            return
    same_day = [other for other in dated if other.date == date and _same_owner(number, other)]
    if len(same_day) == 1 and same_day[0].reference_number:
        actual = same_day[0].reference_number.text
        params = {"number": number.text, "dated": _day(date), "actual": actual}
        yield Diagnostic("DG2206", at_number, {**params, "file": same_day[0].path.name})


def _citations(dossier: Dossier) -> Iterator[tuple[tuple[str | int, ...], re.Match[str]]]:
    """Every place in the clerk's sentences that names a letter by number and date."""
    for path, scalar in dossier.places.texts.items():
        if path[:1] in (("enclosures",), ("body",)):
            for match in pattern("citation").finditer(to_arabic(scalar.text)):
                yield path, match


def _cited_letter(match: re.Match[str]) -> tuple[ReferenceNumber | None, ThaiDate | None]:
    try:
        number = parse_reference_number(match["number"])
    except Fault:
        number = None
    return number, _parsed_date(match["date"])


def _parsed_date(text: str) -> ThaiDate | None:
    try:
        return parse_date(text)
    except Fault:
        return None


def _same_owner(number: ReferenceNumber | None, other: Neighbour) -> bool:
    theirs = other.reference_number
    if number is None or theirs is None:
        return False
    own = (number.letters, number.office_code, number.circular)
    return own == (theirs.letters, theirs.office_code, theirs.circular)


def is_before(date: ThaiDate, other: ThaiDate) -> bool:
    """Whether ``date`` is earlier for certain; an open day may be any of its month."""
    if date.is_blank or other.is_blank:
        return False
    if date.day is None or other.day is None:
        return (date.year, date.month) < (other.year, other.month)
    return date < other


def _rank(urgency: Urgency | None) -> int:
    return 0 if urgency is None else 1 + list(Urgency).index(urgency)


def _name_of_parent(parent: Neighbour) -> str:
    return parent.reference_number.text if parent.reference_number else parent.path.name


def _day(date: ThaiDate) -> str:
    return to_arabic(long_date(date))


def _bare(text: str) -> str:
    return "".join(to_arabic(text).split())


SOURCE_RULES: tuple[SourceRule, ...] = (
    after_its_parent,
    same_facts_as_its_parent,
    copy_of_its_parent,
    chain_comes_from_somewhere,
    cited_as_they_are,
    dates_are_deadlines,
)
