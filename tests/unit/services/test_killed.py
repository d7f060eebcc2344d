"""Letters issued by many processes at once, killed at random: the register and the disk agree."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from docgen.loading.workspace import Workspace
from docgen.register import NumberRequest, Register, State, number_text
from docgen.services import register as books
from tests.helpers.scale import times
from tests.helpers.workspaces import CIRCULAR, make_workspace

PROCESSES = times(3, 16)
LETTERS = times(10, 1500)  # in each of two workspaces
KILLS = times(5, 500)
AT = "2564-09-08 10:30:00"
OFFICE = "สถ"

WORKER = """
import random, sys
from pathlib import Path
from docgen.diagnostics import Rejected
from docgen.loading.workspace import Workspace
from docgen.services import issue, issue_batch, register as books
from docgen.services.batch import Batch
from docgen.services.events import Note
from docgen.services.make import Making

root, log, seed, names = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4].split(",")
at, chance, workspace = sys.argv[5], random.Random(seed), Workspace(root)
told = open(log, "a", encoding="utf-8")
chance.shuffle(names)
for name in names:
    path = root / "config" / "circulars" / f"{name}.yaml"
    try:
        if name.startswith("ชุด"):
            each = name.endswith("เลข")
            wishes = Batch(path, workspace, at, ("docx",), final=not each, number_each=each)
            events = issue_batch.issue_batch_of_letters(wishes)
        else:
            events = issue.issue_letters([(path, workspace)], issue.Issuing(Making(at, ("docx",))))
        for event in events:
            if isinstance(event, Note) and event.name == "issued":
                told.write(f"{event.params['number']}\\n")
                told.flush()
                if chance.random() < 0.1:
                    here = books.book_of_office(workspace, "สถ", 2564)
                    books.cancel_number(here, event.params["number"], "ทดลอง", at, circular=False)
    except Rejected as refused:
        told.write(f"- {[fault.code for fault in refused.found]}\\n")
"""


@dataclass(frozen=True)
class Field:
    """Two workspaces on one register, their circulars, and what the workers told."""

    workspaces: tuple[Workspace, Workspace]
    names: tuple[str, ...]
    log: Path


@pytest.fixture
def field(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Field:
    monkeypatch.setenv("DOCGEN_REGISTER", str(tmp_path / "central" / "register.sqlite"))
    workspaces = (make_workspace(tmp_path / "one"), make_workspace(tmp_path / "two"))
    with Register(workspaces[0].register, at=AT) as register:
        free = NumberRequest(OFFICE, 2564, True, prefix="มท 0812")
        register.reserve_block(free, LETTERS // 2)
        for entry in register.entries()[:3]:
            register.cancel(entry, reason="ทดลอง")
    names: list[str] = []
    for place, workspace in enumerate(workspaces):
        names = [circular(workspace, place, index) for index in range(LETTERS)]
    return Field(workspaces, tuple(names), tmp_path / "told.txt")


def circular(workspace: Workspace, place: int, index: int) -> str:
    """Automatic, typed, reserved, cancelled, a batch under one number, a batch with one each."""
    unique = f"ฉบับที่ {index + 1} ของชุด {place + 1}"
    text = CIRCULAR.replace("รายงานผล", f"รายงานผล {unique}")
    to_each = text.replace("ข้อความ:", "ผู้รับ: provinces\nข้อความ:")
    name, number = f"ฉบับ{index}", "ว อัตโนมัติ"
    if index % 5 == 1:
        number = f"มท 0812/ว {100_000 + 2 * index + place}"
    elif index % 5 == 2:
        number = f"มท 0812/ว {1 + (2 * index + place) % (LETTERS // 2)}"
    elif index % 10 == 3:
        name, text = f"ชุด{index}", to_each
    elif index % 10 == 8:
        name, text = f"ชุด{index}เลข", to_each
    path = workspace.config / "circulars" / f"{name}.yaml"
    path.write_text(text.replace("มท 0812/ว 1960", number), encoding="utf-8")
    return name


def started(field: Field, chance: random.Random) -> subprocess.Popen[bytes]:
    workspace = chance.choice(field.workspaces)
    names = chance.sample(field.names, min(len(field.names), 60))
    more = (str(workspace.root), str(field.log), str(chance.random())[2:9], ",".join(names), AT)
    return subprocess.Popen([sys.executable, "-c", WORKER, *more], env=os.environ)


def changed(field: Field, chance: random.Random) -> None:
    """Somebody edits a letter that may just be half issued."""
    name = chance.choice(field.names)
    path = chance.choice(field.workspaces).config / "circulars" / f"{name}.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("โปรดพิจารณา", "โปรดทราบและพิจารณา"), encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="a process is killed here by its signal")
def test_killed_at_any_moment_no_number_is_doubled_lost_or_unknown(field: Field) -> None:
    chance, killed = random.Random(7), 0
    running = [started(field, chance) for _ in range(PROCESSES)]
    while killed < KILLS:
        time.sleep(chance.uniform(0.02, 3.0 if killed % 3 else 1.2))
        victim = chance.randrange(len(running))
        if running[victim].poll() is None:
            running[victim].send_signal(signal.SIGKILL)
            killed += 1
        running[victim].wait()
        changed(field, chance)
        running[victim] = started(field, chance)
    for process in running:
        process.wait()
    found = table(field)
    sys.stdout.write(f"{killed} killed: {found}\n")
    assert found == {"doubled": 0, "lost": 0, "unknown": 0, "without a letter": 0, "changed": 0}
    assert not [path for one in field.workspaces for path in one.output.rglob(".docgen-*.staged")]
    with Register(field.workspaces[0].register, at=AT) as register:
        assert State.ISSUED in {entry.state for entry in register.entries()}  # they did work


def table(field: Field) -> dict[str, int]:
    """What is wrong after the next command of each workspace."""
    found = [fault for one in field.workspaces for fault in books.check_register(one, AT)]
    codes = Counter(fault.code for fault in found)
    with Register(field.workspaces[0].register) as register:
        rows = register.entries()
        assert not register.intentions()
        empty = [row for row in rows if row.state is State.ISSUED and not register.letters(row)]
    known = {number_text(row) for row in rows}
    lines = field.log.read_text(encoding="utf-8").splitlines() if field.log.exists() else []
    told = {line for line in lines if not line.startswith("-")}
    sys.stdout.write(f"{len(rows)} numbers, {len(told)} told, {Counter(r.state for r in rows)}\n")
    return {
        "doubled": doubled(field),
        "lost": len(told - known),
        "unknown": codes["DG5430"],
        "without a letter": codes["DG5428"] + len(empty),
        "changed": codes["DG5429"],
    }


def doubled(field: Field) -> int:
    """Numbers that stand on the letters of two circulars, or of two recipients of one."""
    bearers: dict[str, set[str]] = {}
    for workspace in field.workspaces:
        for path in workspace.output.rglob("*.docx"):
            inside = path.relative_to(workspace.output).parts
            is_batch = inside[0].startswith("ชุด")
            number = path.stem.split(" ", 1)[1].rsplit(" ", 1)[0] if is_batch else path.stem
            bearer = str(path) if inside[0].endswith("เลข") else f"{workspace.root}/{inside[0]}"
            bearers.setdefault(number, set()).add(bearer)
    return sum(len(names) > 1 for names in bearers.values())
