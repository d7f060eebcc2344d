"""Plain values by path: what a YAML text says, changed as an edit should change it."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.drafting.yaml_tree import Value

Names = tuple[str, ...]
Step = str | int | Names
ValueSteps = tuple[Step, ...]


def wrapped_value(path: ValueSteps, value: Value) -> Value:
    """``value`` within what the rest of a path calls for."""
    for step in reversed(path):
        if isinstance(step, int):
            value = [value]
        else:
            value = {step if isinstance(step, str) else step[0]: value}
    return value


def say_the_same(one: Value, other: Value) -> bool:
    """Whether two wholes say the same; all that is empty is one."""
    return one == other or (not one and not other)


def value_at(whole: Value, path: ValueSteps) -> Value:
    """The value at ``path``."""
    for step in path:
        if isinstance(whole, list) and isinstance(step, int):
            whole = whole[step]
        elif isinstance(whole, dict):
            whole = whole[_key(whole, step)]
    return whole


def _key(whole: dict[str, Value], step: Step) -> str:
    names = step if isinstance(step, tuple) else (str(step),)
    return next((name for name in whole if name in names), names[0])


def replaced_value(whole: Value, path: ValueSteps, value: Value) -> Value:
    """``whole`` with ``value`` at ``path``."""
    if not path:
        return value
    holder, step = value_at(whole, path[:-1]), path[-1]
    if isinstance(holder, list) and isinstance(step, int):
        holder[step] = value
    elif isinstance(holder, dict):
        holder[_key(holder, step)] = value
    return whole


def with_entry(whole: Value, path: ValueSteps, name: str, value: Value) -> Value:
    """``whole`` with one more key in the mapping at ``path``."""
    holder = value_at(whole, path)
    assert isinstance(holder, dict)
    holder[name] = value
    return whole


def remove_value(whole: Value, path: ValueSteps) -> None:
    """Take what is at ``path`` out of ``whole``."""
    holder, step = value_at(whole, path[:-1]), path[-1]
    if isinstance(holder, list) and isinstance(step, int):
        del holder[step]
    elif isinstance(holder, dict):
        del holder[_key(holder, step)]


def common_start(former: Sequence[Value], value: Sequence[Value]) -> int:
    """How many elements two lists have alike from their beginning."""
    count = 0
    for old, other in zip(former, value, strict=False):
        if old != other:
            break
        count += 1
    return count
