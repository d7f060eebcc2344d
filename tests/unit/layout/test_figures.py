"""Legends, bars, maps and columns stay within the page, whatever they have to say."""

from __future__ import annotations

from itertools import pairwise

import pytest

from docgen.layout.forms.bar_and_map import light_tint, set_bar, set_tiles
from docgen.layout.forms.tables import set_legend, set_table
from docgen.layout.model.styles import Styles
from docgen.layout.text.faces import face_for
from docgen.layout.text.measure import ruler
from docgen.layout.text.typesetter import Setter
from docgen.model.letter import Block, Cell, Column, Entry, Table
from docgen.standards import typing_manual


@pytest.fixture(scope="module")
def setter() -> Setter:
    standard = typing_manual()
    return Setter(standard, Styles(standard), ruler(face_for("TH SarabunPSK")))


def legend(count: int) -> Block:
    entries = (Entry(f"บันทึกครบทันกำหนด {number} อำเภอ", mark="full") for number in range(count))
    return Block("legend", tuple(entries))


@pytest.mark.parametrize("count", [1, 2, 3, 5, 9])
def test_a_legend_has_as_many_rows_as_it_needs(setter: Setter, count: int) -> None:
    made = set_legend(setter, legend(count))
    assert sum(made.widths) <= setter.measure + 0.01
    said = [cell.lines for row in made.rows for cell in row.cells if any(cell.lines)]
    assert len(said) == count
    assert all(len(lines) == 1 for lines in said)


@pytest.mark.parametrize("shares", [(1.0,), (0.5, 0.5), (0.98, 0.01, 0.01), (0.9, *(0.02,) * 5)])
def test_a_bar_fills_the_line_in_the_order_of_its_shares(
    setter: Setter, shares: tuple[float, ...]
) -> None:
    cells = tuple(Cell("1", "full", "0B5D1E") for _ in shares)
    heads = tuple(Column("") for _ in shares)
    made = set_bar(setter, Table(heads, (cells,), "", role="bar", shares=shares))
    assert sum(made.widths) == pytest.approx(setter.measure)
    assert min(made.widths) >= setter.standard.pt("bar_least") - 0.01
    assert all(left >= right - 0.01 for left, right in pairwise(made.widths))


def test_a_map_has_frames_only_where_there_is_a_province(setter: Setter) -> None:
    rows = ((Cell("ชร", "full", "0B5D1E"), Cell("")), (Cell(""), Cell("พย", "half", "7A4A00")))
    made = set_tiles(setter, Table((Column(""), Column("")), rows, "", role="tiles"))
    assert [[cell.framed for cell in row.cells] for row in made.rows] == [
        [True, False],
        [False, True],
    ]
    assert made.rows[0].cells[0].fill == light_tint("0B5D1E") == "DAE7DD"
    assert made.x == pytest.approx((setter.measure - sum(made.widths)) / 2)


def test_columns_give_way_down_to_their_longest_word(setter: Setter) -> None:
    headings = ("ที่", "อำเภอที่เสร็จแล้วทั้งหมดของจังหวัด", *("บันทึกข้อมูลครบถ้วนแล้ว",) * 5)
    columns = tuple(Column(one) for one in headings)
    row = tuple(Cell("1") for _ in headings)
    made = set_table(setter, Table(columns, (row,), ""))
    assert sum(made.widths) == pytest.approx(setter.measure)
    assert not any(cell.cut for one in made.rows for cell in one.cells)


def test_a_total_is_bold(setter: Setter) -> None:
    rows = ((Cell("1"),), (Cell("2"),))
    made = set_table(setter, Table((Column("ที่"),), rows, "", totals=1))
    assert [row.cells[0].heading for row in made.rows] == [True, False, True]
    assert [row.heading for row in made.rows] == [True, False, False]
