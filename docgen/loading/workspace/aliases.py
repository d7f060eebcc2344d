"""``config/aliases.yaml``: names that this office agreed to read as other names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from docgen import opening, vocabulary
from docgen.diagnostics import Diagnostic
from docgen.light import dataclass
from docgen.loading.fields.field_reading import Reading
from docgen.loading.yaml import yaml_source
from docgen.thai.names import clean


@dataclass(frozen=True, slots=True)
class Aliases:
    """The cleaned form of a name as it was written → the name that is meant."""

    provinces: Mapping[str, str] = field(default_factory=dict)
    districts: Mapping[str, str] = field(default_factory=dict)
    found: tuple[Diagnostic, ...] = ()
    lines: tuple[str, ...] = ()


def read_aliases(path: Path, known: tuple[str, ...]) -> Aliases:
    """The aliases at ``path``, none when there is no file; ``known`` are all provinces."""
    if not opening.exists(path):
        return Aliases()
    parsed = yaml_source.read_yaml(path, within=path.parents[1])
    reading = Reading(str(path), complete=parsed.complete, doubtful=parsed.doubtful)
    reading.found += parsed.found
    groups: dict[str, dict[str, str]] = {"province": {}, "district": {}}
    for entry in parsed.root.entries if parsed.root else ():
        name = vocabulary.english("submissions", entry.key.text)
        if name not in groups:
            both = [vocabulary.thai("submissions", group) for group in groups]
            params = {"key": entry.key.text, "suggestion": ", ".join(both)}
            reading.found.append(Diagnostic("DG2002", entry.key.at, params))
            continue
        for inner in getattr(entry.value, "entries", ()):
            meant = reading.text(inner.value, (name, inner.key.text))
            if meant is None:
                continue
            if name == "province" and clean(meant) not in known:
                params = {"name": inner.key.text, "meant": meant}
                reading.found.append(Diagnostic("DG4118", inner.value.at, params))
                continue
            groups[name][clean(inner.key.text)] = clean(meant)
    return Aliases(groups["province"], groups["district"], tuple(reading.found), parsed.lines)


def text_with_aliases(text: str, provinces: Mapping[str, str]) -> str:
    """The file's ``text`` with more provinces in it; what stands there stays as it is."""
    heading = vocabulary.thai("submissions", "province")
    lines = text.splitlines()
    new = [f"  '{written}': {meant}" for written, meant in provinces.items()]
    for index, line in enumerate(lines):
        if line.rstrip() in (f"{heading}:", "province:"):
            return "\n".join([*lines[: index + 1], *new, *lines[index + 1 :]]) + "\n"
    return "\n".join([*lines, f"{heading}:", *new]) + "\n"
