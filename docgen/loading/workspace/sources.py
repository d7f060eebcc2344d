"""``config/sources.yaml``: where data come from outside: databases, addresses on the web, CKAN."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path
from typing import Any

from docgen import opening, vocabulary
from docgen.diagnostics import Diagnostic, Position
from docgen.light import dataclass, regex
from docgen.loading.fields.field_reading import Reading
from docgen.loading.workspace import Workspace
from docgen.loading.yaml import yaml_source
from docgen.thai import Fault
from docgen.thai.numerals import integer

FILE = "sources.yaml"
_VARIABLE = regex(r"\$\{([^{}]+)\}")
_WAYS = ("database", "address", "catalogue")
_MOST_ROWS = 1_000_000
_MOST_SECONDS = 3_600


@dataclass(frozen=True, slots=True)
class Source:
    """One source: by SQL, by its address, or from a CKAN catalogue; ``target`` is a folder.

    ``secrets`` are the values of the environment that went into it; they are never told.
    """

    name: str
    at: Position
    database: str = ""
    query: str = ""
    address: str = ""
    catalogue: str = ""
    resource: str = ""
    key: str = ""
    sheet: str = ""
    target: str = "submissions"
    rows: int = 200_000
    seconds: int = 120
    secrets: tuple[str, ...] = ()

    def without_secrets(self, text: str) -> str:
        """``text`` with every secret blotted out."""
        for secret in sorted(self.secrets, key=len, reverse=True):
            text = text.replace(secret, "***")
        return text


@dataclass(frozen=True, slots=True)
class SourcesFile:
    """The sources by name, and what is wrong with each or with the file."""

    sources: dict[str, Source]
    names: tuple[str, ...]
    found: tuple[Diagnostic, ...] = ()
    faults: dict[str, tuple[Diagnostic, ...]] = field(default_factory=dict)
    lines: tuple[str, ...] = ()


def read_sources(workspace: Workspace, environment: Mapping[str, str] | None = None) -> SourcesFile:
    """The sources of the workspace; ``environment`` stands for the machine's."""
    path = workspace.config / FILE
    if not opening.is_file(path):
        return SourcesFile({}, ())
    given = os.environ if environment is None else environment
    parsed = yaml_source.read_yaml(path, within=workspace.root)
    sources: dict[str, Source] = {}
    faults: dict[str, tuple[Diagnostic, ...]] = {}
    names = []
    for entry in parsed.root.entries if parsed.root else ():
        name = entry.key.text
        names.append(name)
        reading = Reading(str(path), complete=parsed.complete, doubtful=parsed.doubtful)
        reading.places.keys[(name,)] = entry.key.at
        data = reading.mapping(entry.value, "source", (name,)) or {}
        made = _source(reading, name, data, given)
        faults[name] = tuple(reading.found)
        if not any(fault.is_error for fault in reading.found):
            sources[name] = made
    return SourcesFile(sources, tuple(names), parsed.found, faults, parsed.lines)


def _source(
    reading: Reading, name: str, data: Mapping[str, Any], environment: Mapping[str, str]
) -> Source:
    _tell_ways(reading, name, data)
    secrets: list[str] = []
    values = {
        key: _filled_text(reading, (name, key), data.get(key) or "", environment, secrets)
        for key in ("database", "address", "catalogue", "key")
    }
    return Source(
        name,
        reading.places.keys[(name,)],
        **values,
        query=data.get("query") or "",
        resource=data.get("resource") or "",
        sheet=data.get("sheet") or "",
        target=data.get("target") or "submissions",
        rows=_number(reading, data, name, "rows", 200_000, _MOST_ROWS),
        seconds=_number(reading, data, name, "seconds", 120, _MOST_SECONDS),
        secrets=tuple(secret for secret in secrets if secret),
    )


def _tell_ways(reading: Reading, name: str, data: Mapping[str, Any]) -> None:
    """That a source has no way or several, or lacks what belongs to its way."""
    path = (name,)
    at = reading.places.keys[path]
    ways = [way for way in _WAYS if data.get(way)]
    if len(ways) != 1:
        known = ", ".join(vocabulary.thai("source", way) for way in _WAYS)
        reading.report("DG4401", at, path, name=name, known=known)
    needed = {"database": "query", "catalogue": "resource"}
    for way in ways:
        if way in needed and not data.get(needed[way]):
            word = vocabulary.word("source", needed[way])
            params = {"key": word.thai, "title": word.title, "example": word.description}
            reading.report("DG2001", at, (*path, needed[way]), **params)


def _filled_text(
    reading: Reading,
    path: tuple[str, str],
    text: str,
    environment: Mapping[str, str],
    secrets: list[str],
) -> str:
    """``text`` with ``${NAME}`` replaced by what the environment has under that name."""

    def value(match: re.Match[str]) -> str:
        found = environment.get(match[1])
        if found is None:
            reading.report("DG4402", reading.places.of(*path), path, name=match[1])
            return ""
        secrets.append(found)
        return found

    return _VARIABLE.sub(value, text.strip())


def _number(
    reading: Reading, data: Mapping[str, Any], name: str, key: str, usual: int, most: int
) -> int:
    if data.get(key) is None:
        return usual
    try:
        return integer(data[key], least=1, most=most)
    except Fault as fault:
        reading.fault(fault, (name, key))
        return usual


def snapshot_path(workspace: Workspace, source: Source) -> Path:
    """The CSV file that the source's newest data stand in."""
    return workspace.config / source.target / f"{source.name}.csv"
