"""Columns of its recipients list that a circular names: in its words, its wording, its kind."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from docgen import opening, vocabulary
from docgen.kinds import Kind
from docgen.loading.fields.field_reading import Reading
from docgen.loading.workspace import Workspace

if TYPE_CHECKING:
    from docgen.loading.circular.as_written import CircularAsWritten

_MOST_BYTES = 1_000_000


def named_columns(
    reading: Reading, circular: CircularAsWritten, kind: Kind | None, workspace: Workspace
) -> frozenset[str]:
    """The columns by every name that they may have: as they are written, and in English."""
    texts = [text.text for text in reading.texts.values()]
    body = circular.get("body")
    if isinstance(body, dict):
        texts.append(_wording(str(body.get("template") or ""), workspace))
    names = set(_after(texts))
    if kind is not None:
        names |= {name for field in kind.fields for name in (field.name, field.english)}
    english = (vocabulary.english("recipients", each_name) for each_name in names)
    return frozenset(names | {each_name for each_name in english if each_name is not None})


def _after(texts: Iterable[str]) -> Iterable[str]:
    words = "|".join(("recipient", vocabulary.thai("names", "recipient")))
    sign = re.compile(rf"(?:{words})\s*\.\s*([^\W\d][\w\u0e00-\u0e7f]*)")
    return (name for text in texts if "." in text for name in sign.findall(text))


def _wording(name: str, workspace: Workspace) -> str:
    """The text of a wording by the name of its file, or of every one where there is none such."""
    named = workspace.templates / f"{name}.j2"
    files = [named] if opening.is_file(named) else opening.names_in(workspace.templates, ".j2")
    found = (
        opening.content_or_fault(file, _MOST_BYTES, within=workspace.templates)[0] for file in files
    )
    return "\n".join((content or b"").decode("utf-8", "replace") for content in found)
