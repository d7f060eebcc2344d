"""Public holidays of offices: the common calendar, corrected by ``config/holidays.yaml``."""

from __future__ import annotations

import datetime
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from docgen import kept, opening, vocabulary
from docgen.diagnostics import Diagnostic, Position
from docgen.light import dataclass
from docgen.loading.kept_by_content import KeptByContent
from docgen.loading.workspace import Workspace
from docgen.loading.yaml import yaml_source
from docgen.loading.yaml.nodes import Mapping, MappingEntry, Node, Scalar, Sequence
from docgen.thai import Fault
from docgen.thai.date_reading import parse_date
from docgen.thai.dates import ERA, ThaiDate
from docgen.thai.workdays import Calendar

_SOURCES = ("version.py", "countries/thailand.py", "locale/th/LC_MESSAGES/TH.mo")


@dataclass(frozen=True, slots=True)
class Corrections:
    """What an office corrects: names it does not keep, days it adds."""

    removed: frozenset[str] = frozenset()
    added: tuple[tuple[datetime.date, str], ...] = ()
    found: tuple[Diagnostic, ...] = ()


# The corrections of the last workspaces, kept until their files change.
_KEPT: KeptByContent[Corrections] = KeptByContent(8)


def corrections(workspace: Workspace) -> Corrections:
    """The office's ``config/holidays.yaml``; nothing where there is no such file."""
    path = workspace.holidays
    if not opening.exists(path):
        return Corrections()
    root = workspace.root
    return _KEPT.kept_or_read((path,), root, lambda: _read_corrections(path, root), within=root)


def _read_corrections(path: Path, root: Path) -> Corrections:
    parsed = yaml_source.read_yaml(path, within=root)
    removed: set[str] = set()
    added: list[tuple[datetime.date, str]] = []
    found = list(parsed.found)
    for entry in parsed.root.entries if parsed.root else ():
        name = vocabulary.english("holidays", entry.key.text)
        if name == "remove" and isinstance(entry.value, Sequence):
            removed |= {item.text for item in entry.value.items if isinstance(item, Scalar)}
        elif name == "add" and isinstance(entry.value, Mapping):
            days = [_day(each_entry, path, found) for each_entry in entry.value.entries]
            added += [day for day in days if day is not None]
        else:
            found.append(_fault(path, entry.key.at, entry.key.text))
    return Corrections(frozenset(removed), tuple(added), tuple(found))


def calendar(workspace: Workspace, *years: int) -> Calendar:
    """The holidays of those Buddhist-era years and their neighbours."""
    corrected = corrections(workspace)
    wanted = {near for year in years for near in (year - 1, year, year + 1)}
    return _calendar_of(tuple(sorted(wanted)), corrected.removed, corrected.added)


@lru_cache(maxsize=32)
def _calendar_of(
    years: tuple[int, ...],
    removed: frozenset[str],
    added: tuple[tuple[datetime.date, str], ...],
) -> Calendar:
    """Kept by what it is made of: a page asks for the same years at every keystroke."""
    days: dict[datetime.date, str] = {}
    for year in years:
        for day, name in _common(year):
            kept = [piece for piece in name.split("; ") if piece not in removed]
            if kept:
                days[day] = ", ".join(kept)
    _kept_years().keep(others=True)
    return Calendar(days | dict(added))


@lru_cache(maxsize=64)
def _common(year: int) -> tuple[tuple[datetime.date, str], ...]:
    """The common calendar of one year; kept in the user's cache, for as long as its source stays.

    The package that knows it has a calendar for each country of the world, and reads them all.
    """
    days = _kept_years().value(str(year).encode("ascii"), lambda: _days_of_year(year))
    return tuple((datetime.date.fromordinal(number), name) for number, name in days)


@cache
def _kept_years() -> kept.KeptValues:
    spec = find_spec("holidays")
    assert spec is not None
    assert spec.origin is not None
    package = Path(spec.origin).parent
    files = [package / name for name in _SOURCES]
    stamps = [(str(path), opening.byte_count(path), opening.changed_at(path)) for path in files]
    return kept.KeptValues("holidays.data", kept.digest_of(repr(stamps).encode("utf-8")))


def _days_of_year(year: int) -> list[tuple[int, str]]:
    import holidays

    common = holidays.country_holidays(
        "TH", years=year - ERA, language="th", categories=("public", "government")
    )
    return [(day.toordinal(), name) for day, name in sorted(common.items())]


def _day(
    entry: MappingEntry, path: Path, found: list[Diagnostic]
) -> tuple[datetime.date, str] | None:
    name = _text(entry.value)
    try:
        date: ThaiDate = parse_date(entry.key.text)
    except Fault as fault:
        reason = Diagnostic(fault.code, None, fault.params).message()
        found.append(_fault(path, entry.key.at, reason))
        return None
    if date.day is None or not name:
        found.append(_fault(path, entry.key.at, entry.key.text))
        return None
    return date.gregorian(), name


def _text(node: Node) -> str:
    return node.text.strip() if isinstance(node, Scalar) else ""


def _fault(path: Path, at: Position, reason: str) -> Diagnostic:
    return Diagnostic("DG2219", at, {"file": path.name, "reason": reason})
