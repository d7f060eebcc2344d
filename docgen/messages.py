"""Sentences for people, in Thai and in English, from ``messages.yaml``; no face's alone."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from docgen.thai.names import nearest

_FILE = Path(__file__).with_name("messages.yaml")


def sentence(name: str, language: str, /, **params: Any) -> str:
    """The sentence ``name`` in ``language`` (``th`` or ``en``); ``KeyError`` if there is none."""
    written = _sentences()[name][language]
    return written.format(**params) if params else written


def is_known(name: str) -> bool:
    """Whether there is a sentence of that name."""
    return name in _sentences()


def did_you_mean(written: str, known: list[str] | tuple[str, ...], language: str) -> str:
    """The end of a sentence that offers the nearest known name; empty when none is near."""
    near = nearest(written, known)
    return " " + sentence("did_you_mean", language, name=near[0]) if near else ""


@cache
def _sentences() -> dict[str, dict[str, str]]:
    import yaml

    loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    sentences: dict[str, dict[str, str]] = yaml.load(_FILE.read_text(encoding="utf-8"), loader)
    return sentences
