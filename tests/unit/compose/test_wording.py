"""The template language: what it allows, what it refuses, and where it points."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from docgen.compose import letter
from docgen.compose.wording.locked_environment import UnprintableError
from docgen.compose.wording.locked_jinja import rendered_text, template_faults
from docgen.diagnostics import Diagnostic
from docgen.model.dossier import Recipient
from docgen.thai.marking import typed_text
from tests.helpers.dossiers import codes, composed, dossier, texts

VALUES = {"ก": "ข้อความ", "กลุ่ม": {"ข": "ค่า"}, "จำนวน": 3, "รายการ": [], "ว่าง": ""}
ATTACKS = [
    "{{ cycler.__init__.__globals__.os.popen('id') }}",
    "{{ ''.__class__.__mro__ }}",
    "{{ ก.__class__ }}",
    "{{ ก.upper() }}",
    "{{ ก | attr('format') }}",
    "{{ ก | upper }}",
    "{{ ก | default('') }}",
    "{{ 'ก' * 1000000000 }}",
    "{{ '%1000000000d' % 1 }}",
    "{{ 2 ** 99999999 }}",
    "{{ lipsum(1000000) }}",
    "{{ range(999999999) }}",
    "{{ 7 + 7 }}",
    "{{ ก ~ ก }}",
    "{{ true }}",
    "{{ none }}",
    "{{ 1.5 }}",
    "{{ [1, 2] }}",
    "{{ {'ก': 1} }}",
    "{{ ก[0:5] }}",
    "{{ ก is string }}",
    "{{ 'ก' if ก else 'ข' }}",
    "{{ self }}",
    "{{ loop }}",
    "{% set ข = 1 %}",
    "{% include 'ส่งต่อ.j2' %}",
    "{% import 'ส่งต่อ.j2' as x %}",
    "{% extends 'ส่งต่อ.j2' %}",
    "{% macro m() %}{% endmacro %}",
    "{% block b %}{% endblock %}",
    "{% filter upper %}ก{% endfilter %}",
    "{% call ก() %}{% endcall %}",
    "{% for ข in range(9) %}{% endfor %}",
    "{% for ข in รายการ recursive %}{% endfor %}",
    "{% for ข in รายการ if ข %}{% endfor %}",
    "{% for ข, ค in รายการ %}{% endfor %}",
    "{% autoescape false %}{% endautoescape %}",
    "{% raw %}",
    "{{ ก",
    "{% if ก %}",
]
INNERMOST = (
    "{% for ข in รายการ %}{% for ค in รายการ %}{% for ง in รายการ %}"
    "{% endfor %}{% endfor %}{% endfor %}"
)


@pytest.mark.parametrize("source", ATTACKS)
def test_refused(source: str) -> None:
    assert template_faults(source, VALUES)


def test_dg6010_two_loops_may_nest_and_three_may_not() -> None:
    assert [one.code for one in template_faults(INNERMOST, VALUES)] == ["DG6010"]
    two = "{% for ข in รายการ %}{% for ค in รายการ %}{% endfor %}{% endfor %}"
    assert template_faults(two, VALUES) == []


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("ตามที่{{ ก }} นั้น", "ตามที่ข้อความ นั้น"),
        ("{{ กลุ่ม.ข }}{{ กลุ่ม['ข'] }}", "ค่าค่า"),
        ("{% if ว่าง %}มี{% else %}ไม่มี{% endif %}", "ไม่มี"),
        ("{% if จำนวน > 2 and not ว่าง %}มาก{% endif %}", "มาก"),
        ("{{ จำนวน }}", "3"),
    ],
)
def test_allowed(source: str, text: str) -> None:
    assert template_faults(source, VALUES) == []
    assert rendered_text(source, VALUES) == text


@pytest.mark.parametrize("value", [None, True, 1.5, object(), "ก\x1eข"])
def test_only_text_and_whole_numbers_are_printed(value: object) -> None:
    with pytest.raises(UnprintableError):
        rendered_text("{{ ก }}", {"ก": value})


def test_a_value_is_never_read_as_a_template() -> None:
    assert rendered_text("{{ ก }}", {"ก": "{{ 7 * 7 }} {% if %}"}) == "{{ 7 * 7 }} {% if %}"


def test_a_recipients_own_braces_are_printed_as_typed() -> None:
    rest = "ข้อความ:\n  - เรียน {{ ผู้รับ.เรียน }}\n"
    recipient = Recipient(name="ก", addressee="{{ 7 }}")
    result = letter(dossier(rest), recipient=recipient)
    assert texts(result, "paragraph") == ["เรียน {{ ๗ }}"]


def test_deadlines_are_named_in_both_languages() -> None:
    rest = """\
