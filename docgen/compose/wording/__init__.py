"""The body by a wording template: the clerk's slots filled first, then set into the template."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from docgen.compose.wording.bilingual_names import in_both_languages
from docgen.compose.wording.context import Context
from docgen.diagnostics import Diagnostic, Position, Rejected
from docgen.later import later
from docgen.light import dataclass
from docgen.model.body_parts import Item
from docgen.model.circular import Wording
from docgen.model.dossier import Dossier, ValuePath
from docgen.model.wordings import Slot, WordingTemplate
from docgen.thai.names import nearest_names
from docgen.thai.numerals import thai_digits

if TYPE_CHECKING:
    from docgen.compose.wording import locked_environment, locked_jinja, wording_faults
else:
    locked_jinja = later("docgen.compose.wording.locked_jinja")
    locked_environment = later("docgen.compose.wording.locked_environment")
    wording_faults = later("docgen.compose.wording.wording_faults")


@dataclass(frozen=True, slots=True)
class WordingText:
    """Text of the template with its items still as records, and what was found."""

    text: str
    found: tuple[Diagnostic, ...]


def written_wording(dossier: Dossier, wording: Wording, context: Context) -> WordingText:
    """The wording's text; empty when anything is wrong."""
    try:
        chosen = dossier.wordings.wording_named(wording.template)
        if chosen is None:
            return WordingText("", (_no_template(dossier, wording),))
    except Rejected as rejected:
        return WordingText("", rejected.found)
    slots, found = _slots(dossier, wording, chosen, context)
    if any(fault.is_error for fault in found):
        return WordingText("", tuple(found))
    if marks := wording_faults.marks_of(chosen):
        return WordingText("", (*found, *marks))
    values = {**context.values, **slots}
    faults = locked_jinja.template_faults(chosen.source, values)
    if faults:
        found += [
            wording_faults.of_template(fault, chosen, context, dossier, wording) for fault in faults
        ]
        return WordingText("", tuple(found))
    try:
        return WordingText(locked_jinja.rendered_text(chosen.source, values), tuple(found))
    except locked_environment.UnprintableError as refused:
        at = Position(str(chosen.path), chosen.first_line, 1)
        return WordingText("", (Diagnostic("DG6014", at, {"reason": str(refused)}),))


def filled_sentence(
    text: str, dossier: Dossier, path: ValuePath, context: Context
) -> tuple[str, list[Diagnostic]]:
    """The clerk's sentence at ``path`` with its names filled, and the faults at their place."""
    if "{" not in text:
        return text, []
    faults = locked_jinja.template_faults(text, context.values)
    if faults:
        return "", [
            wording_faults.in_sentence(fault, text, dossier, path, context) for fault in faults
        ]
    try:
        return locked_jinja.rendered_text(text, context.values), []
    except locked_environment.UnprintableError as refused:
        at = dossier.places.of(*path)
        return "", [Diagnostic("DG6014", at, {"reason": str(refused)})]


def _no_template(dossier: Dossier, wording: Wording) -> Diagnostic:
    known = [each_wording.thai for each_wording in dossier.wordings.all_sound()]
    at = dossier.places.of("body", "template")
    params = {"name": wording.template, "known": " ".join(known)}
    near = nearest_names(wording.template, known)
    if near:
        return Diagnostic("DG6001", at, {**params, "suggestion": near[0]})
    return Diagnostic("DG6015", at, params)


def _slots(
    dossier: Dossier, wording: Wording, chosen: WordingTemplate, context: Context
) -> tuple[dict[str, object], list[Diagnostic]]:
    """Every slot of the template with its value filled; an optional one not given is empty."""
    given, found = _given_slots(dossier, wording, chosen)
    values: dict[str, object] = {}
    for slot in chosen.slots:
        key = given.get(slot.name)
        value = wording.slots[key] if key else ""
        if slot.required and not value:
            params = {"slot": slot.name, "meaning": slot.meaning, "template": chosen.thai}
            found.append(Diagnostic("DG6007", _empty_slot(dossier, slot), params))
        key = key or slot.name
        if value and isinstance(value, str) and chosen.is_list(slot):
            items = wording.items_of(key)
            at = dossier.places.of("body", "slots", key)
            found.append(Diagnostic("DG6026", at, {"name": key, "count": len(items)}))
            filled, faults = _items_of_lines(dossier, key, items, context)
        elif (alone := _lone_text(value)) is not None and not chosen.is_list(slot):
            filled, faults = filled_sentence(
                alone, dossier, ("body", "slots", key, 0, "text"), context
            )
        else:
            filled, faults = _filled_value(dossier, key, value, context)
        found += faults
        values[slot.name] = values[slot.english] = filled
    return values, found


