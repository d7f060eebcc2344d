"""Thirty letters of all kinds and lengths, for comparing what two programs make of them."""

from __future__ import annotations

import random
from dataclasses import replace

from docgen.model.letter import Annex, Block, Cell, Column, Entry, Letter, Table
from tests.helpers.letters import block, external_letter, item, paragraph

SUBJECT = "การบันทึกข้อมูลในระบบการติดตามข้อมูลปริมาณงานของท้องถิ่นอำเภอ (Workload Tracking System)"
CLOSE = block("paragraph", "จึงเรียนมาเพื่อโปรดพิจารณา")
SENTENCES = (
    "ด้วยกรมส่งเสริมการปกครองท้องถิ่นได้พิจารณาปรับปรุงโครงสร้างและการแบ่งงานภายในของสำนักงานจังหวัด",
    "เพื่อขับเคลื่อนภารกิจที่เกี่ยวข้องในส่วนภูมิภาคให้มีประสิทธิภาพและประสิทธิผลยิ่งขึ้น",
    "โดยให้ท้องถิ่นอำเภอบันทึกข้อมูลปริมาณงานตามขอบเขตภารกิจ จำนวน ๘ ด้าน",
    "ระหว่างวันที่ ๑ สิงหาคม - ๑๕ กันยายน ๒๕๖๔ ผ่านระบบออนไลน์ของหน่วยงาน",
    "ทั้งนี้ ให้ผู้อำนวยการกลุ่มงานตรวจสอบความถูกต้องครบถ้วนก่อนยืนยันการบันทึกข้อมูลในระบบฯ",
    "และรายงานผลการดำเนินงานให้กรมทราบภายในเวลา ๑๖.๓๐ น. ของวันที่ ๓๐ กันยายน ๒๕๖๔",
    "หากพบปัญหาหรืออุปสรรคในการดำเนินงานขอให้ประสานกับเจ้าหน้าที่ผู้รับผิดชอบโดยตรง",
    "ตามหนังสือกรมส่งเสริมการปกครองท้องถิ่น ด่วนมาก ที่ มท ๐๘๑๒/ว ๑๙๖๕ ลงวันที่ ๒๓ เมษายน ๒๕๖๔",
    "สามารถดูรายละเอียดเพิ่มเติมได้ทางเว็บไซต์ www.dla.go.th หรือส่งข้อความถึง saraban@dla.go.th",
    "สำหรับจังหวัดที่ได้รับการจัดสรรงบประมาณ จำนวน ๑,๒๐๐,๐๐๐ บาท ให้เบิกจ่ายให้แล้วเสร็จ",
)
PROVINCES = ("กระบี่", "พระนครศรีอยุธยา", "ประจวบคีรีขันธ์", "ตาก", "สุราษฎร์ธานี", "หนองบัวลำภู")


def prose(chance: random.Random, sentences: int) -> Block:
    """A paragraph of sentences drawn by chance."""
    return block("paragraph", " ".join(chance.choices(SENTENCES, k=sentences)))


def items(chance: random.Random, count: int) -> list[Block]:
    """A numbered list, some items with sub-items."""
    made = []
    for number in range(1, count + 1):
        digit = "๐๑๒๓๔๕๖๗๘๙"[number]
        made.append(item(f"{digit}.", " ".join(chance.choices(SENTENCES, k=1 + number % 3))))
        if number % 3 == 1:
            made.append(item(f"{digit}.๑", chance.choice(SENTENCES), level=2))
            made.append(item(f"{digit}.๒", chance.choice(SENTENCES), level=2))
    return made


def annex(rows: int, blocks: int) -> Annex:
    """A status table of that many rows."""
    marks = (("full", "ครบ"), ("half", "บางส่วน"), ("empty", "ยังไม่มี"))
    made = Table(
        (Column("ที่", "center"), Column("จังหวัด"), Column("สถานะ")),
        tuple(
            (
                Cell(str(number)),
                Cell(PROVINCES[number % len(PROVINCES)]),
                Cell(marks[number % 3][1], marks[number % 3][0], "1b5e20"),
            )
            for number in range(1, rows + 1)
        ),
        "สถานะ",
        side_by_side=blocks,
    )
    notes = Block("note", (Entry(SENTENCES[4], "๑."), Entry(SENTENCES[6], "๒.")), "หมายเหตุ :")
    return Annex("สถานะ", "สถานะการบันทึกข้อมูล", (made, notes))


