"""Packages for other systems: whole, true, of one recipient, and of what really went out."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import random
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from click.testing import CliRunner
from lxml import etree

from docgen.cli import main
from docgen.loading.submissions import provinces
from docgen.loading.workspace import Workspace
from docgen.model.package import Package
from docgen.register import Register
from docgen.services import issue_batch
from docgen.services.batch_wishes import Batch
from docgen.services.dispatch import Packing, Wishes, dispatch_batch
from docgen.services.events import Ended, FoundFaults, LetterDone, RunStatus, WorkEvent
from docgen.services.verify import verify
from tests.helpers.workspaces import CIRCULAR

ROOT = Path(__file__).parents[3]
AT = "2564-09-08 10:30:00"
TO_EACH = CIRCULAR + "ผู้รับ: provinces\n"
RAM = "{urn:th:gov:egif:data:standard:ReusableAggregateBusinessInformationEntity:1}"
Write = Callable[..., Path]


def package(path: Path, workspace: Workspace, **packing: Any) -> list[WorkEvent]:
    batch = Batch(path, workspace, AT, ("pdf",))
    wishes = Wishes(packing=Packing(**packing), ascii_names=packing.get("ascii_names", False))
    return list(dispatch_batch(batch, wishes))


def issue(path: Path, workspace: Workspace, *, each: bool = False) -> None:
    wishes = Batch(path, workspace, AT, ("pdf",), final=not each, number_each=each)
    events = list(issue_batch.issue_batch_of_letters(wishes))
    assert events[-1] == Ended(RunStatus.DONE, 0, events[-1].total)  # type: ignore[union-attr]


def codes(events: list[WorkEvent]) -> set[str]:
    return {
        fault.code for event in events if isinstance(event, FoundFaults) for fault in event.found
    }


def folders(events: list[WorkEvent]) -> dict[str, dict[str, bytes]]:
    """The files of each package by its recipient."""
    found: dict[str, dict[str, bytes]] = {}
    for event in events:
        if isinstance(event, LetterDone) and event.outcome.files[0].name != "ชุดพิมพ์.pdf":
            files = {path.name: path.read_bytes() for path in event.outcome.files}
            if "letter.json" in files:
                found[event.outcome.job.recipient] = files
    return found


def said(files: dict[str, bytes]) -> str:
    """All that a package says, in every file, unpacked and decoded."""
    texts = []
    for name, content in files.items():
        texts.append(name)
        if name.endswith(".pdf"):
            texts.append(_pdf_text(content))
        elif name.endswith(".xlsx"):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                texts += [
                    archive.read(one).decode("utf-8", "replace") for one in archive.namelist()
                ]
        else:
            texts.append(content.decode("utf-8"))
    return "\n".join(texts)


def _pdf_text(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    try:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()
    with pikepdf.open(io.BytesIO(content)) as file:
        data = [one.get_file().read_bytes().decode("utf-8") for one in file.attachments.values()]
        return "\n".join((*pages, *data, str(file.docinfo)))


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Workspace, list[WorkEvent]]:
    """The seed's circular issued to 76 provinces, each with a mailbox, and packaged."""
    root = tmp_path_factory.mktemp("seed")
    for name in ("config", "templates"):
        shutil.copytree(ROOT / name, root / name)
    rows = (
        f"{name},ผู้ว่าราชการจังหวัด{name},saraban{place:02d}@example.go.th,{place + 10000}\n"
        for place, name in enumerate(provinces())
    )
    head = "ชื่อ,เรียน,อีเมลสารบรรณ,รหัสกรม\n"
    (root / "config" / "recipients" / "provinces.csv").write_text(head + "".join(rows), "utf-8")
    workspace = Workspace(root)
    path = root / "config" / "circulars" / "dla-1960.yaml"
    issue(path, workspace)
    return workspace, package(path, workspace)


