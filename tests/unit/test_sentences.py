"""Every sentence of ``messages.yaml`` is asked for somewhere, in both languages and alike."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

PACKAGE = Path(__file__).parents[2] / "docgen"
SENTENCES = yaml.safe_load((PACKAGE / "messages.yaml").read_text(encoding="utf-8"))
# Names that are put together: help of options, what is more to say of a command, and the like.
FAMILIES = re.compile(r"(?:help|more|next|init|severity|explain|register|placeholder|state)\.")
_CODE = "\n".join(
    path.read_text(encoding="utf-8")
    for path in sorted(PACKAGE.rglob("*"))
    if path.suffix in (".py", ".html")
)
_BUILT = re.findall(r"f\"([a-z_]+)\{", _CODE)


@pytest.mark.parametrize("name", sorted(SENTENCES))
def test_a_sentence_is_asked_for(name: str) -> None:
    is_built = any(name.startswith(stem) for stem in _BUILT)
    assert f'"{name}"' in _CODE or f"'{name}'" in _CODE or FAMILIES.match(name) or is_built


@pytest.mark.parametrize("name", sorted(SENTENCES))
def test_a_sentence_has_the_same_places_in_both_languages(name: str) -> None:
    both = SENTENCES[name]
    assert set(both) == {"th", "en"}
    places = [set(re.findall(r"(?<!\{)\{([a-z_]+)\}", both[language])) for language in ("th", "en")]
    assert places[0] == places[1]
    for language in ("th", "en"):
        assert both[language].format(**dict.fromkeys(places[0], "x"))


def test_no_name_is_given_twice() -> None:
    """YAML takes the last of two without a word."""
    text = (PACKAGE / "messages.yaml").read_text(encoding="utf-8")
    names = re.findall(r"^([^\s#:][^:]*):", text, re.MULTILINE)
    assert len(names) > 300
    assert sorted(names) == sorted(SENTENCES)
