"""Bytes → text: the encoding judged on the whole file, and characters that no letter may hold."""

from __future__ import annotations

from pathlib import Path

from docgen.diagnostics import Diagnostic, Position
from docgen.light import dataclass, regex

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
# What begins a ZIP (Word, Excel), an old Office file, a PDF and a picture.
_OTHER_PROGRAMS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-", b"\x89PNG", b"\xff\xd8\xff")
_UPPER_HALVES = (0x00, 0x0E)  # of a letter of English and of Thai in UTF-16; no text has them
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
# UTF-8 read as cp874 and saved again: every Thai letter became three, the first two of them these.
_LEAD, _LOWER_HALF, _UPPER_HALF = "\u0e40", "\u0e18", "\u0e19"
_LETTER_TWICE = f"{_LEAD}[{_LOWER_HALF}{_UPPER_HALF}]."
_TWICE_ENCODED = regex(f"{_LETTER_TWICE * 4}(?:{_LETTER_TWICE})*")  # four or more, found quickly
_FORBIDDEN = regex(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]"
)
_RUN_OF_FORBIDDEN = regex(f"{_FORBIDDEN.pattern}+")
_THAI = regex("[\u0e01-\u0e5b]")


@dataclass(frozen=True, slots=True)
class Text:
    """A file as lines without their ends; ``None`` where it could not be read as text.

    ``shown`` are the lines as they stand in the file, for display.
    """

    lines: tuple[str, ...] | None
    found: tuple[Diagnostic, ...] = ()
    shown: tuple[str, ...] = ()


def decode(content: bytes, file: str, *, allow_foreign: bool = False) -> Text:
    """The text of a file, forbidden characters replaced by spaces and reported.

    Tables that Excel saved in cp874, which is noted, or as «Unicode Text» are taken when
    ``allow_foreign``.
    """
    found: list[Diagnostic] = []
    if content.startswith(_OTHER_PROGRAMS):
        return Text(None, (Diagnostic("DG1004", Position(file, 1, 1), {"line": 1}),))
    if content.startswith(UTF_16) or _looks_utf_16(content):
        marked = _utf_16_text(content) if allow_foreign else None
        if marked is None:
            return Text(None, (Diagnostic("DG1003", Position(file)),))
        content = marked.encode("utf-8")
    try:
        text = content.removeprefix(_BYTE_ORDER_MARK).decode("utf-8")
    except UnicodeDecodeError as error:
        thai = _as_cp874(content)
        if thai is None or not allow_foreign:
            shown = tuple((thai or content.decode("utf-8", errors="replace")).split("\n"))
            return Text(None, (_not_utf_8(content, thai, error, file),), shown)
        text = thai
        found.append(Diagnostic("DG4001", Position(file), {"name": Path(file).name}))
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not _FORBIDDEN.search(text) and not _TWICE_ENCODED.search(text):
        return Text(tuple(lines), tuple(found), tuple(lines))
    for number, line in enumerate(lines, 1):
        if twice := _TWICE_ENCODED.search(line):
            at = Position(file, number, twice.start() + 1, twice.end() - twice.start())
            return Text(None, (Diagnostic("DG1005", at),), tuple(lines))
        found += forbidden_characters(line, Position(file, number, 1))
    return Text(tuple(_FORBIDDEN.sub(" ", line) for line in lines), tuple(found), tuple(lines))


def forbidden_characters(text: str, at: Position) -> list[Diagnostic]:
    """A fault for each run of control characters in ``text``, whose first character is ``at``."""
    found = []
    for match in _RUN_OF_FORBIDDEN.finditer(text):
        place = Position(at.file, at.line, at.column + match.start(), len(match[0]), at.cell)
        names = " ".join(f"U+{ord(digit):04X}" for digit in match[0][:4])
        found.append(Diagnostic("DG1008", place, {"names": names}))
    return found


def _looks_utf_16(content: bytes) -> bool:
    head = content[:2000]
    upper_halves = sum(map(head.count, _UPPER_HALVES))
    return len(head) > 3 and upper_halves > len(head) // 4


def _utf_16_text(content: bytes) -> str | None:
    """The text that its first two bytes say is UTF-16; ``None`` where it is cut off or has none."""
    try:
        return content.decode("utf-16") if content.startswith(UTF_16) else None
    except UnicodeDecodeError:
        return None


def _as_cp874(content: bytes) -> str | None:
    """The text when it is Thai in cp874; ``None`` when most of its high bytes are not Thai."""
    try:
        text = content.decode("cp874")
    except UnicodeDecodeError:
        return None
    high = sum(1 for byte in content if byte > 0x7F)
    return text if len(_THAI.findall(text)) * 2 > high else None


def _not_utf_8(
    content: bytes, thai: str | None, error: UnicodeDecodeError, file: str
) -> Diagnostic:
    line = content.count(b"\n", 0, error.start) + 1
    if thai is None:
        begin = content.rfind(b"\n", 0, error.start) + 1
        column = len(content[begin : error.start].decode("utf-8", errors="replace")) + 1
        return Diagnostic("DG1004", Position(file, line, column), {"line": line})
    at = Position(file, line, 1)
    sample = thai.split("\n")[line - 1].strip()[:60]
    return Diagnostic("DG1002", at, {"sample": sample})
