"""What a letter says, text by text in its order, for holding against what a file prints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from docgen import kinds
from docgen.comparing.differences import BODY
from docgen.comparing.same_letters import letters_and_figures
from docgen.kinds.parts import DRAWN, OF_PAGES, compared_as, printed_alone, roles_with_trait, traits
from docgen.light import dataclass
from docgen.model.letter import Block, Cell, Letter, Table
from docgen.reading import Recognised
from docgen.reading.found_letter import ReadLetter
from docgen.reading.lines import Why
from docgen.reading.patterns import noise_pattern
from docgen.thai.numerals import to_arabic


@dataclass(frozen=True, slots=True)
class ComparedText:
    """One text of a letter: its part, its number in the body, and how it is looked up.

    ``parts`` are what it may be parted into; ``in_order`` that it stands after the one before;
    ``may_repeat`` that it may stand again on another sheet; ``is_optional`` that it may be drawn.
    ``mark`` is the number that its place in a list gives it, ``label`` what stands before the
    first; ``column`` counts cells of a row.
    """

    role: str
    text: str
    number: int = 0
    parts: tuple[str, ...] = ()
    in_order: bool = False
    may_repeat: bool = False
    is_optional: bool = False
    mark: str = ""
    label: str = ""
    column: int = 0


def said_in(letter: Letter) -> list[ComparedText]:
    """Every text that a composed letter prints."""
    return [*_of_pages(letter), *_of_letter(letter)]


def _of_pages(letter: Letter) -> Iterator[ComparedText]:
    for name in roles_with_trait(OF_PAGES):
        if getattr(letter, name):
            yield ComparedText(name, getattr(letter, name), may_repeat=True)
    for line in letter.receipt_stamp:
        yield ComparedText("receipt_stamp", line)


def _of_letter(letter: Letter) -> Iterator[ComparedText]:
    prints = {part.role: part.prints for part in kinds.kind(letter.kind).parts if part.text}
    number = 0
    for block in letter.blocks:
        printed = prints.get(block.role, frozenset())
        role = BODY if block.is_of_body else printed_alone().get(printed, block.role)
        for said in _of_block(block, role):
            number += role == BODY and said.in_order
            yield replace(said, number=number if role == BODY else 0)
    for annex in letter.annexes:
        yield ComparedText("annex", annex.title)
        for part in annex.parts:
            yield from (
                _of_table(part, "annex") if isinstance(part, Table) else _of_block(part, "annex")
            )
    for sheet in letter.sheets:
        for said in said_in(sheet):
            yield replace(said, role="sheet", number=0, in_order=False)


def _of_block(block: Block, role: str) -> Iterator[ComparedText]:
    in_order = role == BODY
    if block.label and not block.entries:
        yield ComparedText(role, block.label)
    for index, entry in enumerate(block.entries):
        label = block.label if index == 0 else ""
        pieces = tuple(filter(None, (label, entry.number, entry.text, entry.aside)))
        lines = tuple(line for piece in pieces for line in piece.split("\n"))
        yield ComparedText(
            role, " ".join(pieces), parts=lines, in_order=in_order, mark=entry.number, label=label
        )
    if block.table is not None:
        yield from _of_table(block.table, role)


def _of_table(table: Table, role: str) -> Iterator[ComparedText]:
    drawn = DRAWN in traits(table.role)
    heads = table.heads or (tuple(Cell(column.heading) for column in table.columns),)
    in_order = role == BODY
    for row in heads:
        for column, cell in enumerate(row, 1):
            yield ComparedText(role, cell.text, may_repeat=True, is_optional=drawn, column=column)
    for row in table.rows:
        for column, cell in enumerate(row, 1):
            yield ComparedText(
                role,
                cell.text,
                in_order=in_order and not drawn,
                is_optional=drawn,
                column=column,
            )


# -- a letter that was read ----------------------------------------------------------------------


def said_by_read(read: Recognised) -> list[ComparedText]:
    """Every text that a file prints: the body by its paragraphs, all else line by line."""
    made: list[ComparedText] = []
    tables: set[int] = set()
    has_body = False
    for line, role in zip(read.file.lines, read.roles, strict=True):
        if role == "body" and read.letter is not None:
            made += [] if has_body else _body(read.letter)
            has_body = True
        elif line.table and line.table not in tables:
            tables.add(line.table)
            cells = (cell for row in read.file.tables[line.table] for cell in row)
            made += [ComparedText(part_of(role), cell) for cell in cells]
        elif not line.table and not noise_pattern().fullmatch(to_arabic(line.text)):
            made.append(ComparedText(part_of(role), line.text, parts=line.pieces))
    for aside in read.file.asides:
        if aside.why in (Why.HEADER, Why.FOOTER) and not is_furniture(aside.text):
            made.append(ComparedText("page", aside.text, may_repeat=True))
    return [said for said in made if letters_and_figures(said.text)]


def _body(letter: ReadLetter) -> Iterator[ComparedText]:
    for number, part in enumerate(letter.body, 1):
        yield ComparedText(BODY, f"{part.mark} {part.text}".strip(), number, in_order=True)
        numbers = (*part.numbers, *[""] * (len(part.people) - len(part.numbers)))
        people = [(mark, *person) for mark, person in zip(numbers, part.people, strict=True)]
        for row in (*part.rows, *people):
            yield from (ComparedText(BODY, cell, number, in_order=True) for cell in row)


def part_of(role: str) -> str:
    """The part of a composed letter that recognition calls ``role``."""
    return compared_as(role) or "annex"


def is_furniture(text: str) -> bool:
    """Whether a line of a sheet says nothing of the letter."""
    said = to_arabic(text)
    return (
        noise_pattern().fullmatch(said) is not None or re.fullmatch(r"[0-9]{1,3}", said) is not None
    )
