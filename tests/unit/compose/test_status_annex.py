"""The status annex: who is complete, who is not, and that table, legend and sentences agree."""

from __future__ import annotations

import pytest

from docgen import standards
from docgen.compose.annexes import BuiltAnnexes, StatusCounts, Times, board, boards_of, build
from docgen.compose.annexes.layouts import annex
from docgen.diagnostics import Position
from docgen.loading.workspace import statuses as status_rules
from docgen.loading.workspace.programmes import usual_programme
from docgen.model.circular import AnnexRequest
from docgen.model.letter import Block, Table
from docgen.model.submissions import At, StatusRules, Submission
from docgen.thai.collation import sort_key
from docgen.thai.dates import ThaiDate
from tests.helpers.dossiers import BODY, composed, dossier, texts
from tests.makers import make_submissions

AT = Position("x.csv", 2)
DAY = ThaiDate(2564, 9, 1)
ANNEX = """\
สิ่งที่ส่งมาด้วย:
  - {รายการ: แบบรายงาน, ภาคผนวก: สถานะ}
ภาคผนวก:
  สถานะ: {แบบ: สถานะสองคอลัมน์, ข้อมูล: submissions/workload-2564.csv, ณ: 8 กันยายน 2564 10.00 น.}
"""


def built(text: str) -> BuiltAnnexes:
    """The annexes of the letter to all, with their counts."""
    made = dossier(text)
    return build(made, boards_of(made))


def rows(province: str, *recorded: int) -> list[Submission]:
    """One district for each number given, with that many of its domains recorded."""
    return [
        Submission((province, f"อำเภอ {place}"), f"ด้าน {domain}", day, None, At(AT))
        for place, count in enumerate(recorded)
        for domain in range(8)
        for day in (DAY if domain < count else None,)
    ]


def status_counts(submissions: list[Submission]) -> StatusCounts:
    return board(submissions, (), usual_programme(), Times({})).counts()


@pytest.mark.parametrize(
    ("recorded", "status"),
    [
        ((8, 8), "full"),
        ((8, 7), "half"),
        ((8, 0), "half"),
        ((1, 0), "half"),
        ((0, 0), "empty"),
        ((), "empty"),
    ],
)
def test_status_of_a_province(recorded: tuple[int, ...], status: str) -> None:
    assert status_counts(rows("ตาก", *recorded)).of("ตาก") == status


def test_every_province_is_counted_once() -> None:
    counts = status_counts(rows("ตาก", 8))
    assert counts.widest.total == 76
    assert counts.widest.names["full"] == ("ตาก",)
    assert len(counts.widest.names["empty"]) == 75


def test_provinces_stand_in_thai_dictionary_order_with_a_code_each() -> None:
    provinces = standards.table("provinces")["provinces"]
    codes = [*provinces.values(), *standards.table("provinces")["special"].values()]
    assert list(provinces) == sorted(provinces, key=sort_key)
    assert len(provinces) == 76
    assert len(set(codes)) == 77


def test_sheet_stands_in_the_order_of_the_form() -> None:
    whole = built(ANNEX + BODY)
    [made] = whole.annexes
    assert [part.role for part in made.parts] == ["table", "legend", "as_of"]
    table, legend, as_of = made.parts
    assert isinstance(table, Table)
    assert isinstance(legend, Block)
    assert isinstance(as_of, Block)
    assert (len(table.rows), table.side_by_side) == (76, 2)
    assert [cell.text for cell in table.rows[37]][:2] == ["38", "เพชรบุรี"]
    shown = {
        entry.mark: sum(row[2].mark == entry.mark for row in table.rows) for entry in legend.entries
    }
    assert shown == {
        name: len(found) for name, found in whole.statuses["สถานะ"].widest.names.items()
    }
    assert as_of.entries[0].text == "ข้อมูล ณ วันที่ 8 กันยายน 2564 เวลา 10.00 น."


def test_digits_are_thai_by_choice() -> None:
    request = AnnexRequest(
        layout="status_two_columns",
        data="x.csv",
        as_of="8 กันยายน 2564 10.00 น.",  # type: ignore[arg-type]
        digits="thai",
        notes=("ครบ 8 ด้าน",),
    )
    nothing = board((), (), usual_programme(), Times({}))
    table, note, legend, as_of = annex("สถานะ", request, nothing, AT).parts
    assert isinstance(table, Table)
    assert table.rows[75][0].text == "๗๖"
    assert [part.entries[0].text for part in (note, legend, as_of) if isinstance(part, Block)] == [
        *("ครบ ๘ ด้าน", "บันทึกข้อมูลครบ ๐ จังหวัด"),
        "ข้อมูล ณ วันที่ ๘ กันยายน ๒๕๖๔ เวลา ๑๐.๐๐ น.",
    ]


@pytest.mark.parametrize("rules", status_rules.own_rules().values(), ids=lambda one: one.name)
def test_statuses_differ_in_word_and_mark_not_in_colour_alone(rules: StatusRules) -> None:
    assert len({one.word for one in rules.statuses}) == len(rules.statuses)
    assert len({one.mark for one in rules.statuses}) == len(rules.statuses)
    for one in rules.statuses:
        channels = [int(one.colour[at : at + 2], 16) for at in (0, 2, 4)]
        assert max(channels) <= 0x90, "a light colour vanishes on a photocopy"


def test_sentences_count_what_the_annex_counts() -> None:
    rest = ANNEX + "ข้อความ:\n  - ครบ {{ สถานะ.ครบ.จำนวน }} จาก {{ status.total }} จังหวัด\n"
    counts = built(rest).statuses["สถานะ"]
    count = len(counts.widest.names["full"])
    [said] = texts(composed(rest), "paragraph")
    assert said.translate(str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")) == f"ครบ {count} จาก 76 จังหวัด"


def test_example_submissions_are_what_their_maker_makes() -> None:
    assert make_submissions.TARGET.read_text(encoding="utf-8") == make_submissions.text()


def test_example_submissions_have_all_statuses() -> None:
    counts = built(ANNEX + BODY).statuses["สถานะ"]
    assert all(counts.widest.names.values())
