"""The regular expressions of ``standards/reading.yaml``, over text with Arabic digits."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from docgen import standards, vocabulary
from docgen.thai import Fault
from docgen.thai.date_reading import parse_date
from docgen.thai.dates import ThaiDate
from docgen.thai.names import nearest_names
from docgen.thai.numerals import to_arabic


def table() -> dict[str, Any]:
    """The whole of it."""
    read: dict[str, object] = standards.table("reading")
    return read


@cache
def pattern(name: str) -> re.Pattern[str]:
    """One expression by its name; ``parts.subject`` reaches into a group."""
    value: Any = table()
    for step in name.split("."):
        value = value[step]
    return re.compile(value, re.IGNORECASE)


@cache
def noise_pattern() -> re.Pattern[str]:
    """A whole line that is no part of the letter."""
    return re.compile("|".join(f"(?:{form})" for form in table()["noise"]))


def doubt_sentence(name: str, text: str = "") -> str:
    """Why a field should be looked at."""
    reason: str = table()["doubts"][name]
    return reason.format(text=text)


def date_of(text: str) -> ThaiDate | None:
    """A date in any form that offices write, also with the year's last two digits."""
    short = re.fullmatch(r"(.*?)([0-9]{2})", text.strip())
    try:
        return parse_date(text)
    except Fault as fault:
        if fault.code != "DG3003" or short is None:
            return None
    try:
        return parse_date(f"{short[1]}25{short[2]}")
    except Fault:
        return None


def nearest_urgency(text: str) -> str:
    """An urgency as it should be written, marks and spaces lost in reading put back."""
    near = nearest_names("".join(text.split()), vocabulary.names("urgency"))
    return near[0] if near else text


def copy_kind(text: str) -> str:
    """Which copy a mark over a sheet tells, by its English name; ``""`` where it is none."""
    match = pattern("copy_mark").fullmatch(text)
    return (vocabulary.english("copies", match["copy"]) or "") if match is not None else ""


def without_filler(text: str) -> str:
    """A text in Arabic digits, what was filled in on the dots of a form as if it had none."""
    plain = to_arabic(text)
    if pattern("filler").match(plain) is None:
        return plain
    return pattern("filler_after").sub(" ", pattern("filler").sub(r"\g<label> ", plain)).strip()
