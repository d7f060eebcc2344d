"""Files as offices really have them, dropped at each place: taken, or refused with what helps."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from tests.helpers.page_caller import Caller, dropped, said
from tests.helpers.running_page import ROOT, RunningServer

RECEIVED = ROOT / "tests" / "received"
PLACES = {
    "list": "/recipients",
    "data": "/data",
    "answers": "/follow/chiangmai-2564/answers",
    "inbox": "/inbox",
    "check": "/check",
    "approval": "/letters/memo-example/approval",
    "emblem": "/settings/emblem",
}
TABLES = ("list", "data", "answers")
WORDS = ("inbox", "check", "approval")
KINDS = {
    **{place: ("table",) for place in TABLES},
    **{place: ("word", "letter") for place in ("inbox", "approval")},
    "check": ("word",),
    "emblem": (),
}


def thai_csv() -> bytes:
    """As Excel saves it where nothing is chosen: TIS-620."""
    rows = ("ชื่อ,เรียน,อำเภอ,สถานะ", "ปัว,นายอำเภอปัว,ปัว,ส่งแล้ว", "น่าน,นายอำเภอน่าน,น่าน,")
    return "\n".join(rows).encode("cp874")


def kept_workbook() -> bytes:
    """Heads over merged cells, a hidden row and column, a filter, formulas, a total, two sheets."""
    book = xlsxwriter.Workbook(stream := io.BytesIO())
    sheet = book.add_worksheet("บัญชี")
    sheet.merge_range(0, 0, 0, 3, "บัญชีอำเภอ ปี ๒๕๖๙")
    sheet.write_row(1, 0, ["ชื่อ", "เรียน", "อำเภอ", "สถานะ"])
    for row in range(2, 8):
        sheet.write_row(row, 0, [f"อำเภอ{row}", f"นายอำเภอ{row}"])
        sheet.write_formula(row, 2, f"=A{row + 1}", value=f"อำเภอ{row}")
        sheet.write(row, 3, "ส่งแล้ว" if row % 2 else "")
    sheet.set_row(4, None, None, {"hidden": True})
    sheet.set_column(2, 2, None, None, {"hidden": True})
    sheet.autofilter(1, 0, 7, 3)
    sheet.write_row(8, 0, ["รวม", 6])
    book.add_worksheet("คำอธิบาย").write(0, 0, "จัดทำโดยกลุ่มงาน")
    book.close()
    return stream.getvalue()


def scan() -> bytes:
    """A PDF of one picture, as a scanner makes it."""
    pixels = zlib.compress(b"\xff" * 100 * 140)
    picture = (
        b"<</Type/XObject/Subtype/Image/Width 100/Height 140/ColorSpace/DeviceGray"
        b"/BitsPerComponent 8/Filter/FlateDecode/Length %d>>stream\n%s\nendstream"
    ) % (len(pixels), pixels)
    draw = b"q 595 0 0 842 0 0 cm /I Do Q"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</XObject<</I 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(draw), draw),
        picture,
    ]
    made, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        made
        + b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\n" % table
        + (b"startxref\n%d\n%%%%EOF" % len(made))
    )


def old_office() -> bytes:
    """The first bytes of Office 97, which Office 2007 has too where a file has a password."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4_000


FILES: dict[str, Callable[[], bytes]] = {
    "เปล่า.xlsx": bytes,
    "เปล่า.csv": bytes,
    "เปล่า.docx": bytes,
    "เปล่า.pdf": bytes,
    "บัญชี-tis620.csv": thai_csv,
    "บัญชี.xls": old_office,
    "มีรหัสผ่าน.xlsx": old_office,
    "มีรหัสผ่าน.docx": old_office,
    "อย่างที่เก็บกัน.xlsx": kept_workbook,
    "สแกน.pdf": scan,
    "แก้ติดตาม.docx": (RECEIVED / "approved-ins.docx").read_bytes,
    "ภาพ.png": lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 40,
    "นำเสนอ.pptx": lambda: b"PK\x03\x04" + b"\0" * 60,
}
TAKEN = {
    *(("บัญชี-tis620.csv", place) for place in TABLES),
    *(("อย่างที่เก็บกัน.xlsx", place) for place in TABLES),
    *(("แก้ติดตาม.docx", place) for place in WORDS),
}


# What must be said of a file, by the kind of place where it was dropped.
SAID = {
    ("เปล่า.xlsx", "table"): "ไม่ใช่สมุดงาน Excel",
    ("เปล่า.csv", "table"): "ตารางนี้ว่างเปล่า",
    ("บัญชี.xls", "table"): "Excel แบบเก่า (.xls) หรือมีรหัสผ่าน",
    ("มีรหัสผ่าน.xlsx", "table"): "Excel แบบเก่า (.xls) หรือมีรหัสผ่าน",
    ("เปล่า.docx", "word"): "แฟ้มเสียหรือมาไม่ครบ",
    ("มีรหัสผ่าน.docx", "word"): "Word แบบเก่า (.doc)",
    ("สแกน.pdf", "letter"): "เป็นภาพสแกน ไม่มีข้อความ",
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("place", PLACES)
def test_a_file_is_taken_or_refused_where_it_was_dropped(
    module_server: RunningServer, place: str, name: str
) -> None:
    caller = Caller(module_server).enter()
    status, answer = dropped(caller, PLACES[place], name, FILES[name]())
    assert status == (303 if (name, place) in TAKEN else 422), said(answer)
    if status == 422:
        is_named = place == "emblem" or (place in TABLES and name[-4:] in ("xlsx", ".csv", ".xls"))
        assert is_named or name in said(answer)
        assert said(answer, "remedy")
        for kind in KINDS[place]:
            assert SAID.get((name, kind), "") in said(answer)
    assert caller.ask("GET", "/letters/memo-example")[0] == 200


@pytest.mark.browser
def test_a_file_that_is_too_large_is_told_before_it_is_sent(
    module_server: RunningServer, new_clerk: Any, tmp_path: Path
) -> None:
    large = tmp_path / "ใหญ่.xlsx"
    with large.open("wb") as file:
        file.truncate(100_000_000)
    small = tmp_path / "เล็ก.xlsx"
    small.write_bytes(kept_workbook())
    clerk = new_clerk(module_server)
    clerk.go("/data")
    clerk.page.set_input_files("#data-file", str(large))
    said_there = clerk.page.locator("#data-file ~ .drop-said")
    said_there.filter(has_text="ใหญ่เกิน 60 เมกะไบต์").wait_for()
    is_valid = "document.getElementById('data-file').checkValidity()"
    assert not clerk.page.evaluate(is_valid)
    clerk.page.set_input_files("#data-file", str(small))
    said_there.filter(has_text="เล็ก.xlsx").wait_for()
    assert clerk.page.evaluate(is_valid)
