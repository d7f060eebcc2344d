"""Times of day: ``๑๓.๓๐ น.``"""

from __future__ import annotations

from docgen.light import dataclass, regex
from docgen.thai import Fault
from docgen.thai.numerals import refuse_mixed, thai_digits, to_arabic

_TIME = regex(
    r"\s*+(?:เวลา\s*+)?(?P<hour>[0-9๐-๙]{1,2})\s?[.:]\s?(?P<minute>[0-9๐-๙]{2})"
    r"\s*+(?:(?:น\.?|นาฬิกา)\s*+)?"
)


def parse_time(text: str) -> tuple[int, int]:
    """Hour and minute of ``13.30 น.``, ``13:30``, ``เวลา ๑๓.๓๐ น.``; 24.00 ends a day.

    Raises: Fault, when it is no time of day.
    """
    refuse_mixed(text)
    match = _TIME.fullmatch(text)
    if match is None:
        raise Fault("DG3010", end=len(text), text=text)
    hour, minute = int(to_arabic(match["hour"])), int(to_arabic(match["minute"]))
    if minute > 59 or hour > 24 or (hour == 24 and minute):
        raise Fault("DG3011", start=match.start("hour"), end=match.end("minute"), text=text.strip())
    return hour, minute


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """When something begins and, where that is said, when it ends: hours and minutes."""

    start: tuple[int, int]
    end: tuple[int, int] | None = None

    @property
    def text(self) -> str:
        """``๐๙.๐๐ - ๑๒.๐๐ น.``."""
        begin = time_text(*self.start)
        return (
            begin if self.end is None else f"{begin.removesuffix(' น.')} - {time_text(*self.end)}"
        )


def parse_time_span(text: str) -> TimeSpan:
    """``9.00 น.`` or ``09.00 - 12.00 น.``; it ends after it begins.

    Raises: Fault, when it is no time, or ends before it begins.
    """
    begin, sign, rest = text.partition("-")
    if not sign:
        return TimeSpan(parse_time(text))
    start = parse_time(begin)
    try:
        end = parse_time(rest)
    except Fault as fault:
        shift = len(begin) + len(sign)
        fault.start += shift
        fault.end = shift + (fault.end or len(rest))
        raise
    if end <= start:
        raise Fault("DG3015", end=len(text), text=text.strip())
    return TimeSpan(start, end)


def time_text(hour: int, minute: int) -> str:
    """``(13, 30)`` → ``๑๓.๓๐ น.``; the hour always has two digits."""
    return thai_digits(f"{hour:02d}.{minute:02d}") + " น."
