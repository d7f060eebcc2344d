"""Diagnostics as text: with the source line and a caret, on one line, as JSON, or for GitHub."""

from __future__ import annotations

import json
import os
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import field
from pathlib import Path

from docgen import vocabulary
from docgen.diagnostics import Diagnostic, Position
from docgen.light import dataclass
from docgen.thai.width import display_width, printable_text

_WIDEST = 110  # cells of source shown; longer lines are cut around the caret
_LONG = 2_000  # letters: such a line is not even measured
_BEFORE, _AFTER = 40, 60
_COLOURS = {"error": "\x1b[1;31m", "warning": "\x1b[1;33m", "note": "\x1b[1;36m"}
_PLAIN = "\x1b[0m"


@dataclass(slots=True)
class Sources:
    """The lines of every file that was read, by the name its positions carry."""

    lines: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def add(self, file: str, lines: Iterable[str]) -> None:
        """Remember the lines of ``file``."""
        self.lines[file] = tuple(lines)

    def line(self, file: str, number: int) -> str | None:
        """Line ``number`` of ``file``, counted from 1, if it was read."""
        lines = self.lines.get(file, ())
        return lines[number - 1] if 0 < number <= len(lines) else None

    def update(self, other: Sources) -> None:
        """Take over the files of ``other``."""
        self.lines.update(other.lines)


def full_report(
    found: Sequence[Diagnostic],
    sources: Sources,
    *,
    base: Path,
    language: str = "th",
    colour: bool = False,
) -> str:
    """Every diagnostic with its source line, a caret and the remedy; a blank line between them."""
    style = _ReportStyle(base, language, colour)
    return "\n".join(_block(fault, sources, style) for fault in found)


def concise_report(found: Sequence[Diagnostic], *, base: Path, language: str = "th") -> str:
    """One line for each diagnostic: place, severity, code, message."""
    style = _ReportStyle(base, language, False)
    lines = (
        f"{_where(fault, base)}: {style.word(fault.severity)}[{fault.code}]: "
        f"{printable_text(fault.message(language))}"
        for fault in found
    )
    return "".join(line + "\n" for line in lines)


def as_json(found: Sequence[Diagnostic], *, base: Path, language: str = "th") -> str:
    """One JSON object a line; columns count code points from 1, ``end_column`` is exclusive."""
    return "".join(
        json.dumps(_record(fault, base, language), ensure_ascii=False) + "\n" for fault in found
    )


def github(found: Sequence[Diagnostic], *, base: Path, language: str = "th") -> str:
    """Workflow commands that GitHub shows beside the changed lines."""
    return "".join(_annotation(fault, base, language) + "\n" for fault in found)


def path_from_base(file: str, base: Path) -> str:
    """``file`` relative to ``base`` with forward slashes, or as it is when it lies elsewhere."""
    try:
        relative = os.path.relpath(file, base)
    except ValueError:  # another drive on Windows
        relative = file
    chosen = file if relative.startswith("..") and os.path.isabs(file) else relative
    return printable_text(chosen.replace("\\", "/"))


@dataclass(frozen=True, slots=True)
class _ReportStyle:
    base: Path
    language: str
    colour: bool

    def word(self, name: str) -> str:
        entry = vocabulary.word("words", name)
        return entry.thai if self.language == "th" else entry.title

    def painted_text(self, text: str, severity: str) -> str:
        return f"{_COLOURS[severity]}{text}{_PLAIN}" if self.colour else text


def _block(one: Diagnostic, sources: Sources, style: _ReportStyle) -> str:
    head = style.painted_text(f"{style.word(one.severity)}[{one.code}]", one.severity)
    lines = [f"{head}: {printable_text(one.message(style.language))}"]
    marks = _marks(one, sources, style)
    gutter = len(str(max((number for number, *_ in marks), default=1)))
    if one.at is not None or one.argument:
        lines.append(f"{' ' * gutter}--> {_where(one, style.base)}")
    if marks:
        lines.append(f"{' ' * gutter} |")
        lines += _source_lines(marks, gutter)
    for place, label in one.also:
        if not _is_shown(place, one, sources):
            tail = f" {printable_text(label)}" if label else ""
            lines.append(f"{' ' * gutter} = {style.word('see')}: {_place(place, style.base)}{tail}")
    remedy = printable_text(one.remedy(style.language))
    if remedy:
        lines.append(f"{' ' * gutter} = {style.word('fix')}: {remedy}")
    return "\n".join(lines) + "\n"


