"""A number and its letter as one act, and what a killed act left put right.

The files are complete on the disk under names of their own before the register hears of them; then
it is told what is about to be written, the files get their names, and it is told that they have
them. Whoever is killed on the way is found out by the next command: what has its name is recorded,
what has none is given up, and its number is as free as before.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from docgen import opening
from docgen.batch import manifest
from docgen.batch.delivery import FilesOrError
from docgen.batch.folder_names import LOCK, is_unchanged, told_in
from docgen.batch.jobs import Job
from docgen.diagnostics import Diagnostic, Rejected
from docgen.light import dataclass
from docgen.loading.workspace import Workspace
from docgen.loading.workspace.register_ties import path_of_item, register_item
from docgen.register import (
    AlsoIssued,
    Intention,
    IssuedLetter,
    NumberRequest,
    Placing,
    Register,
    RegisterEntry,
    SentFile,
    number_text,
)
from docgen.writers.files import (
    Staged,
    WrittenFile,
    discard,
    place,
    remove_leftovers,
    stage,
)

_ENDING = "staged"


@dataclass(frozen=True, slots=True)
class Act:
    """One letter to go out: under which row, saying what; ``jobs`` are all the files it has.

    ``also`` are the numbers of documents that follow it in these files.
    """

    jobs: tuple[Job, ...]
    entry: RegisterEntry
    asked: NumberRequest
    content: str
    also: tuple[AlsoIssued, ...] = ()


def put_out(
    register: Register,
    workspace: Workspace,
    folder: Path,
    act: Act,
    own: Mapping[str, str],
) -> Iterator[tuple[Job, FilesOrError]]:
    """Draw a letter whole, then write it and record it under its number; ``folder`` is held alone.

    A letter that cannot be drawn or written takes no number; its error stands in its place.
    """
    remove_leftovers(folder, ending=_ENDING, kept=_counted_on(register))
    try:
        contents = [job.draw() for job in act.jobs]
        staged = [
            stage(folder, content, ending=_ENDING, private=job.private)
            for job, content in zip(act.jobs, contents, strict=True)
        ]
    except Exception as error:  # told as this letter's own
        remove_leftovers(folder, ending=_ENDING, kept=_counted_on(register))
        yield from ((job, error) for job in act.jobs)
        return
    everything = [file for own_files in staged for file in own_files]
    try:
        _place(register, workspace, folder, act, everything, own)
    except (OSError, Rejected) as error:
        yield from ((job, error) for job in act.jobs)
        return
    for job, files in zip(act.jobs, staged, strict=True):
        yield job, tuple(WrittenFile(file.name, file.sha256, file.size) for file in files)


def settle_intentions(register: Register, workspace: Workspace) -> list[Diagnostic]:
    """Put right what killed commands left, and tell it; what somebody works at is left alone."""
    found = list(register.recovery_notes)
    for intention in register.intentions():
        with _alone(Path(intention.folder)) as is_alone:
            if is_alone:
                found.append(_settled_intention(register, intention, workspace))
    return found


def letters_in(folder: Path, number: str, workspace: Workspace) -> list[IssuedLetter]:
    """The letters under that number which the folder's journal tells of and which stand there."""
    return [
        issued_letter(told, folder, workspace)
        for told in told_in(folder).values()
        if told.words and told.under == number and told.state == manifest.WRITTEN
    ]


def issued_letter(
    entry: manifest.ManifestEntry, folder: Path, workspace: Workspace
) -> IssuedLetter:
    """A letter of a batch, as the register keeps it."""
    files = tuple(
        SentFile(register_item(folder / file.name, workspace), file.sha256) for file in entry.files
    )
    return IssuedLetter(entry.part, entry.addressee, entry.words, files)


