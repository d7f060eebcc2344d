"""Advice that works: taken letter by letter, it leads to a file that YAML reads."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from docgen.diagnostics import Diagnostic
from docgen.loading.yaml import yaml_source
from docgen.loading.yaml.nodes import plain_value
from tests.helpers import advice
from tests.helpers.scale import times

FILES = sorted(Path(__file__).parents[3].glob("config/circulars/*.yaml"))
SPOILT = times(400, 20_000)
ROUNDS = 3
JOINED = " แทนบรรทัด "
MOST_LOST = 4  # lines that advice may tell to delete, of a whole file


def errors(lines: list[str]) -> list[Diagnostic]:
    found = yaml_source.parse("\n".join(lines).encode("utf-8"), "ก.yaml").found
    return [one for one in found if one.is_error]


def test_advice_taken_literally_leads_to_a_file_without_errors() -> None:
    """Spoilt files by the hundred: at most three rounds of doing what is said to each."""
    spoilt = seed = 0
    while spoilt < SPOILT:
        seed += 1
        chance = random.Random(seed)
        lines = chance.choice(FILES).read_text(encoding="utf-8").split("\n")
        for _ in range(chance.choice((1, 1, 1, 1, 2, 3))):
            lines = advice.spoilt(lines, chance)
        if not errors(lines):
            continue
        spoilt += 1
        typed = sum(map(bool, map(str.strip, lines)))
        told = set[str]()
        lines = advised(lines, chance, seed, told)
        kept = sum(map(bool, map(str.strip, lines)))
        is_double = "DG1201" in told  # one of the two goes
        is_fewer = is_double or JOINED in told  # several lines are typed as one
        assert is_fewer or kept >= typed - MOST_LOST, (seed, typed, kept)
        assert not errors(lines), (seed, errors(lines))


def advised(
    lines: list[str], chance: random.Random, seed: int, told: set[str] | None = None
) -> list[str]:
    """The lines after the advice of all rounds; what was told in any is added to ``told``."""
    for _ in range(ROUNDS):
        found = yaml_source.parse("\n".join(lines).encode("utf-8"), "ก.yaml").found
        faults = [one for one in found if one.is_error and one.at is not None]
        if told is not None:
            told.update(fault.code for fault in faults)
            told.update(JOINED for fault in faults if JOINED in fault.remedy())
        done: set[int] = set()
        for fault in sorted(faults, key=lambda one: -one.at.line if one.at else 0):
            assert fault.at is not None
            if fault.at.line in done:
                continue
            done.add(fault.at.line)
            after = advice.followed(lines, fault, chance)
            assert after is not None, (seed, fault.code, fault.remedy())
            lines = after
    return lines


HEAD = "ชนิด: หนังสือภายนอก\nเรื่อง: ขยายเวลา\n"


@pytest.mark.parametrize(
    ("spoilt", "meant"),
    [
        ("ข้อความ:\n  -ด้วยกรม\n  - จึงเรียนมา", {"ข้อความ": ["ด้วยกรม", "จึงเรียนมา"]}),
        ("ข้อความ:\n  - ด้วยกรม\n - จึงเรียนมา", {"ข้อความ": ["ด้วยกรม", "จึงเรียนมา"]}),
        ("ข้อความ:\n  - ด้วยกรม\n   - จึงเรียนมา\n  - ปิด", {"ข้อความ": ["ด้วยกรม", "จึงเรียนมา", "ปิด"]}),
        ("ข้อความ:\n - ก\n  - ข\n   - ค", {"ข้อความ": ["ก", "ข", "ค"]}),
        ("ข้อความ:\n\t- ด้วยกรม\n\t- จึงเรียนมา", {"ข้อความ": ["ด้วยกรม", "จึงเรียนมา"]}),
        ("กำหนด:\n  บันทึก:\n\tถึง: วันนี้", {"กำหนด": {"บันทึก": {"ถึง": "วันนี้"}}}),
        (
            "กำหนด:\n\tบันทึก:\n\t\tถึง: ก\n\tยืนยัน:\n\t\tถึง: ข",
            {"กำหนด": {"บันทึก": {"ถึง": "ก"}, "ยืนยัน": {"ถึง": "ข"}}},
        ),
        ("ข้อความ:\n  - ด้วยกรม\n\u00a0 - จึงเรียนมา", {"ข้อความ": ["ด้วยกรม", "จึงเรียนมา"]}),
        ("ข้อความ:\n  • ด้วยกรม\n  • จึงเรียนมา", {"ข้อความ": ["ด้วยกรม", "จึงเรียนมา"]}),
        ("หมายเหตุ: เวลา: 09.00 น.", {"หมายเหตุ": "เวลา: 09.00 น."}),
        ("อ้างถึง: [หนังสือ ก, หนังสือ ข", {"อ้างถึง": ["หนังสือ ก", "หนังสือ ข"]}),
        ("เรียน: [ด่วน] อธิบดี", {"เรียน": "[ด่วน] อธิบดี"}),
        ("เรียน: 'อธิบดี", {"เรียน": "อธิบดี"}),
        ('เรียน: "อธิบดี" กรม', {"เรียน": '"อธิบดี" กรม'}),
        ("เรียน: *อธิบดี", {"เรียน": "*อธิบดี"}),
        ("? เรียน: อธิบดี", {"เรียน": "อธิบดี"}),
        ("ข้อความ:\n  ? แม่แบบ: นำส่ง\n  เหตุ: ก", {"ข้อความ": {"แม่แบบ": "นำส่ง", "เหตุ": "ก"}}),
        ("ข้อความ:\n  - ? ก", {"ข้อความ": ["? ก"]}),
        ("  เรียน: อธิบดี", {"เรียน": "อธิบดี"}),
        ("เรียน อธิบดี\nข้อความ: ก", {"เรียน": "อธิบดี", "ข้อความ": "ก"}),
        ("ข้อความ:\nด้วยกรม\nจึงเรียนมา", {"ข้อความ": ["ด้วยกรม", "จึงเรียนมา"]}),
        ("ข้อความ:\n  - ด้วยกรม\nจึงเรียนมา", {"ข้อความ": ["ด้วยกรม", "จึงเรียนมา"]}),
        ("ข้อความ:\n- ด้วยกรม\nจึงเรียนมา", {"ข้อความ": ["ด้วยกรม", "จึงเรียนมา"]}),
        ("เรียน:\nอธิบดี", {"เรียน": "อธิบดี"}),
        ("ข้อความ:\n  - ด้วยกรม\n1. ข้อแรก", {"ข้อความ": ["ด้วยกรม", "1. ข้อแรก"]}),
        ("แนบ:\n1. ก 1 ชุด\n๒) ข", {"แนบ": ["ก 1 ชุด", "ข"]}),
        ("ข้อความ:\n  - ด้วยกรม\n• ก", {"ข้อความ": ["ด้วยกรม", "ก"]}),
        ("เอกสารแนบ: 1. ก 1 ชุด\n2. ข", {"เอกสารแนบ": ["ก 1 ชุด", "ข"]}),
        ("แนบ: ๑) ก\n\t๒) ข\n\t  ต่อ\n\t๓) ค", {"แนบ": ["ก", "ข ต่อ", "ค"]}),
        ("ข้อความ: ด้วยกรม\n1. ก\n2. ข", {"ข้อความ": ["ด้วยกรม", "1. ก", "2. ข"]}),
        ("ข้อความ: ด้วยกรม 1. ก\n  2. ข", {"ข้อความ": "ด้วยกรม 1. ก 2. ข"}),
        ("อ้างถึง: -\nผู้รับ: -", {"อ้างถึง": "-", "ผู้รับ": "-"}),
    ],
)
def test_what_was_meant_stands_there_afterwards(spoilt: str, meant: dict[str, object]) -> None:
    lines = advised((HEAD + spoilt).split("\n"), random.Random(1), 1)
    parsed = yaml_source.parse("\n".join(lines).encode("utf-8"), "ก.yaml")
    assert parsed.root is not None
    read = plain_value(parsed.root)
    assert {key: read[key] for key in meant} == meant, "\n".join(lines)
    assert read["เรื่อง"] == "ขยายเวลา"


@pytest.mark.parametrize(
    "spoilt", ["\tเรียน: อธิบดี", "ข้อความ:\n\t- ก\n\t- ข", "กำหนด:\n\tบันทึก: {ถึง: ก}"]
)
def test_a_tab_is_told_once(spoilt: str) -> None:
    found = yaml_source.parse((HEAD + spoilt).encode("utf-8"), "ก.yaml").found
    lines = [one.at.line for one in found if one.at]
    assert {one.code for one in found} == {"DG1113"}
    assert len(lines) == len(set(lines))


def test_a_key_given_twice_is_deleted_with_all_that_stands_under_it() -> None:
    text = f"{HEAD}ข้อความ:\n  - ก\n\n  - ข\nเรียน: ค\nข้อความ: ง\n"
    found = yaml_source.parse(text.encode("utf-8"), "ก.yaml").found
    assert [one.remedy() for one in found] == ["ลบบรรทัด 3 ถึง 6 หรือบรรทัด 8"]
    assert [one.remedy("en") for one in found] == ["delete line 3 to 6 or line 8"]


@pytest.mark.parametrize(
    "first",
    [
        *("[ชนิด: หนังสือภายนอก", "{ชนิด: หนังสือภายนอก", "{ชนิด: หนังสือภายนอก}", '"ชนิด: หนังสือภายนอก'),
        *("- ชนิด: หนังสือภายนอก", "ชนิด หนังสือภายนอก", "  ชนิด: หนังสือภายนอก", "&ชนิด: หนังสือภายนอก"),
        *("* ชนิด: หนังสือภายนอก", "ชนิด:หนังสือภายนอก"),
    ],
)
def test_a_broken_first_line_keeps_the_lines_after_it(first: str) -> None:
    lines = [first, "ส่วนราชการ: สถ", "เรื่อง: ขยายเวลา", "ข้อความ:", "  - ด้วยกรม"]
    parsed = yaml_source.parse("\n".join(lines).encode("utf-8"), "ก.yaml")
    assert len([one for one in parsed.found if one.is_error]) == 1
    cured = advised(lines, random.Random(1), 1)
    assert cured == ["ชนิด: หนังสือภายนอก", *lines[1:]]


def test_a_first_line_that_is_no_key_may_stay_as_a_comment() -> None:
    lines = ["หนังสือภายนอก", "ส่วนราชการ: สถ", "เรื่อง: ขยายเวลา"]
    assert advised(lines, random.Random(1), 1) == ["# หนังสือภายนอก", *lines[1:]]


@pytest.mark.parametrize("sign", ["'", '"'])
def test_a_quotation_left_open_is_told_where_it_begins(sign: str) -> None:
    """Another's quote further down closes it, with the keys between as its text."""
    lines = [
        *("ชนิด: คำสั่ง", f"วันที่: {sign}10 กันยายน 2564", "เรื่อง: ก", "ข้อความ:"),
        *("  - ด้วยกรม", f"  - ให้คณะทำงาน{sign}", "ผู้ลงนาม: ข"),
    ]
    [fault] = errors(lines)
    assert (fault.code, fault.at and fault.at.line) == ("DG1117", 2)
    cured = advised(lines, random.Random(1), 1)
    assert [lines[0], *lines[2:]] == [cured[0], *cured[2:]]


