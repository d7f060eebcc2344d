"""Annexes: tables after the letter, each built by its layout from the circular's data."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from docgen.compose.annexes.board import Board, StatusCounts, Times, board
from docgen.compose.annexes.layouts import annex, layout, names
from docgen.diagnostics import Diagnostic
from docgen.loading.workspace.programmes import usual
from docgen.model.dossier import Dossier, Recipient
from docgen.model.letter import Annex
from docgen.model.submissions import Programme, ProvinceCount, Submission

Rows = tuple[Submission, ...]
ANNEXES = {name: layout(name) for name in names()}
_PROVINCE = "province"

__all__ = [
    "ANNEXES",
    "Boards",
    "Built",
    "StatusCounts",
    "Times",
    "board",
    "boards_of",
    "build",
]

Boards = dict[str, Board]


@dataclass(frozen=True, slots=True)
class Built:
    """The annexes of a letter, what they count, and what was wrong."""

    annexes: tuple[Annex, ...]
    statuses: dict[str, StatusCounts]
    found: tuple[Diagnostic, ...] = ()


def boards_of(dossier: Dossier) -> Boards:
    """The data of every annex, counted once: enclosures' first, in their order."""
    circular = dossier.circular
    order = list(dict.fromkeys(one.annex for one in circular.enclosures if one.annex))
    order += [name for name in circular.annexes if name not in order]
    boards: Boards = {}
    for name in order:
        request = circular.annexes[name]
        programme = dossier.programmes.get(name) or usual()
        boards[name] = _kept_board(
            dossier.submissions.get(name, ()),
            dossier.province_counts.get(name, ()),
            programme,
            Times.of(circular.deadlines, request.as_of.date, programme.deadlines),
            request.provinces,
        )
    return boards


# The boards counted last, kept while the same rows are asked for again: a letter that is being
# written is made at every keystroke, and its rows stay the very same.
_KEPT: deque[tuple[Rows, tuple[object, ...], Board]] = deque(maxlen=8)


def _kept_board(
    submissions: Rows,
    counts: tuple[ProvinceCount, ...],
    programme: Programme,
    times: Times,
    chosen: tuple[str, ...],
) -> Board:
    """The board of these very rows, counted once."""
    asked = (counts, programme, times, chosen)
    for rows, others, kept in list(_KEPT):
        if rows is submissions and others == asked:
            return kept
    made = board(submissions, counts, programme, times, chosen)
    _KEPT.append((submissions, asked, made))
    return made


def build(dossier: Dossier, boards: Boards, recipient: Recipient | None = None) -> Built:
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
        statuses[name] = own.counts()
        made.append(annex(name, request, own, dossier.places.of("annexes", name)))
    return Built(tuple(made), statuses, tuple(found))


def _around(recipient: Recipient, whole: Board) -> str:
    """The wider unit that a column of the list names, where two have the recipient's name."""
    given = recipient.fields
    names = [name for level in whole.programme.levels for name in (level.key, *level.headings)]
    return next((given[name] for name in reversed(names) if given.get(name)), "")
