"""``docgen new --ask``: everything a circular needs, question after question, checked at once.

Every answer is set into the circular as it stands so far, and that is read by the same rules as a
file that a clerk wrote; what is wrong at the place of the answer is told, and asked again.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import click

from docgen.cli import asking
from docgen.cli.asking import BackError, Question
from docgen.cli.messages import LANGUAGE, say

if TYPE_CHECKING:
    from docgen.services.form import (
        Checker,
        Choice,
        Column,
        Form,
        StartingField,
        WordingTemplate,
        Workspace,
    )
    from docgen.services.reports import Report

_LEAST_ASKED = ("quantity", "start", "previous", "previous_start", "urgency")


def interviewed(
    kind: str,
    workspace: Workspace | None,
    *,
    today: datetime.date,
    language: str,
    keys: str,
    wording: str | None,
) -> Report[str]:
    """The circular that the answers make, as YAML."""
    from docgen.services import form as forms
    from docgen.services.reports import Report

    office: str | None = None
    while True:
        made = forms.form(kind, workspace, today=today, language=language, keys=keys, office=office)
        if made.value is None:
            return Report(None, made.found)
        chosen = None
        if wording is not None:
            asked = forms.wording_named(wording, made.value, workspace)
            if asked.value is None:
                return Report(None, asked.found)
            chosen = asked.value
        if office is None:
            click.echo(say("ask_begin", back=say("ask_back")), err=True)
            office = _office(made.value)
            continue
        check = forms.checker(made.value, workspace)
        talk = _Interview(made.value, check, chosen, list(made.value.fields))
        try:
            return Report(talk.held())
        except BackError:
            office = _office(made.value)


@dataclass(slots=True)
class _Interview:
    """The questions of one circular; ``fields`` are its fields with the answers so far."""

    form: Form
    check: Checker
    wording: WordingTemplate | None
    fields: list[StartingField]
    asked: list[int] = field(default_factory=list)

    def held(self) -> str:
        """The whole circular; :class:`BackError` when the clerk wants the office again."""
        known = ("kind", "office")
        self.asked = [
            place
            for place, one in enumerate(self.fields)
            if one.is_asked and one.name not in known and (one.own or self._is_for_clerks(one))
        ]
        at = 0
        while at < len(self.asked):
            place = self.asked[at]
            try:
                answer = self._answer(self.fields[place])
            except BackError:
                if not at:
                    raise
                at -= 1
                continue
            given = self.fields[place]
            if answer is None:
                self.fields[place] = replace(given, is_comment=True)
            else:
                self.fields[place] = replace(given, value=answer, is_comment=False, is_known=True)
            at += 1
        return self.form.text(self.fields)

    def _answer(self, one: StartingField) -> Any:
        """The answer to one field, in the shape that its place in the file has."""

        def check(value: Any) -> str:
            return self._wrong(one.name, value)

        default = str(one.value) if one.is_known and isinstance(one.value, str) else ""
        may_be_none = one.is_comment or one.name == "recipients"
        question = Question(one.title, one.description, may_be_none, default)
        if one.form == "body":
            return self._body(question, check)
        if one.form in ("list", "named", "fields"):
            columns = _asked_columns(one)
            return asking.records(question, columns, check, named=one.form == "named")
        if one.form in ("texts", "rows"):
            return asking.several(question, check, columns=one.form == "rows")
        if one.form == "number_of_year":
            question = replace(question, default="")
        if one.choices:
            return asking.choice(question, _pairs(one.choices), check, free=one.is_free)
        return asking.text(question, check)

    def _body(self, question: Question, check: asking.Check) -> Any:
        """By a template, slot by slot, or paragraph after paragraph."""
        known = (self.wording,) if self.wording else self.form.wordings
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
        from docgen.services.form.wordings import slot_sample, wording_value

        given: dict[str, Any] = {}
        marked = {
            slot.name: slot_sample(wording, slot, self.form.language)
            for slot in wording.slots
            if slot.required
        }
        at = 0
        while at < len(wording.slots):
            slot = wording.slots[at]
            question = Question(slot.name, slot.meaning, not slot.required)

            def so_far(value: Any, name: str = slot.name) -> str:
                slots = {**marked, **given, name: value}
                return check(wording_value(wording, slots, self.form.keys))

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
        return wording_value(wording, given, self.form.keys)

    def _is_for_clerks(self, one: StartingField) -> bool:
        """A list is asked for only where there is any, deadlines only where somebody is asked."""
        if one.name == "deadlines":
            return self.form.is_to_somebody
        return one.name != "recipients" or bool(one.choices)

    def _wrong(self, name: str, value: Any) -> str:
        """What is wrong at the place of an answer, in one sentence; empty when nothing is."""
        found = self.check(self.fields, name, value)
        fault = next((one for one in found if one.is_error), None)
        if fault is None:
            return ""
        language = LANGUAGE.get()
        return say("ask_wrong", message=fault.message(language), remedy=fault.remedy(language))


def _asked_columns(one: StartingField) -> list[asking.Column]:
    """The fields of a record that the sample shows, with the question for each."""
    sample = next(iter(one.value.values()), {}) if one.form == "named" else one.value
    sample = sample[0] if isinstance(sample, list) else sample
    known = {column.name: column for column in one.columns}
    return [_column(known[name], str(value)) for name, value in sample.items()]


def _column(column: Column, sample: str) -> asking.Column:
    question = Question(column.title, column.description, column.name in _LEAST_ASKED)
    return asking.Column(column.name, question, _pairs(column.choices), sample)


def _pairs(choices: Sequence[Choice]) -> list[tuple[str, str]]:
    return [(choice.word, choice.meaning) for choice in choices]


def _office(form: Form) -> str:
    """The office that writes, from the list of the workspace."""
    one = next(one for one in form.fields if one.name == "office")
    offered = _pairs(one.choices)
    question = Question(one.title, one.description, default=offered[0][0] if offered else "")
    while True:
        try:
            if not offered:
                return asking.text(question, lambda _: "") or ""
            return asking.choice(question, offered, lambda _: "") or ""
        except BackError:
            click.echo(say("ask_at_first"), err=True)
