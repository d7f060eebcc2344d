"""Findings that somebody has looked at and lets stand: ``# noqa: DG7012 reason``, house style.

Behind a line the exception holds for that line and what is indented under it; on a line of its
own, for the next one. Every exception carries its reason, which the manifest keeps. An error
cannot be excepted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from docgen.codes import CODES
from docgen.diagnostics import Diagnostic, Position
from docgen.light import dataclass, regex
from docgen.loading.workspace.house_style import HouseStyle

_NOQA = regex(r"(?:^|(?<=\s))#\s*noqa:\s*(?P<codes>DG\d{4}(?:\s*,\s*DG\d{4})*)\s*(?P<reason>.*)$")


@dataclass(frozen=True, slots=True)
class Waiver:
    """One exception: the codes it is for, why, and the lines it covers."""

    codes: tuple[str, ...]
    reason: str
    at: Position
    first: int
    last: int

    def covers(self, one: Diagnostic) -> bool:
        """Whether that finding is excepted."""
        at = one.at
        inside = at is not None and at.file == self.at.file and self.first <= at.line <= self.last
        return inside and one.code in self.codes and not one.is_error


@dataclass(frozen=True, slots=True)
class Waived:
    """What is left of the findings, and the record of what was excepted."""

    found: tuple[Diagnostic, ...]
    record: tuple[dict[str, str], ...]


def waivers(lines: Sequence[str], file: str) -> tuple[list[Waiver], list[Diagnostic]]:
    """The exceptions written in a file, and what is wrong with them."""
    result: list[Waiver] = []
    found: list[Diagnostic] = []
    for number, line in enumerate(lines, 1):
        match = _NOQA.search(line) if "noqa" in line else None
        if match is None:
            continue
        at = Position(file, number, match.start() + 1, len(match[0].rstrip()))
        codes = tuple(re.findall(r"DG\d{4}", match["codes"]))
        binding = (code for code in codes if code not in CODES or CODES[code].severity == "error")
        bad = next(binding, None)
        if bad is not None:
            found.append(Diagnostic("DG1312", at, {"name": bad}))
        elif not match["reason"].strip():
            found.append(Diagnostic("DG1310", at, {"name": codes[0]}))
        else:
            first, last = _reach(lines, number - 1, alone=not line[: match.start()].strip())
            result.append(Waiver(codes, match["reason"].strip(), at, first, last))
    return result, found


def apply(
    found: Iterable[Diagnostic],
    written: Sequence[Waiver],
    house: HouseStyle,
    *,
    base: Path,
    name_unused: bool,
) -> Waived:
    """The findings that no exception covers; ``base`` is what recorded places are relative to."""
    kept: list[Diagnostic] = []
    record: list[dict[str, str]] = []
    used: set[Position] = set()
    for fault in found:
        waiver = next((waiver for waiver in written if waiver.covers(fault)), None)
        reason = None if fault.is_error else house.waived.get(fault.code)
        if waiver is not None:
            used.add(waiver.at)
            reason = waiver.reason
        if reason is None:
            kept.append(fault)
        else:
            record.append({"rule": fault.code, "place": _place(fault, base), "reason": reason})
    if name_unused:
        kept += [
            Diagnostic("DG1311", waiver.at, {"name": ", ".join(waiver.codes)})
            for waiver in written
            if waiver.at not in used
        ]
    return Waived(tuple(kept), tuple(record))


def _reach(lines: Sequence[str], index: int, *, alone: bool) -> tuple[int, int]:
    """First and last line, counted from 1, that an exception on line ``index`` covers."""
    first = index
    while alone and first < len(lines) and not lines[first].split("#")[0].strip():
        first += 1
    if first >= len(lines):
        return index + 1, index + 1
    depth = _indent(lines[first])
    last = first
    for number in range(first + 1, len(lines)):
        if lines[number].strip() and _indent(lines[number]) <= depth:
            break
        last = number
    return first + 1, last + 1


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _place(one: Diagnostic, base: Path) -> str:
    if one.at is None:
        return "-"
    path = Path(one.at.file)
    inside = path.is_absolute() and path.is_relative_to(base)
    name = path.relative_to(base).as_posix() if inside else path.name
    return f"{name}:{one.at.line}" if one.at.line else name
