"""Pictures of a signature and of a seal, where a hand would have put them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from docgen.kinds import Kind
from docgen.layout.model.pages import Page, Picture, Placed, Section
from docgen.layout.model.set_text import Paragraph
from docgen.layout.text.typesetter import Setter
from docgen.model.letter import Letter
from docgen.picture_size import aspect_ratio
from docgen.standards import table


def section_with_signatures(
    section: Section, letter: Letter, form: Kind, setter: Setter
) -> Section:
    """The section with the pictures that its letter carries."""
    if not (letter.signature_picture or letter.seal):
        return section
    pages = tuple(_with_pictures(page, letter, form, setter) for page in section.pages)
    return replace(section, pages=pages)


def _with_pictures(page: Page, letter: Letter, form: Kind, setter: Setter) -> Page:
    return replace(page, pictures=(*page.pictures, *_pictures(page, letter, form, setter)))


def _pictures(page: Page, letter: Letter, form: Kind, setter: Setter) -> Iterator[Picture]:
    name = _first(page, "signature")
    if name is not None and letter.signature_picture:
        height = setter.standard.pt("signature_picture_height")
        yield _picture("signature", letter.signature_picture, name.y - height, height, setter)
    under = _first(page, form.sealed_part.role) if letter.seal and form.sealed_part else None
    if under is not None:
        height = setter.standard.pt("seal_height")
        middle = under.y + setter.styles["signature"].pitch / 2
        yield _picture("seal", letter.seal, middle - height / 2, height, setter)


def _first(page: Page, role: str) -> Placed | None:
    found = (
        placed
        for placed in page.placed
        if isinstance(placed.item, Paragraph) and placed.item.role == role
    )
    return next(found, None)


def _picture(name: str, file: str, y: float, height: float, setter: Setter) -> Picture:
    """The picture in the middle of the signature's axis."""
    width = height * aspect_ratio(Path(file))
    centre = setter.standard.pt("margin_left") + setter.standard.pt("signature_axis")
    description = table("wording")[f"{name}_picture"]["value"]
    return Picture(name, centre - width / 2, y, width, height, description, file=file)
