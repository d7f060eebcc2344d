"""What is wrong with the letters of a batch: each fault once, with the rows that have it."""

from __future__ import annotations

from dataclasses import field, replace

from docgen.diagnostics import Diagnostic, Position
from docgen.light import dataclass
from docgen.model.dossier import Recipient

_NAMED_ROWS = 3
_Key = tuple[str, Position | None, str]


@dataclass(slots=True)
class Faults:
    """Each fault once; one that only some letters have names the first of them."""

    faults: dict[_Key, Diagnostic] = field(default_factory=dict)
    rows: dict[_Key, list[Recipient]] = field(default_factory=dict)
    counts: dict[_Key, int] = field(default_factory=dict)
    last: tuple[Diagnostic, ...] = ()
    keys: tuple[_Key, ...] = ()

    def add(self, recipient: Recipient, found: tuple[Diagnostic, ...]) -> None:
        """What was found in the letter to one recipient."""
        if found is not self.last:
            self.last = found
            known = {(fault.code, fault.at, repr(fault.params)): fault for fault in found}
            self.keys = tuple(known)
            for key, fault in known.items():
                self.faults.setdefault(key, fault)
        for key in self.keys:
            self.counts[key] = self.counts.get(key, 0) + 1
            first = self.rows.setdefault(key, [])
            if len(first) < _NAMED_ROWS:
                first.append(recipient)

    def all_faults(self, total: int) -> tuple[Diagnostic, ...]:
        """All of them, those that only some letters have with the places of those letters."""
        return tuple(
            fault if self.counts[key] == total else _with_rows(fault, self.rows[key])
            for key, fault in self.faults.items()
        )


def _with_rows(one: Diagnostic, recipients: list[Recipient]) -> Diagnostic:
    places = tuple((r.at, r.addressee) for r in recipients if r.at is not None)
    return replace(one, also=one.also + places)
