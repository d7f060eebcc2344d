"""Tables as offices keep them, given to the page: read rightly, or refused with what helps."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from python_calamine import CalamineWorkbook

from docgen.loading.workspace.recipients import read_recipients
from docgen.services.data_desk import data_shown
from docgen.services.following import follow
from docgen.services.given_tables import name_of_given
from docgen.services.list_grid import list_grid
from docgen.web.desk import Desk
from docgen.web.guard import RunSecrets
from tests.helpers.page_caller import said
from tests.helpers.page_inside import Inside
from tests.helpers.running_page import make_workspace
from tests.helpers.scale import times
from tests.web.odd_books import ASKED, DISTRICTS, FAULTY, NOTED, REFUSED, ROWS, TAKEN, long_name

pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
SOME = tuple(TAKEN)[:: times(4, 1)]
PLACES = ("/recipients", "/data", "/follow/chiangmai-2564/answers")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Inside]:
    folder = make_workspace(tmp_path_factory.mktemp("odd") / "ws")
    inside = Inside(folder, Desk(folder, RunSecrets()))
    yield inside
    inside.desk.close()


def given(office: Inside, place: str, name: str, content: bytes) -> tuple[int, str]:
    """The answer of the page to a file that was chosen there."""
    head = "--edge\r\nContent-Disposition: form-data; name="
    body = (
        f'{head}"token"\r\n\r\n{office.desk.keys.change}\r\n{head}"file"; filename="{name}"\r\n\r\n'
    ).encode() + content
    form = {"content-type": "multipart/form-data; boundary=edge"}
    status, answer = office.ask("POST", place, body + b"\r\n--edge--\r\n", **form)
    return status, answer.decode("utf-8", "replace")


def kept(office: Inside, folder: str, name: str, content: bytes) -> Path:
    return office.folder / "config" / folder / name_of_given(name, content).name


@pytest.mark.parametrize("name", TAKEN)
def test_a_list_is_read_as_its_owner_means_it(office: Inside, name: str) -> None:
    content = TAKEN[name]()
    assert given(office, "/recipients", name, content)[0] == 303
    path = kept(office, "recipients", name, content)
    read = read_recipients(path)
    assert [(one.name, one.addressee) for one in read.recipients] == list(ROWS)
    assert (
        {fault.code for fault in read.found} == {NOTED[name]} if name in NOTED else not read.found
    )
    assert office.ask("GET", f"/recipients/{quote(path.stem, safe='')}")[0] == 200
    path.unlink()


@pytest.mark.parametrize("name", SOME)
def test_answers_are_of_those_who_answered(office: Inside, name: str) -> None:
    content = TAKEN[name]()
    assert given(office, PLACES[2], name, content)[0] == 303
    path = kept(office, "submissions", name, content)
    assert office.desk.room is not None
    letter = office.desk.room.letter_named("chiangmai-2564")
    assert letter is not None
    data = f"submissions/{path.name}"
    report = follow(letter.path, office.desk.room.workspace, data)
    if name in ASKED:
        assert [fault.code for fault in report.found] == ["DG4207"]
    else:
        answers = report.expected_value().answers
        done = {one.recipient.name for one in answers if one.state.done}
        assert done == set(DISTRICTS)
    asked = urlencode({"data": data})
    status, answer = office.ask("GET", f"/follow/chiangmai-2564?{asked}")
    assert status == 200
    assert (b'id="sheets"' in answer) == (name in ASKED)
    path.unlink()


@pytest.mark.parametrize("name", SOME)
def test_data_is_asked_about(office: Inside, name: str) -> None:
    content = TAKEN[name]()
    assert given(office, "/data", name, content)[0] == 303
    path = kept(office, "submissions", name, content)
    status, answer = office.ask("GET", f"/data/{quote(path.name, safe='')}")
    assert status == 200
    assert (b'id="sheets"' in answer) == (name in ASKED)
    for heading in ("ชื่อ", "เรียน"):
        assert name in ASKED or heading in answer.decode()
    path.unlink()


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_table_is_refused_with_what_helps(office: Inside, place: str, name: str) -> None:
    make, remedy = REFUSED[name]
    folders = [office.folder / "config" / one for one in ("recipients", "submissions")]
    before = [sorted(folder.iterdir()) for folder in folders]
    status, answer = given(office, place, name, make())
    assert status == 422
    assert remedy in said(answer)
    assert said(answer, "remedy")
    assert [sorted(folder.iterdir()) for folder in folders] == before


@pytest.mark.parametrize("name", FAULTY)
def test_a_faulty_list_stays_with_its_faults_in_the_grid(office: Inside, name: str) -> None:
    make, codes = FAULTY[name]
    content = make()
    assert given(office, "/recipients", name, content)[0] == 303
    path = kept(office, "recipients", name, content)
    assert office.desk.room is not None
    grid = list_grid(office.desk.room.workspace, path.stem)
    assert grid is not None
    assert tuple(fault_class.code for fault_class in grid.classes) == codes
    status, answer = office.ask("GET", f"/recipients/{quote(path.stem, safe='')}")
    assert status == 200
    assert 'id="sheets"' in answer.decode() or said(answer.decode(), "remedy")
    path.unlink()


def test_files_that_become_one_name_are_kept_apart(office: Inside) -> None:
    content = TAKEN["ตารางของ Excel.xlsx"]()
    head = "--edge\r\nContent-Disposition: form-data; name="
    texts = f'{head}"token"\r\n\r\n{office.desk.keys.change}\r\n{head}"folder"\r\n\r\nกลับมา\r\n'
    body = texts.encode()
    for name in ("ฝาง.xls", "ฝาง.xlsx"):
        body += f'{head}"file"; filename="{name}"\r\n\r\n'.encode() + content + b"\r\n"
    form = {"content-type": "multipart/form-data; boundary=edge"}
    assert office.ask("POST", "/data", body + b"--edge--\r\n", **form)[0] == 303
    assert office.desk.room is not None
    files = {one.name: one.files for one in data_shown(office.desk.room.workspace)}
    assert files["กลับมา"] == 2


def test_a_long_name_keeps_its_ending(office: Inside) -> None:
    path = name_of_given(long_name(), b"")
    assert path.suffix == ".xlsx"
    assert 190 < len(path.name.encode()) <= 200
    assert name_of_given(path.name, b"") == path
    content = TAKEN[long_name()]()
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert book.sheet_names == ["บัญชี"]
