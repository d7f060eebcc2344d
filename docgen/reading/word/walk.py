"""One walk over the text of a Word file: what prints, in order, and what does not, by reason.

Insertions are in, deletions and what was moved away are out; content controls, fields, links and
smart tags say what stands in them; a drawing's box is read once, whichever program it is for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from docgen.light import dataclass
from docgen.reading.lines import Why
from docgen.reading.word import control_tags, tags
from docgen.reading.word.field_codes import FieldCodes
from docgen.reading.word.list_numbers import Numbering
from docgen.reading.word.printed_blocks import (
    Element,
    PrintedBlock,
    PrintedParagraph,
    PrintedTable,
    PrintedTableRow,
    joined_blocks,
)
from docgen.reading.word.printed_formulas import FORMULA, formula_text
from docgen.reading.word.properties import Properties
from docgen.reading.word.symbols import is_symbol_face, printed_symbol, symbols_as_printed

NEW_PAGE = "\f"
_NOTES = ("footnoteReference", "endnoteReference")
# What holds no text that prints, or says how text looks.
_SILENT = frozenset(
    tags.tag(name)
    for name in (
        *("pPr", "rPr", "sectPr", "tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr", "sdtPr"),
        *("sdtEndPr", "delInstrText", "bookmarkStart", "bookmarkEnd", "proofErr"),
        *("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef"),
        *("lastRenderedPageBreak", "permStart", "permEnd", "smartTagPr", "customXmlPr", "rt"),
    )
)
_OUT = {tags.tag("del"): Why.DELETED, tags.tag("moveFrom"): Why.MOVED}
_ELSEWHERE = (tags.tag("altChunk"), tags.tag("subDoc"), tags.tag("contentPart"))
_MARKS = {
    tags.tag("tab"): "\t",
    tags.tag("ptab"): "\t",
    tags.tag("cr"): "\n",
    tags.tag("noBreakHyphen"): "-",
    tags.tag("softHyphen"): "",
}


@dataclass
class Walker:
    """Goes through a part of the file once; what it leaves out it keeps in ``aside``."""

    properties: Properties
    numbering: Numbering
    aside: list[tuple[str, Why]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    _fields: FieldCodes = field(default_factory=FieldCodes)
    _unfilled: int = 0  # content controls around that show only what is to be filled in
    _index: dict[int, int] = field(default_factory=dict)
    _all: list[Element] = field(default_factory=list)

    def blocks(self, part: Element) -> list[PrintedBlock]:
        """The blocks of a body, header, footer, note, cell or box, in order."""
        return joined_blocks(list(self._blocks(part)))

    def part_blocks(self, part: Element) -> list[PrintedBlock]:
        """The blocks of a part of the file, whose fields begin and end in it."""
        self._fields.find_strays(part)
        return self.blocks(part)

    def number_paragraphs(self, part: Element) -> None:
        """Give every paragraph of a part the place that its ``index`` tells."""
        self._all = list(tags.paragraphs(part))  # lxml keeps an element's id only while it is held
        self._index = {id(element): place for place, element in enumerate(self._all)}

    def _blocks(self, part: Element) -> Iterator[PrintedBlock]:
        for child in part:
            if child.tag == tags.tag("p"):
                yield from self._paragraph(child)
            elif child.tag == tags.tag("tbl"):
                yield self._table(child)
            elif child.tag in _OUT:
                self._leave_out(child, _OUT[child.tag])
            elif child.tag in _ELSEWHERE:
                self.aside.append((child.tag.rsplit("}", 1)[-1], Why.OBJECT))
            elif child.tag == tags.ALTERNATE:
                chosen = tags.chosen_drawing(child)
                yield from self._blocks(chosen) if chosen is not None else ()
            elif isinstance(child.tag, str) and child.tag not in _SILENT:
                self._unfilled += control_tags.is_unfilled(child)
                yield from self._blocks(child)
                self._unfilled -= control_tags.is_unfilled(child)

    def _paragraph(self, element: Element) -> Iterator[PrintedBlock]:
        boxes: list[Element] = []
        pieces: list[str] = []
        is_out = self.properties.is_hidden_paragraph(element)
        self._run_pieces(element, element, pieces, boxes)
        text = "".join(pieces)
        if tags.starts_page(element) or self.properties.paragraph(element, "pageBreakBefore"):
            text = NEW_PAGE + text
        mark = tags.mark_change(element)
        joins = mark in ("del", "moveFrom") or is_out or tags.is_drop_cap(element)
        number = "" if joins and not text.strip() else self._number(element, text)
        inside = [block for box in boxes for block in self.blocks(box)]
        yield PrintedParagraph(
            element,
            text,
            number,
            tuple(inside),
            joins,
            self._index.get(id(element), -1),
            has_picture=tags.holds_picture(element),
        )

    def _number(self, element: Element, text: str) -> str:
        number, level = self.properties.list_of(element)
        if number is None or self.properties.is_hidden_paragraph(element):
            return ""
        if level is None:
            style = tags.paragraph_style(element) or ""
            level = self.numbering.level_of_style(number, style)
        return self.numbering.label(number, level or 0)

    def _run_pieces(
        self, element: Element, paragraph: Element, pieces: list[str], boxes: list[Element]
    ) -> None:
        for child in element:
            kind = child.tag
            if not isinstance(kind, str) or kind in _SILENT:
                continue
            if kind in _OUT:
                self._leave_out(child, _OUT[kind])
            elif kind == tags.tag("r"):
                self._run(child, paragraph, pieces, boxes)
            elif kind == tags.ALTERNATE:
                chosen = tags.chosen_drawing(child)
                if chosen is not None:
                    self._run_pieces(chosen, paragraph, pieces, boxes)
            elif kind == tags.BOX:
                boxes.append(child)
            elif kind == FORMULA:
                pieces.append(formula_text(child))
            elif kind in _ELSEWHERE:
                self.aside.append((kind.rsplit("}", 1)[-1], Why.OBJECT))
            elif kind in (tags.WORD_ART, tags.DRAWN_TEXT):
                self.aside.append((child.get("string") or child.text or "", Why.DRAWN))
            else:
                self._unfilled += control_tags.is_unfilled(child)
                self._run_pieces(child, paragraph, pieces, boxes)
                self._unfilled -= control_tags.is_unfilled(child)

    def _run(
        self, run: Element, paragraph: Element, pieces: list[str], boxes: list[Element]
    ) -> None:
        made: list[str] = []
        own_boxes: list[Element] = []
        for child in run:
            self._piece(child, run, paragraph, made, own_boxes)
        text = "".join(made)
        why = self._why_not_read(paragraph, run) if text or own_boxes else None
        if why is None:
            pieces.append(text)
            boxes += own_boxes
            return
        for said in (text, *map(tags.all_text, own_boxes)):
            if said.strip():
                self.aside.append((said, why))

    def _why_not_read(self, paragraph: Element, run: Element) -> Why | None:
        """Why what a run says is no word of the letter; ``None`` where it is."""
        if self.properties.is_hidden(paragraph, run):
            return Why.HIDDEN
        if self._unfilled:
            return Why.UNFILLED
        return Why.STRUCK if self.properties.is_struck(paragraph, run) else None

    def _piece(
        self,
        child: Element,
        run: Element,
        paragraph: Element,
        made: list[str],
        boxes: list[Element],
    ) -> None:
        kind = child.tag
        if not isinstance(kind, str) or kind in _SILENT:
            return
        if kind == tags.tag("fldChar"):
            made.append(self._fields.text_at(child))
        elif kind == tags.tag("instrText"):
            self._fields.read_instruction(child.text or "")
        elif self._fields.is_instruction:
            return  # the instruction of a field, whatever stands in it
        elif kind == tags.tag("t"):
            made.append(self._text(run, paragraph, child.text or ""))
            self._fields.note_printed()
        elif kind in _MARKS:
            made.append(_MARKS[kind])
        elif kind == tags.tag("br"):
            made.append(NEW_PAGE if tags.own_attribute(child, "type") == "page" else "\n")
        elif kind == tags.tag("sym"):
            made.append(self._symbol(child))
        elif kind == tags.tag("delText"):
            self.aside.append((child.text or "", Why.DELETED))
        elif kind in map(tags.tag, _NOTES):
            self.notes.append((kind.rsplit("}", 1)[-1], tags.own_attribute(child, "id") or ""))
        elif kind == tags.tag("object"):
            self.aside.append(("object", Why.OBJECT))
            self._run_pieces(child, paragraph, made, boxes)
        elif kind == tags.ALTERNATE:
            chosen = tags.chosen_drawing(child)
            for inner in chosen if chosen is not None else ():
                self._piece(inner, run, paragraph, made, boxes)
        else:
            made.append(control_tags.drawn_box(child))
            self._run_pieces(child, paragraph, made, boxes)

    def _text(self, run: Element, paragraph: Element, text: str) -> str:
        face = self.properties.latin_face(paragraph, run)
        if not is_symbol_face(face):
            return text
        made, unknown = symbols_as_printed(face, text)
        if unknown:
            self.aside.append((_codes(face, unknown), Why.SYMBOL))
        return made

    def _symbol(self, element: Element) -> str:
        face, code = tags.own_attribute(element, "font"), tags.own_attribute(element, "char") or ""
        try:
            found = printed_symbol(face, int(code, 16))
        except ValueError:
            found = None
        if found is None:
            self.aside.append((f"{face} {code}", Why.SYMBOL))
        return found or ""

    def _leave_out(self, element: Element, why: Why) -> None:
        text = tags.all_text(element)
        if text.strip():
            self.aside.append((text, why))

    # -- tables ------------------------------------------------------------------------------

    def _table(self, element: Element) -> PrintedTable:
        return PrintedTable([self._row(row) for row in self._rows(element)])

    def _rows(self, element: Element) -> Iterator[Element]:
        for child in element:
            if child.tag == tags.tag("tr"):
                gone = tags.row_change(child)
                if gone is None:
                    yield child
                else:
                    self._leave_out(child, Why.HIDDEN if gone == "hidden" else Why.DELETED)
            elif child.tag in _OUT:
                self._leave_out(child, _OUT[child.tag])
            elif isinstance(child.tag, str) and child.tag not in _SILENT:
                self._unfilled += control_tags.is_unfilled(child)
                yield from self._rows(child)
                self._unfilled -= control_tags.is_unfilled(child)

    def _row(self, element: Element) -> PrintedTableRow:
        row = PrintedTableRow()
        for _ in range(tags.columns_before(element)):
            row.cells.append([])
            row.spans.append(1)
        for cell in self._cells(element):
            is_merged = tags.is_merged_away(cell)
            if is_merged:  # only the cell above it prints
                self._leave_out(cell, Why.HIDDEN)
            row.cells.append([] if is_merged else self.blocks(cell))
            row.spans.append(tags.span_of(cell))
        return row

    def _cells(self, element: Element) -> Iterator[Element]:
        for child in element:
            if child.tag == tags.tag("tc"):
                if tags.is_deleted_cell(child):
                    self._leave_out(child, Why.DELETED)
                else:
                    yield child
            elif isinstance(child.tag, str) and child.tag not in _SILENT:
                self._unfilled += control_tags.is_unfilled(child)
                yield from self._cells(child)
                self._unfilled -= control_tags.is_unfilled(child)


def _codes(face: str | None, text: str) -> str:
    return f"{face} " + " ".join(f"U+{ord(each_sign):04X}" for each_sign in text[:8])
