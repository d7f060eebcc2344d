"""English and Thai names of what a wording may say."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from docgen import own_data, vocabulary

_SECTIONS = (
    *("names", "deadline_names", "recipient_names", "office_names", "status_names"),
    *("event_names", "amount_names"),
)


@cache
def thai_by_english() -> dict[str, str]:
    """English name → Thai name."""
    names: dict[str, str] = own_data.plain_data(Path(__file__).parent / "context.yaml")
    return names | {
        word.english: word.thai for section in _SECTIONS for word in vocabulary.words(section)
    }


@cache
def heading_filters() -> tuple[str, str]:
    """The filter that makes a heading of a fixed text, in both languages."""
    return ("heading", vocabulary.thai("items", "heading"))


@cache
def amount_filters() -> dict[str, str]:
    """The filters that say a sum of money → which of its names they give, in both languages."""
    said = {"baht": "phrase", "figures": "figures", "words": "words"}
    return said | {vocabulary.thai("amount_filters", name): words for name, words in said.items()}


def in_both_languages(values: Mapping[str, Any]) -> dict[str, Any]:
    """``values`` under their English names and under their Thai names."""
    names = thai_by_english()
    return {**values, **{names[name]: value for name, value in values.items() if name in names}}
