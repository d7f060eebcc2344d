"""Every fault that docgen names, found at its place: see ``errors/README.md``."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from docgen.codes import CODES
from docgen.diagnostics import Diagnostic
from docgen.diagnostics.rendering import Sources, full_report
from docgen.loading.circular import circulars
from docgen.loading.workspace import Workspace
from docgen.making import prepare
from tests.helpers.spoilt_letters import SPOILT
from tests.helpers.workspaces import make_workspace

TESTS = Path(__file__).parent
ERRORS = TESTS / "errors"
CASES = sorted(path for path in ERRORS.iterdir() if path.name != "README.md")
LOADED = ("DG1", "DG2", "DG3", "DG4")
EXPECTED = re.compile(
    r"(?:# )?(?P<severity>error|warning|note): (?P<code>DG\d{4})"
    r"(?: (?P<file>\S+\.\w+))?(?: (?P<line>\d+)(?::(?P<start>\d+)-(?P<end>\d+))?)?"
)
# Exceptions and house style are met on the way to a letter, a number beside others' by the rules.
NOT_ON_LOADING = ("DG131", "DG204", "DG2237")
CODE = re.compile(r"DG\d{4}", re.IGNORECASE)


@dataclass(frozen=True, order=True)
class Place:
    """A fault as the annotation says it: columns count from 1, the last one exclusive."""

    severity: str
    code: str
    file: str
    line: int
    start: int
    end: int


@pytest.fixture(scope="module")
def for_files(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """One workspace for all cases of one file: each is taken out again."""
    return make_workspace(tmp_path_factory.mktemp("files") / "workspace")


@pytest.fixture
def placed_case(
    case: Path, for_files: Workspace, request: pytest.FixtureRequest
) -> Iterator[tuple[Path, Workspace]]:
    """The circular of a case, and the workspace that it was put into."""
    workspace = for_files if case.is_file() else request.getfixturevalue("workspace")
    path = _in_workspace(case, workspace)
    yield path, workspace
    path.unlink()


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_fault_is_found_at_its_place_with_a_remedy(
    case: Path, placed_case: tuple[Path, Workspace]
) -> None:
    path, workspace = placed_case
    expected = sorted(_expected(case, path))
    assert expected, f"{case.name} says nothing about what is wrong with it"
    found, sources = _found(path, workspace, expected)
    shown = full_report(found, sources, base=workspace.root)
    places = [_place(one, workspace) for one in found]
    assert sorted(_like(place, expected) for place in places) == expected, shown
    _assert_printable(found, sources, workspace)


def _assert_printable(
    found: tuple[Diagnostic, ...], sources: Sources, workspace: Workspace
) -> None:
    for one in found:
        assert one.message(), one.code
        assert one.remedy(), one.code
        assert one.message("en"), one.code
        assert one.remedy("en"), one.code
    for language in ("th", "en"):
        shown = full_report(found, sources, base=workspace.root, language=language)
        assert all(line.isprintable() for line in shown.split("\n"))


def test_name_of_each_file_begins_with_a_code_that_it_shows() -> None:
    for case in CASES:
        code = case.name[:6]
        assert code in CODES, case.name
        assert code in {one.code for one in _expected(case, case / "circular.yaml")}, case.name


def test_every_code_is_shown_to_be_found() -> None:
    shown = {found.upper() for case in CASES for found in CODE.findall(case.name)}
    shown |= {found for _, codes in SPOILT for found in codes}
    missing = sorted(CODES.keys() - shown - _codes_in_test_names())
    assert not missing, f"no file in errors/ and no test: {missing}"


def test_every_code_has_all_of_its_texts() -> None:
    names = ("message", "remedy", "en", "en_remedy", "meaning", "wrong", "right")
    lacking = [
        (code.id, name)
        for code in CODES.values()
        for name in names
        if not getattr(code, name).strip()
    ]
    assert not lacking
    assert {code.severity for code in CODES.values()} == {"error", "warning", "note"}


def _in_workspace(case: Path, workspace: Workspace) -> Path:
    """The circular of a case, put where circulars stand; a folder's other files go to config/."""
    target = workspace.config / "circulars"
    if case.is_file():
        return Path(shutil.copy(case, target))
    for path in case.rglob("*"):
        if path.is_file() and path.name not in ("expected.txt", "circular.yaml"):
            copy = workspace.config / path.relative_to(case)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, copy)
    return Path(shutil.copy(case / "circular.yaml", target))


def _expected(case: Path, circular: Path) -> Iterator[Place]:
    written = case / "expected.txt" if case.is_dir() else case
    for text in written.read_text(encoding="utf-8").splitlines():
        match = EXPECTED.fullmatch(text.strip())
        if match is not None and (case.is_dir() or text.lstrip().startswith("#")):
            numbers = (int(match[name] or 0) for name in ("line", "start", "end"))
            file = match["file"] or f"circulars/{circular.name}"
            yield Place(match["severity"], match["code"], file, *numbers)


def _found(
    path: Path, workspace: Workspace, expected: list[Place]
) -> tuple[tuple[Diagnostic, ...], Sources]:
    loading = [one.code.startswith(LOADED) for one in expected]
    if all(loading) and not any(one.code.startswith(NOT_ON_LOADING) for one in expected):
        loaded = circulars.load(path, workspace)
        return loaded.found, loaded.sources
    prepared = prepare(path, workspace, everything=True)
    return prepared.found, prepared.sources


def _place(one: Diagnostic, workspace: Workspace) -> Place:
    if one.at is None:
        return Place(one.severity, one.code, "", 0, 0, 0)
    file = Path(os.path.relpath(one.at.file, workspace.config)).as_posix()
    end = one.at.column + one.at.length
    return Place(one.severity, one.code, file, one.at.line, one.at.column, end)


def _like(place: Place, expected: list[Place]) -> Place:
    """``place`` without columns where the annotation of the same line gives none."""
    rough = Place(place.severity, place.code, place.file, place.line, 0, 0)
    return rough if rough in expected else place


def _codes_in_test_names() -> set[str]:
    names = re.compile(r"^\s*def (test_\w*DG\d{4}\w*)", re.IGNORECASE | re.MULTILINE)
    found: set[str] = set()
    for path in TESTS.rglob("*.py"):
        for name in names.findall(path.read_text(encoding="utf-8")):
            found |= {code.upper() for code in CODE.findall(name)}
    return found
