"""Lines of a received letter as texts: joined, parted, numbered, and cleared of misreadings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from docgen.reading.found_letter import ReadField, ReadParagraph
from docgen.reading.patterns import doubt_sentence, pattern
from docgen.reading.units import ReadUnit
from docgen.thai import Fault
from docgen.thai.numerals import to_arabic
from docgen.thai.reference_numbers import parse_reference_number

LABELLED = ("subject", "recipient", "references", "enclosures")


def label_and_text(text: str) -> tuple[str, str]:
    """The part that a line opens, and what it says of it; two empty texts for any other line."""
    for name in LABELLED:
        match = pattern(f"parts.{name}").fullmatch(text)
        if match:
            return name, match["text"].strip()
    return "", ""


def entries_of(lines: Sequence[str], spaced: Sequence[bool] = (), whole: str = "") -> list[str]:
    """Entries apart: where a number begins, or where the one before is ``whole`` by its pattern.

    ``spaced`` tells of which lines a space stands at the end.
    """
    groups: list[list[str]] = []
    spaces: list[list[bool]] = []
    for index, text in enumerate(lines):
        if not text:
            continue
        marks = (pattern(name).fullmatch(text) for name in ("item", "dot_item", "bracket_item"))
        match = next(filter(None, marks), None)
        is_over = bool(whole and groups and pattern(whole).search(groups[-1][-1]))
        if match or not groups or is_over:
            groups.append([])
            spaces.append([])
        groups[-1].append(match["text"] if match else text)
        spaces[-1].append(spaced[index] if index < len(spaced) else False)
    made = [joined_lines(group, gaps) for group, gaps in zip(groups, spaces, strict=True)]
    return [entry for text in made for entry in _entries_inside(text, whole)]


def _entries_inside(text: str, whole: str) -> list[str]:
    """Entries that stand on one line, each under its number and whole by its pattern."""
    pieces = pattern("entry_inside").split(text) if whole else [text]
    if len(pieces) == 1 or not all(pattern(whole).search(piece) for piece in pieces):
        return [text]
    numbered = [pattern("item").fullmatch(piece) for piece in pieces]
    return [item["text"] if item else piece for item, piece in zip(numbered, pieces, strict=True)]


ITEMS = (
    ("third_item", 3),
    ("sub_item", 2),
    ("item", 1),
    ("bracket_item", 1),
    ("letter_item", 1),
    ("dot_item", 1),
)


def text_of_item(text: str) -> ReadParagraph | None:
    """A numbered item without its number; ``None`` where the text begins with none."""
    for name, level in ITEMS:
        match = pattern(name).fullmatch(text)
        if match:
            return ReadParagraph(match["text"], level, match["number"] + _dot(name, text, match))
    return None


def _dot(name: str, text: str, match: re.Match[str]) -> str:
    after = text[match.end("number") : match.start("text")]
    return after.strip() if name in ("item", "sub_item", "third_item") else ""


def joined_lines(lines: Sequence[str], spaced: Sequence[bool] = ()) -> str:
    """Lines as one text: Thai goes on without a space, figures and Latin words with one.

    ``spaced`` tells of which lines a space stands at the end.
    """
    if not lines:
        return ""
    joined = [lines[0]]
    for index, (before, after) in enumerate(pairwise(lines)):
        apart = re.search(r"(?:[0-9A-Za-z).,ฯ]|(?:^|\s)ณ)$", before) or re.match(
            r"[0-9A-Za-z(]|พ\.ศ\.", after
        )
        told = index < len(spaced) and spaced[index]
        if re.search("[A-Za-z]-$", before):
            apart = None
        joined.append(f" {after}" if apart or told else after)
    return "".join(joined)


def joined_units(texts: Sequence[str], units: Sequence[ReadUnit]) -> str:
    """The texts of units as one, with the spaces that stand at the ends of their lines."""
    return joined_lines(texts, [unit.line.ends_in_space for unit in units])


def addressees(lines: Sequence[str]) -> str:
    """The addressees, a line each; a line that names no post goes on with the one before."""
    groups: list[list[str]] = []
    for line in lines:
        is_named = pattern("addressee").match(line) or pattern("item").fullmatch(line)
        if groups and not is_named:
            groups[-1].append(line)
        else:
            groups.append([line])
    return "\n".join(map(joined_lines, groups))


def number_read(text: str) -> ReadField:
    """A number, whatever its shape, with figures that were read as letters put right and told.

    One whose end is still open, and what has no shape of a number, is to be looked at.
    """
    meant = re.sub("[oO]", "0", text)  # the agency's own letters are Thai
    doubts = () if meant == text else (doubt_sentence("letter_for_figure", text.strip()),)
    try:
        number = parse_reference_number(meant)
    except Fault:
        return _other_number(meant.strip(), doubts)
    return ReadField(to_arabic(number.text), doubts)


def _other_number(text: str, doubts: tuple[str, ...]) -> ReadField:
    if pattern("number_open").fullmatch(text):
        return ReadField(text, (*doubts, doubt_sentence("open_number")))
    is_whole = pattern("number_whole").fullmatch(text) is not None
    return ReadField(text, doubts if is_whole else (*doubts, doubt_sentence("not_a_form")))


def found_of(text: str) -> ReadField:
    """A field of which something was found, or the doubt that nothing was."""
    return ReadField(text) if text else ReadField("", (doubt_sentence("not_found"),))
