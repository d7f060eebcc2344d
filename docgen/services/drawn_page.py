"""The pages of a letter that is being written: only what changed of them is drawn again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import field, replace
from functools import partial
from itertools import islice

from docgen.layout.model.pages import Page, Pages, Section
from docgen.light import dataclass
from docgen.making import MadeLetter
from docgen.press import Press
from docgen.services.drawn_bands import DrawnBand, KeptBands, mark_of
from docgen.services.page_bands import page_bands
from docgen.services.regions import FieldFinder, Region, regions

PPI = 96.0
_MOST_SHEETS = 60


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page: the bands of its picture from above, the sheet in points, the regions."""

    bands: tuple[DrawnBand, ...]
    width: float
    height: float
    regions: tuple[Region, ...]

    @property
    def mark(self) -> str:
        """A mark that equal pages share."""
        return mark_of("".join(band.mark for band in self.bands).encode("ascii"))


@dataclass(slots=True)
class PageDrawing:
    """Draws pages; the bands drawn last are kept by what they were drawn from.

    ``density`` is that of the screen: how many dots of it make one of a common screen.
    """

    density: int = 1
    kept: KeptBands = field(default_factory=lambda: KeptBands(_MOST_SHEETS))
    _under_way: Callable[[], object] | None = None

    def pages(self, made: MadeLetter, press: Press) -> tuple[DrawnPage, ...]:
        """Every page of the letter and of what follows it; none where an error stopped the way.

        Their pictures are drawn while other work goes on.
        """
        if made.pages is None or made.dossier is None:
            return ()
        places = [(section, page) for section in made.pages.sections for page in section.pages]
        parted = [_known_bands(page, section, press) for section, page in places]
        flat = [band for of_page in parted for band in of_page]
        drawn = iter(self._drawn_bands(made.pages, flat, press))
        fields = FieldFinder(made.dossier)
        return tuple(
            DrawnPage(
                bands=tuple(islice(drawn, len(of_page))),
                width=section.width,
                height=section.height,
                regions=tuple(regions(page, section, fields)),
            )
            for of_page, (section, page) in zip(parted, places, strict=True)
        )

    def _drawn_bands(self, pages: Pages, bands: Sequence[Section], press: Press) -> list[DrawnBand]:
        """The bands of a letter's pages; those that are new are begun to be drawn."""
        keys = press.pdf.page_keys(replace(pages, sections=tuple(bands)))
        marks = [mark_of(f"{key} {self.density}".encode("ascii")) for key in keys]
        made = {mark: self.kept.band(mark) for mark in marks}
        new = {mark: band for mark, band in zip(marks, bands, strict=True) if made[mark] is None}
        if new:
            self._wait_for_former()
            wanted = replace(pages, sections=tuple(new.values()))
            drawing = self._under_way = press.pdf.begin_images(wanted, PPI * self.density)
            for at, (mark, band) in enumerate(new.items()):
                made[mark] = DrawnBand(partial(_picture_of, drawing, at), mark, band.height)
        drawn = {mark: band for mark, band in made.items() if band is not None}
        self.kept.keep(drawn.values())
        return [drawn[mark] for mark in marks]

    def _wait_for_former(self) -> None:
        """One drawing is under way at a time: who types quicker than it is drawn waits for it."""
        if self._under_way is not None:
            with suppress(Exception):  # told to whoever asks for the picture
                self._under_way()


def _known_bands(page: Page, section: Section, press: Press) -> tuple[Section, ...]:
    """The bands of a page; of one that is as it was, the same ones."""
    parting = partial(page_bands, page, section)
    sheet = (section.left, section.width, section.height)
    return press.memory.kept_or_made([page], parting, "bands", *sheet)


def _picture_of(drawing: Callable[[], list[bytes]], at: int) -> bytes:
    return drawing()[at]