กำหนด:
  ส่ง: {เริ่ม: 1 สิงหาคม 2564, ถึง: 30 กันยายน 2564, เดิม: 15 กันยายน 2564}
ข้อความ:
  - ก {{ กำหนด.ส่ง.ช่วง }} ข {{ กำหนด.ส่ง.เดิม_ช่วง }} ค {{ deadlines.ส่ง.previous }}
"""
    assert texts(composed(rest), "paragraph") == [
        "ก ๑ สิงหาคม - ๓๐ กันยายน ๒๕๖๔ ข ๑ สิงหาคม - ๑๕ กันยายน ๒๕๖๔ ค ๑๕ กันยายน ๒๕๖๔"
    ]


def test_a_name_of_one_recipient_is_an_error_in_the_letter_to_all() -> None:
    rest = "ผู้รับ: provinces\nข้อความ:\n  - จังหวัด{{ ผู้รับ.ชื่อ }} รหัส {{ ผู้รับ.รหัส }}\n"
    assert codes(composed(rest)) == ["DG6017", "DG6017"]
    loaded = dossier(rest)
    result = letter(loaded, recipient=loaded.recipients[0])
    assert texts(result, "paragraph") == ["จังหวัดกระบี่ รหัส กบ"]


def test_a_fault_in_a_sentence_points_at_the_word() -> None:
    result = composed("ข้อความ:\n  - ก่อน {{ กำหนดด.ส่ง }}\n")
    [fault] = result.found
    assert fault.at is not None
    line, typed = 9, "  - ก่อน {{ กำหนดด"
    assert (fault.code, fault.at.line, fault.at.column) == ("DG6005", line, len(typed) - 5)
    assert fault.params["suggestion"] == "กำหนด"


def test_a_fault_in_a_template_points_at_its_file_and_line(tmp_path: Path) -> None:
    head = "---\nthai: ก\nenglish: a\ntitle: ก\nslots: {}\n---\n"
    (tmp_path / "ก.j2").write_text(f"{head}ย่อหน้า\nก {{{{ หน่วยงาน.ชื่ }}}}\n", encoding="utf-8")
    result = composed("ข้อความ: {แม่แบบ: ก}\n", templates=tmp_path)
    [fault] = result.found
    assert fault.at is not None
    assert (Path(fault.at.file).name, fault.at.line, fault.at.column) == ("ก.j2", 8, 15)
    assert (fault.code, fault.params["suggestion"]) == ("DG6005", "ชื่อ")


def test_a_mark_that_a_template_leaves_open_is_told_in_the_template(tmp_path: Path) -> None:
    head = "---\nthai: ก\nenglish: a\ntitle: ก\nslots: {}\n---\n"
    (tmp_path / "ก.j2").write_text(f"{head}ย่อหน้า\nขอ**ด่วน\n", encoding="utf-8")
    [fault] = composed("ข้อความ: {แม่แบบ: ก}\n", templates=tmp_path).found
    assert fault.at is not None
    assert fault.code == "DG3060"
    assert (Path(fault.at.file).name, fault.at.line, fault.at.column) == ("ก.j2", 8, 3)


def test_marks_of_slots_and_templates_are_read(tmp_path: Path) -> None:
    slot = "{ข: {english: b, required: 'yes', meaning: ค}}"
    head = f"---\nthai: ก\nenglish: a\ntitle: ก\nslots: {slot}\n---\n"
    (tmp_path / "ก.j2").write_text(f"{head}**ด่วน** {{{{ ข }}}}\n", encoding="utf-8")
    result = composed("ข้อความ: {แม่แบบ: ก, ข: '__ภายในวันนี้__ [ ]'}\n", templates=tmp_path)
    assert result.letter is not None
    [entry] = [one.entries[0] for one in result.letter.blocks if one.role == "paragraph"]
    assert typed_text(entry.text, entry.spans) == "**ด่วน** __ภายในวันนี้__ [ ]"


@pytest.mark.parametrize(
    ("slots", "found"),
    [
        ("เหตุ: ก\n  เพื่อ: ทราบ", []),
        ("cause: ก\n  aim: ทราบ", []),
        ("เหตุ: ก\n  cause: ข\n  เพื่อ: ทราบ", ["DG6008"]),
        ("เหต: ก\n  เพื่อ: ทราบ", ["DG6006", "DG6007"]),
        ("เหตุ: ก\n  เพื่อ: ทราบ\n  งบประมาณรายจ่าย: ข", ["DG6016"]),
        ("เหตุ: ก\n  เพื่อ: ทราบ\n  คำขอ: ข", ["DG6026"]),
        ("เหตุ: [ก]\n  เพื่อ: ทราบ", []),
        ("เหตุ: [ก, ข]\n  เพื่อ: ทราบ", ["DG6027"]),
        ("เหตุ: '{{ หน่วยงาน }}'\n  เพื่อ: ทราบ", ["DG6009"]),
    ],
)
def test_slots(slots: str, found: list[str]) -> None:
    assert codes(composed(f"ข้อความ:\n  แม่แบบ: แจ้งเวียน\n  {slots}\n")) == found


def test_items_are_numbered_to_two_levels() -> None:
    rest = """\
