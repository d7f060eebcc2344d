"""Electronic dispatch from the page: packages, a field to sign in, which letter it is."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest

from docgen.register.check_codes import check_code
from docgen.services.batch_wishes import Batch
from docgen.services.verify import verify_letter
from docgen.web.desk import Desk
from docgen.web.guard import RunSecrets
from docgen.web.routes.batch_page import _dispatch_wishes
from docgen.web.run_worker import DISPATCH, ISSUE, RunOrder
from tests.helpers.page_inside import Inside
from tests.helpers.running_page import make_workspace

MEMO = "/letters/memo-example"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Inside]:
    """A page whose memorandum was issued with a check code and a field to sign in."""
    folder = make_workspace(tmp_path_factory.mktemp("electronic") / "ws")
    circular = folder / "config" / "circulars" / "memo-example.yaml"
    circular.write_text(circular.read_text("utf-8") + "\nรหัสตรวจสอบ: ใช่\n", "utf-8")
    desk = Desk(folder, RunSecrets())
    inside = Inside(folder, desk)
    status, shown = inside.ask("GET", f"{MEMO}/number")
    assert status == 200
    mark = re.search(rb'name="mark" value="([^"]*)"', shown)
    assert mark is not None
    assert b'name="sign_field"' in shown
    texts = {"token": desk.keys.change, "mark": mark[1].decode(), "sign_field": "1"}
    status, _ = inside.ask("POST", f"{MEMO}/number", urlencode(texts).encode())
    assert status == 200
    yield inside
    desk.close()


def asked(office: Inside, code: str = "", file: tuple[str, bytes] | None = None) -> tuple[int, str]:
    """What the page says of a code, of a file, or of both."""
    parts = [("token", "", office.desk.keys.change.encode()), ("code", "", code.encode())]
    parts += [("file", f'; filename="{file[0]}"', file[1])] if file else []
    body = b"".join(
        f'--edge\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n'.encode()
        + content
        + b"\r\n"
        for name, more, content in parts
    )
    form = {"content-type": "multipart/form-data; boundary=edge"}
    status, answer = office.ask("POST", "/register/verify", body + b"--edge--\r\n", **form)
    return status, answer.decode()


def issued_pdf(office: Inside) -> Path:
    (pdf,) = (office.folder / "output" / "memo-example").glob("*.pdf")
    return pdf


def test_a_letter_issued_by_the_page_has_the_field_that_was_asked_for(office: Inside) -> None:
    assert b"/FT /Sig" in issued_pdf(office).read_bytes()


def test_the_page_knows_the_letter_that_was_issued(office: Inside) -> None:
    pdf = issued_pdf(office)
    status, told = asked(office, file=("อะไร.pdf", pdf.read_bytes()))
    assert status == 200
    assert "แฟ้มนี้คือฉบับที่ออก" in told
    assert "มท 0812/415" in told


def test_the_page_tells_in_what_a_file_is_another(office: Inside) -> None:
    content = issued_pdf(office).read_bytes()
    status, told = asked(office, file=("ก.pdf", content + b"\n% changed\n"))
    assert status == 422
    assert "แฟ้มนี้คือฉบับที่ออก" not in told


@pytest.mark.parametrize(
    "content",
    [b"", b"%PDF-1.7", b"\x00" * 100_000, b"GIF89a", b"%PDF-1.7\n" + b"1 0 obj<<" * 9_999],
)
def test_whatever_is_given_gets_an_answer(office: Inside, content: bytes) -> None:
    status, told = asked(office, file=("../../x.pdf", content))
    assert status == 422
    assert "<main" in told


def test_a_code_is_told_with_what_it_does_not_prove(office: Inside) -> None:
    letters = json.loads((issued_pdf(office).parent / "manifest.json").read_text("utf-8"))[
        "letters"
    ]
    status, told = asked(office, check_code(letters[0]["words"]))
    assert status == 200
    assert "มท 0812/415" in told
    assert "เทียบข้อความ" in told
    for code in ("BBBB-BBBB-BBBB-BBBB", "<script>alert(1)</script>", "ก" * 5_000):
        status, told = asked(office, code)
        assert status == 422
        assert "<script>alert" not in told


def test_nothing_given_is_no_question(office: Inside) -> None:
    assert asked(office)[0] == 422


def test_a_batch_is_packed_from_the_page(office: Inside) -> None:
    batch = _batch(office)
    wishes = _dispatch_wishes({"package": "1", "ascii": "1"})
    list(RunOrder(ISSUE, batch).events())
    list(RunOrder(DISPATCH, batch, wishes).events())
    folder = office.folder / "output" / "dla-1960" / "dispatch"
    packages = sorted(folder.glob("*.zip"))
    assert len(packages) == 2
    for package in packages:
        with zipfile.ZipFile(package) as opened:
            names = opened.namelist()
            assert all(name.isascii() for name in names)
            (pdf,) = [name for name in names if name.endswith(".pdf") and "0812" in name]
            letter = opened.read(pdf)
        path = folder / "ตรวจ.pdf"
        path.write_bytes(letter)
        assert office.desk.room is not None
        assert verify_letter(path, office.desk.room.workspace).is_sound


def _batch(office: Inside) -> Batch:
    assert office.desk.room is not None
    path = office.folder / "config" / "circulars" / "dla-1960.yaml"
    workspace = office.desk.room.workspace
    at = "2564-09-08 10:30:00"
    return Batch(path, workspace, at, formats=("pdf",), only=("กระบี่", "ตรัง"), final=True)
