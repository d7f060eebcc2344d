"""A small workspace for tests, and the smallest circular that passes."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from docgen.loading.submissions import provinces
from docgen.loading.workspace import Workspace

TEMPLATES = Path(__file__).parents[2] / "templates"
OFFICES = """\
สถ:
  ชื่อ: กรมส่งเสริมการปกครองท้องถิ่น
  หัวหนังสือ:
    - กรมส่งเสริมการปกครองท้องถิ่น
    - ถนนนครราชสีมา เขตดุสิต กทม. 10300
  เจ้าของเรื่อง: [กลุ่มพัฒนาระบบบริหาร]
  โทร: 0 2241 9000 ต่อ 1251-2
  ที่: มท 0812
ชม-สถจ:
  ชื่อ: จังหวัดเชียงใหม่
  หัวหนังสือ: [ศาลากลางจังหวัดเชียงใหม่, ถนนโชตนา ชม 50300]
  เจ้าของเรื่อง: [สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัด]
  โทร: 0-5311-2608
  ที่: ชม 0023.6
  เรียน: นายอำเภอทุกอำเภอ
  ผู้รับ: provinces
  ผู้ลงนาม: ท้องถิ่นจังหวัด
"""
SIGNATORIES = """\
รองอธิบดี:
  ชื่อ: นายขจร ศรีชวโนทัย
  ตำแหน่ง: รองอธิบดี
  ปฏิบัติราชการแทน: อธิบดีกรมส่งเสริมการปกครองท้องถิ่น
ท้องถิ่นจังหวัด:
  ชื่อ: นายวิษณุ วิทยวรวัฒน์
  ตำแหน่ง: ท้องถิ่นจังหวัดเชียงใหม่
  ปฏิบัติราชการแทน: ผู้ว่าราชการจังหวัดเชียงใหม่
"""
_FOLDERS = ("config", "config/circulars", "config/recipients", "config/submissions")
CIRCULAR = """\
ชนิด: หนังสือภายนอก
ส่วนราชการ: สถ
ที่: มท 0812/ว 1960
วันที่: 8 กันยายน 2564
เรื่อง: ขอความร่วมมือรายงานผล
เรียน: ผู้ว่าราชการจังหวัด ทุกจังหวัด
ข้อความ:
  - จึงเรียนมาเพื่อโปรดพิจารณา
ผู้ลงนาม: รองอธิบดี
"""


def recipients_csv() -> str:
    """Three provinces, each with its governor."""
    rows = (f"{name},ผู้ว่าราชการจังหวัด{name}\n" for name in ("กระบี่", "ตรัง", "พะเยา"))
    return "ชื่อ,เรียน\n" + "".join(rows)


@cache
def submissions_csv(*, domains: tuple[str, ...] = ("การคลัง", "การศึกษา")) -> str:
    """One district a province: all recorded in the first third, some in the next, none after."""
    lines = ["จังหวัด,อำเภอ,ด้าน,วันที่บันทึก,วันที่ยืนยัน"]
    for index, province in enumerate(provinces()):
        for number, domain in enumerate(domains):
            recorded = "1 กันยายน 2564" if index < 25 or (index < 50 and not number) else ""
            lines.append(f"{province},เมือง,{domain},{recorded},")
    return "\n".join(lines) + "\n"


@cache
def _contents() -> dict[str, bytes]:
    """What lies in the ``config`` of a small workspace, by path."""
    texts = {
        "config/offices.yaml": OFFICES,
        "config/signatories.yaml": SIGNATORIES,
        "config/recipients/provinces.csv": recipients_csv(),
        "config/submissions/workload-2564.csv": submissions_csv(),
    }
    return {name: text.encode("utf-8") for name, text in texts.items()}


class SharedTemplates:
    """The templates as all workspaces of a process share them: each is a link to one file.

    A test may take a template away or put another in its place; it may not write into the file.
    """

    def __init__(self) -> None:
        self._contents = {path.name: path.read_bytes() for path in TEMPLATES.iterdir()}
        self._folder = tempfile.TemporaryDirectory(prefix="templates-")
        self._paths = {name: Path(self._folder.name, name) for name in self._contents}
        for name, path in self._paths.items():
            path.write_bytes(self._contents[name])

    def link_into(self, folder: Path) -> None:
        """A link to each in ``folder``; a copy where the disk has no links."""
        for name, path in self._paths.items():
            try:
                os.link(path, folder / name)
            except OSError:
                (folder / name).write_bytes(self._contents[name])

    def changed(self) -> list[str]:
        """The names of those into which a test has written."""
        return [
            name for name, path in self._paths.items() if path.read_bytes() != self._contents[name]
        ]


@cache
def shared_templates() -> SharedTemplates:
    """Kept until the process ends."""
    return SharedTemplates()


def make_workspace(root: Path) -> Workspace:
    """A workspace at ``root``."""
    root.mkdir(parents=True, exist_ok=True)
    for folder in (*_FOLDERS, "templates", "output"):
        (root / folder).mkdir()
    shared_templates().link_into(root / "templates")
    for name, content in _contents().items():
        (root / name).write_bytes(content)
    return Workspace(root)


Write = Callable[..., Path]
