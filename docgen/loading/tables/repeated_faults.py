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


def gathered_faults(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The same words once, at the first, with where the others begin; too many are counted."""
    groups: dict[str, list[Diagnostic]] = {}
    for fault in found:
        aside = _OF_THE_CELL if fault.code in _OF_THE_COLUMN else _OF_THE_ROW
        said = {name: value for name, value in fault.params.items() if name not in aside}
        file = fault.at.file if fault.at else ""
        groups.setdefault(f"{file} {fault.code} {said}", []).append(fault)
    return _not_too_many(map(_told_group, groups.values()))


def _told_group(group: list[Diagnostic]) -> Diagnostic:
    first, *others = group
    places = [other.at for other in others if other.at is not None]
    more = len(places) - _SHOWN
    labels = ["" if number < _SHOWN - 1 or more <= 0 else f"(+{more})" for number in range(_SHOWN)]
    also = tuple(zip(places[:_SHOWN], labels, strict=False))
    return replace(first, also=(*first.also, *also))


def _not_too_many(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    counts: dict[tuple[str, str], int] = {}
    kept = []
    for fault in found:
        key = (fault.code, fault.at.file if fault.at else "")
        counts[key] = counts.get(key, 0) + 1
        if counts[key] <= _MOST:
            kept.append(fault)
    for (code, _), count in counts.items():
        if count > _MOST:
            kept.append(Diagnostic("DG4134", None, {"code": code, "count": count - _MOST}))
    return kept
