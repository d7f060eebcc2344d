"""A Word file that somebody typed, held against the same standard as docgen's own letters."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from docgen import vocabulary
from docgen.checks.word_file import (
    axes,
    mend,
    not_to_go_out,
    remote,
    room_left,
    rules,
    secrecy,
    text_rules,
)
from docgen.checks.word_file.held_file import WordFile, standard_of
from docgen.checks.word_file.model import paragraphs_of_package
from docgen.checks.word_file.roles import typed_letter
from docgen.diagnostics import Diagnostic
from docgen.reading.file_kind import content_of, format_of
from docgen.reading.unread_files import refused_file
from docgen.reading.word import opened_package as packages
from docgen.reading.word.read import read_word
from docgen.standards import Standard

RULES = (
    *(*rules.RULES, *room_left.RULES, *axes.RULES, *secrecy.RULES, *text_rules.RULES),
    *not_to_go_out.RULES,
    *remote.RULES,
)
# Habits of a whole file: told once for each way in which it departs.
_ALIKE = ("DG7206", "DG7207", "DG7208", "DG7209", "DG7210", "DG7223")

__all__ = ["RULES", "WordFile", "mended_word_file", "opened_word_file", "word_file_findings"]


def opened_word_file(
    path: Path, standard: Standard | None = None, content: bytes | None = None
) -> WordFile:
    """The Word file at ``path``; ``content`` are its bytes where they are at hand.

    Raises: Rejected with DG7200, when it is none or not safe.
    """
    package = package_at(path, content)
    word = vocabulary.thai("words", "paragraph")
    file = read_word(package)
    told = typed_letter(file, paragraphs_of_package(package))
    return WordFile(package, told, standard or standard_of(), word, file)


def package_at(path: Path, content: bytes | None = None) -> packages.WordPackage:
    """The parts of a Word file. Raises: Rejected with DG7200, when it is none or not safe."""
    content = content_of(path) if content is None else content
    if format_of(path, content) != "docx":
        raise refused_file(path, "not_word")
    return packages.opened_package(path, content)


def word_file_findings(word: WordFile) -> list[Diagnostic]:
    """Everything that the rules find, the whole file first, then by paragraph.

    An order, a notice or minutes are held only to what holds for every document.
    """
    of_every = (*rules.OF_EVERY_DOCUMENT, *secrecy.RULES, *not_to_go_out.RULES, *remote.RULES)
    chosen = of_every if word.letter.is_other else RULES
    found = _grouped_faults([fault for rule in chosen for fault in rule(word)])
    order = {
        word.position_of(paragraph).cell: paragraph.number for paragraph in word.letter.paragraphs
    }
    return sorted(found, key=lambda fault: order.get(fault.at.cell if fault.at else "", 0))


def _grouped_faults(found: list[Diagnostic]) -> list[Diagnostic]:
    """What is wrong alike in many paragraphs, once, at the first, with the places of the others."""
    first: dict[str, Diagnostic] = {}
    for number, fault in enumerate(found):
        same = {name: value for name, value in fault.params.items() if name != "text"}
        key = f"{fault.code} {same}" if fault.code in _ALIKE else str(number)
        earlier = first.get(key)
        if earlier is None or fault.at is None:
            first[key] = fault
        else:
            also = (*earlier.also, (fault.at, str(fault.params.get("text", ""))))
            first[key] = replace(earlier, also=also)
    return list(first.values())


def mended_word_file(word: WordFile, found: list[Diagnostic]) -> bytes:
    """The file with everything mechanical among ``found`` put right, every word as it was."""
    return mend.mended_package(word, found)
