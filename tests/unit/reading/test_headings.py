"""Which numbered lines of a body are headings: their numbers follow each other, or none is one."""

from __future__ import annotations

import pytest

from docgen.reading.found_letter import ReadParagraph
from docgen.reading.headings import with_headings


def _body(*lines: str) -> list[ReadParagraph]:
    made = []
    for line in lines:
        mark, _, text = line.partition(" ")
        is_item = mark[0].isdigit()
        level = mark.count(".") if mark.endswith(".") else mark.count(".") + 1
        made.append(ReadParagraph(text, level, mark) if is_item else ReadParagraph(line))
    return made


@pytest.mark.parametrize(
    ("lines", "headings"),
    [
        (("1. เรื่องเดิม", "ด้วย", "2. ข้อเสนอ", "จึงเรียนมา"), ["1.", "2."]),
        (
            ("1. เรื่องเดิม", "ด้วย", "2. ข้อเท็จจริง", "2.1 ก", "2.2 ข", "3. ข้อเสนอ", "จึงเรียนมา"),
            ["1.", "2.", "3."],
        ),
        (("1. เรื่องเดิม", "1.1 ก", "1.2 ข", "2. ข้อเสนอ", "จึงเรียนมา"), ["1.", "2."]),
        (("1. ให้จังหวัดรายงานผลภายใน 3 วัน", "1.1 ก", "2. ข้อเสนอ", "จึงเรียนมา"), []),
        (("1. เรื่องเดิม", "ด้วย", "1. ก", "2. ข", "3. ค", "2. ข้อเสนอ", "จึงเรียนมา"), ["1.", "2."]),
        (("ด้วย", "1. ก", "2. ข", "จึงเรียนมา"), []),
    ],
)
def test_headings(lines: tuple[str, ...], headings: list[str]) -> None:
    assert [part.mark for part in with_headings(_body(*lines)) if part.is_heading] == headings
