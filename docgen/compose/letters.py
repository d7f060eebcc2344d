"""A dossier and its kind become a Letter, part by part in the kind's order."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import field, replace
from typing import TYPE_CHECKING

from docgen import kinds, vocabulary
from docgen.compose import parts, replies, signing
from docgen.compose.annex_results import Boards, BuiltAnnexes
from docgen.compose.body import Body
from docgen.compose.digits import arabic_annex, arabic_blocks, arabic_text, kept_stretches
from docgen.compose.distribution import distribution
from docgen.compose.phrases import salutation_to
from docgen.compose.replies import body_and_replies
from docgen.compose.shared_blocks import Series
from docgen.compose.stray_braces import braces
from docgen.compose.wording.context import context_of
from docgen.diagnostics import Diagnostic
from docgen.kinds import SIZE, kind
from docgen.later import later
from docgen.light import dataclass
from docgen.model.dossier import ARABIC, Dossier, Recipient
from docgen.model.field_types import AS_STANDARD
from docgen.model.letter import Annex, Block, Letter
from docgen.model.signing import Corner
from docgen.thai.numerals import to_thai

if TYPE_CHECKING:
    from docgen.compose import annexes
else:
    annexes = later("docgen.compose.annexes")

_OF_ADDRESSEE = {"salutation", "complimentary_close"}


@dataclass(frozen=True, slots=True)
class Composed:
    """The letter, and what was found on the way; no letter when something of it is an error.

    Letters of one ``kin`` differ in nothing but the line of their addressee.
    """

    letter: Letter | None
    found: tuple[Diagnostic, ...]
    kin: Hashable = None


@dataclass(frozen=True, slots=True)
class SharedParts:
    """What all letters of one circular share: the data of its annexes, the annexes to all."""

    boards: Boards
    built: BuiltAnnexes
    found: tuple[Diagnostic, ...]
    series: Series = field(default_factory=Series)
    sheets: tuple[SharedParts, ...] = ()


def prepare(dossier: Dossier) -> SharedParts:
    """Build what does not depend on the recipient; pass it to every :func:`letter` of a batch."""
    found = (*braces(dossier), *parts.misplaced_content(dossier))
    sheets = tuple(map(prepare, dossier.sheets))
    if not dossier.circular.annexes:
        return SharedParts({}, BuiltAnnexes((), {}), found, sheets=sheets)
    boards = annexes.boards_of(dossier)
    return SharedParts(boards, annexes.build(dossier, boards), found, sheets=sheets)


def letter(
    dossier: Dossier,
    *,
    recipient: Recipient | None = None,
    prepared: SharedParts | None = None,
) -> Composed:
    """The letter to ``recipient``, or as written to all."""
    ready = prepared or prepare(dossier)
    made = _alone(dossier, recipient, ready)
    if not dossier.sheets:
        return made
    sheets = [
        letter(sheet, recipient=recipient, prepared=own)
        for sheet, own in zip(dossier.sheets, ready.sheets, strict=True)
    ]
    found = (*made.found, *(fault for sheet in sheets for fault in sheet.found))
    following = [
        own.series.reuse_letter(_as_secret(sheet.letter, made.letter))
        for sheet, own in zip(sheets, ready.sheets, strict=True)
        if sheet.letter is not None
    ]
    if made.letter is None or len(following) < len(sheets):
        return Composed(None, found)
    kins = (made.kin, *(sheet.kin for sheet in sheets))
    return Composed(
        replace(made.letter, sheets=tuple(following)), found, kins if all(kins) else None
    )


def _as_secret(sheet: Letter, letter: Letter | None) -> Letter:
    """What follows a secret letter bears its mark too, but an envelope tells nobody of it.

    Nor is it set tighter where the letter is not to be.
    """
    if letter is not None and not letter.fits and sheet.fits:
        sheet = replace(sheet, fits=False)
    if letter is None or not letter.secrecy or not kinds.kind(sheet.kind).bears_secrecy:
        return sheet
    if kind(sheet.kind).part("body") is None:
        return sheet
    return replace(sheet, secrecy=letter.secrecy)


def _alone(dossier: Dossier, recipient: Recipient | None, ready: SharedParts) -> Composed:
    """The letter without the sheets that follow it."""
    if recipient is not None and not _has_own_annexes(dossier):
        return _of_series(dossier, recipient, ready)
    built = _built_annexes(dossier, ready, recipient)
    context = context_of(dossier, recipient, built.statuses)
    said = body_and_replies(dossier, context)
    blocks, missing = _blocks(dossier, recipient, said)
    found = (*ready.found, *built.found, *said.found, *missing)
    if any(fault.is_error for fault in found):
        return Composed(None, found)
    tables = built.annexes if recipient is not None else (*built.annexes, *distribution(dossier))
    return Composed(_letter(dossier, blocks, tables), found)


def _of_series(dossier: Dossier, recipient: Recipient, ready: SharedParts) -> Composed:
    """The letter to one of many, from what all of them share and what is his own."""
    series = ready.series
    said, shared = series.body(dossier, recipient, ready.built.statuses)
    blocks, missing = _blocks(dossier, recipient, said, series)
    found = (*ready.found, *ready.built.found, *said.found, *missing)
    if any(fault.is_error for fault in found):
        return Composed(None, found)
    own = {part.role for part in dossier.form.parts} - {"body", replies.ROLE, *signing.SEVERAL}
    alike = shared and own - series.blocks.keys() <= _OF_ADDRESSEE
    due = salutation_to(dossier, recipient)
    kin = (due["salutation"], due["complimentary_close"]) if alike else None
    if series.base is None:
        series.base = _letter(dossier, [], ready.built.annexes)
    made = replace(series.base, blocks=_in_its_digits(dossier, blocks))
    return Composed(made, found, kin)


def _built_annexes(
    dossier: Dossier, ready: SharedParts, recipient: Recipient | None
) -> BuiltAnnexes:
    """The annexes to all, or those of this recipient where any is for him alone."""
    if recipient is None or not _has_own_annexes(dossier):
        return ready.built
    return annexes.build(dossier, ready.boards, recipient)


def _has_own_annexes(dossier: Dossier) -> bool:
    return any(annex.for_recipient for annex in dossier.circular.annexes.values())


def _blocks(
    dossier: Dossier, recipient: Recipient | None, said: Body, series: Series | None = None
) -> tuple[list[Block], list[Diagnostic]]:
    kind = dossier.form
    blocks: list[Block] = []
    missing: list[Diagnostic] = []
    shared = series.blocks if series is not None else {}
    for part in kind.parts:
        if part.role == "body":
            blocks += said.blocks
            continue
        if part.role == replies.ROLE:
            blocks += (said.replies,) if said.replies else ()
            continue
        if part.role in signing.SEVERAL and not part.text:
            blocks += (series or Series()).several_blocks(part, dossier)
            continue
        if part.role in shared:
            block = shared[part.role]
        elif series is not None and recipient is not None:
            block = series.block(part, dossier, recipient)
        else:
            block = parts.part_block(part, dossier, recipient)
        if block is not None:
            blocks.append(parts.relabelled_block(block, dossier))
        elif part.required:
            missing.append(parts.missing_part(kind, part, dossier))
    return blocks, missing


def _in_its_digits(dossier: Dossier, blocks: list[Block]) -> tuple[Block, ...]:
    """The blocks in the digits of the letter's language."""
    return arabic_blocks(blocks, kept_stretches(dossier)) if dossier.is_arabic else tuple(blocks)


