"""Circular + kind + standard → Letter: parts, wording and annexes."""

from __future__ import annotations

from docgen.compose.letters import Composed, letter

__all__ = ["Composed", "letter"]
