"""Paragraphs of official Thai drawn by chance, for counting how lines end."""

from __future__ import annotations

import random
from itertools import product

_OPENINGS = ("ด้วย", "ตามที่", "เนื่องจาก", "ในการนี้", "ดังนั้น", "ทั้งนี้", "อนึ่ง", "เพื่อให้")
_SUBJECTS = (
    "กรมส่งเสริมการปกครองท้องถิ่น",
    "สำนักงานส่งเสริมการปกครองท้องถิ่นจังหวัดเชียงใหม่",
    "ผู้อำนวยการกลุ่มงานส่งเสริมและประสานงานท้องถิ่นอำเภอ",
    "องค์กรปกครองส่วนท้องถิ่นทุกแห่ง",
    "คณะกรรมการพิจารณาหลักเกณฑ์การจัดสรรงบประมาณ",
    "หน่วยงานที่เกี่ยวข้อง",
    "นายอำเภอทุกอำเภอ",
    "กระทรวงมหาดไทย",
    "เจ้าหน้าที่ผู้รับผิดชอบ",
)
_VERBS = (
    "ได้พิจารณาปรับปรุงโครงสร้างและการแบ่งงานภายใน",
    "ดำเนินการตรวจสอบความถูกต้องครบถ้วนของข้อมูล",
    "รายงานผลการปฏิบัติงานตามแบบที่กำหนด",
    "ขอความร่วมมือประชาสัมพันธ์โครงการดังกล่าว",
    "บันทึกข้อมูลปริมาณงานในระบบฯ ให้แล้วเสร็จ",
    "มอบหมายให้ผู้แทนเข้าร่วมประชุมชี้แจง",
    "เร่งรัดการเบิกจ่ายงบประมาณรายจ่ายประจำปี",
    "ได้มอบ Password การใช้งานระบบฯ ให้ท้องถิ่นอำเภอแล้ว",
    "จัดทำข้อเสนอขอปรับปรุงการแบ่งส่วนราชการต่าง ๆ",
    "อำนวยความสะดวกแก่ประชาชนในพื้นที่",
)
_TERMS = (
    "ภายในวันที่ ๓๐ กันยายน ๒๕๖๔",
    "ระหว่างวันที่ ๑ สิงหาคม - ๑๕ กันยายน ๒๕๖๔",
    "ตามหนังสือ ด่วนมาก ที่ มท ๐๘๑๒/ว ๑๙๖๐ ลงวันที่ ๘ กันยายน ๒๕๖๔",
    "เวลา ๑๓.๓๐ น.",
    "จำนวน ๘ ด้าน",
    "จำนวน ๑,๒๐๐,๐๐๐ บาท",
    "โดยมีนายธวัชชัย เลียงประเสริฐ เป็นประธาน",
    "พ.ศ. ๒๕๖๔",
    "ณ ห้องประชุม ชั้น ๒",
    "ในจังหวัดเชียงใหม่",
    "",
)
# What a line should not be broken inside, as a typist sees it.
PROTECTED = (
    "๓๐ กันยายน ๒๕๖๔",
    "๑๕ กันยายน ๒๕๖๔",
    "๘ กันยายน ๒๕๖๔",
    "มท ๐๘๑๒/ว ๑๙๖๐",
    "๑๓.๓๐ น.",
    "๘ ด้าน",
    "๑,๒๐๐,๐๐๐ บาท",
    "นายธวัชชัย เลียงประเสริฐ",
    "พ.ศ. ๒๕๖๔",
    "ระบบฯ",
    "ต่าง ๆ",
)


def paragraphs(count: int, seed: int) -> list[str]:
    """So many paragraphs of two to five sentences."""
    chance = random.Random(seed)
    sentences = list(product(_OPENINGS, _SUBJECTS, _VERBS, _TERMS))
    return [
        " ".join("".join(sentence[:3]) + " " + sentence[3] for sentence in chosen).strip()
        for chosen in (chance.sample(sentences, chance.randint(2, 5)) for _ in range(count))
    ]


def cut(text: str, ends: list[int], terms: tuple[str, ...] = PROTECTED) -> list[str]:
    """The protected terms that a line end falls inside."""
    found = []
    for term in terms:
        start = text.find(term)
        while start >= 0:
            if any(start < end < start + len(term) for end in ends):
                found.append(term)
            start = text.find(term, start + 1)
    return found
