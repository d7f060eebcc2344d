"""Letters made by two worker processes of a Dask cluster, one of which is killed."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from docgen.batch import agreement, cluster
from docgen.batch.agreement import AgreementQuestion, answers_of_machine, disagreements
from docgen.batch.verify import verify_folder
from docgen.diagnostics import Rejected
from docgen.loading.workspace import Workspace
from docgen.services import batch
from docgen.services.batch_wishes import Batch
from docgen.services.events import Ended, LetterDone, RunStatus
from tests.helpers.workspaces import CIRCULAR, make_workspace

AT = "2564-09-08T10:00:00+07:00"
ROOT = Path(__file__).parents[3]
ROWS = 400
Process = subprocess.Popen[bytes]


@contextmanager
def running(*arguments: str, **environment: str) -> Iterator[Process]:
    """A process of Dask, ended when it is no longer needed."""
    code = "import sys; from dask.__main__ import main; sys.argv[0] = 'dask'; main()"
    around = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore", **environment}
    process = subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        env=around,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@contextmanager
def started(
    folder: Path, workers: int, **environment: str
) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler with its workers, as two machines run them: its address, and their processes."""
    told = folder / "scheduler.json"
    ours = ("--interface", "lo", "--no-dashboard")
    with ExitStack() as stack:
        command = ("scheduler", "--port", "0", "--scheduler-file", str(told), *ours)
        stack.enter_context(running(*command))
        for _ in range(600):
            if told.is_file() and told.stat().st_size:
                break
            time.sleep(0.1)
        own = ("worker", "--scheduler-file", str(told), "--nthreads", "1", "--no-nanny", *ours)
        where = ("--local-directory", str(folder))
        processes = [
            stack.enter_context(running(*own, *where, **environment)) for _ in range(workers)
        ]
        import distributed

        client = distributed.Client(scheduler_file=str(told), set_as_default=False)
        client.wait_for_workers(workers, timeout=300)
        address = client.scheduler.address
        client.close()
        yield address, processes


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = make_workspace(tmp_path / "ws")
    rows = [f"อำเภอที่ {n},นายอำเภออำเภอที่ {n},{n}" for n in range(1, ROWS + 1)]
    table = "\n".join(["ชื่อ,เรียน,รหัส", *rows]) + "\n"
    (made.config / "recipients/many.csv").write_text(table, encoding="utf-8")
    circular = made.config / "circulars/ว1960.yaml"
    circular.write_text(CIRCULAR + "ผู้รับ: many\n", encoding="utf-8")
    return made


def wishes(workspace: Workspace, folder: Path, **more: object) -> Batch:
    path = workspace.config / "circulars/ว1960.yaml"
    return replace(Batch(path, workspace, AT, ("docx",), folder), **more)  # type: ignore[arg-type]


def files_of(folder: Path) -> dict[str, str]:
    """Everything in the folder but its lock."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.iterdir()
        if path.suffix != ".lock"
    }


@pytest.mark.filterwarnings("ignore")
def test_two_workers_make_what_one_process_makes_and_a_killed_one_is_made_up_for(
    workspace: Workspace, tmp_path: Path
) -> None:
    list(batch.make_batch(wishes(workspace, tmp_path / "alone")))
    with started(tmp_path, 2) as (address, processes):
        events = list(batch.make_batch(wishes(workspace, tmp_path / "two", cluster=address)))
        assert events[-1] == Ended(RunStatus.DONE, 0, ROWS)
        assert files_of(tmp_path / "two") == files_of(tmp_path / "alone")
        made = 0
        for event in batch.make_batch(wishes(workspace, tmp_path / "killed", cluster=address)):
            made += isinstance(event, LetterDone)
            if made == 30:
                processes[0].kill()
        assert event == Ended(RunStatus.DONE, 0, ROWS)
        assert processes[0].poll() is not None
    assert files_of(tmp_path / "killed") == files_of(tmp_path / "alone")
    assert verify_folder(tmp_path / "killed") == (ROWS, [])


@pytest.mark.filterwarnings("ignore")
def test_when_all_workers_are_lost_the_letters_are_made_here(
    workspace: Workspace, tmp_path: Path
) -> None:
    class Lost:
        """An executor whose workers die after two slices."""

        left = 2

        def submit(self, *arguments: object) -> object:
            from concurrent.futures import Future

            future: Future[object] = Future()
            Lost.left -= 1
            if Lost.left >= 0:
                future.set_result(arguments[0](*arguments[1:]))  # type: ignore[operator]
            elif Lost.left == -1:
                future.set_exception(ConnectionError("gone"))
            else:
                raise RuntimeError("broken")
            return future

    list(batch.make_batch(wishes(workspace, tmp_path / "alone")))
    events = list(batch.make_batch(wishes(workspace, tmp_path / "lost"), Lost()))  # type: ignore[arg-type]
    assert events[-1] == Ended(RunStatus.DONE, 0, ROWS)
    assert files_of(tmp_path / "lost") == files_of(tmp_path / "alone")


@pytest.mark.filterwarnings("ignore")
def test_dg5115_a_worker_with_another_docgen_is_refused_before_anything_is_written(
    workspace: Workspace, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "sitecustomize.py").write_text(
        "import docgen\ndocgen.__version__ = '0.0.1'\n", encoding="utf-8"
    )
    path = f"{other}{os.pathsep}{ROOT}"
    with (
        started(tmp_path, 1, PYTHONPATH=path) as (address, _),
        pytest.raises(Rejected) as refused,
    ):
        list(batch.make_batch(wishes(workspace, tmp_path / "out", cluster=address)))
    (fault,) = refused.value.found
    assert fault.code == "DG5115"
    assert fault.params["what"] == "docgen"
    assert not list((tmp_path / "out").glob("*.docx"))


def test_what_differs_is_named(workspace: Workspace, tmp_path: Path) -> None:
    token = tmp_path / "token"
    token.write_bytes(b"x")
    path = workspace.config / "circulars/ว1960.yaml"
    question = AgreementQuestion(str(path), str(workspace.root), "TH SarabunPSK", str(token))
    ours = answers_of_machine(question)
    assert disagreements(ours, answers_of_machine(question)) == ()
    with open(workspace.config / "offices.yaml", "a", encoding="utf-8") as stream:
        stream.write("# อีกบรรทัด\n")
    token.write_bytes(b"y")
    assert disagreements(ours, answers_of_machine(question)) == ("inputs", "folder")
    assert answers_of_machine(replace(question, token=str(tmp_path / "none")))["folder"] == ""
    assert agreement.inputs(workspace.root, path) != ours["inputs"]


def test_dg5114_nobody_answers(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 1)
    for address in ("tcp://127.0.0.1:9", "nonsense://x"):
        with pytest.raises(Rejected) as refused:
            list(batch.make_batch(wishes(workspace, tmp_path / "out", cluster=address)))
        assert [one.code for one in refused.value.found] == ["DG5114"]


def test_dg5113_without_dask(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "find_spec", lambda name: None)
    with pytest.raises(Rejected) as refused:
        list(batch.make_batch(wishes(workspace, tmp_path / "out", cluster="tcp://127.0.0.1:9")))
    assert [one.code for one in refused.value.found] == ["DG5113"]
