"""On 500 paragraphs no line ends inside a word of the dictionary, nor before ๆ or ฯ."""

from __future__ import annotations

import pytest

from docgen.layout.model.set_text import Line, TextStyle
from docgen.layout.text.faces import BUNDLED_FACE
from docgen.layout.text.line_filling import LineBounds, broken_lines
from docgen.layout.text.measure import ruler
from docgen.standards import typing_manual
from tests.helpers.prose import PROTECTED, cut, paragraphs

STANDARD = typing_manual()
PARAGRAPHS = paragraphs(500, seed=2564)


def lines_of(text: str) -> tuple[Line, ...]:
    loose = STANDARD["loose_line"].number
    column = LineBounds(STANDARD.pt("paragraph_indent"), 0.0, 453.54, loose)
    measure = ruler(BUNDLED_FACE)
    return broken_lines(text, column, ruler=measure, style=TextStyle(16.0), justify=True, terms=())


def line_ends(text: str) -> list[int]:
    """Where every line but the last ends: the place of the next line's first letter."""
    return [line.start for line in lines_of(text)[1:]]


def slacks(text: str) -> list[float]:
    """The share of every stretched line that its words leave empty."""
    lines = [line for line in lines_of(text) if line.justify]
    return [(line.limit - line.x - line.width) / (line.limit - line.x) for line in lines]


ENDS = [line_ends(text) for text in PARAGRAPHS]


def test_there_are_lines_to_judge() -> None:
    assert sum(len(ends) for ends in ENDS) > 1000


def test_no_line_begins_with_a_mark_that_belongs_to_the_word_before() -> None:
    for text, ends in zip(PARAGRAPHS, ENDS, strict=True):
        assert not [end for end in ends if text[end] in "ๆฯ )"]


def test_no_line_ends_inside_a_word_of_the_dictionary() -> None:
    from pythainlp.tokenize import word_tokenize

    inside = []
    for text, ends in zip(PARAGRAPHS, ENDS, strict=True):
        start = 0
        for word in word_tokenize(text, engine="newmm", keep_whitespace=True):
            inside += [word for end in ends if start < end < start + len(word)]
            start += len(word)
    # The tokeniser is a witness of its own; a space inside a «word» of it is no fault of ours.
    assert not [word for word in inside if " " not in word.strip()]


def test_hardly_a_protected_term_is_cut() -> None:
    # Where a line could else not be filled decently a term may part at a space.
    cuts = [term for text, ends in zip(PARAGRAPHS, ENDS, strict=True) for term in cut(text, ends)]
    terms = sum(text.count(term) for text in PARAGRAPHS for term in PROTECTED)
    assert terms > 1500
    assert len(cuts) <= terms // 100, cuts


def test_no_line_is_loose_to_the_eye() -> None:
    loosest = max(slack for text in PARAGRAPHS for slack in slacks(text))
    assert loosest <= STANDARD["loose_to_the_eye"].number


@pytest.mark.parametrize("term", ["ระบบฯ", "ต่าง ๆ"])
def test_some_terms_are_never_cut(term: str) -> None:
    for text, ends in zip(PARAGRAPHS, ENDS, strict=True):
        assert not cut(text, ends, (term,))
