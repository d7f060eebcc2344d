"""The form in which each field of a section is written in YAML."""

from __future__ import annotations

from docgen.model import declared

# The fields that are not one text in sections that no model declares: (form, section of the
# vocabulary). All others are declared by their models.
_OF_TABLES: dict[str, dict[str, tuple[str, str]]] = {
    "source": {"target": ("choice", "fetch_targets")},
    "programme": {
        "levels": ("people", "programme_level"),
        "items": ("people", "programme_item"),
        "states": ("people", "cell_state"),
        "statuses": ("list", "status_of_unit"),
        "roll_up": ("text_or_named_texts", ""),
        "absent": ("choice", "absent_rows"),
        "repeated": ("choice", "repeated_rows"),
        "deadlines": ("named_texts", ""),
    },
    "programme_level": {"headings": ("texts", "")},
    "programme_item": {"headings": ("texts", ""), "form": ("choice", "item_forms")},
    "cell_state": {
        "words": ("texts", ""),
        "mark": ("choice", "marks"),
        "when": ("fields", "cell_when"),
        "done": ("choice", "yes_no"),
        "blank": ("choice", "yes_no"),
    },
    "status_of_unit": {
        "mark": ("choice", "marks"),
        "when": ("named_texts", ""),
        "done": ("choice", "yes_no"),
    },
    "submissions": {"domains": ("texts", "")},
    "status_rule": {
        "mark": ("choice", "marks"),
        "when": ("fields", "status_when"),
        "done": ("choice", "yes_no"),
    },
}


def form_of_field(section: str, name: str) -> tuple[str, str]:
    """The form of the field ``name``, and the section of the vocabulary that its words are of."""
    of_table = _OF_TABLES.get(section)
    if of_table is not None:
        return of_table.get(name, ("text", ""))
    field = declared.written_form(section, name)
    return field.form, field.section
