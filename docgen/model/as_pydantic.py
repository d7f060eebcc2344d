"""The records as pydantic's models: for the JSON Schema, and to hold our reading against it."""

from __future__ import annotations

import types
from collections.abc import Callable
from functools import reduce
from operator import or_
from types import GenericAlias
from typing import Annotated, Any, ForwardRef, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, create_model
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError

from docgen.model.field_types import NOT_TYPED
from docgen.model.records import Model
from docgen.model.value_readers import ReadBy
from docgen.thai import Fault
from docgen.thai.numerals import to_arabic

_CONFIG = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


def as_pydantic(model: type[Model]) -> type[BaseModel]:
    """pydantic's model of the same fields, with those that it is made of."""
    made: dict[str, Any] = {}
    _make(model, made)
    for made_model in made.values():
        made_model.model_rebuild(_types_namespace=made)
    top: type[BaseModel] = made[model.__name__]
    return top


def _make(model: type[Model], made: dict[str, Any]) -> Any:
    name = model.__name__
    if name in made:
        return made[name] or ForwardRef(name)
    made[name] = None
    fields: dict[str, Any] = {}
    for key, field in model.model_fields.items():
        hint = _swapped_type(field.annotation, made)
        for mark in field.metadata:
            hint = _beside(hint, mark)
        fields[key] = (hint, Field(default_factory=field.default_value))
        if field.is_required():
            fields[key] = (hint, ...)
    made[name] = create_model(name, __config__=_CONFIG, __doc__=model.__doc__, **fields)
    return made[name]


def _swapped_type(hint: Any, made: dict[str, Any]) -> Any:
    """The type with pydantic's models in place of records."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        inner = _swapped_type(hint.__origin__, made)
        for mark in hint.__metadata__:
            inner = _beside(inner, mark)
        return inner
    if origin in (Union, types.UnionType):
        return reduce(or_, (_swapped_type(argument, made) for argument in arguments))
    if origin is tuple:
        return GenericAlias(tuple, (_swapped_type(arguments[0], made), ...))
    if origin is dict:
        return GenericAlias(dict, (str, _swapped_type(arguments[1], made)))
    if isinstance(hint, type) and issubclass(hint, Model):
        return _make(hint, made)
    if hint is int:  # a number may be typed in Thai digits
        return Annotated[int, BeforeValidator(_in_arabic)]
    return hint


def _in_arabic(value: Any) -> Any:
    return to_arabic(value) if isinstance(value, str) else value


def _beside(hint: Any, one: Any) -> Any:
    if one is NOT_TYPED:
        skipped: Any = SkipJsonSchema
        return skipped[hint]
    if isinstance(one, ReadBy):
        return Annotated[hint, BeforeValidator(_telling_faults(one.read))]
    return Annotated[hint, one]


def _telling_faults(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def validate(value: Any) -> Any:
        try:
            return read(value)
        except Fault as fault:
            raise PydanticCustomError("docgen", "{code}", {"code": fault.code}) from fault

    return validate
