"""Data from outside: a PostgreSQL, an SQLite, files on the web and CKAN, whole or not at all."""

from __future__ import annotations

import datetime
import hashlib
import io
import json
import os
import sqlite3
import threading
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from docgen.diagnostics import Diagnostic
from docgen.loading.circular import circulars
from docgen.loading.workspace import Workspace
from docgen.services.fetch import KEPT, fetch
from docgen.services.fetching import web
from docgen.services.reports import Report
from tests.helpers import postgres
from tests.helpers.workspaces import CIRCULAR, submissions_csv

NOW = datetime.datetime(2021, 9, 8, 10, 0, tzinfo=datetime.timezone(datetime.timedelta(hours=7)))
ENVIRONMENT = {"DB_PASSWORD": postgres.PASSWORD, "CKAN_KEY": "กุญแจ-123"}


def run(
    workspace: Workspace,
    sources: str,
    *names: str,
    get: Any = web.get,
    now: datetime.datetime = NOW,
    environment: Mapping[str, str] = ENVIRONMENT,
) -> Report[Any]:
    (workspace.config / "sources.yaml").write_text(sources, encoding="utf-8")
    return fetch(workspace, names, now, time.monotonic, get=get, environment=environment)


def codes(report: Report[Any]) -> list[str]:
    return [one.code for one in report.found]


def everything(workspace: Workspace) -> dict[str, bytes]:
    """What lies in config, but for the file of sources."""
    files = [one for one in workspace.config.rglob("*") if one.is_file()]
    return {str(one): one.read_bytes() for one in files if one.name != "sources.yaml"}


def record(workspace: Workspace, name: str) -> dict[str, Any]:
    path = workspace.config / "submissions" / f"{name}.source.json"
    made: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return made


# -- SQLite ----------------------------------------------------------------------------------------


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A small SQLite of schools."""
    path = tmp_path / "ข้อมูล.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE รายงาน (อำเภอ TEXT, โรงเรียน TEXT, เมื่อ TEXT, คน REAL)")
        rows = [("ปัว", "บ้านใต้ น้ำ,พุ", "2021-09-01", 12.0), ("ปัว", 'บ้าน"เหนือ"', None, 1.5)]
        connection.executemany("INSERT INTO รายงาน VALUES (?, ?, ?, ?)", rows)
    connection.close()
    return path


def sqlite_source(path: Path, query: str = "SELECT * FROM รายงาน", more: str = "") -> str:
    return f'โรงเรียน:\n  ฐานข้อมูล: sqlite:///{path}\n  คำสั่ง: "{query}"\n{more}'


def test_a_snapshot_with_its_record(workspace: Workspace, database: Path) -> None:
    report = run(workspace, sqlite_source(database))
    assert not report.found, [one.message() for one in report.found]
    path = workspace.config / "submissions" / "โรงเรียน.csv"
    assert path.read_text(encoding="utf-8-sig") == (
        'อำเภอ,โรงเรียน,เมื่อ,คน\nปัว,"บ้านใต้ น้ำ,พุ",2021-09-01,12\nปัว,"บ้าน""เหนือ""",,1.5\n'
    )
    told = record(workspace, "โรงเรียน")
    assert told["rows"] == 2
    assert told["at"] == "2021-09-08T10:00:00+07:00"
    assert told["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_last_five_are_kept(workspace: Workspace, database: Path) -> None:
    for minute in range(8):
        run(workspace, sqlite_source(database), now=NOW.replace(minute=minute))
    kept = sorted((workspace.config / "snapshots" / "โรงเรียน").glob("*.csv"))
    assert [one.stem for one in kept] == [f"20210908-10{minute:02}00" for minute in range(3, 8)]
    assert len(kept) == KEPT


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM รายงาน",
        "SELECT 1; DROP TABLE รายงาน",
        "WITH x AS (SELECT 1) INSERT INTO รายงาน SELECT 1, 2, 3, 4",
        "SELECT * INTO ใหม่ FROM รายงาน",
        "/* SELECT */ UPDATE รายงาน SET คน = 0",
        "PRAGMA writable_schema = 1",
        "",
    ],
)
def test_dg4403_a_statement_that_writes_is_refused(
    workspace: Workspace, database: Path, query: str
) -> None:
    before, content = everything(workspace), database.read_bytes()
    report = run(workspace, sqlite_source(database, query))
    assert codes(report) == ["DG4403" if query else "DG2001"]
    assert everything(workspace) == before
    assert database.read_bytes() == content


