"""What cannot be taken back is asked about first, by the page itself and without a script."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from docgen.services import batch_results
from docgen.web.batch_runs import BatchRuns
from docgen.web.desk import Desk
from docgen.web.guard import RunSecrets
from tests.helpers.page_inside import Inside, answered, post
from tests.helpers.running_page import ROOT, make_workspace


@pytest.fixture
def inside(tmp_path: Path) -> Any:
    desk = Desk(make_workspace(tmp_path / "ws"), RunSecrets())
    yield Inside(desk.folder, desk)
    desk.close()


@pytest.fixture
def orders(inside: Inside, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What would have been begun."""
    begun: list[Any] = []

    def begin(runs: BatchRuns, name: str, order: Any) -> Any:
        begun.append(order)
        return SimpleNamespace(order=order)

    monkeypatch.setattr(BatchRuns, "begin", begin)
    return begun


@pytest.mark.parametrize(
    ("action", "said"), [("issue", "ออกเลขหนึ่งเลข"), ("each", "ออกเลข 76 เลข ฉบับละเลข")]
)
def test_no_number_is_given_before_the_question_is_answered(
    inside: Inside, orders: list[Any], action: str, said: str
) -> None:
    status, shown = post(inside, "/batch/dla-1960", do=action, sign_field="1")
    assert (status, orders) == (200, [])
    assert said in shown
    assert ("หนึ่งเลข คือ มท 0812/ว 1960 แล้วทำ" in shown) == (action == "issue")
    assert post(inside, "/batch/dla-1960", do=action, sure="1")[0] == 200
    assert not orders
    assert post(inside, "/batch/dla-1960", **answered(shown))[0] == 303
    assert [(order.batch.number_each, order.batch.sign_field) for order in orders] == [
        (action == "each", True)
    ]


