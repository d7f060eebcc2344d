"""What came of reading a file of submissions."""

from __future__ import annotations

from dataclasses import field

from docgen.diagnostics import Diagnostic
from docgen.light import dataclass
from docgen.model.submissions import ProvinceCount, Submission


@dataclass(frozen=True, slots=True)
class SubmissionList:
    """The rows that could be read; ``counts`` where the file has a row a province.

    ``sources`` are the lines of each file that was read, ``near`` the provinces surely meant by
    names that are none; ``headings`` are the columns of the files.
    ``every`` are the faults each by itself where that was asked for, ``head`` the heading's row.
    """

    submissions: tuple[Submission, ...]
    found: tuple[Diagnostic, ...]
    lines: tuple[str, ...] = ()
    counts: tuple[ProvinceCount, ...] = ()
    sources: dict[str, tuple[str, ...]] = field(default_factory=dict)
    near: dict[str, str] = field(default_factory=dict)
    headings: tuple[str, ...] = ()
    every: tuple[Diagnostic, ...] = ()
    head: int = 1
