"""Pictures are refused when they are checked, never when they are drawn."""

from __future__ import annotations

import os
import sys
import time
import tracemalloc
from pathlib import Path

import pytest

from docgen import picture_size
from docgen.checks.emblem import emblem_faults
from docgen.length import Length
from docgen.loading.circular.surroundings import picture_file
from docgen.loading.workspace import Workspace
from docgen.making import prepare
from tests.helpers.scale import times
from tests.helpers.workspaces import CIRCULAR, OFFICES
from tests.hostile.measured import MOST_MEMORY, run, table_row
from tests.hostile.pictures import BAD, picture

HEIGHT = Length.parse("3 cm")
MOST_SECONDS = 5  # of the processor


@pytest.mark.parametrize("name", BAD)
def test_bad_picture_is_refused_soon_and_in_little_room(name: str, tmp_path: Path) -> None:
    path = tmp_path / "ครุฑ.png"
    path.write_bytes(BAD[name]())
    tracemalloc.start()
    begin = time.process_time()
    assert picture_size.size_of(path) is None
    assert time.process_time() - begin < 3
    assert tracemalloc.get_traced_memory()[1] < 60_000_000
    tracemalloc.stop()
    assert [one.code for one in emblem_faults(picture_file(tmp_path, path.name), HEIGHT)] == [
        "DG5302"
    ]


@pytest.mark.parametrize(
    "head", [(8, 0, 0, 0, 0), (8, 0, 0, 0, 1), (1, 3, 0, 0, 0), (16, 6, 0, 0, 1)]
)
def test_good_picture_of_any_make_is_taken(head: tuple[int, ...], tmp_path: Path) -> None:
    width, height = 21, 13
    size = picture_size._unpacked_size(width, height, *head)
    path = tmp_path / "ก.PNG"
    path.write_bytes(picture(width, height, head=head, rows=bytes(size)))
    assert picture_size.size_of(path) == (21, 13)


def test_png_under_another_name_is_refused_at_check(tmp_path: Path) -> None:
    (tmp_path / "ครุฑ.svg").write_bytes(picture())
    assert [one.code for one in emblem_faults(picture_file(tmp_path, "ครุฑ.svg"), HEIGHT)] == [
        "DG5302"
    ]


def _letter_with_emblem(workspace: Workspace, written: str) -> Path:
    offices = OFFICES.replace("  ที่: มท 0812\n", f"  ที่: มท 0812\n  ครุฑ: {written}\n")
    workspace.offices.write_text(offices, encoding="utf-8")
    path = workspace.config / "circulars" / "ก.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(CIRCULAR, encoding="utf-8")
    return path


def _with_emblem(workspace: Workspace, written: str) -> list[str]:
    path = _letter_with_emblem(workspace, written)
    return [one.code for one in prepare(path, workspace).found if one.is_error]


@pytest.mark.skipif(os.name == "nt", reason="what a process took is told by Unix alone")
@pytest.mark.parametrize("name", list(BAD)[:: times(8, 1)])
def test_a_letter_with_a_bad_emblem_takes_little(name: str, workspace: Workspace) -> None:
    emblem = workspace.config / "ตรา.png"
    emblem.write_bytes(BAD[name]())
    letter = _letter_with_emblem(workspace, "config/ตรา.png")
    done = run("build", str(letter), cwd=workspace.root)
    sys.stdout.write(table_row(f"build, an emblem: {name}", emblem, done) + "\n")
    assert done.code == 1, done.errors[-2_000:]
    assert "DG5302" in done.errors
    assert "Traceback" not in done.errors
    assert done.memory < MOST_MEMORY
    assert done.seconds < MOST_SECONDS


def test_emblem_lies_in_the_workspace_whatever_links_say(workspace: Workspace) -> None:
    outside = workspace.root.parent / "outside"
    outside.mkdir()
    (outside / "secret.png").write_bytes(picture())
    (workspace.config / "link.png").symlink_to(outside / "secret.png")
    (workspace.config / "folder").symlink_to(outside)
    (workspace.config / "own.png").write_bytes(picture())
    assert _with_emblem(workspace, "config/own.png") == []
    for written in (
        "../outside/secret.png",
        str(outside / "secret.png"),
        "config/link.png",
        "config/folder/secret.png",
        "config/../../outside/secret.png",
    ):
        assert _with_emblem(workspace, written) == ["DG2031"], written
