"""A light dataclass is the standard library's in all that can be seen of it; so is a pattern."""

from __future__ import annotations

import copy
import dataclasses
import operator
import pickle
import re
import threading
from collections.abc import Callable
from functools import total_ordering
from typing import Any, ClassVar

import pytest

from docgen import light


def _classes(dataclass: Callable[..., Any]) -> dict[str, Any]:
    @dataclass(frozen=True, slots=True)
    class Plain:
        name: str
        number: int = 3
        kind: ClassVar[str] = "k"
        items: tuple[str, ...] = ()
        found: list[str] = dataclasses.field(default_factory=list, compare=False)
        hidden: str = dataclasses.field(default="h", repr=False)

        def __post_init__(self) -> None:
            self.found.append(self.name)

        @property
        def twice(self) -> int:
            return self.number * 2

    @dataclass(slots=True)
    class Open:
        name: str
        made: str = dataclasses.field(init=False, default="m")

    @total_ordering
    @dataclass(frozen=True, slots=True)
    class Ordered:
        number: int
        shown: str = dataclasses.field(default="", compare=False)

        def __lt__(self, other: Any) -> bool:
            return bool(self.number < other.number)

    @dataclass(frozen=True, slots=True, order=True)
    class Sorted:
        number: int
        name: str = ""
        aside: int = dataclasses.field(default=0, compare=False)

    @dataclass(frozen=True, slots=True)
    class Same:
        name: str

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Same)

        def __hash__(self) -> int:
            return 7

    @dataclass(frozen=True, slots=True)
    class Under(Plain):
        more: str = ""

    @dataclass(frozen=True)
    class Loose:
        name: str

    return {one.__name__: one for one in (Plain, Open, Ordered, Sorted, Same, Under, Loose)}


LIGHT, STANDARD = _classes(light.dataclass), _classes(dataclasses.dataclass)
for _name, _one in LIGHT.items():  # where pickle looks for them
    _one.__qualname__ = _name
    globals()[_name] = _one


def seen(of: dict[str, Any]) -> list[Any]:
    """All that can be asked of a dataclass, as text."""
    plain, other = of["Plain"]("a"), of["Plain"]("a", 4, ("x",))
    opened = of["Open"]("n")
    opened.name = "changed"
    under = of["Under"]("a", more="m")
    told = [
        (plain, other, opened, under, of["Ordered"](1)),
        (
            plain == of["Plain"]("a"),
            plain == other,
            plain == "a",
            hash(plain) == hash(of["Plain"]("a")),
        ),
        (of["Ordered"](1) < of["Ordered"](2), of["Ordered"](1, "x") == of["Ordered"](1, "y")),
        (of["Same"]("a") == of["Same"]("b"), hash(of["Same"]("a"))),
        (
            dataclasses.replace(plain, number=9),
            dataclasses.asdict(other),
            dataclasses.astuple(under),
        ),
        [(one.name, one.type, one.init, one.compare) for one in dataclasses.fields(of["Plain"])],
        [one.name for one in dataclasses.fields(of["Under"])],
        (of["Plain"].__match_args__, of["Open"].__match_args__, of["Under"].__match_args__),
        (of["Plain"].__slots__, of["Under"].__slots__, hasattr(plain, "__dict__")),
        (dataclasses.is_dataclass(of["Same"]), of["Plain"].kind, plain.twice, plain.found),
        (of["Open"].__hash__, copy.copy(plain), copy.deepcopy(other), copy.copy(opened)),
        sorted(of["Sorted"](number, "n", 9 - number) for number in (3, 1, 2, 3)),
        [
            compared(of["Sorted"](1, "a"), other)
            for compared in (operator.lt, operator.le, operator.gt, operator.ge)
            for other in (of["Sorted"](1, "a", 5), of["Sorted"](1, "b"), of["Sorted"](0, "c"))
        ],
        of["Sorted"](1).__lt__("a"),
        (plain.hidden, of["Loose"]("l"), of["Plain"].__name__),
    ]
    return [repr(one) for one in told]


def test_a_light_class_is_seen_as_the_standard_one() -> None:
    theirs = [one.replace("_classes.<locals>.", "") for one in seen(STANDARD)]
    assert seen(LIGHT) == theirs


@pytest.mark.parametrize("of", [LIGHT, STANDARD], ids=["light", "standard"])
def test_what_is_frozen_refuses(of: dict[str, Any]) -> None:
    one = of["Plain"]("a")
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.name = "b"
    with pytest.raises(dataclasses.FrozenInstanceError):
        del one.name
    with pytest.raises((AttributeError, TypeError)):
        object.__setattr__(one, "no_such_slot", 1)
    with pytest.raises(TypeError):
        of["Plain"]()
    with pytest.raises(TypeError):
        hash(of["Open"]("a"))


@pytest.mark.parametrize("name", ["Plain", "Ordered", "Under", "Open"])
def test_an_object_travels_to_a_process_that_has_made_none(name: str) -> None:
    one = LIGHT[name](1)
    written = pickle.dumps(one)
    fresh = _classes(light.dataclass)
    globals()[name] = fresh[name]
    fresh[name].__qualname__ = name
    try:
        again = pickle.loads(written)
        assert type(again) is fresh[name]
        assert repr(again) == repr(one)
    finally:
        globals()[name] = LIGHT[name]


