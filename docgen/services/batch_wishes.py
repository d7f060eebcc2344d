"""Which letters of a circular are wanted, and how."""

from __future__ import annotations

from pathlib import Path

from docgen.light import dataclass
from docgen.loading.workspace import Workspace
from docgen.press import Press
from docgen.writers.safe_names import safe_name


@dataclass(frozen=True, slots=True)
class Batch:
    """Which letters of a circular are wanted, and how; ``at`` is the moment.

    ``only`` are recipients' names or row numbers, ``groups`` what the list's column says,
    ``status`` what a province has in the annex. ``final`` issues all under one number,
    ``number_each`` each under its own. ``cluster`` is the address of a Dask scheduler whose
    workers make them.
    """

    path: Path
    workspace: Workspace
    at: str
    formats: tuple[str, ...] = ("docx", "pdf")
    folder: Path | None = None
    only: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    status: str | None = None
    resume: bool = False
    jobs: int = 1
    keep_going: bool = False
    stop_on_first: bool = False
    page_breaks: bool = True
    carries_data: bool = True
    sign_field: bool = False
    final: bool = False
    number_each: bool = False
    who: str = ""
    cluster: str = ""

    @property
    def goes_out(self) -> bool:
        """Whether the letters are issued."""
        return self.final or self.number_each

    @property
    def target(self) -> Path:
        """The folder of the letters.

        Raises: Rejected, where a link leads elsewhere.
        """
        return self.folder or self.workspace.place_in_output(safe_name(self.path.stem), "batch")

    def press(self) -> Press:
        """What all its letters are made with."""
        breaks, data = self.page_breaks, self.carries_data
        fields = self.sign_field
        return Press.of(self.workspace, page_breaks=breaks, carries_data=data, sign_fields=fields)
