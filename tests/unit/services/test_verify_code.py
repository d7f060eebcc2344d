"""The QR code by which an issued letter is checked: read from the page as a telephone reads it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from click.testing import CliRunner
from PIL import Image

from docgen.cli import main
from docgen.loading.workspace import Workspace
from docgen.register import Register
from docgen.register.check_codes import check_code, said_by_code
from docgen.services.verify import verify_code, verify_letter
from tests.helpers.workspaces import CIRCULAR, make_workspace

TEXT = CIRCULAR + "รหัสตรวจสอบ: ใช่\n"
SAID = re.compile(r"มท 0812/ว 1960 8 กันยายน 2564 ([BCDFGHJKMPQRTVWX]{4}-){3}[BCDFGHJKMPQRTVWX]{4}")
Write = Callable[..., Path]


def run(*words: str | Path, code: int = 0) -> str:
    result = CliRunner().invoke(main, list(map(str, words)))
    assert result.exit_code == code, result.output
    return result.output


def listed(workspace: Workspace, *names: str) -> None:
    """The letters' recipients."""
    rows = [f"{name},ผู้ว่าราชการจังหวัด{name}\n" for name in names]
    path = workspace.config / "recipients" / "provinces.csv"
    path.write_text("".join(("ชื่อ,เรียน\n", *rows)), "utf-8")


