"""Between two offices with docgen nothing is typed twice: read, compared, approved, sent on."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner

from docgen.cli import main
from docgen.drafting.received import office_key
from docgen.loading.workspace import Workspace
from docgen.making import prepare
from docgen.model.circular import Office
from docgen.press import Press
from docgen.reading import ReadLetter, recognise
from docgen.services import compare, read
from docgen.services.received_pages import drawn_draft
from docgen.services.typed_letter import circular_of_typed
from docgen.services.workroom import workroom_of
from tests.helpers.foreign_word import letter as foreign_letter
from tests.helpers.foreign_word import saved
from tests.office import LETTERS

ROOT = Path(__file__).parents[3]
SEED = "dla-1960"


@pytest.fixture(scope="module")
def sender(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("sender")
    shutil.copytree(ROOT / "config", root / "config")
    shutil.copytree(ROOT / "templates", root / "templates")
    return root


@pytest.fixture
def receiver(sender: Path, tmp_path: Path) -> Workspace:
    """A provincial office whose workspace does not know the sender."""
    root = tmp_path / "receiver"
    shutil.copytree(sender / "config", root / "config")
    shutil.copytree(sender / "templates", root / "templates")
    for path in (root / "config" / "circulars").glob("*.yaml"):
        path.unlink()
    offices = root / "config" / "offices.yaml"
    text = offices.read_text(encoding="utf-8")
    offices.write_text(re.sub(r"(?m)^สถ:\n(?:[ #].*\n|\n)*", "", text), encoding="utf-8")
    return Workspace(root)


@pytest.fixture(scope="module")
def sent(sender: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seed's circular as PDF and DOCX, on its way."""
    press = Press.of(Workspace(sender))
    made = prepare(sender / "config" / "circulars" / f"{SEED}.yaml", Workspace(sender), press)
    assert made.pages is not None
    folder = tmp_path_factory.mktemp("sent")
    for name, content in press.draw_files(made.pages, ("docx", "pdf"), "letter").items():
        (folder / name).write_bytes(content)
    return folder


