"""What is measured: the seed circular with its annex, alone, and with bodies of their own."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from docgen.loading.circular.circulars import load
from docgen.loading.workspace import Workspace
from docgen.making import LetterMaker
from docgen.model.dossier import Recipient
from docgen.press import Press

ROOT = Path(__file__).parents[2]
CASES = ("recipient", "own-body", "one-page", "annex")

_BRIEF = """\
ข้อความ:
  - ตามที่กรมส่งเสริมการปกครองท้องถิ่นกำหนดให้บันทึกข้อมูลให้แล้วเสร็จภายในวันที่ 15 กันยายน 2564 นั้น
  - ขอแจ้งขยายระยะเวลาการบันทึกข้อมูลดังกล่าวถึงวันที่ 30 กันยายน 2564 รายละเอียดปรากฏตามสิ่งที่ส่งมาด้วย
  - จึงเรียนมาเพื่อโปรดพิจารณา"""


@contextmanager
def folder() -> Iterator[Path]:
    """A folder that is gone afterwards."""
    with TemporaryDirectory(prefix="docgen-bench-") as made:
        yield Path(made)


def workspace(root: Path, recipients: int) -> Workspace:
    """The repository's workspace with a circular for each case and a list of that length."""
    shutil.copytree(ROOT / "config", root / "config")
    shutil.copytree(ROOT / "templates", root / "templates")
    rows = [f"อำเภอที่ {n},นายอำเภออำเภอที่ {n},{n}" for n in range(1, recipients + 1)]
    table = "\n".join(["ชื่อ,เรียน,รหัส", *rows]) + "\n"
    (root / "config/recipients/many.csv").write_text(table, encoding="utf-8")
    written = (ROOT / "config/circulars/dla-1960.yaml").read_text(encoding="utf-8")
    whole = re.sub(r"(?m)^ผู้รับ: provinces.*$", "ผู้รับ: many", written)
    alone = whole.partition("\nภาคผนวก:\n")[0].replace("    ภาคผนวก: สถานะ\n", "") + "\n"
    own = alone.replace("    - ขอให้", "    - ขอให้ {{ ผู้รับ.ชื่อ }} และ")
    own = own.replace("    กำหนดให้มี", "    ได้กำหนดให้ {{ ผู้รับ.ชื่อ }} มี")
    brief = re.sub(r"(?s)ข้อความ:\n.*?\nผู้ลงนาม", f"{_BRIEF}\nผู้ลงนาม", alone)
    circulars = root / "config/circulars"
    shutil.rmtree(circulars)
    circulars.mkdir()
    for number, (name, text) in enumerate(
        (("annex", whole), ("recipient", alone), ("own-body", own), ("one-page", brief)), start=2001
    ):
        numbered = text.replace("มท 0812/ว 1960", f"มท 0812/ว {number}")
        (circulars / f"{name}.yaml").write_text(numbered, encoding="utf-8")
    return Workspace(root)


def sender(place: Workspace, case: str, press: Press) -> tuple[LetterMaker, Sequence[Recipient]]:
    """The loaded circular of a case, and its recipients."""
    loaded = load(place.config / f"circulars/{case}.yaml", place)
    errors = [one for one in loaded.found if one.is_error]
    assert loaded.dossier is not None, errors
    return LetterMaker(loaded.dossier, loaded, place, press), loaded.dossier.recipients


def seconds(work: Callable[[], object]) -> float:
    """How long it took."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def told(title: str, rows: Sequence[tuple[str, float]]) -> str:
    """Milliseconds a letter, and each beside the first."""
    lines = [title]
    first = rows[0][1]
    for name, value in rows:
        lines.append(f"  {name:<34} {value * 1000:9.3f} ms a letter {value / first:8.1f} x")
    return "\n".join(lines)
