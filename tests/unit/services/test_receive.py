"""Incoming letters: one number each, counted in working time, kept and stamped where it is free."""

from __future__ import annotations

import datetime
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner, Result

from docgen.cli import main
from docgen.diagnostics import Rejected
from docgen.loading.workspace import Workspace
from docgen.register import IncomingEntry
from docgen.services import register as books
from docgen.services.receive import Arrival, receipts, receive_letter
from docgen.services.register_export import export_book
from docgen.services.reports import Report
from docgen.thai.dates import Moment, ThaiDate
from docgen.writers.pdf.receipt_stamp import StampForm, stamped_pdf
from tests.helpers.workspaces import CIRCULAR

AT = "2564-09-09 10:30:00"
NOW = datetime.datetime(2021, 9, 9, 10, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=7)))
FORM = StampForm("TH SarabunPSK", 142.0, 71.0, 14.0, 14.0)
LINES = ("ศาลากลางจังหวัด", "เลขรับ 1", "วันที่ 9 ก.ย. 2564", "เวลา 10.30 น.")


@pytest.fixture
def here(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> books.Shelf:
    monkeypatch.chdir(workspace.root)
    path = workspace.config / "circulars" / "ก.yaml"
    path.write_text(CIRCULAR, encoding="utf-8")
    assert run("build", "ก").exit_code == 0
    return books.book_of_office(workspace, "ชม-สถจ", 2564)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def letter(here: books.Shelf) -> Path:
    return next((here.workspace.output / "ก").glob("*.pdf"))


def came(here: books.Shelf, path: Path | None = None, **more: object) -> Report:  # type: ignore[type-arg]
    return receive_letter(here, Arrival(path or letter(here), NOW, **more), AT)  # type: ignore[arg-type]


def codes(report: Report) -> list[str]:  # type: ignore[type-arg]
    return [fault.code for fault in report.found]


def test_a_letter_gets_its_number_its_copy_and_its_stamp(here: books.Shelf) -> None:
    report = came(here)
    made = report.value
    assert codes(report) == []
    row = made.receipt
    assert (row.number, row.year, row.received) == (1, 2564, "2564-09-09 10:30")
    assert (row.reference_number, row.dated) == ("มท 0812/ว 1960", "8 กันยายน 2564")
    assert row.subject == "ขอความร่วมมือรายงานผล"
    assert row.sender == "กรมส่งเสริมการปกครองท้องถิ่น"
    assert made.kept.read_bytes() == letter(here).read_bytes()
    document = pypdfium2.PdfDocument(made.stamped)
    assert len(document) == 1
    document.close()
    assert receipts(here, AT) == (row,)


def test_dg5436_the_same_file_keeps_its_number(here: books.Shelf) -> None:
    came(here)
    again = came(here)
    assert codes(again) == ["DG5436"]
    assert again.value.receipt.number == 1
    other = here.workspace.root / "other.txt"
    other.write_text("x", encoding="utf-8")
    assert came(here, other).value.receipt.number == 2


@pytest.mark.parametrize(
    ("day", "hour", "minute", "counts"),
    [
        (9, 10, 30, "2564-09-09 10:30"),
        (9, 8, 29, "2564-09-09 08:30"),
        (9, 16, 30, "2564-09-10 08:30"),
        (10, 18, 0, "2564-09-13 08:30"),
        (12, 9, 0, "2564-09-13 08:30"),
        (24, 9, 0, "2564-09-27 08:30"),
    ],
)
def test_what_comes_after_hours_counts_from_the_next_working_time(
    here: books.Shelf, day: int, hour: int, minute: int, counts: str
) -> None:
    arrived = Moment(ThaiDate(2564, 9, day), hour, minute)
    row = came(here, arrived=arrived).value.receipt
    assert row.received == counts
    assert row.arrived == f"2564-09-{day:02d} {hour:02d}:{minute:02d}"
    assert bool(row.remark) == (row.arrived != counts)


def test_a_letter_on_paper_counts_from_when_it_came(here: books.Shelf) -> None:
    arrived = Moment(ThaiDate(2564, 9, 9), 17, 0)
    assert came(here, arrived=arrived, on_paper=True).value.receipt.received == "2564-09-09 17:00"


def test_a_letter_after_hours_of_the_last_day_counts_in_the_new_year(here: books.Shelf) -> None:
    arrived = Moment(ThaiDate(2564, 12, 30), 18, 0)
    row = came(here, arrived=arrived).value.receipt
    assert (row.year, row.number) == (2565, 1)


def test_dg5438_what_could_not_be_read_is_named_and_can_be_given(here: books.Shelf) -> None:
    path = here.workspace.root / "photo.jpg"
    path.write_bytes(b"\xff\xd8")
    report = came(here, path)
    assert codes(report) == ["DG5438"]
    assert report.value.receipt.number == 1
    path.write_bytes(b"\xff\xd8\xff")
    told = IncomingEntry("", 0, 0, "", "", "กค 1/2", "9 กันยายน 2564", "กรมก", "", "เรื่อง", "กลุ่ม")
    again = came(here, path, told=told)
    assert codes(again) == []
    assert (again.value.receipt.subject, again.value.receipt.unit) == ("เรื่อง", "กลุ่ม")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("14 พ.ย. 68", "14 พฤศจิกายน 2568"), ("๙/๙/๒๕๖๔", "9 กันยายน 2564"), ("ไม่ลงวันที่", "ไม่ลงวันที่")],
)
def test_a_date_typed_short_stands_in_full_in_the_register(
    here: books.Shelf, typed: str, kept: str
) -> None:
    told = IncomingEntry("", 0, 0, "", "", "กค 1/2", typed, "กรมก", "", "เรื่อง")
    assert came(here, told=told).value.receipt.dated == kept


