"""What cannot be done is said in words of the page: no command, no path, and what the disk said."""

from __future__ import annotations

import errno
import multiprocessing
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode

import pytest

from docgen.codes import CODES
from docgen.diagnostics import Diagnostic
from docgen.services import batch_choice, list_grid
from docgen.services.batch import Batch
from docgen.web.batch_runs import FAILED, STOPPED, STOPPING, BatchRun
from docgen.web.desk import Desk
from docgen.web.guard import Keys
from docgen.web.letter_view import remedy_in_page, shown_fault
from docgen.web.run_worker import MAKE, Order
from tests.web.conftest import make_workspace
from tests.web.test_routes import Inside

# What somebody meets at lists, batches, dispatch and the register, and can mend on a page.
MET = [
    "DG4121",
    "DG4207",
    "DG4310",
    "DG5006",
    "DG5007",
    "DG5008",
    "DG5011",
    "DG5012",
    "DG5014",
    "DG5015",
    "DG5017",
    "DG5131",
    "DG5140",
    "DG5141",
    "DG5142",
    "DG5406",
    "DG5407",
    "DG5418",
    "DG5424",
    "DG5427",
    "DG5429",
    "DG5444",
    "DG5478",
    "DG5484",
]


@pytest.mark.parametrize("code", MET)
def test_a_remedy_is_one_of_the_page(code: str) -> None:
    remedy = remedy_in_page(CODES[code].remedy)
    assert remedy
    assert not any(word in remedy for word in ("docgen", "--", " -o", ".yaml", "config/"))


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/home/somchai/งาน/output/ว1960/batch", "«batch»"),
        ("/home/somchai/งาน/", "«งาน»"),
        ("D:\\งาน\\output\\แฟ้ม.pdf", "«แฟ้ม.pdf»"),
        ("submissions/ก.xlsx", "«submissions/ก.xlsx»"),
        ("มท 0812/ว 1960", "«มท 0812/ว 1960»"),
    ],
)
def test_a_file_is_told_by_its_name(path: str, shown: str) -> None:
    told = shown_fault(Diagnostic("DG5006", None, {"file": path}))
    assert shown in told.message
    assert told.message.count("«") == 1


@pytest.fixture
def inside(tmp_path: Path) -> Any:
    folder = make_workspace(tmp_path / "ws")
    desk = Desk(folder, Keys())
    yield Inside(folder, desk)
    desk.close()


def run_of(inside: Inside, what: str, *, final: bool = False) -> BatchRun:
    """A run of the letter that was begun, and tells nothing."""
    room = inside.desk.room
    assert room is not None
    path = inside.folder / "config" / "circulars" / "dla-1960.yaml"
    run = BatchRun(Order(what, Batch(path, room.workspace, "", final=final)))
    inside.desk.runs.runs["dla-1960"] = run
    return run


def test_another_work_is_not_begun_beside_one_under_way(inside: Inside) -> None:
    run = run_of(inside, MAKE)
    token = {"token": inside.desk.keys.change}
    for action, expected in (("make", 303), ("issue", 409), ("plan", 409)):
        body = urlencode({"do": action, **token}).encode()
        status, content = inside.ask("POST", "/batch/dla-1960", body)
        assert status == expected, action
        assert ("กำลังทำอยู่ จึงยังไม่ได้เริ่ม" in content.decode()) == (expected == 409)
    assert inside.desk.runs.runs["dla-1960"] is run
    run.state = STOPPED


@pytest.mark.parametrize("asked", [True, False])
def test_a_run_that_ends_without_a_word_is_told_apart_from_one_that_was_stopped(
    inside: Inside, *, asked: bool
) -> None:
    run = run_of(inside, MAKE)
    ours, theirs = multiprocessing.Pipe()
    run._connection = ours
    run._process = SimpleNamespace(join=lambda: None, terminate=lambda: None)
    if asked:
        run.state = STOPPING
    theirs.close()
    run._listen()
    assert run.state == (STOPPED if asked else FAILED)
    _, content = inside.ask("GET", "/batch/dla-1960")
    assert ("หยุดกลางคัน" in content.decode()) is not asked


@pytest.mark.parametrize(
    ("number", "word"), [(errno.ENOSPC, "ที่เก็บข้อมูลเต็ม"), (errno.EROFS, "อ่านได้อย่างเดียว")]
)
@pytest.mark.parametrize("named", [True, False])
def test_a_disk_that_refuses_is_named(
    inside: Inside, monkeypatch: pytest.MonkeyPatch, number: int, word: str, *, named: bool
) -> None:
    def refuse(*args: object, **more: object) -> None:
        place = [str(inside.folder / "output" / "x.tmp")] if named else []
        raise OSError(number, "no", *place)

    monkeypatch.setattr(batch_choice, "keep_choice", refuse)
    monkeypatch.setattr(list_grid, "mend_list", refuse)
    token = {"token": inside.desk.keys.change}
    for path, texts in (
        ("/batch/dla-1960/people", {"do": "only", "q": "เชียง"}),
        ("/recipients/provinces/mend", {"cell/2/1": "x"}),
    ):
        for accept, kind in (("text/html", "<main"), ("application/json", '"refused"')):
            body = urlencode({**texts, **token}).encode()
            status, content = inside.ask("POST", path, body, accept=accept)
            text = content.decode()
            assert status == 507
            assert word in text
            assert kind in text
            assert str(inside.folder) not in text
            assert " -o" not in text
