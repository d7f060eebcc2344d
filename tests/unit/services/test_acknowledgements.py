"""Who has received the letter: answers that came back, when, and what is no answer."""

from __future__ import annotations

import json
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest
from click.testing import CliRunner
from xlsxwriter import Workbook

from docgen.batch.local_mailboxes import odd_mailboxes
from docgen.cli import main
from docgen.loading.workspace import Workspace
from docgen.model.dossier import Recipient
from docgen.services.following import Followed, follow
from docgen.services.status import rows_of_status
from tests.helpers.workspaces import CIRCULAR

LIST = """\
ชื่อ,เรียน,อีเมลสารบรรณ
กระบี่,ผู้ว่าราชการจังหวัดกระบี่,"saraban@krabi.go.th, krabi@moi.go.th"
ตรัง,ผู้ว่าราชการจังหวัดตรัง,saraban@trang.go.th
พะเยา,ผู้ว่าราชการจังหวัดพะเยา,saraban@phayao.go.th
"""
TO_EACH = CIRCULAR + "ผู้รับ: mixed\n"
Write = Callable[..., Path]


@pytest.fixture
def circular(write: Write) -> Path:
    write("recipients/mixed.csv", LIST)
    return write("ว1960.yaml", TO_EACH)


def message(sender: str, date: str, **headers: str) -> bytes:
    made = EmailMessage()
    made["From"], made["To"], made["Date"] = sender, "saraban@dla.go.th", date
    made["Subject"] = "ตอบ: มท ๐๘๑๒/ว ๑๙๖๐"
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    made.set_content("ได้รับหนังสือแล้ว")
    return made.as_bytes()


def put(workspace: Workspace, name: str, content: bytes) -> Path:
    path = workspace.config / "acknowledgements" / "ว1960" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def followed(path: Path, workspace: Workspace, *received: Path) -> tuple[Followed, list[str]]:
    report = follow(path, workspace, "", received)
    assert report.value is not None, report.found
    codes = [one.code for one in report.found if one.code.startswith("DG5")]
    return report.value, codes


def test_an_answer_in_the_folder_marks_who_has_received(
    circular: Path, workspace: Workspace
) -> None:
    put(workspace, "1.eml", message("krabi@moi.go.th", "Wed, 8 Sep 2021 14:00:00 +0700"))
    put(workspace, "2.eml", message("ตรัง <SARABAN@trang.go.th>", "Wed, 8 Sep 2021 11:05:00 +0000"))
    case, codes = followed(circular, workspace)
    assert not codes
    made = {row[1]: row[-2:] for row in rows_of_status(case)[1:]}
    assert made["กระบี่"] == ("8 ก.ย. 2564 14.00 น.", "")
    assert made["ตรัง"] == ("8 ก.ย. 2564 18.05 น.", "9 ก.ย. 2564 08.30 น.")
    assert made["พะเยา"] == ("-", "")


@pytest.mark.parametrize(
    ("arrived", "counts"),
    [
        ("Wed, 8 Sep 2021 08:29:00 +0700", "2021-09-08T08:30+07:00"),
        ("Wed, 8 Sep 2021 08:30:00 +0700", "2021-09-08T08:30+07:00"),
        ("Wed, 8 Sep 2021 16:29:00 +0700", "2021-09-08T16:29+07:00"),
        ("Wed, 8 Sep 2021 16:30:00 +0700", "2021-09-09T08:30+07:00"),
        ("Fri, 10 Sep 2021 17:00:00 +0700", "2021-09-13T08:30+07:00"),
        ("Sat, 11 Sep 2021 10:00:00 +0700", "2021-09-13T08:30+07:00"),
        ("Thu, 9 Sep 2021 23:00:00 -0500", "2021-09-10T11:00+07:00"),
    ],
)
def test_what_comes_after_hours_counts_from_the_next_working_time(
    circular: Path, workspace: Workspace, arrived: str, counts: str
) -> None:
    put(workspace, "1.eml", message("saraban@trang.go.th", arrived))
    result = CliRunner().invoke(main, ["status", str(circular), "--json"])
    assert result.exit_code == 0, result.output
    lines = {line["recipient"]: line for line in map(json.loads, result.stdout.splitlines())}
    assert lines["ตรัง"]["received"] is True
    assert lines["ตรัง"]["counts_from"] == counts
    assert lines["พะเยา"]["received"] is False


