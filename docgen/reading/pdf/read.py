"""The lines of a PDF: page by page, its tables as tables, paragraphs by the page's own margin."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from docgen.light import dataclass, regex
from docgen.reading.cleaning import cleaned_line
from docgen.reading.lines import (
    UNMAPPED,
    Aside,
    LinePlace,
    ReadFile,
    ReadLine,
    TextRows,
    Where,
    Why,
)
from docgen.reading.pdf.annotations import attached_files, settled_page
from docgen.reading.pdf.columned_lists import lists_in_columns
from docgen.reading.pdf.drawn_boxes import with_boxes
from docgen.reading.pdf.glyphs import Glyph, PageGlyphs, SheetOfPage, glyphs_of
from docgen.reading.pdf.page_layout import INDENT, PageLayout
from docgen.reading.pdf.page_rows import PageRow, lines_of_page
from docgen.reading.pdf.ruled_tables import PageGrid, grids_of, rules_of
from docgen.reading.pdf.strikes import struck_room, without_struck
from docgen.reading.unread_files import refused_file

_MOST_PAGES = 60
_MOST_GLYPHS = 30_000  # of one page; the densest table has a third of it
_MOST_ALL = 300_000  # what is over it is named as not read, as are pages over 60
_WIDE = 0.3  # of the size: more room than a space
_BELOW, _ABOVE = 0.3, 0.9  # of the size: how far ink reaches from the line on which letters stand
_STREAM = regex(rb"stream\r?\n")
_HEAD_OF_STREAM = 2_000  # bytes before it in which its own dictionary stands
_MOST_OF_STREAM = 4_000_000
_MOST_RATIO = 60


def read_pdf(path: Path, content: bytes) -> ReadFile:
    """Everything that a PDF says. Raises: Rejected, when it is locked, broken, heavy or a scan."""
    import pypdfium2

    _refuse_swollen(path, content)
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        is_locked = "password" in str(error).lower() or b"/Encrypt" in content[-4096:]
        raise refused_file(path, "locked_pdf" if is_locked else "broken_pdf") from error
    try:
        return _read_document(path, document)
    except pypdfium2.PdfiumError as error:
        raise refused_file(path, "broken_pdf") from error
    finally:
        document.close()


def _read_document(path: Path, document: Any) -> ReadFile:
    made = _PageLines()
    unmapped = letters = 0
    made.asides += attached_files(document)
    end = min(len(document), _MOST_PAGES)
    for index in range(end):
        page, over = settled_page(document, index)
        text_page = page.get_textpage()
        try:
            sheet = SheetOfPage(*page.get_cropbox())
            glyphs = glyphs_of(text_page, _MOST_GLYPHS, sheet)
            if glyphs is None:
                raise refused_file(path, "heavy_pdf")
            unmapped += glyphs.unmapped
            letters += len(glyphs.upright) - glyphs.unmapped
            if letters > _MOST_ALL:
                end = index
                break
            rules = rules_of(page, glyphs.turn, sheet) if letters else []
            width = sheet.width(glyphs.turn)
            boxes = with_boxes(page, glyphs.upright, glyphs.turn, sheet)
            glyphs = replace(glyphs, upright=boxes.glyphs)
            place = LinePlace(page=index + 1)
            made.asides += (Aside(sign, Why.SYMBOL, place) for sign in boxes.alone)
            made.page(index + 1, glyphs, rules, width)
            made.asides += over.asides(index + 1, glyphs.upright)
        finally:
            text_page.close()
            page.close()
    if len(document) > end:
        made.asides.append(Aside(f"{end + 1}-{len(document)}", Why.CUT, LinePlace(page=end + 1)))
    if unmapped > letters:
        raise refused_file(path, "unmapped")
    if not made.lines:
        raise refused_file(path, "scan")
    return ReadFile(tuple(made.lines), tuple(made.asides), made.tables, format="pdf")


@dataclass
class _PageLines:
    """Makes lines of pages."""

    lines: list[ReadLine] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    tables: dict[int, TextRows] = field(default_factory=dict)
    is_turned: bool = False

    def page(self, number: int, glyphs: PageGlyphs, rules: Sequence[Any], width: float) -> None:
        """The lines of one page, its tables among them where they stand."""
        self.is_turned = glyphs.turn != 0
        if glyphs.unmapped:
            said = f"{UNMAPPED} × {glyphs.unmapped}"
            self.asides.append(Aside(said, Why.SYMBOL, LinePlace(page=number)))
        self._aside(glyphs.turned, Why.STAMP, number)
        self._aside(glyphs.hidden, Why.HIDDEN, number)
        standing, struck = without_struck(glyphs.upright, rules)
        self._aside(struck, Why.STRUCK, number)
        standing += struck_room(struck)
        grids = grids_of(rules, standing) if rules else []
        free = [word for word in standing if not any(_is_in(word, grid) for grid in grids)]
        rows = lines_of_page(free)
        ruled = [(grid.left, grid.right) for grid in grids]
        lists = lists_in_columns(rows)
        rows = [
            row for row in rows if not any(column.bottom <= row.y <= column.top for column in lists)
        ]
        grids += lists
        layout = PageLayout.of(rows, width, ruled)
        is_first = True
        both: list[PageRow | PageGrid] = [*rows, *grids]
        for row in sorted(both, key=lambda each_row: -_height(each_row)):
            if isinstance(row, PageGrid):
                self._grid(row, number, is_first)
            else:
                self._row(row, layout, number, is_first)
            is_first = False

    def _row(self, row: PageRow, layout: PageLayout, page: int, is_first: bool) -> None:
        cells = tuple(cleaned_line(piece.text) for piece in row.pieces)
        left = row.left - layout.margin
        gap = layout.is_set_off(row)
        self.lines.append(
            ReadLine(
                " ".join(cells),
                starts=INDENT[0] <= left <= INDENT[1],
                place=LinePlace(len(self.lines) + 1, page, left=left, box=self._box(row)),
                cells=cells,
                new_page=is_first and page > 1,
                is_centred=layout.is_centred(row),
                is_set_off=gap,
                ends_in_space=row.ends_in_space,
                is_bold=all(glyph.is_bold for glyph in row.glyphs if glyph.text.strip()),
                is_full=layout.is_full(row),
                ends_early=layout.ends_early(row),
                lefts=tuple(piece.left - layout.margin for piece in row.pieces),
                room=max(0.0, layout.end - row.right),
                inner_left=_inner_left(row, layout.margin),
            )
        )

    def _box(self, row: PageRow) -> tuple[float, float, float, float] | None:
        """From where to where a line stands; nothing on a sheet that is turned."""
        if self.is_turned:
            return None
        return row.left, row.y - _BELOW * row.size, row.right, row.y + _ABOVE * row.size

    def _grid(self, grid: PageGrid, page: int, is_first: bool) -> None:
        number = len(self.tables) + 1
        self.tables[number] = tuple(
            tuple("\n".join(map(cleaned_line, cell.split("\n"))) for cell in row)
            for row in grid.rows
        )
        for row in self.tables[number]:
            for index, texts in enumerate(_beside(row)):
                said = " ".join(filter(None, texts))
                place = LinePlace(len(self.lines) + 1, page, Where.CELL)
                starts, turned = index == 0, is_first and page > 1
                self.lines.append(
                    ReadLine(said, starts, place, texts, table=number, new_page=turned)
                )
                is_first = False

    def _aside(self, glyphs: list[Glyph], why: Why, page: int) -> None:
        text = cleaned_line(
            "".join(
                glyph.with_marks
                for glyph in sorted(glyphs, key=lambda each_glyph: each_glyph.order)
            )
        )
        if text:
            self.asides.append(Aside(text, why, LinePlace(page=page)))


def _inner_left(row: PageRow, margin: float) -> float | None:
    """Where what follows the first word of a line begins, with more than a space between."""
    inked = [glyph for glyph in row.glyphs if glyph.text.strip()]
    wide = (two.x for left, two in pairwise(inked) if two.x - left.right > _WIDE * row.size)
    first = next(wide, None)
    return None if first is None else first - margin


def _height(one: PageRow | PageGrid) -> float:
    return one.top if isinstance(one, PageGrid) else one.y


def _is_in(glyph: Glyph, grid: PageGrid) -> bool:
    middle = (glyph.x + max(glyph.right, glyph.x)) / 2
    return grid.bottom - 1 <= glyph.y <= grid.top and grid.left <= middle <= grid.right


def _beside(row: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    cells = [cell.split("\n") for cell in row]
    for index in range(max(map(len, cells), default=0)):
        yield tuple(cell[index] if index < len(cell) else "" for cell in cells)


def _refuse_swollen(path: Path, content: bytes) -> None:
    """Refuse a PDF one of whose streams unpacks beyond all measure; pictures are not unpacked."""
    for match in _STREAM.finditer(content):
        head = content[max(0, match.start() - _HEAD_OF_STREAM) : match.start()]
        head = head[head.rfind(b" obj") + 1 :]
        if b"FlateDecode" not in head or b"/Image" in head:
            continue
        packed = content[match.end() : match.end() + _MOST_OF_STREAM]
        for _ in range(max(1, head.count(b"FlateDecode"))):
            try:
                unpacker = zlib.decompressobj()
                made = unpacker.decompress(packed, _MOST_OF_STREAM)
            except zlib.error:
                break
            used = len(packed) - len(unpacker.unused_data) - len(unpacker.unconsumed_tail)
            if len(made) >= 1_000_000 and len(made) > _MOST_RATIO * max(1, used):
                raise refused_file(path, "heavy_pdf")
            packed = made
