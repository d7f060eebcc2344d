"""A DOCX made with a kept package is the DOCX that python-docx builds."""

from __future__ import annotations

import datetime
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from docgen import kept
from docgen.layout.model.pages import Pages
from docgen.loading.workspace import Workspace
from docgen.making import prepare
from docgen.press import Press
from docgen.writers.docx import Writer, kept_package, whole_package

ROOT = Path(__file__).parents[3]
LETTERS = ("memo-example", "chiangmai-2564", "dla-1960", "english-example", "stamped-example")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "docgen"


def packages_in(folder: Path) -> list[Path]:
    return list(folder.glob("package-*"))


def pages_of(name: str) -> Pages:
    workspace = Workspace(ROOT)
    made = prepare(ROOT / f"config/circulars/{name}.yaml", workspace, Press.of(workspace))
    assert made.pages is not None
    return made.pages


def built_afresh(pages: Pages) -> bytes:
    """The file whose package python-docx built for this very letter."""
    found, keep = kept.kept_object, kept.keep_object
    try:
        kept.kept_object, kept.keep_object = lambda name, key: None, lambda name, key, content: None  # type: ignore[assignment]
        whole = kept_package._filled_package
        kept_package._filled_package = lambda made, pages: kept_package._build_package(pages)  # type: ignore[assignment]
        return bytes(Writer().write(pages))
    finally:
        kept.kept_object, kept.keep_object, kept_package._filled_package = found, keep, whole  # type: ignore[assignment]


@pytest.mark.parametrize("name", LETTERS)
def test_the_bytes_are_the_same_whether_kept_or_built(name: str, folder: Path) -> None:
    pages = pages_of(name)
    expected = built_afresh(pages)
    assert not packages_in(folder)
    assert bytes(Writer().write(pages)) == expected
    assert len(packages_in(folder)) == 1
    assert bytes(Writer().write(pages)) == expected


def test_one_package_serves_letters_of_other_titles_agencies_and_days(folder: Path) -> None:
    pages = pages_of("memo-example")
    others = [
        replace(pages, title="<ก> & \"ข\" 'ค' > ง", agency="ส่วน & ราชการ", date=None),
        replace(pages, title="ก" * 400, date=datetime.date(2024, 2, 29)),
        replace(pages, title="", agency=""),
    ]
    for other in (pages, *others):
        assert bytes(Writer().write(other)) == built_afresh(other)
    assert len(packages_in(folder)) == 1


def test_a_kept_package_needs_no_python_docx(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = pages_of("memo-example")
    expected = Writer().write(pages)
    monkeypatch.setattr(whole_package, "build_package", lambda pages: pytest.fail("built again"))
    assert Writer().write(pages) == expected


def test_a_damaged_package_is_built_again(folder: Path) -> None:
    pages = pages_of("memo-example")
    expected = bytes(Writer().write(pages))
    (file,) = packages_in(folder)
    file.write_bytes(file.read_bytes()[:-100])
    assert bytes(Writer().write(pages)) == expected


def test_pictures_that_are_somebodys_own_are_not_kept(folder: Path, tmp_path: Path) -> None:
    pages = pages_of("memo-example")
    picture = pages.sections[0].pages[0].pictures[0]
    own = replace(picture, name="signature", file=pages.emblem)
    page = replace(pages.sections[0].pages[0], pictures=(picture, own))
    section = replace(pages.sections[0], pages=(page, *pages.sections[0].pages[1:]))
    Writer().write(replace(pages, sections=(section, *pages.sections[1:])))
    assert not packages_in(folder)


def test_the_package_is_the_zip_file_that_pythons_own_writer_makes() -> None:
    content = bytes(Writer().write(pages_of("memo-example")))
    with zipfile.ZipFile(io.BytesIO(content)) as written:
        assert written.testzip() is None
        members = written.infolist()
        again = io.BytesIO()
        with zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as whole:
            for member in members:
                about = zipfile.ZipInfo(member.filename, (1980, 1, 1, 0, 0, 0))
                about.compress_type, about.create_system = zipfile.ZIP_DEFLATED, 3
                whole.writestr(about, written.read(member))
    filled = {kept_package.DATA, kept_package.TEXT}
    first = next(one for one in members if one.filename in filled)
    assert again.getvalue()[: first.header_offset] == content[: first.header_offset]
