"""What is to be written before anything is: every letter composed, laid out, judged and named."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from docgen.batch.delivery import Job
from docgen.batch.manifest import Origin
from docgen.build import Prepared, Press, letters
from docgen.circular import Dossier, Recipient
from docgen.diagnostics import Diagnostic, Position
from docgen.layout.pages import Pages
from docgen.letter import Annex
from docgen.loading import circulars
from docgen.loading.workspace import Workspace
from docgen.rendering import Sources
from docgen.writers import xlsx
from docgen.writers.files import safe_name

_NAMED_ROWS = 3


class UnknownRecipientError(Exception):
    """``--only`` names someone who is not in the list."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(name)
        self.name = name
        self.known = known


@dataclass(frozen=True, slots=True)
class Plan:
    """The letters of a batch in the order of the list; ``origin`` is ``None`` when none can be."""

    jobs: tuple[Job, ...]
    found: tuple[Diagnostic, ...]
    sources: Sources
    origin: Origin | None

    @property
    def refused(self) -> int:
        """How many of the chosen letters have errors."""
        return sum(1 for job in self.jobs if job.chosen and job.codes)

    @property
    def can_write(self) -> bool:
        """Whether any chosen letter has none."""
        return any(job.chosen and not job.codes for job in self.jobs)


def planned(
    path: Path,
    workspace: Workspace,
    press: Press,
    *,
    formats: Sequence[str],
    only: Sequence[str] = (),
) -> Plan:
    """All letters of a circular; ``only`` chooses by a recipient's name or row number.

    :class:`UnknownRecipientError` when ``only`` names someone else.
    """
    loaded = circulars.load(path, workspace)
    dossier = loaded.dossier
    if dossier is None:
        return Plan((), tuple(loaded.found), loaded.sources, None)
    if not dossier.recipients:
        fault = Diagnostic("DG5102", dossier.places.of("recipient"))
        return Plan((), (*loaded.found, fault), loaded.sources, None)
    chosen = _chosen(dossier.recipients, only)
    rows = dict(enumerate(dossier.recipients, start=1))
    made = letters(dossier, [rows[row] for row in chosen], loaded, workspace, press)
    prepared = dict(zip(chosen, made, strict=True))
    jobs = tuple(
        _job(dossier, row, one, prepared.get(row), press, formats) for row, one in rows.items()
    )
    found = _gathered([(rows[row], one) for row, one in prepared.items()])
    return Plan(jobs, found, loaded.sources, origin(prepared[chosen[0]], press))


def whole_letter(prepared: Prepared, press: Press, formats: Sequence[str]) -> Job:
    """The job of one circular to the addressee it names; its annexes are inside."""
    circular = _dossier(prepared).circular
    pages = _pages(prepared)
    stem = safe_name(circular.reference_number.text)
    return Job(
        row=1,
        recipient=prepared.path.stem,
        addressee=circular.recipient,
        pages=page_count(pages),
        files=tuple(f"{stem}.{ending}" for ending in formats),
        draw=lambda: press.drawn(pages, formats, stem),
    )


def annexes_alone(prepared: Prepared, press: Press, formats: Sequence[str]) -> tuple[Job, ...]:
    """A job for each annex of the letter."""
    letter = prepared.letter
    if letter is None:
        return ()
    return tuple(
        _annex_job(row, annex, press.annex_alone(letter, annex), press, formats)
        for row, annex in enumerate(letter.annexes, start=1)
    )


def origin(prepared: Prepared, press: Press) -> Origin:
    """What the manifest says a folder was made from."""
    dossier = _dossier(prepared)
    path = dossier.path.resolve()
    inside = path.is_relative_to(dossier.workspace.resolve())
    shown = path.relative_to(dossier.workspace.resolve()) if inside else Path(path.name)
    return Origin(
        circular=shown.as_posix(),
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        kind=dossier.circular.kind,
        reference_number=dossier.circular.reference_number.text,
        subject=dossier.circular.subject,
        departures=tuple(
            {"measure": one.name, "value": one.value, "clause": one.clause, "source": one.source}
            for one in press.departures
        )
        + prepared.excepted,
    )


def page_count(pages: Pages) -> int:
    """Pages of the letter and its annexes together."""
    return sum(len(section.pages) for section in pages.sections)


def _chosen(recipients: Sequence[Recipient], only: Sequence[str]) -> list[int]:
    rows = {row: one.name for row, one in enumerate(recipients, start=1)}
    if not only:
        return list(rows)
    chosen: set[int] = set()
    for wanted in only:
        found = {row for row, name in rows.items() if wanted in (name, str(row))}
        if not found:
            raise UnknownRecipientError(wanted, tuple(rows.values()))
        chosen |= found
    return sorted(chosen)


def _job(
    dossier: Dossier,
    row: int,
    recipient: Recipient,
    prepared: Prepared | None,
    press: Press,
    formats: Sequence[str],
) -> Job:
    number = dossier.circular.reference_number.text
    stem = safe_name(f"{row:04d} {number} {recipient.name}")
    pages = prepared.pages if prepared else None
    errors = [one.code for one in prepared.found if one.is_error] if prepared else []
    return Job(
        row=row,
        recipient=recipient.name,
        addressee=recipient.addressee,
        pages=page_count(pages) if pages else 0,
        files=tuple(f"{stem}.{ending}" for ending in formats),
        draw=lambda: press.drawn(pages, formats, stem) if pages else {},
        chosen=prepared is not None,
        codes=tuple(dict.fromkeys(errors)),
    )


def _annex_job(row: int, annex: Annex, pages: Pages, press: Press, formats: Sequence[str]) -> Job:
    stem = safe_name(annex.name)

    def draw() -> dict[str, bytes]:
        files = press.drawn(pages, formats, stem)
        if "xlsx" in formats:
            files[f"{stem}.xlsx"] = xlsx.write(annex, agency=pages.agency, family=pages.family)
        return files

    names = tuple(f"{stem}.{ending}" for ending in formats)
    return Job(row, annex.name, annex.title, page_count(pages), names, draw)


def _gathered(letters: Sequence[tuple[Recipient, Prepared]]) -> tuple[Diagnostic, ...]:
    """Each fault once; one that only some letters have names the first of them."""
    rows: dict[tuple[str, Position | None, str], list[Recipient]] = {}
    faults: dict[tuple[str, Position | None, str], Diagnostic] = {}
    for recipient, prepared in letters:
        for one in prepared.found:
            key = (one.code, one.at, repr(one.params))
            faults.setdefault(key, one)
            rows.setdefault(key, []).append(recipient)
    return tuple(_with_rows(one, rows[key], len(letters)) for key, one in faults.items())


def _with_rows(one: Diagnostic, recipients: list[Recipient], total: int) -> Diagnostic:
    if len(recipients) == total:
        return one
    places = tuple((r.at, r.addressee) for r in recipients[:_NAMED_ROWS] if r.at is not None)
    return replace(one, also=one.also + places)


def _dossier(prepared: Prepared) -> Dossier:
    if prepared.dossier is None:
        raise ValueError(f"{prepared.path} has errors: nothing can be planned from it")
    return prepared.dossier


def _pages(prepared: Prepared) -> Pages:
    if prepared.pages is None:
        raise ValueError(f"{prepared.path} has errors: nothing can be planned from it")
    return prepared.pages
