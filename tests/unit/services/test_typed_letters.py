"""A letter that is being written is at every key what a fresh process makes of its text."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from docgen.loading.workspace import Workspace
from docgen.making import MadeLetter, prepare
from docgen.press import Press
from docgen.services.letter_files import LetterFile
from docgen.services.workroom import Workroom
from docgen.services.workroom.judging import Judged
from docgen.services.workroom.open_letter import OpenLetter
from tests.helpers.lane import few_in_lane
from tests.helpers.scale import times

ROOT = Path(__file__).parents[3]
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


def shown(judged: Judged) -> tuple[object, ...]:
    """What the page shows of a letter; not of the one drawn last where it can be drawn no more."""
    pages = () if judged.is_former else judged.pages
    sheets = [(page.mark, page.width, page.height, page.regions) for page in pages]
    return judged.findings, sheets


def pictures_of(judged: Judged) -> list[bytes]:
    return [band.picture() for page in judged.pages for band in page.bands]


def said(made: MadeLetter) -> tuple[object, ...]:
    data = b"".join(made.pages.data) if made.pages is not None else b""
    pages = made.pages and (made.pages.sections, made.pages.title, data)
    return made.letter, pages, made.found, made.excepted


@pytest.mark.parametrize("name", few_in_lane(LETTERS, 1))
def test_the_page_shows_at_every_key_what_a_fresh_start_shows(name: str, room: Workroom) -> None:
    """What is kept by the process itself is told by the other test; here each room is new."""
    letter = room.letter_named(name)
    assert letter is not None
    chance = random.Random(f"page {name}")
    text = whole = letter.file().text
    drawn = 0
    for number in range(times(12, 300)):
        file = LetterFile(letter.path, text)
        warm = letter.judge_letter(file)
        fresh = Workroom(room.workspace).letter(letter.path).judge_letter(file)
        assert shown(warm) == shown(fresh), text
        if not warm.is_former and number % 3 == 0:
            assert pictures_of(warm) == pictures_of(fresh), text
            drawn += 1
        text = edited(text if warm.is_sound and chance.random() < 0.8 else whole, chance)
    assert drawn > 1


def test_a_title_alone_draws_no_picture_anew(room: Workroom) -> None:
    made = prepare(room.workspace.circulars()[0], room.workspace, room.press)
    assert made.pages is not None
    pictures = room.press.pdf.images(made.pages)
    other = replace(made.pages, title="another", agency="another", data=())
    assert room.press.pdf.images(other) == pictures
    assert room.press.pdf.page_keys(other) == room.press.pdf.page_keys(made.pages)


def test_a_picture_changed_in_its_place_is_drawn_anew(room: Workroom) -> None:
    letter = room.letter_named("dla-1960")
    assert letter is not None
    pages = letter.make_letter(letter.file().text).pages
    assert pages is not None
    emblem = room.workspace.root / "emblem.png"
    emblem.write_bytes(Path(pages.emblem).read_bytes())
    pages = replace(pages, emblem=str(emblem))
    first = room.press.pdf.page_keys(pages), room.press.pdf.images(pages)
    seal = next((ROOT / "docgen" / "assets" / "marks").glob("*.png"))
    emblem.write_bytes(seal.read_bytes())
    later = room.press.pdf.page_keys(pages), room.press.pdf.images(pages)
    assert later[0][0] != first[0][0]
    assert later[1][0] != first[1][0]


def test_who_types_quicker_than_it_is_drawn_waits_for_the_drawing_before(room: Workroom) -> None:
    """Drawings never queue up, and a drawing that failed stops none that comes after it."""
    letter = room.letter_named("memo-example")
    assert letter is not None
    asked = []

    def failing() -> bytes:
        asked.append("former")
        raise OSError

    room.drawing._under_way = failing
    judged = letter.judge_letter(letter.file())
    assert asked == ["former"]
    assert pictures_of(judged)[0].startswith(b"\x89PNG")


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


def test_what_changes_around_a_letter_is_seen_at_the_next_key(room: Workroom) -> None:
    """A wording, a holiday, another circular: each is kept until its file changes."""
    letter = room.letter_named("dla-1960")
    assert letter is not None
    text, space = letter.file().text, room.workspace

    def made(name: str, old: str, new: str) -> MadeLetter:
        """The letter once more, after ``old`` became ``new`` in a file of the workspace."""
        path = space.root / name
        said = path.read_text(encoding="utf-8")
        assert old in said
        path.write_text(said.replace(old, new, 1), encoding="utf-8")
        return letter.make_letter(text)

    def codes(letter: MadeLetter) -> set[str]:
        return {fault.code for fault in letter.found}

    before = letter.make_letter(text)
    assert not codes(before) & {"DG2202", "DG2213"}
    holiday = "8 ตุลาคม 2564: วันหยุดพิเศษ\n  10 พฤษภาคม 2564"
    assert "DG2202" in codes(made("config/holidays.yaml", "10 พฤษภาคม 2564", holiday))
    assert "DG2202" not in codes(made("config/holidays.yaml", "8 ตุลาคม 2564", "9 ตุลาคม 2564"))
    worded = made("templates/ขยายเวลา.j2", "ในการนี้ {{", "บัดนี้ {{").letter
    assert worded is not None
    assert "บัดนี้ " in worded.to_text()
    other = space.circulars_folder / "another.yaml"
    other.write_text(text, encoding="utf-8")
    assert "DG2213" in codes(letter.make_letter(text))
    other.unlink()
    assert "DG2213" not in codes(letter.make_letter(text))


def test_what_is_typed_leaves_no_files_behind(room: Workroom) -> None:
    """A page that stays open for days draws as many pictures as there are keys."""
    letter = room.letter_named("dla-1960")
    assert letter is not None
    text = letter.file().text
    counts = []
    for number in range(6):
        typed = text.replace("เรื่อง: ", f"เรื่อง: {'ก' * number}", 1)
        judged = letter.judge_letter(LetterFile(letter.path, typed))
        assert all(pictures_of(judged))
        counts.append(len(list(room.press.pdf._folder.iterdir())))
    assert counts[2:] == counts[2:3] * 4


def test_an_answer_is_of_one_moment_and_the_next_sees_what_came_meanwhile(room: Workroom) -> None:
    own = room.workspace.config / "recipients" / "ชุดใหม่.csv"
    with room.looking_once():
        before = room.surroundings()
        own.write_text("ชื่อ\nจังหวัดหนึ่ง\n", encoding="utf-8")
        assert room.surroundings() is before
    lists = [each_list.value for each_list in room.surroundings().recipients]
    assert own.stem in lists
