"""A letter whose keys are written as offices write them."""

from __future__ import annotations

LETTER = {
    "ชนิด": "หนังสือภายนอก",
    "ส่วนราชการ": "สถ",
    "ที่": "มท 0812/ว 1960",
    "วันที่": "8 กันยายน 2564",
    "เรื่อง": "ขอความร่วมมือ",
    "เรียน": "ผู้ว่าราชการจังหวัด ทุกจังหวัด",
    "ข้อความ": "จึงเรียนมาเพื่อโปรดพิจารณา",
    "ผู้ลงนาม": "รองอธิบดี",
}


def written(**changed: str) -> str:
    keys = {key: changed.get(key, key) for key in LETTER}
    return "".join(f"{keys[key]}: {value}\n" for key, value in LETTER.items())
