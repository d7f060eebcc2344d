"""Whom of a long list a batch is for: found step by step, so that the list is never held."""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING

from docgen.batch.plan import rows_of_recipients
from docgen.batch.selection import UnknownRecipientError, selected_rows
from docgen.batch.wanted_letters import WantedLetters
from docgen.diagnostics import Rejected
from docgen.later import later
from docgen.light import dataclass
from docgen.loading.circular.circulars import Loaded

if TYPE_CHECKING:
    from docgen.services import batch
    from docgen.services.batch_wishes import Batch
else:
    batch = later("docgen.services.batch")

_OFFERED_FROM = 20_000  # names of the list, for telling the nearest to one that is unknown


@dataclass(slots=True)
class Selection:
    """The recipients, groups and status that were asked for, and which of them were met.

    ``count`` are the letters of each step that has any; of a step that has none nothing is planned.
    """

    only: tuple[str, ...]
    groups: tuple[str, ...]
    status: str | None
    met: set[str] = field(default_factory=set)
    count: dict[int, int] = field(default_factory=dict)
    _names: dict[str, None] = field(default_factory=dict)
    _groups: dict[str, None] = field(default_factory=dict)

    @property
    def is_asked(self) -> bool:
        """Whether not everyone gets a letter."""
        return bool(self.only or self.groups or self.status is not None)

    def narrow_to_step(
        self, wishes: Batch, loaded: Loaded, number: int, first: int
    ) -> Batch | None:
        """The wishes for one step, whose ``first`` row has that number; ``None`` where it has none.

        Raises: Rejected, when nobody of any list has that status.
        """
        if not self.is_asked or loaded.dossier is None:
            return wishes
        rows = rows_of_recipients(loaded.dossier, loaded, first)
        names = {name for row, recipient in rows.items() for name in (recipient.name, str(row))}
        known = {recipient.fields.get("group", "") for recipient in rows.values()}
        self._remember([recipient.name for recipient in rows.values()], known)
        only = tuple(name for name in self.only if name in names)
        groups = tuple(group for group in self.groups if group in known)
        self.met.update(only, groups)
        if (self.only or self.groups) and not (only or groups):
            return None
        try:
            asked = WantedLetters((), only, groups, self.status)
            wanted = selected_rows(rows, loaded.dossier, asked)
        except UnknownRecipientError as error:
            raise Rejected([batch.unknown_choice(error)]) from error
        if not wanted:
            return None
        self.count[number] = len(wanted)
        return replace(wishes, only=only, groups=groups)

    def refuse_unmet(self) -> None:
        """Raises: Rejected, with every name and group that no step of the list has."""
        kinds = ((self.only, "recipient", self._names), (self.groups, "group", self._groups))
        missing = [
            UnknownRecipientError(name, tuple(filter(None, known)), kind)
            for asked, kind, known in kinds
            for name in asked
            if name not in self.met
        ]
        if missing:
            raise Rejected([batch.unknown_choice(error) for error in missing])

    def _remember(self, names: list[str], groups: set[str]) -> None:
        if len(self._names) < _OFFERED_FROM:
            self._names |= dict.fromkeys(names)
        if len(self._groups) < _OFFERED_FROM:
            self._groups |= dict.fromkeys(sorted(groups))
