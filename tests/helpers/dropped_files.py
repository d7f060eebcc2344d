"""Files that a clerk drops on the page: tables with faults and without, typed and received."""

from __future__ import annotations

import contextlib
import csv
import io
import shutil
from pathlib import Path

import xlsxwriter
from click.testing import CliRunner

from docgen.cli import main
from tests.helpers.running_page import (
    ROOT,
    make_workspace,
)


def provinces(workspace: Path) -> list[list[str]]:
    path = workspace / "config" / "recipients" / "provinces.csv"
    return list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))[1:]


def workbook_with_three_faults(workspace: Path, path: Path) -> Path:
    """A title above the headings, an addressee left out, a name twice, a name left out."""
    rows = [row[:2] for row in provinces(workspace)]
    rows[10][1] = ""
    rows[20] = list(rows[19])
    rows[30][0] = ""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("บัญชี")
    sheet.write(0, 0, "บัญชีจังหวัด ปี ๒๕๖๙")
    sheet.write_row(1, 0, ["ชื่อ", "เรียน", "ภาค"])
    for number, row in enumerate(rows):
        sheet.write_row(number + 2, 0, [*row, "เหนือ" if number % 2 else "ใต้"])
    book.close()
    return path


RECEIVED = ROOT / "tests" / "received"
TYPED = (
    "ที่ มท ๐๘๑๒/ว ๔๕๖\tกรมส่งเสริมการปกครองท้องถิ่น",
    "ถนนนครราชสีมา กทม. ๑๐๓๐๐",
    "๙ กันยายน ๒๕๖๔",
    "เรื่อง  ขอความร่วมมือรายงานผล",
    "เรียน  ผู้ว่าราชการจังหวัด ทุกจังหวัด",
    "\tด้วยกรมส่งเสริมการปกครองท้องถิ่น  ขอให้จังหวัดรายงานผลภายใน 30 กันยายน 2564",
    "\tจึงเรียนมาเพื่อโปรดทราบ",
    "ขอแสดงความนับถือ",
    "",
    "(นายขจร ศรีชวโนทัย)",
    "รองอธิบดี ปฏิบัติราชการแทน",
    "อธิบดีกรมส่งเสริมการปกครองท้องถิ่น",
)
ROWS = (
    ("แม่ริม", "บ้านหนึ่ง", "ส่งแล้ว", "ส่ง", 12000),
    ("แม่ริม", "บ้านสอง", "ส่งแล้ว", "", 9000),
    ("หางดง", "บ้านสาม", "ส่งแล้ว", "ส่งแล้ว", 8000),
    ("หางดง", "บ้านสี่", "บางส่วน", "", 7000),
    ("สารภี", "บ้านห้า", "ส่งแล้ว", "ส่งแล้ว", 6000),
)


def workbook(path: Path) -> Path:
    """As offices keep it: a title, a column of numbers, blanks, a remark below."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("รายงาน")
    sheet.write(0, 0, "ผลการรายงานอาหารกลางวัน")
    sheet.write_row(1, 0, ["ลำดับ", "อำเภอ", "โรงเรียน", "แบบ 1", "แบบ 2", "งบประมาณ"])
    for number, row in enumerate(ROWS, 1):
        sheet.write_row(number + 1, 0, [number, *row])
    book.close()
    return path


def foreign_letter(home: Path) -> Path:
    """A circular of a department that this workspace does not know, without docgen's own data."""
    other = make_workspace(home / "other")
    for name in ("offices.yaml", "signatories.yaml"):
        path = other / "config" / name
        text = path.read_text(encoding="utf-8")
        for known, unknown in (("กรมส่งเสริมการปกครองท้องถิ่น", "กรมพัฒนาชนบท"), ("0812", "0999")):
            text = text.replace(known, unknown)
        path.write_text(text, encoding="utf-8")
    circular = other / "config" / "circulars" / "dla-1960.yaml"
    text = circular.read_text(encoding="utf-8").replace("มท 0812/ว 1960", "มท 0999/ว")
    text = text.replace("วันที่: 8 กันยายน 2564", "วันที่: กันยายน 2564")  # both filled by hand
    circular.write_text(text, encoding="utf-8")
    with contextlib.chdir(other):
        run(["build", str(circular), "--no-data", "--to", "pdf", "-o", str(home / "sent")])
    made = next((home / "sent").glob("*.pdf"))
    return Path(shutil.move(made, home / "ด่วนมาก 1960.pdf"))


def run(arguments: list[str]) -> str:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    return str(result.output)


HEADS = ["ชื่อ", "เรียน"]


def workbook_of_sheets(sheets: dict[str, list[list[str]]]) -> bytes:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.close()
    return stream.getvalue()


def districts(*names: str) -> list[list[str]]:
    return [HEADS, *([name, f"นายอำเภอ{name}"] for name in names)]


def two_sheets() -> bytes:
    return workbook_of_sheets(
        {"เชียงใหม่": districts("แม่ริม", "หางดง"), "ลำพูน": districts("ลี้", "บ้านโฮ่ง")}
    )
