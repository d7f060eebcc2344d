"""Page pictures know which field printed each part of them."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from docgen.loading.workspace import Workspace
from docgen.model.dossier import ValuePath
from docgen.press import Press
from docgen.services.preview import PagePicture, preview
from tests.helpers.workspaces import CIRCULAR, Write

ROOT = Path(__file__).parents[3]
TEXT = CIRCULAR.replace(
    "ข้อความ:\n",
    "อ้างถึง:\n  - {เอกสาร: หนังสือกรม, ที่: มท 1/ว 2, ลงวันที่: 1 กันยายน 2564}\n"
    "  - {เอกสาร: หนังสือจังหวัด, ที่: มท 1/ว 3, ลงวันที่: 2 กันยายน 2564}\n"
    "ข้อความ:\n  - ย่อหน้าแรกของหนังสือ\n",
)


def drawn(path: Path, workspace: Workspace, **asked: object) -> tuple[PagePicture, ...]:
    return preview(path, workspace, **asked).expected_value().pages  # type: ignore[arg-type]


def test_every_part_of_a_page_names_its_field(workspace: Workspace, write: Write) -> None:
    (page,) = drawn(write("ว1.yaml", TEXT), workspace)
    paths = [one.path for one in page.regions]
    wanted: list[ValuePath] = [
        *(("office",), ("date",), ("subject",), ("recipient",)),
        *(("references", 0), ("references", 1), ("body", 0), ("body", 1), ("signatory",)),
    ]
    found = [path[:2] if path[0] == "references" else path for path in paths if path]
    assert [path for path in dict.fromkeys(found) if path in wanted] == wanted
    assert all(paths), "a region without a field"


@pytest.mark.parametrize("kind", ["หนังสือภายนอก", "บันทึกข้อความ"])
def test_two_fields_on_one_line_are_two_regions(
    workspace: Workspace, write: Write, kind: str
) -> None:
    (page,) = drawn(write("ว1.yaml", TEXT.replace("หนังสือภายนอก", kind, 1)), workspace)
    number = next(one for one in page.regions if one.path == ("reference_number",))
    beside = [
        one for one in page.regions if one is not number and abs(one.y - number.y) < number.height
    ]
    assert number.width > 50
    other = ("office",) if kind == "หนังสือภายนอก" else ("date",)
    assert any(one.path == other and one.x >= number.x + number.width for one in beside)


def test_a_code_is_the_field_of_its_caption(workspace: Workspace, write: Write) -> None:
    codes = "ช่องทางตอบกลับ:\n" + "".join(
        f"  - {{คำอธิบาย: {name}, ลิงก์: 'https://example.go.th/{number}'}}\n"
        for number, name in enumerate(("แบบตอบรับ", "เอกสารการประชุม"))
    )
    (page,) = drawn(write("ว1.yaml", TEXT + codes), workspace)
    found = [one.path for one in page.regions if one.role.startswith("qr-")]
    assert [path[:2] for path in found] == [("reply_channels", 0), ("reply_channels", 1)]


def test_regions_lie_on_the_sheet_one_below_the_other(workspace: Workspace, write: Write) -> None:
    (page,) = drawn(write("ว1.yaml", TEXT), workspace)
    for one in page.regions:
        assert 0 <= one.x < one.x + one.width <= page.width
        assert 0 <= one.y < one.y + one.height <= page.height
    body = [one for one in page.regions if one.path[:1] == ("body",)]
    assert body[0].y + body[0].height <= body[1].y + 0.01


def test_pictures_have_the_size_that_is_asked_for(workspace: Workspace, write: Write) -> None:
    path = write("ว1.yaml", TEXT)
    for ppi in (50, 110):
        (page,) = drawn(path, workspace, ppi=ppi)
        across, down = struct.unpack(">2I", page.png[16:24])
        assert across == pytest.approx(page.width * ppi / 72, abs=1)
        assert down == pytest.approx(page.height * ppi / 72, abs=1)


def test_text_that_is_not_saved_is_drawn(workspace: Workspace, write: Write) -> None:
    path = write("ว1.yaml", CIRCULAR)
    press = Press.of(workspace)
    saved = preview(path, workspace, press).expected_value()
    unsaved = preview(path, workspace, press, content=TEXT.encode()).expected_value()
    assert saved.pages[0].png != unsaved.pages[0].png
    assert path.read_text(encoding="utf-8") == CIRCULAR


def test_a_fault_leaves_its_place_and_no_pages(workspace: Workspace, write: Write) -> None:
    report = preview(
        write("ว1.yaml", CIRCULAR.replace("ส่วนราชการ: สถ", "ส่วนราชการ: ไม่มี")), workspace
    )
    assert not report.is_sound
    assert report.expected_value().pages == ()
    assert "DG2012" in [one.code for one in report.found]


def test_some_pages_alone_are_those_of_the_whole() -> None:
    workspace, path = Workspace(ROOT), ROOT / "config" / "circulars" / "dla-1960.yaml"
    press = Press.of(workspace)
    every = preview(path, workspace, press, ppi=40).expected_value().pages
    assert len(every) > 1
    (second,) = preview(path, workspace, press, ppi=40, only=(2,)).expected_value().pages
    assert (second.number, second.png) == (2, every[1].png)
    assert second.regions == every[1].regions
