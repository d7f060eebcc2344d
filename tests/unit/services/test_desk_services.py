"""What the page does by services: lists under other headings, doubts, files not in form yet."""

from __future__ import annotations

import datetime
import io
from pathlib import Path

import docx
import pytest

from docgen.diagnostics import Rejected
from docgen.loading.workspace import Workspace
from docgen.services import list_grid, list_rows, received_doubts, received_tray, recipients_list
from docgen.services import received_letter as received
from docgen.services.given_tables import faults_of_given
from docgen.services.received_letter import Forwarding
from docgen.services.word_tray import as_circular, keep_word_file
from docgen.services.workroom import Workroom, workroom_of
from tests.helpers.running_page import make_workspace

MOMENT = "20260101T000000"
LETTER = """\
ที่ มท 0999/ว 1234
8 กันยายน 2564
เรื่อง ขอความร่วมมือรายงานผล
เรียน ผู้ว่าราชการจังหวัด ทุกจังหวัด
ตามที่ได้กำหนดให้จังหวัดรายงานผล นั้น
ขอให้จังหวัดรายงานผล
จึงเรียนมาเพื่อโปรดทราบ
ขอแสดงความนับถือ
(นายกล้า ใจดี)
อธิบดี
"""


@pytest.fixture
def room(tmp_path: Path) -> Workroom:
    found = workroom_of(make_workspace(tmp_path / "ws"))
    assert found is not None
    return found


@pytest.fixture
def space(room: Workroom) -> Workspace:
    return room.workspace


def test_a_list_under_other_headings_is_kept_and_mended(space: Workspace) -> None:
    content = "บัญชีอำเภอ\nนาม,ถึงใคร\nปัว,นายอำเภอปัว\nน่าน,นายอำเภอน่าน\n".encode()
    name = recipients_list.save_list(space, "อำเภอน่าน.csv", content, MOMENT)
    grid = list_grid.list_grid(space, name)
    window = list_rows.list_window(space, name)
    assert grid is not None
    assert window is not None
    assert [one.code for one in grid.classes] == ["DG4003"]
    assert (window.head, window.headings) == (2, ("นาม", "ถึงใคร"))
    assert [row.number for row in window.rows] == [2, 3, 4]
    assert [row.faulty for row in grid.rows] == [()]
    cells = {(2, 0): "ชื่อ", (2, 1): "เรียน"}
    assert list_grid.mend_list(space, name, cells, grid.mark, MOMENT) == 2
    mended = list_grid.list_grid(space, name)
    assert mended is not None
    assert mended.classes == ()


def test_a_list_under_other_headings_takes_no_other_list_s_place(space: Workspace) -> None:
    path = space.recipients("provinces")
    assert path is not None
    before = path.read_bytes()
    with pytest.raises(Rejected):
        recipients_list.save_list(space, "provinces.csv", "ก,ข\nค,ง\nจ,ฉ\n".encode(), MOMENT)
    assert path.read_bytes() == before


def test_a_sender_that_the_letter_does_not_name_is_asked_for(
    room: Workroom, space: Workspace
) -> None:
    came = received_tray.keep_received(space, "มา.txt", LETTER.encode(), MOMENT)
    groups = received_doubts.form_of_draft(room, came.draft)
    doubts = received_doubts.doubts_of(came.draft, groups)
    doubt = next(one for one in doubts if one.field and one.field.path == ("office",))
    assert doubt.field is not None
    assert doubt.field.form == "text"
    with pytest.raises(Rejected) as refused:
        received_doubts.refuse_blank(doubt.field, {doubt.field.name: " "})
    assert [fault.code for fault in refused.value.found] == ["DG2004"]
    typed = {doubt.field.name: "กรมพัฒนาชนบท"}
    received_doubts.refuse_blank(doubt.field, typed)
    text = received_doubts.settled_draft(room, came.draft, groups, doubt.line, typed)
    received_tray.keep_draft(space, came, text)
    kept = received_tray.arrived_letter(space, came.key)
    assert kept is not None
    asked = Forwarding(office="ชม-สถจ", date="13 กันยายน 2564", lead=0, urgency="")
    made = received.forward_letter(kept, space, asked, datetime.date(2021, 9, 13))
    assert "กรมพัฒนาชนบท" in made.path.read_text(encoding="utf-8")


def test_a_word_file_of_an_unknown_office_opens_as_a_draft(space: Workspace) -> None:
    typed, stream = docx.Document(), io.BytesIO()
    for line in ("ที่ กษ 0101/5 กรมพัฒนาชนบท", *LETTER.splitlines()[1:]):
        typed.add_paragraph(line)
    typed.save(stream)
    file = keep_word_file(space, "ขอความร่วมมือ.docx", stream.getvalue())
    path, _ = as_circular(space, file)
    assert "ขอความร่วมมือรายงานผล" in path.read_text(encoding="utf-8")
    with pytest.raises(Rejected) as refused:  # it is there already, and may have been changed since
        as_circular(space, file)
    assert [fault.code for fault in refused.value.found] == ["DG2231"]


@pytest.mark.parametrize("name", ["ภาพ.png", "หนังสือ.pdf", "บัญชี"])
def test_dg4229_a_file_that_is_no_table_is_named(name: str) -> None:
    assert [fault.code for fault in faults_of_given(Path(name), b"x")] == ["DG4229"]
    assert [fault.code for fault in faults_of_given(Path("x.csv"), b"\n\n")] == ["DG4002"]
    assert faults_of_given(Path("x.csv"), b"a,b\n1,2\n") == ()
