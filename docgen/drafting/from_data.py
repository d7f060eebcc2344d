"""The draft of a received letter that carries its data: every field as its office had it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from docgen import kinds, vocabulary
from docgen.drafting.yaml_lines import commented_line
from docgen.drafting.yaml_text import entry_lines
from docgen.drafting.yaml_tree import Value
from docgen.kinds import Kind
from docgen.loading.circular.following_documents import INHERITED
from docgen.loading.fields.field_forms import form_of_field
from docgen.model.circular import Office
from docgen.model.letter_data import LetterData
from docgen.model.signing import ACTING, Signatory
from docgen.standards import table
from docgen.thai.numerals import to_arabic

_OF_PARTS = {"table": "table", "roster": "roster", "heading": "", "resumed": ""}
_TWIN = "english_letter"


def draft_of_data(
    data: LetterData,
    *,
    source: str,
    offices: Mapping[str, Office],
    signatories: Mapping[str, Signatory],
    keys: str = "th",
) -> str:
    """The draft as YAML; ``keys`` is ``th`` or ``en``.

    An office or signatory that this workspace does not know stands in a comment, or by name.
    """
    drafting = _DataLines(offices, signatories, keys)
    lines = [f"# {source}", f"# {table('reading')['from_data']}", *drafting.lines(data.fields)]
    annexed: str = table("reading")["annexed"]
    lines += [f"# {annexed.format(title=annex.title)}" for annex in data.letter.annexes]
    return "\n".join(lines) + "\n"


class _DataLines:
    def __init__(
        self, offices: Mapping[str, Office], signatories: Mapping[str, Signatory], keys: str
    ) -> None:
        self._offices, self._signatories, self._keys = offices, signatories, keys

    def lines(self, fields: Mapping[str, Any]) -> Iterator[str]:
        """Every field on lines of its own, in the order of the data; the body before who signs."""
        own = _kind_named(str(fields.get("kind", "")))
        for name, value in self._known_people(fields).items():
            if name == "office":
                yield from self._office(value)
            elif name == "sheets":
                yield from self._sheets(value, fields)
            else:
                key, written = self._entry(own, name, value)
                yield from entry_lines(key, written, 0)

    def _known_people(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        """The fields with the signatory as this workspace calls him, or by name; he comes last."""
        made = {"kind": fields.get("kind", ""), "office": fields.get("office", {})}
        made |= {name: value for name, value in fields.items() if name != "signatory"}
        return made | self._signer(fields.get("signatory"))

    def _signer(self, person: Any) -> dict[str, object]:
        """Who signs, as this workspace calls him, or by name; nothing where nobody does."""
        if not isinstance(person, dict):
            return {}
        known = (
            key for key, signatory in self._signatories.items() if _is_person(signatory, person)
        )
        key = next(known, None)
        return {"signatory": key} if key is not None else {"signatures": [person]}

    def _office(self, office: Mapping[str, Any]) -> Iterator[str]:
        key = self._office_key(office)
        name = self._word("circular", "office")
        if key:
            yield from entry_lines(name, key, 0)
            return
        said: str = table("reading")["doubts"]["unknown_office"]
        said = said.format(text=office.get("agency", "")) if "{text}" in said else said
        yield commented_line(f"{name}:", f"{table('reading')['check']}: {said}")

    def _office_key(self, office: Mapping[str, Any]) -> str:
        """The office of this workspace that wrote the letter: by its number, or by its name."""
        for field, name in (("reference_prefix", "reference_prefix"), ("agency", "agency")):
            told = str(office.get(name, ""))
            for key, known in self._offices.items():
                if told and _same(getattr(known, field) or "", told):
                    return key
        return ""

    def _sheets(self, sheets: Sequence[Any], letter: Mapping[str, Any]) -> Iterator[str]:
        """The documents that follow, each without what it has from the letter."""
        own = [
            {
                name: value
                for name, value in sheet.items()
                if name not in INHERITED or letter.get(name) != value
            }
            for sheet in sheets
        ]
        twins = [entry for entry in own if entry.get("kind") == _TWIN]
        others: list[Value] = [self._sheet(entry) for entry in own if entry.get("kind") != _TWIN]
        if others:
            yield from entry_lines(self._word("circular", "sheets"), others, 0)
        for twin in twins[:1]:
            said = self._sheet({name: inner for name, inner in twin.items() if name != "kind"})
            yield from entry_lines(self._word("circular", "english_twin"), said, 0)

    def _sheet(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        own = _kind_named(str(fields.get("kind", _TWIN)))
        kept = {
            name: value for name, value in fields.items() if name not in ("office", "signatory")
        }
        kept |= self._signer(fields.get("signatory"))
        return dict(self._entry(own, name, value) for name, value in kept.items())

    def _entry(self, own: Kind | None, name: str, value: Any) -> tuple[str, Any]:
        """A field of a circular as it is typed: its key, and what stands under it."""
        field = own.own_field(name) if own is not None else None
        if field is not None:
            return (field.name if self._keys == "th" else field.english), value
        if name == "kind":
            value = own.thai if own is not None and self._keys == "th" else value
        elif name == "body":
            value = [self._part(item) for item in value]
        elif name == "departure":
            reason: str = table("reading")["departs_as_received"]
            value = {**self._group("departure", value), self._word("departure", "reason"): reason}
        else:
            value = self._under("circular", name, value)
        return self._word("circular", name), value

    def _part(self, part: Any) -> Any:
        """One element of a body."""
        if not isinstance(part, dict):
            return part
        return {
            self._word("items", name): self._group(_OF_PARTS.get(name, ""), value)
            for name, value in part.items()
        }

    def _under(self, section: str, name: str, value: Any) -> Any:
        """What stands under a key: groups of keys, each in the words of its section."""
        form, target = form_of_field(section, name)
        if form == "named" and isinstance(value, dict):
            return {called: self._group(target, inner) for called, inner in value.items()}
        if isinstance(value, list):
            return [self._group(target, item) for item in value]
        return self._group(target, value)

    def _group(self, section: str, value: Any) -> Any:
        if not isinstance(value, dict) or section not in vocabulary.sections():
            return value
        return {
            self._word(section, name): self._under(section, name, inner)
            for name, inner in value.items()
        }

    def _word(self, section: str, name: str) -> str:
        if self._keys == "en" or vocabulary.english(section, name) is None:
            return name
        return vocabulary.thai(section, name)


def _kind_named(name: str) -> Kind | None:
    return kinds.kind(name) if name in kinds.names() else None


def _is_person(signatory: Signatory, told: Mapping[str, Any]) -> bool:
    """Whether both are one person who signs in the same place of the same others."""
    said = {"name": signatory.name, "position_title": signatory.position_title}
    said |= dict(signatory.acting_posts)
    acting = {name: text for name, text in told.items() if name in (*said, *ACTING)}
    return list(said) == list(acting) and all(_same(said[name], acting[name]) for name in said)


def _same(one: str, other: str) -> bool:
    return to_arabic("".join(one.split())) == to_arabic("".join(other.split()))
