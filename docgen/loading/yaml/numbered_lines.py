"""Items numbered by hand that begin beside their key: to YAML the whole of it is one text."""

from __future__ import annotations

from collections.abc import Sequence

from docgen import vocabulary
from docgen.codes import reasons
from docgen.diagnostics import Diagnostic, Position
from docgen.light import regex
from docgen.loading.yaml.margins import KEY
from docgen.loading.yaml.remedy_lines import shortened_line

OF_MANY = ("body", "references", "enclosures", "copies_to")  # fields that hold a list of texts
_NUMBER = regex(
    r"\(?(?P<number>[0-9\u0e50-\u0e59]{1,2})(?:\)|\.(?![0-9\u0e50-\u0e59]))\s*(?P<rest>\S.*)"
)
_IN_STEP = 2  # how much deeper than its key a list stands


def mend_numbered_lines(
    lines: list[str], contents: Sequence[int], shifts: dict[int, int], file: str
) -> list[Diagnostic]:
    """Every such list among the ``contents``, told once; its lines are moved in, to be read on."""
    found = []
    for place, index in enumerate(contents):
        line = lines[index]
        text = line.strip()
        key = KEY.match(text)
        value = text[key.end() :].strip() if key else ""
        if key is None or not value:
            continue
        indent = len(line) - len(line.lstrip())
        following = _following(lines, contents[place + 1 :], key["key"], value, indent)
        if not following:
            continue
        is_body = vocabulary.english("circular", key["key"]) == "body"
        item = f"- {shortened_line(value if is_body else _text_of_item(value))}"
        step = indent + _IN_STEP
        way = reasons.items_below(key["key"], step, item, following[-1] + 1, is_numbered=is_body)
        params = {"key": key["key"], "way": way, "last": following[-1] + 1}
        column = line.index(value, indent + key.end()) + 1
        found.append(Diagnostic("DG1126", Position(file, index + 1, column, len(value)), params))
        for at in following:
            moved = " " * step + lines[at].strip()
            shifts[at + 1] = shifts.get(at + 1, 0) + len(moved) - len(lines[at])
            lines[at] = moved
    return found


def _following(
    lines: list[str], contents: Sequence[int], key: str, value: str, indent: int
) -> list[int]:
    """The lines that go on the count which begins in ``value``, or right below it."""
    begun = _number(value)
    if begun not in (None, 1):
        return []
    is_of_many = vocabulary.english("circular", key) in OF_MANY
    if begun is None and not (is_of_many and contents and _indent(lines[contents[0]]) <= indent):
        return []
    wanted = (begun or 0) + 1
    following: list[int] = []
    for index in contents:
        text = lines[index].strip()
        if _number(text) == wanted:
            wanted += 1
        elif _indent(lines[index]) <= indent or not following or KEY.match(text):
            break
        following.append(index)
    return following


def _number(text: str) -> int | None:
    match = _NUMBER.fullmatch(text)
    return int(match["number"]) if match else None


def _text_of_item(text: str) -> str:
    match = _NUMBER.fullmatch(text)
    return match["rest"] if match else text


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
