"""Parts of the body put in anywhere, moved and taken away; undo goes on after a new start."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from docgen.drafting.yaml_tree import UneditableError, tree, value_of
from docgen.loading.workspace import Workspace
from docgen.services.workroom import Workroom
from docgen.services.workroom.open_letter import OpenLetter

ROOT = Path(__file__).parents[3]
MOMENT = "20210908T100000"
BODY = """
ข้อความ:
  - หนึ่ง
  - "สอง"   # ความเห็นของสอง
  - |
    สาม ก

    สาม ข
  - หัวข้อ: กลาง
  - สี่
  # ก่อนห้า
  - ห้า
"""


@pytest.fixture
def letter(tmp_path: Path) -> OpenLetter:
    for name in ("config", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    path = tmp_path / "config" / "circulars" / "memo-example.yaml"
    head = path.read_text(encoding="utf-8").partition("\nข้อความ:")[0]
    path.write_text(head + BODY, encoding="utf-8")
    return opened(tmp_path)


def opened(folder: Path) -> OpenLetter:
    letter = Workroom(Workspace(folder)).letter_named("memo-example")
    assert letter is not None
    return letter


def body(letter: OpenLetter) -> list[object]:
    content = value_of(tree(letter.file().text))
    assert isinstance(content, dict)
    found = content["ข้อความ"]
    assert isinstance(found, list)
    return list(found)


@pytest.mark.parametrize(
    ("name", "lines", "index", "place"),
    [
        ("body/text-0", "0", 0, "body/0"),
        ("body/text-0", "1", 1, "body/0"),
        ("body/text-0", "2", 2, "body/0"),
        ("body/text-0", "3", 3, "body/0"),  # within a text of several lines: behind the whole
        ("body/text-0", "4", 3, "body/0"),
        ("body/text-0", "", 3, "body/0"),
        ("body/text-1", "1", 5, "body/1"),
        ("body/text-1", "99", 6, "body/1"),
        ("body", "", 6, "body/1"),
    ],
)
def test_a_part_is_put_in_behind_any_paragraph(
    letter: OpenLetter, name: str, lines: str, index: int, place: str
) -> None:
    before, former = letter.file().text, body(letter)
    for part, key in (("heading", "หัวข้อ"), ("table", "ตาราง"), ("items", "ข้อ")):
        file, told = letter.press_button(f"part-{part}", name, MOMENT, lines)
        assert told == place
        after = body(letter)
        assert [*after[:index], *after[index + 1 :]] == former
        assert isinstance(after[index], dict)
        assert list(after[index]) == [key]  # type: ignore[call-overload]
        new = file.text.splitlines()
        assert [line for line in before.splitlines() if line not in new] == []  # remarks stay
        letter.edited.undo(MOMENT)
        assert letter.file().text == before


def test_text_is_put_in_between_two_parts(letter: OpenLetter) -> None:
    letter.press_button("part-heading", "body/text-1", MOMENT, "0")
    file, place = letter.press_button("part-paragraphs", "body/text-1", MOMENT, "")
    assert place == "body/text-1"
    assert body(letter)[3:6] == [{"หัวข้อ": "กลาง"}, "«ข้อความ»", {"หัวข้อ": "«หัวข้อ»"}]
    assert "# ก่อนห้า\n  - ห้า\n" in file.text


def test_a_part_moves_over_each_neighbour_and_back(letter: OpenLetter) -> None:
    before = letter.file().text
    letter.press_button("part-heading", "body", MOMENT)
    place, steps = "body/1", 0
    while body(letter)[0] != {"หัวข้อ": "«หัวข้อ»"}:
        _, place = letter.press_button("up", place, MOMENT)
        steps += 1
    assert (place, steps) == ("body/0", 6)
    _, place = letter.press_button("up", place, MOMENT)  # it is the first: nothing happens
    for _ in range(7):
        _, place = letter.press_button("down", place, MOMENT)
    assert place == "body/1"
    letter.press_button("remove", place, MOMENT)
    assert letter.file().text == before


def test_a_body_of_one_text_is_parted_where_something_is_put_in(letter: OpenLetter) -> None:
    path = letter.path
    head = path.read_text(encoding="utf-8").partition("\nข้อความ:")[0]
    path.write_text(head + "\nข้อความ: |\n  หนึ่ง\n\n  สอง\n  สาม\n", encoding="utf-8")
    letter.press_button("part-heading", "body/text-0", MOMENT, "2")
    assert body(letter) == ["หนึ่ง", "สอง", {"หัวข้อ": "«หัวข้อ»"}, "สาม"]


def test_what_is_no_place_is_refused(letter: OpenLetter) -> None:
    before = letter.file().text
    for action, name in (
        *(("part-heading", "body/text-7"), ("part-nothing", "body"), ("up", "body/9")),
        *(("down", "body/text-0"), ("remove", "body/x"), ("part-heading", "subject/text-0")),
    ):
        with pytest.raises(UneditableError):
            letter.press_button(action, name, MOMENT)
    assert letter.file().text == before


def test_undo_goes_on_after_a_new_start(letter: OpenLetter, tmp_path: Path) -> None:
    texts = [letter.file().text]
    for minute in range(3):
        mark = letter.file().mark
        letter.type_value(
            {"subject": f"เรื่องที่ {minute}"}, mark, f"20210908T10{minute:02d}00", mine=False
        )
        texts.append(letter.file().text)
    again = opened(tmp_path)
    assert again.edited.can_undo
    for text in reversed(texts[:-1]):
        assert again.edited.undo("20210908T110000").text == text
    assert not again.edited.can_undo
    for text in texts[1:]:
        assert again.edited.redo("20210908T110100").text == text
    assert not again.edited.can_redo


def test_undo_after_a_new_start_takes_back_what_was_typed_since_first(
    letter: OpenLetter, tmp_path: Path
) -> None:
    first = letter.file().text
    letter.type_value({"subject": "ก่อน"}, letter.file().mark, MOMENT, mine=False)
    second = letter.file().text
    again = opened(tmp_path)
    again.type_value({"subject": "หลัง"}, again.file().mark, "20210908T120000", mine=False)
    assert again.edited.undo(MOMENT).text == second
    assert again.edited.undo(MOMENT).text == first
    assert not again.edited.can_undo
