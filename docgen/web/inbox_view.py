"""What the page shows of received letters: those that wait, one beside its drawn original."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from docgen.light import dataclass
from docgen.services import (
    drawn_word,
    received_doubts,
    received_pages,
    received_tray,
)
from docgen.services.drawn_page import DrawnPage
from docgen.services.letter_form.form_fields import FieldGroup, FormField
from docgen.services.received_doubts import Doubt
from docgen.services.received_tray import Arrived
from docgen.services.regions import Region
from docgen.services.workroom import Workroom
from docgen.services.workroom.about import About, about_text
from docgen.web import letter_view
from docgen.web.desk import Desk
from docgen.web.page_words import PageValues

RECEIPT = ("reference_number", "dated", "sender", "addressee", "subject")
_SHOWN = ("kind", "urgency", "secrecy", "office", "reference_number", "date", "subject")
_ALSO = ("recipient", "references", "enclosures", "deadlines", "signatory")
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Waiting:
    """A letter that waits, and what it is."""

    letter: Arrived
    about: About
    doubts: int


@dataclass(frozen=True, slots=True)
class FoundField:
    """A field as it was read: its name, title and text."""

    name: str
    title: str
    text: str


def waiting_letters(room: Workroom) -> tuple[Waiting, ...]:
    """All letters that wait, the latest first."""
    return tuple(
        Waiting(letter, _about(letter), letter.draft.count(received_doubts.doubt_mark()))
        for letter in received_tray.waiting_letters(room.workspace)
    )


def letter_values(desk: Desk, room: Workroom, letter: Arrived) -> PageValues:
    """The letter beside its original: fields, doubts, what was not taken."""
    read = received_tray.recognised_letter(room.workspace, letter)
    groups = received_doubts.form_of_draft(room, letter.draft)
    doubts = received_doubts.doubts_of(letter.draft, groups)
    about = _about(letter)
    office, year, number = _receipt(letter)
    return {
        "letter": letter,
        "about": about,
        "doubts": doubts,
        "first": doubts[0] if doubts else None,
        "spot": _spot(doubts[0]) if doubts else "",
        "found_fields": _found_fields(groups),
        "not_taken": received_pages.not_taken(read),
        "offices": room.surroundings().offices,
        "receipt_of": {"office": office, "year": year, "number": number},
        "told": _told_facts(about, groups, read),
        "drawn": _pages(desk, room, letter, read),
        "is_word": letter.file.suffix.lower() == ".docx",
        "has_office": drawn_word.program() is not None,
        "notes": {},
    }


def _receipt(letter: Arrived) -> tuple[str, str, str]:
    office, _, rest = letter.receipt.partition("/")
    year, _, number = rest.partition("/")
    return office, year, number


def _about(letter: Arrived) -> About:
    return about_text(letter.draft)


def _spot(doubt: Doubt) -> str:
    return str(doubt.field.path[0]) if doubt.field is not None else ""


def _found_fields(groups: tuple[FieldGroup, ...]) -> tuple[FoundField, ...]:
    fields = {str(field.path[0]): field for group in groups for field in group.fields}
    return tuple(
        FoundField(name, fields[name].title, text)
        for name in (*_SHOWN, *_ALSO)
        if name in fields and (text := _text(fields[name]))
    )


def _text(field: FormField) -> str:
    """What a field says, in one line."""
    if field.rows:
        rows = []
        for row in field.rows:
            texts = [
                each_field.text
                for each_field in row.fields
                if each_field.text and each_field.form != "untyped"
            ]
            rows.append(" ".join(filter(None, (row.name, *texts))))
        return "; ".join(rows)[:_LONGEST]
    titles = {choice.value: choice.title for choice in field.choices}
    return titles.get(field.text, " ".join(field.text.split()))[:_LONGEST]


def _told_facts(about: About, groups: tuple[FieldGroup, ...], read: Any) -> dict[str, str]:
    """What goes into the register, as it was read."""
    fields = {str(field.path[0]): field.text for group in groups for field in group.fields}
    letter = read.letter
    return {
        "reference_number": about.number,
        "dated": about.date,
        "sender": letter.agency[0] if letter is not None and letter.agency else "",
        "addressee": " ".join(fields.get("recipient", "").split()),
        "subject": fields.get("subject", "") and " ".join(fields["subject"].split()),
    }


def _pages(desk: Desk, room: Workroom, letter: Arrived, read: Any) -> tuple[Any, ...]:
    """The drawn original of a PDF; of another file what was recognised, as docgen sets it."""
    if letter.file.suffix.lower() == ".pdf":
        pages = desk.drawing.draw_pages(received_tray.content_of(letter)).pages
        marked = received_pages.marked_pages(pages, read)
    else:
        marked = received_pages.drawn_draft(room, letter.draft, letter.file, read)
    return shown_sheets(desk, marked, {})


def shown_sheets(
    desk: Desk, sheets: Sequence[DrawnPage], worst: Mapping[str, str]
) -> tuple[letter_view.ShownPage, ...]:
    """Drawn pages with the field of each place; ``worst`` is the gravest finding of a field."""
    desk.keep_pictures(sheets)
    return tuple(
        letter_view.ShownPage(
            number,
            sheet.mark,
            sheet.bands,
            sheet.width,
            sheet.height,
            tuple(_region(region, worst) for region in sheet.regions if region.path),
        )
        for number, sheet in enumerate(sheets, 1)
    )


def _region(region: Region, worst: Mapping[str, str]) -> letter_view.ShownRegion:
    name = str(region.path[0])
    box = (region.x, region.y, region.width, region.height)
    x, y, width, height = (round(side, 1) for side in box)
    return letter_view.ShownRegion(name, x, y, width, height, severity=worst.get(name, ""))


def word_pages(desk: Desk, content: bytes) -> tuple[Any, ...]:
    """The pages of a Word file as LibreOffice draws them; none where it does not."""
    made = drawn_word.pdf_of_word(content)
    if made is None:
        return ()
    pages = desk.drawing.draw_pages(made).pages
    desk.keep_pictures(pages)
    return letter_view.plain_pages(pages)
