"""A YAML list changed cell by cell: what is not touched stays as it was typed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.drafting.changed_records import changed_records
from docgen.drafting.yaml_tree import UneditableError, tree, value_of

LIST = """\
# บัญชี
- ชื่อ: กระบี่   # จังหวัดแรก
  เรียน: ผู้ว่าราชการจังหวัดกระบี่
- name: ตรัง
  เรียน: ""
- {ชื่อ: พังงา, เรียน: 'ผู้ว่าราชการ'}
"""
KEYS = ("name", "addressee", "ภาคใต้")


def test_one_text_changes_and_all_else_stays() -> None:
    made = changed_records(LIST, {(2, 1): "ผู้ว่าราชการ: ตรัง"}, KEYS, "recipients")
    assert made == LIST.replace('""', '"ผู้ว่าราชการ: ตรัง"')


def test_a_key_that_is_not_there_yet_comes_in_thai() -> None:
    made = changed_records(LIST, {(1, 2): "ใช่"}, KEYS, "recipients")
    assert "  เรียน: ผู้ว่าราชการจังหวัดกระบี่\n  ภาคใต้: ใช่\n" in made
    assert "# จังหวัดแรก" in made


def test_records_come_at_the_end_and_go_when_they_are_empty() -> None:
    cells = {(4, 0): "ภูเก็ต", (4, 1): "ผู้ว่าราชการจังหวัดภูเก็ต", (6, 0): "สตูล"}
    cells |= {(2, 0): "", (2, 1): ""}
    made = value_of(tree(changed_records(LIST, cells, KEYS, "recipients")))
    assert isinstance(made, list)
    assert [record["ชื่อ"] for record in made if isinstance(record, dict)] == [
        *("กระบี่", "พังงา", "ภูเก็ต", "สตูล")
    ]


def test_a_record_whose_texts_go_while_another_comes_stays() -> None:
    made = value_of(
        tree(changed_records(LIST, {(1, 0): "", (1, 1): "", (1, 2): "0"}, KEYS, "recipients"))
    )
    assert isinstance(made, list)
    assert made[0] == {"ภาคใต้": "0"}


def test_what_is_no_yaml_is_refused() -> None:
    with pytest.raises(UneditableError):
        changed_records("- ชื่อ: [", {(1, 0): "ก"}, KEYS, "recipients")


TEXTS = st.text(alphabet="กข :#-'\"[]{}|>&*!%@0๑,\n", max_size=8).map(str.strip)


@pytest.mark.slow
@settings(max_examples=80, deadline=None)
@given(st.dictionaries(st.tuples(st.integers(1, 3), st.integers(0, 2)), TEXTS, max_size=5))
def test_whatever_is_typed_is_what_the_list_says_then(cells: dict[tuple[int, int], str]) -> None:
    whole = [["กระบี่", "ผู้ว่าราชการจังหวัดกระบี่", ""], ["ตรัง", "", ""], ["พังงา", "ผู้ว่าราชการ", ""]]
    for (number, column), text in cells.items():
        whole[number - 1][column] = text
    made = value_of(tree(changed_records(LIST, cells, KEYS, "recipients")))
    records = [one for one in made if isinstance(one, dict)] if isinstance(made, list) else []
    found = [
        [
            str(one.get("ชื่อ") or one.get("name") or ""),
            *(str(one.get(k, "")) for k in ("เรียน", "ภาคใต้")),
        ]
        for one in records
    ]
    assert found == [row for row in whole if any(row)]
