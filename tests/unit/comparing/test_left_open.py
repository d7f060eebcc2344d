"""A final letter fills in what its approved draft left open, and changes nothing that it said."""

from __future__ import annotations

import pytest

from docgen.comparing.differences import is_left_open

SIGNER = "(นายขจร ศรีชวโนทัย) รองอธิบดี ปฏิบัติราชการแทน อธิบดีกรมตัวอย่าง"


@pytest.mark.parametrize(
    ("role", "draft", "final"),
    [
        ("reference_number", "", "ที่ มท ๐๘๑๒/๓๒"),
        ("reference_number", "ที่ มท ๐๘๑๒/ว", "ที่ มท ๐๘๑๒/ว ๓๒"),
        ("reference_number", "ที่ มท 0812/........", "ที่ มท 0812/32"),
        ("reference_number", "ที่", "ที่ มท ๐๘๑๒/๓๒"),
        ("date", "......... เดือน .................... พ.ศ. ..........", "๘ กันยายน ๒๕๖๔"),
        ("date", "กันยายน ๒๕๖๔", "๘ กันยายน ๒๕๖๔"),
        ("date", "", "๘ กันยายน ๒๕๖๔"),
        ("signature", "(........................................)", SIGNER),
        ("signature", "(ลงชื่อ) ........................................", SIGNER),
    ],
)
def test_what_is_open_in_a_draft_is_no_change(role: str, draft: str, final: str) -> None:
    assert is_left_open(role, draft, final)


@pytest.mark.parametrize(
    ("role", "draft", "final"),
    [
        ("reference_number", "ที่ มท ๐๘๑๒/ว ๓๓", "ที่ มท ๐๘๑๒/ว ๓๒"),
        ("date", "๙ กันยายน ๒๕๖๔", "๘ กันยายน ๒๕๖๔"),
        ("date", "ตุลาคม ๒๕๖๔", "๘ กันยายน ๒๕๖๔"),
        ("signature", "(นายขจร)", SIGNER),
        ("signature", SIGNER, "(นายขจร ศรีชวโนทัย) รองอธิบดี"),
        ("signature", "(นางสาวอื่น คนใหม่)", SIGNER),
        ("subject", "", "ขอเชิญประชุม"),
    ],
)
def test_what_a_draft_said_otherwise_is_told(role: str, draft: str, final: str) -> None:
    assert not is_left_open(role, draft, final)
