"""How one circular leaves its form: the parts it names become roles, or are refused."""

from __future__ import annotations

from typing import Any

from docgen import vocabulary
from docgen.kinds import Kind, Part
from docgen.loading.fields.reading import Reading

_ALWAYS = ("body",)


def applied(reading: Reading, data: dict[str, Any], kind: Kind) -> Kind:
    """The kind as this circular has it; ``data`` then names its parts by their roles."""
    departure = data.get("departure")
    if not departure or not departure.get("reason"):
        return kind
    single = {part.role for part in kind.parts if not part.row}
    without = _roles(reading, departure, "without", kind, {one.role for one in kind.parts})
    order = _roles(reading, departure, "order", kind, single)
    if len(order) == 1 and ("departure", "order") not in reading.faulted:
        at = reading.places.of("departure", "order")
        reading.report("DG2067", at, ("departure", "order"))
    changed = kind.of_parts(kind.roles(without, order))
    if changed.parts == kind.parts:
        if not reading.faulted & {("departure", "without"), ("departure", "order")}:
            at = reading.places.of("departure")
            reading.report("DG2068", at, kind=kind.thai)
        return kind
    said = _said(kind, changed, without)
    at = reading.places.keys.get(("departure",)) or reading.places.of("departure")
    reason = departure["reason"].rstrip()
    reading.report("DG2069", at, kind=kind.thai, said=said, reason=reason)
    return changed


def part_name(part: Part) -> str:
    """A part as a clerk calls it."""
    if vocabulary.english("parts", part.role):
        return vocabulary.thai("parts", part.role)
    return part.label or part.role


def _said(kind: Kind, changed: Kind, without: tuple[str, ...]) -> str:
    """What is left out, and what now stands in which order."""
    words = [vocabulary.thai("departure", "without")] if without else []
    words += [part_name(part) for part in kind.parts if part.role in without]
    kept = [part for part in kind.parts if part.role not in without]
    pairs = zip(kept, changed.parts, strict=True)
    moved = [part_name(new) for old, new in pairs if old != new]
    return " ".join([*words, *([vocabulary.thai("departure", "order"), *moved] if moved else [])])


def _roles(
    reading: Reading, departure: dict[str, Any], name: str, kind: Kind, may: set[str]
) -> tuple[str, ...]:
    """The roles of the parts that the circular names; what may not leave its place is refused."""
    known = {part_name(part): part.role for part in kind.parts if part.role in may}
    known |= {part.label: part.role for part in kind.parts if part.label and part.role in may}
    if name == "without":
        known = {called: role for called, role in known.items() if role not in _ALWAYS}
    roles = []
    for index, written in enumerate(departure.get(name) or ()):
        role = known.get(written) or vocabulary.english("parts", written) or written
        if role in known.values():
            roles.append(role)
            continue
        path = ("departure", name, index)
        at = reading.places.of(*path)
        reading.unknown("DG2066", at, path, written, tuple(known), kind=kind.thai)
        reading.faulted.add(path[:2])
    once = tuple(dict.fromkeys(roles))
    departure[name] = once
    return once
