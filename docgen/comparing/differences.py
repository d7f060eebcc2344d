"""What changed between two letters, part by part; spaces and line ends do not count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from docgen import kinds
from docgen.comparing.alignment import AlignedText, side_by_side
from docgen.comparing.renumbering import is_renumbered
from docgen.kinds.parts import (
    FILLED_LATER,
    OF_PAGES,
    ONE_TEXT,
    USUAL,
    printed_alone,
    roles_with_trait,
)
from docgen.light import dataclass, regex
from docgen.model.letter import Block, Cell, Letter, Table
from docgen.reading.patterns import pattern
from docgen.thai.numerals import to_arabic

BODY = "body"
_SUBJECT = "subject"
_SIGNATURE = "signature"
_SHEET = "sheet"
_ANNEX = "annex"
_CODE = "code"
_ALIKE = 0.5
_MOST_JOINED = 3
_NUMBERED = regex(r"\(?[0-9]+(?:\.[0-9]+)*(?:\.|\))(?=\s)")

TextsByPart = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Change:
    """One change: in which part, what stood there and what stands there now; empty for none.

    ``number`` counts paragraphs of the body from 1.
    """

    role: str
    before: str
    after: str
    number: int = 0


def parts_of(letter: Letter) -> TextsByPart:
    """A composed letter's parts by role, in Arabic digits; items and rows count as paragraphs."""
    parts: dict[str, list[str]] = {}
    for role, texts in (*_of_blocks(letter), *_of_pages(letter)):
        parts.setdefault(role, []).extend(map(to_arabic, texts))
    return {role: tuple(texts) for role, texts in parts.items()}


def _of_blocks(letter: Letter) -> Iterator[tuple[str, Sequence[str]]]:
    """What stands in each block, by what it says in whatever words its kind puts it."""
    said_as = _said_as(letter)
    for block in letter.blocks:
        role = BODY if block.is_of_body else said_as.get(block.role, block.role)
        is_title = said_as.get(block.role) == _SUBJECT
        yield role, [letter.title] if is_title else _texts_of_part(block)
        yield _CODE, [entry.code for entry in block.entries if entry.code]
    for annex in letter.annexes:
        said = (_texts_of_part(part) for part in annex.parts)
        yield _ANNEX, [annex.title, *(text for texts in said for text in texts)]


def _said_as(letter: Letter) -> Mapping[str, str]:
    """The part that each part is compared as which its kind puts in words of its own."""
    known = letter.kind in kinds.names() or letter.kind.endswith(".yaml")
    parts = kinds.kind(letter.kind).parts if known else ()
    return {
        part.role: printed_alone()[part.prints]
        for part in parts
        if part.text and part.prints in printed_alone()
    }


def _texts_of_part(part: Block | Table) -> list[str]:
    """The texts of a block or table, a row as one; a list without headings has empty ones."""
    if isinstance(part, Table):
        heads = part.heads or (tuple(Cell(column.heading) for column in part.columns),)
        rows = (" ".join(cell.text or cell.said for cell in row) for row in (*heads, *part.rows))
        return [row.strip() for row in rows if row.strip()]
    texts = [f"{entry.text} {entry.aside}".strip() for entry in part.entries]
    return texts + (_texts_of_part(part.table) if part.table is not None else [])


def _of_pages(letter: Letter) -> Iterator[tuple[str, Sequence[str]]]:
    """What stands beside a letter's blocks, and who signs with which rank, and its sheets."""
    for mark in roles_with_trait(OF_PAGES):
        if getattr(letter, mark):
            yield mark, (getattr(letter, mark),)
    yield "receipt_stamp", letter.receipt_stamp
    said_as = _said_as(letter)
    for block in letter.blocks:
        if block.role == "signature":
            yield "rank", [entry.number for entry in block.entries if entry.number]
        elif (
            block.label
            and said_as.get(block.role, block.role) not in roles_with_trait(USUAL)
            and not block.is_of_body
        ):
            yield block.role, (block.label,)
    for sheet in letter.sheets:
        own = parts_of(sheet)
        yield _CODE, own.get(_CODE, ())
        said = (
            texts
            for role, texts in own.items()
            if role not in {*roles_with_trait(FILLED_LATER), _CODE}
        )
        yield _SHEET, [sheet.title, *(text for texts in said for text in texts)]