def test_a_quotation_over_lines_that_stand_deeper_is_one_text() -> None:
    assert errors(["เรื่อง: 'ขยายเวลา", "  หมายเหตุ: ด่วน'", "เรียน: ข"]) == []


@pytest.mark.parametrize(
    ("typed", "cured"),
    [
        ("อ้างถึง: [", "อ้างถึง: []"),
        ("อ้างถึง: {\n\n", "อ้างถึง: {}"),
        ("อ้างถึง:\n  - [ก, {ข: ค}\n", "  - [ก, {ข: ค}]"),
    ],
)
def test_a_bracket_left_open_to_the_end_is_told_at_its_line(typed: str, cured: str) -> None:
    lines = (HEAD + typed).split("\n")
    [fault] = errors(lines)
    assert fault.code == "DG1120"
    assert fault.at is not None
    assert lines[fault.at.line - 1].strip()
    assert cured in advised(lines, random.Random(1), 1)


def test_no_way_parts_the_document_at_the_margin() -> None:
    typed = "รายชื่อ:\n  - [ก, ข]: ต่อ\n  %- [ค, ง]\n  - [จ, ฉ]\n"
    assert not errors(advised((HEAD + typed).split("\n"), random.Random(1), 1))


def test_a_remedy_that_is_cut_shows_all_that_changes() -> None:
    """The opening quote stands in the midst of a long line."""
    typed = (
        "ข้อความ:\n  - "
        + "ตามที่กรมขอคู่มือการใช้งานระบบการติดตามข้อมูลปริมาณงานของท้องถิ่นอำเภอในจังหวัด"
        + " นั้น : {{ กำหนด.บันทึก.ถึง }} ต่อ"
    )
    assert not errors(advised((HEAD + typed).split("\n"), random.Random(1), 1))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (
            ['เรื่อง: "ขอเชิญ" ประชุม', "  ชี้แจง", "  การบันทึกข้อมูล"],
            """เรื่อง: '"ขอเชิญ" ประชุม ชี้แจง การบันทึกข้อมูล'""",
        ),
        (
            ["ข้อความ:", "  - [ด่วน] ขอเชิญ", "    ประชุม"],
            "ข้อความ:\n  - '[ด่วน] ขอเชิญ ประชุม'",
        ),
        (
            ["ข้อความ:", "  - 'ด้วย' ขอเชิญ", "    ประชุม", "  - ก"],
            "ข้อความ:\n  - \"'ด้วย' ขอเชิญ ประชุม\"\n  - ก",
        ),
        (["สำเนาส่ง: [ก, ข,", "    ค", "เรื่อง: ง"], "สำเนาส่ง: [ก, ข, ค]\nเรื่อง: ง"),
    ],
)
def test_a_text_with_quotes_that_goes_on_below_is_one_fault(typed: list[str], meant: str) -> None:
    """No word of it is lost: before, its other lines were to be made remarks."""
    found = errors(typed)
    assert len(found) == 1, [one.remedy() for one in found]
    done = advice.followed(typed, found[0], random.Random(1))
    assert done is not None
    assert "\n".join(done) == meant
    assert not errors(done)
