"""Faults of many cells that are one fault of a word, of a column, or of whoever made the file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from docgen.diagnostics import Diagnostic

_SHOWN = 3
_MOST = 50  # of one code in one file; the rest are counted
_OF_THE_ROW = ("row", "line", "number")  # parameters that only tell the place
# Of a whole column, whatever its cells say.
_OF_THE_COLUMN = ("DG4109", "DG4110", "DG4111", "DG4017")
_OF_THE_CELL = (*_OF_THE_ROW, "text", "meant")


def gathered(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The same words once, at the first, with where the others begin; too many are counted."""
    groups: dict[str, list[Diagnostic]] = {}
    for one in found:
        aside = _OF_THE_CELL if one.code in _OF_THE_COLUMN else _OF_THE_ROW
        said = {name: value for name, value in one.params.items() if name not in aside}
        file = one.at.file if one.at else ""
        groups.setdefault(f"{file} {one.code} {said}", []).append(one)
    return _not_too_many(map(_told, groups.values()))


def _told(group: list[Diagnostic]) -> Diagnostic:
    first, *others = group
    places = [one.at for one in others if one.at is not None]
    more = len(places) - _SHOWN
    labels = ["" if number < _SHOWN - 1 or more <= 0 else f"(+{more})" for number in range(_SHOWN)]
    also = tuple(zip(places[:_SHOWN], labels, strict=False))
    return replace(first, also=(*first.also, *also))


def _not_too_many(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    counts: dict[tuple[str, str], int] = {}
    kept = []
    for one in found:
        key = (one.code, one.at.file if one.at else "")
        counts[key] = counts.get(key, 0) + 1
        if counts[key] <= _MOST:
            kept.append(one)
    for (code, _), count in counts.items():
        if count > _MOST:
            kept.append(Diagnostic("DG4134", None, {"code": code, "count": count - _MOST}))
    return kept
