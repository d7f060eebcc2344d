"""บัญชีผู้รับ in its grid: any row of any list changed, added or cut, a window of rows at a time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.helpers.running_page import Clerk, start

pytestmark = pytest.mark.browser

YAML = """\
# บัญชีของเรา
- ชื่อ: กระบี่   # จังหวัดแรก
  เรียน: ผู้ว่าราชการจังหวัดกระบี่
- ชื่อ: ตรัง
  เรียน: ผู้ว่าราชการจังหวัดตรัง
- ชื่อ: ตรัง
  เรียน: ผู้ว่าราชการจังหวัดตรัง
"""


def pasted(page: Any, text: str) -> None:
    """A paste from Excel into the cell that has the focus."""
    page.evaluate(
        """text => {
            const data = new DataTransfer();
            data.setData("text/plain", text);
            const event = { clipboardData: data, bubbles: true, cancelable: true };
            document.activeElement.dispatchEvent(new ClipboardEvent("paste", event));
        }""",
        text,
    )


def save(page: Any, said: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name="บันทึกบัญชี").click()
    page.locator(".done", has_text=said).wait_for()


@pytest.fixture
def listed(workspace: Path) -> Path:
    return workspace / "config" / "recipients"


def test_a_yaml_list_is_mended_and_grows_in_the_grid(
    listed: Path, workspace: Path, new_clerk: Any, tmp_path: Path
) -> None:
    file = listed / "ภาคใต้.yaml"
    file.write_text(YAML, encoding="utf-8")
    server = start(workspace, tmp_path)
    clerk: Clerk = new_clerk(server)
    page = clerk.page
    clerk.go("/recipients/ภาคใต้")
    with page.expect_navigation():
        page.get_by_role("button", name="ตัดแถวนี้ 3").click()
    page.locator(".all-well").wait_for()
    page.fill('[name="cell/2/1"]', "ผู้ว่าฯ: ตรัง")
    page.fill('[name="cell/3/0"]', "สตูล")
    page.fill('[name="cell/3/1"]', "ผู้ว่าราชการจังหวัดสตูล")
    save(page, "แก้แล้ว 3 ช่อง")
    assert file.read_text(encoding="utf-8") == YAML.partition("- ชื่อ: ตรัง")[0] + (
        "- ชื่อ: ตรัง\n  เรียน: 'ผู้ว่าฯ: ตรัง'\n- ชื่อ: สตูล\n  เรียน: ผู้ว่าราชการจังหวัดสตูล\n"
    )
    assert not clerk.complaints
    server.stop()


def test_twenty_thousand_rows_are_shown_a_window_at_a_time(
    listed: Path, workspace: Path, new_clerk: Any, tmp_path: Path
) -> None:
    file = listed / "ใหญ่.csv"
    rows = [f"ผู้รับ{number},นาย{number}" for number in range(1, 19_001)]
    file.write_text("ชื่อ,เรียน\n" + "\n".join(rows) + "\n", encoding="utf-8")
    server = start(workspace, tmp_path)
    clerk: Clerk = new_clerk(server)
    page = clerk.page
    clerk.go("/recipients/ใหญ่")
    expect(page.locator("[data-fixed] tbody tr")).to_have_count(50)
    page.fill('[name="cell/3/1"]', "นายสอง")
    with page.expect_navigation():
        page.get_by_role("button", name="ถัดไป").click()
    page.locator('[name="cell/52/0"]').wait_for()
    page.focus('[name="cell/101/0"]')
    pasted(page, "ก\tข\nค\tง")
    page.locator("[data-too-wide]").wait_for()
    page.focus('[name="cell/19002/0"]')
    pasted(page, "ก\tข\nค\tง\nจ\tฉ")
    expect(page.locator('[name="cell/19004/1"]')).to_have_value("ฉ")
    page.fill("#heading", "อีเมล")
    save(page, "แก้แล้ว 7 ช่อง")
    expect(page.locator('[name="cell/52/2"]')).to_have_count(1)
    page.fill("#find", "ผู้รับ18999")
    with page.expect_navigation():
        page.get_by_role("button", name="ค้น", exact=True).click()
    page.locator('[name="cell/19000/2"]').wait_for()
    page.fill('[name="cell/19000/2"]', "a@example.org")
    save(page, "แก้แล้ว 1 ช่อง")
    rows[1] = "ผู้รับ2,นายสอง"
    rows[18_998] += ",a@example.org"
    kept = "\n".join(["ชื่อ,เรียน,อีเมล", *rows, "ก,ข", "ค,ง", "จ,ฉ", ""])
    assert file.read_text(encoding="utf-8") == kept
    server.stop()
