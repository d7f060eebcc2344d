"""docgen's own files: their compiled form says what they say, or is not asked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from docgen import kept, own_data

FILES = sorted(
    path
    for path in Path(own_data.__file__).parent.rglob("*.yaml")
    if path.relative_to(own_data._PACKAGE).parts[0] not in own_data._ELSEWHERE
)


@pytest.fixture(autouse=True)
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    own_data._compiled_form.cache_clear()
    own_data._renew.cache_clear()
    yield
    own_data._compiled_form.cache_clear()
    own_data._renew.cache_clear()


def again() -> None:
    """As a new process begins."""
    own_data._compiled_form.cache_clear()
    own_data._renew.cache_clear()


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package of two small files."""
    root = tmp_path / "package"
    root.mkdir()
    (root / "one.yaml").write_text("ชื่อ: หนึ่ง\n", encoding="utf-8")
    (root / "two.yaml").write_text("- 0023\n- yes\n", encoding="utf-8")
    monkeypatch.setattr(own_data, "_PACKAGE", root)
    return root


def test_every_file_says_the_same_from_the_compiled_form() -> None:
    assert len(FILES) > 40
    for path in FILES:
        own_data.plain_data(path)
    again()
    assert own_data._compiled_form()[0]
    for path in FILES:
        expected = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
        assert own_data.plain_data(path) == expected, path


def test_a_second_process_parses_nothing(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert own_data.plain_data(package / "two.yaml") == ["0023", "yes"]
    again()
    monkeypatch.setattr(own_data, "parsed_yaml", lambda content: pytest.fail("parsed again"))
    assert own_data.plain_data(package / "one.yaml") == {"ชื่อ": "หนึ่ง"}


def test_a_changed_file_is_read_as_it_is_now(package: Path) -> None:
    own_data.plain_data(package / "one.yaml")
    again()
    (package / "one.yaml").write_text("ชื่อ: สอง_\n", encoding="utf-8")  # of the same length
    assert own_data.plain_data(package / "one.yaml") == {"ชื่อ": "สอง_"}
    assert own_data.plain_data(package / "two.yaml") == ["0023", "yes"]
    again()
    index, body = own_data._compiled_form()
    assert json.loads(body[slice(*index["one.yaml"][1:])]) == {"ชื่อ": "สอง_"}


def test_a_form_that_came_with_the_wheel_is_asked_first_and_never_believed_blindly(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (package / own_data.COMPILED).write_bytes(own_data.compiled_form())
    monkeypatch.setattr(kept, "kept_object", lambda name, key: pytest.fail("the cache was asked"))
    assert own_data.plain_data(package / "one.yaml") == {"ชื่อ": "หนึ่ง"}
    (package / "one.yaml").write_text("ชื่อ: ใหม่\n", encoding="utf-8")
    assert own_data.plain_data(package / "one.yaml") == {"ชื่อ": "ใหม่"}


def test_an_alias_is_refused() -> None:
    with pytest.raises(ValueError, match="alias"):
        own_data.parsed_yaml(b"a: &b c\nd: *b\n")
