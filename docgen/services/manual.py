"""The user's manual: a page a task, in Thai, as it ships with docgen."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

from docgen import opening
from docgen.diagnostics import Rejected
from docgen.light import dataclass
from docgen.services.reports import Report, as_report, unknown_name

_FOLDER = Path(__file__).parents[1] / "manual"
# The order in which a newcomer reads; other pages follow by name.
_ORDER = _FOLDER / "order.txt"
_MOST_BYTES = 2_000_000


@dataclass(frozen=True, slots=True)
class ManualPage:
    """A page: the name it is asked for by, its title, its text in Markdown."""

    topic: str
    title: str
    text: str


@cache
def pages() -> tuple[ManualPage, ...]:
    """Every page in reading order."""
    made = {page.topic: page for page in map(_page, sorted(_FOLDER.glob("*.md")))}
    order = _ORDER.read_text(encoding="utf-8").split()
    return tuple(made[topic] for topic in (*order, *(name for name in made if name not in order)))


@as_report
def manual_page(topic: str) -> Report[ManualPage]:
    """The page ``topic``; part of its name or title will do where only one has it.

    The report has DG5240, with the nearest names, when there is none.

    Raises: Rejected, when no page, or more than one, is meant.
    """
    wanted = unicodedata.normalize("NFC", topic.strip())
    exact = [each_page for each_page in pages() if wanted in (each_page.topic, each_page.title)]
    near = [
        each_page for each_page in pages() if wanted in each_page.topic or wanted in each_page.title
    ]
    if exact or len(near) == 1:
        return Report((exact or near)[0])
    raise Rejected(
        [unknown_name("DG5240", "topic", topic, tuple(each_page.topic for each_page in pages()))]
    )


def folder() -> Path:
    """Where the pages and their pictures lie."""
    return _FOLDER


def _page(path: Path) -> ManualPage:
    text = opening.content(path, _MOST_BYTES).decode("utf-8")
    topic = unicodedata.normalize("NFC", path.stem)
    return ManualPage(topic, text.partition("\n")[0].lstrip("# ").strip(), text)
