"""Pictures of signature and seal: on a final letter alone, where a hand would put them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]

from docgen.checks.emblem import EMBLEM
from docgen.layout.model.pages import Picture
from docgen.layout.model.set_text import Paragraph
from docgen.loading.workspace import Workspace
from docgen.making import prepare
from docgen.press import Press
from tests.helpers.small_pictures import png
from tests.helpers.workspaces import CIRCULAR, OFFICES, SIGNATORIES

STAMPED = """\
ชนิด: หนังสือประทับตรา
ส่วนราชการ: สถ
ที่: มท 0812/88
วันที่: 8 กันยายน 2564
เรียน: จังหวัดกระบี่
ข้อความ: ขอเตือนให้ส่งรายงานผลการดำเนินงานประจำเดือนสิงหาคม 2564
"""


@pytest.fixture
def pictured(workspace: Workspace) -> Workspace:
    """The workspace, its first signatory and office with pictures of signature and seal."""
    own = SIGNATORIES.replace("รองอธิบดี:\n", "รองอธิบดี:\n  ภาพลายมือชื่อ: config/sign.png\n", 1)
    workspace.signatories.write_text(own, encoding="utf-8")
    office = OFFICES.replace("สถ:\n", "สถ:\n  ตรา: config/seal.png\n", 1)
    workspace.offices.write_text(office, encoding="utf-8")
    (workspace.config / "sign.png").write_bytes(png(600, 200))
    (workspace.config / "seal.png").write_bytes(png(600, 600))
    return workspace


def pictures(path: Path, workspace: Workspace, *, final: bool) -> list[Picture]:
    made = prepare(path, workspace, Press(), final=final)
    assert made.pages is not None
    return [one for page in made.pages.sections[0].pages for one in page.pictures]


def codes(path: Path, workspace: Workspace) -> set[str]:
    return {one.code for one in prepare(path, workspace, Press()).found}


def test_a_draft_has_no_picture_of_a_signature(write: Any, pictured: Workspace) -> None:
    path = write("ก.yaml", CIRCULAR)
    assert [one.name for one in pictures(path, pictured, final=False)] == ["emblem"]


def test_a_signature_stands_over_the_name(write: Any, pictured: Workspace) -> None:
    path = write("ก.yaml", CIRCULAR)
    made = prepare(path, pictured, Press(), final=True)
    assert made.pages is not None
    (page,) = made.pages.sections[0].pages
    drawn = next(one for one in page.pictures if one.name == "signature")
    name = next(
        one
        for one in page.placed
        if isinstance(one.item, Paragraph) and one.item.role == "signature"
    )
    assert drawn.y + drawn.height == pytest.approx(name.y)
    assert drawn.width == pytest.approx(3 * drawn.height)


def test_a_seal_lies_over_the_agency_of_a_stamped_letter_alone(
    write: Any, pictured: Workspace
) -> None:
    stamped = pictures(write("ต.yaml", STAMPED), pictured, final=True)
    assert [one.name for one in stamped] == ["emblem", "seal"]
    letter = pictures(write("ก.yaml", CIRCULAR), pictured, final=True)
    assert "seal" not in {one.name for one in letter}


def test_both_writers_take_the_pictures(write: Any, pictured: Workspace) -> None:
    path = write("ต.yaml", STAMPED)
    (pictured.config / "seal.png").write_bytes(EMBLEM.read_bytes())
    press = Press()
    made = prepare(path, pictured, press, final=True)
    assert made.pages is not None
    files = press.draw_files(made.pages, ("docx", "pdf"), "a")
    drafts = prepare(path, pictured, press)
    assert drafts.pages is not None
    plain = press.draw_files(drafts.pages, ("docx", "pdf"), "a")
    assert all(files[name] != plain[name] for name in files)
    assert OpenXmlValidator().validate(_saved(files["a.docx"], pictured)).errors == []


def _saved(content: bytes, workspace: Workspace) -> Path:
    path = workspace.root / "a.docx"
    path.write_bytes(content)
    return path


def test_it_is_said_that_a_picture_is_no_signature_dg7021(write: Any, pictured: Workspace) -> None:
    assert "DG7021" in codes(write("ก.yaml", CIRCULAR), pictured)


def test_a_picture_must_be_there_dg5310(write: Any, pictured: Workspace) -> None:
    (pictured.config / "sign.png").unlink()
    assert "DG5310" in codes(write("ก.yaml", CIRCULAR), pictured)


def test_a_picture_must_have_dots_enough_dg5311(write: Any, pictured: Workspace) -> None:
    (pictured.config / "sign.png").write_bytes(png(60, 20))
    assert "DG5311" in codes(write("ก.yaml", CIRCULAR), pictured)
