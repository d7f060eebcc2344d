"""Why the system refused a file, in the reader's language; the system itself speaks its own."""

from __future__ import annotations

import errno
from collections.abc import Sequence

from docgen.light import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """A parameter of a message that has words of its own in each language."""

    thai: str
    english: str

    def in_language(self, language: str) -> str:
        """The words for ``th`` or ``en``."""
        return self.thai if language == "th" else self.english


_FEW = 8


def names_meant(near: Sequence[str], known: Sequence[str], listed_by: str = "") -> Reason:
    """What a name may have been meant for: the nearest ones, all where they are few, or none.

    ``listed_by`` is the command that lists them all.
    """
    if near:
        return Reason(
            f"หมายถึง {' หรือ '.join(f'«{name}»' for name in near)} หรือไม่",
            f"did you mean {' or '.join(f'«{name}»' for name in near)}?",
        )
    if known and len(known) <= _FEW:
        listed = ", ".join(known)
        return Reason(f"ที่มีคือ {listed}", f"there is {listed}")
    if listed_by:
        return Reason(
            f"ไม่มีชื่อใดใกล้เคียง ดูทั้งหมดด้วย {listed_by}", f"no name is near; {listed_by} lists all"
        )
    return Reason("ไม่มีชื่อใดใกล้เคียง", "no name is near")


def moved_list(file: str) -> Reason:
    """A list that lies where no list is looked for."""
    return Reason(
        f"ย้ายแฟ้ม {file} ไปไว้ใน config/recipients", f"move the file {file} into config/recipients"
    )


def of_office(agency: str) -> Reason:
    """Whose a number is, where that is known."""
    return (
        Reason(f" ซึ่งเป็นของ{agency}", f", which is that of {agency}") if agency else Reason("", "")
    )


def taken_for(said: str, usual: str) -> Reason:
    """A word, and the usual one as which it was read."""
    return Reason(f"«{said}» เป็น «{usual}»", f"«{said}» as «{usual}»")


def comma_list(*all_of: Reason) -> Reason:
    """Several, with commas between."""
    thai, english = (reason.thai for reason in all_of), (reason.english for reason in all_of)
    return Reason(", ".join(thai), ", ".join(english))


NUMBER_TWICE = Reason(
    "แก้เลขที่ฉบับใดฉบับหนึ่ง หรือใช้ ที่: อัตโนมัติ ให้ docgen ออกเลขจากทะเบียน",
    "correct one of the two, or write reference_number: auto and let docgen take it from the register",
)
NUMBER_TYPED_ELSEWHERE = Reason(
    "เลขของฉบับนี้ทะเบียนออกให้ จึงแก้เลขที่ที่พิมพ์เองในอีกฉบับ",
    "the register gave this one its number: correct the one that was typed in the other",
)
DELETED_LINE = Reason("ลบบรรทัดนี้", "delete the line")
COMMENTED_LINE = Reason(
    "พิมพ์เครื่องหมาย # ไว้หน้าบรรทัดนี้ docgen จะไม่อ่านบรรทัดนี้ แล้วย้ายข้อความไปไว้ในหัวข้อที่ต้องการ",
    "type # before the line: docgen does not read it then; move its text to where it belongs",
)


def spaces_for_tab(spaces: int) -> Reason:
    """No tab, and so many spaces in its place."""
    return Reason(
        f"ลบแท็บ แล้วให้มีช่องว่างตรงนั้น {spaces} ช่องแทน",
        f"delete the tab, so that {spaces} spaces stand there",
    )


def deleted_lines(*ranges: tuple[int, int]) -> Reason:
    """Delete the lines from one to another, of whichever range one likes."""
    thai = [f"{first}" if first == last else f"{first} ถึง {last}" for first, last in ranges]
    english = [f"{first}" if first == last else f"{first} to {last}" for first, last in ranges]
    return Reason(
        "ลบ" + " หรือ".join(f"บรรทัด {lines}" for lines in thai),
        "delete " + " or ".join(f"line {lines}" for lines in english),
    )


def deleted_text(text: str) -> Reason:
    """Delete one of two equal texts."""
    return Reason(f"ลบ {text} ตรงที่ชี้ออก", f"delete {text} where it is pointed at")


def typed_line(text: str) -> Reason:
    """Type the line so."""
    return Reason(f"พิมพ์ {text}", f"type {text}")


