"""Text of which parts stand out: runs of their own faces, and boxes as pictures in the line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from docgen.layout.model.set_text import TextStyle
from docgen.standards import table
from docgen.thai.marking import Span, spans_within, stretches_of
from docgen.writers.docx import oxml, word_pictures

PictureOf = Callable[[str, Callable[..., str]], str]
StyledText = tuple[str, TextStyle, str]


def marked_stretches(
    text: str, spans: tuple[Span, ...], start: int, end: int, style: TextStyle
) -> Iterator[StyledText]:
    """``text[start:end]`` in stretches of one face; a box has its picture's name, else empty."""
    for stretch, span in stretches_of(text[start:end], spans_within(spans, start, end)):
        yield stretch, style_of_span(style, span), span.box


def style_of_span(style: TextStyle, span: Span) -> TextStyle:
    """The style in which a span of a text stands."""
    if not (span.bold or span.underline):
        return style
    return replace(style, bold=style.bold or span.bold, underline=span.underline)


def box(name: str, style: TextStyle, family: str, picture: PictureOf, *, base: TextStyle) -> str:
    """A run that draws a box as high as the letters beside it."""

    def draw(*, relation: str, number: int) -> str:
        described = str(table("wording")[name]["value"])
        return word_pictures.inline(
            name, size=style.box, relation=relation, number=number, description=described
        )

    return oxml.run(style, family, picture(name, draw), base=base)


def runs(stretch: StyledText, family: str, picture: PictureOf, *, base: TextStyle) -> list[str]:
    """One stretch as runs."""
    text, style, name = stretch
    if name:
        return [box(name, style, family, picture, base=base)]
    return oxml.text_runs(text, style, family, base=base)
