"""What the annexes of a circular are made from; empty for a circular without any."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from pathlib import Path

from docgen.diagnostics import Diagnostic
from docgen.light import dataclass
from docgen.loading.fields.field_reading import Reading
from docgen.model.dossier import ValuePath
from docgen.model.submissions import Programme, ProvinceCount, Submission

FindFile = Callable[[Reading, ValuePath, str | None], Path | None]


@dataclass(slots=True)
class AnnexData:
    """What the annexes of one circular are made from, by the annex's name."""

    submissions: dict[str, tuple[Submission, ...]] = field(default_factory=dict)
    counts: dict[str, tuple[ProvinceCount, ...]] = field(default_factory=dict)
    programmes: dict[str, Programme] = field(default_factory=dict)
    near: dict[str, str] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)
