"""The manual as HTML, and what a search finds in it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import quote

from markdown_it import MarkdownIt

from docgen.light import dataclass, regex
from docgen.services import manual
from docgen.services.manual import ManualPage

_AROUND = 60
_MARKS = regex(r"[#*`|>_\[\]]+|\([^()\s]{1,200}\.(?:md|png)\)")
_LINK = regex(r'href="(?:\./)?([^":/#]{1,200})\.md(#[^"]{0,200})?"')
_PICTURE = regex(r'src="(?:\./)?pictures/([^":]{1,200})"')


@dataclass(frozen=True, slots=True)
class FoundPage:
    """A page in which all words of a search stand, and the text around the first."""

    page: ManualPage
    before: str
    match: str
    after: str


def pictures() -> Path:
    """Where the pictures of the manual lie."""
    return manual.folder() / "pictures"


def search(words: str) -> tuple[FoundPage, ...]:
    """The pages that hold every one of the words."""
    return tuple(_found_pages(words.split()))


def html_of(page: ManualPage) -> str:
    """A page as HTML; what is HTML in its text is shown as typed."""
    html = str(_markdown().render(page.text))
    html = _LINK.sub(lambda link: f'href="/manual/{quote(link[1])}{link[2] or ""}"', html)
    return _PICTURE.sub(r'src="/manual-pictures/\1"', html)


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False, "linkify": False}).enable("table")


def _found_pages(words: list[str]) -> Iterator[FoundPage]:
    for page in manual.pages():
        plain = " ".join(_MARKS.sub("", page.text).split())
        places = [plain.casefold().find(word.casefold()) for word in words]
        if words and min(places) >= 0:
            at, end = places[0], places[0] + len(words[0])
            before = plain[max(0, at - _AROUND) : at]
            yield FoundPage(page, before, plain[at:end], plain[end : end + _AROUND])
