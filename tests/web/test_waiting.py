"""Nobody waits in the dark: a large file on its way is counted and stopped, long work says so."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.helpers.looked_at import focus, looked_at
from tests.helpers.running_page import LONG_RUN, Clerk

pytestmark = pytest.mark.browser
ROWS = "อำเภอ,โรงเรียน,ผล\n" + "".join(f"แม่ริม,โรงเรียนที่ {at},ส่งแล้ว\n" for at in range(40_000))


class Network:
    """How fast the browser sends and is answered; one session, for another does not end it."""

    def __init__(self, clerk: Clerk) -> None:
        self._session = clerk.page.context.new_cdp_session(clerk.page)
        self._session.send("Network.enable")

    def sends(self, bytes_a_second: int) -> None:
        """No faster than that; as fast as may be with -1."""
        self._emulate(uploadThroughput=bytes_a_second)

    def answers(self, milliseconds: int) -> None:
        """Each answer comes that much later."""
        self._emulate(latency=milliseconds)

    def _emulate(self, **changed: int) -> None:
        usual = {"latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
        conditions = {"offline": False} | usual | changed
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


# The browser answers no test while it waits for another page: the page itself notes what the
# sign says, and presses its button once it has counted a second.
STOPS_ONCE_COUNTED = """() => {
  const sign = document.getElementById("waiting");
  window.told = [];
  new MutationObserver(() => {
    if (sign.hidden || !/[1-9]/.test(sign.innerText)) return;
    window.told.push(sign.innerText);
    sign.querySelector("button").click();
  }).observe(sign, { attributes: true, childList: true, subtree: true, characterData: true });
}"""


def test_long_work_says_for_how_long_and_is_stopped(clerk: Clerk) -> None:
    page = clerk.page
    clerk.go("/settings/holidays")
    page.evaluate(STOPS_ONCE_COUNTED)
    network = Network(clerk)
    network.answers(3_600_000)
    focus(clerk, "it.matches('.stack form button.primary')")
    page.keyboard.press("Enter")
    expect(page.locator("#live")).to_contain_text("หยุดแล้ว")
    expect(page.locator("#waiting")).to_be_hidden()
    told = page.evaluate("window.told")
    assert len(told) == 1
    assert re.search(r"กำลังทำ\s+[1-9]\d* วินาที", told[0]), told
    network.answers(0)
    clerk.follow(".stack form button.primary")
    expect(page.locator(".all-well")).to_be_visible()
    expect(page.locator("#waiting")).to_be_hidden()
    assert not clerk.complaints


FORMS = "ชื่อ: งานใหญ่\nระดับ: [หน่วย]\nรายการ: [แบบ 1]\nค่าในช่อง: [ครบ, ยัง]\n"
STOPS_THE_FIRST = """() => {
  const sign = document.getElementById("waiting"), live = document.getElementById("live");
  window.told = [], window.stopped = "";
  new MutationObserver(() => {
    if (sign.hidden || !/[0-9]/.test(sign.innerText)) return;
    window.told.push(sign.innerText);
    if (!window.stopped) sign.querySelector("button").click();
    window.stopped ||= live.textContent;
  }).observe(sign, { attributes: true, childList: true, subtree: true, characterData: true });
}"""


def test_forms_for_many_units_are_counted_and_stopped(clerk: Clerk, workspace: Path) -> None:
    units = 2_000
    page = clerk.page
    (workspace / "config" / "programmes").mkdir()
    (workspace / "config" / "programmes" / "งานใหญ่.yaml").write_text(FORMS, encoding="utf-8")
    data = "หน่วย,แบบ 1\n" + "".join(f"หน่วย {number},ครบ\n" for number in range(units))
    (workspace / "config" / "submissions" / "หน่วย.csv").write_text(data, encoding="utf-8")
    clerk.go("/data/หน่วย.csv?programme=งานใหญ่")
    page.evaluate(STOPS_THE_FIRST)
    given: list[Any] = []
    page.on("download", lambda download: given.append(download.suggested_filename))
    focus(clerk, "it.textContent.trim() === 'รับแบบทั้งหมด'")
    page.keyboard.press("Enter")
    clerk.until("window.stopped")
    assert "หยุดแล้ว" in page.evaluate("window.stopped")
    expect(page.locator("#waiting")).to_be_hidden()
    with page.expect_download(timeout=LONG_RUN) as waiting:
        page.locator("a:has-text('รับแบบทั้งหมด')").click()
    with zipfile.ZipFile(waiting.value.path()) as archive:
        assert len(archive.namelist()) == units
    told = " ".join(page.evaluate("window.told"))
    assert re.search(rf"กำลังทำแฟ้ม\s+[0-9]+ จาก {units} แฟ้ม", told), told
    assert given == ["งานใหญ่-forms.zip"]
    expect(page.locator("#waiting")).to_be_hidden()
    assert not clerk.complaints
