"""Letters with numbers that lie in a workspace's output, as their folders' manifests tell."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from docgen import opening
from docgen.batch import manifest
from docgen.diagnostics import Rejected
from docgen.light import dataclass


@dataclass(frozen=True, slots=True)
class FinalOnDisk:
    """One letter that went out: where, under which number, in which files."""

    folder: Path
    number: str
    letter: manifest.ManifestEntry


def finals_in(output: Path) -> Iterator[FinalOnDisk]:
    """Every letter of every folder under ``output`` that a manifest calls final."""
    for path in sorted(opening.files_below(output, manifest.NAME)):
        try:
            record = manifest.read_manifest(path.parent)
        except Rejected:
            continue  # told where that folder is used or verified
        if record is None or not record.origin.final:
            continue
        for letter in record.entries:
            if letter.state == manifest.WRITTEN:
                yield FinalOnDisk(path.parent, record.origin.reference_number, letter)
