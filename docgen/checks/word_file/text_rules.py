"""The rules for what a finished letter says: parts, pairs, dates, digits, spacing."""

from __future__ import annotations

from collections.abc import Iterator

from docgen import standards
from docgen.checks.proper_names import pattern
from docgen.checks.rule_input import form as good_form
from docgen.checks.text import wrong_date
from docgen.checks.word_file.model import Paragraph
from docgen.checks.word_file.roles import HEAD
from docgen.checks.word_file.rules import Rule, WordFile
from docgen.checks.word_file.words import form
from docgen.diagnostics import Diagnostic
from docgen.light import regex
from docgen.thai import Fault
from docgen.thai.dates import ThaiDate, long_date, parse_date
from docgen.thai.letter_lines import CITED, DATE_LINE, NAME_LINE, NUMBER_LINE
from docgen.thai.numerals import to_thai
from docgen.thai.reference_numbers import ReferenceNumber, parse_reference_number
from docgen.thai.running_text import personal, wrong_dates
from docgen.thai.spacing import slips
from docgen.thai.text import problems

# A number of another shape, or room for one, is the office's own matter.
_OTHER_NUMBER = regex(
    r"\S{1,60}\s{0,9}[:\s]\s{0,9}(?:[.…_\-].*|[^/]{1,40}/\s{0,9}(?:[^0-9๐-๙/].*)?)$"
)
_TICK_BOX = regex(r"\(\s+\)")
_LABEL_NUMBER = regex(r"\s*[0-9๐-๙]{1,2}[.)]\s")
_REQUIRED = ("number", "date", "subject", "salutation", "body", "close", "name", "telephone")
_MEMORANDUM = ("number", "subject", "salutation", "body", "name")
_PROSE = ("subject", "salutation", "references", "enclosures", "body", "item")
_OF_BOXES = ("DG7133", "DG7136")
_SAID_OTHERWISE = ("DG7136", "DG7139", "DG7140")


def parts_are_there(word: WordFile) -> Iterator[Diagnostic]:
    """Every part that the form asks for."""
    required = _MEMORANDUM if word.letter.is_memorandum else _REQUIRED
    roles = {one.role for one in word.letter.paragraphs}
    roles |= {"telephone" for one in word.letter.of("after") if f" {form('telephone')}" in one.said}
    run_together = list(_run_together(word))
    for one, role in run_together:
        if one.role != "sign_line":  # who signs may stand under his line in one cell
            params = {"text": word.short(one), "part": form("parts")[role]}
            yield Diagnostic("DG7236", word.at(one), params)
    roles |= {role for _, role in run_together} | word.letter.elsewhere
    for role in required:
        if role not in roles:
            yield Diagnostic("DG7215", word.at(), {"part": form("parts")[role]})


def addressee(word: WordFile) -> Iterator[Diagnostic]:
    """Somebody stands after the salutation."""
    one = word.letter.first("salutation")
    if one is not None and not word.letter.is_addressed:
        yield Diagnostic("DG7240", word.at(one), {"text": word.short(one)})


def _run_together(word: WordFile) -> Iterator[tuple[Paragraph, str]]:
    """Parts that begin inside a paragraph, after a line break that ends no paragraph."""
    for one in word.letter.paragraphs:
        for line in one.text.split("\n")[1:]:
            said = " ".join(line.split())
            if role := _part_of(said):
                yield one, role


def _part_of(said: str) -> str:
    label = said.split(" ")[0]
    if label in form("salutations"):
        return "salutation"
    if NAME_LINE.fullmatch(said):
        return "name"
    if said.startswith(tuple(form("closes"))):
        return "close"
    names = ("subject", "references", "enclosures", "telephone")
    return next((name for name in names if label.startswith(form(name))), "")


def parts_in_order(word: WordFile) -> Iterator[Diagnostic]:
    """The head of an external letter has its parts in the order of the form."""
    if word.letter.is_memorandum:
        return
    wanted = [role for role in HEAD if role not in ("urgency", "agency")]
    seen: list[str] = []
    for one in word.letter.of(*wanted):
        after = [role for role in seen if wanted.index(role) > wanted.index(one.role)]
        if after and one.role not in seen:
            names = form("parts")
            params = {"part": names[one.role], "other": names[after[0]]}
            yield Diagnostic("DG7216", word.at(one), params)
        seen.append(one.role)


