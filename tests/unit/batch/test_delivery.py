"""A folder under lock: what may be overwritten, what the record says, what a failure leaves."""

from __future__ import annotations

import errno
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

from docgen.batch.delivery import opened_folder
from docgen.batch.jobs import Job, Outcome
from docgen.batch.manifest import NAME, Origin
from docgen.batch.verify import verify_folder
from docgen.diagnostics import Rejected
from tests.helpers.jobs import job

ORIGIN = Origin("config/circulars/1.yaml", "0" * 64, "external_letter", "มท ๐๘๑๒/ว ๑", "เรื่อง")


def failing(row: int, error: Exception) -> Job:
    def draw() -> NoReturn:
        raise error

    return job(row, draw=draw)


def delivered(folder: Path, *jobs: Job, stop_on_first: bool = False) -> list[Outcome]:
    with opened_folder(folder) as delivery:
        refused = delivery.refuse_foreign_files(jobs)
        if refused:
            raise Rejected(refused)
        return list(delivery.run(jobs, ORIGIN, stop_on_first=stop_on_first))


def record(folder: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((folder / NAME).read_text(encoding="utf-8"))
    return content


def states(folder: Path) -> list[str]:
    return [letter["state"] for letter in record(folder)["letters"]]


def codes(call: Callable[[], object]) -> list[str]:
    with pytest.raises(Rejected) as caught:
        call()
    return [one.code for one in caught.value.found]


def test_a_finished_folder_says_so(tmp_path: Path) -> None:
    delivered(tmp_path, job(1, "whole"), job(2))
    kept = record(tmp_path)
    assert kept["complete"] is True
    assert kept["letters"][0] == {
        "row": 1,
        "recipient": "จังหวัด 1",
        "addressee": "ผู้ว่าราชการจังหวัด 1",
        "state": "written",
        "pages": 1,
        "files": [
            {
                "name": "0001.docx",
                "sha256": "5d5766cf2d78701614200418ee1450690d9af12c84d52545e4802f001ad53099",
                "size": 5,
            }
        ],
        "codes": [],
        "content": "whole",
    }


def test_the_same_letters_give_the_same_record(tmp_path: Path) -> None:
    delivered(tmp_path / "a", job(1), job(2))
    delivered(tmp_path / "b", job(1), job(2))
    assert (tmp_path / "a" / NAME).read_bytes() == (tmp_path / "b" / NAME).read_bytes()


def test_docgen_overwrites_its_own_files(tmp_path: Path) -> None:
    delivered(tmp_path, job(1, "old"))
    delivered(tmp_path, job(1, "new"))
    assert (tmp_path / "0001.docx").read_bytes() == b"new"


def test_dg5003_a_file_that_docgen_did_not_make_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "0001.docx").write_bytes(b"mine")
    assert codes(lambda: delivered(tmp_path, job(1), job(2))) == ["DG5003"]
    assert (tmp_path / "0001.docx").read_bytes() == b"mine"
    assert not (tmp_path / "0002.docx").exists()


def test_dg5004_a_file_that_was_changed_since_is_never_overwritten(tmp_path: Path) -> None:
    delivered(tmp_path, job(1))
    (tmp_path / "0001.docx").write_bytes(b"whole, and corrected in Word")
    assert codes(lambda: delivered(tmp_path, job(1, "new"))) == ["DG5004"]


def test_dg5005_two_letters_with_one_name_are_found_before_writing(tmp_path: Path) -> None:
    twin = job(2, files=("0001.DOCX",))
    assert codes(lambda: delivered(tmp_path, job(1), twin)) == ["DG5005"]
    assert not (tmp_path / "0001.docx").exists()


def test_dg5006_a_full_disk_ends_the_run_and_the_record_says_where(tmp_path: Path) -> None:
    full = failing(2, OSError(errno.ENOSPC, "No space left on device"))
    outcomes = delivered(tmp_path, job(1), full, job(3))
    assert [one.fault.code if one.fault else "" for one in outcomes] == ["", "DG5006"]
    assert states(tmp_path) == ["written", "failed", "planned"]
    assert record(tmp_path)["complete"] is False


def test_dg5007_a_file_open_in_word_fails_alone(tmp_path: Path) -> None:
    locked = failing(2, PermissionError(errno.EACCES, "Permission denied"))
    outcomes = delivered(tmp_path, job(1), locked, job(3))
    assert [one.fault.code if one.fault else "" for one in outcomes] == ["", "DG5007", ""]
    assert states(tmp_path) == ["written", "failed", "written"]


