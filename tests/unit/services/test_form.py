"""The form of a kind: what a page draws, what ``docgen new`` writes, whether an answer will do."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
import yaml

from docgen import kinds, vocabulary
from docgen.loading.workspace import Workspace
from docgen.services import form as forms
from docgen.services.form import Form
from tests.helpers.lane import few_in_lane
from tests.helpers.workspaces import Write

TODAY = datetime.date(2021, 9, 8)


def made(kind: str, workspace: Workspace | None, **asked: Any) -> Form:
    return forms.form(kind, workspace, today=TODAY, **asked).expected_value()


def field(form: Form, name: str) -> forms.StartingField:
    return next(one for one in form.fields if one.name == name)


@pytest.mark.parametrize("kind", few_in_lane(kinds.names(), 6))
@pytest.mark.parametrize("keys", ["th", "en"])
def test_every_field_of_every_kind_says_what_it_is_and_how_it_is_written(
    kind: str, keys: str, workspace: Workspace
) -> None:
    form = made(kind, workspace, keys=keys)
    assert len({one.key for one in form.fields}) == len(form.fields)
    for one in form.fields:
        assert one.title
        assert one.description
        assert one.form != "choice" or one.choices
        assert one.form not in ("list", "named", "fields") or one.columns


def test_a_form_tells_dates_numbers_choices_and_records_apart(workspace: Workspace) -> None:
    form = made("หนังสือภายนอก", workspace)
    shapes = {one.name: one.form for one in form.fields}
    assert shapes["date"] == "date"
    assert shapes["reference_number"] == "reference_number"
    assert shapes["recipient"] == "lines"
    assert shapes["copies_to"] == "texts"
    assert shapes["body"] == "body"
    assert shapes["deadlines"] == "named"
    assert [one.word for one in field(form, "urgency").choices] == ["ด่วน", "ด่วนมาก", "ด่วนที่สุด"]
    reference = {one.name: one for one in field(form, "references").columns}
    assert reference["dated"].form == "date"
    assert reference["document"].required
    deadline = {one.name: one.form for one in field(form, "deadlines").columns}
    assert set(deadline.values()) == {"date"}


def test_what_the_workspace_knows_is_offered(workspace: Workspace) -> None:
    form = made("external_letter", workspace)
    assert [one.word for one in field(form, "office").choices] == ["สถ", "ชม-สถจ"]
    assert [one.word for one in field(form, "signatory").choices] == ["รองอธิบดี", "ท้องถิ่นจังหวัด"]
    lists = field(form, "recipients")
    assert ([one.word for one in lists.choices], lists.is_free) == (["provinces"], True)


def test_an_office_brings_its_number_its_signatory_and_its_addressee(workspace: Workspace) -> None:
    form = made("external_letter", workspace, office="ชม-สถจ")
    assert field(form, "signatory").value == "ท้องถิ่นจังหวัด"
    assert field(form, "recipient").value == "นายอำเภอทุกอำเภอ"
    assert "ชม 0023.6" in field(form, "reference_number").value


def test_a_form_without_a_workspace_has_words_to_fill_in_either_language() -> None:
    thai, english = (
        field(made("external_letter", None, language=language), "office").value
        for language in ("th", "en")
    )
    assert thai != english


@pytest.mark.parametrize("kind", few_in_lane(kinds.names(), 4))
def test_a_starting_circular_holds_the_fields_of_its_form(kind: str, workspace: Workspace) -> None:
    form = made(kind, workspace)
    text = forms.starting_circular(kind, workspace, today=TODAY).expected_value()
    assert text == form.text()
    written = yaml.load(text, Loader=yaml.BaseLoader)
    assert list(written) == [
        one.key for one in form.fields if one.value is not None and not one.is_comment
    ]


def test_a_starting_circular_takes_the_wording_that_is_asked_for(workspace: Workspace) -> None:
    text = forms.starting_circular(
        "external_letter", workspace, today=TODAY, wording="ขยายเวลา"
    ).expected_value()
    body = yaml.load(text, Loader=yaml.BaseLoader)["ข้อความ"]
    assert body[vocabulary.thai("wording", "template")] == "ขยายเวลา"


@pytest.mark.parametrize(
    ("name", "value", "codes"),
    [
        ("subject", "ขอเชิญประชุม", []),
        ("date", "30 กุมภาพันธ์ 2564", ["DG3005"]),
        ("office", "สท", ["DG2012"]),
        ("urgency", "ด่วนจี๋", ["DG2010"]),
        ("references", [{"document": "หนังสือ", "dated": "32 มกราคม 2564"}], ["DG3005"]),
    ],
)
def test_an_answer_is_judged_at_its_own_place(
    name: str, value: Any, codes: list[str], workspace: Workspace
) -> None:
    form = made("external_letter", workspace)
    found = forms.check_field(form, form.fields, name, value, workspace)
    assert [one.code for one in found if one.is_error] == codes


def test_the_schema_has_the_keys_of_every_field(workspace: Workspace) -> None:
    properties = forms.circular_schema("th")["properties"]
    for kind in kinds.names():
        assert {one.key for one in made(kind, workspace).fields} <= set(properties)


def test_an_own_kind_has_its_form(workspace: Workspace, write: Write) -> None:
    source = (kinds.__file__ or "").replace("__init__.py", "order.yaml")
    with open(source, encoding="utf-8") as file:
        text = file.read().replace("thai: คำสั่ง", "thai: คำสั่งภายใน", 1)
    write("kinds/inner_order.yaml", text)
    assert made("คำสั่งภายใน", workspace).kind.thai == "คำสั่งภายใน"
