"""Circular + kind + standard → Letter: parts, wording, annexes, and the next office's circular."""

from __future__ import annotations

from docgen.compose.forwarding import forwarding_yaml
from docgen.compose.letters import Composed, Prepared, letter, prepare

__all__ = ["Composed", "Prepared", "forwarding_yaml", "letter", "prepare"]
