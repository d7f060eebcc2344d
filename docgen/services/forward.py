"""The circular by which another office sends a letter on, as YAML."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from docgen.diagnostics import Rejected
from docgen.drafting.earlier_letter import earlier_letter
from docgen.drafting.forwarding import Step, forwarded
from docgen.loading.circular import circulars
from docgen.loading.workspace import Workspace, offices
from docgen.loading.workspace.calendar import calendar
from docgen.services.asked import date_asked, urgency_asked
from docgen.services.reports import Report, reported, unknown


@dataclass(frozen=True, slots=True)
class Forwarding:
    """Who sends on, and how: as a clerk types it; what is empty is the usual.

    ``lead`` is how many working days before the original's deadline the new one lies.
    """

    office: str
    date: str = ""
    lead: int = 0
    urgency: str = ""
    keys: str = "th"


@reported
def forward(
    path: Path, workspace: Workspace, asked: Forwarding, *, today: datetime.date
) -> Report[str]:
    """The forwarding circular; nothing is written. DG5202 when there is no such office."""
    known = offices.offices(workspace)
    if asked.office not in known.names:
        raise Rejected([unknown("DG5202", "office", asked.office, known.names)])
    urgency = urgency_asked(asked.urgency)
    date = date_asked(asked.date, today, "date")
    loaded = circulars.load(path, workspace)
    loaded.sources.add(str(known.path), known.lines)
    office = known.models.get(asked.office)
    own = [fault for fault in known.faults[asked.office] if fault not in loaded.found]
    found = (*loaded.found, *own)
    if loaded.dossier is None or office is None:
        return Report(None, found, loaded.sources)
    years = {one.until.year for one in loaded.dossier.circular.deadlines.values()}
    step = Step(
        asked.office,
        office,
        date,
        lead=asked.lead,
        calendar=calendar(workspace, *years),
        urgency=urgency,
        earlier=earlier_letter(loaded.dossier, asked.office, office, date, workspace),
    )
    made = forwarded(loaded.dossier, step, keys=asked.keys)
    return Report(made.text, (*found, *made.found), loaded.sources)
