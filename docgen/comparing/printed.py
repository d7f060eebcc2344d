"""A letter's own data held against what is printed: whether the paper says what the data say."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from docgen.light import dataclass, regex
from docgen.model.letter import Letter, Table
from docgen.model.letter_data import printed_texts
from docgen.thai.marking import BOXES
from docgen.thai.numerals import to_arabic

_NOT_TEXT = regex("[\\s\u200b\u2060\ufeff\u00ad…" + "".join(BOXES) + "]+")
_POINTS = regex(r"(?<![0-9])\.|\.(?![0-9])")
_LEAD = 12  # letters shown before the one that is not printed
_CATCHWORD = regex(r"/(?P<words>[^\n]{1,60}?)\s*(?:\.{3}|…)")
_HYPHEN_OF_PDF = "\ufffe"  # as the reader of PDF gives a hyphen at the end of a line
_PAGE_NUMBER = regex(r"-\d{1,3}-")
_DECOMPOSED_AM = regex("\u0e4d([\u0e48-\u0e4b]?)\u0e32")


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Where print and data part: what the data say and is not printed, and what is only printed.

    A long text is shown from shortly before the word where the print leaves it.
    """

    missing: tuple[str, ...] = ()
    added: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.missing or self.added)


def disagreement(letter: Letter, pages: Sequence[str]) -> Disagreement:
    """What the texts of ``letter`` and the text of its ``pages`` do not both say.

    Spaces, line ends, dots to write on and kinds of digits do not count; page numbers and
    catchwords, and headings that stand on every page of a table, are expected beside the texts.
    """
    said = [(text_without_room(text), text) for text in printed_texts(letter)]
    whole = "".join(bare for bare, _ in said)
    lines = (line for page in pages for line in page.splitlines())
    marks = set(
        filter(None, map(text_without_room, (letter.copy_mark, letter.form_code, letter.motto)))
    )
    kept = (
        line
        for line in lines
        if text_without_room(line) not in marks and not _is_of_page(line, whole)
    )
    printed = text_without_room("\n".join(kept))
    stretches = _Stretches(printed)
    texts = sorted((pair for pair in said if pair[0]), key=lambda pair: -len(pair[0]))
    missing = [
        _from_where_it_parts(*pair, printed) for pair in texts if not stretches.take(pair[0])
    ]
    repeated = set(filter(None, map(text_without_room, _on_every_page(letter))))
    added = filter(None, (_without(part, repeated) for part in stretches.untaken_text()))
    return Disagreement(tuple(missing), tuple(added))


def _from_where_it_parts(bare: str, text: str, printed: str) -> str:
    """``text`` from a little before the first letter that the print has otherwise."""
    known, unknown = 0, len(bare)
    while known + 1 < unknown:  # what begins a text that is printed is printed too
        middle = (known + unknown) // 2
        known, unknown = (middle, unknown) if bare[:middle] in printed else (known, middle)
    start = max(
        0,
        next(at for at in range(len(text) + 1) if len(text_without_room(text[:at])) >= known)
        - _LEAD,
    )
    return text[start:] if start == 0 else f"…{text[start:]}"


def _on_every_page(letter: Letter) -> Iterator[str]:
    """Marks of the pages, and headings of tables."""
    yield from (letter.copy_mark, letter.form_code, letter.motto)
    blocks = [block.table for block in letter.blocks if block.table is not None]
    parts = (part for annex in letter.annexes for part in annex.parts)
    for table in (*blocks, *(part for part in parts if isinstance(part, Table))):
        yield from (column.heading for column in table.columns)
        yield from (cell.text for row in table.heads for cell in row)
    for sheet in letter.sheets:
        yield from _on_every_page(sheet)


class _Stretches:
    """A text from which stretches are taken, the places of the rest staying apart."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._free = [(0, len(text))]

    def take(self, wanted: str) -> bool:
        """Take the first place where ``wanted`` still stands whole."""
        for number, (start, end) in enumerate(self._free):
            at = self._text.find(wanted, start, end)
            if at >= 0:
                rest = [(start, at), (at + len(wanted), end)]
                self._free[number : number + 1] = [span for span in rest if span[0] < span[1]]
                return True
        return False

    def untaken_text(self) -> list[str]:
        """What nobody took."""
        return [self._text[start:end] for start, end in self._free]


def _without(part: str, repeated: Iterable[str]) -> str:
    """What is left of a stretch without texts that stand on several pages."""
    for text in sorted(repeated, key=len, reverse=True):
        part = part.replace(text, "")
    return part


def _is_of_page(line: str, whole: str) -> bool:
    """A page number, or the opening of the next page as the foot of a page repeats it."""
    if _PAGE_NUMBER.fullmatch(text_without_room(line)):
        return True
    match = _CATCHWORD.fullmatch(line.strip())
    return match is not None and text_without_room(match["words"]) in whole


def text_without_room(text: str) -> str:
    """A text without spaces, line ends and dots to write on, in Arabic digits."""
    text = text.replace(_HYPHEN_OF_PDF, "-")
    text = _DECOMPOSED_AM.sub("\\1\u0e33", unicodedata.normalize("NFC", text))
    text = _NOT_TEXT.sub("", to_arabic(text))
    return _POINTS.sub("", text)
