"""A letter against a file that was read: every text of either stands in the other, in its order.

What a composed letter says is looked up in all that the file says, piece by piece, wherever its
lines were broken; what is left over on either side has changed. So nothing is told that only
recognition took for another part, and nothing passes that only recognition did not take.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import field
from difflib import SequenceMatcher

from docgen.comparing.differences import BODY, Change
from docgen.comparing.texts import ComparedText, letters_and_figures, part_of
from docgen.light import dataclass
from docgen.reading import Recognised
from docgen.reading.lines import Aside, Why
from docgen.reading.patterns import noise_pattern
from docgen.thai.numerals import to_arabic

_ALIKE = 0.5
_SHORT = 6  # letters: so little is found only near where it should stand
_NEAR = 600  # letters
_BETWEEN = 14  # pieces: so far apart lines of one cell may stand, others between them
_PRINTED = (Why.HEADER, Why.FOOTER, Why.PAGE, Why.STAMP)


@dataclass(slots=True)
class FilePiece:
    """A piece of the file: its words, where it begins in all of it, the part it was taken for."""

    text: str
    start: int
    end: int
    role: str


@dataclass
class PrintedFile:
    """All that a file prints, as one run of letters of which some were found already."""

    pieces: list[FilePiece] = field(default_factory=list)
    letters: str = ""
    found: bytearray = field(default_factory=bytearray)
    at: int = 0

    def add(self, text: str, role: str) -> None:
        """Another piece at the end."""
        said = letters_and_figures(text)
        if said:
            start = len(self.letters)
            self.letters += said
            self.pieces.append(FilePiece(text, start, start + len(said), role))

    def take(self, said: str, *, in_order: bool) -> bool:
        """Find a text that was not found yet, near the last one first; whether it is there."""
        near = max(0, self.at - 2) if in_order else 0
        if len(said) < _SHORT:
            start = self._whole(said, near, in_order=in_order)
        elif in_order:
            start = self._free(said, near)
        else:
            start = self._piece(said)
        if in_order and len(said) < _SHORT and start > self.at + _NEAR:
            start = -1
        if start >= 0:
            self._mark(start, start + len(said))
            self.at = start + len(said) if in_order else self.at
            return True
        return self._take_in_pieces(said, in_order=in_order)

    def _piece(self, said: str) -> int:
        """A piece that says nothing else, or where else the text stands."""
        whole = (
            piece.start
            for piece in self.pieces
            if piece.end - piece.start == len(said) and self._is_free(said, piece.start)
        )
        return next(whole, self._free(said, 0))

    def _free(self, said: str, start: int) -> int:
        at = self.letters.find(said, start)
        while at >= 0 and any(self.found[at : at + len(said)]):
            at = self.letters.find(said, at + 1)
        return at

    def _whole(self, said: str, near: int, *, in_order: bool) -> int:
        """The piece that says so little and nothing else, or the first that begins with it.

        What is left of a piece counts too, where the rest of it was found.
        """
        begins = -1
        for piece in self.pieces:
            rest = piece.end - len(said)
            is_rest = rest > piece.start and all(self.found[piece.start : rest])
            if is_rest and rest >= near and self._is_free(said, rest):
                return rest
            if piece.start < near or any(self.found[piece.start : piece.start + len(said)]):
                continue
            if self.letters.startswith(said, piece.start):
                if in_order or piece.end - piece.start == len(said):
                    return piece.start
                begins = piece.start if begins < 0 else begins
        return begins

    def _is_free(self, said: str, at: int) -> bool:
        return self.letters.startswith(said, at) and not any(self.found[at : at + len(said)])

    def _mark(self, start: int, end: int) -> None:
        self.found[start:end] = b"\1" * (end - start)

    def _take_in_pieces(self, said: str, *, in_order: bool) -> bool:
        """Lines of one cell, or of one column, with those of others between them."""
        first = 0
        if in_order:
            first = next((i for i, piece in enumerate(self.pieces) if piece.end > self.at), 0)
        for begin in range(max(0, first - 2), len(self.pieces)):
            used = self._pieces_assembled(said, begin)
            if used:
                for start, end in used:
                    self._mark(start, end)
                return True
            if in_order and begin > first + 4 * _BETWEEN:
                break
        return False

    def _pieces_assembled(self, said: str, begin: int) -> list[tuple[int, int]]:
        used: list[tuple[int, int]] = []
        rest, last = said, begin
        for index in range(begin, len(self.pieces)):
            piece = self.pieces[index]
            part = self.letters[piece.start : piece.end]
            if index > last + _BETWEEN or (not used and index > begin):
                return []
            if any(self.found[piece.start : piece.end]):
                continue
            if rest.startswith(part):
                used.append((piece.start, piece.end))
                rest, last = rest[len(part) :], index
                if not rest:
                    return used if len(used) > 1 else []
        return []

    def unfound_passages(self) -> Iterator[tuple[str, str, int]]:
        """What was not found: its words, its part, where it stands."""
        for piece in self.pieces:
            free = [at for at in range(piece.start, piece.end) if not self.found[at]]
            if not free or noise_pattern().fullmatch(to_arabic(piece.text)):
                continue
            whole = len(free) == piece.end - piece.start
            text = piece.text if whole else "".join(self.letters[at] for at in free)
            yield text, piece.role, free[0]


def text_printed(read: Recognised) -> PrintedFile:
    """All that a file prints: tables cell by cell, everything else line by line."""
    made = PrintedFile()
    tables: set[int] = set()
    heads = {letters_and_figures(line.text) for line in read.file.head_lines}
    asides = _printed_asides(read)
    for aside in asides:
        if aside.why is Why.HEADER and letters_and_figures(aside.text) in heads:
            made.add(aside.text, "page")
    for line, role in zip(read.file.lines, read.roles, strict=True):
        if line.table:
            if line.table not in tables:
                tables.add(line.table)
                for row in read.file.tables[line.table]:
                    for cell in row:
                        made.add(cell, part_of(role))
            continue
        if line.text.startswith("/") and noise_pattern().fullmatch(to_arabic(line.text)):
            continue  # a catchword says what the next sheet says
        for cell in line.pieces:
            made.add(cell, part_of(role))
    for aside in asides:
        if aside.why is not Why.HEADER or letters_and_figures(aside.text) not in heads:
            made.add(aside.text, "page")
    made.found = bytearray(len(made.letters))
    return made


def _printed_asides(read: Recognised) -> list[Aside]:
    said = {letters_and_figures(line.text) for line in read.file.lines}
    return [
        aside
        for aside in read.file.asides
        if aside.why in _PRINTED and letters_and_figures(aside.text) not in said
    ]


def changes_in_print(
    said: Sequence[ComparedText], read: Recognised, *, read_first: bool
) -> tuple[Change, ...]:
    """What of a letter the file does not print, and what it prints beside it.

    ``read_first`` says that the file came before the letter.
    """
    stream = text_printed(read)
    gone: list[ComparedText] = []
    for said_text in said:
        text = letters_and_figures(said_text.text)
        if re.search(r"\w", text) and not _take(stream, said_text, text):
            gone.append(said_text)
    known = {letters_and_figures(said_text.text) for said_text in said if said_text.may_repeat}
    more = [
        (text, role, at)
        for text, role, at in _joined_pieces(
            piece
            for piece in stream.unfound_passages()
            if letters_and_figures(piece[0]) not in known
        )
        if re.search(r"\w", text)
    ]
    return tuple(_paired_changes(gone, more, read_first=read_first))


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
    gone: list[ComparedText], more: list[tuple[str, str, int]], *, read_first: bool
) -> Iterator[Change]:
    """Each text that is missing with the one that stands in its place."""
    rest = list(more)
    for said in gone:
        text = to_arabic(said.text)
        best = max(rest, key=lambda other: _likeness(text, other[0]), default=None)
        other = ""
        if best is not None and _ALIKE <= _likeness(text, best[0]) < 1:
            rest.remove(best)
            other = to_arabic(best[0])
        before, after = (other, text) if read_first else (text, other)
        yield Change(said.role, before, after, said.number)
    for text, role, _ in rest:
        before, after = (to_arabic(text), "") if read_first else ("", to_arabic(text))
        yield Change(role, before, after)


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(
        None, letters_and_figures(one), letters_and_figures(other), autojunk=False
    )
    return 0.0 if matcher.real_quick_ratio() < _ALIKE else matcher.ratio()
