"""A letter against a file that was read: every text of either stands in the other, in its order.

What a composed letter says is looked up in all that the file says, piece by piece, wherever its
lines were broken; what is left over on either side has changed. So nothing is told that only
recognition took for another part, and nothing passes that only recognition did not take.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from difflib import SequenceMatcher

from docgen.comparing.differences import BODY, Change
from docgen.comparing.least_changes import (
    PlacedChange,
    labels_parted,
    least_changes,
    rows_joined,
)
from docgen.comparing.printed_file import PrintedFile, text_printed
from docgen.comparing.renumbering import is_numbered_now, is_renumbered
from docgen.comparing.same_letters import letters_and_figures
from docgen.comparing.texts import ComparedText
from docgen.light import dataclass
from docgen.reading import Recognised
from docgen.thai.numerals import to_arabic

_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class FileChange:
    """A text of the letter, the text of the file in its place (empty for none), and the part."""

    said: ComparedText | None
    text: str
    role: str


def changes_in_print(
    said: Sequence[ComparedText], read: Recognised, *, read_first: bool
) -> tuple[Change, ...]:
    """What of a letter the file does not print, and what it prints beside it.

    ``read_first`` says that the file came before the letter.
    """
    stream = text_printed(read)
    gone = list(_not_found(said, stream))
    repeated = {letters_and_figures(said_text.text) for said_text in said if said_text.may_repeat}
    more = _left_over(stream, repeated)
    if not gone and not more:
        return ()
    tried: list[Iterable[FileChange]] = [_paired_changes(gone, more)]
    parted = labels_parted(said, stream.pieces)
    for texts, pieces in (parted, rows_joined(*parted)):
        least = least_changes(texts, pieces, stream.letters)
        tried += [map(_file_change, least)] if least is not None else []
    told = [list(_without_renumbering(changes)) for changes in tried]
    best = min((*told[1:], told[0]), key=len)
    return tuple(_as_change(change, read_first=read_first) for change in best)


def _without_renumbering(changes: Iterable[FileChange]) -> Iterator[FileChange]:
    """The changes but for numbers that are as far on as texts were added, or taken out, before."""
    shifts: Counter[str] = Counter()
    changes = list(changes)
    listed = {change.role for change in changes if change.said is None or not change.text}
    for change in changes:
        said = change.said
        if said is None or not change.text:
            shifts[change.role] += 1 if said is None else -1
            yield change
        else:
            mark = said.mark or (said.text if said.column == 1 else "")
            is_other_list = change.role != BODY and change.role in listed
            if is_renumbered(said.text, mark, change.text, shifts[change.role]):
                continue
            if not is_other_list or not is_numbered_now(said.text, mark, change.text):
                yield change


def _file_change(placed: PlacedChange) -> FileChange:
    role = placed.said.role if placed.said is not None else placed.pieces[0].role
    return FileChange(placed.said, placed.file_text if placed.pieces else "", role)


def _as_change(change: FileChange, *, read_first: bool) -> Change:
    said = to_arabic(change.said.text) if change.said is not None else ""
    before, after = (change.text, said) if read_first else (said, change.text)
    return Change(change.role, before, after, change.said.number if change.said is not None else 0)


def _not_found(said: Sequence[ComparedText], stream: PrintedFile) -> Iterator[ComparedText]:
    for said_text in said:
        text = letters_and_figures(said_text.text)
        if re.search(r"\w", text) and not _take(stream, said_text, text):
            yield said_text


def _left_over(stream: PrintedFile, repeated: Collection[str]) -> list[tuple[str, str]]:
    """What was not found in the file and its part, less signs and what may stand again."""
    passages = (
        passage
        for passage in stream.unfound_passages()
        if letters_and_figures(passage[0]) not in repeated
    )
    return [(text, role) for text, role, _ in _joined_pieces(passages) if re.search(r"\w", text)]


def _take(stream: PrintedFile, one: ComparedText, text: str) -> bool:
    if stream.take(text, in_order=one.in_order):
        return True
    parts = [letters_and_figures(part) for part in one.parts]
    if len(parts) < 2:
        return one.is_optional
    kept = bytearray(stream.found)
    if all(stream.take(part, in_order=one.in_order) for part in parts if part):
        return True
    stream.found = kept
    return one.is_optional


def _joined_pieces(left: Iterator[tuple[str, str, int]]) -> list[tuple[str, str, int]]:
    """Pieces that follow each other in one part, as one text."""
    made: list[tuple[str, str, int]] = []
    end = -1
    for text, role, at in left:
        if made and role == made[-1][1] == BODY and at == end:
            made[-1] = (made[-1][0] + text, role, made[-1][2])
        else:
            made.append((text, role, at))
        end = at + len(letters_and_figures(text))
    return made


def _paired_changes(
    gone: Sequence[ComparedText], more: Sequence[tuple[str, str]]
) -> Iterator[FileChange]:
    """Each text that is missing with the one that stands in its place."""
    rest = list(more)
    for said in gone:
        text = to_arabic(said.text)
        best = max(rest, key=lambda other: _likeness(text, other[0]), default=None)
        other = ""
        if best is not None and _ALIKE <= _likeness(text, best[0]) < 1:
            rest.remove(best)
            other = to_arabic(best[0])
        yield FileChange(said, other, said.role)
    yield from (FileChange(None, to_arabic(text), role) for text, role in rest)


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(
        None, letters_and_figures(one), letters_and_figures(other), autojunk=False
    )
    return 0.0 if matcher.real_quick_ratio() < _ALIKE else matcher.ratio()
