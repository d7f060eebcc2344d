"""Work on a stranger's file in a process of its own; what it does not survive is one refusal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from docgen import isolation
from docgen.reading.unread_files import refused_file


def run_apart(path: Path, task: Callable[..., Any], *arguments: Any) -> Any:
    """What ``task`` gives for ``arguments``, both of which go through ``pickle``.

    Raises: Rejected, as the task does, and with DG7200 where ``path`` takes too much time or
    memory, or is so damaged that its readers stumble.
    """
    try:
        return isolation.run(task, *arguments)
    except isolation.OverrunError as error:
        raise refused_file(path, error.reason) from None
    except isolation.IsolatedError:
        raise refused_file(path, "broken") from None
