"""Commands killed at any moment: files whole, none doubled, and the next start leaves no trace.

Each act is killed again and again over the same folder, then let finish; what lies there must be
what an undisturbed run writes. ``DOCGEN_LONG=1`` kills five hundred times. Issuing by many
processes at once is killed in ``tests/unit/services/test_killed.py``.
"""

from __future__ import annotations

import hashlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest

from docgen.loading.workspace import Workspace
from docgen.register import Register, State
from tests.helpers.scale import times
from tests.helpers.workspaces import CIRCULAR, make_workspace

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="killed by a signal of Unix")
KILLS = times(1, 100)  # of each act
LETTERS = 3
ROWS = times(300, 3_000)
SOURCES = "ฐาน: {ฐานข้อมูล: 'sqlite:///{root}/ข้อมูล.sqlite', คำสั่ง: 'SELECT * FROM รายงาน'}\n"
# What the page does while somebody types: the letter saved again and again.
TYPED = """
import sys
from pathlib import Path
from docgen.services.workroom import Workroom
from docgen.loading.workspace import Workspace

root, first, last = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
letter = Workroom(Workspace(root)).letter(root / "config" / "circulars" / "ฉบับ0.yaml")
for number in range(first, last):
    file = letter.file()
    text = file.text.split("# ")[0] + "# " + str(number) * 20_000 + "\\n"
    letter.edited.save(file, text, f"20210908-{number // 60 % 24:02}{number % 60:02}00")
"""
ACTS: dict[str, tuple[str, ...]] = {
    "build": ("-m", "docgen", "build", *(f"ฉบับ{number}" for number in range(LETTERS))),
    "batch": ("-m", "docgen", "batch", "ชุด", "-o", "output/ชุด", "--to", "docx,pdf", "--resume"),
    "issue": ("-m", "docgen", "build", *(f"ออก{number}" for number in range(LETTERS)), "--final"),
    "fetch": ("-m", "docgen", "fetch", "ฐาน"),
    "page": ("-c", TYPED, "{root}"),
}


def filled(root: Path) -> Workspace:
    """A workspace with letters, a list, and a database to fetch from."""
    made = make_workspace(root)
    circulars = made.config / "circulars"
    rows = "".join(f"จ{number},ผู้ว่าราชการจังหวัดจ{number}\n" for number in range(1, 40))
    (made.config / "recipients" / "จังหวัด.csv").write_text(f"ชื่อ,เรียน\n{rows}", encoding="utf-8")
    for number in range(LETTERS):
        text = CIRCULAR.replace("รายงานผล", f"รายงานผลฉบับที่ {number + 1}")
        for name, own in (
            (f"ฉบับ{number}", f"มท 0812/ว {number + 1}"),
            (f"ออก{number}", "ว อัตโนมัติ"),
        ):
            own_text = text.replace("มท 0812/ว 1960", own).replace("รายงานผล", f"รายงาน{name}", 1)
            (circulars / f"{name}.yaml").write_text(own_text, encoding="utf-8")
    batch = CIRCULAR.replace("ข้อความ:", "ผู้รับ: จังหวัด\nข้อความ:").replace("1960", "999")
    (circulars / "ชุด.yaml").write_text(batch, encoding="utf-8")
    with closing(sqlite3.connect(root / "ข้อมูล.sqlite")) as data:
        data.execute("CREATE TABLE รายงาน (อำเภอ TEXT, คน REAL)")
        data.executemany(
            "INSERT INTO รายงาน VALUES (?, 1.5)", [(f"อ{n}" * 9,) for n in range(ROWS)]
        )
        data.commit()
    sources = SOURCES.replace("{root}", str(root))
    (made.config / "sources.yaml").write_text(sources, encoding="utf-8")
    return made


def started(act: str, root: Path, number: int) -> subprocess.Popen[bytes]:
    own = (str(number * 1_000), str(number * 1_000 + 400)) if act == "page" else ()
    words = [word.replace("{root}", str(root)) for word in (*ACTS[act], *own)]
    (root.parent / "tmp").mkdir(exist_ok=True)
    return subprocess.Popen(
        [sys.executable, *words],
        cwd=root,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
            "TMPDIR": str(root.parent / "tmp"),
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def is_killed(process: subprocess.Popen[bytes], after: float) -> bool:
    """Whether the process was still at work, and is no more."""
    with suppress(subprocess.TimeoutExpired):
        process.wait(after)
    was_alive = process.poll() is None
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return was_alive


def tree(folder: Path) -> dict[str, str]:
    """Every file by its place, with its hash; what tells of moments is left out."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in paths
        if path.suffix not in (".lock", ".jsonl") and ".versions" not in str(path)
    }


def leftovers(root: Path) -> list[Path]:
    """What a killed process had on its way, in the workspace or in the system's place."""
    aside = list((root.parent / "tmp").glob("docgen-work-*"))
    return aside + [path for path in root.rglob(".docgen-*") if path.suffix in (".tmp", ".staged")]


@pytest.mark.parametrize("act", ACTS)
def test_killed_at_any_moment_leaves_what_an_undisturbed_run_does(act: str, tmp_path: Path) -> None:
    chance = random.Random(f"{act}")
    root = filled(tmp_path / "killed").root
    whole = filled(tmp_path / "whole" / "killed").root
    begin = time.monotonic()
    assert started(act, whole, 0).wait() == 0
    took = time.monotonic() - begin
    killed, turn = 0, 0
    while killed < KILLS:
        turn += 1
        killed += is_killed(started(act, root, turn), chance.uniform(0.2, 1.0) * took)
        assert_whole(act, root)
    assert started(act, root, 0).wait() == 0
    sys.stdout.write(f"{act}: {killed} killed of {turn} begun\n")
    assert not leftovers(root)
    compared(act, root, whole)


def assert_whole(act: str, root: Path) -> None:
    """Whatever has its name now is whole."""
    for path in root.rglob("*.docx"):
        assert path.read_bytes()[-22:-18] == b"PK\5\6", path
    for path in root.rglob("*.pdf"):
        assert path.read_bytes().rstrip().endswith(b"%%EOF"), path
    letter = (root / "config" / "circulars" / "ฉบับ0.yaml").read_text(encoding="utf-8")
    assert act != "page" or "# " not in letter or len(set(letter.split("# ")[1].strip())) < 6
    assert letter.endswith("\n")
    data = root / "config" / "submissions" / "ฐาน.csv"
    assert not data.exists() or data.read_bytes().count(b"\n") == ROWS + 1


def compared(act: str, root: Path, whole: Path) -> None:
    """The same files with the same bytes as in the workspace where nobody was killed."""
    if act in ("build", "batch"):
        assert tree(root / "output") == tree(whole / "output")
    elif act == "fetch":
        name = "config/submissions/ฐาน.csv"
        assert (root / name).read_bytes() == (whole / name).read_bytes()
    elif act == "page":
        name = "config/circulars/ฉบับ0.yaml"
        assert (root / name).read_bytes() == (whole / name).read_bytes()
    else:
        rows, undisturbed = (numbers_in(one) for one in (root, whole))
        assert sorted(rows) == sorted(undisturbed)
        assert len(set(rows)) == len({item for _, item in rows}) == LETTERS
        assert len(list((root / "output").rglob("*.docx"))) == LETTERS


def numbers_in(root: Path) -> list[tuple[int, str]]:
    """The numbers that were given, each with its letter; all of them went out with files."""
    with Register(root / "register" / "register.sqlite") as register:
        rows = register.entries()
        assert all(one.state is State.ISSUED and register.letters(one) for one in rows)
        return [(one.number, one.item) for one in rows]
