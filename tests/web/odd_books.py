"""Tables as offices keep them, each made here: names and addressees are the same five."""

from __future__ import annotations

import csv
import datetime
import io
import re
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

import xlsxwriter

DISTRICTS = ("แม่ริม", "หางดง", "ฝาง", "พร้าว", "จอมทอง")
HEADS = ("ชื่อ", "เรียน")
ROWS = tuple((name, f"นายอำเภอ{name}") for name in DISTRICTS)
Draw = Callable[[Any, Any], None]


def book(*sheets: tuple[str, Draw], options: dict[str, Any] | None = None) -> bytes:
    """A workbook, each of its sheets drawn by a function of the book and the sheet."""
    stream = io.BytesIO()
    made = xlsxwriter.Workbook(stream, options or {})
    for name, draw in sheets:
        draw(made, made.add_worksheet(name))
    made.close()
    return stream.getvalue()


def of_rows(rows: Sequence[Sequence[Any]], top: int = 0, left: int = 0) -> Draw:
    """Rows written one after the other."""

    def draw(_: Any, sheet: Any) -> None:
        for number, row in enumerate(rows):
            sheet.write_row(top + number, left, row)

    return draw


def plain(_: Any, sheet: Any) -> None:
    """The five under their headings."""
    of_rows([HEADS, *ROWS])(None, sheet)


def sheet(draw: Draw) -> Callable[[], bytes]:
    """A workbook of one sheet."""
    return lambda: book(("บัญชี", draw))


