"""Workbooks as people keep them: each is read as its owner means it, or refused with one reason."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from docgen.loading import submissions
from docgen.loading.circular import circulars
from docgen.loading.submissions.request import Request
from docgen.loading.workspace import Workspace, programmes, recipients
from tests.helpers.kept_workbooks import Draw, book, put
from tests.helpers.workspaces import CIRCULAR

PROGRAMME = """\
ระดับ: [อำเภอ, โรงเรียน]
รายการ: [ผลงาน, {ชื่อ: วันส่ง, ชนิด: วันที่}, {ชื่อ: เงิน, ชนิด: จำนวน}]
ค่าในช่อง: [{ชื่อ: เสร็จ, คำ: [✓]}, บางส่วน, ยังไม่รายงาน]
"""
HEAD = ["อำเภอ", "โรงเรียน", "ผลงาน", "วันส่ง", "เงิน"]
DAY = datetime.date(2021, 9, 8)
ROWS: list[list[Any]] = [
    ["ปัว", "บ้านใต้", "เสร็จ", DAY, 12500.5],
    ["ปัว", "บ้านเหนือ", "บางส่วน", "", 0],
    ["เวียงสา", "บ้านใต้", "", "", ""],
]


def plain(sheet: Any, made: Any) -> None:
    put(sheet, made, [HEAD, *ROWS])


def titles(sheet: Any, made: Any) -> None:
    sheet.merge_range(0, 0, 0, 4, "รายงานผลการดำเนินงานโครงการอาหารกลางวัน", made.add_format())
    sheet.merge_range(1, 0, 1, 4, "ประจำปีงบประมาณ พ.ศ. 2564", made.add_format())
    put(sheet, made, [HEAD, *ROWS], top=3)


def two_heads(sheet: Any, made: Any) -> None:
    form = made.add_format()
    for column, text in ((0, "อำเภอ"), (1, "โรงเรียน"), (2, "ผลงาน")):
        sheet.merge_range(0, column, 1, column, text, form)
    sheet.merge_range(0, 3, 0, 4, "รายละเอียด", form)
    put(sheet, made, [["", "", "", "วันส่ง", "เงิน"]], top=1)
    put(sheet, made, ROWS, top=2)


def two_heads_without_merging(sheet: Any, made: Any) -> None:
    put(sheet, made, [["อำเภอ", "โรงเรียน", "ผลงาน", "", ""], ["", "", "", "วันส่ง", "เงิน"], *ROWS])


def merged_groups(sheet: Any, made: Any) -> None:
    put(sheet, made, [HEAD, *ROWS])
    sheet.merge_range(1, 0, 2, 0, "ปัว", made.add_format())


def empty_groups(sheet: Any, made: Any) -> None:
    put(sheet, made, [HEAD, ROWS[0], ["", *ROWS[1][1:]], ROWS[2]])


def totals_and_notes(sheet: Any, made: Any) -> None:
    put(sheet, made, [HEAD, *ROWS, ["รวม", "", "", "", 12500.5]])
    put(sheet, made, [["หมายเหตุ : ข้อมูลจากระบบเดิม"], ["ลงชื่อ ผู้รายงาน"]], top=6)


def subtotals(sheet: Any, made: Any) -> None:
    put(sheet, made, [HEAD, *ROWS[:2], ["รวมอำเภอปัว", "", "", "", 12500.5], ROWS[2]])


def numbered(sheet: Any, made: Any) -> None:
    rows = [[number, *row] for number, row in enumerate(ROWS, 1)]
    put(sheet, made, [["ลำดับที่", *HEAD], *rows])


def unused_columns(sheet: Any, made: Any) -> None:
    rows = [[*row, 812345678, "\u200bอะไร", DAY] for row in ROWS]
    put(sheet, made, [[*HEAD, "เบอร์", "หมายเหตุอื่น", "วันเกิด"], *rows])


def unused_twice(sheet: Any, made: Any) -> None:
    put(sheet, made, [[*HEAD, "อื่น ๆ", "อื่น ๆ"], *[[*row, 1, 2] for row in ROWS]])


def shifted(sheet: Any, made: Any) -> None:
    put(sheet, made, [HEAD, *ROWS], top=2, left=2)


def blank_rows(sheet: Any, made: Any) -> None:
    put(sheet, made, [HEAD, *ROWS[:2], [], ROWS[2]])


def repeated_head(sheet: Any, made: Any) -> None:
    put(sheet, made, [HEAD, *ROWS[:2], HEAD, ROWS[2]])


def wrapped_head(sheet: Any, made: Any) -> None:
    put(sheet, made, [["อำเภอ", "ชื่อโรงเรียน", "ผล\nงาน", "วัน ส่ง", "เงิน"], *ROWS])


def several_sheets(sheet: Any, made: Any) -> None:
    put(sheet, made, [HEAD, *ROWS])
    put(made.add_worksheet("คำชี้แจง"), made, [["วิธีกรอก"], ["กรอกทุกช่อง"]])


def stray_cell(sheet: Any, made: Any) -> None:
    put(sheet, made, [HEAD, *ROWS])
    sheet.write(1, 9, "ลืมลบ")


def formulas(sheet: Any, made: Any) -> None:
    put(sheet, made, [HEAD, *ROWS])
    sheet.write_formula(1, 4, "=25001/2", None, 12500.5)


def thai_digits(sheet: Any, made: Any) -> None:
    put(sheet, made, [HEAD, ["ปัว", "บ้านใต้", "✓", "๘ ก.ย. ๒๕๖๔", "๑๒,๕๐๐.๕๐"], *ROWS[1:]])


def hidden_row(sheet: Any, made: Any) -> None:
    put(sheet, made, [HEAD, *ROWS])
    sheet.set_row(2, None, None, {"hidden": True})


def hidden_unused(sheet: Any, made: Any) -> None:
    put(sheet, made, [[*HEAD, "ลับ"], *[[*row, 1] for row in ROWS]])
    sheet.set_column(5, 5, 9, None, {"hidden": True})


ACCEPTED: list[tuple[Draw, list[str]]] = [
    (plain, []),
    (titles, []),
    (two_heads, []),
    (two_heads_without_merging, []),
    (merged_groups, []),
    (empty_groups, ["DG4138"]),
    (totals_and_notes, ["DG4139"]),
    (subtotals, ["DG4139"]),
    (numbered, []),
    (unused_columns, []),
    (unused_twice, []),
    (shifted, []),
    (blank_rows, ["DG4007"]),
    (repeated_head, []),
    (wrapped_head, []),
    (several_sheets, ["DG4219"]),
    (stray_cell, []),
    (formulas, []),
    (thai_digits, []),
    (hidden_row, ["DG4209"]),
    (hidden_unused, []),
]


def read(tmp_path: Path, content: bytes) -> Any:
    source = tmp_path / "โครงการ.yaml"
    source.write_text(PROGRAMME, encoding="utf-8")
    made = programmes.read_programme(source, Workspace(tmp_path)).programme
    assert made is not None
    path = tmp_path / "ข้อมูล.xlsx"
    path.write_bytes(content)
    return submissions.read_submissions(path, Request(programme=made))


@pytest.mark.parametrize(("draw", "told"), ACCEPTED, ids=[one.__name__ for one, _ in ACCEPTED])
def test_a_workbook_is_read_as_its_owner_means_it(
    tmp_path: Path, draw: Draw, told: list[str]
) -> None:
    result = read(tmp_path, book(draw))
    assert not [one.message() for one in result.found if one.is_error]
    assert {one.code for one in result.found} == set(told)
    said = [
        (one.units, one.item, one.state, bool(one.recorded), one.value)
        for one in result.submissions
    ]
    assert said == [
        (("ปัว", "บ้านใต้"), "ผลงาน", "เสร็จ", False, None),
        (("ปัว", "บ้านใต้"), "วันส่ง", "", True, None),
        (("ปัว", "บ้านใต้"), "เงิน", "", False, 12500.5),
        (("ปัว", "บ้านเหนือ"), "ผลงาน", "บางส่วน", False, None),
        (("ปัว", "บ้านเหนือ"), "วันส่ง", "", False, None),
        (("ปัว", "บ้านเหนือ"), "เงิน", "", False, 0.0),
        (("เวียงสา", "บ้านใต้"), "ผลงาน", "", False, None),
        (("เวียงสา", "บ้านใต้"), "วันส่ง", "", False, None),
        (("เวียงสา", "บ้านใต้"), "เงิน", "", False, None),
    ]


def with_rows(*rows: list[Any]) -> Draw:
    return lambda sheet, made: put(sheet, made, [HEAD, *rows])


ERA_DAY = datetime.date(2564, 9, 8)
MANY = [["ปัว", f"บ้านที่ {number}"] for number in range(40)]


def merged_money(sheet: Any, made: Any) -> None:
    put(sheet, made, [HEAD, *ROWS])
    sheet.merge_range(1, 4, 2, 4, 90000, made.add_format())


def two_data_sheets(sheet: Any, made: Any) -> None:
    put(sheet, made, [HEAD, *ROWS])
    put(made.add_worksheet("อีกแผ่น"), made, [HEAD, *ROWS])


REFUSED: list[tuple[str, Draw, list[str]]] = [
    ("era", with_rows(*[[*one, "✓", ERA_DAY, 1] for one in MANY]), ["DG4111"]),
    ("one word", with_rows(*[[*one, "น่าจะเสร็จ", "", 1] for one in MANY]), ["DG4131"]),
    (
        "two words",
        with_rows(*[[*one, f"แปลก{n % 2}", "", 1] for n, one in enumerate(MANY)]),
        ["DG4131"] * 2,
    ),
    ("no number", with_rows(*[[*one, "✓", "", "ประมาณ 5"] for one in MANY]), ["DG4132"]),
    ("number as day", with_rows(*[[*one, "✓", 44447, 1] for one in MANY]), ["DG4110"]),
    ("month alone", with_rows(*[[*one, "✓", "กันยายน 2564", 1] for one in MANY]), ["DG4108"]),
    ("merged money", merged_money, ["DG4210"]),
    ("no column", lambda sheet, made: put(sheet, made, [HEAD[:4], *ROWS]), ["DG4003"]),
    ("two sheets", two_data_sheets, ["DG4207"]),
    ("twice", with_rows(ROWS[0], ROWS[0]), ["DG4133"]),
    ("no name", with_rows(["ปัว", "", "✓", "", 1], ["ปัว", "", "✓", "", 2]), ["DG4011"]),
    ("head alone", with_rows(), ["DG4010"]),
]


@pytest.mark.parametrize(
    ("draw", "told"), [one[1:] for one in REFUSED], ids=[one[0] for one in REFUSED]
)
def test_a_workbook_is_refused_with_one_fault_a_word_or_column(
    tmp_path: Path, draw: Draw, told: list[str]
) -> None:
    result = read(tmp_path, book(draw))
    assert [one.code for one in result.found if one.is_error] == told
    assert all(one.at is not None for one in result.found)


# -- lists of recipients ---------------------------------------------------------------------------


def listed(tmp_path: Path, head: list[str], *rows: list[Any], used: set[str] | None = None) -> Any:
    path = tmp_path / "บัญชี.xlsx"
    path.write_bytes(book(lambda sheet, made: put(sheet, made, [head, *rows])))
    return recipients.read_recipients(path, used=used)


def test_a_numbered_list_is_a_list(tmp_path: Path) -> None:
    result = listed(tmp_path, ["ลำดับ", "ชื่อ", "เรียน"], [1, "ตรัง", "ผู้ว่า"], [2, "เลย", "ผู้ว่า"])
    assert not result.found
    assert [(one.name, one.fields) for one in result.recipients] == [("ตรัง", {}), ("เลย", {})]


@pytest.mark.parametrize("heading", ["ชื่อหน่วยงาน", "หน่วยงาน", "อำเภอ", "ชื่อ อำเภอ", "จังหวัด"])
def test_a_list_without_a_column_of_names_has_one_of_offices(tmp_path: Path, heading: str) -> None:
    heading = heading.replace(" ", "")
    result = listed(tmp_path, [heading, "เรียน"], ["ปัว", "นายอำเภอปัว"])
    assert not result.found
    assert [one.name for one in result.recipients] == ["ปัว"]


def test_money_days_and_codes_are_what_their_cells_show(tmp_path: Path) -> None:
    head = ["ชื่อ", "เรียน", "งบ", "วันนัด", "ที่อยู่", "รหัสไปรษณีย์"]
    row = ["ปัว", "นายอำเภอปัว", 12500.5, DAY, "อำเภอปัว น่าน", 55120]
    result = listed(tmp_path, head, row, used={"งบ", "วันนัด"})
    assert not result.found
    fields = result.recipients[0].fields
    assert (fields["งบ"], fields["วันนัด"]) == ("12,500.50", "8 กันยายน 2564")
    assert fields["address"] == "อำเภอปัว น่าน 55120"


def test_money_of_a_list_is_said_in_words(workspace: Workspace) -> None:
    path = workspace.config / "recipients" / "เงิน.xlsx"
    head = ["ชื่อ", "เรียน", "งบ", "เกิด"]
    row = ["ปัว", "นายอำเภอปัว", 12500.5, ERA_DAY]
    path.write_bytes(book(lambda sheet, made: put(sheet, made, [head, row])))
    circular = workspace.config / "circulars" / "ว1.yaml"
    body = "ผู้รับ: เงิน\nข้อความ:\n  - จัดสรร {{ ผู้รับ.งบ | บาท }}"
    circular.write_text(CIRCULAR.replace("ข้อความ:", body), encoding="utf-8")
    loaded = circulars.load(circular, workspace)
    assert not loaded.found, [one.message() for one in loaded.found]
    used = body.replace("งบ | บาท", "เกิด")
    circular.write_text(CIRCULAR.replace("ข้อความ:", used), encoding="utf-8")
    assert [one.code for one in circulars.load(circular, workspace).found] == ["DG4111"]
