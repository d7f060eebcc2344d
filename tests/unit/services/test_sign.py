"""Fields to sign in, signatures in them, and what is told of a file that was changed afterwards."""

from __future__ import annotations

import datetime
import hashlib
import io
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from click.testing import CliRunner

from docgen.cli import main
from docgen.loading.workspace import Workspace
from docgen.register import Register
from docgen.services.sign import Signing, sign
from docgen.services.verify import verify, verify_letter
from docgen.writers.pdf import electronic_signatures as of_pdf
from tests.helpers.authority import Authority
from tests.helpers.signing import PASSWORD, SIGNER, build
from tests.helpers.workspaces import CIRCULAR, make_workspace

AT = "2564-09-08 10:30:00"
WHEN = datetime.datetime(2021, 9, 8, 10, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=7)))
ENCLOSED = "สิ่งที่ส่งมาด้วย:\n  - {รายการ: แผน, จำนวน: 1 ฉบับ, แฟ้ม: แผน.pdf}\n"
TWO = "ลงนามร่วม:\n  - {ผู้ลงนาม: รองอธิบดี}\n  - {ผู้ลงนาม: ท้องถิ่นจังหวัด}\n"
Write = Callable[..., Path]


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority.new("ผู้ออกใบรับรองทดสอบ")


