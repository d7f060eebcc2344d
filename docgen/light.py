"""Dataclasses and patterns that cost next to nothing before something is made or sought with them.

``dataclass`` is that of the standard library, and ``regex`` is ``re.compile``. Both do half of
their work when a module is imported, for things that most letters never use: a third of the time
of a first letter. Here a class is finished by the standard library itself when its first object is
made, or when its fields are asked for; a pattern is compiled when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass
    from re import compile as regex
else:
    import dataclasses
    import re
    from functools import partial

    _FIELDS, _DONE = "__dataclass_fields__", "__dataclass_params__"
    _GIVEN = "__light_fields__"
    _MADE = ("__init__", "__repr__", "__eq__", "__hash__")
    _OWN = ("__post_init__", "__eq__", "__hash__", "__repr__")
    _KNOWN = {"frozen", "slots"}

    class _Pattern:
        """A pattern to be; what is asked of it, is asked of the compiled one from then on."""

        def __init__(self, text: str, flags: int) -> None:
            self._given = text, flags

        def __getattr__(self, name: str) -> Any:
            found = getattr(re.compile(*self._given), name)
            self.__dict__[name] = found
            return found

    def regex(text: str, flags: int = 0) -> Any:
        """``re.compile(text, flags)``, done when it is first used."""
        return _Pattern(text, flags)

    class _Fields:
        """The fields of a class to be, worked out when they are asked for."""

        def __init__(self, space: dict[str, Any], options: dict[str, bool]) -> None:
            self.space, self.options = space, options

        def __get__(self, record: object, owner: type) -> Any:
            of = next(one for one in owner.__mro__ if one.__dict__.get(_GIVEN) is self)
            _finish(of, begins=True)
            return of.__dict__[_FIELDS]

    def dataclass(cls: type | None = None, /, **options: bool) -> Any:
        """The standard library's decorator; a class of slots is finished when it is first used."""
        if cls is None:
            return partial(dataclass, **options)
        if not options.get("slots") or set(options) - _KNOWN or cls.__bases__ != (object,):
            return dataclasses.dataclass(cls, **options)
        return _begun(cls, options)

    def _begun(cls: type, options: dict[str, bool]) -> type:
        """The class with its slots, and methods that finish it when one of them is called."""
        own = dict(cls.__dict__)
        hints = own.get("__annotations__", {})
        names = tuple(name for name, hint in hints.items() if not hint.startswith("ClassVar"))
        space = {"__annotations__": {name: hints[name] for name in names}, "__doc__": cls.__doc__}
        space |= {name: own.pop(name) for name in names if name in own}
        space |= {name: own[name] for name in _OWN if name in own}
        has_hash = own.get("__hash__") is not None or ("__hash__" in own and "__eq__" not in own)
        for name in ("__dict__", "__weakref__"):
            own.pop(name, None)
        own |= {"__slots__": names, _FIELDS: (fields := _Fields(space, options)), _GIVEN: fields}
        own["__match_args__"] = tuple(name for name in names if _is_given(space.get(name)))
        frozen = bool(options.get("frozen"))
        if frozen:
            own |= {"__setattr__": _refuse_setting, "__delattr__": _refuse_deleting}
            own.setdefault("__getstate__", _state)
            own.setdefault("__setstate__", _set_state)
        made = type(cls)(cls.__name__, cls.__bases__, own)
        made.__qualname__ = cls.__qualname__
        for name in _MADE:
            if name == "__hash__":
                if not has_hash:
                    made.__hash__ = _finishing(made, name) if frozen else None
            elif name not in cls.__dict__:
                setattr(made, name, _finishing(made, name))
        return made

    def _is_given(default: Any) -> bool:
        """Whether a field is an argument by its place."""
        return not isinstance(default, dataclasses.Field) or (
            default.init and default.kw_only is not True
        )

    def _finishing(owner: type, name: str) -> Any:
        """A method that is put in place when it is first called."""

        def method(self: Any, *arguments: Any, **named: Any) -> Any:
            _finish(owner, begins=name == "__init__")
            return getattr(owner, name)(self, *arguments, **named)

        method.owner = owner
        return method

    def _finish(owner: type, *, begins: bool) -> None:
        """Put in place what the standard library makes of the same fields.

        What makes an object ``begins`` with it; what compares and shows objects is made when it
        is asked for, too.
        """
        given = owner.__dict__[_GIVEN]
        twin = type(owner.__name__, (), {**given.space, "__module__": owner.__module__})
        twin.__qualname__ = owner.__qualname__
        parts = {"eq": False, "repr": False} if begins else {"init": False}
        twin = dataclasses.dataclass(twin, **given.options, **parts)
        for name in _MADE:
            method = twin.__dict__.get(name)
            if method is not None and getattr(owner.__dict__.get(name), "owner", None) is owner:
                setattr(owner, name, method)
        if begins:
            setattr(owner, _DONE, twin.__dict__[_DONE])
            setattr(owner, _FIELDS, twin.__dict__[_FIELDS])

    def _refuse_setting(self: Any, name: str, value: Any) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")

    def _refuse_deleting(self: Any, name: str) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")

    def _state(self: Any) -> list[Any]:
        return [getattr(self, field.name) for field in dataclasses.fields(self)]

    def _set_state(self: Any, state: list[Any]) -> None:
        for one, value in zip(dataclasses.fields(self), state, strict=True):
            object.__setattr__(self, one.name, value)


__all__ = ["dataclass", "regex"]
