"""What was probably meant by a word that is not known: the nearest of those that are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docgen import vocabulary
from docgen.codes import reasons
from docgen.thai.names import nearest_names

OFFERED, _FEW = 3, 8


def near_spoken(text: str, section: str) -> str:
    """The usual words for what offices say that is near to the text."""
    spoken = vocabulary.spoken_names(section)
    usual = dict.fromkeys(spoken[word] for word in nearest_names(text, tuple(spoken)))
    return f" {vocabulary.thai('words', 'or')} ".join(list(usual)[:OFFERED])


def nearest_joined(text: str, known: Iterable[str]) -> str:
    """The nearest of ``known``, joined by the word for "or"; empty when nothing is near."""
    return either_of(nearest_names(text, known)[:3])


def either_of(names: Iterable[str]) -> str:
    """The names, joined by the word for "or"."""
    return f" {vocabulary.thai('words', 'or')} ".join(names)


def longest_start(text: str, known: Sequence[str]) -> tuple[str, ...]:
    """The longest name that a text begins with: ``คำสั่งโรงเรียน`` may be meant for ``คำสั่ง``."""
    begun = [name for name in known if text.startswith(name)]
    return (max(begun, key=len),) if begun else ()


def usual_names(names: Iterable[str], section: str) -> tuple[str, ...]:
    """Each name as the section's usual one, once."""
    usual = ((name, vocabulary.english(section, name)) for name in names)
    named = (vocabulary.thai(section, english) if english else name for name, english in usual)
    return tuple(dict.fromkeys(named))


def suggestion_params(text: str, known: Sequence[str]) -> dict[str, object]:
    """Parameters for a remedy: the nearest names, or all that are known where they are few."""
    near = nearest_names(text, known)[:OFFERED]
    few = ", ".join(near or known[:_FEW]) or "-"
    return {"suggestion": few, "meant": reasons.names_meant(near, known)}
