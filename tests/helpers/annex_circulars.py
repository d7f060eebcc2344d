"""Short circulars with one annex, and the rows that it shows."""

from __future__ import annotations

import random

from docgen.diagnostics import Position
from docgen.loading.submissions import provinces
from docgen.model.submissions import At, Submission
from docgen.thai.dates import ThaiDate
from tests.helpers.workspaces import CIRCULAR

AT = Position("x.csv", 2)
BODY = (
    "  - ครบ {{ สถานะ.ครบ.จำนวน }} ระหว่าง {{ สถานะ.ระหว่าง.จำนวน }} "
    "ยัง {{ สถานะ.ยังไม่บันทึก.จำนวน }} จาก {{ สถานะ.ทั้งหมด }}\n"
)


def circular(layout: str, *, extra: str = "", body: str = BODY, deadlines: str = "") -> str:
    """A short circular with one annex."""
    enclosed = "สิ่งที่ส่งมาด้วย:\n  - {รายการ: แบบรายงาน, จำนวน: 1 ชุด, ภาคผนวก: สถานะ}\n"
    annex = (
        f"ภาคผนวก:\n  สถานะ:\n    แบบ: {layout}\n    ข้อมูล: submissions/given.csv\n"
        f"    ณ: 8 กันยายน 2564 10.00 น.\n{extra}"
    )
    text = CIRCULAR.replace("ข้อความ:\n", f"{enclosed}{deadlines}ข้อความ:\n{body}")
    return text + annex


def random_rows(chance: random.Random) -> list[Submission]:
    day = ThaiDate(2564, 9, 1)
    domains = [f"ด้าน {number}" for number in range(chance.randint(1, 8))]
    share = chance.choice([0.02, 0.5, 0.9, 1.0])
    return [
        Submission(
            (province, f"อำเภอ {number}"),
            domain,
            day if chance.random() < share else None,
            None,
            At(AT),
        )
        for province in provinces()
        for number in range(chance.randint(1, 5))
        for domain in domains
    ]
