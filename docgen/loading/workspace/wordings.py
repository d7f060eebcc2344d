"""Wording templates: files of front matter and text in ``templates/``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

from docgen import __version__, kept, opening, vocabulary
from docgen.codes.reasons import Reason, unreadable_line
from docgen.diagnostics import Diagnostic, Position, Rejected
from docgen.loading.workspace import Workspace
from docgen.loading.yaml import yaml_source
from docgen.loading.yaml.nodes import plain_value
from docgen.model.wordings import Slot, Wordings, WordingTemplate

_FENCE, _ENDING = "---", ".j2"
MOST_BYTES = 200_000
_TEXTS = ("thai", "english", "title")
_OF_SLOT = ("english", "required", "meaning")


def load(workspace: Workspace) -> Wordings:
    """Every wording of the workspace, read when one is asked for, and once for as long as its file
    stays as it is.
    """
    return _InFolder(workspace.templates)


class _InFolder(Wordings):
    """The wordings of a folder that most letters never ask for."""

    _folder: Path

    def __init__(self, folder: Path) -> None:
        object.__setattr__(self, "_folder", folder)

    @cached_property
    def _wordings(self) -> Wordings:
        stamps = opening.stamps_in(self._folder)
        around = (opening.time_and_size(self._folder), stamps)
        return _kept_folder(self._folder, around) if stamps else in_folder(self._folder)

    @property
    def templates(self) -> tuple[WordingTemplate, ...]:
        """As they are in the folder."""
        return self._wordings.templates

    @property
    def broken_files(self) -> Mapping[str, tuple[Diagnostic, ...]]:
        """As they are in the folder."""
        return self._wordings.broken_files

    def __reduce__(self) -> tuple[type[Wordings], tuple[Path]]:
        return _InFolder, (self._folder,)


# Kept until a file of the folder changes, comes or goes: a page asks at every keystroke.
@lru_cache(maxsize=8)
def _kept_folder(folder: Path, _stamps: object) -> Wordings:
    return in_folder(folder)


def in_folder(folder: Path) -> Wordings:
    """Every wording of a folder of templates."""
    templates: list[WordingTemplate] = []
    broken: dict[str, tuple[Diagnostic, ...]] = {}
    for path in opening.names_in(folder, _ENDING):
        try:
            templates.append(_cached_template(path, opening.changed_at(path)))
        except Rejected as refused:
            broken[path.stem] = refused.found
    _kept_heads().keep()
    return Wordings(tuple(templates), broken)


@lru_cache(maxsize=256)
def _cached_template(path: Path, modified: int) -> WordingTemplate:
    return read_wording(path)


def read_wording(path: Path) -> WordingTemplate:
    """One template file.

    Raises: Rejected, with the line where its front matter is wrong, or with the reason why the
    file cannot be opened.
    """
    content = opening.content(path, MOST_BYTES, within=path.parents[1])
    try:
        lines = content.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise _rejected_template(path, 0, "UTF-8") from None
    end = lines.index(_FENCE, 1) if _FENCE in lines[1:] else 0
    if not end or lines[0] != _FENCE:
        raise _rejected_template(path, 1, _FENCE)
    written = "\n".join(lines[1:end]).encode("utf-8")
    head = _kept_heads().value(written, lambda: _parsed_head(path, written, lines[: end + 1]))
    return _from_head(path, head, "\n".join(lines[end + 1 :]), end + 2)


@cache
def _kept_heads() -> kept.KeptValues:
    """What the heads of wordings say, kept in the user's cache until one is changed."""
    return kept.KeptValues("wordings.data", kept.digest_of(__version__.encode("ascii")))


def _parsed_head(path: Path, written: bytes, lines: list[str]) -> Any:
    parsed = yaml_source.parse(written, str(path))
    fault = next((found_fault for found_fault in parsed.found if found_fault.is_error), None)
    if fault is not None:
        line = fault.at.line if fault.at else 0
        reason = unreadable_line(lines[min(line, len(lines) - 1)], fault.message("en"))
        raise _rejected_template(path, line + 1, reason)
    return plain_value(parsed.root) if parsed.root is not None else None


def _from_head(path: Path, head: Any, source: str, first_line: int) -> WordingTemplate:
    for name in _TEXTS:
        if not isinstance(head, dict) or not isinstance(head.get(name), str):
            raise _rejected_template(path, 1, name)
    if not isinstance(head.get("slots"), dict):
        raise _rejected_template(path, 1, "slots")
    slots = []
    for name, row in head["slots"].items():
        if not isinstance(row, dict) or not all(isinstance(row.get(key), str) for key in _OF_SLOT):
            raise _rejected_template(path, 1, name)
        under = _texts(path, row, "under")
        is_required = row["required"] == "yes"
        slots.append(Slot(name, row["english"], is_required, row["meaning"], under))
    return WordingTemplate(
        path,
        thai=head["thai"],
        english=head["english"],
        title=head["title"],
        slots=tuple(slots),
        source=source,
        first_line=first_line,
        kinds=_texts(path, head, "kinds"),
        needs=tuple(
            vocabulary.english("circular", text) or text for text in _texts(path, head, "needs")
        ),
    )


def _texts(path: Path, row: Mapping[str, object], name: str) -> tuple[str, ...]:
    """A list of texts, empty where it is not there."""
    given = row.get(name, [])
    if not isinstance(given, list) or not all(isinstance(given_name, str) for given_name in given):
        raise _rejected_template(path, 1, name)
    return tuple(given)


def _rejected_template(path: Path, line: int, reason: str | Reason) -> Rejected:
    at = Position(str(path), line, 1 if line else 0)
    return Rejected([Diagnostic("DG6002", at, {"template": path.name, "reason": reason})])
