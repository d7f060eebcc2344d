"""What a Word file holds as a file in itself (altChunk): text, web page or Word, put in its place.

Word prints it there as if it were typed; what is of no kind that can be read stays to be named.
"""

from __future__ import annotations

import email
from collections.abc import Callable, Iterator
from copy import deepcopy
from email.message import Message
from email.policy import default
from html.parser import HTMLParser

from docgen.diagnostics import Rejected
from docgen.light import dataclass
from docgen.reading.lines import Aside, ReadFile, Why
from docgen.reading.word import part_tags, tags
from docgen.reading.word.opened_package import WordPackage, opened_package

_CHUNK = tags.tag("altChunk")
_MOST = 50  # of one file
_DEEPEST = 5  # levels of a message
_SKIPPED = ("script", "style", "head", "title", "template")
_VOID = ("br", "hr", "img", "meta", "link", "input", "col", "wbr", "source")
_BLOCKS = ("p", "div", "li", "tr", "table", "ol", "ul", "section", "article", "blockquote")
_HEADS = ("h1", "h2", "h3", "h4", "h5", "h6")
_ENCODINGS = ("utf-8-sig", "cp874")
_BYTE_ORDER = (b"\xff\xfe", b"\xfe\xff")

Rows = tuple[tuple[str, ...], ...]
ContainedBlock = str | Rows
ReadPackage = Callable[[WordPackage], ReadFile]


@dataclass(frozen=True, slots=True)
class ContainedText:
    """What a contained file says, paragraph by paragraph or as rows, and what does not print."""

    blocks: tuple[ContainedBlock, ...]
    asides: tuple[Aside, ...] = ()


def document_with_contained(
    package: WordPackage, read: ReadPackage
) -> tuple[tags.Element, list[Aside]]:
    """The document with every contained file in its place, and what of these does not print.

    ``read`` reads a Word file that is contained; one that is contained in that stays named.
    """
    document, asides = deepcopy(package.document), list[Aside]()
    for chunk in list(document.iter(_CHUNK))[:_MOST]:
        _, name = package.related_parts.get(part_tags.relation_of(chunk), ("", ""))
        contained = _contained_text(package, name, read)
        if contained is None:
            continue
        for block in contained.blocks:
            chunk.addprevious(part_tags.paragraph_or_table(block))
        asides += contained.asides
        chunk.getparent().remove(chunk)
    return document, asides


def _contained_text(package: WordPackage, name: str, read: ReadPackage) -> ContainedText | None:
    """What a contained file says; ``None`` where it is of no kind that can be read."""
    content = package.parts.get(name)
    if content is None:
        return None
    ending = name.rsplit(".", 1)[-1].lower()
    if ending in ("mht", "mhtml", "eml"):
        return _of_message(email.message_from_bytes(content, policy=default))
    if content.startswith(b"PK") and ending in ("docx", "docm", "dotx", "doc"):
        return _of_word(package, content, read)
    if ending in ("htm", "html", "xhtml"):
        return _of_web_page(_decoded_text(content))
    if ending == "txt":
        lines = (line.strip() for line in _decoded_text(content).splitlines())
        return ContainedText(tuple(line for line in lines if line))
    return None


def _of_word(package: WordPackage, content: bytes, read: ReadPackage) -> ContainedText | None:
    try:
        inner = opened_package(package.path, content)
        for chunk in list(inner.document.iter(_CHUNK)):
            if inner.related_parts.get(part_tags.relation_of(chunk)) is not None:
                inner.parts.pop(inner.related_parts[part_tags.relation_of(chunk)][1], None)
        file = read(inner)
    except Rejected:
        return None
    return ContainedText(tuple(_blocks_of_file(file)), file.asides)


def _blocks_of_file(file: ReadFile) -> Iterator[ContainedBlock]:
    seen: set[int] = set()
    for line in file.lines:
        if not line.table:
            yield "\t".join(line.pieces)
        elif line.table not in seen:
            seen.add(line.table)
            yield file.tables[line.table]