def changed(content: bytes, change: Callable[[str, str], str]) -> bytes:
    """The workbook with the text of its parts changed; ``change`` gets the name and the text."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name).decode("utf-8")))
    return stream.getvalue()


def merged_titles(made: Any, page: Any) -> None:
    centred = made.add_format({"align": "center", "bold": True})
    page.merge_range(0, 0, 0, 1, "บัญชีรายชื่ออำเภอ", centred)
    page.merge_range(1, 0, 1, 1, "จังหวัดเชียงใหม่ ปีงบประมาณ พ.ศ. ๒๕๖๙", centred)
    of_rows([HEADS, *ROWS], 3)(made, page)


def two_head_rows(made: Any, page: Any) -> None:
    page.merge_range(0, 0, 0, 1, "ข้อมูลอำเภอ")
    page.merge_range(0, 2, 0, 3, "การติดต่อ")
    page.write_row(1, 0, [*HEADS, "โทรศัพท์", "โทรสาร"])
    of_rows([(*row, "0 5329 7001", "0 5329 7002") for row in ROWS], 2)(made, page)


def heads_over_two_rows(made: Any, page: Any) -> None:
    page.merge_range(0, 0, 1, 0, "ชื่อ")
    page.merge_range(0, 1, 1, 1, "เรียน")
    page.merge_range(0, 2, 0, 3, "การติดต่อ")
    page.write_row(1, 2, ["โทรศัพท์", "โทรสาร"])
    of_rows([(*row, "0 5329 7001", "0 5329 7002") for row in ROWS], 2)(made, page)


def hidden_row(made: Any, page: Any) -> None:
    plain(made, page)
    page.set_row(2, None, None, {"hidden": True})


def hidden_column(made: Any, page: Any) -> None:
    of_rows([(*HEADS, "หมายเหตุ"), *((*row, "ก") for row in ROWS)])(made, page)
    page.set_column(2, 2, None, None, {"hidden": True})


def hidden_addressee(made: Any, page: Any) -> None:
    plain(made, page)
    page.set_column(1, 1, None, None, {"hidden": True})


def filtered(made: Any, page: Any) -> None:
    plain(made, page)
    page.autofilter(0, 0, 5, 1)
    page.filter_column(0, "x == แม่ริม")
    for row in range(2, 6):
        page.set_row(row, None, None, {"hidden": True})


def folded(made: Any, page: Any) -> None:
    plain(made, page)
    for row in range(3, 6):
        page.set_row(row, None, None, {"level": 1, "hidden": True})
    page.set_row(6, None, None, {"collapsed": True})


def excel_table(made: Any, page: Any) -> None:
    heads = [{"header": head} for head in HEADS]
    page.add_table(0, 0, 5, 1, {"data": [list(row) for row in ROWS], "columns": heads})


def excel_table_with_total(made: Any, page: Any) -> None:
    heads = [
        {"header": "ชื่อ", "total_string": "ผลรวม"},
        {"header": "เรียน", "total_function": "count", "total_value": 5},
    ]
    data = [list(row) for row in ROWS]
    page.add_table(0, 0, 6, 1, {"data": data, "columns": heads, "total_row": True})


def formulas(made: Any, page: Any) -> None:
    page.write_row(0, 0, HEADS)
    for number, (name, addressee) in enumerate(ROWS, 1):
        page.write(number, 0, name)
        page.write_formula(number, 1, f'="นายอำเภอ"&A{number + 1}', None, addressee)


def without_values() -> bytes:
    """As a program that only writes formulas leaves them: nothing is worked out."""
    made = book(("บัญชี", formulas))
    return changed(
        made,
        lambda name, text: re.sub(r"(</f>)<v>[^<]*</v>", r"\1", text) if "sheet1" in name else text,
    )


def numbers_and_texts(made: Any, page: Any) -> None:
    zeros = made.add_format({"num_format": "00000"})
    page.write_row(0, 0, [*HEADS, "รหัส", "รหัสไปรษณีย์"])
    for number, row in enumerate(ROWS, 1):
        page.write_row(number, 0, row)
        page.write_string(number, 2, f"00{number}")
        page.write_number(number, 3, 50180 + number, zeros)


def spaces() -> list[tuple[str, str]]:
    return [
        ("ชื่อ ", " เรียน"),
        *((f" {name}\u00a0", f"{addressee}  ") for name, addressee in ROWS),
    ]


def empty_columns(made: Any, page: Any) -> None:
    of_rows([("ชื่อ", "", "เรียน"), *((name, "", to) for name, to in ROWS)], 2, 1)(made, page)


def numbered_columns(made: Any, page: Any) -> None:
    of_rows([("ที่", *HEADS), (1, 2, 3), *((n, *row) for n, row in enumerate(ROWS, 1))])(made, page)


def total_and_signature(made: Any, page: Any) -> None:
    plain(made, page)
    page.write_row(6, 0, ["รวมทั้งสิ้น", "5 อำเภอ"])
    page.write(8, 1, "ลงชื่อ ............................ ผู้จัดทำ")
    page.write(9, 1, "(นายสมชาย ใจดี)")


def total_across(made: Any, page: Any) -> None:
    of_rows([(*HEADS, "จำนวนหมู่บ้าน"), *((*row, 10) for row in ROWS)])(made, page)
    page.merge_range(6, 0, 6, 1, "รวม")
    page.write_formula(6, 2, "=SUM(C2:C6)", None, 50)


def heads_on_every_page(made: Any, page: Any) -> None:
    of_rows([HEADS, *ROWS[:3], HEADS, *ROWS[3:]])(made, page)


def group_rows(made: Any, page: Any) -> None:
    """The group stands in a row of its own, over all columns."""
    page.write_row(0, 0, HEADS)
    page.merge_range(1, 0, 1, 1, "โซนเหนือ")
    of_rows(ROWS[:3], 2)(made, page)
    page.merge_range(5, 0, 5, 1, "โซนใต้")
    of_rows(ROWS[3:], 6)(made, page)


def group_cells(made: Any, page: Any) -> None:
    page.write_row(0, 0, ["กลุ่ม", *HEADS])
    page.merge_range(1, 0, 3, 0, "เหนือ")
    page.merge_range(4, 0, 5, 0, "ใต้")
    of_rows(ROWS, 1, 1)(made, page)


def errors(made: Any, page: Any) -> None:
    page.write_row(0, 0, HEADS)
    for number, (name, addressee) in enumerate(ROWS, 1):
        page.write(number, 0, name)
        page.write_formula(
            number,
            1,
            f"=VLOOKUP(A{number + 1},Z:Z,1,0)",
            None,
            "#N/A" if number == 3 else addressee,
        )


def duplicated_headings(made: Any, page: Any) -> None:
    of_rows([("ชื่อ", "ชื่อ", "เรียน"), *((name, name, to) for name, to in ROWS)])(made, page)


def duplicated_names(made: Any, page: Any) -> None:
    of_rows([HEADS, *ROWS, ROWS[1]])(made, page)


def far_formats(made: Any, page: Any) -> None:
    """Borders to the last row and column that a sheet has, values in none of them."""
    plain(made, page)
    border = made.add_format({"border": 1})
    page.write_blank(1_048_575, 0, None, border)
    page.write_blank(0, 16_383, None, border)
    for row in range(6, 3_000):
        page.write_blank(row, 0, None, border)


def furnished(made: Any, page: Any) -> None:
    """Comments, a list to choose from, colours, a frozen head, a protected sheet, rich text."""
    bold = made.add_format({"bold": True, "bg_color": "yellow"})
    page.write_row(0, 0, HEADS, bold)
    for number, (name, addressee) in enumerate(ROWS, 1):
        page.write_rich_string(number, 0, bold, name[:2], name[2:] or " ")
        page.write(number, 1, addressee)
    page.write_comment(1, 0, "ตรวจแล้ว")
    page.data_validation(1, 1, 5, 1, {"validate": "list", "source": ["ก", "ข"]})
    page.conditional_format(0, 0, 5, 1, {"type": "no_blanks", "format": bold})
    page.freeze_panes(1, 0)
    page.protect("x")


def with_pivot() -> bytes:
    """A sheet of sums beside the sheet of the rows, as a pivot table leaves them."""
    sums = of_rows([("ป้ายชื่อแถว", "นับจำนวน ของ ชื่อ"), ("เหนือ", 3), ("ใต้", 2), ("ผลรวมทั้งหมด", 5)], 2)
    return book(("Pivot", sums), ("บัญชี", plain))


def with_chart_sheet() -> bytes:
    stream = io.BytesIO()
    made = xlsxwriter.Workbook(stream)
    page = made.add_worksheet("บัญชี")
    plain(made, page)
    chart = made.add_chart({"type": "column"})
    chart.add_series({"values": "=บัญชี!$B$2:$B$6"})
    made.add_chartsheet("แผนภูมิ").set_chart(chart)
    made.close()
    return stream.getvalue()


def chart_alone() -> bytes:
    stream = io.BytesIO()
    made = xlsxwriter.Workbook(stream)
    chart = made.add_chart({"type": "pie"})
    chart.add_series({"values": "=x!$A$1:$A$2"})
    page = made.add_worksheet("x")
    page.insert_chart(0, 0, chart)
    made.close()
    return stream.getvalue()


def of_hidden(attribute: str) -> bytes:
    """A hidden sheet of other districts beside the list."""
    others = of_rows([HEADS, ("ปาย", "นายอำเภอปาย")])
    made = book(("บัญชี", plain), ("เก่า", others))
    return changed(
        made,
        lambda name, text: (
            text.replace('name="เก่า"', f'name="เก่า" state="{attribute}"')
            if name == "xl/workbook.xml"
            else text
        ),
    )


def all_hidden() -> bytes:
    return changed(
        book(("บัญชี", plain)),
        lambda name, text: (
            text.replace('name="บัญชี"', 'name="บัญชี" state="hidden"')
            if name == "xl/workbook.xml"
            else text
        ),
    )


def macros() -> bytes:
    """Saved with macros in it."""
    stream = io.BytesIO(book(("บัญชี", plain)))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0" + bytes(3_000))
    return changed_type(stream.getvalue())


def changed_type(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    types = parts["[Content_Types].xml"].decode()
    parts["[Content_Types].xml"] = types.replace(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    ).encode()
    return packed(parts)


def packed(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def binary_workbook() -> bytes:
    """Excel's binary workbook: a ZIP whose parts are no XML."""
    return packed(
        {
            "[Content_Types].xml": b"<Types/>",
            "xl/workbook.bin": b"\x83\x01\x00" + bytes(200),
            "xl/worksheets/sheet1.bin": bytes(200),
        }
    )


