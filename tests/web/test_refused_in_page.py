"""What cannot be done is said in words of the page: no command, no path, and what the disk said."""

from __future__ import annotations

import errno
import json
import multiprocessing
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode

import pytest

from docgen.codes import CODES
from docgen.diagnostics import Diagnostic
from docgen.services import batch_choice, letter_files, list_grid
from docgen.services.batch_wishes import Batch
from docgen.web.batch_runs import FAILED, STOPPED, STOPPING, BatchRun
from docgen.web.desk import Desk
from docgen.web.guard import RunSecrets
from docgen.web.letter_view import remedy_in_page, shown_fault
from docgen.web.run_worker import MAKE, RunOrder
from tests.helpers.looked_at import OFFICE
from tests.helpers.page_inside import Inside, answered
from tests.helpers.running_page import make_workspace

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


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/home/somebody/งาน/ร่าง.docx", "ร่าง.docx"),
        ("C:\\Users\\งาน\\ร่าง ๑.docx", "ร่าง ๑.docx"),
        ("/home/somebody/งาน/", "งาน"),
        ("config/ร่าง.docx", "config/ร่าง.docx"),
        ("/" + "ก/" * 3_000 + "ร่าง.docx", "ร่าง.docx"),
    ],
)
def test_a_message_names_a_file_without_its_folders(path: str, said: str) -> None:
    fault = Diagnostic("DG2220", None, {"file": path, "reason": "x", "remedy": "y"})
    assert f"«{said}»" in shown_fault(fault).message


@pytest.mark.parametrize("code", MET)
def test_a_remedy_is_one_of_the_page(code: str) -> None:
    remedy = remedy_in_page(CODES[code].remedy)
    assert remedy
    assert not any(word in remedy for word in ("docgen", "--", " -o", ".yaml", "config/"))


def test_an_example_is_called_one_once() -> None:
    for example in ("SELECT อำเภอ FROM รายงาน", "เช่น SELECT อำเภอ FROM รายงาน"):
        remedy = remedy_in_page(f"เพิ่มบรรทัด  คำสั่ง: แล้วพิมพ์ข้อความ ({example})")
        assert remedy == "กรอกช่อง «คำสั่ง» เช่น SELECT อำเภอ FROM รายงาน"


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
    desk = Desk(folder, RunSecrets())
    yield Inside(folder, desk)
    desk.close()


def run_of(inside: Inside, what: str, *, final: bool = False) -> BatchRun:
    """A run of the letter that was begun, and tells nothing."""
    room = inside.desk.room
    assert room is not None
    path = inside.folder / "config" / "circulars" / "dla-1960.yaml"
    run = BatchRun(RunOrder(what, Batch(path, room.workspace, "", final=final)))
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


def full_disk(*args: object, **more: object) -> None:
    raise OSError(errno.ENOSPC, "no")


def memo_as_shown(inside: Inside) -> tuple[Path, dict[str, str]]:
    """The file of a memorandum, and what its form posts when nothing is typed."""
    assert inside.desk.room is not None
    letter = inside.desk.room.letter_named("memo-example")
    assert letter is not None
    file = letter.file()
    fields = [one for group in letter.form(file.text) or () for one in group.fields]
    posted = {one.name: one.value for one in fields if one.name in ("subject", "recipient")}
    assert len(posted) == 2
    return letter.path, {**posted, "mark": file.mark, "token": inside.desk.keys.change}


@pytest.mark.parametrize("do", ["", "draw", "undo"])
def test_a_letter_that_cannot_be_saved_is_not_answered_as_if_saved(
    inside: Inside, monkeypatch: pytest.MonkeyPatch, do: str
) -> None:
    path, posted = memo_as_shown(inside)
    before = path.read_bytes()
    monkeypatch.setattr(letter_files, "save_letter", full_disk)
    body = urlencode({**posted, "subject": "เรื่องที่ดิสก์เต็ม", "do": do}).encode()
    for accept in ("text/html", "application/json"):
        status, content = inside.ask("POST", "/letters/memo-example", body, accept=accept)
        told = content.decode() if accept == "text/html" else json.loads(content)["refused"]
        assert status == 507
        assert "บันทึกไม่ได้ ดิสก์เต็ม" in told
    shown = inside.ask("POST", "/letters/memo-example", body)[1].decode()
    assert 'value="เรื่องที่ดิสก์เต็ม"' in shown or ">เรื่องที่ดิสก์เต็ม</textarea>" in shown
    assert f'name="mark" value="{posted["mark"]}"' in shown
    assert path.read_bytes() == before
    monkeypatch.undo()
    assert inside.ask("POST", "/letters/memo-example", body)[0] == 303
    assert ("เรื่องที่ดิสก์เต็ม" in path.read_text(encoding="utf-8")) == (do != "undo")


def test_a_field_changed_underneath_is_told_without_scripts_and_saved_when_asked_again(
    inside: Inside,
) -> None:
    path, posted = memo_as_shown(inside)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(posted["subject"], "เรื่องของอีกคน"), encoding="utf-8")
    mine = {**posted, "subject": "เรื่องของฉัน"}
    status, content = inside.ask("POST", "/letters/memo-example", urlencode(mine).encode())
    shown = content.decode()
    assert status == 409
    assert "ยังไม่ได้บันทึกช่องนั้น" in shown
    assert "เรื่องของฉัน" in shown
    assert "เรื่องของอีกคน" in path.read_text(encoding="utf-8")
    found = re.search(r'name="mark" value="(\w+)"', shown)
    assert found is not None
    again = urlencode({**mine, "mark": found[1]}).encode()
    assert inside.ask("POST", "/letters/memo-example", again)[0] == 303
    assert "เรื่องของฉัน" in path.read_text(encoding="utf-8")


