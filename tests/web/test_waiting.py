"""Nobody waits in the dark: a large file on its way is counted and stopped, long work says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.web.conftest import Clerk
from tests.web.test_places import focus
from tests.web.test_states import looked_at

pytestmark = pytest.mark.browser
ROWS = "อำเภอ,โรงเรียน,ผล\n" + "".join(f"แม่ริม,โรงเรียนที่ {at},ส่งแล้ว\n" for at in range(40_000))


class Network:
    """How fast the browser sends; one session, for what another one sets does not end it."""

    def __init__(self, clerk: Clerk) -> None:
        self._session = clerk.page.context.new_cdp_session(clerk.page)
        self._session.send("Network.enable")

    def sends(self, bytes_a_second: int) -> None:
        """No faster than that; as fast as may be with -1."""
        speed = {"offline": False, "latency": 0, "downloadThroughput": -1}
        conditions = speed | {"uploadThroughput": bytes_a_second}
        self._session.send("Network.emulateNetworkConditions", conditions)


def test_a_large_file_is_counted_stopped_and_sent_again(clerk: Clerk, workspace: Path) -> None:
    page = clerk.page
    clerk.go("/data")
    content = ROWS.encode()
    assert len(content) > 2_000_000
    files = [{"name": "ใหญ่.csv", "mimeType": "text/csv", "buffer": content}]
    page.set_input_files("#data-file", files)
    network = Network(clerk)
    network.sends(2_000)
    sign = page.locator("#waiting")
    focus(clerk, "it.textContent === 'ใช้แฟ้มนี้'")
    page.keyboard.press("Enter")
    expect(sign).to_contain_text("กำลังส่งแฟ้ม")
    expect(sign).to_contain_text(f"จาก {len(content) / 1_000_000:.1f} เมกะไบต์")
    looked_at(clerk, "sending")
    focus(clerk, "it.closest('#waiting') !== null")
    page.keyboard.press("Enter")
    expect(sign).to_be_hidden()
    expect(page.locator("#live")).to_contain_text("หยุดแล้ว")
    assert not (workspace / "config" / "submissions" / "ใหญ่.csv").exists()
    expect(page.locator(".drop-said").first).to_contain_text("ใหญ่.csv")
    network.sends(-1)
    clerk.follow("text=ใช้แฟ้มนี้")
    expect(page.locator("#title")).to_have_value("ใหญ่")
    assert (workspace / "config" / "submissions" / "ใหญ่.csv").read_bytes() == content


def test_what_is_wrong_with_a_large_file_is_told_in_its_place(clerk: Clerk) -> None:
    page = clerk.page
    clerk.go("/data")
    files = [{"name": "เสีย.xlsx", "mimeType": "x/y", "buffer": b"PK\x03\x04" + b"x" * 2_000_000}]
    page.set_input_files("#data-file", files)
    page.click("text=ใช้แฟ้มนี้")
    page.locator(".note-error").first.wait_for()
    expect(page.locator("#waiting")).to_be_hidden()
    clerk.has_focus("it.id === 'main'")
    looked_at(clerk, "sent_in_vain")
    page.set_input_files(
        "#data-file", [{"name": "ดี.csv", "mimeType": "text/csv", "buffer": b"a,b\n1,x\n"}]
    )
    expect(page.locator(".drop-said").first).to_contain_text("ดี.csv")
    clerk.follow("text=ใช้แฟ้มนี้")
    expect(page.locator("#title")).to_have_value("ดี")
