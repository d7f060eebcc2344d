"""What is asked of the register: its numbers, its letters, what came in; nothing changes by it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from docgen.diagnostics import Diagnostic, Rejected
from docgen.register.database import Database
from docgen.register.entries import (
    MOST,
    Given,
    IncomingEntry,
    Intention,
    IssuedLetter,
    NumberRequest,
    RegisterEntry,
    State,
    StoredBook,
    new_entry,
    number_text,
)
from docgen.register.lookups import Lookups

_PATIENCE = 30.0  # seconds


class RegisterQuestions:
    """The register in one file, open to be asked.

    ``at`` is the moment of what is done, in Thailand's time; ``recovery_notes`` tells what an
    earlier command had left half done. :class:`Rejected` as :class:`Database` says, and when a call
    asks what cannot be.
    """

    def __init__(self, path: Path, *, at: str = "", patience: float = _PATIENCE) -> None:
        self.path, self.at = path, at
        self._store = Database(path, patience, at)
        self._seen = Lookups(self._store.connection)

    def close(self) -> None:
        """Let go of the file."""
        self._store.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def recovery_notes(self) -> Sequence[Diagnostic]:
        """What was put right on opening."""
        return self._store.mended

    @property
    def is_new(self) -> bool:
        """Whether this call made the register."""
        return self._store.is_new

    @property
    def identity(self) -> str:
        """The register's own name, by which workspaces know it again."""
        return self._store.identity

    def refuse_damaged(self) -> None:
        """Look at the whole file; DG5402 where it is damaged anywhere."""
        self._store.refuse_damaged()

    # -- books and numbers -------------------------------------------------------------------

    def book(self, office: str, year: int) -> StoredBook:
        """How that office counts in that year; apart and from 1 where nothing else was set."""
        with self._store.faults_said():
            return self._seen.book(office, year)

    def numbers_for(
        self, wanted: Sequence[NumberRequest], taken: Collection[int] = ()
    ) -> tuple[RegisterEntry, ...]:
        """What :meth:`reserve_each` would give; nothing is changed by asking."""
        with self._store.faults_said():
            return tuple(self._numbers_for(wanted, taken))

    def _numbers_for(
        self, wanted: Sequence[NumberRequest], taken: Collection[int]
    ) -> list[RegisterEntry]:
        made, used = [], set(taken)
        last: dict[tuple[str, int, str], int] = {}  # given here: nothing up to it is free
        for asked in map(self._seen.known_request, wanted):
            series = self._seen.series(asked)
            held = self._seen.living_number(asked, series)
            if held is None:
                key = asked.office, asked.year, series
                number = self._seen.next(asked, series, used, after=last.get(key, 0))
                held = replace(new_entry(asked, series, number), at=self.at)
                used.add(number)
                last[key] = number
            made.append(held)
        return made

    def number_for(
        self, asked: NumberRequest, *, typed: int | None = None, taken: Collection[int] = ()
    ) -> RegisterEntry:
        """The number that a letter will bear, ``typed`` or the next; nothing is changed by asking.

        DG5414 when the typed one went out with another letter, DG5417 when it is cancelled, DG5418
        when it is kept for another letter, DG5419 when it is beyond all that is ever given.

        Raises: Rejected, when a typed number is too large or another letter has it.
        """
        with self._store.faults_said():
            asked = self._seen.known_request(asked)
            series = self._seen.series(asked)
            if typed is None:
                held = self._seen.living_number(asked, series)
                return held or self._new(asked, series, self._seen.next(asked, series, taken))
            wanted = replace(self._new(asked, series, typed), given=Given.TYPED)
            if typed > MOST:
                raise Rejected([Diagnostic("DG5419", None, {"number": str(typed), "most": MOST})])
            current = self._seen.entry_with_number(wanted)
            if current is None:
                return wanted
            fault = _not_for(asked, current)
            if fault is not None:
                raise Rejected([fault])
            return current

    def first_names(self) -> dict[str, str]:
        """The name under which a renamed circular got its number, by each of its later names."""
        with self._store.faults_said():
            return self._seen.first_names()

    def entries(
        self, office: str | None = None, year: int | None = None
    ) -> tuple[RegisterEntry, ...]:
        """The rows of the register, by office, year, series and number."""
        with self._store.faults_said():
            return self._seen.entries(office, year)

    def items(self, years: Sequence[int]) -> set[str]:
        """What got a number in one of these years, by the names under which it did."""
        with self._store.faults_said():
            return self._seen.items(years)

    def entries_numbered(self, office: str, year: int, number: int) -> list[RegisterEntry]:
        """All rows of an office's year with that number, whatever series and prefix."""
        with self._store.faults_said():
            return self._seen.entries_numbered(office, year, number)

    def living_number(self, asked: NumberRequest) -> RegisterEntry | None:
        """The living number of an item, if it has one."""
        with self._store.faults_said():
            return self._seen.living_number(
                self._seen.known_request(asked), self._seen.series(asked)
            )

    def of_item(self, item: str) -> list[RegisterEntry]:
        """All living numbers of one letter."""
        with self._store.faults_said():
            return self._seen.of_item(item)

    def ends_of_parts(self, item: str) -> list[RegisterEntry]:
        """The first and the last living number of the letters of a circular, each with its own."""
        with self._store.faults_said():
            return self._seen.ends_of_parts(item)

    def letters(
        self, entry: RegisterEntry, parts: Sequence[str] | None = None
    ) -> dict[str, IssuedLetter]:
        """The letters that bear a number, by part: all, or those of the ``parts`` alone."""
        with self._store.faults_said():
            return self._seen.letters(entry, parts)

    def of_file(self, sha256: str) -> list[tuple[RegisterEntry, IssuedLetter]]:
        """The letters among whose files there is one with that SHA-256, each with its number."""
        with self._store.faults_said():
            return self._seen.of_file(sha256) if sha256 else []

    def of_content(self, beginning: str) -> list[tuple[RegisterEntry, IssuedLetter]]:
        """The letters whose SHA-256 of what they say begins so, each with its number."""
        with self._store.faults_said():
            return self._seen.of_content(beginning) if beginning else []

    def printed_as(self, printed: str) -> list[RegisterEntry]:
        """All rows whose number is printed so, the newest year first."""
        with self._store.faults_said():
            return self._seen.printed_as(printed)

    def entries_named(self, text: str) -> list[RegisterEntry]:
        """All rows whose number a person would name so, as ``number_text`` does."""
        with self._store.faults_said():
            return self._seen.entries_named(text)

    def intentions(self) -> tuple[Intention, ...]:
        """What was about to be written and is not yet told to be."""
        with self._store.faults_said():
            return self._seen.intentions()

    # -- incoming ----------------------------------------------------------------------------

    def next_receipt(self, receipt: IncomingEntry) -> int:
        """The number that :meth:`receive` would give it."""
        with self._store.faults_said():
            return self._seen.next_receipt(receipt.office, receipt.year)

    def receipt_of(self, office: str, sha256: str) -> IncomingEntry | None:
        """The receipt of the same file, when it came before."""
        with self._store.faults_said():
            return self._seen.receipt_of(office, sha256)

    def receipts(
        self, office: str | None = None, year: int | None = None
    ) -> tuple[IncomingEntry, ...]:
        """The register of incoming letters, in order."""
        with self._store.faults_said():
            return self._seen.receipts(office, year)

    def _new(self, asked: NumberRequest, series: str, number: int) -> RegisterEntry:
        return replace(new_entry(asked, series, number), at=self.at)


def _not_for(asked: NumberRequest, current: RegisterEntry) -> Diagnostic | None:
    """Why a number that stands in the register is not for this letter; ``None`` when it is."""
    params = {"number": number_text(current), "at": current.at, "subject": current.subject}
    if current.state is State.CANCELLED:
        return Diagnostic("DG5417", None, {**params, "reason": current.remark})
    is_mine = bool(asked.item) and current.item == asked.item
    if current.state is State.RESERVED:
        params["item"] = current.item
        return Diagnostic("DG5418", None, params) if current.item and not is_mine else None
    told_alike = (current.subject, current.dated) == (asked.subject, asked.dated)
    if is_mine or (not current.item and not current.content and told_alike):
        return None
    return Diagnostic("DG5414", None, {**params, "dated": current.dated, "item": current.item})
