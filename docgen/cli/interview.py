"""``docgen new --ask``: everything a circular needs, question after question, checked at once.

Every answer is set into the circular as it stands so far, and that is read by the same rules as a
file that a clerk wrote; what is wrong at the place of the answer is told, and asked again.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import click

from docgen import vocabulary
from docgen.cli import asking
from docgen.cli.asking import BackError, Column, Question
from docgen.cli.messages import LANGUAGE, say
from docgen.cli.new import starting_yaml, wording_value
from docgen.cli.options import workspace_of
from docgen.cli.starting import (
    StartingField,
    entries_of,
    facts,
    slot_sample,
    templates_for,
)

if TYPE_CHECKING:
    from docgen.compose.wording.templates import WordingTemplate
    from docgen.kinds import Kind
    from docgen.loading.workspace import Workspace

_FILE = "new.yaml"
_LEAST_ASKED = ("quantity", "start", "previous", "previous_start", "urgency")


def interviewed(
    kind: Kind, keys: str, today: datetime.date, wording: WordingTemplate | None
) -> str:
    """The circular that the answers make, as YAML."""
    click.echo(say("ask_begin", back=say("ask_back")), err=True)
    workspace = _workspace()
    while True:
        office = _office(workspace)
        found = tuple(entries_of(kind, keys, today, facts(office)))
        talk = _Interview(kind, keys, workspace, wording, list(found))
        try:
            return talk.held()
        except BackError:
            continue


@dataclass(slots=True)
class _Interview:
    """The questions of one circular; ``entries`` are its fields with the answers so far."""

    kind: Kind
    keys: str
    workspace: Workspace | None
    wording: WordingTemplate | None
    entries: list[StartingField]
    asked: list[int] = field(default_factory=list)

    def held(self) -> str:
        """The whole circular; :class:`BackError` when the clerk wants the office again."""
        known = ("kind", "office")
        self.asked = [
            place
            for place, one in enumerate(self.entries)
            if one.is_asked and one.name not in known and (one.own or self._is_for_clerks(one))
        ]
        at = 0
        while at < len(self.asked):
            place = self.asked[at]
            try:
                answer = self._answer(self.entries[place], place)
            except BackError:
                if not at:
                    raise
                at -= 1
                continue
            given = self.entries[place]
            if answer is None:
                self.entries[place] = replace(given, is_comment=True)
            else:
                self.entries[place] = replace(given, value=answer, is_comment=False, is_known=True)
            at += 1
        return self._text(self.entries)

    def _answer(self, one: StartingField, place: int) -> Any:
        """The answer to one field, in the shape that its place in the file has."""
        from docgen.loading.fields.forms import form_of

        def check(value: Any) -> str:
            return self._wrong(place, value)

        default = str(one.value) if one.is_known and isinstance(one.value, str) else ""
        may_be_none = one.is_comment or one.name == "recipients"
        question = Question(one.title, one.description, may_be_none, default)
        form, section = form_of("circular", one.name)
        if one.name == "body":
            return self._body(question, check)
        if one.own:
            return self._of_kind(one, question, check)
        if form in ("list", "documents", "named", "fields"):
            sample = next(iter(one.value.values()), {}) if form == "named" else one.value
            sample = sample[0] if isinstance(sample, list) else sample
            fields = _fields(section, sample)
            return asking.records(question, fields, check, named=form == "named")
        if form == "texts":
            return asking.several(question, check)
        offered = self._offered(one.name) if form != "choice" else _choices(section)
        if offered:
            return asking.choice(question, offered, check, free=one.name == "recipients")
        return asking.text(question, check)

    def _of_kind(self, one: StartingField, question: Question, check: asking.Check) -> Any:
        if one.form in ("texts", "rows"):
            return asking.several(question, check, columns=one.form == "rows")
        if one.form == "number_of_year":
            question = replace(question, default="")
        return asking.text(question, check)

    def _body(self, question: Question, check: asking.Check) -> Any:
        """By a template, slot by slot, or paragraph after paragraph."""
        known = (self.wording,) if self.wording else templates_for(self.kind)
        wording = self.wording
        if known and wording is None:
            offered = [(one.thai, one.title) for one in known]
            choice = Question(question.title, question.description)
            own = (say("ask_body"), "")
            name = asking.choice(choice, [own, *offered], lambda _: "")
            wording = next((one for one in known if one.thai == name), None)
        if wording is None:
            return asking.several(question, check)
        return self._slots(wording, check)

    def _slots(self, wording: WordingTemplate, check: asking.Check) -> dict[str, Any]:
        """Every slot of the template; those still to come are marked while it is checked."""
        given: dict[str, Any] = {}
        at = 0
        while at < len(wording.slots):
            slot = wording.slots[at]
            question = Question(slot.name, slot.meaning, not slot.required)

            def so_far(value: Any, name: str = slot.name) -> str:
                marked = {
                    one.name: slot_sample(wording, one) for one in wording.slots if one.required
                }
                return check(wording_value(wording, {**marked, **given, name: value}, self.keys))

            asked = asking.several if wording.is_list(slot) else asking.text
            try:
                answer = asked(question, so_far)
            except BackError:
                if not at:
                    raise
                at -= 1
                given.pop(wording.slots[at].name, None)
                continue
            if answer is not None:
                given[slot.name] = answer
            at += 1
        names = {
            slot.name: slot.name if self.keys == "th" else slot.english for slot in wording.slots
        }
        said = {names[name]: value for name, value in given.items()}
        return wording_value(wording, said, self.keys)

    def _offered(self, name: str) -> list[tuple[str, str]]:
        if self.workspace is None:
            return []
        if name == "signatory":
            return _signatories(self.workspace)
        if name == "recipients":
            return [(path.stem, "") for path in self.workspace.recipients_files()]
        return []

    def _is_for_clerks(self, one: StartingField) -> bool:
        """A list is asked for only where there is any, deadlines only where somebody is asked."""
        if one.name == "deadlines":
            return self.kind.part("salutation") is not None
        return one.name != "recipients" or bool(self._offered(one.name))

    def _wrong(self, place: int, value: Any) -> str:
        """What is wrong at the place of an answer, in one sentence; empty when nothing is."""
        if self.workspace is None:
            return ""
        from docgen.making import prepare

        given = replace(self.entries[place], value=value, is_comment=False)
        entries = [*self.entries[:place], given, *self.entries[place + 1 :]]
        text = self._text(entries)
        lines = _lines_of(text, given.key)
        path = self.workspace.config / "circulars" / _FILE
        found = prepare(path, self.workspace, content=text.encode("utf-8")).found
        for fault in found:
            if fault.is_error and fault.at is not None and fault.at.line in lines:
                language = LANGUAGE.get()
                said = {"message": fault.message(language), "remedy": fault.remedy(language)}
                return say("ask_wrong", **said)
        return ""

    def _text(self, entries: Sequence[StartingField]) -> str:
        return starting_yaml(self.kind, entries, self.keys)


def _lines_of(text: str, key: str) -> range:
    """The lines of the file (from 1) on which the field stands."""
    lines = text.splitlines()
    begin = next((number for number, line in enumerate(lines, 1) if line.startswith(f"{key}:")), 0)
    end = begin
    while begin and end < len(lines) and lines[end].strip():
        end += 1
    return range(begin, end + 1)


def _fields(section: str, sample: dict[str, Any]) -> list[Column]:
    """The fields of a record that the sample shows, with the question for each."""
    from docgen.loading.fields.forms import form_of

    made = []
    for name, value in sample.items():
        word = vocabulary.word(section, name)
        form, choices = form_of(section, name)
        question = Question(word.title, word.description, name in _LEAST_ASKED)
        offered = _choices(choices) if form == "choice" else []
        made.append(Column(name, question, offered, str(value)))
    return made


def _choices(section: str) -> list[tuple[str, str]]:
    return [(one.thai, "") for one in vocabulary.words(section)]


def _workspace() -> Workspace | None:
    from docgen.diagnostics import Rejected

    try:
        return workspace_of()
    except Rejected:
        return None


def _office(workspace: Workspace | None) -> str:
    """The office that writes, from the list of the workspace."""
    from docgen.loading.workspace import offices

    word = vocabulary.word("circular", "office")
    question = Question(word.title, word.description)
    models = offices.offices(workspace).models if workspace is not None else {}
    offered = [(name, one.agency) for name, one in models.items()]
    question = replace(question, default=offered[0][0] if offered else "")
    while True:
        try:
            if not offered:
                return asking.text(question, lambda _: "") or ""
            return asking.choice(question, offered, lambda _: "") or ""
        except BackError:
            click.echo(say("ask_at_first"), err=True)


def _signatories(workspace: Workspace) -> list[tuple[str, str]]:
    from docgen.loading.workspace import offices

    models: Iterator[tuple[str, Any]] = iter(offices.signatories(workspace).models.items())
    return [(name, f"{one.name} {one.position_title}") for name, one in models]