def changed_docx(content: bytes, old: str, new: str) -> bytes:
    """The DOCX as somebody saves it who typed over a word."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(made, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            if name == "word/document.xml":
                part = part.replace("\u00a0".encode(), b" ")
                assert old.encode() in part
                part = part.replace(old.encode(), new.encode(), 1)
            after.writestr(name, part)
    return made.getvalue()


@pytest.mark.parametrize("name", ["letter.pdf", "letter.docx"])
def test_docgens_own_letter_is_read_without_a_doubt(
    receiver: Workspace, sent: Path, name: str
) -> None:
    report = read.read_letter(sent / name, receiver)
    draft = report.expected_value()
    assert (report.found, draft.doubtful, draft.to_check) == ((), 0, 1)  # its office is unknown
    assert draft.sender.agency == "กรมส่งเสริมการปกครองท้องถิ่น"
    assert "ที่: มท 0812/ว 1960" in draft.text
    assert "เดิม: 15 กันยายน 2564" in draft.text


def test_dg2227_a_letter_that_was_typed_over_is_read_from_the_page(
    receiver: Workspace, sent: Path, tmp_path: Path
) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(changed_docx((sent / "letter.docx").read_bytes(), "๑ ชุด", "๙ ชุด"))
    report = read.read_letter(path, receiver)
    assert [fault.code for fault in report.found] == ["DG2227"]
    assert "๑ ชุด" in report.found[0].message()
    assert "9 ชุด" in report.expected_value().text


def test_dg2228_damaged_data_are_told_and_not_used(
    receiver: Workspace, sent: Path, tmp_path: Path
) -> None:
    made = io.BytesIO()
    with (
        zipfile.ZipFile(sent / "letter.docx") as before,
        zipfile.ZipFile(made, "w") as after,
    ):
        for name in before.namelist():
            part = before.read(name)
            after.writestr(name, part.replace(b"1960", b"1961") if "item1.xml" in name else part)
    path = tmp_path / "letter.docx"
    path.write_bytes(made.getvalue())
    report = read.read_letter(path, receiver)
    assert [fault.code for fault in report.found] == ["DG2228"]
    assert "1960" in report.expected_value().text


@pytest.mark.parametrize("name", ["letter.pdf", "letter.docx"])
def test_the_file_agrees_with_the_circular_that_it_was_made_from(
    sender: Path, sent: Path, name: str
) -> None:
    circular = sender / "config" / "circulars" / f"{SEED}.yaml"
    assert compare.compare(sent / name, circular, Workspace(sender)).expected_value() == ()


def test_words_typed_into_the_draft_are_a_difference(
    sender: Path, sent: Path, tmp_path: Path
) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(changed_docx((sent / "letter.docx").read_bytes(), "จึงเรียนมา", "จึงไม่เรียนมา"))
    circular = sender / "config" / "circulars" / f"{SEED}.yaml"
    assert compare.compare(path, circular, Workspace(sender)).expected_value()


def test_a_received_pdf_is_sent_on_in_one_go(
    receiver: Workspace, sent: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(receiver.root)
    line = ["forward", str(sent / "letter.pdf"), "--office", "ชม-สถจ", "--date", "10 กันยายน 2564"]
    result = CliRunner().invoke(main, [*line, "--lead", "5", "-o", "config/circulars/ต่อ.yaml"])
    assert result.exit_code == 0, result.stderr
    kept = receiver.config / "received" / "letter.pdf"
    assert kept.read_bytes() == (sent / "letter.pdf").read_bytes()
    text = (receiver.config / "circulars" / "ต่อ.yaml").read_text(encoding="utf-8")
    cited = "สำเนาหนังสือกรมส่งเสริมการปกครองท้องถิ่น ด่วนมาก ที่ มท 0812/ว 1960 ลงวันที่ 8 กันยายน 2564"
    assert cited in text
    assert "ถึง: 22 กันยายน 2564" in text
    built = CliRunner().invoke(main, ["build", "config/circulars/ต่อ.yaml", "-o", "output/ต่อ"])
    assert built.exit_code == 0, built.stderr
    (pdf,) = (receiver.root / "output" / "ต่อ").glob("*.pdf")
    own, whole = pypdfium2.PdfDocument(sent / "letter.pdf"), pypdfium2.PdfDocument(pdf)
    assert len(whole) > len(own)
    last = whole[len(whole) - 1].get_textpage().get_text_range()
    assert last == own[len(own) - 1].get_textpage().get_text_range()


def test_without_an_output_nothing_is_kept_and_the_place_is_told(
    receiver: Workspace, sent: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(receiver.root)
    result = CliRunner().invoke(main, ["forward", str(sent / "letter.pdf"), "--office", "ชม-สถจ"])
    assert result.exit_code == 0, result.stderr
    assert "received" in result.stderr
    assert not (receiver.config / "received").exists()


def test_a_typed_letter_is_sent_on_as_it_was_recognised(
    receiver: Workspace, sent: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(receiver.root)
    plain = Press(carries_data=False)
    sender = Workspace(sent)  # only a name: what is drawn comes from the pages alone
    assert sender
    made = prepare(ROOT / "config" / "circulars" / f"{SEED}.yaml", Workspace(ROOT), plain)
    assert made.pages is not None
    path = receiver.root / "config" / "received" / "foreign.pdf"
    path.parent.mkdir()
    path.write_bytes(plain.draw_files(made.pages, ("pdf",), "x")["x.pdf"])
    line = ["forward", "config/received/foreign.pdf", "--office", "ชม-สถจ", "-o"]
    result = CliRunner().invoke(main, [*line, "config/circulars/ต่อ.yaml"])
    assert result.exit_code == 0, result.stderr
    text = (receiver.config / "circulars" / "ต่อ.yaml").read_text(encoding="utf-8")
    assert "'../received/foreign.pdf'" in text
    assert "ด่วนมาก ที่ มท 0812/ว 1960 ลงวันที่ 8 กันยายน 2564" in text


def test_a_memorandum_is_cited_without_the_telephone_of_its_office(
    receiver: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(receiver.root)
    memo = receiver.root / "memo.docx"
    memo.write_bytes(LETTERS["memo-plain"]().bytes())
    result = CliRunner().invoke(
        main, ["forward", "memo.docx", "--office", "ชม-สถจ", "-o", "ต่อ.yaml"]
    )
    assert result.exit_code == 0, result.stderr
    text = (receiver.root / "ต่อ.yaml").read_text(encoding="utf-8")
    assert "สำเนาหนังสือสำนักงานเลขานุการกรม ฝ่ายบริหารทั่วไป ที่ มท 0801.1/2345 ลงวันที่" in text
    assert "  รับแจ้งจาก: สำนักงานเลขานุการกรม ฝ่ายบริหารทั่วไป\n" in text


def typed(workspace: Workspace) -> Path:
    """The seed's circular as a clerk's own DOCX, without docgen's data."""
    press = Press(carries_data=False, page_breaks=False)
    path = workspace.config / "circulars" / f"{SEED}.yaml"
    if not path.exists():
        shutil.copyfile(ROOT / "config" / "circulars" / f"{SEED}.yaml", path)
    made = prepare(path, workspace, press)
    assert made.pages is not None
    path.unlink()
    letter = path.with_name("ว1960.docx")
    letter.write_bytes(press.draw_files(made.pages, ("docx",), "x")["x.docx"])
    return letter


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    for name in ("config", "templates"):
        shutil.copytree(ROOT / name, tmp_path / "office" / name)
    return Workspace(tmp_path / "office")


