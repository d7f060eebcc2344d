"""Where the date, the close and the signature of a letter begin, and where the form has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from docgen.checks.word_file.held_file import WordFile
from docgen.checks.word_file.model import WordParagraph
from docgen.checks.word_file.part_words import form
from docgen.checks.word_file.rules import WordRule
from docgen.codes.reasons import Reason
from docgen.diagnostics import Diagnostic
from docgen.kinds.typed_parts import AT_AXIS, UNDER_CLOSE, parts_that
from docgen.light import regex
from docgen.reading.word import part_tags, tag_edits, tags
from docgen.thai.text import comparable_text

_CENTIMETRE = 72 / 2.54
_NEAR = 1.2 * _CENTIMETRE  # widths are reckoned, and the form says «about»
_FURTHEST = 2.0 * _CENTIMETRE
_MARKS = regex("[ัิีึืฺุู็่้๊๋์ํ๎]")
_LETTER, _SPACE = 6.0, 3.46  # points: the mean advance of a letter, and a space, at 16 points
_TAB = 36.0  # points: where Word stops a tab that has no stop of its own
_RIGHT = ("right", "end")
_LEFT = ("left", "start")


def at_axis(word: WordFile) -> Iterator[Diagnostic]:
    """The date and the close begin at the middle of the emblem, or stand in the middle of it."""
    axis = word.standard.pt("axis")
    for paragraph in () if word.letter.is_memorandum else movable(word, *parts_that(AT_AXIS)):
        start, end = _extent(word, paragraph)
        if abs(start - axis) > _NEAR and abs((start + end) / 2 - axis) > _NEAR / 2:
            yield _axis_fault(word, paragraph, "DG7241", start, axis)


def signature_axis(word: WordFile) -> Iterator[Diagnostic]:
    """The name in brackets and the post under it stand centred under the close."""
    axis = word.standard.pt("signature_axis")
    closes = [_extent(word, paragraph) for paragraph in movable(word, "close")]
    middles = [axis, *((start + end) / 2 for start, end in closes)]
    furthest = _FURTHEST if word.letter.is_memorandum else 0.0  # no close tells its place
    for paragraph in movable(word, "name"):
        start, end = _extent(word, paragraph)
        off = min(abs((start + end) / 2 - middle) for middle in middles)
        if off > _NEAR + furthest:
            yield _axis_fault(word, paragraph, "DG7242", (start + end) / 2, axis)


def movable(word: WordFile, *roles: str) -> list[WordParagraph]:
    """The paragraphs of these parts that stand alone in the text, each with nothing beside it."""
    signers = word.letter.of("name")
    is_alone = len(signers) == 1
    found = []
    for paragraph in word.letter.of(*roles):
        is_beside = "\t" in paragraph.text.strip() or paragraph.in_table or paragraph.in_box
        if not is_beside and (is_alone or paragraph.role not in parts_that(UNDER_CLOSE)):
            found.append(paragraph)
    return found


def _axis_fault(
    word: WordFile, one: WordParagraph, code: str, got: float, wanted: float
) -> Diagnostic:
    name = form("parts")[one.role]
    params = {
        "text": word.shortened_text(one),
        "part": Reason(name, one.role),
        "got": f"{got / _CENTIMETRE:.1f}",
        "value": f"{wanted / _CENTIMETRE:g}",
    }
    return Diagnostic(code, word.position_of(one), params)


def _extent(word: WordFile, one: WordParagraph) -> tuple[float, float]:
    """Where its first line begins and ends, in points from the margin of the text."""
    lines = [line for line in one.text.split("\n") if line.strip()]
    line = lines[0] if lines else ""
    width = _width(line.strip())
    right = _sheet_width(word) - _length(one, _RIGHT)
    left = _length(one, _LEFT) + (one.length("ind", "firstLine") or 0.0)
    left -= one.length("ind", "hanging") or 0.0
    align = one.word("jc") or "left"
    if align == "center":
        start = (left + right - width) / 2
    elif align in _RIGHT:
        start = right - width
    else:
        start = _after_blanks(one, left, line, width)
    return start, start + width


def _after_blanks(one: WordParagraph, left: float, line: str, width: float) -> float:
    """Where text begins after the spaces and tabs that somebody typed before it."""
    stops = tags.tab_stops(one.element)
    place = left
    for sign in takewhile(lambda letter: letter in " \t\u00a0", line):
        if sign != "\t":
            place += _SPACE
            continue
        stop = next(((at, kind) for at, kind in stops if at > place + 0.5), None)
        if stop is None:
            place = (place // _TAB + 1) * _TAB
        else:
            at, kind = stop
            place = at - (width / 2 if kind == "center" else width if kind in _RIGHT else 0.0)
    return place


def _length(one: WordParagraph, names: Sequence[str]) -> float:
    return next((length for name in names if (length := one.length("ind", name)) is not None), 0.0)


def _sheet_width(word: WordFile) -> float:
    """How wide the text of the first section is, in points."""
    paper = word.standard.pt("paper_width")
    for section in part_tags.sections(word.package.document)[:1]:
        sides = (
            part_tags.section_length(section, "pgMar", side) or 0.0 for side in ("left", "right")
        )
        return (part_tags.section_length(section, "pgSz", "w") or paper) - sum(sides)
    return paper


def _width(text: str) -> float:
    letters = _MARKS.sub("", text)
    spaces = letters.count(" ")
    return (len(letters) - spaces) * _LETTER + spaces * _SPACE


def move_to_axes(word: WordFile, codes: set[str]) -> None:
    """Put the date and the close at their axis, the name and the post centred on theirs."""
    if codes & {"DG7241"}:
        for each_paragraph in (
            movable(word, *parts_that(AT_AXIS)) if not word.letter.is_memorandum else ()
        ):
            _place(each_paragraph, word.standard.pt("axis"), "left")
    if codes & {"DG7241", "DG7242"}:
        left = 2 * word.standard.pt("signature_axis") - _sheet_width(word)
        for paragraph in movable(word, *parts_that(UNDER_CLOSE)):
            _place(paragraph, max(left, 0.0), "center")


def _place(one: WordParagraph, left: float, align: str) -> None:
    said = comparable_text(one.text)
    tag_edits.bare_line_starts(one.element)
    none = dict.fromkeys(("hanging", "start", "end", "firstLineChars", "leftChars", "startChars"))
    twips = str(round(left * 20))
    tag_edits.set_property(one.element, "pPr", "ind", left=twips, right="0", firstLine="0", **none)
    tag_edits.set_property(one.element, "pPr", "jc", val=align)
    one.__dict__.pop("text", None)
    if comparable_text(one.text) != said:
        raise AssertionError(f"paragraph {one.number} would say something else")


RULES: tuple[WordRule, ...] = (at_axis, signature_axis)
