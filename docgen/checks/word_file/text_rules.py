"""The rules for what a finished letter says: parts, pairs, dates, digits, spacing."""

from __future__ import annotations

from collections.abc import Iterator

from docgen import standards
from docgen.checks import letter_rules
from docgen.checks.sentence_rules import wrong_date
from docgen.checks.word_file.held_file import WordFile
from docgen.checks.word_file.model import WordParagraph
from docgen.checks.word_file.part_words import form
from docgen.checks.word_file.rules import WordRule
from docgen.checks.word_file.said import text_of_word
from docgen.diagnostics import Diagnostic
from docgen.kinds.typed_parts import (
    BEARS_TELEPHONE,
    IN_ORDER,
    LABELLED,
    NUMBERED,
    OF_LETTERS,
    PROSE,
    REQUIRED,
    REQUIRED_OF_MEMORANDUM,
    parts_said,
    parts_that,
)
from docgen.light import regex
from docgen.reading.patterns import doubt_sentence
from docgen.thai import Fault
from docgen.thai.date_reading import parse_date
from docgen.thai.dates import ThaiDate, long_date
from docgen.thai.letter_lines import DATE_LINE, NAME_LINE, NUMBER_LINE
from docgen.thai.numerals import to_thai
from docgen.thai.reference_numbers import ReferenceNumber, parse_reference_number
from docgen.thai.running_text import personal_data, wrong_dates
from docgen.thai.spacing import slips
from docgen.thai.text import problems

# A number of another shape, or room for one, is the office's own matter.
_OTHER_NUMBER = regex(
    r"\S{1,60}\s{0,9}[:\s]\s{0,9}(?:[.…_\-].*|[^/]{1,40}/\s{0,9}(?:[^0-9๐-๙/].*)?)$"
)
_WITH_YEAR = regex(r"/[^/]{1,40}/\s?25[0-9]{2}$")  # an order is numbered by year, a letter is not
_TICK_BOX = regex(r"\(\s+\)")
_LABEL_NUMBER = regex(r"\s*[0-9๐-๙]{1,2}[.)]\s")
_OF_BOXES = ("DG7133", "DG7136")
_SAID_OTHERWISE = ("DG7136", "DG7139", "DG7140")


def parts_are_there(word: WordFile) -> Iterator[Diagnostic]:
    """Every part that the form asks for."""
    required = parts_that(REQUIRED_OF_MEMORANDUM if word.letter.is_memorandum else REQUIRED)
    roles = {paragraph.role for paragraph in word.letter.paragraphs}
    below = word.letter.of(*parts_that(BEARS_TELEPHONE))
    roles |= {
        "telephone"
        for below_paragraph in below
        if f" {form('telephone')}" in below_paragraph.line_text
    }
    run_together = list(dict.fromkeys(_run_together(word)))
    for paragraph, role in run_together:
        if paragraph.role != "sign_line":  # who signs may stand under his line in one cell
            params = {"text": word.shortened_text(paragraph), "part": form("parts")[role]}
            yield Diagnostic("DG7236", word.position_of(paragraph), params)
    roles |= {role for _, role in run_together} | word.letter.elsewhere
    if roles & set(parts_said()):  # a text that has only items is a text
        roles |= set(parts_said())
    for role in required:
        if role not in roles:
            yield Diagnostic("DG7215", word.position_of(), {"part": form("parts")[role]})


def addressee(word: WordFile) -> Iterator[Diagnostic]:
    """Somebody stands after the salutation."""
    one = word.letter.first_of("salutation")
    if one is not None and not word.letter.is_addressed:
        yield Diagnostic("DG7240", word.position_of(one), {"text": word.shortened_text(one)})


def _run_together(word: WordFile) -> Iterator[tuple[WordParagraph, str]]:
    """Parts that begin inside a paragraph, after a line break that ends no paragraph."""
    for paragraph in word.letter.paragraphs:
        for line in paragraph.text.split("\n")[1:]:
            said = " ".join(line.split())
            role = _part_of(said)
            if role == "name" and paragraph.role in parts_that(LABELLED):
                continue  # a subject may end in words in brackets, on a line of their own
            if role:
                yield paragraph, role


def _part_of(said: str) -> str:
    label = said.split(" ")[0]
    if label in form("salutations"):
        return "salutation"
    if NAME_LINE.fullmatch(said):
        return "name"
    if said.startswith(tuple(form("closes"))):
        return "close"
    return next((name for name in parts_that(LABELLED) if label.startswith(form(name))), "")


def parts_in_order(word: WordFile) -> Iterator[Diagnostic]:
    """The head of an external letter has its parts in the order of the form."""
    if word.letter.is_memorandum:
        return
    wanted = parts_that(IN_ORDER)
    seen: list[str] = []
    for paragraph in word.letter.of(*wanted):
        after = [role for role in seen if wanted.index(role) > wanted.index(paragraph.role)]
        if after and paragraph.role not in seen:
            names = form("parts")
            params = {"part": names[paragraph.role], "other": names[after[0]]}
            yield Diagnostic("DG7216", word.position_of(paragraph), params)
        seen.append(paragraph.role)


