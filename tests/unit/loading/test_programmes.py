"""Programmes: what their files may say, and how rows are held against them."""

from __future__ import annotations

import pytest

from docgen.diagnostics import Diagnostic
from docgen.loading import submissions
from docgen.loading.circular import circulars
from docgen.loading.submissions.request import Request
from docgen.loading.submissions.submission_list import SubmissionList
from docgen.loading.workspace import Workspace, programmes
from docgen.model.submissions import Programme
from tests.helpers.workspaces import CIRCULAR

SCHOOLS = """\
ระดับ: [อำเภอ, โรงเรียน]
รายการ: [แบบ 1, แบบ 2]
ต้องมี: submissions/units.csv
ค่าในช่อง:
  - {ชื่อ: เสร็จแล้ว, คำ: [เสร็จ, ✓]}
  - บางส่วน
  - ยังไม่รายงาน
"""
UNITS = "อำเภอ,โรงเรียน\nปัว,บ้านใต้\nปัว,บ้านเหนือ\nเวียงสา,บ้านใต้\n"
HEAD = "อำเภอ,โรงเรียน,แบบ 1,แบบ 2\n"
WHOLE = HEAD + "ปัว,บ้านใต้,เสร็จ,✓\nปัว,โรงเรียนบ้านเหนือ,บางส่วน,\nอ.เวียงสา,บ้านใต้,,\n"


def programme(workspace: Workspace, text: str) -> tuple[Programme | None, list[Diagnostic]]:
    (workspace.config / "programmes").mkdir(exist_ok=True)
    (workspace.config / "submissions" / "units.csv").write_text(UNITS, encoding="utf-8")
    path = workspace.config / "programmes" / "ก.yaml"
    path.write_text(text, encoding="utf-8")
    made = programmes.read_programme(path, workspace)
    return made.programme, list(made.found)


def read(workspace: Workspace, data: str, text: str = SCHOOLS) -> SubmissionList:
    made, found = programme(workspace, text)
    assert made is not None, [one.message() for one in found]
    path = workspace.config / "submissions" / "given.csv"
    path.write_text(data, encoding="utf-8")
    return submissions.read_submissions(path, Request(programme=made))


def codes(found: list[Diagnostic] | tuple[Diagnostic, ...]) -> list[str]:
    return [one.code for one in found]


# -- the file of a programme -----------------------------------------------------------------------


def test_names_alone_make_a_programme(workspace: Workspace) -> None:
    made, found = programme(workspace, "ระดับ: [ศูนย์]\nค่าในช่อง: [ดี, พอใช้, ไม่มีข้อมูล]\n")
    assert not found
    assert made is not None
    assert [(one.name, one.mark, one.done) for one in made.states] == [
        *(("ดี", "full", True), ("พอใช้", "half", False), ("ไม่มีข้อมูล", "empty", False))
    ]
    assert [one.counter for one in made.levels] == ["ศูนย์"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("ระดับ: [อำเภอ, โรงเรียน]", "ระดับ: [อำเภอ, อำเภอ]"), "DG4312"),
        (("- บางส่วน", "- เสร็จแล้ว"), "DG4312"),
        (("- บางส่วน", "- {ชื่อ: บางส่วน, คำ: [✓]}"), "DG4318"),
        (("รายการ:", "รวมสถานะ: ส่วนใหญ่\nรายการ:"), "DG4313"),
        (("รายการ:", "รวมสถานะ: {ภาค: ทั้งหมด}\nรายการ:"), "DG4315"),
        (("submissions/units.csv", "submissions/unit.csv"), "DG4316"),
        (("รายการ:", "สถานะ: [{ชื่อ: ก, เมื่อ: {เสด็จ: ทั้งหมด}}, {ชื่อ: ข}]\nรายการ:"), "DG4314"),
        (("รายการ:", "สถานะ: [{ชื่อ: ก, เมื่อ: {เสร็จแล้ว: มากมาย}}, {ชื่อ: ข}]\nรายการ:"), "DG4302"),
        (("ระดับ: [อำเภอ, โรงเรียน]\n", ""), "DG2001"),
    ],
)
def test_dg4312_dg4313_dg4314_dg4315_dg4316_dg4318_fault_of_a_programme_stands_at_its_place(
    workspace: Workspace, change: tuple[str, str], code: str
) -> None:
    made, found = programme(workspace, SCHOOLS.replace(*change))
    assert code in codes(found)
    assert made is None
    assert all(one.at is not None for one in found)
    assert all(one.at.line or code == "DG2001" for one in found if one.at is not None)


def test_dg4319_one_value_alone_would_be_that_of_an_empty_cell(workspace: Workspace) -> None:
    made, found = programme(workspace, "ระดับ: [ศูนย์]\nค่าในช่อง: [เสร็จ]\n")
    assert (made, codes(found)) == (None, ["DG4319"])


