"""A sentence of the body as it is printed: marks read, stray spaces single, digits Thai."""

from __future__ import annotations

from docgen.diagnostics import Diagnostic, Position
from docgen.light import regex
from docgen.model.letter import Entry
from docgen.thai import Fault
from docgen.thai.marking import Marked, Span, marked_text
from docgen.thai.numerals import to_thai

# Spaces beside a box, a blank of dots or within brackets are room that the clerk left.
_SPACES = regex(r"(?<=[^\s\])(☐☑._…]) {2,}(?=[^\s\[()☐☑._…])")


def printed_sentence(text: str) -> Marked:
    """``text`` as a letter says it; raises the :class:`Fault` of a mark that is left open."""
    read = marked_text(_SPACES.sub(" ", text).strip())
    if not read.spans:
        return Marked(to_thai(read.text))
    pieces: list[str] = []
    spans: list[Span] = []
    length = 0
    for stretch, span in read.stretches():
        said = stretch if span.box else to_thai(stretch)
        end = length + len(said)
        if span.bold or span.underline or span.box:
            spans.append(Span(length, end, span.bold, span.underline, span.box))
        pieces.append(said)
        length = end
    return Marked("".join(pieces), tuple(spans))


def sentence_entry(
    text: str, at: Position, found: list[Diagnostic], number: str = "", *, level: int = 0
) -> Entry:
    """The sentence as an entry; a fault of its marks goes to ``found``, at the sentence.

    What the clerk typed was already read: only a template or a filled-in name is met here.
    """
    try:
        said = printed_sentence(text)
    except Fault as fault:
        found.append(Diagnostic(fault.code, at, fault.params))
        said = Marked(text)
    return Entry(said.text, number, level, at, spans=said.spans)