def _place(
    register: Register,
    workspace: Workspace,
    folder: Path,
    act: Act,
    staged: Sequence[Staged],
    own: Mapping[str, str],
) -> None:
    """Tell, place, record; ``OSError`` or :class:`Rejected` when nothing of it came about."""
    first = act.jobs[0]
    files = _files_with(register.letters(act.entry).get(first.part), staged, folder, workspace)
    letter = IssuedLetter(first.part, act.asked.addressee, first.words, files)
    placings = tuple(
        Placing(staged_file.path, str(folder / staged_file.name), staged_file.sha256)
        for staged_file in staged
    )
    intended = Intention(
        act.entry, act.asked, act.content, str(folder), letter, placings, also=act.also
    )
    try:
        intention = register.record_intention(intended)
    except BaseException:
        discard(staged)
        raise
    try:
        place(folder, staged, replace=own)
    except BaseException:
        _settled_intention(register, intention, workspace)
        raise
    finally:
        discard(staged)
    record_letters(register, intention, [letter])


def _files_with(
    known: IssuedLetter | None, staged: Sequence[Staged], folder: Path, workspace: Workspace
) -> tuple[SentFile, ...]:
    """The files of a letter as it is ``known``, with those that are about to be put in place."""
    files = {file.path: file for file in known.files} if known is not None else {}
    for staged_file in staged:
        path = register_item(folder / staged_file.name, workspace)
        files[path] = SentFile(path, staged_file.sha256)
    return tuple(files.values())


def record_letters(
    register: Register, intention: Intention, letters: Sequence[IssuedLetter], *, ends: bool = True
) -> None:
    """Keep the letters under their number, and before it under those of what follows them.

    The intention stands until its own number is recorded, and on where it does not end here.
    """
    content = intention.content
    for entry in intention.also:
        register.issue(entry.asked, entry.entry, letters, content=content)
    identity = intention.identity if ends else 0
    register.issue(intention.asked, intention.entry, letters, content=content, identity=identity)


def _settled_intention(
    register: Register, intention: Intention, workspace: Workspace
) -> Diagnostic:
    """An act that was begun: finished where any of its files has its name, else given up."""
    number = number_text(intention.entry)
    params = {"number": number, "subject": intention.asked.subject, "folder": intention.folder}
    if intention.letter is None:
        letters = letters_in(Path(intention.folder), number, workspace)
    else:
        letters = [intention.letter] if _finish_placing(intention) else []
    if not letters:
        register.withdraw(intention)
        return Diagnostic("DG5423", None, params)
    record_letters(register, intention, letters)
    return Diagnostic("DG5424", None, {**params, "count": len(letters)})


def _finish_placing(intention: Intention) -> bool:
    """Give the files that are complete their names, if one has its own already; whether one has.

    Where the folder is gone, as with a drive that was taken out, they may well have left it.
    """
    if not opening.is_folder(Path(intention.folder)):
        return True
    if not any(is_unchanged(Path(placing.path), placing.sha256) for placing in intention.placings):
        for placing in intention.placings:
            with suppress(OSError):
                Path(placing.staged).unlink(missing_ok=True)
        return False
    for placing in intention.placings:
        with suppress(OSError):
            if is_unchanged(Path(placing.path), placing.sha256):
                Path(placing.staged).unlink(missing_ok=True)
            elif is_unchanged(Path(placing.staged), placing.sha256):
                os.replace(placing.staged, placing.path)
    return True


@contextmanager
def _alone(folder: Path) -> Iterator[bool]:
    """Whether nobody works in that folder; it is held as long as this lasts."""
    if not opening.is_folder(folder):
        yield True
        return
    lock = FileLock(folder / LOCK, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        yield False
        return
    except OSError:
        yield True
        return
    try:
        yield True
    finally:
        lock.release()


def _counted_on(register: Register) -> set[str]:
    return {placing.staged for intention in register.intentions() for placing in intention.placings}


__all__ = [
    "Act",
    "issued_letter",
    "letters_in",
    "path_of_item",
    "put_out",
    "record_letters",
    "settle_intentions",
]
