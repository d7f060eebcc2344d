"""Items, resumed sentences and tables of a body, as they are read."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from docgen.loading.circular import circulars
from docgen.loading.workspace import Workspace
from docgen.model.body_parts import BodyPart, BodyTable, Item

HEAD = """ชนิด: หนังสือภายนอก
ส่วนราชการ: สถ
ที่: มท 0812/ว 1960
วันที่: 8 กันยายน 2564
เรื่อง: ขอความร่วมมือรายงานผล
เรียน: ผู้ว่าราชการจังหวัด ทุกจังหวัด
ผู้ลงนาม: รองอธิบดี
"""


def read(body: str, workspace: Workspace) -> tuple[tuple[str | BodyPart, ...], list[str]]:
    path = workspace.config / "circulars" / "letter.yaml"
    path.write_text(f"{HEAD}ข้อความ:{body}", encoding="utf-8")
    loaded = circulars.load(path, workspace)
    codes = [one.code for one in loaded.found]
    assert loaded.dossier is not None, codes
    content = loaded.dossier.circular.body
    assert isinstance(content, tuple)
    return content, codes


def lines(*typed: str) -> str:
    return " |\n" + "".join(f"  {line}\n" for line in typed)


def outline(items: tuple[Item, ...]) -> list[object]:
    return [[one.text, *outline(one.items)] if one.items else one.text for one in items]


def test_items_of_four_levels_and_bullets_nest_by_their_marks(workspace: Workspace) -> None:
    typed = ("1. ก", "1.1 ข", "(1) ค", "ก. ง", "- จ", "(2) ฉ", "1.2 ช", "2. ซ")
    (part,), codes = read(lines(*typed), workspace)
    assert isinstance(part, BodyPart)
    assert outline(part.items) == [["ก", ["ข", ["ค", ["ง", "จ"]], "ฉ"], "ช"], "ซ"]
    assert codes == []


def test_bullets_nest_by_their_indent(workspace: Workspace) -> None:
    (part,), _ = read(lines("- ก", "  - ข", "  - ค", "- ง"), workspace)
    assert isinstance(part, BodyPart)
    assert outline(part.items) == [["ก", "ข", "ค"], "ง"]


def test_next_number_after_a_paragraph_goes_on(workspace: Workspace) -> None:
    typed = ("1. ก", "1.1 ข", "ทั้งนี้ ให้รายงาน", "1.2 ค", "2. ง")
    (_, _, again), codes = read(lines(*typed), workspace)
    assert isinstance(again, BodyPart)
    assert (again.start, again.level, again.upper) == (2, 2, "1")
    assert codes == []


def test_next_top_number_after_a_table_goes_on(workspace: Workspace) -> None:
    typed = ("1. ก", "2. ข", "| ค | ง |", "| 1 | 2 |", "3. จ")
    (_, _, again), codes = read(lines(*typed), workspace)
    assert isinstance(again, BodyPart)
    assert (again.start, again.level, outline(again.items)) == (3, 1, ["จ"])
    assert codes == []


def test_first_number_after_a_paragraph_begins_anew(workspace: Workspace) -> None:
    (_, _, again), codes = read(lines("1. ก", "และ", "1. ข"), workspace)
    assert isinstance(again, BodyPart)
    assert again.start == 1
    assert codes == []


def test_list_of_a_key_goes_on_where_its_first_number_is_typed(workspace: Workspace) -> None:
    body = "\n  - ข้อ: [ก, ข]\n  - ย่อหน้า\n  - ข้อ: [3. ค, ง]\n"
    (_, _, again), codes = read(body, workspace)
    assert isinstance(again, BodyPart)
    assert (again.start, outline(again.items)) == (3, ["ค", "ง"])
    assert codes == []


@pytest.mark.parametrize("typed", ["น. ตามที่กำหนด", "ข้อ 5 ของระเบียบ", "1.5 ล้านบาท", "12. ราย"])
def test_what_only_looks_like_an_item_is_a_paragraph(workspace: Workspace, typed: str) -> None:
    (part,), codes = read(lines(typed), workspace)
    assert part == typed
    assert codes == []


def test_mark_first_in_a_plain_value_needs_no_quotation_marks(workspace: Workspace) -> None:
    (bold, box), codes = read("\n  - **หัวข้อ** ข้อความ\n  - [ ] เห็นชอบ\n", workspace)
    assert (bold, box) == ("**หัวข้อ** ข้อความ", "[ ] เห็นชอบ")
    assert codes == []


def table(part: str | BodyPart) -> BodyTable:
    assert isinstance(part, BodyPart)
    assert part.table is not None
    return part.table


def test_typed_table_has_caption_headings_and_alignment(workspace: Workspace) -> None:
    typed = ("| ตารางที่ 1 |", "| ก | ข |", "| - | ค |", "|:---|---:|", "| `a|b` | 2 |")
    (part,), _ = read(lines(*typed), workspace)
    assert table(part) == BodyTable(
        rows=(("ก", "ข"), ("-", "ค"), ("`a|b`", "2")),
        heads=2,
        caption="ตารางที่ 1",
        aligns=("left", "right"),
    )


def test_fault_in_the_caption_of_typed_rows_is_told_once(workspace: Workspace) -> None:
    typed = (
        "\n  - ตาราง:\n      แถว: |\n        | **ยอดรวม |\n        | ก | ข |\n        | ๑ | ๒ |\n"
    )
    path = workspace.config / "circulars" / "letter.yaml"
    path.write_text(f"{HEAD}ข้อความ:{typed}", encoding="utf-8")
    assert [fault.code for fault in circulars.load(path, workspace).found] == ["DG3060"]


def test_sum_is_worked_out_where_it_is_asked_for(workspace: Workspace) -> None:
    typed = ("| ก | ข |", "| 1 | 1,200.50 |", "| 2 | - |", "| 3 | ๓๐๐ |", "| รวม | = |")
    (part,), codes = read(lines(*typed), workspace)
    assert table(part).rows[-1] == ("รวม", "1,500.50")
    assert codes == []


@pytest.mark.parametrize("name", ["data.csv", "data.xlsx"])
def test_table_of_a_file(workspace: Workspace, name: str) -> None:
    _written(workspace.config / name)
    (part,), codes = read(f"\n  - ตาราง: {{แฟ้ม: {name}}}\n", workspace)
    assert table(part).rows == (("อำเภอ", "คน"), ("สารภี", "12"), ("รวม", "12"))
    assert codes == []


@pytest.mark.parametrize("name", ["ร้อยละ", "ค่าเฉลี่ย", "ราคาต่อหน่วย"])
def test_the_total_of_shares_and_means_is_no_sum(workspace: Workspace, name: str) -> None:
    typed = (f"| ก | บาท | {name} |", "| 1 | 100 | 28.34 |", "| 2 | 300 | 66.17 |")
    _, codes = read(lines(*typed, "| รวม | 400 | 34.23 |"), workspace)
    assert codes == []


def test_wrong_total_of_a_file_is_told_at_its_row(workspace: Workspace) -> None:
    path = workspace.config / "data.csv"
    path.write_text("อำเภอ,คน\nสารภี,12\nรวม,13\n", encoding="utf-8")
    _, codes = read("\n  - ตาราง: {แฟ้ม: data.csv}\n", workspace)
    assert codes == ["DG2101"]


def _written(path: Path) -> None:
    rows = (("อำเภอ", "คน"), ("สารภี", "12"), ("รวม", "="))
    if path.suffix == ".csv":
        path.write_text("".join(",".join(row) + "\n" for row in rows), encoding="utf-8")
        return
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                sheet.write_string(number, column, text)
