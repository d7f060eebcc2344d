"""README and manual: commands run, and every command, kind, annex and exit code is in them."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from docgen import vocabulary
from docgen.cli import main
from docgen.codes import CODES
from docgen.compose.annexes import ANNEXES
from docgen.kinds import names
from docgen.services import manual

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
MOST_BYTES = 10_000
COMMANDS = tuple(main.list_commands(None))  # type: ignore[arg-type]
EXIT_CODES = (0, 1, 2, 3, 70, 75, 130)


@pytest.fixture(scope="module")
def readme() -> str:
    return README.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def papers(readme: str) -> str:
    """The README and every page of the manual."""
    return "\n".join((readme, *(page.text for page in manual.pages())))


def test_the_readme_is_short(readme: str) -> None:
    assert len(readme.encode("utf-8")) < MOST_BYTES


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The starting workspace, in which the README's lines are run one after another."""
    folder = tmp_path_factory.mktemp("readme") / "workspace"
    for name in ("config", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / "output").mkdir()
    return folder


def fenced(readme: str) -> list[tuple[str, str]]:
    """The language and the text of every code block."""
    return re.findall(r"^```(\w*)\n(.*?)^```$", readme, re.S | re.M)


def docgen_lines(readme: str) -> list[str]:
    """Lines that call docgen in the README's code blocks; two spaces or a # begin a comment."""
    plain = (block for language, block in fenced(readme) if not language)
    lines = (line.strip() for block in plain for line in block.splitlines())
    calls = (line for line in lines if line.startswith("docgen "))
    return [re.split(r"\s{2,}|#", line)[0].strip() for line in calls]


def is_call(line: str) -> bool:
    """A line to run, and not the form of a command with places in capitals or brackets."""
    serves = line.startswith("docgen open")  # until it is stopped: tests/web
    return not serves and not re.search(r"[…|\[\]]|\b[A-Z]{3,}\b", line)


def test_the_commands_of_the_papers_run(
    papers: str, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(workspace)
    calls = list(dict.fromkeys(filter(is_call, docgen_lines(papers))))
    assert calls
    for line in calls:
        result = CliRunner().invoke(main, shlex.split(line)[1:])
        assert result.exit_code == 0, f"{line}\n{result.output}"
        if line.startswith("docgen new "):
            fill_in(workspace / "config" / "circulars")


def fill_in(folder: Path) -> None:
    """What the clerk does before a batch: real words for what ``docgen new`` left in « »."""
    for path in folder.glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub("«[^»\n]*»", "การประชุม", text), encoding="utf-8")


def test_the_first_letter_of_the_readme_is_sound(readme: str, workspace: Path) -> None:
    shortest = next(text for language, text in fenced(readme) if language == "yaml")
    path = workspace / "config" / "circulars" / "first.yaml"
    path.write_text(shortest, encoding="utf-8")
    result = CliRunner().invoke(main, ["check", str(path)])
    path.unlink()
    passed, closing = result.stderr.strip().splitlines()  # no finding before the closing line
    assert (result.exit_code, path.name in passed) == (0, True)
    assert "docgen build" in closing


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_papers(papers: str, name: str) -> None:
    assert f"docgen {name}" in papers


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_line_in_the_vocabulary(name: str) -> None:
    word = vocabulary.word("commands", name)
    assert word.thai
    assert word.title


@pytest.mark.parametrize("name", names())
def test_every_kind_is_in_the_papers(papers: str, name: str) -> None:
    assert vocabulary.thai("kinds", name) in papers


@pytest.mark.parametrize("name", sorted(ANNEXES))
def test_every_annex_is_in_the_papers(papers: str, name: str) -> None:
    assert vocabulary.thai("annex_layouts", name) in papers


@pytest.mark.parametrize("code", EXIT_CODES)
def test_every_exit_code_is_in_the_papers(papers: str, code: int) -> None:
    assert re.search(rf"(?<![0-9]){code}(?![0-9])", papers)


@pytest.mark.parametrize("name", sorted(CODES))
def test_every_code_has_a_whole_page(name: str) -> None:
    code = CODES[name]
    for part in (code.message, code.remedy, code.en, code.en_remedy):
        assert part
    for part in (code.meaning, code.wrong, code.right):
        assert part
    result = CliRunner().invoke(main, ["explain", name])
    assert result.exit_code == 0
    assert code.meaning.splitlines()[0] in result.stdout


@pytest.mark.parametrize("name", sorted(name for name in CODES if name.startswith("DG7")))
def test_every_rule_of_the_regulation_names_its_clause(name: str) -> None:
    assert CODES[name].clause
    assert CODES[name].strength


# -- the recipes ---------------------------------------------------------------------------------

RECIPES = (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")
OPEN = re.compile("NAME|VERB|FILE|KIND|EXAMPLE|DGnnnn|ชื่อการกระทำ|…")  # what its reader chooses
NAMED_IN = re.compile(r"`([A-Za-z_]+)(?:\([^)`]*\))?` of `([\w/]+\.py)`")
SHORT = ("", "docgen/", "docgen/codes/")  # a recipe may leave out the folder that it speaks of


def spoken_paths(text: str) -> set[str]:
    """Paths of files and folders in backticks, and those that the recipes' commands name."""
    quoted = re.findall(r"`([^`\s]+)`", text)
    commands = " ".join(re.findall(r"`(?:pytest|docgen) ([^`]+)`", text)).split()
    linked = [link.removeprefix("../") for link in re.findall(r"\]\(([^)#]+)", text)]
    paths = (path for path in (*quoted, *commands, *linked) if "/" in path)
    return {path for path in paths if not OPEN.search(path) and not path.startswith((".", "-"))}


def missing_paths(text: str) -> set[str]:
    return {
        path
        for path in spoken_paths(text)
        if not any((ROOT / folder / path).exists() for folder in SHORT)
    }


def missing_names(text: str) -> set[tuple[str, str]]:
    return {
        (name, path)
        for name, path in NAMED_IN.findall(text)
        if not re.search(
            rf"^(?:def |class )?{name}\b", (ROOT / path).read_text(encoding="utf-8"), re.M
        )
    }


def test_what_the_recipes_name_is_there() -> None:
    assert len(spoken_paths(RECIPES)) > 40
    assert not missing_paths(RECIPES)
    assert len(NAMED_IN.findall(RECIPES)) > 5
    assert not missing_names(RECIPES)
    assert not set(re.findall(r"DG\d{4}", RECIPES)) - set(CODES)


@pytest.mark.parametrize(
    "gone",
    [
        *(
            "`docgen/gone.py`",
            "`pytest tests/gone tests/test_docs.py`",
            "[there](../tests/gone.md)",
        ),
        "`GONE` of `docgen/kinds/known.py`",
    ],
)
def test_what_the_recipes_name_in_vain_is_found(gone: str) -> None:
    assert missing_paths(gone) or missing_names(gone)
