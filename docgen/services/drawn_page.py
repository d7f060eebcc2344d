"""The pages of a letter that is being written: only those that changed are drawn again."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import field
from functools import partial

from docgen.light import dataclass
from docgen.making import MadeLetter
from docgen.press import Press
from docgen.services.preview import with_pages
from docgen.services.regions import FieldFinder, Region, regions

PPI = 96.0
_MOST = 60

ReadPicture = Callable[[], bytes]  # gives the PNG; waits where it is still being drawn


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page: its picture, a mark that equal pictures share, the sheet in points, the regions."""

    picture: ReadPicture
    mark: str
    width: float
    height: float
    regions: tuple[Region, ...]


@dataclass(slots=True)
class PageDrawing:
    """Draws pages; the pictures drawn last are kept by what they were drawn from.

    ``density`` is that of the screen: how many dots of it make one of a common screen.
    """

    density: int = 1
    kept: OrderedDict[str, ReadPicture] = field(default_factory=OrderedDict)
    _under_way: Callable[[], object] | None = None

    def pages(self, made: MadeLetter, press: Press) -> tuple[DrawnPage, ...]:
        """Every page of the letter and of what follows it; none where an error stopped the way.

        Their pictures are drawn while other work goes on.
        """
        if made.pages is None or made.dossier is None:
            return ()
        keys = [f"{key} {self.density}" for key in press.pdf.page_keys(made.pages)]
        places = [(section, page) for section in made.pages.sections for page in section.pages]
        new = [number for number, key in enumerate(keys) if key not in self.kept]
        if new:
            self._wait_for_former()
            wanted = with_pages(made.pages, [places[number] for number in new])
            drawing = self._under_way = press.pdf.begin_images(wanted, PPI * self.density)
            for at, number in enumerate(new):
                self.kept[keys[number]] = partial(_picture_of, drawing, at)
        fields = FieldFinder(made.dossier)
        pages = tuple(
            DrawnPage(
                picture=self.kept[key],
                mark=hashlib.sha256(key.encode("ascii")).hexdigest()[:16],
                width=section.width,
                height=section.height,
                regions=tuple(regions(page, section, fields)),
            )
            for key, (section, page) in zip(keys, places, strict=True)
        )
        self._forget_older(keys)
        return pages

    def _forget_older(self, keys: Sequence[str]) -> None:
        """Keep the pictures of ``keys``, and of others as many as there is room for."""
        for key in keys:
            self.kept.move_to_end(key)
        while len(self.kept) > max(_MOST, len(keys)):
            self.kept.popitem(last=False)

    def _wait_for_former(self) -> None:
        """One drawing is under way at a time: who types quicker than it is drawn waits for it."""
        if self._under_way is not None:
            with suppress(Exception):  # told to whoever asks for the picture
                self._under_way()


def _picture_of(drawing: Callable[[], list[bytes]], at: int) -> bytes:
    return drawing()[at]
