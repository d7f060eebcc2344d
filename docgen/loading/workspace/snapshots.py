"""The record beside data that were fetched: when, from where, how many rows, which content."""

from __future__ import annotations

import hashlib
from pathlib import Path

from docgen import opening
from docgen.light import dataclass
from docgen.own_records import record_at
from docgen.thai.dates import ERA, Moment, ThaiDate

_RECORD = ".source.json"
_MOST_BYTES = 1_000_000
_MOST_DATA = 300_000_000


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What is known of fetched data; ``at`` is the minute in which they were taken."""

    at: Moment
    rows: int
    columns: tuple[str, ...]
    sha256: str
    path: Path

    def is_whole(self) -> bool:
        """Whether the data are still those that were fetched."""
        content, _ = opening.content_or_fault(self.path, _MOST_DATA)
        return content is not None and hashlib.sha256(content).hexdigest() == self.sha256


def snapshot_of(path: Path) -> Snapshot | None:
    """The record of the data at ``path``; ``None`` where there is none that can be read."""
    record_file = path.with_name(f"{path.stem}{_RECORD}")
    record = record_at(record_file)
    try:
        day, _, time = str(record["at"]).partition("T")
        year, month, number = (int(piece) for piece in day.split("-"))
        hour, minute = (int(piece) for piece in time.split(":")[:2])
        date = ThaiDate(year + ERA, month, number)
        date.gregorian()
        columns = tuple(str(column) for column in record["columns"])
        rows, digest = int(record["rows"]), str(record["sha256"])
    except (ValueError, KeyError, TypeError):
        return None
    return Snapshot(Moment(date, hour, minute), rows, columns, digest, path)
