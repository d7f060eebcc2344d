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
    for index, part in enumerate(letter.body):
        if part.rows:
            yield f"  - {names.key('items', 'table')}:"
            yield from _table(part.rows, names)
        elif not _is_told_by_list(letter.body, index):
            if part.people:
                yield f"  - {names.key('items', 'roster')}:"
                yield from _roster(letter.body, index, names)
            else:
                yield _text_line(letter, index, names)


def _is_told_by_list(body: Sequence[ReadParagraph], index: int) -> bool:
    """Whether a list of people has this as its heading, or prints it itself as their count."""
    following = body[index + 1] if index + 1 < len(body) else None
    is_heading = body[index].is_heading and following is not None and bool(following.people)
    return is_heading or _is_count_above(body, index)


def _is_count_above(body: Sequence[ReadParagraph], index: int) -> bool:
    above = body[index - 1] if index else None
    return bool(above and above.people and not above.rows) and _is_count(
        body[index], body[index - 1]
    )


def _roster(body: Sequence[ReadParagraph], index: int, names: DraftKeys) -> Iterator[str]:
    """A list of people, with its heading, and whether it is counted and goes on."""
    part = body[index]
    if index and body[index - 1].is_heading and not _is_count_above(body, index - 1):
        heading = f"{body[index - 1].mark} {body[index - 1].text}".strip()
        yield f"      {names.of('roster', 'heading', heading)}"
    yield f"      {names.key('roster', 'people')}:"
    yield from (f"        - [{', '.join(map(names.cell, person))}]" for person in part.people)
    if _goes_on(part, body[:index]):
        yield f"      {names.key('roster', 'goes_on')}: {names.yes}"
    if index + 1 < len(body) and _is_count(body[index + 1], part):
        yield f"      {names.key('roster', 'total')}: {names.yes}"


def _text_line(letter: ReadLetter, index: int, names: DraftKeys) -> str:
    """A paragraph, an item or a heading, in the form that it has on the sheet."""
    part = letter.body[index]
    form, text = _form_on_sheet(letter, index)
    if form:
        return f"  - {names.key('items', form)}: {scalar(plain_text(text))}"
    text = scalar(_filled_paragraph(letter, names, index, part))
    return commented_line(f"  - {text}", names.check(part.doubts))


def _form_on_sheet(letter: ReadLetter, index: int) -> tuple[str, str]:
    """The form of a line that is no plain paragraph and its text; two empty texts for others."""
    part = letter.body[index]
    if letter.kind in _FREE:
        blank = pattern("blank_to_fill").fullmatch(part.whole_text)
        if part.is_centred:
            return "centred", part.whole_text
        if blank:
            return "fill", blank["text"]
        if _is_out_of_turn(part, letter.body[:index]):
            return "flush", part.whole_text
    if part.is_heading:
        return "heading", f"{part.mark} {part.text}".strip()
    return "", ""


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
