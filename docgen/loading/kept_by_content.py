"""What was read of files, kept until a byte of them changes: for those who read them again at once.

A page that is redrawn at every keystroke reads its lists once. What is kept is shared: it must not
be changed by whoever gets it.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from pathlib import Path
from threading import Lock
from typing import Generic, TypeVar

from docgen import opening

Content = TypeVar("Content")
_MOST_BYTES = 256_000_000


class KeptByContent(Generic[Content]):
    """The last ``most`` things that were read, by the content of their files and what was asked."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, Content] = OrderedDict()
        self._lock = Lock()

    def kept_or_read(
        self,
        files: Iterable[Path],
        asked: Hashable,
        reading: Callable[[], Content],
        *,
        within: Path | None = None,
    ) -> Content:
        """What ``reading`` gives; what it gave before, where no file has changed since.

        A file that leads out of the folder ``within`` is not opened here either.
        """
        key = (tuple(_content(file, within) for file in files), asked)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = reading()
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made


def _content(path: Path, within: Path | None) -> tuple[str, str]:
    """The file's name and what it holds; nothing for one that cannot be read."""
    found, _ = opening.content_or_fault(path, _MOST_BYTES, within=within)
    return str(path), "" if found is None else hashlib.sha256(found).hexdigest()
