"""The number of a letter begins as those of its office do; what offices share is not told."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.loading.workspace import find
from docgen.making import prepare

OFFICES = """\
กอง:
  ชื่อ: กองแผนงาน
  หัวหนังสือ: [กองแผนงาน, ถนนราชสีมา กทม. 10300]
  โทร: 0 2241 9000
  ที่: มท 0812.3
  ผู้ลงนาม: ผอ
จังหวัด:
  ชื่อ: จังหวัดน่าน
  หัวหนังสือ: [ศาลากลางจังหวัดน่าน, ถนนสุริยพงษ์ นน 55000]
  โทร: 0 5471 0000
  ที่: นน 0023.3
  ผู้ลงนาม: ท้องถิ่น
อำเภอ:
  ชื่อ: อำเภอปัว
  หัวหนังสือ: [ที่ว่าการอำเภอปัว, ถนนวรนคร นน 55120]
  โทร: 0 5479 1000
  ที่: นน 0518
ห้องสมุด:
  ชื่อ: ห้องสมุดประชาชน
  หัวหนังสือ: [ห้องสมุดประชาชน, ถนนวรนคร นน 55120]
  โทร: 0 5479 2000
"""
SIGNATORIES = "ผอ: {ชื่อ: นายก ข, ตำแหน่ง: ผู้อำนวยการ}\nท้องถิ่น: {ชื่อ: นายค ง, ตำแหน่ง: ท้องถิ่นจังหวัด}\n"
LETTER = """\
ชนิด: หนังสือภายนอก
ส่วนราชการ: {office}
ที่: {number}
วันที่: 8 กันยายน 2564
เรื่อง: การรายงานผล
เรียน: นายอำเภอทุกอำเภอ
ข้อความ:
  - ด้วยจังหวัดจะจัดการประชุม
  - จึงเรียนมาเพื่อโปรดพิจารณา
ผู้ลงนาม: {signatory}
"""


def found(folder: Path, office: str, number: str, signatory: str = "ผอ") -> list[dict[str, object]]:
    """The parameters of each finding about the office of the number."""
    config = folder / "config"
    (config / "circulars").mkdir(parents=True)
    (folder / "templates").mkdir()
    (config / "offices.yaml").write_text(OFFICES, encoding="utf-8")
    (config / "signatories.yaml").write_text(SIGNATORIES, encoding="utf-8")
    path = config / "circulars" / "ก.yaml"
    text = LETTER.format(office=office, number=number, signatory=signatory)
    path.write_text(text, encoding="utf-8")
    made = prepare(path, find(path))
    assert made.is_sound, [fault.message("th") for fault in made.found]
    return [dict(fault.params) for fault in made.found if fault.code == "DG7014"]


@pytest.mark.parametrize(
    ("office", "number"),
    [
        *(
            ("กอง", "มท 0812.3/ว 5"),
            ("กอง", "มท 0812.3/5"),
            ("กอง", "มท 0812.3/ว"),
            ("กอง", "อัตโนมัติ"),
        ),
        *(("กอง", "มท 0812/ว 5"), ("กอง", "มท 0812.3.1/5"), ("จังหวัด", "นน 0023.3.2/ว 5")),
        *(("กอง", "มท 0201/ว 5"), ("กอง", "มท (กพร) 0812/ว 5"), ("จังหวัด", "นน 0017.2/ว 5")),
        *(("ห้องสมุด", "ศธ 0210/ว 5"), ("จังหวัด", "12/2564"), ("จังหวัด", "นน ๐๐๒๓.๓/ว ๕")),
    ],
)
def test_a_number_that_may_be_its_own_is_not_told(tmp_path: Path, office: str, number: str) -> None:
    assert found(tmp_path, office, number) == []


@pytest.mark.parametrize(
    ("office", "number", "owner", "prefix"),
    [
        ("จังหวัด", "มท 0812.3/ว 5", " ซึ่งเป็นของกองแผนงาน", "นน 0023.3/ว"),
        ("จังหวัด", "มท 0812.3/ว", " ซึ่งเป็นของกองแผนงาน", "นน 0023.3/ว"),
        ("จังหวัด", "ศธ 0210/5", "", "นน 0023.3/"),
        ("อำเภอ", "นน ๐๐๒๓.๓/ว ๕", " ซึ่งเป็นของจังหวัดน่าน", "นน 0518/ว"),
        ("กอง", "นน 0812.3/5", "", "มท 0812.3/"),
    ],
)
def test_a_number_of_another_office_is_told_with_its_own(
    tmp_path: Path, office: str, number: str, owner: str, prefix: str
) -> None:
    (params,) = found(tmp_path, office, number)
    assert params["owner"].in_language("th") == owner  # type: ignore[attr-defined]
    assert params["prefix"] == prefix


@pytest.mark.parametrize(("signatory", "instead"), [("ผอ", "ท้องถิ่น"), ("ท้องถิ่น", "")])
def test_the_signatory_of_the_other_office_gives_way_too(
    tmp_path: Path, signatory: str, instead: str
) -> None:
    (params,) = found(tmp_path, "จังหวัด", "มท 0812.3/ว 5", signatory)
    assert params["signatory"] == instead


@pytest.mark.parametrize("prefix", ["ที่ นน 0023.3/", "นน 0023.3/ว", "นน ๐๐๒๓.๓ /", "นน 0023.3"])
def test_a_prefix_with_its_stroke_and_a_name_in_brackets_print_once(
    tmp_path: Path, prefix: str
) -> None:
    assert found(tmp_path, "จังหวัด", "ว 5", "ท้องถิ่น") == []
    config = tmp_path / "config"
    offices = OFFICES.replace("ที่: นน 0023.3", f"ที่: {prefix}")
    (config / "offices.yaml").write_text(offices, encoding="utf-8")
    named = SIGNATORIES.replace("ชื่อ: นายค ง", "ชื่อ: (นายค ง)")
    (config / "signatories.yaml").write_text(named, encoding="utf-8")
    path = config / "circulars" / "ก.yaml"
    made = prepare(path, find(path))
    assert made.letter is not None, [fault.message("th") for fault in made.found]
    printed = made.letter.to_text()
    assert "นน ๐๐๒๓.๓/ว ๕" in printed
    assert "(นายค ง)" in printed
    assert "((" not in printed
