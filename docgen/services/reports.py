"""What every service gives back: its value, with all that was found on the way."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import field
from functools import wraps
from pathlib import Path
from typing import Any, Generic, ParamSpec, TypeVar

from docgen import vocabulary
from docgen.codes import reasons
from docgen.codes.reasons import refusal
from docgen.diagnostics import Diagnostic, Rejected
from docgen.diagnostics.rendering import Sources
from docgen.light import dataclass
from docgen.thai.names import nearest_names

Value = TypeVar("Value")
Other = TypeVar("Other")
Asked = ParamSpec("Asked")

_OFFERED, _AT_MOST = 3, 8
_PACKAGE = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Report(Generic[Value]):
    """The value of a service (``None`` where errors stopped the way) and what was found.

    ``sources`` are the lines of the files that were read, for showing those at fault.
    """

    value: Value | None
    found: tuple[Diagnostic, ...] = ()
    sources: Sources = field(default_factory=Sources)

    @property
    def is_sound(self) -> bool:
        """Whether there is a value and no error beside it."""
        return self.value is not None and not any(fault.is_error for fault in self.found)

    @property
    def is_misasked(self) -> bool:
        """Whether every error lies in what was asked for, and none in a file."""
        errors = [fault for fault in self.found if fault.is_error]
        return bool(errors) and all(fault.argument for fault in errors)

    def without_value(self) -> Report[Any]:
        """The same findings where a later step has no value to give."""
        return Report(None, self.found, self.sources)

    def expected_value(self) -> Value:
        """The value.

        Raises: Rejected, with all that was found, when there is none.
        """
        if self.value is None:
            raise Rejected(self.found)
        return self.value


def refused_by_system(error: OSError) -> Diagnostic | None:
    """What the disk or its system refused, where it says of which file; ``None`` otherwise.

    A file of docgen itself that cannot be read is no fault of the surroundings.
    """
    file = error.filename if isinstance(error.filename, str) else os.fspath(error.filename or "")
    if not file or Path(os.fsdecode(file)).is_relative_to(_PACKAGE):
        return None
    params = {"file": os.fsdecode(file), "reason": refusal(error)}
    return Diagnostic("DG5020", None, params)


def as_report(service: Callable[Asked, Report[Value]]) -> Callable[Asked, Report[Value]]:
    """A service whose refusals are part of its report, not exceptions."""

    @wraps(service)
    def reporting_service(*args: Asked.args, **kwargs: Asked.kwargs) -> Report[Value]:
        try:
            return service(*args, **kwargs)
        except Rejected as refusal:
            return Report(None, refusal.found)

    return reporting_service


def misasked_argument(code: str, argument: str, **params: Any) -> Diagnostic:
    """A fault in what a service was asked for."""
    return Diagnostic(code, None, params, argument=argument)


def unknown_name(
    code: str, argument: str, name: str, known: Iterable[str], section: str = ""
) -> Diagnostic:
    """A name that is not among those known; the nearest are offered, or all where they are few.

    ``section`` of the vocabulary says what words that may mean several stand for at the most.
    """
    names = tuple(dict.fromkeys(known))
    meant_one = vocabulary.doubtful_words(section).get(name.strip()) if section else None
    near: Sequence[str] = (meant_one,) if meant_one else nearest_names(name, names)[:_OFFERED]
    offered = ", ".join(near or names[:_AT_MOST]) or "-"
    meant = reasons.names_meant(near, names)
    return misasked_argument(code, argument, name=name, suggestion=offered, meant=meant)
