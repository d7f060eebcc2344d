"""``python -m tests.bench [NAME …]``: what is measured, by name; the usual ones without.

A number after a name is how many: runs of ``start``, letters of ``scale``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence

from tests.bench import (
    approved,
    bench_batch,
    bench_docx,
    bench_list,
    bench_page,
    bench_pdf,
    bench_running,
    bench_start,
    bench_typing,
    disk,
    full,
    kill,
    names,
    read_back,
    scale,
    table,
)

_ALL: dict[str, Callable[..., Iterable[str]]] = {
    "start": bench_start.run,
    "docx": bench_docx.run,
    "pdf": bench_pdf.run,
    "page": bench_page.run,
    "typing": bench_typing.run,
    "list": bench_list.run,
    "running": bench_running.run,
    "batch": bench_batch.run,
    "kill": kill.run,
    "disk": disk.run,
    "names": names.run,
    "full": full.run,
    "read": read_back.run,
    "approved": approved.run,
    "scale": scale.run,
    "table": table.run,
}
_USUAL = ("start", "docx", "pdf", "batch")


def main(wanted: Sequence[str]) -> int:
    """Run what is named and say what was measured."""
    asked = list(wanted or _USUAL)
    while asked:
        name = asked.pop(0)
        if name not in _ALL:
            sys.stderr.write(f"{name}: one of {', '.join(_ALL)}\n")
            return 2
        many = [int(asked.pop(0))] if asked and asked[0].isdecimal() else []
        for text in _ALL[name](*many):
            sys.stdout.write(text + "\n")
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
