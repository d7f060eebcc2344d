"""The forwarding circular: what it carries over, what it leaves to its clerk."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from docgen.circular import Dossier, Office
from docgen.compose import forwarding_yaml, letter
from docgen.loading import circulars, config
from tests.dossiers import ROOT, WORKSPACE

KEY = "ชม-สถจ"
PATH = ROOT / "config" / "circulars" / "forwarded.yaml"


@pytest.fixture(scope="module")
def original() -> Dossier:
    loaded = circulars.load(ROOT / "config" / "circulars" / "dla-1960.yaml", WORKSPACE)
    assert loaded.dossier is not None
    return loaded.dossier


@pytest.fixture(scope="module")
def office() -> Office:
    return config.offices(WORKSPACE).models[KEY]


def read(text: str) -> dict[str, Any]:
    content: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)
    return content


def test_carried_over_in_thai(original: Dossier, office: Office) -> None:
    sheet = read(forwarding_yaml(original, KEY, office))
    assert sheet["ชั้นความเร็ว"] == "ด่วนมาก"
    assert sheet["เรื่อง"] == original.circular.subject
    assert sheet["เรียน"] == "นายอำเภอทุกอำเภอ"
    assert sheet["ผู้รับ"] == "chiangmai-districts"
    assert sheet["สิ่งที่ส่งมาด้วย"] == [
        {
            "รายการ": "สำเนาหนังสือกรมส่งเสริมการปกครองท้องถิ่น ด่วนมาก "
            "ที่ มท 0812/ว 1960 ลงวันที่ 8 กันยายน 2564",
            "จำนวน": "1 ชุด",
        }
    ]
    assert sheet["กำหนด"]["บันทึก"]["ถึง"] == "30 กันยายน 2564"
    assert sheet["ผู้ลงนาม"] == "ท้องถิ่นจังหวัดเชียงใหม่"
    assert sheet["ส่งต่อจาก"] == "dla-1960.yaml"


def test_left_to_the_clerk(original: Dossier, office: Office) -> None:
    sheet = read(forwarding_yaml(original, KEY, office))
    assert (sheet["ที่"], sheet["วันที่"]) == ("", "")
    empty = [slot for slot, text in sheet["ข้อความ"].items() if not text]
    assert empty == ["สาระ", "คำขอ", "เพื่อ"]


def test_the_reader_names_each_empty_line_as_missing(original: Dossier, office: Office) -> None:
    text = forwarding_yaml(original, KEY, office)
    loaded = circulars.parse(text.encode(), PATH, WORKSPACE)
    lines = {one.at.line for one in loaded.found if one.is_error and one.at is not None}
    wanted = {
        number
        for number, line in enumerate(text.splitlines(), 1)
        if line.startswith(("ที่:", "วันที่:"))
    }
    assert wanted <= lines


@pytest.mark.parametrize("keys", ["th", "en"])
def test_filled_in_it_is_a_letter_in_good_form(
    original: Dossier, office: Office, keys: str
) -> None:
    lines = forwarding_yaml(original, KEY, office, keys=keys).splitlines()
    filled = {
        **{"ที่": "ชม 0023.6/ว 1088", "reference_number": "ชม 0023.6/ว 1088"},
        **{"วันที่": "13 กันยายน 2564", "date": "13 กันยายน 2564"},
        **{"สาระ": "ขยายเวลา", "message": "ขยายเวลา"},
        **{"คำขอ": "ขอให้อำเภอดำเนินการ", "request": "ขอให้อำเภอดำเนินการ"},
        **{"เพื่อ": "ดำเนินการต่อไป", "aim": "ดำเนินการต่อไป"},
    }
    for number, line in enumerate(lines):
        key = line.split(":")[0].strip()
        if not line.startswith("#") and key in filled:
            lines[number] = line.split(":")[0] + ": " + filled[key]
    loaded = circulars.parse("\n".join(lines).encode(), PATH, WORKSPACE)
    assert loaded.dossier is not None, [one.message() for one in loaded.found]
    composed = letter(loaded.dossier, templates=WORKSPACE.templates)
    assert composed.found == ()


@pytest.mark.parametrize(
    "subject", ["หมายเหตุ: ด่วน", "รายงาน # ๑", "- ขีด", "'อัญประกาศ'", "[วงเล็บ]", "no", "0023"]
)
def test_any_subject_survives(original: Dossier, office: Office, subject: str) -> None:
    circular = original.circular.model_copy(update={"subject": subject})
    changed = Dossier(
        *(circular, original.places, original.office, original.signatory),
        *(original.workspace, original.path, original.recipients, original.submissions),
    )
    assert read(forwarding_yaml(changed, KEY, office))["เรื่อง"] == subject
