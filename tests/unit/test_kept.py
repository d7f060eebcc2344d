"""What is kept between runs: whole or not there, and never in the way."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from docgen import kept

KEY = kept.digest_of(b"made of this")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "docgen"


def test_what_was_kept_is_found_under_its_own_key_alone(folder: Path) -> None:
    assert kept.kept_object("package", KEY) is None
    kept.keep_object("package", KEY, b"content")
    assert kept.kept_object("package", KEY) == b"content"
    assert kept.kept_object("data", KEY) is None
    assert kept.kept_object("package", kept.digest_of(b"made of that")) is None
    assert [path.name for path in folder.iterdir()] == [f"package-{KEY[:32]}"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[:-1],
        lambda content: content[:20],
        lambda content: b"",
        lambda content: content.replace(b"content", b"contempt"),
        lambda content: content + b"more",
        lambda content: b"\0" * len(content),
    ],
)
def test_what_is_damaged_is_not_found(folder: Path, damage) -> None:  # type: ignore[no-untyped-def]
    kept.keep_object("package", KEY, b"content")
    (file,) = folder.iterdir()
    file.write_bytes(damage(file.read_bytes()))
    assert kept.kept_object("package", KEY) is None
    kept.keep_object("package", KEY, b"content")
    assert kept.kept_object("package", KEY) == b"content"


def test_what_belongs_to_another_key_is_not_taken_for_this_one(folder: Path) -> None:
    kept.keep_object("package", KEY, b"content")
    assert len(list(folder.iterdir())) == 1
    other = KEY[:32] + "0" * 32
    assert kept.kept_object("package", other) is None


def test_a_folder_that_cannot_be_written_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_bytes(b"")
    monkeypatch.setenv("XDG_CACHE_HOME", str(in_the_way))
    kept.keep_object("package", KEY, b"content")
    assert kept.kept_object("package", KEY) is None
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setattr(kept, "_folder", lambda: None)
    kept.keep_object("package", KEY, b"content")
    assert kept.kept_object("package", KEY) is None


def test_a_user_without_a_home_has_nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)

    def nowhere() -> Path:
        raise RuntimeError

    monkeypatch.setattr(Path, "home", nowhere)
    kept.keep_object("package", KEY, b"content")
    assert kept.kept_object("package", KEY) is None


def test_a_home_that_is_no_whole_path_has_nothing_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, "\n")
    kept.keep_object("package", KEY, b"content")
    assert kept.kept_object("package", KEY) is None
    assert not list(tmp_path.iterdir())


def test_the_oldest_of_a_name_make_room(folder: Path) -> None:
    kept.keep_object("dictionary", KEY, b"content")
    os.utime(folder / f"dictionary-{KEY[:32]}", ns=(0, 0))
    for number in range(kept._MOST_FILES + 5):
        key = kept.digest_of(str(number).encode("ascii"))
        kept.keep_object("package", key, b"content")
        file = folder / f"package-{key[:32]}"
        os.utime(file, ns=(number * 10**9, number * 10**9))
    assert len(list(folder.glob("package-*"))) <= kept._MOST_FILES
    assert kept.kept_object("package", key) == b"content"
    assert kept.kept_object("dictionary", KEY) == b"content"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_what_is_kept_is_the_owners_alone(folder: Path) -> None:
    kept.keep_object("package", KEY, b"content")
    (file,) = folder.iterdir()
    assert file.stat().st_mode & 0o077 == 0
    assert folder.stat().st_mode & 0o077 == 0


@pytest.mark.skipif(os.name == "nt", reason="pipes and links are Unix's")
@pytest.mark.parametrize("odd", ["a pipe", "a device", "a loop", "a folder"])
def test_what_is_no_file_is_not_found_and_not_waited_for(odd: str, folder: Path) -> None:
    kept.keep_object("package", KEY, b"content")
    (file,) = folder.iterdir()
    file.unlink()
    if odd == "a pipe":
        os.mkfifo(file)
    elif odd == "a folder":
        file.mkdir()
    else:
        file.symlink_to("/dev/zero" if odd == "a device" else file.name)
    assert kept.kept_object("package", KEY) is None
