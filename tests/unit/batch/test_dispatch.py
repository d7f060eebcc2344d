"""The mail room's files, and the choice of who is written to."""

from __future__ import annotations

import email
import io
import zipfile
from email import policy
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from click.testing import CliRunner

from docgen.batch import stationery
from docgen.batch.dispatch import Wishes, jobs_of
from docgen.batch.jobs import Job
from docgen.batch.pdfs import joined_pdf
from docgen.batch.plan import Plan
from docgen.batch.proof import extreme_letters
from docgen.batch.selection import UnknownRecipientError
from docgen.cli import dispatch, main
from docgen.layout.model.pages import Pages
from docgen.loading.workspace import Workspace
from docgen.press import Press
from docgen.thai.mailboxes import mailboxes
from docgen.writers.pdf import PdfWriter
from tests.helpers.jobs import plan
from tests.helpers.workspaces import CIRCULAR

LIST = """\
ชื่อ,เรียน,กลุ่ม,ที่อยู่,อีเมลสารบรรณ
กระบี่,ผู้ว่าราชการจังหวัดกระบี่,ใต้,ศาลากลางจังหวัดกระบี่ | กระบี่ 81000,saraban@krabi.go.th
พระนครศรีอยุธยา,ผู้ว่าราชการจังหวัดพระนครศรีอยุธยา,กลาง,,
ตรัง,ผู้ว่าราชการจังหวัดตรัง,ใต้,,saraban@trang.go.th
"""
ANNEX = """\
สิ่งที่ส่งมาด้วย:
  - {รายการ: สถานะ, จำนวน: 1 ชุด, ภาคผนวก: สถานะ}
ภาคผนวก:
  สถานะ:
    แบบ: สถานะสองคอลัมน์
    ข้อมูล: submissions/workload-2564.csv
    ณ: 8 กันยายน 2564 10.00 น.
    หัวเรื่อง: สถานะ
"""


@pytest.fixture
def circular(write: Any) -> Path:
    write("recipients/mixed.csv", LIST)
    path: Path = write("ว1960.yaml", CIRCULAR + "ผู้รับ: mixed\n")
    return path


def drawn(jobs: tuple[Job, ...]) -> dict[str, bytes]:
    return {name: content for job in jobs for name, content in job.draw().items()}


