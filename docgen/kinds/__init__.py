"""Document kinds as data: which parts, in which order, with which label and form on the page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from docgen.standards import plain_data

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a kind.

    ``role`` is the glossary name; ``label`` its fixed Thai word; ``form`` how it is set (a name
    known to ``docgen.layout``); ``row`` joins parts that stand on one line; ``space`` names the
    measure for the room before it; ``style`` names a style of the standard. ``sample`` are the
    lines that ``docgen ruler`` shows there, after ``sample_label`` where the label is not fixed.
    """

    role: str
    label: str
    required: bool
    form: str
    row: str
    space: str
    style: str
    sample: tuple[str, ...]
    sample_label: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A document kind: its names, its form and clause in the regulation, and its parts in order."""

    id: str
    thai: str
    english: str
    form_number: str
    clause: str
    certainty: str
    text_top: str
    emblem_height: str
    emblem_top: str
    emblem_place: str
    foot_level_part: str
    parts: tuple[Part, ...]

    def part(self, role: str) -> Part | None:
        """The part with that role, if this kind has it."""
        return next((part for part in self.parts if part.role == role), None)


def names() -> tuple[str, ...]:
    """The identifiers of all kinds that ship with docgen."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


@cache
def kind(name: str) -> Kind:
    """The kind ``name``; ``KeyError`` when there is none."""
    path = _FOLDER / f"{name}.yaml"
    if name not in names():
        raise KeyError(name)
    raw: dict[str, Any] = plain_data(path)
    return Kind(
        id=name,
        thai=raw["thai"],
        english=raw["english"],
        form_number=raw["form_number"],
        clause=raw["clause"],
        certainty=raw["certainty"],
        text_top=raw["text_top"],
        emblem_height=raw["emblem"]["height"],
        emblem_top=raw["emblem"]["top"],
        emblem_place=raw["emblem"]["place"],
        foot_level_part=raw["emblem"].get("level_with_foot", ""),
        parts=tuple(_part(row) for row in raw["parts"]),
    )


def _part(row: dict[str, Any]) -> Part:
    return Part(
        role=row["part"],
        label=row.get("label", ""),
        required=row.get("required", "no") == "yes",
        form=row["form"],
        row=row.get("row", ""),
        space=row.get("space", "no_space"),
        style=row.get("style", "body"),
        sample=tuple(row.get("sample", [])),
        sample_label=row.get("sample_label", row.get("label", "")),
    )
