"""The register: given once, in order, for ever, whoever asks and whatever dies."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from docgen.diagnostics import Rejected
from docgen.loading.workspace import former_register
from docgen.register import (
    IncomingEntry,
    IssuedLetter,
    NumberRequest,
    Register,
    RegisterEntry,
    SentFile,
    State,
    StoredBook,
    is_on_network,
    known_number,
)
from docgen.register.entries import Intention
from docgen.register.sheet import as_csv, as_letter, headings
from docgen.writers import xlsx
from tests.helpers.scale import times

PROCESSES, EACH = times(4, 8), times(40, 250)
KILLS = times(6, 400)
ASKED = NumberRequest("สถ", 2564, True, "config/circulars/ว1.yaml", "มท 0812", subject="ทดลอง")

WRITER = """
import sys
from pathlib import Path
from docgen.register import NumberRequest, IssuedLetter, SentFile, Register
told = open(sys.argv[2], "a", encoding="utf-8")
with Register(Path(sys.argv[1])) as register:
    for index in range(10_000):
        year = 2564 + index % 2
        entry = register.reserve(NumberRequest("o", year, True, f"{sys.argv[3]}-{index}"))
        told.write(f"{entry.year} {entry.number}\\n")
        told.flush()
        if index % 5 == 0:
            asked = NumberRequest("o", year, True, entry.item)
            letter = IssuedLetter("", "", "c", (SentFile("p", "s"),))
            register.issue(asked, entry, [letter], content="c")
        elif index % 7 == 0:
            register.cancel(entry, reason="r")
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "register" / "register.sqlite"


def issue(register: Register, entry: RegisterEntry, content: str, **told: str) -> RegisterEntry:
    letter = IssuedLetter("", "", content, (SentFile("p", "s"),))
    return register.issue(replace(ASKED, **told), entry, [letter], content=content)


def code_of(error: pytest.ExceptionInfo[Rejected]) -> str:
    return error.value.found[0].code


def size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def reserve_many(arguments: tuple[str, int]) -> list[int]:
    file, worker = arguments
    with Register(Path(file)) as register:
        items = (f"{worker}-{index}" for index in range(EACH))
        return [register.reserve(replace(ASKED, item=item)).number for item in items]


def test_processes_at_once_get_every_number_once(path: Path) -> None:
    with ProcessPoolExecutor(PROCESSES) as pool:
        got = list(pool.map(reserve_many, [(str(path), one) for one in range(PROCESSES)]))
    numbers = sorted(number for own in got for number in own)
    assert numbers == list(range(1, PROCESSES * EACH + 1))


@pytest.mark.skipif(sys.platform == "win32", reason="a process is killed here by its signal")
def test_killed_writers_lose_no_number_and_tell_none_twice(path: Path, tmp_path: Path) -> None:
    told = [tmp_path / f"told-{one}.txt" for one in range(4)]
    with Register(path):
        pass
    killed = 0
    while killed < KILLS:
        writers = [
            subprocess.Popen([sys.executable, "-c", WRITER, path, file, f"{killed}-{index}"])
            for index, file in enumerate(told)
        ]
        before, waited = sum(map(size, told)), 0
        while sum(map(size, told)) < before + 40 and waited < 2_000:
            time.sleep(0.005)
            waited += 1
        time.sleep(0.007 * (killed % 17))
        for one in writers:
            one.send_signal(signal.SIGKILL)
            one.wait()
        killed += len(writers)
    lines = [line for file in told if file.exists() for line in file.read_text("utf-8").split("\n")]
    heard = [tuple(map(int, line.split())) for line in lines if line.count(" ") == 1]
    with Register(path) as register:
        rows = register.entries()
    for year in (2564, 2565):
        numbers = [one.number for one in rows if one.year == year]
        assert numbers == list(range(1, len(numbers) + 1))
    assert len(heard) == len(set(heard))
    assert set(heard) <= {(one.year, one.number) for one in rows}
    assert heard


def test_the_same_letter_gets_the_same_number_again(path: Path) -> None:
    with Register(path) as register:
        first = register.reserve(ASKED)
        assert register.reserve(replace(ASKED, item="other")).number == 2
        assert register.reserve(ASKED) == first
    found = known_number(path, ASKED)
    assert found == first
    assert str(first.reference_number) == "มท ๐๘๑๒/ว ๑"


def test_years_and_series_count_apart_unless_together(path: Path) -> None:
    with Register(path) as register:
        register.open_book(StoredBook("สถ", 2564, ordinary=415, circular=1960))
        register.open_book(StoredBook("สถ", 2565, together=True))
        free = replace(ASKED, item="")
        assert register.reserve(free).number == 1960
        assert register.reserve(replace(free, circular=False)).number == 415
        assert [register.reserve(replace(free, year=2565, circular=c)).number for c in (1, 0)] == [
            *(1, 2)
        ]


