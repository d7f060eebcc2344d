"""Numbers, dates, references and quantities of other shapes than the regulation's are printed."""

from __future__ import annotations

import pytest

from docgen.compose import letter
from docgen.diagnostics import Diagnostic
from docgen.loading.circular import circulars
from docgen.model.letter import Letter
from tests.helpers.dossiers import ROOT, WORKSPACE

BASE = {
    "ชนิด": "หนังสือภายนอก",
    "ส่วนราชการ": "สถ",
    "ที่": "มท 0812/ว 1960",
    "วันที่": "8 กันยายน 2564",
    "เรื่อง": "การบันทึกข้อมูลปริมาณงาน",
    "เรียน": "ผู้ว่าราชการจังหวัด",
    "ผู้ลงนาม": "รองอธิบดี",
    "ข้อความ": "\n  - ด้วยกรมจะจัดการประชุม\n  - จึงเรียนมาเพื่อโปรดทราบ",
}


def made(**changes: str | None) -> tuple[Letter, list[Diagnostic]]:
    """The letter with some fields changed or left out, and what was found."""
    fields = {name: text for name, text in {**BASE, **changes}.items() if text is not None}
    content = "".join(f"{name}: {text}\n" for name, text in fields.items()).encode()
    loaded = circulars.parse(content, ROOT / "config" / "circulars" / "test.yaml", WORKSPACE)
    assert loaded.dossier is not None, [one.message() for one in loaded.found]
    result = letter(loaded.dossier)
    assert result.letter is not None, [one.message() for one in result.found]
    return result.letter, [*loaded.found, *result.found]


def said(letter: Letter, role: str) -> list[str]:
    """What the entries of a role say."""
    return [one.text for block in letter.blocks if block.role == role for one in block.entries]


@pytest.mark.parametrize(
    ("typed", "printed", "code"),
    [
        ("อว 0647.01(2)/…", "อว ๐๖๔๗.๐๑(๒)/…", "DG2215"),
        ("นว 52007.4(1)/12", "นว ๕๒๐๐๗.๔(๑)/๑๒", None),
        ("อว 8619(พบ)/398", "อว ๘๖๑๙(พบ)/๓๙๘", None),
        ("ปป 0004/ป 123", "ปป ๐๐๐๔/ป ๑๒๓", "DG3020"),
        ("อว.8205.09/123", "อว.๘๒๐๕.๐๙/๑๒๓", "DG3023"),
        ("สสจ.ศก. / 123", "สสจ.ศก. / ๑๒๓", "DG3023"),
        (".............", ".............", "DG2215"),
        ("ปป ........../........", "ปป ........../........", "DG2215"),
        ("ปป ๐๐..../....", "ปป ๐๐..../....", "DG2215"),
        ("'-'", "-", None),
        ("ที่ 12/2568", "๑๒/๒๕๖๘", "DG3022"),
        ("มท 0812 ว 1960", "มท ๐๘๑๒ ว ๑๙๖๐", "DG3021"),
        ("'`มท 0812`/ว 1960'", "มท 0812/ว ๑๙๖๐", None),
        (None, "มท ๐๘๑๒/", "DG2215"),
    ],
)
def test_number_is_printed_as_typed(typed: str | None, printed: str, code: str | None) -> None:
    letter, found = made(ที่=typed)
    assert said(letter, "reference_number") == [printed]
    assert [one.code for one in found] == ([code] if code else [])
    assert not any(one.is_error for one in found)


@pytest.mark.parametrize(
    ("typed", "printed", "code"),
    [
        ("(วัน เดือน ปี)", "(วัน เดือน ปี)", "DG2215"),
        ("......../......../........", "......../......../........", "DG2215"),
        ("วันที่ 10 มกราคม 2568", "วันที่ ๑๐ มกราคม ๒๕๖๘", None),
        ("วันศุกร์ที่ 10 มกราคม 2568", "๑๐ มกราคม ๒๕๖๘", None),
        ("'`4 กรฏาคม 2557`'", "4 กรฏาคม 2557", None),
        ("12 ม.ค. 68", "๑๒ ม.ค. ๖๘", "DG7170"),
        ("สัปดาห์แรกของเดือนมกราคม 2568", "สัปดาห์แรกของเดือนมกราคม ๒๕๖๘", "DG7170"),
        (None, "วันที่ ......... เดือน .................... พ.ศ. ..........", "DG2215"),
    ],
)
def test_date_is_printed_as_typed(typed: str | None, printed: str, code: str | None) -> None:
    letter, found = made(วันที่=typed)
    assert said(letter, "date") == [printed]
    assert [one.code for one in found if one.code != "DG2070"] in ([code] if code else [], [code])


