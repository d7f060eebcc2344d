"""Tables of a page: by the rules that are drawn round their cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from docgen.light import dataclass
from docgen.reading.pdf.glyphs import Glyph, SheetOfPage
from docgen.reading.pdf.page_rows import lines_of_page
from docgen.reading.pdf.upright import on_sheet, upright

_THIN = 2.5  # points: a rule is not thicker
_LEAST = 6.0  # points: nor shorter
_SAME = 3.0  # points: rules so near are one
_MOST_RULES = 4_000
_MOST_CELLS = 6_000


@dataclass(frozen=True, slots=True)
class RuledLine:
    """A level or upright stroke from one end to the other, at its place across."""

    is_level: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class PageGrid:
    """A table of a page: where its columns and rows end; the text of its cells, row by row."""

    top: float
    bottom: float
    left: float
    right: float
    rows: tuple[tuple[str, ...], ...]


def rules_of(page: Any, turn: int, sheet: SheetOfPage) -> list[RuledLine]:
    """The rules that a page draws, as they stand on its sheet when its text lies level."""
    import pypdfium2.raw as pdfium

    found = []
    for number, item in enumerate(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=3)):
        if number > _MOST_RULES:
            return []
        left, bottom, right, top = item.get_pos() if hasattr(item, "get_pos") else item.get_bounds()
        for box in ((left, bottom, right, top),):
            found += _rules(*on_sheet(upright(*box, turn), sheet.corner(turn)))
    return found


def _rules(left: float, bottom: float, right: float, top: float) -> list[RuledLine]:
    width, height = right - left, top - bottom
    if height <= _THIN and width >= _LEAST:
        return [RuledLine(True, (top + bottom) / 2, left, right)]
    if width <= _THIN and height >= _LEAST:
        return [RuledLine(False, (left + right) / 2, bottom, top)]
    if width >= _LEAST and height >= _LEAST:  # a frame, or a filled cell
        level = [RuledLine(True, at, left, right) for at in (bottom, top)]
        return level + [RuledLine(False, at, bottom, top) for at in (left, right)]
    return []


def grids_of(rules: Sequence[RuledLine], glyphs: Sequence[Glyph]) -> list[PageGrid]:
    """The tables that rules make and letters fill, from the top; a lone frame is none."""
    made = [_grid(group, glyphs) for group in _touching(rules)]
    return sorted((grid for grid in made if grid is not None), key=lambda made_grid: -made_grid.top)


def _touching(rules: Sequence[RuledLine]) -> list[list[RuledLine]]:
    """Rules that cross or meet, together."""
    parent = list(range(len(rules)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    level = [at for at, rule in enumerate(rules) if rule.is_level]
    upright = [at for at, rule in enumerate(rules) if not rule.is_level]
    for across in level:
        for down in upright:
            one, other = rules[across], rules[down]
            if (
                one.start - _SAME <= other.at <= one.end + _SAME
                and other.start - _SAME <= one.at <= other.end + _SAME
            ):
                parent[root(across)] = root(down)
    groups: dict[int, list[RuledLine]] = {}
    for at, rule in enumerate(rules):
        groups.setdefault(root(at), []).append(rule)
    return list(groups.values())


def _grid(rules: list[RuledLine], glyphs: Sequence[Glyph]) -> PageGrid | None:
    columns = _merged_places(rule.at for rule in rules if not rule.is_level)
    levels = _merged_places(rule.at for rule in rules if rule.is_level)[::-1]
    if len(columns) < 3 or len(levels) < 3 or (len(columns) - 1) * (len(levels) - 1) > _MOST_CELLS:
        return None
    cells: dict[tuple[int, int], list[Glyph]] = {}
    for glyph in glyphs:
        middle = (glyph.x + max(glyph.right, glyph.x)) / 2
        column = next((at for at in range(len(columns) - 1) if middle < columns[at + 1]), None)
        row = next((at for at in range(len(levels) - 1) if glyph.y > levels[at + 1] - 0.5), None)
        if column is None or row is None or middle < columns[0] or glyph.y > levels[0]:
            continue
        cells.setdefault((row, column), []).append(glyph)
    owners = _owners(rules, columns, levels)
    held: dict[tuple[int, int], list[Glyph]] = {}
    for place, found in cells.items():
        held.setdefault(owners[place], []).extend(found)
    rows = tuple(
        tuple(_cell(held.get((row, column), ())) for column in range(len(columns) - 1))
        for row in range(len(levels) - 1)
    )
    filled = sum(1 for row in rows for cell in row if cell)
    if filled < 3:
        return None
    kept = tuple(row for row in rows if any(row))
    return PageGrid(levels[0], levels[-1], columns[0], columns[-1], kept)


def _owners(
    rules: Sequence[RuledLine], columns: Sequence[float], levels: Sequence[float]
) -> dict[tuple[int, int], tuple[int, int]]:
    """For each place the cell that stands over it: no rule parts it from the one before."""
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(len(levels) - 1):
        for column in range(len(columns) - 1):
            x = (columns[column] + columns[column + 1]) / 2
            y = (levels[row] + levels[row + 1]) / 2
            owner = (row, column)
            if row and not _is_drawn(rules, True, levels[row], x):
                owner = owners[row - 1, column]
            elif column and not _is_drawn(rules, False, columns[column], y):
                owner = owners[row, column - 1]
            owners[row, column] = owner
    return owners


def _is_drawn(rules: Sequence[RuledLine], is_level: bool, at: float, middle: float) -> bool:
    """Whether a rule stands at a place across, where another place lies along it."""
    return any(
        rule.is_level == is_level
        and abs(rule.at - at) <= _SAME
        and rule.start <= middle <= rule.end
        for rule in rules
    )


def _cell(glyphs: Sequence[Glyph]) -> str:
    lines = lines_of_page(glyphs)
    return "\n".join(" ".join(piece.text for piece in line.pieces) for line in lines)


def _merged_places(places: Iterable[float]) -> list[float]:
    made: list[float] = []
    for place in sorted(places):
        if not made or place - made[-1] > _SAME:
            made.append(place)
    return made
