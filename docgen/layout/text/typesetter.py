"""Sets single paragraphs: text, place and style become lines."""

from __future__ import annotations

from docgen.diagnostics import Position
from docgen.kinds import Kind, parts
from docgen.layout.model.pages import CellRoom
from docgen.layout.model.set_text import Line, Paragraph, ParagraphStyle, Piece, TextStyle
from docgen.layout.model.styles import Styles
from docgen.layout.text.line_filling import LineBounds, broken_lines
from docgen.layout.text.measure import Ruler
from docgen.light import dataclass
from docgen.standards import Standard
from docgen.thai.marking import Span

_LEAST_EMS = 1.5  # room in which any letter stands with its marks


@dataclass(frozen=True, slots=True)
class Setter:
    """Everything that setting a paragraph needs; the same for a whole batch but for ``terms``.

    ``form`` is the kind of the letter; without it roles do what they usually do.
    """

    standard: Standard
    styles: Styles
    ruler: Ruler
    terms: tuple[str, ...] = ()
    form: Kind | None = None

    def traits(self, role: str) -> frozenset[str]:
        """What stands in that role does on the page, in the kind that is set."""
        return self.form.traits(role) if self.form is not None else parts.traits(role)

    @property
    def measure(self) -> float:
        """The width of the text area, in points."""
        standard = self.standard
        margins = standard.pt("margin_left") + standard.pt("margin_right")
        return standard.pt("paper_width") - margins

    @property
    def cell_room(self) -> CellRoom:
        """The room in the cells of tables."""
        standard = self.standard
        return CellRoom(
            beside=standard.pt("table_cell_padding"),
            above=standard.pt("table_row_padding"),
            mark=standard.pt("mark_height"),
        )

    def width(self, text: str, style: TextStyle) -> float:
        """The width of ``text`` in points."""
        return self.ruler.width(text, style.size, bold=style.bold)

    def gap(self, name: str, style: TextStyle) -> float:
        """A gap that the standard counts in spaces (``2 space``), in points."""
        return float(self.standard[name].value.partition(" ")[0]) * self.width(" ", style)

    def paragraph(
        self,
        role: str,
        style: ParagraphStyle,
        text: str,
        *,
        first: float = 0.0,
        hang: float = 0.0,
        limit: float | None = None,
        space: float = 0.0,
        head: tuple[Piece, ...] = (),
        leader_to: float | None = None,
        at: Position | None = None,
        spans: tuple[Span, ...] = (),
    ) -> Paragraph:
        """A paragraph in lines; all places in points from the left margin."""
        limit = self.measure if limit is None else limit
        least = _LEAST_EMS * style.text.size
        if limit - hang < least:
            hang = min((0.0, *(piece.x for piece in head)))
        # What stands before the text may leave it no room: it begins on the next line.
        pushed = limit - first < least and bool(head)
        begin = hang if pushed else first
        justify = style.align == "justify"
        lines = broken_lines(
            text,
            self._bounds(
                begin, hang, limit, justify=justify, is_title=_is_title(role, style, head)
            ),
            ruler=self.ruler,
            style=style.text,
            justify=justify,
            terms=self.terms,
            spans=spans,
        )
        if pushed:
            lines = (Line(0, 0, first, 0.0, max(first, limit), justify=False), *lines)
        traits = self.traits(role)
        placed = (first, hang, limit, space, head, leader_to, at)
        return Paragraph(role, style, text, lines, *placed, spans=spans, traits=traits)

    def _bounds(
        self, first: float, hang: float, limit: float, *, justify: bool, is_title: bool
    ) -> LineBounds:
        """Where lines begin and end, and how short or stretched they may be."""
        standard = self.standard
        # A ragged line may be as short as its words make it; only a stretched one looks loose.
        bracket = 0.0 if justify else standard["bracket_line"].number
        loose = standard["loose_line"].number if justify else 1.0
        spread = standard["spread_line"].number if justify else 1.0
        stretch = standard["loose_to_the_eye"].number
        at_space = standard["space_line"].number if is_title else 0.0
        return LineBounds(first, hang, limit, loose, stretch, spread, bracket, at_space)

    def lines_of(self, text: str, style: ParagraphStyle, *, width: float) -> list[str]:
        """``text`` in lines of that width, each a text of its own."""
        made = self.paragraph("", style, text, limit=width)
        return [made.text[line.start : line.end] for line in made.lines]


def _is_title(role: str, style: ParagraphStyle, head: tuple[Piece, ...]) -> bool:
    """Whether lines end where a text is spoken in phrases, as a title is and what has a label."""
    return role != "" and style.align != "justify" and (style.align == "center" or bool(head))
