"""A workspace with everything in it, and the ways in which a file, a name or a word is spoilt."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from docgen.loading.workspace import Workspace
from tests.helpers.own_kind import KIND
from tests.helpers.programme_workspaces import programme_workspace
from tests.helpers.workspaces import OFFICES
from tests.hostile import structures
from tests.hostile.pictures import picture
from tests.hostile.workbooks import cell, workbook

ROOT = Path(__file__).parents[2]
CIRCULARS = ("dla-1960", "memo-example", "order-example", "chiangmai-2564", "certificate-example")
HOUSE_STYLE = "measures:\n  margin_left: {value: 32 mm, reason: แฟ้มเจาะรู}\n"
STATUSES = """\
ของเรา:
  - {ชื่อ: ทัน, ข้อความ: ครบ, เครื่องหมาย: วงเต็ม, สี: 0B5D1E, เสร็จ: ใช่, เมื่อ: {บันทึก: ทั้งหมด}}
  - {ชื่อ: เกือบ, ข้อความ: เกินครึ่ง, เครื่องหมาย: วงครึ่ง, สี: 7A4A00, เมื่อ: {บันทึก: '>= 50%'}}
  - {ชื่อ: ยัง, ข้อความ: ยังไม่ถึงครึ่ง, เครื่องหมาย: วงว่าง, สี: 8B0000}
