"""One list changed in two windows: what each typed is kept, or told; nothing is lost silently."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import xlsxwriter

from docgen.loading.workspace import Workspace
from docgen.services.list_grid import mark_of, mend_list
from docgen.services.list_merging import ChangedUnderneathError
from docgen.services.list_rows import list_window

ROWS = (("ชื่อ", "เรียน"), *((f"อำเภอ{number}", f"นายอำเภอ{number}") for number in range(1, 5)))


def workbook() -> bytes:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    sheet = book.add_worksheet()
    for number, row in enumerate(ROWS):
        sheet.write_row(number, 0, row)
    book.close()
    return stream.getvalue()


def contents() -> dict[str, bytes]:
    text = "\n".join(",".join(row) for row in ROWS) + "\n"
    records = "".join(f"- ชื่อ: {name}\n  เรียน: {addressee}\n" for name, addressee in ROWS[1:])
    return {"csv": text.encode(), "yaml": records.encode(), "xlsx": workbook()}


@pytest.fixture(params=["csv", "yaml", "xlsx"])
def listed(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Workspace, Path]:
    for name in ("config/recipients", "templates", "output"):
        (tmp_path / name).mkdir(parents=True)
    path = tmp_path / "config" / "recipients" / f"อำเภอ.{request.param}"
    path.write_bytes(contents()[request.param])
    return Workspace(tmp_path), path


def rows_of(workspace: Workspace) -> list[tuple[str, ...]]:
    window = list_window(workspace, "อำเภอ")
    assert window is not None
    return [row.cells for row in window.rows]


def window_of(workspace: Workspace) -> dict[tuple[int, int], str]:
    """All cells as a window shows and posts them."""
    window = list_window(workspace, "อำเภอ")
    assert window is not None
    return {(row.number, at): text for row in window.rows for at, text in enumerate(row.cells)}


def test_rows_changed_in_two_windows_are_both_kept(listed: tuple[Workspace, Path]) -> None:
    workspace, path = listed
    mark, cells = mark_of(path), window_of(workspace)
    first, second, *_, last = sorted({row for row, _ in cells})
    new = last + 1
    one = {**cells, (first, 1): "นายหนึ่ง", (new, 0): "ใหม่1", (new, 1): "นายใหม่1"}
    two = {**cells, (second, 1): "นายสอง", (new, 0): "ใหม่2", (new, 1): "นายใหม่2"}
    assert mend_list(workspace, "อำเภอ", one, mark, "20260101T000000") == 3
    assert mend_list(workspace, "อำเภอ", two, mark, "20260101T000001") == 3
    rows = rows_of(workspace)
    assert [row[1] for row in rows[:2]] == ["นายหนึ่ง", "นายสอง"]
    assert [row[0] for row in rows[4:]] == ["ใหม่1", "ใหม่2"]


def test_one_row_changed_in_two_windows_is_told(listed: tuple[Workspace, Path]) -> None:
    workspace, path = listed
    mark, cells = mark_of(path), window_of(workspace)
    first = min(row for row, _ in cells)
    mend_list(workspace, "อำเภอ", {**cells, (first, 1): "นายหนึ่ง"}, mark, "20260101T000000")
    after = path.read_bytes()
    with pytest.raises(ChangedUnderneathError):
        mend_list(workspace, "อำเภอ", {**cells, (first, 0): "อีกชื่อ"}, mark, "20260101T000001")
    assert path.read_bytes() == after


@pytest.mark.parametrize("mark", ["", "0123456789ab", "../../..", "*"])
def test_a_state_that_nobody_kept_is_told(listed: tuple[Workspace, Path], mark: str) -> None:
    workspace, path = listed
    before = path.read_bytes()
    cells = {**window_of(workspace), (3, 1): "นายสาม"}
    with pytest.raises(ChangedUnderneathError):
        mend_list(workspace, "อำเภอ", cells, mark, "20260101T000000")
    assert path.read_bytes() == before
