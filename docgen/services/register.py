"""The register of outgoing letters: looked at, reserved, issued by hand, cancelled, taken over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from docgen import opening
from docgen.batch.number_lock import issuing
from docgen.diagnostics import Diagnostic, Rejected, listed_names
from docgen.light import dataclass, regex
from docgen.loading.workspace import Workspace, former_register, offices
from docgen.loading.workspace.register_ties import path_of_item, remember
from docgen.model.circular import Office
from docgen.register import (
    IssuedLetter,
    NumberRequest,
    Register,
    RegisterEntry,
    SentFile,
    State,
    StoredBook,
    number_text,
    sheet,
)
from docgen.register.restoring import Restored, broken_at, restore_register
from docgen.services import workspace_journal
from docgen.services.finals_on_disk import finals_in
from docgen.services.number import PATIENCE, desk, put_right, refuse_lost_register, register_item
from docgen.services.numbers_gone_out import numbers_gone_out
from docgen.services.reports import Report, as_report, misasked_argument
from docgen.thai.numerals import to_arabic
from docgen.writers.files import digest

_SHOWN = 8
_NUMBER = regex(
    r"(?:(?P<prefix>[^/]{0,80}?)\s{0,9}/\s{0,9})?(?P<mark>\u0e27\.?\s{0,9})?(?P<number>[0-9]{1,9})"
)
_OF_YEAR = regex(r"(?P<number>[0-9]{1,9})\s{0,9}/\s{0,9}(?P<year>2[4-7][0-9]{2})")


@dataclass(frozen=True, slots=True)
class Shelf:
    """The book that is meant: of which office, in which Buddhist-era year."""

    workspace: Workspace
    key: str
    office: Office
    year: int


def book_of_office(workspace: Workspace, wanted: str, year: int) -> Shelf:
    """The book of the office named; where the workspace has only one, of that one.

    Raises: Rejected, with DG5219 when no office is named, DG5432 when an unknown one is.
    """
    known = offices.offices(workspace).models
    if not wanted and len(known) == 1:
        wanted = next(iter(known))
    if not wanted:
        raise Rejected(
            [misasked_argument("DG5219", "office", known=listed_names(tuple(known), _SHOWN) or "-")]
        )
    if wanted not in known:
        params = {"name": wanted or "-", "known": ", ".join(known) or "-"}
        raise Rejected([Diagnostic("DG5432", None, params, argument="office")])
    return Shelf(workspace, wanted, known[wanted], year)


def other_years(here: Shelf) -> tuple[int, ...]:
    """The years other than this one in which the office has given numbers, the last one first."""
    if not opening.exists(here.workspace.register):
        return ()
    with Register(here.workspace.register) as register:
        years = {entry.year for entry in register.entries(here.key)}
    return tuple(sorted(years - {here.year}, reverse=True))


def rows_of_book(here: Shelf, at: str) -> tuple[list[RegisterEntry], tuple[Diagnostic, ...]]:
    """The rows of the book, and what had to be put right before.

    Raises: Rejected, when the register is not whole.
    """
    refuse_lost_register(here.workspace)
    found = put_right(here.workspace, at)
    if not opening.exists(here.workspace.register) and not _has_journal(here.workspace):
        return [], found
    with Register(here.workspace.register, at=at) as register:
        return list(register.entries(here.key, here.year)), found


def opened_book(here: Shelf, book: StoredBook, at: str) -> None:
    """Set how the book counts.

    Raises: Rejected, with DG5405, once it has a number.
    """
    with desk(here.workspace, at) as opened:
        opened.register.open_book(book)


def reserve_numbers(
    here: Shelf, count: int, at: str, *, circular: bool, kind: str, subject: str
) -> tuple[RegisterEntry, ...]:
    """Numbers kept free, one after another."""
    asked = NumberRequest(
        here.key,
        here.year,
        circular,
        prefix="" if kind else here.office.reference_prefix or "",
        sender=here.office.agency,
        subject=subject,
        kind=kind,
    )
    with desk(here.workspace, at) as opened:
        taken = numbers_gone_out(here.workspace, asked, opened.register)
        rows = opened.register.reserve_block(asked, count, taken)
    first, last = (number_text(row) for row in (rows[0], rows[-1]))
    numbers = {"number": first} if first == last else {"first": first, "last": last}
    workspace_journal.record_act(here.workspace, "reserve", "", at, office=here.key, **numbers)
    return rows


def cancel_number(
    here: Shelf, written: str, reason: str, at: str, *, circular: bool
) -> RegisterEntry:
    """Cancel a number, however a person writes it.

    Raises: Rejected, with DG5435 without a reason, and as :func:`found_entry` says.
    """
    if not reason.strip():
        raise Rejected([Diagnostic("DG5435", None, {}, argument="reason")])
    with desk(here.workspace, at) as opened:
        entry = found_entry(opened.register, here, written, circular=circular)
        cancelled = opened.register.cancel(entry, reason=reason.strip())
    number = number_text(cancelled)
    workspace_journal.record_act(here.workspace, "cancel", "", at, office=here.key, number=number)
    return cancelled


def issued_by_hand(
    here: Shelf,
    written: str,
    told: NumberRequest,
    files: Sequence[Path],
    at: str,
    *,
    circular: bool,
) -> RegisterEntry:
    """Record a letter that was not made by docgen under a number that was reserved or is typed.

    Raises: Rejected, when the number is another letter's.
    """
    with desk(here.workspace, at) as opened:
        register = opened.register
        number, year, mark, _ = read_number(written)
        asked = replace(told, circular=circular or mark, year=year or here.year)
        entry = register.number_for(asked, typed=number)
        kept = tuple(SentFile(register_item(path, here.workspace), digest(path)) for path in files)
        content = ",".join(file.sha256 for file in kept)
        letter = IssuedLetter("", asked.addressee, content, kept)
        issued = register.issue(asked, entry, [letter] if kept else [], content=content)
    hashes = [file.sha256 for file in kept]
    row = {"office": here.key, "number": number_text(issued)}
    workspace_journal.record_act(here.workspace, "issue", "", at, "".join(hashes[:1])[:16], **row)
    return issued


def found_entry(register: Register, here: Shelf, written: str, *, circular: bool) -> RegisterEntry:
    """The row that a number means: ``ว 46``, ``46``, ``มท 0812/ว 46``, ``125/2564``.

    Raises: Rejected, with DG5433 for what is no number, DG5407 for one that is not there, DG5434
    for one that may be several.
    """
    number, year, mark, prefix = read_number(written)
    rows = register.entries_numbered(here.key, year or here.year, number)
    if mark or circular:
        rows = [row for row in rows if row.mark]
    elif prefix:
        rows = [row for row in rows if not row.mark]
    if prefix:
        rows = [row for row in rows if row.prefix == prefix]
    if year:
        rows = [row for row in rows if not row.prefix] or rows
    if not mark and len(rows) > 1:
        rows = [row for row in rows if number_text(row) == f"{row.prefix}/{number}"] or rows
    if not rows:
        raise Rejected([Diagnostic("DG5407", None, {"number": written})])
    if len(rows) > 1:
        params = {"number": written, "rows": ", ".join(number_text(row) for row in rows)}
        raise Rejected([Diagnostic("DG5434", None, params)])
    return rows[0]


def read_number(written: str) -> tuple[int, int | None, bool, str]:
    """The number, the year where it says one, whether it has ว, and the office's own part.

    Raises: Rejected, with DG5433.
    """
    text = " ".join(to_arabic(written).split())
    of_year = _OF_YEAR.fullmatch(text)
    if of_year is not None:
        return int(of_year["number"]), int(of_year["year"]), False, ""
    match = _NUMBER.fullmatch(text)
    if match is None or not int(match["number"]):
        raise Rejected([Diagnostic("DG5433", None, {"text": written}, argument="number")])
    return int(match["number"]), None, bool(match["mark"]), (match["prefix"] or "").strip()


@as_report
def import_register(here: Shelf, path: Path, at: str, *, together: bool) -> Report[int]:
    """Take over an office's former register; how many numbers were new."""
    from docgen.diagnostics.rendering import Sources

    former = former_register.read_former_register(path, here.key, together=together)
    sources = Sources()
    sources.add(str(path), former.lines)
    if any(fault.is_error for fault in former.found):
        return Report(None, former.found, sources)
    with desk(here.workspace, at) as opened:
        if together and former.entries:
            years = {entry.year for entry in former.entries}
            for year in years:
                opened.register.open_book(StoredBook(here.key, year, together=True))
        return Report(opened.register.adopt(former.entries), former.found, sources)