def memorandum(chance: random.Random, sentences: int, *, urgency: str = "") -> Letter:
    """A memorandum of some paragraphs."""
    blocks = [
        block("urgency", urgency) if urgency else None,
        block("heading", "บันทึกข้อความ"),
        block("originating_office", "กลุ่มพัฒนาระบบบริหาร โทร. ๐ ๒๒๔๑ ๙๐๐๐", label="ส่วนราชการ"),
        block("reference_number", "มท ๐๘๑๒/๔๑๕", label="ที่"),
        block("date", "๑๐ กันยายน ๒๕๖๔", label="วันที่"),
        block("subject", "รายงานผลการติดตามการบันทึกข้อมูลปริมาณงาน", label="เรื่อง"),
        block("salutation", "อธิบดีกรมส่งเสริมการปกครองท้องถิ่น", label="เรียน"),
        prose(chance, sentences),
        prose(chance, 2),
        block("paragraph", "จึงเรียนมาเพื่อโปรดทราบ"),
        block("signature", "(นางสาวตัวอย่าง รักงาน)", "ผู้อำนวยการกลุ่มพัฒนาระบบบริหาร"),
    ]
    return Letter("memorandum", "บันทึก", "กรม", tuple(one for one in blocks if one is not None))


def with_parts(letter: Letter, references: int, enclosures: int) -> Letter:
    """The letter with so many references and enclosures, numbered where there are several."""
    made = [
        Block(role, tuple(_numbered(texts[i % 2], i, count) for i in range(count)), label)
        for role, label, count, texts in (
            ("references", "อ้างถึง", references, (SENTENCES[7][3:], "หนังสือจังหวัด ที่ ชม ๐๐๒๓/๑")),
            ("enclosures", "สิ่งที่ส่งมาด้วย", enclosures, ("แบบรายงาน จำนวน ๑ ชุด", SUBJECT)),
        )
        if count
    ]
    place = [one.role for one in letter.blocks].index("salutation") + 1
    return replace(letter, blocks=(*letter.blocks[:place], *made, *letter.blocks[place:]))


def _numbered(text: str, index: int, count: int) -> Entry:
    return Entry(text, f"{'๑๒๓๔๕๖๗๘๙'[index]}." if count > 1 else "")


def thirty() -> dict[str, Letter]:
    """The letters by name; the same every time."""
    chance = random.Random(2564)
    letters = {"one-line": external_letter(block("paragraph", "โปรดทราบ"), CLOSE, urgency="")}
    for size in (1, 2, 4, 6, 8, 11, 14, 18, 24, 32, 45, 60):
        body = [prose(chance, 1 + size % 5) for _ in range(max(1, size // 3))]
        letters[f"prose-{size}"] = external_letter(*body, CLOSE, subject=SUBJECT)
    for count in (2, 4, 6, 8, 9):
        body = [prose(chance, 3), block("paragraph", "จึงขอความร่วมมือ ดังนี้")]
        letters[f"list-{count}"] = external_letter(*body, *items(chance, count), CLOSE)
    for references, enclosures in ((1, 1), (2, 2), (3, 4)):
        letter = external_letter(prose(chance, 4), CLOSE, urgency="")
        letters[f"parts-{references}-{enclosures}"] = with_parts(letter, references, enclosures)
    for rows, blocks in ((76, 2), (30, 1), (150, 2)):
        letter = external_letter(paragraph(3), CLOSE)
        letters[f"annex-{rows}"] = replace(letter, annexes=(annex(rows, blocks),))
    for size in (2, 9, 25):
        letters[f"memo-{size}"] = memorandum(chance, size)
    letters["memo-urgent"] = memorandum(chance, 4, urgency="ด่วนที่สุด")
    letters["fitted"] = replace(external_letter(paragraph(16), CLOSE), fit_pages=1)
    letters["fitted-memo"] = replace(memorandum(chance, 20), fit_pages=1)
    return letters
