"""ติดตาม: who was written to and who answered, as a page shows it: counts, map, groups, rounds."""

from __future__ import annotations

import csv
import datetime
import io
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from docgen import opening, standards
from docgen.diagnostics import Rejected
from docgen.drafting.followup import Answer
from docgen.drafting.reminding import stem_of
from docgen.formulas import harmless_cell
from docgen.light import dataclass
from docgen.loading.circular import circulars
from docgen.loading.submissions import submission_files
from docgen.loading.workspace import Workspace
from docgen.model.submissions import Status
from docgen.services.asked import date_asked, thai_date, urgency_asked
from docgen.services.files_beside import replaced_file
from docgen.services.following import Followed
from docgen.services.given_tables import faults_of_given, name_of_given
from docgen.services.list_grid import keep_former
from docgen.services.remind import ReminderRequest
from docgen.services.status import rows_of_status
from docgen.thai.dates import ThaiDate, long_date
from docgen.thai.names import clean
from docgen.thai.numerals import to_arabic

_ACROSS, _MOST_ROUNDS = 12, 20
FURTHER_DONE = 50
_NOTHING = "."
_DARK, _LIGHT, _BRIGHT = "18222f", "ffffff", 140_000
_FOLDER = "submissions"
_MOST_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class Tile:
    """A place on the map: the few letters on it, the name, the state's word, sign and colour."""

    text: str
    name: str
    word: str
    colour: str
    sign: int

    @property
    def ink(self) -> str:
        """The colour that is read on it."""
        return ink_on(self.colour)


@dataclass(frozen=True, slots=True)
class StateCount:
    """A state, how many have it, and the sign by which the map tells it from the others."""

    state: Status
    count: int
    sign: int

    @property
    def ink(self) -> str:
        """The colour that is read on that of the state."""
        return ink_on(self.state.colour)


@dataclass(frozen=True, slots=True)
class RoundShown:
    """A round of reminders that was written: its number, and the name of its letter."""

    number: int
    name: str


def ink_on(colour: str) -> str:
    """Black or white, whichever is read on a colour (``rrggbb``; none is white paper)."""
    if not colour:
        return _DARK
    red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    return _DARK if red * 299 + green * 587 + blue * 114 > _BRIGHT else _LIGHT


def state_counts(case: Followed) -> tuple[StateCount, ...]:
    """How many have each state, the best first."""
    counts, signs = Counter(answer.state.name for answer in case.answers), _signs(case)
    return tuple(StateCount(state, counts[state.name], signs[state.name]) for state in case.states)


def _signs(case: Followed) -> dict[str, int]:
    """The sign of each state: 0 and, of further done ones, from ``FURTHER_DONE`` on; else 1, 2 …"""
    done = [state.name for state in case.states if state.done]
    left = [state.name for state in case.states if not state.done]
    signs = {name: FURTHER_DONE + at if at else 0 for at, name in enumerate(done)}
    return signs | {name: at + 1 for at, name in enumerate(left)}


def shown_answers(case: Followed, state: str, words: str) -> tuple[Answer, ...]:
    """Those with that state (all where it is empty) who have every one of the words."""
    wanted = to_arabic(words).split()
    return tuple(
        answer
        for answer in case.answers
        if (not state or answer.state.name == state)
        and all(word in to_arabic(f"{answer.recipient.name} {answer.group}") for word in wanted)
    )


def map_rows(case: Followed) -> tuple[tuple[Tile | None, ...], ...]:
    """The map: that of the programme, of the provinces, or tiles in the order of the list."""
    signs = _signs(case)
    by_name = {clean(answer.recipient.name): answer for answer in case.answers}

    def tile(text: str, name: str) -> Tile | None:
        one = by_name.get(clean(name))
        if text == _NOTHING:
            return None
        if one is None:
            return Tile(text, name, "", "", -1)
        return Tile(text, name, one.state.word, one.state.colour, signs[one.state.name])

    return tuple(tuple(tile(*cell) for cell in row) for row in _places(case, by_name))