@pytest.mark.parametrize(
    "query", ["SELECT 'DELETE; DROP' AS ก", "SELECT 1 AS ก -- update\n", "SELECT 1 AS [set]"]
)
def test_a_word_that_is_only_quoted_is_no_statement(
    workspace: Workspace, database: Path, query: str
) -> None:
    source = f"โรงเรียน:\n  ฐานข้อมูล: sqlite:///{database}\n  คำสั่ง: |\n    {query}\n"
    assert not run(workspace, source).found


@pytest.mark.parametrize(
    ("query", "more", "code"),
    [
        ("SELECT * FROM ไม่มี", "", "DG4416"),
        ("SELECT * FROM รายงาน WHERE คน > 99", "", "DG4414"),
        ("SELECT * FROM รายงาน", "  แถวไม่เกิน: 1\n", "DG4406"),
        ("SELECT อำเภอ, อำเภอ FROM รายงาน", "", "DG4410"),
        (
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n",
            "  วินาทีไม่เกิน: 1\n",
            "DG4407",
        ),
    ],
)
def test_dg4405_dg4406_dg4407_dg4410_dg4414_nothing_is_half_written(
    workspace: Workspace, database: Path, query: str, more: str, code: str
) -> None:
    run(workspace, sqlite_source(database))
    before = everything(workspace)
    report = run(workspace, sqlite_source(database, query, more))
    assert codes(report) == [code], [one.message() for one in report.found]
    assert everything(workspace) == before


def test_dg4413_a_changed_schema_is_told(workspace: Workspace, database: Path) -> None:
    run(workspace, sqlite_source(database))
    report = run(workspace, sqlite_source(database, "SELECT อำเภอ, โรงเรียน AS แห่ง FROM รายงาน"))
    [told] = report.found
    assert (told.code, told.is_error) == ("DG4413", False)
    assert (told.params["gone"], told.params["new"]) == ("โรงเรียน, เมื่อ, คน", "แห่ง")


@pytest.mark.parametrize(
    ("sources", "code"),
    [
        ("ก: {ไปยัง: ข้อมูลรายงาน}\n", "DG4401"),
        ("ก: {ฐานข้อมูล: 'sqlite:///x', ที่อยู่: 'https://x', คำสั่ง: SELECT 1}\n", "DG4401"),
        ("ก: {ฐานข้อมูล: 'mysql://u:${ไม่มี}@x', คำสั่ง: SELECT 1}\n", "DG4402"),
        ("ก: {ฐานข้อมูล: 'mysql://u:${NOT_SET}@x/y', คำสั่ง: SELECT 1}\n", "DG4402"),
        ("ก: {ฐานข้อมูล: 'oracle://u@x/y', คำสั่ง: SELECT 1}\n", "DG4415"),
        ("ก: {ฐานข้อมูล: 'sqlite:////ไม่มี/ที่นี่.db', คำสั่ง: SELECT 1}\n", "DG4405"),
    ],
)
def test_dg4401_dg4402_dg4415_a_source_that_cannot_be(
    workspace: Workspace, sources: str, code: str
) -> None:
    report = run(workspace, sources)
    assert code in codes(report)
    assert report.value is None


def test_dg4412_dg4417_sources_that_are_not_there(workspace: Workspace, database: Path) -> None:
    assert codes(fetch(workspace, (), NOW, time.monotonic)) == ["DG4417"]
    report = run(workspace, sqlite_source(database), "โรงเรียบ")
    assert codes(report) == ["DG4412"]
    assert report.found[0].params["suggestion"] == "โรงเรียน"


