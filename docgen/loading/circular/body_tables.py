"""Tables of a body: typed between bars, as a YAML list of rows, or from a CSV file or workbook."""

from __future__ import annotations

import re
from collections.abc import Sequence as AnySequence
from pathlib import Path

from docgen import vocabulary
from docgen.diagnostics.rendering import Sources
from docgen.light import regex
from docgen.loading import tables
from docgen.loading.circular.annex_data import FindFile
from docgen.loading.circular.body_items import PartValues, is_table_row, marks
from docgen.loading.circular.totals import fill_totals
from docgen.loading.fields.field_reading import Reading
from docgen.loading.tables.file_rows import Record
from docgen.loading.tables.grids import Grid
from docgen.loading.yaml.nodes import MappingEntry, Node, Scalar, Sequence
from docgen.model.dossier import ValuePath
from docgen.thai import Fault
from docgen.thai.numerals import integer

_RULE = regex(r":?-{2,}:?")
_CELL = regex(r"(?:`[^`]*`|[^|`]|`)*")
_MOST_HEADS = 2


def typed_table(reading: Reading, rows: AnySequence[Scalar], path: ValuePath) -> dict[str, object]:
    """A table typed between bars; a line of dashes stands under its headings.

    A first row of a single cell is the caption.
    """
    reading.places.values[path] = rows[0].at
    cells = [_cells(row) for row in rows]
    table = _typed_caption(reading, cells, path)
    ruled = next((at for at, row in enumerate(cells) if _is_rule(row)), None)
    if ruled is not None:
        rule = cells.pop(ruled)
        if cells and len(rule) != len(cells[0]):
            counts = {"count": len(rule), "expected": len(cells[0])}
            reading.report("DG2100", rule[-1].at, path, **counts)
        if len(cells) <= ruled:
            reading.report("DG2106", rows[-1].at, path)
            return table | {"rows": []}
        table["aligns"] = [_align(scalar.text) for scalar in rule]
        table["heads"] = ruled
    if table.get("heads", 1) > _MOST_HEADS:
        reading.report("DG2105", cells[0][0].at, path, heads=table["heads"])
    return table | _rows(reading, cells, path)


def _typed_caption(reading: Reading, cells: list[list[Scalar]], path: ValuePath) -> PartValues:
    """The caption of a table typed between bars, taken out of its ``cells``; empty without one."""
    if len(cells) < 2 or len(cells[0]) != 1 or len(cells[1]) < 2:
        return {}
    caption = cells.pop(0)[0]
    reading.texts[(*path, "caption")] = caption
    marks(reading, caption, (*path, "caption"))
    return {"caption": caption.text}


def described_table(reading: Reading, node: Node, path: ValuePath) -> dict[str, object] | None:
    """A table as a mapping of its caption, rows or file; or its rows alone."""
    if isinstance(node, Scalar):
        return _of_text(reading, node, path)
    if isinstance(node, Sequence):
        return _of_list(reading, node, path)
    reading.places.values[path] = node.at
    reading.sections[path] = "table"
    entries = reading.fields(node, "table", path)
    table: dict[str, object] = {}
    if "rows" in entries:
        table |= described_table(reading, entries["rows"].value, path) or {}
    table |= _texts_of_table(reading, entries, path)
    if "ruled" in entries:
        table |= _ruled_choice(reading, entries["ruled"].value, (*path, "ruled"))
    if "heads" in entries:
        table |= _heads(reading, entries["heads"].value, (*path, "heads"))
    if "rows" in entries and "file" in entries:
        keys = {"one": entries["rows"].key.text, "other": entries["file"].key.text}
        reading.report("DG2133", entries["file"].key.at, path, **keys)
        return None
    if "rows" not in table and "file" not in table and not _spoilt(reading, path):
        word = vocabulary.word("table", "rows")
        params = {"key": word.thai, "title": word.title, "example": word.description}
        reading.report("DG2001", node.at, path, **params)
        return None
    return table


def _texts_of_table(
    reading: Reading, entries: dict[str, MappingEntry], path: ValuePath
) -> dict[str, str]:
    """The caption, and the file and its worksheet, as far as they are typed."""
    texts = {}
    for name in ("caption", "file", "sheet"):
        text = reading.text(entries[name].value, (*path, name)) if name in entries else None
        if text is not None:
            texts[name] = text
    at_caption = (*path, "caption")
    if "caption" in texts and at_caption in reading.texts:
        marks(reading, reading.texts[at_caption], at_caption)
    return texts


def _ruled_choice(reading: Reading, node: Node, path: ValuePath) -> dict[str, str]:
    """Whether lines are drawn between the rows, by the words for yes and no."""
    names = (
        name
        for word in vocabulary.words("emblem_shown")
        for name in (word.thai, *word.also, word.english)
    )
    shown = {name: vocabulary.english("emblem_shown", name) or name for name in names}
    ruled = reading.choice(node, path, shown)
    return {"ruled": ruled} if ruled is not None else {}


