"""Wording templates that a circular of a kind may use instead of words of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from docgen import vocabulary
from docgen.diagnostics import Rejected
from docgen.kinds import Kind
from docgen.loading.workspace import Workspace, wordings
from docgen.model.wordings import Slot, WordingTemplate
from docgen.services.form.fields import to_fill
from docgen.services.reports import unknown_name


def wordings_for(kind: Kind, workspace: Workspace | None) -> tuple[WordingTemplate, ...]:
    """The wordings of the workspace that are written for the kind; none that cannot be read."""
    if workspace is None:
        return ()
    try:
        found = wordings.load(workspace).all_sound()
    except Rejected:
        return ()
    called = {kind.id, kind.thai, Path(kind.id).stem}
    return tuple(
        wording_template for wording_template in found if called & set(wording_template.kinds)
    )


def wording_asked(name: str, kind: Kind, workspace: Workspace | None) -> WordingTemplate:
    """The wording of that name in either language, written for the kind.

    Raises: Rejected, with DG5205, when there is none.
    """
    known = wordings_for(kind, workspace)
    for wording_template in known:
        if name in (wording_template.thai, wording_template.english):
            return wording_template
    raise Rejected(
        [
            unknown_name(
                "DG5205", "template", name, [wording_template.thai for wording_template in known]
            )
        ]
    )


def slot_sample(wording: WordingTemplate, slot: Slot, language: str) -> Any:
    """What stands in the slot until it is filled."""
    text = to_fill(slot.meaning, language)
    if slot.under:
        keys = (vocabulary.thai("item", name) for name in ("text", "items"))
        return [dict(zip(keys, (text, list(slot.under)), strict=True))]
    return [text] if wording.is_list(slot) else text


def wording_value(
    wording: WordingTemplate, slots: Mapping[str, object], keys: str
) -> dict[str, object]:
    """The body of a circular that is written by a template; ``slots`` by their Thai names."""
    key = vocabulary.thai("wording", "template") if keys == "th" else "template"
    name = wording.thai if keys == "th" else wording.english
    names = {slot.name: slot.name if keys == "th" else slot.english for slot in wording.slots}
    return {key: name, **{names[slot]: value for slot, value in slots.items()}}


def sample_of_wording(wording: WordingTemplate, keys: str, language: str) -> dict[str, object]:
    """The body by a template, each of its slots to be filled in."""
    slots = {slot.name: slot_sample(wording, slot, language) for slot in wording.slots}
    return wording_value(wording, slots, keys)


def parted_sample(sample: str) -> tuple[str, str]:
    """What stands before the place to be filled in a sample, and what that place is for."""
    before, _, rest = sample.partition("«")
    return before, rest.rstrip("»").strip() or sample


def item_with(
    slot: Slot, parts: Sequence[tuple[str, str]], record: Mapping[str, str]
) -> dict[str, object]:
    """An item of a slot with what was answered to stand under it, by the number of its part."""
    text, items = (vocabulary.thai("item", name) for name in ("text", "items"))
    under = [
        f"{before}{record[str(number)].removeprefix(before.strip()).strip()}"
        for number, (before, _) in enumerate(parts)
        if record.get(str(number))
    ]
    return {text: record[slot.name], items: under} if under else {text: record[slot.name]}
