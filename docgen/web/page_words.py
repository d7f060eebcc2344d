"""The Thai words of the page that the program chooses between."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

PageValues = dict[str, Any]  # what a page is filled with, by the names of its template


@cache
def page_words() -> Mapping[str, Any]:
    """The Thai words that the program chooses between."""
    import yaml

    text = Path(__file__).with_name("words.yaml").read_text(encoding="utf-8")
    found: dict[str, object] = yaml.load(text, yaml.BaseLoader)
    return found
