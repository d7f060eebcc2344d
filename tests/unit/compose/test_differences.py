"""What changed between two letters."""

from __future__ import annotations

import pytest

from docgen.compose.differences import BODY, Change, changed_words, differences

BEFORE = {
    "urgency": ("ด่วนมาก",),
    "subject": ("รายงานผล",),
    BODY: ("ด้วยกรมจะจัดประชุม", "ให้รายงานภายในวันที่ 30 กันยายน 2564", "จึงเรียนมาเพื่อทราบ"),
}


def test_nothing_changed_but_spaces() -> None:
    after = {**BEFORE, BODY: ("ด้วยกรม จะจัดประชุม", *BEFORE[BODY][1:])}
    assert differences(BEFORE, after) == ()


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ({"urgency": ()}, [("urgency", "ด่วนมาก", "", 0)]),
        ({"subject": ("รายงานผลใหม่",)}, [("subject", "รายงานผล", "รายงานผลใหม่", 0)]),
        ({BODY: BEFORE[BODY][:2]}, [(BODY, "จึงเรียนมาเพื่อทราบ", "", 3)]),
        ({BODY: (*BEFORE[BODY], "ข้อใหม่")}, [(BODY, "", "ข้อใหม่", 4)]),
    ],
)
def test_each_part_by_itself(
    after: dict[str, tuple[str, ...]], expected: list[tuple[str, str, str, int]]
) -> None:
    found = differences(BEFORE, {**BEFORE, **after})
    assert [(one.role, one.before, one.after, one.number) for one in found] == expected


def test_a_changed_paragraph_is_told_by_the_words_that_changed() -> None:
    body = (BEFORE[BODY][0], "ให้รายงานภายในวันที่ 27 กันยายน 2564", BEFORE[BODY][2])
    (change,) = differences(BEFORE, {**BEFORE, BODY: body})
    assert change.number == 2
    before, after = changed_words(change)
    assert "30" in before
    assert "27" in after


def test_one_paragraph_more_in_the_middle_is_one_change() -> None:
    body = (BEFORE[BODY][0], "อนึ่ง", *BEFORE[BODY][1:])
    assert differences(BEFORE, {**BEFORE, BODY: body}) == (Change(BODY, "", "อนึ่ง", 2),)
