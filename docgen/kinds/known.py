"""What a kind may say: the forms, roles and values that the other rooms know, as names."""

from __future__ import annotations

from docgen.kinds import parts

FORMS = (
    *("line", "at_axis", "on_axis", "centred", "beside_emblem", "hanging", "row_left"),
    *("row_right", "leader", "leader_left", "leader_right", "body", "columns", "fill", "entry"),
    *("opinion", "certified", "at_right", "reply", "frame", "english_body"),
)
# What the text of a part may name beside the fields of its kind.
VALUES = (
    *("agency", "letterhead", "subject", "recipient", "salutation", "reference_number", "date"),
    *("issue_date", "year", "rule", "telephone", "responsible_office"),
    "english_date",
)
# Forms in which a part that a kind has of its own closes the document, where it follows the body.
CLOSING_FORMS = ("at_axis", "on_axis")
FIELD_FORMS = ("text", "texts", "rows", "number_of_year", "size")
NUMBERINGS = ("item", "clause")
PLACES = ("left", "center")


def made_roles() -> tuple[str, ...]:
    """The parts whose content docgen makes itself; every other part has a ``text``."""
    return tuple(name for name, role in parts.roles().items() if parts.MADE in role.does)
