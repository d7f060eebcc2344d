"""What docgen writes: no header, formula, link or name of a stranger makes it do another thing."""

from __future__ import annotations

import datetime
import json
import os
import stat
from contextlib import suppress
from email import message_from_bytes
from email.header import decode_header, make_header
from pathlib import Path

import pytest

from docgen import formulas, opening, temporary
from docgen.batch import manifest, run_journal
from docgen.batch.delivery import opened_folder
from docgen.batch.jobs import Job
from docgen.batch.mail import message
from docgen.batch.manifest import Origin
from docgen.batch.verify import verify_folder
from docgen.diagnostics import Rejected
from docgen.loading.tables import csv_source
from docgen.loading.tables.grids import Limits
from docgen.writers.pdf import PdfWriter

ORIGIN = Origin("ก.yaml", "0" * 64, "memorandum", "มท 0812/ว 1", "เรื่อง")
HEADERS = {"To", "From", "Subject", "Date", "X-Unsent", "MIME-Version", "Content-Type"}
TO = ("a@b.go.th", "=?utf-8?q?=0AX=3A_1?= <a@b.go.th>", "a@b\r\nX: 1", "ก")
SUBJECTS = (
    "=?utf-8?q?=0D=0ABcc:_evil@example.com?=",
    "=?utf-8?b?DQpCY2M6IGV2aWxAZXhhbXBsZS5jb20=?= =?utf-8?q?=0A?=",
    "เรื่อง\r\nBcc: evil@example.com",
    "เรื่อง\nX: 1\r\rY: 2\x0b\x0c\x85\u2028Z: 3",
    "ก" * 5_000,
    "=?utf-8?q?" + "=0A" * 200 + "?=",
    "\x00\x1b[2J",
    "",
)


@pytest.mark.parametrize("text", SUBJECTS)
@pytest.mark.parametrize(
    "to", ["a@b.go.th", "=?utf-8?q?=0AX=3A_1?= <a@b.go.th>", "a@b\r\nX: 1", "ก"]
)
def test_no_text_becomes_a_header(text: str, to: str) -> None:
    made = message(
        sender=f"{text} <a@b.go.th>",
        to=to,
        subject=text,
        text=text,
        date=datetime.date(2021, 9, 8),
        files={"มท ๑.pdf": b"%PDF-"},
    )
    head = made.partition(b"\r\n\r\n")[0]
    names = {line.partition(b":")[0] for line in head.split(b"\r\n") if not line.startswith(b" ")}
    assert {name.decode("ascii") for name in names} <= HEADERS
    assert b"\n" not in head.replace(b"\r\n", b"")
    read = message_from_bytes(made)
    assert set(read.keys()) <= HEADERS
    subject = str(make_header(decode_header(read["Subject"] or "")))
    assert "".join(subject.split()) == "".join(c for c in text if c.isprintable() and c != " ") or (
        not text.isprintable()
    )


@pytest.mark.parametrize(
    "text", ["=1+1", "+66 5311", "-1", "@SUM(A1)", "\t=1", "\r=1", "ก", "'", "'='"]
)
def test_formula_is_a_text_and_comes_back_as_it_was(text: str) -> None:
    written = formulas.harmless_cell(text)
    assert not written.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert formulas.cell_as_typed(written) == text


def test_quoted_formula_of_a_csv_is_read_as_it_was_typed() -> None:
    grid = csv_source.grid("ชื่อ,โทร\nก,'+66 5311\n".encode(), "ก.csv", Limits())
    assert [record.cells for record in grid.records][1] == ["ก", "+66 5311"]  # type: ignore[union-attr]


def job(*, private: bool = False) -> Job:
    made = {"ก.pdf": b"%PDF- secret"}
    return Job(1, "กระบี่", "ผู้ว่า", 1, ("ก.pdf",), lambda: lambda: made, private=private)


def deliver(folder: Path, *, private: bool = False) -> None:
    with opened_folder(folder) as delivery:
        list(delivery.run([job(private=private)], ORIGIN))


@pytest.mark.parametrize("name", [".docgen.lock", run_journal.NAME, manifest.NAME])
def test_dg5019_link_under_a_name_of_docgens_own_is_not_followed(name: str, tmp_path: Path) -> None:
    victim = tmp_path / "victim.txt"
    victim.write_text("ของผู้อื่น", encoding="utf-8")
    folder = tmp_path / "output"
    folder.mkdir()
    (folder / name).symlink_to(victim)
    with pytest.raises(Rejected) as error:
        deliver(folder)
    assert [one.code for one in error.value.found] == ["DG5019"]
    assert victim.read_text(encoding="utf-8") == "ของผู้อื่น"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_secret_letter_is_for_its_owner_alone(tmp_path: Path) -> None:
    deliver(tmp_path / "secret", private=True)
    deliver(tmp_path / "usual")
    for name in ("ก.pdf", manifest.NAME):
        assert stat.S_IMODE((tmp_path / "secret" / name).stat().st_mode) == 0o600
        assert stat.S_IMODE((tmp_path / "usual" / name).stat().st_mode) & 0o044


