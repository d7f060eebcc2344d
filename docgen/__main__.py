"""``python -m docgen``: the command line, where the ``docgen`` program is not on the path."""

from __future__ import annotations

from docgen.cli import main

main()
