"""All circulars of a workspace checked with one press: what is said of each alone."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from docgen.layout.forms import tables
from docgen.layout.paging import annex_section
from docgen.loading.workspace import Workspace
from docgen.model.letter import Table
from docgen.press import Press, Presses
from docgen.services.check import check_circular

ROOT = Path(__file__).parents[3]
_SEED = "dla-1960"


@pytest.fixture
def many(tmp_path: Path) -> Workspace:
    """Six circulars of one programme: each at its own lines, number and digits."""
    for name in ("config", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    folder = tmp_path / "config" / "circulars"
    text = (folder / f"{_SEED}.yaml").read_text(encoding="utf-8")
    for number in range(6):
        own = "\n" * number + text.replace("ว 1960", f"ว {1970 + number}")
        if number % 2:
            own = own.replace("    แบบ: ", "    ตัวเลข: ไทย\n    แบบ: ", 1)
        (folder / f"many-{number}.yaml").write_text(own, encoding="utf-8")
    return Workspace(tmp_path)


def test_what_is_said_of_each_is_what_a_press_of_its_own_says(many: Workspace) -> None:
    presses = Presses(carries_data=False)
    for path in many.circulars():
        together = check_circular(path, many, presses.of(many)).value.made
        alone = check_circular(path, many, Press.of(many, carries_data=False)).value.made
        assert together.found == alone.found
        assert together.letter == alone.letter
        assert together.pages == alone.pages


def test_rows_that_annexes_share_are_set_once(
    many: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    times: list[int] = []

    def counted(setter: object, table: Table) -> object:
        times.append(len(table.rows))
        return tables.set_table(setter, table)  # type: ignore[arg-type]

    monkeypatch.setattr(annex_section, "set_table", counted)
    press = Press.of(many)
    for number in range(0, 6, 2):
        made = check_circular(many.circulars_folder / f"many-{number}.yaml", many, press).value.made
        assert made.pages is not None
        pages = [page for section in made.pages.sections[1:] for page in section.pages]
        places = {placed.item.at for page in pages for placed in page.placed}
        assert {at.file for at in places if at is not None} == {str(made.path)}
    assert len(times) == 1


def test_a_neighbour_that_changes_is_read_again(many: Workspace) -> None:
    """The number of another circular is known as it stands when the next one is checked."""
    press = Press.of(many)
    first, second = many.circulars_folder / "many-0.yaml", many.circulars_folder / "many-1.yaml"

    def codes() -> set[str]:
        return {fault.code for fault in check_circular(first, many, press).value.made.found}

    assert "DG2213" not in codes()
    text = second.read_text(encoding="utf-8").replace("ว 1971", "ว 1970")
    second.write_text(text, encoding="utf-8")
    os.utime(second, (1, 1))
    assert "DG2213" in codes()
    second.unlink()
    assert "DG2213" not in codes()
