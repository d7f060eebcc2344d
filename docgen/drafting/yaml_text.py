"""How a value is written in YAML: the ways that are safe, the one that reads best first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from docgen.drafting.yaml_tree import Value
from docgen.light import dataclass, regex

_WIDTH = 100  # characters of a folded line
_MARK = regex(r"\*\*(?=[^\s*])|\[[ xX]\] (?=\S)")
_PLAIN = regex("[\u0e01-\u0e59A-Za-z0-9(][^\n\t]*")
_UNSAFE = regex(r": |:$| #|[{}\[\]\u00a0\u200b-\u200f]")
_UNSAFE_IN_FLOW = regex(r"[,?{}\[\]:]")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_RAW = regex(
    "[\x20-\x7e\xa0-\u200a\u2010-\u2027\u202f-\ud7ff\uf900-\ufdcf\ufdf0-\ufefe\U00010000-\U0010ffff]"
)
_RAW_LINES = regex(f"(?:{_RAW.pattern}|[\n\t])*")
_HEADERS = ("|", "|-", ">", ">-")


@dataclass(frozen=True, slots=True)
class YamlText:
    """A value as YAML: ``head`` stands on the line of its key or dash, ``tail`` are whole lines."""

    head: str
    tail: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class YamlPlace:
    """Where a value will stand: within brackets or not, and how far its lines are moved in.

    ``step`` is how much further in than the line of its key or dash.
    """

    indent: int
    in_flow: bool = False
    in_list: bool = False
    step: int = 2


def ways_to_write(
    value: Value, place: YamlPlace, style: str = "", header: str = ""
) -> Iterator[YamlText]:
    """Each way to write ``value``; ``style`` (and block ``header``) is how it was written."""
    if value == "" and not place.in_flow:
        yield YamlText("")
    if isinstance(value, str):
        yield from _texts(value, place, style, header)
    elif isinstance(value, list):
        yield from _lists(value, place)
    else:
        yield from _mappings(value, place)


def key_text(name: str) -> str:
    """A key: plain where that is safe."""
    return name if _is_plain(name, in_flow=True) else double_quoted(name)


def double_quoted(text: str) -> str:
    """The way in which any text can be written."""
    return '"' + "".join(map(_escaped_sign, text)) + '"'


def single_quoted(text: str) -> str:
    """In single quotes; not for texts of several lines."""
    return "'" + text.replace("'", "''") + "'"


def _escaped_sign(sign: str) -> str:
    if sign in _ESCAPES:
        return _ESCAPES[sign]
    if _RAW.match(sign):
        return sign
    code = ord(sign)
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"


def _is_plain(text: str, *, in_flow: bool, in_list: bool = False) -> bool:
    if in_list and (mark := _MARK.match(text)):  # after a dash docgen takes them for letters
        text = text[mark.end() :]
    if (
        not _RAW_LINES.fullmatch(text)
        or not _PLAIN.fullmatch(text)
        or _UNSAFE.search(text)
        or text != text.rstrip()
    ):
        return False
    return not (in_flow and _UNSAFE_IN_FLOW.search(text))


def _texts(text: str, place: YamlPlace, style: str, header: str) -> Iterator[YamlText]:
    is_raw = _RAW_LINES.fullmatch(text) is not None
    if is_raw and not place.in_flow and text.strip() and not text.endswith("\n"):
        yield from _blocks(text, place, style, header if header in _HEADERS else style + "-")
    if is_raw and "\n" not in text and style != '"':
        if style != "'" and _is_plain(text, in_flow=place.in_flow, in_list=place.in_list):
            yield YamlText(text)
        if "\t" not in text:
            yield YamlText(single_quoted(text))
    yield YamlText(double_quoted(text))


def _blocks(text: str, place: YamlPlace, style: str, header: str) -> Iterator[YamlText]:
    if style == ">" and "\n" not in text and text == text.strip():
        yield _folded_text(text, place, header)
    if style == "|" or "\n" in text:
        sign = f"|{place.step}-" if text[0] in " \n\t" else "|-"
        yield _literal(text, place, header if style == "|" and sign == "|-" else sign)


def _literal(text: str, place: YamlPlace, header: str) -> YamlText:
    pad = " " * place.indent
    return YamlText(header, tuple(pad + line if line else "" for line in text.split("\n")))


def _folded_text(text: str, place: YamlPlace, header: str) -> YamlText:
    """Lines broken at single spaces, as people do."""
    pad = " " * place.indent
    lines, line = [], ""
    for word in re.split(r"(?<=\S) (?=\S)", text):
        if line and len(line) + len(word) + 1 > _WIDTH:
            lines.append(pad + line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return YamlText(header, (*lines, pad + line))


def _lists(values: Sequence[Value], place: YamlPlace) -> Iterator[YamlText]:
    is_row = place.in_list and all(isinstance(value, str) for value in values)
    if place.in_flow or is_row or not values:
        yield YamlText(_flow(values))
        return
    pad = " " * place.indent
    lines: list[str] = []
    for value in values:
        inner = next(ways_to_write(value, YamlPlace(place.indent + 2, in_list=True)))
        lines += [f"{pad}- {inner.head}".rstrip(" "), *inner.tail]
    yield YamlText("", tuple(lines))
    yield YamlText(_flow(values))


def _mappings(values: Mapping[str, Value], place: YamlPlace) -> Iterator[YamlText]:
    if place.in_flow or not values:
        yield YamlText(_flow(values))
        return
    lines = []
    for name, value in values.items():
        lines += entry_lines(name, value, place.indent)
    if place.in_list:
        yield YamlText(lines[0].lstrip(" "), tuple(lines[1:]))
    else:
        yield YamlText("", tuple(lines))
    yield YamlText(_flow(values))


def entry_lines(name: str, value: Value, indent: int) -> list[str]:
    """A key with its value as lines of a block mapping."""
    written = next(ways_to_write(value, YamlPlace(indent + 2)))
    head = f"{' ' * indent}{key_text(name)}:"
    return [f"{head} {written.head}" if written.head else head, *written.tail]


def _flow(value: Value | Sequence[Value] | Mapping[str, Value]) -> str:
    """A value within brackets, on one line."""
    if isinstance(value, str):
        return next(_texts(value, YamlPlace(0, in_flow=True), "", "")).head
    if isinstance(value, Mapping):
        pairs = (f"{key_text(name)}: {_flow(inner)}" for name, inner in value.items())
        return "{" + ", ".join(pairs) + "}"
    return "[" + ", ".join(map(_flow, value)) + "]"


def flow_text(value: Value) -> str:
    """A value as it stands among others within brackets."""
    return _flow(value)
