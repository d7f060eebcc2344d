"""The pages of a letter that is being written: only those that changed are drawn again."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from dataclasses import field

from docgen.light import dataclass
from docgen.making import MadeLetter
from docgen.press import Press
from docgen.services.preview import page_pictures
from docgen.services.regions import FieldFinder, Region, regions

PPI = 96.0
_MOST = 60


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page: its PNG, that picture's SHA-256 (short), the sheet in points, and the regions."""

    picture: bytes
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
    kept: OrderedDict[str, bytes] = field(default_factory=OrderedDict)

    def pages(self, made: MadeLetter, press: Press) -> tuple[DrawnPage, ...]:
        """Every page of the letter and of what follows it; none where an error stopped the way."""
        if made.pages is None or made.dossier is None:
            return ()
        keys = [f"{key} {self.density}" for key in press.pdf.page_keys(made.pages)]
        new = tuple(number for number, key in enumerate(keys, 1) if key not in self.kept)
        if new:
            for picture in page_pictures(made, press, ppi=PPI * self.density, only=new):
                self.kept[keys[picture.number - 1]] = picture.png
        fields = FieldFinder(made.dossier)
        places = [
            (each_section, page)
            for each_section in made.pages.sections
            for page in each_section.pages
        ]
        pages = tuple(
            DrawnPage(
                picture=self.kept[key],
                mark=hashlib.sha256(self.kept[key]).hexdigest()[:16],
                width=section.width,
                height=section.height,
                regions=tuple(regions(page, section, fields)),
            )
            for key, (section, page) in zip(keys, places, strict=True)
        )
        for key in keys:
            self.kept.move_to_end(key)
        while len(self.kept) > max(_MOST, len(keys)):
            self.kept.popitem(last=False)
        return pages
