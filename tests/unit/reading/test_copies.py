"""Marks of copies, forms below a letter, its twin, own kinds: the draft is the same letter."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.comparing.sides import changes_between
from docgen.drafting.received import draft_yaml
from docgen.loading.workspace import Workspace, offices
from docgen.making import prepare
from docgen.press import Press
from docgen.reading import ReadLetter
from docgen.reading.copies import read_copies
from docgen.reading.furniture import begin_recognition
from docgen.reading.lines import ReadFile, ReadLine
from docgen.reading.recognise import recognised_here
from docgen.services.asked import kinds_of
from tests.helpers.lane import few_in_lane

DOCUMENTS = Path(__file__).parents[2] / "documents"


def copies_of(*lines: str) -> ReadLetter:
    """What lines under a letter say of the copy."""
    state = begin_recognition(ReadFile(tuple(ReadLine(text, True) for text in lines)))
    read_copies(state)
    return state.made


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
@pytest.mark.parametrize(
    ("name", "untold"),
    few_in_lane(
        [
            ("order-certified-copy", set()),
            ("letter-academic-certified", set()),
            ("letter-file-copy", set()),
            ("form-letter-reply-same-sheet", set()),
            ("memo-file-copy", {"opinions"}),
            ("letter-rank-and-copies", set()),
            ("envelope-c6", set()),
            ("agreement-two-parties", set()),
            ("agreement-acting-signers", set()),
            ("handover-three-witnesses", set()),
            ("visit-english-twin", {"code", "responsible_office"}),
        ],
        3,
    ),
)
def test_the_draft_of_what_was_read_is_the_same_letter(
    name: str, untold: set[str], suffix: str, tmp_path: Path
) -> None:
    workspace = Workspace(DOCUMENTS)
    press = Press.of(workspace, carries_data=False)
    circular = workspace.config / "circulars" / f"{name}.yaml"
    made = prepare(circular, workspace, press)
    assert made.pages is not None
    assert made.letter is not None
    file = tmp_path / f"{name}{suffix}"
    is_word = suffix == ".docx"
    file.write_bytes(press.docx.write(made.pages) if is_word else press.pdf.pdf(made.pages))
    read = recognised_here(file, file.read_bytes(), kinds_of(workspace)).letter
    assert read is not None
    draft = draft_yaml(
        read,
        source=file.name,
        offices=offices.offices(workspace).models,
        signatories=offices.signatories(workspace).models,
    )
    again = prepare(
        circular.with_name("drafted.yaml"), workspace, press, content=draft.encode("utf-8")
    )
    assert again.letter is not None
    assert {change.role for change in changes_between(made.letter, again.letter)} <= untold, draft


def test_a_copy_is_certified_by_whom_and_when() -> None:
    letter = copies_of(
        "สำเนาถูกต้อง", "(ลงชื่อ) ..........", "(นางสาวพิมพ์ใจ แก้วคำ)", "นักวิชาการศึกษา", "๘ กันยายน ๒๕๖๙"
    )
    assert letter.certified is not None
    assert letter.certified.signer.name.text == "นางสาวพิมพ์ใจ แก้วคำ"
    assert letter.certified.signer.titles == ("นักวิชาการศึกษา",)
    assert letter.certified.date == "8 กันยายน 2569"


def test_words_of_a_certified_copy_without_a_signature_are_left() -> None:
    letter = copies_of("สำเนาถูกต้อง", "ตามต้นฉบับซึ่งเก็บไว้ที่กองคลังทุกประการแล้ว")
    assert letter.certified is None


@pytest.mark.parametrize(
    ("lines", "makers"),
    [
        (
            ("ร่าง ...... นาย ก ข", "พิมพ์ ........ นาง ค ง"),
            {"drafter": "นาย ก ข", "typist": "นาง ค ง"},
        ),
        (
            ("ผู้ร่าง/.......", "ผู้พิมพ์ นางสาวดี", "ผู้ตรวจ พ.ต.ท. กล้า"),
            {"drafter": "", "typist": "นางสาวดี", "checker": "พ.ต.ท. กล้า"},
        ),
        (
            ("สมชาย/ร่าง", "สมหญิง / พิมพ์", "วิชัย/ตรวจ"),
            {"drafter": "สมชาย", "typist": "สมหญิง", "checker": "วิชัย"},
        ),
        (("ตรวจสอบแล้วถูกต้อง",), {}),
    ],
)
def test_makers_of_a_file_copy(lines: tuple[str, ...], makers: dict[str, str]) -> None:
    assert copies_of(*lines).makers == makers
