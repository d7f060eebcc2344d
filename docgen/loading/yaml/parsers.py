"""The parser of a YAML text: libyaml where it says the very same as PyYAML, else PyYAML.

libyaml reads eight times as quickly. It differs in what few letters hold (``_DIFFERS``), in a text
without an end of line, and in what it says of mistakes: such texts PyYAML reads.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from itertools import accumulate
from typing import Any, Protocol

import yaml
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner
from yaml.tokens import BlockEntryToken, KeyToken, ValueToken

from docgen.light import dataclass, regex

_MOST = 200_000  # characters; the events of a longer text are not held
_DIFFERS = regex(
    r"[\t\r\x85\u2028\u2029\ufeff]"  # tabs, other ends of lines, marks of byte order
    r"|(?<![^\s,\[{:-])!"  # tags
    r"|:[ \n]*[,}\]]"  # empty values in brackets
    r"|[|>][0-9+-]*#"  # a comment that touches the sign of a block
)
_BRACKETS = regex(r"[\[{]{40}")
_BRACKET = regex(r"[\[\]{}]")
_MOST_OPEN = 400
_SWIFT: Any = yaml.cyaml.CParser if yaml.__with_libyaml__ else None  # type: ignore[attr-defined]


class Events(Protocol):
    """What gives the events of a text one after the other."""

    def get_event(self) -> Any:
        """The next event.

        Raises: MarkedYAMLError, and others that PyYAML lets through.
        """


class _Slow(Reader, Scanner, Parser):
    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)


class _Told:
    """Events that were all read at once."""

    def __init__(self, found: deque[Any]) -> None:
        self._found = found

    def get_event(self) -> Any:
        """The next event."""
        return self._found.popleft()


@dataclass(frozen=True, slots=True)
class Signs:
    """The offsets of a text's dashes and colons, and of the ``?`` before explicit keys."""

    dashes: tuple[int, ...]
    colons: tuple[int, ...]
    marked_keys: tuple[int, ...] = ()


def events(text: str) -> Events:
    """The events of a text."""
    if is_read_alike(text):
        found = _all_of(_SWIFT(text).get_event)
        if found is not None:
            return _Told(found)
    return _Slow(text)


def signs(text: str) -> Signs:
    """Where the signs of a text stand.

    Raises: YAMLError, and others that PyYAML lets through, where it is no YAML.
    """
    found = _all_of(_SWIFT(text).get_token) if is_read_alike(text) else None
    if found is None:
        slow, found = _Slow(text), deque()
        while (token := slow.get_token()) is not None:  # type: ignore[no-untyped-call]
            found.append(token)
    places: dict[type, list[int]] = {BlockEntryToken: [], ValueToken: [], KeyToken: []}
    for token in found:
        if type(token) in places:
            places[type(token)].append(token.start_mark.index)
    marked = (at for at in places[KeyToken] if text[at] == "?" and text[at + 1 : at + 2].isspace())
    return Signs(tuple(places[BlockEntryToken]), tuple(places[ValueToken]), tuple(marked))


def run_of_brackets(lines: Sequence[str]) -> tuple[int, int] | None:
    """Line and column, both from 1, where forty brackets are opened one after the other.

    PyYAML looks far ahead of each of them, so that a long run is to be refused unread.
    """
    for number, line in enumerate(lines, 1):
        if match := _BRACKETS.search(line):
            return number, match.start() + 1
    return None


def has_deep_brackets(text: str) -> bool:
    """Whether hundreds of brackets stand open at once: PyYAML would look far ahead of each."""
    if text.count("[") + text.count("{") <= _MOST_OPEN:
        return False
    changes = (1 if found[0] in "[{" else -1 for found in _BRACKET.finditer(text))
    return max(accumulate(changes)) > _MOST_OPEN


def is_read_alike(text: str) -> bool:
    """Whether libyaml is there, and says of the text what PyYAML says, if it is YAML at all."""
    return (
        _SWIFT is not None
        and len(text) <= _MOST
        and text.endswith("\n")
        and not ("?" in text and ("[" in text or "{" in text))  # there a key begins without a space
        and _DIFFERS.search(text) is None
    )


def _all_of(following: Any) -> deque[Any] | None:
    """All that is given; ``None`` where there is a mistake, of which PyYAML has to tell."""
    found: deque[Any] = deque()
    try:
        while (each := following()) is not None:
            found.append(each)
    except Exception:  # whatever it is, PyYAML reads the text again and tells it
        return None
    return found
