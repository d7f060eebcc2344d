"""Rules about the three parts of a body: what it recalls, what it asks, what it concludes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.checks.proper_names import pattern
from docgen.checks.rule_input import Case, Rule, SourceRule, form, prose
from docgen.diagnostics import Diagnostic
from docgen.light import regex
from docgen.model.dossier import Dossier
from docgen.thai.letter_lines import NUMBER_NAMED
from docgen.thai.numerals import thai_digits, to_arabic

_OWN_LINES = ("enclosures", "references")
_SPOKEN = 7  # letters and marks in a row that name a thing beyond doubt
_NUMBER_THERE = regex(r"\s*+([0-9]{1,2})(?![0-9])\s*+")
_NUMBER_TYPED = regex(r"[0-9๐-๙]{1,2}[.)]\s*(?=\D)")


def recall_is_closed(case: Case) -> Iterator[Diagnostic]:
    """What ตามที่ opens, นั้น closes."""
    paragraphs = case.entries("paragraph", "resumed")
    opening = _recall(paragraphs[0].text) if paragraphs else ""
    closing = form("recall_close")
    is_closed = any(pattern("recall_closed").search(one.text) for one in paragraphs[:2])
    if opening and not is_closed:
        params = {"opening": opening, "closing": closing}
        yield Diagnostic("DG7005", paragraphs[0].at, params)


def conclusion_says_why(case: Case) -> Iterator[Diagnostic]:
    """What the letter is for is said at its end, with the salutation's own word."""
    paragraphs = case.entries("paragraph", "resumed", "item")
    said = _bare_label(case.label("salutation"))
    opening = form("aim").format(salutation=said)
    if not said or not paragraphs:
        return
    aims = [one for one in paragraphs if pattern("aim").search(one.text)]
    if not aims:
        yield Diagnostic("DG7013", paragraphs[-1].at, {"opening": opening})
        return
    word = pattern("aim_word").search(aims[-1].text)
    if word is not None and word["word"] != said:
        yield Diagnostic("DG7006", aims[-1].at, {"opening": opening})


def _bare_label(label: str) -> str:
    """A label without the colon that some offices type after it."""
    return label.strip().rstrip(":").strip()


def enclosures_are_named(case: Case) -> Iterator[Diagnostic]:
    """Every enclosure is spoken of in the body, by number where there are several."""
    label = _bare_label(case.label("enclosures")) or form("enclosure_word")
    entries = case.entries("enclosures")
    if pattern("enclosed_here").search(case.body):
        return
    named = _numbers_after(label, case.body)
    for number, entry in enumerate(entries, 1):
        is_alone = len(entries) == 1
        is_named = label in case.body if is_alone else number in named
        if not is_named and not _is_spoken_of(entry.text, case.body):
            name = label if is_alone else f"{label} {thai_digits(number)}"
            yield Diagnostic("DG7007", entry.at, {"name": name})


def _is_spoken_of(item: str, body: str) -> bool:
    """Whether the body says what the enclosure is called, or the best part of it."""
    head = pattern("enclosure_name").match(item)
    words = head[0].strip() if head else item
    least = max(_SPOKEN, len(words) // 2)
    starts = range(max(1, len(words) - least + 1))
    return any(words[at : at + least] in body for at in starts)


def _numbers_after(label: str, text: str) -> set[int]:
    """The numbers that stand after a label: ``๑``, ``๑ และ ๓``, ``๑ - ๔``, ``๑, ๒``.

    A number of more than two digits is a sum of money, a telephone or a year, and no enclosure.
    """
    if not label:
        return set()
    return set().union(*map(_numbers_at_start, to_arabic(text).split(label)[1:]))


def _numbers_at_start(text: str) -> set[int]:
    numbers: set[int] = set()
    ranges = ("-", "\u2013", form("to"))
    first: int | None = None
    match = _NUMBER_THERE.match(text)
    while match is not None:
        last = int(match[1])
        numbers.update(range(last if first is None else first, last + 1))
        at = match.end()
        joint = next((one for one in (form("and"), ",", *ranges) if text.startswith(one, at)), None)
        if joint is None:
            break
        first = last if joint in ranges else None
        match = _NUMBER_THERE.match(text, at + len(joint))
    return numbers


def references_are_recalled(case: Case) -> Iterator[Diagnostic]:
    """A cited letter has its reason in the body."""
    letters = [
        at
        for at, one in enumerate(case.dossier.circular.references)
        if one.reference_number is not None
    ]
    entries, paragraphs = case.entries("references"), case.entries("paragraph", "resumed", "item")
    if not letters or len(entries) <= letters[0] or not paragraphs:
        return
    is_recalled = any(pattern("recalled").search(one.text) for one in paragraphs)
    if not is_recalled and form("letter_word") not in case.body:
        yield Diagnostic("DG7008", entries[letters[0]].at)


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
    if (_bare_label(case.label("enclosures")) != word and count) or _said_elsewhere(case, word):
        return
    for entry in case.entries("paragraph", "item"):
        for match in re.finditer(re.escape(word), entry.text):
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
    if case.entries("references") or _said_elsewhere(case, form("letter_word")):
        return
    for entry in case.entries("paragraph", "item"):
        name = next((word for word in form("cited_words") if word in entry.text), None)
        if name is not None:
            yield Diagnostic("DG7109", case.place(entry, name), {"name": name})


def _said_elsewhere(case: Case, word: str) -> bool:
    """Whether a part of its own kind's, or one that the letter adds, says the word."""
    return any(
        word in block.label or any(word in entry.text for entry in block.entries)
        for block in case.letter.blocks
        if not block.is_of_body and block.role not in _OWN_LINES
    )


def close_is_not_typed(dossier: Dossier) -> Iterator[Diagnostic]:
    """The complimentary close goes with the salutation, so the body does not bring its own."""
    if dossier.form.part("complimentary_close") is None:
        return
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
    """The words by which a paragraph recalls something that the addressee knows."""
    recalled = pattern("recall_opening").match(text)
    return recalled["opening"] if recalled else ""


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