def test_dg5439_a_file_that_is_not_there(here: books.Shelf) -> None:
    (here.workspace.root / "folder.pdf").mkdir()
    result = run("register", "receive", "folder.pdf", "--office", "ชม-สถจ")
    assert result.exit_code != 0
    with pytest.raises(Exception, match="DG5439"):
        came(here, here.workspace.root / "none.pdf")


def page(content: bytes, *, rotation: int = 0, full: bool = False) -> bytes:
    """A page of A4; ``full`` of ink everywhere."""
    document = pypdfium2.PdfDocument(content)
    document[0].set_rotation(rotation)
    if full:
        import typst

        drawn = typst.compile(
            {"main.typ": b'#set page(paper: "a4", margin: 0pt, fill: gray)\n#rect()'},  # type: ignore[dict-item]
            format="pdf",
        )
        document.close()
        return bytes(drawn)
    import io

    stream = io.BytesIO()
    document.save(stream)
    document.close()
    return stream.getvalue()


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_the_stamp_stands_upright_near_the_upper_right_and_on_nothing(
    here: books.Shelf, rotation: int
) -> None:
    before = page(letter(here).read_bytes(), rotation=rotation)
    made = stamped_pdf(before, LINES, FORM)
    assert made is not None
    ink, inked = pixels(before), pixels(made)
    new = inked - ink
    assert ink <= inked
    columns, rows = [x for x, _ in new], [y for _, y in new]
    width = max(columns) - min(columns)
    height = max(rows) - min(rows)
    assert abs(width - FORM.width / 2) < 3
    assert abs(height - FORM.height / 2) < 3
    box = {
        (x, y)
        for x in range(min(columns), max(columns) + 1)
        for y in range(min(rows), max(rows) + 1)
    }
    assert not box & ink


def pixels(content: bytes) -> set[tuple[int, int]]:
    document = pypdfium2.PdfDocument(content)
    bitmap = document[0].render(scale=0.5, grayscale=True)
    raw, stride = bytes(bitmap.buffer), bitmap.stride
    found = {
        (x, y)
        for y in range(bitmap.height)
        for x in range(bitmap.width)
        if raw[y * stride + x] < 200
    }
    bitmap.close()
    document.close()
    return found


def test_dg5437_a_full_page_has_no_room_for_the_stamp(here: books.Shelf) -> None:
    path = here.workspace.root / "full.pdf"
    path.write_bytes(page(letter(here).read_bytes(), full=True))
    report = came(here, path)
    assert "DG5437" in codes(report)
    assert report.value.stamped is None
    assert report.value.kept.is_file()


def test_the_command_prints_where_the_letter_lies(here: books.Shelf) -> None:
    result = run("register", "receive", str(letter(here)), "--office", "ชม-สถจ", "--unit", "กลุ่ม")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 2
    listed = run("register", "list", "--received", "--office", "ชม-สถจ").stdout
    assert "กลุ่ม" in listed


@pytest.mark.parametrize("ending", ["csv", "xlsx", "pdf"])
def test_the_register_of_incoming_letters_is_exported(here: books.Shelf, ending: str) -> None:
    output = here.workspace.root / f"หนังสือรับ.{ending}"
    if ending != "csv":
        with pytest.raises(Rejected) as refused:
            export_book(here, output, AT, received=True)
        assert [fault.code for fault in refused.value.found] == ["DG5442"]
    came(here)
    content = export_book(here, output, AT, received=True).read_bytes()
    if ending == "csv":
        assert "มท 0812/ว 1960" in content.decode("utf-8-sig")
        assert content.count(b"\r\n") == 2
    else:
        assert content[:4] == {"xlsx": b"PK\x03\x04", "pdf": b"%PDF"}[ending]


@pytest.mark.parametrize("ending", ["csv", "xlsx", "pdf"])
def test_the_register_of_outgoing_letters_is_exported(here: books.Shelf, ending: str) -> None:
    books.reserve_numbers(here, 2, AT, circular=True, kind="", subject="ประชุม")
    content = export_book(here, here.workspace.root / f"หนังสือส่ง.{ending}", AT).read_bytes()
    assert (
        content[:4] == {"csv": b"\xef\xbb\xbf\xe0", "xlsx": b"PK\x03\x04", "pdf": b"%PDF"}[ending]
    )
