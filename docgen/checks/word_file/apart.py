"""Checking and mending of a Word file in a process of its own, with limits of memory and time."""

from __future__ import annotations

from pathlib import Path

from docgen.checks.word_file import mended_word_file as mended_content
from docgen.checks.word_file import opened_word_file, word_file_findings
from docgen.diagnostics import Diagnostic
from docgen.reading.apart import run_apart
from docgen.reading.file_kind import content_of
from docgen.standards import Standard

Findings = tuple[Diagnostic, ...]


def findings(path: Path, standard: Standard) -> Findings:
    """What in the file leaves the standard. Raises: Rejected with DG7200, when it is not safe."""
    found: Findings = run_apart(path, findings_here, path, content_of(path), standard)
    return found


def mended_apart(path: Path, standard: Standard) -> tuple[bytes, Findings]:
    """The file put right, and what was wrong with it. Raises: Rejected, as for its findings."""
    made: tuple[bytes, Findings] = run_apart(path, mended_here, path, content_of(path), standard)
    return made


def findings_here(path: Path, content: bytes, standard: Standard) -> Findings:
    """The findings, in this process."""
    return tuple(word_file_findings(opened_word_file(path, standard, content)))


def mended_here(path: Path, content: bytes, standard: Standard) -> tuple[bytes, Findings]:
    """The file put right, in this process."""
    word = opened_word_file(path, standard, content)
    found = word_file_findings(word)
    return mended_content(word, found), tuple(found)
