"""Thai and English names: keys, values, headings, commands; from ``vocabulary.yaml`` and kinds."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

from docgen import kinds, own_data
from docgen.kinds import parts
from docgen.kinds.part_names import own_thai_name
from docgen.light import dataclass, regex
from docgen.thai.names import without_number_behind

_REMARK = regex(r"(?<!\s)\s*+\([^()]*+\)\s*+$")
_FILE = Path(__file__).with_name("vocabulary.yaml")


@dataclass(frozen=True, slots=True)
class Word:
    """One name in both languages; ``also`` are other Thai words that mean the same.

    Those of ``also`` that are ``spoken`` are taken with a note of the usual word; ``unsure`` ones
    may mean this, and are only suggested.

    ``title`` and ``description`` are Thai, save in ``commands`` and ``words``, where ``title``
    is the English sentence.
    """

    english: str
    thai: str
    also: tuple[str, ...] = ()
    title: str = ""
    description: str = ""
    spoken: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()


@cache
def words(section: str) -> tuple[Word, ...]:
    """The words of ``section`` in the order of the file; ``KeyError`` when there is none such."""
    if section in _NAMED_BY_KINDS:
        return _NAMED_BY_KINDS[section]()
    return tuple(_word(name, entry) for name, entry in _sections()[section].items())


@cache
def word(section: str, name: str) -> Word:
    """One word by its English name; ``KeyError`` when there is none such."""
    return next(
        (each_word for each_word in words(section) if each_word.english == name), None
    ) or _missing(name)


def thai(section: str, name: str) -> str:
    """The Thai word for the English ``name``; ``KeyError`` when there is none such."""
    return word(section, name).thai


def english(section: str, name: str) -> str | None:
    """The English name for ``name`` in either language, or ``None``."""
    return _lookup(section).get(_nfc(name))


def loosely_read_key(section: str, name: str) -> str | None:
    """The English name of a key with what means nothing in one.

    ``วัน ที่``, ``เรื่อง.``, ``ที่ (เลข)``, ``Date``, ``ชื่อเรื่องของหนังสือ``.
    """
    bare = _REMARK.sub("", name).strip(" .:-*")
    ways: tuple[str, ...] = (bare, bare.replace(" ", ""), bare.lower())
    plain = bare.removesuffix(max(filter(bare.endswith, _idle_words("ends")), key=len, default=""))
    ways += (plain, *(plain.removeprefix(word) for word in _idle_words("begins")))
    return next((found for way in ways if way and (found := english(section, way))), None)


def is_heading_of_body(key: str) -> bool:
    """Whether a key is a heading within the body, as ``ระเบียบวาระที่ 1`` is."""
    return english("in_body", without_number_behind(key)) is not None


@cache
def _idle_words(place: str) -> tuple[str, ...]:
    """Words that ``begins`` or ``ends`` a key without saying more."""
    idle = word("idle_in_keys", place)
    return (idle.thai, *idle.also)


@cache
def spoken_names(section: str) -> dict[str, str]:
    """Words that offices use for those of ``section`` → the usual Thai word."""
    return {_nfc(name): each_word.thai for each_word in words(section) for name in each_word.spoken}


@cache
def doubtful_words(section: str) -> dict[str, str]:
    """Words that may mean one of ``section`` → that Thai word."""
    return {_nfc(name): each_word.thai for each_word in words(section) for name in each_word.unsure}


def names(section: str, language: str = "th") -> tuple[str, ...]:
    """Every name of ``section`` in one language (``th`` or ``en``)."""
    return tuple(
        each_word.thai if language == "th" else each_word.english for each_word in words(section)
    )


def bilingual_names(section: str) -> tuple[str, ...]:
    """Every name of ``section``: Thai first, then English."""
    return names(section) + names(section, "en")


def sections() -> tuple[str, ...]:
    """The names of all sections."""
    return (*(name for name in _sections() if name != "kinds_as_said"), *_NAMED_BY_KINDS)


@cache
def all_keys() -> frozenset[str]:
    """Every key that a circular or a file of ``config/`` may have, in both languages.

    Those too that only one of the shipped kinds has.
    """
    shipped = (field for name in kinds.names() for field in kinds.kind(name).fields)
    own = (name for field in shipped for name in field.names)
    return frozenset((*(name for section in KEY_SECTIONS for name in _lookup(section)), *own))


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
    found = {each_word.english: each_word.english for each_word in words(section)}
    for each_word in words(section):
        found |= {_nfc(name): each_word.english for name in (*each_word.also, each_word.thai)}
    for each_word in words(section):
        found[_nfc(each_word.thai)] = each_word.english
    return found


def _nfc(name: str) -> str:
    return unicodedata.normalize("NFC", name)


@cache
def _sections() -> dict[str, dict[str, Any]]:
    content: dict[str, dict[str, object]] = own_data.plain_data(_FILE)
    return content


def _word(name: str, entry: Any) -> Word:
    if isinstance(entry, str):
        return Word(name, entry, title=entry)
    spoken_words = tuple(entry.get("spoken", ()))
    return Word(
        english=name,
        thai=entry["thai"],
        also=(*entry.get("also", ()), *spoken_words),
        title=entry.get("title", entry["thai"] if "description" not in entry else ""),
        description=entry.get("description", ""),
        spoken=spoken_words,
        unsure=tuple(entry.get("unsure", ())),
    )


def _kinds() -> tuple[Word, ...]:
    said = _sections()["kinds_as_said"]
    made = []
    for name in kinds.names():
        thai, *others = kinds.thai_names(name)
        known = said.get(name, {})
        spoken_words, unsure_words = tuple(known.get("spoken", ())), tuple(known.get("unsure", ()))
        also = (*others, *spoken_words)
        made.append(Word(name, thai, also, thai, "", spoken_words, unsure_words))
    return tuple(made)


def _parts() -> tuple[Word, ...]:
    roles = parts.roles()
    words = [Word(role.name, role.thai, role.also, title=role.thai) for role in roles.values()]
    own: dict[str, str] = {}
    for kind in map(kinds.kind, kinds.names()):
        own |= {
            part.role: own_thai_name(part, kind.fields)
            for part in kind.parts
            if part.role not in roles
        }
    return (*words, *(Word(role, thai, title=thai) for role, thai in own.items() if thai))


# Kinds and their parts are named in the files of the kinds.
_NAMED_BY_KINDS = {"kinds": _kinds, "parts": _parts}


def _missing(name: str) -> Word:
    raise KeyError(name)
