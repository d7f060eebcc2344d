"""A matter for the Gazette: 17 pt, pictures of 300 dpi, and what must come with it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pikepdf
import pytest

from docgen.loading.circular.gazette import picture_dots
from docgen.loading.workspace import Workspace
from docgen.making import prepare
from docgen.press import Press
from tests.helpers.workspaces import CIRCULAR

GAZETTE = CIRCULAR + "ราชกิจจานุเบกษา: ใช่\n"
ENCLOSED = "สิ่งที่ส่งมาด้วย:\n  - {รายการ: แผนที่, จำนวน: 1 ฉบับ, แฟ้ม: แผนที่.pdf}\n"
Write = Callable[..., Path]


def pdf(*pictures: tuple[int, int, float, float, int]) -> bytes:
    """A page a picture: its dots across and down, its inches, and how far it is turned."""
    stream = io.BytesIO()
    with pikepdf.new() as file:
        for across, down, wide, high, turned in pictures:
            page = file.add_blank_page(page_size=(595, 842))
            image = pikepdf.Stream(file, bytes(across * down))
            for name, value in (
                ("/Type", pikepdf.Name.XObject),
                ("/Subtype", pikepdf.Name.Image),
                ("/ColorSpace", pikepdf.Name.DeviceGray),
                ("/BitsPerComponent", 8),
                ("/Width", across),
                ("/Height", down),
            ):
                image[name] = value
            page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=image))
            x, y = wide * 72, high * 72
            matrix = f"0 {y} {-x} 0 500 50" if turned else f"{x} 0 0 {y} 50 50"
            page.contents_add(f"q {matrix} cm /I Do Q".encode())
        file.save(stream)
    return stream.getvalue()


def codes(write: Write, workspace: Workspace, text: str) -> list[str]:
    path = write("ว1960.yaml", text)
    return [one.code for one in prepare(path, workspace, Press.of(workspace)).found]


def test_every_line_of_the_editable_file_is_17_pt(write: Write, workspace: Workspace) -> None:
    path = write("ว1960.yaml", GAZETTE)
    press = Press.of(workspace)
    made = prepare(path, workspace, press)
    assert made.pages is not None
    files = press.draw_files(made.pages, ("docx",), "ว1960", letter=made.letter)
    with zipfile.ZipFile(io.BytesIO(files["ว1960.docx"])) as package:
        styles = package.read("word/styles.xml").decode("utf-8")
        document = package.read("word/document.xml").decode("utf-8")
    assert 'w:szCs w:val="34"' in styles
    assert 'w:szCs w:val="32"' not in document
    assert "TH SarabunPSK" in styles
    sizes = {style.text.size for style in made.pages.styles}
    assert min(sizes) == 17


def test_another_letter_of_the_same_press_is_16_pt(write: Write, workspace: Workspace) -> None:
    press = Press.of(workspace)
    prepare(write("ว1960.yaml", GAZETTE), workspace, press)
    made = prepare(write("ว1961.yaml", CIRCULAR), workspace, press)
    assert made.pages is not None
    assert {style.text.size for style in made.pages.styles} == {16}


def test_dg7180_what_must_come_with_it_is_told(write: Write, workspace: Workspace) -> None:
    assert "DG7180" in codes(write, workspace, GAZETTE)
    assert "DG7180" not in codes(write, workspace, CIRCULAR)


@pytest.mark.parametrize(
    ("picture", "is_poor"),
    [
        ((600, 300, 2, 1, 0), False),
        ((599, 300, 2, 1, 0), True),
        ((600, 150, 2, 1, 0), True),
        ((300, 300, 1, 1, 0), False),
        ((300, 300, 2, 2, 0), True),
        ((150, 150, 0.5, 0.5, 0), False),
        ((1200, 600, 2, 1, 0), False),
        ((1200, 600, 5, 2.5, 0), True),
        ((300, 600, 2, 1, 1), False),
        ((72, 72, 1, 1, 0), True),
    ],
)
def test_dg7181_dots_are_counted_on_the_printed_size(
    write: Write, workspace: Workspace, picture: tuple[int, int, float, float, int], is_poor: bool
) -> None:
    write("circulars/แผนที่.pdf", pdf(picture))
    assert ("DG7181" in codes(write, workspace, GAZETTE + ENCLOSED)) is is_poor
    assert "DG7181" not in codes(write, workspace, CIRCULAR + ENCLOSED)


def test_each_poor_picture_is_named_by_its_page() -> None:
    found = picture_dots(pdf((300, 300, 1, 1, 0), (150, 150, 1, 1, 0)))
    assert [(page, round(dpi)) for page, dpi in found] == [(1, 300), (2, 150)]


def test_a_pdf_that_cannot_be_read_is_no_fault_of_its_pictures(
    write: Write, workspace: Workspace
) -> None:
    write("circulars/แผนที่.pdf", b"%PDF-1.7 broken")
    assert "DG7181" not in codes(write, workspace, GAZETTE + ENCLOSED)


@pytest.mark.parametrize(("text", "halves"), [(GAZETTE, "34"), (CIRCULAR, "32")])
def test_what_is_typed_anew_in_word_has_the_letters_own_size(
    write: Write, workspace: Workspace, text: str, halves: str
) -> None:
    """The defaults of the document and its Normal style, from which all else is told apart."""
    press = Press.of(workspace)
    made = prepare(write("ว1960.yaml", text), workspace, press)
    assert made.pages is not None
    files = press.draw_files(made.pages, ("docx",), "ว1960", letter=made.letter)
    document = docx.Document(io.BytesIO(files["ว1960.docx"]))
    size = "w:rPr/w:szCs/@w:val"
    defaults = document.styles.element.xpath(f"w:docDefaults/w:rPrDefault/{size}")
    normal = document.styles.element.xpath(f"w:style[@w:styleId='Normal']/{size}")
    assert (defaults, normal) == ([halves], [halves])


@pytest.mark.parametrize("is_signed", [True, False])
def test_dg7184_a_signed_enclosure_is_told_to_lose_its_signature(
    write: Write, workspace: Workspace, is_signed: bool
) -> None:
    enclosed = pdf((300, 300, 1, 1, 0))
    if is_signed:
        enclosed += b"\n9 0 obj <</Type/Sig/ByteRange[0 1 2 3]>> endobj\n%%EOF\n"
    write("circulars/แผนที่.pdf", enclosed)
    for text in (GAZETTE, CIRCULAR):
        assert ("DG7184" in codes(write, workspace, text + ENCLOSED)) is is_signed
