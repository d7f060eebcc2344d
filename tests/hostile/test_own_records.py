"""What docgen noted for itself, spoilt or led elsewhere: page and commands go on without it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from click.testing import CliRunner

from docgen.cli import main
from docgen.services import received_tray, word_tray
from docgen.web import running
from docgen.web.desk import Desk
from docgen.web.guard import RunSecrets
from docgen.web.running import RunningPage
from tests.helpers.page_inside import LETTER, Inside
from tests.helpers.running_page import make_workspace
from tests.helpers.scale import times
from tests.hostile.foreign import paragraph, word

SECRET = "ความลับของเครื่องนี้"
KEY = "0123456789abcdef"
CONTENTS: dict[str, bytes] = {
    "nothing": b"",
    "no text": b"\xff\xfe\0" * 9,
    "lists in one another": b"[" * 200_000,
    "a list": b"[1]",
    "null": b"null",
    "a text": b'"x"',
    "numbers for texts": b'{"file":5,"rows":[[]],"list":[],"at":5,"port":"x","door":5,"answers":5}',
    "numbers beyond all": b'{"file":"x","rows":[1e999,NaN],"at":"9999-99-99T99:99","port":1e999}',
    "digits without end": b'{"rows":[' + b"9" * 5_000 + b'],"port":' + b"9" * 4_000 + b"}",
    "a name that leads out": b'{"file":"../../../../etc/passwd","door":"/../..","port":70000}',
    "half a character": b'{"file":"\\ud800","moment":"\\ud800","receipt":"\\ud800/\\n"}',
    "a key of nothing": b'{"":{"":{}},"file":"\\u0000","port":-1,"door":"\\r\\nx: y"}',
    "much": b" " * 9_000_000,
}
# Where it lies, and what reads it; ``@`` is the key of a letter that arrived or of a Word file.
RECORDS = {
    "output/inbox/@/about.json": ("/", "/inbox", "/inbox/@"),
    "output/inbox/@/draft.yaml": ("/inbox", "/inbox/@"),
    "output/dla-1960/approval/about.json": ("/letters/dla-1960/approval",),
    "output/dla-1960/choice.json": ("/batch/dla-1960",),
    "output/dla-1960/batch/manifest.json": ("/batch/dla-1960", "/follow/dla-1960"),
    "output/dla-1960/batch/.docgen-journal.jsonl": ("/batch/dla-1960",),
    "output/dla-1960/batch-proof.pdf": ("/batch/dla-1960", "/batch/dla-1960/proof.pdf"),
    "output/versions/dla-1960/20210908T101010-0123456789ab.yaml": (
        "/letters/dla-1960/versions?with=20210908T101010-0123456789ab",
        "/letters/dla-1960",
    ),
    "output/versions/dla-1960/20219999T999999-0123456789ab.yaml": ("/letters/dla-1960/versions",),
    "config/submissions/workload-2564.record.json": ("/data", "/data/workload-2564.csv"),
    "output/journal.jsonl": ("/register", "/letters/dla-1960"),
}


def _nobodys(path: Path) -> None:
    path.write_bytes(b"{}")
    path.chmod(0)


PLACES: dict[str, Callable[[Path], None]] = {
    "a folder": lambda path: path.mkdir(),
    "a pipe": lambda path: os.mkfifo(path),
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a link to elsewhere": lambda path: path.symlink_to("/etc/hostname"),
    "a device": lambda path: path.symlink_to("/dev/zero"),
    "nobody's": _nobodys,
}
ODD = [*CONTENTS, *(PLACES if os.name != "nt" else ())]
PAIRS = [(file, odd) for file in RECORDS for odd in ODD]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Inside]:
    folder = make_workspace(tmp_path_factory.mktemp("records") / "ws")
    desk = Desk(folder, RunSecrets())
    assert desk.room is not None
    came = received_tray.keep_received(
        desk.room.workspace, "มา.txt", LETTER.encode(), "20260101T000000"
    )
    yield Inside(folder, desk, {"@": came.key})
    desk.close()


def spoil(path: Path, odd: str) -> None:
    """Put something odd in the place of a record."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if odd in CONTENTS:
        path.write_bytes(CONTENTS[odd])
    else:
        PLACES[odd](path)