def typed_over_lines(text: str, first: int, last: int) -> Reason:
    """Type one line in place of the lines from ``first`` to ``last``."""
    return Reason(
        f"พิมพ์ {text} แทนบรรทัด {first} ถึง {last}",
        f"type {text} in place of the lines {first} to {last}",
    )


def moved_line(spaces: int, like: str) -> Reason:
    """Begin the line after so many spaces, in line with what is ``like`` it."""
    thai, english = (f" ให้ตรงแนวกับ «{like}»", f", in line with «{like}»") if like else ("", "")
    if not spaces:
        return Reason(
            f"ลบช่องว่างหน้าบรรทัดนี้ให้หมด{thai}", f"delete all the space before the line{english}"
        )
    return Reason(
        f"ให้มีช่องว่างหน้าบรรทัดนี้ {spaces} ช่อง{thai}", f"begin the line after {spaces} spaces{english}"
    )


def continued_line(spaces: int) -> Reason:
    """Begin the line after so many spaces, as one that goes on from the line above."""
    return Reason(
        f"ให้มีช่องว่างหน้าบรรทัดนี้ {spaces} ช่อง ถ้าต่อจากบรรทัดบน (ถ้าเป็นหัวข้อใหม่ พิมพ์ หัวข้อ: ข้อความ)",
        f"begin the line after {spaces} spaces if it goes on from the line above"
        " (a new field is typed key: text)",
    )


def moved_and_typed_line(spaces: int, text: str) -> Reason:
    """Begin the line after so many spaces and type it so."""
    return Reason(
        f"ให้มีช่องว่างหน้าบรรทัดนี้ {spaces} ช่อง แล้วพิมพ์ {text}",
        f"begin the line after {spaces} spaces and type {text}",
    )


def new_item_line(spaces: int, text: str) -> Reason:
    """Begin the line after so many spaces and type it so, if it does not go on from above."""
    return Reason(
        f"ถ้าเป็นย่อหน้าหรือข้อใหม่ ให้มีช่องว่างหน้าบรรทัดนี้ {spaces} ช่อง แล้วพิมพ์ {text}",
        f"if it is a new paragraph or item, begin the line after {spaces} spaces and type {text}",
    )


def moved_under(key: str, home: str) -> Reason:
    """Move a key under the one that it belongs to."""
    return Reason(
        f"ย้าย {key}: ไปไว้ใต้ {home}: แล้วเคาะช่องว่างหน้าบรรทัด 2 ช่อง",
        f"move {key}: under {home}:, two spaces in",
    )


def moved_into_item(key: str, home: str, first: str) -> Reason:
    """Move a key into an item of a list, whose text is typed after the key ``first``."""
    beside = f" แล้วพิมพ์ {key}: ในบรรทัดถัดไป ให้ตรงแนวกับคำ {first}" if key != first else ""
    english = f" and {key}: on the next line, in line with {first}" if key != first else ""
    return Reason(
        f"ลบบรรทัดนี้ แล้วพิมพ์รายการใต้ {home}: เป็น - {first}: ตามด้วยข้อความของรายการ{beside}",
        f"delete the line, and type the item under {home}: as - {first}: and its text{english}",
    )


def moved_under_name(key: str, home: str) -> Reason:
    """Move a key under the name of what it says something of."""
    return Reason(
        f"ย้าย {key}: ไปไว้ใต้ชื่อที่อยู่ใต้ {home}: แล้วเคาะช่องว่างหน้าบรรทัด 4 ช่อง",
        f"move {key}: under the name that stands under {home}:, four spaces in",
    )


def typed_choice(key: str, home: str) -> Reason:
    """Type as the value of ``home`` what was typed as a key."""
    return Reason(f"พิมพ์ {home}: {key} แทนบรรทัดนี้", f"type {home}: {key} in place of the line")


def items_below(key: str, spaces: int, item: str, last: int, *, is_numbered: bool) -> Reason:
    """End the line after the key; each item down to the line ``last`` begins with a hyphen."""
    thai = "และเว้นวรรค แล้วตามด้วยเลข" if is_numbered else "และเว้นวรรคแทนเลข"
    english = "before its number" if is_numbered else "in place of its number"
    return Reason(
        f"พิมพ์ {key}: แล้วขึ้นบรรทัดใหม่ ย่อหน้า {spaces} ช่อง แล้วพิมพ์ {item} "
        f"จากนั้นให้ทุกข้อถึงบรรทัด {last} อยู่ในแนวเดียวกัน ขึ้นต้นด้วย - {thai}",
        f"end the line after {key}: and type {item} on the next, {spaces} spaces in; "
        f"begin every item down to line {last} in line with it, with a hyphen and a space {english}",
    )


