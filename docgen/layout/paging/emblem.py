"""The emblem: its box on the sheet, its picture, and the line whose foot is level with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from docgen.kinds import Kind
from docgen.layout.forms import Emblem
from docgen.layout.model.pages import Picture, SetItem
from docgen.layout.paging.obstacles import bottom_of
from docgen.layout.text.typesetter import Setter
from docgen.picture_size import aspect_ratio
from docgen.standards import table


def emblem_box(form: Kind, setter: Setter, file: Path) -> Emblem:
    """Where the emblem stands; an empty box on a sheet without one."""
    if not form.emblem_height:
        return Emblem(0.0, 0.0, 0.0, 0.0)
    height = setter.standard.pt(form.emblem_height)
    width = height * aspect_ratio(file)
    x = (setter.measure - width) / 2 if form.emblem_place == "center" else 0.0
    return Emblem(x, setter.standard.pt(form.emblem_top), width, height)


def emblem_picture(setter: Setter, emblem: Emblem) -> Picture:
    """The emblem as a picture of its page."""
    return Picture(
        name="emblem",
        left=setter.standard.pt("margin_left") + emblem.x,
        y=emblem.y,
        width=emblem.width,
        height=emblem.height,
        description=table("wording")["emblem"]["value"],
    )


def level_with_foot(
    row: Sequence[SetItem], above: Sequence[SetItem], emblem: Emblem, top: float, setter: Setter
) -> Sequence[SetItem]:
    """Move the row down until its foot is level with the emblem's, where what is above allows."""
    first, *rest = row
    ascent = first.style.text.size * setter.standard["face_ascent"].number
    space = max(0.0, emblem.foot - ascent - bottom_of(above, top))
    return [replace(first, space_before=space), *rest]
