"""ruff and mypy --strict pass: their settings are in pyproject.toml."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize(
    "arguments",
    [
        ("ruff", "check", "docgen", "tests"),
        ("ruff", "format", "--check", "docgen", "tests"),
        ("mypy",),
    ],
    ids=" ".join,
)
def test_the_code_passes(arguments: tuple[str, ...]) -> None:
    result = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
