"""Lists show the numbers that the register gave, and tell letters of one subject apart."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from docgen.cli import main
from docgen.web.desk import Desk
from docgen.web.guard import RunSecrets
from tests.helpers.page_inside import Inside, post
from tests.helpers.workspaces import CIRCULAR, make_workspace

TO_LIST = (
    CIRCULAR.replace("มท 0812/ว 1960", "มท 0812/ว อัตโนมัติ")
    .replace("ข้อความ:", "ผู้รับ: provinces\nข้อความ:")
    .replace("โปรดพิจารณา", "โปรดพิจารณา {{ ผู้รับ.ชื่อ }}")
)


@pytest.fixture
def inside(tmp_path: Path) -> Iterator[Inside]:
    desk = Desk(make_workspace(tmp_path / "ws").root, RunSecrets())
    yield Inside(desk.folder, desk)
    desk.close()


def put(inside: Inside, name: str, text: str) -> Path:
    path = inside.folder / "config" / "circulars" / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def shown(inside: Inside, address: str) -> str:
    status, content = inside.ask("GET", address)
    assert status == 200
    text = re.sub(r"<[^>]*>", " ", content.decode())
    return " ".join(html.unescape(text).split())


@pytest.mark.parametrize(
    ("way", "number"),
    [((), "มท 0812/ว 1"), (("--number-each",), "มท 0812/ว 1 ถึง มท 0812/ว 3")],
)
def test_lists_show_the_number_that_was_given(
    inside: Inside, way: tuple[str, ...], number: str
) -> None:
    path = put(inside, "ก", TO_LIST)
    for address in ("/", "/batch", "/follow", "/new"):
        assert "มท 0812/ว อัตโนมัติ" in shown(inside, address)
    done = CliRunner().invoke(main, ("batch", str(path), "--final", "--to", "pdf", *way))
    assert done.exit_code == 0, done.output
    for address in ("/", "/batch", "/follow", "/new", "/recipients/provinces"):
        assert number in shown(inside, address), address
        assert "ว อัตโนมัติ" not in shown(inside, address), address
    assert f"ฉบับจริง 3 ฉบับ ที่ {number}" in shown(inside, "/batch/ก")


def test_letters_of_one_subject_are_told_apart(inside: Inside) -> None:
    for name, text in (("ก", TO_LIST), ("ข", TO_LIST), ("ค", TO_LIST.replace("รายงานผล", "ทบทวน"))):
        put(inside, name, text)
    (inside.folder / "config" / "submissions" / "ก.csv").write_text("จังหวัด,งาน\nตรัง,ครบ\n")
    for address in ("/", "/batch", "/follow"):
        said = shown(inside, address)
        assert ("แฟ้ม ก" in said, "แฟ้ม ข" in said, "แฟ้ม ค" in said) == (True, True, False), address
    said = shown(inside, "/new")
    assert "ขอความร่วมมือรายงานผล (มท 0812/ว อัตโนมัติ ก)" in said
    assert "ขอความร่วมมือรายงานผล (มท 0812/ว อัตโนมัติ ข)" in said
    assert "ขอความร่วมมือทบทวน (มท 0812/ว อัตโนมัติ)" in said


def test_the_number_of_a_letter_with_a_list_says_to_how_many(inside: Inside) -> None:
    put(inside, "ก", TO_LIST)
    put(inside, "ข", CIRCULAR)
    assert "บัญชี provinces 3 ราย" in shown(inside, "/letters/ก/number")
    assert "ราย" not in shown(inside, "/letters/ข/number").partition("จะได้เลข")[2]


def test_files_of_an_issued_letter_are_a_click_away(inside: Inside) -> None:
    path = put(inside, "ข", CIRCULAR)
    assert CliRunner().invoke(main, ("build", str(path), "--final")).exit_code == 0
    _, content = inside.ask("GET", "/letters/ข/number")
    (address,) = re.findall(r'href="(/register/files[^"]*)"', content.decode())
    assert "มท 0812-ว 1960" in shown(inside, html.unescape(address)) or ".pdf" in shown(
        inside, html.unescape(address)
    )


def test_a_list_counts_its_people_and_is_offered_to_no_letter_that_went_out(inside: Inside) -> None:
    path = put(inside, "ข", CIRCULAR)
    put(inside, "ค", CIRCULAR.replace("1960", "1961").replace("รายงานผล", "ทบทวน"))
    rows = ["บัญชีส่ง,", "ชื่อ,เรียน", "ก,นายก ก", "ข,นายก ข", "รวม,2 แห่ง", ",", "หมายเหตุ ปรับปรุงแล้ว,"]
    list_file = inside.folder / "config" / "recipients" / "ส่ง.csv"
    list_file.write_text("\n".join(rows), encoding="utf-8")
    assert CliRunner().invoke(main, ("build", str(path), "--final")).exit_code == 0
    _, content = inside.ask("GET", "/recipients/ส่ง")
    (choice,) = re.findall(r'(?s)<select id="for-letter".*?</select>', content.decode())
    assert re.findall(r'<option value="([^"]*)"', choice) == ["", "ค"]
    assert "2 ราย ใน 4 แถว" in shown(inside, "/recipients/ส่ง")
    status, _ = post(inside, "/recipients/ส่ง/use", letter="")
    assert status == 303
    (begun,) = (
        circular
        for circular in (inside.folder / "config" / "circulars").glob("*.yaml")
        if circular.stem not in ("ข", "ค")
    )
    text = begun.read_text(encoding="utf-8")
    assert "\nผู้รับ: ส่ง\n" in text
    assert "\nที่: มท 0812/ว\n" in text
    assert "/batch/" in inside.ask("GET", f"/letters/{begun.stem}")[1].decode()
    assert "/batch/" not in inside.ask("GET", "/letters/ค")[1].decode()
