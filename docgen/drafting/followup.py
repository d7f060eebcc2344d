"""Who was written to, who answered and who is late, by the newest data."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from docgen import standards
from docgen.compose.annexes.board import Board, Unit
from docgen.drafting.remind_words import reminder_words
from docgen.light import dataclass
from docgen.loading.submissions.submission_checks import bare_unit
from docgen.model.dossier import Recipient
from docgen.model.submissions import Level, Status
from docgen.thai.dates import ThaiDate

_WHOLE, _PART, _NOT = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Answer:
    """One recipient: ``done`` of ``total`` items are in; ``late`` when any came after the deadline.

    ``state`` is the status of his unit, ``group`` the region or the wider unit that it lies in,
    ``owed`` are the items that are missing. ``known`` is false where the data does not name the
    recipient; he then counts as silent.
    """

    recipient: Recipient
    group: str
    done: int
    total: int
    state: Status
    late: bool = False
    known: bool = True
    owed: tuple[str, ...] = ()


@cache
def usual_states() -> tuple[Status, ...]:
    """How far a recipient has answered where no programme says it in words of its own."""
    return tuple(
        Status(name, look["word"], "", look["colour"], done=name == "whole")
        for name, look in reminder_words()["states"].items()
    )


def states_of(board: Board) -> tuple[Status, ...]:
    """The states that answers on this board may have, the best first."""
    return usual_states() if board.programme.is_district_work else board.programme.statuses


def answers(
    recipients: Iterable[Recipient], board: Board, until: ThaiDate | None
) -> tuple[Answer, ...]:
    """An answer for each recipient, in the list's order; he is a unit of any level, by name."""
    by_name = _by_name(board)
    return tuple(_answer(recipient, board, by_name, until) for recipient in recipients)


def outstanding_recipients(found: Iterable[Answer]) -> tuple[Answer, ...]:
    """Those who are still to be written to: silent, or not complete."""
    return tuple(answer for answer in found if not answer.state.done)


def group_heading(board: Board) -> str:
    """What the column of groups is headed."""
    first = board.programme.levels[0]
    return str(reminder_words()["columns"]["region"]) if first.key == "province" else first.name


_ByName = list[dict[str, list[Unit]]]


def _by_name(board: Board) -> _ByName:
    found: _ByName = []
    for number, level in enumerate(board.programme.levels):
        names: dict[str, list[Unit]] = {}
        for unit in board.level(number):
            if unit.name:
                names.setdefault(bare_unit(unit.name, level), []).append(unit)
        found.append(names)
    return found


def _unit(recipient: Recipient, levels: tuple[Level, ...], by_name: _ByName) -> Unit | None:
    """The unit that the recipient is; of several of a name, the one his other columns tell."""
    for level, names in zip(levels, by_name, strict=True):
        found = names.get(bare_unit(recipient.name, level), [])
        if len(found) > 1:
            told = set(recipient.fields.values())
            found = [unit for unit in found if told.intersection(unit.path[:-1])]
        if len(found) == 1:
            return found[0]
    return None


def _answer(recipient: Recipient, board: Board, by_name: _ByName, until: ThaiDate | None) -> Answer:
    levels = board.programme.levels
    unit = _unit(recipient, levels, by_name)
    states = states_of(board)
    group = _group(unit, recipient, levels)
    if unit is None:
        return Answer(recipient, group, 0, 0, states[-1], known=False)
    lowest = tuple(unit.units_within(len(levels) - 1))
    if board.named:
        done, total = unit.work_counts.recorded, unit.work_counts.asked
    else:
        done, total = sum(lowest_unit.status.done for lowest_unit in lowest), len(lowest)
    state = unit.status
    if board.programme.is_district_work:
        state = states[_WHOLE if total and done == total else _PART if done else _NOT]
    late = until is not None and any(_is_late(lowest_unit, until) for lowest_unit in lowest)
    owed = dict.fromkeys(
        item for lowest_unit in lowest for item in lowest_unit.missing_items(board.items)
    )
    known = total > 0 if board.programme.is_district_work else True
    return Answer(recipient, group, done, total, state, late, known, tuple(owed))


def _is_late(unit: Unit, until: ThaiDate) -> bool:
    cells = (unit.cells or {}).values()
    days = (cell.submission.recorded for cell in cells if cell.submission is not None)
    return any(day is not None and until < day for day in days)


def _group(unit: Unit | None, recipient: Recipient, levels: tuple[Level, ...]) -> str:
    if levels[0].key == "province":
        return region_of(unit.path[0] if unit is not None else recipient.name)
    return unit.path[0] if unit is not None and unit.level > 0 else ""


@lru_cache(maxsize=1024)
def region_of(province: str) -> str:
    """The region of a province; empty for what is none."""
    regions: dict[str, list[str]] = standards.table("regions")["regions"]
    return next((name for name, own in regions.items() if province in own), "")
