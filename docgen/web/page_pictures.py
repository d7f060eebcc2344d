"""The pictures of pages drawn last: the browser asks for those it has not seen."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import field

from docgen.light import dataclass
from docgen.services.drawn_page import DrawnPage, ReadPicture

_MOST_PICTURES = 120


@dataclass(slots=True)
class Pictures:
    """The pictures drawn last, by their mark: the browser asks for those it has not seen."""

    kept: OrderedDict[str, ReadPicture] = field(default_factory=OrderedDict)

    def keep(self, pages: Sequence[DrawnPage]) -> None:
        """Keep the pictures of these pages, and let the oldest go."""
        for page in pages:
            self.kept[page.mark] = page.picture
            self.kept.move_to_end(page.mark)
        while len(self.kept) > _MOST_PICTURES:
            self.kept.popitem(last=False)