def opening_and_close(word: WordFile) -> Iterator[Diagnostic]:
    """The close goes with the salutation, and the salutation with the office."""
    opening, close = word.letter.first("salutation"), word.letter.first("close")
    if opening is None:
        return
    salutation, _, addressee = opening.said.partition(" ")
    offices = standards.table("salutations")["honoured"]["offices"]
    honoured = standards.table("salutations")["honoured"]["salutation"]
    is_honoured = any(addressee == one or addressee.startswith(f"{one} ") for one in offices)
    ordinary = standards.table("salutations")["ordinary"]["salutation"]
    if salutation in (honoured, ordinary) and is_honoured != (salutation == honoured):
        right = honoured if is_honoured else ordinary
        params = {"text": salutation, "addressee": addressee, "right": right}
        yield Diagnostic("DG7218", word.at(opening), params)
    if close is None or word.letter.is_memorandum:
        return
    wanted: list[str] = form("pairs").get(salutation, [])
    for rank in form("ranks_of_monks"):
        if salutation == form("to_monks") and addressee.startswith(tuple(rank["names"])):
            wanted = [rank["close"]]
            break
    if wanted and close.said not in wanted:
        params = {"opening": salutation, "text": close.said, "right": wanted[0]}
        yield Diagnostic("DG7217", word.at(close), params)


def memorandum_has_no_such_part(word: WordFile) -> Iterator[Diagnostic]:
    """A memorandum has no close, and no lines for references and enclosures."""
    if not word.letter.is_memorandum:
        return
    for one in word.letter.of("close"):
        yield Diagnostic("DG7221", word.at(one), {"text": one.said})
    for one in word.letter.of("references", "enclosures"):
        yield Diagnostic("DG7222", word.at(one), {"part": form("parts")[one.role]})


def date_line(word: WordFile) -> Iterator[Diagnostic]:
    """Day, full month and Buddhist-era year, with no word before them."""
    for one in word.letter.of("date") if not word.letter.is_memorandum else ():
        if not DATE_LINE.fullmatch(one.said) or _date(one.said) is None:
            yield Diagnostic("DG7219", word.at(one), {"text": one.said})


def number_line(word: WordFile) -> Iterator[Diagnostic]:
    """The letter's number has the shape of one."""
    for one in word.letter.of("number"):
        match = NUMBER_LINE.match(one.said)
        is_known = match is not None and _number(match["number"]) is not None
        if not is_known and not _OTHER_NUMBER.match(one.said):
            yield Diagnostic("DG7220", word.at(one), {"text": word.short(one)})


def cited_letters(word: WordFile) -> Iterator[Diagnostic]:
    """What is cited was written before, under a lower number of the same register."""
    date = next((_date(one.said) for one in word.letter.of("date")), None)
    head = word.letter.first("number")
    own = NUMBER_LINE.match(head.said) if head is not None else None
    number = _number(own["number"]) if own else None
    for one in word.letter.of("references"):
        for match in CITED.finditer(one.said):
            cited, dated = _number(match["number"]), _date(match["date"])
            if date is None or dated is None:
                continue
            if date < dated:
                params = {"dated": long_date(dated), "letter": long_date(date)}
                yield Diagnostic("DG7229", word.at(one), params)
            elif cited is not None and number is not None and _is_later(cited, number, dated, date):
                params = {"cited": cited.text, "dated": long_date(dated), "own": number.text}
                yield Diagnostic("DG7003", word.at(one), params)


def _is_later(
    cited: ReferenceNumber, own: ReferenceNumber, dated: ThaiDate, date: ThaiDate
) -> bool:
    """Whether an older letter of one register and year has no lower number."""
    registers = {(one.letters, one.office_code, one.circular) for one in (cited, own)}
    same = len(registers) == 1 and dated.year == date.year and dated < date
    return same and cited.number >= own.number


def digits(word: WordFile) -> Iterator[Diagnostic]:
    """A Thai letter counts in Thai digits; addresses and Latin words keep their own."""
    for one in word.letter.paragraphs:
        if to_thai(one.text.replace("`", " ")) != one.text.replace("`", " "):
            yield Diagnostic("DG7223", word.at(one), {"text": word.short(one)})


