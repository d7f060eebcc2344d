"""The clock of the command line, read here alone, in Thailand's time."""

from __future__ import annotations

import datetime

THAILAND = datetime.timezone(datetime.timedelta(hours=7))


def now() -> datetime.datetime:
    """This moment."""
    return datetime.datetime.now(THAILAND)


def today() -> datetime.date:
    """This day."""
    return now().date()
