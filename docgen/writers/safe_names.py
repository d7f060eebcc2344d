"""Names of files that every system takes, and which of them some system takes for one."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from docgen.light import regex

_NAME_BYTES = 200
_MOST_NAME, _MOST_ENDING = 100_000, 12
_DROPPED = {"Cc", "Cf", "Cs", "Co", "Cn"}
_SEPARATORS = regex(r'[/\\|:*?"<>\u2044\u2215\u2216\u29f5\u29f8\ufe68\uff0f\uff3c]')
_RESERVED = regex(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?= *(?:\.|$))", re.I)


def safe_name(text: str, *, limit: int = _NAME_BYTES) -> str:
    """``text`` as one component of a path on Linux and Windows, at most ``limit`` bytes of UTF-8.

    The same text always gives the same name, and a safe name is its own safe name.
    """
    while (name := _cleaned_name(text, limit)) != text:
        text = name
    return name


def _cleaned_name(text: str, limit: int) -> str:
    text = "".join(" " if c in "\t\r\n" else c for c in text)
    text = "".join(c for c in text if unicodedata.category(c) not in _DROPPED)
    text = _SEPARATORS.sub("-", unicodedata.normalize("NFC", text))
    text = " ".join(text.split()).strip(" .-") or "_"
    if reserved := _RESERVED.match(text):
        text = f"{reserved[0]}_{text[reserved.end() :]}"
    return _shortened_name(text, limit)


def _shortened_name(text: str, limit: int) -> str:
    """Cut between Thai clusters, with six digits of a hash so that two long names stay apart."""
    whole = text.encode("utf-8")
    if len(whole) <= limit:
        return text
    tail = "~" + hashlib.sha256(whole).hexdigest()[:6]
    end = len(whole[: limit - len(tail)].decode("utf-8", errors="ignore"))
    while end > 1 and not _may_cut(text, end):
        end -= 1
    return text[:end].rstrip(" .-") + tail


def _may_cut(text: str, at: int) -> bool:
    before, after = ord(text[at - 1]), text[at]
    leading_vowel = 0x0E40 <= before <= 0x0E44
    joined = unicodedata.category(after).startswith("M") or ord(after) in (0x0E30, 0x0E32, 0x0E33)
    return not leading_vowel and not joined


def clash_key(name: str) -> str:
    """Equal for two names that some file system takes for one."""
    return unicodedata.normalize("NFKC", name).casefold().rstrip(" .")


def clashes(names: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Pairs of indexes whose names would be one file, the earlier first."""
    seen: dict[str, int] = {}
    pairs = []
    for index, name in enumerate(names):
        first = seen.setdefault(clash_key(name), index)
        if first != index:
            pairs.append((first, index))
    return tuple(pairs)


def safe_file_name(name: str) -> str:
    """The name of an uploaded file without its folders, as one that every disk takes.

    One that is cut keeps its ending.
    """
    whole = safe_name(name.replace("\\", "/").rpartition("/")[2], limit=_MOST_NAME)
    stem, ending = Path(whole).stem, Path(whole).suffix
    if len(whole.encode("utf-8")) <= _NAME_BYTES or len(ending) > _MOST_ENDING:
        return safe_name(whole)
    return safe_name(stem, limit=_NAME_BYTES - len(ending.encode("utf-8"))) + ending
