"""What a finished page shows that a typist would not let pass, each with its place in the YAML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from docgen.diagnostics import Diagnostic
from docgen.kinds.parts import over_one_line
from docgen.layout.model.pages import Section, SetItem, SetTable
from docgen.layout.model.set_text import Paragraph
from docgen.layout.paging.reuse import Memory
from docgen.layout.text.measure import Ruler
from docgen.light import regex
from docgen.standards import Standard, table
from docgen.thai.marking import BOXES
from docgen.thai.width import printable_text

_SHOWN = 60
_ROOM_TO_WRITE = regex(r"[.…_]{4,}")  # dots end where a hand will, not where a line does
_BOXES = regex(f"[{''.join(BOXES)}]")


def findings_of_layout(
    sections: Iterable[Section], measure: Ruler, standard: Standard, memory: Memory
) -> Iterator[Diagnostic]:
    """Everything that did not fit where the form wants it."""
    told: set[int] = set()
    silent = memory.silent_items(standard)
    for item in _items(sections):
        # One that runs over pages is placed on each of them.
        if silent.get(id(item)) is item or id(item) in told:
            continue
        told.add(id(item))
        found = memory.kept_or_made([item, standard], partial(_findings, item, standard, measure))
        if not found:
            silent[id(item)] = item
        yield from found


def _findings(item: SetItem, standard: Standard, measure: Ruler) -> tuple[Diagnostic, ...]:
    return (*_not_in_the_face(item, measure), *_of_item(item, standard))


def _not_in_the_face(item: SetItem, measure: Ruler) -> Iterator[Diagnostic]:
    """A letter that no face of ours can draw: it would be an empty box on paper."""
    if isinstance(item, SetTable):
        texts = [line for row in item.rows for cell in row.cells for line in cell.lines]
    else:
        texts = [item.text, *(piece.text for piece in item.head)]
    for text in texts:
        for character in measure.missing_characters(_BOXES.sub("", text)):
            signs: dict[str, str] = table("good_form")["signs"]
            instead = signs.get(character, signs["other"])
            params = {"character": printable_text(character), "text": printable_text(text)[:_SHOWN]}
            params |= {"instead": instead}
            yield Diagnostic("DG7509", item.at, params)


def _of_item(item: SetItem, standard: Standard) -> Iterator[Diagnostic]:
    if isinstance(item, SetTable):
        yield from _cut_words(item)
    elif item.role == "subject":
        yield from _long_subject(item, int(standard["subject_lines"].number))
    elif (len(item.lines) > 1 or item.part_of) and (code := over_one_line(item.role)):
        yield Diagnostic(code, item.at, {"text": item.part_of or item.text})
    if isinstance(item, Paragraph) and item.style.align == "justify":
        yield from _loose_lines(item, standard["loose_to_the_eye"].number)


def _items(sections: Iterable[Section]) -> Iterator[SetItem]:
    for section in sections:
        for page in section.pages:
            for placed in page.placed:
                yield placed.item


def _long_subject(item: Paragraph, most: int) -> Iterator[Diagnostic]:
    if len(item.lines) > most:
        yield Diagnostic("DG7503", item.at, {"lines": len(item.lines), "most": most})


def _loose_lines(item: Paragraph, most: float) -> Iterator[Diagnostic]:
    """The loosest stretched line of a paragraph, where it is loose to the eye."""
    loosest = max(
        item.lines[:-1],
        key=lambda line: (line.limit - line.x - line.width) / (line.limit - line.x),
        default=None,
    )
    if loosest is None:
        return
    slack = (loosest.limit - loosest.x - loosest.width) / (loosest.limit - loosest.x)
    text = item.text[loosest.start : loosest.end]
    if slack > most and not _ROOM_TO_WRITE.search(item.text):
        yield Diagnostic("DG7508", item.at, {"text": text, "percent": round(slack * 100)})


def _cut_words(item: SetTable) -> Iterator[Diagnostic]:
    for row in item.rows:
        for cell in row.cells:
            if cell.cut:
                yield Diagnostic("DG7506", item.at, {"text": "".join(cell.lines)})
