"""The mistakes of people who seldom write YAML: what they typed, and what to type instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docgen import vocabulary
from docgen.diagnostics import Diagnostic, Position

_ODD_SPACES = "\u00a0\u2000-\u200a\u202f\u205f\u3000\u200b"
_INDENT = re.compile(rf"[ \t{_ODD_SPACES}]*")
_COLONS = "\uff1a\ufe55\ua789\u2236\u0589"  # full-width, small, modifier, ratio, Armenian
_HEAD = r"(?P<head>[ ]*(?:- +)*)"
_WRONG_COLON = re.compile(rf"{_HEAD}(?P<key>[^\s:'\"#]+)[ ]*(?P<colon>[{_COLONS}])(?P<value>.*)")
_NO_SPACE = re.compile(rf"{_HEAD}(?P<key>[^\s:'\"#{{\[]+):(?P<value>[^ \t].*)")
_KEY_VALUE = re.compile(rf"{_HEAD}(?:(?P<key>[^:#'\"{{\[][^:#]*?):[ ]+)?(?P<value>\S.*)")
_BLOCK = re.compile(r"(?:^|[:\-][ ]+)[|>][-+0-9]*[ ]*(?:#.*)?$")
_SPECIAL = "*&!@`%|>-?,#"
_WIDEST_REMEDY = 90


class BrokenError(Exception):
    """Where and why the parser stopped; lines and columns count from 0."""

    def __init__(
        self,
        problem: str,
        context: str,
        mark: tuple[int, int],
        context_mark: tuple[int, int] | None,
    ) -> None:
        super().__init__(problem)
        self.problem = problem
        self.context = context
        self.mark = mark
        self.context_mark = context_mark

    @classmethod
    def of(cls, error: Any, last: tuple[int, int]) -> BrokenError:
        """PyYAML's error; ``last`` is used where it names no place."""
        mark, context = error.problem_mark, error.context_mark
        return cls(
            error.problem or "",
            error.context or "",
            (mark.line, mark.column) if mark else last,
            (context.line, context.column) if context else None,
        )


@dataclass(frozen=True, slots=True)
class Mistake:
    """A named mistake and the line that lets reading go on.

    ``is_whole`` says that the repaired line still carries everything its author typed.
    """

    diagnostic: Diagnostic
    line: int | None
    repaired: str = ""
    is_whole: bool = True


def scan(lines: tuple[str, ...], file: str) -> tuple[list[str], list[Diagnostic], dict[int, int]]:
    """Mistakes that YAML would pass over in silence or blame on another line, and their repair.

    The third value says, by line number, how many columns the repair moved the text.
    """
    mended = list(lines)
    found: list[Diagnostic] = []
    shifts: dict[int, int] = {}
    for index in _outside_blocks(lines):
        line = mended[index]
        for check in (_odd_indent, _wrong_colon, _missing_space):
            outcome = check(line, index + 1, file)
            if outcome is not None:
                diagnostic, repaired = outcome
                found.append(diagnostic)
                shifts[index + 1] = shifts.get(index + 1, 0) + len(repaired) - len(line)
                line = repaired
        mended[index] = line
    return mended, found, shifts


def explain(broken: BrokenError, lines: list[str], file: str) -> Mistake:
    """The mistake behind what the parser said."""
    line, column = broken.mark
    said = f"{broken.context} {broken.problem}"
    if "quoted scalar" in said and broken.context_mark and "escape" not in said:
        return _quoting("DG1117", *broken.context_mark, lines, file)
    if "escape" in said or "expected escape sequence" in said:
        return _quoting("DG1122", *broken.mark, lines, file)
    if "mapping values are not allowed" in said:
        return _colon(line, column, lines, file)
    if "could not find expected ':'" in said and broken.context_mark:
        return _without_colon(broken.context_mark[0], lines, file)
    if broken.context_mark and re.search("scanning an? (alias|anchor|block|tag|directive)", said):
        return _quoting("DG1116", *broken.context_mark, lines, file)
    if "cannot start any token" in said or "sequence entries are not allowed" in said:
        return _special(line, column, lines, file)
    if "flow mapping" in said or "flow sequence" in said:
        place = broken.context_mark or broken.mark
        return _quoting("DG1120", *place, lines, file)
    if "but found '<scalar>'" in said or "but found '}'" in said or "but found ']'" in said:
        return _after_end(line, column, lines, file)
    if "block end" in said or "block mapping" in said or "block sequence" in said:
        return _dropping("DG1118", line, column, lines, file)
    return _quoting("DG1119", line, column, lines, file)


def quoted(before: str, value: str) -> str:
    """``before`` and ``value`` in quotes, as the clerk should type it, cut when very long."""
    return f"{before.strip()} {in_quotes(short(value))}".strip()


def in_quotes(value: str) -> str:
    """A single-quoted YAML text."""
    return "'" + value.replace("'", "''") + "'"


def short(text: str) -> str:
    """``text``, or its beginning and ``...``."""
    return text if len(text) <= _WIDEST_REMEDY else text[:_WIDEST_REMEDY] + "..."


