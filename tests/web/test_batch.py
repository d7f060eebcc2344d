"""ผู้รับและทำทั้งชุด: from a list with faults to letters, print set and register, in a browser."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from playwright.sync_api import expect

from docgen.cli import main
from tests.helpers.dropped_files import provinces, workbook_with_three_faults
from tests.helpers.running_page import LONG_RUN, Clerk, RunningServer, start, wait_for

pytestmark = pytest.mark.browser

LETTER = "/batch/dla-1960"
# As a new letter is once its text was written: its number and its recipient are still open.
NEW_LETTER = """\
ชนิด: หนังสือภายนอก
ส่วนราชการ: สถ
ที่: มท 0812/
วันที่: 1 ธันวาคม 2569
เรื่อง: ขอความร่วมมือ
เรียน: «ตำแหน่งหรือชื่อผู้รับ»
ผู้รับ: สามอำเภอ
ข้อความ:
  - ด้วยมีเหตุ
  - จึงเรียนมาเพื่อโปรดทราบ
ผู้ลงนาม: รองอธิบดี
"""


def test_from_a_faulty_workbook_to_numbered_letters(
    new_clerk: Any, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    true = provinces(workspace)
    server = start(workspace, tmp_path)
    clerk: Clerk = new_clerk(server)
    page = clerk.page
    clerk.go("/batch")
    file = workbook_with_three_faults(workspace, tmp_path / "จังหวัด.xlsx")
    page.set_input_files("#list-file", str(file))
    clerk.follow("text=ใช้แฟ้มนี้")
    expect(page).to_have_url(re.compile("/recipients/"))
    mend_three_faults(clerk, true)
    page.select_option("#for-letter", "dla-1960")
    clerk.follow("text=ใช้บัญชีนี้")
    expect(page).to_have_url(re.compile(LETTER))
    expect(page.locator("#people")).to_contain_text("76 จาก 76 ราย")
    page.click("button[value=make]")
    page.locator("[data-state=running], #take").first.wait_for()
    server.kill()  # closed in the middle, and opened again another day
    clerk = new_clerk(server := start(workspace, tmp_path))
    page = clerk.page
    clerk.go(LETTER)
    resume = page.locator("button[value=resume], button[value=make]").first
    resume.click()
    page.locator("#take").wait_for(timeout=LONG_RUN)
    compare_with_the_command_line(clerk, workspace, tmp_path, monkeypatch)
    clerk.follow("button[value=issue]")
    expect(page.locator("main")).to_contain_text("ฉบับจริง 76 ฉบับ เลขที่ออกแล้วเรียกคืนไม่ได้")
    clerk.follow("#go-on")
    page.locator("#run .tally", has_text="ฉบับจริง 76 ฉบับ").wait_for(timeout=LONG_RUN)
    for action in ("issue", "each"):
        clerk.follow(f"button[value={action}]")
        expect(page.locator("main")).to_contain_text("ออกเลขแล้ว 76 ฉบับ")
        clerk.follow("text=ยังไม่ทำ")
    clerk.go("/register?year=2564")
    expect(page.locator("main")).to_contain_text("มท 0812/ว 1960")
    assert not clerk.complaints
    server.stop()


def mend_three_faults(clerk: Clerk, true: list[list[str]]) -> None:
    """One class of faults after the other, each at the row that Excel shows."""
    page = clerk.page
    expect(page.locator(".classes a")).to_have_count(2)
    page.fill('[name="cell/13/1"]', true[10][1])
    page.fill('[name="cell/33/0"]', true[30][0])
    clerk.follow("text=บันทึกที่แก้")
    page.locator(".done", has_text="แก้แล้ว 2 ช่อง").wait_for()
    with page.expect_download() as waiting:
        page.click("text=รับแฟ้มเดิม")
    assert zipfile.is_zipfile(waiting.value.path())
    page.fill('[name="cell/23/0"]', true[20][0])
    page.fill('[name="cell/23/1"]', true[20][1])
    clerk.follow("text=บันทึกที่แก้")
    page.locator(".all-well").wait_for()


def compare_with_the_command_line(
    clerk: Clerk, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = clerk.page
    with page.expect_download(timeout=LONG_RUN) as waiting:
        page.click("text=รับหนังสือทั้งหมดเป็นแฟ้มเดียว")
    archive = zipfile.ZipFile(io.BytesIO(Path(waiting.value.path()).read_bytes()))
    got = {name: archive.read(name) for name in archive.namelist() if name[-4:] in (".pdf", "docx")}
    page.click("input[value=one]")
    page.select_option("[name=envelopes]", "DL")
    page.click("button[value=dispatch]", timeout=LONG_RUN)
    page.locator(".files").wait_for(timeout=LONG_RUN)
    with page.expect_download(timeout=LONG_RUN) as waiting:
        page.click("text=รับชุดนี้เป็นแฟ้มเดียว")
    sent = zipfile.ZipFile(io.BytesIO(Path(waiting.value.path()).read_bytes()))
    monkeypatch.chdir(workspace)
    made = tmp_path / "made"
    circular = "config/circulars/dla-1960.yaml"
    for command in (
        ["batch", circular, "-o", str(made / "batch")],
        ["dispatch", circular, "--simplex", "--envelopes", "DL", "-o", str(made / "dispatch")],
    ):
        result = CliRunner().invoke(main, command)
        assert result.exit_code == 0, result.output
    for name, content in got.items():
        assert (made / "batch" / name).read_bytes() == content, name
    assert len(got) == 152
    kept = [path for path in (made / "dispatch").iterdir() if path.suffix in (".pdf", ".docx")]
    assert len(kept) == 3
    assert all(sent.read(path.name) == path.read_bytes() for path in kept)


def test_who_is_in_and_who_is_out_is_kept(clerk: Clerk) -> None:
    page = clerk.page
    clerk.go(LETTER)
    page.fill("#find", "เชียง")
    clerk.follow("text=กรอง")
    page.locator("text=เลิกกรอง").wait_for()
    clerk.follow("button[value=only]")
    page.locator("#people .tally", has_text="2 จาก 76 ราย").wait_for()
    page.locator('input[aria-label="ส่งถึง เชียงราย"]').uncheck()
    clerk.follow("button[value=keep]")
    page.locator("#people .tally", has_text="1 จาก 76 ราย").wait_for()
    page.click("button[value=make]")
    page.locator("#take").wait_for(timeout=LONG_RUN)
    batch = clerk.server.folder / "output" / "dla-1960" / "batch"
    assert [path.stem for path in batch.glob("*.pdf")] == ["0013 มท ๐๘๑๒-ว ๑๙๖๐ เชียงใหม่"]
    clerk.follow("button[value=all]")
    page.locator("#people .tally", has_text="76 จาก 76 ราย").wait_for()


@pytest.mark.parametrize(
    ("button", "numbers"), [("issue", ["ว 1"]), ("each", ["ว 1", "ว 2", "ว 3"])]
)
def test_a_new_letter_gets_its_numbers_from_the_register(
    clerk: Clerk, workspace: Path, button: str, numbers: list[str]
) -> None:
    """Nothing is typed into its number or its recipient: the register and the list say them."""
    three_recipients(workspace)
    page = clerk.page
    clerk.go("/batch/ใหม่")
    clerk.follow("button[value=make]")
    page.locator("button[value=dispatch]").wait_for(timeout=LONG_RUN)
    page.click("button[value=dispatch]")
    page.locator(".files").wait_for(timeout=LONG_RUN)
    expect(page.locator("#old-set")).to_have_count(0)
    clerk.follow(f"button[value={button}]")
    clerk.follow("#go-on")
    page.locator("#run .tally", has_text="ฉบับจริง 3 ฉบับ").wait_for(timeout=LONG_RUN)
    expect(page.locator("#old-set")).to_contain_text("ก่อนออกเลข")
    page.click("button[value=dispatch]")
    expect(page.locator("#old-set")).to_have_count(0, timeout=LONG_RUN)
    page.locator(".files").wait_for(timeout=LONG_RUN)
    expect(page.locator("#old-set")).to_have_count(0)
    clerk.go("/register")
    for number in numbers:
        expect(page.locator("main")).to_contain_text(f"เลข มท 0812/{number}นายอำเภอ")
    others = page.locator("main", has_text="นายอำเภอลี้ และอีก 2 ราย")
    expect(others).to_have_count(1 if button == "issue" else 0)
    assert not clerk.complaints


def three_recipients(workspace: Path) -> tuple[Path, Path]:
    """A new letter to three: its file and its list."""
    letter = workspace / "config" / "circulars" / "ใหม่.yaml"
    letter.write_text(NEW_LETTER, encoding="utf-8")
    people = workspace / "config" / "recipients" / "สามอำเภอ.csv"
    rows = "".join(f"{one},นายอำเภอ{one}\n" for one in ("ลี้", "ปัว", "ฝาง"))
    people.write_text(f"ชื่อ,เรียน\n{rows}", encoding="utf-8")
    return letter, people


def test_drafts_of_an_older_text_or_list_say_so(clerk: Clerk, workspace: Path) -> None:
    letter, people = three_recipients(workspace)
    page = clerk.page
    clerk.go("/batch/ใหม่")
    clerk.follow("button[value=make]")
    page.locator("#take").wait_for(timeout=LONG_RUN)
    expect(page.locator("#outdated")).to_have_count(0)
    for path, before, after in (
        (letter, "ด้วยมีเหตุ", "ด้วยมีเหตุใหม่"),
        (letter, "ชนิด:", "# เพียงคำอธิบาย\nชนิด:"),
        (people, "นายอำเภอปัว", "ปลัดอำเภอปัว"),
    ):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(before, after), encoding="utf-8")
        clerk.go("/batch/ใหม่")
        expect(page.locator("#outdated")).to_contain_text("ถูกแก้หลังจากทำร่างชุดนี้")
        clerk.follow("button[value=resume]")
        page.locator("[data-run][data-state=done]").wait_for(timeout=LONG_RUN)
        clerk.go("/batch/ใหม่")
        expect(page.locator("#outdated")).to_have_count(0)
        expect(page.locator("button[value=make]")).to_be_visible()
    assert not clerk.complaints


def test_a_list_that_is_pasted(clerk: Clerk) -> None:
    page = clerk.page
    clerk.go("/batch")
    page.fill("#list-name", "อำเภอ-2569")
    page.fill("#list-rows", "แม่ริม\nหางดง\nแม่ริม")
    page.fill("#list-before", "นายอำเภอ")
    clerk.follow("text=สร้างบัญชี")
    page.locator(".classes a", has_text="ซ้ำ").wait_for()
    clerk.follow("button[name=drop] >> nth=1")
    page.locator(".all-well").wait_for()
    page.locator('input[value="นายอำเภอหางดง"]').wait_for()


@pytest.fixture
def many(workspace: Path) -> Path:
    """A letter to 878 recipients."""
    path = workspace / "config" / "recipients" / "amphoe.csv"
    rows = [f"อำเภอ{number},นายอำเภอ{number}" for number in range(1, 879)]
    path.write_text("ชื่อ,เรียน\n" + "\n".join(rows) + "\n", encoding="utf-8")
    circular = workspace / "config" / "circulars" / "chiangmai-2564.yaml"
    text = circular.read_text(encoding="utf-8")
    circular.write_text(text.replace("chiangmai-districts", "amphoe"), encoding="utf-8")
    return workspace


def test_878_letters_stop_within_a_second_and_go_on(
    many: Path, new_clerk: Any, tmp_path: Path
) -> None:
    server: RunningServer = start(many, tmp_path)
    clerk: Clerk = new_clerk(server)
    page = clerk.page
    clerk.go("/batch/chiangmai-2564")
    page.click("button[value=make]")
    page.locator("[data-state=running], [data-state=checking]").first.wait_for()
    count = page.locator("[data-run-count]")
    expect(count).to_contain_text(" จาก 878 ", timeout=LONG_RUN)
    folder = many / "output" / "chiangmai-2564" / "batch"
    before = len(list(folder.glob("*.pdf")))
    wait_for(lambda: int(count.inner_text().split()[0]) >= before - 1)
    shown = int(count.inner_text().split()[0])
    assert shown <= len(list(folder.glob("*.pdf"))) + 1
    with holding_back(page, "**/batch/chiangmai-2564"):
        page.click("button[value=stop]")
        expect(page.locator("[data-run-state]")).to_have_text("กำลังหยุด")
    page.locator("[data-state=stopped]").wait_for()
    page.locator("button[value=resume]").wait_for()
    stopped = len(list(folder.glob("*.pdf")))
    assert 0 < stopped < 878
    expect(page.locator("[data-run-count]")).to_contain_text(f"{stopped} จาก 878")
    page.wait_for_timeout(500)
    assert len(list(folder.glob("*.pdf"))) == stopped
    expect(page.locator("#live")).to_contain_text(f"หยุดไว้ {stopped} จาก 878 ฉบับ")
    page.click("button[value=resume]")
    page.locator("[data-run][data-state=done]").wait_for(timeout=LONG_RUN)
    assert len(list(folder.glob("*.pdf"))) == 878
    server.stop()


@contextmanager
def holding_back(page: Any, address: str) -> Iterator[None]:
    """What the page posts there reaches the server only afterwards."""
    held: list[Any] = []

    def hold(route: Any) -> None:
        if route.request.method == "POST":
            held.append(route)
        else:
            route.continue_()

    page.route(address, hold)
    yield
    assert len(held) == 1
    held[0].continue_()
    page.unroute(address)


def test_what_is_ticked_while_letters_are_made_stays_ticked(many: Path, clerk: Clerk) -> None:
    page = clerk.page
    clerk.go("/batch/chiangmai-2564")
    page.click("button[value=make]")
    expect(page.locator("[data-run-count]")).to_contain_text(" จาก 878 ", timeout=LONG_RUN)
    page.locator("#r5").uncheck()
    page.focus("button[value=stop]")
    page.keyboard.press("Enter")
    page.locator("button[value=resume]").wait_for()
    expect(page.locator("#r5")).not_to_be_checked()
    expect(page.locator("#run")).to_be_focused()
    assert not clerk.complaints


def test_letters_that_cannot_be_made_are_counted_apart(clerk: Clerk, workspace: Path) -> None:
    path = workspace / "config" / "recipients" / "provinces.csv"
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    assert lines[3].count(",") == lines[7].count(",")
    for number in (3, 7):
        lines[number] = lines[number].split(",")[0] + "," * lines[number].count(",")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    page = clerk.page
    clerk.go(LETTER)
    expect(page.locator("#people").locator("..")).to_contain_text("มี 2 รายที่แถวในบัญชียังมีข้อผิด")
    page.click("button[value=make]")
    page.locator("#take").wait_for(timeout=LONG_RUN)
    shown = page.locator("[data-run][data-state=failed] [data-run-count]")
    expect(shown).to_have_text("74 จาก 76 ฉบับ ทำไม่ได้ 2 ฉบับ")
    expect(page.locator("#run .tally")).to_have_text("ร่าง 74 ฉบับ")
    batch = workspace / "output" / "dla-1960" / "batch"
    assert len(list(batch.glob("*.pdf"))) == 74


def test_after_a_kill_the_page_counts_what_stands(
    many: Path, new_clerk: Any, tmp_path: Path
) -> None:
    server = start(many, tmp_path)
    page = new_clerk(server).page
    page.goto(f"{server.base}/batch/chiangmai-2564")
    page.click("button[value=make]")
    expect(page.locator("[data-run-count]")).to_contain_text(
        re.compile("^[1-9][0-9]+ จาก 878 "), timeout=LONG_RUN
    )
    server.kill()
    clerk: Clerk = new_clerk(server := start(many, tmp_path))
    folder = many / "output" / "chiangmai-2564" / "batch"

    def is_true() -> bool:  # once what was under way has noticed that the page is gone
        clerk.go("/batch/chiangmai-2564")
        before = len(list(folder.glob("*.pdf")))
        return f"ร่าง {before} ฉบับ" == clerk.page.locator("#run .tally").inner_text()

    wait_for(is_true)
    assert 0 < len(list(folder.glob("*.pdf"))) < 878
    expect(clerk.page.locator("main")).to_contain_text("กด ทำต่อ")
    server.stop()
