"""Public holidays of offices: the common calendar, corrected by ``config/holidays.yaml``."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path

from docgen import opening, vocabulary
from docgen.diagnostics import Diagnostic, Position
from docgen.light import dataclass
from docgen.loading.workspace import Workspace
from docgen.loading.yaml import yaml_source
from docgen.loading.yaml.nodes import Entry, Mapping, Node, Scalar, Sequence
from docgen.thai import Fault
from docgen.thai.dates import ERA, ThaiDate, parse_date
from docgen.thai.workdays import Calendar


@dataclass(frozen=True, slots=True)
class Corrections:
    """What an office corrects: names it does not keep, days it adds."""

    removed: frozenset[str] = frozenset()
    added: tuple[tuple[datetime.date, str], ...] = ()
    found: tuple[Diagnostic, ...] = ()


def corrections(workspace: Workspace) -> Corrections:
    """The office's ``config/holidays.yaml``; nothing where there is no such file."""
    path = workspace.holidays
    if not opening.exists(path):
        return Corrections()
    parsed = yaml_source.read(path, within=workspace.root)
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
    days: dict[datetime.date, str] = {}
    for year in sorted(wanted):
        for day, name in _common(year):
            kept = [piece for piece in name.split("; ") if piece not in corrected.removed]
            if kept:
                days[day] = ", ".join(kept)
    return Calendar(days | dict(corrected.added))


@cache
def _common(year: int) -> tuple[tuple[datetime.date, str], ...]:
    import holidays

    common = holidays.country_holidays(
        "TH", years=year - ERA, language="th", categories=("public", "government")
    )
    return tuple(sorted(common.items()))


def _day(entry: Entry, path: Path, found: list[Diagnostic]) -> tuple[datetime.date, str] | None:
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
