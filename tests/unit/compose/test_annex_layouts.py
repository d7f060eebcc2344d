"""Every layout: what it shows, that its numbers agree, and that a recipient gets his own rows."""

from __future__ import annotations

import io
import random
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from docgen import vocabulary
from docgen.compose import letter
from docgen.compose.annexes import ANNEXES, Times, board, boards_of, build
from docgen.compose.annexes.annex_columns import COLUMN_NAMES, percent
from docgen.compose.annexes.layouts import PARTS, ROWS
from docgen.compose.annexes.layouts import annex as made_annex
from docgen.loading.circular import circulars
from docgen.loading.submissions import provinces
from docgen.loading.workspace import Workspace, statuses
from docgen.loading.workspace.programmes import usual_programme
from docgen.model.dossier import Dossier, Recipient
from docgen.model.letter import Annex, Block, Letter, Table
from docgen.model.submissions import ProvinceCount, Submission
from docgen.standards import table as standard_table
from docgen.writers import xlsx
from tests.helpers.annex_circulars import AT, BODY, circular, random_rows
from tests.helpers.lane import few_in_lane
from tests.helpers.scale import times
from tests.helpers.tables_of_submissions import COUNTS, WIDE, csv_text, wide_rows

OF_DISTRICTS = (
    "  - อำเภอ {{ สถานะ.อำเภอ.ครบ.จำนวน }} {{ สถานะ.อำเภอ.ระหว่าง.จำนวน }} "
    "{{ สถานะ.อำเภอ.ยังไม่บันทึก.จำนวน }} {{ สถานะ.อำเภอ.ทั้งหมด }}\n"
)


def loaded(workspace: Workspace, text: str, data: str) -> circulars.Loaded:
    (workspace.config / "submissions" / "given.csv").write_text(data, encoding="utf-8")
    path = workspace.config / "circulars" / "given.yaml"
    path.write_text(text, encoding="utf-8")
    return circulars.load(path, workspace)


def dossier(workspace: Workspace, text: str, data: str) -> Dossier:
    made = loaded(workspace, text, data)
    assert made.dossier is not None, [one.message() for one in made.found]
    return made.dossier


def composed(
    workspace: Workspace, text: str, data: str, recipient: Recipient | None = None
) -> Letter:
    result = letter(dossier(workspace, text, data), recipient=recipient)
    assert result.letter is not None, [one.message() for one in result.found]
    return result.letter


def codes(made: circulars.Loaded) -> list[str]:
    return [one.code for one in made.found]


def main_table(annex: Annex) -> Table:
    return next(one for one in annex.parts if isinstance(one, Table) and one.role == "table")


def legend(annex: Annex) -> dict[str, int]:
    [block] = [one for one in annex.parts if isinstance(one, Block) and one.role == "legend"]
    digits = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
    return {
        entry.mark: int(re.findall(r"\d+", entry.text.translate(digits))[-1])
        for entry in block.entries
    }


WHOLE = csv_text(WIDE, wide_rows())


# -- what the files of layouts say -----------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(ANNEXES))
def test_a_layout_names_what_docgen_knows(name: str) -> None:
    layout = ANNEXES[name]
    assert layout["rows"] in ROWS, f"{name}.yaml: the rows are one of {ROWS}"
    unknown = {*layout["columns"], *layout.get("hidden_when_alone", ())} - set(COLUMN_NAMES)
    assert not unknown, f"{name}.yaml: {unknown} are none of the columns {COLUMN_NAMES}"
    unknown = set(layout["parts"]) - set(PARTS)
    assert not unknown, f"{name}.yaml: {unknown} are none of the parts {PARTS}"
    before, after = layout["parts"][:2], layout["parts"][-2:]
    assert before == ["bar", "map"], f"{name}.yaml: bar and map stand before the table"
    assert after == ["legend", "as_of"], f"{name}.yaml: legend and as_of stand last"


# -- what each shows -------------------------------------------------------------------------------


