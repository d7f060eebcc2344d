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
from tests.hostile.growth import growth

PACKAGE = Path(docgen.__file__).parent
METHODS = {"search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split"}
INLINE = {*METHODS, "compile"}


@cache
def modules() -> dict[str, Any]:
    names = (found.name for found in pkgutil.walk_packages(docgen.__path__, "docgen."))
    return {name: importlib.import_module(name) for name in names if "__main__" not in name}


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
                for method in own or {"search"}:
                    if (pattern, method) not in seen:
                        seen.add((pattern, method))
                        yield f"{module_name}.{name}", pattern, method


def within(value: Any, depth: int = 0) -> Iterator[re.Pattern[Any]]:
    """The patterns in a value: itself, or what its tuples, lists and dictionaries hold."""
    if isinstance(value, re.Pattern):
        yield value
    elif depth < 4 and isinstance(value, tuple | list | set | frozenset):
        for one in value:
            yield from within(one, depth + 1)
    elif depth < 4 and isinstance(value, dict):
        yield from within(list(value.values()), depth + 1)


ALL = list(patterns())


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


def test_every_pattern_is_held_by_a_module() -> None:
    """A pattern made within a function would be timed by nobody."""
    loose = []
    for name, module in modules().items():
        tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef):
                loose += [f"{name}:{call.lineno}" for call in inline_calls(function)]
    assert sorted(set(loose)) == []


def inline_calls(function: ast.FunctionDef) -> Iterator[ast.Call]:
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            value, name = node.func.value, node.func.attr
            if isinstance(value, ast.Name) and value.id == "re" and name in INLINE:
                yield node
