"""``docgen new`` for every kind; ``--ask`` puts the questions one by one."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from docgen import kinds
from docgen.cli import main
from docgen.loading.workspace import Workspace


def run(*arguments: str, said: str = "") -> str:
    result = CliRunner().invoke(main, arguments, input=said)
    assert result.exit_code == 0, result.stderr
    return result.stdout


@pytest.fixture(autouse=True)
def inside(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.chdir(workspace.root)
    return workspace


@pytest.mark.parametrize("keys", ["th", "en"])
@pytest.mark.parametrize("name", kinds.names())
def test_a_starting_file_passes_as_it_is(name: str, keys: str) -> None:
    run("new", name, "--keys", keys, "-o", "config/circulars/1.yaml")
    run("check", "1")


@pytest.mark.parametrize("name", kinds.names())
def test_every_field_of_a_kind_is_there_or_a_comment(name: str) -> None:
    text = run("new", name)
    for field in kinds.kind(name).fields:
        line = f"{field.name}:" if field.required else f"# {field.name}:"
        assert f"\n{line}" in text


def test_answers_stand_where_the_samples_stood() -> None:
    said = "\n\nแต่งตั้งคณะทำงาน\n126/2564\n\nย่อหน้าหนึ่ง\nย่อหน้าสอง\n\n\n"
    written = yaml.load(run("new", "คำสั่ง", "--ask", said=said), Loader=yaml.BaseLoader)
    assert written["เรื่อง"] == "แต่งตั้งคณะทำงาน"
    assert written["ที่"] == "126/2564"
    assert written["ข้อความ"] == ["ย่อหน้าหนึ่ง", "ย่อหน้าสอง"]
    assert "ผู้ออก" not in written


def test_a_needed_answer_is_asked_for_again() -> None:
    said = "\n\n\nแต่งตั้งคณะทำงาน\n126/2564\n\nย่อหน้าหนึ่ง\n\n\n"
    result = CliRunner().invoke(main, ["new", "คำสั่ง", "--ask"], input=said)
    assert result.exit_code == 0
    assert "ต้องตอบข้อนี้" in result.stderr


def test_columns_of_a_list_are_parted_by_commas() -> None:
    said = (
        "\nคณะทำงาน\n1/2564\nวันนี้\nห้องประชุม\nนายก ข, ประธาน\n\n\n\n"
        "09.00 น.\n12.00 น.\nนายค ง\n\nที่ประชุมรับทราบ\n\n"
    )
    text = run("new", "รายงานการประชุม", "--ask", "-o", "config/circulars/1.yaml", said=said)
    written = Path(text.strip()).read_text(encoding="utf-8")
    assert "  - [นายก ข, ประธาน]\n" in written
    run("check", "1")
