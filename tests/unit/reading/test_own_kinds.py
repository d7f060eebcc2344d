"""Documents of an office's own kinds are known by their title and read by their parts."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from docgen import kinds
from docgen.kinds import Kind
from docgen.reading import ReadLetter
from docgen.reading.found_letter import ReadField
from docgen.reading.letters import recognition_of
from docgen.reading.lines import ReadFile, ReadLine
from docgen.services import read as reading
from docgen.services import received_tray
from tests.helpers.workspaces import make_workspace

AGREEMENT = Path(__file__).parents[2] / "documents" / "config" / "kinds" / "agreement.yaml"
LINES = (
    ("บันทึกข้อตกลง", True),
    ("เรื่อง การแลกเปลี่ยนข้อมูล", True),
    ("ระหว่าง จังหวัดหนึ่ง กับ จังหวัดสอง", True),
    ("บันทึกข้อตกลงฉบับนี้ทำขึ้นเพื่อแลกเปลี่ยนข้อมูล", False),
    ("ลงนาม ณ วันที่ ๒๐ กันยายน พ.ศ. ๒๕๖๙", False),
    ("(นายหนึ่ง ใจดี)", True),
    ("ผู้ว่าราชการจังหวัดหนึ่ง", True),
)


@pytest.fixture
def agreement() -> Kind:
    return kinds.kind(AGREEMENT.as_posix())


def read_of(own: tuple[Kind, ...], *lines: tuple[str, bool]) -> ReadLetter | None:
    file = ReadFile(tuple(ReadLine(text, True, is_centred=centred) for text, centred in lines))
    state = recognition_of(file, own)
    return state.made if state is not None else None


def test_its_values_are_read_from_the_lines_of_its_parts(agreement: Kind) -> None:
    letter = read_of((agreement,), *LINES)
    assert letter is not None
    assert (letter.kind, letter.kind_doubts) == (agreement.id, ())
    assert letter.subject == ReadField("การแลกเปลี่ยนข้อมูล")
    assert letter.own == {"between": ReadField("จังหวัดหนึ่ง กับ จังหวัดสอง")}
    assert letter.date == ReadField("20 กันยายน 2569")
    assert [part.text for part in letter.body] == ["บันทึกข้อตกลงฉบับนี้ทำขึ้นเพื่อแลกเปลี่ยนข้อมูล"]
    assert letter.signatory.text == "นายหนึ่ง ใจดี"
    assert letter.asides == ()


def test_a_value_goes_on_over_the_lines_under_it(agreement: Kind) -> None:
    more = (*LINES[:3], ("และหน่วยงานในสังกัด", True), *LINES[3:])
    letter = read_of((agreement,), *more)
    assert letter is not None
    assert letter.own == {"between": ReadField("จังหวัดหนึ่ง กับ จังหวัดสองและหน่วยงานในสังกัด")}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("ระหว่าง กรมหนึ่ง กับ กรมสอง ฉบับที่ 5", ("กรมหนึ่ง", "กรมสอง", "5")),
        ("ระหว่างกรมหนึ่งกับกรมสอง กับ กรมสามฉบับที่ 5", ("กรมหนึ่ง", "กรมสอง กับ กรมสาม", "5")),
        ("ระหว่าง กรมหนึ่ง กั บ กรมสอง ฉบับที่ ๕", ("กรมหนึ่ง", "กรมสอง", "5")),
        ("ระหว่าง กรมหนึ่ง ฉบับที่ 5 กับ กรมสอง", None),
        ("ระหว่าง กรมหนึ่ง กับ กรมสอง ฉบับที่", None),
    ],
)
def test_several_values_stand_between_the_words_of_a_line(
    text: str, values: tuple[str, ...] | None
) -> None:
    raw = yaml.load(AGREEMENT.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    raw["fields"] += [{**raw["fields"][0], "english": name} for name in ("other", "copy")]
    raw["parts"][2]["text"] = "ระหว่าง {between} กับ {other} ฉบับที่ {copy}"
    letter = read_of((kinds.from_data("agreement", raw),), *LINES[:2], (text, True), *LINES[3:])
    assert letter is not None
    read = tuple(letter.own.get(name) for name in ("between", "other", "copy"))
    assert read == (tuple(map(ReadField, values)) if values else (None, None, None))


def test_a_workspace_without_the_kind_does_not_know_it() -> None:
    letter = read_of((), *LINES)
    assert letter is None or letter.kind_doubts


def test_a_part_that_is_not_there_is_told(agreement: Kind) -> None:
    letter = read_of((agreement,), LINES[0], *LINES[3:])
    assert letter is not None
    assert letter.subject.doubts


def test_a_draft_is_of_the_workspaces_own_kind(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path / "office")
    folder = workspace.config / "kinds"
    folder.mkdir()
    (folder / "agreement.yaml").write_bytes(AGREEMENT.read_bytes())
    file = tmp_path / "came.txt"
    file.write_text("\n".join(text for text, _ in LINES), encoding="utf-8")
    draft = reading.draft_of(file, workspace).value
    assert draft is not None
    assert "ชนิด: บันทึกข้อตกลง" in draft.text


def test_the_tray_of_what_came_knows_the_workspaces_own_kind(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path / "office")
    folder = workspace.config / "kinds"
    folder.mkdir()
    (folder / "agreement.yaml").write_bytes(AGREEMENT.read_bytes())
    content = "\n\n".join(text for text, _ in LINES).encode("utf-8")
    came = received_tray.keep_received(workspace, "came.txt", content, "20260101T000000")
    letter = received_tray.recognised_letter(workspace, came).letter
    assert letter is not None
    assert letter.kind == (folder / "agreement.yaml").as_posix()
    assert letter.own["between"].text.startswith("จังหวัดหนึ่ง กับ จังหวัดสอง")
