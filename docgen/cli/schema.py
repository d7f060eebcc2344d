"""``docgen schema``: the JSON Schema of a circular, for editors."""

from __future__ import annotations

import json
from pathlib import Path

import click

from docgen.cli.framework import Command
from docgen.cli.options import file_option, keys_option, workspace_here, write_or_print


@click.command(cls=Command, name="schema")
@file_option()
@keys_option()
@click.option("--package", "of_package", is_flag=True)
def command(output: Path | None, keys: str, of_package: bool) -> None:
    """Write the schema with keys in one language, with the office's own kinds, or a package's."""
    from docgen.services.asked import kinds_of
    from docgen.services.dispatch import package_schema
    from docgen.services.form import circular_schema

    own_kinds = kinds_of(workspace_here())
    schema = package_schema() if of_package else circular_schema(keys, own_kinds)
    text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
    write_or_print(text, output)
