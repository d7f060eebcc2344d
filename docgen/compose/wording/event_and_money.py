"""What sentences may name of an event and of sums of money."""

from __future__ import annotations

from typing import Any

from docgen.compose.phrases import fixed_wording, said_date
from docgen.compose.wording.bilingual_names import in_both_languages
from docgen.model.contacts import Event
from docgen.thai.amounts import Amount
from docgen.thai.dates import WEEKDAYS, ThaiDate, date_range
from docgen.thai.numerals import to_thai


def event_names(event: Event) -> dict[str, object]:
    """The parts of the event, and all of them as one phrase."""
    named: dict[str, Any] = {"day": _day(event.day)}
    if event.title:
        named["title"] = event.title
    if event.time:
        named["time"] = event.time.text
    if event.place:
        named["place"] = to_thai(event.place)
    if event.last_day:
        named["last_day"] = _day(event.last_day)
        named["range"] = date_range(event.day, event.last_day)
        days = fixed_wording("event_days", range=named["range"])
    else:
        days = fixed_wording("event_day", day=named["day"])
    pieces = [days]
    pieces += [fixed_wording("event_time", time=named["time"])] if "time" in named else []
    pieces += [fixed_wording("event_place", place=named["place"])] if "place" in named else []
    return in_both_languages({**named, "phrase": " ".join(pieces)})


def amount_names(amount: Amount) -> dict[str, object]:
    """Figures, words, and both as a letter says them."""
    return in_both_languages(
        {"figures": amount.figures, "words": amount.words, "phrase": amount.phrase}
    )


def _day(day: ThaiDate) -> str:
    """``วันพุธที่ ๑๕ กันยายน ๒๕๖๔``; without its weekday while the day is open."""
    if day.day is None:
        return fixed_wording("day", date=said_date(day))
    weekday = WEEKDAYS[day.gregorian().weekday()]
    return fixed_wording("weekday", weekday=weekday, date=said_date(day))
