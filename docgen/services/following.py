"""A circular with its recipients and their newest answers: what ``remind`` and ``status`` share."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path

from docgen import opening, standards
from docgen.compose.annexes import Times, board
from docgen.compose.annexes.board import Board
from docgen.diagnostics import Diagnostic, Rejected, listed_names
from docgen.diagnostics.rendering import Sources
from docgen.drafting.followup import Answer, answers, group_heading, states_of
from docgen.light import dataclass
from docgen.loading import submissions
from docgen.loading.circular import circulars
from docgen.loading.circular.annexes import request_of
from docgen.loading.submissions import acknowledgements, answer_lists, submission_files
from docgen.loading.submissions.request import Request
from docgen.loading.workspace import Workspace, aliases, programmes
from docgen.loading.workspace.calendar import calendar
from docgen.model.dossier import Dossier
from docgen.model.submissions import Status
from docgen.services.asked import existing_file
from docgen.services.reports import Report, as_report
from docgen.thai.dates import ERA, ThaiDate

_NAMES_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Followed:
    """A circular, where its answers came from, and the answer of each recipient.

    ``annex`` names the annex whose data are followed, none where they are a list of answers.
    """

    dossier: Dossier
    workspace: Workspace
    data: str
    answers: tuple[Answer, ...]
    states: tuple[Status, ...]
    group_heading: str
    annex: str = ""
    as_of: ThaiDate | None = None
    received: Mapping[str, ReceivedBy] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReceivedBy:
    """That a recipient has the letter: when his answer came, and from when it counts."""

    at: datetime.datetime | None
    counts: datetime.datetime | None
    file: str


@as_report
def follow(
    path: Path, workspace: Workspace, data: str = "", received: Sequence[Path] = ()
) -> Report[Followed]:
    """The circular at ``path`` with the answers in ``data``, a file under ``config/``.

    Without ``data`` they are those of its first annex. Who has the letter is told by messages and
    lists in ``received`` and in ``config/acknowledgements/`` under the circular's name.
    DG5102 says that it has no recipients, DG2223 that it has no data, DG5207 that there is no
    such file.

    Raises: Rejected, when the circular has no list of recipients, or no answers are named.
    """
    loaded = circulars.load(path, workspace)
    dossier = loaded.dossier
    if dossier is None:
        return Report(None, loaded.found, loaded.sources)
    if not dossier.recipients:
        raise Rejected([Diagnostic("DG5102", dossier.places.of("recipient"))])
    name = next(iter(dossier.circular.annexes), "")
    acknowledged, told_of_them = _receivers(dossier, workspace, received)
    if not data and not name and not acknowledged:
        raise Rejected([Diagnostic("DG2223", dossier.places.of("annexes"))])
    made, found = _board(dossier, workspace, name, data, loaded.sources)
    if made is None:
        return Report(None, (*loaded.found, *found), loaded.sources)
    deadline = next(iter(dossier.circular.deadlines.values()), None)
    given = answers(dossier.recipients, made, deadline.until if deadline else None)
    annex = dossier.circular.annexes.get(name)
    is_annex = made.programme.name != answer_lists.programme(()).name
    case = Followed(
        dossier,
        workspace,
        data or (annex.data if annex else ""),
        given,
        states_of(made),
        group_heading(made),
        name if is_annex else "",
        None if data or annex is None else annex.as_of.date,
        acknowledged,
    )
    told = (*loaded.found, *told_of_them, *found, *_strangers(dossier, given, made))
    return Report(case, told, loaded.sources)


def _receivers(
    dossier: Dossier, workspace: Workspace, given: Sequence[Path]
) -> tuple[dict[str, ReceivedBy], list[Diagnostic]]:
    """Who has the letter; what came after hours counts from the next working time (ม.10)."""
    own = workspace.config / "acknowledgements" / dossier.path.stem
    paths = [*given, *([own] if opening.is_folder(own) else [])]
    if not paths:
        return {}, []
    day = dossier.circular.date
    dated = None if day.day is None else day.gregorian()
    read = acknowledgements.read_acknowledgements(paths, dossier.recipients, dated)
    hours = standards.table("office_hours")
    begins, ends = (datetime.time.fromisoformat(hours[name]) for name in ("begins", "ends"))
    made = {}
    for name, answer in read.by_name.items():
        counts = None
        if answer.at is not None:
            days = calendar(workspace, answer.at.year + ERA)
            counts = days.counts_from(answer.at, begins, ends)
        made[name] = ReceivedBy(answer.at, counts, answer.file)
    return made, read.found


def _board(
    dossier: Dossier, workspace: Workspace, name: str, data: str, sources: Sources
) -> tuple[Board | None, tuple[Diagnostic, ...]]:
    """The answers as a board: of the annex, or of the file that is given instead."""
    annex = dossier.circular.annexes.get(name)
    programme = dossier.programmes.get(name) or programmes.usual_programme()
    times = Times.of(dossier.circular.deadlines, annex.as_of.date if annex else None)
    if not data and annex is None:
        everybody = answer_lists.programme(
            tuple(recipient.name for recipient in dossier.recipients)
        )
        return board((), (), everybody, times, ()), ()
    if not data:
        rows, counts = dossier.submissions.get(name, ()), dossier.province_counts.get(name, ())
        return board(rows, counts, programme, times, annex.provinces if annex else ()), ()
    path = _given_file(workspace, data)
    if annex is None and not submissions.is_of_districts(path):
        names = tuple(recipient.name for recipient in dossier.recipients)
        read = answer_lists.read_answers(path, names)
        programme = answer_lists.programme(names)
    else:
        known = aliases.read_aliases(workspace.config / "aliases.yaml", submissions.provinces())
        request = request_of(annex, programme, known) if annex else Request()
        read = submissions.read_submissions(path, replace(request, until=None))
    for file, lines in read.sources.items():
        sources.add(file, lines)
    if any(fault.is_error for fault in read.found):
        return None, read.found
    scope = annex.provinces if annex else ()
    return board(read.submissions, read.counts, programme, times, scope), read.found


def _given_file(workspace: Workspace, data: str) -> Path:
    """The file of answers under ``config/``; by its bare name, where data are kept or on top."""
    path = workspace.config / data
    folder = workspace.config / "submissions"
    beside = folder / data
    if not opening.exists(path) and beside.parent == folder and opening.exists(beside):
        path = beside
    on_top = workspace.root / data
    if not opening.exists(path) and on_top.parent == workspace.root and opening.exists(on_top):
        path = on_top
    if opening.exists(path):
        return path
    known = tuple(
        f"submissions/{each_path.name}" for each_path in submission_files.files_within(folder)
    )
    return existing_file(path, "data", data, known)


def _strangers(dossier: Dossier, given: tuple[Answer, ...], made: Board) -> tuple[Diagnostic, ...]:
    """Recipients whom the data does not know; in a list of answers they are merely silent."""
    names = [answer.recipient.name for answer in given if not answer.known]
    if not names or made.programme.name == answer_lists.programme(()).name:
        return ()
    params = {"count": len(names), "names": listed_names(names, _NAMES_SHOWN)}
    return (Diagnostic("DG2224", dossier.places.of("recipients"), params),)
