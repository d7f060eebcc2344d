"""All that a file prints, in which the texts of a letter are looked up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from docgen.comparing.same_letters import letters_and_figures
from docgen.comparing.texts import part_of
from docgen.light import dataclass
from docgen.reading import Recognised
from docgen.reading.lines import Aside, Why
from docgen.reading.patterns import noise_pattern
from docgen.thai.numerals import to_arabic

_SHORT = 6  # letters: so little is found only near where it should stand
_NEAR = 600  # letters
_BETWEEN = 14  # pieces: so far apart lines of one cell may stand, others between them
_PRINTED = (Why.HEADER, Why.FOOTER, Why.PAGE, Why.STAMP)


@dataclass(slots=True)
class FilePiece:
    """A piece of the file: its words, where it begins in all of it, the part it was taken for.

    ``column`` counts the cells of a row, of those that stand on one line.
    """

    text: str
    start: int
    end: int
    role: str
    column: int = 0


@dataclass
class PrintedFile:
    """All that a file prints, as one run of letters of which some were found already."""

    pieces: list[FilePiece] = field(default_factory=list)
    letters: str = ""
    found: bytearray = field(default_factory=bytearray)
    at: int = 0

    def add(self, text: str, role: str, column: int = 0) -> None:
        """Another piece at the end."""
        said = letters_and_figures(text)
        if said:
            start = len(self.letters)
            self.letters += said
            self.pieces.append(FilePiece(text, start, start + len(said), role, column))

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
                    for column, cell in enumerate(row, 1):
                        made.add(cell, part_of(role), column)
            continue
        if line.text.startswith("/") and noise_pattern().fullmatch(to_arabic(line.text)):
            continue  # a catchword says what the next sheet says
        for column, cell in enumerate(line.pieces, 1):
            made.add(cell, part_of(role), column if len(line.pieces) > 1 else 0)
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
