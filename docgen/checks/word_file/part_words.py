"""The words by which a letter's parts are known, and the reasons a file is refused for."""

from __future__ import annotations

from typing import Any

from docgen import standards


def form(name: str) -> Any:
    """One value of ``word_file.yaml``."""
    return standards.table("word_file")[name]
