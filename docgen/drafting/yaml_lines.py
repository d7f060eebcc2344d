"""Lines of YAML as a clerk would type them."""

from __future__ import annotations

import re

from docgen.light import regex

_COMMENT_COLUMN = 44
_PLAIN = regex("[\u0e01-\u0e59A-Za-z0-9(][^\n\t]*")
_SPECIAL = regex(r": |:$| #|[{}\[\]]|^(?:true|false|yes|no|on|off|null)$", re.IGNORECASE)


def commented_line(line: str, comment: str) -> str:
    """``line`` with a comment beside it."""
    return f"{line:<{_COMMENT_COLUMN - 1}} # {comment}" if comment else line


def in_lines(text: str) -> str:
    """A text, or a list of its lines where there are several."""
    lines = text.split("\n")
    return scalar(text) if len(lines) == 1 else f"[{', '.join(map(_quoted_text, lines))}]"


def scalar(text: str) -> str:
    """``text`` as YAML reads it back: plain where that is safe, else in single quotes."""
    is_plain = _PLAIN.fullmatch(text) and not _SPECIAL.search(text) and text == text.rstrip()
    if is_plain or not text:
        return text
    return _quoted_text(text)


def _quoted_text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
