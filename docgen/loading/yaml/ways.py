"""How a line that YAML cannot read is to be typed: a way out is offered once it has been tried.

Each way is one line in place of the line at fault. It is tried on the lines around, and the first
with which reading gets past that line is the remedy, word for word what docgen itself reads on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from docgen import vocabulary
from docgen.codes import reasons
from docgen.codes.reasons import Reason
from docgen.diagnostics import Diagnostic
from docgen.light import dataclass, regex
from docgen.loading.yaml.margins import KEY, MOST_ABOVE, TOP, dashes_of, margins_around
from docgen.loading.yaml.numbered_lines import OF_MANY
from docgen.loading.yaml.yaml_mistakes import Mistake, shortened_line

AHEAD = 30  # lines after the one at fault that a way must leave readable
_WORD = regex(r"\w")
_DIGITS = "[0-9\u0e50-\u0e59]{1,3}"
_BULLETS = "\u2022\u00b7\u25cf\u25aa\u25e6\u2023\u2013\u2014\u2212-"
_NUMBERED = regex(rf"(?:{_DIGITS}[.)]|\({_DIGITS}\)|[{_BULLETS}])\s*(?=\S)")
_OF_DOCUMENTS = ("%", "---", "...")  # at the margin they part documents
_CLOSING = {"{": "}", "[": "]"}
_AFTER_CLOSED = ("DG1120", "DG1121")  # brackets out of pairs, or text after a closed quotation
_OPENING = ("'", '"', "[", "{")
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


# Where reading stops next in some lines, and on which lines something else is amiss.
Reader = Callable[[list[str]], tuple[int | None, frozenset[int]]]


def proven_mistake(mistake: Mistake, lines: list[str], read: Reader) -> Mistake:
    """The mistake with the first way that lets reading get past its line, as remedy and repair.

    ``read`` reads lines and says on which one it stopped, ``None`` at their end, and on which
    lines something was found. Where no way helps the line becomes a comment, or is deleted.
    """
    at = mistake.line
    if at is None or at >= len(lines) or not lines[at].strip() or mistake.is_sure:
        return mistake
    before = lines[at]
    over_lines = _way_over_lines(mistake, lines, at, read)
    if over_lines is not None:
        return over_lines
    chosen = next(
        (
            way
            for way in _ways(mistake.diagnostic, before, lines, at)
            if _helps(way, lines, at, read)
        ),
        TypedLine(0, ""),
    )
    params = {**mistake.diagnostic.params, "way": chosen.advice(before)}
    told = Diagnostic(mistake.diagnostic.code, mistake.diagnostic.at, params)
    shift = len(chosen.line) - len(before) if chosen.text.endswith(before.strip()[-1:]) else 1
    return replace(
        mistake,
        diagnostic=told,
        repaired=chosen.line,
        is_whole=bool(chosen.text) and not chosen.text.startswith("#"),
        shift=max(shift, chosen.spaces - (len(before) - len(before.lstrip()))),
    )


def _way_over_lines(mistake: Mistake, lines: list[str], at: int, read: Reader) -> Mistake | None:
    """Where a text with quotes or brackets in it goes on below: the whole of it in one line.

    ``None`` where nothing goes on, or no such line can be read.
    """
    before = lines[at]
    indent, text = len(before) - len(before.lstrip()), before.strip()
    _, value = _parted_line(text)
    count = _lines_going_on(lines, at, indent)
    if mistake.diagnostic.code not in _AFTER_CLOSED or not count or value[:1] not in _OPENING:
        return None
    whole = " ".join([text, *(line.strip() for line in lines[at + 1 : at + 1 + count])])
    left = [*lines[: at + 1], *([""] * count), *lines[at + 1 + count :]]
    ways = _in_quotes(mistake.diagnostic, whole, indent)
    chosen = next((way for way in ways if _helps(way, left, at, read)), None)
    if chosen is None:
        return None
    shown = shortened_line(chosen.text, whole)
    way = reasons.typed_over_lines(shown, at + 1, at + 1 + count)
    params = {**mistake.diagnostic.params, "way": way}
    told = Diagnostic(mistake.diagnostic.code, mistake.diagnostic.at, params)
    return replace(mistake, diagnostic=told, repaired=chosen.line, is_whole=True, following=count)


def _lines_going_on(lines: list[str], at: int, indent: int) -> int:
    """How many lines below stand deeper and are neither a key, an item nor a remark."""
    count = 0
    for line in lines[at + 1 :]:
        text = line.strip()
        is_deeper = len(line) - len(line.lstrip()) > indent
        if not text or not is_deeper or text.startswith(("- ", "#")) or KEY.match(text):
            break
        count += 1
    return count


def quoted_text(value: str) -> str:
    """A value in quotes that leave it as it is typed: single ones, or double where it has those."""
    if "'" in value and not any(sign in value for sign in '"\\'):
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


def _ways(fault: Diagnostic, line: str, lines: list[str], at: int) -> Iterator[TypedLine]:
    """Ways out, the likeliest first."""
    indent, text = len(line) - len(line.lstrip()), line.strip()
    margins = margins_around(lines, at, indent)
    above = next((upper_line for upper_line in reversed(lines[:at]) if _is_content(upper_line)), "")
    is_body = _field_around(lines, at) == "body"
    if fault.code in ("DG1118", "DG1301"):
        yield from _placed_ways(fault, text, indent, margins, above, is_body)
        yield from _in_quotes(fault, text, indent)
    else:
        yield from _in_quotes(fault, text, indent)
        yield from _placed_ways(fault, text, indent, margins, above, is_body)
    for spaces, like, _ in margins:
        yield TypedLine(spaces, quoted_text(text), like)
        yield TypedLine(spaces, f"- {quoted_text(text)}", like)
    if _WORD.search(text):
        yield TypedLine(indent, f"# {text}")  # nothing that was typed is lost


def _is_content(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _field_around(lines: list[str], at: int) -> str | None:
    """The field of the letter in which a line stands, by the nearest key at the margin."""
    key = next((key for line in reversed(lines[:at]) if (key := TOP.match(line))), None)
    return vocabulary.english("circular", key[0].rstrip(" :")) if key else None


def _in_quotes(fault: Diagnostic, text: str, indent: int) -> Iterator[TypedLine]:
    """The value of the line as a list or group that is closed, or in quotes."""
    head, value = _parted_line(text)
    if not value:
        return
    if fault.code == "DG1120" and _CLOSING.get(value[0], value[-1]) not in value:
        yield TypedLine(indent, head + _closed_value(value))
    yield TypedLine(indent, head + quoted_text(_unquoted_value(value)))
    yield TypedLine(indent, head + quoted_text(value))
    if head != (dashes := dashes_of(text)):
        yield TypedLine(indent, dashes + quoted_text(text[len(dashes) :]))


def _placed_ways(
    fault: Diagnostic,
    text: str,
    indent: int,
    margins: list[tuple[int, str, bool]],
    above: str,
    is_body: bool,
) -> Iterator[TypedLine]:
    """The line at another margin, as an element of the list around it, or going on from above.

    What is numbered by hand loses its number, but in the ``body``, where it is printed.
    """
    is_item, has_key = text.startswith("- ") or text == "-", bool(KEY.match(bare_of(text)))
    for spaces, like, is_list in margins:
        if is_list == is_item and (is_item or has_key):
            yield TypedLine(spaces, text, like)
    named = str(fault.params.get("fixed", ""))
    if fault.code == "DG1301" and fault.params.get("named") and KEY.match(named):
        yield from (
            TypedLine(spaces, named, like) for spaces, like, is_list in margins if not is_list
        )
    item = _NUMBERED.match(text)
    is_printed = item is not None and is_body and item[0][0] not in _BULLETS
    rest = text[item.end() :] if item and not is_printed else text
    for spaces, like, is_list in margins:
        if is_list and item and not is_item:
            yield TypedLine(spaces, f"- {rest}", like)
    if not is_item and not has_key and not item:
        yield from _new_items(text, indent, margins, above)
    if not is_item and not has_key:
        deepest = max((spaces for spaces, _, __ in margins), default=0)
        yield TypedLine(deepest + 2, text)
    for spaces, like, is_list in margins:
        if is_list and not is_item:
            yield TypedLine(spaces, f"- {rest}", like)
    for spaces, like, _ in margins:
        yield TypedLine(spaces, text, like)


def _new_items(
    text: str, indent: int, margins: list[tuple[int, str, bool]], above: str
) -> Iterator[TypedLine]:
    """A line of text as an element: the first under a key, or after one that it does not go on.

    What goes on from an element stands deeper than its dash.
    """
    key = KEY.match(above)
    name = vocabulary.english("circular", key["key"]) if key else None
    begins = above.rstrip().endswith(":") and name in OF_MANY
    start = len(above) - len(above.lstrip())
    if begins or (above.lstrip().startswith("- ") and indent <= start):
        for spaces, like, is_list in margins:
            if is_list and (begins or spaces == start):
                yield TypedLine(spaces, f"- {text}", like, is_new=not begins)


def _helps(way: TypedLine, lines: list[str], at: int, read: Reader) -> bool:
    """Whether reading gets past the line, and finds nothing amiss on it, when it is typed so."""
    if way.line == lines[at] or way.line.startswith(_OF_DOCUMENTS):
        return False
    key = KEY.match(way.text)
    if (
        key
        and not way.spaces
        and any(
            index != at and (other := TOP.match(line)) and other[0] == key[0]
            for index, line in enumerate(lines)
        )
    ):
        return False
    begin = next(
        (index for index in range(at - 1, max(-1, at - MOST_ABOVE), -1) if TOP.match(lines[index])),
        0,
    )
    chunk = [*lines[begin:at], way.line, *lines[at + 1 : at + 1 + AHEAD]]
    stopped, amiss = read(chunk)
    return at - begin not in amiss and (stopped is None or stopped > at - begin)


def _parted_line(text: str) -> tuple[str, str]:
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
