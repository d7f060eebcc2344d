"""The letters of a print run as PDFs; annexes that all have in common are drawn once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache, partial
from operator import is_

from docgen.batch.jobs import Job
from docgen.batch.pipeline import pipelined_letters
from docgen.layout.model.pages import Pages, Section
from docgen.press import Files, Press

PrintedPdfs = tuple[bytes, ...]  # the PDFs whose pages are a letter's, in their order
_FIRST, _REST = "first.pdf", "rest.pdf"


class PrintRun:
    """Draws letters one after the other, each apart from its annexes and what else follows it.

    What follows the letter before as well is not drawn again: what is printed carries no data and
    need not be one PDF.
    """

    def __init__(self, press: Press) -> None:
        self._press = press
        self._sections: tuple[Section, ...] = ()
        self._drawn: Callable[[], bytes] | None = None

    def documents(self, jobs: Iterable[Job]) -> Iterator[PrintedPdfs]:
        """Each letter, the next one begun before it is waited for."""
        for job, files in pipelined_letters((job, partial(self._begin, job)) for job in jobs):
            made = files()
            if job.set_pages is None:
                yield (next(made[name] for name in job.files if name.endswith(".pdf")),)
            else:
                yield tuple(made.values())

    def _begin(self, job: Job) -> Files:
        if job.set_pages is None:
            return job.begin()
        pages, draw = job.set_pages(), self._press.pdf.begin_pdf
        following = pages.sections[1:]
        if not following:
            whole = draw(pages)
            return lambda: {_FIRST: whole()}
        first = draw(_only(pages, pages.sections[:1]))
        if self._drawn is None or not _are_same(following, self._sections):
            self._sections = following
            self._drawn = cache(draw(_only(replace(pages, guides=()), following)))
        rest = self._drawn
        return lambda: {_FIRST: first(), _REST: rest()}


def _only(pages: Pages, sections: tuple[Section, ...]) -> Pages:
    return replace(pages, sections=sections, data=())


def _are_same(sections: tuple[Section, ...], former: tuple[Section, ...]) -> bool:
    """Whether both are the same objects, in the same order."""
    return len(sections) == len(former) and all(map(is_, sections, former))
