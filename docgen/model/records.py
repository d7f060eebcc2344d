"""Records with typed fields: declared once, by their annotations, and read from plain values.

The declarations are those that pydantic knows, and the JSON Schema is made of them by pydantic
(``docgen.services.form.schema``). They are read here without it: its import and the building of
its models cost a fifth of a second, more than all the rest of a short letter. What an annotation
says is worked out when the first record of its model is read. That both read alike is tested
(``tests/unit/model``).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import asdict, is_dataclass
from inspect import get_annotations
from typing import (
    Annotated,
    Any,
    ClassVar,
    Generic,
    NamedTuple,
    Self,
    TypeVar,
    dataclass_transform,
    get_origin,
)

from docgen.light import dataclass
from docgen.model.value_readers import WRONG, Convert, FieldPath, Readable, ValueFault, reader_of

REQUIRED: Any = object()
Made = TypeVar("Made")
ModelType = TypeVar("ModelType", bound="Model")


class NotReadError(ValueError):
    """Values that make no record; ``faults`` are all that is wrong with them."""

    def __init__(self, model: str, faults: list[ValueFault]) -> None:
        told = "; ".join(
            f"{'.'.join(map(str, value_fault.path))}: {value_fault.kind}" for value_fault in faults
        )
        super().__init__(f"{model}: {told}")
        self.faults = faults


@dataclass(frozen=True, slots=True)
class _Fresh:
    make: Callable[[], Any]


def fresh_default(make: Callable[[], Any]) -> Any:
    """A default that is made anew for each record."""
    return _Fresh(make)


class ModelField(NamedTuple):
    """One field of a model: its type, what stands beside the type, and its default."""

    annotation: Any
    metadata: tuple[Any, ...]
    default: Any

    def is_required(self) -> bool:
        """Whether a record must be given it."""
        return self.default is REQUIRED

    def default_value(self) -> Any:
        """What stands where nothing was given."""
        return self.default.make() if isinstance(self.default, _Fresh) else self.default


class _WorkedOut(Generic[Made]):
    """What is worked out of the class that asks, once."""

    def __init__(self, name: str, make: Callable[[type[Model]], Made]) -> None:
        self._name, self._make = name, make

    def __get__(self, record: object, model: type[Model]) -> Made:
        found = model.__dict__.get(self._name)
        if found is None:
            found = self._make(model)
            type.__setattr__(model, self._name, found)
        made: Made = found
        return made


def _hints(model: type[Model]) -> dict[str, object]:
    """The annotations of the model and of those it stands on, each seen from its own module."""
    found: dict[str, object] = {}
    for base in reversed(model.__mro__):
        names = vars(sys.modules[base.__module__])
        for name, text in get_annotations(base).items():
            if name[0] != "_" and not text.startswith("ClassVar"):
                found[name] = eval(text, names)
    return found


def _fields(model: type[Model]) -> Mapping[str, ModelField]:
    found = {}
    for name, hint in model._hints.items():
        beside = get_origin(hint) is Annotated
        annotation, metadata = (hint.__origin__, hint.__metadata__) if beside else (hint, ())
        found[name] = ModelField(annotation, metadata, getattr(model, name, REQUIRED))
    return found


def _readers(model: type[Model]) -> Mapping[str, Convert]:
    """What reads each field: needed where a record is read, and not where it is asked about."""
    return {name: reader_of(hint) for name, hint in model._hints.items()}


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Model(Readable):
    """A frozen record; unknown keys were already refused by the reader, with a place.

    ``section`` is the section of the vocabulary that names its fields; how each is written comes
    from its type, or stands beside it as ``YamlForm`` (``docgen.model.declared``).
    """

    section: ClassVar[str] = ""
    _hints: ClassVar[_WorkedOut[Mapping[str, Any]]] = _WorkedOut("_own_hints", _hints)
    model_fields: ClassVar[_WorkedOut[Mapping[str, ModelField]]] = _WorkedOut(
        "_own_fields", _fields
    )
    _readers: ClassVar[_WorkedOut[Mapping[str, Convert]]] = _WorkedOut("_own_readers", _readers)

    def __init__(self, **values: Any) -> None:
        faults: list[ValueFault] = []
        self._fill(values, (), faults)
        if faults:
            raise NotReadError(type(self).__name__, faults)

    @classmethod
    def model_validate(cls, values: Any) -> Self:
        """The record that plain values make. Raises: NotReadError, with all that is wrong."""
        faults: list[ValueFault] = []
        made = cls.read_at(values, (), faults)
        if faults:
            raise NotReadError(cls.__name__, faults)
        record: Self = made
        return record

    @classmethod
    def read_in_part(cls, values: Mapping[str, object], faults: list[ValueFault]) -> Self:
        """The record as far as its values are right; what is wrong with others joins ``faults``.

        A field that is wrong or missing has its default; where it has none, it is not there, and
        is asked for by :func:`value_if_known`.
        """
        made = cls.__new__(cls)
        made._fill(values, (), faults)
        return made

    @classmethod
    def model_construct(cls, **values: Any) -> Self:
        """A record of values that are known to be right."""
        made = cls.__new__(cls)
        kept = made.__dict__
        for name, field in cls.model_fields.items():
            kept[name] = values[name] if name in values else field.default_value()
        kept["_given"] = frozenset(values)
        return made

    def model_copy(self, *, update: Mapping[str, Any] | None = None) -> Self:
        """The same record with some values in place of others; they are known to be right."""
        made = type(self).__new__(type(self))
        made.__dict__.update(self.__dict__)
        if update:
            made.__dict__.update(update)
            made.__dict__["_given"] = self.__dict__["_given"] | frozenset(update)
        return made

    def model_dump(
        self, *, exclude_unset: bool = False, exclude: Collection[str] = ()
    ) -> dict[str, object]:
        """The values as plain mappings and tuples; other things as they are."""
        given = self.__dict__["_given"]
        return {
            name: _plain(value, exclude_unset)
            for name, value in self
            if name not in exclude and (name in given or not exclude_unset)
        }

    def model_dump_json(self, *, exclude: Collection[str] = ()) -> str:
        """The values as JSON, the same text for the same values."""
        values = self.model_dump(exclude=exclude)
        return json.dumps(values, ensure_ascii=False, separators=(",", ":"), default=_as_json)

    @classmethod
    def read_at(cls, values: Any, path: FieldPath, faults: list[ValueFault]) -> Any:
        """A record within another, or ``WRONG``; what is wrong is added to ``faults``."""
        if isinstance(values, cls):
            return values
        if not isinstance(values, Mapping):
            faults.append(ValueFault(path, "wrong"))
            return WRONG
        made = cls.__new__(cls)
        made._fill(values, path, faults)
        return made

    def _fill(self, values: Mapping[str, Any], path: FieldPath, faults: list[ValueFault]) -> None:
        fields, readers, kept = type(self).model_fields, type(self)._readers, self.__dict__
        for name, field in fields.items():
            is_given = name in values
            made = readers[name](values[name], (*path, name), faults) if is_given else WRONG
            if made is not WRONG:
                kept[name] = made
            elif field.default is not REQUIRED:
                kept[name] = field.default_value()
            elif not is_given:
                faults.append(ValueFault((*path, name), "missing"))
        faults += [ValueFault((*path, name), "unknown") for name in values if name not in fields]
        kept["_given"] = frozenset(values)

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        return ((name, value) for name, value in self.__dict__.items() if name[0] != "_")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return dict(self) == dict(other)

    def __hash__(self) -> int:
        return hash((type(self), *(value for _, value in self)))

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in self)
        return f"{type(self).__name__}({shown})"

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name}")

    __delattr__ = __setattr__  # type: ignore[assignment]


def value_if_known(record: ModelType, value_of: Callable[[ModelType], Made]) -> Made | None:
    """A value of a record that was read in part; ``None`` where it is not there."""
    try:
        return value_of(record)
    except AttributeError:
        return None


def _plain(value: Any, exclude_unset: bool) -> Any:
    if isinstance(value, Model):
        return value.model_dump(exclude_unset=exclude_unset)
    if isinstance(value, tuple):
        return tuple(_plain(item, exclude_unset) for item in value)
    if isinstance(value, dict):
        return {name: _plain(inner, exclude_unset) for name, inner in value.items()}
    return value


def _as_json(value: Any) -> Any:
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else str(value)