def _of_message(message: Message) -> ContainedText | None:
    """The first web page or text of a page that was kept with its pictures."""
    for part in _simple_parts(message):
        payload = part.get_payload(decode=True)
        if not isinstance(payload, bytes):
            continue
        if part.get_content_type() == "text/html":
            return _of_web_page(_decoded_text(payload, part.get_content_charset() or ""))
    return None


def _simple_parts(message: Message, depth: int = 0) -> Iterator[Message]:
    """The parts of a message that hold no others."""
    held = message.get_payload()
    if not isinstance(held, list):
        yield message
    elif depth < _DEEPEST:
        for part in held:
            yield from _simple_parts(part, depth + 1) if isinstance(part, Message) else ()


def _of_web_page(text: str) -> ContainedText:
    page = _WebPage()
    page.feed(text)
    page.close()
    page.end_block()
    hidden = (Aside(said, Why.HIDDEN) for said in page.hidden)
    return ContainedText(tuple(page.blocks), tuple(hidden))


def _decoded_text(content: bytes, charset: str = "") -> str:
    """A text in the encoding that it names, or that it turns out to have."""
    if content.startswith(_BYTE_ORDER):
        return content.decode("utf-16", "replace")
    head = content[:2_000].lower()
    thai = any(name in head for name in (b"windows-874", b"tis-620", b"iso-8859-11"))
    for encoding in filter(None, (charset, "cp874" if thai else "", *_ENCODINGS)):
        try:
            return content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("utf-8", "replace")


class _WebPage(HTMLParser):
    """The paragraphs and tables of a web page, as it prints; what it hides is kept apart."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[ContainedBlock] = []
        self.hidden: list[str] = []
        self._text: list[str] = []
        self._unseen: list[str] = []  # elements open since one that does not print
        self._is_hidden = False
        self._lists: list[int | None] = []
        self._rows: list[list[str]] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            self._text += ["\n"] if tag == "br" and not self._unseen else []
            return
        given = dict(attrs)
        style = "".join((given.get("style") or "").lower().split())
        is_hidden = "hidden" in given or "display:none" in style or "visibility:hidden" in style
        if self._unseen or tag in _SKIPPED or is_hidden:
            self._is_hidden = is_hidden if not self._unseen else self._is_hidden
            self._unseen.append(tag)
            return
        self._open(tag)

    def _open(self, tag: str) -> None:
        if tag == "table":
            self.end_block()
            self._rows = []
        elif tag == "tr" and self._rows is not None:
            self._rows.append([])
        elif tag in ("ol", "ul"):
            self.end_block()
            self._lists.append(0 if tag == "ol" else None)
        elif self._rows is None and tag in (*_BLOCKS, *_HEADS):
            self.end_block()
            if tag == "li" and self._lists:
                count = self._lists[-1]
                self._lists[-1] = None if count is None else count + 1
                self._text.append("• " if count is None else f"{count + 1}. ")

    def handle_endtag(self, tag: str) -> None:
        if self._unseen:
            if tag in self._unseen:
                while self._unseen.pop() != tag:
                    pass
            return
        if tag in ("td", "th") and self._rows:
            self._rows[-1].append(self._taken_text())
        elif tag == "table" and self._rows is not None:
            rows, self._rows = tuple(tuple(row) for row in self._rows if row), None
            self.blocks += [rows] if rows else []
        elif tag in ("ol", "ul") and self._lists:
            self.end_block()
            self._lists.pop()
        elif self._rows is None and tag in (*_BLOCKS, *_HEADS):
            self.end_block()

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._text.append(" ".join(data.split()) if data.strip() else " " * bool(data))
            self._text[-1] = f"{' ' * data[:1].isspace()}{self._text[-1].strip()}" + " " * (
                data[-1:].isspace()
            )
        elif self._is_hidden and data.strip():
            self.hidden.append(" ".join(data.split()))

    def end_block(self) -> None:
        """A paragraph ends."""
        text = self._taken_text()
        self.blocks += [text] if text and self._rows is None else []

    def _taken_text(self) -> str:
        lines = "".join(self._text).split("\n")
        self._text = []
        return "\n".join(" ".join(line.split()) for line in lines).strip()
