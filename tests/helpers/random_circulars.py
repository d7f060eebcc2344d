"""Circulars of every kind with fields that are long, many, odd or together on one sheet."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import yaml

Fields = dict[str, Any]
WORDS = (
    *("กรมส่งเสริมการปกครองท้องถิ่น", "สำนักงานพัฒนาวิทยาศาสตร์และเทคโนโลยีแห่งชาติ", "จังหวัดสุราษฎร์ธานี"),
    *("ขอให้", "ดำเนินการ", "บันทึกข้อมูลในระบบ", "ภายในวันที่", "30 กันยายน 2564", "1,200,000 บาท"),
    *("https://www.example.go.th/a/very/long/path/indeed.html", "Workload Tracking System", "และ"),
    *("ที่ มท 0812/ว 1960", "ลงวันที่ 8 กันยายน 2564", "☎", "→", "." * 21, "[ ] เลือก", "**ตัวหนา**"),
)
NAMES = ("นายขจร ศรีชวโนทัย", "ศาสตราจารย์เกียรติคุณ กุลวดีศรีสุนทรเทพหัสดินทร์ เลิศพิริยะสกุลวัฒนาพรชัยกิจ")
PLACES = (
    *(["บนสุด"], ["กึ่งกลาง", "บนสุด"], ["หลัง ลงชื่อ"], ["แนวลายมือชื่อ", "หลัง ลงชื่อ"]),
    *(["ชิดขวา", "ก่อน เรื่อง"], ["ย่อหน้า", "หลัง ข้อความ"]),
)
ARRANGED = ("เรียงลง", "สองคอลัมน์", "สามคอลัมน์")
CORNERS = ("ซ้ายบน", "ขวาบน", "ซ้ายล่าง", "ขวาล่าง")
_NOT_OF_A_SHEET = (
    *("แผ่นท้าย", "ภาคผนวก", "ผู้รับ", "ภาษาอังกฤษ", "ส่งต่อจาก", "แผ่นเดียวกัน", "สิ่งที่ส่งมาด้วย"),
)


class _Texts(yaml.SafeLoader):
    """YAML of which every value stays a text."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 (as PyYAML has it)


def read(paths: Iterable[Path]) -> list[Fields]:
    """The circulars of files as plain fields."""
    texts = (path.read_text(encoding="utf-8") for path in paths)
    return [yaml.load(text, _Texts) for text in texts]


def circular(bases: list[Fields], chance: random.Random) -> bytes:
    """One of the circulars with one to six of its fields written otherwise."""
    fields = copy.deepcopy(chance.choice(bases))
    for _ in range(chance.randint(1, 6)):
        chance.choice(_WAYS)(fields, bases, chance)
    return yaml.dump(fields, allow_unicode=True, sort_keys=False, width=10**6).encode()


def _text(chance: random.Random, most: int, least: int = 1) -> str:
    between = " " if chance.random() < 0.7 else ""
    said = between.join(chance.choices(WORDS, k=chance.randint(least, most)))
    if chance.random() < 0.05:
        said += " " + chance.choice(("ก", "x")) * 110
    return said


def _texts(chance: random.Random, count: int, most: int) -> list[str]:
    return [_text(chance, most) for _ in range(chance.randint(1, count))]


def _table(chance: random.Random) -> Fields:
    columns, rows = chance.randint(1, 7), chance.randint(2, chance.choice((4, 12, 40)))
    longest = chance.choice((2, 6, 25))
    cells = [[_text(chance, longest) for _ in range(columns)] for _ in range(rows)]
    made: Fields = {"แถว": cells}
    if chance.random() < 0.3:
        made["เส้น"] = "ไม่มี"
    if chance.random() < 0.2:
        made["แถวหัว"] = "0"
    return {"ตาราง": made}


def _part(chance: random.Random) -> Any:
    kind = chance.randrange(12)
    if kind < 4:
        return _text(chance, chance.choice((10, 40, 120)), 3)
    several = ("กลาง", "ข้อ", "ช่องกรอก")
    if kind < 7:
        return {several[kind - 4]: _texts(chance, 8, 12)}
    if kind == 7:
        return _table(chance)
    if kind == 8:
        columns = chance.randint(2, 4)
        rows = range(chance.randint(1, 6))
        return {"คอลัมน์": [[_text(chance, 6) for _ in range(columns)] for _ in rows]}
    return {("ขวา", "ชิดซ้าย", "หัวข้อ")[kind - 9]: _text(chance, 10)}


