"""The lines of a received letter, from DOCX, PDF with text, or plain text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

from docgen import opening
from docgen.codes.reasons import refusal, unreadable
from docgen.diagnostics import Diagnostic, Position, Rejected
from docgen.loading import decoding

_SPACES = re.compile(r"[ \t\u00a0\u200b\ufeff]+")
_DECOMPOSED_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")
_INDENT = (62.0, 78.0)  # points: 2.5 cm for the first line of a paragraph, with tolerance
_GAP = 0.17  # of the type size: a wider gap between two letters is a space
_SMALLEST = 12.0  # points: the box of a letter with its marks is cut close
_DEEPER = 2  # spaces: how much further in a line of plain text begins that opens a paragraph
_SPECKS = " |~`"  # what a reader of pictures makes of dirt and rules at the ends of a line
_MOST_PAGES = 50
_MOST_BYTES = 5_000_000


@dataclass(frozen=True, slots=True)
class Line:
    """One line; ``starts`` says that a paragraph begins with it, as far as the file tells."""

    text: str
    starts: bool


def lines_of(path: Path) -> tuple[Line, ...]:
    """The lines of the letter at ``path``, cleaned of what only its program needs.

    :class:`Rejected` with DG2221 where the file cannot be opened, DG2220 where it has no text.
    """
    try:
        found = tuple(_READERS.get(path.suffix.lower(), _plain)(path))
    except Rejected:
        raise
    except Exception as error:  # three libraries, each with faults of its own
        reason = unreadable(str(error) or type(error).__name__)
        if isinstance(error, OSError) and error.errno:
            reason = refusal(error)
        params = {"file": path.name, "reason": reason}
        raise Rejected([Diagnostic("DG2221", Position(str(path)), params)]) from error
    if not any(one.text for one in found):
        raise Rejected([Diagnostic("DG2220", Position(str(path)), {"file": path.name})])
    return found


def cleaned(text: str) -> str:
    """One line in the usual form: composed, without marks of Markdown, single-spaced."""
    text = _DECOMPOSED_AM.sub("\\1\u0e33", unicodedata.normalize("NFC", text))
    text = _SPACES.sub(" ", text).strip()
    return text.lstrip("#").strip(_SPECKS)


def _docx(path: Path) -> Iterator[Line]:
    import docx

    for block in docx.Document(str(path)).iter_inner_content():
        text = getattr(block, "text", None)
        if text is None:
            yield from _rows(block)
            continue
        for index, part in enumerate(text.split("\n")):
            yield Line(cleaned(part), index == 0)


def _rows(table: Any) -> Iterator[Line]:
    """What stands side by side in a row, line by line; a merged cell is given once."""
    for row in table.rows:
        once = {cell._tc: cell for cell in row.cells}  # two cells may well say the same
        cells = [cell.text.split("\n") for cell in once.values()]
        for index, beside in enumerate(zip_longest(*cells, fillvalue="")):
            yield Line(cleaned(" ".join(beside)), index == 0)


def _pdf(path: Path) -> Iterator[Line]:
    import pypdfium2

    document = pypdfium2.PdfDocument(str(path))
    try:
        for index in range(min(len(document), _MOST_PAGES)):
            page = document[index]
            yield from _page(page.get_textpage())
    finally:
        document.close()


def _page(text_page: Any) -> Iterator[Line]:
    lines: list[tuple[str, float]] = []
    line, left, right, size = "", 0.0, 0.0, _SMALLEST
    for index in range(text_page.count_chars()):
        character = text_page.get_text_range(index, 1)
        if character in ("\r", "\n", ""):
            if line:
                lines.append((line, left))
            line, size = "", _SMALLEST
            continue
        x, low, end, high = text_page.get_charbox(index, loose=True)
        size = max(size, high - low)
        if not line:
            left, right = x, x
        elif x - right > _GAP * size and not line.endswith(" ") and character != " ":
            line += " "
        line += character
        right = max(right, end)
    if line:
        lines.append((line, left))
    margin = min((left for text, left in lines if text.strip()), default=0.0)
    for text, left in lines:
        yield Line(cleaned(text), _INDENT[0] <= left - margin <= _INDENT[1])


def _plain(path: Path) -> Iterator[Line]:
    content, fault = opening.content_or_fault(path, _MOST_BYTES)
    if content is None or fault is not None:
        raise Rejected([fault] if fault else [])
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        content = content.decode("utf-16").encode("utf-8")
    read = decoding.decode(content, str(path), allow_cp874=True)
    if read.lines is None:
        raise Rejected(read.found)
    before: int | None = None
    for one in read.lines:
        text, indent = cleaned(one), len(one) - len(one.lstrip())
        yield Line(text, before is None or indent > before + _DEEPER)
        before = indent if text else None


_READERS = {".docx": _docx, ".pdf": _pdf}
