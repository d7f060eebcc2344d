"""Working folders: two that start at the same time do not take each other's away."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from filelock import FileLock

from docgen.temporary import folder_aside, remove_leftovers


def test_a_new_folder_that_another_start_removed_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Path] = []
    make = tempfile.mkdtemp

    def removed_at_once(*args: str | None, **options: str | Path | None) -> str:
        folder = make(*args, **options)  # type: ignore[call-overload]
        made.append(Path(folder))
        if len(made) == 1:
            shutil.rmtree(folder)
        return str(folder)

    monkeypatch.setattr(tempfile, "mkdtemp", removed_at_once)
    with folder_aside(tmp_path) as folder:
        assert folder == made[1]
        assert folder.is_dir()
    assert list(tmp_path.iterdir()) == []


def test_a_new_folder_whose_lock_was_removed_with_it_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    acquire, held = FileLock.acquire, []

    def removed_while_held(lock: FileLock, *args: float) -> object:
        got = acquire(lock, *args)
        held.append(lock.lock_file)
        if len(held) == 1:
            shutil.rmtree(Path(lock.lock_file).parent)
        return got

    monkeypatch.setattr(FileLock, "acquire", removed_while_held)
    with folder_aside(tmp_path) as folder:
        assert folder.is_dir()
        assert str(folder) == str(Path(held[1]).parent)


@pytest.mark.parametrize("left", [(), ("in-use.lock",), ("letter.typ",), ("a", "in-use.lock")])
def test_what_a_kill_left_is_removed_with_or_without_its_lock(
    left: tuple[str, ...], tmp_path: Path
) -> None:
    folder = Path(tempfile.mkdtemp(prefix=".docgen-work-", dir=tmp_path))
    for name in left:
        (folder / name).write_bytes(b"")
    remove_leftovers(tmp_path)
    assert not folder.exists()


def test_what_is_in_use_or_not_docgens_stays(tmp_path: Path) -> None:
    mine = tmp_path / ".docgen-work-of-mine-and-nobody-else"
    mine.mkdir()
    with folder_aside(tmp_path) as folder:
        remove_leftovers(tmp_path)
        assert folder.is_dir()
    assert mine.is_dir()
