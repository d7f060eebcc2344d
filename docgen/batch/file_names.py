"""The names of a batch's files: in the order of the list, and never two alike to the eye."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.model.dossier import APART, Recipient
from docgen.writers.safe_names import safe_name

_STEM_BYTES = 190  # leaves room for the ending within a name of 200


def stems(number: str, rows: Mapping[int, Recipient]) -> dict[int, str]:
    """``0001 มท ๐๘๑๒-ว ๑๙๖๐ กระบี่`` for each row; namesakes with what tells them apart."""
    return {row: stem(row, number, tail) for row, tail in name_endings(rows).items()}


def stem(row: int, number: str, tail: str) -> str:
    """One file's name without its ending: row, number, and the recipient's own part."""
    return safe_name(f"{row:04d} {number} {tail}", limit=_STEM_BYTES)


def name_endings(rows: Mapping[int, Recipient]) -> dict[int, str]:
    """The recipient's part of each name."""
    namesakes: dict[str, list[Recipient]] = {}
    for recipient in rows.values():
        namesakes.setdefault(recipient.name, []).append(recipient)
    return {
        row: _distinct_name(recipient, namesakes[recipient.name]) for row, recipient in rows.items()
    }


def parts(rows: Mapping[int, Recipient]) -> dict[int, str]:
    """The name of each letter under its number: the same when the list is put in another order."""
    seen: dict[str, int] = {}
    found = {}
    for row, tail in name_endings(rows).items():
        seen[tail] = seen.get(tail, 0) + 1
        found[row] = tail if seen[tail] == 1 else f"{tail} #{seen[tail]}"
    return found


def _distinct_name(recipient: Recipient, namesakes: list[Recipient]) -> str:
    if len(namesakes) == 1:
        return recipient.name
    apart = next((name for name in APART if _differs(name, namesakes)), "")
    return f"{recipient.name} {_field(recipient, apart)}".strip()


def _differs(name: str, recipients: list[Recipient]) -> bool:
    """Whether each of them has another value there."""
    values = [_field(recipient, name) for recipient in recipients]
    return all(values) and len(set(values)) == len(values)


def _field(recipient: Recipient, name: str) -> str:
    return recipient.addressee if name == "addressee" else recipient.fields.get(name, "")
