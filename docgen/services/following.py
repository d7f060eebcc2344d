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
from docgen.loading.submissions.submission_list import SubmissionList
from docgen.loading.workspace import Workspace, aliases, programmes
from docgen.loading.workspace.calendar import calendar
from docgen.model.circular import AnnexRequest
from docgen.model.dossier import Dossier
from docgen.model.submissions import Programme, Status
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
    acknowledged, told_of_them = _receivers(dossier, workspace, received)
    wanted = _WantedAnswers(dossier, workspace, data)
    if not data and wanted.annex is None and not acknowledged:
        raise Rejected([Diagnostic("DG2223", dossier.places.of("annexes"))])
    made, found = wanted.board(loaded.sources)
    if made is None:
        return Report(None, (*loaded.found, *found), loaded.sources)
    case = replace(wanted.case(made), received=acknowledged)
    told = (*loaded.found, *told_of_them, *found, *_strangers(dossier, case.answers, made))
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


@dataclass(frozen=True, slots=True)
class _WantedAnswers:
    """The answers to a circular: those of its first annex, or in the file ``data`` instead."""

    dossier: Dossier
    workspace: Workspace
    data: str

    @property
    def name(self) -> str:
        """The name of the annex."""
        return next(iter(self.dossier.circular.annexes), "")

    @property
    def annex(self) -> AnnexRequest | None:
        """The annex as the circular asks for it."""
        return self.dossier.circular.annexes.get(self.name)

    def board(self, sources: Sources) -> tuple[Board | None, tuple[Diagnostic, ...]]:
        """The answers held against the deadlines; ``None`` where they have errors."""
        dossier, annex = self.dossier, self.annex
        times = Times.of(dossier.circular.deadlines, annex.as_of.date if annex else None)
        scope = annex.provinces if annex else ()
        if not self.data and annex is None:
            return board((), (), answer_lists.programme_of_answers(self._everybody), times, ()), ()
        if not self.data:
            rows = dossier.submissions.get(self.name, ())
            counts = dossier.province_counts.get(self.name, ())
            return board(rows, counts, self._programme, times, scope), ()
        programme, read = self._read(_given_file(self.workspace, self.data))
        for file, lines in read.sources.items():
            sources.add(file, lines)
        if any(fault.is_error for fault in read.found):
            return None, read.found
        return board(read.submissions, read.counts, programme, times, scope), read.found

    def case(self, made: Board) -> Followed:
        """The circular with what each of its recipients has answered."""
        dossier, annex = self.dossier, self.annex
        deadline = next(iter(dossier.circular.deadlines.values()), None)
        is_annex = made.programme.name != answer_lists.programme_of_answers(()).name
        return Followed(
            dossier,
            self.workspace,
            self.data or (annex.data if annex else ""),
            answers(dossier.recipients, made, deadline.until if deadline else None),
            states_of(made),
            group_heading(made),
            self.name if is_annex else "",
            None if self.data or annex is None else annex.as_of.date,
        )

    @property
    def _everybody(self) -> tuple[str, ...]:
        return tuple(recipient.name for recipient in self.dossier.recipients)

    @property
    def _programme(self) -> Programme:
        return self.dossier.programmes.get(self.name) or programmes.usual_programme()

    def _read(self, path: Path) -> tuple[Programme, SubmissionList]:
        """A file: a list of answers, or the data of the annex's programme."""
        annex = self.annex
        if annex is None and not submissions.is_of_districts(path):
            programme = answer_lists.programme_of_answers(self._everybody)
            return programme, answer_lists.read_answers(path, self._everybody)
        known = aliases.read_aliases(
            self.workspace.config / "aliases.yaml", submissions.provinces()
        )
        request = request_of(annex, self._programme, known) if annex else Request()
        return self._programme, submissions.read_submissions(path, replace(request, until=None))


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
    if not names or made.programme.name == answer_lists.programme_of_answers(()).name:
        return ()
    params = {"count": len(names), "names": listed_names(names, _NAMES_SHOWN)}
    return (Diagnostic("DG2224", dossier.places.of("recipients"), params),)
