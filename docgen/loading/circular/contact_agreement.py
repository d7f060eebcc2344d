"""What a circular says of its event and its reply channels must agree with itself."""

from __future__ import annotations

from typing import Any

from docgen.loading.fields.field_reading import Reading
from docgen.thai import Fault
from docgen.thai.date_reading import parse_date
from docgen.thai.dates import ThaiDate, long_date
from docgen.thai.numerals import to_arabic


def check(reading: Reading, data: dict[str, Any]) -> None:
    """Report an event that ends before it begins, and a channel that leads nowhere."""
    _event(reading, data.get("event") or {})
    for index, channel in enumerate(data.get("reply_channels") or ()):
        place = ("reply_channels", index)
        faulted = any((*place, name) in reading.faulted for name in ("caption", "url", "email"))
        if faulted or "caption" not in channel or {"url", "email"} & channel.keys():
            continue
        keys = {name: reading.name("reply_channel", name) for name in ("url", "email")}
        reading.report("DG2130", reading.places.of(*place), place, **keys, **channel)


def _event(reading: Reading, event: dict[str, Any]) -> None:
    first, last = (_day(event.get(name)) for name in ("day", "last_day"))
    if first is None or last is None or first <= last:
        return
    path = ("event", "last_day")
    keys = {"first": reading.name("event", "day"), "last": reading.name("event", "last_day")}
    said = {"start": to_arabic(long_date(first)), "end": to_arabic(long_date(last))}
    reading.report("DG2131", reading.places.of(*path), path, **keys, **said)


def _day(written: str | None) -> ThaiDate | None:
    """The day, when it is one: what is wrong with it is told by its own reader."""
    try:
        return parse_date(written) if written else None
    except Fault:
        return None
