"""How data are brought from outside: one module a way, each gives rows of text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field

from docgen.diagnostics import Diagnostic, Rejected
from docgen.light import dataclass
from docgen.loading.workspace.sources import Source


def _untold(rows: int) -> None:
    """Nobody waits to hear of them."""


@dataclass(slots=True)
class Elapsed:
    """The seconds since it was made, by ``clock``; ``tell`` hears how many rows have come."""

    clock: Callable[[], float]
    tell: Callable[[int], None] = _untold
    start: float = field(init=False)

    def __post_init__(self) -> None:
        self.start = self.clock()

    def __call__(self) -> float:
        """So many."""
        return self.clock() - self.start


@dataclass(frozen=True, slots=True)
class Fetched:
    """Rows of text under headings, and what a record may say of where they are from."""

    headings: tuple[str, ...]
    rows: list[list[str]]
    origin: dict[str, str]


def refused_source(code: str, source: Source, **params: object) -> Rejected:
    """A refusal at the source's entry, with no secret in it."""
    told = {
        name: source.without_secrets(value) if isinstance(value, str) else value
        for name, value in params.items()
    }
    return Rejected([Diagnostic(code, source.at, {"name": source.name, **told})])


def within_rows(rows: int, source: Source, elapsed: Elapsed) -> None:
    """Tell how many rows have come.

    Raises: Rejected, with DG4406, when there are more rows than the source allows."""
    elapsed.tell(rows)
    if rows > source.rows:
        raise refused_source("DG4406", source, most=source.rows)
