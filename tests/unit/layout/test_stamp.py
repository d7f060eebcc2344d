"""What stands at the upper right of the first page leaves room for the letter under it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docgen.layout import set_pages
from docgen.standards import typing_manual
from tests.helpers.lane import few_in_lane
from tests.helpers.letters import EMBLEM, external_letter, paragraph

LETTER = external_letter(paragraph(6))


@pytest.mark.parametrize("count", few_in_lane([1, 5, 15, 20, 21, 48, 120]))
@pytest.mark.parametrize("framed", [True, False])
def test_a_corner_of_any_height_is_set_or_told(count: int, framed: bool) -> None:
    lines = tuple(f"บรรทัดที่ {number}" for number in range(count))
    letter = replace(LETTER, receipt_stamp=lines, stamp_frame=framed)
    laid = set_pages(letter, standard=typing_manual(), emblem=EMBLEM, family="TH SarabunPSK")
    told = [one.code for one in laid.found if one.code == "DG7512"]
    assert told == ([] if count <= 20 else ["DG7512"])


def test_a_corner_of_one_endless_line_is_told() -> None:
    letter = replace(LETTER, receipt_stamp=("คำ " * 400,), stamp_frame=False)
    laid = set_pages(letter, standard=typing_manual(), emblem=EMBLEM, family="TH SarabunPSK")
    assert "DG7512" in {one.code for one in laid.found}
