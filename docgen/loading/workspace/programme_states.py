"""What a cell of a programme may be, and the statuses of its units, from YAML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from docgen import standards, vocabulary
from docgen.loading.fields.field_reading import Reading
from docgen.loading.workspace.statuses import condition, is_dark
from docgen.model.dossier import ValuePath
from docgen.model.submissions import Condition, Status, StatusRules
from docgen.thai.names import clean

_FIRST, _LAST = 0, -1


def states_of_cells(reading: Reading, given: Sequence[Any], path: ValuePath) -> tuple[Status, ...]:
    """The states of a cell, the best first; without any, those of done and not yet.

    A state that gives no mark has the one that its place in the list has.
    """
    if not given:
        return _of_district_work()
    made: list[Status] = []
    words: dict[str, str] = {}
    for index, state in enumerate(given):
        data = {"name": state} if isinstance(state, str) else state
        at = (*path, index)
        name = clean(data.get("name") or "")
        if not name or name in words.values():
            reading.report("DG4312", reading.places.of(*at), at, name=name)
            continue
        for word in (name, *data.get("words", ())):
            other = words.setdefault(clean(word).casefold(), name)
            if other != name:
                params = {"word": word, "first": other, "second": name}
                reading.report("DG4318", reading.places.of(*at), at, **params)
        made.append(_state(reading, data, at, index, len(given)))
    if len(given) == 1:  # an empty cell would have it too
        reading.report("DG4319", reading.places.of(*path), path)
    return tuple(made)


def _state(
    reading: Reading, data: Mapping[str, Any], at: ValuePath, index: int, count: int
) -> Status:
    looks = standards.table("statuses")["looks"]
    look_at = _FIRST if index == 0 else _LAST if index == count - 1 else _middle(index, looks)
    given = data.get("done")
    done = given == "yes" if given is not None else index == 0
    colour = _colour(reading, data, at) or looks[_FIRST if done else look_at]["colour"]
    when = _conditions(reading, data.get("when") or {}, (*at, "when"), ())
    name = clean(data["name"])
    words = (name, *(clean(each_word) for each_word in data.get("words", ())))
    word = data.get("word") or name
    mark = data.get("mark") or looks[look_at]["mark"]
    return Status(name, word, mark, colour, when, done, words, data.get("blank") == "yes")


def rules_of_units(
    reading: Reading, given: Sequence[Any] | None, path: ValuePath, states: Sequence[Status]
) -> StatusRules | None:
    """The statuses of units, tried from above; the last one has no condition."""
    if not given:
        return None
    looks = standards.table("statuses")["looks"]
    made: list[Status] = []
    known = tuple(state.name for state in states)
    for index, data in enumerate(given):
        at = (*path, index)
        name = clean(data.get("name") or "")
        if not name or any(name == status.name for status in made):
            reading.report("DG4312", reading.places.of(*at), at, name=name)
            continue
        last = len(given) - 1
        look_at = _FIRST if index == 0 else _LAST if index == last else _middle(index, looks)
        when = _conditions(reading, data.get("when") or {}, (*at, "when"), known)
        done = data.get("done") == "yes" if data.get("done") else index == 0
        colour = _colour(reading, data, at) or looks[_FIRST if done else look_at]["colour"]
        mark = data.get("mark") or looks[look_at]["mark"]
        made.append(Status(name, data.get("word") or name, mark, colour, when, done))
    if made and made[-1].when:
        reading.report("DG4306", reading.places.of(*path, len(given) - 1), path, name=made[-1].name)
    return StatusRules("", tuple(made))


def _middle(index: int, looks: Sequence[Any]) -> int:
    return 1 + (index - 1) % (len(looks) - 2)


def _colour(reading: Reading, data: Mapping[str, object], at: ValuePath) -> str:
    colour = str(data.get("colour") or "")
    if colour and not is_dark(colour):
        reading.report("DG4307", reading.places.of(*at, "colour"), None, text=colour)
    return colour


def _conditions(
    reading: Reading, given: dict[str, str], path: ValuePath, states: Sequence[str]
) -> tuple[Condition, ...]:
    """The conditions, of measures by their names in either language or of states counted."""
    made = []
    for key, text in given.items():
        measure = key
        if states:
            measure = vocabulary.english("status_when", key) or key
            measures = vocabulary.names("status_when", "en")
            if measure == key and key not in (*measures, *states):
                at = reading.places.keys.get((*path, key)) or reading.places.of(*path)
                known = (*states, *vocabulary.names("status_when"))
                reading.unknown_name("DG4314", at, (*path, key), key, known)
                continue
        one = condition(measure, text)
        if one is None:
            reading.report("DG4302", reading.places.of(*path, key), (*path, key), text=text)
        else:
            made.append(one)
    return tuple(made)


def _of_district_work() -> tuple[Status, ...]:
    words = standards.table("statuses")
    return tuple(
        Status(cell["word"], cell["word"], cell["mark"], cell["colour"], (), done)
        for cell, done in ((words["recorded_cell"], True), (words["missing_cell"], False))
    )
