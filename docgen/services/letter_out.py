"""A letter that leaves the desk: as a file to take away, or issued under its number."""

from __future__ import annotations

import hashlib
from functools import partial
from pathlib import Path

from docgen.checks.numbers import own_beginning
from docgen.diagnostics import Diagnostic, Rejected
from docgen.light import dataclass
from docgen.loading.workspace import Workspace
from docgen.making import MadeLetter
from docgen.press import Press
from docgen.register import RegisterEntry, State, number_text
from docgen.services import workspace_journal
from docgen.services.compare import texts_of_unlike
from docgen.services.events import Ended, FoundFaults, LetterDone, RunStatus, Standing
from docgen.services.final_letters import Issuing
from docgen.services.issue import issue_letters
from docgen.services.make import Making, living_row, parcel_of, target
from docgen.services.number import likely_entry, numbers_elsewhere
from docgen.services.readiness import not_ready


@dataclass(frozen=True, slots=True)
class NumberShown:
    """The number of a letter: the one that it bears or would be given, and whether it went out.

    ``found`` are the reasons why it cannot go out yet; ``office_prefix`` is how the numbers of its
    office begin, where this one begins as those of another. ``row`` is that of the register under
    which it went out.
    """

    text: str
    is_issued: bool
    found: tuple[Diagnostic, ...] = ()
    office_prefix: str = ""
    row: RegisterEntry | None = None


@dataclass(frozen=True, slots=True)
class IssueOutcome:
    """What became of an issue: whether it is done, the files, and what was found."""

    is_done: bool
    files: tuple[Path, ...]
    found: tuple[Diagnostic, ...]


def is_issued(made: MadeLetter, workspace: Workspace) -> bool:
    """Whether the register has given the letter its number and it went out."""
    entry = living_row(made, workspace)
    return entry is not None and entry.state is State.ISSUED


def number_shown(made: MadeLetter, workspace: Workspace, at: str) -> NumberShown:
    """The number that a sound letter bears or would be given."""
    entry = living_row(made, workspace)
    if entry is not None and entry.state is State.ISSUED:
        return NumberShown(number_text(entry), True, row=entry)
    if made.dossier is None or not made.is_sound:
        return NumberShown("", False, made.found)
    found = tuple(not_ready(made, None, None))
    try:
        taken = numbers_elsewhere(workspace, made.dossier)
        entry = likely_entry(workspace, made.dossier, taken)
    except Rejected as refusal:
        return NumberShown("", False, (*found, *refusal.found))
    if entry is None:
        return NumberShown("", False, found)
    return NumberShown(number_text(entry), False, found, own_beginning(made.dossier))


def issue(
    path: Path,
    workspace: Workspace,
    at: str,
    *,
    approved: Path | None = None,
    sign_field: bool = False,
) -> IssueOutcome:
    """Issue a letter: everything is checked, then number, files and record are one act.

    ``approved`` is a draft that it must agree with; with a ``sign_field`` its PDF has a place for
    an electronic signature.
    """
    found: list[Diagnostic] = []
    files: list[Path] = []
    done = False
    folder = target(path, workspace, None, alone=True)
    wishes = Issuing(
        Making(at, sign_field=sign_field), approved, partial(texts_of_unlike, language="th")
    )
    try:
        for event in issue_letters([(path, workspace)], wishes):
            if isinstance(event, FoundFaults):
                found += event.found
            elif isinstance(event, LetterDone):
                files += [folder / name for name in event.outcome.job.files]
            elif isinstance(event, Standing):
                files += event.files
            elif isinstance(event, Ended):
                done = event.status is RunStatus.DONE
    except Rejected as refusal:
        found += refusal.found
    return IssueOutcome(done, tuple(files), tuple(found))


def file_of_letter(
    made: MadeLetter, workspace: Workspace, press: Press, form: str, at: str
) -> bytes | None:
    """The letter as ``docx`` or ``pdf``, byte for byte as it would be built.

    ``None`` while it has errors. Raises: Rejected, when an enclosure cannot be made.
    """
    if not made.is_sound or made.dossier is None:
        return None
    folder = target(made.path, workspace, None, alone=True)
    parcel = parcel_of(made, workspace, folder, press, Making(at, formats=(form,)))
    files = parcel.jobs[0].begin()()
    content = next((file for name, file in files.items() if name.endswith(f".{form}")), None)
    if content is not None:
        is_secret = made.dossier.circular.secrecy is not None
        name = workspace_journal.name_in(workspace, made.path, is_secret=is_secret)
        digest = hashlib.sha256(content).hexdigest()
        workspace_journal.record_act(
            workspace, "build", name, at, digest[:16], files={form: digest}
        )
    return content
