"""The body of a letter: paragraphs, items, headings, tables and lists of people."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from docgen.light import regex
from docgen.reading.found_letter import ReadParagraph
from docgen.reading.headings import LONGEST_HEADING, with_headings
from docgen.reading.line_texts import ITEMS, joined_lines, joined_units, text_of_item
from docgen.reading.lines import ReadLine, TextRows
from docgen.reading.patterns import pattern
from docgen.reading.units import ReadUnit, Recognition
from docgen.thai.numerals import to_arabic

_FLUSH = 8.0  # points: what begins so near the margin is not indented
_SPARE = 5.0  # points: what a line may be shorter than the margin without being at its end
_FIRST_WORDS = regex(r"[A-Za-z]\S*|(?:\S{1,5}\s+){0,6}\S+")
_LONG_WORD = regex(r"[A-Za-z0-9./:_@-]{18,}")
_LEAST_PEOPLE = 2

Ends = Callable[[Recognition, ReadUnit], bool]


def read_units_of_body(state: Recognition, ends: Ends, *, clauses: bool = False) -> None:
    """Everything up to the unit that ``ends`` it; ``clauses`` begin with ข้อ and a number."""
    parts: list[ReadParagraph] = []
    group: list[ReadUnit] = []
    numbered = 0
    while (unit := state.next_unit) is not None and not ends(state, unit):
        number = unit.line.table
        if number in state.data_tables:
            parts += _closed_paragraphs(group)
            group = []
            for part in _items_or_table(_table(state, number)):
                _add_table(parts, part) if part.rows else parts.append(part)
            continue
        is_next = _flush_number(unit) == numbered + 1 > 1
        if not group or is_next or _begins(unit, group[-1], clauses=clauses):
            parts += _closed_paragraphs(group)
            group = []
            numbered = _flush_number(unit) or numbered
        group.append(unit)
        state.take_units("body")
    parts += _closed_paragraphs(group)
    state.made.body = tuple(_with_people(with_headings(parts)))


def _flush_number(unit: ReadUnit) -> int:
    """The number of a heading or item that begins at the margin of a page; 0 for another line."""
    left = unit.line.place.left
    item = pattern("item").fullmatch(unit.text)
    is_flush = left is not None and left < _FLUSH and not unit.is_of_word
    return int(item["number"]) if item and is_flush else 0


def _closed_paragraphs(group: Sequence[ReadUnit]) -> list[ReadParagraph]:
    if not group:
        return []
    text = joined_units([unit.text for unit in group], group)
    item = text_of_item(text)
    if item is not None:
        return [item]
    is_centred = all(unit.line.is_centred and not _is_indented(unit) for unit in group)
    is_title = is_centred and len(text) < LONGEST_HEADING
    is_agenda = pattern("agenda").fullmatch(text) is not None and len(text) < 2 * LONGEST_HEADING
    left = group[0].line.place.left
    is_bold = all(unit.line.is_bold for unit in group) and len(text) < LONGEST_HEADING
    is_flush = left is not None and left < _FLUSH
    is_bare = pattern("bare_heading").fullmatch(text) is not None
    is_heading = is_title or is_agenda or is_bare or (is_bold and is_flush)
    return [ReadParagraph(text, is_heading=is_heading, is_centred=is_centred)]


def _is_indented(unit: ReadUnit) -> bool:
    return unit.line.place.left is not None and not unit.is_of_word and unit.line.starts


def _begins(unit: ReadUnit, before: ReadUnit, *, clauses: bool) -> bool:
    """Whether a paragraph begins with a line, ``before`` being the line above it."""
    if clauses and pattern("clause_item").fullmatch(unit.text):
        return True
    if any(pattern(name).fullmatch(unit.text) for name, _ in ITEMS):
        left = unit.line.place.left
        flush = left is not None and left < _FLUSH and not unit.line.starts and not unit.is_of_word
        is_told = unit.line.is_bold != before.line.is_bold or not before.line.is_full
        is_inside = flush and not is_told and len(before.text) > 70
        is_inside = is_inside and pattern("announces_items").search(before.text) is None
        return not re.search(r"[(/]$", before.text) and not is_inside
    left = unit.line.place.left
    if unit.is_continued and left is not None and left < _FLUSH:
        return False
    if any(
        pattern(form).fullmatch(text)
        for form in ("agenda", "bare_heading")
        for text in (unit.text, before.text)
    ):
        return True
    if pattern("choice_sign").match(unit.text):
        return True
    is_other_face = unit.line.is_bold != before.line.is_bold and not unit.is_of_word
    if is_other_face and (left is None or left < _FLUSH):
        return not unit.line.is_bold or not before.line.is_full or unit.line.is_set_off
    if before.role and before.line.is_centred != unit.line.is_centred and unit.line.is_set_off:
        return True
    if _is_after_end(unit, before):
        return True
    return unit.line.starts or pattern("always_begins").match(unit.text) is not None


def _is_after_end(unit: ReadUnit, before: ReadUnit) -> bool:
    """Whether the line above ends far from the margin, so that no sentence goes on from it.

    A long address that stands at the beginning of a line had no room on the one above.
    """
    is_of_page = unit.line.place.left is not None and not unit.is_of_word
    if not is_of_page or _LONG_WORD.match(unit.text):
        return False
    return before.line.ends_early or _had_room(unit.line, before.line)


def _had_room(line: ReadLine, above: ReadLine) -> bool:
    """Whether the first words of a line would have had room above, dates and numbers whole."""
    box = line.place.box
    if above.room is None or box is None or not line.text or above.ends_in_space:
        return False  # a space at its end tells that the sentence goes on
    first = _FIRST_WORDS.match(line.text)
    length = len(first[0]) + 1 if first else len(line.text)
    return above.room > (box[2] - box[0]) * length / len(line.text) + _SPARE


# -- tables --------------------------------------------------------------------------------------


def tables_of_data(state: Recognition, first: int) -> set[int]:
    """The tables that say something by rows and columns, and not only hold parts of the letter."""
    found: set[int] = set()
    begins: dict[int, int] = {}
    for at, unit in enumerate(state.units):
        begins.setdefault(unit.line.table, at)
    for number, rows in state.tables.items():
        if begins.get(number, -1) < first or len(rows) < 1:
            continue
        cells = [cell for row in rows for cell in row if cell]
        lines = [line for cell in cells for line in cell.split("\n")]
        if not any(_is_part(line) for line in lines) and max(map(len, rows)) > 1:
            found.add(number)
    return found


def _is_part(line: str) -> bool:
    names = (
        "close",
        "sign_line",
        "number",
        "quantity",
        "memorandum",
        "copies",
    )
    if any(pattern(name).fullmatch(line) for name in names):
        return True
    office = pattern("memorandum_office").fullmatch(line)
    if office is not None and office["text"]:  # the word alone is a heading of a column
        return True
    labels = ("subject", "recipient", "references", "enclosures")
    return any(pattern(f"parts.{name}").fullmatch(line) for name in labels) or (
        pattern("any_name").fullmatch(line) is not None and pattern("name").search(line) is not None
    )


def _table(state: Recognition, number: int) -> ReadParagraph:
    while (unit := state.next_unit) is not None and unit.line.table == number:
        state.take_units("body")
    rows = tuple(
        tuple(to_arabic(" ".join(cell.split("\n"))) for cell in row)
        for row in _joined_cells(state.tables[number])
    )
    return ReadParagraph("", rows=tuple(row for row in rows if any(row)))


def _items_or_table(table: ReadParagraph) -> list[ReadParagraph]:
    """A table, or the items that it is: each row under a number of its own such as 1.1."""
    texts = [" ".join(filter(None, row)) for row in table.rows]
    if all(pattern("sub_item").fullmatch(text) for text in texts) and texts:
        return [item for text in texts if (item := text_of_item(text)) is not None]
    return [table]


def _joined_cells(rows: TextRows) -> TextRows:
    """Cells whose lines were broken by their width go on without a space, as Thai does."""
    return tuple(tuple(joined_lines(cell.split("\n")) for cell in row) for row in rows)


def _add_table(parts: list[ReadParagraph], table: ReadParagraph) -> None:
    """A table, or more rows of the one that the end of a sheet parted from it."""
    before = parts[-1] if parts else None
    is_list = _is_roster(table.rows)
    if before is not None and before.rows and table.rows:
        same = len(before.rows[0]) == len(table.rows[0])
        if same and before.rows[0] == table.rows[0]:
            parts[-1] = ReadParagraph(before.text, rows=(*before.rows, *table.rows[1:]))
            return
        if same and is_list == _is_roster(before.rows) and _goes_on(before.rows, table.rows):
            parts[-1] = ReadParagraph(before.text, rows=(*before.rows, *table.rows))
            return
    parts.append(table)


def _goes_on(before: TextRows, after: TextRows) -> bool:
    """Whether the first number of a table is the next after the last one of another."""
    last = re.match("[0-9]+", before[-1][0])
    first = re.match("[0-9]+", after[0][0])
    return bool(last and first and int(first[0]) == int(last[0]) + 1)


def _is_roster(rows: TextRows) -> bool:
    """Whether rows are people: a number with its dot, a name, a post or duty, without headings."""
    numbers = [row for row in rows if re.fullmatch(r"[0-9]{1,3}\.", row[0])]
    if len(numbers) != len(rows) or not 2 <= len(rows[0]) <= 5:
        return False
    return all(re.match("[ก-๙]", row[1]) for row in rows)


# -- people --------------------------------------------------------------------------------------


def _with_people(parts: list[ReadParagraph]) -> list[ReadParagraph]:
    """Lists of people: tables of them, and items that each end in what somebody is to be."""
    made: list[ReadParagraph] = []
    people: list[ReadParagraph] = []
    for part in [*parts, ReadParagraph("")]:
        is_person = part.level == 1 and part.text and _person(part.text) is not None
        if is_person and made and _is_next(made[-1].numbers, part.mark) and not people:
            made[-1] = _joined_people(made[-1], _people([part]))
            continue
        if is_person:
            people.append(part)
            continue
        if part.rows and _is_roster(part.rows):
            roster = _people_of_rows(part.rows)
            if people and _is_next((people[-1].mark,), roster.numbers[0]):
                roster = _joined_people(_people(people), roster)
                people = []
            part = roster
        made += [_people(people)] if len(people) >= _LEAST_PEOPLE else people
        people = []
        if part.text or part.rows or part.people:
            made.append(part)
    return made


def _is_next(numbers: Sequence[str], mark: str) -> bool:
    """Whether a number is the next after the last of others."""
    last = re.match("[0-9]+", numbers[-1]) if numbers else None
    first = re.match("[0-9]+", mark)
    return bool(last and first and int(first[0]) == int(last[0]) + 1)


def _joined_people(one: ReadParagraph, other: ReadParagraph) -> ReadParagraph:
    numbers = (*one.numbers, *other.numbers)
    return ReadParagraph("", people=(*one.people, *other.people), numbers=numbers)


def _people_of_rows(rows: TextRows) -> ReadParagraph:
    people = tuple(_row_person(row) for row in rows)
    return ReadParagraph("", people=people, numbers=tuple(row[0] for row in rows))


def _people(items: Sequence[ReadParagraph]) -> ReadParagraph:
    people = tuple(one for item in items if (one := _person(item.text)))
    return ReadParagraph("", people=people, numbers=tuple(item.mark for item in items))


def _row_person(row: Sequence[str]) -> tuple[str, str, str]:
    cells = [*row[1:], "", ""]
    if len(row) == 3:
        duty = pattern("duty").fullmatch(cells[1])
        return (cells[0], duty["post"].strip(), duty["duty"]) if duty else (cells[0], "", cells[1])
    return cells[0], cells[1], " ".join(filter(None, cells[2:]))


def _person(text: str) -> tuple[str, str, str] | None:
    """Name, post and duty of an item such as «นายเอก ใจดี ปลัดจังหวัด กรรมการ»."""
    for name in ("person", "office_person"):
        match = pattern(name).fullmatch(text)
        duty = pattern("duty").fullmatch(match["rest"]) if match else None
        if match and duty and len(text) < 200:
            return match["name"], duty["post"].strip(), duty["duty"]
    return None
