"""A letter carries its data: exact, only its own, and held against what is printed."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import unescape

import pypdfium2
import pytest

from docgen.comparing.differences import differences, parts_of
from docgen.comparing.printed import disagreement
from docgen.drafting.from_data import draft_of_data
from docgen.loading.circular import circulars
from docgen.loading.workspace import Workspace, offices
from docgen.making import MadeLetter, letters, prepare
from docgen.model.letter_data import LetterData, from_json
from docgen.press import Press
from docgen.reading.carried_data import own_data

ROOT = Path(__file__).parents[3]
FOLDERS = (ROOT / "config" / "circulars", ROOT / "tests" / "documents" / "config" / "circulars")
NAMES = sorted(path.stem for folder in FOLDERS for path in folder.glob("*.yaml"))
SECRET = ("secret-letter", "secret-memo")
PAIR = ("memo-example", "memo-plain")  # two documents of the tests that share a number
SEED = "dla-1960"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    root = tmp_path_factory.mktemp("workspace")
    shutil.copytree(ROOT / "config", root / "config")
    shutil.copytree(ROOT / "templates", root / "templates")
    shutil.copytree(ROOT / "tests" / "documents" / "config", root / "config", dirs_exist_ok=True)
    return Workspace(root)


@pytest.fixture(scope="module")
def press(workspace: Workspace) -> Press:
    return Press.of(workspace)


def made(name: str, workspace: Workspace, press: Press, content: bytes | None = None) -> MadeLetter:
    path = workspace.config / "circulars" / f"{name}.yaml"
    return prepare(path, workspace, press, content=content)


def files(name: str, workspace: Workspace, press: Press) -> dict[str, bytes]:
    letter = made(name, workspace, press)
    assert letter.pages is not None
    return press.draw_files(letter.pages, ("docx", "pdf"), "letter")


def carried(of: dict[str, bytes], name: str = "letter.pdf") -> LetterData:
    data = own_data(name, of[name])
    assert data is not None
    return data


def pages_of_pdf(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(content)
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return texts


def text_of_docx(content: bytes) -> str:
    xml = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
    paragraphs = (re.findall(r"<w:t[ >][^<]*", one) for one in xml.split("</w:p>"))
    lines = ("".join(unescape(run.partition(">")[2]) for run in one) for one in paragraphs)
    return "\n".join(lines).replace("\u00a0", " ")


@pytest.mark.parametrize("name", [name for name in NAMES if name not in SECRET])
def test_both_files_carry_the_letter_that_they_print(
    name: str, workspace: Workspace, press: Press
) -> None:
    of = files(name, workspace, press)
    data = carried(of)
    assert carried(of, "letter.docx") == data
    assert not disagreement(data.letter, pages_of_pdf(of["letter.pdf"]))
    assert not disagreement(data.letter, [text_of_docx(of["letter.docx"])])


@pytest.mark.parametrize("keys", ["th", "en"])
@pytest.mark.parametrize("name", [name for name in NAMES if name not in (*SECRET, *PAIR)])
def test_the_draft_of_the_data_is_the_letter_again(
    name: str, keys: str, workspace: Workspace, press: Press
) -> None:
    before = made(name, workspace, press)
    assert before.letter is not None
    assert before.pages is not None
    data = from_json(b"".join(before.pages.data))
    text = draft_of_data(
        data,
        source="letter.pdf",
        offices=offices.offices(workspace).models,
        signatories=offices.signatories(workspace).models,
        keys=keys,
    )
    after = made(name, workspace, press, text.encode("utf-8"))
    assert after.letter is not None, [fault.message() for fault in after.found]
    changes = differences(parts_of(before.letter), parts_of(after.letter))
    # An annex is drawn from submissions, which stay at home; the file itself holds it.
    assert [change for change in changes if change.role != "annex"] == []


@pytest.mark.parametrize("name", SECRET)
def test_a_secret_letter_carries_nothing(name: str, workspace: Workspace, press: Press) -> None:
    of = files(name, workspace, press)
    assert own_data("letter.pdf", of["letter.pdf"]) is None
    assert own_data("letter.docx", of["letter.docx"]) is None
    assert b"letter.json" not in of["letter.pdf"]


def test_without_data_nothing_is_attached(workspace: Workspace) -> None:
    of = files(SEED, workspace, Press.of(workspace, carries_data=False))
    assert own_data("letter.pdf", of["letter.pdf"]) is None
    assert not [
        one for one in zipfile.ZipFile(io.BytesIO(of["letter.docx"])).namelist() if "custom" in one
    ]


def test_the_data_are_this_recipients_alone(workspace: Workspace, press: Press) -> None:
    path = workspace.config / "circulars" / f"{SEED}.yaml"
    loaded = circulars.load(path, workspace)
    assert loaded.dossier is not None
    people = loaded.dossier.recipients
    one, *others = letters(loaded.dossier, people, loaded, workspace, press)
    assert one.pages is not None
    said = b"".join(one.pages.data).decode("utf-8")
    assert from_json(said.encode()).fields["recipient"] == people[0].addressee
    for person in people[1:]:
        assert person.addressee not in said
    for kept_at_home in (str(workspace.root), "submissions/", "provinces", "#"):
        assert kept_at_home not in said
    assert len({b"".join(other.pages.data) for other in others if other.pages}) == len(others)


def test_a_batch_gives_the_bytes_of_a_letter_alone(workspace: Workspace, press: Press) -> None:
    path = workspace.config / "circulars" / f"{SEED}.yaml"
    loaded = circulars.load(path, workspace)
    assert loaded.dossier is not None
    people = loaded.dossier.recipients[:3]
    together = list(letters(loaded.dossier, people, loaded, workspace, press))
    for person, letter in zip(people, together, strict=True):
        (alone,) = letters(loaded.dossier, [person], loaded, workspace, Press.of(workspace))
        assert alone.pages is not None
        assert letter.pages is not None
        assert b"".join(alone.pages.data) == b"".join(letter.pages.data)
        fresh = Press.of(workspace).draw_files(alone.pages, ("docx", "pdf"), "x")
        assert press.draw_files(letter.pages, ("docx", "pdf"), "x") == fresh


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("๓๐ กันยายน", "๓๑ กันยายน"),
        ("จึงเรียนมา", "จึงไม่เรียนมา"),
        ("ด่วนมาก", ""),
        ("๑ ชุด", "๒ ชุด"),
        ("จึงเรียนมาเพื่อโปรดพิจารณา", "จึงเรียนมาเพื่อโปรดพิจารณา\nขออนุมัติเงินเพิ่ม"),
        ("(นายขจร", "(นายจขร"),
    ],
)
def test_a_changed_word_is_told(workspace: Workspace, press: Press, old: str, new: str) -> None:
    of = files(SEED, workspace, press)
    text = text_of_docx(of["letter.docx"])
    assert old in text
    assert disagreement(carried(of).letter, [text.replace(old, new, 1)])


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.replace("กันยายน", "ตุลาคม", 1),
        lambda data: data.replace('"docgen":1', '"docgen":2', 1),
        lambda data: data[:-40],
        lambda data: "[]",
        lambda data: "[" * 100_000,
    ],
)
def test_data_that_were_changed_or_damaged_are_refused(
    workspace: Workspace, press: Press, spoil: object
) -> None:
    whole = made(SEED, workspace, press).pages
    assert whole is not None
    text = b"".join(whole.data).decode("utf-8")
    assert callable(spoil)
    with pytest.raises(ValueError, match=r"."):
        from_json(spoil(text).encode("utf-8"))


def test_the_pdf_says_which_standard_still_holds(workspace: Workspace, press: Press) -> None:
    content = files(SEED, workspace, press)["letter.pdf"]
    assert b"<pdfaid:part>3</pdfaid:part>" in content
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in content
    assert b"<pdfuaid:part>1</pdfuaid:part>" in content
    assert b"/AFRelationship/Data" in content.replace(b" ", b"")


def test_data_of_what_cannot_be_taken_are_none(workspace: Workspace) -> None:
    assert own_data("letter.docx", b"not a zip") is None
    assert own_data("letter.pdf", b"%PDF-1.7 nothing") is None
    assert own_data("letter.txt", b"text") is None
    plain = replace(Press.of(workspace), carries_data=False)
    assert own_data("x.pdf", files("memo-example", workspace, plain)["letter.pdf"]) is None
