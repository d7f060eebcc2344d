"""Words that offices use: sure ones are read with a note of the usual word, others suggested."""

from __future__ import annotations

import re

import pytest

from docgen import vocabulary
from docgen.loading.circular import circulars
from docgen.loading.workspace import Workspace
from tests.helpers.keyed_letters import LETTER, written
from tests.helpers.workspaces import Write

SECTIONS = [name for name in vocabulary.sections() if vocabulary.spoken_names(name)]
SPOKEN = [
    (said, usual) for said, usual in vocabulary.spoken_names("circular").items() if usual in LETTER
]
KINDS = sorted(vocabulary.spoken_names("kinds").items())


def found(write: Write, workspace: Workspace, text: str) -> dict[str, str]:
    loaded = circulars.load(write("ว1.yaml", text), workspace)
    return {one.code: f"{one.message()} {one.remedy()}" for one in loaded.found}


@pytest.mark.parametrize(("said", "usual"), SPOKEN)
def test_a_word_whose_meaning_is_sure_is_read_with_a_note(
    write: Write, workspace: Workspace, said: str, usual: str
) -> None:
    told = found(write, workspace, written(**{usual: f"'{said}'" if said[-1] in ".!" else said}))
    assert set(told) == {"DG2035"}, told
    assert f"«{said}» เป็น «{usual}»" in told["DG2035"]


@pytest.mark.parametrize(("said", "usual"), KINDS)
def test_kinds_are_called_by_what_offices_call_them(
    write: Write, workspace: Workspace, said: str, usual: str
) -> None:
    told = found(write, workspace, f"ชนิด: {said}\nส่วนราชการ: สถ\n")
    assert "DG2010" not in told
    assert f"«{said}» เป็น «{usual}»" in told["DG2035"]


@pytest.mark.parametrize("section", SECTIONS)
def test_no_word_means_two_things(section: str) -> None:
    names = [name for one in vocabulary.words(section) for name in (one.thai, *one.also)]
    names += [name for one in vocabulary.words(section) for name in one.unsure]
    assert len(names) == len(set(names)), sorted(one for one in names if names.count(one) > 1)


@pytest.mark.parametrize(("said", "usual"), sorted(vocabulary.doubtful_words("circular").items()))
def test_a_word_that_is_not_sure_is_only_suggested(
    write: Write, workspace: Workspace, said: str, usual: str
) -> None:
    told = found(write, workspace, written() + f"{said}: ก\n")
    assert f"หมายถึง «{usual}» หรือไม่" in told["DG2002"]


def test_the_usual_word_stands_before_another_for_the_same(
    write: Write, workspace: Workspace
) -> None:
    told = found(write, workspace, written() + "ถึง: 30 กันยายน 2564\n")
    assert "DG2035" not in told
    assert "กำหนด" in told["DG2029"]


def test_all_words_are_told_in_one_note(write: Write, workspace: Workspace) -> None:
    loaded = circulars.load(write("ว1.yaml", written(ที่="เลขที่", เรียน="ถึง", วันที่="วัน")), workspace)
    (note,) = loaded.found
    assert note.message() == "อ่าน «เลขที่» เป็น «ที่», «วัน» เป็น «วันที่», «ถึง» เป็น «เรียน»"
    assert loaded.dossier is not None
    assert loaded.dossier.circular.recipient == LETTER["เรียน"]


def test_a_word_that_means_nothing_near_gets_no_list(write: Write, workspace: Workspace) -> None:
    told = found(write, workspace, written() + "อะไรก็ไม่รู้: ก\n")
    assert "DG2034" in told
    assert told["DG2034"].count(",") < 3


def test_a_kind_that_is_not_near_gets_no_list_of_all_kinds(
    write: Write, workspace: Workspace
) -> None:
    told = found(write, workspace, "ชนิด: ไม่รู้จัก\nส่วนราชการ: สถ\n")
    assert told["DG2010"].count(",") < 3