@pytest.mark.parametrize(("file", "odd"), PAIRS[:: times(7, 1)])
def test_the_page_goes_on_where_a_record_is_spoilt(office: Inside, file: str, odd: str) -> None:
    key = office.keys["@"]
    path = office.folder / file.replace("@", key)
    before = path.read_bytes() if path.is_file() else None
    path.unlink(missing_ok=True)
    spoil(path, odd)
    try:
        for address in RECORDS[file]:
            status, _ = office.ask("GET", address.replace("@", key))
            assert status in (200, 404, 422), address
    finally:
        path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
        if before is not None:
            path.write_bytes(before)


@pytest.mark.skipif(os.name == "nt", reason="links are made by administrators alone")
@pytest.mark.parametrize("linked", ["folder", "file"])
def test_what_a_link_in_a_tray_leads_to_is_not_shown(
    office: Inside, linked: str, tmp_path: Path
) -> None:
    outside = tmp_path / "นอก"
    outside.mkdir()
    (outside / "มา.txt").write_text(LETTER.replace("ขอให้รายงาน", SECRET), encoding="utf-8")
    (outside / "about.json").write_text('{"file": "มา.txt"}', encoding="utf-8")
    (outside / "draft.yaml").write_text(f"เรื่อง: {SECRET}\n", encoding="utf-8")
    (outside / "20210908T101010-0123456789ab.yaml").write_text(SECRET, encoding="utf-8")
    (outside / "แนบ.docx").write_bytes(word(paragraph(SECRET)))
    output = office.folder / "output"
    made = []
    for place in (
        *(output / "inbox" / KEY, output / "checked" / KEY),
        *(output / "memo-example" / "approval", output / "versions" / "memo-example"),
    ):
        place.parent.mkdir(parents=True, exist_ok=True)
        if linked == "folder":
            place.symlink_to(outside)
            made.append(place)
            continue
        place.mkdir()
        for path in outside.iterdir():
            (place / path.name).symlink_to(path)
            made.append(place / path.name)
    before = {path.name: path.read_bytes() for path in outside.iterdir()}
    for address in (
        *("/", "/inbox", f"/inbox/{KEY}", f"/check/{KEY}", f"/check/{KEY}/mended"),
        *("/letters/memo-example/approval", "/letters/memo-example/versions"),
        "/letters/memo-example/versions?with=20210908T101010-0123456789ab",
    ):
        status, answer = office.ask("GET", address)
        assert status in (200, 404, 422), address
        assert SECRET.encode() not in answer, address
    assert {path.name: path.read_bytes() for path in outside.iterdir()} == before
    for path in made:
        path.unlink()
        if linked == "file" and not list(path.parent.iterdir()):
            path.parent.rmdir()