def test_a_batch_of_76_is_packaged_and_every_hash_and_message_is_true(
    seed: tuple[Workspace, list[WorkEvent]],
) -> None:
    workspace, events = seed
    assert not {"DG5141", "DG5143"} & codes(events)
    packed = folders(events)
    assert list(packed) == list(provinces())
    for name, files in packed.items():
        told = Package.model_validate_json(files["letter.json"])
        assert {one.name for one in told.files} | {"letter.json"} == set(files)
        for one in told.files:
            assert hashlib.sha256(files[one.name]).hexdigest() == one.sha256
            assert len(files[one.name]) == one.size
        assert told.state == "issued"
        assert told.receiver.addressee == f"ผู้ว่าราชการจังหวัด{name}"
        assert (told.date.buddhist, told.date.common) == ("2564-09-08", "2021-09-08")
        root = etree.fromstring(files["ecms.xml"])
        letter = root.find(f".//{RAM}CorrespondenceLetter")
        assert [one.tag.removeprefix(RAM) for one in letter] == [
            *("ID", "CorrespondenceDate", "Subject", "SecretCode", "SpeedCode"),
            *("SenderParty", "ReceiverParty", "ReferenceCorrespondence", "Attachment", "SendDate"),
            *("Description", "MainLetterBinaryObject", "AttachmentBinaryObject"),
        ]
        main = letter.find(f"{RAM}MainLetterBinaryObject")
        pdf = next(one for one in told.files if one.holds == "letter")
        assert base64.b64decode(main.text) == files[pdf.name]
        assert letter.findtext(f"{RAM}SpeedCode") == "003"
    assert verify(workspace.output / "dla-1960" / "dispatch").is_sound


def test_the_pdf_of_a_package_is_the_file_that_went_out(
    seed: tuple[Workspace, list[WorkEvent]],
) -> None:
    workspace, events = seed
    with Register(workspace.register) as register:
        (entry,) = register.entries()
        letters = register.letters(entry)
    hashes = {file.sha256 for letter in letters.values() for file in letter.files}
    packed = folders(events)
    found = {
        hashlib.sha256(content).hexdigest()
        for files in packed.values()
        for name, content in files.items()
        if name.endswith(".pdf")
    }
    assert found == hashes
    assert len(found) == 76


def test_no_package_says_anything_of_another_recipient(
    seed: tuple[Workspace, list[WorkEvent]],
) -> None:
    places = {name: place for place, name in enumerate(provinces())}
    for name, files in folders(seed[1]).items():
        text = said(files)
        named = set(re.findall("ผู้ว่าราชการจังหวัด(" + "|".join(provinces()) + ")", text))
        assert named == {name}
        assert set(re.findall(r"saraban\d\d", text)) == {f"saraban{places[name]:02d}"}
        assert set(re.findall(r"\b100[0-7]\d\b", text)) <= {str(places[name] + 10000)}
        assert str(seed[0].root) not in text


def test_the_search_for_other_recipients_finds_one() -> None:
    text = said({"letter.json": "ผู้ว่าราชการจังหวัดตรัง".encode()})
    assert re.findall("ผู้ว่าราชการจังหวัด(ตรัง)", text) == ["ตรัง"]


def test_annex_rows_of_another_are_in_no_package(write: Write, workspace: Workspace) -> None:
    path = write(
        "ว1960.yaml",
        TO_EACH + "สิ่งที่ส่งมาด้วย:\n  - {รายการ: บัญชี, ภาคผนวก: สถานะ}\n"
        "ภาคผนวก:\n  สถานะ: {แบบ: รายอำเภอ, ข้อมูล: submissions/workload-2564.csv,"
        " ณ: 8 กันยายน 2564 10.00 น., เฉพาะผู้รับ: ใช่}\n",
    )
    packed = folders(package(path, workspace))
    assert list(packed) == ["กระบี่", "ตรัง", "พะเยา"]
    for name, files in packed.items():
        text = said({one: content for one, content in files.items() if one != "ecms.xml"})
        assert name in text
        assert not [one for one in packed if one != name and one in text]


def test_zips_hold_the_same_and_repeat_byte_for_byte(write: Write, workspace: Workspace) -> None:
    path = write("ว1960.yaml", TO_EACH)
    events = package(path, workspace, zipped=True, ascii_names=True)
    zips = [
        path
        for event in events
        if isinstance(event, LetterDone)
        for path in event.outcome.files
        if path.suffix == ".zip"
    ]
    assert [one.name for one in zips] == [f"000{row}-0812-1960.zip" for row in (1, 2, 3)]
    first = {one.name: one.read_bytes() for one in zips}
    with zipfile.ZipFile(zips[0]) as archive:
        names = archive.namelist()
        assert archive.testzip() is None
        told = json.loads(archive.read("0001-0812-1960/letter.json"))
    assert names == [f"0001-0812-1960/{n}" for n in ("letter.pdf", "ecms.xml", "letter.json")]
    assert all(name.isascii() for name in names)
    assert told["receiver"]["name"] == "กระบี่"
    package(path, workspace, zipped=True, ascii_names=True)
    assert {one.name: one.read_bytes() for one in zips} == first


def test_dg5140_a_secret_letter_is_never_packaged(write: Write, workspace: Workspace) -> None:
    path = write("ลับ.yaml", TO_EACH + "ชั้นความลับ: ลับ\nเวียนลับ: ใช่\n")
    events = package(path, workspace)
    assert "DG5140" in codes(events)
    assert events[-1] == Ended(RunStatus.NOTHING_WRITTEN)
    assert not list(workspace.output.rglob("*.json"))


