"""A domain that is misspelt is told once, with its rows, and nothing else is told because of it."""

from __future__ import annotations

from pathlib import Path

from docgen.diagnostics import Diagnostic
from docgen.loading import submissions
from docgen.loading.submissions.submission_list import SubmissionList

DATA = Path(__file__).parents[3] / "config" / "submissions" / "workload-2564.csv"
LINES = DATA.read_text(encoding="utf-8").splitlines()
MONEY = "การเงินและบัญชีท้องถิ่น"
ROWS = [index for index, line in enumerate(LINES) if f",{MONEY}," in line]


def with_domain(tmp_path: Path, name: str, rows: list[int]) -> SubmissionList:
    lines = [
        line.replace(f",{MONEY},", f",{name},") if index in rows else line
        for index, line in enumerate(LINES)
    ]
    path = tmp_path / "ก.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return submissions.read_submissions(path)


def errors(result: SubmissionList) -> list[Diagnostic]:
    return [one for one in result.found if one.is_error]


def test_dg4124_a_misspelt_domain_is_one_fault_with_its_rows_counted(tmp_path: Path) -> None:
    result = with_domain(tmp_path, "การเงินแลบัญชีท้องถิ่น", ROWS[4:9])
    (fault,) = errors(result)
    assert (fault.code, fault.params["count"], fault.params["suggestion"]) == ("DG4124", 5, MONEY)
    assert fault.at is not None
    assert (fault.at.line, LINES[ROWS[4]].find(MONEY) + 1) == (ROWS[4] + 1, fault.at.column)
    assert f"แก้เป็น {MONEY} ทั้ง 5 แถว" in fault.remedy()
    assert len({one.item for one in result.submissions}) == 8


def test_the_name_of_most_districts_is_the_right_one(tmp_path: Path) -> None:
    (fault,) = errors(with_domain(tmp_path, "การเงินแลบัญชีท้องถิ่น", ROWS[5:]))
    assert (fault.params["name"], fault.params["count"]) == (MONEY, 5)


def test_dg4125_a_stray_text_is_one_fault_and_its_district_lacks_nothing(tmp_path: Path) -> None:
    (fault,) = errors(with_domain(tmp_path, "ดูหมายเหตุ", ROWS[7:8]))
    assert (fault.code, fault.params["count"]) == ("DG4125", 1)


def test_dg4126_many_districts_that_lack_the_same_are_one_fault(tmp_path: Path) -> None:
    path = tmp_path / "ก.csv"
    kept = [line for index, line in enumerate(LINES) if index not in ROWS[:300]]
    path.write_text("\n".join(kept) + "\n", encoding="utf-8")
    (fault,) = errors(submissions.read_submissions(path))
    assert (fault.code, fault.params["count"], fault.params["names"]) == ("DG4126", 300, MONEY)


def test_domains_that_differ_in_their_number_are_two_domains(tmp_path: Path) -> None:
    path = tmp_path / "ก.csv"
    rows = [line.split(",") for line in LINES[1:]]
    numbered = [
        ",".join((*row[:2], f"ด้านที่ {index % 8}", *row[3:])) for index, row in enumerate(rows)
    ]
    path.write_text("\n".join([LINES[0], *numbered]) + "\n", encoding="utf-8")
    assert not errors(submissions.read_submissions(path))
