"""ติดตาม: who answered, the map, and reminders for several rounds."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import expect

from docgen.cli import main
from tests.helpers.running_page import Clerk

pytestmark = pytest.mark.browser

CIRCULAR = "config/circulars/dla-1960.yaml"


def test_two_rounds_of_reminders_are_those_of_the_command_line(
    clerk: Clerk, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = clerk.page
    other = Path(shutil.copytree(workspace, tmp_path / "other"))
    clerk.go("/follow")
    clerk.follow("a.pick[href$='dla-1960']")
    page.locator(".state-counts").wait_for()
    expect(page.locator(".map svg rect")).to_have_count(76)
    expect(page.locator(".map svg title", has_text="กระบี่")).to_have_count(1)
    page.select_option("#state-of", index=1)
    clerk.follow("form[action$='#people'] button")
    page.locator("#people .tally", has_text="29 ราย").wait_for()
    dates = (("12 ตุลาคม 2564", "29 ตุลาคม 2564"), ("1 พฤศจิกายน 2564", "12 พฤศจิกายน 2564"))
    monkeypatch.chdir(other)
    for number, (date, until) in enumerate(dates, 1):
        clerk.go("/follow/dla-1960")
        expect(page.locator("main")).to_contain_text(f"เตือนครั้งที่ {number} ถึง 47 ราย")
        page.fill("#remind-date", date)
        page.fill("#remind-until", until)
        clerk.follow("text=ทำหนังสือเตือน")
        expect(page).to_have_url(re.compile("/letters/"))
        command = ["remind", CIRCULAR, "--round", str(number), "--date", date, "--until", until]
        result = CliRunner().invoke(main, command)
        assert result.exit_code == 0, result.output
    for folder, ending in (("circulars", "yaml"), ("recipients", "csv")):
        for number in (1, 2):
            name = f"dla-1960-เตือน{number}.{ending}"
            made = (workspace / "config" / folder / name).read_bytes()
            assert made == (other / "config" / folder / name).read_bytes(), name
    clerk.go("/follow/dla-1960")
    expect(page.locator(".pick", has_text="เตือนครั้งที่")).to_have_count(2)
    assert not clerk.complaints


def test_answers_of_a_form_are_followed(clerk: Clerk, tmp_path: Path) -> None:
    page = clerk.page
    answers = tmp_path / "คำตอบ.csv"
    answers.write_text(
        "ประทับเวลา,อำเภอ,ส่งแล้วหรือยัง\n1/9/2564,แม่ริม,ส่งแล้ว\n2/9/2564,หางดง,ยัง\n",
        encoding="utf-8",
    )
    clerk.go("/follow/chiangmai-2564")
    page.set_input_files("#answers", str(answers))
    clerk.follow("text=ใช้แฟ้มนี้")
    page.locator(".state-counts").wait_for()
    expect(page.locator("#sum")).to_contain_text("ทั้งหมด 25 ราย")
    expect(page.locator("#data")).to_have_value("submissions/คำตอบ.csv")
    page.fill("#find", "แม่ริม")
    clerk.follow("form[action$='#people'] button")
    expect(page.locator("[aria-labelledby=people] tbody tr")).to_have_count(1)