def test_a_block_follows_on(path: Path) -> None:
    with Register(path) as register:
        block = register.reserve_block(replace(ASKED, item=""), 5)
        assert [one.number for one in block] == [1, 2, 3, 4, 5]
        assert register.reserve(ASKED).number == 6


def test_a_cancelled_number_stays_and_its_letter_gets_another(path: Path) -> None:
    with Register(path) as register:
        register.reserve(ASKED)
        register.cancel(register.entries()[0], reason="พิมพ์ผิด")
        assert register.reserve(ASKED).number == 2
        states = [(one.state, one.remark) for one in register.entries()]
    assert states[0] == (State.CANCELLED, "พิมพ์ผิด")


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM numbers",
        "UPDATE numbers SET number = 9",
        "UPDATE numbers SET state = 'reserved' WHERE state = 'issued'",
        "UPDATE numbers SET content = 'x' WHERE state = 'issued'",
        "UPDATE numbers SET subject = 'x' WHERE state = 'issued'",
        "DELETE FROM receipts",
        "INSERT INTO numbers (office, year, series, number, mark, item, state)"
        " VALUES ('สถ', 2021, 'circular', 1, 1, '', 'reserved')",
    ],
)
def test_the_file_itself_refuses_what_must_not_be(path: Path, statement: str) -> None:
    with Register(path) as register:
        issue(register, register.reserve(ASKED), "c")
        register.receive(IncomingEntry("สถ", 2564, 0, "", ""))
    with sqlite3.connect(path) as database, pytest.raises(sqlite3.IntegrityError):
        database.execute(statement)
    database.close()


def test_dg5401_a_network_share_is_refused(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"//server/share {tmp_path} cifs rw 0 0\n", encoding="utf-8")
    assert is_on_network(tmp_path / "register.sqlite", mounts=mounts)
    mounts.write_text(f"/dev/sda1 {tmp_path} ext4 rw 0 0\n", encoding="utf-8")
    assert not is_on_network(tmp_path / "register.sqlite", mounts=mounts)
    with pytest.raises(Rejected) as error:
        Register(Path("\\\\server\\share\\register.sqlite"))
    assert code_of(error) == "DG5401"


def test_dg5402_another_file_is_left_as_it_is(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"not a database, and long enough to be looked at" * 40)
    before = path.read_bytes()
    with pytest.raises(Rejected) as error:
        Register(path)
    assert code_of(error) == "DG5402"
    assert path.read_bytes() == before


def test_dg5402_a_database_of_another_program_is_left_as_it_is(path: Path) -> None:
    path.parent.mkdir()
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE theirs (x)")
    database.close()
    with pytest.raises(Rejected) as error:
        Register(path)
    assert code_of(error) == "DG5402"


def test_dg5403_a_register_held_too_long(path: Path) -> None:
    with Register(path):
        pass
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Register(path, patience=0.05) as register, pytest.raises(Rejected) as error:
        register.reserve(ASKED)
    other.execute("ROLLBACK")
    other.close()
    assert code_of(error) == "DG5403"


def test_dg5404_a_folder_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(Rejected) as error:
        Register(tmp_path / "file" / "register.sqlite")
    assert code_of(error) == "DG5404"


def test_dg5405_a_book_with_numbers_keeps_its_start(path: Path) -> None:
    with Register(path) as register:
        register.reserve(ASKED)
        with pytest.raises(Rejected) as error:
            register.open_book(StoredBook("สถ", 2564, circular=1960))
    assert code_of(error) == "DG5405"


def test_dg5406_an_issued_number_is_not_for_another_text(path: Path) -> None:
    with Register(path) as register:
        entry = register.reserve(ASKED)
        issue(register, entry, "c")
        issue(register, entry, "c")
        with pytest.raises(Rejected) as error:
            issue(register, entry, "d")
    assert code_of(error) == "DG5406"


def test_dg5407_only_a_number_that_is_there_is_cancelled(path: Path) -> None:
    with Register(path) as register, pytest.raises(Rejected) as error:
        register.cancel(register.number_for(ASKED, typed=7), reason="ผิด")
    assert code_of(error) == "DG5407"


def rows_csv(*rows: str) -> str:
    return "ที่,ลงวันที่,ถึง,เรื่อง,การปฏิบัติ\n" + "".join(row + "\n" for row in rows)


