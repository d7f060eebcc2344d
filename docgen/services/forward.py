"""The circular by which another office sends a letter on, as YAML."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

from docgen import opening
from docgen.diagnostics import Diagnostic, Rejected, listed_names
from docgen.drafting.earlier_letter import earlier_letter
from docgen.drafting.forwarding import ForwardingStep, forwarding_circular
from docgen.drafting.yaml_tree import UneditableError, tree, value_of
from docgen.light import dataclass
from docgen.loading.circular import circulars
from docgen.loading.circular.circulars import Loaded
from docgen.loading.workspace import Workspace, offices
from docgen.loading.workspace.calendar import calendar
from docgen.model.circular import Office
from docgen.services.asked import date_asked, urgency_asked
from docgen.services.files_beside import new_files
from docgen.services.letter_form.typed_values import names_of, value_under
from docgen.services.read import draft_of
from docgen.services.reports import Report, as_report, misasked_argument, unknown_name

_CIRCULARS = (".yaml", ".yml")
_SHOWN = 8
_MOST_BYTES = 100_000_000
_RECEIVED = "received"


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


@dataclass(frozen=True, slots=True)
class ForwardedLetter:
    """The new circular's text, and the received letter as it is kept with it, by its place."""

    text: str
    kept: dict[Path, bytes]


@as_report
def forward(
    path: Path,
    workspace: Workspace,
    asked: Forwarding,
    *,
    today: datetime.date,
    output: Path | None = None,
    settled: str | None = None,
) -> Report[ForwardedLetter]:
    """The forwarding circular of a circular, or of a letter that was received; nothing is written.

    ``output`` is where the new circular will lie, when that is known. A received letter goes along
    as the very file that came in: where it lies outside the workspace, ``kept`` says where it will
    be kept; ``settled`` is the draft of it in which a person has settled what was doubtful.
    DG5202 when there is no such office.

    Raises: Rejected, when the office is not known, or is not told among several.
    """
    known = offices.offices(workspace)
    name = asked.office or _only_office(path, workspace, known.names)
    if name not in known.names:
        raise Rejected([unknown_name("DG5202", "office", name, known.names)])
    urgency = urgency_asked(asked.urgency)
    date = date_asked(asked.date, today, "date")
    loaded, told, received, kept = _original(path, workspace, output, settled)
    loaded.sources.add(str(known.path), known.lines)
    office, dossier = known.models.get(name), loaded.dossier
    own = [fault for fault in known.faults[name] if fault not in loaded.found]
    found = (*told, *loaded.found, *own)
    if dossier is None or office is None:
        return Report(None, found, loaded.sources)
    years = {deadline.until.year for deadline in dossier.circular.deadlines.values()}
    earlier = earlier_letter(dossier, name, office, date, workspace)
    days = calendar(workspace, *years)
    step = ForwardingStep(name, office, date, asked.lead, days, urgency, earlier, received)
    made = forwarding_circular(dossier, step, keys=asked.keys)
    return Report(ForwardedLetter(made.text, kept), (*found, *made.found), loaded.sources)


def _only_office(path: Path, workspace: Workspace, names: tuple[str, ...]) -> str:
    """The one office that can send the letter on, where none was named.

    Raises: Rejected, with DG5219, when there are several.
    """
    own = ""
    if path.suffix.lower() in _CIRCULARS:
        dossier = circulars.load(path, workspace).dossier
        own = dossier.circular.office if dossier is not None else ""
    others = [name for name in names if name != own]
    if len(others) == 1:
        return others[0]
    raise Rejected(
        [misasked_argument("DG5219", "office", known=listed_names(others or names, _SHOWN) or "-")]
    )


@as_report
def write_forwarded(made: ForwardedLetter, output: Path) -> Report[tuple[Path, ...]]:
    """The circular at ``output`` and the received letter in its place, both or neither."""
    return Report(new_files({output: made.text.encode("utf-8"), **made.kept}))


def settled_sender(sender: Office, text: str, workspace: Workspace) -> Office:
    """The sender, under the name that a person gave where the letter itself told none."""
    try:
        told = value_under(value_of(tree(text)), names_of("circular", "office"))
    except UneditableError:
        return sender
    is_new = isinstance(told, str) and told and told not in offices.offices(workspace).models
    return sender.model_copy(update={"agency": told}) if is_new else sender


def _original(
    path: Path, workspace: Workspace, output: Path | None, settled: str | None
) -> tuple[Loaded, tuple[Diagnostic, ...], str | None, dict[Path, bytes]]:
    """The letter that is sent on: loaded, what was told, its own file if it was received."""
    if path.suffix.lower() in _CIRCULARS:
        return circulars.load(path, workspace), (), None, {}
    content = opening.content(path, _MOST_BYTES)
    draft = draft_of(path, workspace, content=content, with_sender=True)
    made = draft.expected_value()
    folder = output.parent if output is not None else workspace.config / "circulars"
    at = folder / f"{path.stem}.yaml"
    text = made.text if settled is None else settled
    sender = settled_sender(made.sender, text, workspace)
    loaded = circulars.parse(text.encode("utf-8"), at, workspace, sender=sender)
    if path.suffix.lower() != ".pdf":  # only pages can follow pages
        return loaded, draft.found, "", {}
    place, kept = opening.resolved_path(path), {}
    if not opening.is_inside(place, workspace.root):
        place = workspace.place_in_config(_RECEIVED, path.name)
        kept = {} if opening.is_file(place) else {place: content}
    seen = os.path.relpath(place, opening.resolved_path(folder))
    return loaded, draft.found, Path(seen).as_posix(), kept
