"""``docgen new`` for every kind; ``--ask`` puts the questions one by one."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from docgen import kinds
from docgen.cli import main
from docgen.loading.workspace import Workspace
from docgen.making import prepare
from tests.helpers.lane import few_in_lane
from tests.helpers.workspaces import Write


def run(*arguments: str, said: str = "") -> str:
    result = CliRunner().invoke(main, arguments, input=said)
    assert result.exit_code == 0, result.stderr
    return result.stdout


@pytest.fixture(autouse=True)
def inside(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.chdir(workspace.root)
    return workspace


@pytest.mark.parametrize("keys", ["th", "en"])
@pytest.mark.parametrize("name", few_in_lane(kinds.names(), 4))
def test_a_starting_file_passes_as_it_is(name: str, keys: str) -> None:
    run("new", name, "--keys", keys, "-o", "config/circulars/1.yaml")
    run("check", "1")


@pytest.mark.parametrize("name", few_in_lane(kinds.names(), 6))
def test_every_field_of_a_kind_is_there_or_a_comment(name: str) -> None:
    text = run("new", name)
    for field in kinds.kind(name).fields:
        line = f"{field.name}:" if field.required else f"# {field.name}:"
        assert f"\n{line}" in text


def test_what_is_to_be_filled_in_does_not_pass_unnoticed() -> None:
    run("new", "คำสั่ง", "-o", "config/circulars/1.yaml")
    result = CliRunner().invoke(main, ["check", "1", "--format", "concise"])
    assert result.exit_code == 0
    told = [line for line in result.stderr.splitlines() if "DG2070" in line]
    assert len(told) == 4  # the number, the subject and two paragraphs


def test_a_list_of_recipients_fills_in_the_recipient(workspace: Workspace) -> None:
    run("new", "หนังสือภายนอก", "-o", "config/circulars/1.yaml")
    path = workspace.config / "circulars" / "1.yaml"
    for line, left in (("\n", 1), ("\nผู้รับ: provinces\n", 0)):
        path.write_text(path.read_text(encoding="utf-8") + line, encoding="utf-8")
        result = CliRunner().invoke(main, ["check", "1", "--format", "concise"])
        assert result.exit_code == 0
        told = [each for each in result.stderr.splitlines() if "DG2070" in each]
        assert sum("«ตำแหน่งหรือชื่อผู้รับ»" in each for each in told) == left
        assert ("DG4022" in result.stderr) == (not left)


def test_dg2071_a_final_letter_leaves_nothing_to_be_filled_in() -> None:
    run("new", "หนังสือภายนอก", "-o", "config/circulars/1.yaml")
    result = CliRunner().invoke(main, ["build", "--final", "config/circulars/1.yaml"])
    assert result.exit_code == 1
    assert "DG2071" in result.stderr


def test_the_templates_of_a_kind_are_offered() -> None:
    text = run("new", "คำสั่ง")
    assert "แต่งตั้งคณะกรรมการ" in text
    assert "รับรองบุคคล" not in text


@pytest.mark.parametrize("keys", ["th", "en"])
def test_a_template_has_all_its_slots_to_be_filled_in(keys: str) -> None:
    options = ("--template", "แต่งตั้งคณะกรรมการ", "--keys", keys)
    text = run("new", "คำสั่ง", *options, "-o", "config/circulars/1.yaml")
    run("check", "1")
    written = yaml.load(Path(text.strip()).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    body = written["ข้อความ" if keys == "th" else "body"]
    assert len(body) == 7
    assert isinstance(body["รายชื่อ" if keys == "th" else "members"], list)


def test_a_template_of_another_kind_is_refused() -> None:
    result = CliRunner().invoke(main, ["new", "คำสั่ง", "--template", "รับรองบุคคล"])
    assert result.exit_code == 2
    assert "แต่งตั้งคณะกรรมการ" in result.stderr


def test_a_template_that_answers_a_letter_asks_for_that_letter() -> None:
    made = run("new", "หนังสือภายนอก", "--template", "ตอบรับ")
    content = yaml.load(made, Loader=yaml.BaseLoader)
    assert all(one.startswith("«") for one in content["อ้างถึง"][0].values())
    assert len(content["อ้างถึง"][0]) >= 3
    run("new", "หนังสือภายนอก", "--template", "ตอบรับ", "-o", "config/circulars/ตอบ.yaml")
    assert "DG2070" in CliRunner().invoke(main, ["check", "ตอบ"]).stderr
    assert "อ้างถึง" not in yaml.load(run("new", "หนังสือภายนอก"), Loader=yaml.BaseLoader)


def test_minutes_have_discussion_and_resolution_under_each_matter(
    workspace: Workspace, write: Write
) -> None:
    made = run("new", "รายงานการประชุม", "--template", "ระเบียบวาระ")
    text = made.replace("«", "").replace("»", "")
    text = text.replace("    - ข้อความ:", "    - ข้อความ: จัดซื้อ", 1)
    text = text.replace("        - มติที่ประชุม", "        - ความเห็นที่สอง\n        - มติที่ประชุม", 1)
    made_letter = prepare(write("ประชุม.yaml", text), workspace).letter
    assert made_letter is not None
    lines = made_letter.to_text().split("\n")
    begin = next(index for index, line in enumerate(lines) if "๔.๑ จัดซื้อ" in line)
    assert "สิ่งที่ที่ประชุมอภิปราย" in lines[begin + 1]
    assert "ความเห็นที่สอง" in lines[begin + 2]
    assert "มติที่ประชุม มติของเรื่องนี้" in lines[begin + 3]
