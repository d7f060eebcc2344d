"""The forms in which a fault is shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from docgen.diagnostics import Diagnostic, Position
from docgen.diagnostics.rendering import (
    Sources,
    as_json,
    concise_report,
    full_report,
    github,
    path_from_base,
)
from docgen.loading.yaml import yaml_source

BASE = Path("/งาน")
FILE = str(BASE / "config" / "circulars" / "ว1960.yaml")


def shown(text: str) -> str:
    parsed = yaml_source.parse(text.encode("utf-8"), FILE)
    sources = Sources()
    sources.add(FILE, parsed.lines)
    return full_report(parsed.found, sources, base=BASE)


def test_fault_in_full() -> None:
    assert shown("เรื่อง: หมายเหตุ: ด่วนมาก\n") == (
        "ผิดพลาด[DG1110]: มีเครื่องหมาย : อยู่ในข้อความ\n"
        " --> config/circulars/ว1960.yaml:1:17\n"
        "  |\n"
        "1 | เรื่อง: หมายเหตุ: ด่วนมาก\n"
        "  |              ^ ตัวนี้ทำให้เข้าใจผิดว่าเป็นหัวข้อใหม่\n"
        "  = แก้: พิมพ์ เรื่อง: 'หมายเหตุ: ด่วนมาก'\n"
    )


def test_both_places_of_a_fault_are_shown() -> None:
    assert shown("เรื่อง: การบันทึกข้อมูล\nเรียน: ก\nเรื่อง: ขยายเวลา\n") == (
        "ผิดพลาด[DG1201]: หัวข้อ «เรื่อง» ซ้ำ\n"
        " --> config/circulars/ว1960.yaml:3:1\n"
        "  |\n"
        "1 | เรื่อง: การบันทึกข้อมูล\n"
        "  | ---- พบครั้งแรกที่นี่\n"
        "3 | เรื่อง: ขยายเวลา\n"
        "  | ^^^^ ซ้ำที่นี่\n"
        "  = แก้: ลบบรรทัด 1 หรือบรรทัด 3\n"
    )


def test_faults_are_parted_by_an_empty_line() -> None:
    assert shown("ก: &a ข\nค: &b ง\n").count("\n\n") == 1


def test_line_numbers_of_two_digits_stay_in_line() -> None:
    lines = shown("\n" * 9 + "เรื่อง: *ก\n").split("\n")
    assert [line.index("|") for line in lines if "|" in line] == [3, 3, 3]


@pytest.mark.parametrize("hidden", ["\u200b", "\u202e", "\uf70a", "\u00a0", "\x1b"])
def test_hidden_characters_are_shown_as_their_numbers(hidden: str) -> None:
    at = Position(FILE + hidden, 1, 3, 1)
    sources = Sources({FILE + hidden: (f"ก{hidden}ข",)})
    found = [Diagnostic("DG2002", at, {"key": f"ก{hidden}", "suggestion": hidden})]
    for text in (
        full_report(found, sources, base=BASE),
        concise_report(found, base=BASE),
        as_json(found, base=BASE),
        github(found, base=BASE),
    ):
        assert hidden not in text
        assert f"<U+{ord(hidden):04X}>" in text


def test_frame_is_printable_on_a_thai_console() -> None:
    text = shown("เรื่อง: หมายเหตุ: ด่วนมาก\nเรียน: ก\nเรียน: ข\n")
    assert text.count("-->") == 2
    text.replace("«", "").replace("»", "").encode("cp874", errors="strict")


def test_long_line_is_cut_around_the_caret() -> None:
    lines = shown("เรื่อง: " + "กา" * 200 + ": ด่วนมาก" + "ขา" * 200 + "\n").split("\n")
    source, caret = lines[3], lines[4]
    assert len(source) < 120
    assert source[4:].startswith("...")
    assert source.endswith("...")
    assert source[caret.index("^")] == ":"


def test_caret_is_under_its_character_after_marks_and_wide_ones() -> None:
    sources = Sources({FILE: ("ที่ 漢: x",)})
    found = [Diagnostic("DG1110", Position(FILE, 1, 7), {"way": "x"})]
    caret = full_report(found, sources, base=BASE).split("\n")[4]
    assert caret.index("^") == len("  | ") + len("ท ") + 2 + len(": ") - 1


def test_colour_is_only_put_around_the_head() -> None:
    sources = Sources({FILE: ("ก",)})
    found = [Diagnostic("DG1009", Position(FILE))]
    coloured = full_report(found, sources, base=BASE, colour=True)
    assert coloured.startswith("\x1b[1;31mผิดพลาด[DG1009]\x1b[0m: ")
    assert coloured.count("\x1b") == 2


def test_english() -> None:
    found = [Diagnostic("DG1009", Position(FILE))]
    text = full_report(found, Sources(), base=BASE, language="en")
    assert text.startswith("error[DG1009]: the file is empty\n")
    assert "= fix: " in text


def test_one_line_each() -> None:
    found = [
        Diagnostic("DG1009", Position(FILE)),
        Diagnostic("DG2004", Position(FILE, 3, 4), {"key": "ที่"}),
    ]
    assert concise_report(found, base=BASE).split("\n")[:2] == [
        "config/circulars/ว1960.yaml: ผิดพลาด[DG1009]: แฟ้มนี้ว่างเปล่า",
        "config/circulars/ว1960.yaml:3:4: ผิดพลาด[DG2004]: หัวข้อ «ที่» ว่างเปล่า",
    ]


def test_one_json_object_a_line() -> None:
    at = Position(FILE, 3, 4, 2, "แถว 3")
    text = as_json([Diagnostic("DG2004", at, {"key": "ที่"})], base=BASE)
    record = json.loads(text)
    assert text.count("\n") == 1
    assert (record["code"], record["severity"]) == ("DG2004", "error")
    assert (record["file"], record["line"]) == ("config/circulars/ว1960.yaml", 3)
    assert (record["column"], record["end_column"], record["cell"]) == (4, 6, "แถว 3")


def test_github_annotation_is_escaped() -> None:
    at = Position(str(BASE / "ก,ข:ค.yaml"), 3, 4)
    text = github([Diagnostic("DG2004", at, {"key": "100%"})], base=BASE)
    assert text.startswith("::error file=ก%2Cข%3Aค.yaml,line=3,col=4,title=DG2004::")
    assert "100%25" in text


def test_path_outside_the_folder_is_shown_whole() -> None:
    assert path_from_base("/อื่น/ก.yaml", BASE) == "/อื่น/ก.yaml"
