"""Circulars as letters, each to the addressee it names; drafts until they are issued."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from pathlib import Path

from docgen import opening, vocabulary
from docgen import register as registers
from docgen.batch.check_codes import with_code
from docgen.batch.enclosures import Enclosures, enclosures
from docgen.batch.fingerprints import enclosed_digests, words_of
from docgen.batch.letter_jobs import origin, whole_letter
from docgen.diagnostics import Diagnostic, Rejected
from docgen.light import dataclass
from docgen.loading.circular.numbering import number_requests
from docgen.loading.workspace import Workspace
from docgen.making import MadeLetter, prepare
from docgen.press import Press, Presses
from docgen.register import RegisterEntry, State, number_text
from docgen.services import workspace_journal
from docgen.services.deliver import DeliveryRules, Parcel, deliver_parcels
from docgen.services.events import (
    Ended,
    FoundFaults,
    LetterDone,
    Outcome,
    RunStatus,
    Standing,
    WorkEvent,
)
from docgen.services.number import put_right, standing_files
from docgen.writers.safe_names import safe_name


@dataclass(frozen=True, slots=True)
class Making:
    """What is to be made, and where; ``at`` is the moment."""

    at: str
    formats: tuple[str, ...] = ("docx", "pdf")
    folder: Path | None = None
    page_breaks: bool = True
    file_copy: bool = False
    carries_data: bool = True
    sign_field: bool = False

    def presses(self) -> Presses:
        """What the letters of each workspace are made with."""
        breaks, data = self.page_breaks, self.carries_data
        return Presses(page_breaks=breaks, carries_data=data, sign_fields=self.sign_field)


def make_letters(orders: Sequence[tuple[Path, Workspace]], wishes: Making) -> Iterator[WorkEvent]:
    """Make each circular as it is written, to the addressee it names.

    One that has errors is told and does not keep the others from being made. A letter that has
    gone out under a number of the register stands as it went out.
    Raises: Rejected, before anything is written, when a folder or a file refuses.
    """
    for workspace in {workspace.root: workspace for _, workspace in orders}.values():
        found = put_right(workspace, wishes.at)
        if found:
            yield FoundFaults(found)
    presses = wishes.presses()
    letters = []
    for path, workspace in orders:
        letter, told = circular_as_draft(path, workspace, presses.of(workspace))
        letters.append((letter, workspace))
        yield FoundFaults((*letter.found, *told), letter.sources)
    sound = [(letter, workspace) for letter, workspace in letters if letter.is_sound]
    if not sound:
        yield Ended(RunStatus.NOTHING_WRITTEN)
        return
    parcels = []
    for letter, workspace in sound:
        if letter.sample_of is not None:
            continue
        folder = target(letter.path, workspace, wishes.folder, alone=len(letters) == 1)
        parcel = parcel_of(letter, workspace, folder, presses.of(workspace), wishes)
        kept = _issued_here(letter, workspace, parcel)
        if kept is not None:
            yield from kept
        else:
            parcels.append(parcel)
    last = yield from _deliver_drafts(parcels, sound, wishes)
    yield _with_faulty(last, len(letters) - len(sound), len(letters))


def _deliver_drafts(
    parcels: Sequence[Parcel], letters: Sequence[tuple[MadeLetter, Workspace]], wishes: Making
) -> Generator[WorkEvent, None, WorkEvent]:
    """Write the letters, each told to the journal of its workspace; how it ended."""
    last: WorkEvent = Ended(RunStatus.DONE)
    for last in deliver_parcels(parcels, DeliveryRules()) if parcels else ():
        if not isinstance(last, Ended):
            yield last
        if isinstance(last, LetterDone) and last.outcome.fault is None:
            written = _in_journal(last.outcome, letters, parcels, wishes)
            if written:
                yield FoundFaults(written)
    return last


def _in_journal(
    outcome: Outcome,
    letters: Sequence[tuple[MadeLetter, Workspace]],
    parcels: Sequence[Parcel],
    wishes: Making,
) -> tuple[Diagnostic, ...]:
    """Tell the journal of the letter's workspace; what the disk refused of that."""
    folder = outcome.files[0].parent
    workspace = next(parcel.workspace for parcel in parcels if parcel.folder == folder)
    for letter, home in letters:
        if home is workspace and letter.path.stem == outcome.job.recipient:
            return workspace_journal.letter_written(home, "build", letter.path, wishes.at, outcome)
    return ()


