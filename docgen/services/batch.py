"""One letter for each recipient: planned, looked at, made; drafts until they are issued."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from docgen import opening
from docgen.batch.disk_faults import disk_fault
from docgen.batch.file_names import parts
from docgen.batch.jobs import Job
from docgen.batch.pdfs import joined_pdf
from docgen.batch.plan import Plan, plan_of_batch
from docgen.batch.proof import extreme_letters
from docgen.batch.selection import UnknownRecipientError
from docgen.batch.shared_words import shared_words
from docgen.batch.wanted_letters import (
    DRAFTS,
    WHOLE_LIST,
    IssueTerms,
    PlannedStep,
    WantedLetters,
)
from docgen.diagnostics import Diagnostic, Rejected
from docgen.later import later
from docgen.loading.circular.numbering import number_requests
from docgen.loading.workspace import Workspace
from docgen.press import Press
from docgen.register import Register, RegisterEntry, State, number_text
from docgen.services.batch_wishes import Batch
from docgen.services.deliver import DeliveryRules, Parcel, deliver_parcels
from docgen.services.events import (
    Begun,
    Ended,
    FoundFaults,
    Note,
    Planned,
    RunStatus,
    Standing,
    WorkEvent,
    Wrote,
)
from docgen.services.letter_makers import LetterMakers, makers_for
from docgen.services.number import put_right, standing_files
from docgen.services.reports import unknown_name
from docgen.services.workspace_journal import RunInJournal
from docgen.writers.files import write_together

if TYPE_CHECKING:
    from docgen.services import long_batch, long_proof
else:
    long_batch = later("docgen.services.long_batch")
    long_proof = later("docgen.services.long_proof")

_MEGABYTE = 1_000_000
_UNKNOWN = {
    "recipient": ("DG5445", "only"),
    "group": ("DG5446", "groups"),
    "status": ("DG5447", "status"),
}


def plan_of(
    wishes: Batch, press: Press, terms: IssueTerms = DRAFTS, step: PlannedStep = WHOLE_LIST
) -> Plan:
    """The letters that are wanted, checked, as they go out and for a step of the list.

    Raises: Rejected, with the nearest names, when a recipient, group or status is unknown.
    """
    only, groups = names_of_options(wishes.only), names_of_options(wishes.groups)
    chosen = (only, groups, wishes.status, wishes.keep_going)
    wanted = WantedLetters(wishes.formats, *chosen, terms, step)
    try:
        return plan_of_batch(wishes.path, wishes.workspace, press, wanted)
    except UnknownRecipientError as error:
        raise Rejected([unknown_choice(error)]) from error


def unknown_choice(error: UnknownRecipientError) -> Diagnostic:
    """That there is no such recipient, group or status, with the nearest that there are."""
    code, argument = _UNKNOWN[error.kind]
    return unknown_name(code, argument, error.name, error.known)


def may_go_on(plan: Plan, wishes: Batch) -> bool:
    """Whether there is a letter to write, and none that forbids the others."""
    whole = plan.origin is not None and plan.can_write
    return whole and (wishes.keep_going or not plan.refused_count)


def make_batch(wishes: Batch, executor: Executor | None = None) -> Iterator[WorkEvent]:
    """Check every row, then write letter by letter; each is whole or not there.

    ``executor`` is any of ``concurrent.futures``' interface whose workers see the same files; it
    stays its owner's to shut down.
    Raises: Rejected, before anything is written, when the folder, a file or a cluster refuses.
    """
    yield from in_journal(wishes, "draft_batch").record_events(_make_batch(wishes, executor))


def in_journal(wishes: Batch, act: str) -> RunInJournal:
    """How the journal tells of a run of the batch."""
    return RunInJournal(wishes.workspace, act, wishes.path, wishes.at, wishes.target)


def _make_batch(wishes: Batch, executor: Executor | None) -> Iterator[WorkEvent]:
    found = put_right(wishes.workspace, wishes.at)
    if found:
        yield FoundFaults(found)
    press = wishes.press()
    with makers_for(wishes, executor) as makers:
        makers.refuse_others(press)
        plan = drafted_plan(wishes, press)
        if plan.long_list is not None:
            yield from long_batch.make_long_batch(wishes, plan.long_list, makers)
            return
        yield FoundFaults(plan.found, plan.sources)
        if not may_go_on(plan, wishes) or plan.origin is None:
            yield Ended(RunStatus.NOTHING_WRITTEN)
            return
        plan, kept = _without_issued(plan, wishes)
        yield from kept
        if plan.origin is None or not plan.can_write:
            yield Ended(RunStatus.DONE)
            return
        maker = makers.maker(plan, wishes.target)
        parcel = Parcel(wishes.target, plan.jobs, plan.origin, size_of_one(plan), wishes.workspace)
        way = DeliveryRules(wishes.stop_on_first, wishes.resume, maker)
        for event in deliver_parcels([parcel], way):
            if isinstance(event, Begun):
                yield replace(event, refused=plan.refused_count)
            else:
                yield with_refused(event, plan) if isinstance(event, Ended) else event


def with_refused(event: Ended, plan: Plan) -> Ended:
    """The end of a run, with the letters counted that were wrong from the first."""
    if not plan.refused_count:
        return event
    total = event.total + plan.refused_count
    return Ended(RunStatus.SOME_FAILED, event.failed + plan.refused_count, total)


def looked_at(wishes: Batch) -> Iterator[WorkEvent]:
    """What would be written: the files, and how much it comes to."""
    plan = drafted_plan(wishes, wishes.press())
    if plan.long_list is not None:
        yield from long_batch.looked_at(wishes, plan.long_list, LetterMakers(wishes))
        return
    yield FoundFaults(plan.found, plan.sources)
    if not may_go_on(plan, wishes):
        yield Ended(RunStatus.NOTHING_WRITTEN)
        return
    due = [job for job in plan.jobs if job.chosen and not job.codes]
    size = size_of_one(plan) * len(due)
    yield Planned(tuple(wishes.target / name for job in due for name in job.files))
    yield Note(
        "planned",
        {
            "letters": len(due),
            "files": sum(len(job.files) for job in due),
            "pages": sum(job.pages for job in due),
            "megabytes": f"{size / _MEGABYTE:.1f}",
            "folder": wishes.target,
        },
    )
    yield Ended(RunStatus.DONE)


def make_proof(wishes: Batch) -> Iterator[WorkEvent]:
    """The letters to look at first, in one PDF.

    Raises: Rejected, when it cannot be written.
    """
    press = wishes.press()
    plan = drafted_plan(wishes, press)
    if plan.long_list is not None:
        yield from long_proof.proof_of_list(wishes, plan.long_list)
        return
    yield FoundFaults(plan.found, plan.sources)
    if not may_go_on(plan, wishes):
        yield Ended(RunStatus.NOTHING_WRITTEN)
        return
    chosen = extreme_letters(plan.jobs, plan.recipients)
    drawn = (press.pdf.pdf(plan.pages_of(job.row)) for job in chosen)
    yield from written_proof(wishes, chosen, drawn)


def written_proof(
    wishes: Batch, chosen: Sequence[Job], drawn: Iterable[bytes]
) -> Iterator[WorkEvent]:
    """The PDF of the letters to look at first.

    Raises: Rejected, when it cannot be written.
    """
    path = wishes.target.parent / f"{wishes.target.name}-proof.pdf"
    content = joined_pdf(drawn)
    try:
        opening.make_folder(path.parent)
        private = any(job.private for job in chosen)
        write_together(path.parent, {path.name: content}, replace={path.name}, private=private)
    except OSError as error:
        raise Rejected([disk_fault(error, path)]) from error
    yield Wrote((path,))
    names = ", ".join(job.recipient for job in chosen)
    yield Note("proof_made", {"count": len(chosen), "names": names})
    yield Ended(RunStatus.DONE)


def size_of_one(plan: Plan) -> int:
    """How many bytes one letter takes, by drawing the first; nothing when that fails."""
    job = next(job for job in plan.jobs if job.chosen and not job.codes)
    try:
        return sum(map(len, job.draw().values()))
    except Exception:  # the run tells it of the letter itself
        return 0


def drafted_plan(wishes: Batch, press: Press) -> Plan:
    """The plan of drafts; on another text than went out, an automatic number stays open.

    Raises: Rejected, when a recipient, group or status is unknown.
    """
    plan = plan_of(wishes, press)
    told = other_words_out(plan, wishes.workspace)
    if told is None or plan.dossier is None:
        return plan
    if plan.dossier.takes_number:
        plan = plan_of(wishes, press, IssueTerms(number=0))
    return replace(plan, found=(*plan.found, told))


def other_words_out(plan: Plan, workspace: Workspace) -> Diagnostic | None:
    """DG5426, where the letters have gone out under their number with other words than a plan's."""
    entry = _went_out(plan, workspace)
    if plan.dossier is None or entry is None or entry.content == shared_words(plan):
        return None
    at = plan.dossier.places.of("reference_number")
    return Diagnostic("DG5426", at, {"number": number_text(entry)})


