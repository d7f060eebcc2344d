"""What docgen notes as JSON for itself, in a workspace or a home: whatever lies there by now."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docgen import opening
from docgen.diagnostics import Rejected

_MOST_BYTES = 4_000_000


def record_at(path: Path, *, within: Path | None = None) -> dict[str, Any]:
    """The names and values noted at ``path``; none where the file is missing, damaged or a link.

    What the values are is not known: text and numbers are asked for by :func:`text_of` and
    :func:`numbers_of`.
    """
    try:
        noted = json.loads(opening.content(path, _MOST_BYTES, within=within or path.parent))
    except (Rejected, ValueError, RecursionError):
        return {}
    return noted if isinstance(noted, dict) else {}


def text_under(record: Mapping[str, object], name: str) -> str:
    """The text under that name; empty where it is none, or none that can be written."""
    found = record.get(name)
    if not isinstance(found, str) or any("\ud800" <= sign <= "\udfff" for sign in found):
        return ""
    return found


def numbers_of(record: Mapping[str, object], name: str) -> frozenset[int]:
    """The numbers in the list under that name."""
    found = record.get(name)
    listed = found if isinstance(found, list) else []
    return frozenset(each for each in listed if isinstance(each, int))
