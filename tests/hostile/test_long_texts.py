"""A received text far longer than any letter is read in time that grows as it does, or refused."""

from __future__ import annotations

import time
from itertools import count
from pathlib import Path

import pytest

from docgen.diagnostics import Rejected
from docgen.reading import recognise
from docgen.reading.recognise import recognised_here
from tests.helpers.scale import times

BYTES, MORE = 25_000, 16
MOST = 2 * MORE  # times as long for so many times the text; in lines squared it is 256 times
ROUNDS = 3
FILE = Path("ยาว.txt")

HEAD = "ที่ มท 0201/123\nกรมการปกครอง\n5 มกราคม 2567\n\nเรื่อง ขอเชิญประชุม\n\nเรียน ผู้ว่าราชการจังหวัด\n\n"
FOOT = "\n    จึงเรียนมาเพื่อทราบ\n\nขอแสดงความนับถือ\n\n(นายเอก ใจดี)\nอธิบดี\n\n"
OFFICE = "กองกลาง\nโทร. 0 2222 2222\n"
ASKED = "ขอให้ส่งภายในวันที่ 20 มกราคม 2567 "
ENGLISH = "Ministry of Interior\n5 January 2024\nDear Sir,\n"
MINUTES = "รายงานการประชุมคณะ\nครั้งที่ 1/2567\nเมื่อวันที่ 5 มกราคม 2567\nณ ห้อง\nผู้มาประชุม\n"

# What stands before, what is repeated with a number of its own, what stands behind.
LINES = {
    "subject": ("เรื่อง ขอเชิญ\n", "ประชุมครั้งนี้ #\n", "เรียน ผู้ว่าราชการจังหวัด\n" + FOOT),
    "addressees": (HEAD, "ผู้ว่าราชการจังหวัด #\n", FOOT),
    "references": (HEAD, "อ้างถึง หนังสือนั้น #\n", FOOT),
    "a reference without end": (HEAD + "อ้างถึง หนังสือ\n", "ไปต่อ #\n", FOOT),
    "enclosures": (HEAD + "สิ่งที่ส่งมาด้วย ", "1. กำหนดการ # จำนวน 1 ฉบับ\n", FOOT),
    "labels": ("", "เรื่อง ขอ #\nเรียน ผู้ว่า\n", FOOT),
    "labels alone": ("", "เรื่อง\n", FOOT),
    "paragraphs": (HEAD, "    ด้วยกรม # จัดประชุม\n", FOOT),
    "headings out of turn": (HEAD, "    2. เรื่องเดิม #\n    ด้วยกรมจัดประชุม\n", FOOT),
    "deadlines": (HEAD + "    ", ASKED, FOOT),
    "signers": (HEAD + FOOT, "(นายเอก ใจดี #)\nอธิบดี\n", OFFICE),
    "offices": (HEAD + FOOT, "กอง #\nโทร. 0 2222 2222\n", ""),
    "copies": (HEAD + FOOT + OFFICE + "สำเนาส่ง 1. กอง\n", "2. กอง #\n", ""),
    "people at a meeting": (MINUTES, "1. นายเอก # ใจดี    ปลัด\n", ""),
    "a person without end": (MINUTES + "1. นายเอก ใจดี    ปลัด\n", "ไปต่อ #\n", ""),
    "an English letter": (ENGLISH, "We go on with # here.\n", "Yours sincerely,\n(John Smith)\n"),
    "one line": (HEAD + "    ด้วย", "กรมการปกครอง #", FOOT),
    "a subject on one line": ("เรื่อง ", "ขอเชิญประชุม #", "\nเรียน ผู้ว่าราชการจังหวัด\n" + FOOT),
    "one line of pieces": ("", "ส่วนราชการ\tกอง #\t", "\n" + HEAD + FOOT),
    "whole letters": ("", HEAD + FOOT + OFFICE, ""),
}  # fmt: skip


def word(number: int) -> str:
    """A word of Thai letters that no other number has."""
    letters = "กขคงจฉชซ"
    return "".join(letters[int(digit)] for digit in f"{number:o}")


def long_text(name: str, size: int) -> bytes:
    before, piece, after = LINES[name]
    made: list[str] = []
    length = 0
    for number in count():
        made.append(piece.replace("#", word(number)))
        length += len(made[-1].encode())
        if length >= size:
            return "".join((before, *made, after)).encode()
    raise AssertionError


def seconds(content: bytes) -> float:
    begin = time.process_time()
    recognised_here(FILE, content)
    return time.process_time() - begin


def growth(name: str, size: int) -> float:
    little = min(seconds(long_text(name, size)) for _ in range(ROUNDS))
    return seconds(long_text(name, MORE * size)) / little


@pytest.mark.parametrize("name", LINES)
def test_time_grows_as_the_text_does(name: str) -> None:
    seconds(long_text(name, 100))  # patterns are compiled once
    size = times(BYTES, 10 * BYTES)
    found = (growth(name, size) for _ in range(ROUNDS))  # a busy machine is asked again
    assert any(ratio < MOST for ratio in found)


def test_dg7200_a_text_that_takes_too_long_is_refused() -> None:
    content = ("ก\n" * 1_500_000).encode()
    with pytest.raises(Rejected) as error:
        recognise(FILE, content)
    assert [fault.code for fault in error.value.found] == ["DG7200"]


def test_a_long_text_says_the_same_wherever_it_is_read() -> None:
    content = long_text("paragraphs", 150_000)
    assert recognise(FILE, content) == recognised_here(FILE, content)
    assert recognised_here(FILE, content).letter is not None
