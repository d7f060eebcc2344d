"""The rules of what a letter says, one each, for circulars and for letters typed in Word alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from docgen.checks.letter_text import LetterText
from docgen.checks.proper_names import pattern
from docgen.checks.rule_input import form
from docgen.diagnostics import Diagnostic
from docgen.kinds.parts import CITES, RECALLS, roles_with_trait
from docgen.light import regex
from docgen.thai.dates import long_date
from docgen.thai.letter_lines import NUMBER_NAMED
from docgen.thai.numerals import thai_digits, to_arabic

_SPOKEN = 7  # letters and marks in a row that name a thing beyond doubt
_NUMBER_THERE = regex(r"\s*+([0-9]{1,2})(?![0-9])\s*+")

LetterRule = Callable[[LetterText], Iterator[Diagnostic]]


def register_order(letter: LetterText) -> Iterator[Diagnostic]:
    """In one register and year an older letter has a lower number."""
    own, date = letter.number, letter.date
    if own is None or date is None or own.is_open or not own.has_form:
        return
    register = (own.letters, own.office_code, own.circular)
    for cited_letter in letter.cited:
        cited, dated = cited_letter.number, cited_letter.dated
        if cited is None or dated is None:
            continue
        is_same = (cited.letters, cited.office_code, cited.circular) == register
        is_older = dated.year == date.year and dated < date
        if is_same and is_older and cited.number >= own.number:
            params = {"cited": cited.text, "dated": long_date(dated), "own": own.text}
            yield Diagnostic("DG7003", cited_letter.at, params)


def subject_says_something(letter: LetterText) -> Iterator[Diagnostic]:
    """A subject that fits every letter identifies none."""
    subject = " ".join(letter.subject.text.split())
    if subject in form("vague_subjects"):
        yield Diagnostic("DG7012", letter.subject.at, {"subject": subject})


def recall_is_closed(letter: LetterText) -> Iterator[Diagnostic]:
    """What ตามที่ opens, นั้น closes; headings part it from what follows."""
    paragraphs = letter.of(*roles_with_trait(RECALLS))
    recalled = pattern("recall_opening").match(paragraphs[0].text) if paragraphs else None
    if recalled is None or letter.has_headings:
        return
    if not any(pattern("recall_closed").search(paragraph.text) for paragraph in paragraphs[:2]):
        params = {"opening": recalled["opening"], "closing": form("recall_close")}
        yield Diagnostic("DG7005", paragraphs[0].at, params)


def news_are_not_closed(letter: LetterText) -> Iterator[Diagnostic]:
    """What ด้วย opens is new, so นั้น has nothing to close."""
    paragraphs = letter.of("paragraph")
    text = paragraphs[0].text if paragraphs else ""
    opening = next((word for word in form("news") if text.startswith(word)), "")
    closing = form("recall_close")
    if opening and text.endswith(f" {closing}"):
        params = {"opening": opening, "closing": closing}
        yield Diagnostic("DG7105", paragraphs[0].at, params)


def conclusion_says_why(letter: LetterText) -> Iterator[Diagnostic]:
    """What the letter is for is said at its end, with the salutation's own word."""
    if not letter.salutation or not letter.body:
        return
    opening = form("aim").format(salutation=letter.salutation)
    aims = [passage for passage in letter.body if pattern("aim").search(passage.text)]
    if not aims:
        yield Diagnostic("DG7013", letter.body[-1].at, {"opening": opening})
        return
    word = pattern("aim_word").search(aims[-1].text)
    if word is not None and word["word"] != letter.salutation:
        yield Diagnostic("DG7006", aims[-1].at, {"opening": opening})


def enclosures_are_named(letter: LetterText) -> Iterator[Diagnostic]:
    """Every enclosure is spoken of in the body, by number where there are several."""
    label, body = letter.enclosure_label or form("enclosure_word"), letter.whole_text
    if pattern("enclosed_here").search(body):
        return
    named = _numbers_after(label, body)
    for number, enclosure in enumerate(letter.enclosures, 1):
        is_alone = len(letter.enclosures) == 1
        is_named = label in body if is_alone else number in named
        if not is_named and not _is_spoken_of(enclosure.text, body):
            name = label if is_alone else f"{label} {thai_digits(number)}"
            yield Diagnostic("DG7007", enclosure.at, {"name": name})


def named_enclosures_are_there(letter: LetterText) -> Iterator[Diagnostic]:
    """What the body calls an enclosure is enclosed, under that number."""
    word = form("enclosure_word")
    count = len(letter.enclosures)
    if (letter.enclosure_label != word and count) or letter.says_elsewhere(word):
        return
    for passage in letter.of(*roles_with_trait(CITES)):
        for match in re.finditer(re.escape(word), passage.text):
            if not count:
                yield Diagnostic("DG7108", letter.place(passage, word), {"name": word})
                break
            number = NUMBER_NAMED.match(passage.text, match.end())
            if number is None:
                continue
            last = int(to_arabic(number[2] or number[1]))
            if last > count or count == 1:
                name = word + number[0]
                params = {"name": name, "count": count}
                yield Diagnostic("DG7110", letter.place(passage, name), params)


def cited_letters_are_there(letter: LetterText) -> Iterator[Diagnostic]:
    """The cited letter of the body is the one of the line อ้างถึง."""
    if letter.references or letter.says_elsewhere(form("letter_word")):
        return
    for passage in letter.of(*roles_with_trait(CITES)):
        name = next((word for word in form("cited_words") if word in passage.text), None)
        if name is not None:
            yield Diagnostic("DG7109", letter.place(passage, name), {"name": name})


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
        joint = next(
            (
                each_joint
                for each_joint in (form("and"), ",", *ranges)
                if text.startswith(each_joint, at)
            ),
            None,
        )
        if joint is None:
            break
        first = last if joint in ranges else None
        match = _NUMBER_THERE.match(text, at + len(joint))
    return numbers


RULES: tuple[LetterRule, ...] = (
    *(register_order, recall_is_closed, conclusion_says_why, enclosures_are_named),
    *(news_are_not_closed, named_enclosures_are_there, cited_letters_are_there),
    subject_says_something,
)
