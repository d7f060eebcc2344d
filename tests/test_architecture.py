"""The house: imports flow one way, and each thing stays in its room."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "docgen"
MODULES = sorted(path for path in PACKAGE.rglob("*.py"))

# From left to right: a room imports only rooms to its left, and itself.
ROOMS = (
    "length",
    "pictures",
    "codes",
    "diagnostics",
    "thai",
    "standards",
    "kinds",
    "vocabulary",
    "letter",
    "models",
    "signing",
    "particulars",
    "rosters",
    "body_parts",
    "circular",
    "dossier",
    "register",
    "rendering",
    "loading",
    "compose",
    "reading",
    "checks",
    "layout",
    "writers",
    "build",
    "batch",
    "cli",
    "__main__",
)
LANGUAGE_ROOMS = {"thai", "standards"}
WHAT_LANGUAGE_MAY_IMPORT = {"length", "diagnostics"}
ROOMS_WITH_THAI_TEXT = {"thai", "codes", "standards", "kinds"}
CLOCKS = re.compile(r"\b(datetime\.now|date\.today|time\.time|utcnow|perf_counter|monotonic)\b")
WORD_WRITER = "docgen/writers/docx/oxml.py"
WORD_READER = "docgen/checks/docx_file/tags.py"
WORD_NAMESPACE = re.compile(r"\bw:|schemas\.openxmlformats\.org/wordprocessingml")
WORD_PROPERTIES = {"pPr", "rPr", "rFonts", "szCs", "bCs", "jc", "ind", "pgSz", "pgMar", "sectPr"}
HEAVY = {
    "docx", "lxml", "typst", "uharfbuzz", "icu4py", "pydantic", "jinja2", "pythainlp", "yaml",
    "rich", "xlsxwriter",
}  # fmt: skip


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            assert node.module is not None
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def imported_rooms(path: Path) -> set[str]:
    rooms = set()
    for name in imports_of(path):
        parts = name.split(".")
        if parts[0] == "docgen" and len(parts) > 1 and parts[1] in ROOMS:
            rooms.add(parts[1])
    return rooms - {room_of(path)}


def literals_of(path: Path) -> Iterator[ast.Constant]:
    """String literals that are not docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in docstrings:
            yield node


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_room_imports_only_rooms_to_its_left(path: Path) -> None:
    room = room_of(path)
    if room == "__init__":
        assert not imported_rooms(path)
        return
    allowed = set(ROOMS[: ROOMS.index(room)])
    if room in LANGUAGE_ROOMS:
        allowed = WHAT_LANGUAGE_MAY_IMPORT
    assert imported_rooms(path) <= allowed


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_words_vocabulary_has_one_writer_and_one_reader(path: Path) -> None:
    if named(path) in (WORD_WRITER, WORD_READER):
        return
    named_here = [node.lineno for node in literals_of(path) if WORD_NAMESPACE.search(node.value)]
    assert not named_here


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_words_properties_are_named_only_where_word_files_are_written_or_read(path: Path) -> None:
    if named(path) == WORD_WRITER or path.parent == (ROOT / WORD_READER).parent:
        return
    assert not [node.lineno for node in literals_of(path) if node.value in WORD_PROPERTIES]


def test_the_reader_of_word_files_knows_nothing_of_the_writer() -> None:
    for path in (ROOT / WORD_READER).parent.glob("*.py"):
        assert "writers" not in imported_rooms(path)


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_only_the_command_line_prints_and_reads_the_clock(path: Path) -> None:
    if room_of(path) == "cli":
        return
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\bprint\(", text)
    assert not CLOCKS.search(text)


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_thai_text_stands_in_data_only(path: Path) -> None:
    if room_of(path) in ROOMS_WITH_THAI_TEXT:
        return
    # Single characters name a mark for the code; words belong in data.
    thai = [
        f"{node.lineno}: {node.value}"
        for node in literals_of(path)
        if re.search(r"[ก-ฮ].*[ก-๛]", node.value) and not node.value.startswith("[")
    ]
    assert not thai


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_the_command_line_imports_nothing_heavy_at_its_head(path: Path) -> None:
    if room_of(path) != "cli":
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    heads = {
        name.split(".")[0]
        for node in tree.body
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
        )
    }
    assert not heads & HEAVY


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_files_are_opened_with_their_encoding(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for call in re.findall(r"\.(?:read_text|write_text|open)\(([^()]*)\)", text):
        assert "encoding=" in call or re.search(r'"[rwxa]b"', call), call
