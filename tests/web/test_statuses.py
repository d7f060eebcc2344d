"""ตั้งค่า > สถานะและชุดข้อมูล: states, words, levels, the map and rules are changed in the page."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from playwright.sync_api import expect

from tests.helpers.looked_at import focus, looked_at
from tests.helpers.own_statuses import OWN
from tests.helpers.running_page import Clerk

pytestmark = pytest.mark.browser


def test_a_programme_that_was_made_is_changed(clerk: Clerk, workspace: Path) -> None:
    page = clerk.page
    path = workspace / "config" / "programmes" / "อาหารกลางวัน.yaml"
    path.parent.mkdir()
    path.write_text(OWN, encoding="utf-8")
    clerk.go("/data/workload-2564.csv?programme=อาหารกลางวัน")
    clerk.follow("text=แก้ชุดข้อมูลนี้")
    expect(page.locator('[name="states/0/words"]')).to_have_value("ครบ\nok")
    looked_at(clerk, "statuses")
    focus(clerk, "it.name === 'states/0/words'")
    page.keyboard.press("Control+End")
    page.keyboard.press("Enter")
    page.keyboard.type("ยังไม่รายงาน")
    clerk.follow("form:has([name=tiles]) button.primary")
    page.locator(".trouble").wait_for()
    expect(page.locator('[name="states/0/words"]')).to_have_value("ครบ\nok\nยังไม่รายงาน")
    looked_at(clerk, "statuses_refused")
    assert path.read_text(encoding="utf-8") == OWN
    page.fill('[name="states/0/words"]', "ครบ\nส่งแล้ว")
    page.select_option('[name="states/1/colour"]', label="น้ำเงิน")
    page.fill('[name="states/1/when/ร้อยละ"]', ">= 60")
    page.select_option('[name="rule/0"]', label="ร้อยละ 50 ของส่วนย่อยขึ้นไป")
    page.fill('[name="tiles"]', "แม่ริม ฝาง\n. แม่แจ่ม")
    focus(clerk, "it.dataset.addRow === 'states'")
    page.keyboard.press("Enter")
    clerk.has_focus("it.name === 'states/3/name'")
    page.keyboard.type("ไม่เกี่ยวข้อง")
    looked_at(clerk, "statuses_new")
    clerk.follow("form:has([name=tiles]) button.primary")
    expect(page.locator(".all-well")).to_be_visible()
    expect(page.locator('[name="states/3/name"]')).to_have_value("ไม่เกี่ยวข้อง")
    focus(clerk, "it.value === 'up:states/3'")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator('[name="states/2/name"]')).to_have_value("ไม่เกี่ยวข้อง")
    clerk.follow("button[value='remove:states/1']")
    expect(page.locator('[name="states/1/name"]')).to_have_value("ไม่เกี่ยวข้อง")
    made = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert made["ค่าในช่อง"] == [
        {"ชื่อ": "เสร็จ", "คำ": ["ครบ", "ส่งแล้ว"], "เสร็จ": "ใช่"},
        "ไม่เกี่ยวข้อง",
        "ยังไม่รายงาน",
    ]
    assert made["รวมสถานะ"] == {"รายการ": "ทั้งหมด", "อำเภอ": ">= 50%"}
    assert made["ผังช่อง"].rstrip() == "แม่ริม ฝาง\n. แม่แจ่ม"


def test_rules_of_ones_own_are_begun_in_the_page(clerk: Clerk, workspace: Path) -> None:
    page = clerk.page
    clerk.go("/settings")
    clerk.follow("text=สถานะและชุดข้อมูล")
    looked_at(clerk, "statuses_none")
    focus(clerk, "it.matches('summary.adds')")
    page.keyboard.press("Enter")
    page.fill("#new-rules", "ของกองเรา")
    page.select_option("#after", "กำหนดเวลา")
    clerk.follow("button[value=new]")
    expect(page.locator('[name="rules/0/name"]')).to_have_value("ทันกำหนด")
    looked_at(clerk, "statuses_rules")
    page.fill('[name="rules/0/word"]', "ครบทันเวลา")
    clerk.follow("form:has([value='ของกองเรา']) button.primary")
    expect(page.locator('[name="rules/0/word"]')).to_have_value("ครบทันเวลา")
    made = yaml.safe_load((workspace / "config" / "statuses.yaml").read_text(encoding="utf-8"))
    assert made["ของกองเรา"][0]["ข้อความ"] == "ครบทันเวลา"
    assert len(made["ของกองเรา"]) == 5
    page.select_option('[name="rules/1/measure"]', "ยืนยัน")
    focus(clerk, "it.name === 'rules/1/condition'")
    page.keyboard.type("มาก")
    clerk.follow("form:has([value='ของกองเรา']) button.primary")
    expect(page.locator(".note-error")).to_contain_text("มาก")
    expect(page.locator('[name="rules/1/when/ยืนยัน"]')).to_have_value("มาก")
    looked_at(clerk, "condition_refused")
    page.fill('[name="rules/1/when/ยืนยัน"]', ">= 50%")
    clerk.follow("form:has([value='ของกองเรา']) button.primary")
    expect(page.locator(".all-well")).to_be_visible()
    made = yaml.safe_load((workspace / "config" / "statuses.yaml").read_text(encoding="utf-8"))
    assert made["ของกองเรา"][1]["เมื่อ"]["ยืนยัน"] == ">= 50%"
    clerk.go("/settings/statuses")
    page.click("summary.adds")
    page.fill("#new-rules", "ของกองเรา")
    clerk.follow("button[value=new]")
    expect(page.locator("main")).to_contain_text("มีชื่อนี้อยู่แล้ว")
    focus(clerk, "it.textContent.startsWith('ลบเกณฑ์นี้')")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("เกณฑ์สถานะ ของกองเรา")
    looked_at(clerk, "rules_removed")
    clerk.follow("text=ยังไม่ทำ")
    expect(page.locator('[name="rules/0/word"]')).to_have_value("ครบทันเวลา")
    clerk.follow("button.danger")
    clerk.follow("#go-on")
    expect(page.locator(".all-well")).to_be_visible()
    expect(page.locator("main")).not_to_contain_text("ของกองเรา")
