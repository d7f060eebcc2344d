"""Where a finished letter leaves room: above the emblem, and to sign."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.word_file.held_file import WordFile
from docgen.checks.word_file.rules import WordRule
from docgen.diagnostics import Diagnostic
from docgen.kinds.typed_parts import ROOM_TO_SIGN, parts_that
from docgen.reading.word import part_tags

_LINE = 20.96  # points: the pitch of 16 point type, single-spaced
_TIGHTEST = 18.1  # points: the pitch of a letter that is fitted as far as may be
_LEAST_LINES = 2.0  # a signature needs so much; the form leaves three
_CENTIMETRE = 72 / 2.54
_ABOUT = 0.5 * _CENTIMETRE  # the source says «about»


def emblem_top(word: WordFile) -> Iterator[Diagnostic]:
    """The emblem hangs 1.5 cm from the top of the paper, where the file tells where it hangs."""
    section = part_tags.sections(word.package.document)[:1]
    margin = part_tags.section_length(section[0], "pgMar", "top") if section else None
    got = part_tags.first_drawing_top(word.package.document, margin or 0)
    wanted = word.standard.pt("emblem_top")
    if got is not None and abs(got - wanted) > _ABOUT:
        params = {"got": f"{got / _CENTIMETRE:.1f}", "value": f"{wanted / _CENTIMETRE:g}"}
        yield Diagnostic("DG7234", word.position_of(), params)


def room_to_sign(word: WordFile) -> Iterator[Diagnostic]:
    """Empty lines between the close, or the body of a memorandum, and the name in brackets."""
    name = word.letter.first_of("name")
    before = [
        paragraph for paragraph in word.letter.paragraphs if name and paragraph.number < name.number
    ]
    if name is None or not before or before[-1].in_table or name.in_table:
        return
    last = before[-1]
    if last.role in parts_that(ROOM_TO_SIGN):
        return
    empty = part_tags.empty_between(last.element, name.element)
    if empty is None:
        return
    room = empty * _LINE + (name.length("spacing", "before") or 0)
    room += last.length("spacing", "after") or 0
    room += (last.text.count("\n") + name.text.split("(")[0].count("\n")) * _LINE
    if room < _LEAST_LINES * _TIGHTEST - 1:
        params = {"text": word.shortened_text(name), "got": f"{room / _LINE:.0f}"}
        yield Diagnostic("DG7233", word.position_of(name), params)


RULES: tuple[WordRule, ...] = (emblem_top, room_to_sign)
