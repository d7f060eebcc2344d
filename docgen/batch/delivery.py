"""A folder that docgen writes into: locked, its own files known, its record kept."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Collection, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from filelock import FileLock, Timeout

from docgen import opening, vocabulary
from docgen.batch import manifest
from docgen.batch.disk_faults import NO_ROOM, disk_fault
from docgen.batch.folder_names import (
    LOCK,
    free_folder_name,
    leads_elsewhere,
    refuse_links,
    told_in,
)
from docgen.batch.jobs import Job, Outcome
from docgen.batch.manifest import Manifest, ManifestEntry, Origin
from docgen.batch.pipeline import pipelined_letters
from docgen.batch.run_journal import BatchJournal
from docgen.diagnostics import Diagnostic, Rejected
from docgen.thai.running_text import names_only
from docgen.writers.files import WrittenFile, digest, remove_leftovers, write_together
from docgen.writers.safe_names import clashes, safe_name

_NO_USE_GOING_ON = {*NO_ROOM, errno.EROFS}


FilesOrError = tuple[WrittenFile, ...] | Exception
MakeJobs = Callable[[Sequence[Job], dict[str, str]], Iterator[tuple[Job, FilesOrError]]]
KeepNames = Callable[[Collection[str]], Collection[str]]


@contextmanager
def opened_folder(folder: Path) -> Iterator[Delivery]:
    """The folder, made when it is missing and held alone; :class:`Rejected` when it cannot be."""
    lock = FileLock(folder / LOCK, timeout=0)
    try:
        opening.make_folder(folder)
        refuse_links(folder)
        lock.acquire()
    except Timeout as error:
        raise Rejected([Diagnostic("DG5008", None, {"folder": str(folder)})]) from error
    except OSError as error:
        raise Rejected([disk_fault(error, folder)]) from error
    try:
        remove_leftovers(folder)
        yield Delivery(folder, manifest.read_manifest(folder))
    finally:
        lock.release()


class Delivery:
    """A folder under lock, with the record that the last run left in it."""

    def __init__(self, folder: Path, former: Manifest | None) -> None:
        self.folder = folder
        self._private = False
        self._journal = BatchJournal(folder)
        told = told_in(folder)
        self._own = former.hashes() if former else {}
        self._own |= {file.name: file.sha256 for entry in told.values() for file in entry.files}
        self._former = (
            {each_entry.row: each_entry for each_entry in former.entries} if former else {}
        )
        self._former |= told
        self._making = former.origin.making if former else ""
        self.moved: list[str] = []

    def refuse_foreign_files(self, jobs: Sequence[Job]) -> list[Diagnostic]:
        """Files in the way that are not docgen's, or that someone has changed since."""
        named = [(job, name) for job in jobs if job.chosen and not job.codes for name in job.files]
        found = [
            Diagnostic(
                "DG5005",
                None,
                {
                    "first": named[a][0].recipient,
                    "second": named[b][0].recipient,
                    "name": named[b][1],
                },
            )
            for a, b in clashes(name for _, name in named)
        ]
        found += [
            Diagnostic("DG5003", None, {"file": str(path)})
            for path in dict.fromkeys((self.folder / name).parent for _, name in named)
            if path != self.folder and opening.exists(path) and leads_elsewhere(path)
        ]
        for _, name in named:
            path = self.folder / name
            if not opening.exists(path):
                continue
            known = self._own.get(name)
            if known is None:
                found.append(Diagnostic("DG5003", None, {"file": str(path)}))
            elif known and digest(path) != known:
                found.append(Diagnostic("DG5004", None, {"file": str(path)}))
        return found

    def reason(self, job: Job, origin: Origin) -> str:
        """Why the letter must be made: ``""`` when it stands here whole and nothing has changed.

        Otherwise ``new``, ``making`` (program, face, emblem or measures), ``content`` (the words),
        ``missing`` or ``damaged``.
        """
        former = self._former.get(job.row)
        if former is None or former.state != manifest.WRITTEN or _names(former) != job.files:
            return "new"
        if self._making != origin.making:
            return "making"
        if former.content != job.content:
            return "content"
        for file in former.files:
            path = self.folder / file.name
            if not opening.is_file(path):
                return "missing"
            if digest(path) != file.sha256:
                return "damaged"
        return ""

    def run(
        self,
        jobs: Sequence[Job],
        origin: Origin,
        *,
        stop_on_first: bool = False,
        maker: MakeJobs | None = None,
        kept: KeepNames | None = None,
    ) -> Generator[Outcome, None, None]:
        """Make the chosen letters; the record stands before, and is finished after.

        ``maker`` draws and writes them, in their order; one by one in this process if not given.
        Files of an earlier run that this one does not make are moved aside when all went well, but
        for those of which ``kept`` says that they stay; all stay where it is not given.

        Raises: Rejected, when the record cannot be written.
        """
        entries = {job.row: self._before(job) for job in jobs}
        self._private = any(job.private for job in jobs)
        try:
            self._save(origin, entries, finished=False)
        except OSError as error:
            raise Rejected([disk_fault(error, self.folder / manifest.NAME)]) from error
        due = [job for job in jobs if job.chosen and not job.codes]
        failed = False
        try:
            for job, made in (maker or self._make)(due, self._own):
                outcome, entries[job.row] = self._outcome_of(job, made)
                failed = failed or outcome.fault is not None
                yield outcome
                if outcome.fault and (stop_on_first or _hopeless(outcome.error)):
                    break
        finally:
            # Without room for the record the journal stays, and the next run knows as much.
            with suppress(OSError):
                if kept is not None and not failed:
                    self._set_aside({name for job in jobs for name in job.files}, kept)
                self._save(origin, entries, finished=True)
                self._journal.end()

    def _set_aside(self, current: set[str], kept: KeepNames) -> None:
        """Move docgen's own files of an earlier run into a folder of their own."""
        stems = {Path(name).stem for name in current}  # another form of a letter stays beside it
        names = [
            each_name.name
            for each_name in self._earlier(current)
            if Path(each_name.name).stem not in stems
        ]
        staying = kept(names) if names else set()
        aside = self.folder / safe_name(vocabulary.thai("words", "set_aside"))
        for name in names:
            if name not in staying:
                free = free_folder_name(aside / name)
                free.parent.mkdir(parents=True, exist_ok=True)
                os.replace(self.folder / name, free)
                self.moved.append(name)

    def told_aside(self) -> list[Diagnostic]:
        """A note of the files that were moved aside."""
        if not self.moved:
            return []
        folder = self.folder / safe_name(vocabulary.thai("words", "set_aside"))
        params = {"folder": str(folder), "count": len(self.moved), "file": self.moved[0]}
        return [Diagnostic("DG5134", None, params)]

    def leftovers(self, jobs: Sequence[Job]) -> list[Diagnostic]:
        """A warning when files of an earlier run lie among those of this one."""
        names = [
            written.name for written in self._earlier({name for job in jobs for name in job.files})
        ]
        if not names:
            return []
        params = {"folder": str(self.folder), "count": len(names), "file": names[0]}
        return [Diagnostic("DG5010", None, params)]

    def adopt(self, files: Sequence[WrittenFile]) -> None:
        """Further files of docgen's in a folder that has a record, so that they belong to it."""
        former = manifest.read_manifest(self.folder)
        if former is None:
            return
        record = replace(former, earlier=(*former.earlier, *files))
        content = {manifest.NAME: record.to_json(finished=True)}
        private = opening.is_private(self.folder / manifest.NAME)
        write_together(self.folder, content, replace=content, private=private)

    def _before(self, job: Job) -> ManifestEntry:
        former = self._former.get(job.row)
        if former and not job.chosen and _names(former) == job.files:
            return former
        state = manifest.PLANNED if job.chosen else manifest.LEFT_OUT
        state = manifest.REFUSED if job.codes else state
        planned = tuple(WrittenFile(name, "", 0) for name in job.files)
        return _entry(job, state, () if job.codes else planned)

    def _make(self, jobs: Sequence[Job], own: dict[str, str]) -> Iterator[tuple[Job, FilesOrError]]:
        for job, files in pipelined_letters((job, job.begin) for job in jobs):
            foretold = partial(self._foretell, job) if job.words else None
            try:
                yield (
                    job,
                    write_together(
                        self.folder,
                        files(),
                        replace=own,
                        foretold=foretold,
                        private=job.private,
                    ),
                )
            except Exception as error:  # one letter's fault must not take the others with it
                yield job, error

    def _foretell(self, job: Job, written: tuple[WrittenFile, ...]) -> None:
        """A number is about to stand on these files: who is killed now is found out by this."""
        self._journal.add(_entry(job, manifest.PLACING, written))

    def _outcome_of(self, job: Job, made: FilesOrError) -> tuple[Outcome, ManifestEntry]:
        if isinstance(made, Exception):
            if isinstance(made, OSError):
                fault = disk_fault(made, self.folder / job.files[0])
            elif isinstance(made, Rejected):
                fault = made.found[0]
            else:
                reason = f"{type(made).__name__}: {made}"
                fault = Diagnostic("DG5011", None, {"name": job.recipient, "reason": reason})
            return Outcome(job, fault=fault, error=made), _entry(job, manifest.FAILED, (), fault)
        paths = tuple(self.folder / written.name for written in made)
        entry = _entry(job, manifest.WRITTEN, made)
        with suppress(OSError):  # what the journal does not tell is made again
            self._journal.add(entry)
        return Outcome(job, paths), entry

    def _earlier(self, current: set[str]) -> tuple[WrittenFile, ...]:
        return tuple(
            WrittenFile(name, known, opening.byte_count(path))
            for name, known in sorted(self._own.items())
            if name not in current and opening.is_file(path := self.folder / name)
        )

    def _save(self, origin: Origin, entries: dict[int, ManifestEntry], *, finished: bool) -> None:
        rows = tuple(entries.values())
        current = {file.name for entry in rows for file in entry.files}
        record = Manifest(origin, rows, self._earlier(current))
        content = {manifest.NAME: record.to_json(finished=finished)}
        write_together(self.folder, content, replace=content, private=self._private)


def _hopeless(error: Exception | None) -> bool:
    return isinstance(error, OSError) and error.errno in _NO_USE_GOING_ON


def _entry(
    job: Job, state: str, files: tuple[WrittenFile, ...], fault: Diagnostic | None = None
) -> ManifestEntry:
    codes = (fault.code,) if fault else job.codes
    name, addressee = names_only(job.recipient), names_only(job.addressee)
    facts = (job.row, name, addressee, state, job.pages, files, codes)
    return ManifestEntry(
        *facts, content=job.content, part=job.part, words=job.words, under=job.under
    )


def _names(entry: ManifestEntry) -> tuple[str, ...]:
    return tuple(file.name for file in entry.files)
