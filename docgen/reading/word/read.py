"""The lines of a Word file: its text, boxes and tables in order, heads and feet apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field, replace
from itertools import zip_longest

from docgen.light import dataclass, regex
from docgen.reading.cleaning import cleaned_line, parted_pieces
from docgen.reading.lines import Aside, LinePlace, ReadFile, ReadLine, TextRows, Where, Why
from docgen.reading.word import part_tags, tags
from docgen.reading.word.list_numbers import Numbering
from docgen.reading.word.opened_package import WordPackage
from docgen.reading.word.printed_blocks import PrintedBlock, PrintedParagraph, PrintedTable
from docgen.reading.word.properties import Properties
from docgen.reading.word.walk import NEW_PAGE, Walker

_MOST_COLUMNS = 64
_AT_RIGHT = 250.0  # points: what ends at the right margin begins somewhere right of the middle
_SHORT = 60  # letters: a bold line so short may stand over what follows
_INDENT = 18.0  # points: what begins so far in opens a paragraph
_TYPED_INDENT = regex(r"\t| {4,}")  # before a line that opens one after Shift+Enter
_MARKS = regex("[ัิีึืฺุู็่้๊๋์ํ๎]")
_FULL = 50  # letters: a line that somebody ended sooner ends with a word
_TAB = 36.0  # points: where Word stops a tab of its own
_WITH_CHANGES = ("header", "footer", "footnotes", "endnotes")
_DRAWINGS = ("diagramData", "chart")
_LONGEST_DRAWN = 1_000  # letters of what a diagram says
_BREAKS = ("nextPage", "oddPage", "evenPage")


def read_word(package: WordPackage) -> ReadFile:
    """Everything that a Word file says, and what of it does not print."""
    properties = Properties(package.styles)
    document, contained = _with_contained(package)
    walker = Walker(properties, Numbering(package.companion_part("numbering")))
    walker.number_paragraphs(document)
    body = document.find(tags.tag("body"))
    made = _BlockLines(properties)
    for block in walker.part_blocks(body):
        made.add(block, Where.TEXT)
    heads, furniture = _furniture(package, properties)
    asides = [Aside(cleaned_line(text), why) for text, why in walker.aside]
    asides += contained
    asides += _notes(package, properties, walker)
    asides += _drawings(package)
    comments = package.companion_part("comments")
    asides += _comments(comments) if comments is not None else ()
    return ReadFile(
        lines=tuple(made.lines),
        asides=(*asides, *furniture),
        tables=made.tables,
        head_lines=tuple(heads),
        format="docx",
        changes=_changes(package),
    )


def _with_contained(package: WordPackage) -> tuple[tags.Element, list[Aside]]:
    """The document, files that it holds read in their place; what of these does not print."""
    if package.document.find(f".//{tags.tag('altChunk')}") is None:
        return package.document, []
    from docgen.reading.word.contained_parts import document_with_contained

    return document_with_contained(package, read_word)


@dataclass
class _BlockLines:
    """Makes lines of blocks."""

    properties: Properties
    lines: list[ReadLine] = field(default_factory=list)
    tables: dict[int, TextRows] = field(default_factory=dict)
    number: int = 0
    page: int = 1
    gap: bool = False
    turned: bool = False

    def add(self, block: PrintedBlock, where: Where) -> None:
        """The lines of a paragraph with the boxes on it, or of a table."""
        if isinstance(block, PrintedTable):
            self._table(block, where)
            return
        self._paragraph(block, where)
        for inside in block.boxes:
            self.add(inside, Where.BOX)

    def _paragraph(self, block: PrintedParagraph, where: Where) -> None:
        text = f"{block.number} {block.text}" if block.number and block.text.strip() else block.text
        stands = self.properties.paragraph(block.element, "jc")
        is_centred = stands == "center"
        is_bold = 0 < len(text.strip()) < _SHORT and self._is_bold(block)
        starts = True
        if not text.strip() and not block.has_picture:
            self.gap = True
        if text.strip():
            self.number += 1
        pieces = list(_turned_lines(text))
        is_indented = not is_centred and _left_edge(self.properties, block, text) > _INDENT
        for at, piece in enumerate(pieces):
            if piece == NEW_PAGE:
                self.page += 1
                self.turned = True
                continue
            cells = parted_pieces(piece)
            if cells:
                members = (block.index,) * len(cells)
                left = None if is_centred else _left_edge(self.properties, block, piece)
                left = _AT_RIGHT if stands in ("right", "end") else left
                starts = starts or (is_indented and _TYPED_INDENT.match(piece) is not None)
                self._put_row(cells, members, where, starts, is_centred, left=left, is_bold=is_bold)
                starts = False
                if is_indented and at + 1 < len(pieces) and len(_MARKS.sub("", piece)) < _FULL:
                    self.lines[-1] = replace(self.lines[-1], ends_in_space=True)
        if part_tags.ends_section(block.element):
            self.turned = True

    def _put_row(
        self,
        cells: tuple[str, ...],
        members: tuple[int, ...],
        where: Where,
        starts: bool,
        is_centred: bool,
        table: int = 0,
        left: float | None = None,
        *,
        is_bold: bool = False,
    ) -> None:
        said = " ".join(filter(None, cells))
        paragraph = next((member for member in members if member >= 0), -1)
        place = LinePlace(self.number, self.page, where, paragraph, left)
        self.lines.append(
            ReadLine(
                *(said, starts, place, cells, members, table, self.turned, is_centred, self.gap),
                is_bold=is_bold,
            )
        )
        self.gap = self.turned = False

    def _is_bold(self, block: PrintedParagraph) -> bool:
        runs = [run for run in tags.runs(block.element) if tags.text_of_run(run).strip()]
        faces = (self.properties.face(block.element, run) for run in runs)
        return bool(runs) and all(face.bold for face in faces)

    # -- tables ------------------------------------------------------------------------------

    def _table(self, table: PrintedTable, where: Where) -> None:
        rows = [row for row in table.rows if row.cells]
        is_plain = all(len(row.cells) == 1 for row in rows) or any(
            isinstance(block, PrintedTable) for row in rows for cell in row.cells for block in cell
        )
        if is_plain:  # nothing stands beside anything, or a table within it does
            for row in rows:
                for cell in row.cells:
                    for block in cell:
                        self.add(block, where)
            return
        number = len(self.tables) + 1
        self.tables[number] = ()
        made = []
        for row in rows:
            made.append(self._row_texts(row.cells, row.spans))
            self._row_lines(row.cells, row.spans, number, where)
        for row in rows:  # after the whole table, which a box would part
            self._boxes_of(row.cells)
        width = max(map(len, made), default=0)
        self.tables[number] = tuple(
            (*made_row, *("",) * (width - len(made_row))) for made_row in made
        )

    def _row_texts(self, cells: list[list[PrintedBlock]], spans: list[int]) -> tuple[str, ...]:
        texts: list[str] = []
        for cell, span in zip(cells, spans, strict=True):
            texts.append("\n".join(text for text, _ in _cell_lines(cell)))
            texts += [""] * (span - 1)
        return tuple(texts[:_MOST_COLUMNS])

    def _row_lines(
        self, cells: list[list[PrintedBlock]], spans: list[int], number: int, where: Where
    ) -> None:
        self.number += 1
        beside = [list(_cell_lines(cell, keep_empty=False)) for cell in cells]
        for index, pieces in enumerate(zip_longest(*beside, fillvalue=("", -1))):
            texts = tuple(text for text, _ in pieces)
            if any(texts):
                members = tuple(member for _, member in pieces)
                self._put_row(texts, members, Where.CELL, index == 0, False, number)

    def _boxes_of(self, cells: list[list[PrintedBlock]]) -> None:
        for cell in cells:
            for block in cell:
                for inside in block.boxes if isinstance(block, PrintedParagraph) else ():
                    self.add(inside, Where.BOX)


def _left_edge(properties: Properties, block: PrintedParagraph, piece: str) -> float:
    """Points from the margin to a line's beginning: its indents, and tabs typed before it."""
    given = [properties.paragraph(block.element, "ind", key) for key in ("left", "firstLine")]
    tabs = len(piece) - len(piece.lstrip("\t"))
    return sum(tags.points(text) or 0.0 for text in given) + tabs * _TAB


