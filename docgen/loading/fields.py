"""Nodes → plain values under English names, and those → models; the place of everything kept."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Sequence as AnySequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from docgen import kinds, vocabulary
from docgen.diagnostics import Diagnostic, Position
from docgen.dossier import Located, Places, ValuePath
from docgen.loading.nodes import Entry, Mapping, Node, Scalar, Sequence
from docgen.thai import Fault
from docgen.thai.names import nearest
from docgen.thai.text import problems

ModelType = TypeVar("ModelType", bound=BaseModel)

# How the fields that are not one text are written: (form, section of the vocabulary).
FORMS: dict[str, dict[str, tuple[str, str]]] = {
    "circular": {
        "kind": ("kind", ""),
        "urgency": ("choice", "urgency"),
        "recipient": ("lines", ""),
        "addressee_rank": ("choice", "addressee_ranks"),
        "distribution_list": ("choice", "yes_no"),
        "references": ("list", "reference"),
        "enclosures": ("list", "enclosure"),
        "deadlines": ("named", "deadline"),
        "annexes": ("named", "annex_request"),
        "departure": ("fields", "departure"),
        "secrecy": ("choice", "secrecy"),
        "secret_to_many": ("choice", "yes_no"),
        "signatures": ("list", "signer"),
        "signatures_stand": ("choice", "arrangements"),
        "opinions": ("list", "opinion"),
        "copies_to": ("texts", ""),
        "copy_kind": ("choice", "copies"),
        "made_by": ("fields", "makers"),
        "receipt": ("fields", "receipt"),
        "certified_copy": ("fields", "certification"),
        "responsible_offices": ("list", "contact"),
        "reply_channels": ("list", "reply_channel"),
        "event": ("fields", "event"),
        "amounts": ("named_texts", ""),
        "body": ("later", ""),
    },
    "enclosure": {"qr": ("choice", "yes_no")},
    "contact": {"responsible_office": ("texts", ""), "coordinators": ("people", "coordinator")},
    "reply_channel": {"qr": ("choice", "yes_no")},
    "departure": {"without": ("texts", ""), "order": ("texts", "")},
    "reference": {"urgency": ("choice", "urgency")},
    "annex_request": {
        "layout": ("choice", "annex_layouts"),
        "digits": ("choice", "digits"),
        "notes": ("texts", ""),
        "columns": ("fields", "submissions"),
        "provinces": ("texts", ""),
        "for_recipient": ("choice", "yes_no"),
        "bar": ("choice", "yes_no"),
        "map": ("choice", "yes_no"),
    },
    "signatory": {"parentheses": ("choice", "yes_no")},
    "signer": {"parentheses": ("choice", "yes_no")},
    "opinion": {"parentheses": ("choice", "yes_no")},
    "certification": {"parentheses": ("choice", "yes_no")},
    "submissions": {"domains": ("texts", "")},
    "status_rule": {
        "mark": ("choice", "marks"),
        "when": ("fields", "status_when"),
        "done": ("choice", "yes_no"),
    },
    "office": {
        "letterhead": ("texts", ""),
        "responsible_office": ("texts", ""),
        "coordinators": ("people", "coordinator"),
    },
}


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

    def __post_init__(self) -> None:
        self.places = Places(self.file, texts=self.texts)

    def report(self, code: str, at: Position, path: ValuePath | None = None, **params: Any) -> None:
        """A fault; ``path`` marks the value, so that its absence is not reported again."""
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
            self.report("DG2005", node.at, path, key=self.said(path), got=_form_name(node))
            return None
        if not node.text.strip():
            self.empty[path] = self.places.keys.get(path, node.at)
            return None
        self.texts[path] = node
        for fault in problems(node.text):
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
            self.report("DG2006", node.at, path, key=self.said(path), got=_form_name(node))
            return None
        self.places.values[path] = node.at
        read = (self.text(one, (*path, index)) for index, one in enumerate(node.items))
        return [text for text in read if text is not None]

    def mapping(self, node: Node, section: str, path: ValuePath) -> dict[str, Any] | None:
        """The fields of ``section``; unknown keys and those given twice are reported."""
        if not isinstance(node, Mapping):
            if _is_empty(node):
                self.empty[path] = self.places.keys.get(path, node.at)
            else:
                self.report("DG2007", node.at, path, key=self.said(path), got=_form_name(node))
            return None
        self.places.values.setdefault(path, node.at)
        self.sections[path] = section
        result: dict[str, Any] = {}
        for name, entry in self.fields(node, section, path).items():
            value = self._field(entry.value, section, name, (*path, name))
            if value is not None:
                result[name] = value
        return result

    def fields(self, node: Mapping, section: str, path: ValuePath) -> dict[str, Entry]:
        """The entries of ``node`` by English name."""
        result: dict[str, Entry] = {}
        for entry in node.entries:
            name = vocabulary.english(section, entry.key.text)
            if name is None:
                self._unknown_key(entry.key, section, path)
                continue
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

    def choice(self, node: Node, path: ValuePath, known: dict[str, str]) -> str | None:
        """One of ``known`` (as written → identifier)."""
        text = self.text(node, path)
        if text is None or text.strip() in known:
            return None if text is None else known[text.strip()]
        offered = tuple(name for name in known if not name.isascii()) or tuple(known)
        offered = tuple(dict.fromkeys((*nearest(text, offered), *offered)))
        self.report(
            "DG2010", node.at, path, text=text, key=self.said(path), suggestion=", ".join(offered)
        )
        return None

    def unknown(
        self,
        code: str,
        at: Position,
        path: ValuePath,
        text: str,
        known: AnySequence[str],
        **params: Any,
    ) -> None:
        """A name that is not among ``known``, with the nearest or else all of them."""
        self.report(code, at, path, text=text, **(params | _suggestion(text, known)))

    def said(self, path: ValuePath) -> str:
        """The last key on the way to ``path``, as the author writes it."""
        for depth in range(len(path), 0, -1):
            name = path[depth - 1]
            if isinstance(name, str):
                section = self.sections.get(path[: depth - 1])
                if section and vocabulary.english(section, name):
                    return self.name(section, name)
                return name
        return ""

    def _field(self, node: Node, section: str, name: str, path: ValuePath) -> Any:
        form, target = FORMS.get(section, {}).get(name, ("text", ""))
        if form == "text":
            return self.text(node, path)
        if form != "later" and _is_empty(node):
            self.empty[path] = self.places.keys.get(path, node.at)
            return None
        if form == "choice":
            return self.choice(node, path, _both(target))
        if form == "kind":
            return self.choice(node, path, {**known_kinds(), **self.own_kinds})
        if form == "texts":
            return self.texts_of(node, path)
        if form == "people":
            return self._texts_or_mappings(node, target, path)
        if form == "named_texts":
            return self._named_texts(node, path)
        if form == "lines":
            return "\n".join(self.texts_of(node, path) or ()) or None
        if form == "list":
            return self._list(node, target, path)
        if form == "named":
            return self._named(node, target, path)
        if form == "fields":
            return self.mapping(node, target, path)
        self.later[path] = node
        return None

    def _list(self, node: Node, section: str, path: ValuePath) -> list[Any] | None:
        self.places.values[path] = node.at
        if not isinstance(node, Sequence):
            self.report("DG2006", node.at, path, key=self.said(path), got=_form_name(node))
            return None
        items = []
        for index, one in enumerate(node.items):
            value = self.mapping(one, section, (*path, index))
            if value is None and (*path, index) not in self.faulted:
                self.report("DG2004", one.at, (*path, index), key=self.said(path))
            items.append(value if value is not None else {})
            if value is None:
                self._fault_all(section, (*path, index))
        return items

    def _named(self, node: Node, section: str, path: ValuePath) -> dict[str, Any] | None:
        self.places.values[path] = node.at
        if not isinstance(node, Mapping):
            self.report("DG2007", node.at, path, key=self.said(path), got=_form_name(node))
            return None
        result: dict[str, Any] = {}
        for entry in node.entries:
            inner = (*path, entry.key.text)
            self.places.keys[inner] = entry.key.at
            value = self.mapping(entry.value, section, inner)
            if value is None and inner not in self.faulted:
                self.report("DG2004", entry.key.at, inner, key=entry.key.text)
            if value is None:
                self._fault_all(section, inner)
            result[entry.key.text] = value if value is not None else {}
        return result

    def _named_texts(self, node: Node, path: ValuePath) -> dict[str, str] | None:
        self.places.values[path] = node.at
        if not isinstance(node, Mapping):
            self.report("DG2007", node.at, path, key=self.said(path), got=_form_name(node))
            return None
        result: dict[str, str] = {}
        for entry in node.entries:
            inner = (*path, entry.key.text)
            self.places.keys[inner] = entry.key.at
            text = self.text(entry.value, inner)
            if text is not None:
                result[entry.key.text] = text
            elif inner not in self.faulted:
                self.report("DG2004", entry.key.at, inner, key=entry.key.text)
        return result

    def _texts_or_mappings(
        self, node: Node, section: str, path: ValuePath
    ) -> list[str | dict[str, Any]] | None:
        """Texts, or a list whose elements are texts and mappings."""
        if isinstance(node, Mapping):
            node = Sequence((node,), node.at)
        if not isinstance(node, Sequence):
            return list(self.texts_of(node, path) or ()) or None
        self.places.values[path] = node.at
        result: list[str | dict[str, Any]] = []
        for index, one in enumerate(node.items):
            inner = (*path, index)
            is_group = isinstance(one, Mapping)
            read = self.mapping(one, section, inner) if is_group else self.text(one, inner)
            if read is not None:
                result.append(read)
        return result

    def _fault_all(self, section: str, path: ValuePath) -> None:
        self.faulted |= {(*path, name) for name in vocabulary.names(section, "en")}

    def _unknown_key(self, key: Scalar, section: str, path: ValuePath) -> None:
        known = vocabulary.both(section)
        for near in nearest(key.text, known):  # the field meant is there, under a wrong name
            self.faulted.add((*path, vocabulary.english(section, near) or near))
        home = _home(key.text) if section == "circular" else None
        near_one = suggestions(key.text, known)
        if home is not None:
            self.report("DG2029", key.at, key=key.text, home=self.name("circular", home))
        elif near_one:
            self.report("DG2002", key.at, key=key.text, suggestion=near_one)
        else:
            offered = ", ".join(self.names(section)[:20])
            self.report("DG2034", key.at, key=key.text, known=offered)

    # -- models ------------------------------------------------------------------------------

    def model(
        self, model: type[ModelType], data: dict[str, Any] | None, path: ValuePath = ()
    ) -> ModelType | None:
        """``data`` as a model, or ``None`` with every fault of it reported."""
        if data is None:
            return None
        try:
            return model.model_validate(data)
        except ValidationError as error:
            for one in error.errors(include_url=False, include_input=False):
                self._refused(one, (*path, *one["loc"]))
        return None

    def _refused(self, one: Any, path: ValuePath) -> None:
        if any(path[:depth] in self.faulted for depth in range(1, len(path) + 1)):
            return
        context = one.get("ctx", {})
        if one["type"] == "docgen":
            params = {name: value for name, value in context.items() if not name.startswith("_")}
            at = self.inside(path, context.get("_start") or 0, context.get("_end"))
            one = Diagnostic(context["_code"], at, params, mend=context.get("_mend"))
            self._keep(one, at, path)
        elif one["type"] == "missing":
            self._missing(path)
        else:
            at = self.places.of(*path)
            text = self.texts[path].text if path in self.texts else ""
            self.report("DG2027", at, path, key=self.said(path), text=text)

    def _missing(self, path: ValuePath) -> None:
        section = self.sections.get(path[:-1], "")
        key = self.said(path)
        if path in self.empty:
            self.report("DG2004", self.empty[path], path, key=key)
        elif self.complete:
            word = vocabulary.word(section, str(path[-1]))
            at = self.places.keys.get(path[:-1]) or self.places.of(*path[:-1])
            example = word.description or word.title
            self.report("DG2001", at, path, key=key, title=word.title, example=example)

    def inside(self, path: ValuePath, start: int = 0, end: int | None = None) -> Position:
        """Where ``start`` to ``end`` of the text at ``path`` stands."""
        text = self.texts.get(path)
        return self.places.of(*path) if text is None else text.place(start, end)

    def fault(self, fault: Fault, path: ValuePath) -> None:
        """Report a fault of a Thai reader in the text at ``path``."""
        at = self.inside(path, fault.start, fault.end)
        self._keep(Diagnostic(fault.code, at, fault.params, mend=fault.mend), at, path)


def suggestions(text: str, known: Iterable[str]) -> str:
    """The nearest of ``known``, joined by the word for "or"; empty when nothing is near."""
    return f" {vocabulary.thai('words', 'or')} ".join(nearest(text, known)[:3])


def _suggestion(
    text: str, known: AnySequence[str], offered: AnySequence[str] | None = None
) -> dict[str, str]:
    """Parameters for a remedy: ``suggestion`` is the nearest name, or all that are known."""
    close = suggestions(text, known)
    return {"suggestion": close or ", ".join((offered or known)[:20]) or "-"}


def _home(key: str) -> str | None:
    """The field of a circular under which a key belongs that stands beside it."""
    homes = {target: name for name, (_, target) in FORMS["circular"].items() if target}
    for section, name in {"wording": "body", **homes}.items():
        if section in vocabulary.sections() and vocabulary.english(section, key) not in (None, key):
            return name
    return None


def _both(section: str) -> dict[str, str]:
    return {name: vocabulary.english(section, name) or name for name in vocabulary.both(section)}


def known_kinds() -> dict[str, str]:
    """The kinds that ship with docgen, as a clerk names them → identifier."""
    known = {kinds.kind(name).thai: name for name in kinds.names()}
    return known | {name: name for name in kinds.names()}


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.text.strip()


def _form_name(node: Node) -> str:
    name = {Scalar: "text_kind", Sequence: "list_kind", Mapping: "mapping_kind"}[type(node)]
    return vocabulary.thai("words", name)
