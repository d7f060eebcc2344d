"""The letters of a circular as they went out: which file of which number each recipient has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from pathlib import Path

from docgen import opening
from docgen.batch.file_names import parts
from docgen.batch.plan import Plan
from docgen.batch.shared_words import shared_words
from docgen.batch.wanted_letters import IssueTerms
from docgen.diagnostics import Diagnostic, Rejected
from docgen.light import dataclass
from docgen.loading.circular.numbering import number_requests, request
from docgen.loading.workspace import Workspace
from docgen.model.dossier import Dossier
from docgen.press import Press
from docgen.register import IssuedLetter, Register, RegisterEntry, State, number_text
from docgen.register.entries import PART_MARK
from docgen.services.batch import drafted_plan, plan_of
from docgen.services.batch_wishes import Batch
from docgen.services.number import refuse_changed, standing_files


@dataclass(frozen=True, slots=True)
class IssuedLetters:
    """A plan as its letters went out; ``files`` are their PDFs by row.

    ``numbers`` are those of rows that have one of their own; who has no file gets a draft.
    """

    plan: Plan
    files: dict[int, Path] = field(default_factory=dict)
    numbers: dict[int, int] = field(default_factory=dict)


def as_issued(wishes: Batch, press: Press) -> IssuedLetters:
    """The letters that are wanted, as they went out where they did, else as drafts.

    Raises: Rejected, with DG5406 where the circular says something else now, DG5142 where a file
    that went out is not where it was, or is another.
    """
    draft = drafted_plan(wishes, press)
    entry, is_registered = number_out(draft.dossier, wishes.workspace)
    if entry is not None:
        plan = plan_of(wishes, press, IssueTerms(entry.number, final=True))
        return letters_under_one(plan, entry, wishes.workspace)
    if draft.dossier is None or not is_registered:
        return IssuedLetters(draft)
    return letters_of_each(draft, parts(draft.recipients), wishes.workspace)


def number_out(dossier: Dossier | None, workspace: Workspace) -> tuple[RegisterEntry | None, bool]:
    """The number under which all letters went out, if there is; and whether any may have one."""
    asked_for = number_requests(dossier) if dossier is not None else []
    if not asked_for or not opening.is_file(workspace.register):
        return None, False
    asked, typed, _ = asked_for[0]
    with Register(workspace.register) as register:
        entry = register.living_number(asked)
        if typed is not None:
            entry = register.number_for(asked, typed=typed)
    return (entry if entry is not None and _is_out(entry, asked.item) else None), True


def _is_out(entry: RegisterEntry, item: str) -> bool:
    return entry.state is State.ISSUED and bool(entry.content) and entry.item == item


def letters_under_one(
    plan: Plan, entry: RegisterEntry, workspace: Workspace, content: str = ""
) -> IssuedLetters:
    """The letters of a plan that bear one number: each its own file, or all one that names all.

    ``content`` is the SHA-256 of what all of a list say, of which the plan has a step.
    Raises: Rejected, with DG5406 where the circular says something else now, DG5142 where a file
    that went out is not where it was, or is another.
    """
    if plan.dossier is None:
        return IssuedLetters(plan)
    refuse_changed(entry, content or shared_words(plan), plan.dossier)
    wanted = [job for job in plan.jobs if job.chosen]
    with Register(workspace.register) as register:
        letters = register.letters(entry, ["", *(job.part for job in wanted)])
    files = {}
    for job in wanted:
        letter = letters.get(job.part) or letters.get("")
        if letter is not None:
            if letter.part and letter.content != job.words:
                refuse_changed(entry, job.words, plan.dossier)
            files[job.row] = _file(letter, entry, plan, workspace)
    return IssuedLetters(plan, files)


def letters_of_each(plan: Plan, part_of: Mapping[int, str], workspace: Workspace) -> IssuedLetters:
    """The letters of a plan that have a number each, or none; ``part_of`` is what rows are called.

    Raises: Rejected, with DG5142 where a file that went out is not where it was, or is another.
    """
    assert plan.dossier is not None
    whole, files, numbers = request(plan.dossier), {}, {}
    with Register(workspace.register) as register:
        for job in plan.jobs:
            item = f"{whole.item}{PART_MARK}{part_of[job.row]}"
            entry = register.living_number(replace(whole, item=item)) if job.chosen else None
            letter = register.letters(entry).get("") if entry and _is_out(entry, item) else None
            if entry is not None and letter is not None:
                numbers[job.row] = entry.number
                files[job.row] = _file(letter, entry, plan, workspace)
    return IssuedLetters(plan, files, numbers)


def _file(letter: IssuedLetter, entry: RegisterEntry, plan: Plan, workspace: Workspace) -> Path:
    """The letter's PDF where it stands, the signed one where there is one.

    Raises: Rejected, with DG5142, when none stands as it went out.
    """
    standing = [path for path in standing_files(letter, workspace) if path.suffix.lower() == ".pdf"]
    if standing:
        return standing[-1]  # what was signed is recorded after what was issued
    at = plan.dossier.places.of("reference_number") if plan.dossier is not None else None
    known = [file.path for file in letter.files if file.path.lower().endswith(".pdf")]
    params = {"number": number_text(entry), "file": known[-1] if known else "-"}
    raise Rejected([Diagnostic("DG5142", at, params)])


def drafts_told(out: IssuedLetters) -> list[Diagnostic]:
    """A warning where packages hold drafts, because nothing has gone out yet."""
    rows = [
        job for job in out.plan.jobs if job.chosen and not job.codes and job.row not in out.files
    ]
    if not rows or out.plan.dossier is None:
        return []
    at = out.plan.dossier.places.of("reference_number")
    return [Diagnostic("DG5141", at, {"count": len(rows), "name": rows[0].recipient})]
