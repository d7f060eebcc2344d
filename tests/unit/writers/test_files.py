"""Names that every system takes, and files that are whole or not there."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.writers.files import remove_leftovers, write_together
from docgen.writers.safe_names import clashes, safe_name

RESERVED = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{one}{n}" for one in ("com", "lpt") for n in "0123456789¹²³"),
}


@pytest.mark.parametrize(
    ("written", "safe", "why"),
    [
        ("มท ๐๘๑๒/ว ๑๙๖๐", "มท ๐๘๑๒-ว ๑๙๖๐", "a slash would make a folder"),
        ("/etc/passwd", "etc-passwd", "no name leads out of its folder"),
        ("../..", "_", "nor up from it"),
        ("CON", "CON_", "a device on Windows"),
        ("CON .0", "CON_ .0", "the same with a space before the ending"),
        ("com¹.txt", "com¹_.txt", "with or without an ending"),
        ("อบต. บ้านใหม่. ", "อบต. บ้านใหม่", "Windows drops dots and spaces at the end"),
        ("-rf", "rf", "no program takes it for an option"),
        ("ก\nข\tค", "ก ข ค", "one line"),
        ("ก\u202eข\u200b", "กข", "nothing that cannot be seen"),
        ("ก  ข", "ก ข", "one space"),
        ('a:b*c?"<>|\\d', "a-b-c------d", "what Windows refuses"),
        ("", "_", "never empty"),
    ],
)
def test_safe_name(written: str, safe: str, why: str) -> None:
    assert safe_name(written) == safe, why


def test_a_long_name_is_cut_between_clusters_and_stays_apart_from_its_twin() -> None:
    first, second = "ที่" * 200 + "ก", "ที่" * 200 + "ข"
    cut = safe_name(first)
    assert len(cut.encode()) <= 200
    assert cut != safe_name(second)
    assert cut[: cut.index("~")].endswith("ที่")


@given(st.text(max_size=300))
def test_every_name_is_safe_and_its_own_safe_name(text: str) -> None:
    name = safe_name(text)
    assert name == safe_name(name)
    assert 0 < len(name.encode("utf-8")) <= 200
    assert not set(name) & set('/\\:*?"<>|\0')
    assert name.strip(" .") == name
    assert name.split(".")[0].lower() not in RESERVED


def test_names_that_one_file_system_takes_for_the_same_clash() -> None:
    assert clashes(["อบต.ก", "A.pdf", "อบต.ข", "a.PDF"]) == ((1, 3),)
    assert clashes(["ตำบล", "ตําบล"]) == ((0, 1),)


def test_what_is_written_stands_with_its_hash_and_size(tmp_path: Path) -> None:
    (one,) = write_together(tmp_path, {"ก.txt": b"abc"})
    assert (tmp_path / "ก.txt").read_bytes() == b"abc"
    assert one.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert (one.name, one.size) == ("ก.txt", 3)
    assert [path.name for path in tmp_path.iterdir()] == ["ก.txt"]


def test_a_file_that_stands_there_is_kept_and_nothing_of_the_letter_is_written(
    tmp_path: Path,
) -> None:
    (tmp_path / "2.pdf").write_bytes(b"mine")
    with pytest.raises(FileExistsError):
        write_together(tmp_path, {"1.docx": b"new", "2.pdf": b"new"})
    assert (tmp_path / "2.pdf").read_bytes() == b"mine"
    assert [path.name for path in tmp_path.iterdir()] == ["2.pdf"]


def test_only_named_files_are_replaced(tmp_path: Path) -> None:
    (tmp_path / "1.docx").write_bytes(b"old")
    write_together(tmp_path, {"1.docx": b"new", "2.pdf": b"new"}, replace={"1.docx"})
    assert (tmp_path / "1.docx").read_bytes() == b"new"


def test_a_disk_that_fills_up_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> NoReturn:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("docgen.writers.files.os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_together(tmp_path, {"1.docx": b"new"})
    assert not list(tmp_path.iterdir())


def test_without_hard_links_a_file_is_still_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unsupported(source: Path, target: Path) -> NoReturn:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr("docgen.writers.files.os.link", unsupported)
    write_together(tmp_path, {"1.docx": b"first"})
    with pytest.raises(FileExistsError):
        write_together(tmp_path, {"1.docx": b"second"})
    assert (tmp_path / "1.docx").read_bytes() == b"first"


def test_leftovers_of_a_killed_run_are_removed(tmp_path: Path) -> None:
    (tmp_path / ".docgen-0011.tmp").write_bytes(b"half")
    (tmp_path / "1.docx").write_bytes(b"whole")
    remove_leftovers(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["1.docx"]
