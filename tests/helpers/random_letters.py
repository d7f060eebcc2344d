"""Letters whose parts are cut, moved, repeated and lengthened at random."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from docgen.kinds import kind
from docgen.model.letter import Annex, Block, Cell, Entry, Letter, Table

WORDS = (
    *("กรมส่งเสริมการปกครองท้องถิ่น", "สำนักงานพัฒนาวิทยาศาสตร์และเทคโนโลยีแห่งชาติ", "จังหวัดสุราษฎร์ธานี"),
    *("ด่วน", "ที่ มท ๐๘๑๒/ว ๑๙๖๐", "ลงวันที่ ๘ กันยายน ๒๕๖๔", "๑,๒๐๐,๐๐๐ บาท", "และ", "ขอให้", "ดำเนินการ"),
    *("https://www.example.go.th/very/long/address/that/does/not/end/anywhere.html", "ก", "  "),
    *(
        "Supercalifragilisticexpialidocious",
        "." * 115,
        "(นายขจร ศรีชวโนทัย)",
        "ก" * 70,
        "อาคารรัฐประศาสนภักดี",
    ),
)
_ASIDE = ("enclosures",)


def changed(letter: Letter, chance: random.Random) -> Letter:
    """The letter with one to four things done to its parts, and now and then a mark."""
    blocks = list(letter.blocks)
    for _ in range(chance.randrange(1, 5)):
        if blocks:
            chance.choice(_WAYS)(letter, blocks, chance)
    letter = replace(letter, blocks=tuple(blocks))
    if letter.annexes and chance.random() < 0.3:
        letter = replace(letter, annexes=tuple(_annex(one, chance) for one in letter.annexes))
    letter = chance.choice(_MARKS)(letter, chance)
    return letter if kind(letter.kind).bears_secrecy else replace(letter, secrecy="")


def text(chance: random.Random, words: int) -> str:
    """So many words, some without a space between them."""
    between = " " if chance.random() < 0.6 else ""
    return between.join(chance.choices(WORDS, k=words)).strip() or "ก"


def _cut(_: Letter, blocks: list[Block], chance: random.Random) -> None:
    del blocks[chance.randrange(len(blocks))]


def _moved(_: Letter, blocks: list[Block], chance: random.Random) -> None:
    block = blocks.pop(chance.randrange(len(blocks)))
    blocks.insert(chance.randrange(len(blocks) + 1), block)


def _lengthened(_: Letter, blocks: list[Block], chance: random.Random) -> None:
    place = chance.randrange(len(blocks))
    entries = list(blocks[place].entries)
    if entries:
        which = chance.randrange(len(entries))
        said = text(chance, chance.randrange(1, 14))
        entries[which] = replace(entries[which], text=said, spans=())
        blocks[place] = replace(blocks[place], entries=tuple(entries))


def _repeated(_: Letter, blocks: list[Block], chance: random.Random) -> None:
    place = chance.randrange(len(blocks))
    times = chance.randrange(2, 6)
    blocks[place] = replace(blocks[place], entries=blocks[place].entries * times)


def _labelled(_: Letter, blocks: list[Block], chance: random.Random) -> None:
    place = chance.randrange(len(blocks))
    if blocks[place].label:
        label = blocks[place].label + text(chance, chance.randrange(1, 4))
        blocks[place] = replace(blocks[place], label=label)


def _with_aside(_: Letter, blocks: list[Block], chance: random.Random) -> None:
    for place, block in enumerate(blocks):
        if block.role in _ASIDE and block.entries:
            first = replace(block.entries[0], aside=text(chance, chance.randrange(1, 3)))
            blocks[place] = replace(block, entries=(first, *block.entries[1:]))


def _one_more(letter: Letter, blocks: list[Block], chance: random.Random) -> None:
    form = kind(letter.kind)
    form = letter.changes.of(form)
    roles = [part.role for part in form.parts if part.role != "body"]
    if len(roles) < len(form.parts):
        roles += ["paragraph", "item", "section_heading"]
    role = chance.choice(roles)
    number = chance.choice(("", "๑.", "(๑๒)"))
    said = [text(chance, chance.randrange(1, 6)) for _ in range(chance.randrange(1, 4))]
    level = chance.randrange(1, 4) if role == "item" else 0
    blocks.append(Block(role, tuple(Entry(one, number if level else "", level) for one in said)))


def _with_other_table(_: Letter, blocks: list[Block], chance: random.Random) -> None:
    for place, block in enumerate(blocks):
        if block.table is not None:
            blocks[place] = replace(block, table=_table(block.table, chance))


def _table(table: Table, chance: random.Random) -> Table:
    """Its rows repeated, one of its plain cells filled with other words."""
    rows = list(table.rows * chance.randrange(1, 4))
    place = chance.randrange(len(rows))
    cells = list(rows[place])
    which = chance.randrange(len(cells))
    if cells[which].across == cells[which].down == 1:
        cells[which] = Cell(text(chance, chance.randrange(1, 9)))
    rows[place] = tuple(cells)
    spanned = any(cell.down != 1 for row in rows for cell in row)
    return table if spanned or table.role in ("bar", "tiles") else replace(table, rows=tuple(rows))


def _annex(annex: Annex, chance: random.Random) -> Annex:
    parts = (_table(one, chance) if isinstance(one, Table) else one for one in annex.parts)
    return replace(annex, title=text(chance, chance.randrange(1, 9)), parts=tuple(parts))


Way = Callable[[Letter, list[Block], random.Random], None]
_WAYS: tuple[Way, ...] = (
    *(_cut, _moved, _lengthened, _lengthened, _repeated, _labelled, _with_aside, _one_more),
    _with_other_table,
)
_MARKS: tuple[Callable[[Letter, random.Random], Letter], ...] = (
    *((lambda letter, chance: letter),) * 3,
    lambda letter, chance: replace(letter, secrecy="ลับที่สุด", copy_mark="สำเนาคู่ฉบับ"),
    lambda letter, chance: replace(letter, form_code=text(chance, 2), motto=text(chance, 3)),
    lambda letter, chance: replace(letter, copy_mark="สำเนาคู่ฉบับ"),
    lambda letter, chance: replace(
        letter, receipt_stamp=("รับที่", text(chance, 1), "วันที่ ..... เดือน ..... พ.ศ. .....", "เวลา")
    ),
    lambda letter, chance: replace(letter, fit_pages=1),
)