def _with_faulty(last: WorkEvent, faulty: int, total: int) -> Ended:
    """The end of the work where so many circulars had errors before it."""
    assert isinstance(last, Ended)
    if not faulty or last.status is RunStatus.IN_USE:
        return last
    return Ended(RunStatus.SOME_FAILED, last.failed + faulty, total)


def circular_as_draft(
    path: Path, workspace: Workspace, press: Press
) -> tuple[MadeLetter, tuple[Diagnostic, ...]]:
    """A circular as a draft; on another text than went out, an automatic number stays open."""
    letter = prepare(path, workspace, press)
    entry = living_row(letter, workspace)
    if entry is None or not entry.content or letter.dossier is None:
        return letter, ()
    if entry.content == words_of(letter, enclosed_digests(letter.dossier)):
        return letter, ()
    at = letter.dossier.places.of("reference_number")
    told = (Diagnostic("DG5426", at, {"number": number_text(entry)}),)
    if letter.dossier.takes_number:
        letter = prepare(path, workspace, press, number=0)
    return letter, told


def target(path: Path, workspace: Workspace, folder: Path | None, *, alone: bool) -> Path:
    """The folder of one circular's files.

    Raises: Rejected, where a link leads elsewhere.
    """
    name = safe_name(path.stem)
    if folder is None:
        return workspace.place_in_output(name)
    return folder if alone else folder / name


def parcel_of(
    letter: MadeLetter,
    workspace: Workspace,
    folder: Path,
    press: Press,
    wishes: Making,
    *,
    number: int | None = None,
    words: str = "",
) -> Parcel:
    """The files of one sound circular, with the copy that the office keeps where that is wished.

    ``words`` is the SHA-256 of what it says, where it goes out.

    Raises: Rejected, when an enclosure cannot be made; ValueError from a letter with errors.
    """
    if letter.dossier is None:
        raise ValueError(f"{letter.path} has errors: nothing can be made of it")
    enclosed = Enclosures()
    if "pdf" in wishes.formats:
        enclosed = enclosures(letter.dossier, press)
    jobs = [whole_letter(letter, press, wishes.formats, enclosed)]
    if wishes.file_copy:
        kept = prepare(letter.path, workspace, press, file_copy=True, number=number)
        kept = with_code(kept, words, press)
        word = vocabulary.thai("copies", "file_copy")
        jobs.append(whole_letter(kept, press, wishes.formats, enclosed, copy=word))
    return Parcel(folder, tuple(jobs), origin(letter, press, enclosed), workspace=workspace)


def living_row(letter: MadeLetter, workspace: Workspace) -> RegisterEntry | None:
    """The living row of the number that the letter bears, where it is this letter's own."""
    if letter.dossier is None or not opening.is_file(workspace.register):
        return None
    asked_for = number_requests(letter.dossier)
    if not letter.is_sound or not asked_for:
        return None
    asked, typed, _ = asked_for[0]
    try:
        with registers.Register(workspace.register) as register:
            if typed is None:
                return register.living_number(asked)
            entry = register.number_for(asked, typed=typed)
            return entry if entry.item == asked.item else None
    except Rejected:  # told when it is issued; a draft may bear what it will
        return None


def _issued_here(
    letter: MadeLetter, workspace: Workspace, parcel: Parcel
) -> list[WorkEvent] | None:
    """What is told of a letter that went out and stands where the draft would; else ``None``."""
    entry = living_row(letter, workspace)
    if entry is None or entry.state is not State.ISSUED:
        return None
    with registers.Register(workspace.register) as register:
        files = standing_files(register.letters(entry).get(""), workspace)
    names = {
        opening.resolved_path(parcel.folder / name) for job in parcel.jobs for name in job.files
    }
    there = [path for path in files if opening.resolved_path(path) in names]
    if not there:
        return None
    params = {
        "name": letter.path.stem,
        "number": number_text(entry),
        "at": entry.at,
        "file": there[0].name,
    }
    return [FoundFaults((Diagnostic("DG5425", None, params),)), Standing(tuple(there))]


__all__ = ["Making", "circular_as_draft", "living_row", "make_letters", "parcel_of", "target"]