def _signer(chance: random.Random) -> Fields:
    if chance.random() < 0.2:
        before = chance.choice(("(ลงชื่อ)", "ผู้ขอ", "ไม่มี"))
        return {"ลงชื่อ": before, "ในฐานะ": _text(chance, 2)}
    return {"ชื่อ": chance.choice(NAMES), "ตำแหน่ง": _text(chance, chance.choice((2, 12)))}


def _opinion(chance: random.Random) -> Fields:
    said = chance.choice(("", _text(chance, 20), "[ ] อนุมัติ\n\n[ ] ไม่อนุมัติ\n"))
    made: Fields = {"ข้อความ": said} if said else {}
    made |= _signer(chance) if chance.random() < 0.7 else {"ลงชื่อ": "ไม่มี"}
    made.pop("ในฐานะ", None)
    if chance.random() < 0.3:
        made["วันที่"] = "ไม่มี"
    return made


def _heading(fields: Fields, _: list[Fields], chance: random.Random) -> None:
    fields["เรื่อง"] = _text(chance, chance.choice((5, 20, 60)))
    fields["เรียน"] = _texts(chance, 5, 8)


def _lists(fields: Fields, _: list[Fields], chance: random.Random) -> None:
    name = chance.choice(("อ้างถึง", "สำเนาส่ง", "สิ่งที่ส่งมาด้วย"))
    said = _texts(chance, chance.choice((3, 20)), 15)
    amount = chance.choice(("1 ชุด", "........ แผ่น", _text(chance, 4)))
    enclosed = [{"รายการ": text, "จำนวน": amount} for text in said]
    fields[name] = enclosed if name == "สิ่งที่ส่งมาด้วย" else said


def _body(fields: Fields, _: list[Fields], chance: random.Random) -> None:
    fields["ข้อความ"] = [_part(chance) for _ in range(chance.randint(1, chance.choice((4, 12, 30))))]


def _signatures(fields: Fields, _: list[Fields], chance: random.Random) -> None:
    fields.pop("ผู้ลงนาม", None)
    fields["ลงนามร่วม"] = [_signer(chance) for _ in range(chance.randint(1, 9))]
    fields["วางลายมือชื่อ"] = chance.choice(ARRANGED)


def _opinions(fields: Fields, _: list[Fields], chance: random.Random) -> None:
    fields["ความเห็น"] = [_opinion(chance) for _ in range(chance.randint(1, 7))]
    fields["วางความเห็น"] = chance.choice(ARRANGED)


def _marks(fields: Fields, _: list[Fields], chance: random.Random) -> None:
    code = _text(chance, chance.choice((2, 15)))
    corner, on_sheets = chance.choice(CORNERS), chance.choice(("ใช่", "ไม่"))
    marks: Fields = {
        "รหัสแบบ": {"ข้อความ": code, "มุม": corner, "ทุกแผ่น": on_sheets},
        "มุมทะเบียน": _texts(chance, 5, 6),
        "ชั้นความลับ": chance.choice(("ลับ", "ลับที่สุด")),
        "ชั้นความเร็ว": chance.choice(("ด่วน", "ด่วนที่สุด")),
        "ครุฑ": "ไม่มี",
        "พอดีหน้า": chance.choice(("ไม่", "1", "2")),
    }
    name = chance.choice(tuple(marks))
    fields[name] = marks[name]


def _inserted(fields: Fields, _: list[Fields], chance: random.Random) -> None:
    fields["ข้อความแทรก"] = [
        {"ข้อความ": _texts(chance, 3, 12), "ที่ของ": chance.choice(PLACES)}
        for _ in range(chance.randint(1, 4))
    ]


def _sheet(fields: Fields, bases: list[Fields], chance: random.Random) -> None:
    sheet = copy.deepcopy(chance.choice(bases))
    for name in _NOT_OF_A_SHEET:
        sheet.pop(name, None)
    if chance.random() < 0.7:
        sheet["แผ่นเดียวกัน"] = "ใช่"
    fields["แผ่นท้าย"] = [*fields.get("แผ่นท้าย", ()), sheet]


def _foot(fields: Fields, _: list[Fields], chance: random.Random) -> None:
    links = range(chance.randint(1, 6))
    fields["ช่องทางตอบกลับ"] = [
        {"คำอธิบาย": _text(chance, 8), "ลิงก์": f"https://forms.gle/{number}"} for number in links
    ]
    fields["เจ้าของเรื่อง"] = [{"ชื่อ": _texts(chance, 4, 12), "โทร": "4318"}]


Way = Callable[[Fields, list[Fields], random.Random], None]
_WAYS: tuple[Way, ...] = (
    *(_heading, _lists, _body, _body, _signatures, _opinions, _marks, _marks, _inserted),
    *(_sheet, _foot),
)
