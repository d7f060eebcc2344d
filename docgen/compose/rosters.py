"""Lists of people as blocks: numbered, in columns, monks before laypeople."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen import standards
from docgen.compose.phrases import fixed_wording, ordinal
from docgen.compose.sentences import sentence_entry
from docgen.diagnostics import Diagnostic
from docgen.model.dossier import Dossier, ValuePath
from docgen.model.letter import Block, Cell, Column, Table
from docgen.model.rosters import Person, Roster
from docgen.thai.numerals import thai_digits

ROLE = "roster"


def roster_blocks(
    dossier: Dossier, roster: Roster, path: ValuePath, found: list[Diagnostic], *, after: int
) -> Iterator[Block]:
    """The heading, the people in columns, and how many they are; numbers go on after ``after``."""
    at = dossier.places.of(*path)
    if roster.heading:
        yield Block("section_heading", (sentence_entry(roster.heading, at, found),), at=at)
    if not roster.people:
        return
    found += _monks_behind(dossier, roster.people, path)
    numbered = len(roster.people) > 1 or after > 0
    rows = [
        _row(dossier, person, (*path, "people", index), found, ordinal(after + index + 1), numbered)
        for index, person in enumerate(roster.people)
    ]
    used = [column for column in range(4) if any(row[column].text for row in rows)]
    table = Table(
        columns=tuple(Column("") for _ in used),
        rows=tuple(tuple(row[column] for column in used) for row in rows),
        summary=roster.heading or fixed_wording("list_of_people"),
        at=at,
        role=ROLE,
    )
    yield Block("table", (), at=at, table=table)
    if roster.total:
        said = fixed_wording("people_in_all", count=_counted_people(roster.people))
        yield Block("paragraph", (sentence_entry(said, at, found),), at=at)


def _row(
    dossier: Dossier,
    person: Person,
    path: ValuePath,
    found: list[Diagnostic],
    number: str,
    numbered: bool,
) -> tuple[Cell, ...]:
    at = dossier.places.of(*path)
    said = (sentence_entry(text, at, found) for text in (person.name, person.post, person.duty))
    return (
        Cell(number if numbered else ""),
        *(Cell(said_entry.text, spans=said_entry.spans) for said_entry in said),
    )


def _counted_people(people: Sequence[Person]) -> str:
    """``๒ รูป ๑๐ คน``: monks are not counted as people are."""
    monks = sum(map(_is_monk, people))
    others = len(people) - monks
    units = (("monks", monks), ("people", others))
    return " ".join(fixed_wording(unit, count=thai_digits(count)) for unit, count in units if count)


def _monks_behind(
    dossier: Dossier, people: Sequence[Person], path: ValuePath
) -> Iterator[Diagnostic]:
    """Monks stand before laypeople; the first who does not is told."""
    lay = next((index for index, person in enumerate(people) if not _is_monk(person)), len(people))
    for index, person in enumerate(people[lay:], start=lay):
        if _is_monk(person):
            at = dossier.places.of(*path, "people", index, "name")
            yield Diagnostic("DG7161", at, {"name": person.name, "before": people[lay].name})
            return


def _is_monk(person: Person) -> bool:
    titles = standards.table("good_form")["monks"]
    return person.name.strip().startswith(tuple(titles))
