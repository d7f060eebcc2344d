"""The ways in which a line that YAML cannot read may have been meant, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen import vocabulary
from docgen.codes import reasons
from docgen.codes.reasons import Reason
from docgen.diagnostics import Diagnostic
from docgen.light import dataclass, regex
from docgen.loading.yaml.margins import KEY, TOP, Margin, dashes_of, margins_around
from docgen.loading.yaml.numbered_lines import OF_MANY
from docgen.loading.yaml.remedy_lines import in_quotes, shortened_line

_MISPLACED = ("DG1118", "DG1301")  # at no margin, or without a key: moved before it is quoted
_WORD = regex(r"\w")
_DIGITS = "[0-9\u0e50-\u0e59]{1,3}"
_BULLETS = "\u2022\u00b7\u25cf\u25aa\u25e6\u2023\u2013\u2014\u2212-"
_NUMBERED = regex(rf"(?:{_DIGITS}[.)]|\({_DIGITS}\)|[{_BULLETS}])\s*(?=\S)")
_CLOSING = {"{": "}", "[": "]"}
_QUOTES = "'\"\u2018\u2019\u201c\u201d"
_COMMA_LEFT_OUT = regex(r"(?<=[^\s,{])\s+(?=[^\s:,{}]+: )")


@dataclass(frozen=True, slots=True)
class TypedLine:
    """A line as it should be typed: after ``spaces``, ``text``; empty where it should go.

    ``like`` is what stands at the same margin; ``is_new`` says that it might go on from above too.
    """

    spaces: int
    text: str
    like: str = ""
    is_new: bool = False

    @property
    def line(self) -> str:
        """The whole line."""
        return " " * self.spaces + self.text if self.text else ""

    def advice(self, before: str) -> Reason:
        """What to do to the line ``before``, for the reader."""
        if not self.text:
            return reasons.DELETED_LINE
        if self.text.startswith("#"):
            return reasons.COMMENTED_LINE
        if self.spaces == len(before) - len(before.lstrip()) and not self.is_new:
            return reasons.typed_line(shortened_line(self.text, before))
        if self.text == before.strip() and not self.like:
            return reasons.continued_line(self.spaces)
        if self.text == before.strip():
            return reasons.moved_line(self.spaces, self.like)
        if self.is_new:
            return reasons.new_item_line(self.spaces, shortened_line(self.text, before))
        return reasons.moved_and_typed_line(self.spaces, shortened_line(self.text, before))


def typed_lines(fault: Diagnostic, lines: list[str], at: int) -> Iterator[TypedLine]:
    """What the line at fault may be typed as, the likeliest first; at last a comment."""
    line = lines[at]
    indent, text = len(line) - len(line.lstrip()), line.strip()
    stray = _StrayLine(fault, text, indent, margins_around(lines, at, indent))
    if fault.code in _MISPLACED:
        yield from _moved_lines(stray, lines[:at])
        yield from quoted_lines(fault, text, indent)
    else:
        yield from quoted_lines(fault, text, indent)
        yield from _moved_lines(stray, lines[:at])
    for margin in stray.margins:
        yield TypedLine(margin.spaces, _quoted_text(text), margin.like)
        yield TypedLine(margin.spaces, f"- {_quoted_text(text)}", margin.like)
    if _WORD.search(text):
        yield TypedLine(indent, f"# {text}")  # nothing that was typed is lost


def quoted_lines(fault: Diagnostic, text: str, indent: int) -> Iterator[TypedLine]:
    """The value of the line as a list or group that is closed, or in quotes."""
    head, value = parted_line(text)
    if not value:
        return
    if fault.code == "DG1120" and _CLOSING.get(value[0], value[-1]) not in value:
        yield TypedLine(indent, head + _closed_value(value))
    yield TypedLine(indent, head + _quoted_text(_unquoted_value(value)))
    yield TypedLine(indent, head + _quoted_text(value))
    if head != (dashes := dashes_of(text)):
        yield TypedLine(indent, dashes + _quoted_text(text[len(dashes) :]))


def parted_line(text: str) -> tuple[str, str]:
    """A line's dashes and key, and its value."""
    dashes = dashes_of(text)
    rest = text[len(dashes) :]
    key = KEY.match(rest)
    if key is None:
        return dashes, rest
    value = rest[key.end() :].strip()
    return f"{dashes}{rest[: key.end()].rstrip()} ", value


