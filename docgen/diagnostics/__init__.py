"""Faults as values: where, which code, with what parameters; rendered once, at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import field

from docgen.codes import CODES
from docgen.codes.reasons import Reason
from docgen.light import dataclass

_MORE, _MORE_OF_ERRORS = "DG1011", "DG1012"


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a file: line and column count from 1 in code points; line 0 is the whole file.

    ``cell`` names the place in a table the way its program does (``แถว 5``, ``แผ่น1!C14``).
    """

    file: str
    line: int = 0
    column: int = 0
    length: int = 1
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault at one place; ``also`` are other places that belong to it, each with a label.

    ``mend`` is what stands at the place and what should, where that can be proven. A fault that
    stands in no file but in what a service was asked for names the ``argument``.
    """

    code: str
    at: Position | None
    params: Mapping[str, object] = field(default_factory=dict)
    also: tuple[tuple[Position, str], ...] = ()
    mend: tuple[str, str] | None = None
    argument: str = ""

    @property
    def severity(self) -> str:
        """``error``, ``warning`` or ``note``."""
        return CODES[self.code].severity

    @property
    def is_asked(self) -> bool:
        """Whether it is told only when everything is asked for."""
        return CODES[self.code].asked

    @property
    def is_error(self) -> bool:
        """Whether nothing may be written while this stands."""
        return self.severity == "error"

    def message(self, language: str = "th") -> str:
        """The sentence that says what is wrong."""
        code = CODES[self.code]
        return _filled_message(code.message if language == "th" else code.en, self.params, language)

    def remedy(self, language: str = "th") -> str:
        """What to type or do instead."""
        code = CODES[self.code]
        template = code.remedy if language == "th" else code.en_remedy
        return _filled_message(template, self.params, language)

    def label(self) -> str:
        """The few words beside the caret; may be empty."""
        return _filled_message(CODES[self.code].label, self.params, "th")


class Rejected(Exception):  # noqa: N818 - a verdict on the input, not a fault of ours
    """The input has errors: carries every diagnostic found, warnings included."""

    def __init__(self, found: list[Diagnostic] | tuple[Diagnostic, ...]) -> None:
        super().__init__(", ".join(fault.code for fault in found))
        self.found: tuple[Diagnostic, ...] = tuple(found)


def number_in(params: Mapping[str, object], name: str) -> int:
    """The whole number that a finding or a note says under ``name``; 0 where it says none."""
    param = params.get(name)
    return param if isinstance(param, int) else 0


def names_in(params: Mapping[str, object], name: str) -> list[str]:
    """The texts that a finding says under ``name``, in order; none where it says no list."""
    param = params.get(name)
    return [str(text) for text in param] if isinstance(param, list | tuple) else []


def first_of_each(found: Sequence[Diagnostic], most: int = 100) -> list[Diagnostic]:
    """The first ``most`` of each code, in order; in place of the others how many there are."""
    counts = Counter(fault.code for fault in found)
    seen: Counter[str] = Counter()
    kept: list[Diagnostic] = []
    for fault in found:
        seen[fault.code] += 1
        if seen[fault.code] <= most:
            kept.append(fault)
        elif seen[fault.code] == counts[fault.code]:
            params = {"code": fault.code, "count": counts[fault.code] - most}
            kept.append(Diagnostic(_MORE_OF_ERRORS if fault.is_error else _MORE, fault.at, params))
    return kept


def listed_names(names: Sequence[str], most: int) -> str:
    """The first ``most`` names for a message, and how many more there are."""
    rest = len(names) - most
    return ", ".join(names[:most]) + (f", ... (+{rest})" if rest > 0 else "")


def _filled_message(template: str, params: Mapping[str, object], language: str) -> str:
    said = {
        name: param.in_language(language) if isinstance(param, Reason) else param
        for name, param in params.items()
    }
    return template.format(**said)
