"""How lines end: ours beside plain Typst's and LibreOffice's on the same 500 paragraphs.

    python -m tests.bench.lines

Counts line ends inside a word of PyThaiNLP's dictionary, and protected terms that are cut (dates,
numbers, times, amounts, names). LibreOffice must be installed.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import typst
from pythainlp.tokenize import word_tokenize

from docgen.layout.text.faces import BUNDLED_FACE
from docgen.model.letter import Letter
from docgen.writers import docx
from docgen.writers.pdf import PdfWriter
from tests.helpers import witness
from tests.helpers.letters import block, external_letter, pages_of
from tests.helpers.pdf_reader import PageText, read, squeezed
from tests.helpers.prose import PROTECTED, cut, paragraphs

COUNT = 500
_PAGE = """
#set page(width: 595.28pt, height: auto, margin: (left: 85.04pt, right: 56.69pt, y: 40pt))
#set text(font: "Saraban Metric", size: 16pt, lang: "th", kerning: false)
#set par(justify: true, first-line-indent: (amount: 70.87pt, all: true))
"""


def main() -> None:
    """Print one row for each program."""
    texts = paragraphs(COUNT, seed=2564)
    terms = sum(text.count(term) for text in texts for term in PROTECTED)
    print(f"{COUNT} paragraphs, {terms} protected terms")
    print(f"{'':14}{'lines':>8}{'inside a word':>16}{'terms cut':>12}")
    for name, pages in (
        ("docgen", _ours(texts)),
        ("Typst alone", _typst(texts)),
        ("LibreOffice", _libreoffice(texts)),
    ):
        ends = [_line_ends(text, pages) for text in texts]
        pairs = zip(texts, ends, strict=True)
        known = [(text, found) for text, found in pairs if found is not None]
        lines = sum(len(found) for _, found in known)
        inside = sum(len(_inside_words(text, found)) for text, found in known)
        parted = sum(len(cut(text, found)) for text, found in known)
        print(f"{name:14}{lines:8}{inside:16}{parted:12}   ({len(known)} paragraphs on one page)")


def _letter(texts: Iterable[str]) -> Letter:
    return external_letter(*(block("paragraph", text) for text in texts))


def _ours(texts: list[str]) -> list[PageText]:
    return read(PdfWriter().pdf(pages_of(_letter(texts))))


def _typst(texts: list[str]) -> list[PageText]:
    source = _PAGE + "\n\n".join(f"#par[#{_quoted(text)}]" for text in texts)
    compiler: Any = typst.Compiler
    made = compiler(
        {"main.typ": source.encode("utf-8")},
        font_paths=[str(BUNDLED_FACE.regular.parent)],
        ignore_system_fonts=True,
    ).compile(format="pdf")
    return read(bytes(made))


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _libreoffice(texts: list[str]) -> list[PageText]:
    with tempfile.TemporaryDirectory() as folder:
        made = docx.write(pages_of(_letter(texts)), page_breaks=False)
        return read(witness.to_pdf(made, Path(folder)))


def _line_ends(text: str, pages: list[PageText]) -> list[int] | None:
    """Where the lines of a paragraph end in ``text``; ``None`` where it runs over two pages."""
    wanted = squeezed(text)
    for page in pages:
        start = page.text.find(wanted)
        if start < 0:
            continue
        letters = page.letters[start : start + len(wanted)]
        breaks = {
            index
            for index in range(1, len(letters))
            if abs(letters[index].baseline - letters[index - 1].baseline) > 1.0
        }
        places = [index for index, letter in enumerate(text) if not letter.isspace()]
        return [places[index] for index in sorted(breaks)]
    return None


def _inside_words(text: str, ends: list[int]) -> list[str]:
    inside, start = [], 0
    for word in word_tokenize(text, engine="newmm", keep_whitespace=True):
        if " " not in word.strip():
            inside += [word for end in ends if start < end < start + len(word)]
        start += len(word)
    return inside


if __name__ == "__main__":
    main()
