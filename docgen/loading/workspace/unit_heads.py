"""Who heads a unit, told from its name: a list of units alone is written to their heads."""

from __future__ import annotations

from functools import cache

from docgen import standards


def unit_head(name: str, heading: str) -> str:
    """The post of a unit's head, ``อำเภอปัว`` → ``นายอำเภอปัว``; empty where it is not sure.

    ``heading`` is the heading that the name stands under: under ``อำเภอ`` ``ปัว`` is enough.
    """
    table, unit = standards.table("unit_heads"), " ".join(name.split())
    word = table["headings"].get(heading, "")
    return table["whole"].get(unit) or _post(unit) or (_post(f"{word}{unit}") if word else "")


def in_full(name: str) -> str:
    """A unit's name without what is shortened at its beginning: ``อบต.ปัว`` says which it is."""
    short: dict[str, str] = standards.table("unit_heads")["short"]
    for begin, whole in short.items():
        rest = name.strip().removeprefix(begin)
        if rest != name.strip() and rest.strip():
            return f"{whole}{rest.strip()}"
    return name


def _post(unit: str) -> str:
    for begin, post in _longest_first():
        rest = unit.removeprefix(begin).strip()
        if unit.startswith(begin) and rest:
            return f"{post}{rest}"
    return ""


@cache
def _longest_first() -> tuple[tuple[str, str], ...]:
    heads: dict[str, str] = standards.table("unit_heads")["heads"]
    return tuple(sorted(heads.items(), key=lambda head: -len(head[0])))
