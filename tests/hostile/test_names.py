"""Under every name that a command takes something may lie that is no file: told, never raised."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable, Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from docgen.cli import main
from docgen.cli.framework import OWN_FAULT
from docgen.loading.workspace import Workspace
from docgen.services.reports import refused_by_system
from tests.helpers.scale import LONG
from tests.hostile import asking
from tests.hostile.asking import Snapshot

pytestmark = pytest.mark.skipif(os.name == "nt", reason="pipes, devices and links of Unix")
NAMED = (
    *("check {}", "check {} --fix -o output/x.docx", "build {}", "build memo-example -o {}"),
    *("build memo-example --final --approved {}", "show {}", "preview {}", "open {} --no-browser"),
    *("preview memo-example -o {}", "batch {}", "batch ว1 -o {} --only 1", "dispatch {}"),
    *("dispatch ว1 --only 1 -o {}", "verify {}", "annex {}", "annex ว1 -o {}", "ruler slip -o {}"),
    *("forward {} --office สถ", "forward dla-1960 --office ชม-สถจ -o {}", "diff {} memo-example"),
    *("diff memo-example {}", "remind {}", "status {}", "status ว1 -o {}", "read {}"),
    *("read received/base.docx -o {}", "schema -o {}", "init {}", "new หนังสือภายนอก -o {}"),
    *("new หนังสือภายนอก --programme โครงการ --rows {}", "check {} --programme โครงการ"),
    *("remind ว1 --data {}", "status ว1 --data {}", "register receive {} --office สถ"),
    *("register issue 7 {} --office สถ --year 2564", "register import {} --office สถ --year 2564"),
    "register export --office สถ --year 2564 -o {}",
)
# What docgen looks for by itself, and may find something else under.
KNOWN = (
    *("config", "config/circulars", "config/recipients", "config/kinds", "config/programmes"),
    *("config/offices.yaml", "config/house_style.yaml", "config/sources.yaml", "templates"),
    *("register", "register/register.sqlite", "register/register.sqlite.lock", "output"),
    *("register/register.journal.jsonl", "register/register.sqlite.issuing.lock"),
    *("register/register.sqlite.issuing.json", "register/workspace.json", "output/journal.jsonl"),
    *(
        "output/made/manifest.json",
        "output/made/.docgen.lock",
        "output/made",
        "output/journal.lock",
    ),
    *("config/submissions", "config/aliases.yaml", "config/circulars/memo-example.yaml"),
)
USUAL = (
    *("check", "build memo-example -o output/made --to docx", "build order-example --final"),
    *("batch ว1 --only 1 -o output/made --to docx", "verify output/made", "register check"),
    *("register list --office สถ --year 2564", "register reserve --office สถ --year 2564"),
    *("list kinds", "list recipients", "new ใบรับคำร้อง", "fetch ฐาน", "doctor", "status ว1"),
    "register receive received/base.docx --office สถ --year 2564 --subject ก",
)


def _loop(path: Path) -> None:
    path.symlink_to(path.name)


ODD: dict[str, Callable[[Path], Any]] = {
    "folder": Path.mkdir,
    "pipe": os.mkfifo,
    "loop": _loop,
    "nowhere": lambda path: path.symlink_to("nothing-there"),
    "device": lambda path: path.symlink_to("/dev/zero"),
    "file": lambda path: path.write_bytes(b"\xff\0"),
}


def some(every: Sequence[Any], number: int) -> list[Any]:
    """As many of them, always the same; all of them in the long lane."""
    return list(every) if LONG else random.Random(15).sample(list(every), number)


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    before = Path.cwd()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(asking.uvicorn.Server, "run", None)
        yield asking.prepared(tmp_path_factory.mktemp("names"))
    os.chdir(before)


def ran(line: str, named: str = "") -> Any:
    """The command in a workspace that is as it should be; a pipe may not be waited for."""
    result = CliRunner().invoke(main, [one.replace("{}", named) for one in line.split()])
    told = (line, result.output[-800:], result.exception)
    assert result.exit_code != OWN_FAULT, told
    assert isinstance(result.exception, SystemExit | None), told
    return result


@pytest.mark.parametrize("line", some(NAMED, 6))
def test_odd_name_after_a_command_is_told(line: str, snapshot: Snapshot) -> None:
    names = ["ก" * 5_000, "x/" * 2_000, "\udc80\udcff", "", "config/offices.yaml/x"]
    try:
        for name, put in ODD.items():
            put(Path(f"odd-{name}"))
            put(Path("received", f"odd-{name}.docx"))
            put(Path("config", "submissions", f"odd-{name}.csv"))
            names += [f"odd-{name}", f"received/odd-{name}.docx", f"submissions/odd-{name}.csv"]
        for name in names:
            ran(line, name)
    finally:
        snapshot.restore()


@pytest.mark.parametrize(("known", "odd"), some(list(product(KNOWN, ODD)), 10))
def test_odd_thing_under_a_name_of_docgens_own_is_told(
    known: str, odd: str, snapshot: Snapshot
) -> None:
    path = Path(known)
    try:
        for line in USUAL:
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink(True)
            path.parent.mkdir(exist_ok=True)
            ODD[odd](path)
            ran(line)
            snapshot.restore()
    finally:
        snapshot.restore()


def test_dg5020_what_the_system_refuses_is_said_with_the_name(workspace: Workspace) -> None:
    fault = refused_by_system(NotADirectoryError(20, "Not a directory", "a/register/x.sqlite"))
    assert fault is not None
    assert fault.code == "DG5020"
    assert "a/register/x.sqlite" in fault.message()
    assert refused_by_system(OSError(5, "Input/output error")) is None


@pytest.mark.skipif(os.name == "nt", reason="pipes are Unix's")
@pytest.mark.parametrize("odd", ["pipe", "folder", "device"])
def test_dg4405_a_database_that_is_no_file_is_told_and_not_waited_for(
    odd: str, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "ข้อมูล.sqlite"
    if odd == "pipe":
        os.mkfifo(place)
    elif odd == "folder":
        place.mkdir()
    else:
        place.symlink_to("/dev/zero")
    text = f"ฐาน: {{ฐานข้อมูล: 'sqlite:///{place}', คำสั่ง: 'SELECT 1'}}\n"
    (workspace.config / "sources.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(workspace.root)
    result = CliRunner().invoke(main, ["fetch"])
    assert result.exit_code == 1, result.output
    assert "DG4405" in result.output