def test_there_are_enough_words() -> None:
    assert sum(len(vocabulary.spoken_names(one)) for one in vocabulary.sections()) >= 250


@pytest.mark.parametrize(
    ("said", "usual"),
    [
        *(("ที่.", "ที่"), ("เลข ที่", "ที่"), ("ที่ (เลขที่)", "ที่"), ("วัน ที่", "วันที่"), ("เรื่อง.", "เรื่อง")),
        *(
            ("เรื่อง (subject)", "เรื่อง"),
            ("เรียน -", "เรียน"),
            ("ชนิด.", "ชนิด"),
            ("ส่วน ราชการ", "ส่วนราชการ"),
        ),
    ],
)
def test_marks_and_spaces_within_a_key_mean_nothing(
    write: Write, workspace: Workspace, said: str, usual: str
) -> None:
    told = found(write, workspace, written(**{usual: said}))
    assert set(told) == {"DG2035"}, told
    assert f"«{said}» เป็น «{usual}»" in told["DG2035"]


@pytest.mark.parametrize("said", ["หนังสือ ภายนอก", "หนังสือภายนอก.", "หนังสือภายนอก (ฉบับร่าง)"])
def test_marks_and_spaces_within_a_kind_mean_nothing(
    write: Write, workspace: Workspace, said: str
) -> None:
    told = found(write, workspace, written().replace("ชนิด: หนังสือภายนอก", f"ชนิด: {said}"))
    assert set(told) == {"DG2035"}, told


def test_what_is_near_to_a_word_of_offices_is_told_by_the_usual_word(
    write: Write, workspace: Workspace
) -> None:
    told = found(write, workspace, written(ข้อความ="เนือหา"))
    assert "ข้อความ" in told["DG2002"]


@pytest.mark.parametrize(
    ("said", "usual"),
    [
        *(("ชื่อเรื่องของหนังสือ", "เรื่อง"), ("วันที่ของหนังสือราชการ", "วันที่"), ("Date", "วันที่")),
        *(("ที่ของบันทึก", "ที่"), ("เนื้อหาในหนังสือ", "ข้อความ"), ("ระบุเรื่อง", "เรื่อง"), ("To", "เรียน")),
    ],
)
def test_what_says_nothing_in_a_key_may_stand_in_it(
    write: Write, workspace: Workspace, said: str, usual: str
) -> None:
    told = found(write, workspace, written(**{usual: said}))
    assert set(told) == {"DG2035"}, told
    assert f"«{said}» เป็น «{usual}»" in told["DG2035"]


@pytest.mark.parametrize("key", ["ชั้นความเร็ว", "ชั้นความลับ"])
@pytest.mark.parametrize("said", ["ปกติ", "ไม่ระบุ", "ไม่มี", "-"])
def test_an_ordinary_letter_is_of_no_class(
    write: Write, workspace: Workspace, key: str, said: str
) -> None:
    told = found(write, workspace, f"{written()}{key}: {said}\n")
    assert set(told) == {"DG2045"}


@pytest.mark.parametrize(("key", "said"), [("ชั้นความลับ", "ไม่ลับ"), ("ชั้นความเร็ว", "ไม่ด่วน")])
def test_what_denies_a_class_is_not_answered_with_it(
    write: Write, workspace: Workspace, key: str, said: str
) -> None:
    assert set(found(write, workspace, f"{written()}{key}: {said}\n")) == {"DG2045"}


@pytest.mark.parametrize(
    ("said", "usual"),
    [
        *(("เกียรติบัตร", "หนังสือรับรอง"), ("ประกาศนียบัตร", "หนังสือรับรอง")),
        *(("ระเบียบวาระ", "รายงานการประชุม"), ("บันทึกทั่วไป", "บันทึกข้อความ")),
    ],
)
def test_a_kind_that_is_none_is_answered_with_the_usual_name_of_one(
    write: Write, workspace: Workspace, said: str, usual: str
) -> None:
    told = found(write, workspace, f"ชนิด: {said}\nส่วนราชการ: สถ\n")
    assert f"หมายถึง «{usual}» หรือไม่" in told["DG2010"]


