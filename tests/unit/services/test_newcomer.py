"""What stopped a newcomer once: advice that did not help, and answers that were not for people."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from docgen.cli import main
from docgen.loading.workspace import Workspace
from tests.helpers.answers import ANSWERS, GUESTS, INVITATION
from tests.helpers.programme_workspaces import NAMES, programme_workspace
from tests.helpers.workspaces import CIRCULAR, Write

ORDER = """ชนิด: คำสั่ง
ส่วนราชการ: สถ
ที่: อัตโนมัติ
วันที่: 10 กันยายน 2564
เรื่อง: แต่งตั้งคณะทำงาน
ข้อความ:
  - ด้วยกรมมีงานหนึ่ง
  - จึงแต่งตั้งคณะทำงาน
ผู้ลงนาม: รองอธิบดี
"""


@pytest.fixture(autouse=True)
def inside(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.chdir(workspace.root)
    return workspace


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def invite(write: Write, text: str = INVITATION) -> None:
    write("recipients/guests.csv", GUESTS)
    write("submissions/answers.csv", ANSWERS)
    write("เชิญ.yaml", text)


def test_a_reminder_of_a_letter_that_is_dated_ahead_needs_no_date(write: Write) -> None:
    invite(write, INVITATION.replace("2564", "2599"))
    result = run("remind", "เชิญ", "--data", "submissions/answers.csv", "--until", "30 ธันวาคม 2599")
    assert result.exit_code == 0, result.stderr
    assert "DG2021" not in result.stderr
    assert "2599" in Path("config/circulars/เชิญ-เตือน1.yaml").read_text(encoding="utf-8")


def test_dg2236_a_reminder_dated_before_its_letter(write: Write) -> None:
    invite(write)
    data = ("--data", "submissions/answers.csv")
    result = run("remind", "เชิญ", *data, "--date", "1 มกราคม 2564")
    assert "DG2236" in result.stderr
    assert "DG2021" not in result.stderr
    assert "ระบุ --date ตั้งแต่" in result.stderr
    assert not Path("config/circulars/เชิญ-เตือน1.yaml").exists()
    day = result.stderr.split("ระบุ --date ตั้งแต่ ")[1].split(" เป็นต้นไป")[0]
    assert run("remind", "เชิญ", *data, "--date", day).exit_code == 0


def test_a_draft_order_says_that_its_number_is_open(write: Write) -> None:
    write("คำสั่ง.yaml", ORDER)
    result = run("check", "คำสั่ง")
    assert "ร่างนี้ยังเว้นว่างไว้: เลขที่" in result.stderr
    assert run("build", "คำสั่ง", "--final").exit_code == 0
    assert "DG2215" not in run("check", "คำสั่ง").stderr


def test_a_missing_key_is_called_once(write: Write) -> None:
    write("ประชุม.yaml", "ชนิด: รายงานการประชุม\nส่วนราชการ: สถ\nข้อความ:\n  - ก\n")
    told = [line for line in run("check", "ประชุม").stderr.split("\n") if "คณะที่ประชุม" in line]
    assert told
    assert told[0].endswith("ไม่มีหัวข้อ «คณะที่ประชุม»")
    assert told[1].endswith("เพิ่มบรรทัด คณะที่ประชุม: แล้วพิมพ์ชื่อคณะที่ประชุมหรือชื่อการประชุม")


def test_when_a_letter_counts_as_received_is_a_thai_date(write: Write) -> None:
    write("ก.yaml", CIRCULAR)
    assert run("build", "ก", "--to", "pdf").exit_code == 0
    (letter,) = Path("output/ก").glob("*.pdf")
    result = run(
        "register",
        "receive",
        str(letter),
        "--office",
        "ชม-สถจ",
        "--arrived",
        "9 กันยายน 2564 09.30 น.",
    )
    assert result.exit_code == 0, result.stderr
    assert "9 กันยายน 2564 09.30 น." in result.stderr


def test_status_without_groups_has_no_empty_column(write: Write) -> None:
    invite(write)
    shown = run("status", "เชิญ", "--data", "submissions/answers.csv").stdout
    assert "ภาค" not in shown.split("\n\n")[0]
    assert "อำเภอ" not in shown.split("\n\n")[0]


def test_a_number_that_the_register_gave_is_not_to_be_automatic(write: Write) -> None:
    text = CIRCULAR.replace("มท 0812/ว 1960", "ว อัตโนมัติ")
    write("ก.yaml", text)
    assert run("build", "ก", "--final").exit_code == 0
    write("ข.yaml", CIRCULAR.replace("มท 0812/ว 1960", "มท 0812/ว 1"))
    told = run("check", "ก").stderr
    assert "DG2213" in told
    assert "ใช้ ที่: อัตโนมัติ" not in told
    assert "ใช้ ที่: อัตโนมัติ" in run("check", "ข").stderr


def test_an_annex_is_called_what_its_programme_is_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace, path = programme_workspace(NAMES[0], tmp_path / "งาน")
    monkeypatch.chdir(workspace.root)
    lines = path.read_text(encoding="utf-8").split("\n")
    kept = [line for line in lines if not line.strip().startswith(("ชื่อ:", "หัวเรื่อง:"))]
    path.write_text("\n".join(kept), encoding="utf-8")
    (programme,) = (workspace.config / "programmes").glob("*.yaml")
    named = [
        line for line in programme.read_text(encoding="utf-8").split("\n") if line.startswith("ชื่อ:")
    ]
    title = named[0].removeprefix("ชื่อ:").strip() if named else programme.stem
    shown = run("show", str(path)).stdout
    assert "สถานะการบันทึกข้อมูล" not in shown
    assert title in shown


def test_ruler_writes_where_all_output_goes() -> None:
    assert run("ruler", "คำสั่ง").stdout == "output/ruler-order.pdf\n"
    assert Path("output/ruler-order.pdf").is_file()


def test_forward_takes_the_only_other_office(write: Write) -> None:
    write("ก.yaml", CIRCULAR)
    named = run("forward", "ก", "--office", "ชม-สถจ")
    assert named.exit_code == 0
    assert run("forward", "ก").stdout == named.stdout


def test_dg5219_forward_names_the_offices_to_choose_from(
    workspace: Workspace, write: Write
) -> None:
    write("ก.yaml", CIRCULAR)
    third = "\nลป:\n  ชื่อ: จังหวัดลำปาง\n  หัวหนังสือ: [ศาลากลาง]\n  เจ้าของเรื่อง: [ก]\n"
    with workspace.offices.open("a", encoding="utf-8") as file:
        file.write(third)
    result = run("forward", "ก")
    assert result.exit_code == 2
    assert "DG5219" in result.stderr
    assert "ระบุ --office เป็นชื่อใดชื่อหนึ่ง: ชม-สถจ, ลป" in result.stderr


def test_a_draft_batch_names_the_command_that_issues_it(write: Write) -> None:
    write("ก.yaml", CIRCULAR.replace("มท 0812/ว 1960", "ว อัตโนมัติ"))
    assert "docgen batch --final" in run("check", "ก").stderr
    assert "DG2215" not in run("show", "ก").stderr
    assert "DG2215" not in run("preview", "ก").stderr


MINUTES = """ชนิด: รายงานประชุม
ส่วนราชการ: สถ
การประชุม: คณะทำงาน
ครั้งที่: 1/2564
เมื่อวันที่: 5 ตุลาคม 2564
สถานที่: ห้องประชุม 1
ผู้มาประชุม:
  - นายสมชาย ใจดี ประธาน
