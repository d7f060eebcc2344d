"""Circular + kind + standard → Letter: parts, wording, annexes, and the next office's circular."""

from __future__ import annotations

from docgen.compose.forwarding import Forwarded, Step, forwarded
from docgen.compose.letters import Composed, Prepared, letter, prepare

__all__ = ["Composed", "Forwarded", "Prepared", "Step", "forwarded", "letter", "prepare"]
