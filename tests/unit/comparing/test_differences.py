"""What changed between two letters."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from docgen.comparing.differences import (
    BODY,
    Change,
    TextsByPart,
    changed_words,
    differences,
    gathered_changes,
    parts_of,
)
from docgen.comparing.sides import changes_between as compared_sides
from docgen.kinds import kind
from docgen.loading.workspace import Workspace
from docgen.making import prepare
from docgen.model.letter import Annex, Block, Cell, Column, Entry, Letter, Table
from docgen.press import Press
from docgen.reading import Recognised, recognise

DOCUMENTS = Path(__file__).parents[2] / "documents"

BEFORE = {
    "urgency": ("ด่วนมาก",),
    "subject": ("รายงานผล",),
    BODY: ("ด้วยกรมจะจัดประชุม", "ให้รายงานภายในวันที่ 30 กันยายน 2564", "จึงเรียนมาเพื่อทราบ"),
}


def test_an_annex_that_is_gone_is_one_change() -> None:
    gone = [Change("annex", text, "") for text in ("สถานะ", "ที่", "โรงเรียน", "แบบ 1")]
    cell, subject = Change("annex", "เสร็จ", "ค้าง"), Change("subject", "ก", "")
    assert gathered_changes([subject, *gone]) == (
        subject,
        Change("annex", "สถานะ; ที่; โรงเรียน; …", ""),
    )
    assert gathered_changes([cell, cell, Change("annex", "", "ใหม่")]) == (
        cell,
        cell,
        Change("annex", "", "ใหม่"),
    )
    assert gathered_changes([subject, subject]) == (subject, subject)


def test_nothing_changed_but_spaces() -> None:
    after = {**BEFORE, BODY: ("ด้วยกรม จะจัดประชุม", *BEFORE[BODY][1:])}
    assert differences(BEFORE, after) == ()


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ({"urgency": ()}, [("urgency", "ด่วนมาก", "", 0)]),
        ({"subject": ("รายงานผลใหม่",)}, [("subject", "รายงานผล", "รายงานผลใหม่", 0)]),
        ({BODY: BEFORE[BODY][:2]}, [(BODY, "จึงเรียนมาเพื่อทราบ", "", 3)]),
        ({BODY: (*BEFORE[BODY], "ข้อใหม่")}, [(BODY, "", "ข้อใหม่", 4)]),
    ],
)
def test_each_part_by_itself(
    after: dict[str, tuple[str, ...]], expected: list[tuple[str, str, str, int]]
) -> None:
    found = differences(BEFORE, {**BEFORE, **after})
    assert [(one.role, one.before, one.after, one.number) for one in found] == expected


def test_a_changed_paragraph_is_told_by_the_words_that_changed() -> None:
    body = (BEFORE[BODY][0], "ให้รายงานภายในวันที่ 27 กันยายน 2564", BEFORE[BODY][2])
    (change,) = differences(BEFORE, {**BEFORE, BODY: body})
    assert change.number == 2
    before, after = changed_words(change)
    assert "30" in before
    assert "27" in after


def test_one_paragraph_more_in_the_middle_is_one_change() -> None:
    body = (BEFORE[BODY][0], "อนึ่ง", *BEFORE[BODY][1:])
    assert differences(BEFORE, {**BEFORE, BODY: body}) == (Change(BODY, "", "อนึ่ง", 2),)


def compared(name: str, old: str, new: str) -> tuple[Change, ...]:
    """What changes in an example document when ``old`` is typed as ``new``."""
    path = DOCUMENTS / "config" / "circulars" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    before, after = (
        prepare(path, Workspace(DOCUMENTS), content=typed.encode()).letter
        for typed in (text, text.replace(old, new))
    )
    assert before is not None
    assert after is not None
    return differences(parts_of(before), parts_of(after))


@pytest.mark.parametrize(
    ("name", "old", "new", "role"),
    [
        ("memo-opinion-chain.yaml", "เห็นควรอนุมัติ โดย", "ไม่ควรอนุมัติ โดย", "opinions"),
        ("letter-rank-and-copies.yaml", "สำเนาส่ง:\n", "สำเนาส่ง:\n  - ปลัดจังหวัดน่าน\n", "copies_to"),
        ("secret-letter.yaml", "ชั้นความลับ: ลับ\n", "ชั้นความลับ: ลับมาก\n", "secrecy"),
        ("order-with-annexed-list.yaml", "ชำนาญการ, กรรมการ]", "ชำนาญการ, เลขานุการ]", "sheet"),
    ],
)
def test_what_stands_beside_the_body_is_compared(name: str, old: str, new: str, role: str) -> None:
    assert {one.role for one in compared(name, old, new)} == {role}


def typed_letter(tmp_path: Path, *lines: str) -> Recognised:
    path = tmp_path / "draft.txt"
    head = ("ที่ มท ๐๘๑๒/ว ๑๙๖๐", "เรื่อง รายงานผล", "เรียน อธิบดี")
    path.write_text("\n".join((*head, *lines)), encoding="utf-8")
    return recognise(path)


def composed(**blocks: str) -> Letter:
    head = {"reference_number": "มท ๐๘๑๒/ว ๑๙๖๐", "subject": "รายงานผล", "salutation": "อธิบดี"}
    labels = {"reference_number": "ที่", "subject": "เรื่อง", "salutation": "เรียน"}
    made = (Block(r, (Entry(t),), labels.get(r, "")) for r, t in (head | blocks).items())
    return Letter("external_letter", "", "", tuple(made))


def test_a_letter_that_was_read_must_say_every_opinion(tmp_path: Path) -> None:
    letter = composed(paragraph="ด้วยกรมจะจัดประชุม", opinions="เห็นชอบ")
    said = typed_letter(tmp_path, "ด้วยกรมจะจัดประชุม", "เห็นชอบ")
    assert compared_sides(said, letter) == ()
    silent = typed_letter(tmp_path, "ด้วยกรมจะจัดประชุม")
    assert compared_sides(silent, letter) == (Change("opinions", "", "เห็นชอบ"),)


def test_words_that_only_the_draft_has_are_told(tmp_path: Path) -> None:
    letter = composed(paragraph="ด้วยกรมจะจัดประชุม")
    draft = typed_letter(tmp_path, "ด้วยกรมจะจัดประชุม", "", "  และให้รายงานทุกเดือน")
    (change,) = compared_sides(draft, letter)
    assert (change.before, change.after) == ("และให้รายงานทุกเดือน", "")


def test_paragraphs_that_changed_places_are_told(tmp_path: Path) -> None:
    blocks = [Block("paragraph", (Entry(one),)) for one in ("จังหวัดต้องรายงาน", "อำเภอต้องยืนยัน")]
    letter = Letter("external_letter", "", "", tuple(blocks))
    draft = typed_letter(tmp_path, "อำเภอต้องยืนยัน", "", "    จังหวัดต้องรายงาน")
    told = [one for one in compared_sides(draft, letter) if one.role == BODY]
    assert {one.before or one.after for one in told} >= {"อำเภอต้องยืนยัน"}


def test_a_changed_heading_of_the_body_is_told() -> None:
    def parts(heading: str) -> TextsByPart:
        entries = (Entry(heading),), (Entry("นายกล้า ใจดี ประธานกรรมการ"),)
        blocks = zip(("section_heading", "paragraph"), entries, strict=True)
        return parts_of(Letter("order", "", "", tuple(Block(*one) for one in blocks)))

    found = differences(parts("คณะกรรมการอำนวยการจัดงาน"), parts("คณะกรรมการดำเนินการจัดงาน"))
    assert [(one.role, one.number) for one in found] == [(BODY, 1)]


def letter_with(*blocks: Block, kind: str = "external_letter", **more: Any) -> TextsByPart:
    return parts_of(Letter(kind, "", "", blocks, **more))


@pytest.mark.parametrize(
    ("before", "after", "role"),
    [
        (Block("title", (Entry("คำสั่งกรม"),)), Block("title", (Entry("คำสั่งจังหวัด"),)), "title"),
        (
            Block("enclosures", (Entry("กำหนดการ", aside="จำนวน ๑ แผ่น"),)),
            Block("enclosures", (Entry("กำหนดการ", aside="จำนวน ๒ แผ่น"),)),
            "enclosures",
        ),
        (
            Block("reply_channels", (Entry("แบบตอบรับ", code="https://a.go.th"),)),
            Block("reply_channels", (Entry("แบบตอบรับ", code="https://b.go.th"),)),
            "code",
        ),
        (
            Block("issue_phrase", (Entry("สั่ง ณ วันที่ ๑ มกราคม พ.ศ. ๒๕๖๗"),)),
            Block("issue_phrase", (Entry("สั่ง ณ วันที่ ๒ มกราคม พ.ศ. ๒๕๖๗"),)),
            "date",
        ),
        (Block("present", (Entry("นายกล้า"),)), Block("present", ()), "present"),
    ],
)
def test_whatever_a_letter_says_is_compared(before: Block, after: Block, role: str) -> None:
    found = differences(letter_with(before, kind="order"), letter_with(after, kind="order"))
    assert [one.role for one in found] == [role]


def test_a_changed_row_of_an_annex_is_told() -> None:
    def parts(said: str) -> TextsByPart:
        rows = ((Cell("กระบี่"), Cell(said)), (Cell("ตรัง"), Cell("ครบ")))
        columns = (Column("จังหวัด"), Column("สถานะ"))
        annex = Annex("a", "สถานะ", (Table(columns, rows, ""),))
        return letter_with(annexes=(annex,))

    (change,) = differences(parts("ครบ"), parts("ยังไม่ครบ"))
    assert (change.role, change.before, change.after) == ("annex", "กระบี่ ครบ", "กระบี่ ยังไม่ครบ")


@pytest.mark.parametrize("name", ["order-acting-twice", "order-with-annexed-list", "secret-letter"])
def test_a_document_read_back_from_its_word_file_has_not_changed(name: str, tmp_path: Path) -> None:
    press = Press()
    path = DOCUMENTS / f"config/circulars/{name}.yaml"
    made = prepare(path, Workspace(DOCUMENTS), press)
    assert made.letter is not None
    assert made.pages is not None
    file = tmp_path / "letter.docx"
    file.write_bytes(press.draw_files(made.pages, ("docx",), "letter")[file.name])
    assert compared_sides(recognise(file), made.letter) == ()


def test_an_urgency_that_the_draft_only_quotes_is_told(tmp_path: Path) -> None:
    letter = composed(urgency="ด่วน", references="หนังสือกรม ด่วน ที่ มท ๐๘๑๒/ว ๑๙๖๕")
    quoted = typed_letter(tmp_path, "อ้างถึง หนังสือกรม ด่วน ที่ มท ๐๘๑๒/ว ๑๙๖๕")
    assert ("urgency", "", "ด่วน") in {
        (c.role, c.before, c.after) for c in compared_sides(quoted, letter)
    }


def test_a_changed_heading_of_a_column_is_told() -> None:
    def parts(heading: str) -> TextsByPart:
        table = Table((Column("ที่"), Column(heading)), ((Cell("1"), Cell("ก")),), "")
        return letter_with(Block("table", (), table=table))

    (change,) = differences(parts("ภายในวันที่ 1"), parts("ภายในวันที่ 2"))
    assert (change.role, change.number) == (BODY, 1)


def test_only_a_part_that_says_nothing_but_the_date_is_the_date() -> None:
    said = {part.role: part.prints for part in kind("order").parts}
    assert said["issue_phrase"] == {"date"}
    text = ("ทำ ณ {place} วันที่ {issue_date}",)
    part = replace(kind("order").parts[0], role="made", text=text)
    assert part.prints == {"place", "date"}
