"""The architecture page lists every module with its own first line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "docgen"
MODULES = sorted(PACKAGE.rglob("*.py"))
PAGE = PACKAGE / "README.md"
DOCSTRING = re.compile(r'"""(.*?)(?:"""|\n)')
MARK = "<!-- modules: written by `pytest --update tests/test_architecture_page.py`"


@cache
def first_line(path: Path) -> str:
    """The first line of the docstring with which a module begins; empty where it has none."""
    begin = DOCSTRING.match(path.read_text(encoding="utf-8"))
    return begin[1].strip() if begin else ""


def modules() -> Iterator[str]:
    def folder(path: Path) -> str:
        return path.parent.relative_to(PACKAGE).as_posix()

    shown = sorted(
        (path for path in MODULES if first_line(path)), key=lambda path: (folder(path), path)
    )
    for name, paths in groupby(shown, key=folder):
        yield from ("", f"### {'docgen' if name == '.' else name}", "")
        for path in paths:
            yield f"* `{path.name}` {first_line(path)}"


def test_the_page_lists_every_module_with_its_first_line(*, update: bool) -> None:
    text = PAGE.read_text(encoding="utf-8")
    head, mark, rest = text.partition(MARK)
    assert mark
    comment = rest.partition("\n")[0]
    said = f"{head}{mark}{comment}\n" + "\n".join(modules()) + "\n"
    if update:
        PAGE.write_text(said, encoding="utf-8", newline="\n")
    assert said == PAGE.read_text(encoding="utf-8")


def test_every_module_says_what_it_is() -> None:
    silent = [
        path
        for path in MODULES
        if not first_line(path) and path.read_text(encoding="utf-8").strip()
    ]
    assert silent == []


def test_what_the_page_names_is_there() -> None:
    text = PAGE.read_text(encoding="utf-8").partition("## The modules")[0]
    for word in text.replace("`", " ").replace(",", " ").split():
        if word.startswith("tests/"):
            assert (PACKAGE.parent / word).exists(), word


def test_the_page_of_the_tests_names_what_is_there_and_every_helper() -> None:
    tests = Path(__file__).parent
    named = set(re.findall(r"`([\w/]+(?:\.py|\.md|/))`", (tests / "README.md").read_text("utf-8")))
    places = (tests, tests / "helpers", tests.parent)
    lost = [name for name in named if not any((place / name).exists() for place in places)]
    assert not lost
    helpers = {path.name for path in (tests / "helpers").glob("[!_]*.py")}
    assert not helpers - named
