"""Which districts there are: taken from a file of submissions, or from a list of them."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from docgen import opening
from docgen.diagnostics import Diagnostic
from docgen.light import dataclass
from docgen.loading import submissions
from docgen.loading.submissions.request import Request
from docgen.loading.workspace import recipients


@dataclass(frozen=True, slots=True)
class Districts:
    """Provinces and districts in the order of the file, and its domains."""

    rows: tuple[tuple[str, str], ...]
    domains: tuple[str, ...]
    found: tuple[Diagnostic, ...] = ()

    @property
    def provinces(self) -> tuple[str, ...]:
        """The provinces, each once."""
        return tuple(dict.fromkeys(province for province, _ in self.rows))


def read_districts(path: Path, provinces: Collection[str] = ()) -> Districts:
    """The districts in ``path`` of those ``provinces``, or of all.

    With one province, a list of recipients will do: its names are the districts.
    """
    is_list = opening.is_file(path) and not submissions.is_of_districts(path)
    if len(provinces) == 1 and is_list:
        listed = recipients.read_recipients(path)
        if listed.recipients:
            [province] = provinces
            return Districts(
                tuple((province, recipient.name) for recipient in listed.recipients), ()
            )
    made = submissions.read_submissions(path, Request())
    pairs = dict.fromkeys(
        (submission.units[0], submission.units[-1]) for submission in made.submissions
    )
    rows = tuple(pair for pair in pairs if not provinces or pair[0] in provinces)
    domains = tuple(dict.fromkeys(submission.item for submission in made.submissions))
    return Districts(rows, domains, () if rows else made.found)
