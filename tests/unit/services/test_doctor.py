"""``docgen doctor``: what each machine lacks is told in a sentence, with what to do about it."""

from __future__ import annotations

import sys
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from docgen import opening
from docgen.cli import main
from docgen.layout.text import faces
from docgen.loading.workspace import Workspace
from docgen.services import diagnose
from tests.helpers.keyed_letters import written
from tests.helpers.lane import few_in_lane
from tests.helpers.workspaces import Write


@pytest.fixture(autouse=True)
def inside(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.chdir(workspace.root)
    return workspace


def told(exit_code: int) -> str:
    result = CliRunner().invoke(main, ["doctor"])
    assert result.exit_code == exit_code, result.output
    return result.stdout


def no_face(family: str) -> None:
    """Whatever is asked for is not on this machine."""


def test_an_old_python_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    assert "\n    คำแนะนำ: ติดตั้ง Python 3.11 ขึ้นไป\n" in told(1)


def test_what_runs_from_its_source_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def requires(name: str) -> list[str]:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "requires", requires)
    said = told(0)
    assert "docgen ทำงานจากต้นฉบับโดยไม่ได้ติดตั้ง จึงไม่รู้ว่าส่วนประกอบครบหรือไม่\n" in said
    assert "จะติดตั้งให้ครบ สั่ง pip install . ในโฟลเดอร์ของต้นฉบับ\n" in said
    assert "พื้นที่ทำงานอยู่ที่" in said


def test_packages_that_are_missing_are_named_and_nothing_else_is_tried(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    needed = ["click>=8", "no-such-package~=1.0", "another.lost>2", "pytest; extra == 'dev'"]
    monkeypatch.setattr(metadata, "requires", lambda _: needed)
    said = told(1)
    assert "ส่วนประกอบที่ขาด: no-such-package, another.lost\n" in said
    assert "คำแนะนำ: ติดตั้งด้วย pip install no-such-package another.lost\n" in said
    assert "พื้นที่ทำงานอยู่ที่" not in said


def test_a_machine_with_the_face_of_the_standard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faces, "installed_face", lambda _: faces.BUNDLED_FACE)
    assert "เครื่องนี้มีแบบอักษร TH SarabunPSK ใช้ทั้ง DOCX และ PDF\n" in told(0)


def test_a_machine_with_no_face_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    lost = faces.FaceFiles("Saraban Metric", Path("ไม่มี.ttf"), Path("ไม่มี.ttf"), ())
    monkeypatch.setattr(faces, "installed_face", no_face)
    monkeypatch.setattr(faces, "BUNDLED_FACE", lost)
    told_of = list(diagnose._fonts("th"))
    assert [(finding.state, finding.text, finding.advice) for finding in told_of] == [
        (
            diagnose.BAD,
            "ไม่มีทั้ง TH SarabunPSK และ Saraban Metric",
            "แฟ้มของโปรแกรมขาดหาย ติดตั้ง docgen ใหม่",
        )
    ]


def test_an_emblem_that_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = opening.is_file

    def is_file(path: Path, *more: Any) -> bool:
        return path.name != "garuda.png" and usual(path, *more)

    monkeypatch.setattr(opening, "is_file", is_file)
    said = told(1)
    assert "ไม่พบตราครุฑที่มากับ docgen\n    คำแนะนำ: แฟ้มของโปรแกรมขาดหาย ติดตั้ง docgen ใหม่\n" in said


def test_an_output_folder_that_takes_no_file(workspace: Workspace) -> None:
    workspace.output.rmdir()
    workspace.output.write_bytes(b"")
    said = told(1)
    assert f"เขียนผลลัพธ์ลง {workspace.output} ไม่ได้: " in said
    assert (
        "\n    คำแนะนำ: ถ้ามีแฟ้มชื่อนี้ ให้เปลี่ยนชื่อแฟ้ม ถ้าเป็นโฟลเดอร์ ให้ตรวจสิทธิ์ หรือใช้ -o เลือกโฟลเดอร์อื่น\n"
        in said
    )


LETTER = written()
LETTERS = ("ว1", "ว2")


@pytest.fixture
def two_letters(write: Write) -> None:
    for name in LETTERS:
        text = LETTER.replace("1960", name.removeprefix("ว"))
        write(f"circulars/{name}.yaml", text)


