"""Rules about the three parts of a body: what it recalls, what it asks, what it concludes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.checks.rule_input import Case, Rule, SourceRule, form, prose
from docgen.diagnostics import Diagnostic
from docgen.model.dossier import Dossier
from docgen.thai.letter_lines import NUMBER_NAMED
from docgen.thai.numerals import thai_digits, to_arabic

_NUMBER_TYPED = re.compile(r"[0-9๐-๙]{1,2}[.)]\s*(?=\D)")


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
    addressed = any(block.role == "salutation" for block in case.letter.blocks)
    if addressed and paragraphs and not paragraphs[-1].text.startswith(opening):
        yield Diagnostic("DG7006", paragraphs[-1].at, {"opening": opening})


def enclosures_are_named(case: Case) -> Iterator[Diagnostic]:
    """Every enclosure is spoken of in the body, by number where there are several."""
    label = case.label("enclosures")
    entries = case.entries("enclosures")
    if len(entries) == 1:
        if label not in case.body:
            yield Diagnostic("DG7007", entries[0].at, {"name": label})
        return
    named = _numbers_after(label, case.body)
    for number, entry in enumerate(entries, 1):
        if number not in named:
            name = f"{label} {thai_digits(number)}"
            yield Diagnostic("DG7007", entry.at, {"name": name})


def _numbers_after(label: str, text: str) -> set[int]:
    """The numbers that stand after a label: ``๑``, ``๑ และ ๓``, ``๑ - ๔``, ``๑, ๒``."""
    numbers: set[int] = set()
    and_, to = form("and"), form("to")
    one_or_range = re.compile(rf"([0-9]+)(?:\s*(?:[-–]|{to})\s*([0-9]+))?")
    after_label = re.compile(rf"{label}\s*((?:[0-9]|[-–,\s]|{and_}|{to})+)")
    for said in after_label.findall(to_arabic(text)):
        for first, last in one_or_range.findall(said):
            numbers.update(range(int(first), int(last or first) + 1))
    return numbers


def references_are_recalled(case: Case) -> Iterator[Diagnostic]:
    """A cited letter has its reason in the body."""
    entries, paragraphs = case.entries("references"), case.entries("paragraph")
    if not entries or not paragraphs:
        return
    if not _recall(paragraphs[0].text) and form("letter_word") not in case.body:
        yield Diagnostic("DG7008", entries[0].at)


def news_are_not_closed(case: Case) -> Iterator[Diagnostic]:
    """What ด้วย opens is new, so นั้น has nothing to close."""
    paragraphs = case.entries("paragraph")
    text = paragraphs[0].text if paragraphs else ""
    opening = next((word for word in form("news") if text.startswith(word)), "")
    closing = form("recall_close")
    if opening and text.endswith(f" {closing}"):
        params = {"opening": opening, "closing": closing}
        yield Diagnostic("DG7105", paragraphs[0].at, params)


def named_enclosures_are_there(case: Case) -> Iterator[Diagnostic]:
    """What the body calls an enclosure is enclosed, under that number."""
    word = form("enclosure_word")
    count = len(case.entries("enclosures"))
    if case.label("enclosures") != word and count:
        return
    for entry in case.entries("paragraph", "item"):
        for match in re.finditer(word, entry.text):
            if not count:
                yield Diagnostic("DG7108", case.place(entry, word), {"name": word})
                break
            number = NUMBER_NAMED.match(entry.text, match.end())
            if number is None:
                continue
            last = int(to_arabic(number[2] or number[1]))
            if last > count or count == 1:
                name = word + number[0]
                params = {"name": name, "count": count}
                yield Diagnostic("DG7110", case.place(entry, name), params)


def cited_letters_are_there(case: Case) -> Iterator[Diagnostic]:
    """The cited letter of the body is the one of the line อ้างถึง."""
    if case.entries("references"):
        return
    for entry in case.entries("paragraph", "item"):
        name = next((word for word in form("cited_words") if word in entry.text), None)
        if name is not None:
            yield Diagnostic("DG7109", case.place(entry, name), {"name": name})


def close_is_not_typed(dossier: Dossier) -> Iterator[Diagnostic]:
    """The complimentary close goes with the salutation, so the body does not bring its own."""
    for path, text in prose(dossier):
        for close in form("closes"):
            if path[0] == "body" and text.strip().startswith(close):
                at = dossier.places.texts[path].place(text.index(close), len(text))
                yield Diagnostic("DG7102", at, {"text": text.strip()})


def entries_are_not_numbered(dossier: Dossier) -> Iterator[Diagnostic]:
    """Numbers of enclosures and references come by themselves; a single one has none."""
    for path, text in prose(dossier):
        match = _NUMBER_TYPED.match(text)
        if match and path[0] in ("enclosures", "references"):
            at = dossier.places.texts[path].place(0, match.end())
            yield Diagnostic("DG7106", at, {"text": match[0].strip()}, mend=(match[0], ""))


def enclosures_tell_their_number(dossier: Dossier) -> Iterator[Diagnostic]:
    """Every enclosure says how many of it are enclosed, here or in its own words."""
    for index, one in enumerate(dossier.circular.enclosures):
        on_paper = one.url is None
        if on_paper and one.quantity is None and form("quantity_word") not in one.item:
            yield Diagnostic("DG7119", dossier.places.of("enclosures", index), {"item": one.item})


def requests_are_items(case: Case) -> Iterator[Diagnostic]:
    """Several things asked in one paragraph are easier to act on as numbered items."""
    word, most = form("request_word"), int(form("requests_in_a_paragraph"))
    for entry in case.entries("paragraph"):
        count = entry.text.count(word)
        if count > most:
            yield Diagnostic("DG7120", entry.at, {"count": count, "word": word})


def _recall(text: str) -> str:
    return next((word for word in form("recalls") if text.startswith(word)), "")


RULES: tuple[Rule, ...] = (
    recall_is_closed,
    conclusion_says_why,
    enclosures_are_named,
    references_are_recalled,
    news_are_not_closed,
    named_enclosures_are_there,
    cited_letters_are_there,
    requests_are_items,
)
SOURCE_RULES: tuple[SourceRule, ...] = (
    close_is_not_typed,
    entries_are_not_numbered,
    enclosures_tell_their_number,
)
