"""The locked template language: text, names, ``if``, ``for`` and two filters; nothing that runs.

A template is read as a tree first and refused where it holds anything else, or names something
that the context does not have. Rendering then has no globals, no tests, no attributes of objects.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from functools import lru_cache
from typing import Any

from jinja2 import Template, nodes
from jinja2.exceptions import TemplateRuntimeError, TemplateSyntaxError

from docgen.compose.wording.bilingual_names import amount_filters, heading_filters
from docgen.compose.wording.locked_environment import (
    UnprintableError,
    locked_environment,
    shown_value,
    sum_of_money,
)
from docgen.light import dataclass, regex
from docgen.model.wordings import item_filters
from docgen.thai.joints import joined_text

DEEPEST_LOOP = 2
MOST_TURNS = 50_000  # of all loops of a text
MOST_CHARACTERS = 200_000  # that a text may become

_ALLOWED = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.For),
    *(nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Const, nodes.Filter),
    *(nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not),
)
_PATHS = (nodes.Name, nodes.Getattr, nodes.Getitem)
_RAW = regex(r"\{%[-+]?\s*raw\b")
_UNKNOWN = object()  # a value that cannot be told before rendering


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong at a line of a template (counted from 1) and the word to point at."""

    code: str
    line: int
    word: str
    params: Mapping[str, object] = field(default_factory=dict)


def template_faults(source: str, values: Mapping[str, object]) -> list[Trouble]:
    """Everything that ``source`` may not say, and every name in it that ``values`` lacks."""
    try:
        tree = _tree(source)
    except TemplateSyntaxError as error:
        return [Trouble("DG6003", error.lineno, "", {"reason": error.message or ""})]
    except Exception as error:  # huge numbers, depth, odd names: whatever the compiler stumbles at
        return [Trouble("DG6003", 1, "", {"reason": type(error).__name__})]
    raw = _RAW.search(source)  # leaves no node in the tree
    if raw:
        line = source.count("\n", 0, raw.start()) + 1
        return [Trouble("DG6004", line, raw[0], {"text": raw[0]})]
    walk = _Walk(source.splitlines(), [])
    try:
        walk.visit(tree, values, loops=0)
    except RecursionError as error:
        return [Trouble("DG6003", 1, "", {"reason": type(error).__name__})]
    return walk.found


def rendered_text(source: str, values: Mapping[str, object]) -> str:
    """``source`` filled from ``values``.

    Raises: UnprintableError, where that cannot be, or gives more than a letter can hold.
    """
    pieces: list[str] = []
    room = MOST_CHARACTERS
    try:
        for piece in _compiled_template(source).generate(values):
            room -= len(piece)
            if room < 0:
                raise TemplateRuntimeError(f"> {MOST_CHARACTERS}")
            pieces.append(piece)
    except Exception as error:  # the compiler has faults of its own, beside those of the template
        raise UnprintableError(str(error) or type(error).__name__) from error
    return joined_text(pieces)


