"""Arabic digits where a letter has them: everything of it, but what was typed to stay Thai."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache, partial

from docgen.compose.kept_last import KeptLast
from docgen.light import regex
from docgen.model.dossier import Dossier
from docgen.model.letter import Annex, Block, Cell, Column, Entry, Table
from docgen.thai.numerals import to_arabic

_CODE = regex(r"`([^`\n๐-๙]*+[๐-๙][^`\n]*+)`")
KeptTexts = tuple[str, ...]
CellRows = tuple[tuple[Cell, ...], ...]

# The last annexes with Arabic figures, and rows of tables that several circulars may share.
_ANNEXES: KeptLast[Annex, Annex] = KeptLast(8)
_ROWS: KeptLast[CellRows, CellRows] = KeptLast(16)


def kept_stretches(dossier: Dossier) -> KeptTexts:
    """Stretches between backticks that have Thai digits, the longest first."""
    files = (dossier.places, dossier.office_places, dossier.signatory_places)
    texts = (text.text for places in files if places is not None for text in places.texts.values())
    found = {code for text in texts if "`" in text for code in _CODE.findall(text)}
    return tuple(sorted(found, key=lambda code: (-len(code), code)))


def arabic_text(text: str, kept: KeptTexts = ()) -> str:
    """The text with Arabic digits, save in the stretches that are kept."""
    if not kept:
        return to_arabic(text)
    pieces = _around(kept).split(text)
    return "".join(piece if index % 2 else to_arabic(piece) for index, piece in enumerate(pieces))


@lru_cache(maxsize=64)
def _around(kept: KeptTexts) -> re.Pattern[str]:
    """Where a kept stretch stands by itself, not within a longer number."""
    whole = "|".join(map(re.escape, kept))
    return re.compile(f"(?<![0-9๐-๙])({whole})(?![0-9๐-๙])")


@lru_cache(maxsize=256)
def arabic_block(block: Block, kept: KeptTexts = ()) -> Block:
    """The block with all its figures Arabic; equal blocks of a batch become the same object."""
    table = None if block.table is None else _table(block.table, kept)
    entries = tuple(_entry(entry, kept) for entry in block.entries)
    return replace(block, entries=entries, table=table, label=to_arabic(block.label))


def arabic_blocks(blocks: Iterable[Block], kept: KeptTexts = ()) -> tuple[Block, ...]:
    """All of them with Arabic figures."""
    return tuple(arabic_block(block, kept) for block in blocks)


def arabic_annex(annex: Annex, kept: KeptTexts = ()) -> Annex:
    """The annex with all its figures Arabic: title, notes and tables."""
    return _ANNEXES.kept_or_made(annex, kept, partial(_arabic_annex, annex, kept))


def _arabic_annex(annex: Annex, kept: KeptTexts) -> Annex:
    parts = tuple(
        _table(part, kept) if isinstance(part, Table) else arabic_block(part, kept)
        for part in annex.parts
    )
    return replace(annex, title=arabic_text(annex.title, kept), parts=parts)


def _entry(entry: Entry, kept: KeptTexts) -> Entry:
    return replace(
        entry,
        text=arabic_text(entry.text, kept),
        number=to_arabic(entry.number),
        aside=arabic_text(entry.aside, kept),
    )


def _table(table: Table, kept: KeptTexts) -> Table:
    rows = _ROWS.kept_or_made(table.rows, kept, partial(_rows, table.rows, kept))
    heads = _rows(table.heads, kept)
    columns = tuple(
        Column(arabic_text(column.heading, kept), column.align) for column in table.columns
    )
    summary = arabic_text(table.summary, kept)
    return replace(table, rows=rows, heads=heads, columns=columns, summary=summary)


def _rows(rows: CellRows, kept: KeptTexts) -> CellRows:
    return tuple(tuple(_cell(cell, kept) for cell in row) for row in rows)


def _cell(cell: Cell, kept: KeptTexts) -> Cell:
    return replace(cell, text=arabic_text(cell.text, kept))