เริ่มประชุม: 9.30 น.
ข้อความ:
  - ประธานกล่าวเปิดประชุม
เลิกประชุม: 12.00 น.
ผู้จดรายงาน: นายก ข
"""


def test_fields_of_a_kind_are_known_by_what_offices_call_them(write: Write) -> None:
    write("ประชุม.yaml", MINUTES)
    result = run("show", "ประชุม")
    assert result.exit_code == 0, result.stderr
    assert result.stderr.count("DG2035") == 1
    for printed in (
        *("รายงานการประชุมคณะทำงาน", "เมื่อวันที่ ๕ ตุลาคม ๒๕๖๔", "ณ ห้องประชุม ๑"),
        *("เริ่มประชุมเวลา ๙.๓๐ น.", "เลิกประชุมเวลา ๑๒.๐๐ น.", "(นายก ข)"),
    ):
        assert printed in result.stdout


def test_the_own_name_of_a_field_stands_before_what_offices_call_it(write: Write) -> None:
    write("ประชุม.yaml", MINUTES + "เลิกประชุมเวลา: 12.30 น.\n")
    result = run("check", "ประชุม")
    assert result.exit_code == 1
    assert "«เลิกประชุม»" in result.stderr
    assert "เลิกประชุมเวลา" in result.stderr


def test_the_day_of_an_order_is_known_as_the_form_prints_it(write: Write) -> None:
    order = ORDER.replace("ที่: อัตโนมัติ", "ที่: 126/64").replace("วันที่:", "สั่ง ณ วันที่:")
    write("คำสั่ง.yaml", order)
    result = run("show", "คำสั่ง")
    assert result.exit_code == 0, result.stderr
    assert "สั่ง ณ วันที่ ๑๐ กันยายน พ.ศ. ๒๕๖๔" in result.stdout
    assert "เช่น 126/2564" in result.stderr


def test_a_signatory_is_known_by_name(write: Write) -> None:
    signatories = Path("config/signatories.yaml").read_text(encoding="utf-8")
    name = signatories.split("ชื่อ:")[1].split("\n")[0].strip()
    short = signatories.split(":")[0].strip()
    write("ก.yaml", CIRCULAR.replace("ผู้ลงนาม: รองอธิบดี", f"ผู้ลงนาม: {name.replace(' ', '  ')}"))
    result = run("check", "ก")
    assert result.exit_code == 0, result.stderr
    assert f"เป็น «{short}»" in result.stderr


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("ว 50", "มท ๐๘๑๒/ว ๕๐"),
        ("ที่ ว.50", "มท ๐๘๑๒/ว ๕๐"),
        ("50", "มท ๐๘๑๒/๕๐"),
        ("/ว50", "มท ๐๘๑๒/ว ๕๐"),
        ("'`ว 50`'", "ว 50"),
    ],
)
def test_a_number_alone_has_the_offices_part_before_it(typed: str, said: str, write: Write) -> None:
    write("ก.yaml", CIRCULAR.replace("ที่: มท 0812/ว 1960", f"ที่: {typed}"))
    result = run("show", "ก")
    assert result.exit_code == 0, result.stderr
    assert said in result.stdout
    assert ("DG3028" in result.stderr) == ("`" not in typed)


@pytest.mark.parametrize(
    ("typed", "told"),
    [("5/10/64", "5 ตุลาคม 2564"), ("20 ก.ย. 64", "20 กันยายน 2564"), ("ต้นเดือน", "8 กันยายน 2564")],
)
def test_a_date_of_another_shape_is_told_as_it_is_typed(
    typed: str, told: str, write: Write
) -> None:
    write("ก.yaml", CIRCULAR.replace("วันที่: 8 กันยายน 2564", f"วันที่: {typed}"))
    result = run("check", "ก")
    assert "DG7170" in result.stderr
    assert f"เช่น {told}" in result.stderr


def test_an_empty_year_of_the_register_names_the_years_that_are_not(write: Write) -> None:
    write("ก.yaml", CIRCULAR.replace("ที่: มท 0812/ว 1960", "ที่: ว อัตโนมัติ"))
    assert run("build", "--final", "ก").exit_code == 0
    result = run("register", "list", "--office", "สถ", "--year", "2570")
    assert "docgen register list --year 2564" in result.stderr
    shown = run("register", "list", "--office", "สถ", "--year", "2564")
    assert "ว 1" in shown.stdout


@pytest.mark.parametrize("sign", ["=", " = ", "; "])
def test_keys_parted_by_another_sign_are_keys(sign: str, write: Write) -> None:
    write("ก.yaml", CIRCULAR.replace("เรื่อง: ", f"เรื่อง{sign}").replace("เรียน: ", f"เรียน{sign}"))
    result = run("check", "ก")
    assert result.stderr.count("ผิดพลาด[") == result.stderr.count("DG1111") == 2
    assert "พิมพ์ เรื่อง: " in result.stderr


def test_full_width_digits_are_digits(write: Write) -> None:
    wide = CIRCULAR.replace("1960", "１９６０").replace("8 กันยายน 2564", "８ กันยายน ２５６４")
    write("ก.yaml", wide)
    result = run("show", "ก")
    assert result.exit_code == 0, result.stderr
    assert "มท ๐๘๑๒/ว ๑๙๖๐" in result.stdout
    assert "๘ กันยายน ๒๕๖๔" in result.stdout
    assert "DG7170" not in result.stderr
    assert "DG7509" not in result.stderr


def test_a_space_that_is_not_seen_at_the_end_of_a_cell_is_none(write: Write) -> None:
    write("recipients/ก.csv", "ชื่อ,เรียน\nอำเภอปัว\u00a0,\u00a0นายอำเภอปัว\u00a0\n")
    write("ก.yaml", CIRCULAR + "ผู้รับ: ก\n")
    result = run("batch", "ก", "--dry-run")
    assert result.exit_code == 0, result.stderr


def test_a_missing_office_is_told_with_the_names_that_there_are(write: Write) -> None:
    write("a.yaml", CIRCULAR.replace("ส่วนราชการ: สถ\n", ""))
    result = run("check", "a")
    assert result.exit_code == 1
    assert result.stderr.count("DG2001") == 1
    assert "(สถ หรือ ชม-สถจ)" in result.stderr


def test_a_file_of_answers_is_known_by_its_bare_name(write: Write) -> None:
    invite(write)
    result = run("remind", "เชิญ", "--data", "answers.csv")
    assert result.exit_code == 0, result.stderr


def test_a_size_of_envelopes_may_be_typed_in_small_letters(write: Write) -> None:
    invite(write)
    result = run("dispatch", "เชิญ", "--envelopes", "c7")
    assert result.exit_code == 2
    result = run("dispatch", "เชิญ", "--envelopes", "dl")
    assert result.exit_code != 2, result.stderr


def test_an_office_is_known_by_the_short_beginning_of_its_name_and_a_day_by_its_usual_words(
    write: Write, workspace: Workspace
) -> None:
    offices = workspace.offices.read_text(encoding="utf-8")
    own = offices.replace("ชื่อ: กรมส่งเสริมการปกครองท้องถิ่น", "ชื่อ: องค์การบริหารส่วนตำบลปัว", 1)
    workspace.offices.write_text(own, encoding="utf-8")
    text = CIRCULAR.replace("ส่วนราชการ: สถ", "ส่วนราชการ: อบต.ปัว").replace("วันที่:", "ลงวันที่:")
    write("ว1960.yaml", text)
    result = run("check", "ว1960")
    assert result.exit_code == 0, result.stderr
    assert "«ลงวันที่» เป็น «วันที่», «อบต.ปัว» เป็น «สถ»" in result.stderr


def test_of_an_unknown_kind_nothing_is_told_to_be_missing(write: Write) -> None:
    write("ก.yaml", ORDER.replace("ชนิด: คำสั่ง", "ชนิด: คำสั่งโรงเรียน"))
    said = run("check", "ก", "--format", "concise").stderr
    assert said.count("ผิดพลาด") == 1, said
    assert "DG2010" in said
    told = run("check", "ก").stderr
    assert "แก้: หมายถึง «คำสั่ง» หรือไม่\n" in told
    write("ก.yaml", ORDER.replace("ชนิด: คำสั่ง", "ชนิด: ใบสั่งยา"))
    told = run("check", "ก").stderr
    assert "แก้: ไม่มีชื่อใดใกล้เคียง ดูทั้งหมดด้วย docgen list kinds\n" in told


def test_answers_on_top_of_the_workspace_are_found_by_name(
    write: Write, workspace: Workspace
) -> None:
    invite(write)
    (workspace.root / "ตอบ.csv").write_text(ANSWERS, encoding="utf-8")
    result = run("status", "เชิญ", "--data", "ตอบ.csv")
    assert result.exit_code == 0, result.stderr
    (workspace.root / "ตอบ.csv").unlink()
    assert run("status", "เชิญ", "--data", "ตอบ.csv").exit_code == 2


def test_paragraphs_under_keys_of_their_own_are_paragraphs(write: Write) -> None:
    body = "ข้อความ:\n  - จึงเรียนมาเพื่อโปรดพิจารณา\n"
    parts = "  ภาคเหตุ: ด้วยกรมจะประชุม\n  ภาคสรุป: จึงเรียนมาเพื่อโปรดพิจารณา\n"
    write("ว1960.yaml", CIRCULAR.replace(body, f"ข้อความ:\n{parts}"))
    said = run("check", "ว1960")
    assert said.exit_code == 0, said.stderr
    assert "«ภาคเหตุ» เป็น «ย่อหน้า», «ภาคสรุป» เป็น «ย่อหน้า»" in said.stderr
    shown = run("show", "ว1960").stdout
    assert [line.split("|")[1].strip() for line in shown.splitlines() if "ย่อหน้า |" in line] == [
        "ด้วยกรมจะประชุม",
        "จึงเรียนมาเพื่อโปรดพิจารณา",
    ]
    write("ว1960.yaml", CIRCULAR.replace("ผู้ลงนาม: รองอธิบดี", "ผู้ลงนาม: (นายขจร ศรีชวโนทัย)"))
    assert "«(นายขจร ศรีชวโนทัย)» เป็น «รองอธิบดี»" in run("check", "ว1960").stderr
