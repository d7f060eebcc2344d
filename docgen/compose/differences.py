"""What changed between two letters, part by part; spaces and line ends do not count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from docgen.letter import BODY_ROLES, Letter
from docgen.thai.numerals import to_arabic

BODY = "paragraph"
FILLED_LATER = frozenset({"reference_number", "date", "signature"})
WHOLE = "whole"  # all that a letter says, of one that was read: the parts beside are not told apart
_SHEET = "sheet"
_ON_PAGES = ("secrecy", "copy_mark", "form_code", "motto")
_BESIDE = (
    *(*_ON_PAGES, "receipt_stamp", "rank", "opinions", "certified_copy", "file_copy", "copies_to"),
    *("copies", "responsible_office", "reply_channels", _SHEET),
)
_ROLES = (
    *("urgency", "reference_number", "date", "subject", "salutation", "references"),
    *("enclosures", BODY, "signature"),
)
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
    for block in letter.blocks:
        role = BODY if block.role in BODY_ROLES else block.role
        for entry in block.entries:
            parts.setdefault(role, []).append(to_arabic(entry.text))
        for row in block.table.rows if block.table is not None else ():
            said = " ".join(cell.text for cell in row if cell.text)
            parts.setdefault(role, []).append(to_arabic(said))
    for role, texts in _of_pages(letter):
        parts.setdefault(role, []).extend(map(to_arabic, texts))
    return {role: tuple(texts) for role, texts in parts.items()}


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
        said = (texts for role, texts in parts_of(sheet).items() if role not in FILLED_LATER)
        yield _SHEET, [sheet.title, *(text for texts in said for text in texts)]


def differences(before: Parts, after: Parts) -> tuple[Change, ...]:
    """Every change in the order of the letter."""
    found: list[Change] = []
    for role in _ROLES:
        one, other = before.get(role, ()), after.get(role, ())
        if role in (BODY, "references", "enclosures"):
            found += _listed(role, one, other)
        elif _bare(" ".join(one)) != _bare(" ".join(other)):
            found.append(Change(role, " ".join(one), " ".join(other)))
    for role in _BESIDE:
        found += _beside(role, before, after)
    return tuple(found)


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