def _annexes_in_digits(dossier: Dossier, annexes: tuple[Annex, ...]) -> tuple[Annex, ...]:
    """The annexes, each in one system of digits unless its author said which its table has."""
    requests = dossier.circular.annexes
    kept = kept_stretches(dossier)
    made = []
    for annex in annexes:
        is_told = ("annexes", annex.name, "digits") in dossier.places.keys
        request = requests.get(annex.name)
        is_arabic = dossier.is_arabic or (request is not None and request.digits == ARABIC)
        made.append(arabic_annex(annex, kept) if is_arabic and not is_told else annex)
    return tuple(made)


def _text_in_digits(dossier: Dossier, text: str) -> str:
    """A text of the page in the letter's digits."""
    return (
        arabic_text(to_thai(text), kept_stretches(dossier)) if dossier.is_arabic else to_thai(text)
    )


def _letter(dossier: Dossier, blocks: list[Block], built: tuple[Annex, ...]) -> Letter:
    circular = dossier.circular
    return Letter(
        kind=circular.kind,
        title=_text_in_digits(dossier, circular.subject),
        agency=dossier.office.agency,
        blocks=_in_its_digits(dossier, blocks),
        annexes=_annexes_in_digits(dossier, built),
        date=None if circular.date.day is None else circular.date.gregorian(),
        terms=_terms(dossier),
        fit_pages=circular.fit_pages if (circular.fit_pages or 0) > 0 else None,
        fits=circular.fit_pages != AS_STANDARD and not circular.gazette,
        same_sheet=dossier.places.of("same_sheet") if circular.same_sheet else None,
        fit_at=dossier.places.of("fit_pages"),
        secrecy=_word("secrecy", circular.secrecy),
        copy_mark=_word("copies", circular.copy_kind),
        form_code=""
        if circular.form_code is None
        else _text_in_digits(dossier, circular.form_code.text),
        form_corner=Corner.BOTTOM_LEFT if circular.form_code is None else circular.form_code.corner,
        motto=_text_in_digits(dossier, dossier.office.motto or ""),
        receipt_stamp=tuple(
            _text_in_digits(dossier, line) for line in signing.receipt_stamp_lines(dossier)
        ),
        stamp_frame=circular.receipt is not None or not circular.corner,
        stamp_at=signing.stamp_place(dossier),
        signature_picture=signing.picture_of_final(dossier, dossier.signatory.picture),
        seal=signing.picture_of_final(dossier, dossier.office.seal),
        check_code=dossier.has_check_code,
        changes=dossier.changes,
        arabic=dossier.is_arabic,
        size=str(dossier.details.get(SIZE, "")),
    )


def _word(section: str, name: str | None) -> str:
    return "" if name is None else vocabulary.thai(section, name)


def _terms(dossier: Dossier) -> tuple[str, ...]:
    """Numbers, names and agencies of this circular, longest first and each once."""
    circular, office, signatory = dossier.circular, dossier.office, dossier.signatory
    numbers = [
        circular.reference_number,
        *(reference.reference_number for reference in circular.references),
    ]
    terms = {number.text for number in numbers if number is not None and number.text}
    terms |= {
        signatory.name,
        *(coordinator.name for coordinator in office.coordinators),
        to_thai(office.agency),
    }
    return tuple(sorted(terms, key=lambda term: (-len(term), term)))
