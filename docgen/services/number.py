"""Numbers for letters: which a letter will bear, and the register that gives them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from docgen import opening
from docgen import register as registers
from docgen.diagnostics import Diagnostic, Rejected
from docgen.later import later
from docgen.light import dataclass
from docgen.loading.circular import open_fields
from docgen.loading.circular.numbering import (
    bears_number,
    given_number,
    number_requests,
    request,
    requests_of_sheets,
)
from docgen.loading.circular.other_circulars import neighbours
from docgen.loading.workspace import Workspace
from docgen.loading.workspace.register_ties import (
    path_of_item,
    refuse_copied_register,
    refuse_other_register,
    register_item,
    remember,
    ties,
)
from docgen.model.dossier import Dossier
from docgen.register import AlsoIssued, IssuedLetter, NumberRequest, RegisterEntry, State
from docgen.register.entries import new_entry
from docgen.register.journal import journal_of
from docgen.services.events import Note
from docgen.services.finals_on_disk import finals_in
from docgen.services.numbers_gone_out import numbers_gone_out, told_numbers
from docgen.services.renamed_circulars import follow_renames, renamed_items

if TYPE_CHECKING:
    from docgen.batch import number_lock, numbered
    from docgen.register import Register
else:
    numbered = later("docgen.batch.numbered")
    number_lock = later("docgen.batch.number_lock")

PATIENCE = 60.0  # seconds
_FAR = 1_000  # numbers beyond the last one: rather a slip of the hand


@dataclass(frozen=True, slots=True)
class OpenRegister:
    """A register that is open, alone, and in order; ``found`` tells what had to be put right."""

    register: Register
    workspace: Workspace
    found: tuple[Diagnostic, ...]


@contextmanager
def desk(workspace: Workspace, at: str, *, who: str = "") -> Iterator[OpenRegister]:
    """The workspace's register, held alone while this lasts.

    Raises: Rejected, with DG5421 or DG5422 when it is not the register that the workspace used;
    with DG5449 when it is a copy; and as :class:`Register` says.
    """
    refuse_lost_register(workspace)
    with ExitStack() as stack:
        stack.enter_context(number_lock.issuing(workspace.register, who=who, patience=PATIENCE))
        register = stack.enter_context(registers.Register(workspace.register, at=at))
        refuse_other_register(workspace, register.identity)
        refuse_copied_register(workspace, register.identity)
        remember(workspace, register.identity)
        found = [
            *numbered.settle_intentions(register, workspace),
            *follow_renames(register, workspace, _year(at)),
            *told_numbers(workspace, register),
        ]
        yield OpenRegister(register, workspace, tuple(found))


def waited_for(workspace: Workspace) -> Iterator[Note]:
    """A sign of life while another command gives numbers from the same register.

    Raises: Rejected, with DG5403 when it takes too long, and as :func:`refuse_lost_register` says.
    """
    refuse_lost_register(workspace)
    for holder in number_lock.wait_for_numbers(workspace.register, PATIENCE):
        yield Note("register_waits", {"who": holder or "-"})


def put_right(workspace: Workspace, at: str) -> tuple[Diagnostic, ...]:
    """Finish or give up what killed commands left in the workspace's register; tell what it was.

    The numbers of circulars that were renamed go with them.
    """
    if not opening.is_file(workspace.register) or not _is_behind(workspace, at):
        return ()
    with desk(workspace, at) as opened:
        return opened.found


def refuse_lost_register(workspace: Workspace) -> None:
    """Refuse to begin a register where there was one.

    Raises: Rejected, with DG5421 when the workspace has used another one, DG5422 when letters
    with numbers lie in its output.
    """
    path = workspace.register
    if opening.exists(path) or opening.exists(journal_of(path)):
        return
    refuse_other_register(workspace, "")
    if ties(workspace) is not None:
        return
    first = next(finals_in(workspace.output), None)
    if first is not None:
        params = {"file": str(path), "folder": str(first.folder), "number": first.number}
        raise Rejected([Diagnostic("DG5422", None, params)])


def likely_entry(workspace: Workspace, dossier: Dossier, taken: set[int]) -> RegisterEntry | None:
    """The number that a letter would be given now; ``None`` where it bears none.

    Raises: Rejected, at the number's own place, when the one that was typed is not to be had.
    """
    if not bears_number(dossier):
        if requests_of_sheets(dossier) and opening.is_file(workspace.register):
            with registers.Register(workspace.register) as register:
                entries_of_sheets(register, dossier)
        return None
    asked, typed = request(dossier), given_number(dossier)
    if not opening.is_file(workspace.register):
        refuse_lost_register(workspace)
        number = typed or next(n for n in range(1, len(taken) + 2) if n not in taken)
        series = "circular" if asked.circular else "ordinary"
        return new_entry(asked, asked.kind or series, number)
    with registers.Register(workspace.register) as register:
        entries_of_sheets(register, dossier)
        return entry_for(register, dossier, asked, typed, taken)


def entries_of_sheets(register: Register, dossier: Dossier) -> tuple[AlsoIssued, ...]:
    """The numbers that documents after the letter say of their own.

    Raises: Rejected, at the number, when one is not to be had.
    """
    found: list[AlsoIssued] = []
    faults: list[Diagnostic] = []
    for asked, number, sheet in requests_of_sheets(dossier):
        try:
            found.append(AlsoIssued(register.number_for(asked, typed=number), asked))
        except Rejected as error:
            faults += at_number(error, sheet).found
    if faults:
        raise Rejected(faults)
    return tuple(found)


def numbers_for(register: Register, dossier: Dossier, taken: set[int]) -> tuple[AlsoIssued, ...]:
    """All numbers that the files of a letter bear: its own first, then those of what follows it.

    None where neither bears one.
    Raises: Rejected, at the number, when one is not to be had.
    """
    if not bears_number(dossier):
        return entries_of_sheets(register, dossier)
    asked, typed = request(dossier), given_number(dossier)
    entry = entry_for(register, dossier, asked, None if dossier.takes_number else typed, taken)
    return AlsoIssued(entry, asked), *entries_of_sheets(register, dossier)


def is_recorded(dossier: Dossier) -> bool:
    """Whether the register is told of the letter: it bears a number, or what follows it does."""
    return bool(number_requests(dossier))


def entry_for(
    register: Register, dossier: Dossier, asked: NumberRequest, typed: int | None, taken: set[int]
) -> RegisterEntry:
    """The number for a letter.

    Raises: Rejected, at the place where its number stands, when it is not to be had; with DG5443
    when another command is just issuing this letter.
    """
    if any(intention.asked.item == asked.item for intention in register.intentions()):
        params = {"name": dossier.path.stem}
        raise at_number(Rejected([Diagnostic("DG5443", None, params)]), dossier)
    try:
        return register.number_for(asked, typed=typed, taken=taken)
    except Rejected as error:
        raise at_number(error, dossier) from error


def at_number(error: Rejected, dossier: Dossier) -> Rejected:
    """The same faults at the place where the circular says its number."""
    field = open_fields.year_field(dossier.form) or "reference_number"
    at = dossier.places.of(field)
    return Rejected([replace(fault, at=fault.at or at) for fault in error.found])


def numbers_elsewhere(
    workspace: Workspace, dossier: Dossier, register: Register | None = None
) -> set[int]:
    """The numbers of this letter's book that other circulars of the workspace bear already.

    Those count too that went out and that the register no longer knows.

    Ordinary numbers and those of circulars stand in two books, unless ``register`` counts them
    together.
    """
    asked, path = request(dossier), opening.resolved_path(dossier.path)
    together = register is not None and register.book(asked.office, asked.year).together
    found = set()
    for other in neighbours(workspace):
        if other.path == path:
            continue
        if asked.kind:
            if other.series == asked.kind and other.office == asked.office and other.year_number:
                number, year = other.year_number
                found |= {number} if year == asked.year else set()
            continue
        number_of = other.reference_number
        if number_of is None or other.date is None or other.date.year != asked.year:
            continue
        if number_of.circular != asked.circular and not together:
            continue
        prefix = f"{number_of.letters} {number_of.office_code}"
        if prefix == asked.prefix or other.office == asked.office:
            found.add(number_of.number)
    return found | numbers_gone_out(workspace, asked, register, dossier.path)


def far_beyond(register: Register, entry: RegisterEntry, typed: int | None) -> list[Diagnostic]:
    """A warning when a typed number leaves a great gap behind it."""
    if typed is None or entry.state is not State.RESERVED:
        return []
    known = [
        row.number
        for row in register.entries(entry.office, entry.year)
        if row.series == entry.series and row.state is not State.CANCELLED
    ]
    last = max((number for number in known if number < typed), default=0)
    if not known or typed - last <= _FAR:
        return []
    params = {"number": typed, "last": last, "gap": typed - last}
    return [Diagnostic("DG5440", None, params)]


def refuse_changed(entry: RegisterEntry, content: str, dossier: Dossier) -> None:
    """Refuse a text that is another than the one that went out under the number.

    Raises: Rejected, with DG5406 at the number.
    """
    if entry.state is State.ISSUED and entry.content not in ("", content):
        raise at_number(Rejected([registers.changed_letter(entry)]), dossier)


def standing_files(letter: IssuedLetter | None, workspace: Workspace) -> tuple[Path, ...]:
    """The files of a letter that are where they were written and as they were written."""
    from docgen.batch.folder_names import is_unchanged

    found = []
    for file in letter.files if letter is not None else ():
        path = path_of_item(file.path, workspace)
        if path is not None and is_unchanged(path, file.sha256):
            found.append(path)
    return tuple(found)


def issued_names(workspace: Workspace, folder: Path, names: Collection[str]) -> set[str]:
    """Those of a folder's files that went out under a number which is not cancelled."""
    if not opening.is_file(workspace.register):
        return set()
    wanted = {register_item(folder / name, workspace): name for name in names}
    with registers.Register(workspace.register) as register:
        return {
            wanted[file.path]
            for entry in register.entries()
            if entry.state is State.ISSUED
            for letter in register.letters(entry).values()
            for file in letter.files
            if file.path in wanted
        }


def _is_behind(workspace: Workspace, at: str) -> bool:
    with registers.Register(workspace.register) as register:
        if register.recovery_notes or register.intentions():
            return True
        return bool(renamed_items(register, workspace, _year(at)))


def _year(at: str) -> int:
    return int(at.partition("-")[0])


__all__ = ["OpenRegister", "desk", "register_item"]