def test_dg5141_what_has_not_gone_out_is_packaged_as_a_draft(
    write: Write, workspace: Workspace
) -> None:
    path = write("ว1960.yaml", TO_EACH)
    events = package(path, workspace)
    assert "DG5141" in codes(events)
    told = [json.loads(files["letter.json"])["state"] for files in folders(events).values()]
    assert told == ["draft"] * 3


def test_dg5142_a_file_that_is_not_what_went_out_is_not_packaged(
    write: Write, workspace: Workspace
) -> None:
    path = write("ว1960.yaml", TO_EACH)
    issue(path, workspace)
    pdf = next((workspace.output / "ว1960" / "batch").glob("*.pdf"))
    pdf.write_bytes(pdf.read_bytes() + b"\n")
    with pytest.raises(Exception, match="DG5142"):
        package(path, workspace)
    assert not (workspace.output / "ว1960" / "dispatch").exists()


def test_dg5406_a_circular_that_says_something_else_now_is_not_packaged(
    write: Write, workspace: Workspace
) -> None:
    path = write("ว1960.yaml", TO_EACH)
    issue(path, workspace)
    write("ว1960.yaml", TO_EACH.replace("โปรดพิจารณา", "โปรดทราบ"))
    with pytest.raises(Exception, match="DG5406"):
        package(path, workspace)


def test_letters_with_a_number_each_are_packaged_under_their_own(
    write: Write, workspace: Workspace
) -> None:
    path = write("ว1960.yaml", TO_EACH.replace("มท 0812/ว 1960", "มท 0812/อัตโนมัติ"))
    issue(path, workspace, each=True)
    packed = folders(package(path, workspace))
    told = [json.loads(files["letter.json"]) for files in packed.values()]
    assert [one["number"] for one in told] == ["มท 0812/ว 1", "มท 0812/ว 2", "มท 0812/ว 3"]
    assert {one["state"] for one in told} == {"issued"}


def test_enclosed_files_go_along_and_dg5143_tells_what_is_too_large_for_mail(
    write: Write, workspace: Workspace
) -> None:
    random.seed(1)
    stream = io.BytesIO()
    with pikepdf.new() as file:
        file.add_blank_page()
        file.Root.Noise = file.make_stream(random.randbytes(8_000_000))
        file.save(stream)
    write("circulars/แผน.pdf", stream.getvalue())
    listed = "สิ่งที่ส่งมาด้วย:\n  - {รายการ: แผน, จำนวน: 1 ฉบับ, แฟ้ม: แผน.pdf}\n"
    path = write("ว1960.yaml", TO_EACH + listed)
    batch = Batch(path, workspace, AT, ("pdf",), only=("ตรัง",))
    events = list(dispatch_batch(batch, Wishes(packing=Packing())))
    found = codes(events)
    (files,) = folders(events).values()
    told = json.loads(files["letter.json"])
    (name,) = told["enclosures"][0]["files"]
    assert files[name] == stream.getvalue()
    assert "DG5143" in found


def test_a_folder_that_leads_elsewhere_is_not_written_through(
    write: Write, workspace: Workspace, tmp_path: Path
) -> None:
    path = write("ว1960.yaml", TO_EACH)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    folder = workspace.output / "ว1960" / "dispatch"
    folder.mkdir(parents=True)
    (folder / "0001 มท ๐๘๑๒-ว ๑๙๖๐ กระบี่").symlink_to(elsewhere, target_is_directory=True)
    with pytest.raises(Exception, match="DG5003"):
        package(path, workspace)
    assert not list(elsewhere.iterdir())


def test_what_somebody_put_into_a_package_is_told(write: Write, workspace: Workspace) -> None:
    path = write("ว1960.yaml", TO_EACH)
    package(path, workspace)
    folder = workspace.output / "ว1960" / "dispatch"
    (folder / "0001 มท ๐๘๑๒-ว ๑๙๖๐ กระบี่" / "อื่น.txt").write_text("x", "utf-8")
    assert [one.code for one in verify(folder).found] == ["DG5016"]


def test_the_schema_names_every_key_that_the_manual_explains() -> None:
    schema = json.loads(CliRunner().invoke(main, ["schema", "--package"]).stdout)
    page = (ROOT / "docgen/manual/ส่งทางอิเล็กทรอนิกส์.md").read_text("utf-8")
    names = set(schema["properties"])
    for part in schema["$defs"].values():
        names |= set(part.get("properties", ()))
    assert sorted(name for name in names if f"`{name}`" not in page) == []
