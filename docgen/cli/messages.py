"""What the command line says, in Thai and in English, from ``messages.yaml``."""

from __future__ import annotations

from contextvars import ContextVar
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("messages.yaml")

LANGUAGE: ContextVar[str] = ContextVar("language", default="th")


def say(name: str, /, **params: Any) -> str:
    """The sentence ``name`` in the language of this run; ``KeyError`` when there is none such."""
    sentence = _sentences()[name][LANGUAGE.get()]
    return sentence.format(**params) if params else sentence


def says(name: str) -> bool:
    """Whether there is a sentence of that name."""
    return name in _sentences()


def did_you_mean(written: str, known: list[str] | tuple[str, ...]) -> str:
    """The end of a sentence that offers the nearest known name; empty when none is near."""
    near = get_close_matches(written, known, n=1, cutoff=0.5)
    return " " + say("did_you_mean", name=near[0]) if near else ""


@cache
def _sentences() -> dict[str, dict[str, str]]:
    import yaml

    loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    sentences: dict[str, dict[str, str]] = yaml.load(_FILE.read_text(encoding="utf-8"), loader)
    return sentences
