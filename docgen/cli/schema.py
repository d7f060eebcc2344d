"""``docgen schema``: the JSON Schema of a circular, for editors."""

from __future__ import annotations

import json
from pathlib import Path

import click

from docgen.cli.framework import Command
from docgen.cli.options import file_option, keys_option, write_or_print


@click.command(cls=Command, name="schema")
@file_option()
@keys_option()
def command(output: Path | None, keys: str) -> None:
    """Write the schema with keys in one language."""
    from docgen.services.form import circular_schema

    text = json.dumps(circular_schema(keys), ensure_ascii=False, indent=2) + "\n"
    write_or_print(text, output)
