"""The mistakes of people who seldom write YAML: what they typed, and what to type instead."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from docgen import vocabulary
from docgen.codes import reasons
from docgen.diagnostics import Diagnostic, Position
from docgen.light import dataclass, regex
from docgen.loading.yaml.remedy_lines import in_quotes, quoted_value, shortened_text

_HEAD = r"(?P<head>[ ]*+(?:- ++)*+)"
_KEY_VALUE = regex(rf"{_HEAD}(?:(?P<key>[^:#'\"{{\[][^:#]*?):[ ]+)?(?P<value>\S.*)")
_SPECIAL = "*&!@`%|>-?,#"
_KEY = regex(rf"{_HEAD}(?P<key>[^\s:#'\"{{\[][^:#]*?):(?=\s|$)")
_ITEM_BESIDE_KEY = regex(r"(?P<key>[^:#'\"]+): +(?P<item>- [^:]+:(?: .*)?)")
_NUMBERED = regex(r"[0-9\u0e50-\u0e59]+[.)]\s*(?=\S)")
_NOT_OF_A_WORD = regex(r"(?<![^\w\u0e00-\u0e4e])[^\w\u0e00-\u0e4e]++")
_AFTER_A_WORD = regex(r"[^\w\u0e00-\u0e4e]")
_COMMA_LEFT_OUT = regex(r"(?<=[^\s,{])\s+(?=[^\s:,{}]+: )")
_BRACKETS = {"{": "}", "[": "]"}


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

    ``is_whole`` says that the repaired line still carries everything its author typed; ``shift`` by
    how many columns the repair moved it; ``is_sure`` that its remedy needs no trial.
    The repair takes in so many ``following`` lines too.
    """

    diagnostic: Diagnostic
    line: int | None
    repaired: str = ""
    is_whole: bool = True
    shift: int = 1
    is_sure: bool = False
    following: int = 0


_MarkOf = Callable[[BrokenError], tuple[int, int] | None]
_Remedy = Callable[[int, int, list[str], str], Mistake]


def mistake_behind(broken: BrokenError, lines: list[str], file: str) -> Mistake:
    """The mistake behind what the parser said, on a line where something stands."""
    line, column = broken.mark
    if line >= len(lines) or not lines[line][column:].strip():
        place = open_bracket(lines[: line + 1])
        if place is not None:
            return _quoting("DG1120", *place, lines, file)
    said = f"{broken.context} {broken.problem}"
    begin = broken.context_mark
    if begin and "quoted scalar" in said and swallows_key(lines, begin, line):
        return _quoting("DG1117", *begin, lines, file)
    for phrases, place_of, remedy in _WHAT_IS_MEANT:
        place = place_of(broken)
        if place is not None and phrases.search(said):
            return remedy(*place, lines, file)
    return _quoting("DG1119", line, column, lines, file)


def open_bracket(lines: list[str]) -> tuple[int, int] | None:
    """Where the last bracket stands that begins a value and is never closed."""
    open_ones: list[tuple[int, int]] = []
    for number, line in enumerate(lines):
        match = _KEY_VALUE.fullmatch(line)
        if match is None or line.lstrip().startswith("#"):
            continue
        begins = open_ones or match["value"][0] in _BRACKETS
        for column in range(match.start("value"), len(line) if begins else 0):
            if line[column] in _BRACKETS:
                open_ones.append((number, column))
            elif line[column] in _BRACKETS.values() and open_ones:
                open_ones.pop()
    return open_ones[0] if open_ones else None


def swallows_key(lines: list[str], begin: tuple[int, int], last: int) -> bool:
    """Whether a quotation from ``begin`` to the line ``last`` takes in keys that stand apart.

    Its lines must stand deeper than what it belongs to (YAML 1.2, 7.3.1); PyYAML lets them not.
    """
    line, column = begin
    if last <= line or line >= len(lines):
        return False
    before = lines[line][:column]
    margin = len(before) - len(before.lstrip()) - (0 if before.strip() else 1)
    return any(
        len(inner) - len(inner.lstrip()) <= margin
        and (_KEY.match(inner) or inner.lstrip().startswith("- "))
        for inner in lines[line + 1 : last + 1]
    )


def _colon(line: int, column: int, lines: list[str], file: str) -> Mistake:
    match = _KEY_VALUE.fullmatch(lines[line])
    if match and match["key"] and match.start("value") <= column:
        return _quoting("DG1110", line, column, lines, file)
    above = next((index for index in reversed(range(line)) if lines[index].strip()), None)
    if above is not None and ":" not in lines[above]:
        return _without_colon(above, 0, lines, file)
    indent = len(lines[line]) - len(lines[line].lstrip())
    return _out_of_line(line, indent, lines, file)


