"""Letters read back: both letters of the seed, and letters made here in many forms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from docgen.diagnostics import Rejected
from docgen.drafting.received import draft_yaml
from docgen.loading.circular import circulars
from docgen.loading.workspace import Workspace, offices
from docgen.making import prepare
from docgen.model.dossier import Dossier
from docgen.press import Press
from docgen.reading import ReadLetter, lines_of, read_letter
from docgen.thai.dates import ThaiDate, long_date
from docgen.thai.numerals import to_arabic
from tests.helpers.workspaces import CIRCULAR

LETTERS = Path(__file__).parent / "letters"
SUBJECT = "การบันทึกข้อมูลในระบบการติดตามข้อมูลปริมาณงานของท้องถิ่นอำเภอ (Workload Tracking System)"


def read(path: Path) -> ReadLetter:
    letter = read_letter(lines_of(path))
    assert letter is not None
    return letter


def test_the_departments_letter_of_the_seed() -> None:
    letter = read(LETTERS / "dla-1960.txt")
    assert letter.urgency == "ด่วนมาก"
    assert (letter.number.text, letter.number.doubts) == ("มท 0812/ว 1960", ())
    assert (letter.subject.text, letter.subject.doubts) == (SUBJECT, ())
    assert letter.recipient.text == "ผู้ว่าราชการจังหวัด ทุกจังหวัด"
    (cited,) = letter.references
    assert (cited.document, cited.urgency) == ("หนังสือกรมส่งเสริมการปกครองท้องถิ่น", "ด่วนมาก")
    assert (cited.number, cited.dated) == ("มท 0812/ว 1965", "23 เมษายน 2564")
    assert [one.text[:20] for one in letter.enclosures] == ["แบบรายงานสถานะการบัน"]
    assert letter.quantities == ("1 ชุด",)
    assert [one.level for one in letter.body] == [0, 0, 1, 1, 0, 0]
    assert letter.telephone == "0 2241 9000 ต่อ 1251-2"
    assert letter.coordinators == ("นายกษิต ศุภางคะ", "นางสาวรณพร อินทร์แก้ว")
    assert letter.position_title == ("รองอธิบดี ปฏิบัติราชการแทน", "อธิบดีกรมส่งเสริมการปกครองท้องถิ่น")


def test_a_date_that_the_scan_misread_is_to_be_checked() -> None:
    date = read(LETTERS / "dla-1960.txt").date
    assert date.text == "5 กันยายน 2564"  # as the scan has it; the annex says the 8th
    assert any("8 ก.ย. 64" in one for one in date.doubts)


def test_deadlines_with_their_sentences_and_what_they_replace() -> None:
    record, confirm = read(LETTERS / "dla-1960.txt").deadlines
    assert (record.name, record.until) == ("บันทึก", ThaiDate(2564, 9, 30))
    assert (record.previous_start, record.previous) == (
        *(ThaiDate(2564, 8, 1), ThaiDate(2564, 9, 15)),
    )
    assert (confirm.name, confirm.until) == ("ยืนยัน", ThaiDate(2564, 10, 8))
    assert (confirm.previous_start, confirm.previous) == (
        *(ThaiDate(2564, 9, 16), ThaiDate(2564, 9, 25)),
    )
    assert record.sentence.endswith("ได้ถึงวันที่ 30 กันยายน 2564")


def test_the_provinces_letter_of_the_seed() -> None:
    letter = read(LETTERS / "chiangmai-2564.txt")
    assert (letter.number.text, letter.date.text) == ("ชม 0023.6/ว 2564", "13 กันยายน 2564")
    assert (letter.date.doubts, letter.subject.text) == ((), SUBJECT)
    assert letter.recipient.text == "นายอำเภอทุกอำเภอ"
    (cited,) = letter.references
    assert (cited.number, cited.dated) == ("ชม 0023.6/ว 872", "27 กรกฎาคม 2564")
    assert letter.enclosures[0].text.endswith("ที่ มท 0812/ว 1960 ลงวันที่ 8 กันยายน 2564")
    assert len(letter.body) == 3
    assert [one.until for one in letter.deadlines] == [
        *(ThaiDate(2564, 9, 30), ThaiDate(2564, 10, 8)),
    ]
    assert letter.signatory.text == "นายวิษณุ วิทยวรวัฒน์"


@pytest.mark.parametrize("name", ["dla-1960", "chiangmai-2564"])
@pytest.mark.parametrize("keys", ["th", "en"])
def test_stamps_and_page_furniture_are_left_aside(
    name: str, keys: str, workspace: Workspace
) -> None:
    text = _draft(read(LETTERS / f"{name}.txt"), workspace, keys)
    text = "\n".join(line for line in text.split("\n") if not line.startswith("#"))
    for noise in ("29189", "15531", "ก.ทอ", "เลขที่รับ", "ศาลากลางจังหวัดเชียงใหม่\n"):
        assert noise not in text


@pytest.mark.parametrize("keys", ["th", "en"])
def test_what_was_read_is_a_draft_that_can_be_forwarded(workspace: Workspace, keys: str) -> None:
    from docgen.drafting.forwarding import ForwardingStep, forwarding_circular

    text = _draft(read(LETTERS / "dla-1960.txt"), workspace, keys)
    path = workspace.config / "circulars" / "received.yaml"
    path.write_text(text, encoding="utf-8")
    loaded = circulars.load(path, workspace)
    assert loaded.dossier is not None, [one.message() for one in loaded.found]
    office = offices.offices(workspace).models["ชม-สถจ"]
    made = forwarding_circular(
        loaded.dossier, ForwardingStep("ชม-สถจ", office, ThaiDate(2564, 9, 13))
    )
    assert "สาระ: ปัจจุบันสถานะการบันทึกข้อมูลของท้องถิ่นอำเภอยังไม่ครบถ้วน" in made.text
    assert "{{ กำหนด.ยืนยัน.ถึง }}" in made.text


def test_dg2220_a_file_without_text(tmp_path: Path) -> None:
    import docx

    path = tmp_path / "scan.docx"
    docx.Document().save(str(path))
    with pytest.raises(Rejected) as error:
        lines_of(path)
    assert error.value.found[0].code == "DG2220"


@pytest.mark.parametrize(("name", "code"), [("broken.pdf", "DG2221"), ("broken.docx", "DG7200")])
def test_dg2221_a_file_that_cannot_be_opened(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / name).write_bytes(b"this is neither")
    with pytest.raises(Rejected) as error:
        lines_of(tmp_path / name)
    assert error.value.found[0].code == code


def test_a_text_without_the_parts_of_a_letter_is_none(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("บันทึกช่วยจำ\nซื้อกระดาษ ๑ รีม", encoding="utf-8")
    assert read_letter(lines_of(tmp_path / "note.txt")) is None


def _draft(letter: ReadLetter, workspace: Workspace, keys: str) -> str:
    return draft_yaml(
        letter,
        source="received.txt",
        offices=offices.offices(workspace).models,
        signatories=offices.signatories(workspace).models,
        keys=keys,
    )


# -- letters made here, in many forms ------------------------------------------------------------

FIELDS = (
    *("urgency", "number", "date", "subject", "recipient", "references", "enclosures"),
    *("body", "deadlines", "signatory"),
)
CAUSES = (
    "ด้วยกรมส่งเสริมการปกครองท้องถิ่นจะจัดประชุมชี้แจงแนวทางการปฏิบัติงานผ่านระบบ Zoom",
    "ตามที่กรมส่งเสริมการปกครองท้องถิ่นได้แจ้งแนวทางการรายงานผล ความละเอียดทราบแล้ว นั้น",
    "เนื่องจากมีการปรับปรุงแบบรายงาน จำนวน 8 ด้าน ให้สอดคล้องกับภารกิจ (e-Report)",
)
SUBJECTS = (
    "ขอความร่วมมือรายงานผล",
    "การประชุมชี้แจงแนวทางการปฏิบัติงาน ประจำปีงบประมาณ พ.ศ. 2565",
    SUBJECT,
)


@dataclass(frozen=True)
class Made:
    text: str
    deadlines: int


def made() -> Iterator[Made]:
    """Thirty circulars: kinds, urgencies, references, enclosures, items, lengths."""
    for index in range(30):
        memorandum = index % 6 == 5
        lines = ["ชนิด: " + ("บันทึกข้อความ" if memorandum else "หนังสือภายนอก"), "ส่วนราชการ: สถ"]
        urgency = ("", "ด่วน", "ด่วนมาก", "ด่วนที่สุด")[index % 4]
        lines += [f"ชั้นความเร็ว: {urgency}"] if urgency and not memorandum else []
        lines.append(f"ที่: มท 0812/{'ว ' if index % 2 else ''}{index * 37 + 1}")
        lines.append(f"วันที่: {index % 28 + 1} กันยายน 2564")
        lines.append(f"เรื่อง: {SUBJECTS[index % 3]}")
        lines.append("เรียน: ผู้ว่าราชการจังหวัด ทุกจังหวัด")
        if not memorandum:
            lines += _references(index % 3) + _enclosures(index // 3 % 3)
        deadlines = index % 3 if index % 5 else 0
        lines += _deadlines(deadlines)
        lines += ["ข้อความ:", *_body(index, deadlines), "ผู้ลงนาม: รองอธิบดี"]
        yield Made("\n".join(lines) + "\n", deadlines)


def _references(count: int) -> list[str]:
    lines = ["อ้างถึง:"] if count else []
    for one in range(count):
        lines.append("  - เอกสาร: หนังสือกรมส่งเสริมการปกครองท้องถิ่น")
        lines += ["    ชั้นความเร็ว: ด่วนมาก"] if one else []
        lines += [f"    ที่: มท 0812/ว {one + 1}", f"    ลงวันที่: {one + 3} มีนาคม 2564"]
    return lines


def _enclosures(count: int) -> list[str]:
    lines = ["สิ่งที่ส่งมาด้วย:"] if count else []
    for one in range(count):
        lines += [f"  - รายการ: แบบรายงานผลการดำเนินงาน ฉบับที่ {one + 1}"]
        lines += [f"    จำนวน: {one + 1} ชุด"]
    return lines


def _deadlines(count: int) -> list[str]:
    lines = ["กำหนด:"] if count else []
    names = (("รายงาน", "20 ตุลาคม 2564"), ("ยืนยัน", "5 พฤศจิกายน 2564"))
    return lines + [f"  {name}: {{ถึง: {day}}}" for name, day in names[:count]]


def _body(index: int, deadlines: int) -> list[str]:
    lines = [f"  - {CAUSES[index % 3]}"] * (1 + index % 4)
    asks = ["รายงานผลการดำเนินงานให้กรมทราบ ภายในวันที่ {{ กำหนด.รายงาน.ถึง }}"]
    asks += ["ให้จังหวัดยืนยันข้อมูลในระบบ ได้ถึงวันที่ {{ กำหนด.ยืนยัน.ถึง }}"]
    for ask in asks[:deadlines]:
        lines.append(f"  - '{ask}'")
    if index % 2:
        lines += ["  - จึงขอให้ดำเนินการ ดังนี้", "  - ข้อ:"]
        lines += [f"      - ตรวจสอบข้อมูลของหน่วยงานในสังกัด ชุดที่ {one}" for one in range(2)]
    return [*lines, "  - จึงเรียนมาเพื่อโปรดพิจารณา"]


def _expected(dossier: Dossier, body: tuple[str, ...]) -> dict[str, object]:
    from docgen import vocabulary
    from docgen.compose.phrases import reference_text

    circular = dossier.circular
    return {
        "urgency": vocabulary.thai("urgency", circular.urgency) if circular.urgency else "",
        "number": to_arabic(circular.reference_number.text),
        "date": to_arabic(long_date(circular.date)),
        "subject": circular.subject,
        "recipient": circular.recipient,
        "references": [to_arabic(reference_text(one)) for one in circular.references],
        "enclosures": [(one.item, one.quantity) for one in circular.enclosures],
        "body": ["".join(one.split()) for one in body],
        "deadlines": sorted(one.until for one in circular.deadlines.values()),
        "signatory": "".join(dossier.signatory.name.split()),
    }


def _got(letter: ReadLetter) -> dict[str, object]:
    from docgen.compose.phrases import fixed_wording

    return {
        "urgency": letter.urgency,
        "number": letter.number.text,
        "date": letter.date.text,
        "subject": letter.subject.text,
        "recipient": letter.recipient.text,
        "references": [
            to_arabic(
                fixed_wording(
                    "reference",
                    document=f"{one.document} {one.urgency}".strip(),
                    number=one.number,
                    date=one.dated,
                )
            )
            for one in letter.references
        ],
        "enclosures": [
            (item.text, quantity)
            for item, quantity in zip(letter.enclosures, letter.quantities, strict=True)
        ],
        "body": ["".join(one.text.split()) for one in letter.body],
        "deadlines": sorted(one.until for one in letter.deadlines),
        "signatory": "".join(letter.signatory.text.split()),
    }


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_thirty_letters_are_read_back(workspace: Workspace, tmp_path: Path, ending: str) -> None:
    press, right, wrong = Press(), Counter[str](), []
    for index, one in enumerate(made()):
        path = workspace.config / "circulars" / f"{index}.yaml"
        path.write_text(one.text, encoding="utf-8")
        prepared = prepare(path, workspace, press)
        assert prepared.pages is not None, [each.message() for each in prepared.found]
        assert prepared.dossier is not None
        assert prepared.letter is not None
        file = tmp_path / f"{index}.{ending}"
        file.write_bytes(press.draw_files(prepared.pages, (ending,), str(index))[file.name])
        path.unlink()
        body = tuple(
            to_arabic(entry.text)
            for block in prepared.letter.blocks
            if block.role in ("paragraph", "item")
            for entry in block.entries
        )
        expected, got = _expected(prepared.dossier, body), _got(read(file))
        right.update(name for name in FIELDS if expected[name] == got[name])
        wrong += [
            f"{index} {name}: {expected[name]} != {got[name]}"
            for name in FIELDS
            if expected[name] != got[name]
        ]
    assert {name: right[name] for name in FIELDS} == dict.fromkeys(FIELDS, 30), "\n".join(wrong)


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_several_addressees_are_read_a_line_each(
    tmp_path: Path, workspace: Workspace, ending: str
) -> None:
    everyone = ["ผู้ว่าราชการจังหวัดเชียงใหม่", "นายกเทศมนตรีนครเชียงใหม่", "(ผ่าน นายอำเภอเมืองเชียงใหม่)"]
    body = "ข้อความ:\n  - ด้วย**กรม**จะจัดการประชุม\n  - จึงเรียนมาเพื่อโปรดทราบ\n"
    listed = "".join(f"  - {one}\n" for one in everyone)
    head = CIRCULAR.split("เรียน:")[0] + f"เรียน:\n{listed}ผู้ลงนาม: รองอธิบดี\n"
    content = (head + body).encode()
    press = Press()
    made = prepare(
        workspace.root / "config" / "circulars" / "a.yaml", workspace, press, content=content
    )
    assert made.pages is not None, [one.message() for one in made.found]
    path = tmp_path / f"letter.{ending}"
    path.write_bytes(press.draw_files(made.pages, (ending,), "letter")[path.name])
    found = read(path)
    assert found.recipient.text.split("\n") == everyone
    assert found.body[0].text == "ด้วยกรมจะจัดการประชุม"
    assert f"เรียน:\n{listed}" in _draft(found, workspace, "th")