def test_what_another_program_wrote_is_not_typed_over_by_the_next_stroke(inside: Inside) -> None:
    path, posted = memo_as_shown(inside)

    def type_recipient(text: str, **shown: str) -> tuple[int, dict[str, str]]:
        body = urlencode({**posted, "tab": "t", "recipient": text, **shown}).encode()
        status, content = inside.ask(
            "POST", "/letters/memo-example", body, accept="application/json"
        )
        return status, json.loads(content)

    mark = type_recipient("หนึ่ง")[1]["mark"]
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(posted["subject"], "เรื่องของอีกคน"), encoding="utf-8")
    _, told = type_recipient("สอง", mark=mark)
    assert "เรื่องของอีกคน" in told["form"]
    status, _ = type_recipient("สาม", mark=mark)  # typed before that form was drawn
    assert status == 200
    saved = path.read_text(encoding="utf-8")
    assert "เรื่องของอีกคน" in saved
    assert "สาม" in saved
    path.write_text(saved.replace("สาม", "ผู้รับของอีกคน"), encoding="utf-8")
    for typed in ("สี่", "ห้า"):
        assert type_recipient(typed, mark=mark)[0] == 409
    assert "ผู้รับของอีกคน" in path.read_text(encoding="utf-8")
    assert type_recipient("หก", mark=mark, mine="1")[0] == 200
    assert "ผู้รับของอีกคน" not in path.read_text(encoding="utf-8")


def test_yaml_that_cannot_be_saved_stays_typed(
    inside: Inside, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, posted = memo_as_shown(inside)
    before = path.read_bytes()
    monkeypatch.setattr(letter_files, "save_letter", full_disk)
    typed = {"text": "เรื่อง: ที่ดิสก์เต็ม\n", "mark": posted["mark"], "token": posted["token"]}
    status, content = inside.ask("POST", "/letters/memo-example/yaml", urlencode(typed).encode())
    assert status == 507
    assert "บันทึกไม่ได้ ดิสก์เต็ม" in content.decode()
    assert "เรื่อง: ที่ดิสก์เต็ม" in content.decode()
    assert path.read_bytes() == before


def test_settings_that_cannot_be_saved_say_so(
    inside: Inside, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("docgen.services.settings.save_entry", full_disk)
    monkeypatch.setattr("docgen.services.status_form.save_statuses", full_disk)
    token = {"token": inside.desk.keys.change}
    for path, texts in (
        ("/settings/offices", {"entry": "ใหม่", "ใหม่/telephone": "ที่พิมพ์ไว้", "do": "save"}),
        ("/settings/statuses", {"kind": "programme", "entry": "ก", "do": "save"}),
    ):
        status, content = inside.ask("POST", path, urlencode({**texts, **token}).encode())
        assert status == 507, path
        assert "ที่เก็บข้อมูลเต็ม" in content.decode()
        assert answered(content.decode()) == {**texts, **token}


def test_what_could_not_be_saved_is_saved_by_the_button_beside_it(
    inside: Inside, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = inside.folder / "config" / "offices.yaml"
    token = {"token": inside.desk.keys.change}
    typed = {"entry": "ใหม่", "is_new": "1", "/agency": "กรมใหม่ & <กอง>", "/telephone": "0 1"}
    monkeypatch.setattr("docgen.services.settings.write_text", full_disk)
    body = urlencode({**typed, **token}).encode()
    _, content = inside.ask("POST", "/settings/offices", body)
    assert "กรมใหม่" not in path.read_text(encoding="utf-8")
    monkeypatch.undo()
    again = urlencode(answered(content.decode())).encode()
    assert inside.ask("POST", "/settings/offices", again)[0] == 303
    assert "กรมใหม่ & <กอง>" in path.read_text(encoding="utf-8")


def test_a_folder_that_was_moved_away_is_no_empty_one(inside: Inside, tmp_path: Path) -> None:
    token = {"token": inside.desk.keys.change}
    office = {"entry": "ใหม่", "is_new": "1", "/agency": "กรมใหม่", **token}
    inside.ask("GET", "/")
    moved = inside.folder.with_name("moved")
    inside.folder.rename(moved)
    for place in (
        "/",
        "/new",
        "/letters/memo-example",
        "/batch",
        "/register",
        "/data",
        "/settings",
    ):
        status, content = inside.ask("GET", place)
        assert (status, "ไม่อยู่ที่เดิม" in content.decode()) == (507, True), place
    for place, typed in (("/settings/offices", office), ("/letters", {"kind": "คำสั่ง", **token})):
        status, content = inside.ask("POST", place, urlencode(typed).encode())
        assert status == 507, place
        assert answered(content.decode()) == typed
    assert not inside.folder.exists()
    moved.rename(inside.folder)
    assert inside.ask("GET", "/letters/memo-example")[0] == 200
    assert inside.ask("POST", "/settings/offices", urlencode(office).encode())[0] == 303


def test_a_workspace_that_cannot_be_made_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    desk = Desk(empty, RunSecrets())
    monkeypatch.setattr("docgen.services.workspace_setup.make_workspace", full_disk)
    body = urlencode({**OFFICE, "token": desk.keys.change}).encode()
    status, content = Inside(empty, desk).ask("POST", "/setup", body)
    assert status == 507
    assert "ที่เก็บข้อมูลเต็ม" in content.decode()
    assert answered(content.decode()).items() >= OFFICE.items()
    assert not list(empty.iterdir())
    desk.close()
