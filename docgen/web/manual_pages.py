"""The manual of ``docgen/manual``: pages of Markdown, shown as HTML and searched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from markdown_it import MarkdownIt

_FOLDER = Path(__file__).parent.parent / "manual"
_PICTURES = (".png", ".svg")
_AROUND = 60
_MARKS = re.compile(r"[#*`|>_\[\]]+|\(\S+\.(?:md|png)\)")


@dataclass(frozen=True, slots=True)
class Topic:
    """A page of the manual: its file without the ending, its title, its text."""

    name: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class FoundTopic:
    """A page in which all words of a search stand, and the text around the first."""

    topic: Topic
    before: str
    match: str
    after: str


@cache
def topics() -> tuple[Topic, ...]:
    """Every page, in the order of the files' names."""
    return tuple(_topic(path) for path in sorted(_FOLDER.glob("*.md")))


def search(words: str) -> tuple[FoundTopic, ...]:
    """The pages that hold every one of the words."""
    return tuple(_found(words.split()))


def html_of(topic: Topic) -> str:
    """A page as HTML; what is HTML in its text is shown as typed."""
    html = str(_markdown().render(topic.text))
    html = re.sub(r'href="(?:\./)?([\w.-]+)\.md(#[^"]*)?"', r'href="/manual/\1\2"', html)
    return re.sub(
        r'src="(?:\./)?(?:pictures/)?([\w.-]+\.(?:png|svg))"', r'src="/manual/pictures/\1"', html
    )


def picture(name: str) -> Path | None:
    """A picture of the manual by its name, if there is one."""
    known = {path.name: path for path in (_FOLDER / "pictures").glob("*")}
    path = known.get(name)
    return path if path is not None and path.suffix in _PICTURES else None


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False, "linkify": False}).enable("table")


def _topic(path: Path) -> Topic:
    text = path.read_text(encoding="utf-8")
    heading = re.search(r"^# (.+)$", text, re.MULTILINE)
    return Topic(path.stem, heading[1].strip() if heading else path.stem, text)


def _found(words: list[str]) -> Iterator[FoundTopic]:
    for topic in topics():
        plain = " ".join(_MARKS.sub("", topic.text).split())
        places = [plain.casefold().find(word.casefold()) for word in words]
        if words and min(places) >= 0:
            at, end = places[0], places[0] + len(words[0])
            before = plain[max(0, at - _AROUND) : at]
            yield FoundTopic(topic, before, plain[at:end], plain[end : end + _AROUND])
