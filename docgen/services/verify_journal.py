"""The journal of a workspace held against itself and against the register of numbers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from docgen import opening
from docgen.diagnostics import Diagnostic, Position
from docgen.loading.workspace import Workspace
from docgen.loading.workspace.register_ties import path_of_item
from docgen.register import Register, State, number_text
from docgen.register.entries import PART_MARK
from docgen.services.reports import Report, as_report
from docgen.services.workspace_journal import (
    FILE,
    ISSUES,
    journal_entries,
    journal_lines,
    names_in_journal,
)


@as_report
def verify_journal(workspace: Workspace) -> Report[int]:
    """How many lines follow from one another; what does not, and what the register knows more of.

    Raises nothing: DG5461 says that there is no journal, DG5460 at which line it is broken, DG5462
    which numbers went out since it began and stand in no line of it.
    """
    path = workspace.output / FILE
    if not opening.is_file(path):
        return Report(0, (Diagnostic("DG5461", None, {"file": str(path)}),))
    found, told, good = [], list[dict[str, object]](), 0
    for number, entry in journal_entries(path):
        if entry is None:
            found.append(_broken_line(path, number))
            continue
        told.append(entry)
        good += 1
    if not found:
        found += _unknown(workspace, told)
    return Report(good, tuple(found))


def _broken_line(path: Path, number: int) -> Diagnostic:
    params = {"file": path.name, "line": number}
    is_last = sum(1 for _ in journal_lines(path)) == number
    line = next(line for place, line in enumerate(journal_lines(path), 1) if place == number)
    code = "DG5463" if is_last and not line.endswith(b"\n") else "DG5460"
    return Diagnostic(code, Position(str(path), number), params)


def _unknown(workspace: Workspace, told: list[dict[str, object]]) -> Iterator[Diagnostic]:
    """Numbers that went out since the journal began, and of whose letters no line tells."""
    issues = [entry for entry in told if entry.get("act") in ISSUES]
    first = min((str(entry.get("at", "")) for entry in issues), default="")
    named = {str(entry.get("letter", "")) for entry in issues}
    numbers = {str(entry.get("number", "")) for entry in issues}
    if not opening.is_file(workspace.register):
        return
    with Register(workspace.register) as register:
        out = [
            each_entry
            for each_entry in register.entries()
            if each_entry.state is State.ISSUED and each_entry.content
        ]
    missing = []
    for entry in out:
        letter = path_of_item(entry.item.partition(PART_MARK)[0], workspace)
        if letter is None or (first and entry.at < first):
            continue
        if not names_in_journal(workspace, letter) & named and number_text(entry) not in numbers:
            missing.append(number_text(entry))
    if missing:
        params = {"count": len(missing), "number": missing[0]}
        yield Diagnostic("DG5462", None, params)
