"""The forms a part can take on the page: each turns a Block into paragraphs.

A kind names a form for each of its parts; a new kind is a new list of these.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from docgen.kinds import Part
from docgen.layout.forms.body import body, english_body
from docgen.layout.forms.head_rows import head_row, leader, leader_row
from docgen.layout.forms.labelled import labelled_block
from docgen.layout.forms.lists import columns, fill
from docgen.layout.forms.photo_frame import frame
from docgen.layout.forms.qr_captions import reply
from docgen.layout.forms.signatures import at_right, certified_copy, on_axis, opinion
from docgen.layout.model.form_rows import BlockRow, Emblem
from docgen.layout.model.pages import SetItem
from docgen.layout.model.set_text import Paragraph, ParagraphStyle, Piece
from docgen.layout.text.typesetter import Setter
from docgen.model.letter import Block, Entry

__all__ = ["FORMS", "BlockRow", "Emblem", "labelled_block"]


def line(setter: Setter, row: BlockRow) -> list[Paragraph]:
    """Every entry a paragraph from the left margin."""
    return _entries(setter, row, left=0.0)


def at_axis(setter: Setter, row: BlockRow) -> list[Paragraph]:
    """Every entry starts at the letter's centre line."""
    return _entries(setter, row, left=setter.standard.pt("axis"))


def centred_rows(setter: Setter, row: BlockRow) -> list[Paragraph]:
    """Lines across the text area; an urgency mark may stand beside the emblem before the first."""
    beside = row.all_of_form("beside_emblem")
    others = [pair for pair in row.blocks if pair[1] not in beside]
    if not beside:
        return _centred_lines(setter, others, setter.standard.pt(row.part.space))
    mark_style = setter.styles[row.part.style].text
    x = row.emblem.right + setter.standard.pt("urgency_beside_emblem")
    text = " ".join(
        _line_of(beside_block, index)
        for beside_block in beside
        for index in range(len(beside_block.entries))
    )
    mark = Piece(text, x, mark_style, width=setter.width(text, mark_style), at=beside[0].at)
    end = x + mark.width
    if others:
        part, block = others[0]
        style = setter.styles[f"{part.style}_beside"]
        title, *more = [_line_of(block, index) for index in range(len(block.entries))]
        width = setter.width(title, style.text)
        start = max((setter.measure - width) / 2, end + setter.width(" ", style.text))
        if start + width <= setter.measure:
            at = block.entries[0].at or block.at
            first = setter.paragraph(
                block.role, style, title, first=start, hang=start, head=(mark,), at=at
            )
            rest = (
                [(part, replace(block, label="", entries=tuple(map(Entry, more))))] if more else []
            )
            return [first, *_centred_lines(setter, [*rest, *others[1:]], 0.0)]
    block = beside[0]
    style = setter.styles[row.part.style]
    place = x if end <= setter.measure else 0.0
    alone = setter.paragraph(block.role, style, text, first=place, hang=place, at=block.at)
    return [alone, *_centred_lines(setter, others, 0.0)]


def _centred_lines(
    setter: Setter, pairs: Sequence[tuple[Part, Block]], space: float
) -> list[Paragraph]:
    """Every entry in the middle of the text area, whatever its style says of other places."""
    return [
        setter.paragraph(
            block.role,
            setter.styles.centred_style(part.style),
            _line_of(block, index),
            space=space if index == 0 else 0.0,
            at=entry.at or block.at,
            spans=entry.spans if _line_of(block, index) == entry.text else (),
        )
        for part, block in pairs
        for index, entry in enumerate(block.entries)
    ]


def _line_of(block: Block, index: int) -> str:
    """An entry in one text, the first after the block's label."""
    entry = block.entries[index]
    label = block.label if index == 0 else ""
    return " ".join(filter(None, (label, entry.number, entry.text.strip(), entry.aside)))


def hanging_entries(setter: Setter, row: BlockRow) -> list[Paragraph]:
    """A label, then its content in a column of its own; several entries are numbered."""
    return [
        paragraph
        for part, block in row.blocks
        for paragraph in labelled_block(
            setter, block, setter.styles[part.style], space=setter.standard.pt(part.space)
        )
    ]


