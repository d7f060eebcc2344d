"""Marks of running text that YAML would take for its own signs at the start of a value.

``**`` is an alias to YAML and ``[ ]`` a list, so ``- **หัวข้อ** ข้อความ`` could not be read. A dash
alone, as in ``อ้างถึง: -``, is what offices type where there is none; to YAML a list begins there.
"""

from __future__ import annotations

from docgen.light import regex

# Each stands for one character and is to YAML a letter; none is a character of Unicode.
_STARS, _BRACKET, _DASH = "\ufdd0", "\ufdd1", "\ufdd2"
_MARK_FIRST = regex(
    r"(?P<before>^\s*(?:- +)*(?:[^\s\"'#&*!|>\[\]{}@`%-][^:#]*: +)?)"
    r"(?P<mark>\*\*(?=[^\s*])|\[(?=[ xX]\] +\S))"
)
_DASH_ALONE = regex(r"\s*(?:- +)*[^\s\"'#&*!|>\[\]{}@`%-][^:#]*: +(?P<mark>-)\s*")


def as_letters(line: str) -> str:
    """A line as YAML may read it, every character at its place."""
    match = _DASH_ALONE.fullmatch(line) or _MARK_FIRST.match(line)
    if match is None:
        return line
    if match["mark"] == "-":
        return line[: match.start("mark")] + _DASH + line[match.end("mark") :]
    shown = _BRACKET if match["mark"] == "[" else _STARS * 2
    return line[: match.start("mark")] + shown + line[match.end("mark") :]


def value_as_typed(text: str) -> str:
    """A value that YAML read, as it was typed."""
    return text.replace(_STARS, "*").replace(_BRACKET, "[").replace(_DASH, "-")