def _turned_lines(text: str) -> Iterator[str]:
    """Lines of a paragraph, and the ends of sheets between them."""
    for index, sheet in enumerate(text.split(NEW_PAGE)):
        if index:
            yield NEW_PAGE
        yield from sheet.split("\n")


def _cell_lines(cell: list[PrintedBlock], *, keep_empty: bool = False) -> Iterator[tuple[str, int]]:
    for block in cell:
        if isinstance(block, PrintedTable):
            for row in block.rows:
                for inner in row.cells:
                    yield from _cell_lines(inner)
            continue
        text = f"{block.number} {block.text}" if block.number and block.text.strip() else block.text
        for piece in text.replace(NEW_PAGE, "\n").split("\n"):
            said = cleaned_line(piece)
            if said or keep_empty:
                yield said, block.index


# -- what stands around the text -----------------------------------------------------------------


def _furniture(package: WordPackage, properties: Properties) -> tuple[list[ReadLine], list[Aside]]:
    """The lines in the header of the first sheet, and every other header and footer by its text."""
    sections = part_tags.sections(package.document)
    related = package.related_parts
    first = part_tags.header_footer_relations(sections[0]) if sections else {}
    wanted = (
        "header",
        "first" if sections and part_tags.has_title_page(sections[0]) else "default",
    )
    head_name = related.get(first.get(wanted, ""), ("", ""))[1]
    heads: list[ReadLine] = []
    asides: list[Aside] = []
    for kind, name in dict.fromkeys(related.values()):
        if kind not in ("header", "footer") or name not in package.parts:
            continue
        part, beside = _part_lines(package.tree(name), properties, Where(kind))
        if name == head_name:
            heads = part
        asides += [Aside(line.text, Why(kind), line.place) for line in part]
        asides += beside
    return heads, asides


