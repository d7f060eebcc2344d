"""Lists too long to be held: the same letters in steps, in folders of their own."""

from __future__ import annotations

import concurrent.futures
import json
from pathlib import Path

import pypdfium2
import pytest

from docgen.batch import line_manifest
from docgen.batch.verify import verify_folder
from docgen.diagnostics import Rejected
from docgen.loading.workspace import Workspace, long_lists
from docgen.services import batch, long_faults
from docgen.services.check import check_circular
from docgen.services.dispatch import Wishes, dispatch_batch
from docgen.services.events import LetterDone, Note, RunStatus
from tests.helpers.long_batch import ROWS, Killed, ended, files_of, found_in, wishes
from tests.helpers.workspaces import make_workspace

HEAD = "บัญชีผู้รับหนังสือ,,\nชื่อ,เรียน,รหัส\n"


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """A list of twenty rows is long, and a folder holds ten files."""
    monkeypatch.setattr(long_lists, "LONGEST_HELD", 20)
    monkeypatch.setattr(long_lists, "_HEAD_WITHIN", 5)
    monkeypatch.setattr(line_manifest, "MOST_FILES", 10)


def rows(count: int) -> list[str]:
    """Rows with quoted line breaks, empty lines between, and names in Thai."""
    made = [f"อำเภอที่ {n},นายอำเภออำเภอที่ {n},{n}" for n in range(1, count + 1)]
    made[3] = '"อำเภอที่ 4","นายอำเภอ, อำเภอที่ 4",4'
    return made


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = make_workspace(tmp_path / "ws")
    write_list(made, rows(ROWS))
    written = (Path(__file__).parents[3] / "config/circulars/dla-1960.yaml").read_text("utf-8")
    text = written.replace("ผู้รับ: provinces", "ผู้รับ: many", 1)
    text = text.partition("\nภาคผนวก:\n")[0].replace("    ภาคผนวก: สถานะ\n", "") + "\n"
    (made.config / "circulars/many.yaml").write_text(text, encoding="utf-8")
    return made


def write_list(workspace: Workspace, lines: list[str]) -> None:
    path = workspace.config / "recipients/many.csv"
    path.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


