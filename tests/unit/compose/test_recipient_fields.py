"""A column of the recipients' list that a sentence uses must be filled in for every recipient."""

from __future__ import annotations

from dataclasses import replace

from docgen import compose
from docgen.diagnostics import Position
from docgen.model.dossier import Recipient
from tests.helpers.dossiers import dossier

BODY = "ข้อความ:\n  - โทรหา {{ ผู้รับ.โทร }} ก่อนวันประชุม\n  - จึงเรียนมาเพื่อโปรดพิจารณา\n"
ROW = Position("recipients/อำเภอ.csv", 4, 1, cell="แถว 4")


def found_for(telephone: str) -> list[tuple[str, Position | None]]:
    one = Recipient("ปัว", "นายอำเภอปัว", {"โทร": telephone}, ROW)
    full = Recipient("น่าน", "นายอำเภอเมืองน่าน", {"โทร": "0 5471 1111"}, ROW)
    loaded = replace(dossier(BODY), recipients=(full, one))
    prepared = compose.prepare(loaded)
    found = []
    for recipient in (full, one):
        made = compose.letter(loaded, recipient=recipient, prepared=prepared)
        found += [(fault.code, fault.at) for fault in made.found]
    return found


def test_an_empty_cell_that_the_text_uses_is_refused_at_its_row_dg6021() -> None:
    assert found_for("") == [("DG6021", ROW)]


def test_a_filled_cell_passes() -> None:
    assert not found_for("0 5479 1111")
