"""Patterns that were compiled before: their compiled forms are kept in the user's cache.

``re`` turns a pattern into numbers that its machine runs; of the many patterns of Thai text that is
a tenth of a first letter. The numbers of docgen's own patterns are kept by text and flags, for one
version of Python alone, and each pattern made of them was held against ``re.compile`` when it was
kept. What is not there is compiled as ever. The same holds for what libraries compile while they
are imported (``of_libraries``): PyYAML's patterns take longer than to read a letter with it.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import marshal
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from re import _compiler, _parser  # type: ignore[attr-defined]
from threading import get_ident
from typing import Any

from docgen import kept

_NAME = "patterns.data"
_MOST = 3000
_compiled = re.compile
_new: dict[tuple[str, int], bytes] = {}


def compiled_pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """``re.compile(text, flags)``, from its compiled form where that is kept."""
    form = _kept_patterns().get((text, flags))
    if form is not None:
        with suppress(Exception):  # another Python's, or damaged: compiled as ever
            parts: Any = marshal.loads(form)
            made: re.Pattern[str] = _sre.compile(text, *parts)
            return made
    pattern = _compiled(text, flags)
    with suppress(Exception):  # a Python that compiles in another way: nothing is kept
        parts = _form(text, flags)
        if _sre.compile(text, *parts) == pattern:
            _new[text, int(flags)] = marshal.dumps(parts)
    return pattern


@contextmanager
def of_libraries() -> Iterator[None]:
    """What is compiled in here is kept too: for the imports of libraries, and nothing else."""

    here = get_ident()

    def compiled_once(pattern: Any, flags: int = 0) -> Any:
        is_ours = isinstance(pattern, str) and get_ident() == here
        return (compiled_pattern if is_ours else _compiled)(pattern, flags)

    re.compile = compiled_once
    try:
        yield
    finally:
        re.compile = _compiled


def keep_new() -> None:
    """Keep the forms that this process had to make, beside those of other commands."""
    if _new:
        known = {**_kept_patterns(), **_new}
        kept.keep_object(_NAME, _key(), marshal.dumps(dict(list(known.items())[-_MOST:])))
        _new.clear()


def _form(text: str, flags: int) -> tuple[Any, ...]:
    """What ``re`` gives its machine: flags, numbers, count and names of the groups."""
    parsed = _parser.parse(text, flags)
    numbers = parsed.state.groupdict
    names: list[str | None] = [None] * parsed.state.groups
    for name, number in numbers.items():
        names[number] = name
    code = [int(number) for number in _compiler._code(parsed, flags)]
    all_flags = int(flags | parsed.state.flags)
    return all_flags, code, parsed.state.groups - 1, numbers, tuple(names)


@cache
def _kept_patterns() -> dict[tuple[str, int], bytes]:
    content = kept.kept_object(_NAME, _key())
    if content is not None:
        with suppress(ValueError, EOFError, TypeError):
            known = marshal.loads(content)
            if isinstance(known, dict):
                return known
    return {}


def _key() -> str:
    return kept.digest_of(f"{sys.version}\n{_sre.MAGIC}".encode())
