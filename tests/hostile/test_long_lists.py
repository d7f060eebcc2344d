"""Lists too long to be held, read in steps: none leads out of the workspace, no row is endless."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from docgen import opening
from docgen.cli import main
from docgen.diagnostics import Rejected
from docgen.loading.workspace import Workspace, long_lists
from tests.helpers.workspaces import CIRCULAR

ROWS = "".join(f"ลำปาง {number},ผู้ว่าราชการจังหวัดลำปาง\n" for number in range(20_100))
LIST = "ชื่อ,เรียน\n" + ROWS
Write = Callable[..., Path]


def told(path: Path) -> str:
    result = CliRunner().invoke(main, ["batch", str(path), "--dry-run"])
    assert result.exit_code == 1, result.output
    return result.output


def test_a_link_that_leads_out_is_not_even_opened(
    workspace: Workspace, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside = tmp_path / "secret.csv"
    outside.write_text(LIST, "utf-8")
    listed = workspace.config / "recipients" / "provinces.csv"
    listed.unlink(missing_ok=True)
    listed.symlink_to(outside)
    opened: list[Path] = []
    usual = opening.stream

    def seen(path: Path) -> object:
        opened.append(path)
        return usual(path)

    monkeypatch.setattr(opening, "stream", seen)
    assert "DG2031" in told(write("ว1.yaml", CIRCULAR + "ผู้รับ: provinces\n"))
    assert opened == []


def test_a_quotation_mark_that_is_never_closed_takes_no_more_than_a_row(
    workspace: Workspace, write: Write
) -> None:
    listed = workspace.config / "recipients" / "provinces.csv"
    listed.write_text("ชื่อ,เรียน\n" + '"' + ROWS, "utf-8")
    found = long_lists.long_list("provinces", listed, workspace.root)
    assert found is not None
    with pytest.raises(Rejected) as error:
        list(found.steps(100))
    (fault,) = error.value.found
    assert fault.code == "DG4009"
    assert fault.at is not None
    assert fault.at.line == 2
    assert "DG4009" in told(write("ว1.yaml", CIRCULAR + "ผู้รับ: provinces\n"))


@pytest.mark.parametrize("command", [("list", "recipients"), ("doctor",), ("batch", "ว1.yaml")])
def test_no_command_opens_a_list_that_leads_out(
    command: tuple[str, ...],
    workspace: Workspace,
    write: Write,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    outside = tmp_path / "secret.csv"
    outside.write_text("ชื่อ,เรียน\nลำปาง,ความลับ\n", "utf-8")
    listed = workspace.config / "recipients" / "provinces.csv"
    listed.unlink(missing_ok=True)
    listed.symlink_to(outside)
    write("ว1.yaml", CIRCULAR + "ผู้รับ: provinces\n")
    opened: list[str] = []
    usual = os.open
    monkeypatch.setattr(
        os, "open", lambda path, *more: opened.append(str(path)) or usual(path, *more)
    )
    monkeypatch.chdir(workspace.root)
    output = CliRunner().invoke(main, list(command)).output
    assert "ความลับ" not in output
    assert str(listed) not in opened
