"""Numbers: reserved, issued, cancelled; by any number of programs at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from docgen import opening
from docgen.diagnostics import Diagnostic, Rejected
from docgen.register.entries import (
    Given,
    IncomingEntry,
    Intention,
    IssuedLetter,
    NumberRequest,
    RegisterEntry,
    State,
    StoredBook,
    kept_of,
    number_text,
)
from docgen.register.register_questions import RegisterQuestions


class Register(RegisterQuestions):
    """The register in one file: what is done in it; every call is one whole transaction."""

    # -- books -------------------------------------------------------------------------------

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
                issued = self._as_issued(asked, entry, content)
            rows = [kept_of(replace(letter, at=letter.at or self.at)) for letter in letters]
            told = {"entry": kept_of(issued), "letters": rows, "identity": identity}
            self._store.record("issued", told)
            return issued

    def _as_issued(self, asked: NumberRequest, entry: RegisterEntry, content: str) -> RegisterEntry:
        """The entry of a letter that goes out for the first time."""
        return replace(
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

    # -- incoming ----------------------------------------------------------------------------

    def receive(self, receipt: IncomingEntry) -> IncomingEntry:
        """Give an incoming letter the next number of its year."""
        with self._store.writing_transaction():
            number = self._seen.next_receipt(receipt.office, receipt.year)
            numbered = replace(receipt, number=number)
            self._store.record("received", kept_of(numbered))
            return numbered


def known_number(path: Path, asked: NumberRequest) -> RegisterEntry | None:
    """The living number of an item in the register at ``path``; a missing register knows none."""
    if not opening.is_file(path):
        return None
    with Register(path) as register:
        return register.living_number(asked)


def changed_letter(entry: RegisterEntry) -> Diagnostic:
    """The fault of a letter that is another one than went out under its number."""
    return Diagnostic("DG5406", None, {"number": number_text(entry)})


def _as_told(entry: RegisterEntry) -> RegisterEntry:
    """An entry as a book on paper would tell it."""
    return replace(entry, item="", content="", given=Given.IMPORTED, at="", remark="")
