"""What the system says of a file is told in the reader's language."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from docgen.codes.reasons import refusal, refusal_named
from docgen.diagnostics import Rejected
from docgen.opening import content_or_fault
from docgen.reading import lines_of


def test_no_refusal_is_told_in_the_systems_own_words() -> None:
    for number in sorted(errno.errorcode):
        error = OSError(number, os.strerror(number))
        assert os.strerror(number) not in refusal(error).thai, number
        assert refusal(error).thai != refusal(error).english, number


def test_a_database_is_refused_by_the_name_of_its_error() -> None:
    assert refusal_named("SQLITE_READONLY_DIRECTORY").thai == "อ่านได้อย่างเดียว เขียนไม่ได้"
    assert refusal_named("SQLITE_NOLFS").english == "the system refused it (SQLITE_NOLFS)"


def test_a_folder_in_place_of_a_file_is_told_in_thai_and_in_english(tmp_path: Path) -> None:
    _, fault = content_or_fault(tmp_path, 1_000_000)
    assert fault is not None
    assert fault.message("th").endswith("เป็นโฟลเดอร์ ไม่ใช่แฟ้ม")
    assert fault.message("en").endswith("it is a folder, not a file")


def test_a_broken_pdf_is_told_without_its_librarys_words(tmp_path: Path) -> None:
    (tmp_path / "เสีย.pdf").write_bytes(b"%PDF-1.7 no more")
    with pytest.raises(Rejected) as caught:
        lines_of(tmp_path / "เสีย.pdf")
    (fault,) = caught.value.found
    assert fault.code == "DG2221"
    assert fault.message("th").endswith("PDF เสียหรือมาไม่ครบ")
