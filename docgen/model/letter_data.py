"""What a letter says, by field and as it is printed: the data that docgen's own files carry.

The next office's docgen reads a letter from them without a doubt. They hold what this letter says
to this recipient and nothing else: no comments of the clerk, no other recipients, no paths.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass, replace
from functools import cache
from hashlib import sha256
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from docgen.kinds.parts import DRAWN, traits
from docgen.light import dataclass
from docgen.model.letter import Annex, Block, Cell, Letter, Table

FILE_NAME = "letter.json"
VERSION = 1
PARTS = ("blocks", "annexes")  # fields of a letter that are lists of its parts
LARGEST = 4_000_000  # bytes: a letter with an annex of every district is a tenth of it
# What of a letter is not said on paper: places in files, pictures, how its lines are broken.
_UNSAID = frozenset(
    (
        *("at", "fit_at", "fit_pages", "fits", "same_sheet", "terms"),
        *("signature_picture", "seal", "check_code"),
    )
)
_FORM, _TABLE = "form", "table"  # tells a table from a block, where either may stand


@dataclass(frozen=True, slots=True)
class LetterData:
    """A letter by the fields of a circular, keys in English, and as the Letter that was printed."""

    fields: Mapping[str, Any]
    letter: Letter

    def to_json(self) -> bytes:
        """The file that a letter carries; the same letter gives the same bytes."""
        letter = (encoded_json(_plain(self.letter)),)
        return b"".join(letter_file((encoded_json(dict(self.fields)),), letter))


def encoded_json(value: Any) -> bytes:
    """A value as JSON, compact and in its own order."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def encoded_letter(
    letter: Letter, facts: bytes, parts: Callable[[Sequence[Block | Annex]], Iterable[bytes]]
) -> Iterator[bytes]:
    """The letter as JSON in stretches, from its ``encoded_facts``.

    Its blocks and its annexes are encoded by ``parts``, which may know them.
    """
    yield facts
    for name, listed in ((b"blocks", letter.blocks), (b"annexes", letter.annexes)):
        if listed:
            yield b',"%s":[' % name
            yield from parts(listed)
            yield b"]"
    yield b"}"


def encoded_facts(letter: Letter) -> bytes:
    """All of a letter but its blocks and annexes, as JSON whose last brace is missing."""
    return encoded_json(_plain(letter, without=PARTS))[:-1]


def encoded_parts(parts: Iterable[Block | Annex]) -> bytes:
    """Blocks or annexes one after the other, as they stand in a list of JSON."""
    return b",".join(encoded_json(_plain(part)) for part in parts)


def letter_file(own_fields: Iterable[bytes], letter: Iterable[bytes]) -> tuple[bytes, ...]:
    """The file of those fields and that letter in stretches, with SHA-256 of both before them."""
    own, said = tuple(own_fields), tuple(letter)
    digest = sha256(b"".join((*own, *said))).hexdigest().encode("ascii")
    head = b'{"docgen":%d,"sha256":"%s","fields":' % (VERSION, digest)
    return (head, *own, b',"letter":', *said, b"}\n")


def from_json(content: bytes) -> LetterData:
    """The data that a file carries.

    Raises ``ValueError`` when they are not docgen's, of a later version, or damaged.
    """
    if len(content) > LARGEST:
        raise ValueError("too large")
    try:
        raw = json.loads(content.decode("utf-8"))
        if raw["docgen"] != VERSION:
            raise ValueError(f"version {raw['docgen']}")
        own, letter = raw["fields"], raw["letter"]
        if sha256(encoded_json(own) + encoded_json(letter)).hexdigest() != raw["sha256"]:
            raise ValueError("the data were changed")
        if not isinstance(own, dict):
            raise ValueError("no fields")
        return LetterData(own, _made_record(Letter, letter))
    except (KeyError, TypeError, AttributeError, RecursionError, UnicodeError) as error:
        raise ValueError(f"not a letter: {error!r}") from error


