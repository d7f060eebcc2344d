"""Rows as they stand in a file, before anything is known of their headings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

Headings = Mapping[str, str]


class Record(NamedTuple):
    """A row as it stands: its number as a spreadsheet shows it, its line (0: none), its cells."""

    number: int
    line: int
    cells: list[str]


class Merge(NamedTuple):
    """Cells joined into one: rows as a spreadsheet numbers them, columns from 0, all inclusive."""

    top: int
    left: int
    bottom: int
    right: int
