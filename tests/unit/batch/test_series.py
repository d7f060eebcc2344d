"""A batch does once what its letters share; nobody can tell from the files."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from docgen.batch.delivery import opened_folder
from docgen.batch.workers import Workers, order_for_letters, processes
from docgen.checks import RULES, Case
from docgen.loading.circular import circulars
from docgen.loading.workspace import Workspace
from docgen.making import LetterMaker, MadeLetter
from docgen.press import Press
from docgen.writers import docx
from docgen.writers.pdf import PdfWriter
from tests.helpers.jobs import plan
from tests.helpers.workspaces import CIRCULAR

SAME = CIRCULAR + "ผู้รับ: provinces\n"
SHEETS = "แผ่นท้าย: [{ชนิด: แบบตอบรับ, ช่องกรอก: [ชื่อ]}, {ชนิด: ซองจดหมาย, ที่อยู่: [ตรัง]}]\n"
OWN = SAME.replace("- จึงเรียน", "- ตามที่จังหวัด{{ ผู้รับ.ชื่อ }} แจ้งมา นั้น\n  - จึงเรียน")


def made(text: str, write: Any, workspace: Workspace, *, afresh: bool) -> list[MadeLetter]:
    """The letters one after the other, or each as if it were the only one."""
    path = write("ว1960.yaml", text)
    loaded = circulars.load(path, workspace)
    assert loaded.dossier is not None
    people = loaded.dossier.recipients
    if afresh:
        return [
            LetterMaker(loaded.dossier, loaded, workspace, Press()).letter_to(one) for one in people
        ]
    sender = LetterMaker(loaded.dossier, loaded, workspace, Press())
    return [sender.letter_to(one) for one in (*people, *people)][len(people) :]


@pytest.mark.parametrize(
    "text",
    [SAME, OWN, SAME + SHEETS, OWN + SHEETS],
    ids=["only the recipient", "a body of its own", "with sheets", "both its own"],
)
def test_letters_of_a_series_are_those_made_alone(
    text: str, write: Any, workspace: Workspace
) -> None:
    alone = made(text, write, workspace, afresh=True)
    series = made(text, write, workspace, afresh=False)
    assert [one.letter for one in series] == [one.letter for one in alone]
    assert [one.pages for one in series] == [one.pages for one in alone]
    assert [one.found for one in series] == [one.found for one in alone]
    writer, pdf = docx.Writer(), PdfWriter()
    for one, other in zip(series, alone, strict=True):
        assert one.pages is not None
        assert other.pages is not None
        assert writer.write(one.pages) == docx.write(other.pages)
        assert pdf.pdf(one.pages) == PdfWriter().pdf(other.pages)


def test_each_body_of_its_own_names_its_own_recipient(write: Any, workspace: Workspace) -> None:
    texts = [
        one.letter.to_text() for one in made(OWN, write, workspace, afresh=False) if one.letter
    ]
    names = ("กระบี่", "ตรัง", "พะเยา")
    assert [[f"ตามที่จังหวัด{name} แจ้ง" in text for name in names] for text in texts] == [
        [True, False, False],
        [False, True, False],
        [False, False, True],
    ]


def test_no_rule_reads_the_line_of_the_addressee(write: Any, workspace: Workspace) -> None:
    prepared = made(SAME, write, workspace, afresh=True)[0]
    assert prepared.letter is not None
    assert prepared.dossier is not None
    read: list[str] = []

    class WatchedCase(Case):
        def entries(self, *roles: str) -> Any:
            read.extend(roles)
            return Case.entries(self, *roles)

    case = WatchedCase(prepared.dossier, prepared.letter)
    for rule in RULES:
        list(rule(case))
    assert read
    assert "salutation" not in read


def delivered(path: Path, workspace: Workspace, out: Path, executor: Any = None) -> dict[str, str]:
    """What lies in the folder afterwards, by its SHA-256."""
    planned = plan(path, workspace)
    assert planned.origin is not None
    order = order_for_letters(planned, out, ("docx", "pdf"), page_breaks=True)
    with opened_folder(out) as delivery:
        maker = Workers(executor, order).make if executor else None
        outcomes = list(delivery.run(planned.jobs, planned.origin, maker=maker))
    assert [one.fault for one in outcomes] == [None] * 3
    files = (one for one in out.iterdir() if one.name != ".docgen.lock")
    return {one.name: hashlib.sha256(one.read_bytes()).hexdigest() for one in files}


def test_two_runs_into_two_folders_give_the_same_bytes(
    write: Any, workspace: Workspace, tmp_path: Path
) -> None:
    path = write("ว1960.yaml", OWN)
    first = delivered(path, workspace, tmp_path / "a")
    assert len(first) == 7
    assert delivered(path, workspace, tmp_path / "b") == first


def test_two_processes_write_what_one_writes(
    write: Any, workspace: Workspace, tmp_path: Path
) -> None:
    path = write("ว1960.yaml", OWN)
    with processes(2) as executor:
        shared = delivered(path, workspace, tmp_path / "two", executor)
    assert shared == delivered(path, workspace, tmp_path / "one")


def test_any_executor_will_do(write: Any, workspace: Workspace, tmp_path: Path) -> None:
    path = write("ว1960.yaml", SAME)
    with ThreadPoolExecutor(1) as executor:
        shared = delivered(path, workspace, tmp_path / "threads", executor)
    assert shared == delivered(path, workspace, tmp_path / "one")


def test_dasks_local_cluster_will_do(write: Any, workspace: Workspace, tmp_path: Path) -> None:
    """In threads: Dask gives up on a process that starts slowly, and test_cluster has processes."""
    import dask
    import distributed

    path = write("ว1960.yaml", SAME)
    patient = {f"distributed.comm.timeouts.{name}": "300s" for name in ("connect", "tcp")}
    with (
        dask.config.set(patient),
        distributed.LocalCluster(n_workers=2, processes=False, dashboard_address=None) as cluster,
        distributed.Client(cluster) as client,
    ):
        shared = delivered(path, workspace, tmp_path / "dask", client.get_executor())
    assert shared == delivered(path, workspace, tmp_path / "one")