def open_document() -> bytes:
    """LibreOffice's own workbook."""
    return packed(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": b"<office:document-content/>",
            "META-INF/manifest.xml": b"<manifest/>",
        }
    )


def strict() -> bytes:
    """«Strict Open XML Spreadsheet»: the same file in the namespaces of ISO."""
    names = {
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main": (
            "http://purl.oclc.org/ooxml/spreadsheetml/main"
        ),
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
            "http://purl.oclc.org/ooxml/officeDocument/relationships"
        ),
    }

    def change(_: str, text: str) -> str:
        for old, new in names.items():
            text = text.replace(old, new)
        return text

    return changed(book(("บัญชี", plain)), change)


def text_of(rows: Sequence[Sequence[str]], delimiter: str = ",", end: str = "\r\n") -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, lineterminator=end).writerows(rows)
    return stream.getvalue()


def web_table() -> bytes:
    """A page of the web that a system calls a workbook."""
    rows = "".join(f"<tr><td>{name}</td><td>{to}</td></tr>" for name, to in (HEADS, *ROWS))
    return f"<html><meta charset=utf-8><table>{rows}</table></html>".encode()


def dates(made: Any, page: Any) -> None:
    """Days of five forms in one column."""
    day = made.add_format({"num_format": "d/m/yyyy"})
    thai = made.add_format({"num_format": "[$-107041E]d mmm yy"})
    page.write_row(0, 0, [*HEADS, "วันที่"])
    for number, row in enumerate(ROWS, 1):
        page.write_row(number, 0, row)
    page.write(1, 2, "15/9/2564")
    page.write(2, 2, "15 ก.ย. 64")
    page.write_datetime(3, 2, datetime.date(2021, 9, 15), day)
    page.write_datetime(4, 2, datetime.date(2021, 9, 15), thai)
    page.write(5, 2, "๑๕ กันยายน ๒๕๖๔")


