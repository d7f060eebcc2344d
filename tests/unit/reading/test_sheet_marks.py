"""Stamps of receipt, corners to register in and codes of forms are fields, and nothing else is."""

from __future__ import annotations

import pytest

from docgen.drafting.received import draft_yaml
from docgen.reading import ReadLetter
from docgen.reading.english import read_english
from docgen.reading.found_letter import ReadField
from docgen.reading.furniture import begin_recognition
from docgen.reading.letters import read_letter
from docgen.reading.lines import LinePlace, ReadFile, ReadLine, Where
from docgen.reading.sheet_marks import form_code, lines_without_marks

BOX = LinePlace(where=Where.BOX)
LETTER = (
    "ที่ ลย ๐๐๑๘.๑/๙๑๒",
    "ศาลากลางจังหวัดเลย",
    "๑๗ มีนาคม ๒๕๖๙",
    "เรื่อง ขอเชิญประชุม",
    "เรียน นายอำเภอเมืองเลย",
    "จึงเรียนมาเพื่อโปรดทราบ",
    "ขอแสดงความนับถือ",
    "(นายชัยพจน์ จรูญพงศ์)",
)


def in_box(*texts: str) -> list[ReadLine]:
    return [ReadLine(text, True, BOX) for text in texts]


def letter_with(*stamp: str) -> ReadLetter:
    """The letter, with a box at its head."""
    lines = (*in_box(*stamp), *(ReadLine(text, True) for text in LETTER))
    read = read_letter(ReadFile(tuple(lines)))
    assert read is not None
    return read


@pytest.mark.parametrize(
    ("stamp", "right"),
    [
        (
            ("อำเภอเมืองเลย", "เลขรับ ๔๔๗๑", "วันที่ ๑๘ มี.ค. ๒๕๖๙", "เวลา ๑๐.๑๕ น."),
            {
                "agency": "อำเภอเมืองเลย",
                "number": "4471",
                "date": "18 มี.ค. 2569",
                "time": "10.15 น.",
            },
        ),
        (
            ("อำเภอเมืองเลย", "เลขที่รับ ............", "วันที่ ............", "เวลา ............"),
            {"agency": "อำเภอเมืองเลย", "number": "", "date": "", "time": ""},
        ),
        (("อำเภอเมืองเลย", "รับที่ 55"), {"agency": "อำเภอเมืองเลย", "number": "55"}),
        (("เลขรับ ๔๔๗๑", "วันที่ ๑๘ มี.ค. ๒๕๖๙"), {}),
    ],
)
def test_a_stamp_of_receipt_is_a_field_where_an_office_stands_over_it(
    stamp: tuple[str, ...], right: dict[str, str]
) -> None:
    read = letter_with(*stamp)
    assert read.receipt == right
    assert read.date.text == "17 มีนาคม 2569"


def test_the_day_of_a_stamp_is_never_the_day_of_the_letter() -> None:
    stamp = in_box("อำเภอเมืองเลย", "เลขรับ ๔๔๗๑", "วันที่ ๑๘ มีนาคม ๒๕๖๙")
    lines = [ReadLine(text, True) for text in LETTER if text != LETTER[2]]
    read = read_letter(ReadFile((*stamp, *lines)))
    assert read is not None
    assert read.date.text == ""
    assert read.receipt["date"] == "18 มีนาคม 2569"


@pytest.mark.parametrize(
    ("lines", "right"),
    [
        (("เลขทะเบียน ............", "ลว. ....../....../......"), 2),
        (("ที่ ............/..........",), 1),
        (("กองคลัง", "เลขทะเบียนราษฎร์ ๑๒๓"), 0),
    ],
)
def test_a_corner_to_register_in_is_a_field(lines: tuple[str, ...], right: int) -> None:
    assert len(letter_with(*lines).corner) == right


def test_an_open_number_of_the_letter_is_no_corner() -> None:
    made = ReadLetter()
    kept = lines_without_marks(in_box("ที่ ............/.........."), made)
    assert [line.text for line in kept] == ["ที่ ............/.........."]
    assert made.corner == ()


@pytest.mark.parametrize(
    ("text", "code", "rest"),
    [
        ("ตช. ๗/๒๕๖๐ พิทักษ์รับใช้", "ตช. 7/2560", "พิทักษ์รับใช้"),
        ("แบบ บค. ๒", "แบบ บค. 2", ""),
        ("FM-01-02", "FM-01-02", ""),
        ("แบบฟอร์ม ๓", "แบบฟอร์ม 3", ""),
        ("หน้า ๒", "", ""),
        ("พ.ศ. ๒๕๖๙", "", ""),
        ("โทร. ๐๒", "", ""),
        ("ม.ค. ๖๙", "", ""),
        ("ข้อ ๓", "", ""),
    ],
)
def test_a_code_of_a_form_is_known_by_its_shape(text: str, code: str, rest: str) -> None:
    assert form_code(text) == (code, rest)


def test_marks_stand_in_the_draft() -> None:
    read = letter_with("อำเภอเมืองเลย", "เลขรับ ๔๔๗๑", "วันที่ ๑๘ มี.ค. ๖๙", "เวลา ๑๐.๑๕ น.")
    read.form_code, read.form_corner = "FM-01", "top_right"
    read.corner = ("ลว. ....../....../......",)
    text = draft_yaml(read, source="a.docx", offices={}, signatories={})
    for line in ("ชื่อ: อำเภอเมืองเลย", "เลขรับ: 4471", "วันที่: 18 มีนาคม 2569", "มุม: ขวาบน", "- ลว. "):
        assert line in text


def test_an_english_letter_may_leave_its_day_open() -> None:
    lines = ("No. MOI 0812/2041", "..... October 2021", "Mr. John Doe", "Excellency,", "Text.")
    state = begin_recognition(ReadFile(tuple(ReadLine(text, True) for text in lines)))
    read_english(state)
    assert state.made.own["to"] == (("Mr. John Doe",),)
    assert state.made.day is not None
    assert state.made.day.day is None
    assert isinstance(state.made.date, ReadField)
    assert state.made.date.doubts
