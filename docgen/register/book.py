"""Numbers: reserved, issued, cancelled; by any number of programs at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from docgen import opening
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
    kept_of,
    new_entry,
    number_text,
)
from docgen.register.lookups import Lookups

_PATIENCE = 30.0  # seconds


class Register:
    """The register in one file; every call is one whole transaction.

    ``at`` is the moment of what is done, in Thailand's time; ``mended`` tells what an earlier
    command had left half done. :class:`Rejected` as :class:`Database` says, and when a call asks
    what cannot be.
    """

    def __init__(self, path: Path, *, at: str = "", patience: float = _PATIENCE) -> None:
        self.path, self.at = path, at
        self._store = Database(path, patience, at)
        self._seen = Lookups(self._store.connection)

    def close(self) -> None:
        """Let go of the file."""
        self._store.connection.close()

    def __enter__(self) -> Register:
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

    # -- books -------------------------------------------------------------------------------

    def book(self, office: str, year: int) -> StoredBook:
        """How that office counts in that year; apart and from 1 where nothing else was set."""
        with self._store.faults_said():
            return self._seen.book(office, year)

    def open_book(self, book: StoredBook) -> None:
        """Set how a book counts; DG5405 once it has a number."""
        with self._store.writing_transaction():
            current = self._seen.book(book.office, book.year)
            if current == book:
                return
            if self._seen.has_numbers(book.office, book.year):
                params = {"office": book.office, "year": book.year}
                raise Rejected([Diagnostic("DG5405", None, params)])
            self._store.record("book", kept_of(book))

    # -- numbers -----------------------------------------------------------------------------

    def reserve(self, asked: NumberRequest) -> RegisterEntry:
        """The next number, or the one that this item already has in that year's book."""
        return self.reserve_each([asked])[0]

    def reserve_block(
        self, asked: NumberRequest, count: int, taken: Collection[int] = ()
    ) -> tuple[RegisterEntry, ...]:
        """``count`` numbers kept free, in their order; ``taken`` are numbers used elsewhere."""
        return self.reserve_each([asked] * count, taken)

    def reserve_each(
        self, wanted: Sequence[NumberRequest], taken: Collection[int] = ()
    ) -> tuple[RegisterEntry, ...]:
        """A number for each, one after another; an item that has a number keeps it."""
        with self._store.writing_transaction():
            made = self._numbers_for(wanted, taken)
            new = [entry for entry in made if self._seen.entry_with_number(entry) is None]
            if new:
                self._store.record("numbers", {"rows": [kept_of(entry) for entry in new]})
            return tuple(made)

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

    def record_intention(self, intention: Intention) -> Intention:
        """Tell what is about to be written; DG5407 when the number is no longer to be had."""
        with self._store.writing_transaction():
            current = self._seen.entry_with_number(intention.entry)
            is_new = current is None and intention.entry.state is State.RESERVED
            if self._seen.is_intended(intention.entry) or not (
                is_new or current == intention.entry
            ):
                number = number_text(intention.entry)
                raise Rejected([Diagnostic("DG5407", None, {"number": number})])
            if is_new:  # what the tables would refuse once the files are written is refused now
                row = kept_of(replace(intention.entry, state=State.ISSUED))
                self._store.try_change("numbers", {"rows": [row]})
            told = replace(intention, identity=self._seen.next_intention())
            self._store.record("intended", kept_of(told))
            return told

    def withdraw(self, intention: Intention) -> None:
        """Nothing was written: the number is as free, or as reserved, as before."""
        with self._store.writing_transaction():
            self._store.record("withdrawn", {"identity": intention.identity})

    def issue(
        self,
        asked: NumberRequest,
        entry: RegisterEntry,
        letters: Sequence[IssuedLetter],
        *,
        content: str,
        identity: int = 0,
    ) -> RegisterEntry:
        """The letters are written under that number: what is printed is kept as it was printed.

        DG5406 when it went out with another content, DG5407 when it is cancelled.

        Raises: Rejected, when the number was cancelled, or bears another letter.
        """
        with self._store.writing_transaction():
            asked = self._seen.known_request(asked)
            current = self._seen.entry_with_number(entry)
            if current is not None and current.state is State.CANCELLED:
                raise Rejected([Diagnostic("DG5407", None, {"number": number_text(entry)})])
            if current is not None and current.state is State.ISSUED:
                if current.content not in ("", content):
                    raise Rejected([changed_letter(current)])
                issued = replace(current, content=content, item=current.item or asked.item)
            else:
                issued = replace(
                    entry,
                    state=State.ISSUED,
                    item=asked.item,
                    content=content,
                    dated=asked.dated,
                    sender=asked.sender,
                    addressee=asked.addressee,
                    subject=asked.subject,
                    at=self.at,
                )
            rows = [kept_of(replace(letter, at=letter.at or self.at)) for letter in letters]
            told = {"entry": kept_of(issued), "letters": rows, "identity": identity}
            self._store.record("issued", told)
            return issued

    def add_files(self, entry: RegisterEntry, letter: IssuedLetter) -> None:
        """The same letter has further files, as one that was signed; those it had stay."""
        with self._store.writing_transaction():
            told = {"entry": kept_of(entry), "letters": [kept_of(letter)]}
            self._store.record("letters", told)

    def cancel(self, entry: RegisterEntry, *, reason: str) -> RegisterEntry:
        """Cancel a number; it stays in the book with its reason, and its letter may take a new one.

        DG5407 when the book has no such number or it is cancelled already.

        Raises: Rejected, when the number is not in the book, or was cancelled before.
        """
        with self._store.writing_transaction():
            current = self._seen.entry_with_number(entry)
            if current is None or current.state is State.CANCELLED:
                raise Rejected([Diagnostic("DG5407", None, {"number": number_text(entry)})])
            cancelled = replace(current, state=State.CANCELLED, remark=reason, at=self.at)
            self._store.record("cancelled", {"entry": kept_of(cancelled)})
            return cancelled

    def adopt(self, entries: Sequence[RegisterEntry]) -> int:
        """Take over rows of an office's former register, whole or not at all; how many were new.

        DG5408 where a number stands there already otherwise.

        Raises: Rejected, when a number is in the book with another letter.
        """
        with self._store.writing_transaction():
            new = []
            for entry in entries:
                imported = replace(entry, given=Given.IMPORTED)
                current = self._seen.entry_with_number(entry)
                if current is None:
                    new.append(imported)
                elif _as_told(current) != _as_told(entry):
                    number = number_text(entry)
                    raise Rejected([Diagnostic("DG5408", None, {"number": number})])
            if new:
                self._store.record("numbers", {"rows": [kept_of(each_entry) for each_entry in new]})
            return len(new)

    def rename(self, former: str, item: str) -> None:
        """The circular that got its numbers as ``former`` is called ``item`` from now on."""
        with self._store.writing_transaction():
            self._store.record("renamed", {"former": former, "item": item})

    def first_names(self) -> dict[str, str]:
        """The name under which a renamed circular got its number, by each of its later names."""
        with self._store.faults_said():
            return self._seen.first_names()

    # -- incoming ----------------------------------------------------------------------------

    def receive(self, receipt: IncomingEntry) -> IncomingEntry:
        """Give an incoming letter the next number of its year."""
        with self._store.writing_transaction():
            number = self._seen.next_receipt(receipt.office, receipt.year)
            numbered = replace(receipt, number=number)
            self._store.record("received", kept_of(numbered))
            return numbered

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

    # -- looking up --------------------------------------------------------------------------

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

    def _new(self, asked: NumberRequest, series: str, number: int) -> RegisterEntry:
        return replace(new_entry(asked, series, number), at=self.at)


def known_number(path: Path, asked: NumberRequest) -> RegisterEntry | None:
    """The living number of an item in the register at ``path``; a missing register knows none."""
    if not opening.is_file(path):
        return None
    with Register(path) as register:
        return register.living_number(asked)


def changed_letter(entry: RegisterEntry) -> Diagnostic:
    """The fault of a letter that is another one than went out under its number."""
    return Diagnostic("DG5406", None, {"number": number_text(entry)})


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


def _as_told(entry: RegisterEntry) -> RegisterEntry:
    """An entry as a book on paper would tell it."""
    return replace(entry, item="", content="", given=Given.IMPORTED, at="", remark="")
