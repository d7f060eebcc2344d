"""The manual's pages of reference, made from the code: commands, keys, parts and forms, codes.

``pytest --update tests/test_manual.py`` writes them; the test holds them against the code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import click

from docgen import kinds, standards, vocabulary
from docgen.cli import main
from docgen.cli.framework import Command
from docgen.cli.messages import say
from docgen.codes import CODES
from docgen.kinds import known
from docgen.kinds.parts import MADE, TRAITS, roles

COMMON = ("form", "language", "debug")  # every command has them
KEYS = ("circular", *(name for name in vocabulary.KEY_SECTIONS if name != "circular"))


def rows(heads: Iterable[str], lines: Iterable[Iterable[str]]) -> Iterator[str]:
    heads = list(heads)
    yield "| " + " | ".join(heads) + " |"
    yield "|" + "---|" * len(heads)
    for line in lines:
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |"


def commands() -> Iterator[str]:
    yield "# คำสั่งทั้งหมด"
    yield from ("", "`docgen คำสั่ง --help` แสดงวิธีใช้ของคำสั่งนั้น")
    context = click.Context(main, info_name="docgen")
    for name in main.list_commands(context):
        command = main.get_command(context, name)
        assert command is not None
        yield from _of_command(command, context, "##")


def _of_command(command: click.Command, above: click.Context, mark: str) -> Iterator[str]:
    """A command with its options, and the commands of a group after it."""
    context = click.Context(command, parent=above, info_name=command.name)
    with context.scope():
        assert isinstance(command, Command)
        yield from ("", f"{mark} {context.command_path}", "", command.about(context).strip(), "")
        params = [one for one in command.params if one.expose_value and one.name not in COMMON]
        lines = [(_written(one), command.help_of(one)) for one in params]
        yield from rows(("สิ่งที่ให้", "ความหมาย"), lines) if lines else ()
        if isinstance(command, click.Group):
            for name in command.list_commands(context):
                inner = command.get_command(context, name)
                assert inner is not None
                yield from _of_command(inner, context, f"{mark}#")


def _written(param: click.Parameter) -> str:
    if isinstance(param, click.Argument):
        return f"`{(param.name or '').upper()}`"
    return ", ".join(f"`{name}`" for name in (*param.opts, *param.secondary_opts))


def keys() -> Iterator[str]:
    yield "# หัวข้อทั้งหมดในแฟ้มหนังสือและแฟ้มของหน่วยงาน"
    yield from ("", "เขียนชื่อไทย ชื่ออื่น หรือชื่ออังกฤษก็ได้ แต่หัวข้อเดียวกันเขียนครั้งเดียว")
    for section in KEYS:
        words = vocabulary.words(section)
        lines = (
            (one.thai, ", ".join(one.also), f"`{one.english}`", one.description) for one in words
        )
        yield from ("", f"## {section}", "")
        yield from rows(("หัวข้อ", "ชื่ออื่น", "อังกฤษ", "ความหมาย"), lines)


def parts_and_forms() -> Iterator[str]:
    yield "# ส่วน แบบการวาง และอักษร สำหรับชนิดของหน่วยงานเอง"
    yield from ("", "## ส่วน (`part`)", "", "ส่วนที่ docgen เขียนให้ (made) ไม่ต้องมี `text`", "")
    used = {part.role: kind for kind in map(kinds.kind, kinds.names()) for part in kind.parts}
    lines = (
        (
            f"`{name}`",
            role.thai,
            " ".join(sorted(role.does & {MADE, *TRAITS})),
            used[name].thai if name in used else "",
        )
        for name, role in roles().items()
    )
    yield from rows(("ชื่อ", "เรียกว่า", "ทำอะไร (`does`)", "ตัวอย่างในชนิด"), lines)
    yield from ("", "`does` ที่ชนิดของหน่วยงานกำหนดได้: " + ", ".join(f"`{one}`" for one in TRAITS))
    yield from ("", "## แบบการวาง (`form`)", "", ", ".join(f"`{one}`" for one in known.FORMS))
    yield from ("", "## แบบของช่อง (`form` ใน `fields`)", "")
    forms = ((f"`{one}`", *FIELD_FORMS[one]) for one in known.FIELD_FORMS)
    yield from rows(("แบบ", "รับอะไร", "ตัวอย่างในแฟ้มของชนิด"), forms)
    yield from ("", "## ตราครุฑ (`emblem`)", "")
    yield from rows(("หัวข้อ", "บอกอะไร", "ค่าที่รับ"), emblem_keys())
    yield from ("", "## ค่าที่ `text` เรียกได้ นอกจากช่องของชนิดเอง", "")
    yield ", ".join(f"`{one}`" for one in known.VALUES)
    yield from ("", "## อักษร (`style`)", "", ", ".join(f"`{n}`" for n in standards.table("styles")))
    yield from ("", "## ระยะ (`space` และ `measures`)", "")
    measures = standards.table("typing_manual").items()
    lines = ((f"`{name}`", row["value"], row["clause"]) for name, row in measures)
    yield from rows(("ชื่อ", "ค่า", "ข้อ"), lines)


# What a field of a kind of one's own takes, by its form, with an example.
FIELD_FORMS = {
    "text": ("ข้อความหนึ่งข้อความ (ไม่บอก `form` ก็ได้)", "`sample: นายชื่อ นามสกุล`"),
    "texts": ("รายการของข้อความ", "`form: texts, sample: [ข้อหนึ่ง, ข้อสอง]`"),
    "rows": (
        "รายการที่แต่ละแถวมีหลายช่อง พิมพ์ด้วยส่วนแบบ `columns`",
        "`form: rows, sample: [[1. นายชื่อ นามสกุล, ตำแหน่ง]]`",
    ),
    "number_of_year": ("เลขทับปีพุทธศักราช เริ่มที่ 1 ทุกปี", "`form: number_of_year, sample: 125/2564`"),
    "size": ("ชื่อของขนาดหนึ่งใน `sizes` ของชนิดเอง", "`form: size, sample: C5`"),
}


def emblem_keys() -> Iterator[tuple[str, str, str]]:
    """What ``emblem:`` of a kind says; a kind without it has no emblem."""
    yield (
        "`height`",
        "ความสูงของตรา",
        "ระยะ เช่น `emblem_height_letter` (3 ซม.), `emblem_height_memorandum` (1.5 ซม.)",
    )
    yield "`top`", "ห่างจากขอบบนของกระดาษ", "ระยะ เช่น `emblem_top`"
    yield "`place`", "อยู่ตรงไหน", ", ".join(f"`{one}`" for one in known.PLACES)
    yield "`level_with_foot`", "ส่วนที่ฐานของบรรทัดเสมอฐานของตรา (ไม่บอกก็ได้)", "ชื่อส่วนในชนิดนั้น"


def codes() -> Iterator[str]:
    yield "# รหัสทั้งหมด"
    yield from ("", "`docgen explain รหัส` บอกความหมาย ตัวอย่างผิดและถูก และข้อในระเบียบ", "")
    lines = (
        (f"`{code.id}`", say(f"severity.{code.severity}"), code.meaning.splitlines()[0])
        for _, code in sorted(CODES.items())
    )
    yield from rows(("รหัส", "ความหนัก", "ความหมาย"), lines)


PAGES: dict[str, Callable[[], Iterator[str]]] = {
    "อ้างอิง-คำสั่ง": commands,
    "อ้างอิง-หัวข้อ": keys,
    "อ้างอิง-ส่วนและแบบ": parts_and_forms,
    "อ้างอิง-รหัส": codes,
}


def page(topic: str) -> str:
    """The text of one page of reference."""
    return "\n".join(PAGES[topic]()) + "\n"
