"""How data are brought from outside: one module a way, each gives rows of text."""

from __future__ import annotations

from collections.abc import Callable

from docgen.diagnostics import Diagnostic, Rejected
from docgen.light import dataclass
from docgen.loading.workspace.sources import Source

Elapsed = Callable[[], float]


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


def within_rows(rows: int, source: Source) -> None:
    """Raises: Rejected, with DG4406, when there are more rows than the source allows."""
    if rows > source.rows:
        raise refused_source("DG4406", source, most=source.rows)
