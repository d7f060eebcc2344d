"""How one circular leaves its form: the parts it names become roles, or are refused."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from typing import TYPE_CHECKING, Literal

from docgen import vocabulary
from docgen.diagnostics import Diagnostic
from docgen.kinds import Kind, Part, known, places_of
from docgen.kinds.form_changes import (
    ALIGNMENTS,
    INSERTED,
    RELATIONS,
    TOP,
    UNCHANGED,
    Changes,
    Inserted,
    PartPlace,
    lendable_parts,
)
from docgen.kinds.part_names import thai_name
from docgen.light import dataclass, regex
from docgen.loading.fields.field_reading import Reading
from docgen.model.dossier import ValuePath

if TYPE_CHECKING:
    from docgen.loading.circular.as_written import CircularAsWritten, DepartureAsWritten

_ALWAYS = ("body",)
_BRACED = regex(r"\{([^{}]*)\}")
_FIELD = "departure"
_NONE: DepartureAsWritten = {}
# What a clerk may write in a document of any kind; a kind without a part for it gets one.
_ADDED_AS_WRITTEN = ("references", "enclosures", "urgency", "opinions", "copies_to")


def kind_with_departures(
    reading: Reading, circular: CircularAsWritten, kind: Kind
) -> tuple[Kind, Changes]:
    """The kind as this circular has it, and the changes that make it so."""
    changes = _Changing(reading, circular, kind).changes()
    if changes == UNCHANGED:
        return kind, UNCHANGED
    return changes.of(kind), changes


@dataclass(slots=True)
class _Changing:
    """The changes of one circular as they are read; ``literal`` parts name no values."""

    reading: Reading
    circular: CircularAsWritten
    kind: Kind
    literal: list[str] = field(default_factory=list)

    def changes(self) -> Changes:
        """All changes, with a note of those that are a departure."""
        written = self.circular.get("departure", _NONE)
        departure = written if written.get("reason") else _NONE
        parts = {part.role: part for part in self.kind.parts}
        without = self._roles(departure, "without", parts, never=_ALWAYS)
        single = {role: part for role, part in parts.items() if not part.row}
        order = self._roles(departure, "order", single)
        if len(order) == 1 and (_FIELD, "order") not in self.reading.faulted:
            at = self.reading.places.of(_FIELD, "order")
            self.reading.report("DG2067", at, (_FIELD, "order"))
        others = {role: part for role, part in lendable_parts().items() if role not in parts}
        added = (*self._roles(departure, "added", others), *self._as_written(without))
        all_parts = parts | {role: others[role] for role in added if role in others}
        made = Changes(
            without=without,
            order=order,
            added=added,
            labels=self._labels(departure, all_parts),
            places=self._places(departure, all_parts),
            wordings=self._wordings(departure, all_parts),
            literal=tuple(self.literal),
            inserted=tuple(self._inserted_parts(all_parts)),
            emblem=self.circular.get("emblem") != "no",
        )
        if departure:
            self._tell(made, departure)
        self._tell_emblem(made)
        return made

    def _as_written(self, without: tuple[str, ...]) -> tuple[str, ...]:
        """Parts that the kind has not, which the circular fills all the same: they are printed."""
        if self.kind.part("body") is None:
            return ()
        written = [name for name in _ADDED_AS_WRITTEN if self.circular.get(name)]
        added = [
            written_name
            for written_name in written
            if self.kind.part(written_name) is None and written_name not in without
        ]
        for role in added:
            params = {"part": vocabulary.thai("parts", role), "kind": self.kind.thai}
            at = self.reading.places.keys.get((role,)) or self.reading.places.of(role)
            params |= {"clause": self.kind.clause}
            self.reading.found.append(Diagnostic("DG7172", at, params))
        return tuple(added)

    def _labels(
        self, departure: DepartureAsWritten, parts: dict[str, Part]
    ) -> tuple[tuple[str, str], ...]:
        given = departure.get("labels", {})
        none = vocabulary.words("emblem_shown")[1]
        return tuple(
            (role, "" if text.strip() in (none.thai, *none.also) else text.strip())
            for name, text in given.items()
            for role in self._role(name, ("labels", name), parts)
        )

    def _wordings(
        self, departure: DepartureAsWritten, parts: dict[str, Part]
    ) -> tuple[tuple[str, tuple[str, ...]], ...]:
        given = departure.get("wordings", {})
        parts = {role: part for role, part in parts.items() if role not in _ALWAYS}
        return tuple(
            (role, self._with_values(role, lines))
            for name, lines in given.items()
            for role in self._role(name, ("wordings", name), parts)
        )

    def _places(
        self, departure: DepartureAsWritten, parts: dict[str, Part]
    ) -> tuple[tuple[str, PartPlace], ...]:
        given = departure.get("places", {})
        return tuple(
            (role, place)
            for name, lines in given.items()
            for role in self._role(name, ("places", name), parts)
            for place in (self._place(lines, (_FIELD, "places", name), parts),)
        )

    def _inserted_parts(self, parts: dict[str, Part]) -> list[Inserted]:
        """Each insertion as a part of its own; of a known place the lines stand in their order."""
        made = []
        for index, insertion in enumerate(self.circular.get("insertions", ())):
            path: ValuePath = ("insertions", index, "place")
            place = self._place(insertion.get("place", ()), path, parts)
            if not place.relation:
                place = PartPlace(place.alignment, TOP)
            lines = tuple(insertion.get("text", ()))
            made.append(Inserted(f"{INSERTED}_{index + 1}", lines, place))
        return made

    def _place(self, lines: Iterable[str], path: ValuePath, parts: dict[str, Part]) -> PartPlace:
        alignment = relation = other = ""
        for line in lines:
            word, rest = _word_of_place(line)
            if word is None:
                known_places = tuple(vocabulary.names("places"))
                at = self.reading.places.of(*path)
                self.reading.unknown_name("DG2072", at, path, line, known_places)
            elif word in ALIGNMENTS:
                alignment = word
            elif word == TOP:
                relation = TOP
            else:
                relation = word
                other = next(iter(self._role(rest, path, parts)), "")
        return PartPlace(alignment, relation, other)

    def _with_values(self, role: str, lines: list[str]) -> tuple[str, ...]:
        """The lines with the values that they name in braces; other braces are text."""
        values = {vocabulary.word("circular", name).thai: name for name in _THAI_VALUES}
        values |= {each_field.name: each_field.english for each_field in self.kind.fields}
        values |= {name: name for name in (*known.VALUES, *values.values())}
        made = []
        for line in lines:
            names = set(_BRACED.findall(line))
            is_known = all(part in values for name in names for part in name.split("|"))
            if not is_known or not _closes_its_braces(line):
                self.literal.append(role)
                return tuple(lines)
            for name in names:
                meant = "|".join(values[part] for part in name.split("|"))
                line = line.replace(f"{{{name}}}", f"{{{meant}}}")
            made.append(line)
        return tuple(made)

    def _roles(
        self,
        departure: DepartureAsWritten,
        name: Literal["without", "order", "added"],
        parts: dict[str, Part],
        never: tuple[str, ...] = (),
    ) -> tuple[str, ...]:
        """The roles of the parts in a list of the departure, each once."""
        may = {role: part for role, part in parts.items() if role not in never}
        roles = dict.fromkeys(
            role
            for index, written in enumerate(departure.get(name, ()))
            for role in self._role(written, (name, index), may)
        )
        if name in departure:
            departure[name] = list(roles)
        return tuple(roles)

    def _role(self, written: str, path: ValuePath, parts: dict[str, Part]) -> tuple[str, ...]:
        """The role of the part that the circular names; what it may not name is refused."""
        called = {thai_name(part, self.kind.fields): role for role, part in parts.items()}
        called |= {part.label: role for role, part in parts.items() if part.label}
        role = called.get(written) or vocabulary.english("parts", written) or written
        if role in parts:
            return (role,)
        whole = path if path[0] in (_FIELD, "insertions") else (_FIELD, *path)
        at = self.reading.places.of(*whole)
        params = {"kind": self.kind.thai}
        self.reading.unknown_name("DG2066", at, whole, written, tuple(called), **params)
        self.reading.faulted.add(whole[:2])
        return ()

    def _tell(self, made: Changes, departure: DepartureAsWritten) -> None:
        """What the departure comes to, as a note with the clause of the form."""
        form, changed = self.kind, made.of(self.kind)
        at = self.reading.places.keys.get((_FIELD,)) or self.reading.places.of(_FIELD)
        if changed.parts == form.parts and not made.labels:
            if not any(path[:1] == (_FIELD,) for path in self.reading.faulted):
                whole = self.reading.places.of(_FIELD)
                self.reading.report("DG2068", whole, kind=form.thai)
            return
        said, reason = self._in_words(made, changed), departure["reason"].rstrip()
        clause = form.clause
        self.reading.report("DG2069", at, kind=form.thai, said=said, reason=reason, clause=clause)

    def _in_words(self, made: Changes, changed: Kind) -> str:
        parts = {part.role: part for part in (*self.kind.parts, *changed.parts)}
        kept = [part for part in self.kind.parts if part.role not in made.without]
        reordered = self.kind.of_parts(self.kind.roles(made.without, made.order)).parts
        moved = [new.role for old, new in zip(kept, reordered, strict=True) if old != new]
        lists = {
            "without": made.without,
            "order": moved,
            "added": made.added,
            "labels": [role for role, _ in made.labels],
            "places": [role for role, _ in made.places],
            "wordings": [role for role, _ in made.wordings],
        }
        called = {role: thai_name(part, self.kind.fields) for role, part in parts.items()}
        words = [
            " ".join((vocabulary.thai(_FIELD, name), *(called[role] for role in roles)))
            for name, roles in lists.items()
            if roles
        ]
        return " ".join(words)

    def _tell_emblem(self, made: Changes) -> None:
        """A form with an emblem that is printed without it."""
        if not made.emblem and self.kind.emblem_height:
            at = self.reading.places.of("emblem")
            self.reading.found.append(Diagnostic("DG7173", at, {"kind": self.kind.thai}))


# The values of every circular that a wording may name by the circular's own word.
_THAI_VALUES = ("subject", "recipient", "reference_number", "date")


def _word_of_place(line: str) -> tuple[str | None, str]:
    """The word for a place that the line is or begins with, in English, and the part after it."""
    for word in vocabulary.words("places"):
        for called in (word.thai, *word.also, word.english):
            if line == called or (word.english in RELATIONS and line.startswith(called)):
                return word.english, line.removeprefix(called).strip()
    return None, ""


def _closes_its_braces(line: str) -> bool:
    try:
        places_of(line)
    except ValueError:
        return False
    return True
