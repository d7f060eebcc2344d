"""Dataclasses and patterns that cost next to nothing before something is made or sought with them.

``dataclass`` is that of the standard library, and ``regex`` is ``re.compile``. Both do half of
their work when a module is imported, for things that most letters never use: a third of the time
of a first letter. Here the first objects of a class are made field by field, and an ``__init__``
is written out for a class of which many are made; a pattern is compiled when it is first used,
and once on a machine (``compiled_patterns``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic

if TYPE_CHECKING:
    from dataclasses import dataclass
    from re import compile as regex
else:
    import dataclasses
    from functools import partial
    from operator import attrgetter, eq, ge, gt, le, lt

    from docgen.compiled_patterns import compiled_pattern

    _FIELDS, _DONE = "__dataclass_fields__", "__dataclass_params__"
    _GIVEN = "__light_fields__"
    _OWN = ("__post_init__", "__eq__", "__hash__", "__repr__")
    _KNOWN = {"frozen", "slots", "order"}
    _ORDER = {"__lt__": lt, "__le__": le, "__gt__": gt, "__ge__": ge}
    _PLAIN = ((object,), (Generic,))
    _FEW = 60
    _NOTHING, _POST, _Field = dataclasses.MISSING, object(), dataclasses.Field
    _MEANT_OTHERWISE = ("InitVar", "dataclasses.InitVar", "KW_ONLY", "dataclasses.KW_ONLY")
    _set = object.__setattr__

    class _Pattern:
        """A pattern to be; what is asked of it, is asked of the compiled one from then on."""

        def __init__(self, text: str, flags: int) -> None:
            self._given = text, flags

        def __getattr__(self, name: str) -> Any:
            found = getattr(compiled_pattern(*self._given), name)
            self.__dict__[name] = found
            return found

    def regex(text: str, flags: int = 0) -> Any:
        """``re.compile(text, flags)``, done when it is first used."""
        return _Pattern(text, flags)

    class _LightFields:
        """The fields of a class to be, worked out when they are asked for."""

        def __init__(self, space: dict[str, Any], options: dict[str, bool]) -> None:
            self.space, self.options = space, options

        def __get__(self, record: object, owner: type) -> Any:
            of = next(base for base in owner.__mro__ if base.__dict__.get(_GIVEN) is self)
            return _name_fields(of)

    def dataclass(cls: type | None = None, /, **options: bool) -> Any:
        """The standard library's decorator; a class of slots is finished when it is first used."""
        if cls is None:
            return partial(dataclass, **options)
        if not options.get("slots") or set(options) - _KNOWN or cls.__bases__ not in _PLAIN:
            return dataclasses.dataclass(cls, **options)
        return _light_class(cls, options)

    def _light_class(cls: type, options: dict[str, bool]) -> type:
        """The class with its slots, and methods that finish it when one of them is called."""
        own = dict(cls.__dict__)
        hints = own.get("__annotations__", {})
        names = tuple([name for name, hint in hints.items() if not hint.startswith("ClassVar")])
        space = {"__annotations__": {name: hints[name] for name in names}, "__doc__": cls.__doc__}
        space |= {name: own.pop(name) for name in names if name in own}
        space |= {name: own[name] for name in _OWN if name in own}
        has_hash = own.get("__hash__") is not None or ("__hash__" in own and "__eq__" not in own)
        for name in ("__dict__", "__weakref__"):
            own.pop(name, None)
        own |= {
            "__slots__": names,
            _FIELDS: (fields := _LightFields(space, options)),
            _GIVEN: fields,
        }
        own["__match_args__"] = tuple([name for name in names if _is_given(space.get(name))])
        frozen = bool(options.get("frozen"))
        if frozen:
            own |= {"__setattr__": _refuse_setting, "__delattr__": _refuse_deleting}
            own.setdefault("__getstate__", _state)
            own.setdefault("__setstate__", _set_state)
        made = type(cls)(cls.__name__, cls.__bases__, own)
        made.__qualname__ = cls.__qualname__
        if "__init__" not in own:
            made.__init__ = _making(made)
        if "__repr__" not in own:
            made.__repr__ = _showing(made)
        if "__eq__" not in own:
            made.__eq__ = _comparing(made)
        if not has_hash:
            made.__hash__ = _hashing(made) if frozen else None
        for name, compared in _ORDER.items() if options.get("order") else ():
            setattr(made, name, _comparing(made, name, compared))
        return made

    def _is_given(default: Any) -> bool:
        """Whether a field is an argument by its place."""
        return not isinstance(default, dataclasses.Field) or (
            default.init and default.kw_only is not True
        )

    def _making(owner: type) -> Any:
        """The ``__init__`` of the first few objects, which sets field by field.

        To write one out and compile it takes as long as some dozens of objects. It takes over
        after those, and at once where a class or a call is out of the ordinary.
        """
        left, plan, whole = _FEW, None, None

        def method(self: Any, *given: Any, **named: Any) -> None:
            nonlocal left, plan, whole
            if plan is None:
                plan = _plan(owner.__dict__[_GIVEN].space)
            left -= 1
            if left < 0 or not plan or not _set_fields(self, plan, given, named):
                # Whoever stands in its place by now may call this one again.
                whole = whole or _whole_init(owner, plan, method)
                whole(self, *given, **named)
            elif plan[-1] is _POST:
                self.__post_init__()

        return method

    def _whole_init(owner: type, plan: tuple[Any, ...], ours: Any) -> Any:
        """The ``__init__`` of all further objects; the standard library's where ours says less."""
        names = [name for name, _, _ in plan[:-1]]
        if not names or "self" in names:
            return _finish(owner, "__init__", ours)
        method = _call_of(_written_init(owner, plan), owner, "__init__")
        if owner.__dict__.get("__init__") is ours:
            owner.__init__ = method
        return method

    def _written_init(owner: type, plan: tuple[Any, ...]) -> Any:
        """An ``__init__`` as somebody would write it out, field after field."""
        known, given, done = {"_nothing": _NOTHING}, ["self"], []
        for name, default, maker in plan[:-1]:
            known |= {f"_usual_{name}": default, f"_make_{name}": maker}
            known[f"_set_{name}"] = owner.__dict__[name].__set__
            is_open = default is _NOTHING and maker is _NOTHING
            given.append(name if is_open else f"{name}=_usual_{name}")
            made = f"_make_{name}() if {name} is _nothing else {name}"
            done.append(f"_set_{name}(self, {name if maker is _NOTHING else made})")
        if plan[-1] is _POST:
            done.append("self.__post_init__()")
        exec(f"def __init__({', '.join(given)}):\n " + "\n ".join(done), known)
        return known["__init__"]

    def _plan(space: dict[str, Any]) -> tuple[Any, ...]:
        """Each field's name, default and maker of defaults; empty for a class out of the ordinary.

        At its end stands whether something is called when the fields are set.
        """
        plan: list[Any] = []
        for name, hint in space["__annotations__"].items():
            default, maker = space.get(name, _NOTHING), _NOTHING
            if isinstance(default, dataclasses.Field):
                if not default.init or default.kw_only is True:
                    return ()
                default, maker = default.default, default.default_factory
            is_open = default is _NOTHING and maker is _NOTHING
            follows = bool(plan) and (plan[-1][1] is not _NOTHING or plan[-1][2] is not _NOTHING)
            if hint.startswith(_MEANT_OTHERWISE) or type(default).__hash__ is None:
                return ()
            if is_open and follows:
                return ()
            plan.append((name, default, maker))
        return (*plan, _POST if "__post_init__" in space else None)

    def _set_fields(
        record: Any, plan: tuple[Any, ...], given: tuple[Any, ...], named: dict[str, Any]
    ) -> bool:
        """Whether every field got its value, and nothing else was given."""
        if len(given) >= len(plan):
            return False
        for (name, _, _), value in zip(plan, given, strict=False):
            _set(record, name, value)
        used = 0
        for name, default, maker in plan[len(given) : -1]:
            if name in named:
                used += 1
                _set(record, name, named[name])
            elif maker is not _NOTHING:
                _set(record, name, maker())
            elif default is not _NOTHING:
                _set(record, name, default)
            else:
                return False
        return used == len(named)

    def _showing(owner: type) -> Any:
        """A ``__repr__`` that is put in place when it is first called."""

        def method(self: Any) -> str:
            _finish(owner, "__repr__", method)
            return repr(self)

        return method

    def _comparing(owner: type, name: str = "__eq__", compared: Any = eq) -> Any:
        values: Any = None

        def method(self: Any, other: Any) -> Any:
            nonlocal values
            if other.__class__ is not self.__class__:
                return NotImplemented
            if values is None:
                values = _values(owner, lambda field: field.compare)
            return compared(values(self), values(other))

        return _call_of(method, owner, name)

    def _hashing(owner: type) -> Any:
        values: Any = None

        def method(self: Any) -> int:
            nonlocal values
            if values is None:
                of = _values(
                    owner, lambda field: field.compare if field.hash is None else field.hash
                )
                values = of
            return hash(values(self))

        return _call_of(method, owner, "__hash__")

    def _call_of(method: Any, owner: type, name: str) -> Any:
        method.__name__, method.__qualname__ = name, f"{owner.__qualname__}.{name}"
        return method

    def _values(owner: type, is_meant: Any) -> Any:
        """What gives the values of the fields that are meant, as a tuple."""
        space = owner.__dict__[_GIVEN].space
        hints: dict[str, str] = space["__annotations__"]
        if any(hint.startswith(_MEANT_OTHERWISE) for hint in hints.values()):
            names = [field.name for field in dataclasses.fields(owner) if is_meant(field)]
        else:
            given = [(name, space.get(name)) for name in hints]
            names = [
                name
                for name, default in given
                if not isinstance(default, _Field) or is_meant(default)
            ]
        if len(names) > 1:
            return attrgetter(*names)
        return lambda record: tuple([getattr(record, name) for name in names])

    def _finish(owner: type, name: str, ours: Any) -> Any:
        """The standard library's own method, put in place of ours."""
        options = owner.__dict__[_GIVEN].options if name == "__init__" else {"init": False}
        parts = {"repr": name == "__repr__", "eq": False, "order": False}
        twin = _twin(owner, {**options, **parts})
        method = twin.__dict__[name]
        if owner.__dict__.get(name) is ours:
            setattr(owner, name, method)
        return method

    def _name_fields(owner: type) -> Any:
        """The fields as the standard library names them, put in place."""
        twin = _twin(owner, {"init": False, "repr": False, "eq": False})
        told, fields = twin.__dict__[_DONE], twin.__dict__[_FIELDS]
        options = owner.__dict__[_GIVEN].options
        told.init = told.repr = told.eq = True
        told.frozen, told.order = options.get("frozen", False), options.get("order", False)
        setattr(owner, _DONE, told)
        setattr(owner, _FIELDS, fields)
        return fields

    def _twin(owner: type, options: dict[str, bool]) -> type:
        """A class of the same fields as the standard library makes it."""
        space = owner.__dict__[_GIVEN].space
        own = {"__module__": owner.__module__, "__doc__": owner.__doc__ or owner.__name__}
        twin = type(owner.__name__, (), {**space, **own})
        twin.__qualname__ = owner.__qualname__
        return dataclasses.dataclass(twin, **options)

    def _refuse_setting(self: Any, name: str, value: Any) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")

    def _refuse_deleting(self: Any, name: str) -> None:
        raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")

    def _state(self: Any) -> list[Any]:
        return [getattr(self, field.name) for field in dataclasses.fields(self)]

    def _set_state(self: Any, state: list[Any]) -> None:
        for field, value in zip(dataclasses.fields(self), state, strict=True):
            object.__setattr__(self, field.name, value)


__all__ = ["dataclass", "regex"]
