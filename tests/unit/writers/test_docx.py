"""The DOCX as python-docx and lxml read it again."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx as python_docx
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]

from docgen.layout.model.pages import Pages
from docgen.layout.model.set_text import Piece
from docgen.writers import docx
from docgen.writers.docx import oxml, scripts
from docgen.writers.docx.paragraph_format import ParagraphFormat
from tests.helpers import sample_pages as sample
from tests.helpers.lane import few_in_lane
from tests.helpers.word_parts import body, parts, root

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
THAI = re.compile(r"[\u0e00-\u0e7f]")
EVERY = {
    "letter": sample.letter(),
    "memorandum": sample.pages(sample.memorandum_section()),
    "long table": sample.pages(sample.long_table_section()),
    "undated": sample.pages(sample.letter_section(), date=None, title="ก" * 400),
}


def text_of(element: Any) -> str:
    return "".join(node.text or "" for node in element.iter(f"{W}t"))


def bare(text: str) -> str:
    return "".join(text.split())


def paragraph_with(pages: Pages, words: str) -> Any:
    return next(p for p in body(pages).iter(f"{W}p") if words in text_of(p))


def shown(paragraph: Any) -> str:
    """The text of a paragraph with its tabs."""
    nodes = [node for run in paragraph.iter(f"{W}r") for node in run]
    return "".join("\t" if node.tag == f"{W}tab" else node.text or "" for node in nodes)


def stops(paragraph: Any) -> list[tuple[str | None, ...]]:
    names = ("val", "leader", "pos")
    return [
        tuple(tab.get(W + name) for name in names) for tab in paragraph.iterfind(f".//{W}tabs/*")
    ]


def indents(paragraph: Any) -> dict[str, str]:
    found = paragraph.find(f"{W}pPr/{W}ind")
    return {} if found is None else {key.removeprefix(W): at for key, at in found.items()}


@pytest.mark.parametrize("page_breaks", few_in_lane([True, False], 1))
@pytest.mark.parametrize("name", few_in_lane(EVERY, 1))
def test_files_are_valid_against_the_open_xml_schema(
    name: str, page_breaks: bool, tmp_path: Path
) -> None:
    file = tmp_path / "letter.docx"
    file.write_bytes(docx.write(EVERY[name], page_breaks=page_breaks))
    assert [str(one) for one in OpenXmlValidator().validate(file).errors] == []


@pytest.mark.parametrize("name", EVERY)
def test_words_stand_in_the_order_of_the_pages(name: str) -> None:
    found = bare(text_of(body(EVERY[name], page_breaks=False)))
    assert found == sample.words_of(EVERY[name])


def test_page_ends_lose_no_words() -> None:
    whole = sample.words_of(sample.letter())
    catchword = "ประสิทธิผล..."
    found = bare(text_of(body(sample.letter())))
    assert found.count(catchword) == 1
    assert found.replace(catchword, "") == whole


@pytest.mark.parametrize("name", EVERY)
def test_every_run_and_style_sets_the_complex_script_in_full(name: str) -> None:
    made = parts(docx.write(EVERY[name]))
    texts = [made[part] for part in made if re.match(r"word/(document|header\d)\.xml", part)]
    runs: list[Any] = [run for text in texts for run in etree.fromstring(text).iter(f"{W}r")]
    styles: Any = etree.fromstring(made["word/styles.xml"])
    faces: list[Any] = [run.find(f"{W}rPr") for run in runs]
    faces += [style.find(f"{W}rPr") for style in styles.iterfind(f"{W}style[@{W}type='paragraph']")]
    faces.append(styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
    assert len(faces) > len(EVERY[name].styles) + 5
    for face in faces:
        fonts = face.find(f"{W}rFonts")
        assert {fonts.get(W + script) for script in ("ascii", "hAnsi", "eastAsia", "cs")} == {
            "TH SarabunPSK"
        }
        assert face.find(f"{W}sz").get(f"{W}val") == face.find(f"{W}szCs").get(f"{W}val")
        for latin, thai in (("b", "bCs"), ("i", "iCs")):
            assert (face.find(W + latin) is None) == (face.find(W + thai) is None)


def test_only_thai_runs_are_marked_as_complex_script() -> None:
    marked = {True: 0, False: 0}
    for run in body(sample.letter()).iter(f"{W}r"):
        thai = run.find(f"{W}rPr/{W}cs") is not None
        marked[thai] += 1
        text = text_of(run)
        assert thai == bool(THAI.search(text)), text
        assert not (thai and re.search("[A-Za-z]", text)), text
    assert min(marked.values()) > 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("งาน R&D <ด่วน>", [("งาน ", True), ("R&D <", False), ("ด่วน>", True)]),
        ("(Tracking) ๒๕๖๔", [("(Tracking) ", False), ("๒๕๖๔", True)]),
        ("๑๐ 5G", [("๑๐ 5", True), ("G", False)]),
        ("- 5 -", [("- 5 -", False)]),
        ("", []),
    ],
)
def test_signs_and_digits_stay_with_their_neighbours(
    text: str, expected: list[tuple[str, bool]]
) -> None:
    assert scripts.script_stretches(text) == expected


def test_hostile_text_arrives_as_it_was_typed() -> None:
    found = paragraph_with(sample.letter(), "R&D")
    assert text_of(found).endswith(sample.HOSTILE)
    assert {node.get(SPACE) for node in found.iter(f"{W}t")} == {"preserve"}


def test_a_label_hangs_before_its_column() -> None:
    found = paragraph_with(sample.letter(), "เรื่อง")
    assert shown(found).startswith("เรื่อง\tการบันทึก")
    assert stops(found) == [("left", None, "520")]
    assert indents(found) == {"left": "520", "hanging": "520"}


def test_a_number_stands_at_the_indent_and_lines_return_to_the_margin() -> None:
    found = paragraph_with(sample.letter(), "ขอให้มอบหมาย")
    assert shown(found).startswith("๑.\tขอให้")
    assert stops(found) == [("left", None, "1758")]
    assert indents(found) == {"firstLine": "1418"}


def test_the_agency_stands_right_of_the_number() -> None:
    found = paragraph_with(sample.letter(), "๑๙๖๐")
    assert shown(found) == "ที่ มท ๐๘๑๒/ว ๑๙๖๐\tกรมส่งเสริมการปกครองท้องถิ่น"
    assert stops(found) == [("left", None, "5670")]


def test_a_line_that_just_fits_has_room_for_other_programs_rounding() -> None:
    section = sample.memorandum_section()
    line = sample.paragraph("issuing_agency", "head", "ก" * 120, first=283.5, hang=283.5)
    placed, _ = sample.stacked([line], 50.0)
    tight = replace(section, pages=(replace(section.pages[0], placed=tuple(placed)),))
    found = paragraph_with(sample.pages(tight), "ก" * 120)
    assert indents(found) == {"left": "5670", "right": "-60"}


def test_the_signature_is_centred_on_its_axis() -> None:
    found = paragraph_with(sample.letter(), "(นายขจร")
    assert indents(found) == {"left": "1814"}
    assert found.find(f"{W}pPr/{W}jc") is None


def test_dots_run_from_the_content_to_the_end_of_the_line() -> None:
    found = paragraph_with(EVERY["memorandum"], "กองคลัง")
    assert shown(found) == "ส่วนราชการ\tกองคลัง โทร.\u00a0๐-๒๒๔๑-๙๐๐๐\t"
    assert stops(found) == [("left", None, "1440"), ("right", "dot", "9070")]


def test_two_contents_share_a_dotted_line_and_an_empty_one_is_dots_all_the_way() -> None:
    found = paragraph_with(EVERY["memorandum"], "วันที่")
    assert shown(found) == "ที่\tมท ๐๘๐๒/๑๒๓\t\tวันที่\t\t"
    assert stops(found) == [
        ("left", None, "400"),
        ("left", "dot", "4400"),
        ("left", None, "4536"),
        ("left", None, "5200"),
        ("right", "dot", "9070"),
    ]


def test_a_leader_that_ends_where_the_next_piece_begins_needs_one_tab() -> None:
    pieces = (
        Piece("ที่", 0.0, sample.LABEL, leader_to=100.0),
        Piece("วันที่", 100.0, sample.LABEL),
    )
    line = sample.paragraph("date", "memorandum_label", "", first=100.0, head=pieces)
    placed, _ = sample.stacked([line], 50.0)
    section = sample.memorandum_section()
    page = replace(section.pages[0], placed=tuple(placed))
    found = paragraph_with(sample.pages(replace(section, pages=(page,))), "วันที่")
    assert shown(found) == "ที่\tวันที่"


def test_space_before_is_written_only_where_it_differs_from_the_style() -> None:
    def spacing(words: str) -> str | None:
        found = paragraph_with(sample.letter(), words).find(f"{W}pPr/{W}spacing")
        return None if found is None else found.get(f"{W}before")

    assert spacing("ขอแสดงความนับถือ") == "240"
    assert spacing("(นายขจร") == "1258"
    assert spacing("รองอธิบดี") is None


def test_a_paragraph_over_a_page_end_becomes_two() -> None:
    before = paragraph_with(sample.letter(), "ตามที่กรม")
    after = paragraph_with(sample.letter(), "ประสิทธิผล โดย")
    assert text_of(before) == (sample.OPENING + sample.SECOND).rstrip()
    assert text_of(after) == sample.THIRD
    assert indents(before) == {"firstLine": "1418"}
    assert indents(after) == {}
    assert after.find(f"{W}pPr/{W}pageBreakBefore") is not None


def test_the_catchword_stands_before_the_page_end() -> None:
    texts = [text_of(p) for p in body(sample.letter()).iter(f"{W}p")]
    place = texts.index("ประสิทธิผล...")
    assert texts[place + 1] == sample.THIRD


def test_without_page_breaks_the_letter_is_whole_and_its_signature_stays_together() -> None:
    whole = body(sample.letter(), page_breaks=False)
    assert whole.find(f".//{W}pageBreakBefore") is None
    assert "ประสิทธิผล..." not in text_of(whole)
    kept = [text_of(p) for p in whole.iter(f"{W}p") if p.find(f"{W}pPr/{W}keepNext") is not None]
    assert kept == ["จึงเรียนมาเพื่อโปรดพิจารณา", "ขอแสดงความนับถือ", "(นายขจร ศรีชวโนทัย)"]


def test_our_page_ends_do_not_meet_words_own() -> None:
    made = parts(docx.write(sample.letter()))
    assert b"keepNext" not in made["word/document.xml"]
    assert b'<w:widowControl w:val="0"/>' in made["word/styles.xml"]


def test_each_section_has_its_own_sheet_and_numbers_from_one() -> None:
    document = python_docx.Document(io.BytesIO(docx.write(sample.letter())))
    sections: list[Any] = list(document.sections)
    letter, annex = sections
    assert (letter.top_margin.pt, annex.top_margin.pt) == (73.0, 51.0)
    numbers = root(docx.write(sample.letter()), "document").iter(f"{W}pgNumType")
    assert [number.get(f"{W}start") for number in numbers] == ["1", "1"]
    assert letter.different_first_page_header_footer
    assert text_of(letter.first_page_header.part.element) == ""
    assert text_of(letter.header.part.element) == "- ๒ -"
    assert text_of(annex.header.part.element) == ""


def test_the_page_number_is_the_only_field_and_counts_in_thai() -> None:
    made = parts(docx.write(sample.letter()))
    fields = re.findall(rb'w:instr="([^"]*)"', b"".join(made.values()))
    assert fields == [b" PAGE "]
    assert b"fldChar" not in b"".join(made.values())
    assert made["word/document.xml"].count(b'w:fmt="thaiNumbers"') == 2


def test_the_header_holds_the_text_of_later_pages_down_to_its_place() -> None:
    document = python_docx.Document(io.BytesIO(docx.write(sample.letter())))
    section = document.sections[0]
    number, white = (one.paragraph_format for one in section.header.paragraphs)
    assert section.header_distance is not None
    assert number.space_before is not None
    assert section.header_distance.pt + number.space_before.pt == pytest.approx(71.44, abs=0.1)
    assert white.line_spacing.pt == pytest.approx(113.4 - 71.44 - sample.PITCH, abs=0.1)
    opening = paragraph_with(sample.letter(), "ประสิทธิผล โดย")
    assert opening.find(f"{W}pPr/{W}spacing") is None


def test_an_arabic_page_number_counts_in_arabic() -> None:
    section = sample.letter_section()
    number = sample.paragraph("page_number", "page_number", "- 2 -")
    second = section.pages[1]
    assert second.page_number is not None
    page = replace(second, page_number=replace(second.page_number, item=number))
    arabic = sample.pages(replace(section, pages=(section.pages[0], page)))
    assert b'w:fmt="decimal"' in parts(docx.write(arabic))["word/document.xml"]


def test_the_emblem_hangs_on_the_sheet_in_the_first_paragraph() -> None:
    found = body(sample.letter())[0].find(".//{*}anchor")
    places = [int(node.text) for node in found.iterfind(".//{*}posOffset")]
    assert places == [270 * 12700, round(42.5 * 12700)]
    assert {node.get("relativeFrom") for node in found.iterfind("{*}position*")} <= {"page"}
    assert found.find("{*}docPr").get("descr") == "ตราครุฑ"
    assert found.get("behindDoc") == "0"
    assert found.find("{*}extent").get("cy") == str(85 * 12700)


def test_the_table_is_a_table() -> None:
    table = body(sample.letter()).find(f"{W}tbl")
    assert table.find(f"{W}tblPr/{W}tblLayout").get(f"{W}type") == "fixed"
    assert table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val") == "ตารางสถานะ"
    assert table.find(f"{W}tblPr/{W}tblDescription").get(f"{W}val") == "ตารางสถานะ"
    assert len(table.findall(f"{W}tblGrid/{W}gridCol")) == 7
    rows = table.findall(f"{W}tr")
    assert len(rows) == 39
    for number, row in enumerate(rows):
        height = row.find(f"{W}trPr/{W}trHeight")
        assert (height.get(f"{W}val"), height.get(f"{W}hRule")) == ("300", "exact")
        assert row.find(f"{W}trPr/{W}cantSplit") is not None
        assert (row.find(f"{W}trPr/{W}tblHeader") is not None) == (number == 0)
    assert b"thaiDistribute" not in etree.tostring(table)


def test_the_gap_between_blocks_has_no_lines() -> None:
    for row in body(sample.letter()).find(f"{W}tbl").findall(f"{W}tr"):
        bordered = [cell.find(f"{W}tcPr/{W}tcBorders") for cell in row.findall(f"{W}tc")]
        assert [found is not None for found in bordered] == [False] * 3 + [True] + [False] * 3
        assert {side.get(f"{W}val") for side in bordered[3]} == {"nil"}


def test_a_legend_has_no_lines() -> None:
    _, legend = body(sample.letter()).findall(f"{W}tbl")
    assert {side.get(f"{W}val") for side in legend.find(f"{W}tblPr/{W}tblBorders")} == {"nil"}


def test_marks_adorn_the_words_that_say_the_status() -> None:
    cell = body(sample.letter()).find(f"{W}tbl").findall(f"{W}tr")[1].findall(f"{W}tc")[2]
    assert text_of(cell) == " อยู่ระหว่างบันทึก"
    assert cell.find(".//{*}inline/{*}docPr").get("name") == "half"
    assert cell.find(".//{*}decorative").get("val") == "1"
    assert cell.findall(f".//{W}color")[-1].get(f"{W}val") == "7A4A00"


def test_a_table_over_a_page_end_repeats_its_headings_on_the_next_page() -> None:
    found = body(EVERY["long table"])
    first, second = found.findall(f"{W}tbl")
    assert [len(table.findall(f"{W}tr")) for table in (first, second)] == [31, 21]
    assert second.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None
    assert len(body(EVERY["long table"], page_breaks=False).findall(f"{W}tbl")) == 1


def test_drawings_are_numbered_apart() -> None:
    numbers = [found.get("id") for found in body(sample.letter()).iterfind(".//{*}docPr")]
    assert len(set(numbers)) == len(numbers) == 79


def test_styles_are_named_and_in_thai_distribution_where_text_is_justified() -> None:
    styles = root(docx.write(sample.letter()), "styles")
    found = {style.get(f"{W}styleId"): style for style in styles.iterfind(f"{W}style")}
    assert set(sample.STYLES) <= set(found)
    assert found["body"].find(f"{W}name").get(f"{W}val") == "docgen body"
    assert found["body"].find(f"{W}pPr/{W}jc").get(f"{W}val") == "thaiDistribute"
    spacing = found["body"].find(f"{W}pPr/{W}spacing")
    assert (spacing.get(f"{W}line"), spacing.get(f"{W}lineRule")) == ("240", "auto")
    spacing = found["memorandum_heading"].find(f"{W}pPr/{W}spacing")
    assert (spacing.get(f"{W}line"), spacing.get(f"{W}lineRule")) == ("700", "exact")


def test_the_package_is_lean_and_names_no_other_maker() -> None:
    made = parts(docx.write(sample.letter()))
    assert not [name for name in made if re.search("customXml|thumbnail|Effects|app.xml", name)]
    assert len(made["word/styles.xml"]) < 15_000
    assert b"python-docx" not in b"".join(made.values())
    assert b"noProof" not in b"".join(made.values())
    settings = made["word/settings.xml"]
    assert re.search(rb'w:name="compatibilityMode"[^>]*w:val="15"', settings)
    assert b'w:bidi="th-TH"' in made["word/styles.xml"]
    assert b'<w:altName w:val="TH Sarabun New"/>' in made["word/fontTable.xml"]


def test_properties_say_what_the_letter_is_and_when_it_was_dated() -> None:
    properties = python_docx.Document(io.BytesIO(docx.write(sample.letter()))).core_properties
    assert properties.title == properties.subject == "การบันทึกข้อมูล"
    assert properties.author == "กรมส่งเสริมการปกครองท้องถิ่น"
    assert properties.language == "th-TH"
    assert properties.created is not None
    assert properties.created.isoformat() == "2021-09-07T17:00:00+00:00"


def test_a_long_title_is_cut_and_a_draft_has_a_constant_date() -> None:
    made = docx.write(EVERY["undated"])
    properties = python_docx.Document(io.BytesIO(made)).core_properties
    assert properties.title == "ก" * 255
    assert made == docx.write(EVERY["undated"])


def test_the_same_pages_give_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = docx.write(sample.letter())
    monkeypatch.setattr("time.time", lambda: 4_000_000_000.0)
    assert docx.write(sample.letter()) == first
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.testzip() is None


def test_signs_that_th_sarabun_has_not_are_runs_of_a_face_that_has_them() -> None:
    style = EVERY["letter"].styles[-1].text
    made = oxml.text_runs("ยื่น → รับ ✓", style, "TH SarabunPSK", base=style)
    (read,) = oxml.parsed_elements(oxml.paragraph(ParagraphFormat("Body"), *made))
    runs = [
        (
            text_of(run),
            run.find(f".//{W}rFonts").get(f"{W}cs"),
            int(run.find(f".//{W}sz").get(f"{W}val")),
        )
        for run in read.iter(f"{W}r")
    ]
    whole = round(style.size * 2)
    assert [(text, face) for text, face, _ in runs] == [
        ("ยื่น ", "TH SarabunPSK"),
        ("→", "Segoe UI Symbol"),
        (" รับ ", "TH SarabunPSK"),
        ("✓", "Segoe UI Symbol"),
    ]
    assert {size for _, face, size in runs if face == "TH SarabunPSK"} == {whole}
    # No higher than the letters beside them, so that the line keeps its height.
    assert all(size < 0.8 * whole for _, face, size in runs if face != "TH SarabunPSK")
