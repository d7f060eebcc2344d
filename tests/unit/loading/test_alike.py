"""A habit of whoever made a file is one fault, and slips of single cells are each told."""

from __future__ import annotations

from pathlib import Path

from docgen.loading import submissions
from tests.helpers.workspaces import submissions_csv

DAY = "1 กันยายน 2564"


def codes(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "ก.csv"
    path.write_text(text, encoding="utf-8")
    return [one.code for one in submissions.read_submissions(path).found]


def test_years_of_the_common_era_in_a_whole_column_are_one_fault(tmp_path: Path) -> None:
    path = tmp_path / "ก.csv"
    path.write_text(submissions_csv().replace(DAY, "1/9/2021"), encoding="utf-8")
    (fault,) = submissions.read_submissions(path).found
    assert (fault.code, fault.at and fault.at.line) == ("DG3002", 2)
    assert [place.line for place, _ in fault.also] == [3, 4, 5]
    assert fault.also[-1][1].startswith("(+")


def test_empty_rows_between_all_rows_are_one_fault(tmp_path: Path) -> None:
    assert codes(tmp_path, submissions_csv().replace("\n", "\n\n").rstrip() + "\n") == ["DG4007"]


def test_the_same_slip_is_told_once_and_others_each(tmp_path: Path) -> None:
    text = submissions_csv().replace(DAY, "1/9/2021", 3).replace(DAY, "31/2/2564", 1)
    assert codes(tmp_path, text) == ["DG3002", "DG3005"]
