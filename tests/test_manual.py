"""The manual: every page is in its order, its commands run, its pages of reference are true."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner

from docgen import kinds
from docgen.cli import main
from docgen.services import manual
from tests.makers import make_kinds, make_manual

FOLDER = manual.folder()
PICTURE = re.compile(r"!\[[^\]]*\]\(([^)]+)\)")
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)#]+\.md)[^)]*\)")


@pytest.mark.parametrize("topic", make_manual.PAGES)
def test_pages_of_reference_say_what_the_code_says(topic: str, *, update: bool) -> None:
    said = make_manual.page(topic)
    path = FOLDER / f"{topic}.md"
    if update:
        path.write_text(said, encoding="utf-8", newline="\n")
        manual.pages.cache_clear()
    assert said == path.read_text(encoding="utf-8")


def test_the_table_of_kinds_names_every_kind_with_its_examples_and_picture(*, update: bool) -> None:
    text = make_kinds.PAGE.read_text(encoding="utf-8")
    if update:
        text = make_kinds.TABLE.sub(lambda _: make_kinds.table(), text, count=1)
        make_kinds.PAGE.write_text(text, encoding="utf-8", newline="\n")
        manual.pages.cache_clear()
        for path in make_kinds.lacking_pictures():
            path.write_bytes(make_kinds.picture(kinds.kind(path.stem)))
    assert make_kinds.table() in text
    assert not list(make_kinds.lacking_pictures())


def test_the_order_names_pages_that_there_are() -> None:
    topics = [page.topic for page in manual.pages()]
    order = (FOLDER / "order.txt").read_text(encoding="utf-8").split()
    assert topics[: len(order)] == [unicodedata.normalize("NFC", one) for one in order]
    assert len(set(topics)) == len(topics)


@pytest.mark.parametrize("page", manual.pages(), ids=lambda page: page.topic)
def test_a_page_has_a_title_and_everything_that_it_shows(page: manual.ManualPage) -> None:
    assert page.text.startswith("# ")
    for place in (*PICTURE.findall(page.text), *LINK.findall(page.text)):
        assert (FOLDER / place).is_file(), place


def test_the_command_prints_the_list_and_a_page() -> None:
    listed = CliRunner().invoke(main, ["manual"])
    assert listed.exit_code == 0
    assert "หนังสือฉบับแรก" in listed.stdout
    page = CliRunner().invoke(main, ["manual", "หนังสือฉบับแรก"])
    assert page.stdout == (FOLDER / "หนังสือฉบับแรก.md").read_text(encoding="utf-8")


def test_dg5240_part_of_a_name_finds_the_page_and_a_wrong_one_is_refused() -> None:
    assert CliRunner().invoke(main, ["manual", "ออกเลข"]).exit_code == 0
    wrong = CliRunner().invoke(main, ["manual", "ออกเลย"])
    assert wrong.exit_code == 2
    assert "DG5240" in wrong.stderr


def test_no_page_speaks_of_a_place_on_one_machine() -> None:
    for path in (*FOLDER.glob("*.md"), FOLDER.parents[1] / "README.md", Path(__file__)):
        assert "/ho" + "me/" not in path.read_text(encoding="utf-8")