@pytest.mark.parametrize("layout", vocabulary.names("annex_layouts"))
@pytest.mark.parametrize("digits", ["ไทย", "อารบิก"])
def test_every_layout_has_a_table_a_legend_and_its_moment(
    workspace: Workspace, layout: str, digits: str
) -> None:
    text = circular(layout, extra=f"    เลข: {digits}\n")
    [annex] = composed(workspace, text, WHOLE).annexes
    said = [one.role for one in annex.parts]
    assert said[0] == "table"
    assert said[-2:] == ["legend", "as_of"]
    figures = " ".join(cell.text for row in main_table(annex).rows for cell in row)
    assert bool(re.search("[0-9]", figures)) == (digits == "อารบิก")
    assert bool(re.search("[๐-๙]", figures)) == (digits == "ไทย")


def test_a_day_alone_is_printed_without_a_time(workspace: Workspace) -> None:
    text = circular("สถานะสองคอลัมน์").replace("ณ: 8 กันยายน 2564 10.00 น.", "ณ: 8 กันยายน 2564")
    (made,) = composed(workspace, text, WHOLE).annexes
    (as_of,) = [part for part in made.parts if isinstance(part, Block) and part.role == "as_of"]
    assert [entry.text for entry in as_of.entries] == ["ข้อมูล ณ วันที่ 8 กันยายน 2564"]


def test_layouts_are_those_of_the_vocabulary() -> None:
    assert set(ANNEXES) == set(vocabulary.names("annex_layouts", "en"))


def test_a_column_a_domain_with_a_key_to_its_number(workspace: Workspace) -> None:
    [annex] = composed(workspace, circular("รายอำเภอ"), WHOLE).annexes
    made = main_table(annex)
    assert [one.heading for one in made.columns] == [
        *("ที่", "จังหวัด", "อำเภอ", "ด้าน 1", "ด้าน 2", "สถานะ")
    ]
    assert [cell.said for cell in made.rows[1][3:5]] == ["บันทึกแล้ว", "ยังไม่บันทึก"]
    [key] = [one for one in annex.parts if isinstance(one, Block) and one.role == "note"]
    assert [(one.number, one.text) for one in key.entries] == [("1.", "การคลัง"), ("2.", "การศึกษา")]


def test_regions_are_summed_up_in_the_last_row(workspace: Workspace) -> None:
    [annex] = composed(workspace, circular("สรุปภาค"), WHOLE).annexes
    made = main_table(annex)
    assert made.totals == 1
    *regions, total = [[cell.text for cell in row] for row in made.rows]
    assert len(regions) == 6
    for column in range(2, 6):
        assert sum(int(row[column]) for row in regions) == int(total[column])
    assert total[1:6] == ["รวม", "76", "25", "25", "26"]
    assert total[6:] == ["32.9", "25/76"]


def test_every_province_is_in_one_region_and_on_one_tile() -> None:
    regions = standard_table("regions")
    members = [one for own in regions["regions"].values() for one in own]
    codes_of = standard_table("provinces")["provinces"]
    assert sorted(members) == sorted(codes_of)
    tiles = [one for one in regions["tiles"].split() if one != "."]
    assert sorted(tiles) == sorted(codes_of.values())
    assert len({len(line.split()) for line in regions["tiles"].splitlines()}) == 1


def test_only_districts_that_owe_something_are_listed(workspace: Workspace) -> None:
    [annex] = composed(workspace, circular("รายชื่อที่ยังไม่ส่ง"), WHOLE).annexes
    made = main_table(annex)
    assert len(made.rows) == 51
    assert [cell.text for cell in made.rows[0]][-1] == "1 2"
    assert [cell.text for cell in made.rows[1]][-1] == "2"


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (1, 3, "33.3"),
        (2, 3, "66.7"),
        (0, 0, "0.0"),
        (1, 8, "12.5"),
        (1, 2000, "0.1"),
        (76, 76, "100.0"),
    ],
)
def test_percent_rounds_halves_up(part: int, whole: int, said: str) -> None:
    assert percent(part, whole) == said


