"""``docgen open``: the page, a local web page for the workspace."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.console import Console
from docgen.cli.framework import Command
from docgen.cli.messages import say


@click.command(cls=Command, name="open")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), required=False)
@click.option("--port", type=click.IntRange(0, 65535), default=0)
@click.option("--no-browser", is_flag=True)
@click.pass_obj
def command(console: Console, folder: Path | None, port: int, no_browser: bool) -> None:
    """Serve the page until Ctrl-C, or until it is ended from within; print its address."""
    from docgen.web.server import serve_page

    def show_address(address: str) -> None:
        click.echo(address)
        console.end("page_open")
        if not no_browser:
            click.launch(address)

    try:
        serve_page(folder or Path(), port=port, opened=show_address)
    except OSError as error:
        raise click.UsageError(say("port_taken", port=port, reason=str(error))) from error
