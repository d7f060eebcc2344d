"""What was read of a letter of the collection, held against what is right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from docgen.reading import ReadField, ReadLetter, Recognised
from docgen.reading.field_texts import said_by
from docgen.thai.dates import long_date
from docgen.thai.numerals import to_arabic
from docgen.thai.text import as_meant

_LABELS = re.compile(
    "สิ่งที่ส่งมาด้วย|ส่วนราชการ|บันทึกข้อความ|ผู้ประสานงาน|ผู้ประสาน|Ref|ไปรษณีย์อิเล็กทรอนิกส์|E-mail|อีเมล|อ้างถึง|ลงวันที่"
    "|จำนวน|เรื่อง|เรียน|วันที่|โทรศัพท์|โทรสาร|โทร|เลขที่|เมื่อ|ผู้ไม่มาประชุม|ผู้เข้าร่วมประชุม|ผู้มาประชุม|เริ่มประชุมเวลา|เลิกประชุมเวลา|ปิดประชุมเวลา"
    "|ผู้จดรายงานการประชุม|ผู้ตรวจรายงานการประชุม"
    "|e-mail|เลขรับ|เวลา|ผู้ตอบ|สำเนาถูกต้อง|ร่าง|พิมพ์|ตรวจ"
    "|พ.ศ.|พุทธศักราช|ลงชื่อ|สั่ง ณ|ประกาศ ณ|ให้ไว้ ณ|ฉบับที่|สำเนาส่ง|สำเนาเรียน|ว่าด้วย|ถึง"
    "|สำเนาคู่ฉบับ|สำเนา|ไม่มี|ถ้ามี|LINE ID"
    "|March [0-9]+, [0-9]{4}|No\\.|Subject"
    "|ครั้งที่|ผู้รายงาน|นมัสการ|เดือน|ที่|รายงานการประชุม|คำสั่ง|ระเบียบ"
)
_USUAL: dict[str, Any] = {
    "kind": "external_letter",
    "urgency": "",
    "secrecy": "",
    "references": (),
    "enclosures": (),
    "copies": (),
    "opinions": (),
    "close": "",
    "tables": (),
    "people": (),
    "sheets": (),
    "copy_kind": "",
    "makers": {},
    "certified": (),
    "receipt": {},
    "corner": (),
    "form_code": "",
}


def wrong(read: Recognised, right: dict[str, Any], *, spaced: bool = True) -> list[str]:
    """The fields that are not right, each with what stands there; ``spaced`` counts spaces too."""
    letter = read.letter
    if letter is None:
        return ["no letter"]
    found = []
    told = fields(letter)
    for name, wanted in (_USUAL | right).items():
        if name.endswith("_doubted") or wanted is None or name == "asides":
            continue
        got = told[name]
        if name == "agency" and not spaced:  # a line of a narrow cell may be broken
            got, wanted = "".join(got), "".join(wanted)
        if name in ("own", "lists"):
            got = {key: got.get(key) for key in wanted}
        if _even(got, spaced) != _even(wanted, spaced):
            doubted = "" if not doubts(letter, name) else f" (doubted: {doubts(letter, name)})"
            found.append(f"{name}: {got!r} is not {wanted!r}{doubted}")
    for text in right.get("asides", ()):
        if not any(text in to_arabic(one.text) for one in letter.asides):
            found.append(f"asides: {text!r} is not named")
    found += [f"unasked doubt: {name} {why}" for name, why in _needless(letter, right)]
    return found


def fields(letter: ReadLetter) -> dict[str, Any]:
    """Every field as plain texts."""
    body = [part for part in letter.body if not part.rows and not part.people]
    return {
        "kind": letter.kind,
        "urgency": letter.urgency,
        "secrecy": letter.secrecy,
        "number": letter.number.text,
        "date": letter.date.text,
        "agency": letter.agency,
        "subject": letter.subject.text,
        "salutation": letter.salutation,
        "recipient": letter.recipient.text,
        "references": tuple(
            (one.document, one.urgency, one.number, one.dated) for one in letter.references
        ),
        "enclosures": tuple(
            (one.text, quantity)
            for one, quantity in zip(letter.enclosures, letter.quantities, strict=True)
        ),
        "close": letter.close.text,
        "signers": tuple((one.rank, one.name.text, one.titles) for one in letter.signers),
        "offices": tuple(
            (tuple(one.office), one.telephone)
            for one in letter.contacts_of
            if one.office or one.telephone
        ),
        "coordinators": letter.coordinators,
        "copies": letter.copies_to,
        "opinions": tuple(
            (one.heading, one.text, one.signer.name.text, one.signer.titles)
            for one in letter.opinions
        ),
        "body": [part.whole_text for part in body],
        "tables": tuple(part.rows for part in letter.body if part.rows),
        "copy_kind": letter.copy_kind,
        "makers": letter.makers,
        "certified": _certified(letter),
        "receipt": letter.receipt,
        "corner": letter.corner,
        "form_code": letter.form_code,
        "people": tuple(one for part in letter.body for one in part.people),
        "deadlines": tuple(to_arabic(long_date(one.until)) for one in letter.deadlines),
        "sheets": tuple((one.kind, _title_of(one)) for one in letter.sheets),
        "own": {name: one.text for name, one in letter.own.items() if isinstance(one, ReadField)},
        "lists": {
            name: tuple(tuple(filter(None, row)) for row in one)
            for name, one in letter.own.items()
            if not isinstance(one, ReadField)
        },
    }


def _certified(letter: ReadLetter) -> tuple[Any, ...]:
    """Who certifies the copy: name, posts, day."""
    found = letter.certified
    return (found.signer.name.text, found.signer.titles, found.date) if found else ()


def _title_of(sheet: ReadLetter) -> str:
    """What stands over a sheet after the letter."""
    annexed, headings = sheet.own.get("annexed_to"), sheet.own.get("headings", ())
    if isinstance(annexed, ReadField):
        return annexed.text
    if sheet.kind == "reply_form":
        return sheet.subject.text
    return headings[0][0] if isinstance(headings, tuple) and headings else sheet.title


def doubts(letter: ReadLetter, name: str) -> tuple[str, ...]:
    """Why a field is to be looked at."""
    plain = {
        "number": letter.number,
        "date": letter.date,
        "subject": letter.subject,
        "recipient": letter.recipient,
        "close": letter.close,
    }
    if name in plain:
        return plain[name].doubts
    if name == "kind":
        return letter.kind_doubts
    if name == "references":
        return tuple(why for one in letter.references for why in one.doubts)
    if name == "enclosures":
        return tuple(why for one in letter.enclosures for why in one.doubts)
    if name == "signers":
        return tuple(why for one in letter.signers for why in one.name.doubts)
    return ()


def unaccounted(read: Recognised) -> list[str]:
    """The lines of the file that neither a field nor an aside says."""
    letter = read.letter
    if letter is None:
        return []
    said = _bare("\0".join((*said_by(letter), *(one.text for one in letter.asides))))
    lost = []
    for line in (*read.file.lines,):
        for piece in line.pieces:
            plain = _LABELS.sub(" ", _even(piece, True))
            words = re.findall(r"[ก-๙A-Za-z0-9]{2,}", plain)
            if any(_bare(one) not in said for one in words):
                lost.append(piece)
    return lost


def _needless(letter: ReadLetter, right: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Doubts about what is plainly there: nobody reads doubts that are not any."""
    for name in ("kind", "number", "date", "subject", "recipient", "references", "enclosures"):
        wanted = right.get(name)
        is_untold = wanted is None and name != "kind"
        is_open = name == "number" and str(wanted).endswith(("/", "ว"))
        is_open = is_open or (name == "date" and not re.match("[0-9]", str(wanted)))
        if right.get(f"{name}_doubted") or is_untold or is_open:
            continue
        yield from ((name, why) for why in doubts(letter, name) if why)


def _even(value: Any, spaced: bool) -> Any:
    if isinstance(value, str):
        text = " ".join(to_arabic(as_meant(value)).split())
        return text if spaced else "".join(text.split())
    if isinstance(value, dict):
        return {key: _even(one, spaced) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_even(one, spaced) for one in value]
    return value


def _bare(text: str) -> str:
    return re.sub(r"[\s.…_()]+", "", to_arabic(as_meant(text)))
