"""Exceptions with a reason, in the file and in the office's house style."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from docgen.batch.letter_jobs import origin
from docgen.loading.workspace import Workspace
from docgen.making import prepare
from docgen.press import Press
from docgen.standards import typing_manual
from tests.helpers.workspaces import CIRCULAR, Write

VAGUE = CIRCULAR.replace("ขอความร่วมมือรายงานผล", "{}")


def codes(path: Path, workspace: Workspace) -> list[str]:
    return [one.code for one in prepare(path, workspace).found]


@pytest.mark.parametrize(
    ("subject", "left"),
    [
        ("รายงาน", ["DG7012"]),
        ("รายงาน  # noqa: DG7012 ชื่อเรื่องตามหนังสือเดิม", []),
        ("รายงาน  # noqa: DG7012, DG7136 ตามหนังสือเดิม", []),
        ("รายงาน  # noqa: DG7012", ["DG1310", "DG7012"]),
        ("รายงาน  # noqa: DG7011 ตามหนังสือเดิม", ["DG7012", "DG1311"]),
    ],
)
def test_exception_needs_its_code_and_a_reason(
    subject: str, left: list[str], workspace: Workspace, write: Write
) -> None:
    assert codes(write("ว1.yaml", VAGUE.format(subject)), workspace) == left


def test_exception_on_a_line_of_its_own_holds_for_what_follows(
    workspace: Workspace, write: Write
) -> None:
    spoilt = CIRCULAR.replace(
        "ข้อความ:\n  - จึง", "# noqa: DG7130 คำพูดเดิม\nข้อความ:\n  - ด้วยงานต่างๆ\n  - จึง"
    )
    assert codes(write("ว1.yaml", spoilt), workspace) == []


def test_exceptions_are_kept_for_the_manifest(workspace: Workspace, write: Write) -> None:
    (workspace.config / "house_style.yaml").write_text(
        "กฎ:\n  DG7130: {เหตุผล: นิยมของหน่วยงาน}\n", encoding="utf-8"
    )
    text = VAGUE.format("รายงาน  # noqa: DG7012 ตามหนังสือเดิม")
    path = write("ว1.yaml", text.replace("  - จึง", "  - ด้วยงานต่างๆ\n  - จึง"))
    press = Press.of(workspace)
    prepared = prepare(path, workspace, press)
    assert [one.code for one in prepared.found] == []
    kept = origin(prepared, press).departures
    assert sorted(one["rule"] for one in kept) == ["DG7012", "DG7130"]
    assert {one["reason"] for one in kept} == {"ตามหนังสือเดิม", "นิยมของหน่วยงาน"}
    assert {one["place"] for one in kept} == {
        "config/circulars/ว1.yaml:5",
        "config/circulars/ว1.yaml:8",
    }
    assert json.dumps(kept)


def test_measures_of_the_house_are_obeyed_and_recorded(workspace: Workspace, write: Write) -> None:
    path = write("ว1.yaml", CIRCULAR)
    plain = prepare(path, workspace).pages
    text = "measures:\n  margin_left: {value: 25 mm, reason: เย็บเล่ม}\n"
    (workspace.config / "house_style.yaml").write_text(text, encoding="utf-8")
    press = Press.of(workspace)
    prepared = prepare(path, workspace, press)
    assert plain is not None
    assert prepared.pages is not None
    assert plain.sections[0].left == pytest.approx(typing_manual().pt("margin_left"))
    assert prepared.pages.sections[0].left == pytest.approx(25 / 25.4 * 72)
    (kept,) = origin(prepared, press).departures
    assert (kept["measure"], kept["value"], kept["source"]) == ("margin_left", "25 mm", "เย็บเล่ม")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ระยะ: {axis: {ค่า: 82 mm}}", "DG2041"),
        ("ระยะ: {axis: {ค่า: 82, เหตุผล: ก}}", "DG2042"),
        ("ระยะ: {axis: {ค่า: 820 mm, เหตุผล: ก}}", "DG2042"),
        ("ระยะ: {lines_together: {ค่า: 2 mm, เหตุผล: ก}}", "DG2042"),
        ("ระยะ: {font_family: {ค่า: TH SarabunIT๙, เหตุผล: ก}}", "DG2042"),
        ("ระยะ: {paper_width: {ค่า: 200 mm, เหตุผล: ก}}", "DG2043"),
        ("กฎ: {DG7011: {เหตุผล: ก}}", "DG2044"),
        ("กฎ: {DG9999: {เหตุผล: ก}}", "DG2044"),
        ("กฎ: {DG7012: }", "DG2041"),
        ("ระยะห่าง: {}", "DG2040"),
        ("ระยะ: {axis: {ค่า: 82 mm, เหตุผล: ก}}", None),
        ("ระยะ: {paper_width: {ค่า: 210 mm, เหตุผล: ตรงกับระเบียบ}}", None),
    ],
)
def test_house_style_softens_what_it_may_and_says_why(
    text: str, code: str | None, workspace: Workspace, write: Write
) -> None:
    (workspace.config / "house_style.yaml").write_text(text, encoding="utf-8")
    path = write("ว1.yaml", CIRCULAR)
    assert codes(path, workspace) == ([code] if code else [])
