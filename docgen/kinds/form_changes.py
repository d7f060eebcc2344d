"""How one circular leaves the form of its kind: parts cut, added, moved, with other words.

A change names parts by their roles; what it makes of a kind is a kind again, which is composed
and set like any other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from docgen.kinds import Kind, Part, kind, names
from docgen.light import dataclass

BEFORE, AFTER, IN_ROW, TOP = "before", "after", "row", "top"
# Where a part stands on its lines, and the form that sets it so.
ALIGNMENTS = {
    "left": "line",
    "centre": "centred",
    "right": "at_right",
    "axis": "at_axis",
    "signature_axis": "on_axis",
    "indented": "entry",
}
RELATIONS = (BEFORE, AFTER, IN_ROW)
INSERTED = "inserted"
BODY = "body"
_LEADERS = ("leader", "leader_left", "leader_right")
_DONOR = "external_letter"
_NONE: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PartPlace:
    """Where a part is to stand: how it is aligned, and before, after or in the row of another."""

    alignment: str = ""
    relation: str = ""
    other: str = ""


@dataclass(frozen=True, slots=True)
class Inserted:
    """Lines of the circular's own that no part of its kind says; ``role`` is one of their own."""

    role: str
    lines: tuple[str, ...]
    place: PartPlace


@dataclass(frozen=True, slots=True)
class Changes:
    """All changes of one circular, each in the order in which it was written.

    ``literal`` are the parts whose wordings name no values.
    """

    without: tuple[str, ...] = _NONE
    order: tuple[str, ...] = _NONE
    added: tuple[str, ...] = _NONE
    labels: tuple[tuple[str, str], ...] = ()
    places: tuple[tuple[str, PartPlace], ...] = ()
    wordings: tuple[tuple[str, tuple[str, ...]], ...] = ()
    literal: tuple[str, ...] = _NONE
    inserted: tuple[Inserted, ...] = ()
    emblem: bool = True

    def of(self, form: Kind) -> Kind:
        """The kind with these changes."""
        if self is UNCHANGED or self == UNCHANGED:
            return form
        form = form.of_parts(form.roles(self.without, self.order))
        for role in self.added:
            form = _with_part(form, role)
        labels, wordings = dict(self.labels), dict(self.wordings)
        parts: Sequence[Part] = [
            replace(made, literal=made.literal or part.role in self.literal)
            for part in form.parts
            for made in (_worded_part(part, labels, wordings),)
        ]
        for insertion in self.inserted:
            parts = _placed_parts(
                [*parts, _inserted_part(insertion)], insertion.role, _of_insertion(insertion.place)
            )
        for role, place in self.places:
            parts = _placed_parts(parts, role, place)
        if not self.emblem:
            form = replace(form, emblem_height="", emblem_top="", foot_level_part="")
        return replace(form, parts=tuple(parts))


UNCHANGED = Changes()


def lendable_parts() -> dict[str, Part]:
    """The parts that a kind may take from another, by role: the external letter's first."""
    donors = sorted(names(), key=lambda name: name != _DONOR)
    parts = [part for name in donors for part in kind(name).parts]
    return {part.role: part for part in reversed(parts)}


def _with_part(form: Kind, role: str) -> Kind:
    """The kind with a part of another, after what stands before it there.

    Where the kind has nothing of that, the part stands before the first of what follows it there.
    """
    if form.part(role) is not None:
        return form
    part = replace(lendable_parts()[role], row="", required=False)
    donor = next(
        each_donor
        for each_donor in (kind(_DONOR), *map(kind, names()))
        if each_donor.part(role) is not None
    )
    roles = [each_part.role for each_part in donor.parts]
    before, after = roles[: roles.index(role)], roles[roles.index(role) + 1 :]
    places = {each_part.role: index for index, each_part in enumerate(form.parts)}
    follows = min((places[name] for name in after if name in places), default=0) if before else 0
    at = max((places[name] + 1 for name in before if name in places), default=follows)
    return replace(form, parts=(*form.parts[:at], part, *form.parts[at:]))


def _worded_part(part: Part, labels: dict[str, str], wordings: dict[str, tuple[str, ...]]) -> Part:
    if part.role in wordings:
        part = replace(part, text=wordings[part.role], label="")
    return replace(part, label=labels[part.role]) if part.role in labels else part


def _inserted_part(one: Inserted) -> Part:
    return Part(
        role=one.role,
        label="",
        required=False,
        form=ALIGNMENTS[one.place.alignment or "left"],
        row="",
        space="space_before_part",
        style="part",
        sample=one.lines,
        sample_label="",
        text=one.lines,
        literal=True,
    )


def _of_insertion(place: PartPlace) -> PartPlace:
    """Without a place of its own it stands above everything."""
    return place if place.relation else replace(place, relation=TOP)


def _placed_parts(parts: Sequence[Part], role: str, place: PartPlace) -> list[Part]:
    """The parts with one of them aligned and moved as its place says."""
    moved = next((part for part in parts if part.role == role), None)
    if moved is None:
        return list(parts)
    if place.alignment:
        moved = replace(moved, form=ALIGNMENTS[place.alignment], row="")
    rest = [part for part in parts if part.role != role]
    if place.relation == TOP:
        top = _after_inserted(rest, 0)
        return [*rest[:top], moved, *rest[top:]]
    at = next((index for index, part in enumerate(rest) if part.role == place.other), None)
    if at is None:
        at = next(index for index, part in enumerate(parts) if part.role == role)
        return [*rest[:at], moved, *rest[at:]]
    if place.relation == IN_ROW and BODY not in (place.other, role):
        rest[at], moved = _in_one_row(rest[at], moved)
    elif moved.row:
        moved = replace(moved, row="", form="line")
    after = at if place.relation == BEFORE else _after_inserted(rest, at + 1)
    return [*rest[:after], moved, *rest[after:]]


def _after_inserted(parts: Sequence[Part], at: int) -> int:
    """The place after the lines that were inserted there before: they stand in their order."""
    while at < len(parts) and parts[at].role.startswith(INSERTED):
        at += 1
    return at


def _in_one_row(first: Part, second: Part) -> tuple[Part, Part]:
    """Two parts on one line, the second at its right."""
    row = first.row or f"with_{first.role}"
    if first.form in _LEADERS:
        first = replace(first, form="leader_left", row=row)
        return first, replace(second, form="leader_right", row=row)
    if first.form not in ("row_left", "row_right"):
        first = replace(first, form="row_left", row=row)
    return first, replace(second, form="row_right", row=row, space=first.space)
