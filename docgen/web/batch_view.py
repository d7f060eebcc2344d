"""What the page of a batch shows: the people of its list, the run, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docgen.diagnostics import Diagnostic, Rejected
from docgen.services import batch_choice, batch_results
from docgen.services.batch_choice import Candidate, Candidates
from docgen.services.batch_results import Results
from docgen.services.batch_wishes import Batch
from docgen.services.dispatch import Wishes
from docgen.services.sign import can_sign
from docgen.services.workroom.about import about_text
from docgen.services.workroom.listed import Listed, with_given_numbers
from docgen.services.workroom.open_letter import OpenLetter
from docgen.web import letter_view
from docgen.web.batch_runs import FAILED, BatchRun
from docgen.web.desk import Desk
from docgen.web.page_words import page_words
from docgen.web.run_worker import DISPATCH, ISSUE, MAKE, PROOF, RunOrder
from docgen.whole_numbers import number_within

_WINDOW = 100  # recipients that are shown at a time
_MOST_FOUND = 30
SIZES = ("C4", "C5", "C6", "DL")  # of envelopes
FILTERS = ("group", "status", "q")


def batch_values(desk: Desk, letter: OpenLetter, asked: Mapping[str, str]) -> dict[str, object]:
    """Everything that the page of a letter's batch shows."""
    workspace = letter.room.workspace
    report = batch_choice.candidates(letter.path, workspace)
    known = report.value
    rows: frozenset[int] = frozenset()
    if known is not None:
        rows = batch_choice.chosen_rows(known, workspace, letter.path)
    made, found = _results(batch_folder(desk, letter), rows)
    dispatched, more = _results(dispatch_folder(letter), ())
    errors = [fault for fault in (*report.found, *found, *more) if fault.is_error]
    about = about_text(letter.file().text)
    return {
        "name": letter.path.stem,
        "about": about,
        "number": number_shown_in_list(letter),
        "acting": letter.room.office_name(about.office) or desk.acting_office(),
        "known": known,
        **_people(known, rows, asked),
        "found": letter_view.shown_faults(errors)[:_MOST_FOUND],
        **_run_values(desk, letter),
        "sizes": SIZES,
        "made": made,
        "is_outdated": made is not None
        and batch_results.is_outdated(made, letter.path, known.everyone if known else ()),
        "files": _names(dispatched),
        "is_old_set": dispatched is not None
        and batch_results.is_old_set(dispatched, made, letter.path),
        "can_sign": can_sign(),
        "is_secret": bool(about.secrecy),
    }


def _run_values(desk: Desk, letter: OpenLetter) -> dict[str, object]:
    """What the page shows of the run that is under way, or was the last one."""
    run = desk.runs.runs.get(letter.path.stem)
    found = run.found if run is not None else ()
    told = tuple(fault for fault in found if fault.severity != "note")
    return {
        "run": run,
        "kind_of_run": _kind(run),
        "wishes": _wishes(run),
        "broke_off": run is not None and run.state == FAILED and not told and not run.failed,
        "said": letter_view.shown_faults(told)[:_MOST_FOUND],
        "sheets": _proof_pages(desk, letter, run),
        "proof": _notes(run, "proof_made"),
        "plan": _notes(run, "planned"),
    }


def number_shown_in_list(letter: OpenLetter) -> str:
    """The number of a letter as it is typed, or as the register gave it."""
    listed = Listed(letter.path.stem, about_text(letter.file().text), 0)
    return with_given_numbers((listed,), letter.room.workspace)[0].about.number


def numbers_question(desk: Desk, letter: OpenLetter, *, each: bool) -> str:
    """What is asked before numbers are given: how many, or how many were given already."""
    asked = page_words()["numbers"]
    known = batch_choice.candidates(letter.path, letter.room.workspace).value
    rows: frozenset[int] = frozenset()
    if known is not None:
        rows = batch_choice.chosen_rows(known, letter.room.workspace, letter.path)
    made, _ = _results(batch_folder(desk, letter), rows)
    if made is not None and made.is_final and made.made_count:
        return str(asked["again"]).format(made=made.made_count)
    shown = letter.number(desk.moment_told())
    number = str(asked["number"]).format(number=shown.text) if shown.text else ""
    way = "each" if each else "one"
    sentence = str(asked[way]).format(letters=len(rows), number=number)
    if not shown.office_prefix:
        return sentence
    warning = str(page_words()["number_of_another"])
    return f"{sentence} {warning.format(number=shown.text, prefix=shown.office_prefix)}"


