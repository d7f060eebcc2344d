"""What each tab of the browser wrote last into a letter, and what others changed underneath it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docgen.drafting.yaml_tree import Value, tree, value_of
from docgen.light import dataclass
from docgen.services.letter_form import typed_values
from docgen.services.letter_form.typed_changes import FieldChange

Typed = Mapping[str, Value | None]  # what was written, by the first names of the keys


@dataclass(frozen=True, slots=True)
class TypedByTab:
    """What one tab wrote last.

    ``base`` is the mark that its form bore; ``shown`` is what the form shows since, without what
    others changed underneath; ``own`` is all that the tab wrote. ``number`` counts its requests.
    """

    number: int
    base: str
    shown: str
    own: Typed


def changed_underneath(shown: str, now: str, wanted: Sequence[FieldChange], own: Typed) -> set[str]:
    """The keys that were to be changed and are no longer what the form showed.

    What the tab itself wrote before (its ``own``) is no change underneath.
    """
    former, current = value_of(tree(shown)), value_of(tree(now))
    found = set()
    for change in wanted:
        key, value = key_of(change), typed_values.value_under(current, _names(change))
        is_own = key in own and own[key] == value
        if typed_values.value_under(former, _names(change)) != value and not is_own:
            found.add(key)
    return found


def values_under(text: str, kept: Sequence[FieldChange]) -> Typed:
    """What the text says under the keys that were changed."""
    content = value_of(tree(text)) if kept else ""
    return {key_of(change): typed_values.value_under(content, _names(change)) for change in kept}


def key_of(change: FieldChange) -> str:
    """The key of the letter that a change is about."""
    return _names(change)[0]


def _names(change: FieldChange) -> tuple[str, ...]:
    step = change.steps[0]
    return step if isinstance(step, tuple) else (str(step),)
