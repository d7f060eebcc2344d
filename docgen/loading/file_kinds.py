"""What a file is by the ending of its name."""

from __future__ import annotations

from pathlib import Path

WORKBOOKS = (".xlsx", ".xlsm", ".xls")  # the last only to say that it is too old
TEXTS = (".csv", ".tsv", ".txt")


def is_table_name(path: Path) -> bool:
    """Whether a table of data lies under such a name."""
    return path.suffix.lower() in (*WORKBOOKS, *TEXTS)
