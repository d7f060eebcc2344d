"""A letter that a clerk typed in Word: read, kept as a circular beside it, and so set in form."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from docgen import opening, vocabulary
from docgen.comparing.differences import gathered_changes
from docgen.comparing.sides import changes_between
from docgen.comparing.told_changes import change_text
from docgen.diagnostics import Diagnostic, Position, Rejected
from docgen.drafting.received_office import office_line
from docgen.light import dataclass, regex
from docgen.loading.workspace import Workspace
from docgen.making import MadeLetter, prepare
from docgen.reading import recognise
from docgen.reading.patterns import table
from docgen.services.asked import kinds_of
from docgen.services.files_beside import new_file, replaced_file
from docgen.services.read import Draft, draft_of
from docgen.services.reports import Report, as_report

_MADE_FROM = regex(r"# (?P<source>[^\n]*) \[(?P<digest>[0-9a-f]{16})\]\n(?P<text>.*)", re.DOTALL)
_MOST_BYTES = 2_000_000


@dataclass(frozen=True, slots=True)
class TypedLetter:
    """The circular that a typed letter became, and where it lies."""

    circular: Path
    text: str


@as_report
def circular_of_typed(path: Path, workspace: Workspace, language: str) -> Report[TypedLetter]:
    """Read the letter at ``path`` and keep it as a circular, told with doubts and differences.

    The circular lies beside a letter of the workspace's circulars, else among them. One that was
    made from the same letter before is written anew, as long as nobody has changed it since: the
    report has DG2231 where somebody has, and DG2233 where the letter is a circular here already.
    Nothing is kept of a letter that cannot be set in form: DG2234 where its office is unknown, its
    own faults and DG2235 else.
    """
    circular = _place(path, workspace)
    is_new = _is_free(circular, path)
    draft = draft_of(path, workspace)
    body = draft.expected_value().text.partition("\n")[2]
    digest = hashlib.sha256(body.encode("utf-8")).hexdigest()[:16]
    text = f"# {path.name} [{digest}]\n{body}"
    set_in_form = prepare(circular, workspace, content=text.encode("utf-8"))
    _refuse_twin(path, set_in_form)
    if not set_in_form.is_sound:
        return Report(
            None, (*draft.found, *_unkept(path, circular, draft.expected_value(), set_in_form))
        )
    write = new_file if is_new else replaced_file
    write(circular, text.encode("utf-8"))
    told = Diagnostic("DG2229", Position(str(path)), {"file": path.name, "circular": circular.name})
    doubts = [
        Diagnostic("DG2230", Position(str(circular), number, 1), {"doubt": doubt})
        for number, doubt in _doubts(text)
    ]
    otherwise = _set_otherwise(path, workspace, set_in_form, language)
    return Report(TypedLetter(circular, text), (*draft.found, told, *doubts, *otherwise))


def _unkept(
    path: Path, circular: Path, draft: Draft, set_in_form: MadeLetter
) -> Iterator[Diagnostic]:
    """Why the letter cannot be set in form, told of the letter: no circular is kept of it."""
    at = Position(str(path))
    office = -1
    if draft.letter is not None and not draft.office:
        lines = draft.text.split("\n")
        name = vocabulary.thai("circular", "office")
        office = next((at for at, line in enumerate(lines, 1) if line.startswith(f"{name}:")), -1)
        agency = " ".join(draft.letter.agency) or "-"
        added = office_line(draft.letter, draft.sender)
        yield Diagnostic("DG2234", at, {"file": path.name, "agency": agency, "line": added})
    for fault in set_in_form.found:
        if fault.is_error and (fault.at is None or fault.at.line != office):
            yield replace(fault, at=at)
    params = {"file": path.name, "circular": str(circular)}
    yield Diagnostic("DG2235", at, params)


def _place(path: Path, workspace: Workspace) -> Path:
    folder = workspace.config / "circulars"
    beside = opening.is_inside(path, folder)
    return (path.parent if beside else folder) / f"{path.stem}.yaml"


def _is_free(circular: Path, letter: Path) -> bool:
    """Whether nothing stands there; a circular that somebody changed since is not written over.

    Raises: Rejected, with DG2231, for that one.
    """
    if not opening.exists(circular):
        return True
    former = opening.content(circular, _MOST_BYTES, within=circular.parent).decode(
        "utf-8", "replace"
    )
    match = _MADE_FROM.fullmatch(former)
    digest = hashlib.sha256(match["text"].encode("utf-8")).hexdigest()[:16] if match else ""
    if match is None or match["digest"] != digest or match["source"] != letter.name:
        params = {"file": letter.name, "circular": str(circular)}
        raise Rejected([Diagnostic("DG2231", Position(str(circular)), params)])
    return False


def _doubts(text: str) -> list[tuple[int, str]]:
    """The doubts of a draft, each with the number of its line."""
    mark = f"# {table()['check']}: "
    lines = enumerate(text.split("\n"), 1)
    return [(number, line.partition(mark)[2]) for number, line in lines if mark in line]


def _refuse_twin(path: Path, set_in_form: MadeLetter) -> None:
    """A letter that stands in the workspace already, as a circular of the same number, is not two.

    Raises: Rejected, with DG2233.
    """
    twin = next((fault for fault in set_in_form.found if fault.code == "DG2213"), None)
    if twin is not None:
        params = {
            "file": path.name,
            "number": twin.params["number"],
            "circular": twin.params["file"],
        }
        raise Rejected([Diagnostic("DG2233", Position(str(path)), params)])


def _set_otherwise(
    path: Path, workspace: Workspace, set_in_form: MadeLetter, language: str
) -> list[Diagnostic]:
    """What the letter in form says otherwise than the one that was typed."""
    letter = set_in_form.letter
    if letter is None:
        return []
    changes = gathered_changes(changes_between(recognise(path, own=kinds_of(workspace)), letter))
    at = Position(str(path))
    return [
        Diagnostic("DG2232", at, {"change": change_text(change, language)}) for change in changes
    ]
