"""What no form of the page sends, posted to every route: answered in Thai, and nothing outside."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest

from docgen.web.desk import Desk
from docgen.web.guard import RunSecrets
from tests.helpers.page_caller import snapshot
from tests.helpers.page_inside import VALUES, Inside
from tests.helpers.page_routes import GETS, POSTS
from tests.helpers.running_page import ROOT, make_workspace
from tests.helpers.scale import times

WEB = ROOT / "docgen" / "web"
SOURCES = [path.read_text("utf-8") for path in (*WEB.rglob("*.py"), *WEB.rglob("*.html"))]
# Every name that a route or a page of forms speaks of, and every button.
FIELDS = sorted(
    set(re.findall(r'(?:get(?:list)?\(|\bname=|texts\[)"([a-z_]+(?:/[a-z]+)?)"', " ".join(SOURCES)))
    - {"token", "viewport"}
)
BUTTONS = sorted(
    set(re.findall(r'name="(?:do|go)" value="([a-z_:.0-9]+)"', " ".join(SOURCES)))
    | {"except", "undo", "redo", "draw", "add:body", "drop:body:0", "move:body:9:-1"}
)
ODD = (
    *("", "0", "-1", "1e999", "nan", "๙๙๙", "²", "9" * 5_000, "1" * 20, "٣", "0x10", "+1", "1_0"),
    *("\0", "ก\0ข", "\ud800", "\u202eก", "\x1b[31m", "\r\n\r\nX: y", "ก" * 50_000, " " * 9_000),
    *("../../x", "/etc/passwd", "C:\\x", "..\\..\\x", "%2e%2e%2f", "~/x", ".", "..", "a/" * 200),
    *(
        "{{ 7 * 7 }}",
        "{% include 'x' %}",
        "<script>x</script>",
        "=1+1",
        "- [",
        "'\"",
        "&a *a",
        "!!x",
    ),
    *("29 กุมภาพันธ์ 2566", "1 มกราคม 99999", "0", "12:99", "body:99999999999", "body/-1", "a:b:c:d"),
    *(
        "dla-1960",
        "memo-example",
        "provinces",
        "สถ",
        "2564",
        "offices",
        "1",
        "ใช่",
        "all",
        "x\ny\nz",
    ),
)
# What a clerk types: beside it one odd value is seen by the code that it is meant for.
SOUND = VALUES | {
    **{"count": "1", "date": "8 กันยายน 2564", "until": "30 กันยายน 2564", "urgency": "ด่วน"},
    **{"kind": "คำสั่ง", "reason": "พิมพ์ผิด", "subject": "ขอความร่วมมือ", "title": "บัญชี", "lead": "3"},
    **{"round": "1", "share": "50", "text": "ข้อความ", "rows": "ก\tข", "letter": "memo-example"},
    **{"line": "1", "density": "1", "heading": "ชื่อ", "name": "ชื่อ", "circular": "dla-1960"},
    **{"layout": "by_office", "sides": "1", "tab": "ก", "rule": "all", "measure": "margin_left"},
}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Inside]:
    """A workspace for each test: what one posts is not there for another."""
    folder = make_workspace(tmp_path / "in" / "ws")
    inside = Inside(folder, Desk(folder, RunSecrets()), {"inbox/key": "x", "check/key": "x"})
    yield inside
    inside.desk.close()


def odd_form(chance: random.Random, token: str) -> dict[str, str]:
    """Fields that may stand in any form, most of them with values that none has."""
    form = {name: text for name, text in SOUND.items() if chance.random() < 0.8}
    names = chance.sample(FIELDS, chance.choice((1, 2, 3, 9, len(FIELDS))))
    form |= {name: chance.choice(ODD) for name in names}
    form |= {name: chance.choice(BUTTONS) for name in ("do", "go") if chance.random() < 0.7}
    form |= {f"{name}/{chance.choice(ODD)}": "1" for name in names if chance.random() < 0.1}
    return form | {"token": token}


def encoded(form: dict[str, str]) -> str:
    return urlencode(form, errors="surrogatepass")


@pytest.mark.parametrize("path", POSTS)
def test_an_odd_post_is_answered(office: Inside, path: str) -> None:
    if path == "/end":
        return
    outside = outside_of(office.folder)
    for number in range(times(2, 40)):
        chance = random.Random(f"{path} {number}")
        form = odd_form(chance, office.desk.keys.change)
        script = {"x-docgen-token": office.desk.keys.change} if chance.random() < 0.5 else {}
        address = office.address(path)
        if chance.random() < 0.2:
            address = address.replace(VALUES["name"], "memo-example")
        status, answer = office.ask("POST", address, encoded(form).encode(), **script)
        assert status < 500, (number, form)
        assert status < 400 or re.search("[ก-๙]|\\\\u0e", answer.decode("utf-8", "replace"))
    assert outside_of(office.folder) == outside


@pytest.mark.parametrize("path", GETS)
def test_an_odd_question_is_answered(office: Inside, path: str) -> None:
    for number in range(times(2, 40)):
        chance = random.Random(f"{path} {number}")
        form = odd_form(chance, "x")
        address = f"{office.address(path)}?{encoded(form)}"
        status, _ = office.ask("GET", address)
        assert status < 500, (number, form)


LONG = "9" * 5_000
ROWS = "references/0"


@pytest.mark.parametrize(
    ("address", "form"),
    [
        *((f"/register{more}?year={LONG}&office=x", {}) for more in ("", "/received")),
        *((f"/batch/dla-1960/letters/{number}.pdf", {}) for number in (LONG, "9" * 25)),
        *((f"/register/received/x/{LONG}/{number}/original", {}) for number in ("1", LONG)),
        (f"/register/files/0/{LONG}?year=2564&number=1", {}),
        (f"/register/files?year=2564&number={LONG}", {}),
        *((f"/recipients/provinces?from={text}&mended={text}", {}) for text in (LONG, "²")),
        *((f"/calendar?month={text}-{text}", {}) for text in (LONG, "²", "2564")),
        *(("/letters/memo-example", {"do": "except", "line": text}) for text in (LONG, "²", "-5")),
        *(("/letters/memo-example", {f"{ROWS}/{text}": "x"}) for text in ("9" * 11, LONG, "²")),
        ("/letters/memo-example", {f"body/+{LONG}": "x", "body/0/99999999999": "x"}),
        *(("/register", {"do": "reserve", "count": text, "year": text}) for text in (LONG, "²")),
        *(("/follow/dla-1960/reminder", {"round": text}) for text in (LONG, "²")),
        ("/batch/dla-1960/people", {"row": LONG, "go": "keep"}),
    ],
)
def test_digits_without_end_are_no_number(
    office: Inside, address: str, form: dict[str, str]
) -> None:
    body = encoded({**form, "token": office.desk.keys.change}).encode()
    status, _ = office.ask(*(("POST", address, body) if form else ("GET", address)))
    assert status < 500


def test_a_length_without_end_is_refused(office: Inside) -> None:
    for length in (LONG, "²", "-1"):
        assert office.ask("GET", "/", **{"content-length": length}) == (413, b"")


def test_an_exception_is_of_a_code_that_there_is(office: Inside) -> None:
    path = office.folder / "config" / "circulars" / "memo-example.yaml"
    before = path.read_bytes()
    for code in ("DG\n7001", "", "DG0000", "DG7001\nเรื่อง: อื่น"):
        form = {"do": "except", "line": "1", "code": code, "token": office.desk.keys.change}
        office.ask("POST", "/letters/memo-example", encoded(form).encode())
    assert path.read_bytes() == before


def outside_of(folder: Path) -> set[str]:
    """What lies around the workspace."""
    own = folder.relative_to(folder.parent.parent).as_posix()
    return {name for name in snapshot(folder.parent.parent) if not name.startswith(own)}


@pytest.mark.parametrize(
    ("address", "form", "said"),
    [
        ("/settings/sources", {"is_new": "1", "entry": "ใหม่"}, "ยังไม่ได้กรอกช่องใด"),
        (
            "/settings/sources",
            {"is_new": "1", "entry": " ", "/database": "sqlite:///x"},
            "ใส่ชื่อย่อก่อน",
        ),
        ("/settings/offices", {"is_new": "1", "entry": "สถ", "/telephone": "0 9"}, "มีชื่อนี้อยู่แล้ว"),
    ],
)
def test_an_entry_that_cannot_be_added_is_not_told_to_be_saved(
    office: Inside, address: str, form: dict[str, str], said: str
) -> None:
    before = snapshot(office.folder)
    body = encoded({**form, "token": office.desk.keys.change}).encode()
    status, content = office.ask("POST", address, body)
    assert status == 422
    shown = content.decode()
    assert said in shown
    for name, text in form.items():
        assert not text.strip() or re.search(f'name="{name}"[^>]* value="{text}"', shown), name
    assert snapshot(office.folder) == before
