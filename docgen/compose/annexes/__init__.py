"""Annexes: tables after the letter, each built by its layout from the circular's data."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from docgen.compose.annex_results import Boards, BuiltAnnexes
from docgen.compose.annexes.board import Board, StatusCounts, Times, board
from docgen.compose.annexes.layouts import annex, annex_layout, names
from docgen.compose.kept_last import KeptLast
from docgen.diagnostics import Diagnostic, Position
from docgen.loading.workspace.programmes import usual_programme
from docgen.model.circular import AnnexRequest
from docgen.model.dossier import Dossier, Recipient
from docgen.model.letter import Annex
from docgen.model.submissions import Submission

SubmissionRows = tuple[Submission, ...]
ANNEXES = {name: annex_layout(name) for name in names()}
_PROVINCE = "province"

__all__ = [
    "ANNEXES",
    "Boards",
    "BuiltAnnexes",
    "StatusCounts",
    "Times",
    "board",
    "boards_of",
    "build",
]


def boards_of(dossier: Dossier) -> Boards:
    """The data of every annex, counted once: enclosures' first, in their order."""
    circular = dossier.circular
    order = list(
        dict.fromkeys(enclosure.annex for enclosure in circular.enclosures if enclosure.annex)
    )
    order += [name for name in circular.annexes if name not in order]
    boards: Boards = {}
    for name in order:
        request = circular.annexes[name]
        programme = dossier.programmes.get(name) or usual_programme()
        rows = dossier.submissions.get(name, ())
        times = Times.of(circular.deadlines, request.as_of.date, programme.deadlines)
        asked = (dossier.province_counts.get(name, ()), programme, times, request.provinces)
        boards[name] = _BOARDS.kept_or_made(rows, asked, partial(board, rows, *asked))
    return boards


# The boards counted last and the annexes built of them, kept while the same rows are asked for.
_BOARDS: KeptLast[SubmissionRows, Board] = KeptLast(8)
_BUILT: KeptLast[Board, tuple[Annex, StatusCounts]] = KeptLast(8)


def build(dossier: Dossier, boards: Boards, recipient: Recipient | None = None) -> BuiltAnnexes:
    """The annexes of the letter to ``recipient``; those for a recipient have its rows alone."""
    made: list[Annex] = []
    statuses: dict[str, StatusCounts] = {}
    found: list[Diagnostic] = []
    for name, whole in boards.items():
        request = dossier.circular.annexes[name]
        own: Board | None = whole
        if recipient is not None and request.for_recipient:
            own = whole.only(recipient.name, _around(recipient, whole))
        if own is None or (recipient is not None and not own.units):
            params = {"annex": name, "name": recipient.name if recipient else ""}
            found.append(Diagnostic("DG4305", recipient.at if recipient else None, params))
            own = whole
        at = dossier.places.of("annexes", name)
        one, statuses[name] = _BUILT.kept_or_made(
            own, (name, request), partial(_annex, own, name, request, at)
        )
        made.append(_annex_at(one, at))
    return BuiltAnnexes(tuple(made), statuses, tuple(found))


def _annex(
    own: Board, name: str, request: AnnexRequest, at: Position
) -> tuple[Annex, StatusCounts]:
    return annex(name, request, own, at), own.counts()


def _annex_at(annex: Annex, at: Position) -> Annex:
    """The annex as another circular asks for it; its rows stay the same objects."""
    if annex.at == at:
        return annex
    moved = (replace(part, at=at) if part.at == annex.at else part for part in annex.parts)
    return replace(annex, at=at, parts=tuple(moved))


def _around(recipient: Recipient, whole: Board) -> str:
    """The wider unit that a column of the list names, where two have the recipient's name."""
    given = recipient.fields
    names = [name for level in whole.programme.levels for name in (level.key, *level.headings)]
    return next((given[name] for name in reversed(names) if given.get(name)), "")
