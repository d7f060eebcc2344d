"""A second run makes only what is missing or changed, and says why; verify reads every file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from docgen.batch.delivery import Delivery, opened_folder
from docgen.batch.jobs import Job
from docgen.batch.manifest import NAME, Origin
from docgen.batch.run_journal import NAME as JOURNAL
from docgen.batch.verify import verify_folder
from docgen.diagnostics import Rejected
from tests.helpers.jobs import job

ORIGIN = Origin("1.yaml", "0" * 64, "external_letter", "มท ๐๘๑๒/ว ๑", "เรื่อง", making="a")


def finished(folder: Path, *jobs: Job) -> None:
    with opened_folder(folder) as delivery:
        list(delivery.run(jobs, ORIGIN))


def reasons(folder: Path, *jobs: Job, origin: Origin = ORIGIN) -> list[str]:
    with opened_folder(folder) as delivery:
        return [delivery.reason(one, origin) for one in jobs]


def test_a_finished_letter_stands(tmp_path: Path) -> None:
    finished(tmp_path, job(1), job(2))
    assert reasons(tmp_path, job(1), job(2), job(3)) == ["", "", "new"]


def test_what_changed_is_named(tmp_path: Path) -> None:
    finished(tmp_path, job(1), job(2), job(3))
    (tmp_path / "0002.docx").unlink()
    (tmp_path / "0003.docx").write_bytes(b"torn")
    found = reasons(tmp_path, job(1, "other words"), job(2), job(3))
    assert found == ["content", "missing", "damaged"]
    other = Origin("1.yaml", "0" * 64, "external_letter", "มท ๐๘๑๒/ว ๑", "เรื่อง", making="b")
    assert reasons(tmp_path, job(1), origin=other) == ["making"]


def killed(folder: Path, *jobs: Job, after: int) -> None:
    """What a kill leaves: no last word in the manifest, and the journal as far as it went."""
    with opened_folder(folder) as delivery:
        run = delivery.run(jobs, ORIGIN)
        for _ in range(after):
            next(run)
        left = (folder / NAME).read_bytes(), (folder / JOURNAL).read_bytes()
        run.close()
    (folder / NAME).write_bytes(left[0])
    (folder / JOURNAL).write_bytes(left[1])


def test_the_journal_tells_what_a_killed_run_had_written(tmp_path: Path) -> None:
    killed(tmp_path, job(1), job(2), job(3), after=2)
    assert reasons(tmp_path, job(1), job(2), job(3)) == ["", "", "new"]


def test_a_line_cut_off_in_the_journal_tells_nothing(tmp_path: Path) -> None:
    killed(tmp_path, job(1), job(2), after=2)
    path = tmp_path / JOURNAL
    path.write_bytes(path.read_bytes()[:-20])
    assert reasons(tmp_path, job(1), job(2)) == ["", "new"]


def test_a_letter_left_alone_keeps_its_record(tmp_path: Path) -> None:
    finished(tmp_path, job(1), job(2))
    before = (tmp_path / NAME).read_bytes()
    finished(tmp_path, job(1, chosen=False), job(2))
    assert (tmp_path / NAME).read_bytes() == before
    assert json.loads(before)["complete"] is True
    assert not (tmp_path / JOURNAL).exists()


def test_a_folder_as_it_was_written_passes(tmp_path: Path) -> None:
    finished(tmp_path, job(1), job(2))
    assert verify_folder(tmp_path) == (2, [])


def spoilt(folder: Path) -> dict[str, str]:
    """Each code with the file or folder it names."""
    return {
        one.code: Path(next(iter(one.params.values()))).name for one in verify_folder(folder)[1]
    }


def test_dg5014_dg5015_dg5016_a_file_is_missing_changed_or_a_strangers(tmp_path: Path) -> None:
    finished(tmp_path, job(1), job(2))
    (tmp_path / "0001.docx").unlink()
    (tmp_path / "0002.docx").write_bytes(b"changed")
    (tmp_path / "other.pdf").write_bytes(b"%PDF")
    assert spoilt(tmp_path) == {
        "DG5014": "0001.docx",
        "DG5015": "0002.docx",
        "DG5016": "other.pdf",
    }


def test_dg5017_an_unfinished_folder_says_so(tmp_path: Path) -> None:
    finished(tmp_path, job(1), job(2, codes=("DG6017",)))
    assert list(spoilt(tmp_path)) == ["DG5017"]


def test_dg5013_a_folder_without_a_manifest_cannot_be_verified(tmp_path: Path) -> None:
    assert [one.code for one in verify_folder(tmp_path)[1]] == ["DG5013"]


def test_a_manifest_that_finds_no_room_stops_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Delivery, "_save", full)
    with pytest.raises(Rejected) as caught, opened_folder(tmp_path) as delivery:
        list(delivery.run([job(1)], ORIGIN))
    assert [one.code for one in caught.value.found] == ["DG5006"]


def test_dg5012_a_disk_without_the_room_is_told_before_the_first_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from types import SimpleNamespace

    from docgen.services import deliver

    monkeypatch.setattr(deliver, "disk_usage", lambda _: SimpleNamespace(free=1_500))
    parcel = deliver.Parcel(tmp_path, (job(1), job(2)), ORIGIN, size=1_000)
    with pytest.raises(Rejected) as caught:
        list(deliver.deliver_parcels([parcel], deliver.DeliveryRules()))
    assert [one.code for one in caught.value.found] == ["DG5012"]
    assert not list(tmp_path.glob("*.docx"))
