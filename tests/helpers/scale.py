"""How often tests at random ask: a little, or as often as promised with ``DOCGEN_LONG=1``."""

from __future__ import annotations

import os

LONG = bool(os.environ.get("DOCGEN_LONG"))


def times(usual: int, long: int) -> int:
    """``long`` where ``DOCGEN_LONG`` is set, ``usual`` otherwise."""
    return long if LONG else usual
