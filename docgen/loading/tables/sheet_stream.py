"""A sheet too long to be held: read once as a stream, and kept as lines, a row a line.

The rows are cut into small sheets of a thousand, each of which is read as any sheet is: a cell of a
long sheet says what it says in a short one. This runs in the process that is kept apart for files
of strangers; what is held at a time is one small sheet, and eight bytes for each shared text.
"""

from __future__ import annotations

import zipfile
from array import array
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import field
from pathlib import Path
from typing import IO
from xml.parsers import expat

from docgen import opening
from docgen.light import dataclass, regex
from docgen.loading.tables.cut_sheets import CutSheet, SheetTooOddError, TextsShared
from docgen.loading.tables.file_rows import Merge
from docgen.loading.tables.grids import Limits
from docgen.loading.tables.stored_rows import RowsWriter
from docgen.loading.tables.workbooks import (
    MOST_MEMBERS,
    MOST_RATIO,
    Workbook,
    is_doctype_told,
    parts_of_sheets,
)
from docgen.loading.tables.worksheet_scan import column_index
from docgen.loading.tables.xlsx_source import chosen_worksheet
from docgen.temporary import private_stream

MOST_ROWS = 1_048_576  # of a sheet of Excel
MOST_BYTES = 500_000_000  # of the file
_MOST_UNPACKED = 4_000_000_000
_MOST_BESIDE = 20_000_000  # bytes of all parts but sheets and texts
_MOST_TAIL = 1_000_000  # bytes after the rows
_TEXTS = "xl/sharedStrings.xml"
_XML = (".xml", ".rels")
_ROW = regex(rb"<(?:\w+:)?row[\s>/]")
_VALUE = regex(rb"<v|<is")
_END = regex(rb"</(?:\w+:)?sheetData\s*>")
_MERGE = regex(rb"<(?:\w+:)?mergeCell\b[^<>]*?\bref=[\"']([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)[\"']")


def has_many_rows(path: Path, most: int) -> bool:
    """Whether a sheet of the workbook has more rows than that, empty ones too.

    Only looked through for the signs that begin a row: no reader of workbooks runs here.
    """
    with suppress(Exception), opening.stream(path) as file, zipfile.ZipFile(file) as archive:
        for member in archive.infolist():
            if "worksheets/" not in member.filename or member.file_size < 8 * most:
                continue
            count, before = 0, b""
            for block in opening.member_blocks(archive, member.filename, 1 << 20):
                count += len(_ROW.findall(before + block))
                if count > most:
                    return True
                before = block[-16:] if b"<" in block[-16:] else b""
    return False


def keep_rows(path: str, file: str, wanted: str | None, target: str, held: int, rows: int) -> bool:
    """Keep the first ``rows`` of a sheet as lines in the file ``target``.

    Whether that was done: it is not for a sheet with nothing beyond its row ``held``, and for a
    workbook that is not read in this way. Whoever reads it as a whole then says why. ``file`` is
    what it is called in its faults.
    """
    try:
        with opening.stream(Path(path)) as stream, zipfile.ZipFile(stream) as archive:
            sheet = _sheet_of(archive, file, wanted)
            if sheet is None:
                return False
            beside = Path(f"{target}.texts")
            with private_stream(Path(target)) as kept, private_stream(beside) as texts:
                is_kept = sheet.keep(kept, texts, held, rows)
            beside.unlink()
            return is_kept
    except (SheetTooOddError, expat.ExpatError, zipfile.BadZipFile, ValueError, KeyError):
        return False


