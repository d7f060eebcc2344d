"""Rules about the sentences as they were typed: spacing, digits, dates, and what is personal."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.proper_names import pattern
from docgen.checks.rule_input import Case, Rule, SourceRule, found_in, prose
from docgen.codes.reasons import Reason
from docgen.diagnostics import Diagnostic, Position
from docgen.light import regex
from docgen.model.body_parts import BodyPart
from docgen.model.dossier import Dossier
from docgen.model.letter import Table
from docgen.thai import Fault
from docgen.thai.running_text import MOBILE, personal_data, wrong_dates
from docgen.thai.spacing import slips

_MARKED = regex(r"(\*\*|__)(?=[^*_\s])[^*_]+\1")


def spacing_and_digits(dossier: Dossier) -> Iterator[Diagnostic]:
    """Thai is spaced by the rules of the Royal Society, and one number has one kind of digits."""
    for path, text in prose(dossier):
        for fault in slips(text):
            yield found_in(dossier, path, fault)


def marks_beside_the_body(dossier: Dossier) -> Iterator[Diagnostic]:
    """Words are marked in the body alone; elsewhere a mark is printed as it stands."""
    for path, text in prose(dossier):
        if path[0] != "body":
            for match in _MARKED.finditer(text):
                at = dossier.places.texts[path].place(*match.span())
                yield Diagnostic("DG7022", at, {"sign": match[1]})


def dates_in_sentences(dossier: Dossier) -> Iterator[Diagnostic]:
    """A date in a sentence exists, is of the Buddhist era, and falls on the weekday it says."""
    for path, text in prose(dossier):
        for fault in wrong_dates(text):
            yield wrong_date(fault, dossier.places.texts[path].place(fault.start, fault.end))


def wrong_date(fault: Fault, at: Position) -> Diagnostic:
    """A date that cannot be, with what the reader of dates says of it and how he would mend it."""
    told = Diagnostic(fault.code, None, fault.params)
    reason = Reason(told.message("th"), told.message("en"))
    remedy = Reason(told.remedy("th"), told.remedy("en"))
    params = {"written": fault.params["written"], "reason": reason, "remedy": remedy}
    return Diagnostic("DG7118", at, params)


def personal_in_sentences(dossier: Dossier) -> Iterator[Diagnostic]:
    """What belongs to one person is not sent to many."""
    for path, text in prose(dossier):
        for fault in personal_data(text):
            # A number given to be called is meant to be known.
            if fault.code != MOBILE or not pattern("coordinates").search(text):
                yield found_in(dossier, path, fault)
    for person in dossier.office.coordinators:
        at = dossier.place_in_office("coordinators")
        yield from _personal_at(at, f"{person.name} {person.telephone or ''}")


def personal_in_recipients(dossier: Dossier) -> Iterator[Diagnostic]:
    """Nor does a list of recipients carry it into their letters unseen.

    Where a letter is mailed to is no part of it.
    """
    for recipient in dossier.recipients:
        fields = (text for name, text in recipient.fields.items() if name != "email")
        for text in (recipient.name, recipient.addressee, *fields):
            yield from _personal_at(recipient.at, text)


def personal_in_tables(dossier: Dossier) -> Iterator[Diagnostic]:
    """Nor does a table that the body takes from a file."""
    body = dossier.circular.body
    for index, part in enumerate(body if isinstance(body, tuple) else ()):
        table = part.table if isinstance(part, BodyPart) else None
        if table is not None and table.file:
            for number, row in enumerate(table.rows):
                at = dossier.places.of("body", index, "table", "rows", number)
                for cell in row:
                    yield from _personal_at(at, cell)


def personal_in_annexes(case: Case) -> Iterator[Diagnostic]:
    """An annex is a part of the letter."""
    for annex in case.letter.annexes:
        for part in annex.parts:
            if isinstance(part, Table):
                texts = (cell.text for row in part.rows for cell in row)
                for text in texts:
                    yield from _personal_at(part.at or annex.at, text)


def _personal_at(at: Position | None, text: str) -> Iterator[Diagnostic]:
    for fault in personal_data(text):
        yield Diagnostic(fault.code, at, fault.params)


SOURCE_RULES: tuple[SourceRule, ...] = (
    spacing_and_digits,
    marks_beside_the_body,
    dates_in_sentences,
    personal_in_sentences,
    personal_in_recipients,
    personal_in_tables,
)
RULES: tuple[Rule, ...] = (personal_in_annexes,)