def _part_lines(
    part: tags.Element, properties: Properties, where: Where
) -> tuple[list[ReadLine], list[Aside]]:
    """The lines of a header, footer or note, and what of it is no line."""
    walker = Walker(properties, Numbering(None))
    made = _BlockLines(properties)
    for block in walker.part_blocks(part):
        made.add(block, where)
    place = LinePlace(where=where)
    return made.lines, [Aside(cleaned_line(text), why, place) for text, why in walker.aside]


def _drawings(package: WordPackage) -> Iterator[Aside]:
    """What stands in the diagrams and charts of the text, one after another."""
    for kind, name in dict.fromkeys(package.related_parts.values()):
        if kind in _DRAWINGS and name in package.parts:
            texts = part_tags.drawn_texts(package.tree(name))
            yield Aside(cleaned_line(" ".join(texts))[:_LONGEST_DRAWN], Why.DRAWN)


def _notes(package: WordPackage, properties: Properties, walker: Walker) -> Iterator[Aside]:
    for kind, name in (("footnote", "footnotes"), ("endnote", "endnotes")):
        tree = package.companion_part(name)
        if tree is None:
            continue
        named = {number for note, number in walker.notes if note.startswith(kind)}
        for number, element in part_tags.notes(tree, kind).items():
            if number in named:
                lines, beside = _part_lines(element, properties, Where.NOTE)
                text = " ".join(line.text for line in lines)
                yield Aside(text, Why.NOTE, LinePlace(where=Where.NOTE))
                yield from beside


def _comments(tree: tags.Element) -> Iterator[Aside]:
    for author, text in part_tags.comments(tree):
        yield Aside(cleaned_line(f"{author}: {text}" if author else text), Why.COMMENT)


def _changes(package: WordPackage) -> dict[str, int]:
    found = part_tags.pending_changes(package.document)
    for kind, name in package.related_parts.values():
        if kind in _WITH_CHANGES and name in package.parts:
            for what, count in part_tags.pending_changes(package.tree(name)).items():
                found[what] = found.get(what, 0) + count
    return found