def numbering(word: WordFile) -> Iterator[Diagnostic]:
    """A single enclosure or reference has no number."""
    for role in ("references", "enclosures"):
        entries = word.letter.of(role)
        label = form(role)
        if len(entries) == 1 and _LABEL_NUMBER.match(entries[0].said.removeprefix(label) + " "):
            yield Diagnostic("DG7225", word.at(entries[0]), {"part": form("parts")[role]})


def spacing_and_letters(word: WordFile) -> Iterator[Diagnostic]:
    """The rules of spacing, dates and letters that hold for what is typed anywhere."""
    for one in word.letter.of(*_PROSE, "name", "after"):
        text = one.text
        is_form = _TICK_BOX.search(text) is not None
        for fault in (*slips(text), *personal(text), *problems(one.plain)):
            is_box = is_form and fault.code in _OF_BOXES
            if fault.code not in _SAID_OTHERWISE and not is_box:
                yield Diagnostic(fault.code, word.at(one), fault.params, mend=fault.mend)
        for fault in wrong_dates(text):
            yield wrong_date(fault, word.at(one))


def subject(word: WordFile) -> Iterator[Diagnostic]:
    """A subject that fits every letter identifies none."""
    one = word.letter.first("subject")
    said = one.said.removeprefix(form("subject")).strip() if one is not None else ""
    if one is not None and said in (*good_form("vague_subjects"), *good_form("vague_in_word")):
        yield Diagnostic("DG7012", word.at(one), {"subject": said})


def recall_and_aim(word: WordFile) -> Iterator[Diagnostic]:
    """What ตามที่ opens, นั้น closes; the body ends by saying what the letter is for."""
    body = word.letter.of("body")
    opening_line = word.letter.first("salutation")
    if not body or opening_line is None:
        return
    closing = good_form("recall_close")
    first = body[0].said
    recalled = pattern("recall_opening").match(first)
    recall = recalled["opening"] if recalled else ""
    news = next((one for one in good_form("news") if first.startswith(one)), "")
    is_closed = pattern("recall_closed").search(first) or _goes_on(word, body[0])
    is_closed = is_closed or word.letter.first("caption") is not None  # a heading parts it
    if recall and not is_closed:
        yield Diagnostic("DG7005", word.at(body[0]), {"opening": recall, "closing": closing})
    if news and first.endswith(f" {closing}"):
        yield Diagnostic("DG7105", word.at(body[0]), {"opening": news, "closing": closing})
    own = opening_line.said.split(" ")[0].rstrip(":")
    aims = [one for one in body if pattern("aim_word").search(one.said)]
    said = pattern("aim_word").search(aims[-1].said) if aims else None
    if said is not None and said["word"] != own:
        aim = good_form("aim").format(salutation=own)
        yield Diagnostic("DG7006", word.at(aims[-1]), {"opening": aim})


def _goes_on(word: WordFile, one: Paragraph) -> bool:
    """Whether the paragraph goes on over the page."""
    following = word.letter.paragraphs[word.letter.paragraphs.index(one) + 1 :][:1]
    return bool(following) and following[0].role == "catchword"


def named_parts_are_there(word: WordFile) -> Iterator[Diagnostic]:
    """What the body calls enclosed or cited stands in the head, and the other way round."""
    body = word.letter.of("body", "item")
    said = "\n".join(one.said for one in body)
    name = good_form("enclosure_word")
    enclosures = word.letter.of("enclosures")
    if word.letter.is_memorandum or not body:
        return
    if name in said and not enclosures:
        one = next(one for one in body if name in one.said)
        yield Diagnostic("DG7108", word.at(one), {"name": name})
    cited = next((one for one in good_form("cited_words") if one in said), None)
    if cited and not word.letter.of("references"):
        one = next(one for one in body if cited in one.said)
        yield Diagnostic("DG7109", word.at(one), {"name": cited})


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


RULES: tuple[Rule, ...] = (
    *(parts_are_there, addressee, parts_in_order, opening_and_close, memorandum_has_no_such_part),
    *(date_line, number_line, cited_letters, digits, numbering, spacing_and_letters),
    *(subject, recall_and_aim, named_parts_are_there),
)
