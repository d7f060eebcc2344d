"""Document kinds as their files say them: those that ship with docgen, and an agency's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from docgen import own_data
from docgen.kinds import known
from docgen.kinds import parts as part_roles
from docgen.kinds.document_kind import Kind, KindField, Part, filled_line, places_of

__all__ = [
    "MOST_BYTES",
    "SIZE",
    "Kind",
    "KindField",
    "Part",
    "filled_line",
    "from_data",
    "kind",
    "names",
    "places_of",
    "thai_names",
]

_FOLDER = Path(__file__).parent
SIZE = "size"
MOST_BYTES = 200_000  # of an agency's own kind
_PARTS = "parts"
_CLOSING_TRAITS = frozenset(
    (part_roles.CLOSES, part_roles.KEPT_WITH_ABOVE, part_roles.BESIDE_CODES)
)


@cache
def names() -> tuple[str, ...]:
    """The identifiers of all kinds that ship with docgen."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml") if path.stem != _PARTS))


def thai_names(name: str) -> tuple[str, ...]:
    """What a kind that ships with docgen is called in Thai, its usual name first."""
    raw = own_data.plain_data(_FOLDER / f"{name}.yaml")
    return (raw["thai"], *raw.get("also", ()))


def kind(name: str) -> Kind:
    """The kind ``name``; an agency's own is named by its file.

    Raises: KeyError, when there is none; Rejected, when its file can no longer be opened.
    """
    if name.endswith(".yaml"):
        from docgen import opening  # only an office's own kind is read from a user's disk, own_data

        return _own_kind(name, opening.changed_at(Path(name)))
    return _shipped_kind(name)


def from_data(name: str, raw: Mapping[str, Any]) -> Kind:
    """The kind that ``raw`` describes; ``KeyError`` for what is missing."""
    emblem = raw.get("emblem") or {}
    return Kind(
        id=name,
        thai=raw["thai"],
        english=raw["english"],
        form_number=raw["form_number"],
        clause=raw["clause"],
        certainty=raw["certainty"],
        text_top=raw["text_top"],
        emblem_height=emblem.get("height", ""),
        emblem_top=emblem.get("top", ""),
        emblem_place=emblem.get("place", ""),
        foot_level_part=emblem.get("level_with_foot", ""),
        parts=_with_tail(_closing_parts([_part(row) for row in raw["parts"]])),
        fields=tuple(_field(row) for row in raw.get("fields", [])),
        measures=tuple(raw.get("measures", {}).items()),
        numbering=raw.get("numbering", "item"),
        language=raw.get("language", "th"),
        also=tuple(raw.get("also", ())),
        departs=raw.get("departs", ""),
        reason=raw.get("reason", ""),
        bears_secrecy=raw.get("bears_secrecy", "yes") == "yes",
        most_pages=int(raw["most_pages"]) if "most_pages" in raw else None,
        sizes=tuple((name, tuple(own.items())) for name, own in raw.get("sizes", {}).items()),
    )


@cache
def _shipped_kind(name: str) -> Kind:
    if name not in names():
        raise KeyError(name)
    return from_data(name, own_data.plain_data(_FOLDER / f"{name}.yaml"))


@lru_cache(maxsize=64)
def _own_kind(name: str, changed: int) -> Kind:
    """An agency's own kind as its file stood at ``changed`` (nanoseconds)."""
    from docgen import opening

    return from_data(name, own_data.parsed_yaml(opening.content(Path(name), MOST_BYTES)))


def _closing_parts(parts: list[Part]) -> list[Part]:
    """The parts, those of the kind's own marked that stand where a document is closed."""
    roles = [part.role for part in parts]
    body = roles.index("body") if "body" in roles else len(parts)
    return [
        replace(part, does=_CLOSING_TRAITS) if number > body and _is_own_closing(part) else part
        for number, part in enumerate(parts)
    ]


def _is_own_closing(part: Part) -> bool:
    said = part.does is not None or part_roles.role(part.role) is not None
    return not said and part.form in known.CLOSING_FORMS


def _with_tail(parts: list[Part]) -> tuple[Part, ...]:
    """The parts, then those that any document may end with."""
    own = {part.role for part in parts}
    rows = own_data.plain_data(_FOLDER / "tail" / "parts.yaml")["parts"]
    return (*parts, *(_part(row) for row in rows if row["part"] not in own))


def _part(row: Mapping[str, Any]) -> Part:
    text = row.get("text", [])
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
        text=(text,) if isinstance(text, str) else tuple(text),
        numbered=row.get("numbered", "no") == "yes",
        does=frozenset(row["does"]) if "does" in row else None,
        thai=row.get("thai", ""),
    )


def _field(row: Mapping[str, Any]) -> KindField:
    return KindField(
        name=row["field"],
        english=row["english"],
        form=row.get("form", "text"),
        required=row.get("required", "no") == "yes",
        meaning=row["meaning"],
        sample=row["sample"],
        spoken=tuple(row.get("spoken", ())),
    )
