"""A letter built with a field to sign in, who signs it, and the password of the key."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from docgen.cli import main

SIGNER, PASSWORD = "นายขจร ศรีชวโนทัย", "รหัส1"


def build(path: Path, *more: str) -> Path:
    arguments = ["build", str(path), "--final", "--sign-field", "--to", "pdf", *more]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    return Path(result.stdout.splitlines()[-1]).resolve()