def differences(before: TextsByPart, after: TextsByPart) -> tuple[Change, ...]:
    """Every change: of the parts most letters have, of those a kind has, of what stands beside."""
    found: list[Change] = []
    usual = roles_with_trait(USUAL)
    for role in usual:
        if role in roles_with_trait(ONE_TEXT):
            found += _in_one(role, before, after)
        else:
            found += _listed_changes(role, before.get(role, ()), after.get(role, ()))
    for role in dict.fromkeys(role for role in (*before, *after) if role not in usual):
        found += _listed_changes(role, before.get(role, ()), after.get(role, ()))
    return tuple(found)


def _in_one(role: str, before: TextsByPart, after: TextsByPart) -> list[Change]:
    """The change of a part that is one text."""
    one, other = (" ".join(parts.get(role, ())) for parts in (before, after))
    return [] if _bare(one) == _bare(other) else [Change(role, one, other)]


def is_left_open(role: str, draft: str, final: str) -> bool:
    """Whether a draft only leaves open what the final letter says: its number, day, who signs.

    A number or a date may be begun in the draft; who signs is open where nobody is named.
    """
    if role not in roles_with_trait(FILLED_LATER):
        return False
    begun, whole = (pattern("left_open").sub("", to_arabic(text)) for text in (draft, final))
    return not begun or (role != _SIGNATURE and begun in whole)


def gathered_changes(changes: Sequence[Change]) -> tuple[Change, ...]:
    """Changes as told of a letter with annexes: an annex that is all gone, or all new, is one.

    It says its first texts, such as its title; a cell that changed by itself stays one change.
    """
    told: list[Change] = []
    for (role, is_gone, is_new), run in groupby(
        changes, lambda difference: (difference.role, not difference.after, not difference.before)
    ):
        if role != _ANNEX or not (is_gone or is_new):
            told += run
            continue
        texts = [change.before or change.after for change in run]
        said = "; ".join(texts[:_MOST_JOINED]) + ("; …" if len(texts) > _MOST_JOINED else "")
        told.append(Change(role, said, "") if is_gone else Change(role, "", said))
    return tuple(told)


def changed_words(change: Change) -> tuple[str, str]:
    """The part of a changed paragraph that is not the same, with a little around it."""
    one, other = change.before, change.after
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    changed = [block for block in blocks if block[0] != "equal"]
    if not one or not other or not changed:
        return one, other
    first, last = changed[0], changed[-1]
    start_one, start_other = max(first[1] - 20, 0), max(first[3] - 20, 0)
    return one[start_one : last[2] + 20].strip(), other[start_other : last[4] + 20].strip()


def _listed_changes(role: str, one: Sequence[str], other: Sequence[str]) -> list[Change]:
    """The changes of a list, each text beside the one in whose place it stands."""
    if [*map(_bare, one)] == [*map(_bare, other)]:
        return []
    sides = [[AlignedText(_bare(text)) for text in texts] for texts in (one, other)]
    pairings = side_by_side(*sides, joins=False)
    if pairings is None:
        return _changes_by_place(role, one, other)
    found, shift = list[Change](), 0
    for pairing in (pairing for pairing in pairings if not pairing.is_same):
        old = one[pairing.text] if pairing.text >= 0 else ""
        new = other[pairing.pieces[0]] if pairing.pieces else ""
        if old and new:
            mark = match[0] if (match := _NUMBERED.match(old)) else ""
            if is_renumbered(old, mark, new, shift):
                continue
        shift += bool(new) - bool(old)
        number = (pairing.pieces[0] if new else pairing.text) + 1
        found.append(Change(role, old, new, number))
    return found


def _changes_by_place(role: str, one: Sequence[str], other: Sequence[str]) -> list[Change]:
    """The changes of so long a list that texts are only told apart by where they stand."""
    found = []
    matcher = SequenceMatcher(None, [*map(_bare, one)], [*map(_bare, other)], autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            continue
        olds, news = list(one[i1:i2]), list(other[j1:j2])
        while olds or news:
            old = olds.pop(0) if olds else ""
            new = news.pop(0) if news else ""
            number = (j1 if new else i1) + 1
            if old and new and not _alike(old, new):
                found.append(Change(role, old, "", number))
                old = ""
            found.append(Change(role, old, new, number))
            i1, j1 = i1 + 1, j1 + 1
    return found


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def _bare(text: str) -> str:
    return "".join(text.split())