def _without_colon(line: int, _: int, lines: list[str], file: str) -> Mistake:
    written = lines[line].strip()
    column = len(lines[line]) - len(lines[line].lstrip())
    at = Position(file, line + 1, column + 1, max(1, len(written)))
    return Mistake(without_key(written, at), line, "", is_whole=False)


def without_key(written: str, at: Position) -> Diagnostic:
    """That a line has no key; one that begins with a known key only lacks its colon."""
    item = _NUMBERED.match(written)
    known = [
        all_key
        for all_key in vocabulary.all_keys()
        if written.startswith(all_key) and _AFTER_A_WORD.match(written, len(all_key))
    ]
    key = max(known, key=len, default=vocabulary.thai("circular", "subject"))
    rest = _NOT_OF_A_WORD.sub("", written.removeprefix(key), count=1) if known else written
    fixed = f"- {written[item.end() :]}" if item else f"{key}: {rest}"
    way = reasons.typed_line(shortened_text(fixed))
    params = {
        "text": shortened_text(written),
        "fixed": fixed,
        "named": bool(known or item),
        "way": way,
    }
    return Diagnostic("DG1301", at, params)


def _out_of_line(line: int, column: int, lines: list[str], file: str) -> Mistake:
    """A line that begins at no column of its level, with the key above that it is nearest to."""
    if line >= len(lines):
        return _dropping("DG1118", line, column, lines, file)
    indent = len(lines[line]) - len(lines[line].lstrip())
    levels: dict[int, str] = {}
    for above in reversed(lines[:line]):
        match = _KEY.match(above)
        if match and match["key"]:
            levels.setdefault(match.start("key"), match["key"])
    column_meant = min(levels, key=lambda level: abs(level - indent), default=0)
    like = levels.get(column_meant, lines[line].strip())
    made = _dropping("DG1118", line, column, lines, file)
    params = {
        **made.diagnostic.params,
        "way": reasons.moved_line(column_meant, shortened_text(like)),
    }
    return Mistake(Diagnostic("DG1118", made.diagnostic.at, params), line, "", is_whole=False)


def _special(line: int, column: int, lines: list[str], file: str) -> Mistake:
    if lines[line][column : column + 1] == "\t":
        repaired = lines[line].replace("\t", " ")
        params = {"way": reasons.spaces_for_tab(1)}
        at = Position(file, line + 1, column + 1)
        return Mistake(Diagnostic("DG1113", at, params), line, repaired, is_sure=True)
    match = _ITEM_BESIDE_KEY.match(lines[line])
    if match:
        at = Position(file, line + 1, match.start("item") + 1)
        params_of_item = {
            "key": match["key"].strip(),
            "item": shortened_text(match["item"].strip()),
        }
        return Mistake(Diagnostic("DG1124", at, params_of_item), None)
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
    params: dict[str, object] = {
        **{"text": shortened_text(value), "sign": at_sign(lines, at)},
        "way": reasons.typed_line(quoted_value(before, bare)),
    }
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


def _bare(written: str) -> dict[str, object]:
    fixed = in_quotes(shortened_text(written))
    return {"text": shortened_text(written), "sign": "", "way": reasons.typed_line(fixed)}


def at_sign(lines: list[str], at: Position) -> str:
    """The character at a place, or nothing at the end of the line."""
    return lines[at.line - 1][at.column - 1 : at.column]


def _end_mark(broken: BrokenError) -> tuple[int, int] | None:
    return broken.mark


def _begin_mark(broken: BrokenError) -> tuple[int, int] | None:
    return broken.context_mark


def _begin_or_end(broken: BrokenError) -> tuple[int, int] | None:
    return broken.context_mark or broken.mark


# The first row tells: what the parser says, the place that the mistake is at, and its remedy there.
_WHAT_IS_MEANT: tuple[tuple[re.Pattern[str], _MarkOf, _Remedy], ...] = (
    (regex("escape"), _end_mark, partial(_quoting, "DG1122")),
    (regex("quoted scalar"), _begin_mark, partial(_quoting, "DG1117")),
    (regex("mapping values are not allowed"), _end_mark, _colon),
    (regex("could not find expected ':'"), _begin_mark, _without_colon),
    (
        regex("scanning an? (alias|anchor|block|tag|directive)"),
        _begin_mark,
        partial(_quoting, "DG1116"),
    ),
    (regex("cannot start any token|sequence entries are not allowed"), _end_mark, _special),
    (regex("flow (mapping|sequence)"), _begin_or_end, partial(_quoting, "DG1120")),
    (regex(r"but found '(<scalar>|\}|\])'"), _end_mark, _after_end),
    (regex("block (end|mapping|sequence)"), _end_mark, _out_of_line),
)
