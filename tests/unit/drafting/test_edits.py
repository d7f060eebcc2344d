"""Edits by place: what is not touched stays byte for byte, and undone, the former text is back."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from docgen.drafting.edits import (
    Edited,
    insert_value,
    move_value,
    remove_value,
    rename_key,
    set_value,
)
from docgen.drafting.yaml_tree import (
    EditNode,
    ListNode,
    MappingNode,
    TextNode,
    leaf_texts,
    value_of,
)
from docgen.drafting.yaml_tree import tree as tree_of
from docgen.loading.yaml import yaml_source
from docgen.loading.yaml.nodes import Mapping, Scalar, Sequence
from tests.helpers.scale import times

CIRCULARS = Path(__file__).parents[3] / "config"
HAND_MADE = (Path(__file__).with_name("hand_made.txt")).read_text(encoding="utf-8").split("=====\n")
HAND_MADE += [text.replace("\n", "\r\n") for text in HAND_MADE[:4]] + ["\ufeff" + HAND_MADE[6]]
TEXTS = [path.read_text(encoding="utf-8") for path in sorted(CIRCULARS.rglob("*.yaml"))]
TEXTS = [text for text in (*TEXTS, *HAND_MADE, HAND_MADE[2].rstrip()) if len(text) < 3_000]

tree = cache(tree_of)

LINES = st.text(
    st.one_of(
        st.sampled_from("กขคงจฉชที่ำแเโไใๆฯ๑๒๓ aAbB019:#-?|>'\"&*!%@`{}[],.()/\\~=\t—“”…"),
        st.characters(exclude_categories=["Cs"], exclude_characters="\ufdd0\ufdd1\n"),
    ),
    max_size=60,
)
WORDS = st.one_of(
    LINES,
    st.lists(LINES, min_size=2, max_size=4).map("\n".join),
    st.sampled_from(
        ["", " ", "ขอเชิญ: ประชุม", "- ก", "# ก", "null", "yes", "0023", "[ ] เลือก", "**หนา** ก",
         "a\n", "\na", " a\n  b", "{{ กำหนด.ถึง }}", "ก " * 90, "'",
         '"', "|", ">-", "---", "...", "\\n"]
    ),
)  # fmt: skip
VALUES: st.SearchStrategy[Any] = st.recursive(
    WORDS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["ก", "ข", "a b", "x: y", "เรื่อง#"]), inner, max_size=3),
    ),
    max_leaves=6,
)  # fmt: skip


def paths_of(
    node: EditNode | None, path: tuple[str | int, ...] = ()
) -> list[tuple[str | int, ...]]:
    found = [path]
    if isinstance(node, ListNode):
        for index, item in enumerate(node.items):
            found += paths_of(item, (*path, index))
    elif isinstance(node, MappingNode):
        for entry in node.entries:
            found += paths_of(entry.value, (*path, entry.key.text))
    return found


def node_at(text: str, path: tuple[str | int, ...]) -> EditNode | None:
    node = tree(text)
    for step in path:
        if isinstance(node, ListNode):
            assert isinstance(step, int)
            node = node.items[step]
        elif isinstance(node, MappingNode):
            found = node.entry((str(step),))
            assert found is not None
            node = found.value
    return node


def as_read(text: str) -> Any:
    """What docgen's own reader makes of the text."""
    parsed = yaml_source.parse(text.encode(), "a.yaml", listed=True)
    return plain(parsed.root if parsed.root is not None else parsed.items)


def plain(node: Any) -> Any:
    if isinstance(node, Scalar):
        return node.text.rstrip("\n") if node.style in ("|", ">") else node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    if isinstance(node, Mapping):
        return {entry.key.text: plain(entry.value) for entry in node.entries}
    return ""


def untouched(text: str, path: tuple[str | int, ...]) -> list[str]:
    """The source of every text that does not lie at ``path`` or below it, in order."""
    root = tree(text)
    node = root
    for step in path:
        node = node.items[step] if isinstance(node, ListNode) else node.entry((str(step),)).value  # type: ignore[union-attr, index]
    inside = {id(leaf) for leaf in leaf_texts(node)}
    return [text[leaf.start : leaf.end] for leaf in leaf_texts(root) if id(leaf) not in inside]


def comments_of(text: str) -> list[str]:
    """Comments that stand on lines of their own outside of texts."""
    spans = [(leaf.start, leaf.end) for leaf in leaf_texts(tree(text))]
    found, offset = [], 0
    for line in text.splitlines(keepends=True):
        begin = offset + len(line) - len(line.lstrip())
        if line.lstrip().startswith("#") and not any(a <= begin < b for a, b in spans):
            found.append(line.strip())
        offset += len(line)
    return found


