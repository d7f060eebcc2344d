"""Follow-up: each round goes to exactly those who still owe an answer."""

from __future__ import annotations

import csv
import random
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from docgen.cli import main
from docgen.drafting.followup import region_of
from docgen.loading.circular import circulars
from docgen.loading.submissions import provinces
from docgen.loading.workspace import Workspace
from tests.helpers.reminded import ASKING
from tests.helpers.workspaces import CIRCULAR

DOMAINS, DISTRICTS = ("การคลัง", "การศึกษา"), ("เมือง", "เหนือ")
DATES = ("4 ตุลาคม 2564", "11 ตุลาคม 2564", "18 ตุลาคม 2564")


def written(workspace: Workspace, seed: int, share: float) -> Path:
    """Generated data: every row recorded with the probability ``share``."""
    chance = random.Random(seed)
    path = workspace.config / "submissions" / f"round{seed}.csv"
    rows = [
        f"{province},{district},{domain},{'1 ตุลาคม 2564' if chance.random() < share else ''},"
        for province in provinces()
        for district in DISTRICTS
        for domain in DOMAINS
    ]
    head = "จังหวัด,อำเภอ,ด้าน,วันที่บันทึก,วันที่ยืนยัน"
    path.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return path


def owing(path: Path) -> list[str]:
    """The provinces with an empty row, by a query of its own."""
    with path.open(encoding="utf-8", newline="") as stream:
        rows = [tuple(row) for row in csv.reader(stream)][1:]
    with sqlite3.connect(":memory:") as database:
        database.execute("CREATE TABLE rows (province, district, domain, recorded, confirmed)")
        database.executemany("INSERT INTO rows VALUES (?, ?, ?, ?, ?)", rows)
        query = "SELECT DISTINCT province FROM rows WHERE recorded = ''"
        found = [row[0] for row in database.execute(query)]
    database.close()
    return sorted(found)


@pytest.fixture
def asked(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    names = (f"{name},ผู้ว่าราชการจังหวัด{name}\n" for name in provinces())
    listed = workspace.config / "recipients" / "all.csv"
    listed.write_text("ชื่อ,เรียน\n" + "".join(names), encoding="utf-8")
    path = workspace.config / "circulars" / "ว1960.yaml"
    path.write_text(ASKING, encoding="utf-8")
    written(workspace, 0, 0.3)
    monkeypatch.chdir(workspace.root)
    return workspace


def run(*arguments: str) -> str:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.mark.slow
def test_three_rounds_each_to_exactly_those_who_owe(asked: Workspace) -> None:
    for number, (share, date) in enumerate(zip((0.55, 0.8, 0.97), DATES, strict=True), 1):
        data = written(asked, number, share)
        run(
            *("remind", "ว1960", "--round", str(number), "--data", f"submissions/{data.name}"),
            *("--date", date, "--urgency", "ด่วนที่สุด"),
        )
        path = asked.config / "circulars" / f"ว1960-เตือน{number}.yaml"
        text = path.read_text(encoding="utf-8")
        numbered = text.replace("ว อัตโนมัติ", f"มท 0812/ว {1960 + number}")
        path.write_text(numbered, encoding="utf-8")
        dossier = circulars.load(path, asked).dossier
        assert dossier is not None
        assert sorted(one.name for one in dossier.recipients) == owing(data)
        assert 0 < len(dossier.recipients) < len(provinces())
        assert [one.reference_number.number for one in dossier.circular.references] == [
            *range(1960, 1960 + number)
        ]
        assert dossier.circular.urgency == "most_urgent"


def test_each_province_gets_its_own_list(asked: Workspace) -> None:
    data = written(asked, 7, 0.5)
    run("remind", "ว1960", "--data", f"submissions/{data.name}", "--date", DATES[0])
    name = owing(data)[0]
    run("batch", "ว1960-เตือน1", "--only", name, "--to", "docx", "-o", "out")
    import docx

    (file,) = (asked.root / "out").glob("*.docx")
    document = docx.Document(str(file))
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    others = set(provinces()) - {name}
    assert not cells & others


def test_dg2225_nobody_is_left_to_remind(asked: Workspace) -> None:
    data = written(asked, 9, 1.1)
    result = CliRunner().invoke(main, ["remind", "ว1960", "--data", f"submissions/{data.name}"])
    assert result.exit_code == 1
    assert "DG2225" in result.stderr


def test_dg2224_a_recipient_who_is_not_in_the_data(asked: Workspace) -> None:
    listed = asked.config / "recipients" / "all.csv"
    text = listed.read_text(encoding="utf-8").replace("พระนครศรีอยุธยา,", "อยุธยา,")
    listed.write_text(text, encoding="utf-8")
    result = CliRunner().invoke(main, ["status", "ว1960"])
    assert "DG2224" in result.stderr
    assert "อยุธยา" in result.stderr


def test_dg2223_a_circular_without_data(asked: Workspace) -> None:
    path = asked.config / "circulars" / "ว1.yaml"
    text = CIRCULAR.replace("ข้อความ:", "ผู้รับ: all\nข้อความ:")
    path.write_text(text, encoding="utf-8")
    result = CliRunner().invoke(main, ["status", "ว1"])
    assert result.exit_code == 1
    assert "DG2223" in result.stderr


def test_status_counts_everyone_once_and_draws_a_picture(asked: Workspace) -> None:
    shown = run("status", "ว1960", "-o", "status.svg")
    total = next(line.split() for line in shown.splitlines() if line.startswith("รวม"))
    assert int(total[1]) == len(provinces()) == sum(map(int, total[2:]))
    assert int(total[3]) + int(total[4]) == len(owing(asked.config / "submissions/round0.csv"))
    svg = (asked.root / "status.svg").read_text(encoding="utf-8")
    assert svg.startswith("<svg")
    assert "ยังไม่ตอบ" in svg


def test_every_province_has_a_region() -> None:
    assert all(region_of(name) for name in provinces())


@pytest.mark.parametrize(
    ("asked_for", "day"),
    [
        ((), "8 กันยายน 2564"),  # the letter's own annex says of when its data are
        (("--as-of", "2 ตุลาคม 2564"), "2 ตุลาคม 2564"),
        (("--data", "submissions/round1.csv"), "4 ตุลาคม 2564"),
    ],
)
def test_a_reminder_says_of_when_its_data_are(
    asked: Workspace, asked_for: tuple[str, ...], day: str
) -> None:
    written(asked, 1, 0.5)
    run("remind", "ว1960", "--date", DATES[0], *asked_for)
    text = (asked.config / "circulars" / "ว1960-เตือน1.yaml").read_text(encoding="utf-8")
    assert f"ณ วันที่ {day}" in text
    assert f"ณ: {day} 16.30" in text or f"ณ: {day}" in text
