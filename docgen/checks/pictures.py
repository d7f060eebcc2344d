"""Rules about pictures: of a signature, of a seal, and what the Gazette asks."""

from __future__ import annotations

from collections.abc import Iterator

from docgen import picture_size, vocabulary
from docgen.checks.rule_input import SourceRule
from docgen.diagnostics import Diagnostic, Position
from docgen.model.dossier import Dossier
from docgen.standards import typing_manual


def pictures_can_be_printed(dossier: Dossier) -> Iterator[Diagnostic]:
    """Each is a PNG with dots enough for its size on paper, and no electronic signature."""
    signatory, office = dossier.signatory.picture, dossier.office.seal
    if signatory and dossier.form.takes("signatory"):
        at = dossier.place_in_signatory("picture")
        yield from _faults_of_picture(dossier, signatory, "signature_picture_height", at)
    if office and dossier.form.sealed_part is not None:
        yield from _faults_of_picture(
            dossier, office, "seal_height", dossier.place_in_office("seal")
        )


def _faults_of_picture(
    dossier: Dossier, written: str, measure: str, at: Position
) -> Iterator[Diagnostic]:
    height = typing_manual()[measure].length
    needed = picture_size.dots(height)
    params = {"file": written, "pixels": needed, "printed": f"{height.mm:g}"}
    size = dossier.around.pictures[written].size
    if size is None:
        yield Diagnostic("DG5310", at, params)
        return
    _, down = size
    if down < needed:
        yield Diagnostic("DG5311", at, {**params, "height": down})
    yield Diagnostic("DG7021", at, params)


def gazette_is_told(dossier: Dossier) -> Iterator[Diagnostic]:
    """What must come with a matter that the Gazette prints."""
    if dossier.circular.gazette:
        yield Diagnostic("DG7180", dossier.places.of("gazette"))


def check_code_can_be(dossier: Dossier) -> Iterator[Diagnostic]:
    """A code to check a letter by is wished where none will be."""
    circular = dossier.circular
    if not circular.check_code:
        return
    at, number = dossier.places.of("check_code"), circular.reference_number
    if circular.secrecy is not None:
        yield Diagnostic("DG7182", at, {"secrecy": vocabulary.thai("secrecy", circular.secrecy)})
    elif not (number.letters or number.typed or _has_number_of_year(dossier)):
        yield Diagnostic("DG7183", at, {"kind": dossier.form.thai})


def _has_number_of_year(dossier: Dossier) -> bool:
    return any(field.form == "number_of_year" for field in dossier.form.fields)


SOURCE_RULES: tuple[SourceRule, ...] = (
    pictures_can_be_printed,
    gazette_is_told,
    check_code_can_be,
)
