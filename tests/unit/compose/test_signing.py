"""The lines of a signature: name, post, and the posts in whose place somebody signs."""

from __future__ import annotations

import pytest

from docgen.compose.signing import lines_of_signatory
from docgen.model.signing import Signatory

OFFICER = {"name": "นายขจร ศรีชวโนทัย", "position_title": "รองอธิบดี"}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, ["รองอธิบดี"]),
        (
            {"acting_for": "อธิบดี", "signs_on_behalf_of": "ปลัดกระทรวง"},
            ["รองอธิบดี รักษาราชการแทน", "อธิบดี ปฏิบัติราชการแทน", "ปลัดกระทรวง"],
        ),
        (
            {"signs_on_behalf_of": "อธิบดี", "acting_in_position": "ผู้อำนวยการสำนัก"},
            ["รองอธิบดี ปฏิบัติราชการแทน", "อธิบดี รักษาการในตำแหน่ง", "ผู้อำนวยการสำนัก"],
        ),
        ({"acts_for": "ผู้บัญชาการ"}, ["รองอธิบดี ทำการแทน", "ผู้บัญชาการ"]),
        ({"performs_duties_for": "คณบดี"}, ["รองอธิบดี ปฏิบัติหน้าที่แทน", "คณบดี"]),
    ],
)
def test_acting_posts_follow_in_the_order_typed(fields: dict[str, str], said: list[str]) -> None:
    signatory = Signatory.model_validate({**OFFICER, **fields})
    assert list(lines_of_signatory(signatory)) == ["(นายขจร ศรีชวโนทัย)", *said]


def test_a_name_may_stand_without_parentheses() -> None:
    signatory = Signatory.model_validate({**OFFICER, "parentheses": "no"})
    assert next(lines_of_signatory(signatory)) == "นายขจร ศรีชวโนทัย"


def test_a_post_is_printed_in_the_lines_it_was_typed_in() -> None:
    signatory = Signatory.model_validate({**OFFICER, "position_title": "นายอำเภอ\nประธาน"})
    assert list(lines_of_signatory(signatory))[1:] == ["นายอำเภอ", "ประธาน"]
