"""ตรวจหนังสือ and อนุมัติ: a typed Word file mended; what an approver wrote taken over and issued."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from playwright.sync_api import expect

from docgen.cli import main
from tests.helpers.dropped_files import RECEIVED, TYPED
from tests.helpers.running_page import Clerk

pytestmark = pytest.mark.browser


def run(arguments: list[str]) -> None:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code in (0, 1), result.output


def test_a_typed_word_file_is_checked_and_mended(
    clerk: Clerk, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = clerk.page
    file = tmp_path / "พิมพ์เอง.docx"
    typed = docx.Document()
    for line in TYPED:
        typed.add_paragraph(line)
    typed.save(str(file))
    clerk.go("/check")
    page.set_input_files("#typed", str(file))
    clerk.follow("button:has-text('ตรวจ')")
    expect(page.locator(".checked")).to_contain_text("A4")
    expect(page.locator("#pages .sheet")).to_have_count(1)
    page.locator("button[data-spot=subject]").first.click()
    spot = page.locator("#pages svg a[data-field=subject] rect").first
    expect(spot).to_contain_class("is-here")
    with page.expect_download() as waiting:
        page.click("text=รับสำเนาที่แก้แล้ว")
    got = Path(waiting.value.path()).read_bytes()
    there = workspace / "config" / file.name  # in the workspace, whose house style holds
    shutil.copy(file, there)
    monkeypatch.chdir(workspace)
    run(["check", str(there), "--fix", "-o", str(tmp_path / "mended.docx")])
    assert got == (tmp_path / "mended.docx").read_bytes()
    assert got != file.read_bytes()
    clerk.follow("text=ใช้เป็นหนังสือของเรา")
    expect(page).to_have_url(re.compile("/letters/"))
    expect(page.locator('[name="subject"]')).to_have_value("ขอความร่วมมือรายงานผล")
    assert not clerk.complaints


def test_what_is_no_word_file_is_refused_in_words(clerk: Clerk, tmp_path: Path) -> None:
    file = tmp_path / "ก.docx"
    file.write_bytes(b"PK\x03\x04 nothing")
    clerk.go("/check")
    clerk.page.set_input_files("#typed", str(file))
    clerk.follow("button:has-text('ตรวจ')")
    clerk.page.locator(".note-error").wait_for()


def test_what_an_approver_wrote_with_track_changes_is_taken_over_and_issued(
    clerk: Clerk, workspace: Path
) -> None:
    page = clerk.page
    circular = workspace / "config" / "circulars" / "approved.yaml"
    shutil.copy(RECEIVED / "approved.yaml", circular)
    before = circular.read_text(encoding="utf-8")
    clerk.go("/letters/approved/approval")
    page.set_input_files("#back", str(RECEIVED / "approved-ins.docx"))
    clerk.follow("text=ดูว่าต่างตรงไหน")
    page.locator(".differences ins", has_text="ให้ระงับการเบิกจ่าย").wait_for()
    expect(page.locator(".differences li")).to_have_count(1)
    clerk.follow("button[value=accept]")
    page.locator(".done", has_text="แก้ในหนังสือแล้ว 1 แห่ง").wait_for()
    after = circular.read_text(encoding="utf-8")
    assert after.replace(" และให้ระงับการเบิกจ่ายไว้ก่อน", "") == before
    clerk.follow("button[value=issue]")
    page.locator(".done", has_text="ออกเลขและทำฉบับจริงแล้ว").wait_for()
    assert list((workspace / "output" / "approved").glob("*.pdf"))
    clerk.go("/register?year=2564")
    expect(page.locator("main")).to_contain_text("มท 0812/ว 96")


def test_a_letter_that_is_not_as_approved_does_not_go_out(clerk: Clerk, workspace: Path) -> None:
    page = clerk.page
    circular = workspace / "config" / "circulars" / "approved.yaml"
    shutil.copy(RECEIVED / "approved.yaml", circular)
    clerk.go("/letters/approved/approval")
    second = workspace / "second.yaml"
    text = circular.read_text(encoding="utf-8")
    second.write_text(text.replace("แจ้งการจัดสรร", "ขอแจ้งการจัดสรร"), encoding="utf-8")
    page.set_input_files("#back", str(second))
    clerk.follow("text=ดูว่าต่างตรงไหน")
    page.locator(".differences").wait_for()
    expect(page.locator("button[value=issue]")).to_have_count(0)
    token = page.locator("meta[name=docgen-token]").get_attribute("content")
    mark = page.locator("input[name=mark]").first.get_attribute("value")
    answer = page.request.post(
        clerk.server.base + "/letters/approved/approval/changes",
        form={"token": token, "mark": mark, "do": "issue"},
        headers={"origin": clerk.server.base},
    )
    assert answer.status == 422
    assert not list((workspace / "output").glob("approved/*.pdf"))