def test_dg5008_a_folder_in_use_is_left_alone(tmp_path: Path) -> None:
    with opened_folder(tmp_path):
        assert codes(lambda: delivered(tmp_path, job(1))) == ["DG5008"]
    delivered(tmp_path, job(1))


@pytest.mark.parametrize("content", ["not JSON", "{}", '{"manifest": 2}', "[]"])
def test_dg5009_an_unreadable_record_stops_everything(tmp_path: Path, content: str) -> None:
    (tmp_path / NAME).write_text(content, encoding="utf-8")
    assert codes(lambda: delivered(tmp_path, job(1))) == ["DG5009"]


def test_dg5010_files_of_an_earlier_run_are_named_and_stay_known(tmp_path: Path) -> None:
    delivered(tmp_path, job(1), job(2))
    with opened_folder(tmp_path) as delivery:
        list(delivery.run([job(1)], ORIGIN))
        (left,) = delivery.leftovers([job(1)])
    assert left.code == "DG5010"
    assert left.params == {"folder": str(tmp_path), "count": 1, "file": "0002.docx"}
    assert [one["name"] for one in record(tmp_path)["earlier"]] == ["0002.docx"]
    delivered(tmp_path, job(1), job(2, "new"))
    assert record(tmp_path)["earlier"] == []


def test_dg5011_a_fault_of_docgen_fails_one_letter_only(tmp_path: Path) -> None:
    outcomes = delivered(tmp_path, failing(1, RuntimeError("no such glyph")), job(2))
    assert outcomes[0].fault is not None
    assert outcomes[0].fault.message("en") == (
        "«จังหวัด 1» could not be made, through a fault of docgen: RuntimeError: no such glyph"
    )
    assert states(tmp_path) == ["failed", "written"]


def test_the_first_failure_ends_the_run_when_asked(tmp_path: Path) -> None:
    delivered(tmp_path, failing(1, RuntimeError("x")), job(2), stop_on_first=True)
    assert states(tmp_path) == ["failed", "planned"]


def test_letters_with_errors_are_recorded_and_not_made(tmp_path: Path) -> None:
    delivered(tmp_path, job(1), job(2, codes=("DG3001",)))
    assert states(tmp_path) == ["written", "refused"]
    assert record(tmp_path)["letters"][1]["codes"] == ["DG3001"]
    assert not (tmp_path / "0002.docx").exists()


def test_an_unchosen_letter_keeps_what_it_was(tmp_path: Path) -> None:
    delivered(tmp_path, job(1, "old"), job(2, "old"))
    delivered(tmp_path, job(1, "new", chosen=False), job(2, "new"))
    assert (tmp_path / "0001.docx").read_bytes() == b"old"
    assert states(tmp_path) == ["written", "written"]
    assert record(tmp_path)["complete"] is True


def test_an_interrupted_run_leaves_an_unfinished_record(tmp_path: Path) -> None:
    with opened_folder(tmp_path) as delivery:
        run = delivery.run([job(1), job(2)], ORIGIN)
        next(run)
        run.close()
    assert states(tmp_path) == ["written", "planned"]
    assert record(tmp_path)["complete"] is False


def test_a_killed_run_can_be_run_again(tmp_path: Path) -> None:
    with opened_folder(tmp_path) as delivery:
        run = delivery.run([job(1), job(2)], ORIGIN)
        next(run)
        unfinished = (tmp_path / NAME).read_bytes()
        run.close()
    (tmp_path / NAME).write_bytes(unfinished)  # as a kill leaves it: planned, nothing finished
    assert states(tmp_path) == ["planned", "planned"]
    delivered(tmp_path, job(1, "new"), job(2, "new"))
    assert record(tmp_path)["complete"] is True


def test_dg5116_letters_that_nobody_asked_for_are_not_missing(tmp_path: Path) -> None:
    delivered(tmp_path, job(1), job(2, chosen=False), job(3, chosen=False))
    assert states(tmp_path) == ["written", "left_out", "left_out"]
    assert record(tmp_path)["complete"] is True
    good, found = verify_folder(tmp_path)
    assert good == 1
    (told,) = found
    assert (told.code, told.params["count"], told.severity) == ("DG5116", 2, "note")


def test_dg5017_a_letter_that_was_asked_for_is_told_once(tmp_path: Path) -> None:
    with opened_folder(tmp_path) as delivery:
        run = delivery.run([job(1), job(2), job(3, chosen=False)], ORIGIN)
        next(run)
        run.close()
    _, found = verify_folder(tmp_path)
    assert [one.code for one in found] == ["DG5017", "DG5116"]
    assert [one.params["count"] for one in found] == [1, 1]
