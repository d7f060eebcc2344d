"""A letter is begun before the one before it is asked for; a fault stays with its own letter."""

from __future__ import annotations

import threading

import pytest

from docgen.batch.pipeline import pipelined_letters
from docgen.press import Files, Press
from tests.helpers.letters import block, external_letter, pages_of


def test_the_next_is_begun_before_the_last_is_asked_for() -> None:
    told: list[str] = []

    def begin(name: str) -> Files:
        told.append(f"begin {name}")
        return lambda: {name: b""}

    for name, files in pipelined_letters((name, lambda name=name: begin(name)) for name in "abc"):
        assert list(files()) == [name]
        told.append(f"write {name}")
    assert told == ["begin a", "begin b", "write a", "begin c", "write b", "write c"]


def test_a_fault_at_the_beginning_is_told_where_its_letter_is_written() -> None:
    def spoilt() -> Files:
        raise RuntimeError("spoilt")

    first, second, third = pipelined_letters(
        [("a", lambda: lambda: {"a": b""}), ("b", spoilt), ("c", lambda: lambda: {"c": b""})]
    )
    assert first[1]() == {"a": b""}
    with pytest.raises(RuntimeError, match="spoilt"):
        second[1]()
    assert third[1]() == {"c": b""}


def test_nothing_is_begun_for_no_letters() -> None:
    assert list(pipelined_letters([])) == []


def test_letters_begun_together_are_those_drawn_alone() -> None:
    letters = [pages_of(external_letter(block("paragraph", f"ข้อความที่ {n}"))) for n in range(4)]
    press = Press()
    begun = [press.begin_files(pages, ("docx", "pdf"), "letter") for pages in letters]
    assert [files() for files in begun] == [
        Press().draw_files(pages, ("docx", "pdf"), "letter") for pages in letters
    ]


def test_the_pdf_is_drawn_by_another_thread() -> None:
    press = Press()
    pages = pages_of(external_letter(block("paragraph", "ข้อความ")))
    before = set(threading.enumerate())
    waiting = press.pdf.begin_pdf(pages)
    assert set(threading.enumerate()) - before
    assert waiting().startswith(b"%PDF")
