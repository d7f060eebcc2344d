"""The language of this run, and what is said in it."""

from __future__ import annotations

from contextvars import ContextVar
from typing import Any

from docgen import messages

LANGUAGE: ContextVar[str] = ContextVar("language", default="th")


def say(name: str, /, **params: Any) -> str:
    """The sentence ``name`` in the language of this run; ``KeyError`` when there is none such."""
    return messages.sentence(name, LANGUAGE.get(), **params)


def says(name: str) -> bool:
    """Whether there is a sentence of that name."""
    return messages.is_known(name)


def did_you_mean(written: str, known: list[str] | tuple[str, ...]) -> str:
    """The end of a sentence that offers the nearest known name; empty when none is near."""
    return messages.did_you_mean(written, known, LANGUAGE.get())
