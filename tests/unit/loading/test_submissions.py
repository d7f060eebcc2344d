"""Submissions in their three shapes, from one file or many, with names as people type them."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.loading import submissions
from docgen.loading.submissions.request import Request
from docgen.loading.submissions.submission_list import SubmissionList
from docgen.loading.workspace import aliases, statuses
from docgen.model.submissions import ProvinceCount
from docgen.thai.dates import ThaiDate
from tests.helpers.tables_of_submissions import COUNTS, LONG, WIDE, csv_text, wide_rows, workbook
from tests.helpers.workspaces import submissions_csv

SEED = Path(__file__).with_name("seed_list.csv")


def read(tmp_path: Path, text: str, request: Request | None = None) -> SubmissionList:
    path = tmp_path / "ก.csv"
    path.write_text(text, encoding="utf-8")
    return submissions.read_submissions(path, request)


def codes(result: SubmissionList) -> list[str]:
    return [one.code for one in result.found]


def counted(*counts: object) -> str:
    rows = [[i, name, *counts] for i, name in enumerate(submissions.provinces(), 1)]
    return csv_text(COUNTS, rows)


# -- the damaged list of the department's own circular ---------------------------------------------


def test_dg4107_the_damaged_list_has_five_provinces_doubled() -> None:
    doubled = [
        one.params for one in submissions.read_submissions(SEED).found if one.code == "DG4107"
    ]
    assert {one["province"] for one in doubled} == {
        *("เชียงใหม่", "ศรีสะเกษ", "พิษณุโลก", "พิจิตร", "อุตรดิตถ์")
    }
    assert len(doubled) == 5


def test_the_damaged_list_lacks_eight_provinces() -> None:
    (missing,) = (one for one in submissions.read_submissions(SEED).found if one.code == "DG4105")
    names = "เชียงราย, ตรัง, พะเยา, พังงา, พัทลุง, สกลนคร, อำนาจเจริญ, อุดรธานี"
    assert missing.params == {"count": 8, "names": names}


def test_the_damaged_list_has_three_unknown_names_two_of_them_near_one() -> None:
    unknown = [
        one for one in submissions.read_submissions(SEED).found if one.code in ("DG4102", "DG4103")
    ]
    assert [(one.code, one.params["name"], one.params["suggestion"]) for one in unknown] == [
        ("DG4102", "พัตลุง", "พัทลุง"),
        ("DG4102", "ลกลนคร", "สกลนคร"),
        ("DG4103", "บ้านจตุรพักตรพิมาน", ""),
    ]


def test_the_damaged_list_has_68_provinces_that_are_right() -> None:
    result = submissions.read_submissions(SEED)
    assert len({one.province for one in result.counts}) == 68
    assert len(result.found) == 5 + 1 + 3


# -- shapes ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_row_a_district(tmp_path: Path, delimiter: str) -> None:
    result = read(tmp_path, csv_text(WIDE, wide_rows(), delimiter))
    assert not result.found
    assert [one.is_recorded for one in result.submissions[:6]] == [
        *(False, False, True, False, True, True)
    ]


def test_a_row_a_province(tmp_path: Path) -> None:
    result = read(tmp_path, counted(5, 3, 1, 1))
    assert not result.found
    [first, *_] = result.counts
    assert first == ProvinceCount("กระบี่", 3, 1, 1, 0, first.at)


def test_what_a_row_of_counts_leaves_out_follows(tmp_path: Path) -> None:
    rows = [[name, 5, 3] for name in submissions.provinces()]
    result = read(tmp_path, csv_text(("จังหวัด", "จำนวนอำเภอ", "ครบ"), rows))
    assert not result.found
    assert (result.counts[0].full, result.counts[0].half, result.counts[0].empty) == (3, 2, 0)


def test_a_row_of_totals_is_no_province(tmp_path: Path) -> None:
    result = read(tmp_path, counted(5, 3, 1, 1) + "รวมทั้งสิ้น,,380,๒๒๘,76,76\n")
    assert not result.found
    assert len(result.counts) == 76


def test_dg4121_total_that_is_not_the_sum(tmp_path: Path) -> None:
    (fault,) = read(tmp_path, counted(5, 3, 1, 1) + ",รวม,380,229,76,76\n").found
    assert (fault.code, fault.params["said"], fault.params["sum"]) == ("DG4121", "229", 228)


def test_english_headings_and_a_date_of_confirmation(tmp_path: Path) -> None:
    text = submissions_csv().replace(
        "จังหวัด,อำเภอ,ด้าน,วันที่บันทึก,วันที่ยืนยัน",
        ",".join(("Province", "District", "Domain", "Recorded", "Confirmed")),
    )
    result = read(tmp_path, text.replace("1 กันยายน 2564,", "1 กันยายน 2564,2/9/2564"))
    assert not result.found
    assert result.submissions[0].confirmed == ThaiDate(2564, 9, 2)


def test_headings_are_mapped_by_the_circular(tmp_path: Path) -> None:
    heading = ("Prov", "Amphoe", "D1", "D2", "ไม่เกี่ยว")
    request = Request(columns={"province": "Prov", "district": "Amphoe"}, domains=("D1", "D2"))
    result = read(tmp_path, csv_text(heading, wide_rows()), request)
    assert not result.found
    assert {one.item for one in result.submissions} == {"D1", "D2"}


def test_a_mapped_heading_must_be_there(tmp_path: Path) -> None:
    request = Request(columns={"district": "Amphoe"})
    (fault,) = read(tmp_path, csv_text(WIDE, wide_rows()), request).found
    assert (fault.code, fault.params["heading"]) == ("DG4003", "Amphoe")


def test_a_shape_that_cannot_be_told_lacks_headings(tmp_path: Path) -> None:
    text = "จังหวัด,อำเภอ,ด้าน\n" + "".join(f"{one},ก,ข\n" for one in submissions.provinces())
    (fault,) = read(tmp_path, text).found
    assert fault.code == "DG4003"
    assert fault.message().endswith("(แถวแรกมี: จังหวัด, อำเภอ, ด้าน)")


def test_a_title_may_stand_above_the_headings(tmp_path: Path) -> None:
    text = "รายงานสถานะ\n\n" + csv_text(WIDE, wide_rows())
    assert not read(tmp_path, text).found


@pytest.mark.parametrize("word", ["บันทึกแล้ว", "ครบ", "/", "✓", "1", "TRUE", "๘/๙/๒๕๖๔"])
def test_words_that_say_done(tmp_path: Path, word: str) -> None:
    rows = wide_rows()
    rows[0][2] = word
    result = read(tmp_path, csv_text(WIDE, rows))
    assert not result.found
    assert result.submissions[0].is_recorded


@pytest.mark.parametrize("word", ["ยังไม่บันทึก", "-", "0", "false", ""])
def test_words_that_say_not_yet(tmp_path: Path, word: str) -> None:
    rows = wide_rows()
    rows[0][2] = word
    assert not read(tmp_path, csv_text(WIDE, rows)).submissions[0].is_recorded


def test_a_hundred_thousand_rows_are_not_too_many(tmp_path: Path) -> None:
    assert submissions.LIMITS.rows >= 200_000


# -- names -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("written", ["จังหวัดกระบี่", "จ.กระบี่", " กระบี่ ", "กระ\u200bบี่", "จังหวัด กระบี่"])
def test_a_name_is_matched_by_its_cleaned_form(tmp_path: Path, written: str) -> None:
    result = read(tmp_path, submissions_csv().replace("กระบี่,", f"{written},"))
    assert not [one for one in result.found if one.code.startswith("DG4")]
    assert result.submissions[0].units[0] == "กระบี่"


def test_a_near_name_is_never_taken_silently(tmp_path: Path) -> None:
    result = read(tmp_path, submissions_csv().replace("พัทลุง,", "พัตลุง,"))
    assert codes(result) == ["DG4102"]
    assert result.near == {"พัตลุง": "พัทลุง"}
    assert "พัทลุง" not in {one.units[0] for one in result.submissions}


def test_a_near_name_is_taken_when_the_alias_file_says_so(tmp_path: Path) -> None:
    file = tmp_path / "aliases.yaml"
    file.write_text(aliases.text_with_aliases("", {"พัตลุง": "พัทลุง"}), encoding="utf-8")
    known = aliases.read_aliases(file, submissions.provinces())
    text = submissions_csv().replace("พัทลุง,", "พัตลุง,")
    result = read(tmp_path, text, Request(aliases=known))
    assert not result.found
    assert "พัทลุง" in {one.units[0] for one in result.submissions}


def test_aliases_are_added_to_those_that_stand_there() -> None:
    before = "# ของเรา\nจังหวัด:\n  อยุธยา: พระนครศรีอยุธยา\nอำเภอ:\n  ก: ข\n"
    after = aliases.text_with_aliases(before, {"พัตลุง": "พัทลุง"})
    assert after.splitlines() == [
        *("# ของเรา", "จังหวัด:", "  'พัตลุง': พัทลุง"),
        *("  อยุธยา: พระนครศรีอยุธยา", "อำเภอ:", "  ก: ข"),
    ]


def test_dg4118_alias_of_a_province_that_is_none(tmp_path: Path) -> None:
    file = tmp_path / "aliases.yaml"
    file.write_text("จังหวัด:\n  พัตลุง: พัดลุง\n", encoding="utf-8")
    known = aliases.read_aliases(file, submissions.provinces())
    assert [one.code for one in known.found] == ["DG4118"]


# -- scope and folders -----------------------------------------------------------------------------


def test_only_the_provinces_asked_for_must_be_there(tmp_path: Path) -> None:
    rows = [row for row in wide_rows() if row[0] == "ตาก"]
    assert not read(tmp_path, csv_text(WIDE, rows), Request(provinces=("ตาก",))).found


def test_dg4119_province_that_was_not_asked_for(tmp_path: Path) -> None:
    rows = [row for row in wide_rows() if row[0] in ("ตาก", "น่าน")]
    assert codes(read(tmp_path, csv_text(WIDE, rows), Request(provinces=("ตาก",)))) == ["DG4119"]


def returned(folder: Path) -> None:
    for index, row in enumerate(wide_rows()):
        name = folder / f"{index:02}"
        if index % 2:
            name.with_suffix(".xlsx").write_bytes(workbook(WIDE, [row]))
        else:
            name.with_suffix(".csv").write_text(csv_text(WIDE, [row]), encoding="utf-8")
    (folder / "~$01.xlsx").write_bytes(b"lock")


def test_a_folder_is_read_as_one_file(tmp_path: Path) -> None:
    returned(tmp_path)
    result = submissions.read_submissions(tmp_path)
    assert not result.found
    assert len(result.submissions) == 2 * 76
    assert len(result.sources) == 76


def test_each_fault_of_a_folder_names_its_file(tmp_path: Path) -> None:
    returned(tmp_path)
    row = wide_rows()[3]
    (tmp_path / "03 แก้ไข.csv").write_text(csv_text(WIDE, [row]), encoding="utf-8")
    (tmp_path / "05.xlsx").write_bytes(b"PK broken")
    found = submissions.read_submissions(tmp_path).found
    places = {(one.code, Path(one.at.file).name) for one in found if one.at is not None}
    assert places == {("DG4203", "05.xlsx"), ("DG4122", "03.xlsx")}


def test_dg4122_says_where_the_other_row_stands(tmp_path: Path) -> None:
    returned(tmp_path)
    row = wide_rows()[3]
    (tmp_path / "03 แก้ไข.csv").write_text(csv_text(WIDE, [row]), encoding="utf-8")
    (fault,) = submissions.read_submissions(tmp_path).found
    assert fault.params["first"].startswith("03 แก้ไข.csv")


def test_dg4123_other_files_of_a_folder_are_named(tmp_path: Path) -> None:
    returned(tmp_path)
    (tmp_path / "อ่านก่อน.docx").write_bytes(b"x")
    (fault,) = submissions.read_submissions(tmp_path).found
    assert (fault.code, fault.severity) == ("DG4123", "note")
    assert fault.params["names"] == "อ่านก่อน.docx"


def test_dg4123_is_told_of_a_file_that_comes_and_no_more_when_it_is_gone(tmp_path: Path) -> None:
    returned(tmp_path)
    assert codes(submissions.read_submissions(tmp_path)) == []
    other = tmp_path / "อ่านก่อน.docx"
    other.write_bytes(b"x")
    assert codes(submissions.read_submissions(tmp_path)) == ["DG4123"]
    other.unlink()
    assert codes(submissions.read_submissions(tmp_path)) == []


def test_an_old_workbook_in_a_folder_is_not_passed_over(tmp_path: Path) -> None:
    returned(tmp_path)
    (tmp_path / "เก่า.xls").write_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 600)
    assert codes(submissions.read_submissions(tmp_path)) == ["DG4201"]


def test_dg4116_folder_without_tables(tmp_path: Path) -> None:
    assert codes(submissions.read_submissions(tmp_path)) == ["DG4116"]


# -- status rules ----------------------------------------------------------------------------------


OFFICE_RULES = """\
ของเรา:
  - ชื่อ: ครบ
    ข้อความ: ครบแล้ว
    เครื่องหมาย: วงเต็ม
    สี: 0B5D1E
    เสร็จ: ใช่
    เมื่อ: {บันทึก: '>= 90%', บันทึกล่าสุด: <= บันทึก.เดิม}
  - {ชื่อ: ช้า, ข้อความ: ช้า, เครื่องหมาย: สามเหลี่ยม, สี: '7A4A00'}