def test_the_letters_are_those_of_an_ordinary_batch(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    events = list(batch.make_batch(wishes(workspace, tmp_path / "long")))
    assert ended(events).status is RunStatus.DONE
    assert sum(isinstance(one, LetterDone) for one in events) == ROWS
    folders = sorted(path.name for path in (tmp_path / "long").iterdir() if path.is_dir())
    assert folders == ["0001", "0002", "0003", "0004", "0005"]
    assert max(len(list((tmp_path / "long" / one).glob("*.docx"))) for one in folders) == 10
    monkeypatch.setattr(long_lists, "LONGEST_HELD", 20_000)
    list(batch.make_batch(wishes(workspace, tmp_path / "short")))
    assert files_of(tmp_path / "long") == files_of(tmp_path / "short")


def test_the_manifest_is_lines_and_every_letter_has_its_own(
    workspace: Workspace, tmp_path: Path
) -> None:
    list(batch.make_batch(wishes(workspace, tmp_path / "out")))
    text = (tmp_path / "out" / line_manifest.NAME).read_text(encoding="utf-8")
    head, *letters, end = map(json.loads, text.splitlines())
    assert head["list"] == "many"
    assert [one["row"] for one in letters] == list(range(1, ROWS + 1))
    assert {one["state"] for one in letters} == {"written"}
    assert letters[-1]["folder"] == "0005"
    assert end["letters"] == ROWS
    assert end["complete"] is True
    assert not (tmp_path / "out" / line_manifest.STEPS).exists()
    good, found = verify_folder(tmp_path / "out")
    assert (good, found) == (ROWS, [])


def test_verify_tells_a_changed_letter_and_a_changed_line(
    workspace: Workspace, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    list(batch.make_batch(wishes(workspace, out)))
    letter = next((out / "0003").glob("*.docx"))
    letter.write_bytes(b"other")
    manifest = out / line_manifest.NAME
    manifest.write_bytes(manifest.read_bytes().replace("อำเภอที่ 9".encode(), "อำเภอที่ 8".encode(), 1))
    assert [one.code for one in verify_folder(out)[1]] == ["DG5015", "DG5015"]


@pytest.mark.parametrize("after", [0, 7, 10, 23, 46])
def test_a_run_that_was_stopped_goes_on_where_it_was(
    workspace: Workspace, tmp_path: Path, after: int
) -> None:
    out = tmp_path / "out"
    events = batch.make_batch(wishes(workspace, out))
    made = 0
    while made <= after:
        made += isinstance(next(events), LetterDone)
    with pytest.raises(Killed):
        events.throw(Killed())  # type: ignore[attr-defined]
    assert not (out / line_manifest.NAME).exists()
    assert [one.code for one in verify_folder(out)[1]][:1] == ["DG5013"]
    again = list(batch.make_batch(wishes(workspace, out, resume=True)))
    assert ended(again).status is RunStatus.DONE
    assert sum(isinstance(one, LetterDone) for one in again) <= ROWS - made + 10
    assert len(files_of(out)) == ROWS
    assert verify_folder(out) == (ROWS, [])


def test_a_changed_row_is_made_again_and_the_others_stand(
    workspace: Workspace, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    list(batch.make_batch(wishes(workspace, out)))
    before = files_of(out)
    lines = rows(ROWS)
    lines[24] = "อำเภอที่ 25,ปลัดอำเภออำเภอที่ 25,25"
    write_list(workspace, lines)
    again = list(batch.make_batch(wishes(workspace, out, resume=True)))
    assert ended(again).status is RunStatus.DONE
    assert sum(isinstance(one, LetterDone) for one in again) == 1
    after = files_of(out)
    assert [name for name in after if before[name] != after[name]] == [
        name for name in after if name.startswith("0025 ")
    ]
    assert verify_folder(out) == (ROWS, [])


def test_faults_stand_at_their_rows_and_nothing_is_written(
    workspace: Workspace, tmp_path: Path
) -> None:
    lines = rows(ROWS)
    lines[40] = "อำเภอที่ 41,,41"
    lines.insert(12, "")
    lines[30] = lines[5]
    write_list(workspace, lines)
    events = list(batch.make_batch(wishes(workspace, tmp_path / "out")))
    assert ended(events).status is RunStatus.NOTHING_WRITTEN
    told = {one.code: one for one in found_in(events) if one.is_error}
    assert set(told) == {"DG4011", "DG4012"}
    text = (workspace.config / "recipients/many.csv").read_text(encoding="utf-8").splitlines()
    for code, row in (("DG4011", "อำเภอที่ 41,,41"), ("DG4012", lines[5])):
        at = told[code].at
        assert at is not None
        assert text[at.line - 1] == row
        assert at.line > 30
    assert not files_of(tmp_path / "out")


def test_with_keep_going_the_good_rows_are_made(workspace: Workspace, tmp_path: Path) -> None:
    lines = rows(ROWS)
    lines[40] = "อำเภอที่ 41,,41"
    write_list(workspace, lines)
    events = list(batch.make_batch(wishes(workspace, tmp_path / "out", keep_going=True)))
    assert ended(events).status is RunStatus.SOME_FAILED
    assert ended(events).failed == 1
    assert len(files_of(tmp_path / "out")) == ROWS - 1


def test_dg5112_the_first_hundred_faults_are_told_and_their_number(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_faults, "_SHOWN", 3)
    lines = rows(ROWS)
    for at in range(5, 45, 10):
        lines[at] = f"อำเภอที่ {at},,{at}"
    write_list(workspace, lines)
    events = list(batch.make_batch(wishes(workspace, tmp_path / "out")))
    told = found_in(events)
    assert len([one for one in told if one.code != "DG5112"]) == 3
    (last,) = [one for one in told if one.code == "DG5112"]
    assert last.params["count"] > 3


def test_the_mail_room_has_a_set_for_each_step(workspace: Workspace, tmp_path: Path) -> None:
    lines = [
        f"{line},{'' if number in (3, 30) else '1 ถนนกลาง 10200'}"
        for number, line in enumerate(rows(ROWS))
    ]
    path = workspace.config / "recipients/many.csv"
    head = "บัญชีผู้รับหนังสือ,,,\nชื่อ,เรียน,รหัส,ที่อยู่\n"
    path.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    out = tmp_path / "out"
    asked = wishes(workspace, out, formats=("pdf",))
    events = list(dispatch_batch(asked, Wishes(envelopes="C5", duplex=False)))
    assert ended(events).status is RunStatus.DONE
    (missing,) = [one for one in found_in(events) if one.code == "DG5110"]
    assert (missing.params["count"], missing.params["name"]) == (2, "อำเภอที่ 4")
    counts = {}
    for folder in sorted(path for path in out.iterdir() if path.is_dir()):
        with pypdfium2.PdfDocument(next(folder.glob("ชุดพิมพ์*.pdf"))) as printed:
            counts[folder.name] = len(printed)
        assert next(folder.glob("ซอง*.pdf"))
    pages = counts["0005"] // 7
    assert counts == {f"{n:04d}": pages * (10 if n < 5 else 7) for n in range(1, 6)}
    good, found = verify_folder(out)
    assert (good, found) == (20, [])


def test_the_mail_room_writes_nothing_for_a_list_that_is_wrong(
    workspace: Workspace, tmp_path: Path
) -> None:
    lines = rows(ROWS)
    lines[40] = "อำเภอที่ 41,,41"
    write_list(workspace, lines)
    events = list(dispatch_batch(wishes(workspace, tmp_path / "out"), Wishes()))
    assert ended(events).status is RunStatus.NOTHING_WRITTEN
    assert not (tmp_path / "out").exists()


def test_the_letters_to_look_at_first_are_those_of_a_list_that_is_held(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [f"{line},{'ใต้' if number > 30 else 'เหนือ'}" for number, line in enumerate(rows(ROWS))]
    lines[21] = "อำเภอที่ 22,นายอำเภออำเภอที่ยี่สิบสองซึ่งมีชื่อยาวกว่าอำเภออื่นทั้งหมด,22,กลาง"
    lines[43] = "อำเภอที่ 44,นาย,44,ใต้"
    path = workspace.config / "recipients/many.csv"
    head = "บัญชีผู้รับหนังสือ,,,\nชื่อ,เรียน,รหัส,กลุ่ม\n"
    path.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    told = []
    for name, held in (("long", 20), ("short", 20_000)):
        monkeypatch.setattr(long_lists, "LONGEST_HELD", held)
        events = list(batch.make_proof(wishes(workspace, tmp_path / name)))
        assert ended(events).status is RunStatus.DONE
        (note,) = [one for one in events if isinstance(one, Note) and one.name == "proof_made"]
        told.append((note.params, (tmp_path / f"{name}-proof.pdf").read_bytes()))
    assert told[0] == told[1]
    assert told[0][0]["count"] == 4


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        ({"only": ("อำเภอที่ 3, 25", "อำเภอที่ 47")}, [3, 25, 47]),
        ({"groups": ("ใต้",)}, [number for number in range(21, ROWS + 1, 3)]),
        ({"only": ("1",), "groups": ("ใต้",)}, [1, *range(21, ROWS + 1, 3)]),
    ],
    ids=str,
)
def test_some_of_a_long_list_are_those_of_a_whole_batch(
    workspace: Workspace,
    tmp_path: Path,
    more: dict[str, object],
    wanted: list[int],
) -> None:
    lines = rows(ROWS)
    grouped = [
        f"{line},{'ใต้' if number > 20 and number % 3 == 0 else 'เหนือ'}"
        for number, line in enumerate(lines, 1)
    ]
    path = workspace.config / "recipients/many.csv"
    head = "บัญชีผู้รับหนังสือ,,,\nชื่อ,เรียน,รหัส,กลุ่ม\n"
    path.write_text(head + "\n".join(grouped) + "\n", encoding="utf-8")
    list(batch.make_batch(wishes(workspace, tmp_path / "whole")))
    whole, out = files_of(tmp_path / "whole"), tmp_path / "out"
    seen = list(batch.looked_at(wishes(workspace, out, **more)))
    assert [one.params["letters"] for one in seen if isinstance(one, Note)] == [len(wanted)]
    events = list(batch.make_batch(wishes(workspace, out, **more)))
    assert ended(events).status is RunStatus.DONE
    made = files_of(out)
    assert [int(name.split()[0]) for name in sorted(made)] == wanted
    assert made == {name: whole[name] for name in made}
    end = json.loads((out / line_manifest.NAME).read_text("utf-8").splitlines()[-1])
    assert end["complete"] is True
    good, found = verify_folder(out)
    assert good == len(wanted)
    assert not [one for one in found if one.is_error]
    assert not (out / line_manifest.STEPS).exists()


def test_some_made_again_leave_the_others_as_they_stand(
    workspace: Workspace, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    list(batch.make_batch(wishes(workspace, out)))
    before = files_of(out)
    lost = next((out / "0003").glob("0025 *"))
    lost.unlink()
    again = list(batch.make_batch(wishes(workspace, out, only=("25",))))
    assert sum(isinstance(one, LetterDone) for one in again) == 1
    assert files_of(out) == before
    assert verify_folder(out) == (ROWS, [])


@pytest.mark.parametrize(
    ("more", "code"),
    [({"only": ("อำเภอที่ 3", "อำเภอที่ 99")}, "DG5445"), ({"groups": ("ก",)}, "DG5446")],
    ids=str,
)
def test_who_is_not_in_a_long_list_is_told_and_nothing_is_written(
    workspace: Workspace, tmp_path: Path, more: dict[str, object], code: str
) -> None:
    with pytest.raises(Rejected) as refused:
        list(batch.make_batch(wishes(workspace, tmp_path / "out", **more)))
    assert [one.code for one in refused.value.found] == [code]
    assert not files_of(tmp_path / "out")


def test_dg4020_other_commands_look_at_the_first_rows(workspace: Workspace) -> None:
    report = check_circular(workspace.config / "circulars/many.yaml", workspace)
    assert report.is_sound
    assert "DG4020" in [one.code for one in report.found]


def test_what_is_looked_at_writes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    events = list(batch.looked_at(wishes(workspace, tmp_path / "out")))
    assert ended(events).status is RunStatus.DONE
    assert not (tmp_path / "out").exists()


def test_processes_make_the_same_letters(workspace: Workspace, tmp_path: Path) -> None:
    list(batch.make_batch(wishes(workspace, tmp_path / "one")))
    list(batch.make_batch(wishes(workspace, tmp_path / "two", carries_data=False)))
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        list(batch.make_batch(wishes(workspace, tmp_path / "pool"), pool))
        list(batch.make_batch(wishes(workspace, tmp_path / "bare", carries_data=False), pool))
    assert files_of(tmp_path / "pool") == files_of(tmp_path / "one")
    assert files_of(tmp_path / "bare") == files_of(tmp_path / "two")
    assert files_of(tmp_path / "bare") != files_of(tmp_path / "pool")
