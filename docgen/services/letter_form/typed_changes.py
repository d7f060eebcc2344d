"""What was typed into the form, as edits of the file: only fields whose text changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from docgen.drafting.values import ValueSteps
from docgen.drafting.yaml_tree import Value
from docgen.light import dataclass
from docgen.services.letter_form.body import TEXT, items_of_outline
from docgen.services.letter_form.form_fields import PLAIN, FieldGroup, FormField, name_of_path
from docgen.whole_numbers import MOST_COLUMNS, MOST_ROWS, number_within

Posted = Mapping[str, str]
NAME = "#name"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One edit: ``value`` at ``steps``, nothing there any more (``None``), or another ``name``.

    ``adds_row`` marks a row that was not there.
    """

    steps: ValueSteps
    value: Value | None = None
    name: str = ""
    adds_row: bool = False


def changes_of(groups: Sequence[FieldGroup], posted: Posted) -> tuple[FieldChange, ...]:
    """The edits that make the file say what was typed; fields that were not posted stay."""
    fields = [field for group in groups for field in (*group.fields, *group.offered)]
    return tuple(change for field in fields for change in _of_field(field, posted))


def _of_field(field: FormField, posted: Posted) -> Iterator[FieldChange]:
    if field.form in PLAIN:
        yield from _of_plain(field, posted)
    elif field.form == "grid":
        yield from _of_grid(field, posted)
    elif field.form == "fields":
        for inner in field.fields:
            yield from _of_field(inner, posted)
    elif field.form == "body":
        yield from _of_body(field, posted)
    elif field.form in ("rows", "named", "named_texts", "sheets"):
        yield from _of_rows(field, posted)


def _of_plain(field: FormField, posted: Posted) -> Iterator[FieldChange]:
    text = posted.get(field.name)
    if text is None:
        return
    text = cleaned_typing(text, field.form)
    if text == cleaned_typing(field.text, field.form):
        return
    if not text and not (field.required and field.is_there):
        if field.is_there:
            yield FieldChange(field.steps)
        return
    yield FieldChange(field.steps, typed_value(field, text))


