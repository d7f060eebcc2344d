"""Long lines, long words and many faults cost a bounded time and a bounded screen."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from docgen.cli import main
from docgen.diagnostics import Diagnostic, Position, first_of_each
from docgen.loading.workspace import Workspace
from docgen.making import prepare
from tests.workspaces import CIRCULAR

SAID = "จึงเรียนมาเพื่อโปรดพิจารณา"
LONG = {
    "a date of dots": CIRCULAR.replace("8 กันยายน 2564", "." * 4_000 + " x"),
    "a number of spaces": CIRCULAR.replace("มท 0812/ว 1960", "มท" + " " * 4_000 + "0812/ว x"),
    "a comment": CIRCULAR + "# " + "ก" * 100_000 + "\n",
    "a word": CIRCULAR.replace(SAID, "ก" * 20_000),
    "words": CIRCULAR.replace(SAID, "ขอความร่วมมือ" * 1_500),
    "spaces": CIRCULAR.replace(SAID, "ก" + " " * 20_000 + "ข"),
    "digits": CIRCULAR.replace(SAID, "1" * 20_000),
    "money": CIRCULAR.replace(SAID, f"วงเงิน 500000-900000000 บาท โทร. 08-98765432 {SAID}"),
    "a range of items": CIRCULAR.replace(SAID, f"ข้อ 1-999999999 สิ่งที่ส่งมาด้วย 1-99999999 {SAID}"),
    "a subject": CIRCULAR.replace("ขอความร่วมมือรายงานผล", "ขอความร่วมมือ" * 2_600),
    "keys": CIRCULAR + "".join(f"ก{number}: ข\n" for number in range(2_000)),
    "marks": CIRCULAR.replace(SAID, "**ก " * 2_000 + SAID),
}


@pytest.mark.parametrize("name", LONG)
def test_long_input_is_checked_soon(name: str, workspace: Workspace) -> None:
    path = workspace.config / "circulars" / "ก.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(CIRCULAR, encoding="utf-8")
    prepare(path, workspace)  # what is loaded once
    path.write_text(LONG[name], encoding="utf-8")
    begin = time.process_time()
    prepare(path, workspace)
    assert time.process_time() - begin < 5


def test_dg1011_dg1012_the_first_hundred_of_a_kind_are_shown_and_the_rest_counted(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = Position("ก.yaml", 1, 1)
    many = [Diagnostic("DG2034", at, {"key": str(n), "known": ""}) for n in range(250)]
    few = [Diagnostic("DG7106", at, {"text": "1."}) for _ in range(100)]
    shown = first_of_each([*many, *few])
    assert [one.code for one in shown].count("DG2034") == 100
    assert [one.code for one in shown].count("DG7106") == 100
    assert shown[100].code == "DG1012"
    assert shown[100].params == {"code": "DG2034", "count": 150}
    path: Path = workspace.config / "circulars" / "ก.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(LONG["keys"], encoding="utf-8")
    monkeypatch.chdir(workspace.root)
    run = CliRunner().invoke(main, ["check", "ก"])
    assert run.exit_code == 1
    assert "DG1012" in run.output
    assert len(run.output) < 100_000
