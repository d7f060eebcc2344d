"""Circulars read in an earlier run say the same, and a secret one leaves nothing behind."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from docgen import kept
from docgen.loading.circular.kept_circulars import KeptCirculars
from docgen.loading.workspace import Workspace

TEXTS = ["เรื่อง: ก\nเรียน: ข\n", "a: {b: [c, d]}\n", "", "- 1\n- '2'\n", "text"]


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return Workspace(tmp_path / "ws")


def _never_read(*_: object, **__: object) -> object:
    raise AssertionError("read again")


def test_a_second_run_reads_nothing_again(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = KeptCirculars(workspace)
    said = [first.plain(text.encode()) for text in TEXTS]
    assert said == [yaml.load(text, Loader=yaml.BaseLoader) for text in TEXTS]
    first.keep()
    monkeypatch.setattr(yaml, "load", _never_read)
    second = KeptCirculars(workspace)
    assert [second.plain(text.encode()) for text in TEXTS] == said
    with pytest.raises(AssertionError, match="read again"):
        second.plain(b"changed: x")


@pytest.mark.parametrize("secret", ["ชั้นความลับ: ลับ", "secrecy: secret", "Secrecy: x"])
def test_nothing_is_kept_of_a_secret_circular(
    secret: str, workspace: Workspace, tmp_path: Path
) -> None:
    first = KeptCirculars(workspace)
    first.plain(f"{secret}\nเรื่อง: ห้ามเผยแพร่\n".encode())
    first.plain("เรื่อง: ทั่วไป\n".encode())
    first.keep()
    (file,) = (tmp_path / "cache/docgen").iterdir()
    assert "ทั่วไป".encode() in file.read_bytes()
    assert "ห้ามเผยแพร่".encode() not in file.read_bytes()


def test_what_is_damaged_is_read_again(workspace: Workspace, tmp_path: Path) -> None:
    first = KeptCirculars(workspace)
    first.plain(b"a: b")
    first.keep()
    (file,) = (tmp_path / "cache/docgen").iterdir()
    for content in (b"", b"x" * 99, file.read_bytes()[:-1]):
        file.write_bytes(content)
        assert KeptCirculars(workspace).plain(b"a: b") == {"a": "b"}


def test_a_broken_circular_is_broken_each_time(workspace: Workspace) -> None:
    for _ in range(2):
        known = KeptCirculars(workspace)
        with pytest.raises(yaml.YAMLError):
            known.plain(b"a: [")
        known.keep()


def test_too_much_is_not_kept(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_MOST_BYTES", 10)
    first = KeptCirculars(workspace)
    first.plain(b"a: a long text")
    first.keep()
    assert not KeptCirculars(workspace)._values._known
