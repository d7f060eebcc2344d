"""Mistakes of a line that YAML would pass over in silence or blame on another, and their repair."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from docgen import vocabulary
from docgen.codes import reasons
from docgen.diagnostics import Diagnostic, Position
from docgen.light import regex
from docgen.loading.yaml import margins, numbered_lines
from docgen.loading.yaml.remedy_lines import in_quotes, shortened_line

_KEPT_LENGTH = 2_000  # characters
_UNSEEN = "\u200b\ufeff\u200c\u200d\u2060"
_SPACES = " \t\u00a0\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200C)))
_ODD_SPACES = "\u00a0\u2000-\u200a\u202f\u205f\u3000\u200b"
_INDENT = regex(rf"[ \t{_ODD_SPACES}]*")
# Full-width, small, modifier, ratio, Armenian, phonetic, raised, Hebrew, upright, Syriac, Lisu.
_COLONS = "\uff1a\ufe55\ua789\u2236\u0589\u02d0\u02f8\u05c3\ufe13\u0703\ua4fd"
_HEAD = r"(?P<head>[ ]*+(?:- ++)*+)"
_WRONG_COLON = regex(rf"{_HEAD}(?P<key>[^\s:'\"#]+)[ ]*(?P<colon>[{_COLONS}])(?P<value>.*)")
_OTHER_SIGN = regex(
    rf"{_HEAD}(?P<key>[^\s:'\"#=;]+(?: [^\s:'\"#=;]+)*+)[ ]*+(?P<sign>[=;])(?P<value>.*)"
)
_NO_SPACE = regex(rf"{_HEAD}(?P<key>[^\s:'\"#{{\[]+):(?P<value>[^ \t].*)")
_QUESTION = regex(rf"{_HEAD}(?P<sign>\?)[ ]+(?P<rest>\S.*)")
_BLOCK = regex(r"(?:^|[:\-][ ]+)[|>][-+0-9]*[ ]*(?:#.*)?$")
# Bullets and dashes of a word processor, and a hyphen that touches a key.
_BULLETS = "\u2022\u00b7\u25cf\u25aa\u25e6\u2023\u2013\u2014\u2212"
_WRONG_DASH = regex(
    rf"(?P<head> *)(?P<sign>[{_BULLETS}]|\*(?=[ ]?[\u0e01-\u0e5b])|"
    r"-(?=[^\s:#0-9-]+:(?: |$)|[\u0e01-\u0e5bA-Za-z(\"']))"
    r" *(?P<rest>\S.*)"
)


def scan(lines: tuple[str, ...], file: str) -> tuple[list[str], list[Diagnostic], dict[int, int]]:
    """The lines as they were meant, the mistakes, and how far each repair moved the text.

    The third value says, by line number, how many columns the repair moved the text.
    """
    mended = list(lines)
    found: list[Diagnostic] = []
    shifts: dict[int, int] = {}
    lists: set[int] = set()
    indents: dict[str, int] = {}
    above = ""
    for index, margin in _outside_blocks(lines):
        mistakes = _mend_indent(mended, index, margin, indents, file)
        if margin is None:
            is_item = above.endswith(":") or _indent(mended[index]) in lists
            mistakes += _mend_line(mended, index, file, _CHECKS_OF_ITEMS if is_item else _CHECKS)
            lists = _lists_around(mended[index], lists)
            above = mended[index].rstrip()
        if mistakes:
            found += mistakes
            shifts[index + 1] = len(mended[index]) - len(lines[index])
    contents = [index for index, margin in _outside_blocks(tuple(mended)) if margin is None]
    found += numbered_lines.mend_numbered_lines(mended, contents, shifts, file)
    return mended, found, shifts


_LineMistake = tuple[Diagnostic, str] | None
_LineCheck = Callable[[str, int, str], _LineMistake]


def _mend_indent(
    lines: list[str], index: int, margin: int | None, indents: dict[str, int], file: str
) -> list[Diagnostic]:
    """Put spaces in the place of an odd indent; what was amiss with it."""
    mistake = _odd_indent(lines, index, margin, indents, file)
    if mistake is None:
        return []
    diagnostic, lines[index] = mistake
    return [diagnostic]


def _mend_line(
    lines: list[str], index: int, file: str, checks: tuple[_LineCheck, ...]
) -> list[Diagnostic]:
    """Put the line in place as it was meant; what was amiss on it."""
    found: list[Diagnostic] = []
    if len(lines[index]) < _KEPT_LENGTH and _is_sound(lines[index], checks):
        return found
    for check in checks:
        mistake = check(lines[index], index + 1, file)
        if mistake is not None:
            diagnostic, lines[index] = mistake
            found.append(diagnostic)
    return found


@lru_cache(maxsize=2048)
def _is_sound(line: str, checks: tuple[_LineCheck, ...]) -> bool:
    """Whether the checks find nothing; kept, for a letter being written is read at every key."""
    return all(check(line, 1, "") is None for check in checks)


def _lists_around(line: str, lists: set[int]) -> set[int]:
    """The margins of the lists that are open after a line, of those open before it."""
    indent = _indent(line)
    still_open = {margin for margin in lists if margin < indent}
    return still_open | {indent} if line.lstrip().startswith("- ") else still_open


def _outside_blocks(lines: tuple[str, ...]) -> Iterator[tuple[int, int | None]]:
    """Indexes of the lines that are no comments; for those in a ``|`` or ``>`` block its margin.

    Lines of a block are text, of which only the margin is looked at.
    """
    block: int | None = None
    margin: int | None = None
    for index, line in enumerate(lines):
        text = line.strip(_SPACES)
        if not text or text.startswith("#"):
            continue
        indent = _width(_indent_of(line))
        if block is not None and indent > block:
            margin = indent if margin is None else margin
            yield index, margin
            continue
        block = indent if _BLOCK.search(line) else None
        margin = None
        yield index, None


def _odd_indent(
    lines: list[str], index: int, margin: int | None, indents: dict[str, int], file: str
) -> _LineMistake:
    """Tabs and odd spaces before a line, with as many spaces as a line there may begin after."""
    line = lines[index]
    indent = _indent_of(line)
    if not indent.strip(" ") or len(indent) == len(line):
        return None
    if margin is not None and line.startswith(" " * margin):
        return None
    column = next(place for place, sign in enumerate(indent, 1) if sign != " ")
    at = Position(file, index + 1, column)
    rest = line[len(indent) :]
    spaces = margin
    if spaces is None:
        former = indents.get(indent)
        spaces = margins.margin_near(lines, index, rest, _width(indent), former)
        indents[indent] = spaces
    repaired = " " * spaces + rest
    if "\t" in indent:
        return Diagnostic("DG1113", at, {"way": reasons.spaces_for_tab(spaces)}), repaired
    params = {"name": f"U+{ord(indent[column - 1]):04X}", "spaces": spaces}
    return Diagnostic("DG1114", at, params), repaired


def _indent_of(line: str) -> str:
    match = _INDENT.match(line)
    return match[0] if match else ""


def _width(indent: str) -> int:
    """How wide an indent looks: a tab as four spaces, what is not seen as none."""
    return sum(0 if sign in _UNSEEN else 4 if sign == "\t" else 1 for sign in indent)


def _wrong_colon(line: str, number: int, file: str) -> _LineMistake:
    match = _WRONG_COLON.fullmatch(line)
    if match is None:
        return None
    value = match["value"].strip()
    repaired = f"{match['head']}{match['key']}: {value}"
    params = {
        "colon": match["colon"],
        "key": match["key"],
        "fixed": shortened_line(repaired.strip()),
    }
    return Diagnostic("DG1111", Position(file, number, match.start("colon") + 1), params), repaired


def _other_sign(line: str, number: int, file: str) -> _LineMistake:
    """A known key that is parted from its value by ``=`` or ``;``."""
    match = _OTHER_SIGN.fullmatch(line)
    if match is None or match["key"] not in vocabulary.all_keys():
        return None
    repaired = f"{match['head']}{match['key']}: {match['value'].strip()}".rstrip()
    params = {
        "colon": match["sign"],
        "key": match["key"],
        "fixed": shortened_line(repaired.strip()),
    }
    return Diagnostic("DG1111", Position(file, number, match.start("sign") + 1), params), repaired


def _missing_space(line: str, number: int, file: str) -> _LineMistake:
    match = _NO_SPACE.fullmatch(line)
    if match is None or match["key"] not in vocabulary.all_keys():
        return None
    repaired = f"{match['head']}{match['key']}: {match['value'].strip()}"
    params = {"key": match["key"], "fixed": shortened_line(repaired.strip())}
    return Diagnostic("DG1112", Position(file, number, match.end("key") + 1), params), repaired


def _question_mark(line: str, number: int, file: str) -> _LineMistake:
    """A question mark before a line, which to YAML begins a key that is a list or a group."""
    match = _QUESTION.fullmatch(line)
    if match is None:
        return None
    rest = match["rest"]
    is_key = margins.KEY.match(rest) is not None or not match["head"].strip()
    repaired = match["head"] + (rest if is_key else in_quotes(f"? {rest}"))
    way = reasons.typed_line(shortened_line(repaired.strip(), line))
    at = Position(file, number, match.start("sign") + 1)
    return Diagnostic("DG1116", at, {"text": rest, "sign": "?", "way": way}), repaired


def _wrong_dash(line: str, number: int, file: str) -> _LineMistake:
    match = _WRONG_DASH.fullmatch(line)
    if match is None:
        return None
    repaired = f"{match['head']}- {match['rest']}"
    params = {"sign": match["sign"], "fixed": shortened_line(repaired.strip())}
    return Diagnostic("DG1123", Position(file, number, match.start("sign") + 1), params), repaired


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


_CHECKS = (_question_mark, _wrong_colon, _other_sign, _missing_space)
_CHECKS_OF_ITEMS = (*_CHECKS, _wrong_dash)