def texts(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(content)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def chosen(made: Plan) -> list[str]:
    return [job.recipient for job in made.jobs if job.chosen]


def test_the_print_run_goes_group_by_group(circular: Path, workspace: Workspace) -> None:
    jobs, _ = jobs_of(plan(circular, workspace), Press(), Wishes(duplex=False, separators=True))
    pages = texts(drawn(jobs)["ชุดพิมพ์.pdf"])
    words = ("ใต้ (๒)", "จังหวัดกระบี่", "จังหวัดตรัง", "กลาง (๑)", "จังหวัดพระนครศรีอยุธยา")
    assert [word in page for word, page in zip(words, pages, strict=True)] == [True] * 5


def test_for_both_sides_every_letter_begins_on_a_sheet_of_its_own(
    circular: Path, workspace: Workspace
) -> None:
    jobs, _ = jobs_of(plan(circular, workspace), Press(), Wishes(duplex=True))
    pages = texts(drawn(jobs)["ชุดพิมพ์.pdf"])
    assert [bool(page.strip()) for page in pages] == [True, False] * 3


def test_an_annex_of_all_letters_is_drawn_once_for_the_print_run(
    circular: Path, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    circular.write_text(circular.read_text(encoding="utf-8") + ANNEX, encoding="utf-8")
    made = plan(circular, workspace, formats=("pdf",))
    own = [page for job in made.jobs for content in job.draw().values() for page in texts(content)]
    begun: list[int] = []
    begin = PdfWriter.begin_pdf

    def counted(writer: PdfWriter, pages: Pages) -> Any:
        begun.append(len(pages.sections))
        return begin(writer, pages)

    jobs, _ = jobs_of(made, Press(), Wishes(duplex=False))
    monkeypatch.setattr(PdfWriter, "begin_pdf", counted)
    run = texts(jobs[0].draw()["ชุดพิมพ์.pdf"])
    by_group = [own[index] for index in (0, 1, 4, 5, 2, 3)]
    assert run == by_group
    assert begun == [1] * 4  # three letters, one annex


def test_the_print_run_is_the_same_bytes_every_time(circular: Path, workspace: Workspace) -> None:
    one = drawn(plan(circular, workspace).jobs[:1])
    letter = next(content for name, content in one.items() if name.endswith(".pdf"))
    assert joined_pdf([letter, letter]) == joined_pdf([letter, letter])


def test_dg5109_dg5110_who_has_no_address_or_mailbox_is_named(
    circular: Path, workspace: Workspace
) -> None:
    wishes = Wishes(envelopes="C5", labels=True, mail=True)
    jobs, found = jobs_of(plan(circular, workspace), Press(), wishes)
    assert [(one.code, one.params["count"], one.params["name"]) for one in found] == [
        ("DG5110", 2, "ตรัง"),
        ("DG5109", 1, "พระนครศรีอยุธยา"),
    ]
    files = drawn(jobs)
    assert [name for name in files if name.endswith(".eml")] == [
        "0001 มท ๐๘๑๒-ว ๑๙๖๐ กระบี่.eml",
        "0003 มท ๐๘๑๒-ว ๑๙๖๐ ตรัง.eml",
    ]
    assert "กระบี่ ๘๑๐๐๐" in texts(files["ซอง C5.pdf"])[0]
    assert "จังหวัดตรัง" in texts(files["ป้ายชื่อ.pdf"])[0]


def test_a_message_is_a_draft_with_the_letter_in_it(circular: Path, workspace: Workspace) -> None:
    jobs, _ = jobs_of(plan(circular, workspace), Press(), Wishes(mail=True))
    content = next(value for name, value in drawn(jobs).items() if name.endswith(".eml"))
    message = email.message_from_bytes(content, policy=policy.default)
    assert message["To"] == "saraban@krabi.go.th"
    assert message["X-Unsent"] == "1"
    assert message["Subject"] == "มท ๐๘๑๒/ว ๑๙๖๐ ขอความร่วมมือรายงานผล"
    names = [one.get_filename() for one in message.iter_attachments()]
    assert names == ["0001 มท ๐๘๑๒-ว ๑๙๖๐ กระบี่.pdf"]
    body = message.get_body()
    assert body is not None
    text = body.get_content()
    for told in ("มท ๐๘๑๒/ว ๑๙๖๐", "ขอความร่วมมือรายงานผล", "๘ กันยายน ๒๕๖๔", "ยืนยัน"):
        assert told in text
    assert "ชั้นความเร็ว" not in text


def test_what_goes_by_mail_and_the_urgency_can_be_told(write: Any, workspace: Workspace) -> None:
    write("recipients/mixed.csv", LIST)
    urgent = write("ว1961.yaml", CIRCULAR + "ผู้รับ: mixed\nชั้นความเร็ว: ด่วนมาก\n")
    wishes = Wishes(mail=True, attached=("docx", "pdf"))
    jobs, _ = jobs_of(plan(urgent, workspace), Press(), wishes)
    content = next(value for name, value in drawn(jobs).items() if name.endswith(".eml"))
    message = email.message_from_bytes(content, policy=policy.default)
    assert len(list(message.iter_attachments())) == 2
    assert message["Subject"].startswith("ด่วนมาก ")
    body = message.get_body()
    assert body is not None
    assert "ชั้นความเร็ว ด่วนมาก" in body.get_content()


@pytest.mark.parametrize(
    ("written", "addresses", "others"),
    [
        ("", (), ()),
        ("-", (), ()),
        ("\u2013", (), ()),
        ("a@b.go.th, c@d.go.th;e@f.go.th", ("a@b.go.th", "c@d.go.th", "e@f.go.th"), ()),
        ("a@b.go.th a@b.go.th", ("a@b.go.th",), ()),
        ("สารบรรณ <a@b.go.th>", ("a@b.go.th",), ()),
        ("saraban@example.go.th (ใช้เวลาราชการ)", ("saraban@example.go.th",), ()),
        ("ไม่มีอีเมล", (), ("ไม่มีอีเมล",)),
        ("saraban@lamphun", (), ("saraban@lamphun",)),
        ("a@b..go.th", (), ("a@b..go.th",)),
        ("a@@b.go.th", (), ("a@@b.go.th",)),
        ("a@b.go.th\nBcc:x@y.com", ("a@b.go.th",), ("Bcc:x@y.com",)),
    ],
)
def test_mailboxes_are_known_from_what_is_none(
    written: str, addresses: tuple[str, ...], others: tuple[str, ...]
) -> None:
    found = mailboxes(written)
    assert (found.addresses, found.others) == (addresses, others)


def test_dg5132_every_mailbox_is_looked_at_before_the_first_message(
    write: Any, workspace: Workspace
) -> None:
    rows = LIST.replace("saraban@krabi.go.th", "saraban@krabi").replace(
        "saraban@trang.go.th", "a@trang.go.th ไม่มี"
    )
    write("recipients/mixed.csv", rows)
    path = write("ว1960.yaml", CIRCULAR + "ผู้รับ: mixed\n")
    jobs, found = jobs_of(plan(path, workspace), Press(), Wishes(mail=True))
    assert jobs == ()
    told = [(one.code, one.params["text"], one.at.line if one.at else 0) for one in found]
    assert told == [("DG5132", "saraban@krabi", 2), ("DG5132", "ไม่มี", 4)]
    assert found[0].at is not None
    assert rows.splitlines()[1][found[0].at.column - 1 :] == "saraban@krabi"


AS_OFFICES_KEEP_IT = """\
ชื่อ,เรียน,อีเมลสารบรรณ
เทศบาลเมืองน่าน,นายกเทศมนตรีเมืองน่าน,-
เทศบาลเมืองแพร่,นายกเทศมนตรีเมืองแพร่,ไม่มีอีเมล
เทศบาลเมืองลำพูน,นายกเทศมนตรีเมืองลำพูน,saraban@lamphun
เทศบาลเมืองลำปาง,นายกเทศมนตรีเมืองลำปาง,saraban@example.go.th (ใช้เวลาราชการ)
เทศบาลเมืองพะเยา,นายกเทศมนตรีเมืองพะเยา,"a@phayao.go.th, b@phayao.go.th"
"""


def test_what_is_no_mailbox_is_told_by_row_and_column_and_nothing_is_made(
    write: Any, workspace: Workspace
) -> None:
    write("recipients/mixed.csv", AS_OFFICES_KEEP_IT)
    path = write("ว1960.yaml", CIRCULAR + "ผู้รับ: mixed\n")
    jobs, found = jobs_of(plan(path, workspace), Press(), Wishes(mail=True))
    assert jobs == ()
    told = [(one.params["text"], one.at.line, one.at.column) for one in found if one.at]
    rows = AS_OFFICES_KEEP_IT.splitlines()
    assert told == [
        ("ไม่มีอีเมล", 3, rows[2].index("ไม่มีอีเมล") + 1),
        ("saraban@lamphun", 4, rows[3].index("saraban") + 1),
    ]
    assert all(one.is_error for one in found)


def test_several_mailboxes_of_one_recipient_are_several(write: Any, workspace: Workspace) -> None:
    kept = [one for one in AS_OFFICES_KEEP_IT.splitlines() if "แพร่" not in one]
    write("recipients/mixed.csv", "\n".join(one for one in kept if "ลำพูน" not in one) + "\n")
    path = write("ว1960.yaml", CIRCULAR + "ผู้รับ: mixed\n")
    jobs, found = jobs_of(plan(path, workspace), Press(), Wishes(mail=True))
    assert [one.code for one in found] == ["DG5109"]
    made = [value for name, value in drawn(jobs).items() if name.endswith(".eml")]
    messages = [email.message_from_bytes(one, policy=policy.default) for one in made]
    assert [str(one["To"]) for one in messages] == [
        "saraban@example.go.th",
        "a@phayao.go.th, b@phayao.go.th",
    ]
    for message in messages:
        kinds = [part.get_content_type() for part in message.iter_attachments()]
        assert kinds == ["application/pdf"]


@pytest.mark.parametrize(("option", "sheets"), [("--duplex", 6), ("--simplex", 3)])
def test_the_print_set_is_for_one_side_or_both_by_choice(
    option: str, sheets: int, circular: Path, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(workspace.root)
    result = CliRunner().invoke(main, ["dispatch", "ว1960", option])
    assert result.exit_code == 0, result.stderr
    [made] = workspace.root.glob("output/**/ชุดพิมพ์.pdf")
    assert len(texts(made.read_bytes())) == sheets


def test_messages_of_an_earlier_number_are_moved_aside(
    write: Any, circular: Path, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(workspace.root)
    assert CliRunner().invoke(main, ["dispatch", "ว1960", "--mail"]).exit_code == 0
    assert "DG5134" not in CliRunner().invoke(main, ["dispatch", "ว1960", "--labels"]).stderr
    assert len(list(workspace.root.glob("output/**/*.eml"))) == 2
    circular.write_text(circular.read_text(encoding="utf-8").replace("1960", "1961"), "utf-8")
    result = CliRunner().invoke(main, ["dispatch", "ว1960", "--mail"])
    assert "DG5134" in result.stderr
    [folder] = {one.parent for one in workspace.root.glob("output/**/ชุดพิมพ์.pdf")} - {
        one.parent for one in workspace.root.glob("output/**/ฉบับก่อน/*")
    }
    assert all("๑๙๖๑" in one.name for one in folder.glob("*.eml"))
    assert all("๑๙๖๐" in one.name for one in (folder / "ฉบับก่อน").glob("*.eml"))
    assert len(list((folder / "ฉบับก่อน").glob("*.eml"))) == 2


def test_dg5133_an_address_without_a_postcode_is_told_and_a_column_gives_it(
    write: Any, workspace: Workspace
) -> None:
    bare = LIST.replace(" 81000", "")
    write("recipients/mixed.csv", bare)
    path = write("ว1960.yaml", CIRCULAR + "ผู้รับ: mixed\n")
    _, found = jobs_of(plan(path, workspace), Press(), Wishes(labels=True))
    assert "DG5133" in [one.code for one in found]
    lines = bare.splitlines()
    given = [lines[0] + ",รหัสไปรษณีย์", lines[1] + ",81000", *(one + "," for one in lines[2:])]
    write("recipients/mixed.csv", "\n".join(given) + "\n")
    jobs, found = jobs_of(plan(path, workspace), Press(), Wishes(labels=True, envelopes="C5"))
    assert "DG5133" not in [one.code for one in found]
    made = drawn(jobs)
    for name in ("ป้ายชื่อ.pdf", "ซอง C5.pdf"):
        assert "๘๑๐๐๐" in " ".join(texts(made[name]))


def test_the_dispatch_list_is_word_and_excel(circular: Path, workspace: Workspace) -> None:
    jobs, _ = jobs_of(plan(circular, workspace), Press(), Wishes())
    files = drawn(jobs)
    with zipfile.ZipFile(io.BytesIO(files["บัญชีนำส่ง.docx"])) as package:
        text = package.read("word/document.xml").decode("utf-8")
    assert text.index("จังหวัดตรัง") < text.index("จังหวัดพระนครศรีอยุธยา")
    assert files["บัญชีนำส่ง.xlsx"].startswith(b"PK")


def test_a_group_is_chosen_by_its_name(circular: Path, workspace: Workspace) -> None:
    assert chosen(plan(circular, workspace, groups=["ใต้"])) == ["กระบี่", "ตรัง"]
    with pytest.raises(UnknownRecipientError) as caught:
        plan(circular, workspace, groups=["เหนือ"])
    assert (caught.value.kind, caught.value.known) == ("group", ("ใต้", "กลาง"))


def test_the_proof_shows_the_extremes_and_each_group(circular: Path, workspace: Workspace) -> None:
    made = plan(circular, workspace)
    names = [job.recipient for job in extreme_letters(made.jobs, made.recipients)]
    assert names == ["กระบี่", "พระนครศรีอยุธยา", "ตรัง"]


def test_all_but_some_are_written_to(write: Any, workspace: Workspace) -> None:
    path = write("ว1960.yaml", CIRCULAR + "ผู้รับ: ทุกจังหวัด ยกเว้น ตรัง\n")
    assert chosen(plan(path, workspace)) == ["กระบี่", "พะเยา"]


def test_dg5107_who_is_left_out_must_be_in_the_list(write: Any, workspace: Workspace) -> None:
    path = write("ว1960.yaml", CIRCULAR + "ผู้รับ: provinces ยกเว้น ตรังง กระบี่\n")
    found = [one for one in plan(path, workspace).found if one.is_error]
    assert [(one.code, one.params["name"]) for one in found] == [("DG5107", "ตรังง")]


@pytest.mark.parametrize(
    ("size", "width", "height"),
    [("C4", 324, 229), ("C5", 229, 162), ("C6", 162, 114), ("DL", 220, 110)],
)
def test_every_envelope_is_a_sheet_of_its_size(
    size: str, width: int, height: int, circular: Path, workspace: Workspace
) -> None:
    jobs, _ = jobs_of(plan(circular, workspace), Press(), Wishes(envelopes=size))
    document = pypdfium2.PdfDocument(drawn(jobs)[f"ซอง {size}.pdf"])
    assert len(document) == 3
    points = 72 / 25.4
    for page in document:
        assert page.get_width() == pytest.approx(width * points, abs=0.1)
        assert page.get_height() == pytest.approx(height * points, abs=0.1)


def test_the_command_offers_the_sizes_that_the_kind_has() -> None:
    assert dispatch._SIZES == stationery.ENVELOPES
