"""Packages of a long list: its letters as they went out, step by step, under their whole names."""

from __future__ import annotations

from dataclasses import replace

from docgen.batch.dispatch import Wishes
from docgen.batch.file_names import parts
from docgen.batch.plan import Plan
from docgen.batch.shared_words import shared_words
from docgen.batch.wanted_letters import IssueTerms
from docgen.light import dataclass
from docgen.register import RegisterEntry
from docgen.services.issued_letters import (
    IssuedLetters,
    letters_of_each,
    letters_under_one,
    number_out,
)
from docgen.services.long_issue import Namesakes, namesakes_of
from docgen.services.long_run import LongRun


@dataclass(slots=True)
class LettersOut:
    """The letters of a long list as they went out.

    ``entry`` is the number that all bear, where they bear one; ``names`` tell those apart who are
    not alone in theirs among all of the list.
    """

    run: LongRun
    entry: RegisterEntry | None
    is_registered: bool
    names: Namesakes
    content: str = ""

    def of_step(self, plan: Plan) -> IssuedLetters:
        """The letters of a step, those that went out with their files.

        Raises: Rejected, as for a list that is held.
        """
        workspace = self.run.wishes.workspace
        if plan.dossier is None or not self.is_registered:
            return IssuedLetters(plan)
        if self.entry is None:
            part_of = {**parts(plan.recipients), **self.names.parts}
            return letters_of_each(plan, part_of, workspace)
        jobs = tuple(
            replace(job, part=self.names.parts.get(job.row, job.part)) for job in plan.jobs
        )
        self.content = self.content or shared_words(plan)
        return letters_under_one(replace(plan, jobs=jobs), self.entry, workspace, self.content)

    def wishes_of(self, out: IssuedLetters, wishes: Wishes) -> Wishes:
        """What is wished of the mail room, with the letters of a step that went out."""
        if wishes.packing is None:
            return wishes
        endings = self.names.endings
        packing = replace(wishes.packing, issued=out.files, numbers=out.numbers, endings=endings)
        return replace(wishes, packing=packing)


def letters_out(run: LongRun) -> LettersOut:
    """The letters of the list that the run is over; its plans bear the number that they went under.

    Raises: Rejected, when the register refuses.
    """
    first = run.load_step(next(run.listed.steps(run.rows_of_step)))
    entry, is_registered = number_out(first.dossier, run.wishes.workspace)
    if entry is not None:
        run.terms = IssueTerms(entry.number, final=True)
    return LettersOut(run, entry, is_registered, namesakes_of(run))
