"""Letters becoming jobs, for recipients, as written or by annex; what they were made from."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from functools import partial
from pathlib import Path

from docgen import opening
from docgen.batch.check_codes import with_code
from docgen.batch.enclosures import Enclosures
from docgen.batch.fingerprints import Contents, making, words_of
from docgen.batch.jobs import Job
from docgen.batch.manifest import Origin, departures_of
from docgen.batch.row_faults import Faults
from docgen.diagnostics import Diagnostic
from docgen.layout.model.pages import Pages
from docgen.light import dataclass
from docgen.loading.yaml.yaml_source import MOST_BYTES
from docgen.making import LetterMaker, MadeLetter
from docgen.model.dossier import Dossier, Recipient, in_one_line
from docgen.model.letter import Annex
from docgen.press import Files, Press
from docgen.writers.safe_names import safe_name

# Letters whose pages wait in memory; those after them are set again when written.
HELD_LETTERS = 400


def whole_letter(
    prepared: MadeLetter,
    press: Press,
    formats: Sequence[str],
    enclosed: Enclosures,
    *,
    copy: str = "",
) -> Job:
    """The job of one circular to the addressee it names; its annexes are inside.

    A ``copy`` beside the letter is named by that word.
    """
    circular = dossier_of_plan(prepared).circular
    pages = pages_of_plan(prepared)
    number = circular.reference_number
    stem = safe_name(number.text) if number.text.strip(". …-/") else prepared.path.stem
    stem = f"{stem}-{copy}" if copy else stem
    return Job(
        row=2 if copy else 1,
        recipient=prepared.path.stem,
        addressee=in_one_line(circular.recipient),
        pages=page_count(pages),
        files=tuple(f"{stem}.{ending}" for ending in formats),
        begin=lambda: enclosed.append_pages_later(
            press.begin_files(pages, formats, stem, letter=prepared.letter), pages
        ),
        private=circular.secrecy is not None,
    )


def annexes_alone(prepared: MadeLetter, press: Press, formats: Sequence[str]) -> tuple[Job, ...]:
    """A job for each annex of the letter."""
    letter = prepared.letter
    if letter is None:
        return ()
    return tuple(
        _annex_job(row, annex, press.annex_alone(letter, annex), press, formats)
        for row, annex in enumerate(letter.annexes, start=1)
    )


def page_count(pages: Pages) -> int:
    """Pages of the letter and its annexes together."""
    return sum(len(section.pages) for section in pages.sections)


@dataclass(slots=True)
class LettersToJobs:
    """Letters becoming jobs, one after the other."""

    sender: LetterMaker
    press: Press
    formats: Sequence[str]
    names: Mapping[int, str]
    enclosed: Enclosures
    faults: Faults = field(default_factory=Faults)
    contents: Contents = field(default_factory=Contents)
    parts: Mapping[int, str] = field(default_factory=dict)
    sent_along: tuple[str, ...] = ()
    first: MadeLetter | None = None
    held: int = 0
    most_held: int = HELD_LETTERS
    private: bool = False
    issues: bool = False
    only_looks: bool = False

    def job(self, row: int, recipient: Recipient) -> Job:
        """The letter of one row, checked, and how to draw it."""
        prepared = self.sender.letter_to(recipient)
        self.first = self.first or prepared
        self.faults.add(recipient, prepared.found)
        errors = dict.fromkeys(fault.code for fault in prepared.found if fault.is_error)
        pages, held = prepared.pages, None
        if pages is not None and self.held < self.most_held:
            self.held, held = self.held + 1, prepared
        return replace(
            self.left_out(row, recipient),
            pages=page_count(pages) if pages else 0,
            begin=partial(self._begin_files, row, recipient, held),
            set_pages=partial(self._set_pages, recipient, held) if self._is_bare else None,
            chosen=True,
            codes=tuple(errors),
            content=self._content_of(prepared),
            part=self.parts.get(row, ""),
            words=words_of(prepared, self.sent_along) if self.parts else "",
        )

    def _content_of(self, prepared: MadeLetter) -> str:
        if prepared.letter is None or self.only_looks:
            return ""
        return self.contents.of(prepared.letter)

    def refused_job(self, row: int, recipient: Recipient, found: Sequence[Diagnostic]) -> Job:
        """A row that is wrong in itself."""
        codes = tuple(dict.fromkeys(fault.code for fault in found))
        return replace(self.left_out(row, recipient), chosen=True, codes=codes)

    def left_out(self, row: int, recipient: Recipient) -> Job:
        """A row that is not to be written this time."""
        files = tuple(f"{self.names[row]}.{ending}" for ending in self.formats)
        addressee = in_one_line(recipient.addressee)
        return Job(
            row,
            recipient.name,
            addressee,
            0,
            files,
            lambda: dict,
            chosen=False,
            private=self.private,
        )

    @property
    def _is_bare(self) -> bool:
        """Whether a letter's PDF has its own pages alone."""
        return not (self.issues or self.enclosed.contents or self.enclosed.signers)

    def _set_pages(self, recipient: Recipient, held: MadeLetter | None) -> Pages:
        return pages_of_plan(held or self.sender.letter_to(recipient))

    def _begin_files(self, row: int, recipient: Recipient, held: MadeLetter | None) -> Files:
        made = held or self.sender.letter_to(recipient)
        if self.issues:
            made = with_code(made, words_of(made, self.sent_along), self.press)
        pages = pages_of_plan(made)
        files = self.press.begin_files(pages, self.formats, self.names[row], letter=made.letter)
        return self.enclosed.append_pages_later(files, pages)


def _annex_job(row: int, annex: Annex, pages: Pages, press: Press, formats: Sequence[str]) -> Job:
    stem = safe_name(annex.name)

    def draw() -> dict[str, bytes]:
        return press.draw_files(pages, formats, stem, annex=annex)

    names = tuple(f"{stem}.{ending}" for ending in formats)
    return Job(row, annex.name, annex.title, page_count(pages), names, lambda: draw)


def origin(prepared: MadeLetter, press: Press, enclosed: Enclosures | None = None) -> Origin:
    """What the manifest says a folder was made from."""
    dossier = dossier_of_plan(prepared)
    path, root = opening.resolved_path(dossier.path), opening.resolved_path(dossier.workspace)
    inside = path.is_relative_to(root)
    shown = path.relative_to(root) if inside else Path(path.name)
    return Origin(
        circular=shown.as_posix(),
        sha256=hashlib.sha256(opening.content(path, MOST_BYTES)).hexdigest(),
        kind=dossier.circular.kind,
        reference_number=dossier.circular.reference_number.text,
        subject=dossier.recorded_subject,
        departures=tuple(
            {
                "measure": departure.name,
                "value": departure.value,
                "clause": departure.clause,
                "source": departure.source,
            }
            for departure in press.house_style_changes
        )
        + departures_of(dossier)
        + prepared.excepted,
        making=making(press, prepared, enclosed or Enclosures()),
    )


def dossier_of_plan(prepared: MadeLetter) -> Dossier:
    """The circular that a letter was made from.

    Raises: ValueError, where the letter has errors: nothing can be planned from it.
    """
    if prepared.dossier is None:
        raise ValueError(f"{prepared.path} has errors: nothing can be planned from it")
    return prepared.dossier


def pages_of_plan(prepared: MadeLetter) -> Pages:
    """The pages of a letter that was made.

    Raises: ValueError, where the letter has errors: nothing can be planned from it.
    """
    if prepared.pages is None:
        raise ValueError(f"{prepared.path} has errors: nothing can be planned from it")
    return prepared.pages