@dataclass(slots=True)
class _LongSheet:
    """One sheet of a workbook, and the other parts that say how its cells look."""

    archive: zipfile.ZipFile
    file: str
    name: str
    part: str
    beside: dict[str, bytes]
    merges: tuple[Merge, ...] = field(default=())

    def keep(self, kept: IO[bytes], texts: IO[bytes], held: int, rows: int) -> bool:
        self.merges = self._merges()
        shared = self._texts_shared(texts)
        writer = RowsWriter(kept, self.file, self.name, self.merges)
        limits = Limits(rows=MOST_ROWS)
        cut = CutSheet(self._read_part, shared, writer, limits, rows, held)
        parser = _parser(cut)
        with suppress(StopIteration):
            for block in self._blocks(self.part):
                parser.Parse(block, False)
            parser.Parse(b"", True)
        cut.end_part()
        writer.end()
        return cut.last_filled > held

    def _read_part(self, part: bytes, texts: bytes) -> tuple[Workbook, str]:
        parts = {**self.beside, self.part: part, _TEXTS: texts}
        return Workbook(parts, {self.name: self.part}), self.name

    def _blocks(self, name: str) -> Iterator[bytes]:
        return opening.member_blocks(self.archive, name)

    def _merges(self) -> tuple[Merge, ...]:
        """Cells joined into one: told after the rows, and needed with the first of them."""
        tail, is_after = b"", False
        for block in self._blocks(self.part):
            tail += block
            if not is_after:
                match = _END.search(tail)
                is_after = match is not None
                tail = tail[match.end() :] if match is not None else tail[-32:]
            elif len(tail) > _MOST_TAIL:
                raise SheetTooOddError
        found = []
        for left, top, right, bottom in _MERGE.findall(tail):
            columns = column_index(left.decode()), column_index(right.decode())
            found.append(Merge(int(top), columns[0], int(bottom), columns[1]))
        return tuple(found)

    def _texts_shared(self, stream: IO[bytes]) -> TextsShared:
        """The texts that cells name by number, on the disk; where each begins is remembered."""
        places, ends = array("Q"), array("Q")
        if _TEXTS in self.archive.namelist():
            parser = expat.ParserCreate()

            def begin(name: str, _: object) -> None:
                if name.rpartition(":")[2] == "si":
                    places.append(parser.CurrentByteIndex)

            def end(name: str) -> None:
                if name.rpartition(":")[2] == "sst":
                    ends.append(parser.CurrentByteIndex)

            parser.StartElementHandler, parser.EndElementHandler = begin, end
            parser.StartDoctypeDeclHandler = _refuse_doctype
            parser.XmlDeclHandler = _refuse_other_encoding
            for block in self._blocks(_TEXTS):
                stream.write(block)
                parser.Parse(block, False)
            parser.Parse(b"", True)
        return TextsShared(stream, places + ends)


def _parser(cut: CutSheet) -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = cut.begin
    parser.EndElementHandler = cut.end
    parser.CharacterDataHandler = cut.text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.XmlDeclHandler = _refuse_other_encoding
    return parser


def _refuse_doctype(*_: object) -> None:
    raise SheetTooOddError


def _refuse_other_encoding(_: str, encoding: str | None, __: int) -> None:
    if encoding is not None and encoding.upper() != "UTF-8":
        raise SheetTooOddError


def _sheet_of(archive: zipfile.ZipFile, file: str, wanted: str | None) -> _LongSheet | None:
    """The sheet that is meant; ``None`` where that is not sure, or the workbook is a danger."""
    members = archive.infolist()
    names = [member.filename for member in members]
    whole = sum(member.file_size for member in members)
    if whole > _MOST_UNPACKED or len(names) > MOST_MEMBERS or len(set(names)) != len(names):
        return None
    if any(member.flag_bits & 1 or _is_swollen(member) for member in members):
        return None
    beside = [m for m in members if m.filename.endswith(_XML) and not _is_long_part(m.filename)]
    if sum(member.file_size for member in beside) > _MOST_BESIDE:
        return None
    parts = {member.filename: archive.read(member) for member in beside}
    if any(is_doctype_told(part) for part in parts.values()):
        return None
    stubs = {name: _stub(archive, name) for name in names if "worksheets/" in name}
    book = Workbook({**parts, **stubs}, parts_of_sheets({**parts, **stubs}))
    name = chosen_worksheet(book, file, wanted)
    return None if name is None else _LongSheet(archive, file, name, book.sheets[name], parts)


def _is_swollen(member: zipfile.ZipInfo) -> bool:
    return member.file_size > max(1_000_000, MOST_RATIO * member.compress_size)


def _is_long_part(name: str) -> bool:
    return "worksheets/" in name or name == _TEXTS


def _stub(archive: zipfile.ZipFile, name: str) -> bytes:
    """Whether a sheet holds any value, in the fewest bytes that say so."""
    before = b""
    for block in opening.member_blocks(archive, name):
        if _VALUE.search(before + block):
            return b"<v"
        before = block[-2:]
    return b""
