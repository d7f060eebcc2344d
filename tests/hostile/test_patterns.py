"""No regular expression of docgen takes longer than its input is long."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import docgen
from docgen.drafting import restating
from docgen.light import regex
from docgen.reading import patterns as reading
from tests.hostile.growth import growth

PACKAGE = Path(docgen.__file__).parent
METHODS = {"search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split"}
INLINE = {*METHODS, "compile"}
# Functions that make patterns of words in data, where only these words differ.
FROM_DATA = {
    "docgen.checks.letter_rules.named_enclosures_are_there",
    "docgen.loading.circular.named_columns._after",
    "docgen.checks.proper_names.pattern",
    "docgen.compose.digits._around",
    "docgen.web.html_pages.help_text",
    "docgen.web.letter_view._in_page",  # over docgen's own remedies
    "docgen.services.received_doubts._mark",  # of docgen's own sentences
    "docgen.compiled_patterns.compiled_pattern",  # what modules hold is timed where they hold it
    "docgen.checks.word_file.secrecy._marks",
    "docgen.model.wordings.is_list",
    "docgen.drafting.restating._bare",
    "docgen.drafting.restating.without_sender",
    "docgen.drafting.restating._of_paragraphs",
    "docgen.drafting.received_foot._post",
    "docgen.reading.position_titles._goes_on_acting",
    "docgen.reading.labelled._reference",
    "docgen.reading.patterns.noise_pattern",
    "docgen.reading.patterns.pattern",
}


@cache
def modules() -> dict[str, Any]:
    names = (found.name for found in pkgutil.walk_packages(docgen.__path__, "docgen."))
    left = ("docgen.__main__", "docgen.wheel_data")  # the latter is for whoever builds the wheel
    return {name: importlib.import_module(name) for name in names if name not in left}


@cache
def methods() -> dict[str, set[str]]:
    """The methods called on each name, of a module (``module:name``) or of them all (``name``)."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, module in modules().items():
        for node in ast.walk(ast.parse(Path(module.__file__).read_text(encoding="utf-8"))):
            is_call = isinstance(node, ast.Attribute) and node.attr in METHODS
            if is_call and isinstance(node.value, ast.Name):
                found[f"{name}:{node.value.id}"].add(node.attr)
                found[node.value.id].add(node.attr)
    return found


def patterns() -> Iterator[tuple[str, re.Pattern[Any], str]]:
    """Every pattern that a module holds, with a method that is called on it."""
    seen = set()
    for module_name, module in modules().items():
        for name, value in vars(module).items():
            own = methods()[f"{module_name}:{name}"] if name.startswith("_") else methods()[name]
            for pattern in within(value):
                for method in sorted(own) or ["search"]:
                    if (pattern, method) not in seen:
                        seen.add((pattern, method))
                        yield f"{module_name}.{name}", pattern, method


def within(value: Any, depth: int = 0) -> Iterator[re.Pattern[Any]]:
    """The patterns in a value: itself, or what its tuples, lists and dictionaries hold."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, type(regex(""))):  # one that is compiled when it is first used
        yield re.compile(value.pattern, value.flags)
    elif depth < 4 and isinstance(value, tuple | list | set | frozenset):
        for one in value:
            yield from within(one, depth + 1)
    elif depth < 4 and isinstance(value, dict):
        yield from within(list(value.values()), depth + 1)


def inline_calls() -> Iterator[tuple[str, ast.Call]]:
    """Every use of ``re`` within a function, with the function's place."""
    for name, module in modules().items():
        tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef):
                for call in calls_of_re(function):
                    yield f"{name}.{function.name}", call


def calls_of_re(function: ast.FunctionDef) -> Iterator[ast.Call]:
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            value, name = node.func.value, node.func.attr
            if isinstance(value, ast.Name) and value.id == "re" and name in INLINE:
                yield node