def test_bar_and_map_are_drawn_when_asked_for(workspace: Workspace) -> None:
    text = circular("สรุปภาค", extra="    แถบ: ใช่\n    แผนที่: ใช่\n")
    [annex] = composed(workspace, text, WHOLE).annexes
    bar, tiles = annex.parts[:2]
    assert isinstance(bar, Table)
    assert isinstance(tiles, Table)
    assert (bar.role, [cell.text for cell in bar.rows[0]]) == ("bar", ["25", "25", "26"])
    assert bar.shares == (25 / 76, 25 / 76, 26 / 76)
    drawn = Counter(cell.mark for row in tiles.rows for cell in row if cell.text)
    assert drawn == legend(annex)


# -- rules -----------------------------------------------------------------------------------------

DEADLINE = "กำหนด:\n  บันทึก: {ถึง: 5 กันยายน 2564}\n"


def long_csv(day: str, confirmed: str = "") -> str:
    rows = [[one, "เมือง", "ด้าน", day, confirmed] for one in provinces()]
    return csv_text(("จังหวัด", "อำเภอ", "ด้าน", "วันที่บันทึก", "วันที่ยืนยัน"), rows)


@pytest.mark.parametrize(
    ("rules", "data", "word"),
    [
        ("กำหนดเวลา", long_csv("5 ก.ย. 2564"), "บันทึกครบทันกำหนด"),
        ("กำหนดเวลา", long_csv("6 ก.ย. 2564"), "บันทึกครบล่าช้า"),
        ("กำหนดเวลา", long_csv(""), "เลยกำหนด ยังไม่ครบ"),
        ("ยืนยัน", long_csv("6 ก.ย. 2564"), "บันทึกครบ รอยืนยัน"),
        ("ยืนยัน", long_csv("6 ก.ย. 2564", "7 ก.ย. 2564"), "ยืนยันข้อมูลแล้ว"),
        ("บันทึก", long_csv("6 ก.ย. 2564"), "บันทึกข้อมูลครบ"),
    ],
)
def test_status_by_the_rules_that_are_asked_for(
    workspace: Workspace, rules: str, data: str, word: str
) -> None:
    text = circular("สถานะสองคอลัมน์", extra=f"    เกณฑ์: {rules}\n", body="", deadlines=DEADLINE)
    [annex] = composed(workspace, text, data).annexes
    assert {row[2].text for row in main_table(annex).rows} == {word}


def test_dg4301_rules_that_are_not_there(workspace: Workspace) -> None:
    text = circular("สถานะสองคอลัมน์", extra="    เกณฑ์: ยืนยน\n")
    made = loaded(workspace, text, WHOLE)
    assert codes(made) == ["DG4301"]
    assert made.found[0].params["suggestion"] == "ยืนยัน"


def test_dg4303_rules_that_need_a_deadline(workspace: Workspace) -> None:
    text = circular("สถานะสองคอลัมน์", extra="    เกณฑ์: กำหนดเวลา\n")
    assert codes(loaded(workspace, text, WHOLE)) == ["DG4303"]


def test_dg4304_districts_from_counts_by_province(workspace: Workspace) -> None:
    rows = [[i, name, 2, 1, 1, 0] for i, name in enumerate(provinces(), 1)]
    data = csv_text(COUNTS, rows)
    assert codes(loaded(workspace, circular("รายอำเภอ"), data)) == ["DG4304"]
    assert not codes(loaded(workspace, circular("สรุปภาค"), data))


def test_dg4120_province_that_is_none(workspace: Workspace) -> None:
    text = circular("สถานะสองคอลัมน์", extra="    จังหวัด: [เชียงไหม่]\n")
    made = loaded(workspace, text, WHOLE)
    assert [one.params["suggestion"] for one in made.found if one.code == "DG4120"] == ["เชียงใหม่"]


# -- one recipient ---------------------------------------------------------------------------------

OWN = "    เฉพาะผู้รับ: ใช่\n"


