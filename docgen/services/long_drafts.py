"""Drafts of a long list that has gone out: other words are told, an automatic number stays open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from docgen.batch.wanted_letters import PlannedStep
from docgen.diagnostics.rendering import Sources
from docgen.later import later
from docgen.services.events import FoundFaults, WorkEvent

if TYPE_CHECKING:
    from docgen.services import batch
    from docgen.services.long_run import LongRun
else:
    batch = later("docgen.services.batch")


def tell_other_words(run: LongRun) -> Iterator[WorkEvent]:
    """Tell that the list has gone out with other words; the run's plans then leave its number open.

    What all letters say is told by the letter of the first row.
    """
    step = next(run.listed.steps(run.rows_of_step))
    asked = replace(run.wishes, only=(str(step.first),), groups=(), status=None)
    looked = PlannedStep(run.load_step(step), step.first, only_looks=True)
    plan = batch.plan_of(asked, run.bare_press, step=looked)
    told = batch.other_words_out(plan, run.wishes.workspace)
    if told is None or plan.dossier is None:
        return
    if plan.dossier.takes_number:
        run.terms = replace(run.terms, number=0)
    sources = Sources()
    sources.add(str(run.wishes.path), plan.sources.lines.get(str(run.wishes.path), ()))
    yield FoundFaults((told,), sources)
