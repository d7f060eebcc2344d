"""A letter and the documents that follow it in its file, each on sheets of its own or on one sheet.

Each is set tighter by itself where its last page would hold little. A document that asks for the
same sheet as the one before it stands under it, in its line pitch, where there is room.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import takewhile

from docgen.diagnostics import Diagnostic
from docgen.kinds import kind
from docgen.layout.model.fitting import Overrides
from docgen.layout.model.pages import Section
from docgen.layout.paging import same_sheet
from docgen.layout.paging.few_pages import TakenUnder
from docgen.layout.paging.reuse import Memory
from docgen.layout.text.measure import Ruler
from docgen.light import dataclass
from docgen.model.letter import Letter
from docgen.standards import Measure, Standard

_PITCH = "line_pitch"


@dataclass(frozen=True, slots=True)
class Document:
    """A document on its pages, measured by ``ruler``: its own section, then those of its annexes.

    Also what the layout found, and the measures it departs in to fit.
    """

    letter: Letter
    sections: tuple[Section, ...]
    ruler: Ruler
    found: tuple[Diagnostic, ...] = ()
    given_up: tuple[Measure, ...] = ()


SetDocument = Callable[[Letter, Overrides, TakenUnder], Document]


def set_documents(
    letter: Letter, standard: Standard, set_document: SetDocument, memory: Memory
) -> list[Document]:
    """The letter and what follows it, those that share a sheet as one document.

    ``set_document`` sets one alone: with what of the standard it departs in, and with how much of
    its last page is to stay free, in points.
    """
    table = _SettingTable(standard, set_document, memory)
    made = [table.shared_document(letter, _sharers(letter.sheets))]
    for number, sheet in enumerate(letter.sheets):
        if sheet.same_sheet is None:
            others = _sharers(letter.sheets[number + 1 :])
            again = partial(table.shared_document, sheet, others)
            made.append(memory.kept_or_made([sheet, standard, *others], again, "document"))
    return made


def _sharers(following: Sequence[Letter]) -> tuple[Letter, ...]:
    """Those that ask for the sheet of the document before them."""
    return tuple(takewhile(lambda sheet: sheet.same_sheet is not None, following))


@dataclass(frozen=True, slots=True)
class _SettingTable:
    """What every document is set with."""

    standard: Standard
    set_document: SetDocument
    memory: Memory

    def shared_document(self, letter: Letter, sharers: Sequence[Letter]) -> Document:
        """The document, with those that share its last sheet; what has no room there follows it."""
        if not sharers:
            return self.set_document(letter, (), _nothing)
        gap = self.standard.pt("same_sheet_gap")

        def room_taken(overrides: Overrides) -> float:
            alone = self._alone(sharers, overrides)
            return sum(gap + same_sheet.height(sharer.sections[0]) for sharer in alone)

        whole = self.set_document(letter, (), room_taken)
        given_up = tuple((measure.name, measure.value) for measure in whole.given_up)
        return self._joined_document(whole, self._alone(sharers, given_up), gap)

    def _joined_document(
        self, whole: Document, sharers: Sequence[Document], gap: float
    ) -> Document:
        """The document with as many of the others under it as its last sheet has room for."""
        first, *annexes = whole.sections
        found, together = [*whole.found], [whole.letter]
        apart: list[Section] = []
        for sharer in sharers:
            found += sharer.found
            under, *own_annexes = sharer.sections
            both = None if apart else same_sheet.joined_section(first, under, gap, self.memory)
            if both is None:
                apart += sharer.sections
                named = {"document": kind(sharer.letter.kind).thai}
                found.append(Diagnostic("DG7511", sharer.letter.same_sheet, named))
                continue
            first = both
            together.append(sharer.letter)
            annexes += own_annexes
        same_sheet.joined_sheet_obeys(together, first, whole.ruler, self.memory)
        return replace(whole, sections=(first, *annexes, *apart), found=tuple(found))

    def _alone(self, sharers: Sequence[Letter], overrides: Overrides) -> list[Document]:
        """Each by itself, in the line pitch of the ``overrides``."""
        pitch = tuple(override for override in overrides if override[0] == _PITCH)
        return [self._remembered_document(sharer, pitch) for sharer in sharers]

    def _remembered_document(self, letter: Letter, overrides: Overrides) -> Document:
        """A document that many letters of a batch have in common is set once."""
        alone = replace(letter, fits=False)  # it is as high as it is: its upper neighbour gives way
        again = partial(self.set_document, alone, overrides, _nothing)
        return self.memory.kept_or_made([letter, self.standard], again, "alone", overrides)


def _nothing(_: Overrides) -> float:
    return 0.0
