"""Values and lines as a remedy shows them: in quotes, and shortened where they are long."""

from __future__ import annotations

_WIDEST_REMEDY, _TAIL, _JOINT = 90, 24, 12


def quoted_value(before: str, value: str) -> str:
    """``before`` and ``value`` in quotes, as the clerk should type it."""
    return shortened_line(f"{before.strip()} {in_quotes(value)}".strip())


def in_quotes(value: str) -> str:
    """A single-quoted YAML text."""
    return "'" + value.replace("'", "''") + "'"


def shortened_text(text: str) -> str:
    """``text``, or its beginning and ``...``."""
    return text if len(text) <= _WIDEST_REMEDY else text[:_WIDEST_REMEDY] + "..."


def shortened_line(text: str, before: str = "") -> str:
    """A line in a remedy: whole, or its beginning and its end with ``…`` for the rest.

    The rest is left out only where it and what joins it is as it was ``before``.
    """
    if len(text) <= _WIDEST_REMEDY or text.count("''") > 1:
        return text
    begin, end = text[: _WIDEST_REMEDY - _TAIL].rstrip(), text[-_TAIL:].lstrip()
    rest = text[len(begin) : len(text) - len(end) + _JOINT].strip()
    if before and rest not in before:
        return text
    return f"{begin} … {end}"
