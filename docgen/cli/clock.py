"""The clock of the command line, read here alone, in Thailand's time."""

from __future__ import annotations

import datetime
import getpass
import os
import time

THAILAND = datetime.timezone(datetime.timedelta(hours=7))


def now() -> datetime.datetime:
    """This moment."""
    return datetime.datetime.now(THAILAND)


def today() -> datetime.date:
    """This day."""
    return now().date()


def this_year() -> int:
    """The Buddhist-era year."""
    from docgen.services.asked import buddhist_year

    return buddhist_year(today())


def stamp() -> str:
    """This moment as registers write it: ``2564-09-08 10:30:05``."""
    return f"{this_year()}-{now():%m-%d %H:%M:%S}"


def keyboard_user() -> str:
    """Who stands at the keyboard, for those who wait for him."""
    try:
        return f"{getpass.getuser()}, {os.getpid()}"
    except (KeyError, OSError, ImportError):
        return str(os.getpid())


def seconds() -> float:
    """Seconds that only ever grow, for telling how long something takes."""
    return time.monotonic()
