"""What stands around a list's rows gets no letter, and no row of the list is taken for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.loading.tables.csv_source import delimiter_of
from docgen.loading.workspace import recipients
from docgen.writers.changed_tables import changed_table
from docgen.writers.told_tables import told_table

ROWS = "แม่ริม,นายอำเภอแม่ริม,5\nหางดง,นายอำเภอหางดง,7\n"
SIGNED = ",,\n,ลงชื่อ ........ ผู้จัดทำ,\n,(นายสมชาย ใจดี),\n"


def read(tmp_path: Path, rows: str) -> recipients.RecipientList:
    path = tmp_path / "อำเภอ.csv"
    path.write_text(f"ชื่อ,เรียน,หมู่บ้าน\n{rows}", encoding="utf-8")
    return recipients.read_recipients(path)


@pytest.mark.parametrize(
    "after",
    [
        "รวม,,12\n",
        "รวมทั้งสิ้น,2 อำเภอ,12\n",
        "รวมทั้งสิ้น,๒ อำเภอ,๑๒\n" + SIGNED,
        "ผลรวม,2,12\n",
        "ยอดรวม,,\n" + SIGNED,
        SIGNED,
        ",,\n(นายสมชาย ใจดี),,\nปลัดอำเภอ,,\n",
        ",,\nหมายเหตุ ข้อมูล ณ วันที่ 1,,\n",
    ],
)
def test_nobody_writes_to_a_sum_or_to_who_signed(tmp_path: Path, after: str) -> None:
    found = read(tmp_path, ROWS + after)
    assert [one.name for one in found.recipients] == ["แม่ริม", "หางดง"]
    assert not found.spoilt


def test_a_sum_of_a_group_is_nobody_either(tmp_path: Path) -> None:
    found = read(tmp_path, ROWS + "รวมเหนือ,,12\nลี้,นายอำเภอลี้,3\nรวมใต้,,3\n")
    assert [one.name for one in found.recipients] == ["แม่ริม", "หางดง", "ลี้"]
    assert not found.spoilt


@pytest.mark.parametrize(
    "row",
    [
        "รวมไทยพัฒนา,นายก อบต.รวมไทยพัฒนา,8",
        "รวมไทยพัฒนา,นายกองค์การบริหารส่วนตำบล,0 5555 1234",
        "(ชื่อในวงเล็บ),นายอำเภอ,1",
    ],
)
def test_who_is_called_like_a_sum_still_gets_his_letter(tmp_path: Path, row: str) -> None:
    for rows in (f"{ROWS}{row}\n", f"{row}\n{ROWS}", f"{ROWS},,\n{row}\n"):
        found = read(tmp_path, rows)
        assert len(found.recipients) == 3
        assert not found.spoilt


def test_a_last_row_apart_is_a_row(tmp_path: Path) -> None:
    found = read(tmp_path, f"{ROWS},,\nลี้,,\n")
    assert [one.recipient.name for one in found.spoilt] == ["ลี้"]


@pytest.mark.parametrize(
    ("lines", "sign"),
    [
        (("ชื่อ,เรียน", "ก,ข"), ","),
        (("บัญชี", "ชื่อ;เรียน", "ก;ข"), ";"),
        (("บัญชี, ปี 2569", "ชื่อ;เรียน", "ก;ข"), ";"),
        (("บัญชี; ปี 2569", "ชื่อ\tเรียน", "ก\tข, ค"), "\t"),
        (("ชื่อ,เรียน", "ก,ข;ค"), ","),
        (("sep=;", "ชื่อ,ก;เรียน", "ก,ก;ข"), ";"),
        ((), ","),
    ],
)
def test_what_parts_cells_is_seen_below_titles(lines: tuple[str, ...], sign: str) -> None:
    assert delimiter_of(lines) == sign


def test_a_first_line_that_names_its_sign_is_no_row_of_what_is_told() -> None:
    content = "sep=;\r\nชื่อ;เรียน\r\nก;\r\n".encode()
    told = told_table(content, ".csv", {2: "ไม่มีเรียน"}, "").decode("utf-8-sig")
    assert told == "sep=;\r\nชื่อ;เรียน;สิ่งที่ต้องแก้\r\nก;;ไม่มีเรียน\r\n"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp874"])
def test_a_list_of_another_encoding_is_mended(encoding: str) -> None:
    content = "ชื่อ\tเรียน\r\nก\t\r\n".encode(encoding)
    mended = changed_table(content, ".txt", {(2, 1): "นาย ก"}, "")
    assert mended == "ชื่อ\tเรียน\r\nก\tนาย ก\r\n".encode("utf-8-sig")


def test_a_line_of_signs_that_nobody_sees_stops_nothing(tmp_path: Path) -> None:
    found = read(tmp_path, f"{ROWS},,\n\u200b,,\n")
    assert [one.name for one in found.recipients][:2] == ["แม่ริม", "หางดง"]
