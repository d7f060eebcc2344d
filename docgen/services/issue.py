"""Final letters: nothing left open, a number from the register, what went out recorded.

Everything that can fail comes first. Then letter by letter: the number, the files, the record.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from docgen import opening
from docgen.batch.delivery import FilesOrError, opened_folder
from docgen.batch.jobs import Job
from docgen.batch.numbered import Act, put_out
from docgen.diagnostics import Rejected
from docgen.loading.workspace import Workspace
from docgen.press import Press
from docgen.register import AlsoIssued, RegisterEntry, State, number_text
from docgen.services import workspace_journal
from docgen.services.deliver import (
    DeliveryRules,
    deliver_parcels,
    ended_run,
    left_over,
    refuse_shared_folders,
    refuse_what_may_not_be,
    told_delivery,
)
from docgen.services.events import Begun, Ended, FoundFaults, Note, RunStatus, Standing, WorkEvent
from docgen.services.final_letters import FinalLetter, Issuing, letter_under, ready_letters
from docgen.services.number import (
    OpenRegister,
    desk,
    far_beyond,
    is_recorded,
    numbers_elsewhere,
    numbers_for,
    put_right,
    refuse_changed,
    standing_files,
    waited_for,
)


def issue_letters(orders: Sequence[tuple[Path, Workspace]], wishes: Issuing) -> Iterator[WorkEvent]:
    """Issue circulars as they are written, each to all that it names; all are checked before one.

    Raises: Rejected, when nothing has been written and a folder, a file or the register refuses.
    """
    for workspace in {workspace.root: workspace for _, workspace in orders}.values():
        found = put_right(workspace, wishes.making.at)
        if found:
            yield FoundFaults(found)
    presses = wishes.making.presses()
    ready = yield from ready_letters(orders, wishes, presses)
    if not ready:
        yield Ended(RunStatus.NOTHING_WRITTEN)
        return
    refuse_shared_folders([final.parcel for final in ready])
    yield Begun(len(ready))
    for place, final in enumerate(ready):
        if is_recorded(final.dossier):
            yield from waited_for(final.workspace)
        told: list[WorkEvent] = []
        act = _issue_letter(final, wishes, presses.of(final.workspace), is_first=not place)
        try:
            failed = _done_act(act, told)
        except Rejected as error:
            yield from told
            if not place:
                raise
            yield FoundFaults(error.found, final.made.sources)
            yield ended_run(1, len(ready))
            return
        told += _in_journal(told, final, wishes)
        yield from told  # the register is free again, whatever the one who listens does meanwhile
        if failed:
            yield ended_run(1, len(ready))
            return
    yield ended_run(0, len(ready))


def _in_journal(told: Sequence[WorkEvent], final: FinalLetter, wishes: Issuing) -> list[WorkEvent]:
    """Tell the journal of what was written; what the disk refused of that."""
    at, path = wishes.making.at, final.made.path
    found = workspace_journal.letters_written(final.workspace, "issue", path, at, told)
    return [FoundFaults(found)] if found else []


def _done_act(act: Generator[WorkEvent, None, bool], told: list[WorkEvent]) -> bool:
    """Let an act be done to its end; what it tells is kept in ``told``."""
    while True:
        try:
            told.append(next(act))
        except StopIteration as end:
            return bool(end.value)


def _issue_letter(
    final: FinalLetter, wishes: Issuing, press: Press, *, is_first: bool
) -> Generator[WorkEvent, None, bool]:
    """One letter put out; whether it failed."""
    if not is_recorded(final.dossier):
        return (yield from _without_number(final))
    with desk(final.workspace, wishes.making.at, who=wishes.who) as here:
        if here.found:
            yield FoundFaults(here.found)
        dossier, sources = final.dossier, final.made.sources
        taken = numbers_elsewhere(final.workspace, dossier, here.register)
        numbers = numbers_for(here.register, dossier, taken)
        entry = numbers[0].entry
        if final.entry is not None and (entry.number != final.entry.number or not is_first):
            folder, path = final.parcel.folder, final.made.path
            final = letter_under(entry, path, final.workspace, folder, wishes, press)
        refuse_changed(entry, final.content, final.dossier)
        typed = None if dossier.takes_number else entry.number
        yield FoundFaults(tuple(far_beyond(here.register, entry, typed)), sources)
        standing = _standing_final(here, entry, final)
        if standing is not None:
            params = {"number": number_text(entry), "at": entry.at}
            yield Note("issued_before", params)
            yield standing
            return False
        return (yield from _write_letter(here, numbers, final))


def _standing_final(
    here: OpenRegister, entry: RegisterEntry, final: FinalLetter
) -> Standing | None:
    """The letter's files, when it has gone out and all that are wished stand as they were."""
    if entry.state is not State.ISSUED:
        return None
    there = standing_files(here.register.letters(entry).get(""), final.workspace)
    known = {opening.resolved_path(path) for path in there}
    wanted = [final.parcel.folder / name for job in final.parcel.jobs for name in job.files]
    return (
        Standing(tuple(wanted))
        if all(opening.resolved_path(path) in known for path in wanted)
        else None
    )


def _write_letter(
    here: OpenRegister, numbers: Sequence[AlsoIssued], final: FinalLetter
) -> Generator[WorkEvent, None, bool]:
    """The letter drawn, numbered, written and recorded; whether it failed."""
    (first, *also), parcel = numbers, final.parcel
    entry = first.entry
    own, *others = (number_text(given.entry) for given in numbers)
    jobs = tuple(replace(job, under=own, also=tuple(others)) for job in parcel.jobs)
    parcel = replace(parcel, jobs=jobs)
    act = Act(parcel.jobs, entry, first.asked, final.content, tuple(also))
    files: list[Path] = []
    failed = False
    with opened_folder(parcel.folder) as folder:
        refuse_what_may_not_be([(folder, parcel)])

        def maker(_: Sequence[Job], own: dict[str, str]) -> Iterator[tuple[Job, FilesOrError]]:
            return put_out(here.register, final.workspace, parcel.folder, act, own)

        run = folder.run(parcel.jobs, parcel.origin, maker=maker, kept=parcel.kept_files())
        for outcome in run:
            yield from told_delivery(outcome, alone=True)
            failed = failed or outcome.fault is not None
            files += outcome.files
        left = left_over(folder, parcel.jobs)
    if left:
        yield FoundFaults(tuple(left))
    if not failed:
        yield _told_number(entry, files)
    return failed


def _told_number(entry: RegisterEntry, files: Sequence[Path]) -> Note:
    """The one line that says what number went to which file."""
    file = next((path for path in files if path.suffix == ".pdf"), files[0])
    name = "issued_again" if entry.state is State.ISSUED else "issued"
    return Note(name, {"number": number_text(entry), "file": file})


def _without_number(final: FinalLetter) -> Generator[WorkEvent, None, bool]:
    """A document of a kind that bears no number, and none behind it."""
    failed = False
    for event in deliver_parcels([final.parcel], DeliveryRules()):
        if isinstance(event, Ended):
            failed = event.status is not RunStatus.DONE
        elif not isinstance(event, Begun):
            yield event
    return failed
