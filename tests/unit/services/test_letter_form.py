"""The form of a letter: every kind is filled in by it, and only what was typed changes."""

from __future__ import annotations

import datetime
import random
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from docgen import kinds
from docgen.drafting.yaml_tree import ListNode, MappingNode, leaf_texts, tree
from docgen.loading.workspace import Workspace
from docgen.services import letter_out, new_letter
from docgen.services.letter_form.form_fields import FormField
from docgen.services.letter_form.typed_changes import cleaned_typing
from docgen.services.workroom import Workroom
from docgen.services.workroom.open_letter import OpenLetter
from tests.helpers.letter_forms import MOMENT, ROOT, plain_fields
from tests.helpers.own_kind import KIND
from tests.helpers.scale import times

TODAY = datetime.date(2021, 9, 8)
OWN_KIND = "ใบรับคำร้อง"


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Workroom:
    folder = tmp_path_factory.mktemp("form") / "ws"
    for name in ("config", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / "config" / "kinds").mkdir(exist_ok=True)
    (folder / "config" / "kinds" / "slip.yaml").write_text(KIND, encoding="utf-8")
    return Workroom(Workspace(folder))


def posted_grids(field: FormField) -> dict[str, str]:
    return {
        f"{field.name}/{row}/{column}": re.sub("[«»]", "", cell)
        for row, cells in enumerate(field.cells)
        for column, cell in enumerate(cells)
    }


def filled(letter: OpenLetter) -> None:
    """Put real words into every place that a new letter marks, through the form alone."""
    for _ in range(3):
        file = letter.file()
        groups = letter.form(file.text)
        assert groups is not None
        posted = {
            field.name: re.sub("[«»]", "", field.text)
            for field in plain_fields(groups)
            if "«" in field.text
        }
        for group in groups:
            for field in group.fields:
                if field.form == "grid":
                    posted |= posted_grids(field)
        letter.type_value(posted, file.mark, MOMENT, mine=False)


KINDS = [*(kinds.kind(name).thai for name in kinds.names()), OWN_KIND]


@pytest.mark.parametrize("kind", KINDS)
def test_a_letter_of_every_kind_is_written_in_its_form(room: Workroom, kind: str) -> None:
    path = new_letter.started_letter(room.workspace, kind, TODAY)
    assert path is not None
    letter = room.letter(path)
    filled(letter)
    text = letter.file().text
    assert "«" not in re.sub("#.*", "", text)
    judged = letter.judge_letter(letter.file(), draws=False)
    assert [one.fault.code for one in judged.findings if one.fault.is_error] == []
    groups = letter.form(text)
    assert groups is not None
    assert not [field.name for field in plain_fields(groups) if field.form == "untyped"]
    content = letter_out.file_of_letter(judged.made, room.workspace, room.press, "docx", MOMENT)
    assert content is not None
    assert content[:2] == b"PK"


@pytest.mark.parametrize(
    "path", sorted((ROOT / "config" / "circulars").glob("*.yaml")), ids=lambda p: p.stem
)
def test_a_form_that_is_posted_as_it_stands_changes_nothing(room: Workroom, path: Path) -> None:
    letter = room.letter_named(path.stem)
    assert letter is not None
    file = letter.file()
    groups = letter.form(file.text)
    assert groups is not None
    posted = {field.name: field.text.replace("\n", "\r\n") for field in plain_fields(groups)}
    for group in groups:
        for field in group.fields:
            if field.form == "grid":
                posted |= {
                    f"{field.name}/{r}/{c}": cell
                    for r, row in enumerate(field.cells)
                    for c, cell in enumerate(row)
                }
                posted[f"{field.name}#grid"] = "1"
    done = letter.type_value(posted, file.mark, MOMENT, mine=False)
    assert done.file.text == path.read_text(encoding="utf-8")


def is_changed_within(before: str, after: str, field: FormField) -> bool:
    """Whether every byte outside the entry of ``field`` stands as it stood."""
    start, end = entry_of(before, field)
    tail = before[end:]
    return after.startswith(before[:start]) and after.endswith(tail.lstrip("\n"))


def entry_of(text: str, field: FormField) -> tuple[int, int]:
    """From where the value of a field begins (after its colon or dash) to where it ends."""
    node, start, end = tree(text), 0, len(text)
    for step in field.steps:
        if isinstance(node, MappingNode):
            names = step if isinstance(step, tuple) else (str(step),)
            entry = node.entry(names)
            assert entry is not None
            start, end, node = entry.key.start, max(entry.value.end, entry.colon + 1), entry.value
        else:
            assert isinstance(node, ListNode)
            assert isinstance(step, int)
            node = node.items[step]
            start, end = node.start, node.end
    return start, end


SIGNS = "กขคงจที่ำเแ๑๒ aB01:#-?|>'\"&*!%@{}[],.()/\\ฯ\n"


def test_what_is_typed_changes_its_own_field_alone(room: Workroom) -> None:
    paths = [path for path in room.workspace.circulars() if path.stem.endswith("example")]
    for seed in range(times(100, 5_000)):
        chance = random.Random(seed)
        letter = OpenLetter(room, chance.choice(paths))  # one remembers what was typed
        typed_and_undone(letter, chance)


