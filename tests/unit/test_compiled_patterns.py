"""A pattern from its kept form is the pattern that ``re`` compiles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from docgen import compiled_patterns, kept, light

PATTERNS = [
    ("ก+", 0),
    (r"(?P<year>[0-9๐-๙]{4})\s*+(?P<month>มกราคม|กุมภาพันธ์)?", 0),
    (r"(a)(?P<b>b)?(?=c)(?<!d)[^\x00-\u024f\u0e00-\u0eff]+", re.IGNORECASE),
    ("^a.b$", re.MULTILINE | re.DOTALL),
    ("(?x) a  # said\n (?:b|c){2,9}?", 0),
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(compiled_patterns, "_new", {})
    compiled_patterns._kept_patterns.cache_clear()
    yield tmp_path / "docgen"
    compiled_patterns._kept_patterns.cache_clear()


def _kept_by_an_earlier_run() -> None:
    for text, flags in PATTERNS:
        compiled_patterns.compiled_pattern(text, flags)
    compiled_patterns.keep_new()
    compiled_patterns._kept_patterns.cache_clear()


@pytest.mark.parametrize(("text", "flags"), PATTERNS)
def test_a_kept_pattern_is_the_compiled_one(
    text: str, flags: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = re.compile(text, flags)
    _kept_by_an_earlier_run()
    monkeypatch.setattr(re, "compile", lambda *_: pytest.fail("compiled again"))
    made = compiled_patterns.compiled_pattern(text, flags)
    assert made == theirs
    assert (made.groups, made.groupindex, made.flags) == (
        theirs.groups,
        theirs.groupindex,
        theirs.flags,
    )
    for said in ("กก", "2567 มกราคม", "xABBc", "q\na\nb"):
        assert [one.span() for one in made.finditer(said)] == [
            one.span() for one in theirs.finditer(said)
        ]


@pytest.mark.parametrize("content", [b"", b"x", b"\xe9\x01", b"damaged" * 9])
def test_what_is_damaged_is_compiled_again(content: bytes, folder: Path) -> None:
    _kept_by_an_earlier_run()
    (file,) = folder.iterdir()
    file.write_bytes(content)
    compiled_patterns._kept_patterns.cache_clear()
    assert compiled_patterns.compiled_pattern("ก+").search("กก")
    kept.keep_object(compiled_patterns._NAME, compiled_patterns._key(), content)
    compiled_patterns._kept_patterns.cache_clear()
    assert compiled_patterns.compiled_pattern("ก+").search("กก")


def test_commands_add_to_what_others_kept(folder: Path) -> None:
    _kept_by_an_earlier_run()
    compiled_patterns.compiled_pattern("another", 0)
    compiled_patterns.keep_new()
    compiled_patterns._kept_patterns.cache_clear()
    assert {("another", 0), ("ก+", 0)} <= set(compiled_patterns._kept_patterns())


def test_a_wrong_pattern_is_refused_as_ever(folder: Path) -> None:
    with pytest.raises(re.error):
        light.regex("(").search("")
