"""An office's own facts: ``config/offices.yaml`` and ``config/signatories.yaml``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Generic

from docgen.diagnostics import Diagnostic
from docgen.light import dataclass
from docgen.loading.fields.field_reading import ModelType, Reading
from docgen.loading.kept_by_content import KeptByContent
from docgen.loading.workspace import Workspace
from docgen.loading.workspace.unit_heads import in_full
from docgen.loading.yaml import yaml_source
from docgen.model.circular import Office
from docgen.model.dossier import Places, ValuePath
from docgen.model.signing import ACTING, Signatory


@dataclass(frozen=True, slots=True)
class NamedEntries(Generic[ModelType]):
    """A file of named entries.

    ``found`` are the faults of the file itself; ``faults`` those of each entry by name, so that
    an unfinished entry does not stop letters that have nothing to do with it.
    """

    path: Path
    models: dict[str, ModelType]
    names: tuple[str, ...]
    found: tuple[Diagnostic, ...]
    faults: dict[str, tuple[Diagnostic, ...]]
    places: Places
    lines: tuple[str, ...]

    def with_guest(self, name: str, model: ModelType) -> NamedEntries[ModelType]:
        """With one entry more, which stands in no file; an entry of that name stays as it is."""
        if name in self.names:
            return self
        return replace(
            self,
            models={**self.models, name: model},
            names=(*self.names, name),
            faults={**self.faults, name: ()},
        )


def entry_named(entries: NamedEntries[Any], text: str) -> str | None:
    """The one entry whose own name in full the text is, whatever its spaces; else ``None``.

    What offices shorten at the beginning of a name (``อบต.``) is the same in full.
    """
    wanted = {"".join(name.split()) for name in (text, text.strip("() "), in_full(text))}
    found = [name for name, model in entries.models.items() if wanted & _full_names(model)]
    return found[0] if len(found) == 1 and text not in entries.names else None


def short_name(reading: Reading, written: str, name: str, entries: NamedEntries[Any]) -> str:
    """The entry's short name for an office or a signatory given by the name in full; it is told."""
    short = entry_named(entries, written)
    if short is None:
        return written
    reading.tell_spoken(written, short, reading.places.of(name))
    return short


def _full_names(model: Office | Signatory) -> set[str]:
    """What stands in the file as the name, without its spaces."""
    name = model.agency if isinstance(model, Office) else model.name
    return {"".join(name.split())}


# Offices and signatories of the last workspaces, kept until their files change.
_KEPT: KeptByContent[NamedEntries[Any]] = KeptByContent(8)


def offices(workspace: Workspace, content: bytes | None = None) -> NamedEntries[Office]:
    """Every office of the workspace; ``content`` stands for what is in the file."""
    return _entries(workspace, content, workspace.offices, "office", Office)


def signatories(workspace: Workspace, content: bytes | None = None) -> NamedEntries[Signatory]:
    """Everyone who may sign; ``content`` stands for what is in the file."""
    return _entries(workspace, content, workspace.signatories, "signatory", Signatory)


def _entries(
    workspace: Workspace,
    content: bytes | None,
    path: Path,
    section: str,
    model: type[ModelType],
) -> NamedEntries[ModelType]:
    if content is not None:
        return _read_entries(yaml_source.parse(content, str(path)), path, section, model)

    def reading() -> NamedEntries[ModelType]:
        parsed = yaml_source.read_yaml(path, within=workspace.root)
        return _read_entries(parsed, path, section, model)

    return _KEPT.kept_or_read((path,), (section, workspace.root), reading)


def _read_entries(
    parsed: yaml_source.Parsed, path: Path, section: str, model: type[ModelType]
) -> NamedEntries[ModelType]:
    models: dict[str, ModelType] = {}
    faults: dict[str, tuple[Diagnostic, ...]] = {}
    places = Places(str(path))
    names: list[str] = []
    for entry in parsed.root.entries if parsed.root else ():
        name = entry.key.text
        names.append(name)
        reading = Reading(str(path), complete=parsed.complete, doubtful=parsed.doubtful)
        reading.places.keys[(name,)] = entry.key.at
        data = reading.mapping(entry.value, section, (name,))
        if data is None and (name,) not in reading.faulted:
            reading.report("DG2004", entry.key.at, (name,), key=name)
        read = reading.model(model, data, (name,)) if data is not None else None
        _one_acting(reading, section, data, name)
        faults[name] = tuple(reading.found)
        places.values.update(reading.places.values)
        places.keys.update(reading.places.keys)
        places.texts.update(reading.places.texts)
        if read is not None:
            models[name] = read
    return NamedEntries(path, models, tuple(names), parsed.found, faults, places, parsed.lines)


def _one_acting(reading: Reading, section: str, data: dict[str, object] | None, name: str) -> None:
    """A person signs for one other post, whose holder may sign for a second one; no more."""
    if section == "signatory" and data is not None:
        one_acting(reading, section, data, (name,))


def one_acting(reading: Reading, section: str, data: dict[str, object], path: ValuePath) -> None:
    """Report an acting field too many, or two that name the same post."""
    given = [field for field in data if field in ACTING]
    if len(given) > 2 or (len(given) == 2 and data[given[0]] == data[given[1]]):
        keys = [reading.name(section, field) for field in given]
        last: ValuePath = (*path, given[-1])
        reading.report("DG2023", reading.places.keys[last], last, first=keys[0], second=keys[-1])
