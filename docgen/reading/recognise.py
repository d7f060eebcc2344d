"""The one way in: a file, or the bytes of one, to what it says and the letter that it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from docgen.diagnostics import Rejected
from docgen.loading import decoding
from docgen.reading.cleaning import cleaned, parted, unmarked
from docgen.reading.found_letter import ReadLetter
from docgen.reading.letters import recognised
from docgen.reading.lines import Line, Place, ReadFile
from docgen.reading.opening import content_of, format_of
from docgen.reading.pdf.read import read_pdf
from docgen.reading.refusals import refused
from docgen.reading.word import package
from docgen.reading.word.read import read_word

_DEEPER = 2  # spaces: how much further in a line of plain text begins that opens a paragraph


@dataclass(frozen=True, slots=True)
class Recognised:
    """A file as it was read; ``letter`` is ``None`` where it has the marks of no kind.

    ``roles`` are the parts that its lines were taken for, line by line; empty for one that no
    field takes.
    """

    file: ReadFile
    letter: ReadLetter | None
    roles: tuple[str, ...] = ()


def recognise(path: Path, content: bytes | None = None) -> Recognised:
    """What the file at ``path`` says; ``content`` are its bytes where they are at hand.

    Raises: Rejected with DG7200, DG2220 or DG2221, when it is not safe or not text.
    """
    file = file_of(path, content)
    state = recognised(file)
    if state is None:
        return Recognised(file, None, ("",) * len(file.lines))
    by_line = {id(unit.line): unit.role for unit in state.units}
    return Recognised(file, state.made, tuple(by_line.get(id(one), "") for one in file.lines))


def file_of(path: Path, content: bytes | None = None) -> ReadFile:
    """The lines, tables and asides of a file. Raises: Rejected, as :func:`recognise` does."""
    content = content_of(path) if content is None else content
    form = format_of(path, content)
    if form == "pdf":
        made = read_pdf(path, content)
    elif form == "docx":
        made = read_word(package.opened(path, content))
    else:
        made = ReadFile(tuple(_plain(path, content)))
    if not any(line.text for line in (*made.lines, *made.head_lines)):
        raise refused(path, "scan" if form == "docx" else "empty")
    return made


def lines_of(path: Path) -> tuple[Line, ...]:
    """The lines of a file. Raises: Rejected, as :func:`recognise` does."""
    return file_of(path).lines


def _plain(path: Path, content: bytes) -> Iterator[Line]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        content = content.decode("utf-16", errors="replace").encode("utf-8")
    read = decoding.decode(content, str(path), allow_cp874=True)
    if read.lines is None:
        raise Rejected(read.found)
    before: int | None = None
    gap = False
    for number, one in enumerate(read.lines, 1):
        text, indent = unmarked(one), len(one) - len(one.lstrip())
        if text:
            starts = before is None or indent > before + _DEEPER
            cells = tuple(filter(None, map(unmarked, parted(one)))) or (cleaned(text),)
            yield Line(text, starts, Place(number), cells, is_set_off=gap)
        before, gap = (indent if text else None), not text
