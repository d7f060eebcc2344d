"""Cells of a list that cannot be mended are refused for what is true of it."""

from __future__ import annotations

import pytest

from docgen.diagnostics import Rejected
from docgen.loading.workspace import Workspace
from docgen.services.list_grid import mend_list


def refusal(workspace: Workspace, name: str) -> str:
    with pytest.raises(Rejected) as caught:
        mend_list(workspace, name, {(2, 1): "นาย ก"}, "", "20260101T000000")
    [fault] = caught.value.found
    return fault.message("th")


def test_dg1001_a_list_that_is_gone_is_named(workspace: Workspace) -> None:
    assert refusal(workspace, "ไม่มี") == "ไม่พบแฟ้ม «ไม่มี»"


def test_a_list_that_cannot_be_read_says_why(workspace: Workspace) -> None:
    path = workspace.config / "recipients" / "เสีย.xlsx"
    path.write_bytes(b"PK\x03\x04" + bytes(100))
    assert "ไม่พบแฟ้ม" not in refusal(workspace, "เสีย")
