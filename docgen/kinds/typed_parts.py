"""What the paragraphs of a letter typed in Word are, from ``parts.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from docgen import own_data
from docgen.light import dataclass

REQUIRED, REQUIRED_OF_MEMORANDUM, IN_ORDER = "required", "required_of_memorandum", "in_order"
OF_TEXT, PLAIN, SINGLE, IN_LABELS_OWN_SIZE = "of_text", "plain", "single", "in_labels_own_size"
KEEPS_SIZE, KEEPS_ITS_SIZE, KEEPS_PITCH = "keeps_size", "keeps_its_size", "keeps_pitch"
ROOM_ABOVE, PLAIN_LABEL, OF_LETTERS = "room_above", "plain_label", "of_letters"
NUMBERED, LABELLED, PROSE, BEARS_TELEPHONE = "numbered", "labelled", "prose", "bears_telephone"
AT_AXIS, UNDER_CLOSE, ROOM_TO_SIGN, SET_OFF = "at_axis", "under_close", "room_to_sign", "set_off"


@dataclass(frozen=True, slots=True)
class TypedPart:
    """What one paragraph of a typed letter is.

    ``of`` are the parts that reading takes for it; ``does`` are its traits; ``said_as`` is what it
    is to the rules of what letters say, empty where they do not look at it.
    """

    name: str
    of: tuple[str, ...] = ()
    does: frozenset[str] = frozenset()
    said_as: str = ""


@cache
def typed_parts() -> Mapping[str, TypedPart]:
    """Every part that a paragraph may be, by name, in the order of a letter."""
    rows = own_data.plain_data(Path(__file__).with_name("parts.yaml"))["typed"]
    return {
        name: TypedPart(
            name,
            tuple(row.get("of", ())),
            frozenset(row.get("does", ())),
            row.get("said_as", ""),
        )
        for name, row in rows.items()
    }


@cache
def parts_that(trait: str) -> tuple[str, ...]:
    """The parts that do ``trait``, in the order of a letter."""
    return tuple(name for name, part in typed_parts().items() if trait in part.does)


@cache
def parts_said() -> Mapping[str, str]:
    """What the parts are to the rules of what letters say, by part."""
    return {name: part.said_as for name, part in typed_parts().items() if part.said_as}


def part_read_as(role: str) -> str:
    """The part that reading calls ``role``; one that has no other name here is called the same."""
    return _by_role().get(role, role)


@cache
def _by_role() -> Mapping[str, str]:
    return {role: name for name, part in typed_parts().items() for role in part.of}
