"""Which part of a letter each paragraph of a Word file is, as it was recognised."""

from __future__ import annotations

from docgen.checks.word_file.model import WordParagraph
from docgen.checks.word_file.part_words import form
from docgen.kinds.typed_parts import OF_TEXT, SET_OFF, part_read_as, parts_that
from docgen.light import dataclass
from docgen.reading.found_letter import ReadLetter
from docgen.reading.free_sheets import SHEET
from docgen.reading.letters import recognition_of
from docgen.reading.lines import ReadFile, Where
from docgen.reading.patterns import pattern
from docgen.reading.units import Recognition
from docgen.reading.word import tags
from docgen.thai.item_marks import item_mark
from docgen.thai.letter_lines import (
    CATCHWORD,
    NAME_LINE,
    NUMBERED,
    PAGE_NUMBER,
    SIGN_LINE,
)
from docgen.thai.numerals import to_arabic

_FLUSH = 1.2
_NUMBER_LINES = ("number", "number_any", "number_label", "number_blank")
_LONGEST_HEADING = 60
_LETTERS = ("external_letter", "memorandum")
GOES_ON = "goes_on"  # what stands behind an end of a paragraph that was deleted


@dataclass(frozen=True, slots=True)
class WordLetter:
    """The paragraphs of a letter by their parts; annexes after it are not among them.

    ``is_other`` is a document of another kind: an order, a notice, minutes. ``is_addressed`` says
    that somebody stands after its salutation; ``elsewhere`` are parts that stand in its headers;
    ``found`` is the letter as it was recognised.
    """

    paragraphs: tuple[WordParagraph, ...]
    is_memorandum: bool
    is_other: bool = False
    is_addressed: bool = True
    elsewhere: frozenset[str] = frozenset()
    found: ReadLetter | None = None

    def of(self, *roles: str) -> list[WordParagraph]:
        """The paragraphs of those parts, in order."""
        return [paragraph for paragraph in self.paragraphs if paragraph.role in roles]

    def first_of(self, role: str) -> WordParagraph | None:
        """The first paragraph of that part, if there is one."""
        return next(iter(self.of(role)), None)


def typed_letter(file: ReadFile, paragraphs: list[WordParagraph]) -> WordLetter:
    """The letter that a file begins with."""
    state = recognition_of(file)
    roles = _roles(state) if state is not None else {}
    before: WordParagraph | None = None
    for paragraph in paragraphs:
        told = roles.get(paragraph.index, "")
        paragraph.role = _role_called(paragraph, told) if state is not None else _unknown(paragraph)
        if not paragraph.role and before is not None and _goes_on(before):
            paragraph.role = GOES_ON
        before = paragraph
    _tell_flush_ones(paragraphs)
    _tell_letterhead(paragraphs)
    kind = state.made.kind if state is not None else "external_letter"
    return WordLetter(
        tuple(paragraph for paragraph in paragraphs if paragraph.role),
        kind == "memorandum",
        kind not in _LETTERS,
        state is None or bool(state.made.recipient.text),
        _in_headers(state) if state is not None else frozenset(),
        state.made if state is not None else None,
    )


def _goes_on(paragraph: WordParagraph) -> bool:
    """Whether the end of a paragraph was deleted, so that the next one goes on with it."""
    return tags.mark_change(paragraph.element) in ("del", "moveFrom")


def _in_headers(state: Recognition) -> frozenset[str]:
    """The parts that no paragraph of the text is."""
    outside = (unit.role for unit in state.units if unit.line.place.where is Where.HEADER)
    return frozenset(part_read_as(role) for role in outside if role)


def _roles(state: Recognition) -> dict[int, str]:
    """The part of each paragraph: that of the first of its lines which has one."""
    found: dict[int, str] = {}
    for unit in state.units:
        whole = (unit.line.place.paragraph, *unit.line.members)
        for member in (unit.member,) if unit.member >= 0 else whole:
            if unit.role not in ("", SHEET) and member >= 0:
                found.setdefault(member, unit.role)
    return found


def _role_called(one: WordParagraph, told: str) -> str:
    said = next(filter(None, (" ".join(line.split()) for line in one.text.split("\n"))), "")
    if not told and not one.in_table and _is_furniture(said):
        return "catchword"
    if not told and not one.in_table and pattern("secrecy_alone").fullmatch(said):
        return "secrecy"
    if told == "reference_number" and one.in_table and not _is_number(said):
        return "agency"  # it stands beside the number in a cell of its own
    if told == "body":
        if one.in_table:
            return "cell"
        return "item" if NUMBERED.match(said) or item_mark(said) or one.is_numbered else "body"
    if told == "signature":
        return _role_of_signature(one, said)
    if told == "responsible_office" and said.startswith(form("telephone")):
        return "telephone"
    return part_read_as(told)


def _is_number(said: str) -> bool:
    text = to_arabic(said)
    return any(pattern(name).fullmatch(text) for name in _NUMBER_LINES)


def _role_of_signature(one: WordParagraph, said: str) -> str:
    """A dotted line to sign on, a rank before the signature, or the name itself."""
    if SIGN_LINE.fullmatch(said):
        return "sign_line"
    names = (" ".join(line.split()) for line in one.text.split("\n"))
    return "name" if any(NAME_LINE.search(line) for line in names) or " " in said else "rank"


def _is_furniture(said: str) -> bool:
    is_catchword = CATCHWORD.fullmatch(said) and len(said) < 60
    return bool(PAGE_NUMBER.fullmatch(said) or is_catchword)


def _unknown(one: WordParagraph) -> str:
    return "cell" if one.in_table else "" if one.in_box else "body"


def _is_heading(one: WordParagraph) -> bool:
    """A few bold words stand over what follows."""
    return len(one.line_text) < _LONGEST_HEADING and all(face.bold for _, _, face in one.faces())


def _tell_letterhead(paragraphs: list[WordParagraph]) -> None:
    """What an agency has printed above its number is its own letterhead, in its own type."""
    for paragraph in paragraphs:
        if paragraph.role == "number":
            return
        if paragraph.role == "agency" and not paragraph.in_table and not paragraph.in_box:
            paragraph.role = "letterhead"


def _tell_flush_ones(paragraphs: list[WordParagraph]) -> None:
    """A caption stands over its table, a sentence goes on after a list: both at the margin."""
    above = ""
    for number, paragraph in enumerate(paragraphs):
        start = (paragraph.length("ind", "firstLine") or 0) + (paragraph.length("ind", "left") or 0)
        if paragraph.role == "body" and abs(start) <= _FLUSH:
            below = paragraphs[number + 1].role if number + 1 < len(paragraphs) else ""
            if below == "cell":
                paragraph.role = "caption"
            elif above in parts_that(SET_OFF):
                paragraph.role = "resumed"
            elif below in parts_that(OF_TEXT) and _is_heading(paragraph):
                paragraph.role = "caption"
        above = paragraph.role
