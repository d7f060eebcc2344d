"""Wording templates of a workspace: their names, their slots and their text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from docgen import vocabulary
from docgen.diagnostics import Diagnostic, Rejected
from docgen.light import dataclass


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a template that the clerk's own words fill.

    ``under`` are samples of what stands under each item of it, where that is to be several things.
    """

    name: str
    english: str
    required: bool
    meaning: str
    under: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WordingTemplate:
    """A wording: its names, its slots, its text, and the line of the file where the text starts.

    ``kinds`` are those it is written for, by their identifiers; none where it suits any letter.
    ``needs`` are fields of the circular that its words speak of, so that they may not be left out.
    """

    path: Path
    thai: str
    english: str
    title: str
    slots: tuple[Slot, ...]
    source: str
    first_line: int
    kinds: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()

    def slot(self, name: str) -> Slot | None:
        """The slot of that Thai or English name."""
        return next(
            (each_slot for each_slot in self.slots if name in (each_slot.name, each_slot.english)),
            None,
        )

    def is_list(self, slot: Slot) -> bool:
        """Whether the slot takes items: the text numbers them, or goes through them."""
        names = "|".join(map(re.escape, (slot.name, slot.english)))
        filters = "|".join(item_filters())
        numbered = rf"\{{\{{[-+]?\s*(?:{names})\s*\|\s*(?:{filters})\b"
        looped = rf"\{{%[-+]?\s*for\s+\S+\s+in\s+(?:{names})\s*%\}}"
        return bool(re.search(f"{numbered}|{looped}", self.source))


@dataclass(frozen=True, slots=True)
class Wordings:
    """All wordings of a workspace, and by stem the faults of the files that are none."""

    templates: tuple[WordingTemplate, ...] = ()
    broken_files: Mapping[str, tuple[Diagnostic, ...]] = field(default_factory=dict)

    def wording_named(self, name: str) -> WordingTemplate | None:
        """The wording of that file name, or of that Thai or English name; others may be broken.

        Raises: Rejected, when the file of that name is none.
        """
        if name in self.broken_files:
            raise Rejected(self.broken_files[name])
        by_file = next(
            (template for template in self.templates if template.path.stem == name), None
        )
        named = (
            template for template in self.templates if name in (template.thai, template.english)
        )
        return by_file or next(named, None)

    def all_sound(self) -> tuple[WordingTemplate, ...]:
        """Every wording, by the name of its file.

        Raises: Rejected, where a file is none.
        """
        if self.broken_files:
            raise Rejected([fault for faults in self.broken_files.values() for fault in faults])
        return self.templates


def item_filters() -> tuple[str, str]:
    """The filter that numbers a list, in both languages."""
    return ("items", vocabulary.thai("items", "items"))