def test_dg2229_a_letter_typed_in_word_is_set_in_form_and_kept_as_a_circular(
    office: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = typed(office)
    monkeypatch.chdir(office.root)
    line = ["build", "config/circulars/ว1960.docx", "-o", "output/ว1960"]
    result = CliRunner().invoke(main, line)
    assert result.exit_code == 0, result.stderr
    assert "DG2229" in result.stderr
    assert len(list((office.root / "output" / "ว1960").glob("*.pdf"))) == 1
    circular = letter.with_suffix(".yaml")
    assert "ที่: มท 0812/ว 1960" in circular.read_text(encoding="utf-8")
    again = CliRunner().invoke(main, line)
    assert again.exit_code == 0, again.stderr


def test_dg2231_a_circular_that_somebody_changed_is_not_written_over(
    office: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = typed(office)
    monkeypatch.chdir(office.root)
    line = ["build", "config/circulars/ว1960.docx", "-o", "output/ว1960"]
    assert CliRunner().invoke(main, line).exit_code == 0
    circular = letter.with_suffix(".yaml")
    changed = circular.read_text(encoding="utf-8") + "# แก้โดยเสมียน\n"
    circular.write_text(changed, encoding="utf-8")
    refused = CliRunner().invoke(main, line)
    assert refused.exit_code == 1
    assert "DG2231" in refused.stderr
    assert circular.read_text(encoding="utf-8") == changed


def test_dg2233_a_letter_that_is_a_circular_here_already_is_not_kept_twice(
    office: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = typed(office)
    circular = letter.with_name(f"{SEED}.yaml")
    shutil.copyfile(ROOT / "config" / "circulars" / f"{SEED}.yaml", circular)
    monkeypatch.chdir(office.root)
    result = CliRunner().invoke(main, ["build", str(letter), "-o", "output/ก"])
    assert result.exit_code == 1
    assert "DG2233" in result.stderr
    assert circular.name in result.stderr
    assert not letter.with_suffix(".yaml").exists()
    assert not (office.root / "output" / "ก").exists()


def test_dg2230_dg2232_doubts_and_differences_of_a_typed_letter_are_told(
    office: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = typed(office)
    letter.write_bytes(changed_docx(letter.read_bytes(), "ถนนนครราชสีมา", "ถนนสามเสน"))
    monkeypatch.chdir(office.root)
    result = CliRunner().invoke(main, ["build", "config/circulars/ว1960.docx", "-o", "output/ก"])
    assert result.exit_code == 0, result.stderr
    assert "[DG2230]: ตรงนี้ไม่แน่ใจ: ไม่มีแบบที่รู้จัก อ่านตามลำดับบนหน้ากระดาษ\n" in result.stderr
    was, now = (f"ถนน{name} เขตดุสิต กทม. 10300" for name in ("สามเสน", "นครราชสีมา"))
    said = f"[DG2232]: ที่จัดเข้าแบบต่างจากที่พิมพ์ไว้: หัวหนังสือ เปลี่ยนจาก «{was}» เป็น «{now}»\n"
    assert said in result.stderr


def test_dg2234_dg2235_nothing_is_kept_of_a_letter_whose_office_is_unknown(
    office: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = LETTERS["tabs-and-spaces"]()
    letter = office.root / "ขอวิทยากร.docx"
    letter.write_bytes(sheet.bytes())
    circular = office.config / "circulars" / "ขอวิทยากร.yaml"
    monkeypatch.chdir(office.root)
    refused = CliRunner().invoke(main, ["build", letter.name])
    assert refused.exit_code == 1
    assert "DG2234" in refused.stderr
    assert "DG2235" in refused.stderr
    assert not circular.exists()
    report = circular_of_typed(letter, office, "th")
    told = next(one for one in report.found if one.code == "DG2234")
    offices = office.config / "offices.yaml"
    kept = offices.read_text(encoding="utf-8")
    offices.write_text(f"{kept}\n{told.params['line']}\n", encoding="utf-8")
    built = CliRunner().invoke(main, ["build", letter.name])
    assert built.exit_code == 0, built.stderr
    assert circular.exists()
    assert "DG2232" not in built.stderr


def test_dg2235_a_letter_with_a_fault_is_told_and_not_kept(office: Workspace) -> None:
    letter = saved(office.root / "ไม่มีเรื่อง.docx", foreign_letter(subject=""))
    report = circular_of_typed(letter, office, "th")
    assert report.value is None
    assert [one.code for one in report.found] == ["DG2004", "DG2235"]
    assert not (office.config / "circulars" / "ไม่มีเรื่อง.yaml").exists()


def test_an_office_is_known_though_its_telephone_stands_beside_it_in_a_memorandum() -> None:
    letter = ReadLetter(kind="memorandum", agency=("ฝบ.กจ. โทร. 2345",))
    assert office_key(letter, {"ฝบ": Office(agency="ฝบ.กจ.")}) == "ฝบ"
    assert office_key(letter, {"ฝบ": Office(agency="ฝบ.อื่น")}) == ""


def test_a_letter_of_an_office_that_is_not_known_here_is_drawn_as_it_was_read(
    receiver: Workspace, sent: Path
) -> None:
    room = workroom_of(receiver.root)
    assert room is not None
    path = next(sent.glob("*.docx"))
    draft = read.draft_of(path, receiver, with_sender=True).expected_value()
    known = recognise(path)
    assert drawn_draft(room, draft.text, path, known)
    other = draft.text.replace("ส่วนราชการ: กรมส่งเสริมการปกครองท้องถิ่น", "ส่วนราชการ: กรมอื่น")
    assert other != draft.text
    assert drawn_draft(room, other, path, known)  # as a clerk put it right
