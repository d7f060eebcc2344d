"""Writes config/submissions/workload-2564.csv: every district and domain, from a fixed seed.

Run it from the repository's root. Chiang Mai has its 25 districts; the others have numbered ones.
"""

from __future__ import annotations

import csv
import io
import random
from pathlib import Path

from docgen import standards

SEED = 2564
ROOT = Path(__file__).parents[2]
TARGET = ROOT / "config" / "submissions" / "workload-2564.csv"
HEADINGS = ("จังหวัด", "อำเภอ", "ด้าน", "วันที่บันทึก", "วันที่ยืนยัน")
DOMAINS = (
    "การบริหารงานบุคคลส่วนท้องถิ่น",
    "การเงินและบัญชีท้องถิ่น",
    "การพัฒนาและส่งเสริมการบริหารงานท้องถิ่น",
    "การศึกษาท้องถิ่น",
    "กฎหมายและระเบียบท้องถิ่น",
    "การสาธารณสุขและสิ่งแวดล้อม",
    "การประสานงานท้องถิ่นอำเภอ",
    "ระบบสารสนเทศท้องถิ่น",
)
OUTCOMES = ("full", "half", "empty")
WEIGHTS = (4, 5, 2)


def districts(province: str, chance: random.Random) -> list[str]:
    """The districts of a province: the real ones of Chiang Mai, numbered ones elsewhere."""
    if province == "เชียงใหม่":
        table = ROOT / "config" / "recipients" / "chiangmai-districts.csv"
        with table.open(encoding="utf-8", newline="") as lines:
            return [row["ชื่อ"] for row in csv.DictReader(lines)]
    return [f"อำเภอที่ {number}" for number in range(1, chance.randint(5, 18) + 1)]


def rows() -> list[tuple[str, ...]]:
    """One row a district and domain, provinces in Thai dictionary order."""
    chance = random.Random(SEED)
    made: list[tuple[str, ...]] = []
    for province in standards.table("provinces")["provinces"]:
        outcome = "half" if province == "เชียงใหม่" else chance.choices(OUTCOMES, WEIGHTS)[0]
        places = districts(province, chance)
        behind = set(chance.sample(places, max(1, len(places) // 3)))
        for district in places:
            for domain in DOMAINS:
                late = district in behind and chance.random() < 0.6
                made.append((province, district, domain, *_days(outcome, late, chance)))
    return made


def _days(outcome: str, late: bool, chance: random.Random) -> tuple[str, str]:
    if outcome == "empty" or (outcome == "half" and late):
        return "", ""
    recorded = chance.randint(1, 31)
    confirmed = chance.randint(1, 7) if outcome == "full" and chance.random() < 0.5 else None
    return f"{recorded} สิงหาคม 2564", f"{confirmed} กันยายน 2564" if confirmed else ""


def text() -> str:
    """The whole file."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADINGS)
    writer.writerows(rows())
    return out.getvalue()


if __name__ == "__main__":
    TARGET.write_text(text(), encoding="utf-8", newline="\n")
