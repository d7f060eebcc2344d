"""What changed between two letters, part by part; spaces and line ends do not count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from docgen import kinds
from docgen.model.letter import Block, Cell, Letter, Table
from docgen.thai.numerals import to_arabic

BODY = "paragraph"
FILLED_LATER = frozenset({"reference_number", "date", "signature"})
WHOLE = "whole"  # all that a letter says, of one that was read: the parts beside are not told apart
_SHEET, _ANNEX, _CODE = "sheet", "annex", "code"
_ON_PAGES = ("secrecy", "copy_mark", "form_code", "motto")
_BESIDE = (
    *(*_ON_PAGES, "receipt_stamp", "rank", "opinions", "certified_copy", "file_copy", "copies_to"),
    *("copies", "responsible_office", "reply_channels", _SHEET, _ANNEX),
)
_ROLES = (
    *("urgency", "reference_number", "date", "subject", "salutation", "references"),
    *("enclosures", BODY, "signature"),
)
_ITS_OWN_WAY = {*_ROLES, *_BESIDE, _CODE, WHOLE}  # every other part is told apart by its text
_SAID_BY = {frozenset({"date"}): "date", frozenset({"recipient"}): "salutation"}
_ALIKE = 0.5

Parts = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Change:
    """One change: in which part, what stood there and what stands there now; empty for none.

    ``number`` counts paragraphs of the body from 1.
    """

    role: str
    before: str
    after: str
    number: int = 0


def parts_of(letter: Letter) -> Parts:
    """A composed letter's parts by role, in Arabic digits; items and rows count as paragraphs."""
    parts: dict[str, list[str]] = {}
    for role, texts in (*_of_blocks(letter), *_of_pages(letter)):
        parts.setdefault(role, []).extend(map(to_arabic, texts))
    return {role: tuple(texts) for role, texts in parts.items()}


def _of_blocks(letter: Letter) -> Iterator[tuple[str, Sequence[str]]]:
    """What stands in each block, by what it says in whatever words its kind puts it."""
    prints = {part.role: part.prints for part in kinds.kind(letter.kind).parts if part.text}
    for block in letter.blocks:
        printed = prints.get(block.role, frozenset())
        role = BODY if block.is_of_body else _SAID_BY.get(printed, block.role)
        yield role, [letter.title] if printed == {"subject"} else _said(block)
        yield _CODE, [entry.code for entry in block.entries if entry.code]
    for annex in letter.annexes:
        said = (_said(one) for one in annex.parts)
        yield _ANNEX, [annex.title, *(text for texts in said for text in texts)]


def _said(part: Block | Table) -> list[str]:
    """The texts of a block or table, a row as one; a list without headings has empty ones."""
    if isinstance(part, Table):
        heads = part.heads or (tuple(Cell(column.heading) for column in part.columns),)
        rows = (" ".join(cell.text or cell.said for cell in row) for row in (*heads, *part.rows))
        return [row.strip() for row in rows if row.strip()]
    texts = [f"{entry.text} {entry.aside}".strip() for entry in part.entries]
    return texts + (_said(part.table) if part.table is not None else [])


def _of_pages(letter: Letter) -> Iterator[tuple[str, Sequence[str]]]:
    """What stands beside a letter's blocks, and who signs with which rank, and its sheets."""
    for mark in _ON_PAGES:
        if getattr(letter, mark):
            yield mark, (getattr(letter, mark),)
    yield "receipt_stamp", letter.receipt_stamp
    for block in letter.blocks:
        if block.role == "signature":
            yield "rank", [one.number for one in block.entries if one.number]
        elif block.role in _BESIDE and block.label:
            yield block.role, (block.label,)
    for sheet in letter.sheets:
        own = parts_of(sheet)
        yield _CODE, own.get(_CODE, ())
        said = (texts for role, texts in own.items() if role not in {*FILLED_LATER, _CODE})
        yield _SHEET, [sheet.title, *(text for texts in said for text in texts)]


def differences(before: Parts, after: Parts) -> tuple[Change, ...]:
    """Every change: of the parts most letters have, of those a kind has, of what stands beside."""
    found: list[Change] = []
    for role in _ROLES:
        if role in (BODY, "references", "enclosures"):
            listed = _listed(role, before.get(role, ()), after.get(role, ()))
            found += [change for change in listed if not _is_elsewhere(change, before, after)]
        else:
            found += _in_one(role, before, after)
    others = dict.fromkeys(role for role in (*before, *after) if role not in _ITS_OWN_WAY)
    for role in (*others, *_BESIDE):
        found += _beside(role, before, after)
    if WHOLE not in before and WHOLE not in after:  # what was read does not tell them
        found += _listed(_CODE, before.get(_CODE, ()), after.get(_CODE, ()))
    return tuple(found)


def _in_one(role: str, before: Parts, after: Parts) -> list[Change]:
    """The change of a part that is one text; reading may not have known it from the rest."""
    one, other = (" ".join(parts.get(role, ())) for parts in (before, after))
    read = after if one else before
    is_unknown = not (one and other) and _has(read.get(WHOLE, ()), one or other)
    return [] if is_unknown or _bare(one) == _bare(other) else [Change(role, one, other)]


def _beside(role: str, before: Parts, after: Parts) -> list[Change]:
    """Changes of a part that is not told apart from the rest of a letter which was only read."""
    one, other = before.get(role, ()), after.get(role, ())
    if WHOLE in before and WHOLE in after:
        return []
    if WHOLE in before:
        return [Change(role, "", text) for text in other if not _says(before[WHOLE], text)]
    if WHOLE in after:
        return [Change(role, text, "") for text in one if not _says(after[WHOLE], text)]
    return _listed(role, one, other)


def _is_elsewhere(change: Change, before: Parts, after: Parts) -> bool:
    """Whether reading took for body what stands in another part of the letter that was composed."""
    if change.before and change.after:
        return False
    read, composed = (before, after) if change.before else (after, before)
    if change.role != BODY or WHOLE not in read or WHOLE in composed:
        return False
    others = [texts for role, texts in composed.items() if role != BODY]
    return any(_has(texts, change.before or change.after) for texts in others)


def _has(lines: Sequence[str], text: str) -> bool:
    """Whether one of the lines is ``text``, and not only a part of it."""
    return _bare(text) in map(_bare, lines)


def _says(whole: Sequence[str], text: str) -> bool:
    """Whether the letter says ``text``, however long its dotted lines are."""
    return _bare(text).replace(".", "") in _bare("".join(whole)).replace(".", "")


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


def _listed(role: str, one: Sequence[str], other: Sequence[str]) -> list[Change]:
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
