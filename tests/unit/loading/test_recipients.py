"""Lists of recipients: CSV, workbook and YAML say the same; faults stand where they were typed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from docgen.diagnostics import Diagnostic
from docgen.loading.tables import csv_source
from docgen.loading.tables.grids import Grid, Limits
from docgen.loading.workspace import Workspace, recipients
from docgen.loading.workspace.recipients import RecipientList

HEADINGS = ("ชื่อ", "ตำแหน่ง", "เรียน", "ชั้น", "กลุ่ม", "รหัส", "ที่อยู่", "อีเมลสารบรรณ", "โควตา")
ROWS = (
    ("กระบี่", "ผู้ว่าราชการจังหวัดกระบี่", "", "", "ภาคใต้", "0081", "ศาลากลาง|กระบี่", "s@k.go.th", "3"),
    ("วัดปัว", "เจ้าคณะตำบล", "พระครูปัว", "พระราชาคณะ", "", "", "", "", "1"),
)


def as_csv(path: Path) -> Path:
    lines = (",".join(row) for row in (HEADINGS, *ROWS))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def as_workbook(path: Path) -> Path:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate((HEADINGS, *ROWS)):
            for column, text in enumerate(row):
                sheet.write_string(number, column, text)
    return path


def as_yaml(path: Path) -> Path:
    entries = []
    for row in ROWS:
        pairs = [(key, text) for key, text in zip(HEADINGS, row, strict=True) if text]
        entries.append("- " + "\n  ".join(f"{key}: {_value(text)}" for key, text in pairs))
    path.write_text("\n".join(entries) + "\n", encoding="utf-8")
    return path


def _value(text: str) -> str:
    """Lines in a block, as a clerk writes an address."""
    return "|\n    " + text.replace("|", "\n    ") if "|" in text else text


def facts(listed: RecipientList) -> list[tuple[str, str, dict[str, str]]]:
    assert listed.found == ()
    return [
        (one.name, one.addressee, {key: text for key, text in one.fields.items() if text})
        for one in listed.recipients
    ]


def test_csv_workbook_and_yaml_say_the_same(tmp_path: Path) -> None:
    found = facts(recipients.read_recipients(as_csv(tmp_path / "a.csv")))
    assert found == [
        (
            "กระบี่",
            "ผู้ว่าราชการจังหวัดกระบี่",
            {
                "post": "ผู้ว่าราชการจังหวัดกระบี่",
                "group": "ภาคใต้",
                "code": "0081",
                "address": "ศาลากลาง|กระบี่",
                "email": "s@k.go.th",
                "โควตา": "3",
            },
        ),
        ("วัดปัว", "พระครูปัว", {"post": "เจ้าคณะตำบล", "class": "พระราชาคณะ", "โควตา": "1"}),
    ]
    assert facts(recipients.read_recipients(as_workbook(tmp_path / "a.xlsx"))) == found
    assert facts(recipients.read_recipients(as_yaml(tmp_path / "a.yaml"))) == found


def test_english_keys_and_lists_of_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("- {name: ก, addressee: นาย ก, address: [บ้าน ก, ตำบล ข]}\n", encoding="utf-8")
    (one,) = recipients.read_recipients(path).recipients
    assert (one.name, one.addressee, one.fields["address"]) == ("ก", "นาย ก", "บ้าน ก|ตำบล ข")
    assert one.at is not None
    assert (one.at.line, one.at.cell) == (1, "รายการที่ 1")


def told(path: Path, text: str) -> Sequence[tuple[str, int, int]]:
    path.write_text(text, encoding="utf-8")
    found = recipients.read_recipients(path).found
    return [(one.code, one.at.line, one.at.column) for one in found if one.at is not None]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("กระบี่: ผู้ว่าราชการจังหวัดกระบี่\n", ("DG4015", 1, 1)),
        ("- กระบี่\n- ตรัง\n", ("DG4015", 1, 3)),
        ("- ชื่อ: ก\n  เรียน: นาย ก\n- ชื่อ: ข\n  กลุ่ม: ค\n", ("DG4011", 3, 3)),
        ("- ชื่อ: ก\n  เรียน: นาย ก\n- ชื่อ: ก\n  เรียน: นาย ก\n", ("DG4012", 3, 9)),
        ("- ชื่อ: ก\n  name: ก\n  เรียน: นาย ก\n", ("DG2003", 2, 3)),
        ("- ชื่อ: ก\n  เรียน: {ก: ข}\n", ("DG2005", 2, 10)),
        ("- ชื่อ: ก\n  เรียน: นาย ก\n  ชั้น: พระราชาคณ\n", ("DG4016", 3, 9)),
        ("- ชื่อ: ก\n  ชื่อ: ข\n  เรียน: นาย ก\n", ("DG1201", 2, 3)),
    ],
)
def test_dg4015_dg4016_a_fault_of_a_yaml_list_stands_at_its_place(
    text: str, fault: tuple[str, int, int], tmp_path: Path
) -> None:
    assert told(tmp_path / "a.yaml", text)[0] == fault


def test_the_workspace_knows_a_yaml_list(write: Any, workspace: Workspace) -> None:
    write("recipients/people.yaml", "- {ชื่อ: ก, เรียน: นาย ก}\n")
    path = workspace.recipients("people")
    assert path is not None
    assert path.name == "people.yaml"


SAME_NAME = "ชื่อ,เรียน,ตำแหน่ง,กลุ่ม,รหัส,โทร\nปัว,{0},{1},{2},{3},1\nปัว,{4},{5},{6},{7},2\n"


@pytest.mark.parametrize(
    ("cells", "refused"),
    [
        ("นาย ก,ก,ข,1;นาย ก,ก,ข,1", True),
        ("นาย ก,,,;นาง ข,,,", False),
        ("นาย ก,นายอำเภอ,,;นาย ก,ปลัดอำเภอ,,", False),
        ("นาย ก,,ก,;นาย ก,,ข,", False),
        ("นาย ก,,,1;นาย ก,,,2", False),
    ],
)
def test_namesakes_are_told_apart_or_refused(cells: str, refused: bool, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    values = [text for row in cells.split(";") for text in row.split(",")]
    path.write_text(SAME_NAME.format(*values), encoding="utf-8")
    codes = [one.code for one in recipients.read_recipients(path).found]
    assert codes == (["DG4012"] if refused else [])


def _list_faults(tmp_path: Path, name: str, text: str) -> list[Diagnostic]:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return list(recipients.read_recipients(path).found)


def test_dg4011_calls_an_empty_cell_by_the_heading_of_the_file(tmp_path: Path) -> None:
    rows = "อำเภอ,ถึง\nเมือง,นายอำเภอเมือง\n,นายอำเภอแม่ริม\n"
    [fault] = _list_faults(tmp_path, "ก.csv", rows)
    assert (fault.code, fault.message()) == ("DG4011", "ช่อง «อำเภอ» ว่างเปล่า")
    assert fault.remedy() == "พิมพ์ข้อมูลในช่อง อำเภอ ของแถวนี้ หรือลบทั้งแถว"
    entries = "- name: ก\n  addressee: นาย ก\n- name: ''\n  addressee: นาย ข\n"
    [fault] = _list_faults(tmp_path, "ก.yaml", entries)
    assert fault.message() == "ช่อง «name» ว่างเปล่า"


def test_an_empty_row_before_the_total_is_not_in_the_middle(tmp_path: Path) -> None:
    rows = "ชื่อ,เรียน,จำนวน\nก,นาย ก,1\nข,นาย ข,2\n,,\nรวม,,3\n"
    assert _list_faults(tmp_path, "ก.csv", rows) == []
    [fault] = _list_faults(tmp_path, "ข.csv", rows.replace("ข,นาย", ",,\nข,นาย"))
    assert (fault.code, fault.params["row"]) == ("DG4007", "3")


@pytest.mark.parametrize("end", ["", "\n", "\n\n"])
def test_what_ends_the_last_line_is_no_row_of_its_own(end: str) -> None:
    """A list of as many rows as are held is held."""
    written = "ชื่อ,เรียน\n" + "\n".join(f"ก{n},ข{n}" for n in range(19)) + end
    made = csv_source.grid(written.encode("utf-8"), "list.csv", Limits(rows=20))
    assert isinstance(made, Grid)
    assert made.found == []
    assert len([one for one in made.records if one.cells]) == 20
