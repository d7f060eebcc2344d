"""What ``remind`` and ``status`` share: a circular with its recipients and their newest answers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen import opening
from docgen.cli.console import Console
from docgen.cli.exits import INPUT_ERRORS
from docgen.cli.messages import did_you_mean, say
from docgen.cli.options import workspace_of

if TYPE_CHECKING:
    from docgen.drafting.followup import Answer
    from docgen.loading.workspace import Workspace
    from docgen.model.dossier import Dossier, ProvinceCount, Submission

_NAMES_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Followed:
    """A circular, where its answers came from, and the answer of each recipient."""

    dossier: Dossier
    workspace: Workspace
    data: str
    answers: tuple[Answer, ...]


def followed(console: Console, file: Path, data: str) -> Followed:
    """The circular with the answers in ``data`` (a file under ``config/``) or in its own annex."""
    from docgen.diagnostics import Diagnostic, Rejected
    from docgen.drafting.followup import answers
    from docgen.loading.circular import circulars

    workspace = workspace_of(file)
    loaded = circulars.load(file, workspace)
    console.report(loaded.found, loaded.sources)
    dossier = loaded.dossier
    if dossier is None:
        raise click.exceptions.Exit(INPUT_ERRORS)
    if not dossier.recipients:
        raise Rejected([Diagnostic("DG5102", dossier.places.of("recipient"))])
    name = next(iter(dossier.circular.annexes), "")
    if data:
        rows, counts = _given(console, workspace, data)
    elif name:
        data = dossier.circular.annexes[name].data
        rows = dossier.submissions.get(name, ())
        counts = dossier.province_counts.get(name, ())
    else:
        raise Rejected([Diagnostic("DG2223", dossier.places.of("annexes"))])
    deadline = next(iter(dossier.circular.deadlines.values()), None)
    found = answers(dossier.recipients, rows, counts, deadline.until if deadline else None)
    strangers = [one.recipient.name for one in found if not one.known and not one.total]
    if strangers:
        more = "" if len(strangers) <= _NAMES_SHOWN else ", ..."
        names = ", ".join(strangers[:_NAMES_SHOWN]) + more
        params = {"count": len(strangers), "names": names}
        console.report([Diagnostic("DG2224", dossier.places.of("recipients"), params)])
    return Followed(dossier, workspace, data, found)


def _given(
    console: Console, workspace: Workspace, data: str
) -> tuple[tuple[Submission, ...], tuple[ProvinceCount, ...]]:
    from docgen.loading import submissions

    path = workspace.config / data
    if not opening.exists(path):
        folder = workspace.config / "submissions"
        known = [f"submissions/{one.name}" for one in opening.names_in(folder)]
        raise click.UsageError(say("no_such_file", path=data) + did_you_mean(data, known))
    read = submissions.read(path)
    console.report(read.found)
    if any(one.is_error for one in read.found):
        raise click.exceptions.Exit(INPUT_ERRORS)
    return read.submissions, read.counts
