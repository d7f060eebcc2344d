"""Thai and English names: keys, values, headings, commands; from ``vocabulary.yaml`` and kinds."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

from docgen import kinds, own_data
from docgen.kinds import parts
from docgen.light import dataclass

_FILE = Path(__file__).with_name("vocabulary.yaml")


@dataclass(frozen=True, slots=True)
class Word:
    """One name in both languages; ``also`` are other Thai words that mean the same.

    ``title`` and ``description`` are Thai, save in ``commands`` and ``words``, where ``title``
    is the English sentence.
    """

    english: str
    thai: str
    also: tuple[str, ...] = ()
    title: str = ""
    description: str = ""


@cache
def words(section: str) -> tuple[Word, ...]:
    """The words of ``section`` in the order of the file; ``KeyError`` when there is none such."""
    if section in _NAMED_BY_KINDS:
        return _NAMED_BY_KINDS[section]()
    return tuple(_word(name, entry) for name, entry in _sections()[section].items())


@cache
def word(section: str, name: str) -> Word:
    """One word by its English name; ``KeyError`` when there is none such."""
    return next((one for one in words(section) if one.english == name), None) or _missing(name)


def thai(section: str, name: str) -> str:
    """The Thai word for the English ``name``; ``KeyError`` when there is none such."""
    return word(section, name).thai


def english(section: str, name: str) -> str | None:
    """The English name for ``name`` in either language, or ``None``."""
    return _lookup(section).get(unicodedata.normalize("NFC", name))


def names(section: str, language: str = "th") -> tuple[str, ...]:
    """Every name of ``section`` in one language (``th`` or ``en``)."""
    return tuple(one.thai if language == "th" else one.english for one in words(section))


def both(section: str) -> tuple[str, ...]:
    """Every name of ``section``: Thai first, then English."""
    return names(section) + names(section, "en")


def sections() -> tuple[str, ...]:
    """The names of all sections."""
    return (*_sections(), *_NAMED_BY_KINDS)


@cache
def all_keys() -> frozenset[str]:
    """Every key that a circular or a file of ``config/`` may have, in both languages."""
    return frozenset(name for section in KEY_SECTIONS for name in _lookup(section))


KEY_SECTIONS = (
    *("circular", "reference", "enclosure", "deadline", "items", "item", "table"),
    *(
        "wording",
        "annex_request",
        "departure",
        "insertion",
        "form_code",
        "letter_digits",
        "office",
        "signatory",
    ),
    *("signer", "opinion", "certification", "makers", "receipt"),
    *("contact", "coordinator", "reply_channel", "event", "roster", "person"),
)


@cache
def _lookup(section: str) -> dict[str, str]:
    found = {one.english: one.english for one in words(section)}
    for one in words(section):
        found |= {unicodedata.normalize("NFC", name): one.english for name in (one.thai, *one.also)}
    return found


@cache
def _sections() -> dict[str, dict[str, Any]]:
    content: dict[str, dict[str, Any]] = own_data.plain(_FILE)
    return content


def _word(name: str, entry: Any) -> Word:
    if isinstance(entry, str):
        return Word(name, entry, title=entry)
    return Word(
        english=name,
        thai=entry["thai"],
        also=tuple(entry.get("also", ())),
        title=entry.get("title", ""),
        description=entry.get("description", ""),
    )


def _kinds() -> tuple[Word, ...]:
    shipped = map(kinds.kind, kinds.names())
    return tuple(Word(one.id, one.thai, one.also, title=one.thai) for one in shipped)


def _parts() -> tuple[Word, ...]:
    roles = parts.roles().values()
    return tuple(Word(one.name, one.thai, one.also, title=one.thai) for one in roles)


# Kinds and their parts are named in the files of the kinds.
_NAMED_BY_KINDS = {"kinds": _kinds, "parts": _parts}


def _missing(name: str) -> Word:
    raise KeyError(name)
