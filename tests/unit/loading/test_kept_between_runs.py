"""Holidays and heads of wordings from an earlier run are those that would be read now."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from docgen.diagnostics import Rejected
from docgen.loading.workspace import Workspace, calendar, wordings
from docgen.loading.yaml import yaml_source

ROOT = Path(__file__).parents[3]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    _as_in_a_new_process()
    yield tmp_path / "cache/docgen"
    _as_in_a_new_process()


def _as_in_a_new_process() -> None:
    for known in (
        *(calendar._common, calendar._kept_years),
        *(wordings._kept_heads, wordings._cached_template),
    ):
        known.cache_clear()


def _never_read(*_: object, **__: object) -> object:
    raise AssertionError("read again")


def test_years_of_several_runs_stay(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = Workspace(tmp_path / "ws")
    made = {}
    for year in (2564, 2567):
        made[year] = calendar.calendar(workspace, year)
        assert len(made[year].holidays) > 30
        _as_in_a_new_process()
    monkeypatch.setattr(calendar, "_days_of_year", _never_read)
    for year in (2564, 2567, 2564):
        assert calendar.calendar(workspace, year) == made[year]
        _as_in_a_new_process()
    with pytest.raises(AssertionError, match="read again"):
        calendar.calendar(workspace, 2580)


def test_wordings_are_the_same_from_what_was_kept(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = wordings.in_folder(ROOT / "templates")
    assert first.templates
    assert [path.name for path in cache.iterdir() if path.name.startswith("wordings.data")]
    _as_in_a_new_process()
    monkeypatch.setattr(yaml_source, "parse", _never_read)
    assert wordings.in_folder(ROOT / "templates") == first


def test_a_broken_head_is_told_in_every_run(cache: Path, tmp_path: Path) -> None:
    folder = tmp_path / "ws/templates"
    folder.mkdir(parents=True)
    path = folder / "broken.j2"
    path.write_text("---\nthai: ก\nthai: ข\n---\nข้อความ\n", encoding="utf-8")
    told = []
    for _ in range(2):
        with pytest.raises(Rejected) as refused:
            wordings.read_wording(path)
        told.append(refused.value.found)
        assert not wordings.in_folder(folder).templates
        _as_in_a_new_process()
    assert told[0] == told[1]
