"""Who of a letter's list is in and who is out, by group, status, words and by hand."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from pathlib import Path

from docgen import opening
from docgen.batch.plan import rows_of_recipients
from docgen.compose.letters import prepare
from docgen.diagnostics import Diagnostic, Position
from docgen.light import dataclass
from docgen.loading.circular import circulars
from docgen.loading.tables.rows_of_faults import row_of
from docgen.loading.workspace import Workspace
from docgen.model.dossier import Dossier
from docgen.own_records import numbers_of, record_at
from docgen.services.letter_files import mark_of
from docgen.services.reports import Report, as_report
from docgen.thai.numerals import to_arabic
from docgen.writers.files import write_together
from docgen.writers.safe_names import safe_name

_FILE = "choice.json"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of a list: the row as the batch counts it, his place in the file, what is known of him.

    ``statuses`` are what his unit has in the letter's annexes; ``is_spoilt`` says that his row
    has errors.
    """

    row: int
    place: str
    name: str
    addressee: str
    group: str
    email: str
    statuses: tuple[str, ...]
    is_spoilt: bool

    def fits(self, groups: Collection[str], status: str, words: str) -> bool:
        """Whether he has one of the groups, the status, and every one of the words."""
        if (groups and self.group not in groups) or (status and status not in self.statuses):
            return False
        whole = to_arabic(f"{self.place} {self.name} {self.addressee} {self.group} {self.email}")
        return all(word in whole for word in to_arabic(words).split())


@dataclass(frozen=True, slots=True)
class Candidates:
    """All of a letter's list, and what they can be chosen by."""

    everyone: tuple[Candidate, ...]
    groups: tuple[str, ...]
    statuses: tuple[str, ...]

    @property
    def mark(self) -> str:
        """What tells this list from a later one."""
        return mark_of(
            "\n".join(f"{recipient.row} {recipient.name}" for recipient in self.everyone)
        )


@as_report
def candidates(path: Path, workspace: Workspace) -> Report[Candidates]:
    """Everyone in the list of the circular at ``path``.

    DG5102 says that the circular has no list.
    """
    loaded = circulars.load(path, workspace, keep_going=True)
    dossier = loaded.dossier
    if dossier is None:
        return Report(None, loaded.found, loaded.sources)
    rows = rows_of_recipients(dossier, loaded)
    if not rows:
        fault = Diagnostic("DG5102", dossier.places.of("recipient"))
        return Report(None, (*loaded.found, fault), loaded.sources)
    statuses = _statuses(dossier)
    spoilt = {id(spoilt_row.recipient) for spoilt_row in loaded.spoilt}
    everyone = tuple(
        Candidate(
            row=row,
            place=place_in_list(recipient.at),
            name=recipient.name,
            addressee=" ".join(recipient.addressee.split()),
            group=recipient.fields.get("group", ""),
            email=recipient.fields.get("email", ""),
            statuses=tuple(word for word, names in statuses.items() if recipient.name in names),
            is_spoilt=id(recipient) in spoilt,
        )
        for row, recipient in rows.items()
    )
    groups = tuple(filter(None, dict.fromkeys(recipient.group for recipient in everyone)))
    known = {word for recipient in everyone for word in recipient.statuses}
    shown = tuple(word for word in statuses if word in known)
    return Report(Candidates(everyone, groups, shown), loaded.found, loaded.sources)


def chosen_rows(known: Candidates, workspace: Workspace, path: Path) -> frozenset[int]:
    """The rows that were chosen last; all where none were, or the list is another one now."""
    everyone = frozenset(recipient.row for recipient in known.everyone)
    file = _file(workspace, path)
    record = record_at(file)
    is_same = record.get("list") == known.mark
    return numbers_of(record, "rows") & everyone if is_same else everyone


def keep_choice(
    known: Candidates, rows: Iterable[int], workspace: Workspace, path: Path
) -> frozenset[int]:
    """Keep who is chosen, so that a run stopped today goes on with the same tomorrow.

    Raises: OSError, when the disk refuses.
    """
    everyone = [recipient.row for recipient in known.everyone]
    wanted = frozenset(rows)
    kept = [row for row in everyone if row in wanted]
    file = _file(workspace, path)
    opening.make_folder(file.parent)
    content = json.dumps({"list": known.mark, "rows": kept}).encode("utf-8")
    write_together(file.parent, {file.name: content}, replace=(file.name,))
    return frozenset(kept)


def only_of(known: Candidates, rows: Collection[int]) -> tuple[str, ...]:
    """The rows as :class:`docgen.services.batch.Batch` names them; empty for everyone."""
    if len(rows) == len(known.everyone):
        return ()
    return tuple(str(recipient.row) for recipient in known.everyone if recipient.row in rows)


def place_in_list(at: Position | None) -> str:
    """The row as the list's own program counts it."""
    if at is None:
        return ""
    return str(row_of(at) or at.cell or at.line)


def _statuses(dossier: Dossier) -> dict[str, set[str]]:
    """The units that have each status in an annex of the letter, by its word."""
    found: dict[str, set[str]] = {}
    if not dossier.circular.annexes:
        return found
    for counts in prepare(dossier).built.statuses.values():
        for level in counts.levels:
            for name, names in level.names.items():
                found.setdefault(counts.words[name], set()).update(names)
    return found


def _file(workspace: Workspace, path: Path) -> Path:
    return workspace.place_in_output(safe_name(path.stem), _FILE)
