"""One run over a list too long to be held: its steps, and what its letters are made from."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator, Iterator
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from docgen import opening
from docgen.batch import agreement, line_manifest
from docgen.batch.plan import Plan
from docgen.batch.wanted_letters import DRAFTS, IssueTerms, PlannedStep
from docgen.diagnostics import Diagnostic, Rejected
from docgen.later import later
from docgen.light import dataclass
from docgen.loading.circular import circulars
from docgen.loading.workspace.long_lists import ListStep, LongList
from docgen.press import Press
from docgen.services.events import (
    Ended,
    FoundFaults,
    LetterDone,
    Skipped,
    WorkEvent,
)
from docgen.services.long_selection import Selection

if TYPE_CHECKING:
    from docgen.services import batch
    from docgen.services.batch_wishes import Batch
    from docgen.services.letter_makers import LetterMakers
else:
    batch = later("docgen.services.batch")


@dataclass(slots=True)
class LongRun:
    """One run over a long list; ``terms`` are those on which its letters go out.

    ``looked`` is told the plan of every step that is looked at; then none is passed over.
    """

    wishes: Batch
    listed: LongList
    press: Press
    circular: bytes
    makers: LetterMakers
    rows_of_step: int
    selection: Selection
    terms: IssueTerms = DRAFTS
    looked: Callable[[Plan, ListStep], None] | None = None
    bare_press: Press = field(init=False)

    def __post_init__(self) -> None:
        # Letters that are only looked at need not carry their data.
        self.bare_press = replace(self.wishes, carries_data=False).press()

    def wanted_in(self, step: ListStep) -> int:
        """How many letters of a step are wanted; what was asked for has been looked for in all."""
        return self.selection.count.get(step.number, 0) if self.selection.is_asked else step.rows

    def load_step(self, step: ListStep) -> circulars.Loaded:
        """The circular with the recipients of one step, at their places in the step."""
        lists = {self.listed.name: self.listed.content(step)}
        path, workspace = self.wishes.path, self.wishes.workspace
        going = self.wishes.keep_going
        return circulars.parse(self.circular, path, workspace, lists, keep_going=going)

    def plan(self, step: ListStep, *, writes: bool) -> Plan | None:
        """The letters of one step, checked; their pages wait where they are to be written here.

        ``None`` where nobody of the step is wanted.
        """
        held = step.rows if writes and self.makers.executor is None else 0
        loaded = self.load_step(step)
        wishes = self.selection.narrow_to_step(self.wishes, loaded, step.number, step.first)
        if wishes is None:
            return None
        planned = PlannedStep(loaded, step.first, held, only_looks=not writes)
        press = self.press if writes else self.bare_press
        plan = batch.plan_of(wishes, press, self.terms, planned)
        return replace(plan, found=tuple(self.listed.in_whole(fault, step) for fault in plan.found))


def refuse_linked_steps(target: Path) -> None:
    """No folder of a step leads elsewhere. Raises: Rejected, with DG5019, where one does."""
    linked = [path for path in line_manifest.folders_in(target) if opening.is_link(path)]
    if linked:
        raise Rejected([Diagnostic("DG5019", None, {"file": str(path)}) for path in linked])


def run_over(wishes: Batch, listed: LongList, makers: LetterMakers) -> LongRun:
    """A run over a long list, as it is wished.

    Raises: Rejected, when the circular cannot be read.
    """
    content = opening.content(wishes.path, 2_000_000)
    rows = line_manifest.MOST_FILES // len(wishes.formats)
    only, groups = batch.names_of_options(wishes.only), batch.names_of_options(wishes.groups)
    selection = Selection(only, groups, wishes.status)
    return LongRun(wishes, listed, wishes.press(), content, makers, rows, selection)


def inputs_of(run: LongRun) -> str:
    """A digest of what all letters are made from, but for the rows of the list."""
    wishes = run.wishes
    own = agreement.inputs(wishes.workspace.root, wishes.path, without=(run.listed.path,))
    chosen = (wishes.only, wishes.groups, wishes.status)
    how = (wishes.formats, wishes.page_breaks, wishes.carries_data, run.rows_of_step)
    facts = (*how, chosen, run.terms)
    return hashlib.sha256(repr((own, facts, run.listed.head)).encode("utf-8")).hexdigest()


def told_of_step(events: Iterator[WorkEvent]) -> Generator[WorkEvent, None, int]:
    """What the letters of a step tell, without where they begin and end; how many failed."""
    failed = 0
    for event in events:
        if isinstance(event, Ended):
            failed = event.failed
        elif isinstance(event, LetterDone | FoundFaults | Skipped):
            yield event
    return failed