ODD = (None, 1, [], {}, "\ud800", "../outside.txt", "/etc/passwd", "..")
BAD = (
    *("", "[]", "{}", "null", "[" * 100_000, '{"manifest": 1}', '"\\ud800"', "{" * 5_000, "\ufeff"),
    *('{"manifest": 1, "letters": [], "earlier": [], "departures": [[]]}',),
    *('{"manifest": 1, "letters": [[]], "earlier": [], "departures": []}',),
    *('{"manifest": 1, "letters": {}, "earlier": {"a": 1}, "departures": []}',),
)


@pytest.mark.parametrize("text", BAD)
def test_damaged_manifest_is_told(text: str, tmp_path: Path) -> None:
    (tmp_path / manifest.NAME).write_text(text, encoding="utf-8")
    with pytest.raises(Rejected) as error:
        manifest.read_manifest(tmp_path)
    assert error.value.found[-1].code == "DG5009"


@pytest.mark.parametrize(
    "value", [None, 1, [], {}, "\ud800", "../outside.txt", "/etc/passwd", ".."]
)
@pytest.mark.parametrize("place", ["name", "sha256", "size", "row", "state", "recipient", "codes"])
def test_manifest_with_anything_in_any_place_is_never_trusted(
    value: object, place: str, tmp_path: Path
) -> None:
    deliver(tmp_path)
    path = tmp_path / manifest.NAME
    record = json.loads(path.read_text(encoding="utf-8"))
    letter = record["letters"][0]
    (letter["files"][0] if place in ("name", "sha256", "size") else letter)[place] = value
    path.write_text(json.dumps(record), encoding="utf-8")
    good = 0
    with suppress(Rejected):
        good, _ = verify_folder(tmp_path)
    assert good == 0 or place in ("state", "recipient", "row", "codes", "size")


def test_folder_of_a_killed_process_is_removed_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(temporary.tempfile, "gettempdir", lambda: str(tmp_path))
    monkeypatch.setattr(temporary.tempfile, "tempdir", str(tmp_path))
    left = tmp_path / "docgen-work-leftover"
    left.mkdir()
    (left / "in-use.lock").write_bytes(b"")
    (left / "shared-1.json").write_text("ความลับ", encoding="utf-8")
    other = tmp_path / "docgen-notes"
    other.mkdir()
    writer = PdfWriter()
    [folder] = tmp_path.glob("docgen-work-*")
    assert not left.exists()
    assert other.exists()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700 or os.name == "nt"
    PdfWriter()
    assert folder.exists(), "a folder in use stays"
    del writer


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_what_lies_in_a_working_folder_is_for_the_owner_alone(tmp_path: Path) -> None:
    temporary.private_file(tmp_path / "ก", b"secret")
    assert stat.S_IMODE((tmp_path / "ก").stat().st_mode) == 0o600


def test_names_and_kinds_of_files_raise_nothing(tmp_path: Path) -> None:
    loop, pipe = tmp_path / "loop", tmp_path / "pipe"
    loop.symlink_to("loop")
    odd = [
        tmp_path / ("ก" * 300),
        tmp_path / "\udc80",
        Path("a\0b"),
        loop,
        tmp_path,
        Path("/dev/zero"),
    ]
    if hasattr(os, "mkfifo"):
        os.mkfifo(pipe)
        odd.append(pipe)
    for path in odd:
        assert not opening.is_file(path)
        content, fault = opening.content_or_fault(path, 1_000)
        assert content is None
        assert fault is not None
        assert fault.code in ("DG1001", "DG1007")
        assert fault.message()
        opening.resolved_path(path)
        opening.exists(path)
        opening.changed_at(path)
        opening.is_inside(path, tmp_path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_unreadable_file_and_folder_are_told(tmp_path: Path) -> None:
    path = tmp_path / "ก.yaml"
    path.write_bytes(b"a: b")
    path.chmod(0)
    assert opening.content_or_fault(path, 1_000)[1].code == "DG1007"  # type: ignore[union-attr]
    tmp_path.chmod(0)
    with pytest.raises(Rejected):
        opening.names_in(tmp_path)
    tmp_path.chmod(0o700)