def fill_tables(reading: Reading, body: object, find: FindFile, sources: Sources) -> None:
    """Read the files that the body's tables name, and sum the tables up.

    ``find`` looks a file of ``config/`` up.
    """
    for index, part in enumerate(body if isinstance(body, list) else ()):
        table = part.get("table") if isinstance(part, dict) else None
        path: ValuePath = ("body", index, "table")
        if table and "file" in table:
            found = find(reading, (*path, "file"), table["file"])
            sheet = table.get("sheet")
            table |= _of_file(reading, found, sheet, path, sources) if found else {}
        if table:
            fill_totals(reading, table, path)


def _of_file(
    reading: Reading, file: Path, sheet: str | None, path: ValuePath, sources: Sources
) -> dict[str, object]:
    made = tables.grid(file, sheet=sheet)
    sources.add(str(file), made.lines)
    reading.found += made.found
    if isinstance(made, Grid) and made.hidden_columns:
        reading.found.append(made.hidden_fault(made.hidden_columns))
    if not isinstance(made, Grid):
        reading.faulted.add(path)
        return {}
    kept = [
        each_record
        for each_record in made.records
        if any(cell.strip() for cell in each_record.cells)
    ]
    width = max((_used_columns(kept_record) for kept_record in kept), default=0)
    for number, record in enumerate(kept):
        reading.places.values[(*path, "rows", number)] = made.locate_row(record)
    if not width:
        reading.report("DG2004", made.whole_file, path, key=vocabulary.thai("table", "file"))
    return {"rows": [[cell.strip() for cell in _wide(kept_record, width)] for kept_record in kept]}


def _used_columns(record: Record) -> int:
    return max(at for at, cell in enumerate(record.cells, 1) if cell.strip())


def _wide(record: Record, width: int) -> list[str]:
    return [*record.cells, *[""] * width][:width]


def _of_text(reading: Reading, node: Scalar, path: ValuePath) -> dict[str, object] | None:
    text = reading.text(node, path)
    found = [node.part(*match.span()) for match in re.finditer(r"[^\n]+", node.text)]
    rows = [_stripped_scalar(scalar) for scalar in found if scalar.text.strip()]
    for row in rows:
        if not is_table_row(row.text):
            reading.report("DG2104", row.at, path, text=row.text)
            return None
    if text is None or not rows:
        reading.report("DG2004", node.at, path, key=reading.written_key(path))
        return None
    return typed_table(reading, rows, path)


def _of_list(reading: Reading, node: Sequence, path: ValuePath) -> dict[str, object]:
    reading.places.values[path] = node.at
    rows = []
    for number, item in enumerate(node.items):
        here = (*path, "rows", number)
        if not isinstance(item, Sequence):
            reading.report("DG2006", item.at, here, key=vocabulary.thai("table", "rows"), got="")
            return {}
        rows.append([cell for cell in item.items if isinstance(cell, Scalar)])
        odd = next((cell for cell in item.items if not isinstance(cell, Scalar)), None)
        if odd is not None:
            got = vocabulary.thai("words", "list_kind")
            reading.report("DG2005", odd.at, here, key=vocabulary.thai("table", "rows"), got=got)
    return _rows(reading, rows, path)


def _rows(
    reading: Reading, rows: AnySequence[AnySequence[Scalar]], path: ValuePath
) -> dict[str, object]:
    """The rows as texts, each as wide as the first; another width is a fault at the row's end."""
    wanted = len(rows[0]) if rows else 0
    for number, row in enumerate(rows):
        here = (*path, "rows", number)
        if row:
            reading.places.values[here] = row[0].at
        if len(row) != wanted:
            at = row[-1].at if row else reading.places.of(*path)
            reading.report("DG2100", at, here, count=len(row), expected=wanted)
        for column, cell in enumerate(row):
            if cell.text:
                at_cell = (*here, column)
                if reading.text(cell, at_cell) is not None:
                    marks(reading, cell, at_cell)
    return {"rows": [[cell.text.strip() for cell in row] for row in rows]}


def _cells(row: Scalar) -> list[Scalar]:
    """The cells between the bars; a bar between backticks is text."""
    found = []
    at = 1
    while at < len(row.text):
        match = _CELL.match(row.text, at)
        end = match.end() if match else at
        found.append(_stripped_scalar(row.part(at, end)))
        at = end + 1
    return found


def _stripped_scalar(text: Scalar) -> Scalar:
    bare = text.text.strip()
    start = text.text.index(bare) if bare else 0
    return text.part(start, start + len(bare))


def _is_rule(row: AnySequence[Scalar]) -> bool:
    return bool(row) and all(_RULE.fullmatch(cell.text) for cell in row)


def _align(rule: str) -> str:
    left, right = rule.startswith(":"), rule.endswith(":")
    return "center" if left and right else "right" if right else "left" if left else ""


def _spoilt(reading: Reading, path: ValuePath) -> bool:
    """Whether something at or under ``path`` was already found wrong."""
    return any(each_path[: len(path)] == path for each_path in reading.faulted)


def _heads(reading: Reading, node: Node, path: ValuePath) -> dict[str, int]:
    text = reading.text(node, path)
    if text is None:
        return {}
    try:
        count = integer(text)
    except Fault as fault:
        reading.fault(fault, path)
        return {}
    if count > _MOST_HEADS:
        reading.report("DG2105", node.at, path, heads=count)
    return {"heads": count}
