"""What the circulars of a workspace say, kept in the user's cache between runs.

One letter is held against the numbers and dates of all others; to read them again each time takes
longer, the more of them there are. A circular is known by the digest of its bytes. Nothing is kept
of one that bears a degree of secrecy.
"""

from __future__ import annotations

import hashlib
import marshal
from contextlib import suppress
from typing import Any

import yaml

from docgen import kept, vocabulary
from docgen.loading.workspace import Workspace

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NAME = "circulars.data"
_MOST_BYTES = 8_000_000


class KeptCirculars:
    """The plain contents of circulars, by their bytes, for one workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._key = kept.digest_of(str(workspace.root).encode("utf-8"))
        self._known: dict[bytes, bytes] = {}
        self._asked: dict[bytes, bytes] = {}
        self._has_new = self._is_kept = False
        with suppress(ValueError, EOFError, TypeError):
            found = marshal.loads(kept.found(_NAME, self._key) or b"")
            if isinstance(found, dict):
                self._known = found

    def plain(self, content: bytes) -> Any:
        """What YAML says in ``content``, all scalars as text.

        Raises: yaml.YAMLError, ValueError, RecursionError, as PyYAML does.
        """
        digest = hashlib.sha256(content).digest()
        form = self._known.get(digest)
        with suppress(ValueError, EOFError, TypeError):
            if form is not None:
                said = marshal.loads(form)
                self._asked[digest] = form
                return said
        said = yaml.load(content, Loader=_LOADER)
        if not _speaks_of_secrecy(content.decode("utf-8", "replace")):
            with suppress(ValueError):
                self._asked[digest] = marshal.dumps(said)
                self._has_new = True
        return said

    def keep(self) -> None:
        """Keep what was asked for, where some of it is new, once a process.

        The others are gone or were changed.
        """
        size = sum(map(len, self._asked.values()))
        if self._has_new and not self._is_kept and size <= _MOST_BYTES:
            kept.keep(_NAME, self._key, marshal.dumps(self._asked))
            self._is_kept = True


def _speaks_of_secrecy(text: str) -> bool:
    """Whether the word stands in it that every degree of secrecy and their field's name hold."""
    thai = vocabulary.thai("secrecy", "secret")
    return thai in text or "secre" in text.lower()