def batch_folder(desk: Desk, letter: OpenLetter) -> Path:
    """Where the letters of a batch lie."""
    return Batch(letter.path, letter.room.workspace, desk.moment_told()).target


def dispatch_folder(letter: OpenLetter) -> Path:
    """Where what the mail room needs lies."""
    target = Batch(letter.path, letter.room.workspace, "").target
    return target.parent / DISPATCH


def proof_file(desk: Desk, letter: OpenLetter) -> Path:
    """Where the letters to be looked at first lie, in one PDF."""
    target = batch_folder(desk, letter)
    return target.parent / f"{target.name}-proof.pdf"


def _kind(run: BatchRun | None) -> str:
    if run is None:
        return ""
    return "make" if run.order.what in (MAKE, ISSUE) else run.order.what


def _wishes(run: BatchRun | None) -> Wishes:
    """What the mail room was asked for the last time."""
    order = run.order if run is not None else None
    if isinstance(order, RunOrder) and order.what == DISPATCH:
        return order.wishes
    return Wishes(duplex=True)


def _notes(run: BatchRun | None, name: str) -> dict[str, str]:
    return run.notes.get(name, {}) if run is not None else {}


def fitting(known: Candidates | None, asked: Mapping[str, str]) -> tuple[Candidate, ...]:
    """Those whom the filter lets see."""
    group, status, wanted = (asked.get(name, "").strip() for name in FILTERS)
    groups = (group,) if group else ()
    everyone = known.everyone if known is not None else ()
    return tuple(recipient for recipient in everyone if recipient.fits(groups, status, wanted))


def _people(
    known: Candidates | None, rows: frozenset[int], asked: Mapping[str, str]
) -> dict[str, object]:
    """Those whom the filter lets see, each with whether he is in."""
    group, status, wanted = (asked.get(name, "").strip() for name in FILTERS)
    everyone = known.everyone if known is not None else ()
    seen = fitting(known, asked)
    first = number_within(asked.get("from", "0"), 0, len(seen) - 1) or 0
    return {
        "people": seen[first : first + _WINDOW],
        "seen": len(seen),
        "first": first,
        "before": max(first - _WINDOW, 0) if first else -1,
        "after": first + _WINDOW if first + _WINDOW < len(seen) else -1,
        "rows": rows,
        "group": group,
        "status_wanted": status,
        "wanted": wanted,
        "is_filtered": bool(group or status or wanted),
        "spoilt": sum(recipient.is_spoilt for recipient in everyone if recipient.row in rows),
    }


def _results(
    folder: Path, rows: frozenset[int] | tuple[int, ...]
) -> tuple[Results | None, tuple[Diagnostic, ...]]:
    try:
        return batch_results.results(folder, rows), ()
    except Rejected as refusal:
        return None, refusal.found


def _names(found: Results | None) -> tuple[tuple[int, str, str], ...]:
    """The files of the mail room: the row and ending that call each, and its name."""
    letters = found.letters if found is not None else ()
    return tuple(
        (letter.row, ending, name)
        for letter in letters
        if letter.is_made
        for ending, name in letter.files.items()
    )


def _proof_pages(desk: Desk, letter: OpenLetter, run: BatchRun | None) -> tuple[Any, ...]:
    if run is None or run.order.what != PROOF or run.is_running or not run.notes:
        return ()
    content = batch_results.file_content(proof_file(desk, letter))
    if content is None:
        return ()
    pages = desk.drawing.draw_pages(content).pages
    desk.keep_pictures(pages)
    return letter_view.plain_pages(pages)
