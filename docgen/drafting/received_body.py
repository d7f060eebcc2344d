"""The body of a letter that was read, as lines of its draft."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docgen import kinds
from docgen.drafting.received_keys import DraftKeys
from docgen.drafting.yaml_lines import commented_line, scalar
from docgen.reading.found_letter import ReadLetter, ReadParagraph
from docgen.reading.lines import TextRows
from docgen.reading.patterns import pattern

_TWO_HEADS = 2
_FREE = ("free_sheet",)  # kinds whose text takes lines of every form
_SIGNS = (("{{", "{ {"), ("{%", "{ %"), ("{#", "{ #"), ("**", "`**`"), ("__", "`__`"))


def body_lines(letter: ReadLetter, names: DraftKeys) -> Iterator[str]:
    """Paragraphs and items as they were typed, headings, tables and lists of people."""
    if not letter.body and kinds.kind(letter.kind).part("body") is None:
        return
    yield ""
    yield f"{names.key('circular', 'body')}:"
    heading = ""
    is_counted = False
    for index, part in enumerate(letter.body):
        if is_counted:  # how many they are is printed by the list above it
            is_counted = False
            continue
        following = letter.body[index + 1] if index + 1 < len(letter.body) else None
        if part.is_heading and following is not None and following.people:
            heading = f"{part.mark} {part.text}".strip()
            continue
        if part.rows:
            yield f"  - {names.key('items', 'table')}:"
            yield from _table(part.rows, names)
        elif part.people:
            yield f"  - {names.key('items', 'roster')}:"
            if heading:
                yield f"      {names.of('roster', 'heading', heading)}"
            yield f"      {names.key('roster', 'people')}:"
            yield from (
                f"        - [{', '.join(map(names.cell, person))}]" for person in part.people
            )
            before = letter.body[:index]
            if _goes_on(part, before):
                yield f"      {names.key('roster', 'goes_on')}: {names.yes}"
            is_counted = following is not None and _is_count(following, part)
            if is_counted:
                yield f"      {names.key('roster', 'total')}: {names.yes}"
        elif part.is_centred and letter.kind in _FREE:
            yield f"  - {names.key('items', 'centred')}: {scalar(plain_text(part.whole_text))}"
        elif letter.kind in _FREE and (
            blank := pattern("blank_to_fill").fullmatch(part.whole_text)
        ):
            yield f"  - {names.key('items', 'fill')}: {scalar(plain_text(blank['text']))}"
        elif letter.kind in _FREE and _is_out_of_turn(part, letter.body[:index]):
            yield f"  - {names.key('items', 'flush')}: {scalar(plain_text(part.whole_text))}"
        elif part.is_heading:
            text = scalar(plain_text(f"{part.mark} {part.text}".strip()))
            yield f"  - {names.key('items', 'heading')}: {text}"
        else:
            text = scalar(_filled_paragraph(letter, names, index, part))
            yield commented_line(f"  - {text}", names.check(part.doubts))
        heading = ""


def _is_out_of_turn(part: ReadParagraph, before: Sequence[ReadParagraph]) -> bool:
    """Whether the number of an item is not the one that would stand there by itself."""
    number = re.match("[0-9]+", part.mark)
    if not part.level or number is None:
        return False
    last = before[-1] if before else None
    above = re.match("[0-9]+", last.mark) if last is not None and last.level else None
    return int(number[0]) != (int(above[0]) + 1 if above else 1)


def _goes_on(part: ReadParagraph, before: Sequence[ReadParagraph]) -> bool:
    """Whether the numbers of a list of people go on from the last list before it."""
    last = next((paragraph for paragraph in reversed(before) if paragraph.people), None)
    if last is None or not part.numbers or not last.numbers:
        return False
    first, end = (re.match("[0-9]+", number) for number in (part.numbers[0], last.numbers[-1]))
    return bool(first and end and int(first[0]) == int(end[0]) + 1)


def _is_count(following: ReadParagraph, part: ReadParagraph) -> bool:
    """Whether a line under a list tells how many people stand in it."""
    match = pattern("people_in_all").fullmatch(following.text)
    if match is None or following.level:
        return False
    counts = [int(count) for count in (match["monks"], match["others"]) if count]
    return sum(counts) == len(part.people)


def plain_text(text: str) -> str:
    """A text without the signs that a circular would read as more than text."""
    for sign, written in _SIGNS:
        text = text.replace(sign, written)
    return text


def _table(rows: TextRows, names: DraftKeys) -> Iterator[str]:
    yield f"      {names.key('table', 'rows')}:"
    yield from (
        f"        - [{', '.join(names.cell(plain_text(cell)) for cell in row)}]" for row in rows
    )
    if _has_two_heads(rows):
        yield f"      {names.key('table', 'heads')}: {_TWO_HEADS}"


def _has_two_heads(rows: TextRows) -> bool:
    """Whether headings stand over several columns, each of which has one of its own under it."""
    if len(rows) < 3:
        return False
    first, second = rows[0], rows[1]
    under = [low for high, low in zip(first, second, strict=True) if not high]
    return bool(under) and all(under) and not any(_is_figure(cell) for cell in second)


def _is_figure(cell: str) -> bool:
    return bool(cell) and not any("ก" <= letter <= "๎" or letter.isalpha() for letter in cell)


def _filled_paragraph(letter: ReadLetter, names: DraftKeys, index: int, part: ReadParagraph) -> str:
    """The paragraph with its deadlines named, so that one date feeds all."""
    text = plain_text(f"{part.mark} {part.text}".strip())
    for deadline in letter.deadlines:
        if deadline.paragraph == index:
            section = names.key("names", "deadlines")
            until = names.key("deadline_names", "until")
            named = "{{ " + f"{section}.{deadline.name}.{until}" + " }}"
            text = text.replace(deadline.written, named)
    return text
