"""Statuses between a file and a form: each as its fields, and what was typed as a list again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docgen import vocabulary
from docgen.drafting.yaml_tree import Value
from docgen.light import dataclass
from docgen.services.letter_form import typed_values

_TEXTS = ("name", "word", "mark", "colour", "done", "blank")
_MOST_NEW = 30
_CELL, _OF_UNIT = "cell_state", "status_of_unit"  # sections of the vocabulary
_CELL_WHEN, _UNIT_WHEN = "cell_when", "status_when"
_SHARES = (50, 60, 70, 80, 90)


@dataclass(frozen=True, slots=True)
class StatusShown:
    """One status as typed; ``words`` one a line, ``when`` its conditions by their measures.

    ``done`` and ``blank`` are ใช่, ไม่ or empty where the place in the list decides.
    """

    name: str
    word: str = ""
    mark: str = ""
    colour: str = ""
    done: str = ""
    blank: str = ""
    words: str = ""
    when: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class MeasureOffered:
    """What a condition may be about: its name in the file, how it is called, how it is said."""

    name: str
    title: str
    example: str = ""


@dataclass(frozen=True, slots=True)
class RollUpShown:
    """A level of units, and how its status follows from what is below."""

    level: str
    rule: str
    choices: tuple[str, ...]


def shown_statuses(value: Value | None, section: str) -> tuple[StatusShown, ...]:
    """The statuses of a list; a lone text is the name of one."""
    listed = value if isinstance(value, list) else [] if value in (None, "") else [value]
    return tuple(_shown_status(status, section) for status in listed)


def _shown_status(one: Value, section: str) -> StatusShown:
    if not isinstance(one, dict):
        return StatusShown(one if isinstance(one, str) else "")
    known = {word.english for word in vocabulary.words(section)}
    texts = {name: _text(_under(one, section, name)) for name in _TEXTS if name in known}
    words = _under(one, section, "words") if "words" in known else None
    listed = words if isinstance(words, list) else [words] if isinstance(words, str) else []
    when = _under(one, section, "when")
    conditions = when.items() if isinstance(when, dict) else ()
    return StatusShown(
        **texts,
        words="\n".join(map(str, listed)),
        when=tuple((str(measure), _text(text)) for measure, text in conditions),
    )


def _under(one: Value, section: str, name: str) -> Value | None:
    return typed_values.value_under(one, typed_values.names_of(section, name))


def _text(value: Value | None) -> str:
    return value if isinstance(value, str) else ""


def measures_offered(section: str, states: Sequence[str]) -> tuple[MeasureOffered, ...]:
    """What conditions of a status may be about; ``states`` of cells are counted in units."""
    kind = _CELL_WHEN if section == _CELL else _UNIT_WHEN
    measures = [
        MeasureOffered(word.thai, word.title, word.description) for word in vocabulary.words(kind)
    ]
    if section == _OF_UNIT:
        amounts = " ".join(vocabulary.names("amounts"))
        measures += [MeasureOffered(state, state, amounts) for state in states if state]
    return tuple(measures)


def typed_statuses(
    value: Value | None,
    section: str,
    key: str,
    posted: Mapping[str, str],
    button: str,
    measures: Sequence[str],
) -> list[Value]:
    """The list as it was typed: rows ``key/0/name`` and on, then what the ``button`` asks for.

    What a row does not show stays as it is; a row without a name is left out. A condition is
    added as ``key/0/measure`` and ``key/0/condition``, of one of the ``measures``.
    """
    listed = list(value) if isinstance(value, list) else [] if value in (None, "") else [value]
    made: list[Value | None] = []
    for index in range(len(listed) + _MOST_NEW):
        former = listed[index] if index < len(listed) else None
        typed = _posted_row(f"{key}/{index}/", posted)
        if former is None and not typed.get("name"):
            continue
        made.append(_changed_row(former, section, typed, measures) if typed else former)
    _move_row(made, key, button)
    return [status for status in made if status is not None]


def _move_row(rows: list[Value | None], key: str, button: str) -> None:
    """What the button of a row asks for: up, down, or away."""
    verb, _, place = button.partition(":")
    holder, _, number = place.rpartition("/")
    if holder != key or not number.isdecimal() or int(number) >= len(rows):
        return
    at = int(number)
    to = {"up": at - 1, "down": at + 1}.get(verb, at)
    if verb == "remove":
        rows[at] = None
    elif 0 <= to < len(rows):
        rows[at], rows[to] = rows[to], rows[at]


def _posted_row(start: str, posted: Mapping[str, str]) -> dict[str, str]:
    return {
        name.removeprefix(start): text.replace("\r\n", "\n").strip()
        for name, text in posted.items()
        if name.startswith(start)
    }


def _changed_row(
    former: Value | None, section: str, typed: Mapping[str, str], measures: Sequence[str]
) -> Value | None:
    """One status after typing; a lone text stays one while nothing but its name is said."""
    if not typed.get("name", "-"):
        return None
    shown = _shown_status(former, section) if former is not None else StatusShown("")
    row: dict[str, Value] = dict(former) if isinstance(former, dict) else {}
    if not isinstance(former, dict) and shown.name:
        row[vocabulary.thai(section, "name")] = shown.name
    for name in (*_TEXTS, "words"):
        if name in typed and typed[name] != getattr(shown, name):
            _put(row, section, name, typed[name])
    _put_conditions(row, section, typed, measures)
    only = vocabulary.thai(section, "name")
    is_lone = not isinstance(former, dict) and section == _CELL and set(row) == {only}
    return row[only] if is_lone else row


def _put(row: dict[str, Value], section: str, name: str, text: str) -> None:
    known = typed_values.names_of(section, name)
    key = next((key for key in known if key in row), known[0])
    if not text:
        row.pop(key, None)
    elif name == "words":
        row[key] = [line.strip() for line in text.split("\n") if line.strip()]
    else:
        row[key] = text


def _put_conditions(
    row: dict[str, Value], section: str, typed: Mapping[str, str], measures: Sequence[str]
) -> None:
    known = typed_values.names_of(section, "when")
    key = next((key for key in known if key in row), known[0])
    former = row.get(key)
    now: dict[str, Value] = {}
    for measure, text in former.items() if isinstance(former, dict) else ():
        said = typed.get(f"when/{measure}", _text(text))
        if said:
            now[measure] = said
    for measure in measures:  # one that was refused before stands in the form, not in the file
        if measure not in now and typed.get(f"when/{measure}"):
            now[measure] = typed[f"when/{measure}"]
    measure, added = typed.get("measure", ""), typed.get("condition", "")
    if added and measure in measures:
        kind = _CELL_WHEN if section == _CELL else _UNIT_WHEN
        same = {measure, vocabulary.english(kind, measure)}
        now[next((key for key in now if key in same), measure)] = added
    if now and now != former:
        row[key] = now
    elif not now and isinstance(former, dict):
        row.pop(key)


def roll_ups_of(content: Value) -> tuple[RollUpShown, ...]:
    """The levels of a programme with their rules; the narrowest follows from what it reports."""
    usual = vocabulary.thai("roll_ups", "all")
    levels = _level_names(content)
    rules = typed_values.value_under(content, typed_values.names_of("programme", "roll_up"))
    names = [*levels[:-1], vocabulary.thai("programme_words", "items")]
    made = []
    for level, key in zip(levels, names, strict=True):
        rule = rules if isinstance(rules, str) else usual
        if isinstance(rules, dict):
            rule = _text(rules.get(key)) or (_text(rules.get("items")) if key == names[-1] else "")
        choices = [*vocabulary.names("roll_ups"), *(f">= {share}%" for share in _SHARES)]
        rule = rule or usual
        made.append(RollUpShown(level, rule, tuple(dict.fromkeys((*choices, rule)))))
    return tuple(made)


def _level_names(content: Value) -> list[str]:
    levels = typed_values.value_under(content, typed_values.names_of("programme", "levels"))
    names = []
    for level in levels if isinstance(levels, list) else [levels]:
        name = _under(level, "programme_level", "name") if isinstance(level, dict) else level
        if isinstance(name, str) and name:
            names.append(name)
    return names


def typed_roll_ups(content: Value, posted: Mapping[str, str]) -> Value | None:
    """The rules as they were chosen: one text where all are alike; ``None`` where none changed."""
    former = roll_ups_of(content)
    chosen = [posted.get(f"rule/{index}", shown.rule) for index, shown in enumerate(former)]
    if chosen == [shown.rule for shown in former]:
        return None
    if len(set(chosen)) == 1:
        return chosen[0]
    *wider, narrowest = zip((shown.level for shown in former), chosen, strict=True)
    rules: dict[str, Value] = {vocabulary.thai("programme_words", "items"): narrowest[1]}
    return rules | dict(wider)
