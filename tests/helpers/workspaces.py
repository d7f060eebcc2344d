"""A small workspace for tests, and the smallest circular that passes."""

from __future__ import annotations

import shutil
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


def submissions_csv(*, domains: tuple[str, ...] = ("การคลัง", "การศึกษา")) -> str:
    """One district a province: all recorded in the first third, some in the next, none after."""
    lines = ["จังหวัด,อำเภอ,ด้าน,วันที่บันทึก,วันที่ยืนยัน"]
    for index, province in enumerate(provinces()):
        for number, domain in enumerate(domains):
            recorded = "1 กันยายน 2564" if index < 25 or (index < 50 and not number) else ""
            lines.append(f"{province},เมือง,{domain},{recorded},")
    return "\n".join(lines) + "\n"


def make_workspace(root: Path) -> Workspace:
    """A workspace at ``root``."""
    for folder in ("config/circulars", "config/recipients", "config/submissions", "output"):
        (root / folder).mkdir(parents=True)
    shutil.copytree(TEMPLATES, root / "templates")
    contents = {
        "offices.yaml": OFFICES,
        "signatories.yaml": SIGNATORIES,
        "recipients/provinces.csv": recipients_csv(),
        "submissions/workload-2564.csv": submissions_csv(),
    }
    for name, text in contents.items():
        (root / "config" / name).write_text(text, encoding="utf-8", newline="\n")
    return Workspace(root)
