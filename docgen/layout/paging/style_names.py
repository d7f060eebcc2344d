"""Styles of one name told apart: a file knows each by its name, and its documents may differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from docgen.layout.model.pages import Page, Placed, Section
from docgen.layout.model.set_text import ParagraphStyle
from docgen.layout.paging.reuse import Memory


def styles_told_apart(sections: Iterable[Section], memory: Memory) -> list[Section]:
    """The sections; a style that is another than one of its name before has a number after it."""
    known: dict[str, ParagraphStyle] = {}
    made = []
    for section in sections:
        own = {paragraph_style.id: paragraph_style for paragraph_style in styles_of([section])}
        names = {name: _free(style, known) for name, style in own.items()}
        known |= {style.id: style for style in names.values()}
        if any(names[name] is not style for name, style in own.items()):
            others = tuple(names.values())
            section = memory.kept_or_made(
                [section], partial(_renamed_section, section, names), others
            )
        made.append(section)
    return made


def styles_of(sections: Iterable[Section]) -> list[ParagraphStyle]:
    """The styles of sections in order of their first use, the first of each name."""
    used: dict[str, ParagraphStyle] = {}
    for section in sections:
        for page in section.pages:
            around = (page.page_number, *page.placed, page.catchword)
            for placed in (page.above, *around, page.below, page.stamp):
                if placed is not None:
                    used.setdefault(placed.item.style.id, placed.item.style)
    return list(used.values())


def _free(style: ParagraphStyle, known: Mapping[str, ParagraphStyle]) -> ParagraphStyle:
    """The style under the first name that is free, or stands for the very same."""
    named, number = style, 1
    while known.get(named.id, named) != named:
        number += 1
        named = replace(style, id=f"{style.id}_{number}", name=f"{style.name} {number}")
    return style if named == style else named


def _renamed_section(section: Section, names: Mapping[str, ParagraphStyle]) -> Section:
    pages = tuple(_page(page, names) for page in section.pages)
    return replace(section, pages=pages)


def _page(page: Page, names: Mapping[str, ParagraphStyle]) -> Page:
    def around(one: Placed | None) -> Placed | None:
        return None if one is None else _placed_with_names([one], names)[0]

    return replace(
        page,
        placed=_placed_with_names(page.placed, names),
        above=around(page.above),
        below=around(page.below),
        page_number=around(page.page_number),
        catchword=around(page.catchword),
        stamp=around(page.stamp),
    )


def _placed_with_names(
    several: Sequence[Placed], names: Mapping[str, ParagraphStyle]
) -> tuple[Placed, ...]:
    return tuple(
        replace(placed, item=replace(placed.item, style=names[placed.item.style.id]))
        for placed in several
    )
