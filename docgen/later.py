"""Modules that are imported when something of them is first used, and not before.

A module names at its head what it stands on; what only some letters need (python-docx, a template's
engine, the register) it names like this::

    if TYPE_CHECKING:
        import jinja2
    else:
        jinja2 = later("jinja2")

Types are those of the real module; the rules about imports read both lines
(``tests/test_architecture.py``), and which command loads what is held by
``tests/test_loaded_modules.py``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection
from importlib import import_module
from typing import Any

from docgen.compiled_patterns import of_libraries


class _Later:
    __slots__ = ("_name",)

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        module = sys.modules.get(self._name)
        spec = getattr(module, "__spec__", None)
        if module is None or getattr(spec, "_initializing", False):
            with of_libraries():
                module = import_module(self._name)
        return getattr(module, attribute)


def later(name: str) -> Any:
    """The module of that full name, imported when it is first asked for something."""
    return _Later(name)


def parts_later(names: Collection[str], *, of: str) -> Callable[[str], Any]:
    """The ``__getattr__`` of a package that shows parts of the module ``of`` as its own."""

    def part(name: str) -> Any:
        if name in names:
            return getattr(import_module(of), name)
        raise AttributeError(name)

    return part
