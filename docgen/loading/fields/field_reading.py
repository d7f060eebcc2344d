"""Nodes → plain values under English names, and those → models; the place of everything kept."""

from __future__ import annotations

from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence
from dataclasses import field, replace
from typing import TYPE_CHECKING, Any, TypeVar

from docgen import vocabulary
from docgen.codes import reasons
from docgen.diagnostics import Diagnostic, Position
from docgen.later import later
from docgen.light import dataclass, regex
from docgen.loading.fields import forms
from docgen.loading.yaml.nodes import Mapping, MappingEntry, Node, Scalar
from docgen.model.dossier import Located, Places, ValuePath
from docgen.model.records import Model
from docgen.model.value_readers import ValueFault
from docgen.thai import Fault
from docgen.thai.text import problems

if TYPE_CHECKING:
    from docgen.loading.fields import suggestions, unknown_keys, wrong_shapes
else:
    suggestions = later("docgen.loading.fields.suggestions")
    unknown_keys = later("docgen.loading.fields.unknown_keys")
    wrong_shapes = later("docgen.loading.fields.wrong_shapes")

_CODE = regex("`[^`\n]*`")
_AS_TYPED = ("DG3007", "DG3057", "DG3058")  # slips that an author may mean to quote
ModelType = TypeVar("ModelType", bound=Model)


