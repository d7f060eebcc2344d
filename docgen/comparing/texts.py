"""What a letter says, text by text in its order, for holding against what a file prints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docgen import kinds
from docgen.comparing.differences import BODY
from docgen.model.letter import Block, Cell, Letter, Table
from docgen.reading.found_letter import Field, FoundSigner, ReadLetter
from docgen.reading.lines import Why
from docgen.thai.numerals import to_arabic
from docgen.thai.text import as_meant

_ON_PAGES = ("secrecy", "copy_mark", "form_code", "motto")
_DRAWN = ("bar", "tiles")
_SAID_BY = {frozenset({"date"}): "date", frozenset({"recipient"}): "salutation"}
_NOT_SAID = re.compile(r"[\s.…_`☐☑☒•]+")


@dataclass(frozen=True, slots=True)
class Said:
    """One text of a letter: its part, its number in the body, and how it is looked up.

    ``parts`` are what it may be parted into; ``in_order`` that it stands after the one before;
    ``may_repeat`` that it may stand again on another sheet; ``is_optional`` that it may be drawn.
    """

    role: str
    text: str
    number: int = 0
    parts: tuple[str, ...] = ()
    in_order: bool = False
    may_repeat: bool = False
    is_optional: bool = False


def bare(text: str) -> str:
    """Letters and figures of a text alone, in Arabic digits."""
    return _NOT_SAID.sub("", to_arabic(as_meant(text)))


def said_in(letter: Letter) -> list[Said]:
    """Every text that a composed letter prints."""
    return [*_of_pages(letter), *_of_letter(letter)]


def _of_pages(letter: Letter) -> Iterator[Said]:
    for name in _ON_PAGES:
        if getattr(letter, name):
            yield Said(name, getattr(letter, name), may_repeat=True)
    for line in letter.receipt_stamp:
        yield Said("receipt_stamp", line)


def _of_letter(letter: Letter) -> Iterator[Said]:
    prints = {part.role: part.prints for part in kinds.kind(letter.kind).parts if part.text}
    number = 0
    for block in letter.blocks:
        printed = prints.get(block.role, frozenset())
        role = BODY if block.is_of_body else _SAID_BY.get(printed, block.role)
        for one in _of_block(block, role):
            number += role == BODY and one.in_order
            yield Said(
                one.role,
                one.text,
                number if role == BODY else 0,
                one.parts,
                one.in_order,
                one.may_repeat,
                one.is_optional,
            )
    for annex in letter.annexes:
        yield Said("annex", annex.title)
        for part in annex.parts:
            yield from (
                _of_table(part, "annex") if isinstance(part, Table) else _of_block(part, "annex")
            )
    for sheet in letter.sheets:
        for one in said_in(sheet):
            yield Said("sheet", one.text, 0, one.parts, False, one.may_repeat, one.is_optional)


def _of_block(block: Block, role: str) -> Iterator[Said]:
    in_order = role == BODY
    if block.label and not block.entries:
        yield Said(role, block.label)
    for index, entry in enumerate(block.entries):
        label = block.label if index == 0 else ""
        pieces = tuple(filter(None, (label, entry.number, entry.text, entry.aside)))
        lines = tuple(line for piece in pieces for line in piece.split("\n"))
        yield Said(role, " ".join(pieces), parts=lines, in_order=in_order)
    if block.table is not None:
        yield from _of_table(block.table, role)


def _of_table(table: Table, role: str) -> Iterator[Said]:
    drawn = table.role in _DRAWN
    heads = table.heads or (tuple(Cell(column.heading) for column in table.columns),)
    in_order = role == BODY
    for row in heads:
        for cell in row:
            text = cell.text
            yield Said(role, text, in_order=False, may_repeat=True, is_optional=drawn)
    for row in table.rows:
        for cell in row:
            yield Said(role, cell.text, in_order=in_order and not drawn, is_optional=drawn)


# -- a letter that was read ----------------------------------------------------------------------


def said_by_read(letter: ReadLetter) -> list[Said]:
    """Every text of a letter that was read, by the parts it was taken for."""
    return [one for one in _read(letter) if bare(one.text)]


def _read(letter: ReadLetter) -> Iterator[Said]:
    yield Said("urgency", letter.urgency)
    yield Said("secrecy", letter.secrecy, may_repeat=True)
    yield Said("title", letter.title)
    yield from (Said("issuing_agency", line) for line in letter.agency)
    yield Said("reference_number", letter.number.text)
    yield Said("date", letter.date.text)
    yield Said("subject", letter.subject.text)
    yield from (Said("salutation", line) for line in letter.recipient.text.split("\n"))
    for one in letter.references:
        parts = (one.document, one.urgency, one.number, one.dated)
        yield Said("references", " ".join(filter(None, parts)), parts=parts)
    for item, quantity in zip(letter.enclosures, letter.quantities, strict=True):
        yield Said("enclosures", item.text)
        yield Said("enclosures", quantity)
    for value in letter.own.values():
        texts = (value.text,) if isinstance(value, Field) else (c for row in value for c in row)
        yield from (Said(BODY, text) for text in texts)
    for number, part in enumerate(letter.body, 1):
        cells = [cell for row in (*part.rows, *part.people) for cell in row]
        text = f"{part.mark} {part.text}".strip()
        yield Said(BODY, text, number, in_order=True)
        yield from (Said(BODY, cell, number, in_order=True) for cell in cells)
    yield Said("complimentary_close", letter.close.text)
    for signer in letter.signers:
        yield from _signature(signer, "signature")
    for opinion in letter.opinions:
        yield from (Said("opinions", text) for text in (opinion.heading, opinion.text))
        yield from _signature(opinion.signer, "opinions")
        yield Said("opinions", opinion.date)
    for contact in letter.contacts_of:
        ways = (contact.telephone, contact.fax, contact.email, contact.website, contact.line)
        for text in (*contact.office, *ways, *contact.coordinators):
            yield Said("responsible_office", text)
    yield from (Said("copies_to", text) for text in letter.copies_to)
    yield from (Said("reply_channels", text) for pair in letter.replies for text in pair)
    for aside in letter.asides:
        if aside.why in (Why.AFTER, Why.UNKNOWN, Why.STAMP):
            yield Said("annex", aside.text, is_optional=aside.why is Why.STAMP)


def _signature(signer: FoundSigner, role: str) -> Iterator[Said]:
    for text in (signer.role, signer.rank, signer.name.text, *signer.titles):
        yield Said(role, text)
