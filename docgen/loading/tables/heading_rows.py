"""The rows of headings: found below titles, two of them joined into one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docgen import vocabulary
from docgen.loading.tables.file_rows import Headings, Merge, Record
from docgen.thai.names import clean

_WITHIN = 15


def heading_name(section: str, written: str, chosen: Headings) -> str:
    """The English name of a heading: as the circular maps it, or as the vocabulary knows it."""
    if written in chosen:
        return chosen[written]
    known = vocabulary.english(section, written) or vocabulary.english(section, written.lower())
    if known is None and " " in written:
        close = written.replace(" ", "")
        if close in chosen:
            return chosen[close]
        known = vocabulary.english(section, close)
    return written if known is None or known in chosen.values() else known


def heading_row(
    records: Sequence[Record], section: str, chosen: Headings, required: Iterable[str]
) -> int:
    """The number of the heading row: the first that names two known columns, or one required.

    Titles may stand above it.
    """
    needed = set(required)
    usual = set(vocabulary.names(section, "en")) | set(chosen.values())
    for index, record in enumerate(records[:_WITHIN]):
        names = {heading_name(section, clean(cell), chosen) for cell in record.cells}
        known = names & usual
        if len(known) > 1 or (known & needed):
            return index
    return 0


def joined_heads(
    upper: Record,
    lower: Record | None,
    merges: Sequence[Merge],
    section: str,
    chosen: Headings,
    required: Iterable[str],
) -> list[str] | None:
    """The headings of two rows as one; ``None`` where the second row is no heading.

    It is one when cells of the first reach into it or over several columns, or when it is empty
    under every heading that must be there and says something under an empty one.
    """
    if lower is None:
        return None
    reaching = [
        merge
        for merge in merges
        if merge.top == upper.number and merge.bottom in (merge.top, lower.number)
    ]
    wide = max(len(upper.cells), len(lower.cells))
    above = _filled_cells([*upper.cells, *[""] * wide][:wide], reaching)
    below = [clean(cell) for cell in [*lower.cells, *[""] * wide][:wide]]
    if not _is_second(above, below, reaching, lower, section, chosen, required):
        return None
    alone = {text for text in below if below.count(text) == 1}
    return [
        _joined_heads(text, under, alone, section, chosen)
        for text, under in zip(above, below, strict=True)
    ]


def _filled_cells(cells: list[str], merges: Iterable[Merge]) -> list[str]:
    """Cleaned, with what stands over several columns in each of them."""
    texts = [clean(cell) for cell in cells]
    for merge in merges:
        for column in range(merge.left, min(merge.right + 1, len(texts))):
            texts[column] = texts[column] or texts[merge.left]
    return texts


def _is_second(
    above: list[str],
    below: list[str],
    merges: Sequence[Merge],
    lower: Record,
    section: str,
    chosen: Headings,
    required: Iterable[str],
) -> bool:
    needed = set(required)
    names = [heading_name(section, heading, chosen) for heading in above]
    under_needed = [text for name, text in zip(names, below, strict=True) if name in needed]
    if not any(below) or any(under_needed):
        return False
    if any(merge.bottom == lower.number or merge.left < merge.right for merge in merges):
        return True
    return bool(under_needed) and any(
        text and not over for over, text in zip(above, below, strict=True)
    )


def _joined_heads(over: str, under: str, alone: set[str], section: str, chosen: Headings) -> str:
    if not under or under == over:
        return over
    if not over:
        return under
    both = f"{over} {under}"
    if heading_name(section, both, chosen) != both:
        return both
    return under if under in alone else both
