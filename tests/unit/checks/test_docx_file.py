"""Word files that somebody typed: the mistakes of other people's letters, each found."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from docgen.checks.word_file import mended_word_file, opened_word_file, word_file_findings
from docgen.codes.word_file import CODES
from docgen.diagnostics import Rejected
from docgen.loading.workspace import Workspace
from docgen.making import prepare
from docgen.thai.text import comparable_text
from docgen.writers import docx as docx_writer
from tests.helpers.spoilt_letters import (
    SPOILT,
    close_at_the_margin,
    date_pushed_by_spaces,
    latin_habits,
    name_by_tabs,
    vague_subject,
)
from tests.helpers.typed_letters import LETTER, MEMORANDUM, Typed, set_face

ROOT = Path(__file__).parents[3]


def found(path: Path) -> set[str]:
    return {one.code for one in word_file_findings(opened_word_file(path))}


FIXED = {
    *("DG7201", "DG7202", "DG7203", "DG7204", "DG7205", "DG7206", "DG7207", "DG7208"),
    *("DG7209", "DG7210", "DG7211", "DG7223", "DG7130", "DG7141", "DG7241", "DG7242"),
}


@pytest.mark.parametrize("lines", [LETTER, MEMORANDUM])
def test_letter_typed_rightly_has_no_finding(
    lines: tuple[tuple[str, str], ...], tmp_path: Path
) -> None:
    path = Typed(lines).save(tmp_path / "a.docx")
    assert not [one.message() for one in word_file_findings(opened_word_file(path))]


@pytest.mark.parametrize(("spoil", "codes"), SPOILT, ids=[one.__name__ for one, _ in SPOILT])
def test_each_mistake_is_found_and_nothing_else(
    spoil: Callable[[Typed], None], codes: set[str], tmp_path: Path
) -> None:
    typed = Typed()
    spoil(typed)
    assert found(typed.save(tmp_path / "a.docx")) == codes


@pytest.mark.parametrize(("spoil", "codes"), SPOILT, ids=[one.__name__ for one, _ in SPOILT])
def test_what_is_mechanical_is_mended_and_every_word_stays(
    spoil: Callable[[Typed], None], codes: set[str], tmp_path: Path
) -> None:
    typed = Typed()
    spoil(typed)
    path = typed.save(tmp_path / "a.docx")
    word = opened_word_file(path)
    target = tmp_path / "b.docx"
    target.write_bytes(mended_word_file(word, word_file_findings(word)))
    assert found(target) == codes - FIXED
    before, after = (words(one) for one in (path, target))
    assert [comparable_text(one) for one in after] == [comparable_text(one) for one in before]


def words(path: Path) -> list[str]:
    return [one.text for one in docx.Document(str(path)).paragraphs]


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        ((*MEMORANDUM[:7], ("close", "ขอแสดงความนับถือ"), *MEMORANDUM[7:]), {"DG7221"}),
        (
            (*MEMORANDUM[:5], ("references", "อ้างถึง หนังสือกรม"), *MEMORANDUM[5:]),
            {"DG7222"},
        ),
        ((*MEMORANDUM[:4], *MEMORANDUM[5:]), {"DG7215"}),
    ],
)
def test_memorandum_keeps_its_own_form_dg7221_dg7222(
    lines: tuple[tuple[str, str], ...], codes: set[str], tmp_path: Path
) -> None:
    typed = Typed.__new__(Typed)
    typed.is_memorandum = True
    typed.document = Typed(MEMORANDUM).document
    for paragraph in typed.document.paragraphs[1:]:
        element: Any = paragraph._p
        element.getparent().remove(element)
    typed.lay(lines)
    assert found(typed.save(tmp_path / "a.docx")) == codes


def test_order_is_held_only_to_what_holds_for_every_document(tmp_path: Path) -> None:
    lines = (("agency", "คำสั่งกรมส่งเสริมการปกครองท้องถิ่น"), ("number", "ที่ ๑๒/๒๕๖๔"), LETTER[3])
    assert not found(Typed(lines).save(tmp_path / "a.docx"))
    spoilt = Typed(lines)
    spoilt.document.sections[0].left_margin = Cm(2.54)
    assert found(spoilt.save(tmp_path / "b.docx")) == {"DG7202"}


def test_labels_and_speed_have_their_sizes_dg7226_dg7227(tmp_path: Path) -> None:
    memorandum = Typed(MEMORANDUM)
    set_face(memorandum.of("heading").runs[0], size=16)
    memorandum.of("heading").runs[0]._r.rPr.remove(
        memorandum.of("heading").runs[0]._r.rPr.findall(qn("w:szCs"))[0]
    )
    assert found(memorandum.save(tmp_path / "m.docx")) == {"DG7226"}
    typed = Typed((("urgency", "ด่วนมาก"), *LETTER))
    assert found(typed.save(tmp_path / "u.docx")) == {"DG7227"}


def test_a_habit_of_the_whole_file_is_told_once_with_its_places(tmp_path: Path) -> None:
    typed = Typed()
    for _, paragraph in typed.roles:
        paragraph.paragraph_format.line_spacing = 1.15  # as Word gives a new file
    told = word_file_findings(opened_word_file(typed.save(tmp_path / "a.docx")))
    (one,) = (one for one in told if one.code == "DG7206")
    assert len(one.also) == 9
    assert one.params["line"] == "1.15"  # and not rounded: the clerk looks for it in Word


def test_a_letter_laid_out_in_a_table_has_its_parts(tmp_path: Path) -> None:
    typed = Typed()
    number: Any = typed.of("number")._p
    table = typed.document.add_table(1, 2)
    for cell, text in zip(table.rows[0].cells, ("เรื่อง", "การบันทึกข้อมูล"), strict=True):
        set_face(cell.paragraphs[0].add_run(text))
    typed.of("subject")._p.getparent().replace(typed.of("subject")._p, table._tbl)
    assert number.getnext() is not None
    assert not {"DG7215", "DG7216"} & found(typed.save(tmp_path / "a.docx"))


def test_a_stamped_letter_owes_no_subject_and_no_close(tmp_path: Path) -> None:
    lines = (("number", "ที่ ตก ๐๐๑๘.๑/ว ๔๕๒"), ("to", "ถึง ที่ทำการปกครองอำเภอ ทุกอำเภอ"))
    typed = Typed((*lines, ("body", "พร้อมนี้ จังหวัดตากขอส่งแบบรายงาน"), ("date", "๑ มีนาคม ๒๕๖๗")))
    assert "DG7215" not in found(typed.save(tmp_path / "a.docx"))


def test_spaces_before_the_parts_dg7210_dg7211(tmp_path: Path) -> None:
    typed = Typed()
    typed.of("subject").paragraph_format.space_before = Pt(0)
    typed.of("close").paragraph_format.space_before = Pt(6)
    path = typed.save(tmp_path / "a.docx")
    assert found(path) == {"DG7210", "DG7211"}
    word = opened_word_file(path)
    (tmp_path / "b.docx").write_bytes(mended_word_file(word, word_file_findings(word)))
    assert not found(tmp_path / "b.docx")


def test_places_of_date_close_and_signature_dg7241_dg7242(tmp_path: Path) -> None:
    typed = Typed()
    for spoil in (date_pushed_by_spaces, close_at_the_margin, name_by_tabs):
        spoil(typed)
    word = opened_word_file(typed.save(tmp_path / "a.docx"))
    assert [one.code for one in word_file_findings(word)] == ["DG7241", "DG7241", "DG7242"]
    (tmp_path / "b.docx").write_bytes(mended_word_file(word, word_file_findings(word)))
    lines = {one.text: one for one in docx.Document(str(tmp_path / "b.docx")).paragraphs}
    for text in ("๘ กันยายน ๒๕๖๔", "ขอแสดงความนับถือ"):
        place = lines[text].paragraph_format.left_indent
        assert place is not None
        assert abs(place - Cm(8)) < Pt(0.1)
    for text in ("(นายขจร ศรีชวโนทัย)", "อธิบดีกรมส่งเสริมการปกครองท้องถิ่น"):
        assert lines[text].alignment == WD_ALIGN_PARAGRAPH.CENTER


@pytest.mark.parametrize("name", ["dla-1960", "chiangmai-2564", "memo-example"])
def test_docgens_own_letters_have_no_finding(name: str, tmp_path: Path) -> None:
    path = ROOT / "config" / "circulars" / f"{name}.yaml"
    prepared = prepare(path, Workspace(ROOT))
    assert prepared.pages is not None
    target = tmp_path / "own.docx"
    target.write_bytes(docx_writer.write(prepared.pages))
    said_before = {one.code for one in prepared.found}
    assert found(target) <= said_before & {"DG7003"}


def test_hostile_files_are_refused_dg7200(tmp_path: Path) -> None:
    good = Typed().save(tmp_path / "good.docx")
    for name, content in hostile(good).items():
        path = tmp_path / f"{name}.docx"
        path.write_bytes(content)
        with pytest.raises(Rejected) as refused:
            opened_word_file(path)
        (one,) = refused.value.found
        assert one.code == "DG7200"
        assert one.message()


def hostile(good: Path) -> dict[str, bytes]:
    """A bomb, a document type, a broken file, an old Word file, a stray name."""
    content = good.read_bytes()
    doctype = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'
    return {
        "empty": b"",
        "text": "ข้อความ".encode(),
        "cut": content[: len(content) // 2],
        "old": b"\xd0\xcf\x11\xe0" + b"\0" * 600,
        "doctype": _zip({"word/document.xml": doctype}),
        "bomb": _zip({"word/document.xml": b" " * 30_000_000}),
        "stray": _zip({"../word/document.xml": b"<a/>"}),
        "other": _zip({"xl/workbook.xml": b"<a/>"}),
    }


def _zip(members: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def test_every_rule_of_a_file_says_its_clause_and_unverified_ones_only_warn() -> None:
    for code in CODES:
        assert code.clause, code.id
        assert code.strength in {"regulation", "manual", "practice", "unverified"}, code.id
        assert code.strength != "unverified" or code.severity != "error", code.id


def test_sources_of_findings_name_the_paragraph(tmp_path: Path) -> None:
    typed = Typed()
    vague_subject(typed)
    (one,) = word_file_findings(opened_word_file(typed.save(tmp_path / "a.docx")))
    assert one.at is not None
    assert one.at.cell == "ย่อหน้า 4"


VALUES = (b"", b"x", b"99999999999", b"-5", b"1.5", b"true", "๙".encode())


@pytest.mark.parametrize("seed", range(3))
def test_spoilt_file_is_never_an_exception_but_ours(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    typed = Typed()
    latin_habits(typed)
    with zipfile.ZipFile(typed.save(tmp_path / "a.docx")) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(25):
        name = chance.choice(["word/document.xml", "word/styles.xml"])
        content = parts[name]
        for _ in range(6):
            value = chance.choice(list(re.finditer(rb'w:\w+="([^"]*)"', content)))
            spoilt = chance.choice(VALUES)
            content = content[: value.start(1)] + spoilt + content[value.end(1) :]
        path = tmp_path / "b.docx"
        path.write_bytes(_zip({**parts, name: content}))
        word = opened_word_file(path)
        found = word_file_findings(word)
        assert all(one.message() and one.remedy() for one in found)
        assert mended_word_file(word, found)
