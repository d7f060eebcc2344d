"""What the page holds while it is open: the workspace kept warm, one worker, its secrets."""

from __future__ import annotations

import asyncio
import datetime
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import ParamSpec, TypeVar

from docgen.services.drawn_bands import KeptBands
from docgen.services.drawn_page import DrawnPage
from docgen.services.drawn_pdf import PdfDrawing
from docgen.services.workroom import Workroom, workroom_of
from docgen.services.workspaces import path_without_links
from docgen.web.batch_runs import BatchRuns
from docgen.web.guard import RunSecrets
from docgen.web.makings import Makings

Asked = ParamSpec("Asked")
Result = TypeVar("Result")
_THAILAND = datetime.timezone(datetime.timedelta(hours=7))
_ERA = 543
_MOST_SHEETS = 120


class Desk:
    """One folder's page.

    All work on the workspace is done by one thread, one piece after the other: whoever waits for
    it does not stop the page from answering others.
    """

    def __init__(self, folder: Path, keys: RunSecrets) -> None:
        self.folder = path_without_links(folder)
        self.keys = keys
        self.ends: Callable[[], None] = lambda: None
        self._room: Workroom | None = None
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="docgen")
        self._arrived: dict[str, int] = {}
        self.pictures = KeptBands(_MOST_SHEETS)
        self.drawing = PdfDrawing()
        self.runs = BatchRuns()
        self.fetches = BatchRuns()
        self.makings = Makings()

    @property
    def room(self) -> Workroom | None:
        """The workspace, once the folder is one."""
        if self._room is None:
            self._room = workroom_of(self.folder)
        return self._room

    @property
    def is_folder_there(self) -> bool:
        """Whether the workspace that was opened still lies in its folder."""
        return self._room is None or self._room.is_there

    async def work(
        self, task: Callable[Asked, Result], *args: Asked.args, **kwargs: Asked.kwargs
    ) -> Result:
        """Do ``task`` in the worker."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._worker, partial(task, *args, **kwargs))

    def keep_pictures(self, pages: Iterable[DrawnPage]) -> None:
        """Have the pictures of these pages ready when the browser asks for them."""
        self.pictures.keep(band for page in pages for band in page.bands)

    async def run_aside(
        self, task: Callable[Asked, Result], *args: Asked.args, **kwargs: Asked.kwargs
    ) -> Result:
        """Do ``task``, which touches nothing of the room, beside the worker."""
        return await asyncio.to_thread(task, *args, **kwargs)

    def arrival(self, name: str) -> Callable[[], bool]:
        """Note a keystroke in a letter; what is given back tells whether a newer one came since."""
        number = self._arrived[name] = self._arrived.get(name, 0) + 1
        return lambda: self._arrived[name] != number

    def acting_office(self) -> str:
        """The office in whose name one works: the first of the workspace."""
        room = self.room
        offices = room.surroundings().offices if room is not None else ()
        return offices[0].title if offices else ""

    def close(self) -> None:
        """Let what is under way come to its end."""
        self.runs.stop_all()
        self.fetches.stop_all()
        self._worker.shutdown(wait=True, cancel_futures=True)

    @staticmethod
    def today() -> datetime.date:
        """The day on which the page is looked at."""
        return _now().date()

    @staticmethod
    def now() -> datetime.datetime:
        """This moment, in Thailand's time."""
        return _now()

    @staticmethod
    def moment() -> str:
        """The moment of a change, as versions are named: ``20260131T094501``."""
        return _now().strftime("%Y%m%dT%H%M%S")

    @staticmethod
    def moment_told() -> str:
        """This moment as registers write it: ``2564-09-08 10:30:05``."""
        return f"{_now().year + _ERA}-{_now():%m-%d %H:%M:%S}"


def _now() -> datetime.datetime:
    return datetime.datetime.now(_THAILAND)
