"""Lines that memoranda of other offices are typed with: bare headings, names left to be filled."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.drafting.received import draft_yaml
from docgen.reading import ReadLetter, recognise

HEAD = """บันทึกข้อความ
ส่วนราชการ  กองคลัง เทศบาลตำบลดอนแก้ว  โทร. ๐ ๕๓๑๒ ๓๔๕๖
ที่  ชม ๕๒๓๐๒/๑๔๕    วันที่  ๑๒ มีนาคม ๒๕๖๗
เรื่อง  ขออนุมัติจัดซื้อวัสดุ
เรียน  นายกเทศมนตรีตำบลดอนแก้ว
"""
BODY = """เรื่องเดิม
\tเทศบาลตั้งงบประมาณไว้ จำนวน ๘๐,๐๐๐ บาท
ข้อเท็จจริง :
วัสดุคงเหลือไม่เพียงพอ
ข้อกฎหมาย
\tระเบียบกระทรวงการคลัง ข้อ ๒๒
ข้อเสนอเพื่อพิจารณา
\tจึงเรียนมาเพื่อโปรดพิจารณา
"""


def _read(folder: Path, text: str) -> ReadLetter:
    path = folder / "memo.txt"
    path.write_text(text, encoding="utf-8")
    letter = recognise(path).letter
    assert letter is not None
    return letter


def test_a_bare_line_that_heads_what_follows_is_a_heading(tmp_path: Path) -> None:
    letter = _read(tmp_path, f"{HEAD}{BODY}\n(นางสาวอรทัย คำแสน)\nผู้อำนวยการกองคลัง\n")
    assert letter.recipient.text == "นายกเทศมนตรีตำบลดอนแก้ว"
    assert [(part.text, part.is_heading) for part in letter.body] == [
        ("เรื่องเดิม", True),
        ("เทศบาลตั้งงบประมาณไว้ จำนวน 80,000 บาท", False),
        ("ข้อเท็จจริง :", True),
        ("วัสดุคงเหลือไม่เพียงพอ", False),
        ("ข้อกฎหมาย", True),
        ("ระเบียบกระทรวงการคลัง ข้อ 22", False),
        ("ข้อเสนอเพื่อพิจารณา", True),
        ("จึงเรียนมาเพื่อโปรดพิจารณา", False),
    ]


@pytest.mark.parametrize("line", ["(นาย)", "(นาย                    )", "( นาง/นางสาว )"])
def test_a_title_in_brackets_is_room_for_a_name(tmp_path: Path, line: str) -> None:
    letter = _read(tmp_path, f"{HEAD}{BODY}\n{line}\nหัวหน้าฝ่ายพัสดุ\n")
    (signer,) = letter.signers
    assert signer.name.text.startswith(line.strip("( )"))
    assert signer.name.text.endswith("....")
    assert signer.titles == ("หัวหน้าฝ่ายพัสดุ",)
    draft = draft_yaml(letter, source="memo.txt", offices={}, signatories={})
    assert "หัวข้อ: (นา" not in draft


@pytest.mark.parametrize("rank", ["พ.ต.ท.", "พล.ต.ต.", "ร.ต.อ.หญิง", "ว่าที่ ร.ต."])
def test_a_rank_in_letters_stands_over_a_name(tmp_path: Path, rank: str) -> None:
    letter = _read(tmp_path, f"{HEAD}{BODY}\n{rank}\n(กิตติ เรืองเดช)\nรองผู้กำกับการ\n")
    (signer,) = letter.signers
    assert (signer.rank, signer.name.text) == (rank, "กิตติ เรืองเดช")
    assert letter.close.text == ""


def test_a_line_to_sign_on_is_no_close(tmp_path: Path) -> None:
    letter = _read(tmp_path, f"{HEAD}{BODY}\nลงชื่อ\n(ดร.สุธี บุญมา)\nหัวหน้าภาควิชา\n")
    assert letter.close.text == ""
    assert letter.signers[0].signed == "ลงชื่อ"


def test_a_number_and_a_date_left_open_are_empty(tmp_path: Path) -> None:
    open_line = "ที่        วันที่        เดือน        พ.ศ."
    letter = _read(tmp_path, HEAD.replace(HEAD.split("\n")[2], open_line) + BODY)
    assert (letter.number.text, letter.date.text) == ("", "")
    assert not [aside.text for aside in letter.asides if aside.text in ("เดือน", "พ.ศ.")]


def test_a_filled_ring_among_empty_ones_is_the_choice_made(tmp_path: Path) -> None:
    choices = "\tขอแจ้งผล ดังนี้\n○ เข้าร่วม\n● ไม่เข้าร่วม\n◯ ส่งผู้แทน\nจึงเรียนมาเพื่อโปรดทราบ\n"
    letter = _read(tmp_path, HEAD + choices)
    said = [part.text for part in letter.body]
    assert said[1:4] == ["○ เข้าร่วม", "◉ ไม่เข้าร่วม", "◯ ส่งผู้แทน"]
    points = _read(tmp_path, HEAD + choices.replace("○", "●").replace("◯", "●"))
    assert not any("◉" in part.text for part in points.body)