def test_the_first_of_several_answers_counts(circular: Path, workspace: Workspace) -> None:
    for number, hour in enumerate((15, 10, 13)):
        moment = f"Wed, 8 Sep 2021 {hour}:00:00 +0700"
        put(workspace, f"{number}.eml", message("saraban@trang.go.th", moment))
    case, _ = followed(circular, workspace)
    at = case.received["ตรัง"].at
    assert at is not None
    assert at.hour == 10


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (message("someone@example.com", "Wed, 8 Sep 2021 10:00:00 +0700"), "DG5150"),
        (
            message(
                "saraban@trang.go.th",
                "Wed, 8 Sep 2021 10:00:00 +0700",
                Auto_Submitted="auto-replied",
            ),
            "DG5151",
        ),
        (
            b"From: MAILER-DAEMON@go.th\nSubject: failed\n\nReporting-MTA: dns; go.th\n\n"
            b"Final-Recipient: rfc822; saraban@trang.go.th\nAction: failed\nStatus: 5.1.1\n",
            "DG5152",
        ),
        (message("saraban@trang.go.th", "Tue, 7 Sep 2021 10:00:00 +0700"), "DG5153"),
    ],
)
def test_dg5150_dg5151_dg5152_dg5153_what_is_no_receipt_is_told(
    circular: Path, workspace: Workspace, content: bytes, code: str
) -> None:
    put(workspace, "1.eml", content)
    put(workspace, "2.eml", message("saraban@krabi.go.th", "Wed, 8 Sep 2021 10:00:00 +0700"))
    case, codes = followed(circular, workspace)
    assert codes == [code]
    assert set(case.received) == {"กระบี่"}


def test_a_message_without_a_readable_date_marks_without_a_time(
    circular: Path, workspace: Workspace
) -> None:
    put(workspace, "1.eml", message("saraban@trang.go.th", "เมื่อวาน"))
    case, codes = followed(circular, workspace)
    assert not codes
    assert case.received["ตรัง"].at is None
    assert {row[1]: row[-2] for row in rows_of_status(case)[1:]}["ตรัง"] == "ได้รับ"


@pytest.mark.parametrize(
    "moment", ["9/9/2564 18:30", "2021-09-09 18:30", "9 กันยายน 2564 เวลา 18.30 น."]
)
def test_a_list_marks_by_name_or_mailbox(
    circular: Path, workspace: Workspace, tmp_path: Path, moment: str
) -> None:
    path = tmp_path / "รับแล้ว.csv"
    path.write_text(f"ประทับเวลา,หน่วยงาน\n{moment},จังหวัดตรัง\n{moment},krabi@moi.go.th\n", "utf-8")
    book = tmp_path / "รับแล้ว.xlsx"
    with Workbook(book) as workbook:
        sheet = workbook.add_worksheet()
        for row, cells in enumerate((("เมื่อ", "ใคร"), (moment, "ตรัง"), (moment, "กระบี่"))):
            sheet.write_row(row, 0, cells)
    for file in (path, book):
        case, _ = followed(circular, workspace, file)
        assert set(case.received) == {"ตรัง", "กระบี่"}
        one = case.received["ตรัง"]
        assert one.at is not None
        assert one.counts is not None
        assert f"{one.at:%Y-%m-%d %H:%M}" == "2021-09-09 18:30"
        assert f"{one.counts:%Y-%m-%d %H:%M}" == "2021-09-10 08:30"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00" * 50,
        b"From: " + b"<" * 5000 + b"\n\n",
        b"From: =?utf-8?b?////?=\nDate: 99 99 99\n\n",
        b"From: saraban@trang.go.th\nFrom: saraban@krabi.go.th\n\n",
    ],
)
def test_a_spoilt_message_raises_nothing(
    circular: Path, workspace: Workspace, content: bytes
) -> None:
    put(workspace, "1.eml", content)
    report = follow(circular, workspace)
    assert all(one.code in ("DG5150", "DG2223", "DG1005") for one in report.found)


@pytest.mark.parametrize(
    ("name", "address", "is_odd"),
    [
        ("อบต.ลำทับ จังหวัดกระบี่", "saraban_06810703@dla.go.th", False),
        ("อบต.คุ้มเก่า จังหวัดกาฬสินธุ์", "saraban_06460604@dla.go.th", False),
        ("เทศบาลเมืองตะลุบัน จังหวัดปัตตานี", "saraban_04940701@dla.go.th", False),
        ("อบต.ลำทับ จังหวัดกระบี่", "saraban_06460703@dla.go.th", True),
        ("เทศบาลเมืองตะลุบัน จังหวัดปัตตานี", "saraban_06940701@dla.go.th", True),
        ("อบต.ลำทับ", "saraban_0681070@dla.go.th", True),
        ("อบต.ลำทับ", "saraban_06990703@dla.go.th", True),
        ("เทศบาลตำบลใด ๆ จังหวัดกระบี่", "saraban_05810703@dla.go.th", False),
        ("กรมส่งเสริมการปกครองท้องถิ่น", "saraban@dla.go.th", False),
        ("ใครก็ได้", "saraban_1@example.go.th", False),
    ],
)
def test_dg5144_a_mailbox_of_a_local_office_is_held_against_the_pattern(
    name: str, address: str, is_odd: bool
) -> None:
    found = list(odd_mailboxes([Recipient(name, f"นายก {name}", {"email": address})]))
    assert [one.code for one in found] == (["DG5144"] if is_odd else [])
