"""How a page of a PDF is laid out: its margins, its middle, its pitch, by where its rows stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from docgen.light import dataclass
from docgen.reading.pdf.page_rows import PageRow

INDENT = (18.0, 100.0)  # points from the margin: where the first line of a paragraph begins
_GAP = 1.45  # of the usual pitch: more room than between lines
_NARROW, _RIGHT = 0.8, 0.9  # of the sheet: where no line goes so far, the margin is further
_RAGGED = 45.0  # points: Thai lines that are not justified end so near the margin
_LEAST_ENDS = 3  # lines that tell where the margin is
_EARLY = 0.35  # of the width: a line that ends so far from the margin ends its paragraph
_END = 24.0  # points: a line that ends so near the right margin is full
_SHORT = 0.2  # of the width: a line that ends so far from the margin is at its end
_MIDDLE = 12.0  # points


@dataclass(frozen=True, slots=True)
class PageLayout:
    """How a page is laid out: its own margins, its middle, its pitch, where lines stand.

    ``reach`` is how far its longest line goes, ``right`` where the margin must be, ``end`` how far
    its text goes, ``middle`` where what is centred stands; ``is_filled`` says that several lines
    tell where the margin is.
    """

    margin: float
    right: float
    reach: float
    pitch: float
    above: dict[float, float]
    is_filled: bool
    end: float
    middle: float

    @classmethod
    def of(
        cls, rows: Sequence[PageRow], sheet: float, ruled: Sequence[tuple[float, float]] = ()
    ) -> PageLayout:
        lefts = Counter(round(row.left / 2) for row in rows)
        widest = max((row.right - row.left for row in rows), default=0.0)
        wide = [row for row in rows if row.right - row.left > 0.6 * widest]
        common = [place for place, count in lefts.items() if count > 1] or list(lefts)
        margin = min((place * 2.0 for place in common), default=0.0)
        margin = min([margin, *(row.left for row in wide)]) if wide else margin
        reach = max((row.right for row in rows), default=0.0)
        right = sheet * _RIGHT if reach < sheet * _NARROW else reach
        margin = _margin_of_ends(rows, margin, right)
        above: dict[float, float] = {}
        steps = Counter[int]()
        for before, after in pairwise(rows):
            above[after.y] = before.y - after.y
            steps[round(above[after.y])] += 1
        ends = sum(1 for row in rows if row.right > reach - _RAGGED)
        is_filled = ends >= _LEAST_ENDS and reach > sheet * _NARROW
        usual = [step for step, count in steps.most_common(3) if step > 8]
        text = [row.right for row in wide if len(row.pieces) == 1]
        pitch = float(usual[0]) if usual else 20.0
        middle = (margin + right) / 2
        if any(left < margin - INDENT[0] for left, _ in ruled):  # only tables reach the margin
            middle = (min(left for left, _ in ruled) + max(end for _, end in ruled)) / 2
        end = max(text, default=right)
        return cls(margin, right, reach, pitch, above, is_filled, end, middle)

    def is_set_off(self, row: PageRow) -> bool:
        """Whether more room than usual is left above a line."""
        return self.above.get(row.y, 0.0) > _GAP * self.pitch

    def is_full(self, row: PageRow) -> bool:
        """Whether a line reaches the right margin, so that it may go on below."""
        return row.right > self.reach - _SHORT * (self.reach - self.margin)

    def ends_early(self, row: PageRow) -> bool:
        """Whether a line ends far from the margin that others reach; nobody knows where few do."""
        return self.is_filled and row.right < self.reach - _EARLY * (self.reach - self.margin)

    def is_centred(self, row: PageRow) -> bool:
        """Whether a line stands in the middle between the margins, and fills it not."""
        middle = (row.left + row.right) / 2
        is_moved = abs(self.middle - (self.margin + self.right) / 2) > _MIDDLE
        is_short = is_moved or row.right - row.left < 0.8 * (self.right - self.margin)
        return is_short and abs(middle - self.middle) < _MIDDLE


def _margin_of_ends(rows: Sequence[PageRow], margin: float, right: float) -> float:
    """The margin where lines further left than most go on with a line that is full."""
    ends = [
        after.left
        for before, after in pairwise(rows)
        if after.left < margin - INDENT[0] and before.right > right - _END
    ]
    return min([margin, *ends])
