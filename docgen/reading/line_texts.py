"""Lines of a received letter as texts: joined, parted, numbered, and cleared of misreadings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from docgen import vocabulary
from docgen.reading.found_letter import Field, Paragraph
from docgen.reading.patterns import doubt, pattern
from docgen.reading.sources import Line
from docgen.thai import Fault
from docgen.thai.names import nearest
from docgen.thai.numerals import to_arabic
from docgen.thai.reference_numbers import parse_reference_number

LABELLED = ("subject", "recipient", "references", "enclosures")


def labelled(text: str) -> tuple[str, str]:
    """The part that a line opens, and what it says of it; two empty texts for any other line."""
    for name in LABELLED:
        match = pattern(f"parts.{name}").fullmatch(text)
        if match:
            return name, match["text"].strip()
    return "", ""


def entries_of(lines: list[str]) -> list[str]:
    """Numbered entries apart; lines that belong together joined."""
    groups: list[list[str]] = []
    for text in lines:
        match = pattern("item").fullmatch(text)
        if match:
            groups.append([match["text"]])
        elif text and groups:
            groups[-1].append(text)
        elif text:
            groups.append([text])
    return [joined(group) for group in groups]


def begins(line: Line, before: list[str]) -> bool:
    """Whether a paragraph begins with a line, ``before`` being the lines of the one above."""
    if pattern("sub_item").fullmatch(line.text) or pattern("item").fullmatch(line.text):
        return not re.search(r"[(/]$", before[-1])
    return line.starts or pattern("always_begins").match(line.text) is not None


def nearest_urgency(text: str) -> str:
    """An urgency as it should be written, marks and spaces lost in reading put back."""
    near = nearest("".join(text.split()), vocabulary.names("urgency"))
    return near[0] if near else text


def paragraph_of(text: str) -> Paragraph:
    """A paragraph of the body, or a numbered item without its number."""
    for level, name in ((2, "sub_item"), (1, "item")):
        match = pattern(name).fullmatch(text)
        if match:
            return Paragraph(match["text"], level)
    return Paragraph(text)


def joined(lines: Sequence[str]) -> str:
    """Lines as one text: Thai goes on without a space, figures and Latin words with one."""
    if not lines:
        return ""
    text = lines[0]
    for before, after in pairwise(lines):
        apart = re.search(r"[0-9A-Za-z).,ฯ]$", before) or re.match(r"[0-9A-Za-z(]", after)
        text += (" " if apart else "") + after
    return text


def addressees(lines: Sequence[str]) -> str:
    """The addressees, a line each; a line that names no post goes on with the one before."""
    groups: list[list[str]] = []
    for line in lines:
        if groups and not pattern("addressee").match(line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return "\n".join(map(joined, groups))


def number_of(text: str) -> Field:
    """A reference number, with figures that were read as letters put right and told."""
    meant = re.sub("[oO]", "0", text)  # the agency's own letters are Thai
    doubts = () if meant == text else (doubt("letter_for_figure", text.strip()),)
    try:
        number = parse_reference_number(meant)
    except Fault:
        return Field(meant.strip(), (*doubts, doubt("incomplete")))
    return Field(to_arabic(number.text), doubts)


def found_of(text: str) -> Field:
    """A field of which something was found, or the doubt that nothing was."""
    return Field(text) if text else Field("", (doubt("not_found"),))