def with_own_kinds(letter: Letter, kinds: Mapping[str, str]) -> Letter:
    """The letter with an office's own kinds by their files, as ``kinds`` has them by name."""
    sheets = tuple(with_own_kinds(sheet, kinds) for sheet in letter.sheets)
    return replace(letter, kind=kinds.get(letter.kind, letter.kind), sheets=sheets)


def printed_texts(letter: Letter) -> Iterator[str]:
    """Every text that the letter prints, in its order; a label and its text are two."""
    yield from letter.receipt_stamp
    for block in letter.blocks:
        yield from _of_block(block)
    for annex in letter.annexes:
        yield annex.title
        for part in annex.parts:
            yield from _of_table(part) if isinstance(part, Table) else _of_block(part)
    for sheet in letter.sheets:
        yield from printed_texts(sheet)


def _of_block(block: Block) -> Iterator[str]:
    yield block.label
    for entry in block.entries:
        yield from (entry.number, entry.text, entry.aside)
    if block.table is not None:
        yield from _of_table(block.table)


def _of_table(table: Table) -> Iterator[str]:
    heads: Sequence[Sequence[Cell]] = table.heads or (
        tuple(Cell(column.heading) for column in table.columns),
    )
    for row in (*(() if DRAWN in traits(table.role) else heads), *table.rows):
        yield from (cell.text for cell in row)


def _plain(value: Any, *, without: Collection[str] = ()) -> Any:
    """Nested values without what is empty and what is not said on paper."""
    if is_dataclass(value) and not isinstance(value, type):
        made = {
            field.name: _plain(getattr(value, field.name))
            for field in fields(value)
            if field.name not in _UNSAID
            and field.name not in without
            and getattr(value, field.name) != field.default
        }
        return made | ({_FORM: _TABLE} if isinstance(value, Table) else {})
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def _made_record(kind: type, raw: Mapping[str, Any]) -> Any:
    """A dataclass from plain values, each read as its type asks; names it has not are left out."""
    hints = _hints(kind)
    given = {
        name: _value_of_type(hints[name], value) for name, value in raw.items() if name in hints
    }
    for field in fields(kind):
        if (
            field.name not in given
            and field.default is MISSING
            and field.default_factory is MISSING
        ):
            given[field.name] = _value_of_type(
                hints[field.name], [] if _is_tuple(hints[field.name]) else ""
            )
    return kind(**given)


@cache
def _hints(kind: type) -> dict[str, object]:
    return get_type_hints(kind)


def _value_of_type(hint: Any, value: Any) -> Any:
    """A plain value as the type says it is; TypeError where it is another."""
    if get_origin(hint) in (Union, UnionType):
        return _one_of(get_args(hint), value)
    if _is_tuple(hint):
        if not isinstance(value, list):
            raise TypeError(hint)
        inner = get_args(hint)
        if inner[-1:] == (Ellipsis,):
            return tuple(_value_of_type(inner[0], item) for item in value)
        return tuple(
            _value_of_type(kind, element) for kind, element in zip(inner, value, strict=True)
        )
    if is_dataclass(hint):
        assert isinstance(hint, type)
        return _made_record(hint, value)
    if hint is datetime.date:
        return datetime.date.fromisoformat(value)
    if type(value) is not hint and not (hint is float and type(value) is int):
        raise TypeError(hint)
    return value


def _is_tuple(hint: Any) -> bool:
    return get_origin(hint) is tuple


def _one_of(hints: Sequence[Any], value: Any) -> Any:
    """Nothing, or what is marked as a table, or the first of the others."""
    if value is None:
        return None
    is_table = isinstance(value, dict) and value.get(_FORM) == _TABLE
    known = [hint for hint in hints if hint is not type(None)]
    wanted = Table if is_table and Table in known else known[0]
    return _value_of_type(wanted, value)
