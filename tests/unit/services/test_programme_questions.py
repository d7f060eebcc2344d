"""A programme made of a clerk's answers counts as the same programme written by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.loading.workspace import Workspace, programmes
from docgen.model.submissions import RollUp
from docgen.services.programme_answers import Answers, Meaning, keep_programme, programme_text
from docgen.services.programme_questions import (
    ALL,
    ANY,
    ITEM,
    LATEST,
    LEVEL,
    NUMBER,
    RULES,
    SHARE,
    SUM,
    Questions,
    questions_of,
)

ROLES = {"อำเภอ": LEVEL, "ตำบล": LEVEL, "ผลสำรวจ": ITEM}
MEANINGS = (Meaning("แล้ว", "สำรวจครบ", True),)


def answers(rules: dict[str, RollUp], roles: dict[str, str] = ROLES) -> Answers:
    return Answers("สำรวจ", roles, MEANINGS, "ยังไม่สำรวจ", "ครบแล้ว", "ยังไม่ครบ", 100, rules)


def last_line(rules: dict[str, RollUp], roles: dict[str, str] = ROLES) -> str:
    return programme_text(answers(rules, roles)).rstrip().partition("รวมสถานะ:")[2].strip()


@pytest.mark.parametrize("how", RULES)
def test_each_rule_is_read_back_as_it_was_answered(tmp_path: Path, how: str) -> None:
    (tmp_path / "config").mkdir()
    workspace = Workspace(tmp_path)
    rule = RollUp(how, 0.8) if how == SHARE else RollUp(how)
    roles = ROLES | ({"จำนวน": NUMBER} if how == SUM else {})
    name, found = keep_programme(workspace, answers({"อำเภอ": rule}, roles))
    assert not found
    path = programmes.programme_path(workspace, name)
    assert path is not None
    programme = programmes.read_programme(path, workspace).programme
    assert programme is not None
    wide, _ = programme.levels
    assert programme.roll_up(wide.key) == rule
    assert programme.roll_up("items") == RollUp(ALL)


def test_the_narrowest_level_follows_from_what_it_reports() -> None:
    written = last_line({"อำเภอ": RollUp(SHARE, 0.8), "ตำบล": RollUp(LATEST)})
    assert written.split() == ["รายการ:", "ล่าสุด", "อำเภอ:", "'>=", "80%'"]


def test_one_rule_of_all_levels_is_said_once_and_the_usual_one_not_at_all() -> None:
    assert last_line({"อำเภอ": RollUp(ANY), "ตำบล": RollUp(ANY)}) == "อย่างน้อยหนึ่ง"
    assert last_line({}) == ""
    assert last_line({"อำเภอ": RollUp(ALL)}) == ""
    assert last_line({"ผลสำรวจ": RollUp(ANY)}) == ""  # not a level


def asked_over(tmp_path: Path, words: list[str]) -> Questions:
    """The questions over a table as an office keeps it, these words being what units reported."""
    lines = ["สรุปการส่งแผน", "ลำดับ,อำเภอ,ผลสำรวจ", "(1),(2),(3)"]
    lines += [f"{at},ก{at},{word}" for at, word in enumerate(words, 1)]
    lines += [f"รวม,{len(words)} อำเภอ,", "", "หมายเหตุ ข้อมูลจากอำเภอ,,", "(นายก ข),,"]
    path = tmp_path / "แผน.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return questions_of(path)


def test_totals_notes_and_who_signed_are_no_rows(tmp_path: Path) -> None:
    asked = asked_over(tmp_path, ["ส่งแล้ว", "ยังไม่ส่ง", "ส่งแล้ว"])
    assert asked.rows == 3
    assert [(column.heading, column.role) for column in asked.columns] == [
        ("อำเภอ", LEVEL),
        ("ผลสำรวจ", ITEM),
    ]
    assert [(word.text, word.count) for word in asked.words] == [("ส่งแล้ว", 2), ("ยังไม่ส่ง", 1)]


@pytest.mark.parametrize(
    ("words", "done"),
    [
        (["ยังไม่ส่ง", "ส่งแล้ว", "ยังไม่ส่ง"], {"ส่งแล้ว"}),
        (["ไม่ครบ", "ครบ", "ครบถ้วน", "ไม่ครบ"], {"ครบ", "ครบถ้วน"}),
        (["กำลังดำเนินการ", "ดำเนินการแล้วเสร็จ", "เรียบร้อย"], {"ดำเนินการแล้วเสร็จ", "เรียบร้อย"}),
        (["รอเอกสารให้ครบ", "ยังไม่แล้วเสร็จ", "✓"], {"✓"}),
        (["รับ", "รับ", "รอ"], {"รับ"}),  # none says so: the commonest
    ],
)
def test_words_that_say_done_are_ticked(tmp_path: Path, words: list[str], done: set[str]) -> None:
    asked = asked_over(tmp_path, words)
    assert {word.text for word in asked.words if word.means_done} == done


def test_every_done_state_is_of_the_colour_of_done(tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    meanings = (Meaning("ส่ง", "ส่งแล้ว", True), Meaning("ยกเว้น", "ไม่ต้องส่ง", True))
    given = Answers("สำรวจ", ROLES, (*meanings, Meaning("ทำ", "กำลังทำ", False)), "ยังไม่ส่ง")
    workspace = Workspace(tmp_path)
    name, _ = keep_programme(workspace, given)
    path = programmes.programme_path(workspace, name)
    assert path is not None
    programme = programmes.read_programme(path, workspace).programme
    assert programme is not None
    first, second, begun, blank = programme.states
    assert first.colour == second.colour
    assert len({first.colour, begun.colour, blank.colour}) == 3
    assert len({state.mark for state in programme.states}) == 4
