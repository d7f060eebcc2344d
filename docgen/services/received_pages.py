"""The drawn original of a received letter: what each of its lines was taken for, and where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from docgen.drafting.received_foot import place_name
from docgen.kinds.parts import role as part_role
from docgen.light import dataclass
from docgen.making import prepare
from docgen.reading import Recognised
from docgen.reading.patterns import table
from docgen.services.drawn_page import DrawnPage
from docgen.services.forward import settled_sender
from docgen.services.read import office_of_sender, own_data_of
from docgen.services.regions import Region
from docgen.services.workroom import Workroom

# Roles of lines whose field bears another name.
_FIELDS = {
    "salutation": "recipient",
    "issuing_agency": "office",
    "position_title": "signatory",
    "signature": "signatory",
    "responsible_office": "responsible_offices",
}
_WITHOUT_WORD = "page"
_NAME = "received-draft.yaml"


@dataclass(frozen=True, slots=True)
class NotTaken:
    """Texts of the file that no field holds, by the reason; each with its place in words."""

    reason: str
    texts: tuple[tuple[str, str], ...]


def marked_pages(pages: Iterable[DrawnPage], read: Recognised) -> tuple[DrawnPage, ...]:
    """The pages with a region for each line that was taken, by the field that took it."""
    by_page: dict[int, list[Region]] = {}
    sheets = tuple(pages)
    for line, role in zip(read.file.lines, read.roles, strict=False):
        box, number = line.place.box, line.place.page
        if box is None or not role or not 0 < number <= len(sheets):
            continue
        left, bottom, right, top = box
        y = sheets[number - 1].height - top
        region = Region(role, (field_of(role),), None, left, y, right - left, top - bottom)
        by_page.setdefault(number, []).append(region)
    return tuple(
        replace(sheet, regions=tuple(by_page.get(number, ())))
        for number, sheet in enumerate(sheets, 1)
    )


def drawn_draft(room: Workroom, text: str, file: Path, read: Recognised) -> tuple[DrawnPage, ...]:
    """What was recognised as docgen sets it, with the places of its fields; none if it cannot.

    Whoever wrote it need not be an office of the workspace.
    """
    path = room.workspace.config / "circulars" / _NAME
    data, _ = own_data_of(read, file)
    sender = settled_sender(office_of_sender(data, read.letter), text, room.workspace)
    content = text.encode("utf-8")
    made = prepare(path, room.workspace, room.press, content=content, sender=sender)
    return room.drawing.pages(made, room.press)


def field_of(role: str) -> str:
    """The field of the circular that a line of that role fills."""
    if role in _FIELDS:
        return _FIELDS[role]
    known = part_role(role)
    return next(iter(known.prints), role) if known is not None and known.prints else role


def not_taken(read: Recognised) -> tuple[NotTaken, ...]:
    """Every text that no field holds, gathered by the reason."""
    words = table()["asides"]
    asides = read.letter.asides if read.letter is not None else read.file.asides
    by_reason: dict[str, list[tuple[str, str]]] = {}
    for aside in asides:
        if aside.why.value != _WITHOUT_WORD and aside.text.strip():
            own = by_reason.setdefault(words[aside.why.value], [])
            own.append((place_name(aside), " ".join(aside.text.split())))
    return tuple(NotTaken(reason, tuple(texts)) for reason, texts in by_reason.items())
