"""Faults of many cells that are one fault of whoever made the file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from docgen.diagnostics import Diagnostic

_MANY = 5  # so many alike are told one by one
_SHOWN = 3
_OF_THE_ROW = ("row", "line", "number")  # parameters that only tell the place


def gathered(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The same words of more than a few places once, at the first, with where the others begin."""
    groups: dict[str, list[Diagnostic]] = {}
    for one in found:
        said = {name: value for name, value in one.params.items() if name not in _OF_THE_ROW}
        file = one.at.file if one.at else ""
        groups.setdefault(f"{file} {one.code} {said}", []).append(one)
    return [one for group in groups.values() for one in _told(group)]


def _told(group: list[Diagnostic]) -> list[Diagnostic]:
    first, *others = group
    if len(group) <= _MANY:
        return group
    places = [one.at for one in others if one.at is not None]
    labels = [""] * (_SHOWN - 1) + [f"(+{len(places) - _SHOWN})"]
    also = tuple(zip(places[:_SHOWN], labels, strict=True))
    return [replace(first, also=(*first.also, *also))]
