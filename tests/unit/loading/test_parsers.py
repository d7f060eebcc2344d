"""libyaml reads a text only where it says of it the very same as PyYAML."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from docgen.loading.yaml import parsers
from tests.helpers.scale import times

ROOT = Path(__file__).parents[3]
SIGNS = [
    *"\t :-,[]{}#'\"|>?&*!%@`\n\\.~=+ก๑",
    "- ",
    ": ",
    "\n  ",
    "\n- ",
    " #",
    "---\n",
    "? ",
    ">-\n",
]
Told = tuple[object, ...]


def told_of(parser_of: Callable[[str], Any], text: str) -> list[Told] | str:
    """The events with all that docgen reads of them, or the name of what was raised."""
    found: list[Told] = []
    try:
        parser = parser_of(text)
        while True:
            event = parser.get_event()
            places = [
                (mark.index, mark.line, mark.column) for mark in (event.start_mark, event.end_mark)
            ]
            facts = [getattr(event, name, None) for name in ("value", "anchor", "tag")]
            style, flow = getattr(event, "style", None), getattr(event, "flow_style", None)
            found.append((type(event).__name__, *facts, style or "", bool(flow), *places))
            if isinstance(event, yaml.StreamEndEvent):
                return found
    except Exception as error:
        return type(error).__name__


def spoilt(text: str, chance: random.Random) -> str:
    """Some lines of a text with signs put in, cut out and repeated."""
    lines = text.split("\n")
    first = chance.randrange(len(lines))
    text = "\n".join(lines[first : first + chance.randint(3, 25)])
    for _ in range(chance.randint(1, 4)):
        at, way = chance.randrange(len(text) + 1), chance.random()
        if way < 0.6:
            text = text[:at] + chance.choice(SIGNS) + text[at:]
        elif way < 0.8:
            text = text[:at] + text[at + chance.randint(1, 6) :]
        else:
            other = chance.randrange(len(text) + 1)
            text = text[:at] + text[other : other + chance.randint(1, 30)] + text[at:]
    return text.rstrip("\n") + "\n"


def texts() -> list[str]:
    """What circulars and faulty files of the tests say."""
    folders = (ROOT / "config" / "circulars", ROOT / "tests" / "errors", ROOT / "tests" / "cases")
    paths = sorted(path for folder in folders for path in folder.rglob("*.yaml"))
    return [path.read_text(encoding="utf-8", errors="replace") for path in paths]


def test_libyaml_tells_of_whole_files_what_pyyaml_tells() -> None:
    alike = [text for text in texts() if parsers.is_read_alike(text)]
    assert len(alike) > 100
    for text in alike:
        assert told_of(parsers.events, text) == told_of(parsers._Slow, text), text


@pytest.mark.slow
def test_and_of_spoilt_ones() -> None:
    chance, known = random.Random(7), texts()
    for _ in range(times(1_500, 40_000)):
        text = spoilt(chance.choice(known), chance)
        assert told_of(parsers.events, text) == told_of(parsers._Slow, text), text


@pytest.mark.parametrize(
    "text",
    [
        "เรื่อง:\tก\n",
        "ก: {ข: }\n",
        "ก: {ข? ค: ง}\n",
        "ก: |# ข\n",
        "ก: ข",
        "\ufeffก: ข\n",
        "ก: !!int 5\n",
        "- [ก?, ข]\n",
    ],
)
def test_what_they_tell_otherwise_pyyaml_reads(text: str) -> None:
    assert not parsers.is_read_alike(text)


def test_signs_are_those_that_pyyaml_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    alike = [text for text in texts() if parsers.is_read_alike(text)]
    whole = [text for text in alike if isinstance(told_of(parsers.events, text), list)]
    swift = list(map(parsers.signs, whole))
    monkeypatch.setattr(parsers, "_SWIFT", None)
    assert swift == list(map(parsers.signs, whole))
