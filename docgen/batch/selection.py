"""Whom a batch is for: everyone in the list, or those that the command names."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.batch.wanted_letters import WantedLetters
from docgen.compose.letters import prepare
from docgen.model.dossier import Dossier, Recipient


class UnknownRecipientError(Exception):
    """A recipient, a ``group`` or a ``status`` was named that the list does not have."""

    def __init__(self, name: str, known: tuple[str, ...], kind: str = "recipient") -> None:
        super().__init__(name)
        self.name = name
        self.kind = kind
        self.known = known


def selected_rows(rows: dict[int, Recipient], dossier: Dossier, wanted: WantedLetters) -> set[int]:
    """The rows of those who get a letter; none only where nobody has the ``status`` wanted.

    Raises: UnknownRecipientError, for a name, a group or a status that there is not.
    """
    chosen = set(rows)
    if wanted.only or wanted.groups:
        chosen = _named_rows(rows, wanted.only) | _of_groups(rows, wanted.groups)
    if wanted.status is None:
        return chosen
    units = _of_status(dossier, wanted.status)
    return {row for row in chosen if rows[row].name in units}


def _named_rows(rows: dict[int, Recipient], only: Sequence[str]) -> set[int]:
    found: set[int] = set()
    for wanted in only:
        own = {row for row, recipient in rows.items() if wanted in (recipient.name, str(row))}
        if not own:
            raise UnknownRecipientError(wanted, tuple(each_row.name for each_row in rows.values()))
        found |= own
    return found


def _of_groups(rows: dict[int, Recipient], groups: Sequence[str]) -> set[int]:
    group_of = {row: recipient.fields.get("group", "") for row, recipient in rows.items()}
    known = tuple(filter(None, dict.fromkeys(group_of.values())))
    for wanted in groups:
        if wanted not in known:
            raise UnknownRecipientError(wanted, known, "group")
    return {row for row, group in group_of.items() if group in groups}


def _of_status(dossier: Dossier, status: str) -> set[str]:
    """The units, of any level, that have that status in any annex, by its name or its word."""
    counted = prepare(dossier).built.statuses.values()
    found = [
        names
        for counts in counted
        for level in counts.levels
        for name, names in level.names.items()
        if status in (name, counts.words[name])
    ]
    if not found:
        known = dict.fromkeys(word for counts in counted for word in counts.words.values())
        raise UnknownRecipientError(status, tuple(known), "status")
    return {name for names in found for name in names}
