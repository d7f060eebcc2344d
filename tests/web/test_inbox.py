"""รับและส่งต่อ: a PDF from elsewhere, settled, received, sent on to 25 districts under a number."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.helpers.dropped_files import foreign_letter, run
from tests.helpers.running_page import LONG_RUN, Clerk

pytestmark = pytest.mark.browser

ASKED = {"office": "ชม-สถจ", "lead": "2", "date": "13 กันยายน 2564"}


@pytest.fixture
def foreign_pdf(tmp_path: Path) -> Path:
    return foreign_letter(tmp_path)


def test_from_a_received_pdf_to_25_numbered_letters(
    clerk: Clerk,
    workspace: Path,
    foreign_pdf: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = clerk.page
    clerk.go("/inbox")
    page.set_input_files("#received", str(foreign_pdf))
    clerk.follow("text=อ่านหนังสือ")
    expect(page.locator("#doubts")).to_contain_text("ต้องตรวจ 3 แห่ง")
    settle_a_doubt(clerk, "reference_number", "มท 0999/ว 1960", "ต้องตรวจ 2 แห่ง")
    settle_a_doubt(clerk, "date", "8 กันยายน 2564", "ต้องตรวจ 1 แห่ง")
    clerk.follow('form[action$="/settle"] button.primary')  # the annexed list is as it was read
    expect(page.locator("#doubts")).to_contain_text("อ่านได้ครบ")
    places_are_marked(clerk)
    receive(clerk, foreign_pdf)
    page.select_option("#out-office", ASKED["office"])
    page.fill("#out-lead", ASKED["lead"])
    page.fill("#out-date", ASKED["date"])
    before = make_copy(workspace, tmp_path / "copy")
    clerk.follow("button[value=forward]")
    expect(page).to_have_url(re.compile("/letters/"))
    made = workspace / "config" / "circulars" / "ด่วนมาก 1960.yaml"
    assert (workspace / "config" / "received" / foreign_pdf.name).read_bytes() == (
        foreign_pdf.read_bytes()
    )
    assert "28 กันยายน 2564" in made.read_text(encoding="utf-8")  # two working days earlier
    clerk.go("/batch/ด่วนมาก 1960")
    expect(page.locator("#people")).to_contain_text("25 จาก 25 ราย")
    shutil.copy(made, before / "config" / "circulars" / made.name)
    shutil.copytree(workspace / "config" / "received", before / "config" / "received")
    clerk.follow("button[value=issue]")
    clerk.follow("#go-on")
    page.locator("#run .tally", has_text="ฉบับจริง 25 ฉบับ").wait_for(timeout=LONG_RUN)
    with page.expect_download() as waiting:
        page.click("text=รับหนังสือทั้งหมดเป็นแฟ้มเดียว")
    archive = zipfile.ZipFile(io.BytesIO(Path(waiting.value.path()).read_bytes()))
    got = {name: archive.read(name) for name in archive.namelist() if name.endswith((".pdf", "x"))}
    monkeypatch.chdir(before)
    run(["register", "check", "--accept"])  # a copy of a workspace is another one
    run(["batch", f"config/circulars/{made.name}", "--final", "-o", str(tmp_path / "made")])
    assert len(got) == 50
    for name, content in got.items():
        assert (tmp_path / "made" / name).read_bytes() == content, name
    assert not clerk.complaints


def make_copy(workspace: Path, folder: Path) -> Path:
    """The workspace as it stands, with its register, for the command line."""
    shutil.copytree(workspace, folder)
    return folder


def settle_a_doubt(clerk: Clerk, name: str, text: str, left: str) -> None:
    page = clerk.page
    page.fill(f'form[action$="/settle"] [name="{name}"]', text)
    spot = page.locator(f'#pages svg a[data-field="{name}"] rect').first
    expect(spot).to_contain_class("is-here")
    clerk.follow('form[action$="/settle"] button.primary')
    expect(page.locator("#doubts")).to_contain_text(left)
    expect(page.locator(".read")).to_contain_text(text)


def places_are_marked(clerk: Clerk) -> None:
    page = clerk.page
    page.locator("#pages .sheet").first.wait_for()
    spots = page.locator('#pages svg a[data-field="subject"] rect')
    page.click('button[data-spot="subject"]')
    expect(spots.first).to_contain_class("is-here")
    page.locator("#pages svg a[data-field=date]").first.click()
    clerk.has_focus("it.dataset.spot === 'date'")
    expect(page.locator("[aria-labelledby=read]")).to_contain_text("ทุกข้อความในแฟ้มอยู่ใน")


def receive(clerk: Clerk, file: Path) -> None:
    page = clerk.page
    page.select_option("#in-office", "ชม-สถจ")
    clerk.follow("button[value=receive]")
    page.locator(".done", has_text="เลขรับ 1").wait_for()
    stamped = page.locator("a[href$='/stamped']").get_attribute("href")
    got = page.request.get(clerk.server.base + stamped)
    assert got.ok
    assert got.body().startswith(b"%PDF-")
    assert got.body() != file.read_bytes()
    here = page.url
    clerk.go("/register/received?office=ชม-สถจ")
    expect(page.locator("main")).to_contain_text("กรมพัฒนาชนบท")
    page.goto(here)


def test_a_file_that_is_no_letter_is_refused_in_words(clerk: Clerk, tmp_path: Path) -> None:
    broken = tmp_path / "หนังสือ.pdf"
    broken.write_bytes(b"%PDF-1.7\nthis is no letter")
    clerk.go("/inbox")
    clerk.page.set_input_files("#received", str(broken))
    clerk.page.click("text=อ่านหนังสือ")
    clerk.page.locator(".note-error").wait_for()
    assert not list((clerk.server.folder / "output").glob("inbox/*"))
