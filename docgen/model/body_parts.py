"""What a body is made of beside its paragraphs: lists of items, headings, tables."""

from __future__ import annotations

from typing import Annotated

from docgen.model.field_types import NOT_TYPED, choice
from docgen.model.records import Model
from docgen.model.rosters import Roster


class Item(Model):
    """An item of the body with those under it.

    ``form`` is how its mark was typed, if it was, and ``upper`` the numbers typed before its own.
    """

    text: str
    items: tuple[Item, ...] = ()
    form: Annotated[str, NOT_TYPED] = ""
    upper: Annotated[str, NOT_TYPED] = ""


class BodyTable(Model):
    """A table between paragraphs: its rows, typed or read, the first ``heads`` of them headings.

    ``aligns`` are those that the author chose, by column (``left``, ``center``, ``right`` or
    empty).
    """

    rows: tuple[tuple[str, ...], ...] = ()
    heads: int = 1
    caption: str = ""
    file: str = ""
    sheet: str = ""
    ruled: Annotated[bool, choice("emblem_shown")] = True
    aligns: Annotated[tuple[str, ...], NOT_TYPED] = ()


class BodyPart(Model):
    """One part of a body between its paragraphs; one of its first fields is given.

    ``items`` is a numbered list, ``heading`` a heading over what follows, ``resumed`` a sentence
    that goes on after a list or a table, ``table`` a table, ``roster`` a list of people;
    ``centred``, ``right`` and ``flush`` are lines at their place, ``fill`` lines with dots to write
    on, ``cut`` a line to cut along. A list that goes on after something else
    begins with the number ``start`` at ``level``, under the numbers ``upper``.
    """

    items: tuple[Item, ...] = ()
    heading: str = ""
    resumed: str = ""
    table: BodyTable | None = None
    roster: Roster | None = None
    centred: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    flush: tuple[str, ...] = ()
    fill: tuple[str, ...] = ()
    cut: str = ""
    columns: BodyTable | None = None
    start: Annotated[int, NOT_TYPED] = 1
    level: Annotated[int, NOT_TYPED] = 1
    upper: Annotated[str, NOT_TYPED] = ""
