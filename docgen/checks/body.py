"""Rules about the three parts of a body: what it recalls, what it asks, what it concludes."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.case import Case, Rule, form
from docgen.diagnostics import Diagnostic
from docgen.thai.numerals import thai_digits


def recall_is_closed(case: Case) -> Iterator[Diagnostic]:
    """What ตามที่ opens, นั้น closes."""
    paragraphs = case.entries("paragraph")
    opening = _recall(paragraphs[0].text) if paragraphs else ""
    closing = form("recall_close")
    if opening and not paragraphs[0].text.endswith(closing):
        params = {"opening": opening, "closing": closing}
        yield Diagnostic("DG7005", paragraphs[0].at, params)


def conclusion_says_why(case: Case) -> Iterator[Diagnostic]:
    """The last paragraph says what the letter is for, with the salutation's own word."""
    paragraphs = case.entries("paragraph")
    opening = form("aim").format(salutation=case.label("salutation"))
    if paragraphs and not paragraphs[-1].text.startswith(opening):
        yield Diagnostic("DG7006", paragraphs[-1].at, {"opening": opening})


def enclosures_are_named(case: Case) -> Iterator[Diagnostic]:
    """Every enclosure is spoken of in the body, by number where there are several."""
    label = case.label("enclosures")
    entries = case.entries("enclosures")
    if len(entries) > 1 and f"{label} {thai_digits(1)} - {thai_digits(len(entries))}" in case.body:
        return
    for index, entry in enumerate(entries, 1):
        name = f"{label} {thai_digits(index)}" if len(entries) > 1 else label
        if name not in case.body:
            yield Diagnostic("DG7007", entry.at, {"name": name})


def references_are_recalled(case: Case) -> Iterator[Diagnostic]:
    """A cited letter has its reason in the body."""
    entries, paragraphs = case.entries("references"), case.entries("paragraph")
    if not entries or not paragraphs:
        return
    if not _recall(paragraphs[0].text) and form("letter_word") not in case.body:
        yield Diagnostic("DG7008", entries[0].at)


def _recall(text: str) -> str:
    return next((word for word in form("recalls") if text.startswith(word)), "")


RULES: tuple[Rule, ...] = (
    recall_is_closed,
    conclusion_says_why,
    enclosures_are_named,
    references_are_recalled,
)
