"""What the circulars of a workspace say, kept in the user's cache between runs.

One letter is held against the numbers and dates of all others; to read them again each time takes
longer, the more of them there are. A circular is known by the digest of its bytes. Nothing is kept
of one that bears a degree of secrecy.
"""

from __future__ import annotations

from typing import Any

import yaml

from docgen import kept, vocabulary
from docgen.loading.workspace import Workspace

LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NAME = "circulars.data"


class KeptCirculars:
    """The plain contents of circulars, by their bytes, for one workspace."""

    def __init__(self, workspace: Workspace) -> None:
        key = kept.digest_of(str(workspace.root).encode("utf-8"))
        self._values = kept.KeptValues(_NAME, key)

    def plain(self, content: bytes) -> Any:
        """What YAML says in ``content``, all scalars as text.

        Raises: yaml.YAMLError, ValueError, RecursionError, as PyYAML does.
        """
        return self._values.value(
            content,
            lambda: yaml.load(content, Loader=LOADER),
            may_stay=not _speaks_of_secrecy(content.decode("utf-8", "replace")),
        )

    def keep(self) -> None:
        """Keep what was asked for."""
        self._values.keep()


def _speaks_of_secrecy(text: str) -> bool:
    """Whether the word stands in it that every degree of secrecy and their field's name hold."""
    thai = vocabulary.thai("secrecy", "secret")
    return thai in text or "secre" in text.lower()
