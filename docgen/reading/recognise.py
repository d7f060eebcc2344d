"""The one way in: a file, or the bytes of one, to what it says and the letter that it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from docgen.kinds import Kind
from docgen.light import dataclass
from docgen.loading import decoding
from docgen.model.letter_data import LetterData
from docgen.reading.apart import run_apart
from docgen.reading.carried_data import own_data, texts_of_pdf
from docgen.reading.cleaning import is_parted, parted_pieces, unmarked_line
from docgen.reading.file_kind import content_of, format_of
from docgen.reading.found_letter import ReadLetter
from docgen.reading.free_sheets import SHEET
from docgen.reading.letters import recognition_of
from docgen.reading.lines import LinePlace, ReadFile, ReadLine
from docgen.reading.pdf.read import read_pdf
from docgen.reading.unread_files import refused_file
from docgen.reading.word import opened_package
from docgen.reading.word.read import read_word

_LONGEST_HERE = 100_000  # bytes: ten sheets of text, read within a second whatever they say
_RINGS, _FULL_RING, _CHOSEN_RING = "○◯◉", "●", "◉"
_DEEPER = 2  # spaces: how much further in a line of plain text begins that opens a paragraph


@dataclass(frozen=True, slots=True)
class Recognised:
    """A file as it was read; ``letter`` is ``None`` where it has the marks of no kind.

    ``roles`` are the parts that its lines were taken for, line by line; empty for one that no
    field takes. ``data`` are what docgen itself wrote into the file, and ``data_fault`` why they
    cannot be read; ``printed`` are then the texts of the pages, which the data must agree with.
    """

    file: ReadFile
    letter: ReadLetter | None
    roles: tuple[str, ...] = ()
    data: LetterData | None = None
    data_fault: str = ""
    printed: tuple[str, ...] = ()


def recognise(path: Path, content: bytes | None = None, own: Sequence[Kind] = ()) -> Recognised:
    """What the file at ``path`` says; ``content`` are its bytes where they are at hand.

    ``own`` are the kinds of documents that a workspace has beside docgen's.

    A Word file, a PDF and a text longer than letters are is read in a process of its own, with
    limits of memory and time.

    Raises: Rejected with DG7200, DG2220 or DG2221, when it is not safe, takes too much, or is not
    text.
    """
    content = content_of(path) if content is None else content
    if format_of(path, content) == "text" and len(content) <= _LONGEST_HERE:
        return recognised_here(path, content, own)
    made: Recognised = run_apart(path, recognised_here, path, content, own)
    return made


def recognised_here(path: Path, content: bytes, own: Sequence[Kind] = ()) -> Recognised:
    """What the file says, read in this process. Raises: Rejected, as :func:`recognise` does."""
    file = read_file(path, content)
    carried = _carried_data(path, content, file)
    state = recognition_of(file, own)
    if state is None:
        return Recognised(file, None, ("",) * len(file.lines), *carried)
    by_line = {id(unit.line): unit.role for unit in state.units if unit.role != SHEET}
    return Recognised(
        file, state.made, tuple(by_line.get(id(line), "") for line in file.lines), *carried
    )


def _carried_data(
    path: Path, content: bytes, file: ReadFile
) -> tuple[LetterData | None, str, tuple[str, ...]]:
    """docgen's own data in the file, or why they cannot be read, and what is printed beside."""
    try:
        data = own_data(path.name, content)
    except ValueError as error:
        return None, str(error), ()
    if data is None:
        return None, "", ()
    if file.format == "pdf":
        return data, "", texts_of_pdf(content)
    return data, "", ("\n".join(_texts(file)),)


def _texts(file: ReadFile) -> Iterator[str]:
    """What a Word file prints: lines, and tables cell by cell, as their own lines go."""
    tables: set[int] = set()
    for line in (*file.head_lines, *file.lines):
        if not line.table:
            yield line.text
        elif line.table not in tables:
            tables.add(line.table)
            yield from (cell for row in file.tables[line.table] for cell in row)


def read_file(path: Path, content: bytes | None = None) -> ReadFile:
    """The lines, tables and asides of a file. Raises: Rejected, as :func:`recognise` does."""
    content = content_of(path) if content is None else content
    form = format_of(path, content)
    if form == "pdf":
        made = read_pdf(path, content)
    elif form == "docx":
        made = read_word(opened_package.opened_package(path, content))
    else:
        made = ReadFile(tuple(_plain(path, content)))
    if not any(line.text for line in (*made.lines, *made.head_lines)):
        raise refused_file(path, "scan" if form == "docx" else "empty")
    return _with_rings(made)


def _with_rings(file: ReadFile) -> ReadFile:
    """The file where a filled ring among empty ones is the choice made, and no point of a list."""
    heads = {line.text[:1] for line in file.lines}
    if _FULL_RING not in heads or not heads.intersection(_RINGS):
        return file
    return replace(
        file,
        lines=tuple(
            replace(
                line,
                text=_CHOSEN_RING + line.text[1:],
                cells=tuple(cell.replace(_FULL_RING, _CHOSEN_RING) for cell in line.cells),
            )
            if line.text.startswith(_FULL_RING)
            else line
            for line in file.lines
        ),
    )


def lines_of(path: Path) -> tuple[ReadLine, ...]:
    """The lines of a file. Raises: Rejected, as :func:`recognise` does."""
    return read_file(path).lines


def _plain(path: Path, content: bytes) -> Iterator[ReadLine]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        content = content.decode("utf-16", errors="replace").encode("utf-8")
    read = decoding.decode(content, str(path), allow_foreign=True)
    if read.lines is None:
        raise refused_file(path, "unknown")
    before: int | None = None
    gap = False
    for number, line in enumerate(read.lines, 1):
        text, room = unmarked_line(line), line[: len(line) - len(line.lstrip())]
        indent = len(room.expandtabs())
        if text:
            starts = before is None or indent > before + _DEEPER
            pieces = map(unmarked_line, parted_pieces(line)) if is_parted(line) else ()
            cells = tuple(filter(None, pieces)) or (text,)
            yield ReadLine(text, starts, LinePlace(number), cells, is_set_off=gap)
        before, gap = (indent if text else None), not text
