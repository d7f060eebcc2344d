"""How alike two programs set a letter: our PDF, and our DOCX opened in LibreOffice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docgen.layout.model.pages import Page, Pages, Placed
from docgen.layout.model.set_text import Paragraph
from docgen.thai.marking import BOXES
from tests.helpers.pdf_reader import Letter, PageText, squeezed

_LEADER = re.compile(r"\.{4,}")
_ENOUGH = 12


@dataclass(frozen=True, slots=True)
class Start:
    """Where a paragraph's first letters stand in both files."""

    role: str
    ours: Letter
    theirs: Letter
    pitch: float

    @property
    def lines_apart(self) -> int:
        """How many whole lines lower it stands in our file.

        We keep dates and words of the dictionary whole where LibreOffice parts them, so now and
        then a paragraph above needs a line more.
        """
        return round((self.ours.baseline - self.theirs.baseline) / self.pitch)

    @property
    def apart(self) -> float:
        """How far apart they stand but for whole lines, in points, in the worse direction."""
        down = self.ours.baseline - self.theirs.baseline - self.lines_apart * self.pitch
        return max(abs(self.ours.left - self.theirs.left), abs(down))


def words(page: PageText) -> str:
    """The letters of a page, without leaders and with page numbers' digits made alike."""
    text = _LEADER.sub("", page.text)
    return re.sub(r"-([๐-๙]+)-", lambda number: f"-{_arabic(number[1])}-", text)


def starts(pages: Pages, ours: list[PageText], theirs: list[PageText]) -> Iterator[Start]:
    """Every paragraph of every page, found in both files."""
    numbered = [page for section in pages.sections for page in section.pages]
    for page, our_page, their_page in zip(numbered, ours, theirs, strict=True):
        at_ours = at_theirs = 0
        for placed in _paragraphs(page):
            opening = _opening(placed)
            at_ours = our_page.text.index(opening, at_ours)
            at_theirs = their_page.text.index(opening, at_theirs)
            while not _begins_a_line(our_page, at_ours):  # the same words inside a line above
                at_ours = our_page.text.index(opening, at_ours + 1)
                at_theirs = their_page.text.index(opening, at_theirs + 1)
            assert isinstance(placed.item, Paragraph)
            yield Start(
                placed.item.role,
                our_page.letters[at_ours],
                their_page.letters[at_theirs],
                placed.item.style.pitch,
            )


def same_line_starts(pages: Pages, theirs: list[PageText]) -> tuple[int, int]:
    """How many of our body lines start with the same word in the other file, and of how many."""
    same = total = 0
    numbered = [page for section in pages.sections for page in section.pages]
    for page, their_page in zip(numbered, theirs, strict=True):
        for placed in _paragraphs(page):
            paragraph = placed.item
            assert isinstance(paragraph, Paragraph)
            if paragraph.role not in ("paragraph", "item"):
                continue
            for line in paragraph.lines[placed.first_line : placed.last_line]:
                text = squeezed(paragraph.text[line.start : line.end])
                total += 1
                same += _starts_a_line(their_page, text[:_ENOUGH])
    return same, total


def _begins_a_line(page: PageText, at: int) -> bool:
    if at == 0:
        return True
    before, here = page.letters[at - 1], page.letters[at]
    return abs(before.baseline - here.baseline) > 1.0 or here.left - before.right > 2 * here.size


def _starts_a_line(page: PageText, opening: str) -> bool:
    at = page.text.find(opening)
    while at >= 0:
        before = page.letters[at - 1] if at else None
        if before is None or abs(before.baseline - page.letters[at].baseline) > 1.0:
            return True
        if before.text == "." or before.text in "๐๑๒๓๔๕๖๗๘๙":  # after its item's number
            return True
        at = page.text.find(opening, at + 1)
    return False


def _paragraphs(page: Page) -> list[Placed]:
    return [placed for placed in page.placed if isinstance(placed.item, Paragraph)]


def _opening(placed: Placed) -> str:
    paragraph = placed.item
    assert isinstance(paragraph, Paragraph)
    line = paragraph.lines[placed.first_line]
    text = paragraph.text[line.start : line.end]
    if placed.first_line == 0 and paragraph.head:
        if paragraph.leader_to is not None:  # dots stand between its pieces
            return squeezed(paragraph.head[0].text)
        text = "".join(piece.text for piece in paragraph.head) + text
    drawn = str.maketrans("", "", "".join(BOXES))  # boxes are pictures, no text
    return squeezed(text.translate(drawn))[:_ENOUGH]


def _arabic(digits: str) -> str:
    return "".join(str("๐๑๒๓๔๕๖๗๘๙".index(digit)) for digit in digits)
