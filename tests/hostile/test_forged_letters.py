"""A letter that went out, changed by a stranger who signs what he made: never taken for it."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigFieldSpec, append_signature_field
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.stamp import TextStampStyle

from docgen.loading.workspace import Workspace
from docgen.services.verify import verify_letter
from tests.helpers.authority import Authority
from tests.helpers.signing import PASSWORD, SIGNER, build
from tests.helpers.workspaces import CIRCULAR, make_workspace

RECT = (50, 200, 550, 700)
COVER = b"1 1 1 rg 0 0 500 500 re f"
Change = Callable[[pikepdf.Pdf], None]


def _mark(kind: str, **more: Any) -> Change:
    """Something that is laid over the text of the first page."""

    def change(file: pikepdf.Pdf) -> None:
        drawn = file.make_stream(COVER)
        drawn.Type, drawn.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        drawn.BBox = pikepdf.Array([0, 0, 500, 500])
        made = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name(kind),
            Rect=pikepdf.Array(list(RECT)),
            F=4,
            AP=pikepdf.Dictionary(N=drawn),
            **more,
        )
        _add_annotation(file, file.make_indirect(made))

    return change


def _add_annotation(file: pikepdf.Pdf, made: Any) -> None:
    page = file.pages[0].obj
    page.Annots = pikepdf.Array([*page.get("/Annots", []), made])
    if made.get("/Subtype") == pikepdf.Name.Widget:
        file.Root.AcroForm.Fields.append(made)


def _field(file: pikepdf.Pdf) -> None:
    _mark("/Widget", FT=pikepdf.Name.Tx, T=pikepdf.String("x"), V=pikepdf.String("9"))(file)


def _link(file: pikepdf.Pdf) -> None:
    address = pikepdf.String("https://evil.example/")
    action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=address)
    made = {"Type": pikepdf.Name.Annot, "Subtype": pikepdf.Name.Link, "A": action}
    box = pikepdf.Array(list(RECT))
    _add_annotation(file, file.make_indirect(pikepdf.Dictionary(**made, Rect=box)))


def _painted(file: pikepdf.Pdf) -> None:
    page = file.pages[0]
    page.contents_add(b"q 1 0 0 1 50 200 cm " + COVER + b" Q")


def _for_paper(file: pikepdf.Pdf) -> None:
    """A layer that is seen on paper alone."""
    shown = {"View": pikepdf.Dictionary(ViewState=pikepdf.Name.OFF)}
    printed = {"Print": pikepdf.Dictionary(PrintState=pikepdf.Name.ON)}
    usage = pikepdf.Dictionary(**shown, **printed)
    layer = file.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=pikepdf.String("x"), Usage=usage)
    )
    layers = pikepdf.Array([layer])
    events = [
        pikepdf.Dictionary(
            Event=pikepdf.Name("/" + name),
            Category=pikepdf.Array([pikepdf.Name("/" + name)]),
            OCGs=layers,
        )
        for name in ("View", "Print")
    ]
    file.Root.OCProperties = pikepdf.Dictionary(
        OCGs=layers, D=pikepdf.Dictionary(ON=layers, AS=pikepdf.Array(events), Order=layers)
    )
    page = file.pages[0]
    resources = page.obj.get("/Resources", pikepdf.Dictionary())
    resources.Properties = pikepdf.Dictionary(L=layer)
    page.obj.Resources = resources
    page.contents_add(b"/OC /L BDC q 1 0 0 1 50 200 cm " + COVER + b" Q EMC")


CHANGES: dict[str, Change] = {
    "a note over the text": _mark("/FreeText"),
    "a stamp over the text": _mark("/Stamp"),
    "a field over the text": _field,
    "a link to elsewhere": _link,
    "paint over the text": _painted,
    "a layer for paper alone": _for_paper,
}


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> tuple[Workspace, bytes, SimpleSigner]:
    """A workspace, a letter of it that went out with a field to sign in, a stranger's key."""
    workspace = make_workspace(tmp_path_factory.mktemp("forged") / "workspace")
    path = workspace.config / "circulars" / "ว1960.yaml"
    path.write_text(CIRCULAR, "utf-8")
    key = Authority.new("คนแปลกหน้า").p12(SIGNER, PASSWORD)
    signer = SimpleSigner.load_pkcs12_data(key, other_certs=[], passphrase=PASSWORD.encode())
    return workspace, build(path).read_bytes(), signer


def added_to(content: bytes, change: Change) -> bytes:
    """The letter with a change written behind it: what was issued stands at its beginning."""
    with pikepdf.open(io.BytesIO(content)) as file:
        change(file)
        file.save(whole := io.BytesIO(), static_id=True)
    writer: Any = IncrementalPdfFileWriter(io.BytesIO(content))
    changed = PdfFileReader(io.BytesIO(whole.getvalue()))
    for name in ("/Pages", "/AcroForm", "/OCProperties"):
        if name in changed.root:
            writer.root[name] = writer.import_object(changed.root.raw_get(name))
    writer.update_root()
    stream = io.BytesIO()
    writer.write(stream)
    assert stream.getvalue().startswith(content)
    return stream.getvalue()


def signed_by(content: bytes, signer: SimpleSigner, rect: tuple[int, ...] | None = None) -> bytes:
    """The letter signed by a stranger, in its field or in one of his own."""
    writer: Any = IncrementalPdfFileWriter(io.BytesIO(content))
    if rect is not None:
        append_signature_field(writer, SigFieldSpec("Own", on_page=0, box=rect))
    about = PdfSignatureMetadata(field_name="Own" if rect is not None else "Signature1")
    style = TextStampStyle(stamp_text="9 9 9", background_opacity=1)
    made: bytes = PdfSigner(about, signer, stamp_style=style).sign_pdf(writer).getvalue()
    return made


def told(workspace: Workspace, content: bytes, folder: Path) -> tuple[bool, set[str]]:
    path = folder / "มา.pdf"
    path.write_bytes(content)
    report = verify_letter(path, workspace)
    return report.value is not None, {fault.code for fault in report.found}


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize("is_signed", [False, True])
def test_dg5477_a_changed_letter_is_not_the_one_issued(
    name: str, is_signed: bool, issued: tuple[Workspace, bytes, SimpleSigner], tmp_path: Path
) -> None:
    workspace, content, signer = issued
    forged = added_to(content, CHANGES[name])
    if is_signed:
        forged = signed_by(forged, signer)
    is_known, codes = told(workspace, forged, tmp_path)
    assert not is_known
    assert "DG5477" in codes


def test_a_signature_over_the_text_is_told(
    issued: tuple[Workspace, bytes, SimpleSigner], tmp_path: Path
) -> None:
    workspace, content, signer = issued
    is_known, codes = told(workspace, signed_by(content, signer, RECT), tmp_path)
    assert not is_known
    assert "DG5477" in codes


@pytest.mark.parametrize("rect", [None, (0, 0, 0, 0)])
def test_a_letter_signed_elsewhere_in_its_field_or_unseen_is_the_one_issued(
    rect: tuple[int, ...] | None, issued: tuple[Workspace, bytes, SimpleSigner], tmp_path: Path
) -> None:
    workspace, content, signer = issued
    assert told(workspace, signed_by(content, signer, rect), tmp_path) == (True, {"DG5466"})