def test_the_usual_programme_is_read_like_any_other() -> None:
    made = programmes.usual_programme()
    assert made.is_district_work
    assert [one.key for one in made.levels] == ["province", "district"]
    assert [one.name for one in made.statuses] == ["full", "half", "empty"]


# -- rows ------------------------------------------------------------------------------------------


def test_a_row_a_unit_with_names_as_people_write_them(workspace: Workspace) -> None:
    result = read(workspace, WHOLE)
    assert not result.found
    assert [(one.units, one.item, one.state) for one in result.submissions] == [
        (("ปัว", "บ้านใต้"), "แบบ 1", "เสร็จแล้ว"),
        (("ปัว", "บ้านใต้"), "แบบ 2", "เสร็จแล้ว"),
        (("ปัว", "บ้านเหนือ"), "แบบ 1", "บางส่วน"),
        (("ปัว", "บ้านเหนือ"), "แบบ 2", ""),
        (("เวียงสา", "บ้านใต้"), "แบบ 1", ""),
        (("เวียงสา", "บ้านใต้"), "แบบ 2", ""),
    ]


def test_a_row_a_unit_and_item(workspace: Workspace) -> None:
    data = "โรงเรียน,อำเภอ,รายการ,ผล\nบ้านใต้,ปัว,แบบ 1,เสร็จ\nบ้านใต้,ปัว,แบบ 2,\n"
    result = read(workspace, data)
    assert codes(result.found) == ["DG4136"]
    assert [(one.item, one.state) for one in result.submissions] == [
        *(("แบบ 1", "เสร็จแล้ว"), ("แบบ 2", ""))
    ]


def test_a_column_that_the_programme_does_not_use_is_never_judged(workspace: Workspace) -> None:
    data = WHOLE.replace("แบบ 2\n", "แบบ 2,เบอร์\n").replace("✓\n", "✓,0812\u200b\n")
    data = data.replace("บางส่วน,\n", "บางส่วน,,เเเ\n").replace("บ้านใต้,,\n", "บ้านใต้,,,\n")
    assert not read(workspace, data).found


def test_a_file_of_the_lowest_level_alone_is_placed_by_the_list(workspace: Workspace) -> None:
    result = read(workspace, "โรงเรียน,แบบ 1,แบบ 2\nบ้านเหนือ,เสร็จ,เสร็จ\n")
    assert result.submissions[0].units == ("ปัว", "บ้านเหนือ")


def test_dg4130_a_name_that_the_list_does_not_have_is_told_once(workspace: Workspace) -> None:
    data = HEAD + "ปัว,บ้านไต้,,\nปัว,บ้านไต้,,\nปัว,บ้านเหนือ,,\n"
    [fault] = [one for one in read(workspace, data).found if one.code == "DG4130"]
    assert fault.params["suggestion"] == "บ้านใต้"
    assert fault.params["count"] == 2


def test_dg4131_an_unknown_word_is_one_fault_however_often_it_stands(workspace: Workspace) -> None:
    data = WHOLE.replace("เสร็จ,✓", "น่าจะเสร็จ,✓").replace("บางส่วน,", "น่าจะเสร็จ,")
    [fault] = read(workspace, data).found
    assert (fault.code, fault.params["count"]) == ("DG4131", 2)
    assert "ยังไม่รายงาน" in fault.params["known"]


def test_dg4132_a_number_that_is_none(workspace: Workspace) -> None:
    text = SCHOOLS.replace("[แบบ 1, แบบ 2]", "[{ชื่อ: แบบ 1, ชนิด: จำนวน}, แบบ 2]")
    data = WHOLE.replace("เสร็จ,✓", "ประมาณ 200,✓").replace("บางส่วน,", "'๑,๒๕๐',")
    faults = read(workspace, data, text).found
    assert ("DG4132", "ประมาณ 200") in [(one.code, one.params["text"]) for one in faults]


def test_numbers_in_either_digits_with_commas(workspace: Workspace) -> None:
    text = SCHOOLS.replace("[แบบ 1, แบบ 2]", "[{ชื่อ: แบบ 1, เป้าหมาย: แบบ 2}]")
    data = HEAD + 'ปัว,บ้านใต้,"๑,๒๕๐","2,500"\nปัว,บ้านเหนือ,0,10\nเวียงสา,บ้านใต้,,5\n'
    result = read(workspace, data, text)
    assert not result.found
    assert [(one.value, one.target) for one in result.submissions] == [
        *((1250.0, 2500.0), (0.0, 10.0), (None, None))
    ]


def test_dg4133_a_unit_in_two_rows(workspace: Workspace) -> None:
    data = WHOLE + "ปัว,บ้านใต้,,\n"
    assert codes(read(workspace, data).found) == ["DG4133"]
    last = read(workspace, data, "แถวซ้ำ: ใช้แถวล่าสุด\n" + SCHOOLS)
    assert not last.found
    assert len(last.submissions) == 8


