"""Mailboxes as lists of offices have them."""

from __future__ import annotations

import pytest

from docgen.thai.mailboxes import mailboxes


@pytest.mark.parametrize(
    ("cell", "addresses", "others"),
    [
        ("a@krabi.go.th", ["a@krabi.go.th"], []),
        ("a@krabi.go.th; b@krabi.go.th", ["a@krabi.go.th", "b@krabi.go.th"], []),
        ("a@krabi.go.th / b@krabi.go.th", ["a@krabi.go.th", "b@krabi.go.th"], []),
        ("a@krabi.go.th และ b@krabi.go.th", ["a@krabi.go.th", "b@krabi.go.th"], []),
        ("a@krabi.go.th\nb@krabi.go.th", ["a@krabi.go.th", "b@krabi.go.th"], []),
        ("mailto:a@krabi.go.th", ["a@krabi.go.th"], []),
        ("E-mail : a@krabi.go.th", ["a@krabi.go.th"], []),
        ("อีเมล a@krabi.go.th", ["a@krabi.go.th"], []),
        ("email@krabi.go.th", ["email@krabi.go.th"], []),
        ("a@krabi.go.th.", ["a@krabi.go.th"], []),
        ("a@krabi.go.th (ใช้เวลาราชการ)", ["a@krabi.go.th"], []),
        ("a@krabi.go.th(สารบรรณ)", ["a@krabi.go.th"], []),
        ("งานสารบรรณ <a@krabi.go.th>", ["a@krabi.go.th"], []),
        ("a(at)krabi.go.th", [], ["a(at)krabi.go.th"]),
        ("a @krabi.go.th", [], ["a @krabi.go.th"]),
        ("a@krabi", [], ["a@krabi"]),
        ("ไม่มี อีเมล", [], ["ไม่มี อีเมล"]),
        *((none, [], []) for none in ("", "-", "–", " - ")),
    ],
)
def test_a_cell_is_read_as_it_is_meant(cell: str, addresses: list[str], others: list[str]) -> None:
    found = mailboxes(cell)
    assert (list(found.addresses), list(found.others)) == (addresses, others)
