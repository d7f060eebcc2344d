"""A circular leaves its form: labels, places, wordings, parts of other kinds, lines of its own."""

from __future__ import annotations

from docgen.kinds import kind
from docgen.layout.model.kind_form import form_of_letter
from docgen.model.letter import Letter
from tests.helpers.dossiers import BODY, composed

REASON = "  เหตุผล: แบบของสำนักงาน\n"


def made(departure: str = "", rest: str = "", **head: str) -> Letter:
    """The short circular with a departure."""
    written = f"ต่างจากแบบ:\n{departure}{REASON}" if departure else ""
    result = composed(written + rest + BODY, **head)
    assert result.letter is not None, [one.message() for one in result.found]
    return result.letter


def labels(letter: Letter) -> dict[str, str]:
    """The label of each block by its role."""
    return {block.role: block.label for block in letter.blocks}


def test_a_label_is_the_circulars_own() -> None:
    letter = made("  ป้าย: {เรื่อง: 'เรื่อง:', เรียน: 'เรียน:', ที่: ไม่มี}\n")
    own = labels(letter)
    assert (own["subject"], own["salutation"], own["reference_number"]) == ("เรื่อง:", "เรียน:", "")


def test_a_colon_keeps_the_word_due_to_the_addressee() -> None:
    letter = made("  ป้าย: {เรียน: 'เรียน:'}\n", recipient="นายกรัฐมนตรี")
    assert labels(letter)["salutation"] == "กราบเรียน:"


def test_a_part_stands_where_the_circular_says() -> None:
    form = form_of_letter(made("  ที่ของ: {วันที่: แถวเดียวกับ ที่, เรื่อง: [กึ่งกลาง, ก่อน วันที่]}\n"))
    roles = [part.role for part in form.parts]
    assert roles.index("subject") < roles.index("date")
    date, subject = form.part("date"), form.part("subject")
    assert date is not None
    assert subject is not None
    assert (date.form, date.row, subject.form) == ("row_right", "head", "centred")


def test_the_date_of_a_memorandum_stands_on_its_first_line() -> None:
    letter = made("  ที่ของ: {วันที่: แถวเดียวกับ ส่วนราชการ}\n", kind="บันทึกข้อความ")
    first, date = (form_of_letter(letter).part(role) for role in ("originating_office", "date"))
    assert first is not None
    assert date is not None
    assert (first.form, date.form) == ("leader_left", "leader_right")
    assert first.row == date.row


def test_a_wording_may_name_values() -> None:
    letter = made("  ถ้อยคำ: {คำลงท้าย: 'ด้วยความเคารพ {เรื่อง} {อื่น ๆ}'}\n")
    (close,) = [one for one in letter.blocks if one.role == "complimentary_close"]
    assert close.entries[0].text == "ด้วยความเคารพ {เรื่อง} {อื่น ๆ}"
    letter = made("  ถ้อยคำ: {คำลงท้าย: 'เรื่อง {เรื่อง}'}\n")
    (close,) = [one for one in letter.blocks if one.role == "complimentary_close"]
    assert close.entries[0].text == "เรื่อง การบันทึกข้อมูลปริมาณงาน"


def test_a_part_of_another_kind_stands_where_it_stands_there() -> None:
    letter = made("  เพิ่ม: [คำลงท้าย]\n", "อ้างถึง: แผนงาน\n", kind="บันทึกข้อความ")
    roles = [block.role for block in letter.blocks]
    assert roles.index("salutation") < roles.index("references") < roles.index("paragraph")
    assert roles.index("paragraph") < roles.index("complimentary_close") < roles.index("signature")


def test_own_lines_stand_at_the_top_or_beside_a_part() -> None:
    rest = (
        "ข้อความแทรก:\n"
        "  - {ข้อความ: '**ใบคำขอ** {ก}', ที่ของ: กึ่งกลาง}\n"
        "  - {ข้อความ: [หมายเหตุ, โปรดตอบ], ที่ของ: หลัง ลงชื่อ}\n"
    )
    letter = made("", rest)
    roles = [block.role for block in letter.blocks]
    assert roles[0] == "inserted_1"
    assert roles.index("inserted_2") == roles.index("signature") + 1
    (title,) = letter.blocks[0].entries
    assert (title.text, title.spans[0].bold) == ("ใบคำขอ {ก}", True)


def test_a_letter_without_emblem_has_none() -> None:
    assert kind("external_letter").emblem_height
    assert not form_of_letter(made("", "ครุฑ: ไม่มี\n")).emblem_height
