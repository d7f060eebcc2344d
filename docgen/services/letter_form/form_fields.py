"""The form of a letter: its fields as a page shows them, each with what is typed there now.

A field knows two paths: ``path`` in English names, by which page, form and findings call it, and
``steps`` in the names that may stand in the file, by which it is edited.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from docgen import own_data, vocabulary
from docgen.drafting.values import ValueSteps
from docgen.drafting.yaml_tree import Value
from docgen.light import dataclass
from docgen.model.dossier import ValuePath

# Fields of one text; the others hold further fields, or a body.
PLAIN = (
    *("text", "long_text", "date", "choice", "kind", "office", "signatory", "recipients"),
    *("annex", "reference_number", "texts", "lines", "template", "items"),
)


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """One of the values that a field may have."""

    value: str
    title: str


@dataclass(frozen=True, slots=True)
class FormRow:
    """One element of a list: its fields, and its name where elements are named."""

    index: int
    fields: tuple[FormField, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of the form.

    ``form`` tells how it is shown: one of ``PLAIN``, ``rows`` (records), ``named`` (records with
    names), ``named_texts``, ``fields`` (one record), ``grid`` (a table), ``body``, ``sheets``, or
    ``untyped`` where the file holds something that this form cannot show. ``text`` is what is
    typed in a plain field; lists of texts have one a line. ``cells`` are those of a grid.
    ``is_rare`` is off the way until asked for. ``extent`` are the elements of the body that a
    part of it holds, from the first up to the one after the last.
    """

    path: ValuePath
    steps: ValueSteps
    title: str
    help: str
    form: str
    required: bool = False
    is_there: bool = False
    is_rare: bool = False
    text: str = ""
    choices: tuple[FieldChoice, ...] = ()
    fields: tuple[FormField, ...] = ()
    rows: tuple[FormRow, ...] = ()
    cells: tuple[tuple[str, ...], ...] = ()
    columns: tuple[str, ...] = ()
    value: Value = ""
    extent: tuple[int, int] = (0, 0)

    @property
    def name(self) -> str:
        """The path as one text, the name of the control in the page."""
        return name_of_path(self.path)


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """Fields that stand together under a title; ``offered`` are those not there yet."""

    name: str
    title: str
    fields: tuple[FormField, ...]
    offered: tuple[FormField, ...]


@lru_cache(maxsize=4096)
def name_of_path(path: ValuePath) -> str:
    """A path as one text: steps between strokes, strokes within a step written ``~1``."""
    return "/".join(str(step).replace("~", "~0").replace("/", "~1") for step in path)


@cache
def form_layout() -> Mapping[str, Any]:
    """What ``layout.yaml`` says of the order and look of the form."""
    content: dict[str, object] = own_data.plain_data(Path(__file__).with_name("layout.yaml"))
    return content


def fields_of(group: Mapping[str, Any]) -> Iterable[tuple[str, dict[str, str]]]:
    """The fields of a group of the layout; the last group has those that no group names, too."""
    rows: Iterable[tuple[str, dict[str, str]]] = group["fields"].items()
    if group["name"] != "more":
        return rows
    placed = {name for each_group in form_layout()["groups"] for name in each_group["fields"]}
    new: list[tuple[str, dict[str, str]]] = [
        (word.english, {})
        for word in vocabulary.words("circular")
        if word.english not in placed and word.english not in form_layout()["hidden"]
    ]
    return [*rows, *new]
