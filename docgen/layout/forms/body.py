"""The form of a body: paragraphs, items at their levels, headings, tables."""

from __future__ import annotations

from collections.abc import Callable

from docgen.kinds.parts import OWN_LINE, traits
from docgen.layout.forms.rosters import set_roster
from docgen.layout.forms.tables import set_table
from docgen.layout.model.form_rows import BlockRow
from docgen.layout.model.pages import SetItem
from docgen.layout.model.set_text import Paragraph, Piece
from docgen.layout.text.typesetter import Setter
from docgen.model.letter import Block, Entry

_DEEPEST = 5


def body(setter: Setter, row: BlockRow) -> list[SetItem]:
    """Paragraphs with the first line indented; numbered items at their level's place."""
    space = setter.standard.pt(row.part.space)
    return [item for _, block in row.blocks for item in _block(setter, block, space)]


def english_body(setter: Setter, row: BlockRow) -> list[SetItem]:
    """The same with ragged lines: English is not distributed over the line as Thai is."""
    style = setter.styles["english_body"]
    space = setter.standard.pt(row.part.space)
    made: list[SetItem] = []
    for _, block in row.blocks:
        if block.role != "paragraph":
            made += _block(setter, block, space)
            continue
        made += [
            setter.paragraph(
                block.role, style, entry.text, space=space, at=entry.at, spans=entry.spans
            )
            for entry in block.entries
        ]
    return made


def _block(setter: Setter, block: Block, space: float) -> list[SetItem]:
    made = _ENTRIES.get(block.role, _paragraph)
    set_entries: list[SetItem] = [
        made(setter, block.role, entry, 0.0 if index and OWN_LINE in traits(block.role) else space)
        for index, entry in enumerate(block.entries)
    ]
    if block.table is not None:
        set_entries.append(_TABLES.get(block.table.role, set_table)(setter, block.table))
    return set_entries


def _paragraph(setter: Setter, role: str, entry: Entry, space: float) -> Paragraph:
    if entry.level:
        return _item(setter, role, entry)
    indent = setter.standard.pt("paragraph_indent")
    style = setter.styles["body"]
    return setter.paragraph(
        role, style, entry.text, first=indent, space=space, at=entry.at, spans=entry.spans
    )


def _item(setter: Setter, role: str, entry: Entry) -> Paragraph:
    """Its mark where its level stands, its other lines back at the margin."""
    style = setter.styles["item"]
    level = min(entry.level, _DEEPEST)
    indent = setter.standard.pt(f"item_indent_{level}")
    after = indent + setter.width(entry.number, style.text) + setter.gap("number_gap", style.text)
    return setter.paragraph(
        role,
        style,
        entry.text,
        first=max(after, setter.standard.pt(f"item_text_{level}")),
        head=(Piece(entry.number, indent, style.text),),
        at=entry.at,
        spans=entry.spans,
    )


def _heading(setter: Setter, role: str, entry: Entry, space: float) -> Paragraph:
    indent = setter.standard.pt("section_heading_indent")
    style = setter.styles[role]
    return setter.paragraph(
        role,
        style,
        entry.text,
        first=indent,
        hang=indent,
        space=space,
        at=entry.at,
        spans=entry.spans,
    )


def _resumed_paragraph(setter: Setter, role: str, entry: Entry, space: float) -> Paragraph:
    """A sentence that goes on after a list or a table, at the margin."""
    return setter.paragraph(role, setter.styles[role], entry.text, at=entry.at, spans=entry.spans)


def _caption(setter: Setter, role: str, entry: Entry, space: float) -> Paragraph:
    style = setter.styles["table_caption"]
    return setter.paragraph(
        "table_caption", style, entry.text, space=space, at=entry.at, spans=entry.spans
    )


def _line(left: str) -> Callable[[Setter, str, Entry, float], Paragraph]:
    """A line of its own place: in the middle, at the right, or with dots after it."""

    def set_line(setter: Setter, role: str, entry: Entry, space: float) -> Paragraph:
        style = setter.styles.centred_style("body") if left == "centred" else setter.styles["part"]
        start = 0.0
        if left == "right":
            start = max(0.0, setter.measure - setter.width(entry.text, style.text))
        return setter.paragraph(
            role,
            style,
            entry.text,
            first=start,
            hang=start,
            space=space,
            at=entry.at,
            spans=entry.spans,
            leader_to=setter.measure if left == "fill" else None,
        )

    return set_line


def _flush(setter: Setter, role: str, entry: Entry, space: float) -> Paragraph:
    style = setter.styles["resumed"]
    return setter.paragraph(role, style, entry.text, space=space, at=entry.at, spans=entry.spans)


_TABLES = {"roster": set_roster}
_ENTRIES: dict[str, Callable[[Setter, str, Entry, float], Paragraph]] = {
    "section_heading": _heading,
    "resumed": _resumed_paragraph,
    "table": _caption,
    "line_centred": _line("centred"),
    "line_right": _line("right"),
    "line_fill": _line("fill"),
    "line_cut": _line("fill"),
    "line_flush": _flush,
}
