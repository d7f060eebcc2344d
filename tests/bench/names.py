"""20,000 random names: none leaves the folder, none is over 200 bytes, each is its own name."""

from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.writers.safe_names import safe_name

_MOST = 20_000
_HOSTILE = st.sampled_from(
    ["..", "/", "\\", ":", "CON", "nul.txt", "\u202e", "ก" * 90, ".", " ", "~"]
)


def run() -> list[str]:
    """Text of every kind, with the parts that have broken folders before mixed in."""
    tried = 0

    @settings(
        max_examples=_MOST, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(st.lists(st.text(max_size=40) | _HOSTILE, max_size=8).map("".join))
    def one(text: str) -> None:
        nonlocal tried
        tried += 1
        name = safe_name(text)
        assert 0 < len(name.encode("utf-8")) <= 200
        assert PurePosixPath(name).name == name
        assert PureWindowsPath(name).name == name
        assert not PureWindowsPath(name).is_reserved()
        assert name not in (".", "..")
        assert safe_name(name) == name

    one()
    return [f"{tried} random names: none outside its folder, over 200 bytes, reserved or unstable"]
