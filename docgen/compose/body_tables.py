"""Tables of the body: headings over several columns, the row of totals, how columns stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from docgen.compose.phrases import fixed_wording
from docgen.compose.sentences import sentence_entry
from docgen.diagnostics import Diagnostic
from docgen.light import regex
from docgen.model.body_parts import BodyTable
from docgen.model.dossier import Dossier, ValuePath
from docgen.model.letter import Block, Cell, Column, Table
from docgen.thai.quantities import NOTHING, label_place, quantities

ROLE = "body_table"
_BOX = regex(r"\[[ xX]\]|[☐☑☒]")
_CODE = regex("[0-9๐-๙]{4,}")  # a room or a year: as long as the others, without commas
_COVERED = Cell("", across=0)


def table_block(
    dossier: Dossier, table: BodyTable, path: ValuePath, found: list[Diagnostic]
) -> Block:
    """The table as a block, its caption the block's label; faults go to ``found``."""
    at = dossier.places.of(*path)
    caption = sentence_entry(table.caption, at, found) if table.caption else None
    body = table.rows
    cells = [_cells(dossier, row, (*path, "rows", at), found) for at, row in enumerate(body)]
    heads, rows = cells[: table.heads], cells[table.heads :]
    aligns = _aligns(table, body)
    names = [_heading(heads, column) for column in range(len(aligns))]
    has_total = _label(rows[-1]) is not None if rows else False
    if has_total:
        rows[-1] = _total_row(rows[-1])
    made = Table(
        columns=tuple(Column(name, align) for name, align in zip(names, aligns, strict=True)),
        rows=tuple(map(tuple, rows)),
        summary=caption.text if caption else fixed_wording("table_of", columns=" ".join(names)),
        at=at,
        role=ROLE,
        totals=int(has_total),
        heads=tuple(map(tuple, _spanning(heads))),
        ruled=table.ruled,
    )
    return Block("table", (caption,) if caption else (), at=at, table=made)


def _cells(
    dossier: Dossier, row: Sequence[str], path: ValuePath, found: list[Diagnostic]
) -> list[Cell]:
    at = dossier.places.of(*path)
    made = [sentence_entry(text, at, found) for text in row]
    return [Cell(made_entry.text, spans=made_entry.spans) for made_entry in made]


def _heading(heads: Sequence[Sequence[Cell]], column: int) -> str:
    """What a column is called: its lowest heading."""
    said = [row[column].text for row in heads if row[column].text]
    return said[-1] if said else ""


def _spanning(heads: Sequence[Sequence[Cell]]) -> list[list[Cell]]:
    """Headings with those that stand over several columns, or over both rows, made one cell.

    An empty cell of the upper row belongs to the one at its left where a heading stands below it;
    an empty one of the lower row belongs to the heading above.
    """
    rows = [list(row) for row in heads]
    if len(rows) < 2:
        return rows
    upper, lower = rows
    owner = 0
    for column, cell in enumerate(upper):
        below = lower[column]
        if cell.text or not column or not below.text:
            owner = column
            if not below.text:
                upper[column] = replace(cell, down=2)
                lower[column] = replace(below, down=0)
        else:
            upper[owner] = replace(upper[owner], across=upper[owner].across + 1)
            upper[column] = _COVERED
    for column, cell in enumerate(upper):  # what stands over several columns has them below it
        if cell.across > 1 and cell.down > 1:
            upper[column] = replace(cell, down=1)
            lower[column] = replace(lower[column], down=1)
    return rows


def _aligns(table: BodyTable, rows: Sequence[Sequence[str]]) -> list[str]:
    width = len(rows[0]) if rows else 0
    body = rows[table.heads :]
    chosen = [*table.aligns, *[""] * width][:width]
    return [align or _natural(body, column) for column, align in enumerate(chosen)]


def _natural(rows: Sequence[Sequence[str]], column: int) -> str:
    """Numbers at the right; running numbers, codes and boxes in the middle; words at the left."""
    cells = [row[column].strip() for row in rows if _label(row) is None]
    said = [cell for cell in cells if cell not in NOTHING]
    if said and all(_BOX.fullmatch(cell) for cell in said):
        return "center"
    numbers = quantities(cells)
    if not numbers:
        return "left"
    is_count = column == 0 and numbers == list(range(1, len(numbers) + 1))
    is_code = len(said) > 1 and all(_CODE.fullmatch(cell) for cell in said)
    is_code = is_code and len({len(cell) for cell in said}) == 1
    return "center" if is_count or is_code else "right"


def _label(row: Sequence[str] | Sequence[Cell]) -> int | None:
    """The column in which a row calls itself a total."""
    texts = [cell.text if isinstance(cell, Cell) else cell for cell in row]
    return label_place(texts, fixed_wording("total"))


def _total_row(row: Sequence[Cell]) -> list[Cell]:
    """The word for the total over the empty cells around it."""
    label = _label(row)
    assert label is not None
    end = label + 1
    while end < len(row) and not row[end].text:
        end += 1
    covered = [_COVERED] * (end - 1)
    return [replace(row[label], across=end), *covered, *row[end:]]
