"""PDFs with what other programs lay over, under and beside a page: read, or named, never silent."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String

from docgen.diagnostics import Rejected
from docgen.drafting.received import draft_yaml
from docgen.reading.lines import UNMAPPED, Why
from docgen.reading.recognise import recognised_here
from tests.helpers.pages_in_pdf import (
    FILE,
    changed,
    codes_of,
    font_of,
    named,
    plain,
    said,
    told_letters,
)

NOTE = "รับเลขที่ ๑๒๓"


@cache
def usual() -> dict[str, object]:
    return said(recognised_here(FILE, plain()))


def laid(document: pikepdf.Pdf, subtype: str, text: str, **more: Any) -> Dictionary:
    """Something laid over the first page."""
    made = document.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name(f"/{subtype}"),
            Rect=Array([300, 120, 500, 140]),
            Contents=String(text),
            F=4,
            **more,
        )
    )
    page = document.pages[0]
    if "/Annots" not in page:
        page.Annots = Array()
    page.Annots.append(made)
    return made


def looks(document: pikepdf.Pdf, text: bytes) -> Stream:
    """How a field is drawn."""
    made = document.make_stream(b"BT /F1 16 Tf 2 4 Td <" + text + b"> Tj ET")
    made.Type, made.Subtype, made.BBox = Name.XObject, Name.Form, Array([0, 0, 200, 20])
    made.Resources = Dictionary(Font=Dictionary(F1=font_of(document)))
    return made


def tell_letters(document: pikepdf.Pdf, font: pikepdf.Object, letters: dict[int, str]) -> None:
    """Another map for a font, of two bytes a code."""
    rows = "".join(f"<{code:04X}> <{said}>\n" for code, said in letters.items())
    font.ToUnicode = document.make_stream(
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def "
        b"/CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        + f"{len(letters)} beginbfchar\n{rows}endbfchar\n".encode()
        + b"endcmap CMapName currentdict /CMap defineresource pop end end"
    )


# -- laid over the page --------------------------------------------------------------------------

OVER = {
    "typed over": ("FreeText", Why.STAMP),
    "stamped": ("Stamp", Why.STAMP),
    "a note": ("Text", Why.COMMENT),
    "marked in yellow": ("Highlight", Why.COMMENT),
    "underlined": ("Underline", Why.COMMENT),
    "struck by a reader": ("StrikeOut", Why.COMMENT),
    "an arrow with a note": ("Line", Why.COMMENT),
}


@pytest.mark.parametrize("name", OVER)
def test_what_readers_lay_over_a_page_is_named(name: str) -> None:
    subtype, why = OVER[name]
    found = recognised_here(FILE, changed(lambda document: laid(document, subtype, NOTE)))
    assert said(found) == usual()
    assert named(found) == [(why, NOTE)]


@pytest.mark.parametrize("subtype", ["Link", "Popup"])
def test_a_link_is_nothing_to_tell(subtype: str) -> None:
    found = recognised_here(FILE, changed(lambda document: laid(document, subtype, NOTE)))
    assert (said(found), named(found)) == (usual(), [])


def filled(document: pikepdf.Pdf) -> None:
    """The office's name stands in a field of a form, and nowhere else on the page."""
    made = laid(document, "Widget", "", FT=Name.Tx, T=String("a"), V=String("กองคลัง"))
    made.AP = Dictionary(N=looks(document, codes_of(document, "กองคลัง".replace("ั", ""))))
    document.Root.AcroForm = Dictionary(Fields=Array([made]))


def test_a_field_of_a_form_prints_where_it_is_drawn() -> None:
    found = recognised_here(FILE, changed(filled))
    assert any("กองคลง" in line.text for line in found.file.lines)


def test_a_value_that_nothing_draws_is_named() -> None:
    def undrawn(document: pikepdf.Pdf) -> None:
        made = laid(document, "Widget", "", FT=Name.Tx, T=String("a"), V=String(NOTE))
        document.Root.AcroForm = Dictionary(Fields=Array([made]))

    found = recognised_here(FILE, changed(undrawn))
    assert said(found) == usual()
    assert named(found) == [(Why.UNKNOWN, NOTE)]


@pytest.mark.parametrize("is_portfolio", [False, True])
def test_files_within_a_pdf_are_named(is_portfolio: bool) -> None:
    def attached(document: pikepdf.Pdf) -> None:
        document.attachments["ผนวก.xlsx"] = b"x"
        if is_portfolio:
            document.Root.Collection = Dictionary(View=Name.T)

    found = recognised_here(FILE, changed(attached))
    assert (said(found), named(found)) == (usual(), [(Why.ATTACHED, "ผนวก.xlsx")])


# -- letters that do not say what they are -------------------------------------------------------


def without(document: pikepdf.Pdf, letter: str) -> None:
    """The map of letters says nothing of one of them."""
    for page in document.pages:
        for font in page.Resources.Font.values():
            known = told_letters(font)
            own = (code for code, said in known.items() if int(said, 16) == ord(letter))
            tell_letters(document, font, known | dict.fromkeys(own, "FFFD"))