def bare_of(text: str) -> str:
    """A line without the dashes before it."""
    return text[len(dashes_of(text)) :]


@dataclass(frozen=True, slots=True)
class _StrayLine:
    """A line at fault: its ``text`` after ``indent`` spaces, and the margins it may begin at."""

    fault: Diagnostic
    text: str
    indent: int
    margins: list[Margin]

    @property
    def is_item(self) -> bool:
        return self.text.startswith("- ") or self.text == "-"

    @property
    def has_key(self) -> bool:
        return KEY.match(bare_of(self.text)) is not None

    @property
    def known_key(self) -> str:
        """The line with its colon after a known key; empty where it begins with none."""
        fixed = str(self.fault.params.get("fixed", ""))
        is_known = self.fault.code == "DG1301" and self.fault.params.get("named")
        return fixed if is_known and KEY.match(fixed) else ""


def _moved_lines(stray: _StrayLine, above: list[str]) -> Iterator[TypedLine]:
    """The line at another margin, as an element of the list around it, or going on from above.

    What is numbered by hand loses its number, but in the body, where it is printed.
    """
    text = stray.text
    lists = [margin for margin in stray.margins if margin.is_list]
    keys = [margin for margin in stray.margins if not margin.is_list]
    if stray.is_item or stray.has_key:
        yield from _at_margins(text, lists if stray.is_item else keys)
    if stray.known_key:
        yield from _at_margins(stray.known_key, keys)
    if not stray.is_item:
        number = _NUMBERED.match(text)
        is_printed = number and number[0][0] not in _BULLETS and _field_around(above) == "body"
        item = text[number.end() :] if number and not is_printed else text
        if number:
            yield from _at_margins(f"- {item}", lists)
        elif not stray.has_key:
            yield from _new_items(stray, lists, above)
        if not stray.has_key:
            yield TypedLine(max((margin.spaces for margin in stray.margins), default=0) + 2, text)
        yield from _at_margins(f"- {item}", lists)
    yield from _at_margins(text, stray.margins)


def _at_margins(text: str, margins: Iterable[Margin]) -> Iterator[TypedLine]:
    for margin in margins:
        yield TypedLine(margin.spaces, text, margin.like)


def _new_items(stray: _StrayLine, lists: list[Margin], lines: list[str]) -> Iterator[TypedLine]:
    """A line of text as an element: the first under a key, or after one that it does not go on.

    What goes on from an element stands deeper than its dash.
    """
    above = next((line for line in reversed(lines) if _is_content(line)), "")
    key = KEY.match(above)
    name = vocabulary.english("circular", key["key"]) if key else None
    begins = above.rstrip().endswith(":") and name in OF_MANY
    start = len(above) - len(above.lstrip())
    if begins or (above.lstrip().startswith("- ") and stray.indent <= start):
        for margin in lists:
            if begins or margin.spaces == start:
                yield TypedLine(margin.spaces, f"- {stray.text}", margin.like, is_new=not begins)


def _is_content(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _field_around(above: list[str]) -> str | None:
    """The field of the letter in which a line stands, by the nearest key at the margin above it."""
    key = next((key for line in reversed(above) if (key := TOP.match(line))), None)
    return vocabulary.english("circular", key[0].rstrip(" :")) if key else None


def _quoted_text(value: str) -> str:
    """A value in quotes that leave it as it is typed: single ones, or double where it has those."""
    if "'" in value and not any(sign in value for sign in '"\\'):
        return f'"{value}"'
    return in_quotes(value)


def _unquoted_value(value: str) -> str:
    """A value without the quotes around it, or without the one that is never closed."""
    sign = value[0]
    if sign not in _QUOTES or sign in value[1:-1]:
        return value
    return value[1:-1] if value[-1] in _QUOTES and len(value) > 1 else value[1:]


def _closed_value(value: str) -> str:
    """The group or list that a value begins, with its last bracket."""
    last = _CLOSING[value[0]]
    whole = value.rstrip(", ") + last
    return _COMMA_LEFT_OUT.sub(", ", whole) if last == "}" else whole
