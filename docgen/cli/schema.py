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
@click.option("--package", "of_package", is_flag=True)
def command(output: Path | None, keys: str, of_package: bool) -> None:
    """Write the schema with keys in one language, or that of a package's letter.json."""
    from docgen.services.dispatch import package_schema
    from docgen.services.form import circular_schema

    schema = package_schema() if of_package else circular_schema(keys)
    text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
    write_or_print(text, output)
