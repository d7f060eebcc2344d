"""A workspace with everything in it, and the ways in which a file, a name or a word is spoilt."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

from docgen.loading.workspace import Workspace
from tests.hostile.pictures import picture
from tests.hostile.workbooks import cell, workbook
from tests.unit.kinds.test_own_kinds import KIND
from tests.workspaces import OFFICES, make_workspace

ROOT = Path(__file__).parents[2]
CIRCULARS = ("dla-1960", "memo-example", "order-example", "chiangmai-2564", "certificate-example")
HOUSE_STYLE = "measures:\n  margin_left: {value: 32 mm, reason: แฟ้มเจาะรู}\n"
STATUSES = "เกณฑ์:\n  ของเรา: []\n"
FILE_NAME = "ก" * 90
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
    made = make_workspace(folder / "workspace")
    (folder / "outside").mkdir()
    for name in ("secret.yaml", "secret.csv", "secret.png", "secret.j2", "secret.json"):
        (folder / "outside" / name).write_text("ความลับ: ใช่\n", encoding="utf-8")
    for name in CIRCULARS:
        shutil.copy(ROOT / "config" / "circulars" / f"{name}.yaml", made.config / "circulars")
    for part in ("recipients", "submissions"):
        shutil.copytree(ROOT / "config" / part, made.config / part, dirs_exist_ok=True)
    for name in ("offices.yaml", "signatories.yaml", "holidays.yaml"):
        shutil.copy(ROOT / "config" / name, made.config)
    for path in (ROOT / "templates").glob("*.j2"):
        shutil.copy(path, made.templates)
    with made.offices.open("a", encoding="utf-8") as stream:
        stream.write(OFFICES.replace("สถ:", "อื่น:", 1).split("ชม-สถจ:")[0] + "  ครุฑ: ครุฑ.png\n")
    (made.root / "ครุฑ.png").write_bytes(picture())
    (made.config / "house_style.yaml").write_text(HOUSE_STYLE, encoding="utf-8")
    (made.config / "kinds").mkdir()
    (made.config / "kinds" / "slip.yaml").write_text(KIND, encoding="utf-8")
    (made.config / "recipients" / "ใหม่.xlsx").write_bytes(
        workbook(f"<row>{cell('')}</row><row>{cell('')}</row>")
    )
    return made


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
    *(_folder, _pipe, _empty, _huge),
    *(_link("{name}"), _link("nowhere"), _link("/dev/zero")),
    _link("../../../outside/secret{suffix}"),
)


def word(chance: random.Random) -> str:
    """An argument that nobody would type."""
    return chance.choice(
        (
            *("", " ", "-", "--", ".", "..", "/", "\\", "~", "*", "ก" * 5_000, "a" * 300, "\x00"),
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
