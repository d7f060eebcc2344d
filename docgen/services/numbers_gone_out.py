"""Numbers that went out and that the register does not know: it was set back to an older state."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docgen import opening
from docgen import register as registers
from docgen.diagnostics import Diagnostic, Rejected
from docgen.digits import number_within
from docgen.loading.workspace import Workspace
from docgen.register import Asked, number_text
from docgen.register.entries import MOST, new_entry
from docgen.services import journal

if TYPE_CHECKING:
    from docgen.register import Register

_ACTS = ("issue", "batch")
_TAIL = 65_536  # bytes of the journal of acts that are read first; all of it when they are too few
_MOST_AT_ONCE = 100_000  # numbers of one run that are believed


def told_numbers(workspace: Workspace, register: Register) -> tuple[Diagnostic, ...]:
    """DG5450 with the number that went out last, where the register does not know it."""
    act = next(_unknown_acts(workspace, register), None)
    if act is None:
        return ()
    params = {"number": _last_number(act), "letter": act["letter"], "at": act["at"][:10]}
    return (Diagnostic("DG5450", None, params),)


def numbers_gone_out(
    workspace: Workspace, asked: Asked, register: Register | None, letter: Path | None = None
) -> set[int]:
    """The numbers of that book that letters but ``letter`` bear, and the register does not know.

    Without a ``register`` the workspace's own is asked, where there is one.
    """
    if register is None:
        if not opening.is_file(workspace.register):
            return set()
        with registers.Register(workspace.register) as opened:
            return numbers_gone_out(workspace, asked, opened, letter)
    own = {
        journal.name_in(workspace, letter, is_secret=flag)
        for flag in (False, True)
        if letter is not None
    }
    series = _series(asked, register)
    found: set[int] = set()
    for act in _unknown_acts(workspace, register):
        if act["letter"] not in own:
            found |= _numbers_in(act, asked, series)
    return found


def _series(asked: Asked, register: Register) -> tuple[str, ...]:
    if asked.kind:
        return (asked.kind,)
    if register.book(asked.office, asked.year).together:
        return ("ordinary", "circular")
    return ("circular",) if asked.circular else ("ordinary",)


def _numbers_in(act: dict[str, Any], asked: Asked, series: tuple[str, ...]) -> set[int]:
    ends = [_number_of(act[key], asked, series) for key in ("first", "last") if act.get(key)]
    if len(ends) == 2 and ends[0] is not None and ends[1] is not None:
        return set(range(ends[0], min(ends[1], ends[0] + _MOST_AT_ONCE) + 1))
    number = _number_of(str(act.get("number", "")), asked, series)
    return set() if number is None else {number}


def _number_of(text: str, asked: Asked, series: tuple[str, ...]) -> int | None:
    """The number that ``text`` is in the letter's own book; none where it is another book's."""
    for digits in (text.rpartition("/")[2].rpartition(" ")[2], text.partition("/")[0]):
        number = number_within(digits, 1, MOST)
        if number is None:
            continue
        for name in series:
            if number_text(new_entry(asked, name, number)) == text:
                return number
    return None


def _unknown_acts(workspace: Workspace, register: Register) -> Iterator[dict[str, Any]]:
    """The acts after the last one that the register knows, the newest first."""
    try:
        acts = _numbered_acts(workspace, _TAIL)
        if not any(_is_known(act, register) for act in acts):
            acts = _numbered_acts(workspace, None)
    except (OSError, Rejected):
        return  # the journal of acts is a help here, no condition
    for act in acts:
        if _is_known(act, register):
            return
        yield act


def _numbered_acts(workspace: Workspace, tail: int | None) -> list[dict[str, Any]]:
    """The acts of the journal that gave numbers, the newest first; those at its end alone."""
    path = workspace.output / journal.FILE
    if not opening.is_file(path):
        return []
    with opening.stream(path) as stream:
        if tail is not None:
            size = stream.seek(0, os.SEEK_END)
            stream.seek(max(0, size - tail))
        lines = stream.read().splitlines()
    acts = [act for line in lines if (act := _act(line)) is not None]
    return acts[::-1]


def _act(line: bytes) -> dict[str, Any] | None:
    if b'"number"' not in line and b'"last"' not in line:
        return None
    try:
        act = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(act, dict) or act.get("act") not in _ACTS:
        return None
    texts = (act.get("at"), act.get("letter"), _last_number(act))
    return act if all(isinstance(text, str) and text for text in texts) else None


def _last_number(act: dict[str, Any]) -> Any:
    return act.get("last") or act.get("number")


def _is_known(act: dict[str, Any], register: Register) -> bool:
    """Whether the register has the act's number, given in the same year."""
    return register.has_printed_number(_last_number(act), act["at"][:4])
