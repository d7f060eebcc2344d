"""What all letters of a workspace are made with: house style, faces, what the writers keep."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import field
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from docgen.layout import annex_pages
from docgen.layout.model.pages import Pages
from docgen.layout.paging.reuse import Memory
from docgen.light import dataclass
from docgen.loading.workspace import Workspace, house_style
from docgen.model.letter import Annex, Letter
from docgen.standards import Measure, Standard, typing_manual
from docgen.writers import formats

if TYPE_CHECKING:
    from docgen.writers.docx import Writer as DocxWriter
    from docgen.writers.pdf import PdfWriter

Files = Callable[[], dict[str, bytes]]


@dataclass(frozen=True, eq=False)
class Press:
    """What all letters of a workspace are made with: its house style, the faces, the drawing.

    It is made once and never changes; several threads may make letters with one press. What it
    remembers from letter to letter makes them faster and no different.
    """

    house: house_style.HouseStyle = field(default_factory=house_style.HouseStyle)
    page_breaks: bool = True
    carries_data: bool = True
    sign_fields: bool = False
    memory: Memory = field(default_factory=Memory)
    _writers: dict[str, object] = field(default_factory=dict, repr=False)
    _lock: Lock = field(default_factory=Lock, repr=False)

    @classmethod
    def of(
        cls,
        workspace: Workspace,
        *,
        page_breaks: bool = True,
        carries_data: bool = True,
        sign_fields: bool = False,
    ) -> Press:
        """The press of a workspace, with its house style as it stands now."""
        return cls(house_style.load(workspace), page_breaks, carries_data, sign_fields)

    def renew_for(self, workspace: Workspace) -> Press:
        """This press, or another where the house style has changed since it was made."""
        house = house_style.load(workspace)
        return (
            self
            if house == self.house
            else Press(house, self.page_breaks, self.carries_data, self.sign_fields)
        )

    @cached_property
    def standard(self) -> Standard:
        """The standard under the house style."""
        return typing_manual().with_house_style(self.house.measures)

    @property
    def docx(self) -> DocxWriter:
        """The DOCX writer, made when the first DOCX is wanted."""
        writer: DocxWriter = self._writer("docx")
        return writer

    @property
    def pdf(self) -> PdfWriter:
        """The PDF writer, made when the first PDF or page image is wanted."""
        writer: PdfWriter = self._writer("pdf")
        return writer

    def _writer(self, name: str) -> Any:
        """The one writer of a format, for all threads."""
        with self._lock:
            if name not in self._writers:
                self._writers[name] = formats.FORMATS[name].make(self.page_breaks)
            return self._writers[name]

    @property
    def family(self) -> str:
        """The face that the DOCX names."""
        return self.standard["font_family"].value

    def annex_alone(self, letter: Letter, annex: Annex) -> Pages:
        """One annex of the letter on pages of its own."""
        return annex_pages(letter, annex, standard=self.standard, family=self.family).pages

    @property
    def house_style_changes(self) -> tuple[Measure, ...]:
        """The measures in which this office's house style leaves the standard."""
        return tuple(self.house.measures.values())

    def draw_files(
        self, pages: Pages, wanted: Collection[str], stem: str, **more: Any
    ) -> dict[str, bytes]:
        """The letter's files by name: ``stem.docx``, ``stem.pdf``."""
        return self.begin_files(pages, wanted, stem, **more)()

    def begin_files(
        self,
        pages: Pages,
        wanted: Collection[str],
        stem: str,
        *,
        letter: Letter | None = None,
        annex: Annex | None = None,
    ) -> Files:
        """Begin with the letter's files in the formats that are wanted, each by its name.

        The PDF is drawn while other work goes on. ``letter`` is what the pages say, ``annex`` the
        annex that stands on them alone.
        """
        finished = formats.Finished(pages, letter, annex)
        begun = {
            name: form.begin(self._writer(name), finished)
            for name, form in formats.FORMATS.items()
            if name in wanted
        }
        return lambda: {f"{stem}.{name}": begun[name]() for name in wanted}


class Presses:
    """The press of each workspace, made when its first letter is."""

    def __init__(
        self, *, page_breaks: bool = True, carries_data: bool = True, sign_fields: bool = False
    ) -> None:
        self._page_breaks, self._carries_data = page_breaks, carries_data
        self._sign_fields = sign_fields
        self._made: dict[Path, Press] = {}

    def of(self, workspace: Workspace) -> Press:
        """The one press of that workspace."""
        if workspace.root not in self._made:
            self._made[workspace.root] = Press.of(
                workspace,
                page_breaks=self._page_breaks,
                carries_data=self._carries_data,
                sign_fields=self._sign_fields,
            )
        return self._made[workspace.root]
