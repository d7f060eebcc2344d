"""Who was written to, who answered and who is late, by the newest data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from docgen import standards
from docgen.model.dossier import ProvinceCount, Recipient, Submission
from docgen.thai.dates import ThaiDate
from docgen.thai.names import clean


class Answered(StrEnum):
    """How far a recipient has answered."""

    WHOLE = "whole"
    PART = "part"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Answer:
    """One recipient: ``done`` of ``total`` rows are in; ``late`` when any came after the deadline.

    ``known`` is false where the data does not name the recipient; he then counts as silent.
    """

    recipient: Recipient
    region: str
    done: int
    total: int
    late: bool = False
    known: bool = True

    @property
    def state(self) -> Answered:
        """Whole, part or not at all."""
        if self.total and self.done == self.total:
            return Answered.WHOLE
        return Answered.PART if self.done else Answered.NOT


def answers(
    recipients: Iterable[Recipient],
    rows: Sequence[Submission],
    counts: Sequence[ProvinceCount],
    until: ThaiDate | None,
) -> tuple[Answer, ...]:
    """An answer for each recipient, in the list's order; he is a province or a district by name."""
    by_name: dict[str, list[Submission]] = {}
    provinces = {row.province for row in rows} | {one.province for one in counts}
    for row in rows:
        by_name.setdefault(clean(row.province), []).append(row)
        if row.district not in provinces:
            by_name.setdefault(clean(row.district), []).append(row)
    counted = {clean(one.province): one for one in counts}
    return tuple(_answer(one, by_name, counted, until) for one in recipients)


def outstanding(found: Iterable[Answer]) -> tuple[Answer, ...]:
    """Those who are still to be written to: silent, or not complete."""
    return tuple(one for one in found if one.state is not Answered.WHOLE)


def _answer(
    recipient: Recipient,
    rows: dict[str, list[Submission]],
    counts: dict[str, ProvinceCount],
    until: ThaiDate | None,
) -> Answer:
    name = clean(recipient.name)
    own, counted = rows.get(name, []), counts.get(name)
    region = region_of(own[0].province if own else recipient.name)
    if counted is not None:
        total = counted.full + counted.half + counted.empty
        return Answer(recipient, region, counted.full, total)
    done = [row for row in own if row.is_recorded]
    late = until is not None and any(one.recorded and until < one.recorded for one in done)
    return Answer(recipient, region, len(done), len(own), late, bool(own))


@cache
def region_of(province: str) -> str:
    """The region of a province; empty for what is none."""
    regions: dict[str, list[str]] = standards.table("regions")["regions"]
    return next((name for name, own in regions.items() if province in own), "")