@pytest.mark.parametrize("said", ["1 หน้า", "๑หน้า", "auto", "ใช่"])
def test_how_many_pages_may_be_said_in_words(write: Write, workspace: Workspace, said: str) -> None:
    assert not found(write, workspace, f"{written()}พอดีหน้า: {said}\n")


def test_an_offices_own_key_is_told_by_its_usual_word(write: Write, workspace: Workspace) -> None:
    told = found(write, workspace, f"{written()}เบอร์โทร: 0 2241 9000\n")
    assert "ให้แก้ โทร: ใน config/offices.yaml" in told["DG2046"]


@pytest.mark.parametrize(
    ("stray", "value", "beside"),
    [
        ("จำนวน", "2 ฉบับ", "สิ่งที่ส่งมาด้วย:\n  - แบบรายงาน\n"),
        ("ลิงก์", "https://www.dla.go.th", "สิ่งที่ส่งมาด้วย: แบบรายงาน\n"),
        ("รายการ", "แบบรายงาน", "สิ่งที่ส่งมาด้วย:\n"),
        ("เอกสาร", "หนังสือกรม", "อ้างถึง:\n"),
        ("ด่วนที่สุด", "ใช่", ""),
        ("เดิม", "1 กันยายน 2564", "กำหนด:\n  ส่ง: 8 กันยายน 2564\n"),
        ("พิมพ์", "น.ส. ก", "ผู้จัดทำ:\n"),
    ],
)
def test_a_key_out_of_place_goes_where_its_remedy_says(
    write: Write, workspace: Workspace, stray: str, value: str, beside: str
) -> None:
    """The remedy is typed word for word; then the key is known and nothing is said of its place."""
    letter = written() + beside
    told = circulars.load(write("ก.yaml", f"{letter}{stray}: {value}\n"), workspace).found
    way = next(one.remedy() for one in told if one.code == "DG2029")
    circulars_found = circulars.load(write("ก.yaml", _moved(letter, stray, value, way)), workspace)
    left = [one for one in circulars_found.found if one.is_error]
    assert not left, [one.message() for one in left]


def _moved(letter: str, stray: str, value: str, way: str) -> str:
    """The letter after the remedy of DG2029, letter by letter."""
    if match := re.fullmatch(r"พิมพ์ (.*) แทนบรรทัดนี้", way):
        return f"{letter}{match[1]}\n"
    if match := re.fullmatch(r"ย้าย .*: ไปไว้ใต้ (.*): แล้วเคาะช่องว่างหน้าบรรทัด 2 ช่อง", way):
        return letter.replace(f"{match[1]}:\n", f"{match[1]}:\n  {stray}: {value}\n")
    if match := re.fullmatch(r"ย้าย .*: ไปไว้ใต้ชื่อที่อยู่ใต้ (.*): แล้วเคาะช่องว่างหน้าบรรทัด 4 ช่อง", way):
        head, own = letter.split(f"{match[1]}:\n  ")
        name, first = own.rstrip().split(": ")
        return f"{head}{match[1]}:\n  {name}:\n    ถึง: {first}\n    {stray}: {value}\n"
    match = re.fullmatch(
        r"ลบบรรทัดนี้ แล้วพิมพ์รายการใต้ (.*): เป็น - (.*): ตามด้วยข้อความของรายการ"
        r"(?: แล้วพิมพ์ (.*): ในบรรทัดถัดไป ให้ตรงแนวกับคำ .*)?",
        way,
    )
    assert match, way
    head, _, own = letter.partition(f"{match[1]}:")
    text = own.strip(" -\n") or value
    beside = f"    {match[3]}: {value}\n" if match[3] else ""
    return f"{head}{match[1]}:\n  - {match[2]}: {text}\n{beside}"