@pytest.mark.usefixtures("two_letters")
@pytest.mark.parametrize("name", ["offices", "signatories", "holidays"])
@pytest.mark.parametrize("broken", few_in_lane(["ก: [\n", 'ก: "ข\n', "\tก:\n", "- ก\n"], 1))
def test_a_broken_file_of_the_workspace_is_told_once_at_its_place(
    workspace: Workspace, name: str, broken: str
) -> None:
    (workspace.config / f"{name}.yaml").write_text(broken, encoding="utf-8")
    said = told(1)
    assert f"[ขาด] config/{name}.yaml:1:" in said
    assert "[ขาด] หนังสือ ว" not in said  # what is told of the file is not told of each letter
    if name != "holidays":
        assert "หนังสือ 2 ฉบับยังทำไม่ได้ จนกว่าจะแก้แฟ้มที่บอกไว้ข้างบน\n" in said


@pytest.mark.usefixtures("two_letters")
@pytest.mark.parametrize(("name", "kind"), [("offices", "หน่วยงาน"), ("signatories", "ผู้ลงนาม")])
def test_a_lost_file_of_the_workspace_is_told_with_how_to_make_it(
    workspace: Workspace, name: str, kind: str
) -> None:
    (workspace.config / f"{name}.yaml").unlink()
    said = told(1)
    lost = f"[ขาด] config/{name}.yaml DG1001: ไม่พบแฟ้ม «{name}.yaml»\n"
    assert f"{lost}    คำแนะนำ: สร้างแฟ้มนี้ด้วย docgen new {kind}\n" in said
    assert said.count("DG1001") == 1


@pytest.mark.usefixtures("two_letters")
def test_letters_to_a_list_that_cannot_be_read_wait_for_it(
    workspace: Workspace, write: Write
) -> None:
    write("circulars/ว3.yaml", LETTER.replace("1960", "3") + "ผู้รับ: เสีย\n")
    write("recipients/เสีย.csv", "คอลัมน์,อื่น\nก,ข\n")
    said = told(1)
    assert "[ขาด] แฟ้ม เสีย.csv: " in said
    assert "หนังสือ 1 ฉบับยังทำไม่ได้" in said


@pytest.mark.parametrize("name", ["config", "templates"])
def test_a_folder_that_is_half_a_workspace_is_told_the_other_half(
    workspace: Workspace, name: str
) -> None:
    """Once the folder is made, as it is told, the workspace is found."""
    (workspace.root / name).rename(workspace.root / "ย้ายไป")
    assert f"    คำแนะนำ: สร้างโฟลเดอร์ {name} ในโฟลเดอร์นี้ ว่างไว้ก็ได้" in told(0)
    (workspace.root / name).mkdir()
    assert "พื้นที่ทำงานอยู่ที่" in CliRunner().invoke(main, ["doctor"]).stdout


def test_outside_of_a_workspace_the_way_to_one_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ว่าง").mkdir()
    monkeypatch.chdir(tmp_path / "ว่าง")
    assert "    คำแนะนำ: สร้างด้วย docgen init ชื่อโฟลเดอร์ แล้ว cd เข้าไป" in told(0)


HEAD = "---\nthai: ของเรา\nenglish: ours\ntitle: ของเรา\nslots: {}\n---\n"


@pytest.mark.usefixtures("two_letters")
@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("ไม่มีหัว\n", ":1:", "DG60"),
        (f"{HEAD}เรียน {{% if %}}\n", ":7:", "DG6003"),
        (f"{HEAD}บรรทัดแรก\n{{% include 'x' %}}\n", ":8:", "DG6004"),
        (f"{HEAD}**หนา\n", ":7:", "DG30"),
    ],
)
def test_a_broken_template_that_no_letter_uses_is_told(
    workspace: Workspace, text: str, place: str, code: str
) -> None:
    (workspace.templates / "ของเรา.j2").write_text(text, encoding="utf-8")
    said = told(1)
    assert f"templates/ของเรา.j2{place}" in said
    assert f" {code}" in said
    assert "[ขาด] หนังสือ ว" not in said


@pytest.mark.usefixtures("two_letters")
def test_sound_templates_are_not_told(workspace: Workspace) -> None:
    text = f"{HEAD}{{{{ หน่วยงาน.ชื่อ }}}} {{{{ ของใคร }}}}\n{{% for ข้อ in ไม่รู้จัก %}}ก{{% endfor %}}\n"
    (workspace.templates / "ของเรา.j2").write_text(text, encoding="utf-8")
    assert "templates/" not in CliRunner().invoke(main, ["doctor"]).stdout
