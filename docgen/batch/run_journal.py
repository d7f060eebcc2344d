"""What a run has written so far, a line a letter: what a killed run leaves for the next one."""

from __future__ import annotations

import json
from pathlib import Path

from docgen import opening
from docgen.batch.manifest import ManifestEntry, letter_from_record, stored_record
from docgen.writers.files import append

NAME = ".docgen-journal.jsonl"
STEPS = ".docgen-steps.jsonl"  # of a batch too long for one folder
_MOST_BYTES = 50_000_000


class BatchJournal:
    """The journal of a folder under lock; gone once the manifest says the same."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME

    def entries(self) -> dict[int, ManifestEntry]:
        """The letters it tells of, by row; a line cut short tells nothing."""
        content, _ = opening.content_or_fault(self._path, _MOST_BYTES, within=self._path.parent)
        lines = (content or b"").decode("utf-8", errors="replace").splitlines()
        found = {}
        for line in lines:
            try:
                entry = letter_from_record(json.loads(line))
            except (ValueError, KeyError, TypeError, RecursionError):
                continue
            found[entry.row] = entry
        return found

    def add(self, entry: ManifestEntry) -> None:
        """Tell of one more letter."""
        line = "\n" + json.dumps(stored_record(entry), ensure_ascii=False)
        # Where words are told, a number depends on it, whatever happens to the power.
        append(self._path, line.encode("utf-8"), durable=bool(entry.words))

    def end(self) -> None:
        """The manifest has it all."""
        self._path.unlink(missing_ok=True)
