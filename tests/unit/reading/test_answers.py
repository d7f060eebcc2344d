"""Ways to answer, the words under codes, and who signs below those beside each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.loading.workspace import Workspace
from docgen.making import prepare
from docgen.press import Press
from docgen.reading import ReadLetter
from docgen.reading.contacts import read_contacts
from docgen.reading.found_letter import FoundContact
from docgen.reading.furniture import begin_recognition
from docgen.reading.lines import ReadFile, ReadLine
from docgen.reading.recognise import recognised_here

DOCUMENTS = Path(__file__).parents[2] / "documents"


def read_of(name: str, suffix: str, folder: Path) -> ReadLetter:
    """The letter read from the file of a document, without its data."""
    workspace = Workspace(DOCUMENTS)
    press = Press.of(workspace, carries_data=False)
    made = prepare(workspace.config / "circulars" / f"{name}.yaml", workspace, press)
    assert made.pages is not None
    file = folder / f"{name}{suffix}"
    is_word = suffix == ".docx"
    file.write_bytes(press.docx.write(made.pages) if is_word else press.pdf.pdf(made.pages))
    letter = recognised_here(file, file.read_bytes()).letter
    assert letter is not None
    return letter


def contacts_of(*lines: str) -> ReadLetter:
    """What the lines of a foot say about whom to ask and how to answer."""
    state = begin_recognition(ReadFile(tuple(ReadLine(text, True) for text in lines)))
    read_contacts(state)
    return state.made


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
@pytest.mark.parametrize(
    ("name", "reply"),
    [
        ("seminar-invitation", ("แบบตอบรับ", "seminar@example-city.go.th")),
        ("survey-by-qr", ("สอบถามเพิ่มเติม", "clean@example-city.go.th")),
        ("two-offices-request", ("ส่งแบบสำรวจทาง", "tourism@chiangmai.go.th")),
    ],
)
def test_an_address_for_answers_is_not_that_of_the_office(
    name: str, reply: tuple[str, str], suffix: str, tmp_path: Path
) -> None:
    letter = read_of(name, suffix, tmp_path)
    assert letter.replies[0] == reply
    assert letter.contacts_of[0].office
    assert reply[1] not in [contact.email for contact in letter.contacts_of]
    assert not any(reply[1] in aside.text for aside in letter.asides)


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_words_under_codes_are_no_post_and_no_office(suffix: str, tmp_path: Path) -> None:
    letter = read_of("seminar-invitation", suffix, tmp_path)
    assert letter.position_title == ("นายกเทศมนตรีนครตัวอย่าง",)
    assert letter.responsible_office == ("สำนักปลัดเทศบาล", "ฝ่ายอำนวยการ")
    assert [aside.text for aside in letter.asides] == ["แบบตอบรับ สิ่งที่ส่งมาด้วย"]


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_who_signs_below_three_beside_each_other_comes_last(suffix: str, tmp_path: Path) -> None:
    letter = read_of("handover-three-witnesses", suffix, tmp_path)
    assert [(one.name.text, one.role) for one in letter.signers] == [
        ("นายสมคิด อุดมผล", "ผู้ส่งมอบ"),
        ("นางวรรณา ศรีสุข", "ผู้รับมอบ"),
        ("นายเดชา ปัญญาดี", "พยาน"),
        ("", "พยาน"),
    ]


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_the_word_of_a_stamped_letter_is_not_left_over(suffix: str, tmp_path: Path) -> None:
    letter = read_of("survey-by-qr", suffix, tmp_path)
    assert letter.kind == "stamped_letter"
    assert "ถึง" not in [aside.text for aside in letter.asides]


@pytest.mark.parametrize("office", ["สำนักปลัดเทศบาล", "กลุ่มส่งเสริมการเกษตร", "ส่งเสริมการท่องเที่ยว"])
def test_the_address_beside_an_office_stays_its_own(office: str) -> None:
    letter = contacts_of(f"{office} อีเมล a@b.go.th", "โทร. 0 2241 9000")
    assert letter.replies == ()
    assert [contact.email for contact in letter.contacts_of] == ["a@b.go.th"]


@pytest.mark.parametrize("label", ["ไปรษณีย์อิเล็กทรอนิกส์ ", "อีเมล ", ""])
def test_an_address_for_answers_by_any_label(label: str) -> None:
    letter = contacts_of(f"โปรดส่งแบบตอบรับทาง {label}a@b.go.th", "กองคลัง", "โทร. 0 2241 9000")
    assert letter.replies == (("โปรดส่งแบบตอบรับทาง", "a@b.go.th"),)
    assert letter.contacts_of == (
        FoundContact(["กองคลัง"], telephone="0 2241 9000", telephone_label="โทร."),
    )


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ที่......ศธ ๐๔๑๑/๕......วันที่.....๑๖ มกราคม ๒๕๖๙.....", "ที่ ศธ 0411/5 วันที่ 16 มกราคม 2569"),
        ("เรื่อง.....ขออนุญาต.....", "เรื่อง ขออนุญาต"),
        ("ที่..................วันที่..................", "ที่..................วันที่.................."),
        ("วันที่ ....... เดือน ....... พ.ศ. .......", "วันที่ ....... เดือน ....... พ.ศ. ......."),
        ("ข้าพเจ้า......นายดี......", "ข้าพเจ้า......นายดี......"),
    ],
)
def test_what_is_filled_in_on_dots_is_read_without_them(typed: str, meant: str) -> None:
    (unit,) = begin_recognition(ReadFile((ReadLine(typed, True),))).units
    assert unit.text == meant
