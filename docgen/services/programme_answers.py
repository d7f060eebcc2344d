"""A programme written as the questions over its table were answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Any

from docgen import vocabulary
from docgen.diagnostics import Diagnostic, Rejected
from docgen.drafting import edits
from docgen.drafting.yaml_tree import Value
from docgen.light import dataclass
from docgen.loading.workspace import Workspace, programmes
from docgen.model.submissions import RollUp
from docgen.services.files_beside import new_file
from docgen.services.programme_questions import ALL, DATE, ITEM, LEVEL, NUMBER, SHARE, TARGET
from docgen.writers.safe_names import safe_name


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word in a cell means: the state it stands for, and whether that is done."""

    word: str
    state: str
    done: bool


@dataclass(frozen=True, slots=True)
class Answers:
    """What a clerk answered: the name, a role for each heading, what the words mean.

    ``blank`` is the state of an empty cell; ``done`` and ``begun`` are the states of numbers and
    dates, ``share`` the percentage from which a number counts as done. ``rules`` say for a
    level's heading how its status follows from what is below: the narrowest from what it reports.
    ``tiles`` is the map of the widest level, a row a line.
    """

    name: str
    roles: Mapping[str, str]
    meanings: tuple[Meaning, ...]
    blank: str
    done: str = ""
    begun: str = ""
    share: int = 100
    rules: Mapping[str, RollUp] = field(default_factory=dict)
    tiles: str = ""


def keep_programme(workspace: Workspace, answers: Answers) -> tuple[str, tuple[Diagnostic, ...]]:
    """Write the programme where none of its name stands yet; its name, and what is wrong with it.

    Raises: Rejected, with DG5002, when one of that name is there, or as the disk refuses.
    """
    name = safe_name(answers.name.strip())
    path = workspace.place_in_config(programmes.FOLDER, f"{name}.yaml")
    new_file(path, programme_text(answers).encode("utf-8"))
    read = programmes.read_programme(path, workspace)
    if read.programme is None:
        path.unlink(missing_ok=True)
        raise Rejected(read.found)
    return name, read.found


def programme_text(answers: Answers) -> str:
    """The programme as YAML."""

    def key(name: str, section: str = "programme") -> str:
        return vocabulary.thai(section, name)

    text = ""
    values: dict[str, Value] = {
        key("title"): answers.name.strip(),
        key("levels"): [heading for heading, role in answers.roles.items() if role == LEVEL],
        key("items"): _items(answers),
        key("states"): _states(answers),
    }
    if rules := _rules(answers):
        values[key("roll_up")] = rules
    if answers.tiles.strip():
        values[key("tiles")] = answers.tiles
    for name, value in values.items():
        text = edits.set_value(text, ((name,),), value).text
    return text if text.endswith("\n") else f"{text}\n"


def _items(answers: Answers) -> Value:
    target = next((key for key, role in answers.roles.items() if role == TARGET), "")
    forms = {NUMBER: vocabulary.thai("item_forms", "number"), DATE: _date_form()}
    made: list[Value] = []
    for heading, role in answers.roles.items():
        if role == ITEM:
            made.append(heading)
        elif role in forms:
            item: dict[str, Value] = {
                vocabulary.thai("programme_item", "name"): heading,
                vocabulary.thai("programme_item", "form"): forms[role],
            }
            if role == NUMBER and target:
                item[vocabulary.thai("programme_item", "target")] = target
            made.append(item)
    return made or vocabulary.thai("programme_words", "none")


def _rules(answers: Answers) -> Value | None:
    """A rule for each level, one text where all are alike; nothing where they are as without."""
    levels = [heading for heading, role in answers.roles.items() if role == LEVEL]
    ruled = {heading: _rule(answers.rules.get(heading) or RollUp(ALL)) for heading in levels}
    different = set(ruled.values())
    if different <= {_rule(RollUp(ALL))}:
        return None
    if len(different) == 1:
        return different.pop()
    *wider, narrowest = levels
    of_items: dict[str, Value] = {vocabulary.thai("programme_words", "items"): ruled[narrowest]}
    return of_items | {heading: ruled[heading] for heading in wider}


def _rule(rule: RollUp) -> str:
    if rule.how == SHARE:
        return f">= {round(rule.share * 100)}%"
    return vocabulary.thai("roll_ups", rule.how)


def _date_form() -> str:
    return vocabulary.thai("item_forms", "date")


def _states(answers: Answers) -> Value:
    """The states, done ones first, an empty cell's last; words of one state together."""
    roles = set(answers.roles.values())
    if NUMBER in roles or DATE in roles:
        return _measure_of(answers, has_numbers=NUMBER in roles)
    by_state: dict[str, list[Meaning]] = {}
    for meaning in answers.meanings:
        by_state.setdefault(meaning.state or meaning.word, []).append(meaning)
    ordered = sorted(by_state.items(), key=lambda pair: not pair[1][0].done)
    made: list[Value] = []
    for state, own in ordered:
        words = [own_meaning.word for own_meaning in own if own_meaning.word != state]
        is_last = state == answers.blank
        if is_last:
            continue
        made.append(_state(state, words, done=own[0].done))
    blank = [word.word for word in by_state.get(answers.blank, ()) if word.word != answers.blank]
    return [*made, _state(answers.blank, blank, done=False)]


def _measure_of(answers: Answers, *, has_numbers: bool) -> Value:
    name, when = (vocabulary.thai("cell_state", each_key) for each_key in ("name", "when"))
    done, yes = vocabulary.thai("cell_state", "done"), vocabulary.thai("yes_no", "yes")
    if not has_numbers:
        measure = vocabulary.thai("cell_when", "last_recorded")
        whole: Any = {measure: vocabulary.thai("amounts", "some")}
        return [{name: answers.done, when: whole, done: yes}, answers.blank]
    measure = vocabulary.thai("cell_when", "percent")
    return [
        {name: answers.done, when: {measure: f">= {answers.share}"}, done: yes},
        {name: answers.begun, when: {measure: ">= 0"}},
        answers.blank,
    ]


def _state(name: str, words: Sequence[str], *, done: bool) -> Value:
    if not words and not done:
        return name
    made: dict[str, Value] = {vocabulary.thai("cell_state", "name"): name}
    if words:
        made[vocabulary.thai("cell_state", "words")] = list(words)
    if done:
        made[vocabulary.thai("cell_state", "done")] = vocabulary.thai("yes_no", "yes")
    return made
