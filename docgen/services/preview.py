"""The pages of a circular as pictures, each with the fields that printed its parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from docgen import opening
from docgen.batch.jobs import Job
from docgen.batch.letter_jobs import origin, page_count
from docgen.layout.model.pages import Page, Pages, Section
from docgen.light import dataclass
from docgen.loading.workspace import Workspace
from docgen.making import MadeLetter, prepare
from docgen.model.dossier import in_one_line
from docgen.press import Press
from docgen.services.deliver import DeliveryRules, Parcel, deliver_parcels
from docgen.services.events import Ended, FoundFaults, RunStatus, WorkEvent
from docgen.services.regions import FieldFinder, Region, regions
from docgen.services.reports import Report, as_report
from docgen.writers.safe_names import safe_name


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page: a PNG of ``ppi`` dots to the inch, the sheet's size in points, its regions."""

    number: int
    png: bytes
    ppi: float
    width: float
    height: float
    regions: tuple[Region, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """A letter as it will be printed; no pages where an error stopped the way to them."""

    made: MadeLetter
    pages: tuple[PagePicture, ...]


@as_report
def preview(
    path: Path,
    workspace: Workspace,
    press: Press | None = None,
    *,
    content: bytes | None = None,
    ppi: float = 110.0,
    only: tuple[int, ...] = (),
) -> Report[Preview]:
    """The letter of the circular at ``path`` as page pictures, with all that was found.

    ``content`` stands for what is in the file; ``only`` are the numbers of the pages to draw, from
    1, all where none is named. Pages are drawn even where the letter has errors, as far as it
    could be laid out.
    """
    press = press or Press.of(workspace)
    made = prepare(path, workspace, press, content=content)
    pages = page_pictures(made, press, ppi=ppi, only=only)
    return Report(Preview(made, pages), made.found, made.sources)


def page_pictures(
    made: MadeLetter, press: Press, *, ppi: float, only: tuple[int, ...] = ()
) -> tuple[PagePicture, ...]:
    """The pictures of a letter that was made; none where it has no pages."""
    if made.pages is None or made.dossier is None:
        return ()
    every = [(section, page) for section in made.pages.sections for page in section.pages]
    wanted = [
        (number, section, page)
        for number, (section, page) in enumerate(every, 1)
        if not only or number in only
    ]
    if not wanted:
        return ()
    drawn = press.pdf.images(with_pages(made.pages, [place[1:] for place in wanted]), ppi)
    fields = FieldFinder(made.dossier)
    return tuple(
        PagePicture(
            number,
            png,
            ppi,
            section.width,
            section.height,
            tuple(regions(page, section, fields)),
        )
        for (number, section, page), png in zip(wanted, drawn, strict=True)
    )


def with_pages(pages: Pages, wanted: Sequence[tuple[Section, Page]]) -> Pages:
    """The same letter with these pages alone."""
    every = sum(len(section.pages) for section in pages.sections)
    if len(wanted) == every:
        return pages
    sections = tuple(replace(section, pages=(page,)) for section, page in wanted)
    return replace(pages, sections=sections)


@dataclass(slots=True)
class Previewing:
    """Images of one circular, written again and again as it is saved.

    They go into ``folder``, or the workspace's own for that circular; ``ppi`` is their density.
    """

    path: Path
    workspace: Workspace
    ppi: float = 110.0
    folder: Path | None = None
    _press: Press | None = None

    def write_pages(self) -> Iterator[WorkEvent]:
        """Write an image of every page as the files stand now; none where they have errors.

        Raises: Rejected, when a folder or a file refuses.
        """
        press = self._press or Press.of(self.workspace)
        self._press = press = press.renew_for(self.workspace)
        yield from _write_pages(self.path, self.workspace, press, self.ppi, self.folder)

    def times_saved(self) -> dict[Path, int]:
        """When each file that a letter may draw on was last saved, in nanoseconds."""
        folders = (self.workspace.config, self.workspace.templates)
        return {
            path: opening.changed_at(path)
            for folder in folders
            for path in opening.files_below(folder)
        }


def _write_pages(
    path: Path, workspace: Workspace, press: Press, ppi: float, folder: Path | None
) -> Iterator[WorkEvent]:
    made = prepare(path, workspace, press)
    yield FoundFaults(made.found, made.sources)
    if not made.is_sound or made.dossier is None or made.pages is None:
        yield Ended(RunStatus.NOTHING_WRITTEN)
        return
    pages = made.pages
    count = page_count(pages)
    names = tuple(f"{number:0{len(str(count))}d}.png" for number in range(1, count + 1))

    def draw_pages() -> dict[str, bytes]:
        return dict(zip(names, press.pdf.images(pages, ppi), strict=True))

    addressee = in_one_line(made.dossier.circular.recipient)
    job = Job(1, path.stem, addressee, count, names, lambda: draw_pages)
    job = replace(job, private=made.dossier.circular.secrecy is not None)
    target = folder or workspace.place_in_output(safe_name(path.stem), "preview")
    yield from deliver_parcels([Parcel(target, (job,), origin(made, press))], DeliveryRules())
