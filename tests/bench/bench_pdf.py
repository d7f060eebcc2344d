"""PDF beside LibreOffice given the same letters as DOCX, and beside bare Typst given the lines."""

from __future__ import annotations

import shutil
import subprocess
import time
from functools import partial
from pathlib import Path
from typing import Any

import typst

from docgen.batch.pipeline import pipelined_letters
from docgen.layout.model.pages import Pages, Section
from docgen.layout.model.set_text import Paragraph
from docgen.layout.text.faces import face_for
from docgen.model.dossier import Recipient
from docgen.press import Files, Press
from docgen.writers.files import write_together
from tests.bench.material import folder, seconds, sender, told, workspace

_LETTERS, _GROUP, _ROUNDS, _SECONDS = 200, 200, 3, 170
_PROCESSOR, _BARE = "ours, processor time of all threads", "bare Typst, the same lines"
_SOFFICE = f"soffice, {_GROUP} at a time"
_HEAD = """\
#set document(title: "letter")
#set text(font: "{family}", size: 16pt, lang: "th", top-edge: 0.85em, bottom-edge: -0.46em)
#set par(linebreaks: "simple", leading: 0pt, spacing: 0pt, justify: true)
"""


def run() -> list[str]:
    """When only the recipient changes, over two pages and on one, and when every body differs."""
    return [_case("recipient"), _case("one-page"), _case("own-body")]


def _case(case: str) -> str:
    with folder() as place:
        made = workspace(place / "workspace", _LETTERS)
        press = Press()
        letters, recipients = sender(made, case, press)
        out, sources = place / "out", place / "docx"
        out.mkdir()
        sources.mkdir()
        for number, one in enumerate(recipients):
            pages = _pages(letters.letter_to(one).pages)
            (sources / f"{number}.docx").write_bytes(press.docx.write(pages))
        bare = _Bare(_pages(letters.letter_to(recipients[0]).pages))
        sources_of = [bare.source(_pages(letters.letter_to(one).pages)) for one in recipients]

        def ours() -> None:
            fresh = Press()  # nothing is known of any letter
            letters, recipients = sender(made, case, fresh)

            def begun(one: Recipient) -> Files:
                return fresh.begin_files(_pages(letters.letter_to(one).pages), ("pdf",), one.name)

            start = time.perf_counter(), time.process_time()
            for _, files in pipelined_letters((one, partial(begun, one)) for one in recipients):
                written = files()
                write_together(out, written, replace=written, durable=False)
            spent["ours"] += (time.perf_counter() - start[0]) / _LETTERS / _ROUNDS
            spent[_PROCESSOR] += (time.process_time() - start[1]) / _LETTERS / _ROUNDS

        def typst_alone() -> None:
            for number, source in enumerate(sources_of):
                (out / f"bare {number}.pdf").write_bytes(bare.compiled(source))

        spent = dict.fromkeys(("ours", _PROCESSOR, _BARE, _SOFFICE), 0.0)
        for _ in range(_ROUNDS):
            ours()
            spent[_BARE] += seconds(typst_alone) / _LETTERS / _ROUNDS
            spent[_SOFFICE] += _soffice(sources, place / "pdf") / _LETTERS / _ROUNDS
    return told(
        f"PDF, {case}, {_LETTERS} letters {_ROUNDS} times, one process each", list(spent.items())
    )


def _pages(pages: Pages | None) -> Pages:
    assert pages is not None
    return pages


def _soffice(sources: Path, target: Path) -> float:
    shutil.rmtree(target, ignore_errors=True)
    files = sorted(sources.glob("*.docx"))
    profile = f"-env:UserInstallation={(target.parent / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(target)]
    subprocess.run([*command, str(files[0])], capture_output=True, check=False, timeout=_SECONDS)

    def convert() -> None:
        for start in range(0, len(files), _GROUP):
            group = [str(one) for one in files[start : start + _GROUP]]
            subprocess.run([*command, *group], capture_output=True, check=False, timeout=_SECONDS)

    spent = seconds(convert)
    assert len(list(target.glob("*.pdf"))) == len(files)
    return spent


class _Bare:
    """Typst with nothing of ours: the lines of a letter as plain markup, in one warm world."""

    def __init__(self, pages: Pages) -> None:
        face = face_for(pages.family)
        self._family = face.family
        self._folder = Path(pages.emblem).parent
        self._emblem = Path(pages.emblem).name
        start: dict[str, bytes] = {"main.typ": b"x"}
        compiler: Any = typst.Compiler
        self._compiler = compiler(
            start,
            root=self._folder,
            font_paths=[str(face.regular.parent)],
            ignore_system_fonts=True,
        )

    def source(self, pages: Pages) -> bytes:
        """Every line at its place."""
        sections = "".join(self._section(section) for section in pages.sections)
        return (_HEAD.format(family=self._family) + sections).encode("utf-8")

    def compiled(self, source: bytes) -> bytes:
        """The PDF, with the same standards as ours."""
        files = {"main.typ": source}
        made: bytes = self._compiler.compile(
            input=files, format="pdf", pdf_standards=["a-2b", "ua-1"], timestamp=0
        )
        return made

    def _section(self, section: Section) -> str:
        made = []
        for page in section.pages:
            body = "".join(
                f'#place(dx: {one.left}pt, dy: {one.y}pt, image("{self._emblem}", '
                f'width: {one.width}pt, alt: "emblem"))\n'
                for one in page.pictures
            )
            for placed in page.placed:
                if isinstance(placed.item, Paragraph):
                    body += _paragraph(placed.item, placed.y, section.left)
            size = f"width: {section.width}pt, height: {section.height}pt, margin: 0pt"
            made.append(f"#page({size})[\n{body}]\n")
        return "".join(made)


def _paragraph(item: Paragraph, y: float, left: float) -> str:
    heads = "".join(
        f"#place(dx: {left + piece.x}pt, dy: {y}pt, {_words(piece.text)})\n" for piece in item.head
    )
    lines = " #linebreak(justify: true) ".join(
        "#" + _words(item.text[line.start : line.end]) for line in item.lines
    )
    width = item.limit - item.hang
    return (
        f"{heads}#place(dx: {left + item.hang}pt, dy: {y}pt, block(width: {width}pt, "
        f"par(first-line-indent: (amount: {item.first - item.hang}pt, all: true))[{lines}]))\n"
    )


def _words(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'text("{escaped}")'