def test_a_province_gets_its_own_districts_and_its_own_sentence(workspace: Workspace) -> None:
    rows = [*wide_rows(), ["ตาก", "แม่สอด", "บันทึกแล้ว", "บันทึกแล้ว", ""]]
    text = circular("รายอำเภอ", extra=OWN, body=OF_DISTRICTS)
    made = composed(workspace, text, csv_text(WIDE, rows), Recipient("ตาก", "ผู้ว่าราชการจังหวัดตาก"))
    [annex] = made.annexes
    table = main_table(annex)
    assert [row[1].text for row in table.rows] == ["เมือง", "แม่สอด"]
    assert "จังหวัด" not in [one.heading for one in table.columns]
    said = next(block for block in made.blocks if block.role == "paragraph").entries[0].text
    assert said == "อำเภอ ๑ ๐ ๑ ๒"
    assert sum(legend(annex).values()) == 2


def test_a_district_gets_its_own_row(workspace: Workspace) -> None:
    rows = [*wide_rows(), ["ตาก", "แม่สอด", "บันทึกแล้ว", "", ""]]
    text = circular("รายอำเภอ", extra=OWN)
    made = composed(workspace, text, csv_text(WIDE, rows), Recipient("แม่สอด", "นายอำเภอแม่สอด"))
    assert [row[1].text for row in main_table(made.annexes[0]).rows] == ["แม่สอด"]


@pytest.mark.parametrize("name", ["ศูนย์ประสานงาน", "เมือง"], ids=["nobody", "many"])
def test_dg4305_recipient_without_rows_of_his_own(workspace: Workspace, name: str) -> None:
    made = dossier(workspace, circular("รายอำเภอ", extra=OWN), WHOLE)
    result = letter(made, recipient=Recipient(name, "x", at=AT))
    assert result.letter is None
    assert [(one.code, one.at) for one in result.found if one.is_error] == [("DG4305", AT)]


def test_the_letter_to_all_has_all_rows(workspace: Workspace) -> None:
    [annex] = composed(workspace, circular("รายอำเภอ", extra=OWN), WHOLE).annexes
    assert len(main_table(annex).rows) == 76


def test_the_phrase_says_who_is_meant(workspace: Workspace) -> None:
    rows = [[one[0], one[1], "ครบ", "ครบ", ""] for one in wide_rows()]
    rows[0][2] = rows[1][2] = ""
    body = "  - จังหวัดที่ยังไม่ดำเนินการ {{ สถานะ.ยังไม่เสร็จ.ข้อความ }} {{ สถานะ.ยังไม่บันทึก.ข้อความ }}\n"
    made = composed(workspace, circular("สรุปภาค", body=body), csv_text(WIDE, rows))
    said = next(block for block in made.blocks if block.role == "paragraph").entries[0].text
    assert said == ("จังหวัดที่ยังไม่ดำเนินการ จำนวน ๒ จังหวัด ได้แก่ จังหวัดกระบี่ และจังหวัดกาญจนบุรี ไม่มีจังหวัด")


# -- numbers agree with an independent count -------------------------------------------------------


def counted(rows: list[Submission]) -> tuple[Counter[str], Counter[str]]:
    """Statuses of provinces and of districts, counted another way: by adding up plain numbers."""
    asked: Counter[tuple[str, ...]] = Counter()
    done: Counter[tuple[str, ...]] = Counter()
    for row in rows:
        for key in (row.units[:1], row.units):
            asked[key] += 1
            done[key] += row.recorded is not None
    found: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    for key, number in asked.items():
        status = "full" if done[key] == number else "half" if done[key] else "empty"
        found[len(key) - 1][status] += 1
    return found


def from_xlsx(annex: Annex, column: int) -> Counter[str]:
    made = xlsx.write(annex, agency="กรม", family="TH SarabunPSK")
    rows = CalamineWorkbook.from_filelike(io.BytesIO(made)).get_sheet_by_index(0).to_python()
    words = {one.word: one.name for one in statuses.usual_rules().statuses}
    return Counter(
        words[str(row[column])] for row in rows if len(row) > column and row[column] in words
    )


def request(layout: str) -> Any:
    from docgen.model.circular import AnnexRequest

    return AnnexRequest.model_validate(
        {"layout": layout, "data": "x.csv", "as_of": "8 กันยายน 2564 10.00 น.", "bar": True}
    )


