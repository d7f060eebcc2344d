"""Every field of letters as offices type them; nothing of a file is lost without a word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docgen.drafting.received import draft_yaml
from docgen.loading.workspace import Workspace
from docgen.making import prepare
from docgen.reading.recognise import recognised_here
from tests.office import LETTERS, Sheet
from tests.office.right import unaccounted, wrong

WORKSPACE = Workspace(Path(__file__).parents[2] / "documents")


@pytest.mark.parametrize("name", LETTERS)
def test_every_field_is_right_and_everything_is_accounted_for(name: str) -> None:
    sheet = LETTERS[name]()
    read = recognised_here(Path(f"{name}.docx"), sheet.bytes())
    assert wrong(read, sheet.right) == []
    assert unaccounted(read) == []


@pytest.mark.parametrize("name", LETTERS)
def test_its_draft_is_a_letter_without_a_fault(name: str) -> None:
    """But for the office, which a workspace must know."""
    letter = recognised_here(Path(f"{name}.docx"), LETTERS[name]().bytes()).letter
    assert letter is not None
    text = draft_yaml(letter, source=f"{name}.docx", offices={}, signatories={})
    office = re.sub("(?m)^ส่วนราชการ:.*$", "ส่วนราชการ: สถ", text)
    circular = WORKSPACE.config / "circulars" / "drafted.yaml"
    made = prepare(circular, WORKSPACE, content=office.encode("utf-8"))
    assert not [fault for fault in made.found if fault.is_error], text


def test_a_wrong_field_and_a_lost_line_are_seen() -> None:
    sheet = LETTERS["police"]()
    read = recognised_here(Path("a.docx"), sheet.bytes())
    assert wrong(read, {**sheet.right, "subject": "เรื่องอื่น"})
    assert read.letter is not None
    read.letter.signers = ()
    assert unaccounted(read)


def test_a_list_of_people_whose_numbers_go_on_says_so_in_its_draft() -> None:
    sheet = LETTERS["order-whose-numbers-go-on"]()
    letter = recognised_here(Path("a.docx"), sheet.bytes()).letter
    assert letter is not None
    text = draft_yaml(letter, source="a.docx", offices={}, signatories={})
    assert text.count("      รวม: ใช่\n") == 1
    assert text.count("      นับต่อ: ใช่\n") == 1
    assert text.count("      หัวข้อ: ฝ่าย") == 2
    assert "- รวม 2 รูป" not in text


def test_an_envelope_is_no_letter_beyond_doubt() -> None:
    sheet = Sheet()
    sheet.line("กรมส่งเสริมการปกครองท้องถิ่น", "ที่ มท ๐๘๑๒/ว ๑๙๖๐")
    sheet.line("เรียน  ผู้ว่าราชการจังหวัดเชียงใหม่", left=6)
    sheet.line("ศาลากลางจังหวัดเชียงใหม่", left=6)
    letter = recognised_here(Path("a.docx"), sheet.bytes()).letter
    assert letter is not None
    assert letter.kind_doubts