def long_name() -> str:
    """As long as Windows lets a name be that a clerk writes, longer than other disks let it be."""
    return f"{'บัญชีรายชื่ออำเภอ' * 6} (แก้ไขล่าสุด).xlsx"


TITLED = [("บัญชีอำเภอ", ""), HEADS, *ROWS]
TAKEN: dict[str, Callable[[], bytes]] = {
    "หัวผสานเหนือตาราง.xlsx": sheet(merged_titles),
    "หัวสองแถว.xlsx": sheet(two_head_rows),
    "หัวคร่อมสองแถว.xlsx": sheet(heads_over_two_rows),
    "แถวซ่อน.xlsx": sheet(hidden_row),
    "คอลัมน์ซ่อน.xlsx": sheet(hidden_column),
    "คอลัมน์เรียนซ่อน.xlsx": sheet(hidden_addressee),
    "กรองไว้.xlsx": sheet(filtered),
    "พับไว้.xlsx": sheet(folded),
    "ตารางของ Excel.xlsx": sheet(excel_table),
    "ตารางมีแถวผลรวม.xlsx": sheet(excel_table_with_total),
    "สูตรที่คำนวณแล้ว.xlsx": sheet(formulas),
    "รหัสเป็นข้อความ.xlsx": sheet(numbers_and_texts),
    "เว้นวรรคเกิน.xlsx": lambda: book(("บัญชี", of_rows(spaces()))),
    "คอลัมน์ว่าง.xlsx": sheet(empty_columns),
    "แถวเลขคอลัมน์.xlsx": sheet(numbered_columns),
    "ยอดรวมและลงชื่อ.xlsx": sheet(total_and_signature),
    "ยอดรวมคร่อม.xlsx": sheet(total_across),
    "หัวทุกหน้า.xlsx": sheet(heads_on_every_page),
    "กลุ่มเป็นช่องผสาน.xlsx": sheet(group_cells),
    "กลุ่มเป็นแถว.xlsx": sheet(group_rows),
    "เส้นตารางยาว.xlsx": sheet(far_formats),
    "มีความเห็นและล็อก.xlsx": sheet(furnished),
    "มีแผ่น Pivot.xlsx": with_pivot,
    "มีแผ่นแผนภูมิ.xlsx": with_chart_sheet,
    "แผ่นซ่อน.xlsx": lambda: of_hidden("hidden"),
    "แผ่นซ่อนมาก.xlsx": lambda: of_hidden("veryHidden"),
    "มีแมโคร.xlsm": macros,
    "แบบ Strict.xlsx": strict,
    "วันหลายแบบ.xlsx": sheet(dates),
    "cp874.csv": lambda: text_of([HEADS, *ROWS]).encode("cp874"),
    "utf-8 มี BOM.csv": lambda: text_of([HEADS, *ROWS]).encode("utf-8-sig"),
    "อัฒภาค.csv": lambda: text_of([HEADS, *ROWS], ";").encode(),
    "หัวเรื่องแล้วอัฒภาค.csv": lambda: text_of([("บัญชีอำเภอ",), HEADS, *ROWS], ";").encode(),
    "หัวเรื่องมีจุลภาค.csv": lambda: (
        "บัญชีอำเภอ จังหวัดเชียงใหม่, ปี 2569\r\n".encode() + text_of([HEADS, *ROWS], ";").encode()
    ),
    "sep.csv": lambda: b"sep=;\r\n" + text_of([HEADS, *ROWS], ";").encode(),
    "แท็บ.txt": lambda: text_of([HEADS, *ROWS], "\t").encode(),
    "ยูนิโค้ดของ Excel.txt": lambda: text_of([HEADS, *ROWS], "\t").encode("utf-16"),
    "utf-16.csv": lambda: text_of([HEADS, *ROWS]).encode("utf-16"),
    "utf-16 be.csv": lambda: b"\xfe\xff" + text_of([HEADS, *ROWS]).encode("utf-16-be"),
    "หัวเรื่อง.csv": lambda: text_of(TITLED).encode(),
    "จุลภาคท้ายแถว.csv": lambda: text_of([(*row, "", "") for row in (HEADS, *ROWS)]).encode(),
    "อัญประกาศหลายบรรทัด.csv": lambda: text_of(
        [HEADS, *((name, f"\n{to}") for name, to in ROWS)]
    ).encode(),
    "เวิร์กบุ๊กชื่อเป็น xls.xls": sheet(plain),
    "เวิร์กบุ๊กชื่อเป็น csv.csv": sheet(plain),
    long_name(): sheet(plain),
}