@pytest.mark.parametrize("letter", "กนรมดทอ")
def test_a_letter_that_is_not_told_leaves_its_place_open_and_is_doubted(letter: str) -> None:
    found = recognised_here(FILE, changed(lambda document: without(document, letter)))
    assert any(why is Why.SYMBOL and text.startswith(UNMAPPED) for why, text in named(found))
    assert any(UNMAPPED in line.text for line in found.file.lines)
    letter_read = found.letter
    if letter_read is not None:
        text = draft_yaml(letter_read, source="a.pdf", offices={}, signatories={})
        for line in text.split("\n"):
            is_field = line[:1] not in ("#", " ", "-") and UNMAPPED in line.split(" # ")[0]
            assert not is_field or " # " in line, line


def test_a_pdf_none_of_whose_letters_are_told_is_refused_with_what_to_do() -> None:
    def untold(document: pikepdf.Pdf) -> None:
        for page in document.pages:
            for font in page.Resources.Font.values():
                del font["/ToUnicode"]

    with pytest.raises(Rejected) as refused:
        recognised_here(FILE, changed(untold))
    assert "OCR" in refused.value.found[0].remedy("th")


# -- sheets --------------------------------------------------------------------------------------


def turned_by(turn: int) -> Callable[[pikepdf.Pdf], object]:
    def change(document: pikepdf.Pdf) -> None:
        for page in document.pages:
            page.Rotate = turn

    return change


def boxed(name: str, *box: float) -> Callable[[pikepdf.Pdf], object]:
    def change(document: pikepdf.Pdf) -> None:
        for page in document.pages:
            page[name] = Array(list(box))

    return change


def moved(document: pikepdf.Pdf) -> None:
    """The same page, its origin far from the corner of the sheet."""
    for page in document.pages:
        page.MediaBox = Array([1000, -500, 1595, 342])
        page.contents_add(b"q 1 0 0 1 1000 -500 cm\n", prepend=True)
        page.contents_add(b"\nQ")


SHEETS: dict[str, Callable[[pikepdf.Pdf], object]] = {
    "turned once": turned_by(90),
    "turned over": turned_by(180),
    "turned thrice": turned_by(270),
    "cropped": boxed("/CropBox", 40, 40, 555, 812),
    "a larger sheet": boxed("/MediaBox", -40, -40, 635, 882),
    "moved": moved,
    "in other units": lambda document: setattr(document.pages[0], "UserUnit", 2),
    "with a landscape sheet after it": lambda document: document.add_blank_page(
        page_size=(842, 595)
    ) ,
}  # fmt: skip


@pytest.mark.parametrize("name", SHEETS)
def test_a_letter_is_read_by_its_sheet(name: str) -> None:
    found = recognised_here(FILE, changed(SHEETS[name]))
    assert (said(found), named(found)) == (usual(), [])


def test_what_stands_beside_the_sheet_is_named_as_unseen() -> None:
    found = recognised_here(FILE, changed(boxed("/CropBox", 40, 600, 555, 842)))
    assert [why for why, _ in named(found)] == [Why.HIDDEN]


UNSEEN = {
    "without ink": b"q BT 3 Tr /F1 16 Tf 100 90 Td <%s> Tj ET Q",
    "a point high": b"q BT /F1 1 Tf 100 90 Td <%s> Tj ET Q",
    "beside the sheet": b"q BT /F1 16 Tf 700 90 Td <%s> Tj ET Q",
    "below the sheet": b"q BT /F1 16 Tf 100 -90 Td <%s> Tj ET Q",
}


@pytest.mark.parametrize("name", UNSEEN)
def test_what_nobody_sees_is_named(name: str) -> None:
    def change(document: pikepdf.Pdf) -> None:
        page = document.pages[0]
        page.Resources.Font.F1 = font_of(document)
        page.contents_add(UNSEEN[name] % codes_of(document, "กองคลง"))

    found = recognised_here(FILE, changed(change))
    assert said(found) == usual()
    assert named(found) == [(Why.HIDDEN, "กองคลง")]


# -- locks and packing ---------------------------------------------------------------------------

PACKED: dict[str, dict[str, Any]] = {
    "locked by its owner": {"encryption": pikepdf.Encryption(owner="x", user="", R=6)},
    "locked by its owner, older": {"encryption": pikepdf.Encryption(owner="x", user="", R=4)},
    "for the web": {"linearize": True},
    "in streams of objects": {"object_stream_mode": pikepdf.ObjectStreamMode.generate},
    "without streams of objects": {"object_stream_mode": pikepdf.ObjectStreamMode.disable},
    "unpacked": {"compress_streams": False},
}  # fmt: skip


@pytest.mark.parametrize("name", PACKED)
def test_a_letter_is_read_however_it_is_packed(name: str) -> None:
    assert said(recognised_here(FILE, changed(lambda document: None, **PACKED[name]))) == usual()


def test_a_letter_locked_for_readers_is_refused_with_what_to_do() -> None:
    lock = pikepdf.Encryption(owner="x", user="y", R=6)
    with pytest.raises(Rejected) as refused:
        recognised_here(FILE, changed(lambda document: None, encryption=lock))
    assert "รหัสผ่าน" in refused.value.found[0].remedy("th")