def seen_codes(pdf: Path, *, scale: float = 2.0) -> list[str]:
    """What every QR code of the file says, page after page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [page.render(scale=scale).to_pil() for page in document]
    finally:
        document.close()
    return [code.text for page in pages for code in zxingcpp.read_barcodes(page)]


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> tuple[Workspace, Path]:
    """A letter that went out with its code: its workspace and its PDF."""
    workspace = make_workspace(tmp_path_factory.mktemp("issued") / "workspace")
    path = workspace.config / "circulars" / "ว1960.yaml"
    path.write_text(TEXT, "utf-8")
    run("build", path, "--final")
    (pdf,) = (workspace.output / "ว1960").glob("*.pdf")
    return workspace, pdf


def test_the_code_is_read_from_the_page_and_known(issued: tuple[Workspace, Path]) -> None:
    workspace, pdf = issued
    (said,) = seen_codes(pdf)
    assert SAID.fullmatch(said)
    report = verify_code(said, workspace)
    assert report.is_sound
    assert report.value is not None
    assert report.value.number == "มท 0812/ว 1960"
    with Register(workspace.register) as register:
        (letter,) = register.letters(register.entries()[0]).values()
    assert said.endswith(check_code(letter.content))


def test_a_bad_copy_is_read_too(issued: tuple[Workspace, Path]) -> None:
    """A sheet that lay askew on the scanner, at 200 dots an inch, in a poor JPEG."""
    document = pypdfium2.PdfDocument(issued[1])
    page = document[len(document) - 1].render(scale=200 / 72, grayscale=True).to_pil()
    document.close()
    askew = page.rotate(1.5, fillcolor=235).point(lambda dot: 40 + dot * 3 // 4)
    stream = io.BytesIO()
    askew.save(stream, "JPEG", quality=35)
    (code,) = zxingcpp.read_barcodes(Image.open(stream))
    assert [code.text] == seen_codes(issued[1])


@pytest.mark.parametrize(
    "typed",
    [
        lambda said: said[-19:],
        lambda said: said[-19:].lower().replace("-", " "),
        lambda said: said[-19:].replace("-", ""),
        lambda said: said.replace(" ", "  ").replace("1960", "๑๙๖๐"),
    ],
)
def test_a_code_typed_by_hand_is_known(
    issued: tuple[Workspace, Path], typed: Callable[[str], str]
) -> None:
    (said,) = seen_codes(issued[1])
    assert verify_code(typed(said), issued[0]).is_sound


def test_dg5491_a_code_that_no_letter_bears(issued: tuple[Workspace, Path]) -> None:
    (said,) = seen_codes(issued[1])
    other = said[:-1] + ("B" if said[-1] != "B" else "C")
    assert [one.code for one in verify_code(other, issued[0]).found] == ["DG5491"]


@pytest.mark.parametrize(("before", "after"), [("1960", "1961"), ("8 กันยายน", "9 กันยายน")])
def test_dg5492_a_code_under_another_number_or_date(
    issued: tuple[Workspace, Path], before: str, after: str
) -> None:
    (said,) = seen_codes(issued[1])
    assert before in said
    found = verify_code(said.replace(before, after, 1), issued[0]).found
    assert [one.code for one in found] == ["DG5492"]


@pytest.mark.parametrize("text", ["", "https://www.dla.go.th", "BCDF-GHJK", "\0" * 5_000, "ก" * 99])
def test_dg5493_a_text_without_a_code(issued: tuple[Workspace, Path], text: str) -> None:
    assert [one.code for one in verify_code(text, issued[0]).found] == ["DG5493"]


def test_dg5494_a_scan_without_text_is_told_of_the_letter_of_its_code(
    issued: tuple[Workspace, Path], tmp_path: Path
) -> None:
    workspace, pdf = issued
    document = pypdfium2.PdfDocument(pdf)
    scan = tmp_path / "สแกน.pdf"
    document[0].render(scale=2).to_pil().save(scan)
    document.close()
    assert [one.code for one in verify_letter(scan, workspace).found] == ["DG5476"]
    (said,) = seen_codes(pdf)
    (told,) = verify_letter(scan, workspace, code=said).found
    assert (told.code, told.params["issued"]) == ("DG5494", pdf.name)
    assert verify_letter(pdf, workspace, code=said).is_sound


def test_every_letter_of_a_batch_has_its_own_code(workspace: Workspace, write: Write) -> None:
    listed(workspace, "ลำปาง", "ตรัง", "ยะลา")
    path = write("ว1960.yaml", TEXT + "ผู้รับ: provinces\n")
    run("batch", path, "--final")
    files = sorted((workspace.output / "ว1960" / "batch").glob("*.pdf"))
    said = [code for pdf in files for code in seen_codes(pdf)]
    assert len(said) == len(set(said)) == len(files) == 3
    for pdf, code in zip(files, said, strict=True):
        report = verify_code(code, workspace)
        assert report.value is not None
        assert any(
            name in report.value.addressee and name in pdf.name for name in ("ลำปาง", "ตรัง", "ยะลา")
        )


def test_letters_with_a_number_each_have_codes_of_their_own(
    workspace: Workspace, write: Write
) -> None:
    listed(workspace, "ลำปาง", "ตรัง")
    text = TEXT.replace("มท 0812/ว 1960", "มท 0812/ว อัตโนมัติ")
    path = write("เวียน.yaml", text + "ผู้รับ: provinces\n")
    run("batch", path, "--number-each")
    files = sorted((workspace.output / "เวียน" / "batch").glob("*.pdf"))
    numbers = []
    for pdf in files:
        (said,) = seen_codes(pdf)
        report = verify_code(said, workspace)
        assert report.value is not None
        numbers.append(report.value.number)
    assert numbers == ["มท 0812/ว 1", "มท 0812/ว 2"]


def test_a_draft_a_secret_letter_and_an_unwished_one_have_none(
    workspace: Workspace, write: Write
) -> None:
    run("build", write("ร่าง.yaml", TEXT), "--to", "pdf")
    secret = TEXT.replace("1960", "1962") + "ชั้นความลับ: ลับ\n"
    run("build", write("ลับ.yaml", secret), "--final", "--to", "pdf")
    text = CIRCULAR.replace("1960", "1961")
    run("build", write("ไม่.yaml", text), "--final", "--to", "pdf")
    pdfs = sorted(workspace.output.rglob("*.pdf"))
    assert len(pdfs) == 3
    assert [seen_codes(pdf) for pdf in pdfs] == [[], [], []]


def test_an_office_may_wish_it_for_all_its_letters(workspace: Workspace, write: Write) -> None:
    offices = workspace.config / "offices.yaml"
    before = offices.read_text("utf-8")
    offices.write_text(before.replace("สถ:\n", "สถ:\n  รหัสตรวจสอบ: ใช่\n", 1), "utf-8")
    assert offices.read_text("utf-8") != before
    path = write("ก.yaml", CIRCULAR)
    run("build", path, "--final", "--to", "pdf")
    text = CIRCULAR.replace("1960", "1961") + "รหัสตรวจสอบ: ไม่\n"
    run("build", write("ข.yaml", text), "--final", "--to", "pdf")
    first, second = sorted(workspace.output.rglob("*.pdf"))
    assert (len(seen_codes(first)), seen_codes(second)) == (1, [])


def test_the_code_changes_no_line_of_the_letter(workspace: Workspace, write: Write) -> None:
    run("build", write("ก.yaml", TEXT), "--to", "pdf")
    run("build", write("ก.yaml", TEXT), "--final", "--to", "pdf", "-o", workspace.output / "2")
    texts = []
    for pdf in sorted(workspace.output.rglob("*.pdf")):
        document = pypdfium2.PdfDocument(pdf)
        pages = [page.get_textpage() for page in document]
        texts.append([[page.get_charbox(n) for n in range(page.count_chars())] for page in pages])
        document.close()
    assert texts[0] == texts[1]


def test_dg5472_the_code_of_a_cancelled_letter(workspace: Workspace, write: Write) -> None:
    path = write("ก.yaml", TEXT)
    run("build", path, "--final", "--to", "pdf")
    (said,) = seen_codes(next(workspace.output.rglob("*.pdf")))
    with Register(workspace.register) as register:
        register.cancel(register.entries()[0], reason="ออกใหม่")
    assert [one.code for one in verify_code(said, workspace).found] == ["DG5472"]


def test_the_command_says_which_letter_it_is(
    issued: tuple[Workspace, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(issued[0].root)
    (said,) = seen_codes(issued[1])
    assert "มท 0812/ว 1960" in run("verify", "--qr", said)
    assert "DG5491" in run("verify", "--qr", "BBBB-BBBB-BBBB-BBBB", code=1)
    assert "ทุกไบต์" in run("verify", issued[1], "--qr", said)


def test_a_long_text_is_read_at_once() -> None:
    assert said_by_code("BCDF" * 100_000) is None