def test_dg4134_faults_of_one_kind_are_told_up_to_a_number(workspace: Workspace) -> None:
    rows = "".join(f"ปัว,บ้านเลขที่ {number * 7919},,\n" for number in range(700))
    found = read(workspace, HEAD + rows).found
    assert codes(found).count("DG4130") == 50
    assert [one.params["count"] for one in found if one.code == "DG4134"] == [650]


def test_dg4135_dg4136_units_without_rows(workspace: Workspace) -> None:
    data = WHOLE.rsplit("อ.เวียงสา", 1)[0]
    [note] = read(workspace, data).found
    assert (note.code, note.params["count"], note.is_error) == ("DG4136", 1, False)
    [fault] = read(workspace, data, "ไม่มีแถว: ผิด\n" + SCHOOLS).found
    assert (fault.code, fault.params["names"], fault.is_error) == ("DG4135", "บ้านใต้", True)


def test_dg4137_an_item_that_is_none(workspace: Workspace) -> None:
    data = "อำเภอ,โรงเรียน,รายการ,ผล\nปัว,บ้านใต้,แบบ 11,เสร็จ\nปัว,บ้านใต้,แบบ 1,เสร็จ\n"
    [fault] = [one for one in read(workspace, data).found if one.is_error]
    assert (fault.code, fault.params["suggestion"]) == ("DG4137", "แบบ 1")


def test_dg4138_an_empty_name_of_a_group_is_that_of_the_row_above(workspace: Workspace) -> None:
    data = HEAD + "ปัว,บ้านใต้,,\n,บ้านเหนือ,,\nเวียงสา,บ้านใต้,,\n"
    result = read(workspace, data)
    assert codes(result.found) == ["DG4138"]
    assert result.submissions[2].units == ("ปัว", "บ้านเหนือ")


def test_dg4139_totals_and_notes_are_no_rows(workspace: Workspace) -> None:
    data = (
        WHOLE.replace("อ.เวียงสา", "รวมอำเภอปัว,,2,1\nอ.เวียงสา")
        + "รวม,,3,1\n\nหมายเหตุ จากระบบเดิม,,,\n"
    )
    result = read(workspace, data)
    assert set(codes(result.found)) == {"DG4139"}
    assert len(result.submissions) == 6


def test_dg4108_days_of_a_programme(workspace: Workspace) -> None:
    text = SCHOOLS.replace("[แบบ 1, แบบ 2]", "[{ชื่อ: แบบ 1, ชนิด: วันที่}, แบบ 2]")
    data = WHOLE.replace("เสร็จ,✓", "8 กันยายน 2564,✓").replace("บางส่วน,", "กันยายน 2564,")
    result = read(workspace, data, text)
    assert codes(result.found) == ["DG4108"]
    assert result.submissions[0].recorded is not None


# -- in a circular ---------------------------------------------------------------------------------

ANNEX = """\
สิ่งที่ส่งมาด้วย:
  - {{รายการ: รายงาน, ภาคผนวก: รายงาน}}
ภาคผนวก:
  รายงาน:
    โครงการ: {programme}
    แบบ: ตาราง
    ข้อมูล: submissions/given.csv
    ณ: 8 กันยายน 2564 10.00 น.
    ตาราง: {table}
"""


def circular(workspace: Workspace, programme_name: str, table: str) -> list[Diagnostic]:
    programme(workspace, SCHOOLS)
    (workspace.config / "submissions" / "given.csv").write_text(WHOLE, encoding="utf-8")
    path = workspace.config / "circulars" / "ว1.yaml"
    text = CIRCULAR + ANNEX.format(programme=programme_name, table=table)
    path.write_text(text, encoding="utf-8")
    return list(circulars.load(path, workspace).found)


def test_dg4310_a_programme_that_is_not_there(workspace: Workspace) -> None:
    [fault] = circular(workspace, "ข", "{คอลัมน์: [ลำดับ]}")
    assert (fault.code, fault.params["suggestion"]) == ("DG4310", "ก")


def test_a_programme_may_stand_in_the_circular(workspace: Workspace) -> None:
    inline = "{ระดับ: [อำเภอ, โรงเรียน], รายการ: [แบบ 1], ค่าในช่อง: [{ชื่อ: เสร็จ, คำ: [✓]}, บางส่วน, ยัง]}"
    assert not circular(workspace, inline, "{คอลัมน์: [ลำดับ, โรงเรียน, แบบ 2]}")


@pytest.mark.parametrize(
    ("table", "code"),
    [
        ("{คอลัมน์: [ลำดับ, งบประมาณ]}", "DG4317"),
        ("{คอลัมน์: [ลำดับ], รวม: [งบ]}", "DG4317"),
        ("{คอลัมน์: [ลำดับ], กลุ่ม: ตำบล}", "DG4317"),
        ("{คอลัมน์: [ลำดับ], แถว: ตำบล}", "DG4315"),
    ],
)
def test_dg4317_a_column_that_no_one_knows(workspace: Workspace, table: str, code: str) -> None:
    [fault] = circular(workspace, "ก", table)
    assert fault.code == code
    assert fault.at is not None
    assert fault.at.line > 0