def check_one(seed: int) -> None:
    rows = random_rows(random.Random(seed))
    of_provinces, of_districts = counted(rows)
    whole = board(rows, (), usual_programme(), Times({}))
    counts = whole.counts()
    assert {
        name: len(found) for name, found in counts.widest.names.items() if found
    } == of_provinces
    assert {name: n for name, n in counts.lowest_level.numbers.items() if n} == of_districts
    for layout, expected in (("status_two_columns", of_provinces), ("by_district", of_districts)):
        annex = made_annex("ก", request(layout), whole, AT)
        assert {mark: n for mark, n in legend(annex).items() if n} == expected
        shown = Counter(row[-1].mark for row in main_table(annex).rows)
        assert shown == expected
        bar = annex.parts[0]
        assert isinstance(bar, Table)
        assert {cell.mark: int(cell.text) for cell in bar.rows[0]} == expected
        last = len(main_table(annex).columns) - 1
        assert from_xlsx(annex, last) == expected
    total = main_table(made_annex("ก", request("by_region"), whole, AT)).rows[-1]
    order = [one.name for one in statuses.usual_rules().statuses]
    assert [int(cell.text) for cell in total[3:6]] == [of_provinces[name] for name in order]
    owing = main_table(made_annex("ก", request("not_submitted"), whole, AT))
    assert len(owing.rows) == of_districts["half"] + of_districts["empty"]


@pytest.mark.parametrize("seed", few_in_lane(range(times(8, 1000))))
def test_annex_legend_bar_and_workbook_count_what_another_count_finds(seed: int) -> None:
    check_one(seed)


@pytest.mark.parametrize("seed", range(3))
def test_sentences_count_what_another_count_finds(workspace: Workspace, seed: int) -> None:
    rows = random_rows(random.Random(seed))
    lines = [[*one.units, one.item, "1/9/2564" if one.recorded else "", ""] for one in rows]
    data = csv_text(("จังหวัด", "อำเภอ", "ด้าน", "วันที่บันทึก", "วันที่ยืนยัน"), lines)
    made = composed(workspace, circular("สรุปภาค", body=BODY + OF_DISTRICTS), data)
    said = " ".join(
        entry.text for block in made.blocks if block.role == "paragraph" for entry in block.entries
    )
    digits = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
    numbers = [int(one) for one in re.findall("[0-9]+", said.translate(digits))]
    of_provinces, of_districts = counted(rows)
    order = ("full", "half", "empty")
    expected = [*(of_provinces[name] for name in order), 76]
    expected += [*(of_districts[name] for name in order), sum(of_districts.values())]
    assert numbers == expected


def test_counts_by_province_give_the_statuses_of_their_districts() -> None:
    rows = [ProvinceCount("ตาก", 3, 1, 1, 0, AT), ProvinceCount("น่าน", 2, 0, 0, 0, AT)]
    whole = board((), rows, usual_programme(), Times({}), ("ตาก", "น่าน"))
    counts = whole.counts()
    assert counts.widest.names == {"full": ("น่าน",), "half": ("ตาก",), "empty": ()}
    assert counts.lowest_level.numbers == {"full": 5, "half": 1, "empty": 1}


def test_the_annex_to_all_is_the_same_however_often_it_is_built(workspace: Workspace) -> None:
    made = dossier(workspace, circular("สรุปภาค"), WHOLE)
    assert build(made, boards_of(made)) == build(made, boards_of(made))


def test_a_folder_of_returned_files_is_an_annex(workspace: Workspace, tmp_path: Path) -> None:
    folder = workspace.config / "submissions" / "returned"
    folder.mkdir()
    for row in wide_rows():
        (folder / f"{row[0]}.csv").write_text(csv_text(WIDE, [row]), encoding="utf-8")
    text = circular("สถานะสองคอลัมน์").replace("submissions/given.csv", "submissions/returned")
    [annex] = composed(workspace, text, WHOLE).annexes
    assert legend(annex) == {"full": 25, "half": 25, "empty": 26}
