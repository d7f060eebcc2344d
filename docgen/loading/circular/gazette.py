"""What the Gazette asks of the files that go with a matter: pictures with dots enough."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen import opening, standards
from docgen.later import later
from docgen.light import dataclass

if TYPE_CHECKING:
    from docgen import isolation
else:
    isolation = later("docgen.isolation")

_MOST_BYTES = 100_000_000
_POINTS = 72.0  # in an inch
_MOST_PICTURES = 2_000
_SLACK = 0.1  # of a dot: sizes on paper are rounded


@dataclass(frozen=True, slots=True)
class PoorPicture:
    """A picture of a PDF with fewer dots an inch than asked; its page counts from 1."""

    page: int
    dpi: int


def poor_pictures(path: Path) -> tuple[PoorPicture, ...]:
    """The pictures of a PDF that have too few dots; none where the file cannot be read.

    The file is a stranger's and is read in a process of its own.
    """
    content, _ = opening.content_or_fault(path, _MOST_BYTES)
    if content is None:
        return ()
    least = int(standards.table("gazette")["picture_dpi"])
    try:
        found: list[tuple[int, float]] = isolation.run(picture_dots, content)
    except (isolation.OverrunError, isolation.IsolatedError):
        return ()  # whoever joins it to the letter tells what is wrong with it
    return tuple(PoorPicture(page, int(dpi)) for page, dpi in found if dpi < least - _SLACK)


def picture_dots(content: bytes) -> list[tuple[int, float]]:
    """The page of each picture in a PDF, and how many dots an inch of it has on paper."""
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    try:
        return list(_dots(document))
    finally:
        document.close()


def _dots(document: Any) -> Iterator[tuple[int, float]]:
    from pypdfium2 import raw

    count = 0
    for number, page in enumerate(document, 1):
        for picture in page.get_objects([raw.FPDF_PAGEOBJ_IMAGE]):
            left, bottom, right, top = picture.get_bounds()
            across, down = picture.get_px_size()
            inches = ((right - left) / _POINTS, (top - bottom) / _POINTS)
            if min(inches) > 0 and across and down:
                # A picture may lie on its side: the fewer dots of either way of looking count.
                turned = (across > down) != (inches[0] > inches[1])
                sides = (down, across) if turned and across != down else (across, down)
                yield number, min(sides[0] / inches[0], sides[1] / inches[1])
            count += 1
            if count >= _MOST_PICTURES:
                return
