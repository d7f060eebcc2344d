"""What a circular says of its event and its reply channels must agree with itself."""

from __future__ import annotations

from docgen.loading.fields.field_reading import Reading
from docgen.model.circular import Circular
from docgen.model.contacts import Event
from docgen.model.records import value_if_known
from docgen.thai.dates import long_date
from docgen.thai.numerals import to_arabic


def check(reading: Reading, circular: Circular) -> None:
    """Report an event that ends before it begins, and a channel that leads nowhere."""
    if circular.event is not None:
        _event(reading, circular.event)
    for index, channel in enumerate(circular.reply_channels):
        place = ("reply_channels", index)
        faulted = any((*place, name) in reading.faulted for name in ("caption", "url", "email"))
        caption = value_if_known(channel, lambda channel: channel.caption)
        if faulted or caption is None or channel.url is not None or channel.email is not None:
            continue
        keys = {name: reading.name("reply_channel", name) for name in ("url", "email")}
        reading.report("DG2130", reading.places.of(*place), place, **keys, caption=caption)


def _event(reading: Reading, event: Event) -> None:
    first, last = value_if_known(event, lambda event: event.day), event.last_day
    if first is None or last is None or first <= last:
        return
    path = ("event", "last_day")
    keys = {"first": reading.name("event", "day"), "last": reading.name("event", "last_day")}
    said = {"start": to_arabic(long_date(first)), "end": to_arabic(long_date(last))}
    reading.report("DG2131", reading.places.of(*path), path, **keys, **said)
