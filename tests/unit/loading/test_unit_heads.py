"""A list of units that says no line after เรียน is written to their heads."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.loading.workspace import recipients


@pytest.mark.parametrize(
    ("heading", "name", "head"),
    [
        ("อำเภอ", "ปัว", "นายอำเภอปัว"),
        ("ชื่ออำเภอ", "อ.ปัว", "นายอำเภอปัว"),
        ("ชื่อ", "ที่ว่าการอำเภอปัว", "นายอำเภอปัว"),
        ("จังหวัด", "น่าน", "ผู้ว่าราชการจังหวัดน่าน"),
        ("จังหวัด", "กรุงเทพมหานคร", "ผู้ว่าราชการกรุงเทพมหานคร"),
        ("ชื่อหน่วยงาน", "จังหวัดน่าน", "ผู้ว่าราชการจังหวัดน่าน"),
        ("หน่วยรับ", "อบต. ปัว", "นายกองค์การบริหารส่วนตำบลปัว"),
        ("อบต.", "ปัว", "นายกองค์การบริหารส่วนตำบลปัว"),
        ("เทศบาล", "เทศบาลเมืองน่าน", "นายกเทศมนตรีเมืองน่าน"),
        ("อปท.", "ทต.ปัว", "นายกเทศมนตรีตำบลปัว"),
        ("โรงเรียน", "บ้านนา", "ผู้อำนวยการโรงเรียนบ้านนา"),
        ("รพ.สต.", "ศิลาแลง", "ผู้อำนวยการโรงพยาบาลส่งเสริมสุขภาพตำบลศิลาแลง"),
    ],
)
def test_the_head_of_a_unit_is_written_to(
    heading: str, name: str, head: str, tmp_path: Path
) -> None:
    path = tmp_path / "ก.csv"
    path.write_text(f"ลำดับ,{heading},โทร\n1,{name},1\nรวม,1,\n", encoding="utf-8")
    read = recipients.read_recipients(path)
    assert [(one.name, one.addressee) for one in read.recipients] == [(name, head)]
    assert [one.code for one in read.found] == ["DG4018"]


@pytest.mark.parametrize(
    "rows",
    [
        "ชื่อหน่วยงาน\nปัว\n",
        "ตำบล\nปัว\n",
        "ชื่อ\nอำเภอปัว\nกลุ่มงานบริหาร\n",
        "ชื่อ,เรียร\nอำเภอปัว,ปลัดอำเภอปัว\n",
    ],
)
def test_where_a_head_is_not_sure_the_column_is_missing(rows: str, tmp_path: Path) -> None:
    path = tmp_path / "ก.csv"
    path.write_text(rows, encoding="utf-8")
    read = recipients.read_recipients(path)
    assert read.recipients == ()
    assert [one.code for one in read.found if one.is_error] == ["DG4003"]


def test_a_column_of_addressees_stands_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "ก.csv"
    path.write_text("อำเภอ,ถึง\nปัว,ปลัดอำเภอปัว\n", encoding="utf-8")
    read = recipients.read_recipients(path)
    assert [one.addressee for one in read.recipients] == ["ปลัดอำเภอปัว"]
    assert read.found == ()
