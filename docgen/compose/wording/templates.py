"""Wording templates: files of front matter and text in ``templates/``."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from docgen.codes.reasons import Reason, unreadable_line
from docgen.compose.wording.bilingual_names import item_filters
from docgen.diagnostics import Diagnostic, Position, Rejected

_FENCE = "---"


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
    """Every wording of the folder, by name; :class:`Rejected` where a file is not one."""
    return tuple(_cached(path, path.stat().st_mtime_ns) for path in sorted(folder.glob("*.j2")))


def template(folder: Path, name: str) -> WordingTemplate | None:
    """The wording of that file name, or of that Thai or English name; others may be broken."""
    named = folder / f"{name}.j2"
    if named.parent == folder and os.path.isfile(named):  # no name is too long for it
        return _cached(named, named.stat().st_mtime_ns)
    for path in sorted(folder.glob("*.j2")):
        try:
            found = _cached(path, path.stat().st_mtime_ns)
        except Rejected:
            continue
        if name in (found.thai, found.english):
            return found
    return None


@lru_cache(maxsize=256)
def _cached(path: Path, modified: int) -> WordingTemplate:
    return read(path)


def read(path: Path) -> WordingTemplate:
    """One template file; :class:`Rejected` with the line where its front matter is wrong."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise _rejected(path, 0, "UTF-8") from None
    end = lines.index(_FENCE, 1) if _FENCE in lines[1:] else 0
    if not end or lines[0] != _FENCE:
        raise _rejected(path, 1, _FENCE)
    try:
        head = yaml.load("\n".join(lines[1:end]), Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        line = (error.problem_mark.line if error.problem_mark else 0) + 1
        reason = unreadable_line(lines[min(line, end)], error.problem or "YAML")
        raise _rejected(path, line + 1, reason) from None
    except yaml.YAMLError as error:
        reason = unreadable_line(lines[0], str(error).splitlines()[0])
        raise _rejected(path, 1, reason) from None
    return _from_head(path, head, "\n".join(lines[end + 1 :]), end + 2)


def _from_head(path: Path, head: Any, source: str, first_line: int) -> WordingTemplate:
    for name in ("thai", "english", "title", "slots"):
        if not isinstance(head, dict) or name not in head:
            raise _rejected(path, 1, name)
    if not isinstance(head["slots"], dict):
        raise _rejected(path, 1, "slots")
    slots = []
    for name, row in head["slots"].items():
        if not isinstance(row, dict) or not {"english", "required", "meaning"} <= row.keys():
            raise _rejected(path, 1, name)
        slots.append(Slot(name, row["english"], row["required"] == "yes", row["meaning"]))
    names = head["thai"], head["english"], head["title"]
    kinds = head.get("kinds", [])
    if not isinstance(kinds, list):
        raise _rejected(path, 1, "kinds")
    return WordingTemplate(path, *names, tuple(slots), source, first_line, tuple(kinds))


def _rejected(path: Path, line: int, reason: str | Reason) -> Rejected:
    at = Position(str(path), line, 1 if line else 0)
    return Rejected([Diagnostic("DG6002", at, {"template": path.name, "reason": reason})])
