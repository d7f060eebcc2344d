"""The command line: the only place that prints, reads the clock and exits."""

from __future__ import annotations

from docgen.cli import first  # noqa: F401  before all else is imported
from docgen.cli.framework import Commands

main = Commands(
    {
        "init": "docgen.cli.init",
        "open": "docgen.cli.open",
        "new": "docgen.cli.new",
        "check": "docgen.cli.check",
        "build": "docgen.cli.build",
        "show": "docgen.cli.show",
        "preview": "docgen.cli.preview",
        "batch": "docgen.cli.batch",
        "dispatch": "docgen.cli.dispatch",
        "sign": "docgen.cli.sign",
        "verify": "docgen.cli.verify",
        "annex": "docgen.cli.annex",
        "forward": "docgen.cli.forward",
        "diff": "docgen.cli.diff",
        "remind": "docgen.cli.remind",
        "status": "docgen.cli.status",
        "read": "docgen.cli.read",
        "fetch": "docgen.cli.fetch",
        "register": "docgen.cli.register",
        "ruler": "docgen.cli.ruler",
        "list": "docgen.cli.listing",
        "explain": "docgen.cli.explain",
        "schema": "docgen.cli.schema",
        "doctor": "docgen.cli.doctor",
        "manual": "docgen.cli.manual",
    }
)

__all__ = ["main"]
