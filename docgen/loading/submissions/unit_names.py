"""The names of units in rows: whole paths, as the list that must be complete spells them."""

from __future__ import annotations

from docgen.diagnostics import Diagnostic, Position, listed_names
from docgen.loading.submissions.request import Request
from docgen.loading.submissions.submission_checks import NAMES_SHOWN, bare_unit
from docgen.loading.submissions.told_once import ToldOnce
from docgen.loading.tables.grids import Row
from docgen.loading.workspace.complete_units import provinces
from docgen.model.submissions import Level, Programme, UnitPath
from docgen.thai.names import clean

_PROVINCE = "province"


class UnitNames:
    """Paths of units by what rows say; ``once`` takes the faults."""

    def __init__(self, programme: Programme, request: Request, once: ToldOnce) -> None:
        self.programme = programme
        self.once = once
        self.levels = programme.levels
        complete = programme.complete
        paths = complete.paths if complete is not None else ()
        if request.provinces:
            scope = {clean(province) for province in request.provinces}
            paths = tuple(each_path for each_path in paths if each_path[0] in scope)
        self.listed = {self._bare_path(path): path for path in paths}
        self.given: dict[UnitPath, None] = {}
        self.known: dict[UnitPath, UnitPath | None] = {}
        self.bares: list[dict[str, str]] = [{} for _ in self.levels]
        self.own: dict[UnitPath, str] = {}
        self.depth = len(paths[0]) if paths else 0
        self.source = complete.source if complete is not None else ""
        self.of_name: dict[str, list[UnitPath]] = {}
        if self.depth == len(self.levels):
            for bare, path in self.listed.items():
                self.of_name.setdefault(bare[-1], []).append(path)
        if not self.depth and self.levels[0].key == _PROVINCE:
            every = ((province,) for province in provinces(with_bangkok=True))
            self.listed = {self._bare_path(path): path for path in every}
            self.depth = 1
            self.source = ""
        self.under: dict[UnitPath, dict[str, str]] = {}

    def can_place(self, level: Level) -> bool:
        """Whether the list tells what a file without that level's column lacks."""
        return bool(self.of_name)

    def path(self, row: Row, last: list[str]) -> tuple[UnitPath | None, list[str]]:
        """The unit of a row, ``None`` with a fault where the list has none such; and its names.

        An empty name of a wider level is that of the row above, ``last``.
        """
        names = []
        for number, level in enumerate(self.levels):
            text = row.text(level.key)
            is_wider = number < len(self.levels) - 1
            if not text and is_wider and level.key in row.columns:
                text = last[number] if number < len(last) else ""
                if text:
                    self.once.tell(
                        "DG4138", level.name, row, level.key, heading=_heading(level, row)
                    )
            names.append(text)
        written = tuple(names)
        if written not in self.known:
            self.known[written] = self._resolved_path(written, row)
        elif self.known[written] is None and self.listed:
            self._resolved_path(written, row)
        made = self.known[written]
        if made is not None:
            self.given[made] = None
        return made, names

    def _resolved_path(self, written: UnitPath, row: Row) -> UnitPath | None:
        if not all(written):
            return self._placed_path(written, row)
        bare = self._bare_path(written)
        if not self.listed:
            self.own.setdefault(bare, "")
            return self._first_spelling(bare, written)
        near = self.listed.get(bare[: self.depth])
        if near is not None:
            return (*near, *self._first_spelling(bare, written)[self.depth :])
        self._tell_unknown(written, bare, row)
        return None

    def _first_spelling(self, bare: UnitPath, written: UnitPath) -> UnitPath:
        """The names as they were first written under the same wider ones."""
        made: list[str] = []
        for end in range(1, len(bare) + 1):
            key = bare[:end]
            if key not in self.own or not self.own[key]:
                self.own[key] = written[end - 1]
            made.append(self.own[key])
        return tuple(made)

    def _placed_path(self, written: UnitPath, row: Row) -> UnitPath | None:
        """A unit without its wider names: the one of the list that has its name."""
        level = self.levels[-1]
        found = self.of_name.get(bare_unit(written[-1], level), [])
        told = [
            names
            for names in found
            if all(not name or name == own for name, own in zip(written, names, strict=True))
        ]
        if len(told) == 1:
            return told[0]
        empty = next(
            (each_level for each_level, name in zip(self.levels, written, strict=True) if not name),
            level,
        )
        if found or empty.key in row.columns:
            self.once.tell("DG4011", empty.name, row, empty.key, heading=_heading(empty, row))
        else:
            known = [unit[-1] for unit in self.listed.values()]
            params = {"unit": level.name, "source": self.source}
            self.once.unit(written[-1], row, level.key, known, **params)
        return None

    def _tell_unknown(self, written: UnitPath, bare: UnitPath, row: Row) -> None:
        """Told at the first name that no unit of the list has there."""
        for end in range(1, self.depth + 1):
            within = self._within(bare[: end - 1])
            if bare[end - 1] in within:
                continue
            level = self.levels[end - 1]
            known = list(within.values())
            source = self.source or level.name
            self.once.unit(written[end - 1], row, level.key, known, unit=level.name, source=source)
            return

    def _within(self, wider: UnitPath) -> dict[str, str]:
        """The names of the list under a wider unit, by their bare forms; looked up once."""
        if wider not in self.under:
            end = len(wider)
            self.under[wider] = {
                key[end]: path[end] for key, path in self.listed.items() if key[:end] == wider
            }
        return self.under[wider]

    def missing_units(self, at: Position) -> list[Diagnostic]:
        """Units of the list that no row names."""
        complete = self.programme.complete
        if complete is None or not self.listed:
            return []
        given = {path[: self.depth] for path in self.given}
        names = [path[-1] for path in self.listed.values() if path not in given]
        if not names:
            return []
        level = self.levels[self.depth - 1]
        params = {
            "count": len(names),
            "unit": level.counter,
            "names": listed_names(names, NAMES_SHOWN),
        }
        if self.programme.absent == "fault":
            return [Diagnostic("DG4135", at, params)]
        state = self.programme.statuses[-1].word
        return [Diagnostic("DG4136", at, {**params, "state": state})]

    def report_twice(self, path: UnitPath, twin: Row, row: Row) -> None:
        """A unit that has two rows."""
        level = self.levels[-1]
        params = {"unit": " ".join(path), "first": twin.position.cell, "second": row.position.cell}
        self.once.tell("DG4133", f"{path} {row.position.cell}", row, level.key, **params)

    def _bare_path(self, path: UnitPath) -> UnitPath:
        return tuple(bare_unit(name, level) for name, level in zip(path, self.levels, strict=False))


def _heading(level: Level, row: Row) -> str:
    """What the file calls the column of a level; where it has none, what the programme does."""
    return row.heading(level.key, "submissions") if level.key in row.columns else level.name