def opening_and_close(word: WordFile) -> Iterator[Diagnostic]:
    """The close goes with the salutation, and the salutation with the office."""
    opening, close = word.letter.first_of("salutation"), word.letter.first_of("close")
    if opening is None:
        return
    salutation, _, addressee = opening.line_text.partition(" ")
    offices = standards.table("salutations")["honoured"]["offices"]
    honoured = standards.table("salutations")["honoured"]["salutation"]
    is_honoured = any(
        addressee == office or addressee.startswith(f"{office} ") for office in offices
    )
    ordinary = standards.table("salutations")["ordinary"]["salutation"]
    if salutation in (honoured, ordinary) and is_honoured != (salutation == honoured):
        right = honoured if is_honoured else ordinary
        params = {"text": salutation, "addressee": addressee, "right": right}
        yield Diagnostic("DG7218", word.position_of(opening), params)
    if close is None or word.letter.is_memorandum:
        return
    wanted: list[str] = form("pairs").get(salutation, [])
    for rank in form("ranks_of_monks"):
        if salutation == form("to_monks") and addressee.startswith(tuple(rank["names"])):
            wanted = [rank["close"]]
            break
    if wanted and close.line_text not in wanted:
        params = {"opening": salutation, "text": close.line_text, "right": wanted[0]}
        yield Diagnostic("DG7217", word.position_of(close), params)


def memorandum_has_no_such_part(word: WordFile) -> Iterator[Diagnostic]:
    """A memorandum has no close, and no lines for references and enclosures."""
    if not word.letter.is_memorandum:
        return
    for paragraph in word.letter.of("close"):
        yield Diagnostic("DG7221", word.position_of(paragraph), {"text": paragraph.line_text})
    for paragraph in word.letter.of(*parts_that(OF_LETTERS)):
        yield Diagnostic(
            "DG7222", word.position_of(paragraph), {"part": form("parts")[paragraph.role]}
        )


def date_line(word: WordFile) -> Iterator[Diagnostic]:
    """Day, full month and Buddhist-era year, with no word before them."""
    open_date = doubt_sentence("open_date")
    for paragraph in word.letter.of("date") if not word.letter.is_memorandum else ():
        if word.letter.found is not None and open_date in word.letter.found.date.doubts:
            continue  # the day is filled in when it is signed
        if not DATE_LINE.fullmatch(paragraph.line_text) or _date(paragraph.line_text) is None:
            yield Diagnostic("DG7219", word.position_of(paragraph), {"text": paragraph.line_text})


def number_line(word: WordFile) -> Iterator[Diagnostic]:
    """The letter's number has the shape of one."""
    found = word.letter.found
    read = found.number if found is not None else None
    if read is not None and read.text and not read.doubts and not _WITH_YEAR.search(read.text):
        return  # in a shape that an office of its kind has
    for paragraph in word.letter.of("number"):
        said = paragraph.line_text
        if read is not None and " " not in said.strip():  # its number stands in the next cell
            said = f"{said.strip()} {read.text}"
        match = NUMBER_LINE.match(said)
        is_known = match is not None and _number(match["number"]) is not None
        if not is_known and not _OTHER_NUMBER.match(said):
            yield Diagnostic(
                "DG7220", word.position_of(paragraph), {"text": word.shortened_text(paragraph)}
            )


def cited_letters(word: WordFile) -> Iterator[Diagnostic]:
    """What is cited was written before."""
    text = text_of_word(word)
    for cited in text.cited:
        if text.date is not None and cited.dated is not None and text.date < cited.dated:
            params = {"dated": long_date(cited.dated), "letter": long_date(text.date)}
            yield Diagnostic("DG7229", cited.at, params)


def digits(word: WordFile) -> Iterator[Diagnostic]:
    """A Thai letter counts in Thai digits; addresses and Latin words keep their own."""
    for paragraph in word.letter.paragraphs:
        if to_thai(paragraph.text.replace("`", " ")) != paragraph.text.replace("`", " "):
            yield Diagnostic(
                "DG7223", word.position_of(paragraph), {"text": word.shortened_text(paragraph)}
            )


def numbering(word: WordFile) -> Iterator[Diagnostic]:
    """A single enclosure or reference has no number."""
    for role in parts_that(NUMBERED):
        entries = word.letter.of(role)
        label = form(role)
        if len(entries) == 1 and _LABEL_NUMBER.match(
            entries[0].line_text.removeprefix(label) + " "
        ):
            yield Diagnostic("DG7225", word.position_of(entries[0]), {"part": form("parts")[role]})


def spacing_and_letters(word: WordFile) -> Iterator[Diagnostic]:
    """The rules of spacing, dates and letters that hold for what is typed anywhere."""
    for paragraph in word.letter.of(*parts_that(PROSE)):
        text = paragraph.text
        is_form = _TICK_BOX.search(text) is not None
        for fault in (*slips(text), *personal_data(text), *problems(paragraph.plain)):
            is_box = is_form and fault.code in _OF_BOXES
            if fault.code not in _SAID_OTHERWISE and not is_box:
                yield Diagnostic(
                    fault.code, word.position_of(paragraph), fault.params, mend=fault.mend
                )
        for fault in wrong_dates(text):
            yield wrong_date(fault, word.position_of(paragraph))


def said_alike(word: WordFile) -> Iterator[Diagnostic]:
    """The rules that hold for what a letter says, however it was written."""
    text = text_of_word(word)
    for rule in letter_rules.RULES:
        yield from (fault for fault in rule(text) if not fault.is_asked)


def _number(text: str) -> ReferenceNumber | None:
    try:
        return parse_reference_number(text)
    except Fault:
        return None


def _date(text: str) -> ThaiDate | None:
    try:
        return parse_date(text)
    except Fault:
        return None


RULES: tuple[WordRule, ...] = (
    *(parts_are_there, addressee, parts_in_order, opening_and_close, memorandum_has_no_such_part),
    *(date_line, number_line, cited_letters, digits, numbering, spacing_and_letters),
    said_alike,
)
