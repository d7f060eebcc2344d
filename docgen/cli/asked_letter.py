"""``docgen new KIND --ask``: everything a letter needs, question after question, checked at once.

Every answer is set into the circular as it stands so far, and that is read by the same rules as a
file that a clerk wrote; what is wrong at the place of the answer is told, and asked again.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import field, replace
from typing import TYPE_CHECKING, Any

from docgen.cli import asking
from docgen.cli.asked_columns import offered_words, questions_of_record
from docgen.cli.asking import Pieces, Question
from docgen.cli.interview import first_error
from docgen.cli.messages import say
from docgen.light import dataclass

if TYPE_CHECKING:
    from docgen.diagnostics import Diagnostic
    from docgen.model.wordings import Slot
    from docgen.services.form import (
        Checker,
        Form,
        StartingField,
        WordingTemplate,
        Workspace,
    )
    from docgen.services.form.answers import Typist
    from docgen.services.reports import Report

_BODY, _SLOT = "body", "body."


@dataclass(frozen=True, slots=True)
class LetterAsked:
    """Which letter is asked for, as it was called on the command line."""

    kind: str
    workspace: Workspace | None
    today: datetime.date
    language: str
    keys: str
    wording: str | None = None

    def starting_circular(self) -> Report[str]:
        """The commented file to begin with, where nothing is asked."""
        from docgen.services import form

        return form.starting_circular(
            self.kind,
            self.workspace,
            today=self.today,
            language=self.language,
            keys=self.keys,
            wording=self.wording,
        )


@dataclass(slots=True)
class LetterSubject:
    """The questions of one letter; ``answers`` are those given so far, by the name of a field.

    The form depends on the office, which is asked first; the body is chosen to be one's own words
    or those of a template, whose slots are then questions of their own.
    """

    asked: LetterAsked
    answers: dict[str, Any]
    form: Form = field(init=False)
    check: Checker = field(init=False)
    typist: Typist = field(init=False)
    _of: str | None = None
    _wanted: str = ""

    def __post_init__(self) -> None:
        self._draw(self.answers.get("office"))
        if self.asked.wording is not None:
            from docgen.services import form as forms

            asked = forms.wording_named(self.asked.wording, self.form, self.asked.workspace)
            self._wanted = asked.expected_value().thai

    def names(self) -> list[str]:
        """The office, the fields that clerks need, and the pieces of the body in its place."""
        if self.answers.get("office") not in (None, self._of):
            self._draw(self.answers["office"])
        names = ["office"]
        for each_field in self.form.fields:
            if each_field.form == "body":
                names += self._body_names()
            elif self._is_for_clerks(each_field):
                names.append(each_field.name)
        return names

    def title(self, name: str) -> str:
        """The title of a field, or the name of a slot."""
        if name.startswith(_SLOT):
            return name.removeprefix(_SLOT) or self._field(_BODY).title
        return say("ask_body_by") if name == _BODY else self._field(name).title

    def answer(self, name: str, pieces: Pieces) -> Any:
        """The answer to one question, in the shape that its place in the file has."""
        if name == "office":
            return self._office(pieces.former)
        if name == _BODY:
            return self._wording_chosen()
        if name.startswith(_SLOT):
            return self._body_piece(name.removeprefix(_SLOT), pieces)
        return self._plain(self._field(name), pieces)

    def faults(self) -> list[tuple[str, Diagnostic]]:
        """What is wrong with the letter that the answers make."""
        from docgen.services import form as forms

        if self.asked.workspace is None:
            return []
        found = forms.check_whole(self.form, self.fields(), self.asked.workspace)
        return [(self._question_of(name), fault) for name, fault in found]

    def text(self) -> str:
        """The circular that the answers make, as YAML."""
        return self.form.text(self.fields())

    def fields(self) -> list[StartingField]:
        """The fields of the form with the answers so far."""
        return [self._answered_field(each_field) for each_field in self.form.fields]

    def _draw(self, office: str | None) -> None:
        """The form as it is for an office."""
        from docgen.services import form as forms
        from docgen.services.form.answers import Typist

        asked = self.asked
        self.form = forms.form(
            asked.kind,
            asked.workspace,
            today=asked.today,
            language=asked.language,
            keys=asked.keys,
            office=office,
        ).expected_value()
        self.check = forms.checker(self.form, asked.workspace)
        self.typist = Typist(asked.today, forms.prefix_of(asked.workspace, office))
        self._of = office

    def _field(self, name: str) -> StartingField:
        return next(each_field for each_field in self.form.fields if each_field.name == name)

    def _question_of(self, name: str) -> str:
        """The question that a field belongs to."""
        names = self.names()
        if name == _BODY:
            return next(each_name for each_name in names if each_name.startswith(_SLOT))
        return name if name in names else ""

    def _is_for_clerks(self, one: StartingField) -> bool:
        """A list is asked for only where there is any."""
        if not one.is_asked or one.name in ("kind", "office"):
            return False
        return one.own or one.name != "recipients" or bool(one.choices)

    def _body_names(self) -> list[str]:
        choices = [_BODY] if self.form.wordings and not self._wanted else []
        wording = self._wording()
        if wording is None:
            return [*choices, _SLOT]
        return [*choices, *(f"{_SLOT}{slot.name}" for slot in wording.slots)]

    def _wording(self) -> WordingTemplate | None:
        """The template that was chosen for the body."""
        chosen = self._wanted or self.answers.get(_BODY)
        return next((wording for wording in self.form.wordings if wording.thai == chosen), None)

    def _answered_field(self, one: StartingField) -> StartingField:
        if one.form == "body":
            return replace(one, value=self._body({}), is_comment=False)
        if one.name not in self.answers:
            return one
        value = self.answers[one.name]
        if value is None:
            return replace(one, is_comment=True)
        return replace(one, value=value, is_comment=False, is_known=True)

    def _body(self, given: Mapping[str, object]) -> Any:
        """The body as answered; slots still to come are marked, ``given`` ones come first."""
        from docgen.services.form.wordings import slot_sample, wording_value

        wording = self._wording()
        if wording is None:
            return given.get("", self.answers.get(_SLOT)) or self._field(_BODY).value
        slots: dict[str, object] = {}
        for slot in wording.slots:
            value = given.get(slot.name, self.answers.get(f"{_SLOT}{slot.name}"))
            if value is None and slot.required:
                value = slot_sample(wording, slot, self.form.language)
            if value is not None:
                slots[slot.name] = value
        return wording_value(wording, slots, self.form.keys)

    def _wrong(self, name: str, value: Any) -> str:
        return first_error(self.check(self.fields(), name, value))

    def _office(self, former: Any) -> str:
        """The office that writes, from the list of the workspace."""
        one = self._field("office")
        offered = offered_words(one.choices)
        default = str(former or (offered[0][0] if offered else ""))
        question = Question(one.title, one.description, default=default)
        if not offered:
            return asking.text(question, lambda _: "") or ""
        return asking.asked_choice(question, offered, lambda _: "") or ""

    def _wording_chosen(self) -> str:
        """Own words, or a template by name."""
        body = self._field(_BODY)
        offered = [(wording.thai, wording.title) for wording in self.form.wordings]
        question = Question(body.title, say("ask_body_how"), default="1")
        own = (say("ask_body"), "")
        chosen = asking.asked_choice(question, [own, *offered], lambda _: "")
        return own[0] if chosen is None else str(chosen)

    def _body_piece(self, slot_name: str, pieces: Pieces) -> Any:
        """One's own paragraphs, or the words for one slot."""
        wording = self._wording()
        if wording is None:
            body = self._field(_BODY)
            question = Question(body.title, say("ask_paragraphs"))
            return asking.several_answers(
                question, lambda value: self._wrong(_BODY, self._body({"": value})), pieces=pieces
            )
        slot = next(each_slot for each_slot in wording.slots if each_slot.name == slot_name)
        former = pieces.former if isinstance(pieces.former, str) else ""
        question = Question(slot.name, slot.meaning, not slot.required, former)

        def so_far(value: Any) -> str:
            return self._wrong(_BODY, self._body({slot.name: value}))

        if slot.under:
            return self._items_of(slot, question, so_far, pieces)
        if wording.is_list(slot):
            return asking.several_answers(question, so_far, pieces=pieces)
        return asking.text(question, so_far)

    def _items_of(
        self, slot: Slot, question: Question, check: asking.AnswerCheck, pieces: Pieces
    ) -> list[dict[str, object]] | None:
        """Items of a slot, each with what stands under it."""
        from docgen.services.form.wordings import item_with, parted_sample

        parts = [parted_sample(sample) for sample in slot.under]
        columns = [asking.AskedField(slot.name, Question(slot.name), (), slot.name)]
        columns += [
            asking.AskedField(str(number), Question(title, optional=True), (), title)
            for number, (_, title) in enumerate(parts)
        ]

        def made_rows(records: list[dict[str, str]]) -> list[dict[str, object]]:
            return [item_with(slot, parts, record) for record in records]

        given = asking.records(
            question, columns, lambda records: check(made_rows(records)), pieces=pieces
        )
        return made_rows(given) if given else None

    def _plain(self, one: StartingField, pieces: Pieces) -> Any:
        def check(value: Any) -> str:
            return self._wrong(one.name, value)

        is_text = one.is_known and isinstance(one.value, str)
        default = str(pieces.former or (one.value if is_text else "") or "")
        is_needed = one.name in wording.needs if (wording := self._wording()) else False
        may_be_none = (one.is_comment and not is_needed) or one.name == "recipients"
        dated = str(self.answers.get("date") or "")
        meant = replace(self.typist, dated=dated).meaning_of(one)
        question = Question(one.title, one.description, may_be_none, default, meant)
        if one.form in ("list", "fields"):
            question = replace(question, default="")
            return asking.records(
                question, questions_of_record(one, self.typist), check, pieces=pieces
            )
        if one.form in ("texts", "rows"):
            question = replace(question, default="")
            return asking.several_answers(
                question, check, columns=one.form == "rows", pieces=pieces
            )
        if one.form == "number_of_year" and not pieces.former:
            question = replace(question, default="")
        if one.choices:
            return asking.asked_choice(
                question, offered_words(one.choices), check, free=one.is_free
            )
        return asking.text(question, check)
