"""Rows that only number the columns, as official tables have them, are nobody's."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from docgen.loading.tables import outside
from docgen.loading.tables.file_rows import Record
from docgen.loading.workspace import recipients

ROWS = "แม่ริม,นายอำเภอแม่ริม,เหนือ\nหางดง,นายอำเภอหางดง,ใต้\n"


def read(tmp_path: Path, text: str) -> recipients.RecipientList:
    path = tmp_path / "อำเภอ.csv"
    path.write_text(text, encoding="utf-8")
    return recipients.read_recipients(path)


@pytest.mark.parametrize("numbers", ["(1),(2),(3)", "(๑),(๒),(๓)", "[1],[2],[3]", "1,2,3", "๑,๒,๓"])
def test_no_letter_goes_to_the_number_of_a_column(tmp_path: Path, numbers: str) -> None:
    found = read(tmp_path, f"ชื่อ,เรียน,กลุ่ม\n{numbers}\n{ROWS}")
    assert [one.name for one in found.recipients] == ["แม่ริม", "หางดง"]
    assert not found.spoilt
    assert [fault.code for fault in found.found] == ["DG4139"]


def test_numbers_again_on_the_next_page(tmp_path: Path) -> None:
    again = f"ชื่อ,เรียน,กลุ่ม\n(1),(2),(3)\n{ROWS}ชื่อ,เรียน,กลุ่ม\n(1),(2),(3)\nลี้,นายอำเภอลี้,ใต้\n"
    assert [one.name for one in read(tmp_path, again).recipients] == ["แม่ริม", "หางดง", "ลี้"]


@pytest.mark.slow
def test_numbers_on_every_page_of_a_long_table_take_little_time() -> None:
    rows = [["(1)", "(2)"] if row % 2 else ["แม่ริม", "เหนือ"] for row in range(60_000)]
    records = [Record(number, number, cells) for number, cells in enumerate(rows)]
    begin = time.process_time()
    kept, counted = outside.without_column_numbers(records)
    assert time.process_time() - begin < 3
    assert (kept, counted) == (records[::2], records[1::2])


@pytest.mark.parametrize("row", ["1,นายอำเภอ,3", "2,3,4", "1,2,"])
def test_other_rows_of_numbers_stay(tmp_path: Path, row: str) -> None:
    found = read(tmp_path, f"ชื่อ,เรียน,กลุ่ม\n{row}\n{ROWS}")
    assert len(found.recipients) + len(found.spoilt) == 3


@pytest.mark.parametrize("heading", ["ชื่อ อำเภอ", "ชื่อ\nอำเภอ", "หน่วย งาน"])
def test_a_heading_over_two_lines_is_that_of_names(tmp_path: Path, heading: str) -> None:
    found = read(tmp_path, f'"{heading}",เรียน,กลุ่ม\n{ROWS}')
    assert [one.name for one in found.recipients] == ["แม่ริม", "หางดง"]