_NO_LEAVE = Reason("ไม่มีสิทธิ์ หรือโปรแกรมอื่นเปิดอยู่", "no permission, or another program holds it")
_READ_ONLY = Reason("อ่านได้อย่างเดียว เขียนไม่ได้", "it can only be read")
_NO_ROOM = Reason("ดิสก์เต็ม", "the disk is full")
_BROKEN = Reason("ดิสก์หรือเครือข่ายขัดข้อง", "the disk or the network fails")
TEXT = Reason("ข้อความบรรทัดเดียว", "a text")
NUMBER = Reason("จำนวนเต็ม", "a whole number")
TEXTS = Reason("รายการข้อความ ขึ้นต้นแต่ละข้อด้วย -", "a list of texts")
ROWS = Reason("รายการไม่เกิน 200 ข้อ แต่ละข้อเป็นหัวข้อกับค่า", "a list of at most 200 entries with fields")
FIELDS = Reason("หัวข้อกับค่า", "fields with values")
LENGTH = Reason(
    "ความยาวที่กระดาษรับได้ มีหน่วยเดียวกับของเดิม", "a length that a sheet can bear, in units as before"
)
NOT_A_FILE = Reason("เป็นท่อหรืออุปกรณ์ของระบบ ไม่ใช่แฟ้มธรรมดา", "it is a pipe or a device, not a file")
_BY_NUMBER = {
    errno.ENOENT: Reason("ไม่มีแฟ้มหรือโฟลเดอร์นี้", "there is no such file or folder"),
    errno.EACCES: _NO_LEAVE,
    errno.EPERM: _NO_LEAVE,
    errno.EBUSY: _NO_LEAVE,
    errno.EEXIST: Reason("มีชื่อนี้อยู่แล้ว", "the name is taken"),
    errno.ENOTDIR: Reason("ในเส้นทางมีชื่อที่เป็นแฟ้ม ไม่ใช่โฟลเดอร์", "a file stands where a folder should"),
    errno.EISDIR: Reason("เป็นโฟลเดอร์ ไม่ใช่แฟ้ม", "it is a folder, not a file"),
    errno.EROFS: _READ_ONLY,
    errno.ENOSPC: _NO_ROOM,
    errno.EDQUOT: _NO_ROOM,
    errno.EFBIG: Reason("แฟ้มใหญ่เกินที่ดิสก์นี้รับได้", "the file is too large for this disk"),
    errno.ENAMETOOLONG: Reason("ชื่อยาวเกินที่ระบบรับได้", "the name is too long for the system"),
    errno.EINVAL: Reason("ชื่อมีอักขระที่ระบบไม่รับ", "the name has characters the system refuses"),
    errno.ELOOP: Reason("ทางลัดชี้วนกลับมาที่เดิม", "its link leads back to itself"),
    errno.EMFILE: Reason("เปิดแฟ้มพร้อมกันมากเกินไป", "too many files are open"),
    errno.EIO: _BROKEN,
}
_BY_NAME = {
    "SQLITE_READONLY": _READ_ONLY,
    "SQLITE_FULL": _NO_ROOM,
    "SQLITE_CANTOPEN": _NO_LEAVE,
    "SQLITE_PERM": _NO_LEAVE,
    "SQLITE_IOERR": _BROKEN,
}


def refusal(error: OSError) -> Reason:
    """What a disk or its system said; a number stands for what has no words here."""
    return _BY_NUMBER.get(
        error.errno or 0, _unnamed_reason(str(error.errno or type(error).__name__))
    )


def refusal_named(name: str) -> Reason:
    """What a database said, by the name of its error, as in ``SQLITE_READONLY_DIRECTORY``."""
    known = (reason for start, reason in _BY_NAME.items() if name.startswith(start))
    return next(known, _unnamed_reason(name))


def unreadable_content(said: str) -> Reason:
    """A content that its reader cannot follow; its own English words serve in English only."""
    return Reason("เนื้อแฟ้มเสีย มีรหัสผ่าน หรือไม่ตรงกับนามสกุล", said)


def unreadable_line(line: str, said: str) -> Reason:
    """A line that the YAML reader cannot follow."""
    return Reason(f"อ่านบรรทัดนี้ไม่ได้ «{line.strip()}»", said)


def _unnamed_reason(name: str) -> Reason:
    return Reason(f"ระบบของเครื่องไม่ยอมให้ทำ (รหัส {name})", f"the system refused it ({name})")