def test_a_question_whose_answer_came_too_late_is_asked_anew(
    inside: Inside, orders: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, shown = post(inside, "/batch/dla-1960", do="each")
    issued = SimpleNamespace(is_final=True, made_count=76)
    monkeypatch.setattr(batch_results, "results", lambda *args, **more: issued)
    status, shown = post(inside, "/batch/dla-1960", **answered(shown))
    assert (status, orders) == (200, [])
    assert "ออกเลขแล้ว 76 ฉบับ" in shown
    assert post(inside, "/batch/dla-1960", **answered(shown))[0] == 303
    assert len(orders) == 1


def test_an_entry_of_the_settings_is_removed_once_that_is_answered(inside: Inside) -> None:
    path = inside.folder / "config" / "signatories.yaml"
    before = path.read_bytes()
    assert inside.desk.room is not None
    name = inside.desk.room.surroundings().signatories[0].value
    _, shown = post(inside, "/settings/signatories", do="remove", entry=name)
    assert f"ลบผู้ลงนาม {name}" in shown
    assert path.read_bytes() == before
    assert post(inside, "/settings/signatories", **answered(shown))[0] == 303
    assert path.read_bytes() != before


def test_who_does_not_go_on_leaves_the_question(inside: Inside) -> None:
    """A link that differs from the page's own address by «#…» alone scrolls, and loads nothing."""
    _, shown = post(inside, "/batch/dla-1960", do="issue")
    address, back = (
        re.search(pattern, shown)
        for pattern in (r'action="([^"]+)" class="form-actions"', r'href="([^"]+)">ยังไม่ทำ')
    )
    assert address is not None
    assert back is not None
    before, mark, _ = back[1].partition("#")
    assert not mark or before != address[1]


def test_what_keeps_a_letter_from_its_number_leads_to_the_field(inside: Inside) -> None:
    """Its form is another page than the question: a link within this one would lead nowhere."""
    path = inside.folder / "config" / "circulars" / "dla-1960.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"(?m)^เรื่อง: .*$", "เรื่อง:", text), encoding="utf-8")
    _, content = inside.ask("GET", "/letters/dla-1960/number")
    links = re.findall(r'<a href="([^"#]*)#([^"]+)" data-goto', content.decode())
    assert links
    for address, target in links:
        assert address == "/letters/dla-1960"
        assert f'id="{target}"' in inside.ask("GET", address)[1].decode()
    _, content = inside.ask("GET", "/letters/dla-1960/yaml")
    findings = content.decode().partition('id="findings"')[2].partition("</details>")[0]
    assert "เรื่อง" in findings
    assert "data-goto" not in findings  # what is typed here is not left by a click


def test_a_number_of_another_office_is_told_before_it_is_given(inside: Inside) -> None:
    path = inside.folder / "config" / "circulars" / "dla-1960.yaml"
    warning = "ไม่ได้ขึ้นต้นด้วยรหัสของหน่วยงานนี้ ซึ่งใช้ ชม 0023.6"
    for office, number, is_told in (("สถ", "มท 0812/ว", False), ("ชม-สถจ", "มท 0812/ว", True)):
        text = re.sub(
            r"(?m)^ส่วนราชการ: .*$", f"ส่วนราชการ: {office}", path.read_text(encoding="utf-8")
        )
        path.write_text(re.sub(r"(?m)^ที่: .*$", f"ที่: {number}", text), encoding="utf-8")
        _, content = inside.ask("GET", "/letters/dla-1960/number")
        assert "จะได้เลข" in content.decode()
        assert (warning in content.decode()) == is_told
        _, shown = post(inside, "/batch/dla-1960", do="issue")
        assert "ออกเลขหนึ่งเลข" in shown
        assert (warning in shown) == is_told


@pytest.mark.parametrize("place", ["batch", "follow"])
def test_the_acting_office_is_that_of_the_letter(inside: Inside, place: str) -> None:
    _, content = inside.ask("GET", f"/{place}/chiangmai-2564")
    acting = content.decode().partition('class="acting"')[2].partition("</p>")[0]
    assert "จังหวัดเชียงใหม่" in acting


def test_a_link_for_those_without_scripts_loads_the_page_anew() -> None:
    """A link with «#…» from the address where one is already scrolls, and shows nothing newer."""
    for template in sorted((ROOT / "docgen" / "web" / "templates").glob("*.html")):
        text = template.read_text(encoding="utf-8")
        for part in re.findall(r"<noscript>(.*?)</noscript>", text, re.DOTALL):
            assert not re.search(r'href="[^"]*#', part), template.name


def test_the_form_offers_the_number_of_its_own_office(inside: Inside) -> None:
    path = inside.folder / "config" / "circulars" / "dla-1960.yaml"
    text = re.sub(r"(?m)^ส่วนราชการ: .*$", "ส่วนราชการ: ชม-สถจ", path.read_text(encoding="utf-8"))
    path.write_text(text, encoding="utf-8")
    _, content = inside.ask("GET", "/letters/dla-1960")
    (action,) = re.findall(r'name="do" value="(own-number:[^"]+)"', content.decode())
    assert "เปลี่ยนเป็น ชม 0023.6/ว และผู้ลงนาม ท้องถิ่นจังหวัดเชียงใหม่" in content.decode()
    (mark,) = re.findall(r'name="mark" value="([^"]+)"', content.decode())
    post(inside, "/letters/dla-1960", do=action, mark=mark)
    wanted = re.sub(r"(?m)^ที่: .*$", "ที่: ชม 0023.6/ว", text)
    wanted = re.sub(r"(?m)^ผู้ลงนาม: .*$", "ผู้ลงนาม: ท้องถิ่นจังหวัดเชียงใหม่", wanted)
    assert path.read_text(encoding="utf-8") == wanted
    _, content = inside.ask("GET", "/letters/dla-1960")
    assert "own-number" not in content.decode()


def test_the_first_office_is_kept_without_what_a_letter_prints_around_it(tmp_path: Path) -> None:
    """Number and name as they stand on paper: neither stroke nor brackets come twice."""
    (tmp_path / "ws").mkdir()
    desk = Desk(tmp_path / "ws", RunSecrets())
    first = Inside(desk.folder, desk)
    facts = {
        **{"agency": "อำเภอปัว", "letterhead": "ที่ว่าการอำเภอปัว\nนน 55120"},
        **{"reference_prefix": "ที่ นน ๐๕๑๘/ว", "responsible_office": "ฝ่ายปกครอง"},
        **{
            "telephone": "โทร. (054)791-000",
            "name": "(นายดี งาม)",
            "position_title": "ตำแหน่ง นายอำเภอปัว",
        },
    }
    assert post(first, "/setup", **facts)[0] == 303
    desk.close()
    office, signatory = (
        (tmp_path / "ws" / "config" / f"{name}.yaml").read_text(encoding="utf-8")
        for name in ("offices", "signatories")
    )
    assert "ที่: นน 0518\n" in office
    assert "ผู้ลงนาม: นายอำเภอปัว\n" in office
    assert "โทร: 054 791-000\n" in office
    assert signatory == "นายอำเภอปัว:\n  ชื่อ: นายดี งาม\n  ตำแหน่ง: นายอำเภอปัว\n"
    (letter,) = (tmp_path / "ws" / "config" / "circulars").glob("*.yaml")
    assert "ที่: นน 0518/\n" in letter.read_text(encoding="utf-8")


def test_what_is_still_open_says_what_to_do_about_it_in_words_of_the_page(inside: Inside) -> None:
    path = inside.folder / "config" / "circulars" / "dla-1960.yaml"
    text = re.sub(r"(?m)^ที่: .*$", "ที่: มท 0812/ว", path.read_text(encoding="utf-8"))
    path.write_text(re.sub(r"(?m)^เรื่อง: .*$", "เรื่อง: «ชื่อเรื่อง»", text), encoding="utf-8")
    _, content = inside.ask("GET", "/letters/dla-1960")
    notes = re.findall(r'<p class="note note-[^"]*">(.*?)</p>', content.decode(), re.DOTALL)
    said = [re.sub(r"<[^>]*>", " ", note) for note in notes]
    (number,) = (note for note in said if "DG2215" in note)
    assert "เลขที่จะได้จากทะเบียนเมื่อกด ออกเลข" in number
    (subject,) = (note for note in said if "DG2070" in note)
    assert subject.count("«ชื่อเรื่อง»") == 1