ข้อความ:
  - ดังนี้
  - ข้อ:
      - หนึ่ง
      - {ข้อความ: สอง, ข้อย่อย: [ย่อย, ย่อยอีก]}
"""
    assert texts(composed(rest), "item") == ["๑. หนึ่ง", "๒. สอง", "๒.๑ ย่อย", "๒.๒ ย่อยอีก"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("ตามที่{{ เหตุ }} นั้น\n", 1),
        ("---\nthai: ก\nenglish: a\n---\nก\n", 1),
        ("---\nthai: ก\nenglish: [\n---\nก\n", 3),
        ("---\nthai: ก\nenglish: a\ntitle: ก\nslots: {เหตุ: cause}\n---\nก\n", 1),
    ],
)
def test_dg6002_a_template_without_its_front_matter(tmp_path: Path, text: str, line: int) -> None:
    (tmp_path / "ก.j2").write_text(text, encoding="utf-8")
    [fault] = composed("ข้อความ: {แม่แบบ: ก}\n", templates=tmp_path).found
    assert fault.at is not None
    assert (fault.code, Path(fault.at.file).name, fault.at.line) == ("DG6002", "ก.j2", line)


def test_a_broken_template_does_not_stop_the_others(tmp_path: Path) -> None:
    head = "---\nthai: ข\nenglish: b\ntitle: ข\nslots: {}\n---\n"
    (tmp_path / "ก.j2").write_text("ไม่มีส่วนหัว\n", encoding="utf-8")
    (tmp_path / "ข.j2").write_text(head + "ย่อหน้า\n", encoding="utf-8")
    assert texts(composed("ข้อความ: {แม่แบบ: b}\n", templates=tmp_path), "paragraph") == ["ย่อหน้า"]


def test_dg6019_a_template_that_gives_no_paragraph(tmp_path: Path) -> None:
    head = "---\nthai: ก\nenglish: a\ntitle: ก\nslots: {}\n---\n"
    (tmp_path / "ก.j2").write_text(head + "{% if กำหนด %}ก{% endif %}\n", encoding="utf-8")
    assert codes(composed("ข้อความ: {แม่แบบ: ก}\n", templates=tmp_path)) == ["DG6019"]


def test_template_braces_in_the_subject_are_an_error() -> None:
    loaded = dossier()
    circular = loaded.circular.model_copy(update={"subject": "ถึง {{ กำหนด.ส่ง.ถึง }}"})
    changed = replace(loaded, circular=circular)
    assert codes(letter(changed)) == ["DG6020"]


def _of_own_template(folder: Path, source: str, slot: str = "[ค]") -> list[Diagnostic]:
    slots = "{ข: {english: b, required: 'yes', meaning: ค}}"
    head = f"---\nthai: ก\nenglish: a\ntitle: ก\nslots: {slots}\n"
    (folder / "ก.j2").write_text(f"{head}---\n{source}\n", encoding="utf-8")
    return list(composed(f"ข้อความ: {{แม่แบบ: ก, ข: {slot}}}\n", templates=folder).found)


def test_dg6011_a_list_in_a_sentence_of_the_template(tmp_path: Path) -> None:
    [fault] = _of_own_template(tmp_path, "{% for ง in ข %}ก {{ ง.items }}{% endfor %}")
    assert fault.at is not None
    assert (fault.code, Path(fault.at.file).name) == ("DG6011", "ก.j2")
    assert "{{ ง.items | ข้อ }}" in fault.remedy()


def test_dg6012_a_text_numbered_by_the_template(tmp_path: Path) -> None:
    found = _of_own_template(tmp_path, "{{ ข | ข้อ }}\n{{ เรื่อง | ข้อ }}")
    [fault] = [each for each in found if each.is_error]
    assert fault.at is not None
    assert (fault.code, Path(fault.at.file).name) == ("DG6012", "ก.j2")
    assert "{{ เรื่อง }}" in fault.remedy()


def test_dg6026_each_line_of_a_text_is_an_item() -> None:
    slots = "เหตุ: ก\n  เพื่อ: ทราบ\n  คำขอ: |\n    ส่งแบบ\n    {{ หน่วยงาน.ชื่อ }} รับ\n"
    result = composed(f"ข้อความ:\n  แม่แบบ: แจ้งเวียน\n  {slots}")
    [note] = result.found
    assert (note.code, note.severity, note.params["count"]) == ("DG6026", "note", 2)
    assert result.letter is not None
    lines = [one.text for block in result.letter.blocks for one in block.entries]
    assert "ส่งแบบ" in lines
    assert any(line.endswith(" รับ") and "{" not in line for line in lines)


def test_a_list_of_one_is_the_text_that_the_template_wants() -> None:
    told = "ข้อความ:\n  แม่แบบ: แจ้งเวียน\n  เพื่อ: ทราบ\n  "
    listed, plain = (
        composed(told + slot)
        for slot in ("เหตุ:\n    - กรมจะประชุม {{ วันนี้ }}\n", "เหตุ: กรมจะประชุม {{ วันนี้ }}\n")
    )
    assert [fault.code for fault in listed.found] == [fault.code for fault in plain.found]
    listed = composed(told + "เหตุ:\n    - '{{ หน่วยงาน.ชื่อ }}จะประชุม'\n")
    plain = composed(told + "เหตุ: '{{ หน่วยงาน.ชื่อ }}จะประชุม'\n")
    assert listed.found == plain.found == ()
    assert listed.letter == plain.letter


def test_dg6027_its_remedy_taken_literally_is_right() -> None:
    told = "ข้อความ:\n  แม่แบบ: แจ้งเวียน\n  เพื่อ: ทราบ\n  "
    [fault] = composed(told + "เหตุ:\n    - \"ก 'ข': ค\"\n    - {ข้อความ: ง, ข้อย่อย: [จ]}\n").found
    assert fault.code == "DG6027"
    remedy = fault.remedy().removeprefix("พิมพ์ ")
    assert remedy == "เหตุ: 'ก ''ข'': ค ง จ'"
    assert composed(f"{told}{remedy}\n").found == ()
