"""Numbers that went out and that the register does not know: it was set back to an older state."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from docgen import opening
from docgen import register as registers
from docgen.diagnostics import Diagnostic, Rejected
from docgen.light import dataclass
from docgen.loading.workspace import Workspace
from docgen.loading.workspace.register_ties import path_of_item
from docgen.register import NumberRequest, RegisterEntry, number_text
from docgen.register.entries import MOST, PART_MARK, Given, new_entry
from docgen.services import workspace_journal
from docgen.whole_numbers import number_within

if TYPE_CHECKING:
    from docgen.register import Register

_TAIL = 65_536  # bytes of the journal of acts that are read first; the rest when they are too few
_MOST_AT_ONCE = 100_000  # numbers of one run that are believed


@dataclass(frozen=True, slots=True)
class _GoneOut:
    """Numbers that an act of the journal gave: the first and the last, as a person names them."""

    letter: str
    at: str
    first: str
    last: str


def told_numbers(workspace: Workspace, register: Register) -> tuple[Diagnostic, ...]:
    """DG5450 with the number that went out last, where the register does not know it."""
    newest = next(_gone_out(workspace), None)
    if newest is None or _rows_of(newest, workspace, register):
        return ()
    params = {"number": newest.last, "letter": newest.letter, "at": newest.at[:10]}
    return (Diagnostic("DG5450", None, params),)


def numbers_gone_out(
    workspace: Workspace,
    asked: NumberRequest,
    register: Register | None,
    letter: Path | None = None,
) -> set[int]:
    """The numbers of that book that letters but ``letter`` bear, and the register does not know.

    Looked for back to the last one that the register gave by itself and still knows: what went out
    before is in it too. Without a ``register`` the workspace's own is asked, where there is one.
    """
    if register is None:
        if not opening.is_file(workspace.register):
            return set()
        with registers.Register(workspace.register) as opened:
            return numbers_gone_out(workspace, asked, opened, letter)
    own = frozenset() if letter is None else workspace_journal.names_in_journal(workspace, letter)
    alike = _asked_alike(asked, register)
    found: set[int] = set()
    for given in _gone_out(workspace):
        if given.at[:4] < str(asked.year - 1):
            break
        numbers = _numbers_in(given, alike)
        rows = _rows_of(given, workspace, register) if numbers else []
        if any(row.at == given.at and row.given is Given.AUTOMATIC for row in rows):
            break
        if not rows and given.letter not in own:
            found.update(numbers)
    return found


def _asked_alike(asked: NumberRequest, register: Register) -> tuple[NumberRequest, ...]:
    """What takes its numbers from the same book: circulars too, where they are counted together."""
    if asked.kind or not register.book(asked.office, asked.year).together:
        return (asked,)
    return tuple(replace(asked, circular=is_circular) for is_circular in (False, True))


def _numbers_in(given: _GoneOut, alike: Sequence[NumberRequest]) -> range:
    """Those of the book; none where they are another book's."""
    first, last = (_number_of(text, alike) for text in (given.first, given.last))
    if first is None or last is None:
        return range(0)
    return range(first, min(last, first + _MOST_AT_ONCE) + 1)


def _number_of(text: str, alike: Sequence[NumberRequest]) -> int | None:
    for digits in (text.rpartition("/")[2].rpartition(" ")[2], text.partition("/")[0]):
        number = number_within(digits, 1, MOST)
        if number is None:
            continue
        for asked in alike:
            if number_text(new_entry(asked, asked.kind or "ordinary", number)) == text:
                return number
    return None


def _rows_of(given: _GoneOut, workspace: Workspace, register: Register) -> list[RegisterEntry]:
    """The register's rows of the last number: given in the same year, or to that letter before."""
    return [
        row
        for row in register.entries_named(given.last)
        if row.at[:4] == given.at[:4] or given.letter in _names_of(row, workspace)
    ]


def _names_of(row: RegisterEntry, workspace: Workspace) -> frozenset[str]:
    path = path_of_item(row.item.partition(PART_MARK)[0], workspace) if row.item else None
    return frozenset() if path is None else workspace_journal.names_in_journal(workspace, path)


def _gone_out(workspace: Workspace) -> Iterator[_GoneOut]:
    """The numbers that the journal of acts tells of, the newest first."""
    for line in _lines_from_newest(workspace.output / workspace_journal.FILE):
        act = _act(line)
        if act is None:
            continue
        number, also = act.get("number"), act.get("also")
        ends = [(act.get("first", number), act.get("last", number))]
        ends += [(text, text) for text in also] if isinstance(also, list) else []
        for first, last in ends:
            told = (act.get("letter"), act.get("at"), first, last)
            texts = [text for text in told if isinstance(text, str) and text]
            if len(texts) == len(told):
                yield _GoneOut(*texts)


def _lines_from_newest(path: Path) -> Iterator[bytes]:
    try:
        if not opening.is_file(path):
            return
        with opening.stream(path) as stream:
            before = max(0, stream.seek(0, os.SEEK_END) - _TAIL)
            stream.seek(before)
            cut, *lines = stream.read().split(b"\n")
            yield from reversed(lines)
            stream.seek(0)
            yield from reversed((stream.read(before) + cut).split(b"\n"))
    except (OSError, Rejected):
        return  # the journal of acts is a help here, no condition


def _act(line: bytes) -> dict[str, object] | None:
    if b'"number"' not in line and b'"last"' not in line:
        return None
    try:
        act = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return act if isinstance(act, dict) and act.get("act") in workspace_journal.ISSUES else None