@dataclass(slots=True)
class _Walk:
    """One pass over a template's tree, collecting troubles."""

    lines: list[str]
    found: list[Trouble]
    turns: int = 0
    times: int = 1

    def visit(self, node: nodes.Node, values: Mapping[str, object], *, loops: int) -> None:
        """Check ``node`` and all below it; ``values`` are the names in reach."""
        if not isinstance(node, _ALLOWED):
            self._refuse(node)
        elif isinstance(node, nodes.For):
            self._loop(node, values, loops + 1)
        elif isinstance(node, nodes.Output):
            for part in node.nodes:
                if isinstance(part, _PATHS):
                    self._check_printed(part, values)
                elif not isinstance(part, nodes.TemplateData):
                    self.visit(part, values, loops=loops)
        elif isinstance(node, nodes.Filter):
            self._filter(node, values)
        elif isinstance(node, _PATHS):
            self._value(node, values)
        elif isinstance(node, nodes.Const):
            if isinstance(node.value, bool) or not isinstance(node.value, str | int):
                self._refuse(node)
        else:
            for child in node.iter_child_nodes():
                self.visit(child, values, loops=loops)

    def _refuse(self, node: nodes.Node) -> None:
        number = node.lineno or 1  # the nodes of some tags carry no line
        line = self.lines[number - 1].strip() if number <= len(self.lines) else ""
        self.found.append(Trouble("DG6004", number, line, {"text": line}))

    def _loop(self, node: nodes.For, values: Mapping[str, object], loops: int) -> None:
        if node.test is not None or node.recursive or not isinstance(node.target, nodes.Name):
            self._refuse(node)
            return
        if loops > DEEPEST_LOOP:
            self.found.append(Trouble("DG6010", node.lineno, node.target.name))
            return
        over = self._value(node.iter, values)
        first = over[0] if isinstance(over, list) and over else _UNKNOWN
        if over is not _UNKNOWN and not isinstance(over, list):
            self.found.append(_shape("DG6012", node.iter, _spelt(node.iter)))
        before = self.times
        self.times *= len(over) if isinstance(over, list) else 1
        self.turns += self.times
        if self.turns > MOST_TURNS >= self.turns - self.times:
            params = {"turns": self.turns, "most": MOST_TURNS}
            self.found.append(Trouble("DG6025", node.lineno, node.target.name, params))
        for child in (*node.body, *node.else_):
            self.visit(child, {**values, node.target.name: first}, loops=loops)
        self.times = before

    def _check_printed(self, node: nodes.Node, values: Mapping[str, object]) -> None:
        value = self._value(node, values)
        if isinstance(value, list):
            self.found.append(_shape("DG6011", node, _spelt(node)))
        elif isinstance(value, dict):
            params = {"name": _spelt(node), "known": names_to_offer(value)}
            self.found.append(Trouble("DG6009", node.lineno, _last(node), params))

    def _filter(self, node: nodes.Filter, values: Mapping[str, object]) -> None:
        if node.name in heading_filters() and isinstance(node.node, nodes.Const):
            self.visit(node.node, values, loops=0)
            return
        is_bare = node.node is not None and not (node.args or node.kwargs)
        if node.name in amount_filters() and is_bare:
            self._amount(node, values)
            return
        if node.name not in item_filters() or node.args or node.kwargs or node.node is None:
            params = {"name": node.name, "known": item_filters()[1]}
            self.found.append(Trouble("DG6013", node.lineno, node.name, params))
            return
        value = self._value(node.node, values)
        if value is not _UNKNOWN and value != "" and not isinstance(value, list):
            self.found.append(_shape("DG6012", node, _spelt(node.node)))

    def _amount(self, node: nodes.Filter, values: Mapping[str, object]) -> None:
        """A sum of money that is typed, or that the path names."""
        typed = node.node.value if isinstance(node.node, nodes.Const) else None
        value = self._value(node.node, values) if typed is None else typed  # type: ignore[arg-type]
        if value is not _UNKNOWN and sum_of_money(value) is None:
            params = {"text": shown_value(value), "filter": node.name}
            self.found.append(Trouble("DG6024", node.lineno, node.name, params))

    def _value(self, node: nodes.Node, values: Mapping[str, object]) -> Any:
        """The value a name or a path stands for, reporting the first step that does not exist."""
        if isinstance(node, nodes.Name):
            return self._step(node, node.name, values)
        if isinstance(node, nodes.Getattr):
            return self._step(node, node.attr, self._value(node.node, values))
        if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
            return self._step(node, node.arg.value, self._value(node.node, values))
        self._refuse(node)
        return _UNKNOWN

    def _step(self, node: nodes.Node, key: str | int, within: Any) -> Any:
        if within is _UNKNOWN:
            return _UNKNOWN
        if isinstance(within, dict) and key in within:
            return within[key]
        known = (
            [each_node for each_node in within if isinstance(each_node, str)]
            if isinstance(within, dict)
            else []
        )
        params = {"name": str(key), "path": _spelt(node), "candidates": known}
        self.found.append(Trouble("DG6005", node.lineno, str(key), params))
        return _UNKNOWN


def _shape(code: str, node: nodes.Node, name: str) -> Trouble:
    params = {"name": name, "filter": item_filters()[1]}
    return Trouble(code, node.lineno, name.rsplit(".", 1)[-1], params)


def _last(node: nodes.Node) -> str:
    return _spelt(node).rsplit(".", 1)[-1]


def _spelt(node: nodes.Node) -> str:
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{_spelt(node.node)}.{node.attr}"
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        return f"{_spelt(node.node)}[{node.arg.value}]"
    return ""


def names_to_offer(known: Iterable[object]) -> str:
    """Names to offer: the Thai ones where there are any."""
    names = [str(name) for name in known if name]
    return " ".join([name for name in names if not name.isascii()] or names)


@lru_cache(maxsize=1024)
def _tree(source: str) -> nodes.Template:
    return locked_environment().parse(source)


@lru_cache(maxsize=1024)
def _compiled_template(source: str) -> Template:
    return locked_environment().from_string(source)