def _given_slots(
    dossier: Dossier, wording: Wording, chosen: WordingTemplate
) -> tuple[dict[str, str], list[Diagnostic]]:
    """The key that each slot is given under; an unknown or second one is a fault."""
    given: dict[str, str] = {}
    found: list[Diagnostic] = []
    for name in wording.slots:
        slot = chosen.slot(name)
        if slot is None:
            found.append(_unknown_slot(dossier, name, chosen))
        elif slot.name in given:
            params = {"slot": name, "other": given[slot.name]}
            found.append(Diagnostic("DG6008", _key_place(dossier, name), params))
        else:
            given[slot.name] = name
    return given, found


def _empty_slot(dossier: Dossier, slot: Slot) -> Position:
    """The key of a slot that was left empty, or the template where it was not written at all."""
    keys = (dossier.places.keys.get(("body", "slots", name)) for name in (slot.name, slot.english))
    return next(filter(None, keys), None) or dossier.places.of("body", "template")


def _key_place(dossier: Dossier, name: str) -> Position:
    path = ("body", "slots", name)
    return dossier.places.keys.get(path) or dossier.places.of(*path)


def _unknown_slot(dossier: Dossier, name: str, chosen: WordingTemplate) -> Diagnostic:
    known = [slot.name for slot in chosen.slots]
    params = {"slot": name, "template": chosen.thai, "known": " ".join(known)}
    near = nearest_names(name, [*known, *(slot.english for slot in chosen.slots)])
    if near:
        return Diagnostic("DG6006", _key_place(dossier, name), {**params, "suggestion": near[0]})
    return Diagnostic("DG6016", _key_place(dossier, name), params)


def _lone_text(value: str | tuple[Item, ...]) -> str | None:
    """The text of a list of one, which a template may set into a sentence."""
    is_one = not isinstance(value, str) and len(value) == 1 and not value[0].items
    return value[0].text if is_one and not isinstance(value, str) else None


def _filled_value(
    dossier: Dossier, name: str, value: str | tuple[Item, ...], context: Context
) -> tuple[Any, list[Diagnostic]]:
    path = ("body", "slots", name)
    if isinstance(value, str):
        return filled_sentence(value, dossier, path, context)
    filled, found = filled_items(dossier, path, value, context)
    return [_listed_item(item, name, (number,)) for number, item in enumerate(filled, 1)], found


def _items_of_lines(
    dossier: Dossier, name: str, lines: Sequence[Item], context: Context
) -> tuple[Any, list[Diagnostic]]:
    """A text where items are wanted: each line of it is one."""
    items: list[dict[str, object]] = []
    found: list[Diagnostic] = []
    for number, line in enumerate(lines, 1):
        text, faults = filled_sentence(line.text, dossier, ("body", "slots", name), context)
        items.append(_listed_item(Item(text=text), name, (number,)))
        found += faults
    return items, found


def filled_items(
    dossier: Dossier, path: tuple[str | int, ...], items: Sequence[Item], context: Context
) -> tuple[tuple[Item, ...], list[Diagnostic]]:
    """The items with their sentences filled, and what was found in these."""
    found: list[Diagnostic] = []
    filled: list[Item] = []
    for index, item in enumerate(items):
        text, faults = filled_sentence(item.text, dossier, (*path, index, "text"), context)
        under, more = filled_items(dossier, (*path, index, "items"), item.items, context)
        found += [*faults, *more]
        filled.append(Item(text=text, items=under, form=item.form, upper=item.upper))
    return tuple(filled), found


def _listed_item(item: Item, slot: str, numbers: tuple[int, ...]) -> dict[str, object]:
    """An item as a template sees it; under the empty key, all of it that is printed."""
    texts = [sub_item.text for sub_item in item.items]
    named = {"text": item.text, "items": texts, "number": thai_digits(numbers[-1])}
    return {**in_both_languages(named), "": tuple(_records(item, slot, numbers))}


def _records(item: Item, slot: str, numbers: tuple[int, ...]) -> Iterator[tuple[str, str, str]]:
    yield ".".join(map(str, numbers)), slot, item.text
    for number, under in enumerate(item.items, 1):
        yield from _records(under, slot, (*numbers, number))
