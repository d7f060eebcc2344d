"""The record of a batch too long for one folder: a line a letter, in folders of a thousand files.

``manifest.jsonl`` stands in the folder of the whole batch: a line that says what it is of, a line
for each letter with the folder that it lies in, and a last line that says how many they are. Each
folder has its own ``manifest.json`` beside its letters, from which the lines are made.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import chain
from pathlib import Path

from docgen import __version__, opening
from docgen.batch import manifest
from docgen.batch.manifest import Manifest, stored_record
from docgen.batch.run_journal import STEPS
from docgen.diagnostics import Diagnostic
from docgen.light import dataclass
from docgen.whole_numbers import MOST_ROWS, number_within
from docgen.writers.files import append

NAME = "manifest.jsonl"
MOST_FILES = 1_000  # in one folder
_FORMAT = 1
_LONGEST_LINE = 1_000_000


def folder_of(target: Path, number: int) -> Path:
    """The folder of one step's letters."""
    return target / f"{number:04d}"


def folders_in(target: Path) -> Iterator[Path]:
    """The folders of all steps that were begun, in their order."""
    numbered = ((number_within(path.name, 1, MOST_ROWS), path) for path in opening.names_in(target))
    yield from (path for _, path in sorted(pair for pair in numbered if pair[0] is not None))


def write_lines(target: Path, steps: int, list_name: str) -> int:
    """Write the lines from the folders' own records; how many letters were to be and are not.

    Letters that were left out are none of them; folders that were never begun have no lines. Only
    one folder's record is held at a time. The file is whole or not there.
    """
    partial = target / f".docgen-{os.urandom(8).hex()}.tmp"
    left = count = 0
    has_head = False
    digest = hashlib.sha256()
    try:
        with open(partial, "wb") as stream:
            for number in range(1, steps + 1):
                folder = folder_of(target, number)
                record = manifest.read_manifest(folder)
                lines = _letters(folder, record)
                if record is not None and not has_head:
                    has_head = True
                    lines = chain([(_line(_head(record, steps, list_name)), None)], lines)
                for line, is_done in lines:
                    digest.update(line)
                    stream.write(line)
                    count += is_done is not None
                    left += is_done is False
            end = {"letters": count, "left": left, "complete": not left}
            stream.write(_line({**end, "sha256": digest.hexdigest()}))
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(partial, target / NAME)
    finally:
        partial.unlink(missing_ok=True)
    return left


def _head(record: Manifest, steps: int, list_name: str) -> dict[str, object]:
    about = {"manifest": _FORMAT, "docgen": __version__, "list": list_name, "folders": steps}
    return about | stored_record(record.origin)


def _letters(folder: Path, record: Manifest | None) -> Iterator[tuple[bytes, bool | None]]:
    """Each letter's line, and whether it stands as it was asked for."""
    for entry in record.entries if record is not None else ():
        is_done = entry.state in (manifest.WRITTEN, manifest.LEFT_OUT)
        yield _line({"folder": folder.name, **stored_record(entry)}), is_done


def _line(record: Mapping[str, object]) -> bytes:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode("utf-8") + b"\n"


def is_long(target: Path) -> bool:
    """Whether a folder holds a batch in folders of its own."""
    return any(opening.exists(target / name) for name in (NAME, STEPS))


def verify_lines(target: Path) -> list[Diagnostic]:
    """What is wrong with the lines themselves; the letters are held against their folders' records.

    The file is read line by line.
    """
    path = target / NAME
    if not opening.is_file(path):
        return [Diagnostic("DG5013", None, {"folder": str(target)})]
    digest, last = hashlib.sha256(), b""
    with opening.stream(path) as stream:
        while line := stream.readline(_LONGEST_LINE):
            digest.update(last)
            last = line
    with suppress(ValueError, KeyError, TypeError, AttributeError, RecursionError):
        end = json.loads(last)
        if end["sha256"] == digest.hexdigest():
            return []
    return [Diagnostic("DG5015", None, {"file": str(path)})]


@dataclass(frozen=True, slots=True)
class StepRecord:
    """What a run has told of a step: ``checked`` or ``made``, of which content, what was found.

    ``rows`` are digests of who is written to, for finding those who are so twice.
    """

    number: int
    state: str
    content: str
    rows: str = ""


class Steps:
    """The journal of a long batch: what is checked and made, for the run that goes on with it.

    ``inputs`` stands for all that the whole batch is made from: a journal of others is begun anew.
    """

    def __init__(self, target: Path, inputs: str, *, goes_on: bool) -> None:
        self._path = target / STEPS
        self._told: dict[tuple[int, str], StepRecord] = {}
        if goes_on:
            self._read_steps(inputs)
        if not self._told:
            self._path.unlink(missing_ok=True)
            self._add({"inputs": inputs})

    def step_record(self, number: int, state: str, content: str) -> StepRecord | None:
        """What was told of that step in that state, where its content is the same."""
        record = self._told.get((number, state))
        return record if record is not None and record.content == content else None

    def record_step(self, record: StepRecord) -> None:
        """One more step is checked or made."""
        fields = {name: getattr(record, name) for name in ("number", "state", "content", "rows")}
        self._add(fields)

    def end(self) -> None:
        """All is made, and the manifest says so."""
        self._path.unlink(missing_ok=True)

    def _add(self, record: Mapping[str, object]) -> None:
        append(self._path, _line(record), durable=True)

    def _read_steps(self, inputs: str) -> None:
        refused = (OSError, ValueError, KeyError, TypeError, RecursionError)
        with suppress(*refused), opening.stream(self._path) as stream:
            if json.loads(stream.readline(_LONGEST_LINE))["inputs"] != inputs:
                return
            while line := stream.readline(_LONGEST_LINE):
                found = StepRecord(**json.loads(line))
                self._told[found.number, found.state] = found