@pytest.mark.parametrize("typed", ["..... เดือน ..... พ.ศ. .....", "วันที่ 10 มกราคม 2568", None])
def test_memorandum_says_its_label_once(typed: str | None) -> None:
    letter, _ = made(ชนิด="บันทึกข้อความ", วันที่=typed)
    (date,) = said(letter, "date")
    assert "วันที่" not in date


def test_misspelt_month_is_refused_with_the_nearest() -> None:
    content = "".join(f"{name}: {text}\n" for name, text in BASE.items())
    content = content.replace("8 กันยายน 2564", "4 กรฏาคม 2557")
    path = ROOT / "config" / "circulars" / "test.yaml"
    loaded = circulars.parse(content.encode(), path, WORKSPACE)
    (fault,) = [one for one in loaded.found if one.is_error]
    assert fault.params["suggestion"] == "กรกฎาคม"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        (
            "[แผนการป้องกันและบรรเทาสาธารณภัยจังหวัด พ.ศ. 2564 - 2570]",
            "แผนการป้องกันและบรรเทาสาธารณภัยจังหวัด พ.ศ. ๒๕๖๔ - ๒๕๗๐",
        ),
        ("หนังสือร้องเรียนของท่าน (ถ้ามี)", "หนังสือร้องเรียนของท่าน (ถ้ามี)"),
        ("\n  - เอกสาร: สัญญาเช่า", "สัญญาเช่า"),
        (
            "\n  - {เอกสาร: หนังสือจังหวัด, ที่: ชม .../..., ลงวันที่: 8 กันยายน 2564}",
            "หนังสือจังหวัด ที่ ชม .../... ลงวันที่ ๘ กันยายน ๒๕๖๔",
        ),
        (
            "\n  - {เอกสาร: หนังสือจังหวัด, ที่: ชม0023 ว5, ลงวันที่: 8 กันยายน 2564}",
            "หนังสือจังหวัด ที่ ชม๐๐๒๓ ว๕ ลงวันที่ ๘ กันยายน ๒๕๖๔",
        ),
    ],
)
def test_any_text_is_a_reference(typed: str, printed: str) -> None:
    letter, _ = made(อ้างถึง=typed)
    assert said(letter, "references") == [printed]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("........ แผ่น", "แบบรายงาน จำนวน ........ แผ่น"),
        ("'`2` ชุด'", "แบบรายงาน จำนวน 2 ชุด"),
        ("จำนวน 2 ชุด", "แบบรายงาน จำนวน ๒ ชุด"),
        ("ตามรายชื่อ", "แบบรายงาน จำนวน ตามรายชื่อ"),
    ],
)
def test_any_text_is_a_quantity(typed: str, printed: str) -> None:
    letter, _ = made(สิ่งที่ส่งมาด้วย=f"\n  - {{รายการ: แบบรายงาน, จำนวน: {typed}}}")
    assert said(letter, "enclosures") == [printed]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("4318", "โทร. ๔๓๑๘"),
        ("โทร. 0 2241 9000", "โทร. ๐ ๒๒๔๑ ๙๐๐๐"),
        ("..................", "โทร. .................."),
        ("'`1300` ตลอด 24 ชั่วโมง'", "โทร. 1300 ตลอด ๒๔ ชั่วโมง"),
    ],
)
def test_any_text_is_a_telephone(typed: str, printed: str) -> None:
    letter, _ = made(เจ้าของเรื่อง=f"\n  - {{ชื่อ: กองแผนงาน, โทร: {typed}}}")
    assert said(letter, "responsible_office") == ["กองแผนงาน", printed]


def test_order_takes_a_blank_number() -> None:
    for typed in ("ปป ๐๐..../....", "'-'", "..../2568", "สพฐ 12/2568"):
        letter, found = made(ชนิด="คำสั่ง", เรียน=None, ที่=typed)
        assert said(letter, "order_number") == [f"ที่ {typed.strip(chr(39))}".translate(THAI)]
        assert not any(one.is_error for one in found)


THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
