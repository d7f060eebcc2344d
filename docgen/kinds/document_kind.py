"""A document kind as data: its parts in order, its own fields, its form in the regulation."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import field, replace
from typing import Any

from docgen.kinds import parts as part_roles
from docgen.light import dataclass, regex

_FIELD_OF = {
    "salutation": "recipient",
    **dict.fromkeys(("issue_date", "year", "english_date"), "date"),
}
_PLACE = regex(r"\{([^{}\s.:!\[\]]++)\}")
_BRACE = regex("[{}]")
_SEAL_ROOM = "room_for_seal"


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
