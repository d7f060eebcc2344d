"""A paragraph of the layout as one of Word: its indents, its tab stops and what runs in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from docgen.layout.model.set_text import Paragraph, Piece, TextStyle
from docgen.writers.docx import marked_text, oxml, word_blocks
from docgen.writers.docx.paragraph_format import ParagraphFormat, Tab
from docgen.writers.docx.unbroken import unbroken_text

# In points: places nearer than this are one, indents below it none, lines with less room full.
_SAME_PLACE = 0.5
_HAIR = 0.1
_TIGHT = 3.0
_TAB = object()
_BREAK = object()


def paragraph(
    part: word_blocks.ParagraphStretch,
    measure: float,
    family: str,
    anchors: Sequence[str],
    picture: marked_text.PictureOf,
) -> str:
    """``part`` in a text ``measure`` points wide; ``anchors`` are runs before its own."""
    item = part.item
    pieces = item.head if part.opens else ()
    opening = pieces[0].x if pieces else item.first if part.opens else item.hang
    tabs, content = _content(part)
    form = ParagraphFormat(
        style=item.style.id,
        left=item.hang,
        first=opening - item.hang,
        right=_or_nothing(measure - item.limit),
        before=_unless_same(part.before, item.style.space_before),
        after=_unless_same(part.after, 0.0),
        tabs=tabs,
        page_break=part.page_break,
        keep_next=part.keep_next,
    )
    if _just_fits(item):
        form = form.widened_form(item.style.align)
    base = item.style.text
    runs = list(anchors)
    for text, style, name in content:
        if text is _TAB:
            runs.append(oxml.run(style, family, oxml.tab(), base=base))
        elif text is _BREAK:
            runs.append(oxml.run(style, family, oxml.line_break(), base=base))
        else:
            runs += marked_text.runs((text, style, name), family, picture, base=base)
    return oxml.paragraph(form, *runs)


class _PlacedContent:
    """The tab stops of a paragraph, and the texts with the tabs between them.

    Every piece starts at a tab stop of its own; a dotted leader is a tab whose stop has dots.
    """

    def __init__(self, base: TextStyle) -> None:
        self.tabs: list[Tab] = []
        self.content: list[tuple[Any, TextStyle, str]] = []
        self._base = base
        self._at: float | None = None

    def place(self, x: float, said: Iterable[Any], leader_to: float | None) -> None:
        """Texts that begin at ``x``, and the dots after them."""
        if self._at is not None and abs(self._at - x) > _SAME_PLACE:
            self._add_tab(Tab(x))
        self.content.extend(said)
        self._at = float("-inf")
        if leader_to is not None:
            self._add_tab(Tab(leader_to, dotted=True))
            self._at = leader_to

    def _add_tab(self, tab: Tab) -> None:
        self.tabs.append(tab)
        self.content.append((_TAB, self._base, ""))


def _content(
    part: word_blocks.ParagraphStretch,
) -> tuple[tuple[Tab, ...], list[tuple[Any, TextStyle, str]]]:
    """The tab stops of a stretch of a paragraph, and its texts with the tabs between them."""
    item = part.item
    placed = _PlacedContent(item.style.text)
    for piece in item.head if part.opens else ():
        placed.place(piece.x, _of_piece(piece), piece.leader_to)
    leader_to = item.leader_to if part.closes else None
    text = unbroken_text(item)
    if _ends(part) > part.start or leader_to is not None:
        placed.place(item.first if part.opens else item.hang, _lines_said(part, text), leader_to)
    for piece in item.tail if part.closes else ():
        placed.place(piece.x, _of_piece(piece), piece.leader_to)
    tabs = placed.tabs
    if part.closes and tabs and tabs[-1].dotted:
        tabs[-1] = replace(tabs[-1], align="right")  # it may end where the line does
    return tuple(tabs), placed.content


def _lines_said(part: word_blocks.ParagraphStretch, text: str) -> list[Any]:
    """The text of a stretch, a break after each line that must end where it does."""
    base, spans = part.item.style.text, part.item.spans
    first, *others = _stretches_kept(part)
    said: list[Any] = list(marked_text.marked_stretches(text, spans, *first, base))
    for line in others:
        said.append((_BREAK, base, ""))
        said.extend(marked_text.marked_stretches(text, spans, *line, base))
    return said


def _of_piece(piece: Piece) -> list[marked_text.StyledText]:
    return [(piece.text, piece.style, "")] if piece.text else []


def _ends(part: word_blocks.ParagraphStretch) -> int:
    """Where its text ends, without spaces where the paragraph goes on over the page."""
    text = part.item.text[part.start : part.end]
    return part.end if part.closes else part.start + len(text.rstrip(" "))


def _stretches_kept(part: word_blocks.ParagraphStretch) -> list[tuple[int, int]]:
    """The text between the lines that must end where they do, as Word would not end them.

    All lines do of a text with something after it; of another those alone that are firm.
    """
    item, start, kept = part.item, part.start, []
    all_of_them = item.tail and part.opens and part.closes
    for line in item.lines:
        if part.start <= line.start and line.end < _ends(part) and (all_of_them or line.firm):
            kept.append((start, line.end))
            start = line.end + len(item.text[line.end :]) - len(item.text[line.end :].lstrip(" "))
    return [*kept, (start, _ends(part))]


def _just_fits(item: Paragraph) -> bool:
    """Whether the text is one line that nearly fills its place."""
    if len(item.lines) != 1 or item.leader_to is not None or item.tail:
        return False
    (line,) = item.lines
    return line.limit - line.x - line.width < _TIGHT


def _unless_same(points: float, of_style: float) -> float | None:
    return None if oxml.twips(points) == oxml.twips(of_style) else points


def _or_nothing(points: float) -> float:
    """No indent for what is only the rounding of a page's measures."""
    return 0.0 if abs(points) < _HAIR else points
