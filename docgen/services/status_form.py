"""Statuses as a form: what a programme's cells may be, how they roll up, and rules of one's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from docgen import standards, vocabulary
from docgen.diagnostics import Diagnostic, Rejected
from docgen.drafting import edits
from docgen.drafting.yaml_tree import UneditableError, Value, tree, value_of
from docgen.light import dataclass
from docgen.loading.workspace import Workspace, programmes, statuses
from docgen.services.letter_form import typed_values
from docgen.services.settings import settings_text, write_text
from docgen.services.status_values import (
    MeasureOffered,
    RollUpShown,
    StatusShown,
    measures_offered,
    roll_ups_of,
    shown_statuses,
    typed_roll_ups,
    typed_statuses,
)
from docgen.temporary import folder_aside

PROGRAMME, RULES = "programme", "rules"
STATES, STATUSES = "states", "statuses"
_SECTIONS = {STATES: "cell_state", STATUSES: "status_of_unit", RULES: "status_rule"}
_FILE = "statuses.yaml"


@dataclass(frozen=True, slots=True)
class StatusList:
    """Statuses tried from above: ``key`` names the list, ``section`` what each may say.

    ``measures`` are what a condition that is added may be about.
    """

    key: str
    title: str
    section: str
    statuses: tuple[StatusShown, ...]
    measures: tuple[MeasureOffered, ...]

    @property
    def has_words(self) -> bool:
        """Whether words of cells belong to them."""
        return self.section == _SECTIONS[STATES]


@dataclass(frozen=True, slots=True)
class StatusFile:
    """A programme, or a set of rules: its lists of statuses, how levels follow, its map."""

    kind: str
    name: str
    title: str
    lists: tuple[StatusList, ...]
    roll_ups: tuple[RollUpShown, ...] = ()
    tiles: str = ""
    found: tuple[Diagnostic, ...] = ()


def status_files(workspace: Workspace) -> tuple[StatusFile, ...]:
    """Every programme of the workspace, then every set of rules of its own.

    Raises: UneditableError, when a file is no YAML.
    """
    made = [status_file(workspace, PROGRAMME, name) for name in programmes.names(workspace)]
    content = value_of(tree(settings_text(workspace.config / _FILE)))
    names = list(content) if isinstance(content, dict) else []
    made += [status_file(workspace, RULES, str(name)) for name in names]
    return tuple(file for file in made if file is not None)


def status_file(
    workspace: Workspace, kind: str, name: str, text: str | None = None
) -> StatusFile | None:
    """One of them, as its file says or as ``text`` would; ``None`` where there is none such.

    Raises: UneditableError, when it is no YAML.
    """
    path = _path_of(workspace, kind, name)
    if path is None:
        return None
    content = value_of(tree(settings_text(path) if text is None else text))
    if kind == RULES:
        own = content.get(name) if isinstance(content, dict) else None
        if own is None:
            return None
        listed = _list_of(RULES, name, own, ())
        found = tuple(statuses.read_statuses(path).found) if text is None else ()
        return StatusFile(kind, name, name, (listed,), found=found)
    found = programmes.read_programme(path, workspace).found if text is None else ()
    title = _typed_text(content, "title")
    return StatusFile(
        kind,
        name,
        title or name,
        tuple(_lists_of(content)),
        roll_ups_of(content),
        _typed_text(content, "tiles"),
        found,
    )


def _lists_of(content: Value) -> Iterator[StatusList]:
    states: tuple[str, ...] = ()
    for key in (STATES, STATUSES):
        own = typed_values.value_under(content, typed_values.names_of("programme", key))
        if own is not None or key == STATES:
            listed = _list_of(key, vocabulary.word("programme", key).title, own, states)
            states = tuple(state.name for state in listed.statuses)
            yield listed


def _list_of(key: str, title: str, own: Value | None, states: Sequence[str]) -> StatusList:
    section = _SECTIONS[key]
    shown, measures = shown_statuses(own, section), measures_offered(section, states)
    return StatusList(key, title, section, shown, measures)


def _typed_text(content: Value, key: str) -> str:
    value = typed_values.value_under(content, typed_values.names_of("programme", key))
    return value.strip("\n") if isinstance(value, str) else ""


def save_statuses(
    workspace: Workspace, kind: str, name: str, posted: Mapping[str, str], button: str = ""
) -> bool:
    """Put what was typed into the file, and what a ``button`` asks for; whether there is a file.

    A button is ``up``, ``down`` or ``remove`` of a status: ``up:states/1``.

    Raises: RefusedStatusesError, with what would be wrong, and nothing is written;
    UneditableError; OSError.
    """
    path = _path_of(workspace, kind, name)
    if path is None:
        return False
    former = settings_text(path)
    text = _changed_text(former, kind, name, posted, button)
    if text == former:
        return True
    found = _faults(workspace, kind, name, text)
    if any(fault.is_error for fault in found):
        raise RefusedStatusesError(text, found)
    write_text(path, text)
    return True


class RefusedStatusesError(Rejected):
    """What was typed would be wrong; ``text`` is the file as it would be."""

    def __init__(self, text: str, found: Sequence[Diagnostic]) -> None:
        super().__init__(list(found))
        self.text = text


def new_rules(workspace: Workspace, name: str, after: str) -> None:
    """A set of rules of one's own under a new name, to begin with one of docgen's.

    Raises: UneditableError, when the file is no YAML or has one of that name; OSError.
    """
    path = workspace.config / _FILE
    listed: list[Value] = [
        _own_words(status) for status in standards.table("statuses")["rules"][after]
    ]
    write_text(path, edits.set_value(settings_text(path), (name,), listed).text)


def remove_rules(workspace: Workspace, name: str) -> bool:
    """Take a set of rules of one's own out of its file; whether there was one.

    Raises: UneditableError, when the file is no YAML; OSError.
    """
    path = workspace.config / _FILE
    text = settings_text(path)
    content = value_of(tree(text))
    if not isinstance(content, dict) or name not in content:
        return False
    write_text(path, edits.remove_value(text, (name,)).text)
    return True


def letters_with_rules(workspace: Workspace, name: str) -> int:
    """How many letters have an annex that names this set of rules."""
    return sum(_names_rules(path, name) for path in workspace.circulars())


def _names_rules(path: Path, name: str) -> bool:
    try:
        content = value_of(tree(settings_text(path)))
    except (UneditableError, Rejected):
        return False
    annexes = typed_values.value_under(content, typed_values.names_of("circular", "annexes"))
    listed = annexes.values() if isinstance(annexes, dict) else ()
    keys = typed_values.names_of("annex_request", "rules")
    return any(typed_values.value_under(annex, keys) == name for annex in listed)


def rules_to_begin_with() -> tuple[str, ...]:
    """The sets of rules that come with docgen."""
    return tuple(standards.table("statuses")["rules"])


def _own_words(status: Mapping[str, str | dict[str, str]]) -> dict[str, Value]:
    """A status of docgen's own as one writes it."""
    written: dict[str, Value] = {}
    for key, value in status.items():
        word = vocabulary.thai("status_rule", key)
        if isinstance(value, dict):
            written[word] = {
                vocabulary.thai("status_when", measure): _amount(text)
                for measure, text in value.items()
            }
        else:
            section = {"mark": "marks", "done": "yes_no"}.get(key)
            written[word] = vocabulary.thai(section, value) if section else value
    return written


