"""The words of reminders and of who has answered, from ``remind.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from docgen import own_data


@cache
def reminder_words() -> Mapping[str, Any]:
    """``remind.yaml``."""
    read: dict[str, object] = own_data.plain_data(Path(__file__).parent / "remind.yaml")
    return read
