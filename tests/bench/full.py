"""7,850 letters, both forms, beside 785."""

from __future__ import annotations

from tests.bench.bench_batch import measured

_SIZES = (785, 7850)


def run() -> list[str]:
    """Some minutes."""
    return [text for size in _SIZES for text in measured(size)]
