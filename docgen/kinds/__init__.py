"""Document kinds as data: which parts, in which order, with which label and form on the page."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import field, replace
from functools import cache
from pathlib import Path
from typing import Any

from docgen import own_data
from docgen.kinds import known
from docgen.kinds import parts as part_roles
from docgen.light import dataclass, regex

_FOLDER = Path(__file__).parent
_FIELD_OF = {
    "salutation": "recipient",
    **dict.fromkeys(("issue_date", "year", "english_date"), "date"),
}
SIZE = "size"
MOST_BYTES = 200_000  # of an agency's own kind
_PLACE = regex(r"\{([^{}\s.:!\[\]]++)\}")
_BRACE = regex("[{}]")
_SEAL_ROOM = "room_for_seal"
_PARTS = "parts"
_CLOSING_TRAITS = frozenset(
    (part_roles.CLOSES, part_roles.KEPT_WITH_ABOVE, part_roles.BESIDE_CODES)
)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a kind.

    ``role`` is the glossary name; ``thai`` what its kind calls it, where that is not what the role
    is called; ``label`` its fixed Thai word; ``form`` how it is set (a name known to
    ``docgen.layout``); ``row`` joins parts that stand on one line; ``space`` names the measure for
    the room before it; ``style`` names a style of the standard. ``text`` are its lines, with values
    named in braces; without it the role says what stands there. ``numbered``
    counts the values of a list; a ``literal`` text names no values, whatever braces it has.
    ``sample`` are the lines that ``docgen ruler`` shows there, after
    ``sample_label`` where the label is not fixed. ``does`` is what it does on the page where its
    kind says otherwise than its role does; ``None`` where the kind says nothing.
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
    text: tuple[str, ...] = ()
    numbered: bool = False
    literal: bool = False
    does: frozenset[str] | None = None
    thai: str = ""

    @property
    def traits(self) -> frozenset[str]:
        """What the part does on the page (``docgen.kinds.parts``)."""
        return self.does if self.does is not None else part_roles.traits(self.role)

    @property
    def names(self) -> frozenset[str]:
        """The values that its text names."""
        if self.literal:
            return frozenset()
        places = (place for line in self.text for place in places_of(line))
        return frozenset(name for place in places for name in place.split("|"))

    @property
    def prints(self) -> frozenset[str]:
        """The fields of the circular that stand in it, in whatever words."""
        if not self.text:
            role = part_roles.role(self.role)
            return frozenset(role.prints if role is not None else (self.role,))
        return frozenset(_FIELD_OF.get(name, name) for name in self.names)


@dataclass(frozen=True, slots=True)
class KindField:
    """A key that circulars of one kind have beside the common ones.

    ``form`` is ``text``, ``texts`` (a list), ``rows`` (a list whose elements have columns),
    ``number_of_year`` (``125/2564``) or ``size`` (one of the kind's sizes); ``sample`` is what
    ``docgen new`` writes. ``spoken`` are other words for it, taken with a note of the name.
    """

    name: str
    english: str
    form: str
    required: bool
    meaning: str
    sample: Any = field(compare=False)
    spoken: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every word that it may be called by, its own name first."""
        return (self.name, self.english, *self.spoken)


@dataclass(frozen=True, slots=True)
class Kind:
    """A document kind: its names, its form and clause in the regulation, and its parts in order.

    ``fields`` are keys of its own; ``departs`` is the kind whose form this one leaves, for
    ``reason``; ``measures`` are those in which its sheet differs from a
    letter's; ``numbering`` is how its items are counted (``item`` or ``clause``). A sheet without
    an emblem has empty ``emblem_…``. ``sizes`` are those it may have, each with its measures; the
    field ``size`` of a circular chooses. Outer covers are those that do not bear secrecy.
    ``language`` is ``th`` or ``en``; ``also`` are other Thai names of the kind.
    """

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
    fields: tuple[KindField, ...] = ()
    measures: tuple[tuple[str, str], ...] = ()
    numbering: str = "item"
    departs: str = ""
    reason: str = ""
    sizes: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    bears_secrecy: bool = True
    most_pages: int | None = None
    language: str = "th"
    also: tuple[str, ...] = ()

    @property
    def sealed_part(self) -> Part | None:
        """The part over which a seal lies, if this kind has one."""
        return next((part for part in self.parts if part.space == _SEAL_ROOM), None)

    @property
    def is_signed(self) -> bool:
        """Whether it is signed always, and not only where somebody is named."""
        return any("signatory" in part.prints and part.required for part in self.parts)

    def part(self, role: str) -> Part | None:
        """The part with that role, if this kind has it."""
        return next((part for part in self.parts if part.role == role), None)

    def traits(self, role: str) -> frozenset[str]:
        """What stands in the role ``role`` does on the page, as this kind has it."""
        first = part_roles.first_of_further(role)
        part = self.part(first or role)
        if part is None:
            return part_roles.traits(role)
        return part_roles.traits_of_further(role, part.traits) if first else part.traits

    @property
    def own_traits(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """The parts that do otherwise than their roles, each with what it does."""
        return tuple((part.role, part.does) for part in self.parts if part.does is not None)

    def own_field(self, name: str) -> KindField | None:
        """The field of that name in either language, or as offices say it, if there is one."""
        return next((each_field for each_field in self.fields if name in each_field.names), None)

    def roles(self, without: Collection[str] = (), order: Sequence[str] = ()) -> tuple[str, ...]:
        """Its parts in order, less some; those of ``order`` change places among themselves."""
        kept = [part.role for part in self.parts if part.role not in without]
        moved = iter([role for role in order if role in kept])
        return tuple(next(moved) if role in order else role for role in kept)

    def of_parts(self, roles: Sequence[str]) -> Kind:
        """This kind with these parts alone, in this order."""
        parts = tuple(part for role in roles if (part := self.part(role)) is not None)
        level = self.part(self.foot_level_part)
        if level is None or level.role in roles:
            return replace(self, parts=parts)
        beside = (part.role for part in parts if part.row and part.row == level.row)
        return replace(self, parts=parts, foot_level_part=next(beside, ""))

    def of_size(self, name: str) -> Kind:
        """This kind on a sheet of that size; its usual one where it has none of that name."""
        return replace(self, measures=(*self.measures, *dict(self.sizes).get(name, ())))

    def takes(self, field: str) -> bool:
        """Whether a part of this kind prints that field of the circular."""
        return any(field in part.prints for part in self.parts)


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


def places_of(line: str) -> tuple[str, ...]:
    """What stands in the braces of a line of text, in order: names, and nothing that does anything.

    ``issuer|agency`` is the first of these values that there is. Raises: ValueError, where a brace
    is left open, or holds no name.
    """
    if _BRACE.search(_PLACE.sub("", line)):
        raise ValueError(line)
    return tuple(match[1] for match in _PLACE.finditer(line))


def filled_line(line: str, values: Mapping[str, str]) -> str:
    """The line with each of its places replaced by the value of that name."""
    return _PLACE.sub(lambda match: values[match[1]], line)


def from_data(name: str, raw: dict[str, Any]) -> Kind:
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


@cache
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


def _part(row: dict[str, Any]) -> Part:
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


def _field(row: dict[str, Any]) -> KindField:
    return KindField(
        name=row["field"],
        english=row["english"],
        form=row.get("form", "text"),
        required=row.get("required", "no") == "yes",
        meaning=row["meaning"],
        sample=row["sample"],
        spoken=tuple(row.get("spoken", ())),
    )
