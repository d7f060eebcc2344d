"""Lists of people: columns, long posts, pages between rows."""

from __future__ import annotations

from docgen.layout import set_pages
from docgen.layout.model.pages import Placed, SetTable
from docgen.model.letter import Block, Cell, Column, Entry, Table
from docgen.standards import typing_manual
from tests.helpers.letters import EMBLEM, external_letter

STANDARD = typing_manual()
PADDING = STANDARD.pt("table_cell_padding")


def placed(people: list[tuple[str, str, str]]) -> list[Placed]:
    rows = tuple(
        (Cell(f"{number}."), *map(Cell, one)) for number, one in enumerate(people, start=1)
    )
    table = Table(tuple(Column("") for _ in range(4)), rows, "รายชื่อ", role="roster")
    said = Block("paragraph", (Entry("จึงแต่งตั้งคณะกรรมการ ดังนี้"),))
    letter = external_letter(said, Block("table", (), table=table))
    laid = set_pages(letter, standard=STANDARD, emblem=EMBLEM, family="TH SarabunPSK")
    return [
        one
        for page in laid.pages.sections[0].pages
        for one in page.placed
        if isinstance(one.item, SetTable)
    ]


def table_of(people: list[tuple[str, str, str]]) -> SetTable:
    item = placed(people)[0].item
    assert isinstance(item, SetTable)
    return item


def test_columns_begin_where_items_do_and_stay_within_the_margins() -> None:
    long = "ผู้อำนวยการสำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัดเชียงใหม่และจังหวัดใกล้เคียง"
    made = table_of([("นายกล้า ใจดี", long, "กรรมการและเลขานุการ")] * 2)
    assert made.x + PADDING == STANDARD.pt("item_indent_1")
    width = STANDARD.pt("paper_width") - STANDARD.pt("margin_left") - STANDARD.pt("margin_right")
    assert made.x + sum(made.widths) <= width + 0.5


def test_a_long_post_gives_way_and_the_name_stays_on_its_line() -> None:
    long = "ผู้อำนวยการสำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัดเชียงใหม่และจังหวัดใกล้เคียง"
    made = table_of([("พระครูสุนทรธรรมาภิรักษ์", long, "กรรมการและเลขานุการ")] * 2)
    number, name, post, duty = made.rows[0].cells
    assert (len(number.lines), len(name.lines), len(duty.lines)) == (1, 1, 1)
    assert len(post.lines) > 1
    assert "".join(post.lines) == long


def test_short_columns_are_no_wider_than_their_words() -> None:
    made = table_of([("ก", "ข", "ค"), ("กก", "ขข", "คค")])
    assert sum(made.widths) < 150


def test_a_page_ends_between_rows_and_every_row_is_there_once() -> None:
    parts = placed([(f"นายกล้า ใจดี{number}", "ปลัดจังหวัด", "กรรมการ") for number in range(60)])
    assert len(parts) > 1
    rows = [row for one in parts for row in range(one.first_line, one.last_line)]
    assert rows == list(range(60))


def test_a_post_in_the_column_of_names_is_parted_between_its_words() -> None:
    posts = ("นายกเทศมนตรีตำบลแม่สายมิตรภาพ", "รองนายกเทศมนตรีตำบลแม่สายมิตรภาพ คนที่หนึ่ง")
    post = "สารวัตรป้องกันปราบปราม สถานีตำรวจภูธรแม่สาย จังหวัดเชียงราย"
    people = [(name, post, "กรรมการและผู้ช่วยเลขานุการ") for name in posts]
    made = table_of(people)
    assert not any(cell.cut for row in made.rows for cell in row.cells)
    first = {line.strip() for row in made.rows for line in row.cells[1].lines}
    assert not {line for line in first if line.endswith(("มิตร", "แม่", "แม่สายมิ"))}
