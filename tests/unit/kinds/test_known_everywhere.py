"""Every command knows the same kinds, and tells the parts of a letter by their Thai names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from docgen import kinds
from docgen.cli import main
from tests.helpers.dossiers import ROOT
from tests.helpers.lane import few_in_lane

CIRCULARS = sorted((ROOT / "config" / "circulars").glob("*.yaml"))


def output(*arguments: str) -> str:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.mark.parametrize("name", few_in_lane(kinds.names(), 4))
def test_list_new_and_ruler_know_a_kind_by_both_names(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    thai = kinds.kind(name).thai
    assert re.search(rf"^{re.escape(thai)}\s+{name}\s", output("list", "kinds"), re.MULTILINE)
    assert output("new", thai) == output("new", name)
    for called in (thai, name):
        output("ruler", called, "-o", str(tmp_path / f"{called}.pdf"))


@pytest.mark.parametrize("path", few_in_lane(CIRCULARS, 6), ids=lambda path: path.stem)
def test_show_names_every_part_in_thai(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    rows = output("show", str(path)).splitlines()
    names = [row.split(" | ")[0].strip() for row in rows if " | " in row]
    assert names
    assert not [name for name in names if re.search("[A-Za-z]", name)]