def test_dg4404_a_driver_that_is_missing(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pymssql", None)
    report = run(workspace, "ก: {ฐานข้อมูล: 'mssql://u:p@127.0.0.1/x', คำสั่ง: SELECT 1}\n")
    assert codes(report) == ["DG4404"]
    assert report.found[0].remedy() == "ติดตั้งด้วย pip install sqlalchemy pymssql แล้วสั่งใหม่"


def test_dg4416_a_table_that_sqlite_does_not_have(workspace: Workspace, database: Path) -> None:
    report = run(workspace, sqlite_source(database, "SELECT * FROM ไม่มี"))
    assert codes(report) == ["DG4416"]
    assert "no such table: ไม่มี" in report.found[0].message()
    elsewhere = run(workspace, sqlite_source(database.with_name("ไม่มี") / "ไม่มี.sqlite"))
    assert codes(elsewhere) == ["DG4405"]


# -- the moment of the data ------------------------------------------------------------------------

ANNEX = """\
สิ่งที่ส่งมาด้วย:
  - {รายการ: แบบรายงาน, ภาคผนวก: สถานะ}
ภาคผนวก:
  สถานะ: {แบบ: สถานะสองคอลัมน์, ข้อมูล: submissions/งาน.csv, ณ: ตามแหล่งข้อมูล}
"""


def test_dg4418_an_annex_says_when_its_data_were_fetched(workspace: Workspace) -> None:
    def get(*_: object) -> bytes:
        return submissions_csv().encode("utf-8")

    path = workspace.config / "circulars" / "ว1.yaml"
    path.write_text(CIRCULAR + ANNEX, encoding="utf-8")
    source = "งาน: {ที่อยู่: 'https://example.go.th/งาน.csv'}\n"
    assert not run(workspace, source, get=get).found
    loaded = circulars.load(path, workspace)
    assert loaded.dossier is not None, [one.message() for one in loaded.found]
    moment = loaded.dossier.circular.annexes["สถานะ"].as_of
    assert (moment.date.day, moment.hour, moment.minute) == (8, 10, 0)
    with (workspace.config / "submissions" / "งาน.csv").open("a", encoding="utf-8") as stream:
        stream.write(" ")
    assert "DG4418" in [one.code for one in circulars.load(path, workspace).found]


# -- the web ---------------------------------------------------------------------------------------


def workbook() -> bytes:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    sheet = book.add_worksheet("ข้อมูล")
    for row, cells in enumerate([["ชื่อ", "เรียน"], ["ตรัง", "ผู้ว่าราชการจังหวัดตรัง"]]):
        sheet.write_row(row, 0, cells)
    book.close()
    return stream.getvalue()


def test_a_workbook_from_the_web_becomes_recipients(workspace: Workspace) -> None:
    source = "ผู้ว่า: {ที่อยู่: 'https://example.go.th/a.xlsx', ไปยัง: บัญชีผู้รับ}\n"
    assert not run(workspace, source, get=lambda *_: workbook()).found
    path = workspace.config / "recipients" / "ผู้ว่า.csv"
    assert path.read_text(encoding="utf-8-sig") == "ชื่อ,เรียน\nตรัง,ผู้ว่าราชการจังหวัดตรัง\n"
    assert workspace.recipients("ผู้ว่า") == path


def test_dg4410_a_page_instead_of_a_file(workspace: Workspace) -> None:
    source = "ก: {ที่อยู่: 'https://example.go.th/a.csv'}\n"
    report = run(workspace, source, get=lambda *_: b"<!DOCTYPE html><title>Login</title>")
    assert codes(report) == ["DG4410"]


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/a.csv", "file:///etc/passwd", "ftp://x/a"])
def test_dg4409_only_https(workspace: Workspace, address: str) -> None:
    assert codes(run(workspace, f"ก: {{ที่อยู่: '{address}'}}\n")) == ["DG4409"]


def catalogue(total: int) -> Any:
    def get(address: str, headers: Mapping[str, str], seconds: float) -> bytes:
        assert headers["Authorization"] == ENVIRONMENT["CKAN_KEY"]
        offset = int(address.rpartition("offset=")[2])
        records = [
            {"_id": n, "อำเภอ": f"ที่ {n}"} for n in range(offset, min(total, offset + 10_000))
        ]
        fields = [{"id": "_id"}, {"id": "อำเภอ"}]
        return json.dumps(
            {"success": True, "result": {"fields": fields, "records": records}}
        ).encode()

    return get


CKAN = "ก: {คลังข้อมูล: 'https://data.go.th', ชุดข้อมูล: abc, กุญแจ: '${CKAN_KEY}'}\n"


def test_a_catalogue_page_by_page(workspace: Workspace) -> None:
    assert not run(workspace, CKAN, get=catalogue(25_000)).found
    told = record(workspace, "ก")
    assert told["rows"] == 25_000
    assert ENVIRONMENT["CKAN_KEY"] not in json.dumps(told, ensure_ascii=False)


@pytest.mark.parametrize(
    "answer",
    [b'{"success": false, "error": "Not found"}', b"<html>", b"{}", b"[]", b'{"success": true}'],
)
def test_dg4411_a_catalogue_that_says_no(workspace: Workspace, answer: bytes) -> None:
    report = run(workspace, CKAN, get=lambda *_: answer)
    assert codes(report) == ["DG4411"]


# -- PostgreSQL ------------------------------------------------------------------------------------

pytestmark_pg = pytest.mark.skipif(not postgres.is_there(), reason="no PostgreSQL here")
ROWS = 200_000


@pytest.fixture(scope="module")
def server() -> Iterator[postgres.Server]:
    """A server with 200,000 rows of Thai."""
    with postgres.running() as made:
        made.run(
            "CREATE TABLE รายงาน AS SELECT 'อำเภอที่ ' || (n % 878) AS อำเภอ, "
            "'โรงเรียนบ้านน้ำใส ก๊าซ์ ' || n AS โรงเรียน, DATE '2021-09-01' + (n % 30)::int AS วันที่, "
            f"round(n::numeric / 4, 2) AS จำนวน FROM generate_series(1, {ROWS}) n; "
            "GRANT SELECT ON รายงาน TO docgen; "
            "CREATE FUNCTION แอบเขียน() RETURNS int LANGUAGE plpgsql AS "
            "$$ BEGIN UPDATE รายงาน SET จำนวน = 0; RETURN 1; END $$; "
            "GRANT UPDATE ON รายงาน TO docgen"
        )
        yield made


def postgres_source(server: postgres.Server, query: str, more: str = "", **url: str) -> str:
    return f"โรงเรียน:\n  ฐานข้อมูล: '{server.url(**url)}'\n  คำสั่ง: |\n    {query}\n{more}"


ALL = "SELECT * FROM รายงาน ORDER BY จำนวน"


@pytestmark_pg
def test_200_000_rows_of_thai_come_whole(workspace: Workspace, server: postgres.Server) -> None:
    report = run(workspace, postgres_source(server, ALL))
    assert not report.found, [one.message() for one in report.found]
    path = workspace.config / "submissions" / "โรงเรียน.csv"
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == ROWS + 1
    assert lines[1] == "อำเภอที่ 1,โรงเรียนบ้านน้ำใส ก๊าซ์ 1,2/9/2564,0.25"
    told = (path.with_name("โรงเรียน.source.json")).read_text(encoding="utf-8")
    assert postgres.PASSWORD not in told
    assert "docgen:" not in told
    assert f'"rows": {ROWS}' in told


@pytestmark_pg
@pytest.mark.parametrize(
    ("query", "more", "url", "code"),
    [
        (ALL, "", {"password": "ผิด"}, "DG4405"),
        ("SELECT สถาณะ FROM รายงาน", "", {}, "DG4416"),
        ("SELECT แอบเขียน()", "", {}, "DG4403"),
        ("SELECT pg_sleep(9)", "  วินาทีไม่เกิน: 1\n", {}, "DG4407"),
        (ALL, "  แถวไม่เกิน: 199999\n", {}, "DG4406"),
    ],
)
def test_dg4416_what_postgresql_refuses_writes_nothing(
    workspace: Workspace,
    server: postgres.Server,
    query: str,
    more: str,
    url: dict[str, str],
    code: str,
) -> None:
    small = "SELECT * FROM รายงาน WHERE จำนวน < 9"
    assert not run(workspace, postgres_source(server, small)).found
    before = everything(workspace)
    report = run(workspace, postgres_source(server, query, more, **url))
    assert codes(report) == [code], [one.message() for one in report.found]
    assert everything(workspace) == before
    assert not any(_tells_secret(one) for one in report.found)


@pytestmark_pg
def test_dg4408_a_connection_lost_in_the_middle(
    workspace: Workspace, server: postgres.Server
) -> None:
    small = "SELECT * FROM รายงาน WHERE จำนวน < 9"
    assert not run(workspace, postgres_source(server, small)).found
    before = everything(workspace)

    done = threading.Event()

    def cut() -> None:
        while not done.wait(0.05):  # until the query is met, however late it begins
            server.run(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'docgen'"
            )

    killer = threading.Thread(target=cut)
    killer.start()
    slow = "SELECT n, pg_sleep(0.0002), repeat('ก', 500) FROM generate_series(1, 200000) n"
    try:
        report = run(workspace, postgres_source(server, slow))
    finally:
        done.set()
        killer.join()
    assert codes(report) == ["DG4408"], [one.message() for one in report.found]
    assert everything(workspace) == before


@pytestmark_pg
def test_a_changed_schema_of_postgresql(workspace: Workspace, server: postgres.Server) -> None:
    run(workspace, postgres_source(server, "SELECT อำเภอ, จำนวน FROM รายงาน LIMIT 3"))
    server.run("ALTER TABLE รายงาน RENAME COLUMN จำนวน TO คน")
    try:
        report = run(workspace, postgres_source(server, "SELECT * FROM รายงาน LIMIT 3"))
        assert codes(report) == ["DG4413"]
    finally:
        server.run("ALTER TABLE รายงาน RENAME COLUMN คน TO จำนวน")


def _tells_secret(one: Diagnostic) -> bool:
    return postgres.PASSWORD in one.message() + str(one.params)


def test_a_machine_that_must_have_postgresql_has_it() -> None:
    if os.environ.get("DOCGEN_REQUIRE_POSTGRES") == "1":
        assert postgres.FOLDERS
