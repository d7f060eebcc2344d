"""Circular + kind + standard → Letter: parts, wording and annexes."""

from __future__ import annotations

from docgen.compose.letters import Composed, SharedParts, letter, prepare

__all__ = ["Composed", "SharedParts", "letter", "prepare"]