# What a list says of itself that is taken so; of all others nothing.
NOTED = {
    "แถวซ่อน.xlsx": "DG4209",
    "กรองไว้.xlsx": "DG4209",
    "พับไว้.xlsx": "DG4209",
    "คอลัมน์เรียนซ่อน.xlsx": "DG4217",
    "แถวเลขคอลัมน์.xlsx": "DG4139",
    "ยอดรวมและลงชื่อ.xlsx": "DG4139",
    "กลุ่มเป็นแถว.xlsx": "DG4011",
    "มีแผ่น Pivot.xlsx": "DG4219",
    "cp874.csv": "DG4001",
}
# Which sheet of these are the answers is asked: any sheet may be answers.
ASKED = ("มีแผ่น Pivot.xlsx",)
# What is no table, and the words of the page that help.
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "แผนภูมิอย่างเดียว.xlsx": (chart_alone, "ใส่หัวคอลัมน์ในแถวแรก"),
    "ซ่อนทุกแผ่น.xlsx": (all_hidden, "เลิกซ่อนแผ่นใน Excel"),
    "ไบนารี.xlsb": (binary_workbook, "บันทึกเป็น .xlsx"),
    "ไบนารี.xlsx": (binary_workbook, "บันทึกใหม่เป็น Excel Workbook (.xlsx)"),
    "ลิเบรอ.ods": (open_document, "บันทึกเป็น .xlsx"),
    "ลิเบรอ.xlsx": (open_document, "บันทึกใหม่เป็น Excel Workbook (.xlsx)"),
    "เว็บ.xls": (web_table, "บันทึกใหม่เป็น Excel Workbook (.xlsx)"),
    "ข้อความ.xlsx": (lambda: text_of([HEADS, *ROWS]).encode(), "เปลี่ยนชื่อเป็น .csv"),
    "ว่าง.xlsx": (sheet(lambda _made, _page: None), "ใส่หัวคอลัมน์ในแถวแรก"),
    "ครึ่งเดียว.xlsx": (lambda: sheet(plain)()[:3_000], "ขอ"),
    "utf-16 ไม่บอก.csv": (lambda: text_of([HEADS, *ROWS]).encode("utf-16-le"), "Encoding: UTF-8"),
    "สองครั้ง.csv": (
        lambda: text_of([HEADS, *ROWS]).encode().decode("cp874", "replace").encode(),
        "",
    ),
}
# A list with faults that its grid shows, and the class of them.
FAULTY: dict[str, tuple[Callable[[], bytes], tuple[str, ...]]] = {
    "สูตรยังไม่คำนวณ.xlsx": (without_values, ("DG4211", "DG4011")),
    "ช่องผิด.xlsx": (sheet(errors), ("DG4215", "DG4011")),
    "หัวซ้ำ.xlsx": (sheet(duplicated_headings), ("DG4004",)),
    "ชื่อซ้ำ.xlsx": (sheet(duplicated_names), ("DG4012",)),
    "ไม่มีหัว.xlsx": (sheet(of_rows(ROWS)), ("DG4003",)),
    "ตัวเลขเป็นชื่อ.xlsx": (
        sheet(of_rows([HEADS, *((n, to) for n, (_, to) in enumerate(ROWS))])),
        ("DG4109",),
    ),
    "สองแผ่น.xlsx": (lambda: book(("ก", plain), ("ข", plain)), ("DG4207",)),
}
