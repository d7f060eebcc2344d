"""The pages of a circular as pictures, each with the fields that printed its parts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from docgen.layout.model.pages import Page, Pages, Section
from docgen.loading.workspace import Workspace
from docgen.making import MadeLetter, Press, prepare
from docgen.services.regions import FieldFinder, Region, regions
from docgen.services.reports import Report, reported

POINTS_IN_INCH = 72.0


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page: a PNG of ``ppi`` dots to the inch, the sheet's size in points, its regions."""

    number: int
    png: bytes
    ppi: float
    width: float
    height: float
    regions: tuple[Region, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """A letter as it will be printed; no pages where an error stopped the way to them."""

    made: MadeLetter
    pages: tuple[PagePicture, ...]


@reported
def preview(
    path: Path,
    workspace: Workspace,
    press: Press | None = None,
    *,
    content: bytes | None = None,
    ppi: float = 110.0,
    only: tuple[int, ...] = (),
) -> Report[Preview]:
    """The letter of the circular at ``path`` as page pictures, with all that was found.

    ``content`` stands for what is in the file; ``only`` are the numbers of the pages to draw, from
    1, all where none is named. Pages are drawn even where the letter has errors, as far as it
    could be laid out.
    """
    press = press or Press.of(workspace)
    made = prepare(path, workspace, press, content=content)
    pages = page_pictures(made, press, ppi=ppi, only=only)
    return Report(Preview(made, pages), made.found, made.sources)


def page_pictures(
    made: MadeLetter, press: Press, *, ppi: float, only: tuple[int, ...] = ()
) -> tuple[PagePicture, ...]:
    """The pictures of a letter that was made; none where it has no pages."""
    if made.pages is None or made.dossier is None:
        return ()
    every = [(section, page) for section in made.pages.sections for page in section.pages]
    wanted = [
        (number, section, page)
        for number, (section, page) in enumerate(every, 1)
        if not only or number in only
    ]
    if not wanted:
        return ()
    drawn = press.pdf.images(_with_pages(made.pages, [place[1:] for place in wanted]), ppi)
    fields = FieldFinder(made.dossier)
    return tuple(
        PagePicture(
            number,
            png,
            ppi,
            section.width,
            section.height,
            tuple(regions(page, section, fields)),
        )
        for (number, section, page), png in zip(wanted, drawn, strict=True)
    )


def _with_pages(pages: Pages, wanted: list[tuple[Section, Page]]) -> Pages:
    """The same letter with these pages alone."""
    every = sum(len(section.pages) for section in pages.sections)
    if len(wanted) == every:
        return pages
    sections = tuple(replace(section, pages=(page,)) for section, page in wanted)
    return replace(pages, sections=sections)