def _outside_blocks(lines: tuple[str, ...]) -> Iterator[int]:
    """Indexes of the lines that are not the text of a ``|`` or ``>`` block, nor comments."""
    block: int | None = None
    for index, line in enumerate(lines):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        indent = len(line) - len(line.lstrip(" "))
        if block is not None and indent > block:
            continue
        block = indent if _BLOCK.search(line) else None
        yield index


_Outcome = tuple[Diagnostic, str] | None


def _odd_indent(line: str, number: int, file: str) -> _Outcome:
    match = _INDENT.match(line)
    indent = match[0] if match else ""
    if not indent.strip(" ") or len(indent) == len(line):
        return None
    column = next(index for index, one in enumerate(indent, 1) if one != " ")
    at = Position(file, number, column)
    rest = line[len(indent) :]
    if "\t" in indent:
        return Diagnostic("DG1113", at, {}), indent.replace("\t", "  ") + rest
    name = f"U+{ord(indent[column - 1]):04X}"
    return Diagnostic("DG1114", at, {"name": name}), " " * len(indent) + rest


def _wrong_colon(line: str, number: int, file: str) -> _Outcome:
    match = _WRONG_COLON.fullmatch(line)
    if match is None:
        return None
    value = match["value"].strip()
    repaired = f"{match['head']}{match['key']}: {value}"
    params = {"colon": match["colon"], "key": match["key"], "fixed": short(repaired.strip())}
    return Diagnostic("DG1111", Position(file, number, match.start("colon") + 1), params), repaired


def _missing_space(line: str, number: int, file: str) -> _Outcome:
    match = _NO_SPACE.fullmatch(line)
    if match is None or match["key"] not in vocabulary.all_keys():
        return None
    repaired = f"{match['head']}{match['key']}: {match['value'].strip()}"
    params = {"key": match["key"], "fixed": short(repaired.strip())}
    return Diagnostic("DG1112", Position(file, number, match.end("key") + 1), params), repaired


def _colon(line: int, column: int, lines: list[str], file: str) -> Mistake:
    match = _KEY_VALUE.fullmatch(lines[line])
    if match and match["key"] and match.start("value") <= column:
        return _quoting("DG1110", line, column, lines, file)
    above = next((index for index in reversed(range(line)) if lines[index].strip()), None)
    if above is not None and ":" not in lines[above]:
        return _without_colon(above, lines, file)
    indent = len(lines[line]) - len(lines[line].lstrip())
    return _dropping("DG1118", line, indent, lines, file)


def _without_colon(line: int, lines: list[str], file: str) -> Mistake:
    written = lines[line].strip()
    column = len(lines[line]) - len(lines[line].lstrip())
    at = Position(file, line + 1, column + 1, max(1, len(written)))
    return Mistake(Diagnostic("DG1301", at, {"text": short(written)}), line, "", is_whole=False)


def _special(line: int, column: int, lines: list[str], file: str) -> Mistake:
    if lines[line][column : column + 1] == "\t":
        repaired = lines[line].replace("\t", " ")
        return Mistake(Diagnostic("DG1113", Position(file, line + 1, column + 1)), line, repaired)
    return _quoting("DG1116", line, column, lines, file)


def _after_end(line: int, column: int, lines: list[str], file: str) -> Mistake:
    """Text that follows a closed quotation or bracket."""
    before = lines[line][:column].rstrip() if line < len(lines) else ""
    code = "DG1121" if before.endswith(("'", '"')) else "DG1120"
    return _quoting(code, line, column, lines, file)


def _quoting(code: str, line: int, column: int, lines: list[str], file: str) -> Mistake:
    """A fault that quotes around the whole value of the line would cure."""
    if line >= len(lines):
        return _dropping("DG1119", line, column, lines, file)
    at = Position(file, line + 1, column + 1)
    match = _KEY_VALUE.fullmatch(lines[line])
    if match is None:
        return _dropping(code, line, column, lines, file)
    value = match["value"].rstrip()
    before = lines[line][: match.start("value")]
    bare = value.strip("'\"") if code in ("DG1117", "DG1119", "DG1122") else value
    params = {"text": short(value), "fixed": quoted(before, bare), "sign": at_sign(lines, at)}
    is_whole = not _spans_lines(code, value)
    return Mistake(Diagnostic(code, at, params), line, before + in_quotes(value), is_whole=is_whole)


def _spans_lines(code: str, value: str) -> bool:
    """Whether the value goes on below, so that quoting one line leaves the rest astray."""
    return code == "DG1120" and value[:1] in "[{" and value[-1:] not in "]}"


def _dropping(code: str, line: int, column: int, lines: list[str], file: str) -> Mistake:
    """A fault with no sure cure: the line is passed over so that the rest can be read."""
    if line >= len(lines):
        return Mistake(Diagnostic(code, Position(file, max(1, len(lines)), 1), _bare("")), None)
    at = Position(file, line + 1, column + 1)
    written = lines[line].strip()
    diagnostic = Diagnostic(code, at, {**_bare(written), "sign": at_sign(lines, at)})
    return Mistake(diagnostic, line, "", is_whole=False)


def _bare(written: str) -> dict[str, str]:
    return {"text": short(written), "fixed": in_quotes(short(written)), "sign": ""}


def at_sign(lines: list[str], at: Position) -> str:
    """The character at a place, or nothing at the end of the line."""
    return lines[at.line - 1][at.column - 1 : at.column]