FIRST = "มท 0812/ว 100,1 สิงหาคม 2564,จังหวัด,เรื่องหนึ่ง,ส่งแล้ว"
THIRD = "มท 0812/ว 102,3 สิงหาคม 2564,จังหวัด,เรื่องสาม,ยกเลิก"


def test_dg5409_a_former_register_is_taken_over_and_its_holes_told(
    path: Path, tmp_path: Path
) -> None:
    file = tmp_path / "former.csv"
    file.write_text(rows_csv(THIRD, FIRST), encoding="utf-8")
    former = former_register.read_former_register(file, "สถ")
    assert [one.code for one in former.found] == ["DG5409"]
    with Register(path) as register:
        assert register.adopt(former.entries) == 2
        assert register.adopt(former.entries) == 0
        states = [(one.number, one.state.value) for one in register.entries()]
        assert states == [(100, "issued"), (102, "cancelled")]
        assert register.reserve(ASKED).number == 103


def test_dg5408_what_contradicts_the_register_is_not_imported(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "former.csv"
    with Register(path) as register:
        file.write_text(rows_csv(FIRST), encoding="utf-8")
        register.adopt(former_register.read_former_register(file, "สถ").entries)
        file.write_text(rows_csv(FIRST.replace("เรื่องหนึ่ง", "เรื่องอื่น")), encoding="utf-8")
        with pytest.raises(Rejected) as error:
            register.adopt(former_register.read_former_register(file, "สถ").entries)
        assert len(register.entries()) == 1
    assert code_of(error) == "DG5408"


def test_dg5410_a_row_without_a_number_is_told_at_its_cell(tmp_path: Path) -> None:
    file = tmp_path / "former.csv"
    file.write_text(rows_csv("1960,1 สิงหาคม 2564,จังหวัด,ก,"), encoding="utf-8")
    found = former_register.read_former_register(file, "สถ").found
    assert [(one.code, one.at.line) for one in found if one.at] == [("DG5410", 2)]


def exported(path: Path) -> tuple[RegisterEntry, ...]:
    with Register(path) as register:
        entry = register.reserve(replace(ASKED, dated="8 กันยายน 2564", subject="=HYPERLINK(1)"))
        issue(register, entry, "c", subject="=HYPERLINK(1)", dated="8 กันยายน 2564")
        return register.entries()


def test_exported_in_the_columns_of_the_form_and_read_back(path: Path, tmp_path: Path) -> None:
    content = as_csv(exported(path)).decode("utf-8-sig")
    assert content.splitlines()[0].split(",") == list(headings())
    assert "'=HYPERLINK" in content  # no formula in a spreadsheet
    file = tmp_path / "export.csv"
    file.write_text(content, encoding="utf-8")
    again = former_register.read_former_register(file, "สถ")
    assert [(one.number, one.state) for one in again.entries] == [(1, State.ISSUED)]


def test_exported_as_a_sheet(path: Path) -> None:
    letter = as_letter(exported(path), "กรมส่งเสริมการปกครองท้องถิ่น")
    assert letter.annexes[0].title == "ทะเบียนหนังสือส่ง กรมส่งเสริมการปกครองท้องถิ่น"
    assert xlsx.write(letter.annexes[0], agency="x", family="TH SarabunPSK").startswith(b"PK")


def test_dg5402_a_row_that_no_register_wrote(path: Path) -> None:
    with Register(path) as register:
        issue(register, register.reserve(ASKED), "c")
    with sqlite3.connect(path) as database:
        database.execute("UPDATE letters SET files = '[{}]'")
    database.close()
    with Register(path) as register, pytest.raises(Rejected) as error:
        register.letters(register.entries()[0])
    assert code_of(error) == "DG5402"


@pytest.mark.parametrize("page", range(1, 30, 3))
def test_a_zeroed_page_is_told_or_no_row_is_missing(path: Path, page: int) -> None:
    with Register(path) as register:
        register.reserve_block(replace(ASKED, item=""), 200)
    content = path.read_bytes()
    start = page * 4096
    path.write_bytes(content[:start] + bytes(4096) + content[start + 4096 :])
    assert seen(path) in (200, "DG5402")


def seen(path: Path) -> int | str:
    """How many rows can be read, or the code of what is told instead."""
    try:
        with Register(path) as register:
            return len(register.entries())
    except Rejected as error:
        return error.found[0].code


def test_what_the_tables_would_refuse_later_is_refused_before_it_is_intended(path: Path) -> None:
    with Register(path) as register:
        asked = replace(ASKED, year=0)
        entry = register.number_for(asked)
        with pytest.raises(Rejected):
            register.record_intention(Intention(entry, asked, "c", "folder"))
        assert register.intentions() == ()
        assert register.reserve(ASKED).number == 1
