"""Every template that ships, its slots filled with words that begin and end in every way."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from docgen.light import regex
from tests.helpers.dossiers import composed
from tests.helpers.lane import few_in_lane

FOLDER = Path(__file__).parents[3] / "templates"
NAMES = sorted(path.stem for path in FOLDER.glob("*.j2"))
FILLED = {
    "digits": "3 ฉบับ ถึง 5",
    "latin": "Workload Tracking System",
    "date": "30 กันยายน 2564",
    "thai": "การดำเนินงานของจังหวัด",
}
TOUCHING = regex(r"[ก-ฮ][ก-๎]{2}[0-9๐-๙A-Za-z]|[A-Za-z๐-๙][ก-ฮ][ก-๎]{2}")
DAY_LEFT_OUT = regex(r"(?:ภายใน|จนถึง|ไม่เกิน|ไม่ช้ากว่า)\s*[0-9๐-๙]+ (?:มกราคม|กันยายน)")


def front_matter(name: str) -> dict[str, Any]:
    text = (FOLDER / f"{name}.j2").read_text(encoding="utf-8")
    read: dict[str, Any] = yaml.safe_load(text.split("---")[1])
    return read


def circular_body(name: str, slots: dict[str, str]) -> str:
    rows = "".join(f"  {slot}: {value}\n" for slot, value in slots.items())
    return f"ข้อความ:\n  แม่แบบ: {name}\n{rows}"


def body(name: str) -> str:
    return (FOLDER / f"{name}.j2").read_text(encoding="utf-8").split("---")[2]


IN_THAI = [name for name in NAMES if name != "เชิญเป็นภาษาอังกฤษ"]


@pytest.mark.parametrize("filled", FILLED)
@pytest.mark.parametrize("name", few_in_lane(IN_THAI, 14))
def test_no_space_and_no_day_is_missing_between_the_slots(name: str, filled: str) -> None:
    slots = {slot: f"'{FILLED[filled]}'" for slot in front_matter(name)["slots"]}
    result = composed(circular_body(name, slots))
    lists = [str(one.params["name"]) for one in result.found if one.code == "DG6026"]
    if lists:
        slots |= {slot: f"[{slots[slot]}]" for slot in lists}
        result = composed(circular_body(name, slots))
    assert result.letter is not None, [one.message() for one in result.found]
    entries = [one.text for block in result.letter.blocks for one in block.entries]
    assert any(part in " ".join(entries) for part in ("Workload", "๓๐", "๕", "การดำเนินงาน"))
    for text in entries:
        touching = TOUCHING.search(text)
        assert touching is None, (touching and touching[0], text)
        assert "  " not in text.strip()
        assert not DAY_LEFT_OUT.search(text), text
        assert "วันที่วันที่" not in text.replace(" ", "")


def test_letters_that_answer_letters_have_room_for_them() -> None:
    answering = [name for name in NAMES if "references" in front_matter(name).get("needs", [])]
    assert {"ตอบรับ", "ทวงถาม"} <= set(answering)
    for name in NAMES:
        matter = front_matter(name)
        if "ตามหนังสือที่อ้างถึง" in body(name) and "external_letter" in matter["kinds"]:
            assert "references" in matter.get("needs", []), name
