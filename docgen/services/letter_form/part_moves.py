"""Parts of the body: put in behind any paragraph, moved over their neighbours, taken away."""

from __future__ import annotations

from docgen import vocabulary
from docgen.drafting import edits
from docgen.drafting.yaml_tree import UneditableError, Value
from docgen.light import dataclass
from docgen.services.letter_form.body import TEXT
from docgen.services.letter_form.form_fields import FormField, name_of_path
from docgen.services.letter_form.marks import Fill

_PARTS = ("table", "heading", "items", "resumed", "roster")


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a button made: the text, and the row or part that it was about as it is called now."""

    text: str
    place: str = ""


def with_part(
    text: str, body: FormField, part: str, fill: Fill, *, behind: str = "", lines: int | None = None
) -> Pressed:
    """A new part at the end of the body, or within its running text ``behind``.

    ``lines`` are those of that text (empty ones not counted) behind which it stands; all of them
    when it is ``None``.

    Raises: UneditableError, when there is no such running text.
    """
    elements = _elements(body)
    index = len(elements) if not behind else _place_within(body, behind, lines)
    value = _sample(part, body, fill)
    if isinstance(body.value, list) and elements:
        made = edits.insert_value(text, body.steps, index, value).text
    else:
        made = edits.set_value(text, body.steps, [*elements[:index], value, *elements[index:]]).text
    return Pressed(made, _part_name(body, elements, index) if part != TEXT else behind)


def moved_part(text: str, body: FormField, action: str, name: str) -> Pressed:
    """A part one paragraph or part further ``up`` or ``down``, or removed.

    Raises: UneditableError, when there is no such part.
    """
    parts = [row.fields[0] for row in body.rows]
    part = next(
        (each_part for each_part in parts if name_of_path(each_part.path[:-1]) == name), None
    )
    if part is None:
        raise UneditableError(name)
    elements, index = _elements(body), part.extent[0]
    if action == "remove":
        return Pressed(edits.remove_value(text, (*body.steps, index)).text, body.name)
    to = index + (1 if action == "down" else -1)
    if not isinstance(body.value, list) or not 0 <= to < len(elements):
        return Pressed(text, name)
    elements.insert(to, elements.pop(index))
    return Pressed(
        edits.move_value(text, body.steps, index, to).text, _part_name(body, elements, to)
    )


def _elements(body: FormField) -> list[Value]:
    """The elements of the body; of one text each line that is not empty."""
    if isinstance(body.value, list):
        return list(body.value)
    if isinstance(body.value, str):
        return [line for line in body.value.split("\n") if line.strip()]
    return [body.value]


def _place_within(body: FormField, behind: str, lines: int | None) -> int:
    """The number of the element before which a part stands that is put into a running text."""
    texts = [row.fields[0] for row in body.rows if row.fields[0].form == TEXT]
    text = next((text_field for text_field in texts if text_field.name == behind), None)
    if text is None:
        raise UneditableError(behind)
    begin, end = text.extent
    if not isinstance(body.value, list):
        begin, end = 0, len(_elements(body))
    if lines is None:
        return end
    for index, element in enumerate(_elements(body)[begin:end], begin):
        if lines <= 0:
            return index
        lines -= sum(1 for line in str(element).split("\n") if line.strip())
    return end


def _part_name(body: FormField, elements: list[Value], index: int) -> str:
    """A part is called by how many others stand before it."""
    others = sum(1 for element in elements[:index] if not isinstance(element, str))
    return name_of_path((*body.path, others))


def _sample(part: str, body: FormField, fill: Fill) -> Value:
    """A new part, its places to be filled in.

    Raises: UneditableError, when there is no part of that name.
    """
    if part == TEXT:
        return fill(body.title)
    if part not in _PARTS:
        raise UneditableError(part)
    word = vocabulary.word("items", part)
    samples: dict[str, Value] = {
        "table": [[fill(word.thai)] * 2, [fill(word.thai)] * 2],
        "heading": fill(word.thai),
        "items": [fill(word.thai)],
        "resumed": fill(word.title),
        "roster": [[fill(column.thai) for column in vocabulary.words("person")]],
    }
    return {word.thai: samples[part]}