"""
FILE_NAME = "ก" * 90
SOURCES = """\
ฐาน: {ฐานข้อมูล: 'sqlite:///ข้อมูล.sqlite', คำสั่ง: 'SELECT * FROM รายงาน'}
เว็บ: {ที่อยู่: 'http://127.0.0.1:9/ก.csv'}
"""
OWN = {
    "house_style.yaml": HOUSE_STYLE,
    "statuses.yaml": STATUSES,
    "sources.yaml": SOURCES,
    "aliases.yaml": "จังหวัด:\n  จ.เชียงใหม่: เชียงใหม่\n",
    "kinds/slip.yaml": KIND,
}
LISTED = (("ชื่อ", "เรียน"), ("ตรัง", "ผู้ว่าราชการจังหวัดตรัง"))
RECEIVED = ("base.docx", "approved-ins.docx", "nested-table.docx", "rotated.pdf", "long-doubt.txt")
NASTY = (
    *(
        b"\0",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\x1b[2J",
        b"\xed\xa0\x80",
        b"{{",
        b"}}",
        b"{%",
        b"---\n",
    ),
    *(
        b"&a ",
        b"*a",
        b"!!python/object:os.system ",
        b"<<: *a",
        b"[" * 200,
        b"{" * 200,
        b"\t",
        b": ",
    ),
    *(b"9" * 400, b"1-999999999", b"-1", b"1e999", b"\n- " * 50, b"'", b'"', b"|\n", b">\n", b"#"),
    *("๙".encode() * 40, b" " * 3_000, "ก".encode() * 3_000, "\u200b\u202e".encode()),
    *(
        b"../../../outside/secret",
        b"/etc/passwd",
        b"C:\\x",
        b"=cmd|'/c calc'!A0",
        b",",
        b"\r",
        b"%",
    ),
    *(b"null", b"true", b"[]", b"{}", b'"\\ud800"', b"<", b"</w:p>", b"&x;", b"<!DOCTYPE x>"),
)


def everything(folder: Path) -> Workspace:
    """A workspace with a file of every sort, and secrets outside of it."""
    made, circular = programme_workspace("schools", folder / "workspace")
    text = circular.read_text(encoding="utf-8").replace("มท 0812/ว 1960", "ว อัตโนมัติ")
    circular.write_text(text, encoding="utf-8")
    (folder / "outside").mkdir()
    for name in ("secret.yaml", "secret.csv", "secret.png", "secret.j2", "secret.json"):
        (folder / "outside" / name).write_text("ความลับ: ใช่\n", encoding="utf-8")
    for name in CIRCULARS:
        shutil.copy(ROOT / "config" / "circulars" / f"{name}.yaml", made.config / "circulars")
    for part in ("recipients", "submissions"):
        shutil.copytree(ROOT / "config" / part, made.config / part, dirs_exist_ok=True)
    for name in ("offices.yaml", "signatories.yaml", "holidays.yaml"):
        with (made.config / name).open("ab") as stream:
            more = (ROOT / "config" / name).read_bytes()
            stream.write(b"".join(_without(more, (made.config / name).read_bytes())))
    with made.offices.open("a", encoding="utf-8") as more_offices:
        more_offices.write(
            OFFICES.replace("สถ:", "อื่น:", 1).split("ชม-สถจ:")[0] + "  ครุฑ: ครุฑ.png\n"
        )
    (made.root / "ครุฑ.png").write_bytes(picture())
    for name, content in OWN.items():
        (made.config / name).parent.mkdir(exist_ok=True)
        (made.config / name).write_text(content, encoding="utf-8")
    (made.config / "recipients" / "ใหม่.xlsx").write_bytes(
        workbook("".join(f"<row>{_text(name)}{_text(line)}</row>" for name, line in LISTED))
    )
    _put_database(made.root / "ข้อมูล.sqlite")
    (made.root / "received").mkdir()
    for name in RECEIVED:
        shutil.copy(ROOT / "tests" / "received" / name, made.root / "received")
    return made


def _text(value: str) -> str:
    return cell('t="str"', value)


def _without(more: bytes, known: bytes) -> list[bytes]:
    """The entries of a YAML mapping, less those whose keys another has already."""
    keys = {line for line in known.splitlines() if line[:1].strip()}
    found, is_new = [], True
    for line in more.splitlines(keepends=True):
        if line[:1].strip():
            is_new = line.rstrip() not in keys
        if is_new:
            found.append(line)
    return found


def _put_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as made:
        made.execute("CREATE TABLE รายงาน (อำเภอ TEXT, เมื่อ TEXT, คน REAL)")
        made.execute("INSERT INTO รายงาน VALUES ('ปัว', '2021-09-01', 12.0)")
        made.commit()


def spoilt(content: bytes, chance: random.Random) -> bytes:
    """The bytes with a few changes at random, most of them where text is."""
    made = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(made) + 1)
        kind = chance.randrange(6)
        if kind == 0 and made:
            made[min(at, len(made) - 1)] = chance.randrange(256)
        elif kind == 1:
            del made[at : at + chance.randint(1, 60)]
        elif kind == 2:
            made[at:at] = bytes(made[at : at + chance.randint(1, 200)]) * chance.choice((1, 1, 40))
        elif kind == 3:
            lines = bytes(made).split(b"\n")
            chance.shuffle(lines)
            made = bytearray(b"\n".join(lines))
        else:
            made[at:at] = chance.choice(NASTY)
    return bytes(made)


def _content(path: Path, chance: random.Random) -> None:
    content = path.read_bytes()
    path.write_bytes(spoilt(content, chance))


def _within(path: Path, chance: random.Random) -> None:
    """Spoilt as a file of its sort, so that its reader does not stumble at the first byte."""
    if path.suffix == ".sqlite":
        structures.row(path, chance)
        return
    spoil = _SORTS.get(path.suffix, spoilt)
    path.write_bytes(spoil(path.read_bytes(), chance))


_PACKAGE = structures.member(spoilt)
_SORTS: dict[str, structures.Spoil] = {
    **dict.fromkeys((".yaml", ".yml", ".json"), structures.value),
    **dict.fromkeys((".docx", ".xlsx"), _PACKAGE),
    ".pdf": structures.attachment,
}


def _link(target: str) -> Callable[[Path, random.Random], None]:
    def put(path: Path, chance: random.Random) -> None:
        path.unlink()
        path.symlink_to(target.format(name=path.name, suffix=path.suffix))

    return put


def _folder(path: Path, chance: random.Random) -> None:
    path.unlink()
    path.mkdir()


def _pipe(path: Path, chance: random.Random) -> None:
    path.unlink()
    os.mkfifo(path)


def _empty(path: Path, chance: random.Random) -> None:
    path.write_bytes(b"")


def _huge(path: Path, chance: random.Random) -> None:
    path.write_bytes(path.read_bytes() * (3_000_000 // max(1, path.stat().st_size)))


WAYS: tuple[Callable[[Path, random.Random], None], ...] = (
    *(_content,) * 20,
    *(_within,) * 14,
    *(_folder, _pipe, _empty, _huge),
    *(_link("{name}"), _link("nowhere"), _link("/dev/zero")),
    _link("../../../outside/secret{suffix}"),
)


def word(chance: random.Random) -> str:
    """An argument that nobody would type."""
    return chance.choice(
        (
            *("", " ", "-", "--", ".", "..", "/", "\\", "~", "*", "ก" * 5_000, "a" * 300),
            *("\udc80\udcff", "=1+1", "-1", "0", "999999999999", "2564-02-30", "31 กุมภาพันธ์ 2564"),
            *(
                "nan",
                "1e999",
                "๙๙๙๙๙",
                "../outside",
                "/dev/zero",
                "/dev/full",
                "\x1b[31m",
                "%s",
                "{}",
            ),
            *("{{ ก }}", "ก\nข", "DG9999", "สถ", "provinces", "all", FILE_NAME),
        )
    )
