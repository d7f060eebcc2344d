"""Two tabs type in one letter, requests and answers late and out of order: nothing is lost."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass, field
from typing import Any

import pytest

from docgen.loading.workspace import Workspace
from docgen.services.workroom import Workroom
from docgen.services.workroom.open_letter import OpenLetter
from tests.helpers.lane import few_in_lane
from tests.helpers.letter_forms import MOMENT, ROOT, plain_fields
from tests.helpers.scale import times

FIELDS = {"a": ("subject", "body/text-0"), "b": ("recipient", "date")}


@dataclass
class Answer:
    """What the server says to one request; ``values`` is the form where it is drawn anew."""

    number: int
    mark: str
    values: dict[str, str] | None


@dataclass
class Asked:
    """A request on its way: its number, all that the form holds, the mark that it bears."""

    number: int
    values: dict[str, str]
    mark: str


@dataclass
class Tab:
    """The page as ``letter.mjs`` is: what is typed in it, and the mark that its form bears."""

    name: str
    letter: OpenLetter
    values: dict[str, str]
    mark: str
    number: int = 0
    answered: int = 0
    touched: dict[str, int] = field(default_factory=dict)
    sent: list[Asked] = field(default_factory=list)
    waiting: list[Answer] = field(default_factory=list)

    def type_sign(self, chance: random.Random) -> None:
        """One more sign in one of its own fields, and a request."""
        own = chance.choice(FIELDS[self.name])
        self.values[own] = self.values[own].rstrip() + chance.choice("กขคง")
        self.touched[own] = self.number
        self.number += 1
        self.sent.append(Asked(self.number, dict(self.values), self.mark))

    def ask(self, chance: random.Random) -> None:
        """One request comes to the server, not always the first that was sent."""
        asked = self.sent.pop(0 if chance.random() < 0.7 else -1)
        about: dict[str, Any] = {"tab": self.name, "number": asked.number, "mine": False}
        done = self.letter.type_value(asked.values, asked.mark, MOMENT, **about)
        assert done.conflicts == ()
        if chance.random() < 0.3:  # a newer stroke overtook it
            mark = "" if done.is_ahead else done.file.mark
            self.waiting.append(Answer(asked.number, mark, None))
        else:
            values = form_values(self.letter) if done.is_ahead else None
            self.waiting.append(Answer(asked.number, done.file.mark, values))

    def take_answer(self) -> None:
        """What the page makes of the answer that waits longest."""
        answer = self.waiting.pop(0)
        if answer.number < self.answered:
            return
        self.answered = answer.number
        self.mark = answer.mark or self.mark
        if answer.values is not None:
            since = {
                name: self.values[name]
                for name, number in self.touched.items()
                if number >= answer.number
            }
            self.values = answer.values | since


def form_values(letter: OpenLetter) -> dict[str, str]:
    groups = letter.form(letter.file().text)
    assert groups is not None
    return {one.name: one.text for one in plain_fields(groups)}


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Workroom:
    folder = tmp_path_factory.mktemp("tabs") / "ws"
    for name in ("config", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    return Workroom(Workspace(folder))


@pytest.mark.parametrize("seed", few_in_lane(range(times(12, 400))))
def test_two_tabs_type_at_the_same_time(room: Workroom, seed: int) -> None:
    chance = random.Random(seed)
    path = room.workspace.config / "circulars" / "memo-example.yaml"
    path.write_bytes((ROOT / "config" / "circulars" / path.name).read_bytes())
    letter = OpenLetter(room, path)
    tabs = [Tab(name, letter, form_values(letter), letter.file().mark) for name in FIELDS]
    for _ in range(60):
        tab = chance.choice(tabs)
        if tab.sent and chance.random() < 0.5:
            tab.ask(chance)
        elif tab.waiting and chance.random() < 0.5:
            tab.take_answer()
        else:
            tab.type_sign(chance)
    for tab in tabs:
        while tab.sent:
            tab.ask(chance)
    shown = form_values(letter)
    for tab in tabs:
        for name in FIELDS[tab.name]:
            assert shown[name].split() == tab.values[name].split()


def test_what_another_program_wrote_over_is_brought_back_by_undo(room: Workroom) -> None:
    path = room.workspace.config / "circulars" / "memo-example.yaml"
    first = (ROOT / "config" / "circulars" / path.name).read_bytes()
    path.write_bytes(first)
    letter = OpenLetter(room, path)
    file = letter.file()
    letter.type_value({"subject": "ที่พิมพ์ไว้"}, file.mark, MOMENT, mine=False)
    typed = path.read_bytes()
    path.write_bytes(first)  # as a checkout does
    assert letter.edited.undo(MOMENT).text == typed.decode()
    assert path.read_bytes() == typed
    path.write_bytes(first)
    assert letter.edited.redo(MOMENT).text == first.decode()  # nothing that was undone is left
    assert letter.edited.undo(MOMENT).text == typed.decode()
    assert letter.edited.undo(MOMENT).text == first.decode()
    assert letter.edited.redo(MOMENT).text == typed.decode()
