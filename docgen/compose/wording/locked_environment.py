"""What a template may ask for while it is filled: plain values, printed as a letter prints them."""

from __future__ import annotations

from functools import cache, partial
from typing import Any

from jinja2 import StrictUndefined, Undefined
from jinja2.exceptions import TemplateRuntimeError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from docgen.compose.wording.bilingual_names import amount_filters, heading_filters
from docgen.compose.wording.record_marks import HEADING, RECORD, UNIT
from docgen.model.wordings import item_filters
from docgen.thai import Fault
from docgen.thai.amounts import Amount, parse_amount


class UnprintableError(Exception):
    """Rendering stopped at a value that a letter cannot print."""


class _Locked(ImmutableSandboxedEnvironment):
    """Looks names up in plain dictionaries and lists only, never on an object."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, dict) and argument in obj:
            return obj[argument]
        return self.undefined(obj=obj, name=str(argument))


@cache
def locked_environment() -> _Locked:
    locked = _Locked(
        undefined=StrictUndefined,
        autoescape=False,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
        cache_size=0,
    )
    locked.globals.clear()
    locked.tests.clear()
    locked.filters = dict.fromkeys(item_filters(), _items)
    locked.filters |= dict.fromkeys(heading_filters(), _heading)
    locked.filters |= {name: partial(_say, named) for name, named in amount_filters().items()}
    return locked


class _Records(str):
    """Items and headings already set on lines of their own."""

    __slots__ = ()


def _items(items: Any) -> _Records:
    """A list slot as records ``RECORD numbers UNIT slot UNIT text``, one a line."""
    lines = [f"{RECORD}{UNIT.join(record)}" for item in items for record in item[""]]
    return _Records("\n" + "\n".join(lines) + "\n")


def _heading(text: str) -> _Records:
    """A fixed heading of the template on a line of its own."""
    return _Records(f"\n{HEADING}{text}\n")


def sum_of_money(value: Any) -> Amount | None:
    """The sum of money that a value of a template is, when it is one."""
    if isinstance(value, dict):
        value = value.get("figures")
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    try:
        return parse_amount(str(value))
    except Fault:
        return None


def shown_value(value: Any) -> str:
    return str(value) if isinstance(value, str | int | float) else ""


def _say(named: str, value: Any) -> str:
    """One of the names of a sum of money."""
    amount = sum_of_money(value)
    if amount is None:
        raise TemplateRuntimeError(shown_value(value))
    said: str = getattr(amount, named)
    return said


def _printable(value: Any) -> Any:
    """Text and whole numbers only: anything else would print as Python, not as Thai."""
    if isinstance(value, _Records | Undefined):
        return value
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise TemplateRuntimeError(type(value).__name__)
    if isinstance(value, str) and not {RECORD, UNIT, HEADING}.isdisjoint(value):
        raise TemplateRuntimeError("control character")
    return value
