"""Status rules: those that come with docgen, and an office's own in ``config/statuses.yaml``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from docgen import opening, standards, vocabulary
from docgen.diagnostics import Diagnostic
from docgen.light import dataclass, regex
from docgen.loading.fields.field_reading import Reading
from docgen.loading.yaml import yaml_source
from docgen.loading.yaml.nodes import Node, Sequence
from docgen.model.submissions import Condition, Status, StatusRules
from docgen.thai.numerals import to_arabic

_COMPARED = regex(
    r"(?P<sign><=|>=|<|>|=)\s*"
    r"(?:(?P<number>[0-9]{1,9}(?:\.[0-9]{1,4})?)\s*(?P<percent>%?)|(?P<name>[^\s<>=%].*))"
)
_COLOUR = regex(r"[0-9A-Fa-f]{6}")
_DARK = 0x90
_AMOUNTS = {
    "all": Condition("", ">=", share=1.0),
    "some": Condition("", ">", number=0),
    "none": Condition("", "=", number=0),
}
_DATES = ("last_recorded", "last_confirmed", "as_of")
_NUMBERS = ("percent", "value", "target")


@dataclass(frozen=True, slots=True)
class RuleSets:
    """Every set of rules by name; an office's own set stands for one of docgen's of that name."""

    sets: dict[str, StatusRules]
    found: tuple[Diagnostic, ...] = ()
    lines: tuple[str, ...] = ()


def read_statuses(path: Path) -> RuleSets:
    """docgen's own rules and those at ``path``, if there is such a file."""
    if not opening.exists(path):
        return RuleSets(dict(own_rules()))
    parsed = yaml_source.read_yaml(path, within=path.parents[1])
    reading = Reading(str(path), complete=parsed.complete, doubtful=parsed.doubtful)
    reading.found += parsed.found
    sets = dict(own_rules())
    for entry in parsed.root.entries if parsed.root else ():
        name = entry.key.text
        reading.places.keys[(name,)] = entry.key.at
        made = _rules(reading, name, entry.value)
        if made is not None:
            sets[name] = made
    return RuleSets(sets, tuple(reading.found), parsed.lines)


@cache
def own_rules() -> dict[str, StatusRules]:
    """The rules that come with docgen."""
    table: dict[str, list[dict[str, object]]] = standards.table("statuses")["rules"]
    return {
        name: StatusRules(name, tuple(_own_status(status) for status in statuses))
        for name, statuses in table.items()
    }


def usual_rules() -> StatusRules:
    """The rules of an annex that names none."""
    return next(iter(own_rules().values()))


def condition(measure: str, text: str) -> Condition | None:
    """``all``, ``>= 50%``, ``< 3`` or ``<= DEADLINE``; ``None`` when it says none of these."""
    written = text.strip()
    amount = vocabulary.english("amounts", written)
    if amount is not None and measure in _DATES and amount == "some":
        return Condition(measure, ">", number=0)
    if amount is not None and measure not in (*_DATES, *_NUMBERS):
        known = _AMOUNTS[amount]
        return Condition(measure, known.sign, known.share, known.number)
    match = _COMPARED.fullmatch(to_arabic(written))
    if match is None or (match["name"] is None) == (measure in _DATES):
        return None
    if match["name"] is not None:
        return Condition(measure, match["sign"], deadline=_deadline(match["name"].strip()))
    number = float(match["number"])
    if match["percent"] and measure not in _NUMBERS:
        return Condition(measure, match["sign"], share=number / 100)
    return Condition(measure, match["sign"], number=number)


def deadlines_of_statuses(given: Iterable[Status]) -> tuple[str, ...]:
    """The deadlines that the conditions of statuses ask for."""
    names = (
        each_condition.deadline
        for status in given
        for each_condition in status.when
        if each_condition.deadline
    )
    return tuple(dict.fromkeys(names))


def _deadline(written: str) -> str:
    """``NAME``, or ``NAME.previous`` for the day it replaces."""
    name, dot, field = written.partition(".")
    if dot and vocabulary.english("deadline_names", field) == "previous":
        return f"{name}.previous"
    return written


def _own_status(one: Mapping[str, Any]) -> Status:
    conditions = (condition(name, text) for name, text in one.get("when", {}).items())
    when = tuple(made for made in conditions if made is not None)
    done = one.get("done") == "yes"
    return Status(one["name"], one["word"], one["mark"], one["colour"], when, done)


def _rules(reading: Reading, name: str, node: Node) -> StatusRules | None:
    if not isinstance(node, Sequence) or not node.items:
        reading.report("DG4306", node.at, (name,), name=name)
        return None
    before = len(reading.found)
    statuses = []
    for index, item in enumerate(node.items):
        data = reading.mapping(item, "status_rule", (name, index))
        if data is not None:
            statuses.append(_status(reading, data, (name, index)))
    is_last_open = bool(statuses) and statuses[-1] is not None and not statuses[-1].when
    if len(reading.found) == before and not is_last_open:
        reading.report("DG4306", node.items[-1].at, (name,), name=name)
    if len(reading.found) > before:
        return None
    return StatusRules(name, tuple(status for status in statuses if status is not None))


def _status(reading: Reading, data: Mapping[str, Any], path: tuple[str, int]) -> Status | None:
    for key in ("name", "word", "mark", "colour"):
        if data.get(key) is None and (*path, key) not in reading.faulted:
            word = vocabulary.word("status_rule", key)
            reading.report(
                "DG2001",
                reading.places.of(*path),
                (*path, key),
                key=word.thai,
                title=word.title,
                example=word.description,
            )
    colour = str(data.get("colour") or "000000")
    if not is_dark(colour):
        reading.report("DG4307", reading.places.of(*path, "colour"), None, text=colour)
    when = []
    for measure, text in (data.get("when") or {}).items():
        made = condition(measure, text)
        if made is None:
            at = reading.places.of(*path, "when", measure)
            reading.report("DG4302", at, None, text=text)
        else:
            when.append(made)
    if any(data.get(key) is None for key in ("name", "word", "mark")):
        return None
    done = data.get("done") == "yes"
    return Status(data["name"], data["word"], data["mark"], colour, tuple(when), done)


def is_dark(colour: str) -> bool:
    """Whether the colour stays visible on a black and white copy."""
    if not _COLOUR.fullmatch(colour):
        return False
    return max(int(colour[at : at + 2], 16) for at in (0, 2, 4)) <= _DARK