def _amount(text: str) -> str:
    is_amount = text in vocabulary.names("amounts", "en")
    return vocabulary.thai("amounts", text) if is_amount else text


def _path_of(workspace: Workspace, kind: str, name: str) -> Path | None:
    if kind == PROGRAMME:
        return programmes.programme_path(workspace, name)
    return workspace.config / _FILE if kind == RULES else None


def _changed_text(text: str, kind: str, name: str, posted: Mapping[str, str], button: str) -> str:
    content = value_of(tree(text))
    if kind == RULES:
        own = content.get(name) if isinstance(content, dict) else None
        measures = [measure.name for measure in measures_offered(_SECTIONS[RULES], ())]
        wanted = typed_statuses(own, _SECTIONS[RULES], RULES, posted, button, measures)
        return text if wanted == own else edits.set_value(text, (name,), wanted).text
    for listed in _lists_of(content):
        names = typed_values.names_of("programme", listed.key)
        own = typed_values.value_under(content, names)
        measures = [measure.name for measure in listed.measures]
        wanted = typed_statuses(own, listed.section, listed.key, posted, button, measures)
        if wanted != own and (wanted or own is not None):
            text = edits.set_value(text, (names,), wanted).text
    roll_up = typed_values.names_of("programme", "roll_up")
    rules = typed_roll_ups(content, posted)
    if rules is not None:
        text = edits.set_value(text, (roll_up,), rules).text
    for key in ("title", "tiles"):
        typed = posted.get(key)
        if typed is None or _lines(typed) == _lines(_typed_text(content, key)):
            continue
        names = typed_values.names_of("programme", key)
        if _lines(typed).strip():
            text = edits.set_value(text, (names,), _lines(typed)).text
        elif typed_values.value_under(content, names) is not None:
            text = edits.remove_value(text, (names,)).text
    return text


def _lines(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").strip("\n").split("\n"))


def _faults(workspace: Workspace, kind: str, name: str, text: str) -> tuple[Diagnostic, ...]:
    """What would be wrong with a file of that text."""
    with folder_aside() as folder:
        path = folder / "config" / (_FILE if kind == RULES else f"{name}.yaml")
        write_text(path, text)
        if kind == RULES:
            return statuses.read_statuses(path).found
        return programmes.read_programme(path, workspace).found
