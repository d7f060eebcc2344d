"""Marks of running text that YAML would take for its own signs at the start of a value.

``**`` is an alias to YAML and ``[ ]`` a list, so ``- **หัวข้อ** ข้อความ`` could not be read.
"""

from __future__ import annotations

from docgen.light import regex

# Each stands for one character and is to YAML a letter; neither is a character of Unicode.
_STARS, _BRACKET = "\ufdd0", "\ufdd1"
_MARK_FIRST = regex(
    r"(?P<before>^\s*(?:- +)*(?:[^\s\"'#&*!|>\[\]{}@`%-][^:#]*: +)?)"
    r"(?P<mark>\*\*(?=[^\s*])|\[(?=[ xX]\] +\S))"
)


def as_letters(line: str) -> str:
    """A line as YAML may read it, every character at its place."""
    match = _MARK_FIRST.match(line)
    if match is None:
        return line
    shown = _BRACKET if match["mark"] == "[" else _STARS * 2
    return line[: match.start("mark")] + shown + line[match.end("mark") :]


def as_typed(text: str) -> str:
    """A value that YAML read, as it was typed."""
    return text.replace(_STARS, "*").replace(_BRACKET, "[")
