"""A batch over a list too long to be held: checked and made in steps, in folders of their own.

Every step is an ordinary batch of as many letters as a folder may have files. First all steps are
checked, so that nothing is written when a row is wrong; then they are made one after the other. A
run that goes on (``resume``) takes up where the last one was stopped. What is held at a time is one
step, and eight bytes for each recipient.
"""

from __future__ import annotations

import base64
import hashlib
from array import array
from collections.abc import Generator, Iterator
from contextlib import suppress
from pathlib import Path
from shutil import disk_usage
from typing import TYPE_CHECKING

from docgen.batch import line_manifest
from docgen.batch.delivery import opened_folder
from docgen.batch.line_manifest import StepRecord, Steps
from docgen.batch.verify import verify_folder
from docgen.diagnostics import Diagnostic, Rejected
from docgen.later import later
from docgen.loading.workspace.long_lists import ListStep, LongList
from docgen.model.dossier import APART, Recipient
from docgen.services.deliver import DeliveryRules, Parcel, deliver_parcels
from docgen.services.events import (
    Begun,
    Ended,
    FoundFaults,
    Note,
    RunStatus,
    Skipped,
    WorkEvent,
)
from docgen.services.long_drafts import tell_other_words
from docgen.services.long_faults import FaultsOfList
from docgen.services.long_run import LongRun, inputs_of, refuse_linked_steps, run_over, told_of_step

if TYPE_CHECKING:
    from docgen.services import batch
    from docgen.services.batch_wishes import Batch
    from docgen.services.letter_makers import LetterMakers
else:
    batch = later("docgen.services.batch")

_CHECKED, _MADE = "checked", "made"
_OF_LIST = "DG4020"


def make_long_batch(wishes: Batch, listed: LongList, makers: LetterMakers) -> Iterator[WorkEvent]:
    """Check the whole list, then make its letters, folder after folder.

    Raises: Rejected, as an ordinary batch does, before anything is written.
    """
    run = run_over(wishes, listed, makers)
    yield from tell_other_words(run)
    with opened_folder(wishes.target):
        refuse_linked_steps(wishes.target)
        steps = Steps(wishes.target, inputs_of(run), goes_on=wishes.resume)
        total, last, is_sound = yield from look_at_all(run, steps)
        if not is_sound:
            yield Ended(RunStatus.NOTHING_WRITTEN)
            return
        yield Begun(total)
        ended = yield from _make_steps(run, steps, total)
        left = line_manifest.write_lines(wishes.target, last, listed.name)
        if not left:
            steps.end()
        yield Ended(RunStatus.SOME_FAILED if ended else RunStatus.DONE, ended, total)


def look_at_all(run: LongRun, steps: Steps) -> Generator[WorkEvent, None, tuple[int, int, bool]]:
    """Check the whole list: how many letters are wanted, in how many folders, and may be made.

    Raises: Rejected, where a name or a group that was asked for stands in no step.
    """
    faults = FaultsOfList()
    total = last = 0
    for step in run.listed.steps(run.rows_of_step):
        total, last = total + step.rows, step.number
    yield Note("long_list", {"letters": total, "folders": last})
    yield from _check_steps(run, steps, faults)
    run.selection.refuse_unmet()
    total = sum(run.selection.count.values()) if run.selection.is_asked else total
    yield FoundFaults(faults.all_faults(), faults.sources)
    is_sound = not faults.errors or run.wishes.keep_going
    if not is_sound:
        steps.end()
    return total, last, is_sound


def looked_at(wishes: Batch, listed: LongList, makers: LetterMakers) -> Iterator[WorkEvent]:
    """What is wrong with the whole list; nothing is written."""
    run = run_over(wishes, listed, makers)
    yield from tell_other_words(run)
    faults, total, folders = all_faults_of(run)
    yield FoundFaults(faults.all_faults(), faults.sources)
    if faults.errors and not wishes.keep_going:
        yield Ended(RunStatus.NOTHING_WRITTEN)
        return
    yield Note("long_list", {"letters": total, "folders": folders})
    yield Ended(RunStatus.DONE)


def all_faults_of(run: LongRun) -> tuple[FaultsOfList, int, int]:
    """What is wrong with the whole list, how many letters are wanted, and in how many folders.

    Raises: Rejected, where a name or a group that was asked for stands in no step.
    """
    faults, total, folders = FaultsOfList(), 0, 0
    seen: set[int] = set()
    for step in run.listed.steps(run.rows_of_step):
        _add(faults, run, step, seen)
        total += run.wanted_in(step)
        folders += run.wanted_in(step) > 0
    run.selection.refuse_unmet()
    return faults, total, folders


