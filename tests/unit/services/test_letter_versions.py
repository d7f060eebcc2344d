"""Versions of a letter keep the order in which they were saved, whatever the clock does."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.services import letter_files

FORWARD = ("20260131T094500", "20260131T094800", "20260201T094500", "20260201T094700")
BACK = ("20260131T094500", "20260131T094800", "20260130T094500", "20260130T094900")
THERE_AND_BACK = ("20260131T094500", "20260201T094500", "20260131T094700", "20260201T094500")


def _kept(folder: Path, moments: tuple[str, ...]) -> list[str]:
    for number, moment in enumerate(moments):
        letter_files.keep_version(folder, f"text {number}", moment)
    versions = letter_files.versions_in(folder)
    return [(folder / f"{version.name}.yaml").read_text() for version in versions]


@pytest.mark.parametrize("moments", [FORWARD, BACK, THERE_AND_BACK])
def test_the_last_version_that_was_kept_stands_first(
    tmp_path: Path, moments: tuple[str, ...]
) -> None:
    assert _kept(tmp_path, moments) == [f"text {number}" for number in (3, 2, 1, 0)]
    versions = letter_files.versions_in(tmp_path)
    assert [version.moment for version in versions] == list(reversed(moments))


def test_after_the_clock_went_back_the_oldest_versions_go_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(letter_files, "_MOST_VERSIONS", 3)
    moments = (*FORWARD, "20260101T080000", "20260101T080100")
    assert _kept(tmp_path, moments) == ["text 5", "text 4", "text 3"]


def test_one_version_a_minute_is_kept_after_the_clock_went_back(tmp_path: Path) -> None:
    assert len(_kept(tmp_path, (*FORWARD, *[f"20260101T0800{at}" for at in (10, 20, 30)]))) == 5
