"""A letter's body as fields: each text with the mark of its item, tables and lists as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from docgen import vocabulary
from docgen.model.body_parts import BodyPart
from docgen.model.dossier import Dossier
from docgen.model.letter import Block, Cell, Table
from docgen.model.rosters import Roster
from docgen.thai.marking import typed_text
from docgen.thai.numerals import to_arabic


def body_fields(dossier: Dossier, blocks: Iterable[Block]) -> list[Any]:
    """The body as a list that may be typed: each text with the mark of its item before it."""
    rosters = iter(_rosters(dossier.circular.body))
    made: list[Any] = []
    for block in blocks:
        if block.table is not None and block.table.role == "roster":
            made.append({"roster": _roster(next(rosters, None), block.table)})
        elif block.table is not None:
            caption = [typed_text(entry.text, entry.spans) for entry in block.entries]
            made.append({"table": _table(block.table, caption)})
        elif block.role in ("section_heading", "resumed"):
            name = "heading" if block.role == "section_heading" else "resumed"
            made += [{name: _text(entry.text, entry.spans)} for entry in block.entries]
        else:
            made += [
                f"{to_arabic(entry.number)} {_text(entry.text, entry.spans)}".strip()
                for entry in block.entries
            ]
    return made


def _text(text: str, spans: Sequence[Any]) -> str:
    return to_arabic(typed_text(text, tuple(spans)))


def _rosters(body: object) -> Iterator[Roster]:
    if isinstance(body, tuple):
        yield from (
            part.roster
            for part in body
            if isinstance(part, BodyPart) and part.roster is not None and part.roster.people
        )


def _roster(roster: Roster | None, table: Table) -> dict[str, object]:
    """People as name, post and duty; of an unknown list as its columns stand."""
    if roster is None:
        return {"people": [[_text(c.text, c.spans) for c in row if c.text] for row in table.rows]}
    people = [[person.name, person.post, person.duty] for person in roster.people]
    goes_on = {"goes_on": vocabulary.word("yes_no", "yes").english} if roster.goes_on else {}
    return {"people": people, **goes_on}


def _table(table: Table, caption: Sequence[str]) -> dict[str, object]:
    """A table as one types it between bars."""
    heads: Sequence[Sequence[Cell]] = table.heads or (
        tuple(Cell(column.heading) for column in table.columns),
    )
    signs: dict[str, str] = {"left": ":--", "center": ":--:", "right": "--:"}
    marks = "|".join(signs[column.align] for column in table.columns)
    lines: list[str] = [_bars(row) for row in (*heads, *table.rows)]
    lines.insert(len(heads), f"|{marks}|")
    made: dict[str, object] = {"caption": caption[0]} if caption else {}
    return {**made, "rows": "\n".join(lines)}


def _bars(row: Sequence[Cell]) -> str:
    return "| " + " | ".join(_text(cell.text, cell.spans) for cell in row) + " |"