def test_several_threads_may_make_the_first_object() -> None:
    for _ in range(50):
        of = _classes(light.dataclass)
        made: list[Any] = []
        start = threading.Barrier(4)

        def make(
            of: dict[str, Any] = of, start: threading.Barrier = start, made: list[Any] = made
        ) -> None:
            start.wait()
            made.append(of["Plain"]("a") == of["Plain"]("a"))

        threads = [threading.Thread(target=make) for _ in range(4)]
        for one in threads:
            one.start()
        for one in threads:
            one.join()
        assert made == [True] * 4


def test_nothing_is_finished_before_many_are_made() -> None:
    ordered = _classes(light.dataclass)["Ordered"]
    ours = ordered.__init__
    made = [ordered(number) for number in range(light._FEW)]
    assert ordered.__init__ is ours
    assert not hasattr(ordered, "__dataclass_params__")
    made += [ordered(light._FEW, "x"), ordered(number=light._FEW + 1)]
    assert ordered.__init__ is not ours
    assert made == [ordered(number) for number in range(light._FEW + 2)]
    assert len(set(made)) == len(made)
    assert dataclasses.fields(ordered)
    assert ordered.__dataclass_params__.frozen


CALLS: list[tuple[tuple[Any, ...], dict[str, Any]]] = [
    ((), {}),
    (("a",), {}),
    (("a", 1, ("x",), ["y"], "z"), {}),
    (("a", 1, ("x",), ["y"], "z", "more"), {}),
    (("a",), {"name": "b"}),
    (("a",), {"unknown": "b"}),
    ((), {"name": "b", "hidden": "c"}),
    ((), {"number": 1}),
]


@pytest.mark.parametrize(("given", "named"), CALLS)
@pytest.mark.parametrize("name", ["Plain", "Open", "Ordered", "Under"])
def test_a_first_object_takes_the_arguments_that_any_takes(
    name: str, given: tuple[Any, ...], named: dict[str, Any]
) -> None:
    made = []
    for of in (light.dataclass, dataclasses.dataclass):
        try:
            made.append(repr(_classes(of)[name](*copy.deepcopy(given), **named)))
        except TypeError as refused:
            made.append(str(refused))
    assert made[0] == made[1]


@pytest.mark.parametrize("name", ["Plain", "Open", "Ordered", "Under", "Sorted"])
def test_an_object_after_many_takes_the_arguments_that_any_takes(name: str) -> None:
    classes = [_classes(of)[name] for of in (light.dataclass, dataclasses.dataclass)]
    for one in classes:
        for _ in range(light._FEW + 5):
            one(1 if name in ("Ordered", "Sorted") else "a")
    for given, named in CALLS:
        made = []
        for one in classes:
            try:
                made.append(repr(one(*copy.deepcopy(given), **named)))
            except TypeError as refused:
                made.append(str(refused))
        assert made[0] == made[1]


def test_a_class_out_of_the_ordinary_is_the_standard_librarys() -> None:
    def named(dataclass: Callable[..., Any]) -> type:
        @dataclass(frozen=True, slots=True)
        class Named:
            first: str
            _: dataclasses.KW_ONLY
            second: str = "s"

        return Named

    made = [repr(named(of)("f", second="t")) for of in (light.dataclass, dataclasses.dataclass)]
    assert made[0] == made[1]
    for of in (light.dataclass, dataclasses.dataclass):
        with pytest.raises(TypeError):
            named(of)("f", "t")

    def shared(dataclass: Callable[..., Any]) -> object:
        @dataclass(slots=True)
        class Shared:
            found: list[str] = []  # noqa: RUF012

        return Shared()

    for of in (light.dataclass, dataclasses.dataclass):
        with pytest.raises(ValueError, match="mutable default"):
            shared(of)


def test_a_pattern_is_compiled_when_it_is_first_used() -> None:
    later = light.regex(r"(?P<word>[ก-๙]+)", re.IGNORECASE)
    assert "_given" in vars(later)
    assert len(vars(later)) == 1
    found = later.search("abc กขค")
    assert found is not None
    assert found["word"] == "กขค"
    assert later.pattern == r"(?P<word>[ก-๙]+)"
    assert later.sub("x", "กข ค") == "x x"
    assert later.flags & re.IGNORECASE
    with pytest.raises(re.error):
        light.regex("(").search("")


def test_who_stands_before_the_constructor_may_always_call_it() -> None:
    """However many objects were made, and whoever watches them being made."""

    @light.dataclass(slots=True)
    class Watched:
        number: int

    made, seen = Watched.__init__, list[int]()

    def init(self: Watched, number: int) -> None:
        made(self, number)
        seen.append(self.number)

    Watched.__init__ = init  # type: ignore[method-assign]
    assert [Watched(number).number for number in range(1_000)] == seen == list(range(1_000))
