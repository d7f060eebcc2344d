"""The ruler sheet shows every part of a kind, and names the measures that place it."""

from __future__ import annotations

import pytest

from docgen.kinds import Kind, kind, names
from docgen.layout.model.pages import Guide, Pages
from docgen.layout.ruler_sheet import ruled_sample, sample_letter
from docgen.layout.text.faces import face_for
from docgen.layout.text.measure import ruler
from docgen.standards import Measure, typing_manual
from docgen.writers.pdf import PdfWriter
from tests.helpers.lane import few_in_lane
from tests.helpers.letters import EMBLEM
from tests.helpers.pdf_reader import read

STANDARD = typing_manual()


@pytest.fixture(params=few_in_lane(names(), 6))
def form(request: pytest.FixtureRequest) -> Kind:
    return kind(request.param)


def sheet(form: Kind) -> Pages:
    return ruled_sample(form, standard=STANDARD, emblem=EMBLEM, family="TH SarabunPSK")


def labelled(pages: Pages, name: str) -> Guide:
    (guide,) = [one for one in pages.guides if one.label.startswith(f"{name} ")]
    return guide


def test_every_part_of_the_form_has_a_sample(form: Kind) -> None:
    """What only a circular adds, such as copies and opinions, is no part of the printed form."""
    shown = {block.role for block in sample_letter(form).blocks}
    own = [part for part in form.parts if part.sample]
    assert shown == {"paragraph" if part.role == "body" else part.role for part in own}
    assert all(part.sample for part in form.parts if part.required)


def test_every_frame_lies_on_the_sheet(form: Kind) -> None:
    pages = sheet(form)
    section = pages.sections[0]
    for guide in pages.guides:
        assert 0 <= guide.left <= guide.right <= section.width
        assert min(guide.top, guide.bottom) >= 0
        assert max(guide.top, guide.bottom) <= section.height


def test_every_label_lies_on_the_sheet_and_off_the_text_at_the_margin(form: Kind) -> None:
    pages = sheet(form)
    section = pages.sections[0]
    face = ruler(face_for("TH SarabunPSK"))
    for guide in (one for one in pages.guides if " " in one.label):
        end = guide.left + face.width(guide.label, 8.0)
        assert end <= section.width
        if guide.label[0].isdigit():
            assert end <= section.left or guide.left >= section.left + 100


def test_labels_name_measure_value_clause_and_certainty(form: Kind) -> None:
    pages = sheet(form)
    part = form.part("body")
    if part is None or part.form != "body":
        assert not [one for one in pages.guides if one.label.startswith("paragraph_indent ")]
        return
    label = labelled(pages, "paragraph_indent").label
    assert label == "paragraph_indent 25 mm (ข้อ ๑.๒, manual)"


def test_a_guide_stands_where_its_measure_says() -> None:
    form = kind("external_letter")
    for name in ("axis", "agency_block", "paragraph_indent"):
        wanted = STANDARD.pt("margin_left") + STANDARD.pt(name)
        assert labelled(sheet(form), name).left == pytest.approx(wanted)


def test_a_measure_of_the_office_moves_its_guide() -> None:
    own = STANDARD.with_house_style({"axis": Measure("axis", "70 mm", "-", "-", "practice")})
    form = kind("external_letter")
    pages = ruled_sample(form, standard=own, emblem=EMBLEM, family="TH SarabunPSK")
    assert labelled(pages, "axis").label.startswith("axis 70 mm")


def test_the_sheet_is_drawn_with_its_labels(form: Kind) -> None:
    (page,) = read(PdfWriter().pdf(sheet(form)))
    own = dict(form.measures)
    assert "margin_left" + own.get("margin_left", "30 mm").replace(" ", "") in page.text
    signed = any(part.form == "on_axis" for part in form.parts)
    assert ("signature_axis96mm" in page.text) == signed
