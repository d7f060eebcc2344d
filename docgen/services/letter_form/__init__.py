"""A letter as a form: drawn from its kind and its file, and what was typed there put back."""

from __future__ import annotations

from docgen.drafting.yaml_tree import UneditableError

__all__ = ["UneditableError"]
