"""Rules of good form at their edges; each rule's plain case is a file of ``errors/``."""

from __future__ import annotations

import pytest

from docgen.checks import RULES, rule_findings
from docgen.codes import CODES, Code
from docgen.codes.good_form import CODES as GOOD_FORM
from docgen.codes.regulation import CODES as REGULATION
from docgen.compose import letter
from tests.helpers.dossiers import BODY, dossier

REFERENCE = "อ้างถึง:\n  - {{เอกสาร: หนังสือกรมการปกครอง, ที่: {number}, ลงวันที่: {date}}}\n"
RECALL = "ข้อความ:\n  - ตามหนังสือที่อ้างถึง แล้ว นั้น\n  - จึงเรียนมาเพื่อทราบ\n"
ENCLOSURES = "สิ่งที่ส่งมาด้วย:\n  - {รายการ: แบบรายงาน}\n  - {รายการ: คู่มือ}\n"


def found(rest: str, **head: str) -> list[str]:
    circular = dossier(rest, **head)
    composed = letter(circular)
    assert composed.letter is not None
    return [one.code for one in rule_findings(circular, composed.letter)]


@pytest.mark.parametrize(
    ("number", "date", "codes"),
    [
        ("มท 0812/ว 1959", "7 กันยายน 2564", []),
        ("มท 0812/ว 1961", "7 กันยายน 2564", ["DG7003"]),
        ("มท 0812/ว 1960", "7 กันยายน 2564", ["DG7003"]),
        ("มท 0812/ว 1961", "8 กันยายน 2564", []),
        ("มท 0812/ว 1961", "30 ธันวาคม 2563", []),
        ("มท 0812/1961", "7 กันยายน 2564", []),
        ("มท 0810/ว 1961", "7 กันยายน 2564", []),
        ("นร (กพร) 1200/5", "7 กันยายน 2564", []),
        ("ฮฮ 1200/5", "7 กันยายน 2564", ["DG7009"]),
    ],
)
def test_register_runs_on_through_one_year(number: str, date: str, codes: list[str]) -> None:
    assert found(REFERENCE.format(number=number, date=date) + RECALL) == codes


@pytest.mark.parametrize(
    ("first", "codes"),
    [
        ("ตามที่กรมได้กำหนดแล้ว นั้น", []),
        ("ตามที่กรมได้กำหนดแล้วนั้น", []),
        ("อนุสนธิหนังสือกรม", ["DG7005"]),
        ("ด้วยกรมจะประชุม", []),
        ("เนื่องจากกรมจะประชุม", []),
    ],
)
def test_only_a_recall_is_closed(first: str, codes: list[str]) -> None:
    assert found(f"ข้อความ:\n  - {first}\n  - จึงเรียนมาเพื่อทราบ\n") == codes


def test_conclusion_has_the_salutations_own_word() -> None:
    assert found(BODY, recipient="นายกรัฐมนตรี") == ["DG7006"]


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("สิ่งที่ส่งมาด้วย ๑ - ๒", []),
        ("สิ่งที่ส่งมาด้วย 1 และสิ่งที่ส่งมาด้วย 2", []),
        ("ระเบียบวาระ", ["DG7007", "DG7007"]),
        ("แบบรายงานและคู่มือ", []),
        ("เอกสารที่แนบมาพร้อมหนังสือนี้", []),
    ],
)
def test_enclosures_are_named_by_number_or_in_any_other_words(said: str, codes: list[str]) -> None:
    body = f"ข้อความ:\n  - ด้วยกรมจะประชุม ตาม{said}\n  - จึงเรียนมาเพื่อทราบ\n"
    assert found(ENCLOSURES + body) == codes


def test_every_rule_says_its_clause_and_how_much_it_binds() -> None:
    strengths = {"regulation", "manual", "practice", "unverified"}
    for code in REGULATION:
        assert code.clause, code.id
        assert code.strength in strengths, code.id
        assert code.strength == "regulation" or code.severity != "error", code.id


def test_what_no_source_settles_can_only_warn() -> None:
    unsettled = [one for one in CODES.values() if one.strength == "unverified"]
    assert unsettled
    assert {one.severity for one in unsettled} <= {"warning", "note"}


@pytest.mark.parametrize("code", [one for one in GOOD_FORM if one.id != "DG7118"])
def test_wrong_example_of_a_rule_is_not_its_right_one(code: Code) -> None:
    assert code.clause
    assert code.strength
    assert code.wrong != code.right


def test_rules_only_warn() -> None:
    assert {one.severity for one in REGULATION if one.id != "DG7001"} == {"warning", "note"}
    assert all(one.id in CODES for one in REGULATION)
    assert len(set(RULES)) == len(RULES)
