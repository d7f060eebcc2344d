"""Letters ready to go out: nothing left open, each whole under the number it will bear."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from docgen.batch.check_codes import with_code
from docgen.batch.fingerprints import enclosed_digests, words_of
from docgen.diagnostics import Diagnostic, Position, Rejected
from docgen.light import dataclass
from docgen.loading.workspace import Workspace
from docgen.making import MadeLetter, prepare
from docgen.model.dossier import Dossier
from docgen.press import Press, Presses
from docgen.register import RegisterEntry
from docgen.services.deliver import (
    Parcel,
)
from docgen.services.events import FoundFaults, WorkEvent
from docgen.services.make import Making, parcel_of, target
from docgen.services.number import (
    is_recorded,
    likely_entry,
    numbers_elsewhere,
    refuse_changed,
)
from docgen.services.readiness import ListChanges, dossier_of, not_ready

# What a draft may leave open is told of it, and refused in a final letter under its own code.
_REFUSED_AS = {"DG2070": "DG2071", "DG2215": "DG2216"}


@dataclass(frozen=True, slots=True)
class Issuing:
    """How letters are issued: what is made, by whom, and what was signed off before.

    ``approved`` is the draft that was approved; ``changes`` tells what differs from it.
    """

    making: Making
    approved: Path | None = None
    changes: ListChanges | None = None
    who: str = ""


@dataclass(frozen=True, slots=True)
class FinalLetter:
    """A letter ready to go out, with the number that it will most likely bear."""

    workspace: Workspace
    made: MadeLetter
    entry: RegisterEntry | None
    parcel: Parcel

    @property
    def dossier(self) -> Dossier:
        return dossier_of(self.made)

    @property
    def content(self) -> str:
        """SHA-256 of what it says, and of what goes with it."""
        return words_of(self.made, enclosed_digests(self.dossier))


def ready_letters(
    orders: Sequence[tuple[Path, Workspace]], wishes: Issuing, presses: Presses
) -> Generator[WorkEvent, None, list[FinalLetter]]:
    """The letters as they will go out; none where one of them may not."""
    finals: list[FinalLetter] = []
    taken: set[int] = set()
    folder, alone = wishes.making.folder, len(orders) == 1
    for path, workspace in orders:
        press = presses.of(workspace)
        draft = prepare(path, workspace, press)
        final, found = None, _refusals(draft, wishes)
        if draft.is_sound and not any(fault.is_error for fault in found):
            place = target(path, workspace, folder, alone=alone)
            try:
                final = _final(draft, workspace, place, wishes, press, taken)
            except Rejected as error:
                found += [fault for fault in error.found if fault not in draft.found]
        shown = draft if final is None else final.made
        yield FoundFaults((*_not_refused(shown.found, found), *found), shown.sources)
        if final is not None and final.made.is_sound:
            finals.append(final)
            taken |= {final.entry.number} if final.entry is not None else set()
    return finals if len(finals) == len(orders) else []


def _not_refused(told: Iterable[Diagnostic], refused: Sequence[Diagnostic]) -> list[Diagnostic]:
    """What a draft tells, without what the refusals say of the same cause."""
    codes = {fault.code for fault in refused}
    return [told_fault for told_fault in told if _REFUSED_AS.get(told_fault.code) not in codes]


def _refusals(draft: MadeLetter, wishes: Issuing) -> list[Diagnostic]:
    if not draft.is_sound:
        return []
    if draft.sample_of is not None:
        at = Position(str(draft.path))
        return [Diagnostic("DG5427", at, {"file": draft.path.name})]
    return not_ready(draft, wishes.approved, wishes.changes)


def _final(
    draft: MadeLetter,
    workspace: Workspace,
    folder: Path,
    wishes: Issuing,
    press: Press,
    taken: set[int],
) -> FinalLetter:
    dossier = dossier_of(draft)
    entry = likely_entry(workspace, dossier, taken | numbers_elsewhere(workspace, dossier))
    final = letter_under(entry, draft.path, workspace, folder, wishes, press)
    if entry is not None and final.made.is_sound:
        refuse_changed(entry, final.content, final.dossier)
    return final


def letter_under(
    entry: RegisterEntry | None,
    path: Path,
    workspace: Workspace,
    folder: Path,
    wishes: Issuing,
    press: Press,
) -> FinalLetter:
    """The letter under that number, whole but for the drawing of it.

    Raises: Rejected, when it cannot be made under that number.
    """
    number = entry.number if entry is not None else None
    made = prepare(path, workspace, press, final=True, number=number)
    if not made.is_sound:
        raise Rejected(made.found)
    is_told = is_recorded(dossier_of(made))
    words = words_of(made, enclosed_digests(dossier_of(made))) if is_told else ""
    made = with_code(made, words, press)
    making = wishes.making
    parcel = parcel_of(made, workspace, folder, press, making, number=number, words=words)
    jobs = tuple(replace(job, words=words) for job in parcel.jobs)
    origin = replace(parcel.origin, final=is_told)
    return FinalLetter(workspace, made, entry, replace(parcel, jobs=jobs, origin=origin))