def inline() -> Iterator[tuple[str, re.Pattern[Any], str]]:
    for place, call in inline_calls():
        if isinstance(call.args[0], ast.Constant):
            method = call.func.attr  # type: ignore[attr-defined]
            pattern = re.compile(call.args[0].value)
            yield place, pattern, "search" if method == "compile" else method


def in_data() -> Iterator[tuple[str, re.Pattern[Any], str]]:
    """The patterns that stand in docgen's own data."""
    for pattern in restating.forwarding_words()["paragraphs"]:
        yield "forward.yaml:paragraphs", re.compile(pattern), "fullmatch"
    names = "|".join(map(re.escape, restating.forwarding_words()["own_names"]))
    for pattern in restating.forwarding_words()["own_words"]:
        yield "forward.yaml:own_words", re.compile(pattern.format(names=names)), "sub"
    yield "forward.yaml:closing", re.compile(restating.forwarding_words()["closing"]), "fullmatch"
    yield "forward.yaml:ending", re.compile(restating.forwarding_words()["ending"]), "sub"


# Entries of reading.yaml that are words and sentences, no patterns.
WORDS = ("doubts", "asides", "places", "seats", "noise")
SAID = {"clause", "source", "certainty", "check", "departs_as_received", "from_data", "annexed"}


def entries(data: dict[str, Any], before: str = "") -> Iterator[str]:
    """The names of the patterns that ``docgen.reading.patterns.pattern`` gives."""
    for name, value in data.items():
        if isinstance(value, dict) and name not in WORDS:
            yield from entries(value, f"{before}{name}.")
        elif isinstance(value, str) and name not in SAID:
            yield before + name


@cache
def uses_of_reading() -> frozenset[tuple[str, str]]:
    """Each name of a pattern with a method that somebody calls on it by that name."""
    found = set()
    for module in modules().values():
        for node in ast.walk(ast.parse(Path(module.__file__).read_text(encoding="utf-8"))):
            call = node.value if isinstance(node, ast.Attribute) and node.attr in METHODS else None
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.args:
                name = call.args[0]
                if call.func.id == "pattern" and isinstance(name, ast.Constant):
                    found.add((str(name.value), node.attr))  # type: ignore[attr-defined]
    return frozenset(found)


def of_reading() -> Iterator[tuple[str, re.Pattern[Any], str]]:
    """The patterns by which a received letter is read; most are held against whole lines."""
    for name in entries(reading.table()):
        said = {method for one, method in uses_of_reading() if one == name}
        for method in sorted(said | {"fullmatch"}):
            yield f"reading.yaml:{name}", reading.pattern(name), method
    yield "reading.yaml:noise", reading.noise_pattern(), "fullmatch"


ALL = [*patterns(), *inline(), *in_data(), *of_reading()]


def test_every_pattern_of_reading_that_is_named_is_timed() -> None:
    assert {name for name, _ in uses_of_reading()} <= set(entries(reading.table()))
    assert len(uses_of_reading()) > 90


def test_there_are_patterns_to_be_timed() -> None:
    assert len(ALL) > 150


@pytest.mark.parametrize(
    ("name", "pattern", "method"), ALL, ids=[f"{name}.{method}" for name, _, method in ALL]
)
def test_time_grows_with_the_input_and_no_faster(
    name: str, pattern: re.Pattern[Any], method: str
) -> None:
    assert growth(pattern, method) is None


@pytest.mark.parametrize(
    "pattern",
    [r"\s*(?=\()", r"(a+)+$", r"ที่\s+(.+?)\s+ลงวันที่", r"[0-9]+บาท", r"\{\{.*?\}\}", r"(?:0|00)+x"],
)
def test_a_pattern_that_looks_again_and_again_is_found(pattern: str) -> None:
    assert growth(re.compile(pattern), "search") is not None


def test_every_pattern_can_be_timed() -> None:
    """A pattern that a function puts together is timed by nobody, unless data hold its parts."""
    loose = [
        place
        for place, call in inline_calls()
        if not isinstance(call.args[0], ast.Constant) and place not in FROM_DATA
    ]
    assert loose == [], loose