"""


def rules(tmp_path: Path, text: str) -> statuses.RuleSets:
    path = tmp_path / "statuses.yaml"
    path.write_text(text, encoding="utf-8")
    return statuses.read_statuses(path)


def test_an_office_has_rules_of_its_own(tmp_path: Path) -> None:
    made = rules(tmp_path, OFFICE_RULES)
    assert not made.found
    own = made.sets["ของเรา"]
    assert [(one.name, one.mark, one.done) for one in own.statuses] == [
        *(("ครบ", "full", True), ("ช้า", "triangle", False))
    ]
    assert own.statuses[0].when[0].share == 0.9
    assert statuses.deadlines_of_statuses(own.statuses) == ("บันทึก.previous",)
    assert set(statuses.own_rules()) < set(made.sets)


@pytest.mark.parametrize("text", ["เกือบครบ", "<= บันทึก", "90", ">= 50% ขึ้นไป", "> -1"])
def test_dg4302_condition_that_cannot_be_read(tmp_path: Path, text: str) -> None:
    made = rules(tmp_path, OFFICE_RULES.replace(">= 90%", text))
    assert "DG4302" in [one.code for one in made.found]
    assert "ของเรา" not in made.sets


def test_dg4306_last_status_with_a_condition(tmp_path: Path) -> None:
    text = OFFICE_RULES.replace("สี: '7A4A00'", "สี: '7A4A00', เมื่อ: {บันทึก: ไม่มี}")
    assert [one.code for one in rules(tmp_path, text).found] == ["DG4306"]
    assert [one.code for one in rules(tmp_path, "ของเรา: ครบ\n").found] == ["DG4306"]


def test_dg4307_colour_that_a_copy_loses(tmp_path: Path) -> None:
    text = OFFICE_RULES.replace("7A4A00", "FFFF00")
    assert [one.code for one in rules(tmp_path, text).found] == ["DG4307"]


def test_a_status_without_its_word_is_reported_at_its_place(tmp_path: Path) -> None:
    made = rules(tmp_path, OFFICE_RULES.replace("ข้อความ: ช้า, ", ""))
    (fault,) = made.found
    assert fault.code == "DG2001"
    assert fault.at is not None
    assert fault.at.line == 8


def test_the_rules_of_docgen_are_all_readable() -> None:
    written = {
        (one.name, status.name): len(status.when)
        for one in statuses.own_rules().values()
        for status in one.statuses
    }
    assert written[("กำหนดเวลา", "ทันกำหนด")] == 2
    assert all(not one.statuses[-1].when for one in statuses.own_rules().values())


def test_rows_of_the_long_shape_say_when(tmp_path: Path) -> None:
    text = csv_text(LONG, [["ตาก", "เมือง", "การคลัง", "8/9/2564", ""]])
    result = read(tmp_path, text, Request(provinces=("ตาก",)))
    assert result.submissions[0].recorded == ThaiDate(2564, 9, 8)