def _places(case: Followed, by_name: dict[str, Answer]) -> list[list[tuple[str, str]]]:
    programme = case.dossier.programmes.get(case.annex)
    if programme is not None and programme.tiles:
        lines = [line.split() for line in programme.tiles if line.strip()]
        return [[(cell.replace("_", " "), cell.replace("_", " ")) for cell in row] for row in lines]
    table = standards.table("provinces")
    codes = {code: name for name, code in (*table["provinces"].items(), *table["special"].items())}
    if sum(name in by_name for name in codes.values()) * 2 > len(by_name):
        with_capital = any(name in by_name for name in table["special"])
        text = standards.table("regions")["tiles_with_capital" if with_capital else "tiles"]
        return [
            [(word, codes.get(word, word)) for word in line.split()] for line in text.splitlines()
        ]
    names = [(answer.recipient.name, answer.recipient.name) for answer in case.answers]
    return [names[at : at + _ACROSS] for at in range(0, len(names), _ACROSS)]


def rounds(path: Path) -> tuple[RoundShown, ...]:
    """The reminders of a circular that were written already."""
    found = (
        RoundShown(number, stem_of(path.stem, number)) for number in range(1, _MOST_ROUNDS + 1)
    )
    return tuple(
        found_path
        for found_path in found
        if opening.is_file(path.parent / f"{found_path.name}.yaml")
    )


def next_round(path: Path) -> int:
    """The number of the round that comes next."""
    return max((round_shown.number for round_shown in rounds(path)), default=0) + 1


def data_files(workspace: Workspace) -> tuple[str, ...]:
    """The files of answers and data of the workspace, as circulars name them."""
    found = submission_files.files_within(workspace.config / _FOLDER)
    return tuple(f"{_FOLDER}/{path.name}" for path in found)


def data_offered(workspace: Workspace, circular: Path) -> tuple[str, ...]:
    """The data by which a circular is followed: files, and for an annex folders of forms too."""
    files = data_files(workspace)
    dossier = circulars.load(circular, workspace).dossier
    if dossier is None or not dossier.circular.annexes:
        return files
    within = workspace.config / _FOLDER
    folders = (path for path in opening.names_in(within) if opening.is_folder(path))
    returned = (path.name for path in folders if submission_files.files_within(path))
    return (*files, *(f"{_FOLDER}/{name}" for name in sorted(returned)))


def data_path(workspace: Workspace, data: str) -> Path | None:
    """The file that a circular names so; ``None`` where there is none."""
    return workspace.config / data if data in data_files(workspace) else None


def keep_answers(workspace: Workspace, name: str, content: bytes, moment: str) -> str:
    """Keep a list of answers; the name by which it is followed. One of that name is kept aside.

    Raises: Rejected, with what is wrong, for what is no table.
    """
    file = name_of_given(name, content)
    found = faults_of_given(file, content)
    if found:
        raise Rejected(found)
    folder = workspace.place_in_config(_FOLDER)
    path = folder / file.name
    if opening.is_file(path):
        former = opening.content(path, _MOST_BYTES, within=folder)
        keep_former(workspace, path, former, moment)
    replaced_file(path, content)
    return f"{_FOLDER}/{file.name}"


def rows_as_csv(case: Followed) -> bytes:
    """Who answered as a table for Excel."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    for row in rows_of_status(case):
        writer.writerow([harmless_cell(cell) for cell in row])
    return stream.getvalue().encode("utf-8-sig")


def asked_of(
    number: int, days: Mapping[str, str], urgency: str, today: datetime.date
) -> ReminderRequest:
    """A round of reminders as a clerk typed it; what is empty is the usual.

    ``days`` has its ``date``, ``as_of`` and ``until``.

    Raises: Rejected, when a date is none.
    """
    dated = date_asked(days.get("date", ""), today, "dated")
    as_of, until = (
        date_asked(text, today, name) if (text := days.get(name, "")) else None
        for name in ("as_of", "until")
    )
    now = thai_date(today)
    return ReminderRequest(number, dated, now, as_of, until, urgency_asked(urgency))


def said_day(day: ThaiDate) -> str:
    """A day as a clerk types it: ``8 กันยายน 2564``."""
    return to_arabic(long_date(day))


def day_as_printed(today: datetime.date) -> ThaiDate:
    """A day as letters write it."""
    return thai_date(today)
