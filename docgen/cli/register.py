"""``docgen register``: the numbers of letters; a group of commands."""

from __future__ import annotations

from docgen.cli.framework import CommandGroup

command = CommandGroup(
    "register",
    {
        name: f"docgen.cli.register_{name}"
        for name in (
            *("list", "open", "reserve", "issue", "cancel"),
            *("receive", "import", "export", "check"),
        )
    },
)
