"""CSV as offices have it."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.loading import submissions
from docgen.loading.tables import csv_source
from docgen.loading.tables.csv_source import DataTable
from docgen.loading.workspace import recipients
from docgen.model.dossier import Recipient
from tests.helpers.workspaces import recipients_csv, submissions_csv

HEADINGS = ("name", "addressee")


def table(content: str | bytes) -> DataTable:
    written = content.encode("utf-8") if isinstance(content, str) else content
    return csv_source.parse(written, "ก.csv", "recipients", required=HEADINGS)


def codes(result: DataTable) -> list[str]:
    return [one.code for one in result.found]


@pytest.mark.parametrize(
    "content",
    [
        recipients_csv(),
        "\ufeff" + recipients_csv(),
        recipients_csv().replace(",", ";"),
        recipients_csv().replace(",", "\t"),
        "sep=;\n" + recipients_csv().replace(",", ";"),
        recipients_csv().replace("\n", "\r\n"),
        recipients_csv().replace("ชื่อ,เรียน", "name,addressee"),
        recipients_csv().replace("ชื่อ,เรียน", " ชื่อ , เรียน\u200b "),
        recipients_csv() + ",\n\n",
        recipients_csv().replace("ผู้ว่าราชการจังหวัดตรัง", '"ผู้ว่าราชการจังหวัดตรัง"'),
    ],
    ids=["plain", "bom", "semicolon", "tab", "sep", "crlf", "english", "spaces", "tail", "quoted"],
)
def test_table_is_read_however_it_was_saved(content: str) -> None:
    result = table(content)
    assert [row.text("name") for row in result.rows] == ["กระบี่", "ตรัง", "พะเยา"]
    assert result.rows[1].text("addressee") == "ผู้ว่าราชการจังหวัดตรัง"
    assert not [one for one in result.found if one.is_error]


def test_cp874_is_taken_with_a_note() -> None:
    result = table(recipients_csv().encode("cp874"))
    assert codes(result) == ["DG4001"]
    assert len(result.rows) == 3


def test_row_number_is_the_one_that_a_spreadsheet_shows() -> None:
    content = 'ชื่อ,เรียน\n"กระบี่\nสอง",ก\nตรัง\n'
    result = table(content)
    (fault,) = (one for one in result.found if one.code == "DG4005")
    assert fault.at is not None
    assert (fault.at.line, fault.at.cell[-1]) == (4, "3")


def test_cell_knows_its_column() -> None:
    cell = table("ชื่อ,เรียน\nกระบี่, ผู้ว่า\n").rows[0].cells["addressee"]
    assert (cell.at.line, cell.at.column, cell.at.length) == (2, 9, 6)


def test_other_columns_go_with_the_recipient(tmp_path: Path) -> None:
    path = tmp_path / "ก.csv"
    path.write_text("ชื่อ,เรียน,รหัส,ภาค\nกระบี่,ผู้ว่า,กบ,ใต้\n", encoding="utf-8")
    (one,) = recipients.read_recipients(path).recipients
    assert one == Recipient("กระบี่", "ผู้ว่า", {"code": "กบ", "ภาค": "ใต้"}, one.at)


def test_dg4008_table_too_large() -> None:
    rows = "ก,ข\n" * (csv_source.LIMITS.rows + 1)
    assert codes(table("ชื่อ,เรียน\n" + rows)) == ["DG4008"]
    assert "DG4008" in codes(table("ชื่อ,เรียน" + ",ก" * csv_source.LIMITS.columns + "\n"))


def test_dg4009_cell_too_long() -> None:
    long = "ก" * (csv_source.LIMITS.characters + 1)
    assert codes(table(f"ชื่อ,เรียน\nกระบี่,{long}\n")) == ["DG4009"]


def test_dg4009_cell_longer_than_the_reader_takes() -> None:
    assert codes(table(f"ชื่อ,เรียน\nกระบี่,{'ก' * 140_000}\n")) == ["DG4009"]


def test_76_provinces_without_the_capital() -> None:
    names = submissions.provinces()
    assert len(names) == 76
    assert "กรุงเทพมหานคร" not in names


def test_every_province_of_a_whole_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "ก.csv"
    path.write_text(submissions_csv(), encoding="utf-8")
    read = submissions.read_submissions(path)
    assert not read.found
    assert {one.units[0] for one in read.submissions} == set(submissions.provinces())
    assert read.submissions[0].recorded is not None
    assert read.submissions[0].confirmed is None


def test_misspelt_province_is_taken_for_one_that_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "ก.csv"
    path.write_text(submissions_csv().replace("ระยอง,", "ระยอว,"), encoding="utf-8")
    (fault,) = submissions.read_submissions(path).found
    assert fault.code == "DG4102"
    assert fault.params["suggestion"] == "ระยอง"
