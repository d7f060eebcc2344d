"""A circular with all that it draws on."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.diagnostics import Rejected
from docgen.loading.circular import circulars
from docgen.loading.circular.circulars import Loaded
from docgen.loading.fields.field_reading import Reading
from docgen.loading.workspace import Workspace, find
from docgen.model.body_parts import BodyPart
from docgen.model.circular import Circular, Enclosure, Urgency, Wording
from docgen.thai.dates import ThaiDate
from tests.helpers.workspaces import CIRCULAR, Write

BODY = "ข้อความ:\n  - จึงเรียนมาเพื่อโปรดพิจารณา\n"
ENGLISH = """\
kind: external_letter
office: สถ
urgency: urgent
reference_number: มท 0812/ว 1960
date: 2564-09-08
subject: ขอความร่วมมือ
recipient: ผู้ว่าราชการจังหวัด ทุกจังหวัด
recipients: provinces
body: จึงเรียนมาเพื่อโปรดพิจารณา
signatory: รองอธิบดี
"""


def loaded(text: str, workspace: Workspace) -> Loaded:
    path = workspace.config / "circulars" / "ว1960.yaml"
    return circulars.parse(text.encode("utf-8"), path, workspace)


def circular(text: str, workspace: Workspace) -> Circular:
    result = loaded(text, workspace)
    assert result.dossier is not None, [one.message() for one in result.found]
    return result.dossier.circular


def codes(result: Loaded) -> list[str]:
    return [one.code for one in result.found]


def test_smallest_circular_passes_without_a_word(workspace: Workspace) -> None:
    result = loaded(CIRCULAR, workspace)
    assert not result.found
    assert result.dossier is not None
    assert result.dossier.office.agency == "กรมส่งเสริมการปกครองท้องถิ่น"
    assert result.dossier.signatory.name == "นายขจร ศรีชวโนทัย"
    assert result.dossier.circular.kind == "external_letter"


def test_keys_and_values_may_be_english(workspace: Workspace) -> None:
    result = loaded(ENGLISH, workspace)
    assert result.dossier is not None, result.found
    assert result.dossier.circular.urgency is Urgency.URGENT
    assert result.dossier.circular.date == ThaiDate(2564, 9, 8)
    assert [one.name for one in result.dossier.recipients] == ["กระบี่", "ตรัง", "พะเยา"]


def test_missing_key_is_named_in_the_language_of_the_file(workspace: Workspace) -> None:
    result = loaded(ENGLISH.replace("subject: ขอความร่วมมือ\n", ""), workspace)
    assert [one.params["key"] for one in result.found] == ["subject"]


def test_place_of_a_value_is_kept_by_its_path(workspace: Workspace) -> None:
    result = loaded(CIRCULAR, workspace)
    assert result.dossier is not None
    at = result.dossier.places.of("subject")
    assert (at.line, at.column, at.length) == (5, 9, 21)


def test_all_faults_of_all_files_come_at_once(workspace: Workspace, write: Write) -> None:
    write("recipients/bad.csv", "ชื่อ,เรียน\nกระบี่,\n")
    text = CIRCULAR.replace("8 กันยายน", "31 กันยายน").replace("สถ\n", "สถถ\n")
    result = loaded(text + "ผู้รับ: bad\nเลขา: ก\n", workspace)
    assert sorted(codes(result)) == ["DG2012", "DG2034", "DG3005", "DG4011"]
    assert result.dossier is None


def test_fault_of_another_office_does_not_stop_the_letter(
    workspace: Workspace, write: Write
) -> None:
    offices = workspace.offices.read_text(encoding="utf-8")
    write("./offices.yaml", offices + "ใหม่:\n  ชื่อ: หน่วยงานใหม่\n")
    assert loaded(CIRCULAR, workspace).dossier is not None


def test_text_body_is_one_paragraph_a_line(workspace: Workspace) -> None:
    text = CIRCULAR.replace(BODY, "ข้อความ: |\n  ย่อหน้าแรก\n\n  ย่อหน้าที่สอง\n")
    assert circular(text, workspace).body == ("ย่อหน้าแรก", "ย่อหน้าที่สอง")


@pytest.mark.parametrize("digits", ["123", "๑๒๓"], ids=["arabic", "thai"])
def test_lines_that_begin_with_numbers_are_items(workspace: Workspace, digits: str) -> None:
    one, two, _ = digits
    lines = ("ดังนี้", f"{one}. แจ้งอำเภอ", f"{one}.{one} ทุกอำเภอ", f"{two}. รายงานผล", "จบ")
    text = CIRCULAR.replace(BODY, "ข้อความ: |\n" + "".join(f"  {line}\n" for line in lines))
    body = circular(text, workspace).body
    assert isinstance(body, tuple)
    assert body[0] == "ดังนี้"
    assert isinstance(body[1], BodyPart)
    assert [item.text for item in body[1].items] == ["แจ้งอำเภอ", "รายงานผล"]
    assert [one.text for one in body[1].items[0].items] == ["ทุกอำเภอ"]
    assert body[2] == "จบ"


def test_time_or_amount_at_the_start_of_a_line_is_no_item(workspace: Workspace) -> None:
    text = CIRCULAR.replace(BODY, "ข้อความ: |\n  13.30 น. เริ่มประชุม\n  1.5 ล้านบาท\n")
    assert circular(text, workspace).body == ("13.30 น. เริ่มประชุม", "1.5 ล้านบาท")


def test_items_of_a_list_with_sub_items(workspace: Workspace) -> None:
    text = CIRCULAR.replace(
        BODY,
        "ข้อความ:\n  - ดังนี้\n  - ข้อ:\n      - ข้อแรก\n      - {ข้อความ: ข้อสอง, ข้อย่อย: [ก, ข]}\n",
    )
    body = circular(text, workspace).body
    assert isinstance(body, tuple)
    assert isinstance(body[1], BodyPart)
    assert [one.text for one in body[1].items[1].items] == ["ก", "ข"]


def test_number_typed_before_an_item_of_a_list_is_not_printed_twice(workspace: Workspace) -> None:
    text = CIRCULAR.replace(BODY, "ข้อความ:\n  - ข้อ:\n      - ๑. ข้อแรก\n      - 2. ข้อสอง\n")
    body = circular(text, workspace).body
    assert isinstance(body[0], BodyPart)
    assert [item.text for item in body[0].items] == ["ข้อแรก", "ข้อสอง"]


def test_wording_keeps_slots_by_the_names_that_were_written(workspace: Workspace) -> None:
    text = CIRCULAR.replace(BODY, "ข้อความ:\n  แม่แบบ: ขยายเวลา\n  เหตุ: ก\n  คำขอ: [ข, ค]\n")
    body = circular(text, workspace).body
    assert isinstance(body, Wording)
    assert body.template == "ขยายเวลา"
    assert body.slots["เหตุ"] == "ก"
    assert [item.text for item in body.slots["คำขอ"]] == ["ข", "ค"]


def test_optional_key_left_empty_is_as_if_not_there(workspace: Workspace) -> None:
    text = CIRCULAR + "สิ่งที่ส่งมาด้วย:\nชั้นความเร็ว:\nกำหนด:\n"
    assert circular(text, workspace).enclosures == ()


def test_same_data_for_two_annexes_is_read_once(workspace: Workspace) -> None:
    annex = "{แบบ: สถานะสองคอลัมน์, ข้อมูล: submissions/workload-2564.csv, ณ: 8 กันยายน 2564 10.00 น.}"
    text = CIRCULAR + f"ภาคผนวก:\n  ก: {annex}\n  ข: {annex}\n"
    result = loaded(text, workspace)
    assert result.dossier is not None, result.found
    assert result.dossier.submissions["ก"] is result.dossier.submissions["ข"]
    assert len(result.dossier.submissions["ก"]) == 152


def test_dg2027_value_that_no_other_code_names(workspace: Workspace) -> None:
    reading = Reading("ว1.yaml")
    assert reading.model(Enclosure, {"item": 5}) is None
    assert [one.code for one in reading.found] == ["DG2027"]


def test_workspace_is_found_from_within(workspace: Workspace) -> None:
    assert find(workspace.config / "circulars" / "ว1.yaml").root == workspace.root.resolve()


def test_dg2030_no_workspace_around(tmp_path: Path) -> None:
    with pytest.raises(Rejected) as caught:
        find(tmp_path / "ว1.yaml")
    assert [one.code for one in caught.value.found] == ["DG2030"]


@pytest.mark.parametrize(
    ("key", "said"),
    [
        *(("วันที่", ["DG2215"]), ("ผู้รับ", []), ("กำหนด", []), ("ภาคผนวก", []), ("อ้างถึง", ["DG2045"])),
        *(("เรื่อง", ["DG2004"]), ("เรียน", ["DG2004"]), ("ข้อความ", ["DG2004"])),
    ],
)
def test_a_dash_alone_leaves_a_field_empty(key: str, said: list[str], workspace: Workspace) -> None:
    keys = [key_of(line) for line in CIRCULAR.splitlines()]
    lines = CIRCULAR.splitlines()
    if key in keys:
        begin = keys.index(key)
        end = next((at for at in range(begin + 1, len(keys)) if keys[at]), len(keys))
        del lines[begin:end]
    assert codes(loaded("\n".join([*lines, f"{key}: -", ""]), workspace)) == said


def key_of(line: str) -> str:
    return "" if line.startswith((" ", "-")) else line.partition(":")[0]


@pytest.mark.parametrize(
    "written", ["อำเภอ", "อำเภอ.csv", "config/recipients/อำเภอ.csv", "recipients\\อำเภอ.csv"]
)
def test_a_list_may_be_named_as_its_file_is(written: str, workspace: Workspace) -> None:
    folder = workspace.config / "recipients"
    (folder / "อำเภอ.csv").write_text("ชื่อ,เรียน\nเมือง,นายอำเภอเมือง\n", encoding="utf-8")
    result = loaded(f"{CIRCULAR}ผู้รับ: {written}\n", workspace)
    assert result.dossier is not None
    assert [one.name for one in result.dossier.recipients] == ["เมือง"]


def test_a_list_that_lies_elsewhere_is_told_to_be_moved(workspace: Workspace) -> None:
    (workspace.root / "อำเภอ.csv").write_text("ชื่อ,เรียน\n", encoding="utf-8")
    (fault,) = loaded(f"{CIRCULAR}ผู้รับ: อำเภอ.csv\n", workspace).found
    assert fault.code == "DG2014"
    assert fault.remedy().startswith("ย้ายแฟ้ม อำเภอ.csv ไปไว้ใน config/recipients ")
    assert "อำเภอ.csv.csv" not in fault.remedy()


MEMORANDUM = """\
ชนิด: บันทึกข้อความ
ส่วนราชการ: สถ
ที่: มท 0812.1/12
วันที่: 8 กันยายน 2564
เรื่อง: ขออนุมัติ
เรียน: อธิบดี
ข้อความ: จึงเรียนมาเพื่อโปรดพิจารณา
ผู้ลงนาม: รองอธิบดี
"""


@pytest.mark.parametrize("dash", ["- ", ""])
def test_an_opinion_may_be_headed_by_the_post_that_gives_it(
    dash: str, workspace: Workspace
) -> None:
    opinions = f"ความเห็น:\n  {dash}ผู้อำนวยการกอง: เห็นควรอนุมัติ\n  {dash}อธิบดี:\n"
    result = loaded(MEMORANDUM + opinions, workspace)
    assert codes(result) == ["DG2035"]
    assert result.dossier is not None
    given = result.dossier.circular.opinions
    assert [(one.position_title, one.text) for one in given] == [
        ("ผู้อำนวยการกอง", "เห็นควรอนุมัติ"),
        ("อธิบดี", None),
    ]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("- อนุมัติ\n    (นายก ข)\n    อธิบดี", ("อนุมัติ", "นายก ข", "อธิบดี", None)),
        (
            "- |\n    เห็นควร\n    (นายก ข)\n    อธิบดี\n    9 ก.ย. 2564",
            ("เห็นควร", "นายก ข", "อธิบดี", ThaiDate(2564, 9, 9)),
        ),
        ("- อธิบดี: อนุมัติ\n      (นายก ข)", ("อนุมัติ", "นายก ข", "อธิบดี", None)),
        ("- ตามระเบียบ\n    (ฉบับที่ 2)", ("ตามระเบียบ (ฉบับที่ 2)", "", "", None)),
        ("- อนุมัติ (นายก ข)", ("อนุมัติ (นายก ข)", "", "", None)),
    ],
)
def test_an_opinion_may_be_signed_below_as_on_paper(
    workspace: Workspace, typed: str, said: tuple[object, ...]
) -> None:
    result = loaded(f"{MEMORANDUM}ความเห็น:\n  {typed}\n", workspace)
    assert result.dossier is not None
    (opinion,) = result.dossier.circular.opinions
    given = (opinion.text, opinion.name or "", opinion.position_title or "", opinion.date)
    assert given == said
    is_told = any("(นายก ข)" in fault.message() for fault in result.found)
    assert is_told == bool(said[1])


def test_a_key_of_an_opinion_that_is_misspelt_is_no_post(workspace: Workspace) -> None:
    result = loaded(f"{MEMORANDUM}ความเห็น:\n  - ข้อควาาม: เห็นควรอนุมัติ\n", workspace)
    assert codes(result) == ["DG2002"]


def test_a_post_without_its_colon_is_told_once(workspace: Workspace) -> None:
    begun = MEMORANDUM.partition("ผู้ลงนาม")[0]
    result = loaded(f"{begun}(ลงชื่อ) นายดี งาม\nตำแหน่ง ปลัดอำเภอ\n", workspace)
    told = [(one.code, one.at.line) for one in result.found if one.is_error and one.at]
    assert told == [("DG1301", 8), ("DG2013", 8), ("DG2046", 9)]
    (colon,) = (one for one in result.found if one.code == "DG1301")
    assert colon.remedy() == "พิมพ์ (ลงชื่อ): นายดี งาม"


MINUTES = """\
ชนิด: รายงานการประชุม
ส่วนราชการ: สถ
คณะที่ประชุม: คณะทำงาน
ครั้งที่: 1/2564
ณ: ห้องประชุม 1
ผู้มาประชุม: นายดี งาม
เริ่มประชุมเวลา: 09.30 น.
เลิกประชุมเวลา: 12.00 น.
ผู้จดรายงานการประชุม: นายดี งาม
"""


def test_the_date_of_minutes_is_that_of_the_meeting(workspace: Workspace) -> None:
    result = loaded(f"{MINUTES}วันที่: 10 กันยายน 2564\nข้อความ: ประธานกล่าวเปิดประชุม\n", workspace)
    assert codes(result) == ["DG2035"]


def test_resolutions_typed_as_keys_are_all_moved_and_none_is_deleted(workspace: Workspace) -> None:
    typed = "เมื่อ: 10 กันยายน 2564\nวาระที่ 1: ก\nมติ: รับทราบ\nวาระที่ 2: ข\nมติ: รับรอง\n"
    assert codes(loaded(MINUTES + typed, workspace)) == ["DG2036"] * 4


def test_a_key_that_is_part_of_the_kinds_own_is_answered_with_those(workspace: Workspace) -> None:
    typed = "เมื่อ: 10 กันยายน 2564\nเวลา: 09.30 น.\nข้อความ: ประธานกล่าวเปิดประชุม\n"
    (fault,) = loaded(MINUTES + typed, workspace).found
    assert fault.remedy() == "หมายถึง «เริ่มประชุมเวลา หรือ เลิกประชุมเวลา» หรือไม่"


def test_a_field_of_its_own_kind_that_lacks_its_colon_is_told_once(workspace: Workspace) -> None:
    text = (
        "ชนิด: รายงานการประชุม\nส่วนราชการ: สถ\nคณะที่ประชุม: คณะกรรมการ\nครั้งที่: 3/2564\n"
        "เมื่อ: 8 กันยายน 2564\nณ: ห้องประชุม\nผู้มาประชุม: [นายก]\nเริ่มประชุมเวลา: 9.30 น.\n"
        "ข้อความ: ประธานแจ้ง\nเลิกประชุมเวลา 12.00 น.\nผู้จดรายงานการประชุม: นายก ข\n"
    )
    told = [(fault.code, fault.remedy()) for fault in loaded(text, workspace).found]
    assert told == [("DG1301", "พิมพ์ เลิกประชุมเวลา: 12.00 น.")]
