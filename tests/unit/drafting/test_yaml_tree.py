"""A YAML text as a tree of places: what would take long to read is refused unread."""

from __future__ import annotations

import pytest

from docgen.drafting.yaml_tree import UneditableError, tree, value_of


@pytest.mark.parametrize("text", ["[" * 50_000, "{" * 50_000, ("[" * 39 + " ") * 1_000])
def test_brackets_within_brackets_are_refused_unread(text: str) -> None:
    with pytest.raises(UneditableError):
        tree(text)


def test_many_boxes_to_tick_are_no_deep_brackets() -> None:
    content = value_of(tree("ข้อความ: |\n" + "  [ ] เลือก\n" * 1_000))
    assert isinstance(content, dict)
    assert len(str(content["ข้อความ"]).splitlines()) == 1_000
