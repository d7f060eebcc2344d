"""What of a foot stands alone on the next sheet is the end of the letter, and no sheet."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.reading.recognise import recognised_here
from tests.helpers.foreign_pdf import Line, drawn
from tests.helpers.pages_in_pdf import BODY, FOOT, HEAD, is_whole, read

MORE = Line("โทรสาร ๐ ๒๒๔๑ ๙๐๐๑")
ANNEX = [Line("แผนที่สถานที่ประชุม", 160), Line("ติดต่อสอบถาม ณ อาคาร ๒"), FOOT[-1]]


@pytest.mark.parametrize("first", range(len(FOOT)))
@pytest.mark.parametrize("more", [(), (MORE,)])
def test_the_end_of_a_foot_on_the_next_sheet(
    first: int, more: tuple[Line, ...], tmp_path: Path
) -> None:
    pages = [HEAD + BODY + FOOT[:first], [*FOOT[first:], *more]]
    letter = read(drawn(tmp_path / "a.pdf", pages))
    is_whole(letter)
    assert letter.sheets == ()


@pytest.mark.parametrize("foot", [FOOT, FOOT[:3]])
def test_another_sheet_stays_one(foot: list[Line], tmp_path: Path) -> None:
    letter = read(drawn(tmp_path / "a.pdf", [HEAD + BODY + foot, ANNEX]))
    assert [sheet.kind for sheet in letter.sheets] == ["free_sheet"]
    assert letter.position_title == (FOOT[2].text,)


def test_a_sheet_behind_the_end_of_a_foot_stays_one(tmp_path: Path) -> None:
    path = drawn(tmp_path / "a.pdf", [HEAD + BODY + FOOT[:3], FOOT[3:], ANNEX])
    letter = recognised_here(path, path.read_bytes()).letter
    assert letter is not None
    is_whole(letter)
    assert [sheet.kind for sheet in letter.sheets] == ["free_sheet"]


def test_each_of_its_lines_has_its_part(tmp_path: Path) -> None:
    path = drawn(tmp_path / "a.pdf", [HEAD + BODY + FOOT[:2], FOOT[2:]])
    roles = recognised_here(path, path.read_bytes()).roles
    office = "responsible_office"
    assert roles[-4:] == ("signature", "position_title", office, office)
