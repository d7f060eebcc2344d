"""Wording templates: files of front matter and text in ``templates/``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from docgen import opening
from docgen.codes.reasons import Reason, unreadable_line
from docgen.compose.wording.bilingual_names import item_filters
from docgen.diagnostics import Diagnostic, Position, Rejected
from docgen.loading.yaml import yaml_source
from docgen.loading.yaml.nodes import plain

_FENCE, _ENDING = "---", ".j2"
MOST_BYTES = 200_000
_TEXTS = ("thai", "english", "title")
_OF_SLOT = ("english", "required", "meaning")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a template that the clerk's own words fill."""

    name: str
    english: str
    required: bool
    meaning: str


@dataclass(frozen=True, slots=True)
class WordingTemplate:
    """A wording: its names, its slots, its text, and the line of the file where the text starts.

    ``kinds`` are those it is written for, by their identifiers; none where it suits any letter.
    """

    path: Path
    thai: str
    english: str
    title: str
    slots: tuple[Slot, ...]
    source: str
    first_line: int
    kinds: tuple[str, ...] = ()

    def slot(self, name: str) -> Slot | None:
        """The slot of that Thai or English name."""
        return next((one for one in self.slots if name in (one.name, one.english)), None)

    def is_list(self, slot: Slot) -> bool:
        """Whether the slot takes items: the text numbers them."""
        names = "|".join(map(re.escape, (slot.name, slot.english)))
        filters = "|".join(item_filters())
        return bool(re.search(rf"\{{\{{\s*(?:{names})\s*\|\s*(?:{filters})\b", self.source))


def all_templates(folder: Path) -> tuple[WordingTemplate, ...]:
    """Every wording of the folder, by name.

    Raises: Rejected, where a file is not one.
    """
    return tuple(_cached(path, opening.changed(path)) for path in _files(folder))


def template(folder: Path, name: str) -> WordingTemplate | None:
    """The wording of that file name, or of that Thai or English name; others may be broken."""
    named = folder / f"{name}{_ENDING}"
    if named.parent == folder and opening.is_file(named):
        return _cached(named, opening.changed(named))
    for path in _files(folder):
        try:
            found = _cached(path, opening.changed(path))
        except Rejected:
            continue
        if name in (found.thai, found.english):
            return found
    return None


def _files(folder: Path) -> tuple[Path, ...]:
    return opening.names_in(folder, _ENDING)


@lru_cache(maxsize=256)
def _cached(path: Path, modified: int) -> WordingTemplate:
    return read(path)


def read(path: Path) -> WordingTemplate:
    """One template file.

    Raises: Rejected, with the line where its front matter is wrong, or with the reason why the
    file cannot be opened.
    """
    content = opening.content(path, MOST_BYTES, within=path.parents[1])
    try:
        lines = content.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise _rejected(path, 0, "UTF-8") from None
    end = lines.index(_FENCE, 1) if _FENCE in lines[1:] else 0
    if not end or lines[0] != _FENCE:
        raise _rejected(path, 1, _FENCE)
    parsed = yaml_source.parse("\n".join(lines[1:end]).encode("utf-8"), str(path))
    fault = next((one for one in parsed.found if one.is_error), None)
    if fault is not None:
        line = fault.at.line if fault.at else 0
        reason = unreadable_line(lines[min(line, end)], fault.message("en"))
        raise _rejected(path, line + 1, reason)
    head = plain(parsed.root) if parsed.root is not None else None
    return _from_head(path, head, "\n".join(lines[end + 1 :]), end + 2)


def _from_head(path: Path, head: Any, source: str, first_line: int) -> WordingTemplate:
    for name in _TEXTS:
        if not isinstance(head, dict) or not isinstance(head.get(name), str):
            raise _rejected(path, 1, name)
    if not isinstance(head.get("slots"), dict):
        raise _rejected(path, 1, "slots")
    slots = []
    for name, row in head["slots"].items():
        if not isinstance(row, dict) or not all(isinstance(row.get(one), str) for one in _OF_SLOT):
            raise _rejected(path, 1, name)
        slots.append(Slot(name, row["english"], row["required"] == "yes", row["meaning"]))
    kinds = head.get("kinds", [])
    if not isinstance(kinds, list) or not all(isinstance(one, str) for one in kinds):
        raise _rejected(path, 1, "kinds")
    return WordingTemplate(
        path,
        thai=head["thai"],
        english=head["english"],
        title=head["title"],
        slots=tuple(slots),
        source=source,
        first_line=first_line,
        kinds=tuple(kinds),
    )


def _rejected(path: Path, line: int, reason: str | Reason) -> Rejected:
    at = Position(str(path), line, 1 if line else 0)
    return Rejected([Diagnostic("DG6002", at, {"template": path.name, "reason": reason})])
