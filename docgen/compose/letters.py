"""A dossier and its kind become a Letter, part by part in the kind's order."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from pathlib import Path

from docgen import kinds
from docgen.compose import parts
from docgen.compose.annexes import Boards, Built, boards_of, build
from docgen.compose.body import Body, body
from docgen.compose.context import context_of
from docgen.compose.literal import braces
from docgen.compose.series import Series
from docgen.compose.words import salutation
from docgen.diagnostics import Diagnostic
from docgen.dossier import Dossier, Recipient
from docgen.letter import Annex, Block, Letter
from docgen.thai.numerals import to_thai

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
class Prepared:
    """What all letters of one circular share: the data of its annexes, the annexes to all."""

    boards: Boards
    built: Built
    found: tuple[Diagnostic, ...]
    series: Series = field(default_factory=Series)


def prepare(dossier: Dossier) -> Prepared:
    """Build what does not depend on the recipient; pass it to every :func:`letter` of a batch."""
    boards = boards_of(dossier)
    found = (*braces(dossier), *parts.misplaced(dossier))
    return Prepared(boards, build(dossier, boards), found)


def letter(
    dossier: Dossier,
    *,
    recipient: Recipient | None = None,
    templates: Path,
    prepared: Prepared | None = None,
) -> Composed:
    """The letter to ``recipient``, or as written to all; ``templates`` holds the wordings."""
    ready = prepared or prepare(dossier)
    if recipient is not None and not _has_own_annexes(dossier):
        return _of_series(dossier, recipient, templates, ready)
    built = _built(dossier, ready, recipient)
    context = context_of(dossier, recipient, built.statuses)
    said = body(dossier, context, templates)
    blocks, missing = _blocks(dossier, recipient, said)
    found = (*ready.found, *built.found, *said.found, *missing)
    if any(one.is_error for one in found):
        return Composed(None, found)
    return Composed(_letter(dossier, blocks, built.annexes), found)


def _of_series(
    dossier: Dossier, recipient: Recipient, templates: Path, ready: Prepared
) -> Composed:
    """The letter to one of many, from what all of them share and what is his own."""
    series = ready.series
    said, shared = series.body(dossier, recipient, ready.built.statuses, templates)
    blocks, missing = _blocks(dossier, recipient, said, series)
    found = (*ready.found, *ready.built.found, *said.found, *missing)
    if any(one.is_error for one in found):
        return Composed(None, found)
    own = {part.role for part in kinds.kind(dossier.circular.kind).parts} - {"body"}
    alike = shared and own - series.blocks.keys() <= _OF_ADDRESSEE
    kin = tuple(salutation(recipient.addressee).items()) if alike else None
    return Composed(_letter(dossier, blocks, ready.built.annexes), found, kin)


def _built(dossier: Dossier, ready: Prepared, recipient: Recipient | None) -> Built:
    """The annexes to all, or those of this recipient where any is for him alone."""
    if recipient is None or not _has_own_annexes(dossier):
        return ready.built
    return build(dossier, ready.boards, recipient)


def _has_own_annexes(dossier: Dossier) -> bool:
    return any(one.for_recipient for one in dossier.circular.annexes.values())


def _blocks(
    dossier: Dossier, recipient: Recipient | None, said: Body, series: Series | None = None
) -> tuple[list[Block], list[Diagnostic]]:
    kind = kinds.kind(dossier.circular.kind)
    blocks: list[Block] = []
    missing: list[Diagnostic] = []
    for part in kind.parts:
        if part.role == "body":
            blocks += said.blocks
            continue
        if series is not None and recipient is not None:
            block = series.block(part, dossier, recipient)
        else:
            block = parts.part_block(part, dossier, recipient)
        if block is not None:
            blocks.append(block)
        elif part.required:
            missing.append(parts.missing(kind, part, dossier))
    return blocks, missing


def _letter(dossier: Dossier, blocks: list[Block], built: tuple[Annex, ...]) -> Letter:
    circular = dossier.circular
    return Letter(
        kind=circular.kind,
        title=to_thai(circular.subject),
        agency=dossier.office.agency,
        blocks=tuple(blocks),
        annexes=built,
        date=None if circular.date.day is None else circular.date.gregorian(),
        terms=_terms(dossier),
        fit_pages=circular.fit_pages,
        fit_at=dossier.places.of("fit_pages"),
    )


def _terms(dossier: Dossier) -> tuple[str, ...]:
    """Numbers, names and agencies of this circular, longest first and each once."""
    circular, office, signatory = dossier.circular, dossier.office, dossier.signatory
    numbers = [circular.reference_number, *(one.reference_number for one in circular.references)]
    terms = {number.text for number in numbers}
    terms |= {signatory.name, *office.coordinators, to_thai(office.agency)}
    return tuple(sorted(terms, key=lambda term: (-len(term), term)))
