"""A programme made of a clerk's answers counts as the same programme written by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.loading.workspace import Workspace, programmes
from docgen.model.submissions import RollUp
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
    Answers,
    Meaning,
    keep_programme,
    programme_text,
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
    path = programmes.path_of(workspace, name)
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
