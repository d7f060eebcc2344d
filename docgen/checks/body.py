"""Rules about the three parts of a body: what it recalls, what it asks, what it concludes."""

from __future__ import annotations

from collections.abc import Iterator

from docgen import kinds
from docgen.checks.proper_names import pattern
from docgen.checks.rule_input import Case, Rule, SourceRule, form, prose
from docgen.diagnostics import Diagnostic
from docgen.light import regex
from docgen.model.dossier import Dossier

_NUMBER_TYPED = regex(r"[0-9๐-๙]{1,2}[.)]\s*(?=\D)")


def references_are_recalled(case: Case) -> Iterator[Diagnostic]:
    """A cited letter has its reason in the body."""
    letters = [
        at
        for at, reference in enumerate(case.dossier.circular.references)
        if reference.reference_number is not None
    ]
    entries, paragraphs = case.entries("references"), case.entries("paragraph", "resumed", "item")
    if not letters or len(entries) <= letters[0] or not paragraphs:
        return
    is_recalled = any(pattern("recalled").search(paragraph.text) for paragraph in paragraphs)
    if not is_recalled and form("letter_word") not in case.body:
        yield Diagnostic("DG7008", entries[letters[0]].at)


def close_is_not_typed(dossier: Dossier) -> Iterator[Diagnostic]:
    """The complimentary close goes with the salutation, so the body does not bring its own."""
    if dossier.form.part("complimentary_close") is None:
        return
    for path, text in prose(dossier):
        for close in form("closes"):
            if path[0] == "body" and text.strip().startswith(close):
                at = dossier.places.texts[path].place(text.index(close), len(text))
                yield Diagnostic("DG7102", at, {"text": text.strip()})


def issue_date_is_not_typed(dossier: Dossier) -> Iterator[Diagnostic]:
    """When an order, an announcement and their like were given is printed after the text."""
    if dossier.form.part("issue_phrase") is None:
        return
    for path, text in prose(dossier):
        said = text.strip()
        if path[0] == "body" and pattern("issue_typed").fullmatch(said):
            start = text.index(said)
            at = dossier.places.texts[path].place(start, start + len(said))
            yield Diagnostic("DG7185", at, {"text": said})


def entries_are_not_numbered(dossier: Dossier) -> Iterator[Diagnostic]:
    """Numbers of enclosures and references come by themselves; a single one has none."""
    for path, text in prose(dossier):
        match = _NUMBER_TYPED.match(text)
        if match and path[0] in ("enclosures", "references"):
            at = dossier.places.texts[path].place(0, match.end())
            yield Diagnostic("DG7106", at, {"text": match[0].strip()}, mend=(match[0], ""))


def rows_are_not_numbered(dossier: Dossier) -> Iterator[Diagnostic]:
    """Who came to a meeting, and other entries that a kind numbers, are typed without numbers."""
    numbered = {
        field
        for part in dossier.form.parts
        if part.numbered
        for line in part.text
        for field in kinds.places_of(line)
    }
    for path, text in dossier.places.texts.items():
        is_first = path[0] == "details" and path[1] in numbered and path[3:] in ((), (0,))
        match = _NUMBER_TYPED.match(text.text) if is_first else None
        if match:
            at = text.place(0, match.end())
            yield Diagnostic("DG7186", at, {"text": match[0].strip()}, mend=(match[0], ""))


def enclosures_tell_their_number(dossier: Dossier) -> Iterator[Diagnostic]:
    """Every enclosure says how many of it are enclosed, here or in its own words."""
    for index, enclosure in enumerate(dossier.circular.enclosures):
        on_paper = enclosure.url is None
        if on_paper and enclosure.quantity is None and form("quantity_word") not in enclosure.item:
            yield Diagnostic(
                "DG7119", dossier.places.of("enclosures", index), {"item": enclosure.item}
            )


def requests_are_items(case: Case) -> Iterator[Diagnostic]:
    """Several things asked in one paragraph are easier to act on as numbered items."""
    word, most = form("request_word"), int(form("requests_in_a_paragraph"))
    for entry in case.entries("paragraph"):
        count = entry.text.count(word)
        if count > most:
            yield Diagnostic("DG7120", entry.at, {"count": count, "word": word})


RULES: tuple[Rule, ...] = (references_are_recalled, requests_are_items)
SOURCE_RULES: tuple[SourceRule, ...] = (
    close_is_not_typed,
    issue_date_is_not_typed,
    entries_are_not_numbered,
    rows_are_not_numbered,
    enclosures_tell_their_number,
)
