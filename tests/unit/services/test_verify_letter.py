"""Whether a PDF is the letter that was issued: a letter, a digit, a page is told."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner

from docgen.cli import main
from docgen.loading.workspace import Workspace
from docgen.making import prepare
from docgen.press import Press
from docgen.register import Register
from docgen.services.verify import verify_letter
from tests.helpers.workspaces import CIRCULAR, make_workspace

AT = "2564-09-08 10:30:00"
PARAGRAPH = "จึงเรียนมาเพื่อโปรดพิจารณา"
BODY = (
    "ด้วยกรมส่งเสริมการปกครองท้องถิ่นได้จัดสรรงบประมาณ วงเงิน 500,000 บาท ให้จังหวัดดำเนินการ "
    "ภายในวันที่ 30 กันยายน 2564",
    *(f"ข้อความของย่อหน้าที่ {number} ซึ่งอธิบายวิธีดำเนินการโดยละเอียด " * 4 for number in range(12)),
    PARAGRAPH,
)
TEXT = CIRCULAR.replace(f"  - {PARAGRAPH}\n", "".join(f"  - {one}\n" for one in BODY))
# What was changed, and what verify must show of it on either side.
CHANGES = [
    ("500,000 บาท", "50,000 บาท", "50[0],000", "50[],000"),
    ("500,000 บาท", "900,000 บาท", "[5]", "[9]"),
    ("30 กันยายน 2564", "31 ตุลาคม 2564", "กันยายน", "ตุลาคม"),
    ("ภายในวันที่ 30", "ภายในวันที่ 20", "[3]", "[2]"),
    ("ย่อหน้าที่ 7 ", "ย่อหน้าที่ 8 ", "[7]", "[8]"),
    ("ให้จังหวัดดำเนินการ", "ให้จังหวัดไม่ดำเนินการ", "[]", "[ไม่]"),
    ("โปรดพิจารณา", "โปรดทราบ", "[พิจารณา]", "[ทราบ]"),
    ("ผู้ว่าราชการจังหวัด ทุกจังหวัด", "ผู้ว่าราชการจังหวัด", "[ทุกจังหวัด]", "[]"),
    ("ขอความร่วมมือรายงานผล", "ขอความร่วมมือรายงานผน", "[ล]", "[น]"),
    ("8 กันยายน 2564\nเรื่อง", "9 กันยายน 2564\nเรื่อง", "[8]", "[9]"),
    ("ได้จัดสรร", "ใด้จัดสรร", "[ไ]", "[ใ]"),
    ("วงเงิน", "วงเงืน", "[ิ]", "[ื]"),
    ("ข้อความของย่อหน้าที่ 3 ", "ข้อควมของย่อหน้าที่ 3 ", "[า]", "[]"),
    ("โดยละเอียด ข้อความของย่อหน้าที่ 11 ", "โดยละเอียด ข้อความของย่อหน้าที่ 10 ", "[1]", "[0]"),
    ("รายงานผล", "รายงานผล (ด่วน)", "[]", "[(ด่วน)]"),
]
Write = Callable[..., Path]


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> tuple[Workspace, Path, Path]:
    """A letter of several pages that went out: its workspace, its circular, its PDF."""
    workspace = make_workspace(tmp_path_factory.mktemp("issued") / "workspace")
    path = workspace.config / "circulars" / "ว1960.yaml"
    path.write_text(TEXT, "utf-8")
    result = CliRunner().invoke(main, ["build", str(path), "--final", "--to", "pdf"])
    assert result.exit_code == 0, result.output
    (pdf,) = (workspace.output / "ว1960").glob("*.pdf")
    return workspace, path, pdf


def drawn(issued: tuple[Workspace, Path, Path], text: str) -> bytes:
    workspace, path, _ = issued
    press = Press.of(workspace)
    made = prepare(path, workspace, press, content=text.encode("utf-8"), final=True)
    assert made.pages is not None, [one.message() for one in made.found]
    return press.pdf.pdf(made.pages)


def codes(path: Path, workspace: Workspace) -> list[str]:
    return [one.code for one in verify_letter(path, workspace).found]


def test_the_letter_itself_is_known_wherever_it_lies(
    issued: tuple[Workspace, Path, Path], tmp_path: Path
) -> None:
    workspace, _, pdf = issued
    copy = tmp_path / "อะไรก็ได้.pdf"
    copy.write_bytes(pdf.read_bytes())
    report = verify_letter(copy, workspace)
    assert report.is_sound
    assert report.value is not None
    assert report.value.number == "มท 0812/ว 1960"


@pytest.mark.parametrize(("before", "after", "told", "here"), CHANGES)
def test_dg5470_a_letter_or_a_digit_that_was_changed_is_told(
    issued: tuple[Workspace, Path, Path],
    tmp_path: Path,
    before: str,
    after: str,
    told: str,
    here: str,
) -> None:
    assert before in TEXT
    copy = tmp_path / "ว1960.pdf"
    copy.write_bytes(drawn(issued, TEXT.replace(before, after)))
    found = verify_letter(copy, issued[0]).found
    assert {one.code for one in found} == {"DG5470"}
    assert any(told in one.params["before"] and here in one.params["here"] for one in found), [
        one.params for one in found
    ]


def pages(pdf: Path, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    stream = io.BytesIO()
    with pikepdf.open(pdf) as file:
        change(file)
        file.save(stream)
    return stream.getvalue()


def _put_in(file: pikepdf.Pdf) -> None:
    file.pages.append(file.pages[0])


def _put_blank(file: pikepdf.Pdf) -> None:
    file.add_blank_page(page_size=(595, 842))


def _swap(file: pikepdf.Pdf) -> None:
    file.pages.insert(0, file.pages[1])
    del file.pages[2]


def _stamp(file: pikepdf.Pdf) -> None:
    file.pages[0].contents_add(b"q 0 0 1 rg 200 400 60 30 re f Q")


@pytest.mark.parametrize(
    ("change", "code", "listed"),
    [
        (lambda file: file.pages.__delitem__(0), "DG5471", "1"),
        (lambda file: file.pages.__delitem__(1), "DG5471", "2"),
        (_put_in, "DG5479", None),
        (_put_blank, "DG5479", None),
        (_swap, "DG5480", None),
        (_stamp, "DG5477", "1"),
        (lambda _: None, "DG5473", None),
    ],
)
def test_dg5471_dg5473_dg5477_dg5479_dg5480_pages_and_what_is_drawn_are_told(
    issued: tuple[Workspace, Path, Path],
    tmp_path: Path,
    change: Callable[[pikepdf.Pdf], None],
    code: str,
    listed: str | None,
) -> None:
    copy = tmp_path / "ว1960.pdf"
    copy.write_bytes(pages(issued[2], change))
    found = verify_letter(copy, issued[0]).found
    assert [one.code for one in found] == [code]
    if listed is not None:
        assert found[0].params["pages"] == listed


def test_dg5474_a_draft_is_told(write: Write, workspace: Workspace) -> None:
    path = write("ว1960.yaml", CIRCULAR)
    assert CliRunner().invoke(main, ["build", str(path), "--to", "pdf"]).exit_code == 0
    (pdf,) = (workspace.output / "ว1960").glob("*.pdf")
    assert codes(pdf, workspace) == ["DG5474"]


def test_dg5475_a_number_that_was_never_given_is_told(
    issued: tuple[Workspace, Path, Path], tmp_path: Path
) -> None:
    copy = tmp_path / "ว1961.pdf"
    copy.write_bytes(drawn(issued, TEXT.replace("ว 1960", "ว 1961")))
    assert codes(copy, issued[0]) == ["DG5475"]


def test_dg5476_a_file_without_a_number_is_told(
    issued: tuple[Workspace, Path, Path], tmp_path: Path
) -> None:
    text = TEXT.replace("ที่: มท 0812/ว 1960\n", "")
    copy = tmp_path / "ร่าง.pdf"
    copy.write_bytes(drawn(issued, text))
    assert codes(copy, issued[0])[-1] in ("DG5475", "DG5476")


def test_dg5472_dg5478_a_cancelled_number_and_a_lost_file_are_told(
    write: Write, workspace: Workspace, tmp_path: Path
) -> None:
    path = write("ว1960.yaml", CIRCULAR)
    assert CliRunner().invoke(main, ["build", str(path), "--final", "--to", "pdf"]).exit_code == 0
    (pdf,) = (workspace.output / "ว1960").glob("*.pdf")
    other = tmp_path / "อื่น.pdf"
    other.write_bytes(pages(pdf, lambda _: None))
    kept = tmp_path / "kept.pdf"
    pdf.rename(kept)
    assert codes(other, workspace) == ["DG5478"]
    assert verify_letter(kept, workspace).is_sound
    with Register(workspace.register, at=AT) as register:
        (entry,) = register.entries()
        register.cancel(entry, reason="ออกซ้ำ")
    assert codes(kept, workspace) == ["DG5472"]


def test_the_command_says_which_letter_it_is(issued: tuple[Workspace, Path, Path]) -> None:
    result = CliRunner().invoke(main, ["verify", str(issued[2])])
    assert result.exit_code == 0, result.output
    assert "มท 0812/ว 1960" in result.output
