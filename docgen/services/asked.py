"""Names and dates as a face was given them, and what they stand for."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from docgen import opening, vocabulary
from docgen.diagnostics import Diagnostic, Rejected
from docgen.services.reports import unknown_name
from docgen.thai import Fault

if TYPE_CHECKING:
    from docgen.kinds import Kind
    from docgen.loading.workspace import Workspace
    from docgen.loading.workspace.own_kinds import OwnKinds
    from docgen.model.circular import Urgency
    from docgen.thai.dates import Moment, ThaiDate


def kind_asked(name: str, workspace: Workspace | None) -> Kind:
    """The kind of that name: one of the workspace, or docgen's, which is called in either language.

    An office's kind stands before docgen's of the same name, as it does in circulars.

    Raises: Rejected, with DG5201, when there is none, or with what is wrong in the file of one.
    """
    from docgen.kinds import kind

    own = own_kinds(workspace)
    if name in own:
        return kind(own[name])
    faults = found_in_kind(name, workspace)
    if faults:
        raise Rejected(faults)
    shipped = vocabulary.english("kinds", name)
    if shipped is not None:
        return kind(shipped)
    known = (*vocabulary.bilingual_names("kinds"), *vocabulary.bilingual_names("forms"), *own)
    raise Rejected([unknown_name("DG5201", "kind", name, known, "kinds")])


def is_form_of_submissions(kind: str) -> bool:
    """Whether what is called a kind is the form for submissions."""
    return vocabulary.english("forms", kind) == "submissions"


def own_kinds(workspace: Workspace | None) -> dict[str, str]:
    """The sound kinds of the workspace: as a clerk names them → identifier."""
    own = _loaded_kinds(workspace)
    if own is None:
        return {}
    return {name: path for name, path in own.names.items() if name not in own.faults}


def found_in_kind(name: str, workspace: Workspace | None) -> list[Diagnostic]:
    """What is wrong, or worth a warning, in the file of the workspace's own kind of that name."""
    own = _loaded_kinds(workspace)
    return [] if own is None else own.faults.get(name) or own.warnings.get(name, [])


def faulty_kinds(workspace: Workspace | None) -> tuple[Diagnostic, ...]:
    """What is wrong in those files of the workspace's own kinds that cannot be used."""
    own = _loaded_kinds(workspace)
    faults = own.faults if own is not None else {}
    return tuple(fault for found in faults.values() for fault in found)


def _loaded_kinds(workspace: Workspace | None) -> OwnKinds | None:
    """The workspace's own kinds, where it has a folder of them."""
    if workspace is None or not opening.exists(workspace.config / "kinds"):
        return None
    from docgen.loading.workspace import own_kinds as loading

    return loading.load(workspace)


def kinds_of(workspace: Workspace | None) -> tuple[Kind, ...]:
    """The sound kinds that the workspace has beside docgen's, each once."""
    from docgen.kinds import kind

    return tuple(kind(name) for name in dict.fromkeys(own_kinds(workspace).values()))


def moment_asked(written: str, argument: str) -> Moment:
    """A day and the time of it: ``8 กันยายน 2564 เวลา 18.30 น.``

    Raises: Rejected, with the fault of the date or the time, when it is none.
    """
    from docgen.thai.date_reading import parse_moment

    try:
        return parse_moment(written)
    except Fault as fault:
        raise Rejected([Diagnostic(fault.code, None, fault.params, argument=argument)]) from fault


def date_asked(written: str, today: datetime.date, argument: str) -> ThaiDate:
    """The date of a letter to be; where none is given, this month with its day left open.

    Raises: Rejected, with the fault of the date, when it cannot be one.
    """
    from docgen.thai.date_reading import parse_date
    from docgen.thai.dates import ThaiDate

    if not written:
        now = ThaiDate.of(today)
        return ThaiDate(now.year, now.month, None)
    try:
        return parse_date(written)
    except Fault as fault:
        wrong = Diagnostic(fault.code, None, fault.params, argument=argument)
        raise Rejected([wrong]) from fault


def thai_date(day: datetime.date) -> ThaiDate:
    """The day as a letter has it."""
    from docgen.thai.dates import ThaiDate

    return ThaiDate.of(day)


def buddhist_year(day: datetime.date) -> int:
    """The Buddhist-era year in which a day lies."""
    from docgen.thai.dates import ThaiDate

    return ThaiDate.of(day).year


def urgency_asked(written: str) -> Urgency | None:
    """An urgency by its Thai or English name; ``None`` when none is given.

    Raises: Rejected, with DG5210, when there is no such urgency.
    """
    from docgen.model.circular import Urgency

    if not written:
        return None
    name = vocabulary.english("urgency", written)
    if name is None:
        raise Rejected([unknown_name("DG5210", "urgency", written, vocabulary.names("urgency"))])
    return Urgency(name)


def existing_file(path: Path, argument: str, written: str, known: tuple[str, ...]) -> Path:
    """A file that must be there.

    Raises: Rejected, with DG5207, when it is not.
    """
    if not opening.exists(path):
        raise Rejected([unknown_name("DG5207", argument, written, known)])
    return path
