"""What was asked wrongly comes back with a code and the name of the argument, for any face."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from docgen.cli import main
from docgen.diagnostics import Rejected
from docgen.loading.workspace import Workspace
from docgen.services import form as forms
from docgen.services import workspaces
from docgen.services.annex import annexes
from docgen.services.asked import date_asked, moment_asked, urgency_asked
from docgen.services.catalogue import catalogue
from docgen.services.explain import explain
from docgen.services.forward import Forwarding, forward
from docgen.services.reports import Report
from docgen.services.submission_forms import submission_forms
from tests.helpers.workspaces import CIRCULAR, Write

TODAY = datetime.date(2021, 9, 8)


def asked_wrongly(report: Report[object], code: str, argument: str) -> None:
    (fault,) = report.found
    assert (fault.code, fault.argument, report.value) == (code, argument, None)
    assert report.is_misasked
    for language in ("th", "en"):
        assert fault.message(language)
        assert fault.remedy(language)


def test_dg5201_a_kind_that_is_not_known_offers_the_nearest(workspace: Workspace) -> None:
    report = forms.form("หนังสือภายนอด", workspace, today=TODAY)
    asked_wrongly(report, "DG5201", "kind")
    assert report.found[0].params["suggestion"] == "หนังสือภายนอก"


def test_dg5202_an_office_that_the_workspace_does_not_know(
    workspace: Workspace, write: Write
) -> None:
    asked = Forwarding("ชมสถจ")
    report = forward(write("ว1960.yaml", CIRCULAR), workspace, asked, today=TODAY)
    asked_wrongly(report, "DG5202", "office")


def test_dg5211_a_code_that_there_is_not() -> None:
    asked_wrongly(explain("DG0000"), "DG5211", "code")


def test_dg5210_a_list_that_there_is_not(workspace: Workspace) -> None:
    asked_wrongly(catalogue("colours", workspace), "DG5210", "what")


def test_dg5203_a_recipient_that_the_list_does_not_have(workspace: Workspace, write: Write) -> None:
    path = write("ว1960.yaml", CIRCULAR + "ผู้รับ: provinces\n")
    report = annexes(path, workspace, ("pdf",), recipient="กระบี้")
    asked_wrongly(report, "DG5203", "only")


def test_dg5104_a_circular_without_an_annex(workspace: Workspace, write: Write) -> None:
    report = annexes(write("ว1960.yaml", CIRCULAR), workspace, ("pdf",))
    assert [one.code for one in report.found if one.is_error] == ["DG5104"]


def test_dg5205_a_template_for_another_kind(workspace: Workspace) -> None:
    report = forms.starting_circular("order", workspace, today=TODAY, wording="ขยายเวลา")
    asked_wrongly(report, "DG5205", "template")


def test_dg5207_a_circular_that_is_not_there(workspace: Workspace, write: Write) -> None:
    path = write("ว1960.yaml", "")
    report = workspaces.circular_named("ว1906", workspace, Path())
    asked_wrongly(report, "DG5207", "file")
    assert workspaces.circular_named("ว1960", workspace, Path()).value == path


def test_dg5210_an_urgency_that_there_is_not() -> None:
    with pytest.raises(Rejected) as refused:
        urgency_asked("ด่วนพิเศษ")
    (fault,) = refused.value.found
    assert (fault.code, fault.argument) == ("DG5210", "urgency")


def test_a_date_that_cannot_be_is_told_at_its_argument() -> None:
    with pytest.raises(Rejected) as refused:
        date_asked("31 กันยายน 2564", TODAY, "until")
    (fault,) = refused.value.found
    assert (fault.code, fault.argument) == ("DG3005", "until")


def test_dg5212_forms_need_a_place(workspace: Workspace) -> None:
    asked_wrongly(submission_forms(None, workspace), "DG5212", "output")


def test_dg5213_forms_need_to_know_the_districts(workspace: Workspace) -> None:
    folder = workspace.config / "submissions"
    (folder / "อีกแฟ้ม.csv").write_text("", encoding="utf-8")
    asked_wrongly(submission_forms(folder / "ก.xlsx", workspace), "DG5213", "rows")


def test_dg5214_a_province_that_has_no_districts_in_the_file(workspace: Workspace) -> None:
    report = submission_forms(workspace.root / "ก.xlsx", workspace, provinces=("ก", "ข"))
    asked_wrongly(report, "DG5214", "provinces")


def test_dg5215_forms_need_the_names_of_their_domains(workspace: Workspace, write: Write) -> None:
    rows = write("recipients/อำเภอ.csv", "ชื่อ,เรียน\nแม่ริม,นายอำเภอแม่ริม\n")
    report = submission_forms(
        workspace.root / "ก.xlsx", workspace, rows=rows, provinces=("เชียงใหม่",)
    )
    asked_wrongly(report, "DG5215", "domains")


def test_the_command_line_shows_the_option_and_ends_with_2(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(workspace.root)
    result = CliRunner().invoke(main, ["new", "คำสั่ง", "--template", "ขยายเวลา"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "[DG5205]" in result.stderr
    assert "--> --template" in result.stderr
    result = CliRunner().invoke(main, ["new", "คำสั่ง!", "--format", "json"])
    assert (result.exit_code, '"code": "DG5201"' in result.stderr) == (2, True)


def test_dg3013_a_day_without_its_time_is_told_without_inventing_one() -> None:
    with pytest.raises(Rejected) as refused:
        moment_asked("๘ กันยายน ๒๕๖๔", "arrived")
    (fault,) = refused.value.found
    assert (fault.code, fault.argument) == ("DG3013", "arrived")
    for language in ("th", "en"):
        assert "10.00" not in fault.remedy(language)
