"""A list of answers from a form on the web: who answered, and the reminder to those who did not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from docgen.cli import main
from docgen.loading.submissions import answer_lists
from docgen.loading.submissions.answer_lists import day_in_cell
from docgen.loading.workspace import Workspace
from docgen.thai.dates import ThaiDate
from tests.helpers.answers import ANSWERS, GUESTS, INVITATION


@pytest.fixture
def invitation(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An invitation to four offices, three of whom answered."""
    (workspace.config / "recipients" / "guests.csv").write_text(GUESTS, encoding="utf-8")
    (workspace.config / "submissions" / "answers.csv").write_text(ANSWERS, encoding="utf-8")
    path = workspace.config / "circulars" / "เชิญ.yaml"
    path.write_text(INVITATION, encoding="utf-8")
    monkeypatch.chdir(workspace.root)
    return path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def test_status_of_an_invitation_by_its_answers(invitation: Path) -> None:
    result = run("status", str(invitation), "--data", "submissions/answers.csv", "--json")
    assert result.exit_code == 0, result.output
    rows = [json.loads(line) for line in result.stdout.splitlines() if line.startswith("{")]
    assert [(one["recipient"], one["state"], one["late"]) for one in rows] == [
        ("คลังจังหวัด", "ไม่ตอบรับ", True),
        ("จังหวัดตรัง", "ไม่ตอบรับ", False),
        ("พะเยา", "ตอบรับ", True),
        ("กระบี่", "ยังไม่ตอบ", False),
    ]


def test_the_reminder_goes_to_the_silent_without_an_annex(invitation: Path) -> None:
    data = ("--data", "submissions/answers.csv")
    result = run(
        "remind", str(invitation), *data, "--date", "10 ก.ย. 2564", "--until", "15 ก.ย. 2564"
    )
    assert result.exit_code == 0, result.output
    text = invitation.with_name("เชิญ-เตือน1.yaml").read_text(encoding="utf-8")
    assert "ภาคผนวก" not in text
    assert "แม่แบบ: ทวงถาม" in text
    result = run("batch", str(invitation.with_name("เชิญ-เตือน1.yaml")), "--to", "docx", "-o", "out")
    assert result.exit_code == 0, result.output
    assert [one.stem.split()[-1] for one in Path("out").rglob("*.docx")] == ["กระบี่"]


def test_a_reminder_that_would_not_load_is_not_written(invitation: Path) -> None:
    text = INVITATION.replace("หนังสือภายนอก", "ประกาศ").replace("เรียน: ", "# เรียน: ")
    invitation.write_text(text.replace("ที่: ", "# ที่: "), encoding="utf-8")
    before = sorted(one for one in invitation.parent.parent.rglob("*"))
    result = run("remind", str(invitation), "--data", "submissions/answers.csv")
    assert result.exit_code == 1
    assert sorted(one for one in invitation.parent.parent.rglob("*")) == before


def test_dg4141_a_file_that_names_nobody(tmp_path: Path) -> None:
    path = tmp_path / "ก.csv"
    path.write_text("เวลา,คำตอบ\n1/9/2564,ใช่\n", encoding="utf-8")
    assert [one.code for one in answer_lists.read_answers(path, ["ตรัง"]).found] == ["DG4141"]


def test_dg4142_dg4143_dg4144_answers_of_strangers_and_twice(tmp_path: Path) -> None:
    path = tmp_path / "ก.csv"
    rows = "ตรัง,ใช่\nกระบี,ใช่\nทดสอบระบบ,ใช่\nตรัง,ไม่\n"
    path.write_text("หน่วยงาน,คำตอบ\n" + rows, encoding="utf-8")
    result = answer_lists.read_answers(path, ["ตรัง", "กระบี่"])
    assert [one.code for one in result.found] == ["DG4142", "DG4143", "DG4144"]
    assert not any(one.is_error for one in result.found)
    assert [one.state for one in result.submissions] == ["ไม่ตอบรับ"]


def test_a_list_kept_by_hand_names_all_and_only_some_have_answered(tmp_path: Path) -> None:
    path = tmp_path / "ก.csv"
    rows = "1,ตรัง,ส่งแล้ว\n2,กระบี่,\n3,พะเยา,ยังไม่ส่ง\n4,แพร่,-\n"
    path.write_text("ที่,จังหวัด,ผล\n" + rows, encoding="utf-8")
    result = answer_lists.read_answers(path, ["ตรัง", "กระบี่", "พะเยา", "แพร่"])
    assert [(one.units, one.state) for one in result.submissions] == [(("ตรัง",), "ตอบแล้ว")]


def test_a_list_of_names_alone_says_nobody_has_answered(tmp_path: Path) -> None:
    path = tmp_path / "ก.csv"
    path.write_text("ที่,จังหวัด,วันที่ตอบ\n1,ตรัง,\n2,กระบี่,8/9/2564\n", encoding="utf-8")
    result = answer_lists.read_answers(path, ["ตรัง", "กระบี่"])
    assert [one.units for one in result.submissions] == [("กระบี่",)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("8/9/2021, 10:33:12", ThaiDate(2564, 9, 8)),
        ("2021/09/08 10:33:12 AM GMT+7", ThaiDate(2564, 9, 8)),
        ("8/9/2564, 10:33:12", ThaiDate(2564, 9, 8)),
        ("๘ กันยายน ๒๕๖๔", ThaiDate(2564, 9, 8)),
        ("31/2/2564", None),
        ("พรุ่งนี้", None),
    ],
)
def test_the_day_of_an_answer(text: str, day: ThaiDate | None) -> None:
    assert day_in_cell(text) == day
