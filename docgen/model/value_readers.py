"""Plain values → values of a type, as its annotation says; what is wrong stays with its path."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Annotated, Any, TypeAlias, Union, get_args, get_origin

from docgen.light import dataclass
from docgen.thai import Fault

WRONG: Any = object()
_UNIONS = (Union, types.UnionType)
_YES = frozenset(("yes", "true", "on", "1", "y", "t"))
_NO = frozenset(("no", "false", "off", "0", "n", "f"))

FieldPath = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class ValueFault:
    """What is wrong with one value: ``missing``, ``unknown`` (no such field), ``wrong`` (another
    type), or the ``fault`` that the reader of its text found."""

    path: FieldPath
    kind: str
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class ReadBy:
    """Beside a type: what is asked first about a value; it may raise a :class:`Fault`."""

    read: Callable[[Any], Any]


Convert: TypeAlias = Callable[[Any, FieldPath, list[ValueFault]], Any]


class Readable:
    """What is read of a mapping by itself: the base of records."""

    @classmethod
    def read_at(cls, values: Any, path: FieldPath, faults: list[ValueFault]) -> Any:
        """The record at ``path``, or ``WRONG``; faults are added to those."""
        raise NotImplementedError


def reader_of(hint: Any) -> Convert:
    """What turns a plain value into one of that type; faults are added to the list it is given."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        inner = reader_of(hint.__origin__)
        for mark in reversed([mark for mark in hint.__metadata__ if isinstance(mark, ReadBy)]):
            inner = _after(mark.read, inner)
        return inner
    if origin in _UNIONS:
        return _either([reader_of(argument) for argument in arguments])
    if origin is tuple:
        return _tuple_of(reader_of(arguments[0]))
    if origin is dict:
        return _dict_of(reader_of(arguments[1]))
    return _of_class(hint)


def _of_class(kind: Any) -> Convert:
    if kind is Any:
        return lambda value, path, faults: value
    if kind is bool:
        return _truth
    if kind is int:
        return _whole_number
    if kind is types.NoneType:
        return lambda value, path, faults: None if value is None else _wrong(path, faults)
    if issubclass(kind, Readable):
        return lambda value, path, faults: kind.read_at(value, path, faults)
    if issubclass(kind, Enum):
        return _one_of(kind)
    return lambda value, path, faults: value if isinstance(value, kind) else _wrong(path, faults)


def _wrong(path: FieldPath, faults: list[ValueFault]) -> Any:
    faults.append(ValueFault(path, "wrong"))
    return WRONG


def _after(read: Callable[[Any], Any], inner: Convert) -> Convert:
    def convert(value: Any, path: FieldPath, faults: list[ValueFault]) -> Any:
        try:
            made = read(value)
        except Fault as fault:
            faults.append(ValueFault(path, "fault", fault))
            return WRONG
        return inner(made, path, faults)

    return convert


def _either(parts: list[Convert]) -> Convert:
    def convert(value: Any, path: FieldPath, faults: list[ValueFault]) -> Any:
        tried: list[tuple[list[ValueFault], Any]] = []
        for part in parts:
            own: list[ValueFault] = []
            made = part(value, path, own)
            if not own:
                return made
            tried.append((own, made))
        # The part whose faults lie deepest is the one that was meant.
        meant, made = max(tried, key=lambda each: max(_depth(fault) for fault in each[0]))
        faults += meant
        return made

    return convert


def _depth(one: ValueFault) -> tuple[int, bool]:
    return len(one.path), one.fault is not None


def _tuple_of(inner: Convert) -> Convert:
    def convert(value: Any, path: FieldPath, faults: list[ValueFault]) -> Any:
        if not isinstance(value, (list, tuple)):
            return _wrong(path, faults)
        return tuple(
            [inner(element, (*path, index), faults) for index, element in enumerate(value)]
        )

    return convert


def _dict_of(inner: Convert) -> Convert:
    def convert(value: Any, path: FieldPath, faults: list[ValueFault]) -> Any:
        if not isinstance(value, Mapping):
            return _wrong(path, faults)
        return {name: inner(element, (*path, name), faults) for name, element in value.items()}

    return convert


def _one_of(kind: type[Enum]) -> Convert:
    def convert(value: Any, path: FieldPath, faults: list[ValueFault]) -> Any:
        try:
            return kind(value)
        except ValueError:
            return _wrong(path, faults)

    return convert


def _truth(value: Any, path: FieldPath, faults: list[ValueFault]) -> Any:
    if isinstance(value, bool):
        return value
    said = value.lower() if isinstance(value, str) else ""
    return said in _YES if said in _YES or said in _NO else _wrong(path, faults)


def _whole_number(value: Any, path: FieldPath, faults: list[ValueFault]) -> Any:
    if isinstance(value, int):
        return int(value)
    try:
        return int(value) if isinstance(value, str) else _wrong(path, faults)
    except ValueError:
        return _wrong(path, faults)
