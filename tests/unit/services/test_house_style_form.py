"""The house style as a form: every measure has a Thai name, and is typed as a clerk types it."""

from __future__ import annotations

import pytest

from docgen.loading.workspace import Workspace, house_style
from docgen.services.house_style_form import (
    measure_groups,
    save_measure,
    standard_value,
    thai_value,
)
from docgen.standards import table, typing_manual

STANDARD = {one.name: one for one in typing_manual()}


def test_every_measure_that_an_office_may_settle_has_one_thai_name() -> None:
    groups = table("measure_titles")["groups"].values()
    named = [name for group in groups for name in group]
    wanted = {name for name, one in STANDARD.items() if one.certainty != "regulation"}
    assert sorted(named) == sorted(wanted)
    titles = [title for group in groups for title in group.values()]
    assert len(set(titles)) == len(titles)
    assert not any(sign.isascii() and sign.isalpha() for one in titles for sign in one[:3])


def test_a_value_is_shown_in_thai_and_read_back() -> None:
    for name, measure in STANDARD.items():
        assert standard_value(thai_value(measure.value), measure) in (
            measure.value,
            thai_value(measure.value),  # yes and no, which the file has in Thai
        ), name


@pytest.mark.parametrize(
    ("typed", "saved"),
    [
        ("25", "25 mm"),
        ("๒๕ มม.", "25 mm"),
        ("2.5 ซม.", "2.5 cm"),
        ("25 mm", "25 mm"),
        ("ยี่สิบ", "ยี่สิบ"),
        ("25 วา", "25 วา"),
    ],
)
def test_a_length_is_typed_in_any_form(typed: str, saved: str) -> None:
    assert standard_value(typed, STANDARD["margin_left"]) == saved


def test_a_measure_is_settled_and_given_back(workspace: Workspace) -> None:
    before = len(house_style.load(workspace).measures)
    save_measure(workspace, "margin_left", "๒๕ มม.", "กระดาษเย็บเล่ม")
    style = house_style.load(workspace)
    assert style.measures["margin_left"].value == "25 mm"
    shown = {one.name: one for group in measure_groups(workspace) for one in group.measures}
    assert shown["margin_left"].own_value == "25 มม."
    assert shown["margin_left"].reason == "กระดาษเย็บเล่ม"
    save_measure(workspace, "margin_left", "9 ม้วน", "กระดาษเย็บเล่ม")
    shown = {one.name: one for group in measure_groups(workspace) for one in group.measures}
    assert [one.code for one in shown["margin_left"].found] == ["DG2042"]
    save_measure(workspace, "margin_left", "", "")
    assert len(house_style.load(workspace).measures) == before
