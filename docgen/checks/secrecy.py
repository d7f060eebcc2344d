"""Rules about secret letters."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.checks.rule_input import SourceRule
from docgen.diagnostics import Diagnostic
from docgen.model.dossier import Dossier


def files_are_kept(dossier: Dossier) -> Iterator[Diagnostic]:
    """Whoever makes a secret letter is told what its mark does not do."""
    if dossier.circular.secrecy is not None:
        params = {"secrecy": dossier.recorded_subject}
        yield Diagnostic("DG7020", dossier.places.of("secrecy"), params)


SOURCE_RULES: tuple[SourceRule, ...] = (files_are_kept,)