@pytest.fixture(scope="module")
def key(authority: Authority, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("key") / "กุญแจ.p12"
    path.write_bytes(authority.p12(SIGNER, PASSWORD))
    return path


@pytest.fixture(scope="module")
def trusted(authority: Authority, key: Path) -> tuple[Path, ...]:
    path = key.with_name("ca.pem")
    path.write_bytes(authority.pem)
    return (path,)


@pytest.fixture(scope="module")
def signed(
    tmp_path_factory: pytest.TempPathFactory, authority: Authority, key: Path
) -> tuple[Workspace, Path, Path]:
    """A letter with an enclosure that went out and was signed with the time of an authority."""
    workspace = make_workspace(tmp_path_factory.mktemp("signed") / "workspace")
    with pikepdf.new() as file:
        file.add_blank_page(page_size=(595, 842))
        file.save(workspace.config / "circulars" / "แผน.pdf")
    path = workspace.config / "circulars" / "ว1960.yaml"
    path.write_text(CIRCULAR + ENCLOSED, "utf-8")
    pdf = build(path)
    report = sign(pdf, workspace, Signing(key, PASSWORD, AT), timestamper=authority.clock(WHEN))
    assert report.is_sound, [one.message() for one in report.found]
    assert report.value is not None
    return workspace, pdf, report.value


def told(path: Path, workspace: Workspace, trusted: tuple[Path, ...] = ()) -> list[str]:
    return [one.code for one in verify_letter(path, workspace, trusted).found]


def fields(content: bytes) -> list[tuple[str, list[float]]]:
    with pikepdf.open(io.BytesIO(content)) as file:
        return [
            (str(one.TU), [float(side) for side in one.Rect]) for one in file.Root.AcroForm.Fields
        ]


def claims(content: bytes) -> tuple[bool, bool]:
    """Whether the metadata claim PDF/A and PDF/UA."""
    with pikepdf.open(io.BytesIO(content)) as file, file.open_metadata() as meta:
        return "pdfaid:part" in meta, "pdfuaid:part" in meta


def test_a_field_stands_over_the_name_and_repeats_byte_for_byte(
    write: Write, workspace: Workspace
) -> None:
    path = write("ว1960.yaml", CIRCULAR)
    content = build(path).read_bytes()
    ((label, (left, bottom, right, top)),) = fields(content)
    assert label == SIGNER
    document = pypdfium2.PdfDocument(content)
    page = document[0]
    text = page.get_textpage()
    searcher = text.search(SIGNER.partition(" ")[0])
    index, _ = searcher.get_next()
    x, y, _, above = text.get_charbox(index)
    assert left < x < right
    assert above <= bottom + 6
    assert bottom - y < 30
    inside = text.get_text_bounded(left, bottom, right, top)
    assert not inside.strip()
    document.close()
    assert claims(content) == (True, False)
    shutil.rmtree(workspace.output)
    shutil.rmtree(workspace.root / "register")
    assert build(path).read_bytes() == content


@pytest.mark.parametrize("stand", ["เรียงลง", "สองคอลัมน์"])
def test_each_signer_has_a_field_of_his_own(write: Write, stand: str) -> None:
    text = CIRCULAR.replace("ผู้ลงนาม: รองอธิบดี\n", TWO + f"วางลายมือชื่อ: {stand}\n")
    found = fields(build(write("ว1960.yaml", text)).read_bytes())
    assert [label for label, _ in found] == [SIGNER, "นายวิษณุ วิทยวรวัฒน์"]
    (first, second) = (box for _, box in found)
    apart_across = first[2] <= second[0] or second[2] <= first[0]
    apart_down = first[1] >= second[3] or second[1] >= first[3]
    assert apart_across or apart_down


def test_with_enclosures_the_file_claims_no_standard(
    signed: tuple[Workspace, Path, Path],
) -> None:
    assert claims(signed[1].read_bytes()) == (False, False)
    assert len(pypdfium2.PdfDocument(signed[1])) == 2


def test_pyhanko_and_pdfsig_find_the_signature_whole(
    signed: tuple[Workspace, Path, Path], authority: Authority, tmp_path: Path
) -> None:
    content = signed[2].read_bytes()
    (one,) = of_pdf.electronic_signatures(content, [authority.pem])
    assert (one.who, one.label) == (SIGNER, SIGNER)
    assert one.is_whole
    assert one.is_known
    assert one.covers_all
    assert one.has_timestamp
    assert not one.is_changed_after
    assert one.at == "2564-09-08 10:30"
    assert b"/ETSI.CAdES.detached" in content
    program = shutil.which("pdfsig")
    if program is None:
        assert not os.environ.get("DOCGEN_REQUIRE_RENDER"), "pdfsig is missing"
        pytest.skip("poppler's pdfsig is not here")
    copy = tmp_path / "signed.pdf"
    copy.write_bytes(content)
    said = subprocess.run([program, "-nocert", copy], capture_output=True, text=True, check=False)
    assert "Signature is Valid." in said.stdout
    assert "Total document signed" in said.stdout


def test_the_signed_letter_is_known_by_register_folder_and_package(
    signed: tuple[Workspace, Path, Path], trusted: tuple[Path, ...]
) -> None:
    workspace, pdf, made = signed
    assert made.name == f"{pdf.stem}-ลงนาม.pdf"
    with Register(workspace.register) as register:
        (entry,) = register.entries()
        (letter,) = register.letters(entry).values()
    hashes = [file.sha256 for file in letter.files]
    assert hashes == [hashlib.sha256(one.read_bytes()).hexdigest() for one in (pdf, made)]
    assert verify(pdf.parent).is_sound
    for file in (pdf, made):
        report = verify_letter(file, workspace, trusted)
        assert report.is_sound, report.found
        assert not report.found
    assert report.value is not None
    assert [one.who for one in report.value.signatures] == [SIGNER]


def test_dg5466_an_authority_that_nobody_trusts_is_told(
    signed: tuple[Workspace, Path, Path],
) -> None:
    assert told(signed[2], signed[0]) == ["DG5466"]


@pytest.mark.parametrize("part", [0.2, 0.4, 0.5])
def test_dg5464_one_byte_that_was_changed_is_told(
    signed: tuple[Workspace, Path, Path], trusted: tuple[Path, ...], tmp_path: Path, part: float
) -> None:
    content = bytearray(signed[1].read_bytes() and signed[2].read_bytes())
    place = int(signed[1].stat().st_size * part)
    content[place] ^= 1
    copy = tmp_path / "changed.pdf"
    copy.write_bytes(content)
    assert set(told(copy, signed[0], trusted)) <= {"DG5464", "DG5486"}
    assert told(copy, signed[0], trusted)


def test_dg5464_pages_appended_after_the_signature_are_told(
    signed: tuple[Workspace, Path, Path], trusted: tuple[Path, ...], tmp_path: Path
) -> None:
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(io.BytesIO(signed[2].read_bytes()))
    names = {"/Type": generic.pdf_name("/Page"), "/Parent": writer.root.raw_get("/Pages")}
    box = generic.ArrayObject([generic.NumberObject(side) for side in (0, 0, 595, 842)])
    page = generic.DictionaryObject(
        {generic.pdf_name(name): value for name, value in {**names, "/MediaBox": box}.items()}
    )
    tree = writer.root["/Pages"]
    tree["/Kids"].append(writer.add_object(page))
    tree["/Count"] = generic.NumberObject(int(tree["/Count"]) + 1)
    writer.update_container(tree)
    writer.update_container(tree["/Kids"])
    copy = tmp_path / "appended.pdf"
    with copy.open("wb") as stream:
        writer.write(stream)
    assert told(copy, signed[0], trusted) == ["DG5464"]


def test_dg5487_without_an_authority_of_time_it_is_told(
    write: Write, workspace: Workspace, key: Path, authority: Authority
) -> None:
    pdf = build(write("ว1960.yaml", CIRCULAR))
    report = sign(pdf, workspace, Signing(key, PASSWORD, AT))
    assert [one.code for one in report.found] == ["DG5487"]
    assert report.value is not None
    (one,) = of_pdf.electronic_signatures(report.value.read_bytes(), [authority.pem])
    assert one.is_whole
    assert not one.has_timestamp


def test_two_signers_sign_one_after_the_other(
    write: Write, workspace: Workspace, key: Path, authority: Authority, trusted: tuple[Path, ...]
) -> None:
    text = CIRCULAR.replace("ผู้ลงนาม: รองอธิบดี\n", TWO)
    pdf = build(write("ว1960.yaml", text))
    first = sign(pdf, workspace, Signing(key, PASSWORD, AT, signer="นายวิษณุ วิทยวรวัฒน์")).value
    assert first is not None
    second = sign(first, workspace, Signing(key, PASSWORD, AT)).value
    assert second is not None
    assert second.name.endswith("-ลงนาม-2.pdf")
    assert not told(second, workspace, trusted)
    shown = of_pdf.electronic_signatures(second.read_bytes(), [authority.pem])
    assert [one.label for one in shown] == ["นายวิษณุ วิทยวรวัฒน์", SIGNER]
    third = sign(second, workspace, Signing(key, PASSWORD, AT))
    assert [one.code for one in third.found] == ["DG5482"]


def test_dg5481_dg5482_dg5483_what_cannot_be_signed_is_told_and_nothing_written(
    write: Write, workspace: Workspace, key: Path, tmp_path: Path
) -> None:
    pdf = build(write("ว1960.yaml", CIRCULAR))
    before = sorted(pdf.parent.iterdir())
    wrong = tmp_path / "ไม่ใช่.p12"
    wrong.write_bytes(b"no key")
    for order, code in (
        (Signing(key, "ผิด", AT), "DG5481"),
        (Signing(wrong, "", AT), "DG5481"),
        (Signing(key, PASSWORD, AT, signer="ใครก็ไม่รู้"), "DG5482"),
        (Signing(key, PASSWORD, AT, timestamp="http://127.0.0.1:9/"), "DG5483"),
    ):
        assert [one.code for one in sign(pdf, workspace, order).found] == [code]
    assert sorted(pdf.parent.iterdir()) == before


def test_dg5484_a_letter_that_nobody_signs_has_no_field(write: Write) -> None:
    text = CIRCULAR.replace("หนังสือภายนอก", "หนังสือประทับตรา")
    path = write("ว1960.yaml", text)
    result = CliRunner().invoke(main, ["build", str(path), "--final", "--sign-field"])
    assert result.exit_code
    assert "DG5484" in result.output


def test_dg5485_without_the_extra_it_is_told(
    write: Write, workspace: Workspace, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pdf = build(write("ว1960.yaml", CIRCULAR))

    def missing(*_: object, **__: object) -> bytes:
        raise ModuleNotFoundError("pyhanko")

    monkeypatch.setattr("docgen.services.sign.signed_pdf", missing)
    assert [one.code for one in sign(pdf, workspace, Signing(key, PASSWORD, AT)).found] == [
        "DG5485"
    ]


def test_dg5485_without_the_extra_no_letter_with_fields_is_begun(
    write: Write, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write("ว1960.yaml", CIRCULAR)
    monkeypatch.setattr("docgen.batch.enclosures.find_spec", lambda _: None)
    result = CliRunner().invoke(main, ["build", str(path), "--final", "--sign-field"])
    assert result.exit_code == 1, result.output
    assert "ติดตั้งด้วย pip install 'pyhanko[opentype]' แล้วสั่งใหม่\n" in result.stderr
    assert not list(workspace.output.rglob("*.pdf"))
    assert not list(workspace.output.rglob("manifest.json"))


def test_dg5486_a_damaged_file_is_told(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "เสีย.pdf"
    path.write_bytes(b"%PDF-1.7\n/ByteRange broken")
    assert told(path, workspace) == ["DG5486"]


def test_the_command_signs_with_the_password_of_the_environment(write: Write, key: Path) -> None:
    pdf = build(write("ว1960.yaml", CIRCULAR))
    result = CliRunner().invoke(
        main, ["sign", str(pdf), "--p12", str(key)], env={"DOCGEN_P12_PASSWORD": PASSWORD}
    )
    assert result.exit_code == 0, result.output
    assert PASSWORD not in result.output
    assert (pdf.parent / f"{pdf.stem}-ลงนาม.pdf").is_file()


def test_the_command_asks_for_the_password_and_verify_tells_who_signed(
    write: Write, key: Path, trusted: tuple[Path, ...]
) -> None:
    pdf = build(write("ว1960.yaml", CIRCULAR))
    asked = CliRunner().invoke(main, ["sign", str(pdf), "--p12", str(key)], input=f"{PASSWORD}\n")
    assert asked.exit_code == 0, asked.output
    assert "รหัสของแฟ้มกุญแจ: " in asked.stderr
    assert PASSWORD not in asked.output
    signed = pdf.with_name(f"{pdf.stem}-ลงนาม.pdf")
    said = CliRunner().invoke(main, ["verify", str(signed), "--trust", str(trusted[0])])
    assert said.exit_code == 0, said.output
    assert f"ลายมือชื่อของ {SIGNER} (" in said.stderr
    assert re.search(r"\) เมื่อ 25\d\d-\d\d-\d\d \d\d:\d\d ครบถ้วน ไม่มีการแก้หลังลงนาม\n", said.stderr)


def test_where_nobody_types_the_password_its_variable_is_told(write: Write, key: Path) -> None:
    pdf = build(write("ว1960.yaml", CIRCULAR))
    asked = CliRunner().invoke(main, ["sign", str(pdf), "--p12", str(key)], input="")
    assert asked.exit_code == 2, asked.output
    variable = "ใส่รหัสในตัวแปรของระบบ DOCGEN_P12_PASSWORD แล้วสั่งใหม่\n"
    assert f"ไม่มีผู้พิมพ์รหัสของแฟ้มกุญแจ {variable}" in asked.stderr
    assert not pdf.with_name(f"{pdf.stem}-ลงนาม.pdf").exists()
