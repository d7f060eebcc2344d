"""Whatever is typed in a body stands once in the DOCX and once in the PDF, in the order typed.

``DOCGEN_LONG=1`` asks it of 1,000 bodies.
"""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from docgen.layout.model.pages import Pages, SetTable
from docgen.loading.workspace import Workspace
from docgen.making import prepare
from docgen.press import Press
from tests.helpers.pdf_reader import read, squeezed
from tests.helpers.scale import times

CONFIG = Path(__file__).parents[1] / "documents" / "config"
BODIES = times(40, 1000)
HEAD = """ชนิด: บันทึกข้อความ
ส่วนราชการ: สถ
ที่: มท 0812/415
วันที่: 10 กันยายน 2564
เรื่อง: ทดสอบ
เรียน: อธิบดี
ผู้ลงนาม: ผอ-กพร
ข้อความ: |
"""
FIRST, LAST = "ขึ้นต้นข้อความ", "สิ้นสุดข้อความ"
THAI = "๐๑๒๓๔๕๖๗๘๙"
LETTERS = "กขคงจฉ"


@dataclass(frozen=True)
class Said:
    """What is typed, and what it prints as; boxes are pictures."""

    typed: str
    printed: str


def joined(parts: list[Said], by: str = " ") -> Said:
    return Said(by.join(one.typed for one in parts), " ".join(one.printed for one in parts))


def same(text: str) -> Said:
    return Said(text, text)


plain = st.sampled_from(
    [
        *("รายงาน", "ข้อมูลของอำเภอ", "ภายในกำหนด", "(Workload Tracking System)", "ฯลฯ", "๕ ชุด"),
        *("a__b", "*", "***", "[ก]", "[-]", "_", "...", "www.dla.go.th", "จังหวัด/อำเภอ", "“คำพูด”"),
    ]
).map(same)
numbers = st.integers(10, 9999).map(
    lambda number: Said(f"จำนวน {number} แห่ง", f"จำนวน {_thai(str(number))} แห่ง")
)
codes = st.sampled_from(["2.0", "**", "__", "[ ]", "1."]).map(lambda text: Said(f"`{text}`", text))
boxes = st.sampled_from(["[ ]", "[x]", "[X]", "☐"]).map(lambda text: Said(text, ""))
blanks = st.integers(4, 60).map(lambda count: same("." * count))
simple = st.one_of(plain, numbers, codes, blanks, boxes)
inner = st.lists(st.one_of(plain, numbers, codes), min_size=1, max_size=3).map(
    lambda parts: joined([same("ข้อ"), *parts, same("นี้")])  # no sign beside the mark
)
bold = inner.map(lambda one: Said(f"**{one.typed}**", one.printed))
lined = inner.map(lambda one: Said(f"__{one.typed}__", one.printed))
both = inner.map(lambda one: Said(f"**ก __{one.typed}__**", f"ก {one.printed}"))
sentences = st.lists(st.one_of(simple, bold, lined, both), min_size=1, max_size=12).map(joined)


def _thai(text: str) -> str:
    return "".join(THAI[int(one)] if one.isascii() and one.isdigit() else one for one in text)


@st.composite
def lists(draw: st.DrawFn) -> list[Said]:
    """Items of up to four levels, in order."""
    lines: list[Said] = []
    for first in range(1, draw(st.integers(1, 3)) + 1):
        lines.append(_item(f"{first}.", draw(sentences)))
        for second in range(1, draw(st.integers(0, 2)) + 1):
            lines.append(_item(f"{first}.{second}", draw(sentences)))
            for third in range(1, draw(st.integers(0, 2)) + 1):
                lines.append(_item(f"({third})", draw(sentences)))
                for fourth in range(draw(st.integers(0, 2))):
                    lines.append(_item(f"{LETTERS[fourth]}.", draw(sentences)))
        lines += [_item("-", draw(sentences)) for _ in range(draw(st.integers(0, 2)))]
    return lines


def _item(mark: str, text: Said) -> Said:
    return Said(f"{mark} ก{text.typed}", f"{_thai(mark)} ก{text.printed}")


@st.composite
def grids(draw: st.DrawFn) -> list[Said]:
    """A table between bars."""
    width = draw(st.integers(2, 4))
    cells = st.lists(st.one_of(plain, numbers, bold, boxes), min_size=width, max_size=width)
    rows = [joined(draw(cells), " | ") for _ in range(draw(st.integers(2, 4)))]
    return [Said(f"| {row.typed} |", row.printed) for row in rows]


paragraphs = sentences.map(lambda one: [Said(f"ก{one.typed}", f"ก{one.printed}")])
bodies = st.lists(st.one_of(paragraphs, lists(), grids()), min_size=1, max_size=4)


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    root = tmp_path_factory.mktemp("marking")
    shutil.copytree(CONFIG, root / "config", ignore=shutil.ignore_patterns("circulars"))
    (root / "config" / "circulars").mkdir()
    (root / "templates").mkdir()
    return Workspace(root)


def pages_of(lines: list[str], workspace: Workspace) -> Pages:
    path = workspace.config / "circulars" / "body.yaml"
    path.write_text(HEAD + "".join(f"  {line}\n" for line in lines), encoding="utf-8")
    made = prepare(path, workspace, Press())
    assert made.pages is not None, [one.message() for one in made.found]
    return made.pages


@settings(max_examples=BODIES, deadline=None)
@given(parts=bodies)
def test_every_typed_character_stands_once_in_both_files(
    scratch: Workspace, parts: list[list[Said]]
) -> None:
    said: list[Said] = [same(FIRST)]
    for part in parts:
        said += [*part, same("ต่อมา")]  # a paragraph ends every list and table
    said.append(same(LAST))
    pages = pages_of([one.typed for one in said], scratch)
    if _repeats_headings(pages):
        return
    expected = squeezed("".join(one.printed for one in said))
    press = Press()
    assert expected in _of_docx(press.docx.write(pages))
    assert expected in _of_pdf(press.pdf.pdf(pages), pages)


def _repeats_headings(pages: Pages) -> bool:
    """Whether a table goes over a page, so that its headings are printed again."""
    return any(
        isinstance(placed.item, SetTable) and placed.first_line > 0
        for section in pages.sections
        for page in section.pages
        for placed in page.placed
    )


def _of_docx(document: bytes) -> str:
    """The text of the document but for its catchwords."""
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return squeezed("".join(_texts(root)))


def _texts(root: etree._Element) -> Iterator[str]:
    for paragraph in root.iter(qn("w:p")):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        if style is None or style.get(qn("w:val")) != "catchword":
            yield from (one.text or "" for one in paragraph.iter(qn("w:t")))


def _of_pdf(document: bytes, pages: Pages) -> str:
    """The text of the pages but for page numbers and catchwords, which are drawn last."""
    texts = []
    every = [page for section in pages.sections for page in section.pages]
    for page, shown in zip(every, read(document), strict=True):
        around = (page.page_number, page.catchword)
        last = "".join(getattr(one.item, "text", "") for one in around if one is not None)
        texts.append(re.sub(f"{re.escape(squeezed(last))}$", "", shown.text))
    return "".join(texts)
