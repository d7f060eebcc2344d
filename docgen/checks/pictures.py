"""Rules about the pictures of a signature and of a seal."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from docgen.checks.case import SourceRule
from docgen.diagnostics import Diagnostic, Position
from docgen.dossier import Dossier
from docgen.standards import typing_manual

_PNG = b"\x89PNG\r\n\x1a\n"
_PRINT_PPI = 300


def pictures_can_be_printed(dossier: Dossier) -> Iterator[Diagnostic]:
    """Each is a PNG with dots enough for its size on paper, and no electronic signature."""
    signatory, office = dossier.signatory.picture, dossier.office.seal
    if signatory and dossier.form.takes("signatory"):
        at = dossier.place_in_signatory("picture")
        yield from _found(dossier, signatory, "signature_picture_height", at)
    if office and any(part.space == "room_for_seal" for part in dossier.form.parts):
        yield from _found(dossier, office, "seal_height", dossier.place_in_office("seal"))


def _found(dossier: Dossier, written: str, measure: str, at: Position) -> Iterator[Diagnostic]:
    path = dossier.workspace / written
    height = typing_manual()[measure].length
    pixels = round(height.to("in") * _PRINT_PPI)
    params = {"file": written, "pixels": pixels, "printed": f"{height.mm:g}"}
    head = b""
    if path.is_file() and path.resolve().is_relative_to(dossier.workspace.resolve()):
        with path.open("rb") as stream:
            head = stream.read(24)
    if not head.startswith(_PNG) or len(head) < 24:
        yield Diagnostic("DG5310", at, params)
        return
    _, down = struct.unpack(">II", head[16:24])
    if down < pixels:
        yield Diagnostic("DG5311", at, {**params, "height": down})
    yield Diagnostic("DG7021", at, params)


SOURCE_RULES: tuple[SourceRule, ...] = (pictures_can_be_printed,)
