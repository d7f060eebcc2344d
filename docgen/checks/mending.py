"""Mechanical faults put right in the file itself, byte for byte as it was everywhere else.

What is mended: spaces, digits of one number, marks in provable order, letters of old fonts, the
number typed before a single enclosure. Each change is proven before it is kept: the file holds
the same keys and lists as before, and every text still says the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.diagnostics import Diagnostic, Position
from docgen.light import dataclass, regex
from docgen.loading.yaml import yaml_source
from docgen.loading.yaml.nodes import Mapping, Node, Scalar
from docgen.thai.text import comparable_text

MENDABLE = frozenset(
    {
        *("DG3007", "DG3051", "DG3052", "DG3055", "DG3057"),
        *("DG7106", "DG7186", "DG7114", "DG7130", "DG7131", "DG7132", "DG7133", "DG7134"),
        *("DG7135", "DG7136", "DG7137", "DG7140", "DG7141"),
    }
)
_OF_NUMBERS = ("DG7106", "DG7186")
_NUMBER = regex(r"^[0-9]{1,2}[.)](?=\D)")


@dataclass(frozen=True, slots=True)
class TextChange:
    """One place of a file: what stood there, and what stands there now."""

    code: str
    at: Position
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Mended:
    """A file's new content with its changes in the order of the file."""

    content: bytes
    changes: tuple[TextChange, ...]


def mended_content(content: bytes, file: str, found: Iterable[Diagnostic]) -> Mended | None:
    """The content with what ``found`` can prove put right; ``None`` when there is nothing."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    changes = _changes(text, file, found)
    if not changes:
        return None
    if not _is_proven(text, _spliced_text(text, changes), file, changes):
        changes = _proven_one_by_one(text, file, changes)
    after = _spliced_text(text, changes)
    return Mended(after.encode("utf-8"), tuple(changes)) if changes else None


def _changes(text: str, file: str, found: Iterable[Diagnostic]) -> list[TextChange]:
    """What is to be changed, none inside another; only where the file says what was found."""
    lines = text.removeprefix("\ufeff").split("\n")
    changes: list[TextChange] = []
    for fault in found:
        if (
            fault.mend is None
            or fault.at is None
            or fault.code not in MENDABLE
            or fault.at.file != file
        ):
            continue
        was, now = fault.mend
        start = fault.at.column - 1
        line = lines[fault.at.line - 1] if 0 < fault.at.line <= len(lines) else ""
        if was != now and "\n" not in was and line[start : start + len(was)] == was:
            changes.append(TextChange(fault.code, fault.at, was, now))
    changes.sort(key=lambda change: (change.at.line, change.at.column))
    apart: list[TextChange] = []
    for change in changes:
        if not apart or _end(apart[-1]) <= (change.at.line, change.at.column):
            apart.append(change)
    return apart


def _end(change: TextChange) -> tuple[int, int]:
    return change.at.line, change.at.column + len(change.was)


def _spliced_text(text: str, changes: list[TextChange]) -> str:
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    lines = text.removeprefix(mark).split("\n")
    for change in reversed(changes):
        line, start = lines[change.at.line - 1], change.at.column - 1
        lines[change.at.line - 1] = line[:start] + change.now + line[start + len(change.was) :]
    return mark + "\n".join(lines)


def _proven_one_by_one(text: str, file: str, changes: list[TextChange]) -> list[TextChange]:
    kept: list[TextChange] = []
    for change in changes:
        tried = [*kept, change]
        if _is_proven(text, _spliced_text(text, tried), file, tried):
            kept = tried
    return kept


def _is_proven(before: str, after: str, file: str, changes: list[TextChange]) -> bool:
    """Whether nothing is another now: the same shape, and every text says what it said."""
    old, new = _texts(before, file), _texts(after, file)
    if old is None or new is None or old.keys() != new.keys():
        return False
    lines = {change.at.line for change in changes}
    unnumbered = any(change.code in _OF_NUMBERS for change in changes)
    for path, (was, covered) in old.items():
        now = new[path][0]
        if was != now and not (covered & lines and _says_the_same(was, now, unnumbered)):
            return False
    return True


def _says_the_same(was: str, now: str, unnumbered: bool) -> bool:
    said = comparable_text(was)
    return said == comparable_text(now) or (
        unnumbered and _NUMBER.sub("", said) == comparable_text(now)
    )


_Texts = dict[tuple[str | int, ...], tuple[str, set[int]]]


def _texts(text: str, file: str) -> _Texts | None:
    """Every text of the file by its path, with the lines it stands on."""
    parsed = yaml_source.parse(text.encode("utf-8"), file)
    return dict(_walk(parsed.root, ())) if parsed.root is not None else None


def _walk(
    node: Node, path: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], tuple[str, set[int]]]]:
    if isinstance(node, Scalar):
        yield path, (node.text, {node.at.line, *(line for _, line, _ in node.runs)})
    elif isinstance(node, Mapping):
        for entry in node.entries:
            yield from _walk(entry.value, (*path, entry.key.text))
    else:
        for index, item in enumerate(node.items):
            yield from _walk(item, (*path, index))