def typed_and_undone(letter: OpenLetter, chance: random.Random) -> None:
    file = letter.file()
    groups = letter.form(file.text)
    assert groups is not None
    free = ("text", "long_text", "date", "reference_number")
    fields = [one for one in plain_fields(groups) if one.form in free and one.is_there]
    field = chance.choice(fields)
    text = "".join(chance.choices(SIGNS, k=chance.randint(1, 40)))
    done = letter.type_value({field.name: text}, file.mark, MOMENT, mine=False)
    again = letter.form(done.file.text)
    assert again is not None
    texts = {one.name: one.text for one in plain_fields(again)}
    wanted = cleaned_typing(text, field.form)
    assert texts.get(field.name, "").rstrip() == wanted.rstrip()
    before = {one.name: one.text for one in plain_fields(groups)}
    assert {n: t for n, t in texts.items() if n != field.name} == {
        n: t for n, t in before.items() if n != field.name
    }
    assert is_changed_within(file.text, done.file.text, field)
    comments = [line for line in file.text.splitlines() if line.lstrip().startswith("#")]
    assert [line for line in done.file.text.splitlines() if line in comments] == comments
    assert len(list(leaf_texts(tree(done.file.text)))) >= len(list(leaf_texts(tree(file.text)))) - 1
    letter.edited.undo(MOMENT)
    assert letter.file().text == file.text


@pytest.mark.parametrize(
    ("letter_name", "field"),
    [
        ("free-sheet-example", "body/3/centred"),
        ("minutes-example", "body/1/heading"),
        ("chiangmai-2564", "deadlines/บันทึก/until"),
        ("chiangmai-2564", "enclosures/0/item"),
        ("memo-example", "subject"),
    ],
)
def test_what_is_emptied_may_be_typed_anew(room: Workroom, letter_name: str, field: str) -> None:
    letter = room.letter_named(letter_name)
    assert letter is not None
    before = letter.file()
    for text in ("", "9 กันยายน 2564"):
        letter.type_value({field: text}, letter.file().mark, MOMENT, tab="a", mine=False)
    groups = letter.form(letter.file().text)
    assert groups is not None
    texts = {one.name: one.text for one in plain_fields(groups)}
    letter.restore_text(before.text, MOMENT)
    assert texts[field] == "9 กันยายน 2564"


def test_an_opinion_typed_as_a_text_is_shown_as_what_it_says(room: Workroom) -> None:
    letter = room.letter_named("memo-example")
    assert letter is not None
    groups = letter.form(f"{letter.file().text}\nความเห็น:\n  - เห็นควรอนุมัติ\n")
    assert groups is not None
    shown = [field for field in plain_fields(groups) if field.text == "เห็นควรอนุมัติ"]
    assert [field.path[-1] for field in shown] == ["text"]


def test_a_key_with_a_stray_mark_is_the_field_that_it_means(room: Workroom) -> None:
    letter = room.letter_named("memo-example")
    assert letter is not None
    before = letter.file()
    letter.restore_text(before.text.replace("\nเรื่อง:", "\nเรื่อง.:", 1), MOMENT)
    assert "\nเรื่อง.:" in letter.file().text
    groups = letter.form(letter.file().text)
    assert groups is not None
    (shown,) = [field for field in plain_fields(groups) if field.name == "subject"]
    assert shown.is_there
    assert shown.text
    done = letter.type_value({"subject": "ขออนุมัติ"}, letter.file().mark, MOMENT, mine=False)
    letter.restore_text(before.text, MOMENT)
    assert "\nเรื่อง.: ขออนุมัติ\n" in done.file.text
    assert "\nเรื่อง:" not in done.file.text


def test_parts_of_the_body_keep_their_names_while_text_grows(room: Workroom) -> None:
    letter = room.letter_named("minutes-example")
    assert letter is not None
    before = letter.file()
    for text in ("หนึ่ง", "หนึ่ง\nสอง", "หนึ่ง\nสอง\nสาม", "", "หนึ่ง\nสอง\nสาม\nสี่"):
        letter.type_value({"body/text-1": text}, before.mark, MOMENT, tab="a", mine=False)
        heading = f"ระเบียบวาระ {len(text)}"
        letter.type_value({"body/1/heading": heading}, before.mark, MOMENT, tab="a", mine=False)
        groups = letter.form(letter.file().text)
        assert groups is not None
        fields = [one for group in groups for field in group.fields for one in shown_parts(field)]
        texts = {one.name: one.text for one in fields}
        assert texts["body/text-1"] == text
        assert texts["body/1/heading"] == heading
        assert texts["body/0/heading"] == "ระเบียบวาระที่ 1 เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ"
    removed = letter.press_button("remove", "body/1", MOMENT)[0]
    letter.restore_text(before.text, MOMENT)
    assert "ระเบียบวาระ 2" not in removed.text
    assert "ระเบียบวาระที่ 1" in removed.text


def shown_parts(field: FormField) -> Iterator[FormField]:
    for row in field.rows if field.form == "body" else ():
        yield from row.fields