@dataclass(slots=True)
class Reading:
    """What has been read of one file so far: faults, places, and texts by their path.

    ``later`` are values with a grammar of their own, left to whoever knows it.
    """

    file: str
    complete: bool = True
    doubtful: frozenset[int] = frozenset()
    found: list[Diagnostic] = field(default_factory=list)
    places: Places = field(init=False)
    texts: dict[ValuePath, Located] = field(default_factory=dict)
    faulted: set[ValuePath] = field(default_factory=set)
    sections: dict[ValuePath, str] = field(default_factory=dict)
    empty: dict[ValuePath, Position] = field(default_factory=dict)
    later: dict[ValuePath, Node] = field(default_factory=dict)
    language: str = ""
    own_kinds: dict[str, str] = field(default_factory=dict)
    own_fields: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self.places = Places(self.file, texts=self.texts)

    def report(self, code: str, at: Position, path: ValuePath | None = None, **params: Any) -> None:
        """A fault; ``path`` marks the value, so that its absence is not reported again."""
        if code == "DG2001":
            params = _missing_once(**params)
        self._keep(Diagnostic(code, at, params), at, path)

    def _keep(self, one: Diagnostic, at: Position, path: ValuePath | None) -> None:
        if at.line not in self.doubtful:
            self.found.append(one)
        if path is not None:
            self.faulted.add(path)

    def name(self, section: str, english: str) -> str:
        """The key as this file's author would write it."""
        return english if self.language == "en" else vocabulary.thai(section, english)

    def names(self, section: str) -> tuple[str, ...]:
        """All keys of ``section`` in the author's language."""
        return vocabulary.names(section, self.language or "th")

    # -- nodes -------------------------------------------------------------------------------

    def text(self, node: Node, path: ValuePath) -> str | None:
        """A text, checked for hidden and impossible characters; ``None`` when empty or no text."""
        self.places.values[path] = node.at
        if not isinstance(node, Scalar):
            self.report(
                "DG2005",
                node.at,
                path,
                key=self.written_key(path),
                got=wrong_shapes.shape_name(node),
            )
            return None
        if not node.text.strip():
            self.empty[path] = self.places.keys.get(path, node.at)
            return None
        self.texts[path] = node
        for fault in problems(node.text):
            if fault.code in _AS_TYPED and _is_code(node.text, fault.start):
                continue
            at = node.place(fault.start, fault.end)
            self.found.append(Diagnostic(fault.code, at, fault.params, mend=fault.mend))
        return node.text.strip() if node.style in ("|", ">") else node.text

    def texts_of(self, node: Node, path: ValuePath) -> list[str] | None:
        """Texts as a list, or one text, each line an element."""
        if isinstance(node, Scalar):
            text = self.text(node, path)
            if text is None:
                return None
            return [line.strip() for line in text.split("\n") if line.strip()]
        if isinstance(node, Mapping):
            self.report(
                "DG2006",
                node.at,
                path,
                key=self.written_key(path),
                got=wrong_shapes.shape_name(node),
            )
            return None
        self.places.values[path] = node.at
        read = (self.text(item, (*path, index)) for index, item in enumerate(node.items))
        return [text for text in read if text is not None]

    def mapping(self, node: Node, section: str, path: ValuePath) -> dict[str, object] | None:
        """The fields of ``section``; unknown keys and those given twice are reported."""
        if not isinstance(node, Mapping):
            if forms.is_empty(node):
                self.empty[path] = self.places.keys.get(path, node.at)
            else:
                key, got = self.written_key(path), wrong_shapes.shape_name(node)
                example = wrong_shapes.field_example(node, section)
                self.report("DG2007", node.at, path, key=key, got=got, example=example)
            return None
        self.places.values.setdefault(path, node.at)
        self.sections[path] = section
        result: dict[str, object] = {}
        for name, entry in self.fields(node, section, path).items():
            value = forms.read_field(self, entry.value, section, name, (*path, name))
            if value is not None:
                result[name] = value
        return result

    def fields(self, node: Mapping, section: str, path: ValuePath) -> dict[str, MappingEntry]:
        """The entries of ``node`` by English name."""
        result: dict[str, MappingEntry] = {}
        spoken = vocabulary.spoken_names(section)
        usual = {entry.key.text for entry in node.entries if entry.key.text not in spoken}
        for entry in node.entries:
            name = vocabulary.english(section, entry.key.text)
            word = spoken.get(entry.key.text)
            if name is None and (name := vocabulary.loosely_read_key(section, entry.key.text)):
                word = vocabulary.thai(section, name)
            if name is None or word in usual or (word is not None and name in usual):
                unknown_keys.tell_key(self, entry.key, section, path)
                continue
            if word is not None:
                self.tell_spoken(entry.key.text, word, entry.key.at)
            self.language = self.language or ("en" if name == entry.key.text else "th")
            if name in result:
                first = result[name].key
                label = vocabulary.thai("words", "here_first")
                params = {"key": entry.key.text, "other": first.text}
                self.found.append(Diagnostic("DG2003", entry.key.at, params, ((first.at, label),)))
                continue
            result[name] = entry
            self.places.keys[(*path, name)] = entry.key.at
        return result

    def choice(
        self, node: Node, path: ValuePath, known: dict[str, str], section: str = ""
    ) -> str | None:
        """One of ``known`` (as written → identifier), which are the words of ``section`` if any."""
        text = self.text(node, path)
        spoken = vocabulary.spoken_names(section) if section else {}
        if text is not None and text.strip() in known:
            usual = spoken.get(text.strip())
            if usual is not None:
                self.tell_spoken(text.strip(), usual, node.at)
            return known[text.strip()]
        if text is None:
            return None
        loose = vocabulary.loosely_read_key(section, text) if section else None
        if loose in known.values():
            self.tell_spoken(text.strip(), vocabulary.thai(section, loose or ""), node.at)
            return loose
        unknown_keys.tell_choice(self, node, text, path, known, section)
        return None

    def unknown_name(
        self,
        code: str,
        at: Position,
        path: ValuePath,
        text: str,
        known: Sequence[str],
        **params: Any,
    ) -> None:
        """A name that is not among ``known``, with the nearest or else all of them."""
        self.report(
            code, at, path, text=text, **(suggestions.suggestion_params(text, known) | params)
        )

    def written_key(self, path: ValuePath) -> str:
        """The last key on the way to ``path``, as the author writes it."""
        for depth in range(len(path), 0, -1):
            name = path[depth - 1]
            if isinstance(name, str):
                section = self.sections.get(path[: depth - 1])
                if section and vocabulary.english(section, name):
                    return self.name(section, name)
                return name
        return ""

    def tell_spoken(self, said: str, usual: str, at: Position) -> None:
        """Words of offices that were taken for the usual ones, told all at once."""
        pair = reasons.taken_for(said, usual)
        for index, before in enumerate(self.found):
            words = before.params.get("words")
            if before.code == "DG2035" and isinstance(words, reasons.Reason):
                if pair.thai not in words.thai:
                    both = {"words": reasons.comma_list(words, pair)}
                    self.found[index] = replace(before, params=both)
                return
        self.report("DG2035", at, words=pair)

    # -- models ------------------------------------------------------------------------------

    def model(
        self, model: type[ModelType], values: AnyMapping[str, object], path: ValuePath = ()
    ) -> ModelType | None:
        """``values`` as a model, or ``None`` with every fault of it reported."""
        record, is_whole = self.model_in_part(model, values, path)
        return record if is_whole else None

    def model_in_part(
        self, model: type[ModelType], values: AnyMapping[str, object], path: ValuePath = ()
    ) -> tuple[ModelType, bool]:
        """``values`` as a model, as far as they are right, and whether it is whole.

        Every fault is reported. What is not there is asked for by ``value_if_known``.
        """
        faults: list[ValueFault] = []
        record = model.read_in_part(values, faults)
        for fault in faults:
            self._report_refused(fault, (*path, *fault.path))
        return record, not faults

    def _report_refused(self, one: ValueFault, path: ValuePath) -> None:
        if any(path[:depth] in self.faulted for depth in range(1, len(path) + 1)):
            return
        if one.fault is not None:
            self.fault(one.fault, path)
        elif one.kind == "missing":
            self._missing(path)
        else:
            at = self.places.of(*path)
            text = self.texts[path].text if path in self.texts else ""
            self.report("DG2027", at, path, key=self.written_key(path), text=text)

    def _missing(self, path: ValuePath) -> None:
        section = self.sections.get(path[:-1], "")
        key = self.written_key(path)
        if path in self.empty:
            self.report("DG2004", self.empty[path], path, key=key)
        elif self.complete:
            word = vocabulary.word(section, str(path[-1]))
            at = self.places.keys.get(path[:-1]) or self.places.of(*path[:-1])
            example = word.description or word.title
            self.report("DG2001", at, path, key=key, title=word.title, example=example)

    def position_inside(self, path: ValuePath, start: int = 0, end: int | None = None) -> Position:
        """Where ``start`` to ``end`` of the text at ``path`` stands."""
        text = self.texts.get(path)
        return self.places.of(*path) if text is None else text.place(start, end)

    def fault(self, fault: Fault, path: ValuePath) -> None:
        """Report a fault of a Thai reader in the text at ``path``."""
        at = self.position_inside(path, fault.start, fault.end)
        self._keep(Diagnostic(fault.code, at, fault.params, mend=fault.mend), at, path)


def _missing_once(key: str, title: str, example: str, **more: Any) -> dict[str, object]:
    """What a missing key is called and what to type, each said once."""
    has_title = title != key
    what = example if not has_title else title if example == title else f"{title} ({example})"
    called = f" ({title})" if has_title else ""
    return {**more, "key": key, "title": title, "called": called, "what": what}


def _is_code(text: str, place: int) -> bool:
    """Whether a place of the text stands between backticks, where all is kept as typed."""
    return any(match.start() < place < match.end() for match in _CODE.finditer(text))