_ShownMark = tuple[int, int, int, str, str, str]


def _marks(one: Diagnostic, sources: Sources, style: _ReportStyle) -> list[_ShownMark]:
    """Line, column, length, sign, label and source of each place, in the order of the lines."""
    if one.at is None:
        return []
    label = one.label() if style.language == "th" else ""
    places = [(one.at, "^", label)] + [(place, "-", text) for place, text in one.also]
    marks: list[_ShownMark] = []
    for place, sign, text in places:
        source = sources.line(place.file, place.line)
        if source is not None and place.file == one.at.file:
            marks.append((place.line, place.column, place.length, sign, text, source))
    if not any(mark[3] == "^" for mark in marks):
        return []
    return sorted(marks, key=lambda mark: (mark[0], mark[1]))


def _is_shown(place: Position, one: Diagnostic, sources: Sources) -> bool:
    return (
        one.at is not None
        and place.file == one.at.file
        and sources.line(one.at.file, one.at.line) is not None
        and sources.line(place.file, place.line) is not None
    )


def _source_lines(marks: list[_ShownMark], gutter: int) -> list[str]:
    lines: list[str] = []
    shown = (0, "")
    for number, column, length, sign, label, source in marks:
        text, pad, width = _window(source, column, length)
        if (number, text) != shown:
            lines.append(f"{number:>{gutter}} | {text}")
        shown = (number, text)
        underline = " " * pad + sign * width
        lines.append(f"{' ' * gutter} | {underline}{' ' + printable_text(label) if label else ''}")
    return lines


def _window(source: str, column: int, length: int) -> tuple[str, int, int]:
    """The part of a source line to show, and where in it, in cells, the underline stands."""
    begin = min(max(column - 1, 0), len(source))
    end = min(begin + max(length, 1), max(len(source), begin + 1))
    first, last = 0, len(source)
    if len(source) > _LONG or display_width(printable_text(source)) > _WIDEST:
        first, last = max(0, begin - _BEFORE), min(len(source), begin + _AFTER)
        while 0 < first < begin and unicodedata.category(source[first]) == "Mn":
            first += 1
    end = min(end, max(last, begin + 1))
    head = "..." if first else ""
    tail = "..." if last < len(source) else ""
    before = head + printable_text(source[first:begin])
    text = before + printable_text(source[begin:last]) + tail
    width = display_width(printable_text(source[begin:end]))
    return text, display_width(before), max(1, width)


def _where(one: Diagnostic, base: Path) -> str:
    """A place in a file, or what was asked wrongly."""
    return one.argument if one.at is None and one.argument else _place(one.at, base)


def _place(at: Position | None, base: Path) -> str:
    if at is None:
        return "-"
    place = path_from_base(at.file, base)
    if at.line:
        place += f":{at.line}:{max(at.column, 1)}"
    gap = " " if at.line else ""
    return f"{place}{gap}[{printable_text(at.cell)}]" if at.cell else place


def _record(one: Diagnostic, base: Path, language: str) -> dict[str, object]:
    return {
        "code": one.code,
        "severity": one.severity,
        "message": printable_text(one.message(language)),
        "remedy": printable_text(one.remedy(language)),
        **_json_place(one.at, base),
        **({"argument": one.argument} if one.argument else {}),
        "also": [
            {**_json_place(at, base), "label": printable_text(label)} for at, label in one.also
        ],
    }


def _json_place(at: Position | None, base: Path) -> dict[str, object]:
    if at is None:
        return {"file": None}
    return {
        "file": path_from_base(at.file, base),
        "line": at.line,
        "column": at.column,
        "end_column": at.column + at.length,
        "cell": printable_text(at.cell),
    }


def _annotation(one: Diagnostic, base: Path, language: str) -> str:
    kind = {"error": "error", "warning": "warning", "note": "notice"}[one.severity]
    fields = []
    if one.at is not None:
        fields.append(f"file={_property(path_from_base(one.at.file, base))}")
        if one.at.line:
            fields += [f"line={one.at.line}", f"col={max(one.at.column, 1)}"]
    fields.append(f"title={one.code}")
    text = f"{printable_text(one.message(language))} - {printable_text(one.remedy(language))}"
    return f"::{kind} {','.join(fields)}::{_escaped_text(text)}"


def _escaped_text(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped_text(text).replace(":", "%3A").replace(",", "%2C")