def entry(setter: Setter, row: BlockRow) -> list[Paragraph]:
    """Every entry starts where a paragraph is indented, its other lines below the first word."""
    return _entries(setter, row, left=setter.standard.pt("entry_indent"))


SetForm = Callable[[Setter, BlockRow], Sequence[SetItem]]


def _each(form: SetForm) -> SetForm:
    """A form that sets one block, for a row that may have several."""

    def set_each(setter: Setter, row: BlockRow) -> list[SetItem]:
        rows = (BlockRow((pair,), row.emblem) for pair in row.blocks)
        return [item for each_row in rows for item in form(setter, each_row)]

    return set_each


def _with_folded_labels(form: SetForm, *, numbers: bool = False) -> SetForm:
    """A form with no place for a label or a column aside: they are part of the text beside them.

    So are the ``numbers`` of entries, where it has no place for these either.
    """

    def set_folded(setter: Setter, row: BlockRow) -> Sequence[SetItem]:
        pairs = tuple((part, _folded_block(block, numbers=numbers)) for part, block in row.blocks)
        return form(setter, BlockRow(pairs, row.emblem))

    return set_folded


def _folded_block(block: Block, *, numbers: bool) -> Block:
    """The block with what stands beside its texts in them; the same one where nothing does."""
    beside = (each_entry.aside or (numbers and each_entry.number) for each_entry in block.entries)
    if not (block.label or any(beside)):
        return block
    entries = []
    for index, entry in enumerate(block.entries or (Entry(""),)):
        label, number = (block.label if index == 0 else ""), (entry.number if numbers else "")
        text = " ".join(filter(None, (label, number, entry.text, entry.aside)))
        kept = "" if numbers else entry.number
        entries.append(replace(entry, text=text, number=kept, aside="", spans=()))
    return replace(block, label="", entries=tuple(entries))


def _with_label_above(form: SetForm) -> SetForm:
    """A form with no place for a label, which stands on a line of its own above it."""

    def set_below(setter: Setter, row: BlockRow) -> Sequence[SetItem]:
        style = setter.styles["body"]
        labels = [
            setter.paragraph(block.role, style, block.label, at=block.at)
            for _, block in row.blocks
            if block.label
        ]
        return [*labels, *form(setter, row)] if labels else form(setter, row)

    return set_below


# Forms that share a line of the form with one another.
TOGETHER = {
    "beside_emblem": "centred",
    "row_right": "row_left",
    "leader_right": "leader_left",
}
FORMS: dict[str, SetForm] = {
    "line": line,
    "at_axis": at_axis,
    "on_axis": _with_folded_labels(on_axis),
    "centred": centred_rows,
    "beside_emblem": centred_rows,
    "hanging": hanging_entries,
    "row_left": head_row,
    "row_right": head_row,
    "leader": leader,
    "leader_left": leader_row,
    "leader_right": leader_row,
    "body": body,
    "english_body": english_body,
    "columns": _each(columns),
    "fill": fill,
    "entry": entry,
    "opinion": opinion,
    "certified": _with_folded_labels(_each(certified_copy), numbers=True),
    "at_right": _with_folded_labels(_each(at_right), numbers=True),
    "reply": _with_label_above(_each(reply)),
    "frame": frame,
}


def _room(setter: Setter, text: str, style: ParagraphStyle) -> float:
    """Spaces before a text are room to write in."""
    return setter.width(text[: len(text) - len(text.lstrip())], style.text)


def _entries(setter: Setter, row: BlockRow, *, left: float) -> list[Paragraph]:
    """Every entry from ``left``; its label, number and column aside, if any, beside it."""
    made: list[Paragraph] = []
    for part, block in row.blocks:
        style, space = setter.styles[part.style], setter.standard.pt(part.space)
        if block.label or any(entry.number or entry.aside for entry in block.entries):
            made += labelled_block(setter, block, style, space=space, left=left)
            continue
        made += [
            setter.paragraph(
                block.role,
                style,
                entry.text.lstrip(),
                first=left + _room(setter, entry.text, style),
                hang=left,
                space=space if index == 0 else 0.0,
                at=entry.at or block.at,
                spans=entry.spans if not entry.text.startswith(" ") else (),
            )
            for index, entry in enumerate(block.entries)
        ]
    return made
