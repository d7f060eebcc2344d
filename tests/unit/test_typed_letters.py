"""A letter that is being written is at every key what a fresh process makes of its text."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from docgen.loading.workspace import Workspace
from docgen.making import MadeLetter, prepare
from docgen.press import Press
from docgen.services.workroom import Workroom
from docgen.services.workroom.open_letter import OpenLetter
from tests.helpers.lane import few_in_lane
from tests.helpers.scale import times

ROOT = Path(__file__).parents[2]
LETTERS = ("memo-example", "dla-1960", "chiangmai-2564", "english-example", "minutes-example")
TYPED = ("ก", "ที่ว่าการอำเภอ", " ", "๑๒", "2", "\n", "\n  - ขอเชิญประชุม\n", "**", '"', "{{ ผู้รับ }}")


@pytest.fixture
def room(tmp_path: Path) -> Workroom:
    for name in ("config", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return Workroom(Workspace(tmp_path))


def edited(text: str, chance: random.Random) -> str:
    """A text with something typed into it, or some of it gone; mostly within what it says."""
    at = chance.randrange(len(text))
    if chance.random() < 0.7:
        return text[:at] + chance.choice(TYPED) + text[at:]
    return text[:at] + text[at + chance.randint(1, 12) :]


def said(made: MadeLetter) -> tuple[object, ...]:
    data = b"".join(made.pages.data) if made.pages is not None else b""
    pages = made.pages and (made.pages.sections, made.pages.title, data)
    return made.letter, pages, made.found, made.excepted


@pytest.mark.parametrize("name", few_in_lane(LETTERS, 1))
def test_what_is_kept_between_keys_changes_no_letter(name: str, room: Workroom) -> None:
    letter = room.letter_named(name)
    assert letter is not None
    chance = random.Random(name)
    text = whole = letter.file().text
    sound = 0
    for _ in range(times(25, 600)):
        warm = letter.make_letter(text)
        form = letter.form(text)
        fresh = prepare(
            letter.path, room.workspace, Press.of(room.workspace), content=text.encode("utf-8")
        )
        assert said(warm) == said(fresh), text
        assert form == OpenLetter(room, letter.path).form(text), text
        sound += warm.is_sound
        text = edited(text if warm.is_sound and chance.random() < 0.8 else whole, chance)
    assert sound > 3


def test_a_part_that_says_the_same_is_the_same(room: Workroom) -> None:
    letter = room.letter_named("dla-1960")
    assert letter is not None
    text = letter.file().text
    first = letter.make_letter(text).letter
    second = letter.make_letter(text.replace("เรื่อง: ", "เรื่อง: ก", 1)).letter
    assert first is not None
    assert second is not None
    others = [new is old for new, old in zip(second.blocks, first.blocks, strict=True)]
    assert others.count(False) == 1
    assert all(new is old for new, old in zip(second.annexes, first.annexes, strict=True))