@pytest.mark.skipif(os.name == "nt", reason="links are made by administrators alone")
@pytest.mark.parametrize("name", ["dla-1960", "dla-1960/batch", "dla-1960/preview"])
def test_dg5019_a_folder_that_leads_elsewhere_is_not_written_into(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_workspace(tmp_path / "ws")
    outside = tmp_path / "นอก"
    outside.mkdir()
    place = folder / "output" / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(outside)
    monkeypatch.chdir(folder)
    only = ("--only", "เชียงใหม่") if name != "dla-1960/preview" else ()
    for command in (
        *(("build", "dla-1960"), ("batch", "dla-1960", *only), ("preview", "dla-1960")),
        ("dispatch", "dla-1960"),
    ):
        if name != "dla-1960" and command[0] != place.name:
            continue
        result = CliRunner().invoke(main, list(command))
        assert result.exit_code in (1, 3), result.output
        assert "DG5019" in result.output
    assert not list(outside.iterdir())


@pytest.mark.parametrize("odd", ODD)
def test_a_page_opens_where_the_note_of_another_is_spoilt(
    odd: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    note = running.note_of(tmp_path)
    spoil(note, odd)
    page = RunningPage(8123, RunSecrets().door)
    assert running.running_page(tmp_path) is None
    running.forget(tmp_path, page)
    if odd != "a folder":
        running.note_running_page(tmp_path, page)
        assert running.noted_page(tmp_path) == page
        running.forget(tmp_path, page)
        assert running.noted_page(tmp_path) is None


def test_what_was_kept_by_the_page_is_found_again(office: Inside) -> None:
    assert office.desk.room is not None
    workspace = office.desk.room.workspace
    key = office.keys["@"]
    assert [each.key for each in received_tray.waiting_letters(workspace)] == [key]
    file = word_tray.keep_word_file(workspace, "พิมพ์.docx", word(paragraph("ที่ มท 0812/1")))
    assert word_tray.kept_word_file(workspace, file.key) == file


CONFIG = ("circulars", "recipients", "submissions", "programmes", "received")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.skipif(os.name == "nt", reason="links are made by administrators alone")
def test_nothing_is_written_through_a_folder_of_facts_that_leads_elsewhere(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path / "ws")
    outside = tmp_path / "นอก"
    outside.mkdir()
    for name in CONFIG:
        place = folder / "config" / name
        if place.exists():
            place.rename(tmp_path / name)
        place.symlink_to(outside)
    office = Inside(folder, Desk(folder, RunSecrets()))
    token = office.desk.keys.change
    files = {
        "/recipients": ("ก.csv", "ชื่อ,เรียน\nปัว,นายอำเภอปัว\n".encode()),
        "/data": ("ก.csv", "อำเภอ,สถานะ\nปัว,ส่งแล้ว\n".encode()),
        "/inbox": ("มา.txt", LETTER.encode()),
        "/check": ("มา.docx", word(paragraph("ที่ มท 0812/1"))),
    }
    for address, (name, content) in files.items():
        body = (
            f'--e\r\nContent-Disposition: form-data; name="token"\r\n\r\n{token}\r\n--e\r\n'
            f'Content-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        ).encode() + content
        form = {"content-type": "multipart/form-data; boundary=e"}
        status, answer = office.ask("POST", address, body + b"\r\n--e--\r\n", **form)
        assert status < 500, (address, answer.decode())
    new = urlencode({"token": token, "kind": "บันทึกข้อความ"}).encode()
    status, answer = office.ask("POST", "/letters", new)
    assert status == 422
    assert "ทางลัด" in answer.decode()
    office.desk.close()
    assert not list(outside.iterdir())


LINKED = {
    "config/circulars/ล.yaml": "ชนิด: บันทึกข้อความ\nเรื่อง: {}\n",
    "config/recipients/ล.csv": "ชื่อ,เรียน\n{0},นาย{0}\n",
    "config/recipients/ส.yaml": "- {{ชื่อ: {0}, เรียน: นาย{0}}}\n",
    "config/submissions/ล.csv": "อำเภอ,สถานะ\n{},ส่งแล้ว\n",
    "config/programmes/ล.yaml": "หัวข้อ: {}\n",
    "config/kinds/ล.yaml": "name: {0}\nthai: {0}\nbase: memorandum\n",
    "templates/ล.j2": "{}",
}
SEEN_AT = (
    *("/", "/batch", "/data", "/new", "/settings", "/follow", "/letters/ล", "/letters/ล/yaml"),
    *("/letters/ล/text", "/letters/ล/file.pdf", "/recipients/ล", "/recipients/ล/told"),
    *("/recipients/ส", "/recipients/ส/told", "/data/ล.csv", "/data/ล.csv/told"),
    *("/data/ล.csv/forms.zip", "/data/ชุด", "/data/ชุด/told", "/batch/ล"),
    *("/data/ล.csv?programme=ล", "/follow/dla-1960?data=submissions/ล.csv"),
)


@pytest.mark.skipif(os.name == "nt", reason="links are made by administrators alone")
def test_no_page_shows_what_a_link_of_the_offices_facts_leads_to(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path / "ws")
    outside = tmp_path / "นอก"
    outside.mkdir()
    for name, text in LINKED.items():
        (outside / name.replace("/", "_")).write_text(text.format(SECRET), encoding="utf-8")
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.symlink_to(outside / name.replace("/", "_"))
    (folder / "config" / "submissions" / "ชุด").symlink_to(outside)
    office = Inside(folder, Desk(folder, RunSecrets()))
    for address in SEEN_AT:
        status, answer = office.ask("GET", quote(address, safe="/?=&"))
        assert status in (200, 404, 422), address
        assert SECRET.encode() not in answer, address
    office.desk.close()