def check_undone(edited: Edited, text: str) -> None:
    assert edited.former_text == text


CALM = settings(
    max_examples=times(60, 5_000),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@CALM
@given(data=st.data())
def test_a_value_is_set_and_all_else_stays(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(TEXTS))
    path = data.draw(st.sampled_from([one for one in paths_of(tree(text)) if one]))
    value = data.draw(VALUES)
    edited = set_value(text, path, value)
    check_undone(edited, text)
    assert value_of(node_at(edited.text, path)) == value
    assert untouched(edited.text, path) == untouched(text, path)
    former = node_at(text, path)
    if isinstance(former, TextNode):
        assert comments_of(edited.text) == comments_of(text)
        assert len(edited.splices) <= 1
        before = text[: former.start].rstrip(" ")
        assert edited.text.startswith(before)
        after = text[former.end :].lstrip(" ").split("\n", 1)[1:]
        assert edited.text.endswith(after[0] if after else "")


@CALM
@given(data=st.data())
def test_docgen_reads_what_was_set(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([one for one in TEXTS if as_read(one) == value_of(tree(one))]))
    path = data.draw(st.sampled_from([one for one in paths_of(tree(text)) if one]))
    line = st.text("กขคจที่ำ๑๒ aB01:#-?|>'\"&*!%@{}[],.()/\\ฯ", max_size=30)
    value = data.draw(st.one_of(line, st.lists(line, min_size=2, max_size=3).map("\n".join)))
    read = as_read(set_value(text, path, value).text)
    for step in path:
        read = read[step]
    assert read == value


@CALM
@given(data=st.data())
def test_a_value_is_taken_away_and_all_else_stays(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(TEXTS))
    path = data.draw(st.sampled_from([one for one in paths_of(tree(text)) if one]))
    edited = remove_value(text, path)
    check_undone(edited, text)
    assert untouched(text, path) == [
        text_of(edited.text, leaf) for leaf in leaf_texts(tree(edited.text))
    ]


def text_of(text: str, leaf: TextNode) -> str:
    return text[leaf.start : leaf.end]


@CALM
@given(data=st.data())
def test_rows_are_added_and_moved(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([one for one in TEXTS if lists_of(one)]))
    path = data.draw(st.sampled_from(lists_of(text)))
    rows = value_of(node_at(text, path))
    assert isinstance(rows, list)
    index = data.draw(st.integers(0, len(rows)))
    value = data.draw(VALUES)
    added = insert_value(text, path, index, value)
    check_undone(added, text)
    assert value_of(node_at(added.text, path)) == [*rows[:index], value, *rows[index:]]
    assert comments_of(added.text) == comments_of(text)
    to = data.draw(st.integers(0, len(rows)))
    moved = move_value(added.text, path, index, to)
    check_undone(moved, added.text)
    assert value_of(node_at(moved.text, path)) == [*rows[:to], value, *rows[to:]]
    assert all(moved.text.count(one) == text.count(one) for one in comments_of(text))


def lists_of(text: str) -> list[tuple[str | int, ...]]:
    return [one for one in paths_of(tree(text)) if isinstance(node_at(text, one), ListNode)]


@CALM
@given(data=st.data())
def test_a_new_key_is_added_and_named_anew(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(TEXTS))
    paths = [one for one in paths_of(tree(text)) if isinstance(node_at(text, one), MappingNode)]
    path = data.draw(st.sampled_from(paths or [()]))
    if not paths:
        return
    value = data.draw(VALUES)
    edited = set_value(text, (*path, ("ใหม่เอี่ยม", "brand_new")), value)
    check_undone(edited, text)
    assert value_of(node_at(edited.text, (*path, "ใหม่เอี่ยม"))) == value
    assert comments_of(edited.text) == comments_of(text)
    renamed = rename_key(edited.text, (*path, "ใหม่เอี่ยม"), data.draw(LINES))
    check_undone(renamed, edited.text)
    assert list(leaf.text for leaf in leaf_texts(tree(renamed.text))) == list(
        leaf.text for leaf in leaf_texts(tree(edited.text))
    )


def test_a_key_within_braces_may_be_a_question() -> None:
    text = "กำหนด: {ส่ง: 1 มกราคม 2569}  # สองครั้ง\n"
    renamed = rename_key(text, ("กำหนด", "ส่ง"), "ส่งแล้ว?")
    assert value_of(tree(renamed.text)) == {"กำหนด": {"ส่งแล้ว?": "1 มกราคม 2569"}}
    assert renamed.text.endswith("# สองครั้ง\n")
    check_undone(renamed, text)
