"""A register in docgen's first form is taken over whole, with its letters, and goes on counting."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from docgen.register import NumberRequest, Register, State, StoredBook
from docgen.register.restoring import restore_register

FIRST_FORM = """
CREATE TABLE books (
  office TEXT NOT NULL, year INTEGER NOT NULL, together INTEGER NOT NULL DEFAULT 0,
  ordinary INTEGER NOT NULL DEFAULT 1, circular INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (office, year)
) WITHOUT ROWID;
CREATE TABLE numbers (
  office TEXT NOT NULL, year INTEGER NOT NULL, series TEXT NOT NULL, number INTEGER NOT NULL,
  mark INTEGER NOT NULL, item TEXT NOT NULL, state TEXT NOT NULL, prefix TEXT NOT NULL DEFAULT '',
  dated TEXT NOT NULL DEFAULT '', sender TEXT NOT NULL DEFAULT '',
  addressee TEXT NOT NULL DEFAULT '', subject TEXT NOT NULL DEFAULT '',
  path TEXT NOT NULL DEFAULT '', sha256 TEXT NOT NULL DEFAULT '',
  content TEXT NOT NULL DEFAULT '', remark TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (office, year, series, number)
) WITHOUT ROWID;
CREATE TRIGGER never_deleted BEFORE DELETE ON numbers
BEGIN SELECT RAISE(ABORT, 'a number is never deleted'); END;
INSERT INTO books VALUES ('สถ', 2564, 0, 1, 1960);
INSERT INTO numbers VALUES ('สถ', 2564, 'circular', 1960, 1, 'config/circulars/ก.yaml', 'issued',
  'มท 0812', '8 กันยายน 2564', 'กรม', 'จังหวัด', 'เรื่อง', 'output/ก/a.pdf', 'abc', 'def', '');
INSERT INTO numbers VALUES ('สถ', 2564, 'circular', 1961, 1, '', 'cancelled',
  'มท 0812', '', '', '', '', '', '', '', 'พิมพ์ผิด');
INSERT INTO numbers VALUES ('สถ', 2564, 'circular', 1962, 1, '', 'issued',
  'มท 0812', '', '', '', 'นำเข้า', '', '', '', '');
PRAGMA application_id = 1685021543;
PRAGMA journal_mode = WAL;
"""


def first_form(path: Path) -> None:
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path)) as database:
        database.executescript(FIRST_FORM)


def test_a_register_in_its_first_form_is_taken_over(tmp_path: Path) -> None:
    path = tmp_path / "register" / "register.sqlite"
    first_form(path)
    with Register(path) as register:
        rows = register.entries()
        assert [(row.number, row.state) for row in rows] == [
            (1960, State.ISSUED),
            (1961, State.CANCELLED),
            (1962, State.ISSUED),
        ]
        assert (rows[0].content, rows[1].remark) == ("def", "พิมพ์ผิด")
        (letter,) = register.letters(rows[0]).values()
        assert [(file.path, file.sha256) for file in letter.files] == [("output/ก/a.pdf", "abc")]
        assert register.book("สถ", 2564) == StoredBook("สถ", 2564, circular=1960)
        held = register.living_number(NumberRequest("สถ", 2564, True, "config/circulars/ก.yaml"))
        assert held == rows[0]
        assert register.reserve(NumberRequest("สถ", 2564, True, prefix="มท 0812")).number == 1963


def test_its_journal_makes_it_again(tmp_path: Path) -> None:
    path = tmp_path / "register" / "register.sqlite"
    first_form(path)
    with Register(path) as register:
        before = register.entries()
    path.unlink()
    assert restore_register(path, at="2564-09-08 10:30:00").source == "journal"
    with Register(path) as register:
        assert register.entries() == before