def cleaned_typing(text: str, form: str) -> str:
    """What was typed, without the line ends of the browser and white space at the ends."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if form == "items":
        return "\n".join(line.rstrip() for line in text.split("\n") if line.strip())
    if form in ("texts", "lines"):
        return "\n".join(line.strip() for line in text.split("\n") if line.strip())
    return text.strip() if "\n" not in text.strip() else text.rstrip().lstrip("\n")


def typed_value(field: FormField, text: str) -> Value:
    """The value of a plain field: lists where it takes several texts."""
    lines = text.split("\n")
    if field.form == "items":
        return items_of_outline(lines)
    if field.form == "texts":
        is_one = len(lines) == 1 and isinstance(field.value, str) and field.value
        return text if is_one else list(lines)
    if field.form == "lines":
        return text if len(lines) == 1 and not isinstance(field.value, list) else list(lines)
    return text


def _of_grid(field: FormField, posted: Posted) -> Iterator[FieldChange]:
    rows = posted_rows(field.name, posted)
    if rows is None or rows == [list(row) for row in field.cells]:
        return
    former = field.value if isinstance(field.value, list) else []
    is_text = all(isinstance(row, str) for row in former)
    value: list[Value] = [row[0] if len(row) == 1 and is_text else list(row) for row in rows]
    if value:
        yield FieldChange(field.steps, value)
    elif field.is_there:
        yield FieldChange(field.steps)


def posted_rows(name: str, posted: Posted) -> list[list[str]] | None:
    """The cells of a table, empty rows and empty cells at the ends left out; none if not posted."""
    cells: dict[int, dict[int, str]] = {}
    start = f"{name}/"
    for key, text in posted.items():
        row, _, column = key.removeprefix(start).partition("/")
        place = number_within(row, 0, MOST_ROWS), number_within(column, 0, MOST_COLUMNS)
        if key.startswith(start) and place[0] is not None and place[1] is not None:
            cells.setdefault(place[0], {})[place[1]] = " ".join(text.split())
    if not cells and f"{name}#grid" not in posted:
        return None
    rows: list[list[str]] = []
    for _, row_cells in sorted(cells.items()):
        texts = [row_cells.get(column, "") for column in range(max(row_cells) + 1)]
        while texts and not texts[-1]:
            texts.pop()
        if texts:
            rows.append(texts)
    return rows


def _of_body(field: FormField, posted: Posted) -> Iterator[FieldChange]:
    for inner in field.fields:
        yield from _of_field(inner, posted)
    for row in reversed(field.rows):  # from the end, so that elements before keep their numbers
        part = row.fields[0]
        if part.form == TEXT:
            yield from _of_text(field, part, posted)
        else:
            yield from _held_changes(list(_of_field(part, posted)), (part,))


def _held_changes(wanted: list[FieldChange], fields: Sequence[FormField]) -> Iterator[FieldChange]:
    """The changes of one row or part; the last text of it that is emptied stays as an empty one.

    Else the row would be gone while somebody types it anew; its own button takes it away.
    """
    left = {field.steps for field in fields if field.is_there}
    for change in wanted:
        is_gone = change.value is None and not change.name
        left -= {change.steps} if is_gone else set()
        yield replace(change, value="") if is_gone and not left else change


def _of_text(field: FormField, part: FormField, posted: Posted) -> Iterator[FieldChange]:
    text = posted.get(part.name)
    if text is None or cleaned_typing(text, TEXT) == cleaned_typing(part.text, TEXT):
        return
    text = cleaned_typing(text, TEXT)
    begin, end = part.extent
    whole = field.value
    if not isinstance(whole, list):
        yield FieldChange(field.steps, text)
        return
    former = [str(value) for value in whole[begin:end]]
    now = regrouped_lines(former, text.split("\n")) if text else []
    yield FieldChange(field.steps, [*whole[:begin], *now, *whole[end:]])


def regrouped_lines(former: list[str], lines: list[str]) -> list[Value]:
    """The lines as elements: those at both ends that did not change stay as they were."""
    parts = [value.strip("\n").split("\n") for value in former]
    begin = 0
    head: list[Value] = []
    while begin < len(parts) and lines[: len(parts[begin])] == parts[begin]:
        lines = lines[len(parts[begin]) :]
        head.append(former[begin])
        begin += 1
    tail: list[Value] = []
    end = len(parts)
    while end > begin and len(lines) >= len(parts[end - 1]) > 0:
        if lines[-len(parts[end - 1]) :] != parts[end - 1]:
            break
        lines = lines[: -len(parts[end - 1])]
        end -= 1
        tail.insert(0, former[end])
    middle: list[Value] = list(lines)
    if end - begin == 1 and len(parts[begin]) > 1:
        middle = ["\n".join(lines)]
    return [*head, *(each_value for each_value in middle if each_value), *tail]


def _of_rows(field: FormField, posted: Posted) -> Iterator[FieldChange]:
    for row in field.rows:
        inner_changes = [change for inner in row.fields for change in _of_field(inner, posted)]
        yield from _held_changes(inner_changes, row.fields)
    yield from _new_rows(field, posted)
    for row in field.rows:
        renamed = posted.get(name_of_path((*field.path, row.name)) + NAME, "").strip()
        if row.name and renamed and renamed != row.name and field.form != "sheets":
            yield FieldChange((*field.steps, row.name), name=renamed)


def _new_rows(field: FormField, posted: Posted) -> Iterator[FieldChange]:
    """Rows that the page added and that hold something by now."""
    start = f"{field.name}/"
    if not any(key.startswith(start) for key in posted):
        return
    if field.form == "rows":
        index = len(field.rows)
        last = max((_row_number(key, start) for key in posted), default=-1)
        for number in range(index, min(last, index + 100) + 1):
            value = _record(field, (*field.path, number), posted)
            if value:
                yield FieldChange((*field.steps, index), value, adds_row=True)
                index += 1
    elif field.form in ("named", "named_texts"):
        for number in range(20):
            key = name_of_path((*field.path, f"+{number}"))
            name = posted.get(key + NAME, "").strip()
            if not name:
                continue
            if field.form == "named_texts":
                yield FieldChange((*field.steps, name), posted.get(key, "").strip(), adds_row=True)
            else:
                record = _record(field, (*field.path, f"+{number}"), posted)
                yield FieldChange((*field.steps, name), record, adds_row=True)


def _row_number(key: str, start: str) -> int:
    """The number of the row that a posted name is of; -1 for another field's."""
    number = key.removeprefix(start).partition("/")[0] if key.startswith(start) else ""
    row = number_within(number, 0, MOST_ROWS)
    return -1 if row is None else row


def _record(field: FormField, path: tuple[str | int, ...], posted: Posted) -> dict[str, Value]:
    """A record of what was typed into its fields, in their order."""
    record: dict[str, Value] = {}
    for inner in field.fields:
        text = posted.get(name_of_path((*path, inner.path[-1])))
        if text is not None and inner.form in PLAIN and cleaned_typing(text, inner.form):
            names = inner.steps[-1]
            key = names[0] if isinstance(names, tuple) else str(names)
            record[key] = typed_value(inner, cleaned_typing(text, inner.form))
    return record
