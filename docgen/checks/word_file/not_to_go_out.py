"""What stands in a Word file beside its letter and must not leave the office with it."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.word_file.held_file import WordFile
from docgen.checks.word_file.part_words import form
from docgen.checks.word_file.rules import WordRule
from docgen.codes.reasons import Reason
from docgen.diagnostics import Diagnostic
from docgen.reading.lines import Why

_LONGEST = 60


def hidden_text(word: WordFile) -> Iterator[Diagnostic]:
    """Text that does not print, but that everybody who opens the file may read."""
    texts = [aside.text for aside in word.read.asides if aside.why is Why.HIDDEN]
    if texts:
        params = {"text": _short(texts[0]), "count": len(texts)}
        yield Diagnostic("DG7237", word.position_of(), params)


def pending_changes(word: WordFile) -> Iterator[Diagnostic]:
    """Changes that nobody has accepted or rejected: the file shows what stood there before."""
    counts = word.read.changes
    if not counts:
        return
    names = form("changes")
    thai = " ".join(f"{names[kind]['th']} {count}" for kind, count in counts.items())
    english = ", ".join(f"{names[kind]['en']} {count}" for kind, count in counts.items())
    gone = (aside.text for aside in word.read.asides if aside.why in (Why.DELETED, Why.MOVED))
    params = {"changes": Reason(thai, english), "text": _short(next(gone, ""))}
    yield Diagnostic("DG7238", word.position_of(), params)


def comments(word: WordFile) -> Iterator[Diagnostic]:
    """What colleagues wrote to each other beside the text."""
    texts = [aside.text for aside in word.read.asides if aside.why is Why.COMMENT]
    if texts:
        params = {"text": _short(texts[0]), "count": len(texts)}
        yield Diagnostic("DG7239", word.position_of(), params)


def unfilled_controls(word: WordFile) -> Iterator[Diagnostic]:
    """Content controls that still show what is to be filled in."""
    texts = [aside.text for aside in word.read.asides if aside.why is Why.UNFILLED]
    if texts:
        params = {"text": _short(texts[0]), "count": len(texts)}
        yield Diagnostic("DG7247", word.position_of(), params)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "..."


RULES: tuple[WordRule, ...] = (hidden_text, pending_changes, comments, unfilled_controls)
