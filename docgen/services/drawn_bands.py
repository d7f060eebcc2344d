"""Pictures of parts of pages by their mark, and those drawn last: no one asks twice for one."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import field

from docgen.light import dataclass

ReadPicture = Callable[[], bytes]  # gives the PNG; waits where it is still being drawn

_SHEET = 842.0  # points: the height of a sheet of A4


@dataclass(frozen=True, slots=True)
class DrawnBand:
    """A picture of a page's whole width, ``height`` points high; equal ones share their mark."""

    picture: ReadPicture
    mark: str
    height: float


@dataclass(slots=True)
class KeptBands:
    """The bands drawn last, as many as make ``most_sheets``; the oldest go first."""

    most_sheets: int
    _bands: OrderedDict[str, DrawnBand] = field(default_factory=OrderedDict)
    _height: float = 0.0

    def band(self, mark: str) -> DrawnBand | None:
        """The band of that mark, if it is still there."""
        return self._bands.get(mark)

    def keep(self, bands: Iterable[DrawnBand]) -> None:
        """Keep these bands, all of them, and of the others those for which there is room."""
        wanted = {band.mark: band for band in bands}
        for mark, band in wanted.items():
            self._height += band.height if mark not in self._bands else 0.0
            self._bands[mark] = band
            self._bands.move_to_end(mark)
        while len(self._bands) > len(wanted) and self._height > self.most_sheets * _SHEET:
            self._height -= self._bands.popitem(last=False)[1].height


def mark_of(content: bytes) -> str:
    """A short mark that only equal contents share."""
    return hashlib.sha256(content).hexdigest()[:16]