def _check_steps(run: LongRun, steps: Steps, faults: FaultsOfList) -> Iterator[WorkEvent]:
    """Check every step that is not known to be right; so many rows are told as they are done."""
    seen: set[int] = set()
    for step in run.listed.steps(run.rows_of_step):
        content = run.listed.digest(step)
        record = steps.step_record(step.number, _CHECKED, content)
        if record is not None and not run.selection.is_asked and run.looked is None:
            seen.update(_numbers(record.rows))
            continue
        before = faults.errors
        rows = _add(faults, run, step, seen)
        if faults.errors == before:
            packed = base64.b85encode(rows.tobytes()).decode("ascii")
            steps.record_step(StepRecord(step.number, _CHECKED, content, packed))
        if step.number % 20 == 0:
            yield Note("long_list_checked", {"rows": step.first + step.rows - 1})


def _numbers(packed: str) -> array[int]:
    found = array("Q")
    with suppress(ValueError):
        found.frombytes(base64.b85decode(packed))
    return found


def _add(faults: FaultsOfList, run: LongRun, step: ListStep, seen: set[int]) -> array[int]:
    """Add what is wrong with a step, and with it who is written to again."""
    plan = run.plan(step, writes=False)
    if plan is None:
        return array("Q")
    if run.looked is not None:
        run.looked(plan, step)
    if not faults.sources.lines:
        for file, lines in plan.sources.lines.items():
            if file != str(run.listed.path):  # whose lines are not all held
                faults.sources.add(file, lines)
    faults.add(tuple(fault for fault in plan.found if fault.code != _OF_LIST))
    rows = array("Q")
    for recipient in plan.recipients.values():
        number = _number_of(recipient)
        if number in seen:
            faults.keep(_twin(run, recipient, number, step))
        seen.add(number)
        rows.append(number)
    return rows


def _number_of(recipient: Recipient) -> int:
    """Who it is, as a number: name, and what tells namesakes apart."""
    parts = [recipient.name, recipient.addressee]
    parts += [recipient.fields.get(name, "") for name in APART]
    whole = "\0".join(parts).encode("utf-8")
    return int.from_bytes(hashlib.blake2b(whole, digest_size=8).digest(), "little")


def _twin(run: LongRun, recipient: Recipient, number: int, until: ListStep) -> Diagnostic:
    """That somebody is written to twice, with the row that has him first."""
    first = ""
    for step in run.listed.steps(run.rows_of_step):
        dossier = run.load_step(step).dossier
        for each_recipient in dossier.recipients if dossier is not None else ():
            if _number_of(each_recipient) == number and each_recipient.at is not None and not first:
                first = run.listed.place_in_file(each_recipient.at, step).cell
        if first or step.number == until.number:
            break
    at = recipient.at and run.listed.place_in_file(recipient.at, until)
    params = {"name": recipient.name, "first": first, "second": at.cell if at else ""}
    return Diagnostic("DG4012", at, params)


def _make_steps(run: LongRun, steps: Steps, total: int) -> Generator[WorkEvent, None, int]:
    """Make every step; how many letters failed. A step that stands whole is left alone."""
    failed = size = 0
    for step in run.listed.steps(run.rows_of_step):
        wanted = run.wanted_in(step)
        if not wanted:
            continue
        folder = line_manifest.folder_of(run.wishes.target, step.number)
        content = run.listed.digest(step)
        is_made = steps.step_record(step.number, _MADE, content) is not None
        if is_made and not verify_folder(folder)[1]:
            yield Note("resume_stands", {"count": wanted})
            yield Skipped(wanted)
            total -= wanted
            continue
        plan = run.plan(step, writes=True)
        if plan is None or plan.origin is None:
            failed += wanted
            continue
        lost = plan.refused_count
        if not size:
            size = batch.size_of_one(plan)
            _refuse_without_room(run.wishes.target, size * total)
        maker = run.makers.maker(plan, folder, run.listed, step)
        parcel = Parcel(folder, plan.jobs, plan.origin)
        rules = DeliveryRules(run.wishes.stop_on_first, run.wishes.resume, maker)
        lost += yield from told_of_step(deliver_parcels([parcel], rules))
        if lost and run.wishes.stop_on_first:
            return failed + lost
        if not lost:
            steps.record_step(StepRecord(step.number, _MADE, content))
        failed += lost
    return failed


def _refuse_without_room(folder: Path, needed: int) -> None:
    free = disk_usage(folder).free
    if needed > free:
        sizes = {"needed": f"{needed / 1e6:.0f}", "free": f"{free / 1e6:.0f}"}
        params = {"folder": str(folder), **sizes}
        raise Rejected([Diagnostic("DG5012", None, params)])