def _without_issued(plan: Plan, wishes: Batch) -> tuple[Plan, list[WorkEvent]]:
    """The plan without the letters that went out and stand where drafts of them would."""
    entry = _went_out(plan, wishes.workspace)
    if entry is None or plan.origin is None:
        return plan, []
    with Register(wishes.workspace.register) as register:
        letters = register.letters(entry)
    kept: list[Path] = []
    jobs, part_of = [], parts(plan.recipients)
    for job in plan.jobs:
        names = {opening.resolved_path(wishes.target / name) for name in job.files}
        files = standing_files(letters.get(part_of.get(job.row, "")), wishes.workspace)
        there = [path for path in files if opening.resolved_path(path) in names]
        kept += there if job.chosen else []
        jobs.append(replace(job, chosen=job.chosen and not there))
    if not kept:
        return plan, []
    params = {"name": wishes.path.stem, "number": number_text(entry), "at": entry.at}
    told = Diagnostic("DG5425", None, {**params, "file": kept[0].name})
    origin = replace(plan.origin, final=True)
    return replace(plan, jobs=tuple(jobs), origin=origin), [
        FoundFaults((told,)),
        Standing(tuple(kept)),
    ]


def _went_out(plan: Plan, workspace: Workspace) -> RegisterEntry | None:
    """The row of the number that the letters bear, where it has gone out."""
    asked_for = number_requests(plan.dossier) if plan.dossier is not None else []
    if not asked_for or not opening.is_file(workspace.register):
        return None
    asked, typed, _ = asked_for[0]
    try:
        with Register(workspace.register) as register:
            known = register.living_number(asked)
            entry = known if typed is None else register.number_for(asked, typed=typed)
    except Rejected:  # told when they are issued; drafts may bear what they will
        return None
    if entry is not None and entry.item != asked.item:
        return None
    return entry if entry is not None and entry.state is State.ISSUED and entry.content else None


def names_of_options(written: tuple[str, ...]) -> tuple[str, ...]:
    """Names as options give them, several at a time or each with its own option."""
    return tuple(piece.strip() for group in written for piece in group.split(",") if piece.strip())
