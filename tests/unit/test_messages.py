"""Every sentence of ``messages.yaml`` is asked for somewhere, in both languages and alike."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

PACKAGE = Path(__file__).parents[2] / "docgen"
SENTENCES: dict[str, dict[str, str]] = yaml.load(
    (PACKAGE / "messages.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
)
# Names that are put together: help of options, what is more to say of a command, and the like.
FAMILIES = re.compile(
    r"(?:help|more|next|init|severity|explain|register|placeholder|sample|state)\."
)
_CODE = "\n".join(
    path.read_text(encoding="utf-8")
    for path in sorted(PACKAGE.rglob("*"))
    if path.suffix in (".py", ".html")
)
_QUOTED = set(re.findall(r"[\"']([^\"'\n]+)(?=[\"'])", _CODE))
_BUILT = re.findall(r"f\"([a-z_]+)\{", _CODE)


def test_every_sentence_is_asked_for() -> None:
    assert [name for name in sorted(SENTENCES) if not _is_asked_for(name)] == []


def _is_asked_for(name: str) -> bool:
    is_built = any(name.startswith(stem) for stem in _BUILT)
    return name in _QUOTED or bool(FAMILIES.match(name)) or is_built


def test_a_sentence_has_the_same_places_in_both_languages() -> None:
    assert {name: set(both) for name, both in SENTENCES.items() if set(both) != {"th", "en"}} == {}
    places = {name: (_places(both["th"]), _places(both["en"])) for name, both in SENTENCES.items()}
    assert {name: both for name, both in places.items() if both[0] != both[1]} == {}


def test_a_sentence_is_whole_when_its_places_are_filled() -> None:
    for name, both in SENTENCES.items():
        for text in both.values():
            assert text.format(**dict.fromkeys(_places(text), "x")), name


def _places(text: str) -> set[str]:
    return set(re.findall(r"(?<!\{)\{([a-z_]+)\}", text))


def test_no_name_is_given_twice() -> None:
    """YAML takes the last of two without a word."""
    text = (PACKAGE / "messages.yaml").read_text(encoding="utf-8")
    names = re.findall(r"^([^\s#:][^:]*):", text, re.MULTILINE)
    assert len(names) > 300
    assert sorted(names) == sorted(SENTENCES)
