"""What is wrong with a long list: the first faults, each once, and how many there are in all."""

from __future__ import annotations

from dataclasses import field, replace

from docgen.diagnostics import Diagnostic, number_in
from docgen.diagnostics.rendering import Sources
from docgen.light import dataclass

_SHOWN = 100  # faults
_COUNT = "count"
_LEFT_OUT = "DG5107"


@dataclass(slots=True)
class FaultsOfList:
    """The first faults of the whole list, each once, and how many more there are."""

    shown: dict[tuple[object, ...], Diagnostic] = field(default_factory=dict)
    count: int = 0
    errors: int = 0
    unknown: dict[str, Diagnostic] | None = None
    sources: Sources = field(default_factory=Sources)

    def add(self, found: tuple[Diagnostic, ...]) -> None:
        """What was found in one step."""
        here = {str(fault.params["name"]): fault for fault in found if fault.code == _LEFT_OUT}
        known = here if self.unknown is None else self.unknown
        self.unknown = {name: fault for name, fault in known.items() if name in here}
        for fault in found:
            if fault.code != _LEFT_OUT:
                self.keep(fault)

    def keep(self, one: Diagnostic) -> None:
        """One fault, where it was not found before."""
        key = (one.code, one.at, repr(one.params))
        if key in self.shown:
            return
        self.count += 1
        self.errors += one.is_error
        if len(self.shown) < _SHOWN:
            self.shown[key] = one

    def all_faults(self) -> tuple[Diagnostic, ...]:
        """The first of them, and a note of how many there are in all."""
        first = (*self.shown.values(), *(self.unknown or {}).values())
        if self.count <= len(self.shown):
            return first
        params = {"shown": len(self.shown), "count": self.count}
        return (*first, Diagnostic("DG5112", None, params))


@dataclass(slots=True)
class FaultsOfSteps:
    """What each step tells of itself: once for all of them, its counts added up."""

    shown: dict[tuple[object, ...], Diagnostic] = field(default_factory=dict)
    count: int = 0

    def add(self, fault: Diagnostic) -> None:
        """One fault of a step; what is not counted is told as the first step told it."""
        is_counted = _COUNT in fault.params
        heading = fault.params.get("heading")
        key = (fault.code, heading) if is_counted else (fault.code, fault.at)
        before = self.shown.get(key)
        if before is None:
            self.count += 1
            if is_counted or len(self.shown) < _SHOWN:
                self.shown[key] = fault
        elif is_counted:
            count = number_in(before.params, _COUNT) + number_in(fault.params, _COUNT)
            self.shown[key] = replace(before, params={**before.params, _COUNT: count})

    def all_faults(self) -> tuple[Diagnostic, ...]:
        """The first of them, and a note of how many there are in all."""
        if self.count <= len(self.shown):
            return tuple(self.shown.values())
        params = {"shown": len(self.shown), "count": self.count}
        return (*self.shown.values(), Diagnostic("DG5112", None, params))
