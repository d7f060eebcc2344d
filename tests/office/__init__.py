"""Letters typed after those that offices really send, each with every field that it says."""

from __future__ import annotations

from tests.office import external, internal, more, titled
from tests.office.sheet import LETTERS, Sheet

__all__ = ["LETTERS", "Sheet", "external", "internal", "more", "titled"]