def check_register(workspace: Workspace, at: str) -> Iterator[Diagnostic]:
    """All in which the register and the disk do not agree; nothing is changed but what was begun.

    Raises: Rejected, when the register itself is not whole.
    """
    refuse_lost_register(workspace)
    if not opening.exists(workspace.register) and not _has_journal(workspace):
        return
    yield from put_right(workspace, at)
    broken_at(workspace.register)
    with Register(workspace.register, at=at) as register:
        register.refuse_damaged()
        known: set[str] = set()
        for entry in register.entries():
            for letter in register.letters(entry).values():
                known |= {file.path for file in letter.files}
                yield from _compared_letter(entry, letter, workspace)
    for final in finals_in(workspace.output):
        for file in final.letter.files:
            path = final.folder / file.name
            if opening.is_file(path) and register_item(path, workspace) not in known:
                params = {"file": str(path), "number": final.number}
                yield Diagnostic("DG5430", None, params)


def made_again(workspace: Workspace, at: str) -> Restored:
    """The register from its journal, or the journal from the register.

    Nobody gives a number meanwhile.

    Raises: Rejected, with DG5420 when neither can be read, DG5403 while others give numbers.
    """
    with issuing(workspace.register, patience=PATIENCE):
        made = restore_register(workspace.register, at=at)
    with Register(workspace.register) as register:
        remember(workspace, register.identity)
    return made


def accept_register(workspace: Workspace, at: str) -> None:
    """From now on this is the workspace's register, or a new one is begun here."""
    with Register(workspace.register, at=at) as register:
        remember(workspace, register.identity)


def _compared_letter(
    entry: RegisterEntry, letter: IssuedLetter, workspace: Workspace
) -> Iterator[Diagnostic]:
    for file in letter.files:
        path = path_of_item(file.path, workspace)
        if path is None:
            continue  # another workspace's: it looks after its own
        params = {"file": str(path), "number": number_text(entry)}
        if entry.state is State.CANCELLED:
            if opening.is_file(path):
                yield Diagnostic("DG5431", None, params)
        elif not opening.is_file(path):
            yield Diagnostic("DG5428", None, params)
        elif file.sha256 and digest(path) != file.sha256:
            yield Diagnostic("DG5429", None, params)


def _has_journal(workspace: Workspace) -> bool:
    from docgen.register.journal import journal_of

    return opening.exists(journal_of(workspace.register))


__all__ = ["NumberRequest", "StoredBook", "book_of_office", "number_text", "sheet"]
