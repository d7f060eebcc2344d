"""What the parts of a letter are called by those who read it."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.kinds import Kind, KindField, Part
from docgen.kinds import parts as part_roles


def thai_name_of_role(role: str, kind: Kind) -> str:
    """What stands in ``role`` of a letter of that kind, in Thai; ``role`` where nobody said."""
    part = kind.part(part_roles.first_of_further(role) or role)
    known = part_roles.role(role)
    if part is not None and (part.thai or known is None):
        return thai_name(part, kind.fields)
    return known.thai if known is not None else role


def thai_name(part: Part, fields: Sequence[KindField]) -> str:
    """What a part of a kind with those fields is called; its role where the kind does not say."""
    known = part_roles.role(part.role)
    if known is not None and not part.thai:
        return known.thai
    return own_thai_name(part, fields) or part.role


def own_thai_name(part: Part, fields: Sequence[KindField]) -> str:
    """What a kind itself calls a part of its own, empty where it does not say.

    A part that prints one field of the kind alone is called as that field is.
    """
    fields_alone = (field.name for field in fields if part.names in ({field.name}, {field.english}))
    return part.thai or part.label or next(fields_alone, "")
